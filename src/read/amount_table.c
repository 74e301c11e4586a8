/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as text: cells parted by tabs or bars on one line, or one cell a line. A heading tells the
 * unit of bare numbers ("i 1.000 kr.") and the year of each column. */
#include "read/amount_scan.h"

#include "read/amount_figure.h"
#include "read/scan.h"

enum {
	MOST_CELLS = 16,
	PROSE = 100,
	SHORT_PROSE = 40,
	LONGEST_YEAR = 32,
	OERE_IN_KRONE = 100,
	WIDE_SPACE = 2,
	LABEL = 80,
	LONGEST_FIGURE = 14
};

struct unit_said {
	int64_t times; /* in kroner; 0: none said, -1: no money */
	size_t off, len;
};

struct column {
	struct unit_said unit;
	const char *year; /* NULL: none */
	size_t off, len;
};

struct cells {
	struct str at[MOST_CELLS];
	uint32_t n;
};

struct table {
	struct arena *arena;
	const struct lexicon *lex;
	struct str text;
	struct amount_hits *found, *out; /* those with a unit of their own; all of them */
	uint32_t next;			 /* of found */
	struct unit_said unit;
	struct column columns[MOST_CELLS];
	uint32_t n_columns;
	struct unit_said list_unit; /* of figures in a list below a sentence with a sum */
	bool listed;
	bool own_units;		  /* some column has a unit of its own */
	bool last_was_year;	  /* of the line before, in a table of one cell a line */
	uint32_t run[MOST_CELLS]; /* values on lines of their own, in out; UINT32_MAX: a dash */
	uint32_t n_run;
};

static size_t place(const struct table *t, struct str part)
{
	return (size_t)(part.p - t->text.p);
}

static void split(struct str line, struct cells *out)
{
	size_t from = 0;
	out->n = 0;
	for (size_t i = 0; i <= line.n && out->n < MOST_CELLS; i++) {
		if (i < line.n && line.p[i] != '\t' && line.p[i] != '|')
			continue;
		struct str cell = str_trim(str_sub(line, from, i - from));
		bool edge = !cell.n && (!out->n || i == line.n) && i < line.n && line.p[i] == '|';
		if (!edge && (cell.n || i < line.n))
			out->at[out->n++] = cell;
		from = i + 1;
	}
}

/* Cells parted by wide spaces, as a page printed in columns has them. */
static void split_wide(struct str line, struct cells *out)
{
	size_t from = 0;
	out->n = 0;
	for (size_t i = 0; i <= line.n && out->n < MOST_CELLS; i++) {
		size_t end = i;
		while (end < line.n && line.p[end] == ' ')
			end++;
		if (i < line.n && end < i + WIDE_SPACE)
			continue;
		if (i > from)
			out->at[out->n++] = str_trim(str_sub(line, from, i - from));
		i = from = end > i ? end : i;
	}
}

static struct unit_said unit_of(const struct table *t, struct str cell)
{
	struct lex_hit hit;
	if (cell.n > PROSE || !lex_find(lexicon_group(t->lex, "amount.table_unit"), cell, 0, &hit))
		return (struct unit_said){0};
	return (struct unit_said){.times = strcmp(hit.key, "thousand") == 0  ? 1000
					   : strcmp(hit.key, "million") == 0 ? 1000000
									     : 1,
				  .off = place(t, cell) + hit.group[1].from,
				  .len = hit.group[1].to - hit.group[1].from};
}

/* Also that a column or row is no money. */
static struct unit_said column_unit(const struct table *t, struct str cell)
{
	struct lex_hit hit;
	if (lex_find(lexicon_group(t->lex, "amount.table_other"), cell, 0, &hit))
		return (struct unit_said){.times = -1};
	if (lex_whole(lexicon_group(t->lex, "amount.table_krone"), cell, &hit))
		return (struct unit_said){1, place(t, cell), cell.n};
	return unit_of(t, cell);
}

static sp_rc year_of(const struct table *t, struct str cell, struct column *c)
{
	struct lex_hit hit;
	*c = (struct column){.off = place(t, cell), .len = cell.n};
	if (!cell.n || cell.n > LONGEST_YEAR ||
	    !lex_whole(lexicon_group(t->lex, "amount.table_year"), cell, &hit))
		return SP_OK;
	struct str year = lex_part(&hit, cell, 1);
	c->year = arena_printf(t->arena, "%.*s%s", (int)year.n, year.p,
			       strcmp(hit.key, "from") == 0 ? "-" : "");
	return c->year ? SP_OK : SP_ENOMEM;
}

