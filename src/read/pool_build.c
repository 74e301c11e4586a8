/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From rows of amounts and a sum to a pool, when they are one. What adds up is taken for one
 * easily; what does not must be said to share out. */
#include "read/pool_scan.h"

#include <stdlib.h>

enum { CANDIDATES = 16, NEAR = 6, LEAST_OPEN = 3, FEW = 4 };

/* Which amounts of a row with several are the part. */
enum variant { VARIANT_ALL, VARIANT_FIRST, VARIANT_LAST, VARIANTS };

struct candidate {
	uint32_t mark;
	bool near;
};
struct candidates {
	struct candidate at[CANDIDATES];
	uint32_t n;
};

static const struct pool_mark *mark_of(const struct pool_finder *f, uint32_t i)
{
	return &f->marks.at[i];
}

/* ---- the sum ---- */

static bool sets_aside(const struct pool_finder *f, uint32_t unit)
{
	struct lex_hit hit;
	const struct pool_unit *u = &f->units.at[unit];
	return pool_find_words(f, "pool.sum", u->from, u->to, &hit) ||
	       pool_find_words(f, "pool.share", u->from, u->to, &hit);
}

static bool same_sum(const struct pool_money *a, const struct pool_money *b)
{
	return a->oere == b->oere &&
	       (!a->period || !b->period || strcmp(a->period, b->period) == 0);
}

/* Sums told before, the nearest first, each value once. */
static void candidates_find(const struct pool_finder *f, const struct pool_try *t,
			    struct candidates *out)
{
	uint32_t first = f->units.at[t->unit].first;
	out->n = 0;
	/* what was applied for, and what is told as "i alt", comes last */
	for (uint32_t k = 0; first && k < 2 * first && out->n < CANDIDATES; k++) {
		uint32_t i = first - 1 - k % first;
		const struct pool_mark *m = mark_of(f, i);
		bool known = m->price || m->money.kind != POOL_STATED || m->again != (k >= first);
		for (uint32_t c = 0; c < out->n; c++)
			known = known || same_sum(&mark_of(f, out->at[c].mark)->money, &m->money);
		if (known)
			continue;
		const struct pool_unit *u = &f->units.at[m->unit];
		bool close = m->unit + NEAR >= t->unit || !u->section ||
			     u->kind != f->units.at[t->unit].kind;
		bool near =
			close && (sets_aside(f, m->unit) || pool_right_before(f, t->unit, m->unit));
		out->at[out->n++] = (struct candidate){i, near};
	}
}

/* The same sum told elsewhere with its years. */
static void inherit_years(const struct pool_finder *f, struct pool_money *total)
{
	if (total->period || total->when.each)
		return;
	for (uint32_t i = 0; i < f->marks.n; i++) {
		const struct pool_money *m = &f->marks.at[i].money;
		if (m->oere == total->oere && m->kind == POOL_STATED && m->period) {
			total->period = m->period;
			total->when = m->when;
			return;
		}
	}
}

/* ---- building ---- */

static sp_rc only_year(const struct pool_finder *f, int year, struct pool_money *total)
{
	total->period = arena_printf(f->arena, "%d", year);
	total->when = (struct pool_when){.from = year, .to = year, .each = true};
	return total->period ? SP_OK : SP_ENOMEM;
}

static sp_rc add_money(struct pool_finder *f, const struct pool *p, struct pool_part *part,
		       const struct pool_row *row, uint32_t k)
{
	const struct pool_money *told = &mark_of(f, row->mark[k])->money;
	bool yearly = told->kind == POOL_SHARE && p->totals.n > 1 && !told->when.from;
	/* "60 pct." of what each year has */
	for (uint32_t i = 0; i < (yearly ? p->totals.n : 1); i++) {
		struct pool_money *m = sp_push(f->arena, &part->money);
		SP_NEED(m);
		*m = *told;
		if (yearly) {
			m->base = p->totals.at[i].off + 1;
			m->when = p->totals.at[i].when;
			m->period = p->totals.at[i].period;
		}
		if (row->only)
			SP_TRY(only_year(f, row->only, m));
		if (!m->when.from || m->when.from != m->when.to)
			m->when.but = row->but;
	}
	return SP_OK;
}

