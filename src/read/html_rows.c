/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/html_parts.h"

enum { LABEL_MOST = 60, CELL_LINES_MOST = 8 };

static bool is_label(const raw_lines *lines, const struct html_cell *c)
{
	if (c->to != c->from + 1)
		return false;
	const struct raw_line *r = &lines->at[c->from];
	return r->text.n <= LABEL_MOST && !r->ref &&
	       (c->label || r->bold || str_ends(r->text, STR(":")));
}

/* A row of the page's layout, not of a table: long cells, or headings inside. */
static bool is_layout(const raw_lines *lines, const struct html_row *row)
{
	for (uint32_t i = 0; i < row->cells.n; i++) {
		const struct html_cell *c = &row->cells.at[i];
		if (c->to - c->from > CELL_LINES_MOST && !(i && is_label(lines, c - 1)))
			return true;
		for (uint32_t l = c->from; l < c->to; l++)
			if (lines->at[l].heading)
				return true;
	}
	return false;
}

/* Every second cell is a label of the one after it. */
static bool is_fields(const raw_lines *lines, const struct html_row *row)
{
	if (row->cells.n % 2)
		return false;
	for (uint32_t i = 0; i < row->cells.n; i += 2) {
		const struct html_cell *value = &row->cells.at[i + 1];
		if (!is_label(lines, &row->cells.at[i]) || value->label ||
		    lines->at[value->from].bold > lines->at[value[-1].from].bold)
			return false;
	}
	return true;
}

static sp_rc join_field(struct arena *a, const struct raw_line *label, const struct raw_line *value,
			struct raw_line *out)
{
	struct str name = label->text;
	const char *part = str_ends(name, STR(":")) || str_ends(name, STR(".")) ? " " : ": ";
	char *text =
		arena_printf(a, STR_FMT "%s" STR_FMT, STR_ARG(name), part, STR_ARG(value->text));
	SP_NEED(text);
	bool gap = label->gap;
	*out = *value;
	out->text = str_of(text);
	out->bold = label->bold && value->bold;
	out->gap = gap;
	return SP_OK;
}

static sp_rc join_fields(struct arena *a, const struct html_row *row, raw_lines *lines)
{
	uint32_t w = row->cells.at[0].from;
	for (uint32_t i = 0; i < row->cells.n; i += 2) {
		const struct html_cell *label = &row->cells.at[i], *value = label + 1;
		struct raw_line name = lines->at[label->from];
		if (value->to == value->from + 1) {
			struct raw_line joined;
			SP_TRY(join_field(a, &name, &lines->at[value->from], &joined));
			lines->at[w++] = joined;
			continue;
		}
		lines->at[w++] = name;
		for (uint32_t l = value->from; l < value->to; l++)
			lines->at[w++] = lines->at[l];
	}
	lines->n = w;
	return SP_OK;
}

sp_rc html_row_finish(struct arena *a, struct html_row *row, raw_lines *lines)
{
	uint32_t n = row->cells.n;
	if (n >= 2 && !is_layout(lines, row)) {
		for (uint32_t l = row->cells.at[0].from; l < lines->n; l++)
			lines->at[l].cell = true;
		/* nothing but the cells' own lines may stand among them */
		bool whole = row->cells.at[n - 1].to == lines->n;
		for (uint32_t i = 1; i < n; i++)
			whole &= row->cells.at[i].from == row->cells.at[i - 1].to;
		if (whole && is_fields(lines, row))
			SP_TRY(join_fields(a, row, lines));
	}
	row->cells.n = 0;
	return SP_OK;
}
