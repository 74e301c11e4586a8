/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sharing out within a sentence: "de 900.000 kr. fordeles med 400.000 kr. til … og resten til …",
 * "heraf", "hver skole får". */
#include "read/pool_scan.h"

#include "read/scan.h"

enum { MOST_TOTALS = 8 };

struct split {
	size_t at, end;	 /* the word that shares out */
	uint32_t behind; /* the first mark behind it */
	bool strong, open;
};

static uint32_t end_of(const struct pool_unit *u)
{
	return u->first + u->n;
}

static bool tells_part(const struct pool_mark *m)
{
	return !m->again && !m->price && !m->used;
}

/* Does the sentence mean a sum told before? */
static bool means_sum(const struct pool_finder *f, const struct pool_unit *u)
{
	struct lex_hit hit;
	return pool_find_words(f, "pool.meant", u->from, u->to, &hit);
}

/* The sum behind the word: "fordelingen af de 2 mio. kr. er". */
static bool sum_behind(const struct pool_finder *f, const struct pool_unit *u,
		       const struct split *s)
{
	struct lex_hit hit;
	if (s->open || s->behind + 1 >= end_of(u))
		return false;
	size_t to = f->marks.at[s->behind].money.off;
	struct str between = str_trim(str_sub(f->text, s->end, to - s->end));
	return f->marks.at[s->behind].money.kind == POOL_STATED && between.n &&
	       lex_whole(lexicon_group(f->lex, "pool.sum_after"), between, &hit);
}

static sp_rc add_row(struct pool_finder *f, struct pool_try *t, uint32_t mark, size_t from,
		     size_t to)
{
	struct pool_row *row = sp_push(f->arena, &t->rows.list);
	SP_NEED(row);
	row->mark[0] = mark;
	row->n = 1;
	pool_words_of(f, mark, from, to, row);
	return SP_OK;
}

/* "150.000 kr. i 2021 og 300.000 kr. årligt fra 2022 til …": the second amount has no words of its
 * own, only other years. */
static bool same_part(const struct pool_finder *f, const struct pool_row *last, uint32_t mark)
{
	const struct pool_money *a = &f->marks.at[last->mark[last->n - 1]].money;
	const struct pool_money *b = &f->marks.at[mark].money;
	struct lex_hit hit;
	if (!a->when.from || !b->when.from || a->when.from == b->when.from || last->n == POOL_ROW)
		return false;
	struct str between = str_trim(str_sub(f->text, a->off + a->len, b->off - a->off - a->len));
	struct str period = str_trim(between);
	static const char *const joins[] = {", og", " og",	     " samt",
					    ",",    " stigende til", " faldende til"};
	for (size_t i = 0; i < sizeof(joins) / sizeof(joins[0]); i++)
		if (str_ends(period, str_of(joins[i]))) {
			period = str_trim(str_sub(period, 0, period.n - strlen(joins[i])));
			break;
		}
	return period.n && lex_whole(lexicon_group(f->lex, "amount.period"), period, &hit);
}

/* Some parts are named by more than their year. */
static bool has_names(const struct pool_finder *f, const struct pool_try *t)
{
	struct lex_hit hit;
	for (uint32_t i = 0; i < t->rows.list.n; i++) {
		struct str s = str_sub(f->text, t->rows.list.at[i].off, t->rows.list.at[i].len);
		if (s.n && !lex_whole(lexicon_group(f->lex, "amount.period"), s, &hit))
			return true;
	}
	return false;
}

static void join_years(const struct pool_finder *f, struct pool_try *t)
{
	uint32_t n = 0;
	if (!has_names(f, t))
		return;
	for (uint32_t i = 0; i < t->rows.list.n; i++) {
		struct pool_row *row = &t->rows.list.at[i];
		struct pool_row *last = n ? &t->rows.list.at[n - 1] : NULL;
		if (last && same_part(f, last, row->mark[0])) {
			last->mark[last->n++] = row->mark[0];
			/* the name stands behind the last of them */
			last->off = row->off;
			last->len = row->len;
		} else {
			t->rows.list.at[n++] = *row;
		}
	}
	t->rows.list.n = n;
}