/* Alone on its line, and the sum once more. */
static bool is_sum_again(const struct pool_finder *f, const struct pool_try *t,
			 const struct pool_row *row, int64_t total)
{
	return t->rows.list.n > 2 && row->n == 1 && mark_of(f, row->mark[0])->money.oere == total &&
	       mark_of(f, row->mark[0])->money.times == 1;
}

static sp_rc build(struct pool_finder *f, const struct pool_try *t, const uint32_t *totals,
		   uint32_t n_totals, enum variant v, struct pool *p)
{
	*p = (struct pool){.off = t->from, .len = t->to - t->from, .form = t->form};
	for (uint32_t i = 0; i < n_totals; i++) {
		struct pool_money *m = sp_push(f->arena, &p->totals);
		SP_NEED(m);
		*m = mark_of(f, totals[i])->money;
		if (t->year)
			SP_TRY(only_year(f, t->year, m));
		else if (n_totals == 1)
			inherit_years(f, m);
		m->when.but = t->but;
		p->by_column = p->by_column || (n_totals > 1 && !m->when.from);
	}
	for (uint32_t i = 0; i < t->rows.list.n; i++) {
		const struct pool_row *row = &t->rows.list.at[i];
		if (n_totals == 1 && is_sum_again(f, t, row, p->totals.at[0].oere))
			continue;
		struct pool_part *part = sp_push(f->arena, &p->parts);
		SP_NEED(part);
		part->off = row->off;
		part->len = row->len;
		uint32_t from = v == VARIANT_LAST ? row->n - 1 : 0;
		uint32_t to = v == VARIANT_FIRST ? 1 : row->n;
		for (uint32_t k = from; k < to; k++)
			SP_TRY(add_money(f, p, part, row, k));
	}
	return SP_OK;
}

static bool has_rows_of_several(const struct pool_try *t)
{
	for (uint32_t i = 0; i < t->rows.list.n; i++)
		if (t->rows.list.at[i].n > 1)
			return true;
	return false;
}

/* A row tells its amount otherwise for some year. */
static bool has_other_years(const struct pool_try *t)
{
	for (uint32_t i = 0; i < t->rows.list.n; i++)
		if (t->rows.list.at[i].n > 1 && t->rows.list.at[i].but.year[0])
			return true;
	return false;
}

/* Each amount of a row is for a year of its own. */
static bool rows_by_year(const struct pool_finder *f, const struct pool_try *t)
{
	for (uint32_t i = 0; i < t->rows.list.n; i++) {
		const struct pool_row *row = &t->rows.list.at[i];
		for (uint32_t k = 0; row->n > 1 && k < row->n; k++) {
			int year = mark_of(f, row->mark[k])->money.when.from;
			if (!year)
				return false;
			for (uint32_t m = 0; m < k; m++)
				if (mark_of(f, row->mark[m])->money.when.from == year)
					return false;
		}
	}
	return true;
}

struct best {
	struct pool pool;
	struct pool_sums sums;
	uint32_t total;
	bool any;
};

/* A point of a recommendation that also tells the sum grants it, and shares nothing out. */
static bool points_tell(const struct pool_finder *f, const struct pool_try *t, uint32_t total)
{
	for (uint32_t i = 0; t->form == POOL_POINTS && i < t->rows.list.n; i++)
		for (uint32_t k = 0; k < t->rows.list.at[i].n; k++)
			if (mark_of(f, t->rows.list.at[i].mark[k])->money.oere ==
			    mark_of(f, total)->money.oere)
				return true;
	return false;
}

