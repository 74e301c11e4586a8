/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is left of a sum, told behind its parts: "Der er dermed 50.000 kr. tilbage.", "50.000 kr. er
 * ikke disponeret." */
#include "read/pool_scan.h"

enum { REACH = 2 };

/* The last mark that tells a part. */
static uint32_t last_mark(const struct pool_try *t)
{
	uint32_t last = 0;
	for (uint32_t i = 0; i < t->rows.list.n; i++) {
		const struct pool_row *row = &t->rows.list.at[i];
		if (row->n && row->mark[row->n - 1] > last)
			last = row->mark[row->n - 1];
	}
	return last;
}

/* The one amount from `first` on that the unit tells; UINT32_MAX: it tells others, too. */
static uint32_t only_amount(const struct pool_finder *f, const struct pool_unit *u, uint32_t first)
{
	uint32_t found = UINT32_MAX;
	for (uint32_t i = first > u->first ? first : u->first; i < u->first + u->n; i++) {
		const struct pool_mark *m = &f->marks.at[i];
		if (m->again && u->n > 1)
			continue;
		if (found != UINT32_MAX || m->price || m->used || m->each ||
		    m->money.kind != POOL_STATED)
			return UINT32_MAX;
		found = i;
	}
	return found;
}

/* The words that say so, from a place to the unit's end. */
static bool is_left(const struct pool_finder *f, const struct pool_unit *u, size_t from,
		    uint32_t mark, struct pool_row *row)
{
	struct lex_hit hit, named;
	if (mark == UINT32_MAX || !pool_find_words(f, "pool.left", from, u->to, &hit))
		return false;
	if (strcmp(hit.key, "there") == 0 && pool_find_words(f, "pool.left", hit.to, u->to, &named))
		hit = named;
	struct str said = str_trim(str_sub(f->text, hit.from, hit.to - hit.from));
	*row = (struct pool_row){.mark = {mark},
				 .n = 1,
				 .off = (uint32_t)(said.p - f->text.p),
				 .len = (uint32_t)said.n};
	return true;
}

bool pool_left(const struct pool_finder *f, const struct pool_try *t, struct pool_row *row)
{
	uint32_t part = last_mark(t), last = f->marks.at[part].unit;
	const struct pool_unit *own = &f->units.at[last];
	size_t end = f->marks.at[part].money.off + f->marks.at[part].money.len;
	if (is_left(f, own, end, only_amount(f, own, part + 1), row))
		return true;
	for (uint32_t i = last + 1; i < f->units.n && i <= last + REACH; i++) {
		const struct pool_unit *u = &f->units.at[i];
		if (u->section != own->section || u->total)
			return false;
		if (u->n)
			return is_left(f, u, u->from, only_amount(f, u, 0), row);
	}
	return false;
}
