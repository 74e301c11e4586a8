/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/search_filter.h"

#include "core/words.h"
#include "council/body.h"
#include "council/key.h"
#include "council/person.h"
#include "council/promise_when.h"
#include "council/statements.h"
#include "read/title.h"

enum { MOST_ARGS = DB_MAX_ARGS - 8 };

struct filtering {
	struct db *db;
	struct arena *arena;
	const struct search_wish *wish;
	struct search_filter *out;
	struct sp_err *e;
};

/* Adds a value, and its parameter to the text. */
static sp_rc arg(struct filtering *f, struct db_value v)
{
	struct db_value *slot =
		f->out->args.n < MOST_ARGS ? sp_push(f->arena, &f->out->args) : NULL;
	if (!slot)
		return sp_fail(f->e, SP_EINVAL, N_("the question has too many words"));
	*slot = v;
	buf_printf(&f->out->where, "$%u", f->out->args.n);
	return SP_OK;
}

static void sql(struct filtering *f, const char *text)
{
	buf_puts(&f->out->where, text);
}

static void and_then(struct filtering *f)
{
	if (buf_view(&f->out->where).n)
		sql(f, " AND ");
}

static bool is_written(const struct known_body *b, const char *folded)
{
	bool yes = strcmp(b->slug, folded) == 0;
	for (uint32_t i = 0; i < b->aliases.n; i++)
		yes = yes || strcmp(b->aliases.at[i].folded, folded) == 0;
	return yes;
}

/* A text as its words are folded for searching ("boerne" is "børne"), with blanks between them. */
static const char *as_searched(struct arena *a, const char *text)
{
	enum { NAME_MAX_BYTES = 4096 };
	BUF_AUTO out = BUF_INIT(NAME_MAX_BYTES);
	struct words words;
	if (words_split(NULL, a, str_of(text), &words) != SP_OK)
		return NULL;
	for (uint32_t i = 0; i < words.list.n; i++)
		buf_printf(&out, "%s" STR_FMT, i ? " " : "", STR_ARG(words.list.at[i].form));
	return buf_take(&out, a);
}

/* Does one of its names hold these words, the last one perhaps not to its end? */
static sp_rc holds(struct arena *a, const struct known_body *b, const char *searched, bool *yes)
{
	*yes = false;
	for (uint32_t i = 0; i < b->aliases.n && !*yes && *searched; i++) {
		const char *alias = as_searched(a, b->aliases.at[i].folded);
		SP_NEED(alias);
		*yes = strstr(alias, searched) != NULL;
	}
	return SP_OK;
}

/* Those that are written so; else (`part`) those whose names hold it. */
static sp_rc add_bodies(struct filtering *f, const struct known_bodies *bodies, const char *said,
			bool part, bool *any)
{
	for (uint32_t i = 0; i < bodies->list.n; i++) {
		bool yes;
		if (part)
			SP_TRY(holds(f->arena, &bodies->list.at[i], said, &yes));
		else
			yes = is_written(&bodies->list.at[i], said);
		if (!yes)
			continue;
		sql(f, *any ? ", " : "m.body IN (");
		SP_TRY(arg(f, DB_V_INT(bodies->list.at[i].id)));
		*any = true;
	}
	return SP_OK;
}

/* "BUU" for the Børne- og Ungeudvalget, in every municipality. */
static sp_rc add_abbreviated(struct filtering *f, const struct known_bodies *bodies,
			     const char *words, bool *any)
{
	const char *letters = body_abbreviation(f->arena, str_of(words));
	for (uint32_t i = 0; letters && i < bodies->list.n; i++) {
		const struct known_body *b = &bodies->list.at[i];
		if (!abbreviation_fits(str_of(letters), str_of(b->name)))
			continue;
		sql(f, *any ? ", " : "m.body IN (");
		SP_TRY(arg(f, DB_V_INT(b->id)));
		*any = true;
	}
	return SP_OK;
}

/* Every body that is written so, in any municipality; else those that an abbreviation fits; else
 * those whose names hold the words. */
static sp_rc bodies_like(struct filtering *f, const char *words)
{
	struct known_bodies bodies = {0};
	const struct known_body *one;
	const char *folded = body_key(f->arena, str_of(words));
	bool any = false;
	SP_NEED(folded);
	SP_TRY(key_bodies(f->db, f->arena, f->wish->municipality, &bodies, f->e));
	const char *searched = as_searched(f->arena, words);
	SP_NEED(searched);
	SP_TRY(add_bodies(f, &bodies, folded, false, &any));
	if (!any)
		SP_TRY(add_abbreviated(f, &bodies, words, &any));
	if (!any)
		SP_TRY(add_bodies(f, &bodies, searched, true, &any));
	if (!any) /* for its message */
		return key_body(f->arena, &bodies, words, &one, f->e) == SP_OK ? SP_OK
									       : SP_ENOTFOUND;
	sql(f, ")");
	return SP_OK;
}

static sp_rc between(struct filtering *f, const char *column, const struct query_filter *q)
{
	bool both = q->least != INT64_MIN && q->most != INT64_MAX;
	if (q->least != INT64_MIN) {
		sql(f, column);
		sql(f, " >= ");
		SP_TRY(arg(f, DB_V_INT(q->least)));
	}
	sql(f, both ? " AND " : "");
	if (q->most != INT64_MAX) {
		sql(f, column);
		sql(f, " <= ");
		SP_TRY(arg(f, DB_V_INT(q->most)));
	}
	return SP_OK;
}

