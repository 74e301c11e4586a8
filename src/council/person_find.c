/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/suggest.h"
#include "council/person_ask.h"
#include "council/statements.h"

#include <stdio.h>

enum { NEAR_MOST = 5, NAMES_MAX = 1024 };

static const struct asking_of meetings = {"p.body", "p.day"};

/* ---- who was where ---- */

/* Along the primary key: nothing is sorted but the few rows that come out. */
static const char bodies_sql[] =
	"SELECT g.municipality, g.folded, g.body, b.name, b.slug, g.first, g.last, g.present, "
	"g.absent, g.name, g.party FROM (SELECT p.municipality, p.folded, p.body, MIN(p.day) AS "
	"first, MAX(p.day) AS last, SUM(CASE WHEN p.present THEN 1 ELSE 0 END) AS present, "
	"SUM(CASE "
	"WHEN p.present THEN 0 ELSE 1 END) AS absent, MAX(p.day || p.name) AS name, MAX(CASE WHEN "
	"p.party IS NOT NULL THEN p.day || p.party END) AS party FROM person_meeting p WHERE "
	"p.municipality > 0";

/* What follows the day. */
static const char *after_day(const char *said)
{
	return said && strlen(said) > CIVIL_ISO_SIZE - 1 ? said + CIVIL_ISO_SIZE - 1 : NULL;
}

static sp_rc take_body(struct arena *a, const struct db_rows *rows, struct person_body *b)
{
	const char *name, *party;
	b->municipality = db_int(rows, 0);
	SP_TRY(row_text(a, rows, 1, &b->folded));
	b->body = db_int(rows, 2);
	SP_TRY(row_text(a, rows, 3, &b->body_name));
	SP_TRY(row_text(a, rows, 4, &b->slug));
	SP_TRY(row_day(a, rows, 5, &b->first));
	SP_TRY(row_day(a, rows, 6, &b->last));
	b->present = db_int(rows, 7);
	b->absent = db_int(rows, 8);
	SP_TRY(row_text(a, rows, 9, &name));
	SP_TRY(row_text(a, rows, 10, &party));
	b->name = after_day(name);
	b->party = after_day(party);
	return SP_OK;
}

sp_rc person_bodies(struct db *db, struct arena *a, const struct person_wish *wish,
		    struct person_bodies *out, struct sp_err *e)
{
	ASKING_AUTO q = {.arena = a, .sql = BUF_INIT(ASKING_SQL_MAX)};
	DB_ROWS_AUTO rows = NULL;
	buf_puts(&q.sql, bodies_sql);
	SP_TRY(asking_conditions(&q, wish, &meetings));
	buf_puts(&q.sql, " GROUP BY p.municipality, p.folded, p.body) g JOIN body b ON "
			 "b.municipality = g.municipality AND b.id = g.body ORDER BY "
			 "g.municipality, g.folded, b.slug");
	SP_TRY(asking_run(db, &q, &rows, e));
	DB_EACH(rows, e) {
		struct person_body *b = sp_push(a, &out->list);
		SP_NEED(b);
		SP_TRY(take_body(a, rows, b));
	}
	return SP_OK;
}

sp_rc person_letters(struct db *db, struct arena *a, const struct person_wish *wish,
		     struct person_letters *out, struct sp_err *e)
{
	ASKING_AUTO q = {.arena = a, .sql = BUF_INIT(ASKING_SQL_MAX)};
	DB_ROWS_AUTO rows = NULL;
	buf_puts(&q.sql, "SELECT p.party, MIN(p.day), MAX(p.day) FROM person_meeting p WHERE "
			 "p.party IS NOT NULL");
	SP_TRY(asking_conditions(&q, wish, &meetings));
	buf_puts(&q.sql, " GROUP BY p.party ORDER BY MIN(p.day), p.party");
	SP_TRY(asking_run(db, &q, &rows, e));
	DB_EACH(rows, e) {
		struct person_letter *l = sp_push(a, &out->list);
		SP_NEED(l);
		SP_TRY(row_text(a, rows, 0, &l->party));
		SP_TRY(row_day(a, rows, 1, &l->first));
		SP_TRY(row_day(a, rows, 2, &l->last));
	}
	return SP_OK;
}

/* ---- who is meant ---- */

struct name_row {
	int64_t municipality;
	const char *folded, *name;
};
struct names {
	SP_LIST(struct name_row) list;
};

static sp_rc load_names(struct db *db, struct arena *a, const char *sql, const char *folded,
			int64_t municipality, struct names *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality), DB_V_TEXT(folded)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db, sql, args, folded ? 2 : 1, &rows, e));
	DB_EACH(rows, e) {
		struct name_row *row = sp_push(a, &out->list);
		SP_NEED(row);
		row->municipality = db_int(rows, 0);
		SP_TRY(row_text(a, rows, 1, &row->folded));
		row->name = row->folded;
		if (db_columns(rows) > 2)
			SP_TRY(row_text(a, rows, 2, &row->name));
	}
	return SP_OK;
}

/* Are all words of the one among those of the other? */
static bool all_words(struct str few, const char *many)
{
	struct str word;
	while (few.n && str_cut(&few, ' ', &word)) {
		struct str rest = str_of(many), one;
		bool there = false;
		while (rest.n && !there && str_cut(&rest, ' ', &one))
			there = str_eq(one, word) || (word.n == 1 && str_starts(one, word));
		if (!there)
			return false;
	}
	return true;
}

static size_t distance(const char *asked, const char *folded)
{
	if (all_words(str_of(asked), folded) || all_words(str_of(folded), asked))
		return 0;
	size_t near = 1 + strlen(asked) / 4, d = suggest_distance(asked, folded);
	return d <= near ? d : SIZE_MAX;
}