/* ---- values ---- */

static bool is_dash(struct str cell)
{
	return str_eq(cell, STR("-")) || str_eq(cell, STR("\xE2\x80\x93"));
}

/* The cell's sign, 0 for none, and in *at where what follows it begins. */
static char sign_of(struct str cell, size_t *at)
{
	static const char *const minus[] = {"-", "\xE2\x88\x92", "\xE2\x80\x93"};
	*at = 0;
	for (size_t i = 0; i < 3 && !*at; i++)
		if (str_starts(cell, str_of(minus[i])))
			*at = strlen(minus[i]);
	if (*at)
		return '-';
	*at = str_starts(cell, STR("+"));
	return *at ? '+' : 0;
}

/* "4.500", "-1,2": the whole cell. */
static bool bare_value(struct str cell, int64_t times, struct amount_hit *out)
{
	enum { MOST_DECIMALS = 3 };
	size_t at;
	struct figure f;
	int64_t oere;
	char sign = sign_of(cell, &at);
	at = scan_blanks(cell, at);
	if (at >= cell.n || cell.p[at] < '0' || cell.p[at] > '9' || !figure_read(cell, at, &f) ||
	    f.end != cell.n || f.n.decimals > MOST_DECIMALS || !figure_oere(&f, times, &oere))
		return false;
	*out = (struct amount_hit){
		.oere = oere, .sign = oere ? sign : 0, .doubtful = true, .odd = f.odd};
	return true;
}

/* "5.412.760,10": nothing but money is written so. */
static bool is_plain_kroner(struct str cell)
{
	enum { LEAST = 8 }; /* 1.234,50 */
	if (cell.n < LEAST || cell.p[cell.n - 3] != ',' ||
	    (!memchr(cell.p, '.', cell.n) && !memchr(cell.p, ' ', cell.n)))
		return false;
	for (size_t i = 0; i < cell.n; i++)
		if (!strchr("0123456789.,- ", cell.p[i]))
			return false;
	return true;
}

static sp_rc push(struct table *t, const struct amount_hit *h)
{
	struct amount_hit *slot = sp_push(t->arena, &t->out->list);
	SP_NEED(slot);
	*slot = *h;
	return SP_OK;
}

/* The amounts with a unit of their own that begin before a place. */
static sp_rc take_until(struct table *t, size_t to, uint32_t *taken)
{
	*taken = 0;
	for (; t->next < t->found->list.n && t->found->list.at[t->next].off < to; t->next++) {
		SP_TRY(push(t, &t->found->list.at[t->next]));
		++*taken;
	}
	return SP_OK;
}

static void set_year(struct amount_hit *h, const struct column *c)
{
	if (!c->year)
		return;
	h->period = c->year;
	h->period_off = (uint32_t)c->off;
	h->period_len = (uint32_t)c->len;
}

/* A cell that is one amount, with a unit of its own or the table's. */
static sp_rc value_cell(struct table *t, struct str cell, const struct unit_said *unit, bool *is)
{
	struct amount_hit h;
	uint32_t taken;
	size_t off = place(t, cell);
	*is = false;
	if (!cell.n)
		return SP_OK;
	SP_TRY(take_until(t, off + cell.n, &taken));
	const struct amount_hit *last =
		t->out->list.n ? &t->out->list.at[t->out->list.n - 1] : NULL;
	if (taken && last) {
		*is = taken == 1 && last->off <= off && last->len + 2u >= cell.n;
		return SP_OK;
	}
	/* "kr." in the cell before has taken it */
	*is = last && last->off + last->len > off;
	if (*is)
		return SP_OK;
	bool plain = !unit->times && is_plain_kroner(cell);
	if ((unit->times <= 0 && !plain) || !bare_value(cell, plain ? 1 : unit->times, &h))
		return SP_OK;
	h.off = (uint32_t)off;
	h.len = (uint32_t)cell.n;
	h.unit_off = (uint32_t)unit->off;
	h.unit_len = (uint32_t)unit->len;
	*is = true;
	return push(t, &h);
}

/* ---- lines of several cells ---- */

/* "1.000 kr." as a heading is no amount. */
static sp_rc leave_out(struct table *t, struct str cell)
{
	size_t off = place(t, cell);
	uint32_t taken;
	SP_TRY(take_until(t, off, &taken));
	while (t->next < t->found->list.n && t->found->list.at[t->next].off < off + cell.n)
		t->next++;
	return SP_OK;
}