/* The parts in one sentence from a place on; what is opened by "heraf" is another pool's. */
static sp_rc rows_of(struct pool_finder *f, uint32_t unit, uint32_t first, size_t from,
		     struct pool_try *t)
{
	const struct pool_unit *u = &f->units.at[unit];
	struct lex_hit hit;
	size_t to = u->to;
	for (size_t at = from; pool_find_words(f, "pool.share", at, u->to, &hit); at = hit.to)
		if (strcmp(hit.key, "of") == 0 && first < end_of(u) &&
		    hit.from > f->marks.at[first].money.off) {
			to = hit.from;
			break;
		}
	for (uint32_t i = first; i < end_of(u); i++) {
		const struct pool_mark *m = &f->marks.at[i];
		if (m->money.off >= to) /* up to the next that is no part's part */
			break;
		if (tells_part(m))
			SP_TRY(add_row(f, t, i, from, to));
	}
	return SP_OK;
}

/* Amounts of one sum by year: "1 mio. kr. i 2023 og 2 mio. kr. i 2024 fordeles". */
void pool_totals_to(const struct pool_finder *f, uint32_t last, struct pool_try *t)
{
	uint32_t first = last, least = f->units.at[f->marks.at[last].unit].first;
	while (first > least && last - first < MOST_TOTALS) {
		int year = f->marks.at[first].money.when.from;
		const struct pool_money *m = &f->marks.at[first - 1].money;
		if (!m->when.from || !year || m->when.from >= year)
			break;
		first--;
	}
	for (t->n_totals = 0; first <= last; first++)
		t->totals[t->n_totals++] = first;
}

static void totals_before(const struct pool_finder *f, const struct pool_unit *u,
			  const struct split *s, struct pool_try *t)
{
	uint32_t i = s->behind;
	t->n_totals = 0;
	while (i > u->first &&
	       (f->marks.at[i - 1].money.kind != POOL_STATED || f->marks.at[i - 1].price))
		i--;
	if (i == u->first)
		return;
	pool_totals_to(f, i - 1, t);
	if (s->open) {
		t->totals[0] = i - 1;
		t->n_totals = 1;
	}
}

static bool only_shares(const struct pool_finder *f, const struct pool_try *t)
{
	for (uint32_t i = 0; i < t->rows.list.n; i++)
		if (f->marks.at[t->rows.list.at[i].mark[0]].money.kind == POOL_STATED)
			return false;
	return true;
}

/* "Resten går til …" in a sentence of its own, right after. */
static sp_rc rest_after(struct pool_finder *f, uint32_t unit, struct pool_try *t)
{
	for (uint32_t k = unit + 1; k < f->units.n && k <= unit + 2; k++) {
		const struct pool_unit *u = &f->units.at[k];
		if (u->section != f->units.at[unit].section || !u->n)
			return SP_OK;
		const struct pool_mark *m = &f->marks.at[u->first];
		struct lex_hit hit;
		bool rest = pool_find_words(f, "pool.rest", u->from, u->to, &hit) &&
			    hit.from < u->from + 16u;
		if (!rest || !tells_part(m))
			return SP_OK;
		SP_TRY(add_row(f, t, u->first, u->from, u->to));
	}
	return SP_OK;
}

/* Where a sum stands before the word, all of it may be one by year, or just the last of it. */
static sp_rc try_totals(struct pool_finder *f, struct pool_try *t, bool *found)
{
	SP_TRY(pool_try_add(f, t, found));
	while (!*found && t->n_totals > 1) {
		t->totals[0] = t->totals[t->n_totals - 1];
		t->n_totals = 1;
		SP_TRY(pool_try_add(f, t, found));
	}
	return SP_OK;
}