/* The nearest names, the nearest first: with the words asked for, else spelt nearly so. */
static void put_nearest(const struct names *names, const char *asked, struct buf *out)
{
	unsigned n = 0;
	for (size_t d = 0; d <= 1 + strlen(asked) / 4 && n < NEAR_MOST; d++)
		for (uint32_t i = 0; i < names->list.n && n < NEAR_MOST; i++) {
			const struct name_row *row = &names->list.at[i];
			if (distance(asked, row->folded) != d ||
			    (i && strcmp(row[-1].folded, row->folded) == 0))
				continue;
			buf_printf(out, "%s%s", n++ ? ", " : "", row->name);
		}
}

static void put_codes(const struct names *found, struct buf *out)
{
	for (uint32_t i = 0; i < found->list.n; i++)
		buf_printf(out, "%s%lld", i ? ", " : "", (long long)found->list.at[i].municipality);
}

/* Not in this municipality: in another one? The error says so. */
static sp_rc elsewhere(struct db *db, struct arena *a, const char *said, const char *folded,
		       int64_t municipality, struct sp_err *e)
{
	BUF_AUTO codes = BUF_INIT(NAMES_MAX);
	struct names found = {0};
	char code[24];
	if (!municipality)
		return SP_OK;
	SP_TRY(load_names(db, a, council_sql(SQL_PERSON_NAMED), folded, 0, &found, e));
	if (!found.list.n)
		return SP_OK;
	put_codes(&found, &codes);
	const char *list = buf_take(&codes, a);
	SP_NEED(list);
	(void)snprintf(code, sizeof(code), "%lld", (long long)municipality);
	return sp_fail(e, SP_ENOTFOUND,
		       N_("municipality {1} has no person “{2}” in the store, but {3} has"), code,
		       said, list);
}

static sp_rc nobody(struct db *db, struct arena *a, const char *said, const char *folded,
		    int64_t municipality, struct sp_err *e)
{
	BUF_AUTO near = BUF_INIT(NAMES_MAX);
	struct names all = {0};
	SP_TRY(load_names(db, a, council_sql(SQL_PERSON_NAMES), NULL, municipality, &all, e));
	if (*folded)
		put_nearest(&all, folded, &near);
	const char *list = buf_take(&near, a);
	SP_NEED(list);
	SP_TRY(elsewhere(db, a, said, folded, municipality, e));
	if (!all.list.n)
		return sp_fail(
			e, SP_ENOTFOUND,
			N_("the store knows no person “{1}”: it holds no meetings with names "
			   "yet; bring them in with “spor import”"),
			said);
	return *list ? sp_fail(e, SP_ENOTFOUND,
			       N_("the record knows no person “{1}”; near it: {2}"), said, list)
		     : sp_fail(e, SP_ENOTFOUND,
			       N_("the record knows no person “{1}”; “spor person” lists those it "
				  "knows"),
			       said);
}

static sp_rc in_several(struct arena *a, const char *said, const struct names *found,
			struct sp_err *e)
{
	BUF_AUTO codes = BUF_INIT(NAMES_MAX);
	put_codes(found, &codes);
	const char *list = buf_take(&codes, a);
	SP_NEED(list);
	return sp_fail(e, SP_EINVAL,
		       N_("several municipalities have a person “{1}” ({2}): say which with "
			  "--municipality"),
		       said, list);
}

/* Is the letter among those with commas between them? */
static bool is_listed(const char *all, const char *letter)
{
	struct str rest = str_of(all), one;
	while (rest.n && str_cut(&rest, ',', &one))
		if (str_ieq(str_trim(one), str_of(letter)))
			return true;
	return false;
}

sp_rc person_parties(struct db *db, struct arena *a, const char *said, struct person_parties *out,
		     struct sp_err *e)
{
	const char *all = "", *party = party_letter(a, str_of(said));
	DB_ROWS_AUTO rows = NULL;
	SP_NEED(party);
	SP_TRY(db_query(db, council_sql(SQL_SEARCH_PARTIES), NULL, 0, &rows, e));
	DB_EACH(rows, e) {
		char *stored;
		SP_TRY(db_text(rows, 0, a, &stored));
		const char *other = party_letter(a, str_of(stored));
		SP_NEED(other);
		if (!is_listed(all, other))
			all = arena_printf(a, "%s%s%s", all, *all ? ", " : "", other);
		SP_NEED(all);
		if (!str_ieq(str_of(party), str_of(other)))
			continue;
		char **slot = sp_push(a, &out->list);
		SP_NEED(slot);
		*slot = stored;
	}
	if (!out->list.n)
		return sp_fail(e, SP_ENOTFOUND,
			       N_("no party “{1}” has disagreed in this record; these have: {2}"),
			       said, *all ? all : "–");
	return SP_OK;
}

sp_rc person_find(struct db *db, struct arena *a, const char *said, struct person_wish *wish,
		  struct sp_err *e)
{
	struct names found = {0};
	const char *folded = name_folded(a, str_of(said));
	SP_NEED(folded);
	if (!*folded)
		return sp_fail(e, SP_EINVAL, N_("“{1}” is no name"), said);
	SP_TRY(load_names(db, a, council_sql(SQL_PERSON_NAMED), folded, wish->municipality, &found,
			  e));
	if (!found.list.n)
		return nobody(db, a, said, folded, wish->municipality, e);
	if (found.list.n > 1)
		return in_several(a, said, &found, e);
	wish->folded = folded;
	wish->municipality = found.list.at[0].municipality;
	return SP_OK;
}
