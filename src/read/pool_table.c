/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables with a line that tells the sum of the lines above it: for each column. */
#include "read/pool_scan.h"

enum { LONG_LINE = 160, ABOVE = 120 };

static bool is_row(const struct pool_unit *u)
{
	return u->n && u->opens && u->to - u->from <= LONG_LINE;
}

static uint32_t marks_of(const struct pool_finder *f, const struct pool_unit *u,
			 struct pool_row *row)
{
	*row = (struct pool_row){0};
	for (uint32_t i = u->first; i < u->first + u->n && row->n < POOL_ROW; i++)
		if (!f->marks.at[i].price && f->marks.at[i].money.kind == POOL_STATED)
			row->mark[row->n++] = i;
	return row->n;
}

static bool taken(const struct pool_finder *f, const struct pool_row *row)
{
	for (uint32_t k = 0; k < row->n; k++)
		if (f->marks.at[row->mark[k]].used)
			return true;
	return false;
}

/* The first line that may belong to the table above its sums. */
static uint32_t first_row(const struct pool_finder *f, uint32_t unit)
{
	uint32_t first = unit;
	while (first > 0 && unit - first < ABOVE) {
		const struct pool_unit *u = &f->units.at[first - 1];
		char last = f->text.p[u->to - 1];
		bool label =
			!u->n && u->to - u->from <= LONG_LINE / 2 && last != '.' && last != ':';
		if (u->section != f->units.at[unit].section || !(is_row(u) || label))
			break;
		first--;
	}
	return first;
}

/* A row has an amount for each of the sums, or for some of their years: empty cells and zeros tell
 * none. */
static bool fits(const struct pool_finder *f, const struct pool_row *row,
		 const struct pool_row *sum)
{
	if (row->n == sum->n)
		return true;
	for (uint32_t i = 0; i < row->n; i++) {
		int year = f->marks.at[row->mark[i]].money.when.from;
		bool known = false;
		for (uint32_t k = 0; k < sum->n; k++)
			known = known || f->marks.at[sum->mark[k]].money.when.from == year;
		if (!year || !known || (i && year == f->marks.at[row->mark[i - 1]].money.when.from))
			return false;
	}
	return row->n < sum->n;
}

/* The rows above with amounts for the sums of the line, since the last that is another table's. */
static sp_rc rows_above(struct pool_finder *f, uint32_t unit, const struct pool_row *sum,
			struct pool_try *t, bool *subtotals)
{
	uint32_t context = UINT32_MAX;
	*subtotals = false;
	for (uint32_t i = first_row(f, unit); i < unit; i++) {
		const struct pool_unit *u = &f->units.at[i];
		struct pool_row row;
		if (!marks_of(f, u, &row)) {
			context = i;
			continue;
		}
		if (!fits(f, &row, sum) || taken(f, &row)) {
			t->rows.list.n = 0;
			*subtotals = false;
			continue;
		}
		*subtotals = *subtotals || u->total;
		pool_words_of_line(f, i, context, &row);
		context = UINT32_MAX;
		if (!t->rows.list.n)
			t->from = u->from;
		struct pool_row *slot = sp_push(f->arena, &t->rows.list);
		SP_NEED(slot);
		*slot = row;
	}
	return SP_OK;
}

static bool is_subtotal(const struct pool_finder *f, const struct pool_row *row)
{
	return f->units.at[f->marks.at[row->mark[0]].unit].total;
}

/* All but the lines of sums; only the lines of sums; what stands behind the last of them. */
enum choice { CHOICE_LINES, CHOICE_SUMS, CHOICE_LAST, CHOICES };

static sp_rc choose(struct pool_finder *f, const struct pool_try *all, enum choice c,
		    struct pool_try *t)
{
	uint32_t from = 0;
	*t = *all;
	t->rows = (struct pool_rows){0};
	for (uint32_t i = 0; c == CHOICE_LAST && i < all->rows.list.n; i++)
		from = is_subtotal(f, &all->rows.list.at[i]) ? i + 1 : from;
	for (uint32_t i = from; i < all->rows.list.n; i++) {
		bool sub = is_subtotal(f, &all->rows.list.at[i]);
		if (c == CHOICE_SUMS ? !sub : sub)
			continue;
		struct pool_row *slot = sp_push(f->arena, &t->rows.list);
		SP_NEED(slot);
		*slot = all->rows.list.at[i];
	}
	return SP_OK;
}

sp_rc pool_in_table(struct pool_finder *f, uint32_t unit, bool *found)
{
	const struct pool_unit *u = &f->units.at[unit];
	struct pool_row sum;
	bool subtotals;
	*found = false;
	if (!u->total || !is_row(u) || !marks_of(f, u, &sum))
		return SP_OK;
	struct pool_try all = {.to = u->to,
			       .unit = unit,
			       .form = POOL_TABLE,
			       .n_totals = sum.n,
			       .columns = sum.n > 1};
	memcpy(all.totals, sum.mark, sizeof(sum.mark));
	SP_TRY(rows_above(f, unit, &sum, &all, &subtotals));
	for (int c = CHOICE_LINES; c < (subtotals ? CHOICES : 1) && !*found; c++) {
		struct pool_try t;
		SP_TRY(choose(f, &all, (enum choice)c, &t));
		t.strong = !subtotals;
		if (t.rows.list.n > 1)
			SP_TRY(pool_try_add(f, &t, found));
	}
	return SP_OK;
}