/* "Anlæg, 1.000 kr.": the unit itself is no amount. */
static sp_rc leave_unit(struct table *t, const struct unit_said *unit)
{
	uint32_t taken;
	size_t end = unit->off + unit->len;
	if (unit->times <= 0)
		return SP_OK;
	SP_TRY(take_until(t, unit->off, &taken));
	const struct amount_hit *h =
		t->next < t->found->list.n ? &t->found->list.at[t->next] : NULL;
	/* but "mio. kr.: 12,5" is one */
	if (h && h->off < end && h->off + h->len <= end + 1)
		t->next++;
	return SP_OK;
}

static sp_rc header_row(struct table *t, const struct cells *row, bool *is)
{
	struct column columns[MOST_CELLS];
	uint32_t years = 0, units = 0;
	*is = false;
	for (uint32_t i = 0; i < row->n; i++) {
		SP_TRY(year_of(t, row->at[i], &columns[i]));
		struct amount_hit h;
		if (!columns[i].year && bare_value(row->at[i], 1, &h))
			return SP_OK;
		columns[i].unit = column_unit(t, row->at[i]);
		years += columns[i].year != NULL;
		units += i && columns[i].unit.times;
	}
	if (!years && !units && !(row->n && columns[0].unit.times > 0))
		return SP_OK;
	*is = true;
	for (uint32_t i = 0; i < row->n; i++)
		if (columns[i].unit.times > 0)
			SP_TRY(leave_out(t, row->at[i]));
	if (columns[0].unit.times > 0)
		t->unit = columns[0].unit;
	memcpy(t->columns, columns, row->n * sizeof(columns[0]));
	t->n_columns = row->n;
	t->own_units = units > 0 && !years;
	return SP_OK;
}

/* The heading has a cell for each of the row's, or for each but the first. */
static const struct column *column_of(const struct table *t, const struct cells *row, uint32_t i)
{
	uint32_t labels = t->n_columns + 1 == row->n;
	return t->n_columns && t->n_columns + labels == row->n && i >= labels
		       ? &t->columns[i - labels]
		       : NULL;
}

static sp_rc value_row(struct table *t, const struct cells *row)
{
	bool needed = t->unit.times || t->own_units, is;
	bool other = needed && column_unit(t, row->at[0]).times < 0;
	for (uint32_t i = 0; i < row->n; i++) {
		static const struct unit_said none = {.times = -1};
		const struct column *c = column_of(t, row, i);
		const struct unit_said *unit = other || !i ? &none : &t->unit;
		if (c && !other && (c->unit.times || t->own_units))
			unit = &c->unit;
		SP_TRY(value_cell(t, row->at[i], unit, &is));
		if (is && c)
			set_year(&t->out->list.at[t->out->list.n - 1], c);
	}
	return SP_OK;
}

/* ---- lines of one cell ---- */

static void end_run(struct table *t)
{
	for (uint32_t i = 0; t->n_run == t->n_columns && i < t->n_run; i++)
		if (t->run[i] != UINT32_MAX)
			set_year(&t->out->list.at[t->run[i]], &t->columns[i]);
	t->n_run = 0;
}

static bool is_prose(struct str line)
{
	return line.n > PROSE || (line.n > SHORT_PROSE && strchr(".!?", line.p[line.n - 1]) &&
				  !str_ends(line, STR("kr.")));
}

/* "Nordskolen 300.000", "Administration: -2,1": the figure that ends a line of words; empty when
 * none does. */
static struct str last_figure(struct str line, bool *colon)
{
	size_t at = line.n;
	while (at > 0 && line.p[at - 1] != ' ' && line.p[at - 1] != '\t')
		at--;
	struct str words = str_trim(str_sub(line, 0, at));
	*colon = words.n && words.p[words.n - 1] == ':';
	for (size_t i = 0; i < words.n; i++)
		if (scan_is_digit(words.p[i]))
			return (struct str){"", 0};
	return words.n && words.n <= LABEL && line.n - at <= LONGEST_FIGURE
		       ? str_sub(line, at, line.n - at)
		       : (struct str){"", 0};
}

