/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/pool.h"

#include "read/pool_scan.h"

#include <stdlib.h>

/* The pool, from 1, one of whose parts is another one's sum; 0: none. */
static uint32_t part_holding(const struct pools *all, uint32_t self)
{
	const struct pool_money *total = &all->list.at[self].totals.at[0];
	for (uint32_t i = 0; i < all->list.n; i++)
		for (uint32_t k = 0; i != self && k < all->list.at[i].parts.n; k++) {
			const struct pool_part *part = &all->list.at[i].parts.at[k];
			for (uint32_t m = 0; m < part->money.n; m++)
				if (part->money.at[m].off == total->off)
					return i + 1;
		}
	return 0;
}

void pools_nest(struct pools *p)
{
	for (uint32_t i = 0; i < p->list.n; i++)
		p->list.at[i].inside = part_holding(p, i);
}

static int by_place(const void *a, const void *b)
{
	const struct pool *x = a, *y = b;
	return x->off < y->off ? -1 : x->off > y->off;
}

/* The kinds in the order of how sure they are; what one has taken the next ones leave. */
static sp_rc find_all(struct pool_finder *f)
{
	bool found;
	for (uint32_t i = 0; i < f->units.n; i++) {
		SP_TRY(pool_in_list(f, i, &found));
		if (!found)
			SP_TRY(pool_in_sentence(f, i, &found));
		if (!found)
			SP_TRY(pool_in_year(f, i, &found));
		if (!found)
			SP_TRY(pool_in_net(f, i, &found));
		if (!found)
			SP_TRY(pool_in_sum(f, i, &found));
		if (!found)
			SP_TRY(pool_in_sum_after(f, i, &found));
	}
	for (uint32_t i = 0; i < f->units.n; i++)
		SP_TRY(pool_in_table(f, i, &found));
	for (uint32_t i = 0; i < f->units.n; i++)
		SP_TRY(pool_of_each(f, i, &found));
	return pool_in_points(f, &found);
}

sp_rc pools_find(struct arena *a, const struct lexicon *lex, struct str text,
		 const struct pool_section *sections, uint32_t n_sections, struct civil meeting,
		 struct pools *out)
{
	struct pool_finder f = {.arena = a, .lex = lex, .text = text, .out = out};
	*out = (struct pools){0};
	SP_TRY(pool_units_find(&f, sections, n_sections, meeting));
	if (f.marks.n < 2)
		return SP_OK;
	SP_TRY(find_all(&f));
	if (out->list.n > 1)
		qsort(out->list.at, out->list.n, sizeof(out->list.at[0]), by_place);
	pools_nest(out);
	return SP_OK;
}
