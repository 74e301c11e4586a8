/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sharing out below a sentence: list points, each of one line or of several, lines of a table, or
 * sentences; and the points of a recommendation. */
#include "read/pool_scan.h"

#include "read/scan.h"

enum { LONG_LINE = 260, LABEL_LINE = 140, MOST_UNITS = 120, MOST_AMOUNTS = 4, YEAR_BEHIND = 12 };

struct block {
	struct pool_try *t;
	uint32_t lead;	  /* unit */
	uint32_t context; /* unit without amounts that names what comes; UINT32_MAX: none */
	uint32_t line;	  /* of the row added last */
	uint32_t sum;	  /* unit that tells the sum below; UINT32_MAX: none */
	bool marked;	  /* its rows have bullets */
	bool done;
};

static uint32_t end_of(const struct pool_unit *u)
{
	return u->first + u->n;
}

static uint32_t mark_end(const struct pool_money *m)
{
	return m->off + m->len;
}

static bool has_word(const struct pool_finder *f, const struct pool_unit *u, const char *key)
{
	struct lex_hit hit;
	for (size_t at = u->from; pool_find_words(f, "pool.share", at, u->to, &hit); at = hit.to)
		if (strcmp(hit.key, key) == 0)
			return true;
	return false;
}

static uint32_t parts_in(const struct pool_finder *f, const struct pool_unit *u)
{
	uint32_t n = 0;
	for (uint32_t i = u->first; i < end_of(u); i++)
		n += !f->marks.at[i].again && !f->marks.at[i].price;
	return n;
}

/* Where a point goes on to tell its part's own parts: "heraf". */
static size_t own_parts(const struct pool_finder *f, const struct pool_unit *u)
{
	struct lex_hit hit;
	for (size_t at = u->from; pool_find_words(f, "pool.share", at, u->to, &hit); at = hit.to)
		if (strcmp(hit.key, "use") != 0 && strcmp(hit.key, "follow") != 0)
			return hit.from;
	return u->to;
}

static bool free_mark(const struct pool_mark *m)
{
	return !m->price && !m->used;
}

static void row_of(const struct pool_finder *f, uint32_t unit, struct pool_row *row)
{
	const struct pool_unit *u = &f->units.at[unit];
	size_t to = own_parts(f, u);
	*row = (struct pool_row){0};
	for (uint32_t i = u->first; i < end_of(u) && row->n < POOL_ROW; i++) {
		const struct pool_mark *m = &f->marks.at[i];
		bool only = !row->n && i + 1 == end_of(u); /* "i alt 200.000 kr." and no other */
		if (m->money.off < to && free_mark(m) && (!m->again || only))
			row->mark[row->n++] = i;
	}
	if (!row->n && u->n && free_mark(&f->marks.at[u->first]))
		row->mark[row->n++] = u->first;
}

static uint32_t length(const struct pool_unit *u)
{
	return u->to - u->from;
}

/* A sentence with amounts that is no row of the list any more. */
static bool ends_at_amounts(const struct block *b, const struct pool_unit *u, char last)
{
	bool any = b->t->rows.list.n > 0;
	if (u->marked)
		return false;
	return length(u) > LONG_LINE || (any && u->opens && last == '.' && length(u) > LABEL_LINE);
}

/* Words without amounts that name no part: running text. */
static bool ends_at_words(const struct block *b, const struct pool_unit *u, bool same_line,
			  char last)
{
	bool any = b->t->rows.list.n > 0;
	if (u->marked)
		return false;
	if (u->opens)
		return length(u) > LABEL_LINE ||
		       (last == '.' && (any || length(u) > LABEL_LINE / 2));
	return same_line && !any && last == '.' && length(u) > LABEL_LINE;
}

