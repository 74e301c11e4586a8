/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of what was ordered: a column of things, one of times, and who does them. Each row whose
 * time is to come is a promise. */
#include "read/commitment_scan.h"

#include "read/scan.h"

enum { COLUMNS = 8, ROWS = 60 };

struct cells {
	struct commitment_range at[COLUMNS];
	uint32_t n;
};

/* Which column is what; -1: none. */
struct columns {
	int what, due, who;
	uint32_t n;
};

/* The length of what parts two cells at the place: a tab, a bar or three blanks; 0 for nothing. */
static size_t parting(struct str t, size_t at, size_t to)
{
	size_t i = at;
	while (i < to && strchr(" \t|", t.p[i]))
		i++;
	struct str between = str_sub(t, at, i - at);
	bool parts = memchr(between.p, '\t', between.n) || memchr(between.p, '|', between.n);
	return parts || between.n > 2 ? between.n : 0;
}

static void add_cell(struct str t, size_t from, size_t to, struct cells *out)
{
	struct str cell = str_trim(str_sub(t, from, to - from));
	if (cell.n && out->n < COLUMNS) {
		from = (size_t)(cell.p - t.p);
		out->at[out->n++] = (struct commitment_range){from, from + cell.n};
	}
}

static void split(struct str t, size_t from, size_t to, struct cells *out)
{
	size_t start = from;
	out->n = 0;
	for (size_t at = from; at < to;) {
		size_t n = parting(t, at, to);
		if (n) {
			add_cell(t, start, at, out);
			start = at + n;
		}
		at += n ? n : 1;
	}
	add_cell(t, start, to, out);
}

static struct str cell_of(struct str t, const struct cells *c, uint32_t i)
{
	return str_sub(t, c->at[i].from, c->at[i].to - c->at[i].from);
}

/* The column whose heading is one of a group's words; *sure: by a word of no other tables. */
static int column_of(const struct lexicon *lex, const char *group, struct str t,
		     const struct cells *c, bool *sure)
{
	struct lex_hit hit;
	for (uint32_t i = 0; i < c->n; i++) {
		struct str said = cell_of(t, c, i);
		if (said.n && said.p[said.n - 1] == ':')
			said.n--;
		if (!lex_whole(lexicon_group(lex, group), said, &hit))
			continue;
		*sure = hit.key[0] != 'w' || hit.key[1] != 'e';
		return (int)i;
	}
	return -1;
}

/* Is the line the head of such a table? One of its two columns must be sure, or a third one tell
 * who does it. */
static bool read_head(const struct lexicon *lex, struct str t, const struct cells *c,
		      struct columns *out)
{
	bool what = false, due = false, who;
	if (c->n < 2)
		return false;
	*out = (struct columns){.n = c->n};
	out->due = column_of(lex, "commitment.column_due", t, c, &due);
	if (out->due < 0)
		return false;
	out->what = column_of(lex, "commitment.column_what", t, c, &what);
	out->who = column_of(lex, "commitment.column_who", t, c, &who);
	return out->what >= 0 && out->what != out->due && (what || due || out->who >= 0);
}

static bool is_done(const struct lexicon *lex, struct str t, const struct cells *c)
{
	struct lex_hit hit;
	for (uint32_t i = 0; i < c->n; i++)
		if (lex_whole(lexicon_group(lex, "commitment.row_done"), cell_of(t, c, i), &hit))
			return true;
	return false;
}

/* The time in a cell, when it is to come. */
static const struct date_hit *due_in(const struct sentence *s, struct commitment_range cell)
{
	const struct civil now = s->x->date;
	for (uint32_t i = 0; i < s->dates.list.n; i++) {
		const struct date_hit *h = &s->dates.list.at[i];
		size_t at = s->from + h->off;
		if (at < cell.from || at >= cell.to || !h->due[0] || h->grain == GRAIN_MINUTE)
			continue;
		return !h->first.year || !now.year || civil_cmp(h->last, now) > 0 ? h : NULL;
	}
	return NULL;
}

static sp_rc read_row(struct sentence *s, const struct passage *p, const struct columns *at,
		      const struct cells *c, struct rec_item *item)
{
	const struct commitment_range what = c->at[at->what];
	const struct lex_hit line = {.key = "table", .from = what.to, .to = what.to};
	uint32_t before = item->commitments.n;
	s->from = s->start = c->at[0].from;
	s->to = c->at[c->n - 1].to;
	s->dated = false;
	s->dates = (struct date_hits){0};
	SP_TRY(commitment_dates(s));
	const struct date_hit *due = due_in(s, c->at[at->due]);
	if (!due)
		return SP_OK;
	SP_TRY(commitment_add(s, p, &line, what, due, item));
	if (item->commitments.n == before || at->who < 0)
		return SP_OK;
	const struct commitment_range who = c->at[at->who];
	return passage_fact(s->x->arena, p, who.from, who.to - who.from,
			    &item->commitments.at[before].who);
}

