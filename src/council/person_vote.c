/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of persons and parties, one by one. An item also quotes what another body did with
 * its matter before: that is told at that body's own item when the store has it, else with the
 * first item that quotes it. */
#include "council/person_ask.h"

#include <stdlib.h>

#define MEMBER                                                                              \
	"EXISTS (SELECT 1 FROM person_meeting o WHERE o.municipality = p.municipality AND " \
	"o.folded = p.folded AND o.party = "

/* Of what is quoted: the body and the day that it was said at. */
static const struct asking_of facts_of = {
	"CASE WHEN p.told_folded IS NULL THEN m.body ELSE ta.body END",
	"COALESCE(p.told_day, m.day)"};

#define FROM_FACTS                                                                             \
	" FROM person_fact p JOIN meeting m ON m.municipality = p.municipality AND m.id = "    \
	"p.meeting LEFT JOIN body_alias ta ON ta.municipality = p.municipality AND ta.folded " \
	"= p.told_folded"

static const char facts_sql[] =
	"SELECT p.municipality, p.item, m.day, p.name, p.party, p.kind, p.note, p.words, b.name, "
	"b.slug, m.ordinal, i.slug, i.number, i.title, d.name, c.body_text, (SELECT o.outcome FROM "
	"outcome o WHERE o.municipality = p.municipality AND o.item = p.item AND o.decision = 0 "
	"AND o.position = 0), p.decision, p.told_body, p.told_day, p.told_number, p.page, p.line, "
	"p.closed, p.about, p.about_points, p.about_by, p.about_number, p.about_fate, "
	"p.about_words, p.folded, th.thread, COALESCE(ta.body, 0), p.meeting" FROM_FACTS
	" JOIN body b ON b.municipality = m.municipality AND b.id = m.body LEFT JOIN item i ON "
	"i.municipality = p.municipality AND i.id = p.item LEFT JOIN decision c ON c.municipality "
	"= p.municipality AND c.item = p.item AND c.position = 0 LEFT JOIN thread_item th ON "
	"th.municipality = p.municipality AND th.item = p.item JOIN extraction x ON "
	"x.municipality = m.municipality AND x.id = COALESCE(i.extraction, m.extraction) JOIN "
	"document d ON d.municipality = x.municipality AND d.id = x.document WHERE ";

/* Nothing but a refusal was decided. */
#define OUTCOMES                                                                                  \
	"(SELECT 1 FROM outcome o WHERE o.municipality = p.municipality AND o.item = p.item AND " \
	"o.decision = p.decision AND o.outcome "
#define REFUSED "(EXISTS " OUTCOMES "= 'rejected') AND NOT EXISTS " OUTCOMES "<> 'rejected'))"

/* Who disagrees with what was decided: who votes down what falls does not. */
#define DISSENT                                                                             \
	"p.kind IN ('for', 'against', 'abstain', 'reserve', 'own') AND CASE WHEN p.kind = " \
	"'own' THEN 1 WHEN p.about IN ('amendment', 'subproposal', 'proposal') THEN CASE "  \
	"WHEN p.kind <> 'for' AND p.about_fate = 'approved' THEN 1 ELSE 0 END WHEN p.kind " \
	"= 'for' THEN CASE WHEN p.about IS NULL AND " REFUSED " THEN 1 ELSE 0 END WHEN "    \
	"p.kind = 'against' AND p.about IS NULL AND " REFUSED " THEN 0 ELSE 1 END = 1"

/* The person stands in the lists of the earlier meeting itself. */
#define IS_LISTED                                                                           \
	"EXISTS (SELECT 1 FROM person_meeting o WHERE o.municipality = p.municipality AND " \
	"o.folded = p.folded AND o.day = p.told_day AND o.meeting <> p.meeting)"

/* The other body's item is in the store, with what was decided on it: of the same matter, number or
 * title. */
#define IS_STORED                                                                              \
	"EXISTS (SELECT 1 FROM meeting om JOIN item oi ON oi.municipality = om.municipality "  \
	"AND oi.meeting = om.id JOIN decision od ON od.municipality = oi.municipality AND "    \
	"od.item = oi.id AND od.position = 0 WHERE om.municipality = p.municipality AND "      \
	"om.body = CASE WHEN p.told_folded IS NULL THEN m.body ELSE ta.body END AND om.day = " \
	"p.told_day AND om.id <> p.meeting AND NOT om.withdrawn AND NOT oi.withdrawn AND NOT " \
	"oi.closed AND od.body_text IS NOT NULL AND (oi.number = p.told_number OR oi.title = " \
	"i.title OR EXISTS (SELECT 1 FROM thread_item ot WHERE ot.municipality = "             \
	"oi.municipality AND ot.item = oi.id AND ot.thread = th.thread)))"