/* The block ends before this unit. */
static bool ends_before(const struct pool_finder *f, const struct block *b, uint32_t unit)
{
	const struct pool_unit *u = &f->units.at[unit], *lead = &f->units.at[b->lead];
	char last = f->text.p[u->to - 1];
	/* "Økonomi: 750.000 kr." on a line of a point has been taken for a section's heading */
	bool field = u->kind == SECTION_ECONOMY && f->units.at[unit - 1].marked;
	if (u->section != lead->section && !field && u[-1].section != u->section)
		return true;
	if (b->marked && !u->marked && u->line != b->line)
		return true;
	if (has_word(f, u, "share") && (last == ':' || (u->n && !u->marked)))
		return true;
	return u->n ? ends_at_amounts(b, u, last)
		    : ends_at_words(b, u, u->line == lead->line, last);
}

static sp_rc take_unit(struct pool_finder *f, struct block *b, uint32_t unit)
{
	const struct pool_unit *u = &f->units.at[unit];
	struct pool_row row;
	if (!u->n) {
		if (u->opens)
			b->context = unit;
		return SP_OK;
	}
	if (u->total) {
		b->sum = unit;
		b->done = true;
		return SP_OK;
	}
	/* what a point says of its money after the first sentence with an amount is more of it */
	if (b->t->rows.list.n && u->line == b->line && u->marked)
		return SP_OK;
	row_of(f, unit, &row);
	if (!row.n)
		return SP_OK;
	pool_words_of_line(f, unit, b->context, &row);
	b->context = UINT32_MAX;
	b->line = u->line;
	b->marked = b->marked || u->marked;
	struct pool_row *slot = sp_push(f->arena, &b->t->rows.list);
	SP_NEED(slot);
	*slot = row;
	return SP_OK;
}

/* "Restbeløbet på 40.000 kr. gemmes" below the list. */
static sp_rc take_rest(struct pool_finder *f, struct block *b, uint32_t unit)
{
	const struct pool_unit *u = &f->units.at[unit];
	struct lex_hit hit;
	if (u->section != f->units.at[b->lead].section || !u->n || !b->t->rows.list.n ||
	    !pool_starts(f, "pool.rest_opens", u->body, u->to, &hit))
		return SP_OK;
	struct pool_row row = {.mark = {u->first}, .n = 1};
	pool_words_of(f, u->first, u->body, u->to, &row);
	struct pool_row *slot = sp_push(f->arena, &b->t->rows.list);
	SP_NEED(slot);
	*slot = row;
	return SP_OK;
}

static sp_rc gather(struct pool_finder *f, struct block *b)
{
	for (uint32_t i = b->lead + 1; i < f->units.n && i <= b->lead + MOST_UNITS; i++) {
		if (b->done || b->t->rows.list.n == POOL_PARTS)
			return SP_OK;
		if (ends_before(f, b, i))
			return take_rest(f, b, i);
		SP_TRY(take_unit(f, b, i));
	}
	return SP_OK;
}

/* The sum of the sentence: the one that its words share out, else the last in it. */
static void total_of(const struct pool_finder *f, const struct pool_unit *u, struct pool_try *t)
{
	struct lex_hit hit;
	uint32_t chosen = UINT32_MAX;
	size_t word = SIZE_MAX;
	for (size_t at = u->from; pool_find_words(f, "pool.share", at, u->to, &hit); at = hit.to)
		if (strcmp(hit.key, "share") == 0) {
			word = hit.from;
			break;
		}
	for (uint32_t i = u->first; i < end_of(u); i++) {
		const struct pool_mark *m = &f->marks.at[i];
		if (m->price || m->money.kind != POOL_STATED)
			continue;
		/* "udmøntningen af de 1,5 mio. kr. …": the first behind it, but one before wins */
		if (m->money.off > word && chosen != UINT32_MAX)
			break;
		chosen = i;
	}
	if (chosen != UINT32_MAX)
		pool_totals_to(f, chosen, t);
}

