/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/pool_store.h"

#include "council/spans.h"
#include "council/statements.h"

#include <stdlib.h>

enum { MOST_SECTIONS = 64, SPANS_MAX = 64 * 1024 };

/* ---- the item's text ---- */

struct gathering {
	struct arena *arena;
	const struct extraction *from;
	struct passage parts[MOST_SECTIONS];
	struct pool_section sections[MOST_SECTIONS];
	uint32_t n;
	size_t bytes;
	uint32_t pieces;
};

static sp_rc gather(struct gathering *g, const struct fact *f, enum section_kind kind)
{
	if (g->n == MOST_SECTIONS || !f->text)
		return SP_OK;
	struct passage *p = &g->parts[g->n];
	SP_TRY(passage_of_fact(g->arena, g->from, f, p));
	if (!p->text.n)
		return SP_OK;
	g->sections[g->n++] = (struct pool_section){(uint32_t)g->bytes, (uint32_t)p->text.n, kind};
	g->bytes += p->text.n + 1;
	g->pieces += p->n_pieces;
	return SP_OK;
}

static sp_rc join(const struct gathering *g, struct passage *out)
{
	char *text = arena_alloc(g->arena, g->bytes + 1);
	struct passage_piece *pieces = arena_array(g->arena, g->pieces + 1u, sizeof(*pieces));
	uint32_t k = 0;
	SP_NEED(text && pieces);
	for (uint32_t i = 0; i < g->n; i++) {
		const struct passage *p = &g->parts[i];
		uint32_t at = g->sections[i].off;
		if (p->text.n)
			memcpy(text + at, p->text.p, p->text.n);
		text[at + p->text.n] = '\n';
		for (uint32_t m = 0; m < p->n_pieces; m++, k++) {
			pieces[k] = p->pieces[m];
			pieces[k].at += at;
		}
	}
	*out = (struct passage){{text, g->bytes}, pieces, k, g->from};
	return SP_OK;
}

/* Sections that tell of money as the matter's own. */
static bool is_read(enum section_kind kind)
{
	return kind != SECTION_ATTACHMENTS && kind != SECTION_LAW && kind != SECTION_COMPETENCE &&
	       kind != SECTION_ROUTE && kind != SECTION_PRIOR_DECISION;
}

static sp_rc split_years(struct arena *a, struct pool_of_item *p)
{
	struct pool_of_item out = {.text = p->text};
	for (uint32_t i = 0; i < p->pools.list.n; i++) {
		uint32_t before = out.pools.list.n;
		if (!p->pools.list.at[i].totals.n || !p->pools.list.at[i].parts.n)
			continue;
		SP_TRY(pool_by_years(a, &p->pools.list.at[i], &out.pools));
		for (; before < out.pools.list.n; before++) {
			bool *person = sp_push(a, &out.by_person);
			SP_NEED(person);
			*person = p->by_person.at[i];
		}
	}
	pools_nest(&out.pools);
	*p = out;
	return SP_OK;
}

/* Only of an item that stands, and names an amount. */
static bool tells_money(const struct view *v, uint32_t index)
{
	return !v->withdrawn && !v->items.at[index].withdrawn &&
	       v->record.items.at[index].amounts.n > 0;
}

sp_rc pools_read(struct arena *a, const struct lexicon *lex, const struct view *v, uint32_t index,
		 struct pool_of_item *out)
{
	const struct rec_item *item = &v->record.items.at[index];
	*out = (struct pool_of_item){0};
	if (!tells_money(v, index))
		return SP_OK;
	struct gathering *g = ARENA_NEW(a, struct gathering);
	SP_NEED(g);
	g->arena = a;
	g->from = &v->sources.at[v->items.at[index].source].text;
	SP_TRY(gather(g, &item->title, SECTION_OTHER));
	if (!g->n) /* the title is the first of them, always */
		g->sections[g->n++] = (struct pool_section){0, 0, SECTION_OTHER};
	for (uint32_t i = 0; i < item->sections.n; i++)
		if (is_read(item->sections.at[i].kind))
			SP_TRY(gather(g, &item->sections.at[i].text, item->sections.at[i].kind));
	SP_TRY(join(g, &out->text));
	SP_TRY(pools_find(a, lex, out->text.text, g->sections, g->n, v->day, &out->pools));
	for (uint32_t i = 0; i < out->pools.list.n; i++)
		SP_NEED(sp_push(a, &out->by_person));
	return SP_OK;
}

