/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/person.h"

#include "core/buf.h"
#include "core/suggest.h"
#include "council/statements.h"

#include <stdio.h>

enum { SQL_MAX = 16 * 1024, ARGS_MOST = 8, NEAR_MOST = 5, NAMES_MAX = 1024 };

/* ---- which rows ---- */

/* Conditions from the list below; values only as parameters. */
struct asking {
	struct arena *arena;
	struct buf sql;
	struct db_value args[ARGS_MOST];
	size_t n;
};
static void asking_free(struct asking *q)
{
	buf_free(&q->sql);
}
#define ASKING_AUTO __attribute__((cleanup(asking_free))) struct asking

static void with(struct asking *q, const char *condition, struct db_value v)
{
	q->args[q->n++] = v;
	buf_printf(&q->sql, " AND %s$%zu", condition, q->n);
}

#define MEMBER                                                                              \
	"EXISTS (SELECT 1 FROM person_meeting o WHERE o.municipality = p.municipality AND " \
	"o.folded = p.folded AND o.party = "

static void about_party(struct asking *q, const struct person_wish *wish)
{
	if (!wish->party)
		return;
	/* where no letter stands beside the name, the one that stands there elsewhere */
	q->args[q->n++] = DB_V_TEXT(wish->party);
	buf_printf(&q->sql,
		   " AND (p.party = $%zu OR (p.party IS NULL AND p.folded <> '' AND " MEMBER
		   "$%zu)))",
		   q->n, q->n);
}

/* meetings: of person_meeting, which knows body and day itself */
static sp_rc conditions(struct asking *q, const struct person_wish *wish, bool meetings)
{
	if (wish->municipality)
		with(q, "p.municipality = ", DB_V_INT(wish->municipality));
	if (wish->folded)
		with(q, "p.folded = ", DB_V_TEXT(wish->folded));
	if (wish->body)
		with(q, meetings ? "p.body = " : "m.body = ", DB_V_INT(wish->body));
	if (wish->year) {
		const char *first = arena_printf(q->arena, "%04d-01-01", (int)wish->year);
		const char *last = arena_printf(q->arena, "%04d-12-31", (int)wish->year);
		SP_NEED(first && last);
		with(q, meetings ? "p.day >= " : "m.day >= ", DB_V_TEXT(first));
		with(q, meetings ? "p.day <= " : "m.day <= ", DB_V_TEXT(last));
	}
	return SP_OK;
}

static sp_rc run(struct db *db, struct asking *q, struct db_rows **rows, struct sp_err *e)
{
	SP_NEED(buf_ok(&q->sql));
	const char *sql = str_dup(q->arena, buf_view(&q->sql));
	SP_NEED(sql);
	return db_query(db, sql, q->args, q->n, rows, e);
}

static sp_rc text(struct arena *a, const struct db_rows *rows, size_t column, const char **out)
{
	char *copy;
	SP_TRY(db_text(rows, column, a, &copy));
	*out = copy;
	return SP_OK;
}

static sp_rc date(struct arena *a, const struct db_rows *rows, size_t column, struct civil *out)
{
	const char *said;
	SP_TRY(text(a, rows, column, &said));
	*out = (struct civil){0, 0, 0};
	if (said)
		(void)civil_parse_iso(said, out);
	return SP_OK;
}

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
	SP_TRY(text(a, rows, 1, &b->folded));
	b->body = db_int(rows, 2);
	SP_TRY(text(a, rows, 3, &b->body_name));
	SP_TRY(text(a, rows, 4, &b->slug));
	SP_TRY(date(a, rows, 5, &b->first));
	SP_TRY(date(a, rows, 6, &b->last));
	b->present = db_int(rows, 7);
	b->absent = db_int(rows, 8);
	SP_TRY(text(a, rows, 9, &name));
	SP_TRY(text(a, rows, 10, &party));
	b->name = after_day(name);
	b->party = after_day(party);
	return SP_OK;
}