/* Not "følgende" alone: a sentence that leads to what stands below. */
static bool leads(const struct pool_finder *f, uint32_t unit, bool *strong)
{
	const struct pool_unit *u = &f->units.at[unit];
	char last = f->text.p[u->to - 1];
	bool share = has_word(f, u, "share"), follow = has_word(f, u, "follow");
	bool use = has_word(f, u, "use"), of = has_word(f, u, "of");
	uint32_t behind = u->n ? u->to - mark_end(&f->marks.at[end_of(u) - 1].money) : UINT32_MAX;
	*strong = share || (u->n && follow) ||
		  (last == ':' && ((u->n && (use || of)) || behind < YEAR_BEHIND));
	if (last == ':' || follow)
		return true;
	return share && !u->marked && f->units.at[unit + 1 < f->units.n ? unit + 1 : unit].opens;
}

/* Columns of years below a sum told once: the table's own line of sums is the sum. */
static bool has_columns(const struct pool_try *t)
{
	for (uint32_t i = 0; i < t->rows.list.n; i++)
		if (t->rows.list.at[i].n < 2)
			return false;
	return true;
}

static sp_rc try_block(struct pool_finder *f, struct block *b, bool *found)
{
	struct pool_row sums;
	SP_TRY(pool_try_add(f, b->t, found));
	if (*found || b->sum == UINT32_MAX || has_columns(b->t))
		return SP_OK;
	row_of(f, b->sum, &sums);
	if (!sums.n)
		return SP_OK;
	b->t->totals[0] = sums.mark[0];
	b->t->n_totals = 1;
	b->t->strong = true;
	return pool_try_add(f, b->t, found);
}

sp_rc pool_in_list(struct pool_finder *f, uint32_t unit, bool *found)
{
	const struct pool_unit *u = &f->units.at[unit];
	struct pool_try t = {.from = u->from, .to = u->to, .unit = unit, .form = POOL_LIST};
	struct block b = {.t = &t,
			  .lead = unit,
			  .context = UINT32_MAX,
			  .sum = UINT32_MAX,
			  .line = UINT32_MAX};
	*found = false;
	if (u->total || !leads(f, unit, &t.strong) || parts_in(f, u) > MOST_AMOUNTS)
		return SP_OK;
	total_of(f, u, &t);
	/* "Projektet deles i to etaper:" means no sum */
	struct lex_hit hit;
	t.strong =
		t.strong && (t.n_totals || pool_find_words(f, "pool.meant", u->from, u->to, &hit));
	SP_TRY(gather(f, &b));
	if (t.rows.list.n < 2)
		return SP_OK;
	return try_block(f, &b, found);
}

/* ---- the points of a recommendation ---- */

static bool shares_in_title(const struct pool_finder *f)
{
	for (uint32_t i = 0; i < f->units.n && !f->units.at[i].section; i++)
		if (has_word(f, &f->units.at[i], "share"))
			return true;
	return false;
}

static bool is_point(const struct pool_unit *u)
{
	return u->kind == SECTION_RECOMMENDATION && u->n && u->marked;
}

sp_rc pool_in_points(struct pool_finder *f, bool *found)
{
	struct pool_try t = {.form = POOL_POINTS, .strong = shares_in_title(f)};
	*found = false;
	for (uint32_t i = 0; i < f->units.n; i++) {
		const struct pool_unit *u = &f->units.at[i];
		struct pool_row row;
		if (!is_point(u))
			continue;
		row_of(f, i, &row);
		if (!row.n || t.rows.list.n == POOL_PARTS)
			continue;
		pool_words_of(f, row.mark[0], u->body, u->to, &row);
		if (!t.rows.list.n) {
			t.unit = i;
			t.from = u->from;
		}
		t.to = u->to;
		struct pool_row *slot = sp_push(f->arena, &t.rows.list);
		SP_NEED(slot);
		*slot = row;
	}
	return t.rows.list.n < 2 ? SP_OK : pool_try_add(f, &t, found);
}