static sp_rc years(struct filtering *f, const struct query_filter *q)
{
	bool both = q->least != INT64_MIN && q->most != INT64_MAX;
	if (q->least != INT64_MIN) {
		sql(f, "m.day >= ");
		SP_TRY(arg(f, DB_V_TEXT(arena_printf(f->arena, "%04d-01-01", (int)q->least))));
	}
	sql(f, both ? " AND " : "");
	if (q->most != INT64_MAX) {
		sql(f, "m.day <= ");
		SP_TRY(arg(f, DB_V_TEXT(arena_printf(f->arena, "%04d-12-31", (int)q->most))));
	}
	return SP_OK;
}

#define UNDER_ITEM(table)                                                                       \
	"EXISTS (SELECT 1 FROM " table " f WHERE f.municipality = i.municipality AND f.item = " \
	"i.id"

static sp_rc with_text(struct filtering *f, const char *before, const char *text, const char *after)
{
	sql(f, before);
	SP_TRY(arg(f, DB_V_TEXT(text)));
	sql(f, after);
	return SP_OK;
}

static sp_rc today(struct filtering *f)
{
	char iso[CIVIL_ISO_SIZE];
	civil_iso(f->wish->today, iso);
	const char *copy = arena_strdup(f->arena, iso);
	SP_NEED(copy);
	return arg(f, DB_V_TEXT(copy));
}

/* A promise in the item that stands so, as “spor due” tells it. */
static sp_rc promised(struct filtering *f, const char *status)
{
	for (int s = 0; s < PROMISE_STATUSES; s++) {
		if (strcmp(status, promise_status_name((enum promise_status)s)) != 0)
			continue;
		sql(f, "EXISTS (SELECT 1 FROM promise_time t WHERE t.municipality = "
		       "i.municipality AND t.item = i.id AND t.hidden = ");
		const struct promise_when when = {f->wish->today, f->wish->past};
		const char *stands = promise_status_sql(f->arena, (enum promise_status)s, &when);
		const char *given = promise_given_sql(f->arena, &when);
		SP_NEED(stands && given);
		sql(f, f->wish->closed ? "2 AND t.shown <= " : "0 AND t.shown <= ");
		SP_TRY(today(f));
		sql(f, " AND ");
		sql(f, given);
		sql(f, " AND ");
		sql(f, stands);
		sql(f, ")");
	}
	return SP_OK;
}

static sp_rc party(struct filtering *f, const char *said)
{
	struct person_parties found = {0};
	SP_TRY(person_parties(f->db, f->arena, said, &found, f->e));
	for (uint32_t i = 0; i < found.list.n; i++) {
		sql(f, i ? ", " : UNDER_ITEM("dissent") SEARCH_DISAGREES " AND f.party IN (");
		SP_TRY(arg(f, DB_V_TEXT(found.list.at[i])));
	}
	sql(f, "))");
	return SP_OK;
}

static sp_rc one_filter(struct filtering *f, const struct query_filter *q)
{
	switch (q->field) {
	case QUERY_BODY:
		return bodies_like(f, q->text);
	case QUERY_YEAR:
		return years(f, q);
	case QUERY_TYPE:
		return with_text(f, "COALESCE(i.kind, '') = ", q->text, "");
	case QUERY_AMOUNT:
		sql(f, UNDER_ITEM("amount") " AND ");
		sql(f, q->minus ? "f.sign = '-' AND " : "");
		SP_TRY(between(f, "f.oere", q));
		sql(f, ")");
		return SP_OK;
	case QUERY_STATUS:
		if (q->promise)
			return promised(f, q->text);
		return with_text(f, UNDER_ITEM("outcome") " AND f.decision = 0 AND f.outcome = ",
				 q->text, ")");
	case QUERY_PARTY:
		return party(f, q->text);
	default:
		return with_text(f,
				 "EXISTS (SELECT 1 FROM case_file f WHERE f.municipality = "
				 "i.municipality AND f.id = i.case_file AND f.number = ",
				 q->text, ")");
	}
}

/* The values of one field: any of them, but all of the amounts; none of those to leave out. */
static sp_rc field(struct filtering *f, enum query_field which, bool without)
{
	bool any = false, all = without || which == QUERY_AMOUNT;
	for (uint32_t i = 0; i < f->wish->query->filters.n; i++) {
		const struct query_filter *q = &f->wish->query->filters.at[i];
		if (q->field != which || q->without != without)
			continue;
		if (!any)
			and_then(f);
		sql(f, !any ? "(" : all ? " AND " : " OR ");
		sql(f, without ? "NOT (" : "(");
		SP_TRY(one_filter(f, q));
		sql(f, ")");
		any = true;
	}
	sql(f, any ? ")" : "");
	return SP_OK;
}

sp_rc search_filter(struct db *db, struct arena *a, const struct search_wish *wish,
		    struct search_filter *out, struct sp_err *e)
{
	struct filtering f = {db, a, wish, out, e};
	if (wish->municipality) {
		sql(&f, "i.municipality = ");
		SP_TRY(arg(&f, DB_V_INT(wish->municipality)));
	}
	for (int which = 0; which < QUERY_FIELDS; which++) {
		SP_TRY(field(&f, (enum query_field)which, false));
		SP_TRY(field(&f, (enum query_field)which, true));
	}
	return buf_ok(&out->where) ? SP_OK : SP_ENOMEM;
}
