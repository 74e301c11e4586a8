/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case system's export often lies beside a print of the same minutes. The export says more, and
 * says it plainly: the print is no version of its own. */
#include "council/body.h"
#include "council/meeting_parts.h"
#include "council/statements.h"
#include "council/view.h"
#include "read/head.h"
#include "read/segment.h"

struct exported {
	struct known_meeting m;
	int64_t body;
	const char *key;
};
struct exported_list {
	SP_LIST(struct exported) list;
};

static sp_rc load_day(const struct writer *w, const char *day, struct exported_list *out,
		      struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(w->municipality), DB_V_TEXT(day)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(w->db, council_sql(SQL_EXPORTED_ON), args, 2, &rows, e));
	DB_EACH(rows, e) {
		char *slug, *kind;
		struct exported *x = sp_push(w->arena, &out->list);
		SP_NEED(x);
		SP_TRY(db_text(rows, 2, w->arena, &slug));
		SP_TRY(db_text(rows, 4, w->arena, &kind));
		x->m.id = db_int(rows, 0);
		x->m.kind = kind;
		x->body = db_int(rows, 1);
		x->key = view_key(w->arena, w->municipality, slug, day, db_int(rows, 3), NULL);
		SP_NEED(x->key);
	}
	return SP_OK;
}

static bool agrees(const struct writer *w, struct exported *x, const struct record *r,
		   bool same_body)
{
	uint32_t same = 0, n = r->items.n;
	for (uint32_t i = 0; i < r->items.n; i++)
		for (uint32_t k = 0; k < x->m.items.n; k++) {
			struct known_item *known = &x->m.items.at[k];
			if (known->taken ||
			    !meeting_same_item(w->arena, known, &r->items.at[i], 0.5))
				continue;
			known->taken = true;
			same++;
			break;
		}
	if (x->m.items.n < n)
		n = x->m.items.n;
	return same_body ? same * 2 >= n : n > 1 && same * 5 >= n * 4;
}

static bool is_decided(const struct record *r)
{
	for (uint32_t i = 0; i < r->items.n; i++)
		if (r->items.at[i].decision.text.text)
			return true;
	return false;
}

sp_rc meeting_is_exported(const struct writer *w, const struct record *r, const char **key,
			  struct sp_err *e)
{
	struct civil date = head_date(&r->meeting);
	struct exported_list found = {0};
	char day[CIVIL_ISO_SIZE];
	int64_t body = 0;
	struct sp_err quiet = {.key = NULL};
	int rank = meeting_rank(meeting_kind_name(r->meeting.kind), is_decided(r));
	*key = NULL;
	if (!date.year)
		return SP_OK;
	civil_iso(date, day);
	SP_TRY(load_day(w, day, &found, e));
	if (found.list.n && r->meeting.body.text &&
	    body_find(w->db, w->arena, w->municipality, str_of(r->meeting.body.text), &body,
		      &quiet) != SP_OK)
		body = -1;
	for (uint32_t i = 0; i < found.list.n && !*key; i++) {
		struct exported *x = &found.list.at[i];
		if (rank > meeting_rank(x->m.kind, true))
			continue; /* minutes beside an exported agenda are news */
		SP_TRY(meeting_load_items(w, &x->m, e));
		if (agrees(w, x, r, !body || body == x->body))
			*key = x->key;
	}
	return SP_OK;
}
