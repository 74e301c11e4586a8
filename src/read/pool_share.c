/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sharing out within a sentence: "de 900.000 kr. fordeles med 400.000 kr. til … og resten til …",
 * "heraf", "hver skole får". */
#include "read/pool_scan.h"

#include "read/scan.h"

enum { MOST_TOTALS = 8, SEVERAL = 3 };

struct split {
	size_t at, end;	 /* the word that shares out */
	uint32_t behind; /* the first mark behind it */
	bool strong, open;
	bool subject; /* the sum is what is given away: "de 1,5 mio. kr. bruges til …" */
};

static uint32_t end_of(const struct pool_unit *u)
{
	return u->first + u->n;
}

/* Does the sentence mean a sum told before? */
static bool means_sum(const struct pool_finder *f, const struct pool_unit *u)
{
	struct lex_hit hit;
	return pool_find_words(f, "pool.meant", u->from, u->to, &hit);
}

static bool colon_behind(const struct pool_finder *f, uint32_t mark)
{
	const struct pool_money *m = &f->marks.at[mark].money;
	size_t end = m->off + m->len;
	struct str between = str_sub(f->text, end, f->marks.at[mark + 1].money.off - end);
	return memchr(between.p, ':', between.n) != NULL;
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
	if (f->marks.at[s->behind].money.kind != POOL_STATED)
		return false;
	const struct pool_money *sum = &f->marks.at[s->behind].money;
	/* "fordeler 2 mio. kr. med", "bruger 2 mio. kr. på børn: 1,2 mio. kr. til …" */
	if (!between.n)
		return s->strong ? f->text.p[sum->off + sum->len] == ':' ||
					   pool_starts(f, "pool.object", sum->off + sum->len, u->to,
						       &hit)
				 : colon_behind(f, s->behind);
	return lex_whole(lexicon_group(f->lex, "pool.sum_after"), between, &hit);
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
			const struct pool_row *prev = n > 1 ? last - 1 : NULL;
			bool own = !prev || prev->off + prev->len <= last->off;
			if (own && last->off < f->marks.at[last->mark[0]].money.off)
				continue;
			/* the name stands behind the last of them */
			last->off = row->off;
			last->len = row->len;
		} else {
			t->rows.list.at[n++] = *row;
		}
	}
	t->rows.list.n = n;
}

/* Where "heraf" opens another pool behind the first part; else the sentence's end. */
static size_t own_end(const struct pool_finder *f, const struct pool_unit *u, uint32_t first,
		      size_t from)
{
	struct lex_hit hit;
	if (first >= end_of(u))
		return u->to;
	for (size_t at = from; pool_find_words(f, "pool.share", at, u->to, &hit); at = hit.to)
		if (strcmp(hit.key, "of") == 0 && hit.from > f->marks.at[first].money.off)
			return hit.from;
	return u->to;
}