/* All parts are told for years that the sum is not for. */
static bool other_years(const struct pool *p)
{
	const struct pool_when *sum = &p->totals.at[0].when;
	if (!sum->from || p->totals.n > 1)
		return false;
	for (uint32_t i = 0; i < p->parts.n; i++)
		for (uint32_t k = 0; k < p->parts.at[i].money.n; k++) {
			const struct pool_when *w = &p->parts.at[i].money.at[k].when;
			if (!w->from || (w->from <= sum->to && sum->from <= w->to) ||
			    w->from != p->parts.at[0].money.at[0].when.from)
				return false;
		}
	return true;
}

static sp_rc consider(struct pool_finder *f, const struct pool_try *t, const uint32_t *totals,
		      uint32_t n_totals, struct best *best)
{
	bool several = has_rows_of_several(t) && !t->columns && !has_other_years(t);
	if (points_tell(f, t, totals[0]))
		return SP_OK;
	enum variant usual = several && !rows_by_year(f, t) ? VARIANT_FIRST : VARIANT_ALL;
	for (unsigned k = 0; k < (several ? (unsigned)VARIANTS : 1); k++) {
		enum variant v = (enum variant)(((unsigned)usual + k) % VARIANTS);
		struct pool p;
		struct pool_sums s;
		SP_TRY(build(f, t, totals, n_totals, v, &p));
		pool_sum(&p, &s);
		pool_take_income(f, &p, &s);
		if (p.parts.n && !other_years(&p) &&
		    (!best->any || (s.verdict < POOL_LACKS && best->sums.verdict >= POOL_LACKS)))
			*best = (struct best){p, s, totals[0], true};
	}
	return SP_OK;
}

/* ---- is it one? ---- */

static uint32_t shares_of(const struct pool *p)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < p->parts.n; i++)
		n += p->parts.at[i].money.n ? p->parts.at[i].money.at[0].times : 0;
	return n;
}

/* The parts are of the size of the sum: what is far off shares out something else. */
static bool plausible(const struct pool_sums *s)
{
	for (uint32_t i = 0; i < s->n; i++) {
		int64_t parts = llabs(s->at[i].parts), total = llabs(s->at[i].total);
		if (parts > total / 3 && parts / 2 < total)
			return true;
	}
	return false;
}

/* Some part is all of the sum: it was told again, not shared out. */
static bool holds_sum(const struct pool *p)
{
	bool all = false;
	for (uint32_t i = 0; i < p->parts.n; i++)
		for (uint32_t k = 0; k < p->parts.at[i].money.n; k++) {
			const struct pool_money *m = &p->parts.at[i].money.at[k];
			for (uint32_t t = 0; t < p->totals.n; t++)
				all = all ||
				      (m->kind == POOL_STATED && m->oere == p->totals.at[t].oere);
		}
	return all && p->totals.n == 1 && p->parts.n < FEW;
}

/* What is left adds up always. */
static bool has_rest(const struct pool *p)
{
	for (uint32_t i = 0; i < p->parts.n; i++)
		for (uint32_t k = 0; k < p->parts.at[i].money.n; k++)
			if (p->parts.at[i].money.at[k].kind == POOL_REST)
				return true;
	return false;
}

static bool may_be(const struct pool_try *t, const struct best *b, bool near)
{
	bool surely = t->strong && near;
	return b->any && shares_of(&b->pool) > 1 && !holds_sum(&b->pool) &&
	       (!has_rest(&b->pool) || t->n_totals || surely);
}

/* At least three fifths of the sum and at most three halves. */
static bool nearly_all(const struct pool_sums *s)
{
	for (uint32_t i = 0; i < s->n; i++) {
		int64_t parts = llabs(s->at[i].parts), total = llabs(s->at[i].total);
		if (parts / 3 * 5 < total || parts / 3 * 2 > total)
			return false;
	}
	return true;
}