static sp_rc try_split(struct pool_finder *f, uint32_t unit, struct split *s, bool *found)
{
	const struct pool_unit *u = &f->units.at[unit];
	struct pool_try t = {.from = u->from,
			     .to = u->to,
			     .unit = unit,
			     .form = POOL_SENTENCE,
			     .strong = s->strong,
			     .open = s->open};
	if (sum_behind(f, u, s)) {
		t.totals[0] = s->behind++;
		t.n_totals = 1;
	} else {
		totals_before(f, u, s, &t);
	}
	if (!t.n_totals && (s->open || !means_sum(f, u)))
		t.strong = false;
	SP_TRY(rows_of(f, unit, s->behind, s->end, &t));
	if (t.rows.list.n)
		SP_TRY(rest_after(f, unit, &t));
	join_years(f, &t);
	if (t.rows.list.n < 2 || (only_shares(f, &t) && !t.n_totals && !t.strong))
		return SP_OK;
	return try_totals(f, &t, found);
}

sp_rc pool_in_sentence(struct pool_finder *f, uint32_t unit, bool *found)
{
	const struct pool_unit *u = &f->units.at[unit];
	struct lex_hit hit;
	bool one = false;
	*found = false;
	if (u->total || !u->n)
		return SP_OK;
	for (size_t at = u->from; pool_find_words(f, "pool.share", at, u->to, &hit); at = hit.to) {
		struct split s = {.at = hit.from, .end = hit.to, .behind = u->first};
		bool of = strcmp(hit.key, "of") == 0;
		while (s.behind < end_of(u) && f->marks.at[s.behind].money.off < s.end)
			s.behind++;
		s.strong = of || strcmp(hit.key, "share") == 0;
		s.open = of;
		/* "Heraf …" opens the sentence: of the sum before it */
		SP_TRY(try_split(f, unit, &s, &one));
		*found = *found || one;
	}
	return SP_OK;
}

/* ---- each ---- */

static sp_rc rows_of_each(struct pool_finder *f, struct pool_try *t, uint32_t mark,
			  const struct pool_names *names, uint32_t count)
{
	if (!names->n) {
		const struct pool_unit *u = &f->units.at[f->marks.at[mark].unit];
		size_t off = f->marks.at[mark].money.off;
		struct lex_hit hit;
		f->marks.at[mark].money.times = count;
		bool said = pool_find_words(f, "pool.each_before", u->from, off, &hit);
		return add_row(f, t, mark, said ? hit.from : u->from, u->to);
	}
	for (uint32_t i = 0; i < names->n; i++) {
		struct pool_row *row = sp_push(f->arena, &t->rows.list);
		SP_NEED(row);
		*row = (struct pool_row){.mark = {mark}, .n = 1};
		row->off = names->off[i];
		row->len = names->len[i];
	}
	return SP_OK;
}

sp_rc pool_of_each(struct pool_finder *f, uint32_t unit, bool *found)
{
	const struct pool_unit *u = &f->units.at[unit];
	struct pool_names names;
	*found = false;
	for (uint32_t i = u->first; i < end_of(u) && !*found; i++) {
		const struct pool_mark *m = &f->marks.at[i];
		if (!m->each || !tells_part(m) || m->money.kind != POOL_STATED)
			continue;
		uint32_t count = pool_count(f, unit, &names);
		if (count < 2)
			return SP_OK;
		struct pool_try t = {
			.from = u->from, .to = u->to, .unit = unit, .form = POOL_SENTENCE};
		struct split s = {.behind = i};
		struct lex_hit hit;
		totals_before(f, u, &s, &t);
		uint32_t near = unit ? unit - 1 : unit;
		t.strong = pool_find_words(f, "pool.share", f->units.at[near].from, u->to, &hit);
		SP_TRY(rows_of_each(f, &t, i, &names, count));
		SP_TRY(pool_try_add(f, &t, found));
		if (!*found && t.n_totals) {
			t.n_totals = 0;
			SP_TRY(pool_try_add(f, &t, found));
		}
	}
	return SP_OK;
}