/* The parts in one sentence from a place on; what is opened by "heraf" is another pool's. */
static sp_rc rows_of(struct pool_finder *f, uint32_t unit, uint32_t first, size_t from,
		     struct pool_try *t)
{
	const struct pool_unit *u = &f->units.at[unit];
	size_t to = own_end(f, u, first, from);
	struct pool_exception but = {.from = to, .to = to};
	uint32_t others = UINT32_MAX;
	bool excepts = pool_but_in(f, from, to, &but);
	/* up to the next that is no part's part */
	for (uint32_t i = first; i < end_of(u) && f->marks.at[i].money.off < to; i++) {
		bool behind = f->marks.at[i].money.off >= but.to;
		if (behind && others == UINT32_MAX)
			others = t->rows.list.n;
		if (excepts && !behind)
			pool_but_cut(f, i, but.from);
		if (pool_tells_part(&f->marks.at[i]))
			SP_TRY(pool_row_add(f, t, i, behind ? but.to : from,
					    behind ? to : but.from));
	}
	if (others != UINT32_MAX)
		pool_but_take(f, t, others, but.year);
	else
		pool_years_of_several(f, t);
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

static void totals_before(const struct pool_finder *f, const struct pool_unit *u, struct split *s,
			  struct pool_try *t)
{
	uint32_t i = s->behind;
	t->n_totals = 0;
	while (i > u->first &&
	       (f->marks.at[i - 1].money.kind != POOL_STATED || f->marks.at[i - 1].price))
		i--;
	if (i == u->first)
		return;
	pool_totals_to(f, i - 1, t);
	s->behind = s->strong ? s->behind : i; /* "40 pct. går til …" */
	if (s->open) {
		t->totals[0] = i - 1;
		t->n_totals = 1;
	}
}

/* "… 3 mio. kr. Heraf går …", "… 6 mio. kr. 40 pct. går til …": the last one of the sentence
 * before.
 */
static void total_opened(const struct pool_finder *f, uint32_t unit, struct split *s,
			 struct pool_try *t)
{
	const struct pool_unit *u = &f->units.at[unit];
	bool shares = f->marks.at[u->first].money.kind == POOL_SHARE;
	if (t->n_totals || !unit || !(shares || (s->open && s->at == u->body)))
		return;
	const struct pool_unit *before = &f->units.at[unit - 1];
	struct lex_hit hit;
	if (before->section != u->section || !before->n ||
	    (shares && !pool_find_words(f, "pool.sum", before->from, before->to, &hit)))
		return;
	uint32_t last = end_of(before) - 1;
	if (f->marks.at[last].money.kind != POOL_STATED || f->marks.at[last].price)
		return;
	t->totals[t->n_totals++] = last;
	s->behind = shares ? u->first : s->behind;
}

static bool only_shares(const struct pool_finder *f, const struct pool_try *t)
{
	for (uint32_t i = 0; i < t->rows.list.n; i++)
		if (f->marks.at[t->rows.list.at[i].mark[0]].money.kind == POOL_STATED)
			return false;
	return true;
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

/* Where the words of the first part begin: before a verb, "A får 2 mio. kr., B …", or behind. */
static size_t words_from(const struct pool_finder *f, const struct pool_unit *u,
			 const struct split *s, const struct pool_try *t)
{
	struct lex_hit hit;
	if (s->strong || pool_starts(f, "pool.toward", s->end, u->to, &hit))
		return s->end;
	const struct pool_money *sum =
		t->n_totals ? &f->marks.at[t->totals[t->n_totals - 1]].money : NULL;
	return sum && sum->off < s->at ? sum->off + sum->len : u->from;
}

static void totals_of(const struct pool_finder *f, uint32_t unit, struct split *s,
		      struct pool_try *t)
{
	const struct pool_unit *u = &f->units.at[unit];
	/* "De 300.000 kr. fordeler sig på 120.000 kr. …" */
	struct lex_hit hit;
	bool before = s->behind > u->first && pool_starts(f, "pool.subject", u->body, s->at, &hit);
	if (!before && sum_behind(f, u, s)) {
		t->totals[0] = s->behind++;
		t->n_totals = 1;
		return;
	}
	totals_before(f, u, s, t);
	total_opened(f, unit, s, t);
}

/* Parts are several; shares alone must be told of a sum. */
static bool is_sharing(const struct pool_finder *f, const struct pool_try *t)
{
	return t->rows.list.n > 1 && (t->n_totals || t->strong || !only_shares(f, t));
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
	totals_of(f, unit, s, &t);
	bool meant = means_sum(f, u);
	t.strong = t.strong && (t.n_totals || (!s->open && meant));
	t.strong = t.strong || s->subject;
	t.all = s->subject && !s->strong;
	SP_TRY(rows_of(f, unit, s->behind, words_from(f, u, s, &t), &t));
	if (t.rows.list.n)
		SP_TRY(pool_rows_after(f, unit, &t));
	join_years(f, &t);
	pool_spread_names(f, &t.rows);
	t.strong = t.strong || (!s->open && t.rows.list.n >= SEVERAL && meant);
	if (!t.strong && pool_lists_all(f, &t))
		t.strong = t.all = true;
	return is_sharing(f, &t) ? try_totals(f, &t, found) : SP_OK;
}

/* "at 60.000 kr. gives til A og 30.000 kr. til B": all amounts of the sentence make up a sum told
 * before. */
static sp_rc try_all(struct pool_finder *f, uint32_t unit, bool *found)
{
	const struct pool_unit *u = &f->units.at[unit];
	struct pool_try t = {.from = u->from, .to = u->to, .unit = unit, .form = POOL_SENTENCE};
	for (uint32_t i = u->first; i < end_of(u); i++)
		if (!pool_tells_part(&f->marks.at[i]) || f->marks.at[i].money.kind != POOL_STATED)
			return SP_OK;
	SP_TRY(rows_of(f, unit, u->first, u->from, &t));
	return t.rows.list.n < 2 ? SP_OK : pool_try_add(f, &t, found);
}

/* "… er 480.000 kr.: teatret 200.000 kr., koret 150.000 kr. og lauget 130.000 kr." */
static bool is_spelled(const struct pool_finder *f, const struct pool_unit *u,
		       const struct split *s)
{
	const struct pool_money *m =
		s->behind > u->first ? &f->marks.at[s->behind - 1].money : NULL;
	struct lex_hit hit;
	return m && f->text.p[s->at] == ':' && m->off + m->len == s->at &&
	       s->behind + SEVERAL <= end_of(u) &&
	       !pool_find_words(f, "pool.rates", u->from, s->at, &hit);
}

/* The sentence begins with the sum, right before what is done with it. */
static bool is_subject(const struct pool_finder *f, const struct pool_unit *u,
		       const struct split *s, const char *key)
{
	struct lex_hit hit;
	if (is_spelled(f, u, s))
		return true;
	if (strcmp(key, "use") != 0 || !pool_starts(f, "pool.subject", u->body, s->at, &hit))
		return false;
	return strcmp(hit.key, "word") == 0 ? s->behind <= u->first + 1 : s->behind == u->first + 1;
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
		s.subject = is_subject(f, u, &s, hit.key);
		/* "Heraf …" opens the sentence: of the sum before it */
		SP_TRY(try_split(f, unit, &s, &one));
		bool given = strcmp(hit.key, "use") == 0 && s.behind == u->first + 1;
		if (!one && given && !*found)
			SP_TRY(try_all(f, unit, &one));
		*found = *found || one;
	}
	return SP_OK;
}

/* "120.000 kr., 80.000 kr. og 45.000 kr., i alt 245.000 kr." */
sp_rc pool_in_sum(struct pool_finder *f, uint32_t unit, bool *found)
{
	const struct pool_unit *u = &f->units.at[unit];
	*found = false;
	for (uint32_t i = u->first; i < end_of(u); i++) {
		struct pool_try t = {.from = u->from,
				     .to = u->to,
				     .unit = unit,
				     .totals = {i},
				     .n_totals = 1,
				     .form = POOL_SENTENCE};
		if (!f->marks.at[i].sum || f->marks.at[i].used)
			continue;
		for (uint32_t k = u->first; k < i; k++)
			if (pool_tells_part(&f->marks.at[k]) &&
			    f->marks.at[k].money.kind == POOL_STATED)
				SP_TRY(pool_row_add(f, &t, k, u->from, f->marks.at[i].money.off));
		/* two, when there is nothing else */
		t.all = t.rows.list.n < SEVERAL;
		t.strong = !t.all || u->n == SEVERAL;
		if (t.rows.list.n > 1)
			SP_TRY(pool_try_add(f, &t, found));
	}
	return SP_OK;
}

/* "… 45.000 kr. til koret og 55.000 kr. til revyen. I alt uddeles 100.000 kr." */
sp_rc pool_in_sum_after(struct pool_finder *f, uint32_t unit, bool *found)
{
	const struct pool_unit *u = &f->units.at[unit], *before = unit ? u - 1 : u;
	struct lex_hit hit;
	*found = false;
	if (!unit || u->n != 1 || before->n < 2 || before->section != u->section || u->total ||
	    !pool_starts(f, "pool.sum_opens", u->body, u->to, &hit))
		return SP_OK;
	const struct pool_mark *sum = &f->marks.at[u->first];
	struct pool_try t = {.from = before->from,
			     .to = u->to,
			     .unit = unit,
			     .totals = {u->first},
			     .n_totals = 1,
			     .form = POOL_SENTENCE};
	if (sum->used || sum->price || sum->money.kind != POOL_STATED)
		return SP_OK;
	for (uint32_t k = before->first; k < end_of(before); k++) {
		if (!pool_tells_part(&f->marks.at[k]) || f->marks.at[k].money.kind != POOL_STATED)
			return SP_OK;
		SP_TRY(pool_row_add(f, &t, k, before->from, before->to));
	}
	t.strong = t.rows.list.n >= SEVERAL;
	t.all = true;
	return pool_try_add(f, &t, found);
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
		return pool_row_add(f, t, mark, said ? hit.from : u->from, u->to);
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

/* "… 25.000 kr. hver, i alt 100.000 kr.", "… 40.000 kr. af puljen på 200.000 kr." */
static void total_behind(const struct pool_finder *f, const struct pool_unit *u, uint32_t mark,
			 struct pool_try *t)
{
	const struct pool_mark *m = &f->marks.at[mark], *next = m + 1;
	struct lex_hit hit;
	if (t->n_totals || mark + 1 >= end_of(u) || next->money.kind != POOL_STATED)
		return;
	size_t end = m->money.off + m->money.len;
	bool of = pool_starts(f, "pool.of_sum", end, next->money.off, &hit) &&
		  hit.to + 1 >= next->money.off;
	if (!next->sum && !of)
		return;
	t->totals[t->n_totals++] = mark + 1;
	t->strong = true;
}

sp_rc pool_of_each(struct pool_finder *f, uint32_t unit, bool *found)
{
	const struct pool_unit *u = &f->units.at[unit];
	struct pool_names names;
	*found = false;
	for (uint32_t i = u->first; i < end_of(u) && !*found; i++) {
		const struct pool_mark *m = &f->marks.at[i];
		if (!m->each || !pool_tells_part(m) || m->money.kind != POOL_STATED)
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
		total_behind(f, u, i, &t);
		SP_TRY(rows_of_each(f, &t, i, &names, count));
		SP_TRY(pool_try_add(f, &t, found));
		if (!*found && t.n_totals) {
			t.n_totals = 0;
			SP_TRY(pool_try_add(f, &t, found));
		}
	}
	return SP_OK;
}