sp_rc person_bodies(struct db *db, struct arena *a, const struct person_wish *wish,
		    struct person_bodies *out, struct sp_err *e)
{
	ASKING_AUTO q = {.arena = a, .sql = BUF_INIT(SQL_MAX)};
	DB_ROWS_AUTO rows = NULL;
	buf_puts(&q.sql, bodies_sql);
	SP_TRY(conditions(&q, wish, true));
	buf_puts(&q.sql, " GROUP BY p.municipality, p.folded, p.body) g JOIN body b ON "
			 "b.municipality = g.municipality AND b.id = g.body ORDER BY "
			 "g.municipality, g.folded, b.slug");
	SP_TRY(run(db, &q, &rows, e));
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
	ASKING_AUTO q = {.arena = a, .sql = BUF_INIT(SQL_MAX)};
	DB_ROWS_AUTO rows = NULL;
	buf_puts(&q.sql, "SELECT p.party, MIN(p.day), MAX(p.day) FROM person_meeting p WHERE "
			 "p.party IS NOT NULL");
	SP_TRY(conditions(&q, wish, true));
	buf_puts(&q.sql, " GROUP BY p.party ORDER BY MIN(p.day), p.party");
	SP_TRY(run(db, &q, &rows, e));
	DB_EACH(rows, e) {
		struct person_letter *l = sp_push(a, &out->list);
		SP_NEED(l);
		SP_TRY(text(a, rows, 0, &l->party));
		SP_TRY(date(a, rows, 1, &l->first));
		SP_TRY(date(a, rows, 2, &l->last));
	}
	return SP_OK;
}

#define FROM_FACTS                                                                          \
	" FROM person_fact p JOIN meeting m ON m.municipality = p.municipality AND m.id = " \
	"p.meeting"

sp_rc person_dissents(struct db *db, struct arena *a, const struct person_wish *wish,
		      struct person_counts *out, struct sp_err *e)
{
	ASKING_AUTO q = {.arena = a, .sql = BUF_INIT(SQL_MAX)};
	DB_ROWS_AUTO rows = NULL;
	buf_puts(&q.sql,
		 "SELECT p.municipality, p.folded, COUNT(*)" FROM_FACTS
		 " WHERE p.kind IN ('against', 'abstain', 'reserve', 'own') AND p.folded <> '' AND "
		 "NOT p.closed");
	SP_TRY(conditions(&q, wish, false));
	buf_puts(&q.sql, " GROUP BY p.municipality, p.folded ORDER BY p.municipality, p.folded");
	SP_TRY(run(db, &q, &rows, e));
	DB_EACH(rows, e) {
		struct person_count *c = sp_push(a, &out->list);
		SP_NEED(c);
		c->municipality = db_int(rows, 0);
		SP_TRY(text(a, rows, 1, &c->folded));
		c->n = db_int(rows, 2);
	}
	return SP_OK;
}

/* ---- what was said of them ---- */

static const char facts_sql[] =
	"SELECT p.municipality, p.item, m.day, p.name, p.party, p.kind, p.note, p.words, b.name, "
	"b.slug, m.ordinal, i.slug, i.number, i.title, d.name, c.body_text, (SELECT o.outcome FROM "
	"outcome o WHERE o.municipality = p.municipality AND o.item = p.item AND o.decision = 0 "
	"AND o.position = 0), p.decision, t.body_name, t.day, t.item_number, p.page, p.line, "
	"p.closed" FROM_FACTS " JOIN body b ON b.municipality = m.municipality AND b.id = m.body"
	" LEFT JOIN item i ON i.municipality = p.municipality AND i.id = p.item LEFT JOIN decision "
	"c ON c.municipality = p.municipality AND c.item = p.item AND c.position = 0 LEFT JOIN "
	"decision t ON t.municipality = p.municipality AND t.item = p.item AND t.position = "
	"p.decision AND p.decision > 0 JOIN extraction x ON x.municipality = m.municipality AND "
	"x.id = COALESCE(i.extraction, m.extraction) JOIN document d ON d.municipality = "
	"x.municipality AND d.id = x.document WHERE ";