int64_t pool_amount_of(const struct pool_of_item *p, const struct rec_item *item,
		       const struct pool_money *m)
{
	uint32_t off = passage_source(&p->text, m->off + 1u) - 1u;
	int64_t same = 0;
	for (uint32_t i = 0; m->kind == POOL_STATED && i < item->amounts.n; i++) {
		const struct rec_amount *r = &item->amounts.at[i];
		if (r->text.spans.n && r->text.spans.at[0].off == off)
			return i + 1;
		bool period = !r->period.text || !m->period || !strcmp(r->period.text, m->period);
		if (r->oere == m->oere && (!same || period) &&
		    (!m->sign || !r->sign || r->sign == m->sign))
			same = same && !period ? same : (int64_t)i + 1;
	}
	return same;
}

/* ---- rows ---- */

struct putting {
	struct db *db;
	struct arena *arena;
	const struct view *v;
	const struct rec_item *item;
	const struct pool_of_item *p;
	int64_t id;
	struct sp_err *e;
};

static sp_rc place(const struct putting *w, size_t off, size_t len, const char *field,
		   struct buf *out)
{
	struct fact f = {0};
	if (len)
		SP_TRY(passage_spans(w->arena, &w->p->text, off, len, &f.spans));
	spans_add(out, field, &f);
	return SP_OK;
}

static sp_rc put_money(const struct putting *w, uint32_t pool, uint32_t part,
		       const struct pool_part *words, const struct pool_money *m, int64_t *position)
{
	static const char *const hows[] = {"stated", "share", "rest"};
	BUF_AUTO spans = BUF_INIT(SPANS_MAX);
	SP_TRY(place(w, m->off, m->len, "value", &spans));
	if (words)
		SP_TRY(place(w, words->off, words->len, "words", &spans));
	const char *said =
		words && words->len
			? str_squeeze(w->arena, str_sub(w->p->text.text, words->off, words->len))
			: NULL;
	char sign[2] = {m->sign, '\0'};
	++*position;
	return db_run(w->db, w->e,
		      "INSERT INTO pool_amount (municipality, item, pool, position, part, words, "
		      "oere, sign, period, times, how, amount, spans) VALUES ($1, $2, $3, $4, $5, "
		      "$6, $7, $8, $9, $10, $11, $12, $13)",
		      DB_V_INT(w->v->municipality), DB_V_INT(w->id), DB_V_INT(pool),
		      DB_V_INT(*position - 1), DB_V_INT(part), DB_V_TEXT(said), DB_V_INT(m->oere),
		      m->sign ? DB_V_TEXT(sign) : DB_V_NULL, DB_V_TEXT(m->period),
		      DB_V_INT(m->times), DB_V_TEXT(hows[m->kind]),
		      DB_V_INT(pool_amount_of(w->p, w->item, m)), DB_V_STR(buf_view(&spans)));
}

static sp_rc put_years(const struct putting *w, uint32_t pool, const struct pool_sums *s)
{
	for (uint32_t i = 0; i < s->n; i++)
		SP_TRY(db_run(w->db, w->e,
			      "INSERT INTO pool_year (municipality, item, pool, position, year, "
			      "total, parts, verdict) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
			      DB_V_INT(w->v->municipality), DB_V_INT(w->id), DB_V_INT(pool),
			      DB_V_INT(i), DB_V_INT(s->at[i].year), DB_V_INT(s->at[i].total),
			      DB_V_INT(s->at[i].parts),
			      DB_V_TEXT(pool_verdict_name(s->at[i].verdict))));
	return SP_OK;
}

/* What does not add up first. */
static int rank_of(enum pool_verdict v)
{
	return v >= POOL_LACKS ? 0 : v == POOL_ROUNDING ? 1 : 2;
}