/* A list below a sentence that tells a sum: "Puljen på 1 mio. kr. fordeles således:". */
static void begin_list(struct table *t, struct str line, uint32_t known)
{
	size_t from = place(t, line), end = from + line.n;
	t->listed = false;
	if (!line.n || line.p[line.n - 1] != ':')
		return;
	for (uint32_t i = known; i < t->found->list.n && t->found->list.at[i].off < end; i++) {
		size_t kr = str_find(str_sub(t->text, t->found->list.at[i].off, end), STR("kr"));
		if (t->found->list.at[i].off < from || kr == SIZE_MAX)
			continue;
		t->list_unit = (struct unit_said){1, t->found->list.at[i].off + kr, 2};
		t->listed = true;
	}
}

/* A line of words that ends in a figure: of the table's unit behind a colon, or in kroner, by
 * thousands, in a list below a sum. */
static sp_rc labelled_value(struct table *t, struct str line, bool *is)
{
	bool colon;
	struct figure f;
	size_t at;
	struct str value = last_figure(line, &colon);
	*is = false;
	if (!value.n)
		return SP_OK;
	(void)sign_of(value, &at);
	bool grouped = at < value.n && scan_is_digit(value.p[at]) && figure_read(value, at, &f) &&
		       f.grouped && f.end == value.n;
	if (t->listed && grouped && t->unit.times <= 0)
		return value_cell(t, value, &t->list_unit, is);
	return t->unit.times > 0 && colon ? value_cell(t, value, &t->unit, is) : SP_OK;
}

static sp_rc single(struct table *t, struct str line)
{
	struct column c;
	bool is;
	uint32_t known = t->next;
	SP_TRY(year_of(t, line, &c));
	if (c.year) {
		end_run(t);
		if (!t->last_was_year)
			t->n_columns = 0;
		if (t->n_columns < MOST_CELLS)
			t->columns[t->n_columns++] = c;
		t->last_was_year = true;
		return SP_OK;
	}
	t->last_was_year = false;
	struct unit_said unit = unit_of(t, line);
	SP_TRY(leave_unit(t, &unit));
	/* columns that lost their gaps: "450 300 120" */
	struct figure f;
	bool glued = t->unit.times > 1 && figure_read(line, 0, &f) && f.loose;
	SP_TRY(value_cell(t, line, glued ? &(struct unit_said){.times = -1} : &t->unit, &is));
	if (is || is_dash(line)) {
		if (t->n_run < MOST_CELLS)
			t->run[t->n_run++] = is ? t->out->list.n - 1 : UINT32_MAX;
		return SP_OK;
	}
	end_run(t);
	SP_TRY(labelled_value(t, line, &is));
	if (is)
		return SP_OK;
	begin_list(t, line, known);
	if (is_prose(line)) {
		t->n_columns = 0;
		t->unit = (struct unit_said){0};
	}
	if (unit.times > 0)
		t->unit = unit;
	return SP_OK;
}

/* Is a cell behind the first a figure, a year, a dash or a unit? */
static sp_rc is_row(const struct table *t, const struct cells *row, bool *is)
{
	struct amount_hit h;
	struct column c;
	*is = false;
	for (uint32_t i = 1; i < row->n && !*is; i++) {
		SP_TRY(year_of(t, row->at[i], &c));
		*is = c.year || is_dash(row->at[i]) || bare_value(row->at[i], 1, &h) ||
		      column_unit(t, row->at[i]).times;
	}
	return SP_OK;
}

static sp_rc one_line(struct table *t, struct str line)
{
	struct cells row, wide;
	bool header, is;
	split(line, &row);
	split_wide(line, &wide);
	if (row.n < 2 && wide.n > 1) {
		SP_TRY(is_row(t, &wide, &is));
		row = is ? wide : row;
	}
	if (row.n < 2)
		return str_trim(line).n ? single(t, str_trim(line)) : SP_OK;
	end_run(t);
	t->last_was_year = false;
	SP_TRY(header_row(t, &row, &header));
	return header ? SP_OK : value_row(t, &row);
}

sp_rc tables_read(struct arena *a, const struct lexicon *lex, struct str text,
		  struct amount_hits *hits)
{
	struct amount_hits all = {0};
	struct table t = {.arena = a, .lex = lex, .text = text, .found = hits, .out = &all};
	uint32_t taken;
	for (size_t at = 0; at < text.n;) {
		size_t end = scan_line_end(text, at);
		SP_TRY(one_line(&t, str_sub(text, at, end - at)));
		SP_TRY(take_until(&t, end, &taken));
		at = end + 1;
	}
	end_run(&t);
	SP_TRY(take_until(&t, text.n + 1, &taken));
	*hits = all;
	return SP_OK;
}
