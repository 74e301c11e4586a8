/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/search_evidence.h"

#include "council/person.h"
#include "council/promise_when.h"
#include "council/search_filter.h"
#include "council/spans.h"

enum { SQL_MAX = 4096, MOST_ARGS = EVIDENCE_ITEMS + 2 };

struct looking {
	struct db *db;
	struct arena *arena;
	const struct search_wish *wish;
	struct db_value args[MOST_ARGS]; /* the items, then what a field asks */
	size_t n;
	struct evidences *out;
};

static sp_rc take(struct looking *l, const struct db_rows *rows, const char *field)
{
	struct spans spans;
	SP_TRY(spans_of(l->arena, db_str(rows, 1), field, &spans));
	if (!spans.n || !spans.at[0].len)
		return SP_OK;
	struct evidence *found = sp_push(l->arena, &l->out->list);
	SP_NEED(found);
	*found = (struct evidence){db_int(rows, 0), spans.at[0]};
	return SP_OK;
}

/* Rows f under the items i; party: what their party must be, NULL for all. */
static sp_rc look(struct looking *l, const char *joins, const char *condition, const char *field,
		  const char *party, struct sp_err *e)
{
	BUF_AUTO sql = BUF_INIT(SQL_MAX);
	DB_ROWS_AUTO rows = NULL;
	buf_printf(&sql, "SELECT f.item, f.spans%s FROM item i JOIN %s", party ? ", f.party" : "",
		   joins);
	buf_puts(&sql, " AND f.municipality = i.municipality AND f.item = i.id WHERE i.id IN (");
	for (int i = 0; i < EVIDENCE_ITEMS; i++)
		buf_printf(&sql, "%s$%d", i ? ", " : "", i + 1);
	buf_printf(&sql, ")%s ORDER BY f.item, f.position", condition);
	if (!buf_ok(&sql))
		return SP_ENOMEM;
	SP_TRY(db_query(l->db, sql.p, l->args, l->n, &rows, e));
	DB_EACH(rows, e) {
		char *stored = NULL;
		if (party)
			SP_TRY(db_text(rows, 2, l->arena, &stored));
		const char *letter = stored ? party_letter(l->arena, str_of(stored)) : NULL;
		if (!party || (letter && str_ieq(str_of(letter), str_of(party))))
			SP_TRY(take(l, rows, field));
	}
	return SP_OK;
}

static void more(struct looking *l, struct db_value v)
{
	l->args[l->n++] = v;
}

static sp_rc look_promise(struct looking *l, const char *status, struct sp_err *e)
{
	char iso[CIVIL_ISO_SIZE];
	int s = 0;
	civil_iso(l->wish->today, iso);
	const char *today = arena_strdup(l->arena, iso);
	SP_NEED(today);
	while (s + 1 < PROMISE_STATUSES &&
	       strcmp(status, promise_status_name((enum promise_status)s)) != 0)
		s++;
	const struct promise_when when = {l->wish->today, l->wish->past};
	const char *stands = promise_status_sql(l->arena, (enum promise_status)s, &when);
	const char *given = promise_given_sql(l->arena, &when);
	SP_NEED(stands && given);
	more(l, DB_V_TEXT(today));
	const char *joins = arena_printf(
		l->arena,
		"promise_time t ON t.municipality = i.municipality AND t.item = i.id AND t.hidden "
		"= %d AND t.shown <= $%zu AND %s AND %s JOIN commitment f ON f.position = "
		"t.position",
		l->wish->closed ? 2 : 0, l->n, given, stands);
	SP_NEED(joins);
	return look(l, joins, "", "text", NULL, e);
}

static sp_rc look_for(struct looking *l, const struct query_filter *q, struct sp_err *e)
{
	switch (q->field) {
	case QUERY_AMOUNT:
		more(l, DB_V_INT(q->least));
		more(l, DB_V_INT(q->most));
		return look(l, "amount f ON 1 = 1",
			    q->minus ? " AND f.sign = '-' AND f.oere BETWEEN $21 AND $22"
				     : " AND f.oere BETWEEN $21 AND $22",
			    "value", NULL, e);
	case QUERY_STATUS:
		if (q->promise)
			return look_promise(l, q->text, e);
		more(l, DB_V_TEXT(q->text));
		return look(l, "outcome f ON 1 = 1", " AND f.decision = 0 AND f.outcome = $21",
			    "outcome", NULL, e);
	case QUERY_PARTY: {
		const char *party = party_letter(l->arena, str_of(q->text));
		SP_NEED(party);
		return look(l, "dissent f ON 1 = 1", SEARCH_DISAGREES " AND f.party IS NOT NULL",
			    "stance", party, e);
	}
	default:
		return SP_OK;
	}
}

sp_rc search_evidence(struct db *db, struct arena *a, const struct search_wish *wish,
		      const struct db_value ids[EVIDENCE_ITEMS], struct evidences *out,
		      struct sp_err *e)
{
	struct looking l = {.db = db, .arena = a, .wish = wish, .out = out};
	*out = (struct evidences){0};
	memcpy(l.args, ids, EVIDENCE_ITEMS * sizeof(*ids));
	for (uint32_t i = 0; i < wish->query->filters.n; i++) {
		l.n = EVIDENCE_ITEMS;
		if (!wish->query->filters.at[i].without)
			SP_TRY(look_for(&l, &wish->query->filters.at[i], e));
	}
	return SP_OK;
}