static sp_rc take_fact(struct arena *a, const struct db_rows *rows, struct person_fact *f)
{
	const struct {
		size_t column;
		const char **to;
	} texts[] = {{3, &f->person},	 {4, &f->party},     {5, &f->kind},	{6, &f->note},
		     {7, &f->words},	 {8, &f->body},	     {12, &f->number},	{13, &f->title},
		     {14, &f->document}, {15, &f->decided},  {16, &f->outcome}, {18, &f->told_body},
		     {19, &f->told_day}, {20, &f->told_item}};
	const char *slug, *day, *item;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		SP_TRY(text(a, rows, texts[i].column, texts[i].to));
	SP_TRY(text(a, rows, 2, &day));
	SP_TRY(text(a, rows, 9, &slug));
	SP_TRY(text(a, rows, 11, &item));
	SP_TRY(date(a, rows, 2, &f->day));
	f->municipality = db_int(rows, 0);
	f->item = db_int(rows, 1);
	f->key = view_key(a, f->municipality, slug, day, db_int(rows, 10), item);
	SP_NEED(f->key);
	f->told = db_int(rows, 17) > 0;
	f->page = (unsigned)db_int(rows, 21);
	f->line = (unsigned)db_int(rows, 22);
	f->closed = db_int(rows, 23) != 0;
	return SP_OK;
}

static sp_rc facts(struct db *db, const struct person_wish *wish, struct asking *q,
		   struct person_facts *out, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(conditions(q, wish, false));
	about_party(q, wish);
	buf_puts(&q->sql, wish->closed ? "" : " AND NOT p.closed");
	buf_puts(&q->sql, " ORDER BY m.day, p.municipality, b.slug, m.ordinal, p.position");
	SP_TRY(run(db, q, &rows, e));
	DB_EACH(rows, e) {
		struct person_fact *f = sp_push(q->arena, &out->list);
		SP_NEED(f);
		SP_TRY(take_fact(q->arena, rows, f));
	}
	return SP_OK;
}

/* What an item tells of an earlier treatment is told by that meeting itself when the store has it.
 */
#define NOT_TOLD_TWICE                                                                   \
	" AND NOT (p.decision > 0 AND EXISTS (SELECT 1 FROM person_meeting o WHERE "     \
	"o.municipality = p.municipality AND o.folded = p.folded AND o.day = t.day AND " \
	"o.meeting <> p.meeting))"

sp_rc person_absences(struct db *db, struct arena *a, const struct person_wish *wish,
		      struct person_facts *out, struct sp_err *e)
{
	ASKING_AUTO q = {.arena = a, .sql = BUF_INIT(SQL_MAX)};
	buf_puts(&q.sql, facts_sql);
	buf_puts(&q.sql, "p.kind IN ('absent', 'disqualified', 'partly')" NOT_TOLD_TWICE);
	return facts(db, wish, &q, out, e);
}

sp_rc person_votes(struct db *db, struct arena *a, const struct person_wish *wish,
		   struct person_facts *out, struct sp_err *e)
{
	ASKING_AUTO q = {.arena = a, .sql = BUF_INIT(SQL_MAX)};
	buf_puts(&q.sql, facts_sql);
	buf_puts(&q.sql, wish->against ? "p.kind = 'against'"
			 : wish->dissent
				 ? "p.kind IN ('against', 'abstain', 'reserve', 'own')"
				 : "p.kind IN ('for', 'against', 'abstain', 'reserve', 'own')");
	return facts(db, wish, &q, out, e);
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
		SP_TRY(text(a, rows, 1, &row->folded));
		row->name = row->folded;
		if (db_columns(rows) > 2)
			SP_TRY(text(a, rows, 2, &row->name));
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
	for (uint32_t i = 0; i < found->list.n; i++)
		buf_printf(&codes, "%s%lld", i ? ", " : "",
			   (long long)found->list.at[i].municipality);
	const char *list = buf_take(&codes, a);
	SP_NEED(list);
	return sp_fail(e, SP_EINVAL,
		       N_("several municipalities have a person “{1}” ({2}): say which with "
			  "--municipality"),
		       said, list);
}

sp_rc person_find(struct db *db, struct arena *a, const char *said, struct person_wish *wish,
		  struct sp_err *e)
{
	struct names found = {0};
	const char *folded = person_fold(a, str_of(said));
	SP_NEED(folded);
	if (*folded)
		SP_TRY(load_names(db, a, council_sql(SQL_PERSON_NAMED), folded, wish->municipality,
				  &found, e));
	if (!found.list.n)
		return nobody(db, a, said, folded, wish->municipality, e);
	if (found.list.n > 1)
		return in_several(a, said, &found, e);
	wish->folded = folded;
	wish->municipality = found.list.at[0].municipality;
	return SP_OK;
}