/* ---- rows ---- */

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

/* A row with what tells whether it says the same as another one. */
struct told_row {
	struct person_fact f;
	const char *folded;
	int64_t meeting;
};
struct told_rows {
	SP_LIST(struct told_row) list;
};

static sp_rc take_fact(struct arena *a, const struct db_rows *rows, struct told_row *row)
{
	struct person_fact *f = &row->f;
	const struct {
		size_t column;
		const char **to;
	} texts[] = {{3, &f->person},	      {4, &f->party},	     {5, &f->kind},
		     {6, &f->note},	      {7, &f->words},	     {8, &f->body},
		     {12, &f->number},	      {13, &f->title},	     {14, &f->document},
		     {15, &f->decided},	      {16, &f->outcome},     {18, &f->told_body},
		     {19, &f->told_day},      {20, &f->told_item},   {24, &f->about},
		     {25, &f->about_points},  {26, &f->about_by},    {27, &f->about_number},
		     {28, &f->about_outcome}, {29, &f->about_words}, {30, &row->folded}};
	const char *slug, *day, *item;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		SP_TRY(row_text(a, rows, texts[i].column, texts[i].to));
	SP_TRY(row_text(a, rows, 2, &day));
	SP_TRY(row_text(a, rows, 9, &slug));
	SP_TRY(row_text(a, rows, 11, &item));
	SP_TRY(row_day(a, rows, 2, &f->day));
	f->municipality = db_int(rows, 0);
	f->item = db_int(rows, 1);
	f->key = view_key(a, f->municipality, slug, day, db_int(rows, 10), item);
	SP_NEED(f->key);
	f->told = db_int(rows, 17) > 0;
	f->page = (unsigned)db_int(rows, 21);
	f->line = (unsigned)db_int(rows, 22);
	f->closed = db_int(rows, 23) != 0;
	f->thread = db_is_null(rows, 31) ? 0 : db_int(rows, 31);
	f->told_of = db_int(rows, 32);
	row->meeting = db_int(rows, 33);
	return SP_OK;
}

/* ---- what is quoted twice ---- */

static bool same_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool same_matter(const struct told_row *a, const struct told_row *b)
{
	return a->f.item == b->f.item ||
	       (a->meeting != b->meeting && ((a->f.thread && a->f.thread == b->f.thread) ||
					     (a->f.title && same_text(a->f.title, b->f.title))));
}

/* The same of the same treatment, quoted by two bodies in turn. */
static bool same_told(const struct told_row *a, const struct told_row *b)
{
	const struct person_fact *f = &a->f, *g = &b->f;
	bool body = f->told_of ? f->told_of == g->told_of : same_text(f->told_body, g->told_body);
	return body && f->municipality == g->municipality && f->told_day &&
	       same_text(f->told_day, g->told_day) && strcmp(a->folded, b->folded) == 0 &&
	       (*a->folded || same_text(f->party, g->party)) && strcmp(f->kind, g->kind) == 0 &&
	       same_text(f->about, g->about) && same_text(f->about_words, g->about_words) &&
	       same_text(f->about_points, g->about_points) && same_matter(a, b);
}

static bool is_repeated(const struct told_rows *rows, uint32_t n)
{
	const struct told_row *row = &rows->list.at[n];
	for (uint32_t i = 0; row->f.told && i < n; i++)
		if (rows->list.at[i].f.told && same_told(&rows->list.at[i], row))
			return true;
	return false;
}

/* ---- lists ---- */

static sp_rc load(struct db *db, const struct person_wish *wish, struct asking *q,
		  struct told_rows *out, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(asking_conditions(q, wish, &facts_of));
	about_party(q, wish);
	buf_puts(&q->sql, wish->closed ? "" : " AND NOT p.closed");
	buf_puts(&q->sql, " ORDER BY COALESCE(p.told_day, m.day), m.day, p.municipality, b.slug, "
			  "m.ordinal, p.position");
	SP_TRY(asking_run(db, q, &rows, e));
	DB_EACH(rows, e) {
		struct told_row *row = sp_push(q->arena, &out->list);
		SP_NEED(row);
		SP_TRY(take_fact(q->arena, rows, row));
	}
	return SP_OK;
}

