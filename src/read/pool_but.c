/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "… årligt i 2022-2024 fordeles med 1 mio. kr. til A og 0,5 mio. kr. til B, dog i 2024 0,8 mio.
 * kr. til A og 0,7 mio. kr. til B.": years whose parts are told behind the others. */
#include "read/pool_scan.h"

bool pool_but_in(const struct pool_finder *f, size_t from, size_t to, struct pool_exception *out)
{
	struct lex_hit hit;
	if (!pool_find_words(f, "pool.but", from, to, &hit))
		return false;
	struct str said = lex_part(&hit, f->text, 1).n ? lex_part(&hit, f->text, 1)
						       : lex_part(&hit, f->text, 2);
	*out = (struct pool_exception){.from = hit.from, .to = hit.to};
	for (size_t i = 0; i < said.n; i++)
		out->year = out->year * 10 + (said.p[i] - '0');
	return out->year != 0;
}

void pool_but_cut(struct pool_finder *f, uint32_t mark, size_t from)
{
	struct pool_mark *m = &f->marks.at[mark];
	if (m->period < from || m->period < m->money.off)
		return;
	m->money.period = NULL;
	m->money.when = (struct pool_when){.each = false};
	m->period = 0;
}

static const struct pool_when *when_of(const struct pool_finder *f, const struct pool_row *row)
{
	return &f->marks.at[row->mark[0]].money.when;
}

/* Told for that year among others, or for no year of its own. */
static bool goes_on_in(const struct pool_finder *f, const struct pool_row *row, int year)
{
	const struct pool_when *w = when_of(f, row);
	return row->n == 1 && !row->only && pool_when_covers(w, year) &&
	       (!w->from || w->from < w->to);
}

static void except(struct pool_but *but, int year)
{
	for (int i = 0; i < POOL_BUTS; i++) {
		if (but->year[i] == year)
			return;
		if (!but->year[i]) {
			but->year[i] = year;
			return;
		}
	}
}

static bool same_words(const struct pool_finder *f, const struct pool_row *a,
		       const struct pool_row *b)
{
	return a->len &&
	       str_ieq(str_sub(f->text, a->off, a->len), str_sub(f->text, b->off, b->len));
}

/* What is known of the year's rows beside the others. */
struct likeness {
	uint32_t rows, known; /* the year's; of them with the words of another row */
	uint32_t others;
	bool fits;
};

static struct likeness compare(const struct pool_finder *f, const struct pool_try *t,
			       uint32_t first, int year)
{
	struct likeness l = {.fits = true};
	for (uint32_t i = 0; i < first; i++)
		l.others += goes_on_in(f, &t->rows.list.at[i], year);
	for (uint32_t i = first; i < t->rows.list.n; i++) {
		const struct pool_row *row = &t->rows.list.at[i];
		int own = when_of(f, row)->from;
		bool known = false;
		for (uint32_t k = 0; k < first; k++)
			known = known || (goes_on_in(f, &t->rows.list.at[k], year) &&
					  same_words(f, row, &t->rows.list.at[k]));
		l.fits = l.fits && row->n == 1 && (!own || own == year);
		l.known += known;
		l.rows++;
	}
	return l;
}

void pool_but_take(const struct pool_finder *f, struct pool_try *t, uint32_t first, int year)
{
	struct likeness l = compare(f, t, first, year);
	/* "men i 2024 gives 0,3 mio. kr. til C" is one part more; other amounts of the same parts
	 * come in their place, and so does a list as long as the first */
	if (!l.rows || !l.fits || !l.others || !l.known)
		return;
	for (uint32_t i = first; i < t->rows.list.n; i++)
		t->rows.list.at[i].only = year;
	for (uint32_t i = 0; i < first; i++)
		if (goes_on_in(f, &t->rows.list.at[i], year))
			except(&t->rows.list.at[i].but, year);
	/* whether what is not named again goes on is not said */
	if (l.rows < l.others)
		except(&t->but, year);
}

/* "1,1 mio. kr. til A, dog 1,3 mio. kr. i 2024": of the part before it, for that year. */
static bool is_other(const struct pool_finder *f, uint32_t before, uint32_t mark)
{
	const struct pool_mark *m = &f->marks.at[mark], *part = &f->marks.at[before];
	size_t end = part->money.off + part->money.len;
	struct lex_hit hit;
	if (m->unit != part->unit || m->money.off < end || part->money.kind != POOL_STATED ||
	    !m->money.when.from || m->money.when.from != m->money.when.to ||
	    (part->money.when.from && part->money.when.from == part->money.when.to))
		return false;
	return lex_find(lexicon_group(f->lex, "pool.but_before"),
			str_sub(f->text, end, m->money.off - end), 0, &hit);
}

void pool_but_join(const struct pool_finder *f, struct pool_rows *rows)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < rows->list.n; i++) {
		struct pool_row *row = &rows->list.at[i], *last = n ? &rows->list.at[n - 1] : NULL;
		if (row->n == 2 && is_other(f, row->mark[0], row->mark[1]))
			except(&row->but, f->marks.at[row->mark[1]].money.when.from);
		if (last && row->n == 1 && last->n == 1 &&
		    is_other(f, last->mark[0], row->mark[0])) {
			last->mark[last->n++] = row->mark[0];
			except(&last->but, f->marks.at[row->mark[0]].money.when.from);
			continue;
		}
		rows->list.at[n++] = *row;
	}
	rows->list.n = n;
}

/* Does the year stand behind the amount? What stands before it is the part's above. */
static bool dated(const struct pool_mark *m)
{
	return m->money.when.from && m->period > m->money.off;
}

static bool named_twice(const struct pool_finder *f, const struct pool_try *t)
{
	for (uint32_t i = 0; i < t->rows.list.n; i++)
		for (uint32_t k = i + 2; k < t->rows.list.n; k++)
			if (!dated(&f->marks.at[t->rows.list.at[i].mark[0]]) &&
			    !dated(&f->marks.at[t->rows.list.at[k].mark[0]]) &&
			    same_words(f, &t->rows.list.at[i], &t->rows.list.at[k]))
				return true;
	return false;
}

void pool_years_of_several(struct pool_finder *f, struct pool_try *t)
{
	uint32_t n = t->rows.list.n;
	bool all = n > 2 && dated(&f->marks.at[t->rows.list.at[n - 1].mark[0]]);
	for (uint32_t i = 0; i < n; i++)
		all = all && t->rows.list.at[i].n == 1 && !t->rows.list.at[i].only;
	if (!all || !named_twice(f, t))
		return;
	for (uint32_t i = n - 1; i-- > 0;) {
		struct pool_mark *m = &f->marks.at[t->rows.list.at[i].mark[0]];
		const struct pool_mark *next = &f->marks.at[t->rows.list.at[i + 1].mark[0]];
		if (dated(m))
			continue;
		m->money.when = next->money.when;
		m->money.period = next->money.period;
		m->period = next->period;
	}
}
