/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is left of a sum, told behind its parts: "Der er dermed 50.000 kr. tilbage.", "50.000 kr. er
 * ikke disponeret." */
#include "read/pool_scan.h"

enum { REACH = 2 };

/* The last unit that tells a part. */
static uint32_t last_unit(const struct pool_finder *f, const struct pool_try *t)
{
	uint32_t last = t->unit;
	for (uint32_t i = 0; i < t->rows.list.n; i++) {
		const struct pool_row *row = &t->rows.list.at[i];
		uint32_t unit = row->n ? f->marks.at[row->mark[row->n - 1]].unit : last;
		last = unit > last ? unit : last;
	}
	return last;
}

/* The one amount that the unit tells; UINT32_MAX: it tells others, too. */
static uint32_t only_amount(const struct pool_unit *u, const struct pool_finder *f)
{
	uint32_t found = UINT32_MAX;
	for (uint32_t i = u->first; i < u->first + u->n; i++) {
		const struct pool_mark *m = &f->marks.at[i];
		if (m->again)
			continue;
		if (found != UINT32_MAX || m->price || m->used || m->each ||
		    m->money.kind != POOL_STATED)
			return UINT32_MAX;
		found = i;
	}
	return found;
}

bool pool_left(const struct pool_finder *f, const struct pool_try *t, struct pool_row *row)
{
	uint32_t last = last_unit(f, t);
	for (uint32_t i = last + 1; i < f->units.n && i <= last + REACH; i++) {
		const struct pool_unit *u = &f->units.at[i];
		struct lex_hit hit;
		if (u->section != f->units.at[last].section || u->total)
			return false;
		if (!u->n)
			continue;
		uint32_t mark = only_amount(u, f);
		if (mark == UINT32_MAX || !pool_find_words(f, "pool.left", u->from, u->to, &hit))
			return false;
		struct lex_hit named;
		if (strcmp(hit.key, "there") == 0 &&
		    pool_find_words(f, "pool.left", hit.to, u->to, &named))
			hit = named;
		struct str said = str_trim(str_sub(f->text, hit.from, hit.to - hit.from));
		*row = (struct pool_row){.mark = {mark},
					 .n = 1,
					 .off = (uint32_t)(said.p - f->text.p),
					 .len = (uint32_t)said.n};
		return true;
	}
	return false;
}