/* The rows below a head; *next: the place behind them. */
static sp_rc read_rows(struct sentence *s, const struct passage *p, const struct columns *at,
		       size_t *next, struct rec_item *item)
{
	for (uint32_t rows = 0; *next < s->text.n && rows < ROWS; rows++) {
		size_t end = scan_line_end(s->text, *next);
		struct cells c;
		split(s->text, *next, end, &c);
		if (c.n != at->n)
			return SP_OK;
		if (!is_done(s->x->lex, s->text, &c))
			SP_TRY(read_row(s, p, at, &c, item));
		*next = end + 1;
	}
	return SP_OK;
}

/* ---- cells on lines of their own ---- */

/* A line that may be the head of a column: one or two words. */
static bool is_short(struct str line)
{
	enum { LEAST = 3, MOST = 26, NUMBER = 8 };
	if (line.n < LEAST || line.n > MOST)
		return false;
	char last = line.p[line.n - 1];
	return last == '.' ? line.n <= NUMBER : !strchr(":,;!?", last);
}

static bool heads_column(const struct lexicon *lex, struct str said)
{
	static const char *const groups[] = {"commitment.column_due", "commitment.column_what",
					     "commitment.column_who", "commitment.column_other"};
	struct lex_hit hit;
	if (said.n && said.p[said.n - 1] == ':')
		said.n--;
	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++)
		if (lex_whole(lexicon_group(lex, groups[i]), said, &hit))
			return true;
	return false;
}

/* The next `most` lines that are not empty; the place behind them. */
static size_t take_lines(struct str t, size_t at, uint32_t most, struct cells *out)
{
	out->n = 0;
	while (at < t.n && out->n < most) {
		size_t end = scan_line_end(t, at);
		add_cell(t, at, end, out);
		at = end + 1;
	}
	return at;
}

/* The heads of columns, each on its line; the place behind them. */
static size_t take_heads(const struct lexicon *lex, struct str t, size_t at, struct cells *out)
{
	struct cells one;
	out->n = 0;
	while (at < t.n && out->n < COLUMNS) {
		size_t next = take_lines(t, at, 1, &one);
		struct str line = one.n ? cell_of(t, &one, 0) : STR("");
		if (!is_short(line) || !heads_column(lex, line))
			return at;
		out->at[out->n++] = one.at[0];
		at = next;
	}
	return at;
}

/* The rows below such heads, of as many lines each, while the time is where it should be. */
static sp_rc read_stacked(struct sentence *s, const struct passage *p, const struct columns *at,
			  size_t *next, struct rec_item *item)
{
	for (uint32_t rows = 0; *next < s->text.n && rows < ROWS; rows++) {
		struct cells c;
		size_t behind = take_lines(s->text, *next, at->n, &c);
		if (c.n != at->n)
			return SP_OK;
		struct str due = cell_of(s->text, &c, (uint32_t)at->due);
		struct date_hits dates = {0};
		SP_TRY(dates_find(s->x->arena, s->x->lex, due, s->x->date, true, &dates));
		bool done = is_done(s->x->lex, s->text, &c);
		if (!dates.list.n && !done)
			return SP_OK;
		if (!done)
			SP_TRY(read_row(s, p, at, &c, item));
		*next = behind;
	}
	return SP_OK;
}

static sp_rc read_lines(struct sentence *s, const struct passage *p, struct rec_item *item)
{
	for (size_t at = 0; at < s->text.n;) {
		size_t end = scan_line_end(s->text, at);
		struct columns head;
		struct cells c;
		bool may = is_short(str_trim(str_sub(s->text, at, end - at)));
		size_t next = may ? take_heads(s->x->lex, s->text, at, &c) : at;
		at = next > at ? next : end + 1;
		if (may && c.n > 1 && read_head(s->x->lex, s->text, &c, &head))
			SP_TRY(read_stacked(s, p, &head, &at, item));
	}
	return SP_OK;
}

static bool has_columns(struct str t)
{
	return memchr(t.p, '\t', t.n) || memchr(t.p, '|', t.n) ||
	       str_find(t, STR("   ")) != SIZE_MAX;
}

sp_rc commitment_table(const struct sentence *of, const struct passage *p, struct rec_item *item)
{
	struct sentence s = *of;
	if (!s.text.n || !has_columns(s.text))
		return s.text.n ? read_lines(&s, p, item) : SP_OK;
	for (size_t at = 0; at < s.text.n;) {
		size_t end = scan_line_end(s.text, at);
		struct columns head;
		struct cells c;
		split(s.text, at, end, &c);
		at = end + 1;
		if (read_head(s.x->lex, s.text, &c, &head))
			SP_TRY(read_rows(&s, p, &head, &at, item));
	}
	return SP_OK;
}