/* "er ikke brugt op", "foreløbig": what is not told is not gone. */
static bool so_far(const struct pool_finder *f, const struct pool_try *t)
{
	struct lex_hit hit;
	return pool_find_words(f, "pool.so_far", t->from, t->to, &hit);
}

static bool is_pool(const struct pool_finder *f, const struct pool_try *t, const struct best *b,
		    bool near)
{
	if (!may_be(t, b, near))
		return false;
	if (b->sums.verdict == POOL_ADDS_UP)
		return true;
	if (b->sums.verdict == POOL_ROUNDING && (t->strong || t->n_totals))
		return true;
	if (!t->strong || !near || !plausible(&b->sums) || (t->all && !nearly_all(&b->sums)))
		return false;
	if (b->sums.verdict == POOL_LACKS && so_far(f, t))
		return false;
	return !t->open || b->sums.verdict == POOL_EXCEEDS || b->pool.parts.n >= LEAST_OPEN;
}

static int confidence_of(const struct pool_try *t, const struct best *b)
{
	int sure = t->strong ? 90 : 70;
	sure += b->sums.verdict == POOL_ADDS_UP ? 8 : b->sums.verdict == POOL_ROUNDING ? 4 : 0;
	return sure - (t->n_totals ? 0 : 10);
}

static int by_size(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;
	return *x < *y ? -1 : *x > *y;
}

/* The amounts of its parts in order of size. */
static int64_t *sizes(struct arena *a, const struct pool *p, uint32_t *n)
{
	uint32_t k = 0;
	for (uint32_t i = 0; i < p->parts.n; i++)
		k += p->parts.at[i].money.n;
	int64_t *out = arena_array(a, k + 1u, sizeof(*out));
	*n = 0;
	for (uint32_t i = 0; out && i < p->parts.n; i++)
		for (uint32_t m = 0; m < p->parts.at[i].money.n; m++)
			out[(*n)++] = p->parts.at[i].money.at[m].oere;
	if (out)
		qsort(out, *n, sizeof(*out), by_size);
	return out;
}

/* Told before, in other words: the same sum and the same parts. */
static sp_rc is_told(struct pool_finder *f, const struct pool *p, bool *told)
{
	uint32_t n, m;
	int64_t *mine = sizes(f->arena, p, &n);
	SP_NEED(mine);
	*told = false;
	for (uint32_t i = 0; i < f->out->list.n && !*told; i++) {
		const struct pool *q = &f->out->list.at[i];
		const struct pool_money *first = q->totals.at, *mine_first = p->totals.at;
		if (!first || !mine_first || q->totals.n != p->totals.n ||
		    first->oere != mine_first->oere)
			continue;
		int64_t *theirs = sizes(f->arena, q, &m);
		SP_NEED(theirs);
		*told = n == m && memcmp(mine, theirs, n * sizeof(*mine)) == 0;
	}
	return SP_OK;
}

static void use_marks(struct pool_finder *f, const struct pool_try *t)
{
	for (uint32_t i = 0; i < t->rows.list.n; i++)
		for (uint32_t k = 0; k < t->rows.list.at[i].n; k++)
			f->marks.at[t->rows.list.at[i].mark[k]].used = true;
}

/* How far off, in thousandths of the sum. */
static int64_t distance(const struct pool_sums *s)
{
	int64_t total = llabs(s->at[0].total);
	return llabs(s->difference) / (total / 1000 + 1);
}

/* Of a sum told by year the last one stands for all. */
static bool goes_on(const struct pool_finder *f, uint32_t mark)
{
	const struct pool_mark *m = mark_of(f, mark);
	return mark + 1 < f->marks.n && m[1].unit == m->unit && m->money.when.from &&
	       m[1].money.when.from > m->money.when.from;
}

