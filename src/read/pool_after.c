/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts in the sentences right behind the one that shares out, and what makes parts all of a sum
 * though no word shares it out. */
#include "read/pool_scan.h"

enum { CLAUSE = 40 };

bool pool_tells_part(const struct pool_mark *m)
{
	return !m->again && !m->price && !m->used;
}

sp_rc pool_row_add(struct pool_finder *f, struct pool_try *t, uint32_t mark, size_t from, size_t to)
{
	struct pool_row *row = sp_push(f->arena, &t->rows.list);
	SP_NEED(row);
	row->mark[0] = mark;
	row->n = 1;
	pool_words_of(f, mark, from, to, row);
	return SP_OK;
}

/* "I 2024 dog 1,3 mio. kr. til …" in the sentence right behind. */
static sp_rc but_after(struct pool_finder *f, uint32_t unit, struct pool_try *t)
{
	const struct pool_unit *u = unit + 1 < f->units.n ? &f->units.at[unit + 1] : NULL;
	struct pool_exception but;
	uint32_t others = t->rows.list.n;
	if (!u || u->section != f->units.at[unit].section || !u->n ||
	    !pool_but_in(f, u->body, u->to, &but) || but.from != u->body)
		return SP_OK;
	for (uint32_t i = u->first; i < u->first + u->n; i++)
		if (pool_tells_part(&f->marks.at[i]))
			SP_TRY(pool_row_add(f, t, i, but.to, u->to));
	pool_but_take(f, t, others, but.year);
	if (t->rows.list.n > others && !t->rows.list.at[others].only)
		t->rows.list.n = others;
	return SP_OK;
}

/* "Resten går til …" in a sentence of its own, right after. */
static sp_rc rest_after(struct pool_finder *f, uint32_t unit, struct pool_try *t, bool *any)
{
	for (uint32_t k = unit + 1; k < f->units.n && k <= unit + 2; k++) {
		const struct pool_unit *u = &f->units.at[k];
		if (u->section != f->units.at[unit].section || !u->n)
			return SP_OK;
		const struct pool_mark *m = &f->marks.at[u->first];
		struct lex_hit hit;
		if (!pool_starts(f, "pool.rest_opens", u->from, u->to, &hit) || !pool_tells_part(m))
			return SP_OK;
		SP_TRY(pool_row_add(f, t, u->first, u->from, u->to));
		*any = true;
	}
	return SP_OK;
}

sp_rc pool_rows_after(struct pool_finder *f, uint32_t unit, struct pool_try *t)
{
	bool rest = false;
	SP_TRY(but_after(f, unit, t));
	SP_TRY(rest_after(f, unit, t, &rest));
	/* who tells what the rest is has told all */
	if (rest && t->n_totals && (t->open || !t->strong)) {
		t->strong = t->all = true;
		t->open = false;
	}
	return SP_OK;
}

/* "til …", "i 2024" right behind the amount: it is told what it is for, not what it is compared
 * with. */
static bool is_for(const struct pool_finder *f, const struct pool_row *row)
{
	const struct pool_mark *m = &f->marks.at[row->mark[row->n - 1]];
	size_t end = m->money.off + m->money.len, to = f->units.at[m->unit].to;
	struct lex_hit hit;
	return m->money.kind == POOL_STATED && (pool_starts(f, "pool.toward", end, to, &hit) ||
						pool_starts(f, "amount.period", end, to, &hit));
}

/* "…, a og b.": the last is joined to the others, nothing follows it, and no verb says more. */
static bool is_closed(const struct pool_finder *f, const struct pool_try *t, size_t from)
{
	struct lex_hit hit;
	const struct pool_unit *u = &f->units.at[t->unit];
	const struct pool_row *rows = t->rows.list.at;
	uint32_t n = t->rows.list.n;
	const struct pool_money *last = &f->marks.at[rows[n - 1].mark[0]].money;
	const struct pool_money *other = &f->marks.at[rows[n - 2].mark[0]].money;
	size_t end = last->off + last->len;
	struct str join = str_sub(f->text, other->off, last->off - other->off);
	struct str tail = str_sub(f->text, end, u->to > end ? u->to - end : 0);
	bool joined = str_find(join, STR(" og ")) != SIZE_MAX ||
		      str_find(join, STR(" samt ")) != SIZE_MAX;
	bool more = str_find(tail, STR(" og ")) != SIZE_MAX ||
		    str_find(tail, STR(" samt ")) != SIZE_MAX;
	const struct pool_unit *next = t->unit + 1 < f->units.n ? u + 1 : u;
	return joined && !more && !pool_find_words(f, "pool.not_all", from, u->to, &hit) &&
	       !pool_starts(f, "pool.more", next->body, next->to, &hit);
}

bool pool_lists_all(const struct pool_finder *f, const struct pool_try *t)
{
	struct lex_hit hit;
	if (!t->n_totals || t->open || t->rows.list.n < 2)
		return false;
	const struct pool_mark *sum = &f->marks.at[t->totals[t->n_totals - 1]];
	size_t end = sum->money.off + sum->money.len;
	size_t first = f->marks.at[t->rows.list.at[0].mark[0]].money.off;
	if (sum->unit != t->unit || first < end)
		return false;
	struct str between = str_trim(str_sub(f->text, end, first - end));
	if (!between.n || between.n > CLAUSE || between.p[between.n - 1] != ':' ||
	    memchr(between.p, ',', between.n) ||
	    pool_find_words(f, "pool.so_far", t->from, t->to, &hit))
		return false;
	for (uint32_t i = 0; i < t->rows.list.n; i++)
		if (!is_for(f, &t->rows.list.at[i]))
			return false;
	return is_closed(f, t, first);
}