static const char *form_name(enum pool_form f)
{
	static const char *const names[] = {"sentence", "list", "table", "points"};
	return names[f];
}

static sp_rc put_pool(const struct putting *w, uint32_t i)
{
	struct pool *p = &w->p->pools.list.at[i];
	struct pool_sums s;
	BUF_AUTO spans = BUF_INIT(SPANS_MAX);
	int64_t position = 0;
	if (!p->totals.n)
		return SP_OK;
	pool_sum(p, &s);
	SP_TRY(place(w, p->off, p->len, "text", &spans));
	SP_TRY(db_run(w->db, w->e,
		      "INSERT INTO pool (municipality, item, position, form, confidence, inside, "
		      "place, oere, verdict, difference, yearly, by_person, spans) VALUES ($1, $2, "
		      "$3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
		      DB_V_INT(w->v->municipality), DB_V_INT(w->id), DB_V_INT(i + 1),
		      DB_V_TEXT(form_name(p->form)), DB_V_INT(p->confidence), DB_V_INT(p->inside),
		      DB_V_INT(rank_of(s.verdict)), DB_V_INT(p->totals.at[0].oere),
		      DB_V_TEXT(pool_verdict_name(s.verdict)), DB_V_INT(s.difference),
		      DB_V_INT(s.yearly), DB_V_INT(w->p->by_person.at[i]),
		      DB_V_STR(buf_view(&spans))));
	for (uint32_t k = 0; k < p->totals.n; k++)
		SP_TRY(put_money(w, i + 1, 0, NULL, &p->totals.at[k], &position));
	for (uint32_t k = 0; k < p->parts.n; k++)
		for (uint32_t m = 0; m < p->parts.at[k].money.n; m++)
			SP_TRY(put_money(w, i + 1, k + 1, &p->parts.at[k],
					 &p->parts.at[k].money.at[m], &position));
	return put_years(w, i + 1, &s);
}

/* Most items have none, and looking is cheaper than taking nothing away. */
static sp_rc has_pools(struct db *db, int64_t municipality, int64_t item, bool *yes,
		       struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality), DB_V_INT(item)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db, "SELECT 1 FROM pool WHERE municipality = $1 AND item = $2 LIMIT 1",
			args, 2, &rows, e));
	return db_next(rows, yes, e);
}

sp_rc pools_forget(struct db *db, int64_t municipality, int64_t item, struct sp_err *e)
{
	bool any;
	static const char *const tables[] = {
		"DELETE FROM pool_year WHERE municipality = $1 AND item = $2",
		"DELETE FROM pool_amount WHERE municipality = $1 AND item = $2",
		"DELETE FROM pool WHERE municipality = $1 AND item = $2"};
	SP_TRY(has_pools(db, municipality, item, &any, e));
	for (size_t i = 0; any && i < sizeof(tables) / sizeof(tables[0]); i++)
		SP_TRY(db_run(db, e, tables[i], DB_V_INT(municipality), DB_V_INT(item)));
	return SP_OK;
}

sp_rc pools_put(struct db *db, struct arena *a, const struct view *v, uint32_t index,
		struct pool_of_item *read, struct sp_err *e)
{
	struct verdicts verdicts;
	int64_t id = v->items.at[index].id;
	SP_TRY(pools_forget(db, v->municipality, id, e));
	if (!tells_money(v, index))
		return SP_OK;
	SP_TRY(verdicts_of_item(db, a, v->municipality, id, &verdicts, e));
	SP_TRY(pools_correct(a, v, index, read));
	SP_TRY(pools_judge(a, v, index, &verdicts, read));
	SP_TRY(split_years(a, read));
	const struct putting w = {db, a, v, &v->record.items.at[index], read, id, e};
	for (uint32_t i = 0; i < read->pools.list.n; i++)
		SP_TRY(put_pool(&w, i));
	return SP_OK;
}

sp_rc pool_sum_named(struct arena *a, int64_t number, const char *words, const char **out)
{
	*out = arena_printf(a, "%lld %s", (long long)number, words ? words : "");
	return *out ? SP_OK : SP_ENOMEM;
}