/* All rows are for that year. */
static bool all_in(const struct pool_finder *f, const struct pool_try *t, int year)
{
	for (uint32_t i = 0; i < t->rows.list.n; i++)
		for (uint32_t k = 0; k < t->rows.list.at[i].n; k++)
			if (mark_of(f, t->rows.list.at[i].mark[k])->money.when.from != year)
				return false;
	return true;
}

/* A sum told before: for several years in one sentence, or alone. Of those that do not add up the
 * one that is least off is meant. */
static sp_rc consider_told(struct pool_finder *f, const struct pool_try *t,
			   const struct candidate *c, struct best *best, bool *near)
{
	struct pool_try told = *t;
	if (goes_on(f, c->mark) && !all_in(f, t, mark_of(f, c->mark)->money.when.from))
		return SP_OK;
	pool_totals_to(f, c->mark, &told);
	for (uint32_t n = told.n_totals > 1 ? 2 : 1; n; n--) {
		struct best one = {0};
		bool all = n == 2;
		SP_TRY(consider(f, t, all ? told.totals : &c->mark, all ? told.n_totals : 1, &one));
		bool adds = one.any && one.sums.verdict < POOL_LACKS;
		bool nearer = one.any && c->near && plausible(&one.sums) &&
			      (!best->any || distance(&one.sums) < distance(&best->sums));
		if (adds || nearer) {
			*best = one;
			*near = c->near;
		}
		if (adds)
			return SP_OK;
	}
	return SP_OK;
}

/* The sum that the rows share out, as far as they share one out. */
static sp_rc choose(struct pool_finder *f, struct pool_try *t, struct best *best, bool *near)
{
	struct candidates cand = {.n = 0};
	*best = (struct best){0};
	*near = t->n_totals > 0;
	if (t->n_totals)
		SP_TRY(consider(f, t, t->totals, t->n_totals, best));
	else
		candidates_find(f, t, &cand);
	for (uint32_t i = 0; i < cand.n && (!best->any || best->sums.verdict >= POOL_LACKS); i++)
		SP_TRY(consider_told(f, t, &cand.at[i], best, near));
	return SP_OK;
}

/* Where the parts lack something, and what is left is told behind them, that is a part too. */
static sp_rc choose_with_left(struct pool_finder *f, struct pool_try *t, struct best *best,
			      bool *near)
{
	struct best with;
	bool with_near;
	struct pool_row left;
	SP_TRY(choose(f, t, best, near));
	if ((best->any && best->sums.verdict != POOL_LACKS) || t->rows.list.n == POOL_PARTS ||
	    !pool_left(f, t, &left))
		return SP_OK;
	struct pool_row *slot = sp_push(f->arena, &t->rows.list);
	SP_NEED(slot);
	*slot = left;
	SP_TRY(choose(f, t, &with, &with_near));
	bool adds = with.any && with.sums.verdict < POOL_LACKS;
	if (adds || (with.any && best->any && distance(&with.sums) < distance(&best->sums))) {
		*best = with;
		*near = with_near;
	} else {
		t->rows.list.n--;
	}
	return SP_OK;
}

sp_rc pool_try_add(struct pool_finder *f, struct pool_try *t, bool *added)
{
	struct best best;
	bool near, told;
	*added = false;
	if (!t->rows.list.n)
		return SP_OK;
	pool_but_join(f, &t->rows);
	uint32_t rows = t->rows.list.n;
	SP_TRY(choose_with_left(f, t, &best, &near));
	if (!is_pool(f, t, &best, near)) {
		t->rows.list.n = rows;
		return SP_OK;
	}
	pool_spread_sign(&best.pool, &best.sums);
	*added = true;
	use_marks(f, t);
	SP_TRY(is_told(f, &best.pool, &told));
	if (told)
		return SP_OK;
	struct pool *slot = sp_push(f->arena, &f->out->list);
	SP_NEED(slot);
	*slot = best.pool;
	slot->confidence = confidence_of(t, &best);
	return SP_OK;
}
