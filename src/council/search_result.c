/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/search_result.h"

#include "council/row.h"
#include "council/search_evidence.h"
#include "council/search_sentence.h"
#include "council/spans.h"
#include "council/statements.h"
#include "council/view.h"

enum { AT_ONCE = EVIDENCE_ITEMS, SCRATCH = 256 * 1024 * 1024 };

/* A result and where its sentence may stand. */
struct place {
	struct search_result *result;
	int64_t extraction;
	SP_LIST(struct span) ranges;
	struct span evidence; /* of a field; len 0: none */
};
struct showing {
	struct db *db;
	const struct search_wish *wish;
	struct arena *arena, *scratch; /* of the results; of AT_ONCE of them */
	struct sentence_finder finder;
	struct db_value ids[AT_ONCE];
	struct place places[AT_ONCE];
	uint32_t n;
};

static struct place *place_of(struct showing *s, int64_t item)
{
	for (uint32_t i = 0; i < s->n; i++)
		if (s->places[i].result->item == item)
			return &s->places[i];
	return NULL;
}

static sp_rc head(struct showing *s, const struct db_rows *rows, struct place *p)
{
	struct search_result *r = p->result;
	const char *slug, *day, *item;
	r->municipality = db_int(rows, 1);
	SP_TRY(row_text(s->arena, rows, 2, &slug));
	SP_TRY(row_text(s->arena, rows, 3, &r->body));
	SP_TRY(row_text(s->arena, rows, 4, &day));
	(void)civil_parse_iso(day, &r->day);
	SP_TRY(row_text(s->arena, rows, 6, &item));
	SP_TRY(row_text(s->arena, rows, 7, &r->number));
	SP_TRY(row_text(s->arena, rows, 8, &r->title));
	r->closed = db_int(rows, 9) != 0;
	SP_TRY(row_text(s->arena, rows, 10, &r->document));
	p->extraction = db_int(rows, 11);
	SP_TRY(row_text(s->arena, rows, 12, &r->named));
	r->key = view_key(s->arena, r->municipality, slug, day, db_int(rows, 5), item);
	SP_NEED(r->key);
	return r->title ? sentence_mark_title(&s->finder, r) : SP_OK;
}

static sp_rc heads(struct showing *s, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(s->db, council_sql(SQL_SEARCH_ITEMS), s->ids, AT_ONCE, &rows, e));
	DB_EACH(rows, e) {
		struct place *p = place_of(s, db_int(rows, 0));
		if (p)
			SP_TRY(head(s, rows, p));
	}
	for (uint32_t i = 0; i < s->n; i++)
		if (!s->places[i].result->key)
			return sp_fail(e, SP_ECORRUPT,
				       N_("the search finds an item that is gone: run “spor "
					  "check”"));
	return SP_OK;
}

static sp_rc sections(struct showing *s, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(s->db, council_sql(SQL_SEARCH_SECTIONS), s->ids, AT_ONCE, &rows, e));
	DB_EACH(rows, e) {
		struct place *p = place_of(s, db_int(rows, 0));
		struct spans spans;
		SP_TRY(spans_of(s->scratch, db_str(rows, 1), "text", &spans));
		for (uint32_t i = 0; p && i < spans.n; i++) {
			struct span *range = sp_push(s->scratch, &p->ranges);
			SP_NEED(range);
			*range = spans.at[i];
		}
	}
	return SP_OK;
}

static sp_rc evidence(struct showing *s, struct sp_err *e)
{
	struct evidences found;
	SP_TRY(search_evidence(s->db, s->scratch, s->wish, s->ids, &found, e));
	for (uint32_t i = 0; i < found.list.n; i++) {
		struct place *p = place_of(s, found.list.at[i].item);
		if (p && !p->evidence.len)
			p->evidence = found.list.at[i].span;
	}
	return SP_OK;
}

static sp_rc sentence(struct showing *s, const struct db_rows *rows, struct place *p)
{
	struct view_source source = {.text = {.text = db_str(rows, 2).p}};
	uint32_t off;
	source.text.text_len = (uint32_t)db_str(rows, 2).n;
	source.layout = db_str(rows, 3);
	SP_TRY(sentence_find(&s->finder, db_str(rows, 2), p->ranges.at, p->ranges.n, p->result,
			     &off));
	if (!p->result->sentence && p->evidence.len) {
		off = p->evidence.off;
		SP_TRY(sentence_of(&s->finder, db_str(rows, 2), p->evidence, p->result));
	}
	if (p->result->sentence)
		view_place(&source, off, &p->result->page, &p->result->line);
	return SP_OK;
}

/* Each text once, whichever of the items stand in it. */
static sp_rc sentences(struct showing *s, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(s->db, council_sql(SQL_SEARCH_TEXTS), s->ids, AT_ONCE, &rows, e));
	DB_EACH(rows, e)
		for (uint32_t i = 0; i < s->n; i++) {
			struct place *p = &s->places[i];
			if (p->extraction == db_int(rows, 1) &&
			    p->result->municipality == db_int(rows, 0))
				SP_TRY(sentence(s, rows, p));
		}
	return SP_OK;
}

static sp_rc show_some(struct showing *s, struct search_result *results, uint32_t n,
		       struct sp_err *e)
{
	s->n = n;
	for (uint32_t i = 0; i < AT_ONCE; i++) {
		s->ids[i] = DB_V_INT(i < n ? results[i].item : -1);
		if (i < n)
			s->places[i] = (struct place){.result = &results[i]};
	}
	SP_TRY(heads(s, e));
	if (s->wish->query->words)
		SP_TRY(sections(s, e));
	SP_TRY(evidence(s, e));
	return sentences(s, e);
}

sp_rc search_show(struct db *db, struct arena *a, const struct search_wish *wish,
		  const struct search_hits *hits, struct search_results *out, struct sp_err *e)
{
	ARENA_AUTO scratch = arena_new(SCRATCH);
	STEMMER_AUTO stemmer = stemmer_new();
	struct showing s = {.db = db, .wish = wish, .arena = a, .scratch = scratch};
	SP_NEED(scratch && stemmer);
	SP_TRY(sentence_finder(&s.finder, a, scratch, stemmer, wish->query->words));
	for (uint32_t i = 0; i < hits->list.n; i++) {
		struct search_result *r = sp_push(a, &out->list);
		SP_NEED(r);
		*r = (struct search_result){.item = hits->list.at[i].id,
					    .score = hits->list.at[i].score};
	}
	for (uint32_t i = 0; i < out->list.n; i += AT_ONCE) {
		uint32_t n = out->list.n - i < AT_ONCE ? out->list.n - i : AT_ONCE;
		SP_TRY(show_some(&s, out->list.at + i, n, e));
		arena_reset(scratch);
	}
	return SP_OK;
}
