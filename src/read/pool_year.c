/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Puljen er på 1 mio. kr. årligt i 2022-2024. I 2022 bruges 0,6 mio. kr. til A og 0,4 mio. kr. til
 * B.": what a sentence gives in one year, of a sum that was told for that year before. */
#include "read/pool_scan.h"

#include "read/scan.h"

enum { BACK = 8, YEAR_DIGITS = 4, LEAST_PARTS = 2 };

/* One year's part of a sentence. */
struct stretch {
	int year;
	size_t from, to;
};

static bool is_sum_of(const struct pool_mark *m, int year)
{
	const struct pool_when *w = &m->money.when;
	if (m->price || m->used || m->each || m->money.kind != POOL_STATED)
		return false;
	if (w->each)
		return !w->from || (w->from <= year && year <= w->to);
	return w->from == year && w->to == year;
}

/* The nearest sum before the sentence that is set aside for the year; UINT32_MAX: none. */
static uint32_t sum_before(const struct pool_finder *f, uint32_t unit, int year)
{
	const struct pool_unit *u = &f->units.at[unit];
	for (uint32_t i = u->first; i-- > 0;) {
		const struct pool_unit *v = &f->units.at[f->marks.at[i].unit];
		struct lex_hit hit;
		if (v->section != u->section || f->marks.at[i].unit + BACK < unit)
			return UINT32_MAX;
		if (is_sum_of(&f->marks.at[i], year) &&
		    pool_find_words(f, "pool.sum", v->from, v->to, &hit))
			return i;
	}
	return UINT32_MAX;
}

static sp_rc add_row(struct pool_finder *f, struct pool_try *t, uint32_t mark,
		     const struct stretch *s)
{
	struct pool_row *row = sp_push(f->arena, &t->rows.list);
	SP_NEED(row);
	*row = (struct pool_row){.mark = {mark}, .n = 1};
	pool_words_of(f, mark, s->from, s->to, row);
	return SP_OK;
}

/* The parts are the year's, or say none; *fit: nothing else stands there. */
static sp_rc rows_of(struct pool_finder *f, const struct pool_unit *u, const struct stretch *s,
		     struct pool_try *t, bool *fit)
{
	*fit = true;
	for (uint32_t i = u->first; i < u->first + u->n; i++) {
		const struct pool_mark *m = &f->marks.at[i];
		int year = m->money.when.from;
		if (m->money.off < s->from || m->money.off >= s->to)
			continue;
		if (m->again || m->price || m->used || m->each || (year && year != s->year)) {
			*fit = false;
			return SP_OK;
		}
		SP_TRY(add_row(f, t, i, s));
	}
	return SP_OK;
}

static sp_rc try_year(struct pool_finder *f, uint32_t unit, const struct stretch *s, bool *found)
{
	const struct pool_unit *u = &f->units.at[unit];
	struct pool_try t = {.from = u->from,
			     .to = u->to,
			     .unit = unit,
			     .n_totals = 1,
			     .form = POOL_SENTENCE,
			     .strong = true,
			     .all = true,
			     .year = s->year};
	bool fit, one;
	t.totals[0] = sum_before(f, unit, s->year);
	if (t.totals[0] == UINT32_MAX)
		return SP_OK;
	SP_TRY(rows_of(f, u, s, &t, &fit));
	if (!fit || t.rows.list.n < LEAST_PARTS)
		return SP_OK;
	SP_TRY(pool_try_add(f, &t, &one));
	*found = *found || one;
	return SP_OK;
}

/* "I 2022 …", "For 2022 …" */
static bool opens_with_year(const struct pool_finder *f, const struct pool_unit *u)
{
	struct str said = str_sub(f->text, u->body, u->to - u->body);
	size_t at = str_istarts(said, STR("i ")) ? 2 : str_istarts(said, STR("for ")) ? 4 : 0;
	return u->n >= LEAST_PARTS && at && scan_digits(said, at) == YEAR_DIGITS;
}

static int year_in(const struct pool_finder *f, const struct lex_hit *hit)
{
	int year = 0;
	struct str said = lex_part(hit, f->text, 1);
	for (size_t i = 0; i < said.n; i++)
		year = year * 10 + (said.p[i] - '0');
	return year;
}

sp_rc pool_in_year(struct pool_finder *f, uint32_t unit, bool *found)
{
	const struct pool_unit *u = &f->units.at[unit];
	struct lex_hit hit, next;
	*found = false;
	if (!opens_with_year(f, u) || !pool_starts(f, "pool.in_year", u->body, u->to, &hit))
		return SP_OK;
	for (bool more = true; more; hit = next) {
		struct stretch s = {.year = year_in(f, &hit), .from = hit.to};
		more = pool_find_words(f, "pool.in_next_year", hit.to, u->to, &next);
		s.to = more ? next.from : u->to;
		SP_TRY(try_year(f, unit, &s, found));
	}
	return SP_OK;
}