static sp_rc facts(struct db *db, const struct person_wish *wish, struct asking *q,
		   struct person_facts *out, struct sp_err *e)
{
	struct told_rows all = {0};
	SP_TRY(load(db, wish, q, &all, e));
	for (uint32_t i = 0; i < all.list.n; i++) {
		if (is_repeated(&all, i))
			continue;
		struct person_fact *f = sp_push(q->arena, &out->list);
		SP_NEED(f);
		*f = all.list.at[i].f;
	}
	return SP_OK;
}

sp_rc person_absences(struct db *db, struct arena *a, const struct person_wish *wish,
		      struct person_facts *out, struct sp_err *e)
{
	ASKING_AUTO q = {.arena = a, .sql = BUF_INIT(ASKING_SQL_MAX)};
	buf_puts(&q.sql, facts_sql);
	buf_puts(&q.sql, "p.kind IN ('absent', 'disqualified', 'partly') AND NOT (p.decision > 0 "
			 "AND " IS_LISTED ")");
	return facts(db, wish, &q, out, e);
}

sp_rc person_votes(struct db *db, struct arena *a, const struct person_wish *wish,
		   struct person_facts *out, struct sp_err *e)
{
	ASKING_AUTO q = {.arena = a, .sql = BUF_INIT(ASKING_SQL_MAX)};
	buf_puts(&q.sql, facts_sql);
	buf_puts(&q.sql, wish->against	 ? "p.kind = 'against'"
			 : wish->dissent ? DISSENT
					 : "p.kind IN ('for', 'against', 'abstain', 'reserve', "
					   "'own')");
	buf_puts(&q.sql, " AND NOT (p.decision > 0 AND " IS_STORED ")");
	return facts(db, wish, &q, out, e);
}

/* ---- how often ---- */

static sp_rc count_own(struct db *db, struct arena *a, const struct person_wish *wish,
		       struct person_counts *out, struct sp_err *e)
{
	ASKING_AUTO q = {.arena = a, .sql = BUF_INIT(ASKING_SQL_MAX)};
	DB_ROWS_AUTO rows = NULL;
	buf_puts(&q.sql, "SELECT p.municipality, p.folded, COUNT(*)" FROM_FACTS " WHERE " DISSENT
			 " AND p.decision = 0 AND p.folded <> '' AND NOT p.closed");
	SP_TRY(asking_conditions(&q, wish, &facts_of));
	buf_puts(&q.sql, " GROUP BY p.municipality, p.folded");
	SP_TRY(asking_run(db, &q, &rows, e));
	DB_EACH(rows, e) {
		struct person_count *c = sp_push(a, &out->list);
		SP_NEED(c);
		c->municipality = db_int(rows, 0);
		SP_TRY(row_text(a, rows, 1, &c->folded));
		c->n = db_int(rows, 2);
	}
	return SP_OK;
}

/* What only other bodies' items tell. */
static sp_rc count_told(struct db *db, struct arena *a, const struct person_wish *wish,
			struct person_counts *out, struct sp_err *e)
{
	ASKING_AUTO q = {.arena = a, .sql = BUF_INIT(ASKING_SQL_MAX)};
	struct told_rows all = {0};
	buf_puts(&q.sql, facts_sql);
	buf_puts(&q.sql, DISSENT " AND p.decision > 0 AND p.folded <> '' AND NOT " IS_STORED);
	SP_TRY(load(db, wish, &q, &all, e));
	for (uint32_t i = 0; i < all.list.n; i++) {
		const struct told_row *row = &all.list.at[i];
		struct person_count *c = is_repeated(&all, i) ? NULL : sp_push(a, &out->list);
		if (c)
			*c = (struct person_count){row->f.municipality, 1, row->folded};
	}
	return SP_OK;
}

static int by_person(const void *a, const void *b)
{
	const struct person_count *c = a, *d = b;
	if (c->municipality != d->municipality)
		return c->municipality < d->municipality ? -1 : 1;
	return strcmp(c->folded, d->folded);
}

sp_rc person_dissents(struct db *db, struct arena *a, const struct person_wish *wish,
		      struct person_counts *out, struct sp_err *e)
{
	uint32_t n = 0;
	SP_TRY(count_own(db, a, wish, out, e));
	SP_TRY(count_told(db, a, wish, out, e));
	if (out->list.n)
		qsort(out->list.at, out->list.n, sizeof(*out->list.at), by_person);
	for (uint32_t i = 0; i < out->list.n; i++) {
		if (n && by_person(&out->list.at[n - 1], &out->list.at[i]) == 0)
			out->list.at[n - 1].n += out->list.at[i].n;
		else
			out->list.at[n++] = out->list.at[i];
	}
	out->list.n = n;
	return SP_OK;
}
