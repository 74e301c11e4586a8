/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/grid.h"

static const char ellipsis[] = "…";
static const char rule[] = "─";

static size_t widest_line(struct str text)
{
	size_t most = 0;
	struct str line;
	while (str_cut(&text, '\n', &line)) {
		size_t columns = str_columns(line);
		most = columns > most ? columns : most;
	}
	return most;
}

void grid_measure(struct grid *g, const struct str *cells)
{
	for (size_t i = 0; i < g->n; i++) {
		size_t wants = widest_line(cells[i]);
		if (wants > g->columns[i].width)
			g->columns[i].width = wants;
	}
}

static bool firm(const struct grid_column *c, bool whole)
{
	return c->right || (whole && c->whole);
}

/* The width of the table when no column that may give is wider than cap. */
static size_t capped(const struct grid *g, size_t cap, bool whole)
{
	size_t sum = 0;
	for (size_t i = 0; i < g->n; i++) {
		const struct grid_column *c = &g->columns[i];
		if (c->hidden)
			continue;
		sum += (sum ? GRID_GAP : 0) + (c->width > cap && !firm(c, whole) ? cap : c->width);
	}
	return sum;
}

static bool hide_spare(struct grid *g)
{
	for (size_t i = 0; i < g->n; i++)
		if (g->columns[i].spare && !g->columns[i].hidden) {
			g->columns[i].hidden = true;
			return true;
		}
	return false;
}

void grid_fit(struct grid *g)
{
	for (size_t i = 0; i < g->n; i++) {
		size_t title = str_columns(str_of(g->columns[i].title));
		if (title > g->columns[i].width)
			g->columns[i].width = title;
	}
	if (!g->width || !g->n)
		return;
	while (capped(g, GRID_NARROW, true) > g->width && hide_spare(g))
		;
	bool whole = capped(g, GRID_NARROWEST, true) <= g->width;
	/* The widest give first: the largest common cap under which all fit. */
	size_t cap = g->width;
	while (cap > GRID_NARROWEST && capped(g, cap, whole) > g->width)
		cap--;
	/* What is left over goes to the first columns that were narrowed. */
	size_t sum = capped(g, cap, whole), left = sum < g->width ? g->width - sum : 0;
	for (size_t i = 0; i < g->n; i++) {
		struct grid_column *c = &g->columns[i];
		if (c->hidden || c->width <= cap || firm(c, whole))
			continue;
		size_t more = c->width - cap < left ? c->width - cap : left;
		c->width = cap + more;
		left -= more;
	}
}

bool grid_wrap(struct str *rest, size_t columns, struct str *line)
{
	size_t used = 0, last_space = SIZE_MAX, i = 0;
	if (!rest->p)
		return false;
	while (i < rest->n && rest->p[i] != '\n') {
		size_t at = i;
		(void)str_utf8_next(*rest, &i);
		used += str_columns(str_sub(*rest, at, i - at));
		if (used > columns && at > 0) {
			/* A space that does not fit is where the line ends. */
			size_t end = rest->p[at] == ' '	      ? at
				     : last_space != SIZE_MAX ? last_space
							      : at;
			*line = str_sub(*rest, 0, end);
			*rest = str_sub(*rest, rest->p[end] == ' ' ? end + 1 : end, rest->n);
			return true;
		}
		if (rest->p[at] == ' ' && at > 0)
			last_space = at;
	}
	*line = str_sub(*rest, 0, i);
	*rest = i < rest->n ? str_sub(*rest, i + 1, rest->n) : (struct str){NULL, 0};
	return true;
}

static void spaces(struct buf *out, size_t n)
{
	while (n-- > 0)
		buf_char(out, ' ');
}

/* Ends the line that began at `from`. */
static void end_line(struct buf *out, size_t from)
{
	while (out->n > from && out->p[out->n - 1] == ' ')
		out->n--;
	buf_char(out, '\n');
}

static void put_cell(const struct grid *g, size_t i, struct str text, struct buf *out)
{
	const struct grid_column *c = &g->columns[i];
	if (c->hidden)
		return;
	size_t columns = str_columns(text);
	size_t pad = columns < c->width ? c->width - columns : 0;
	if (c->right)
		spaces(out, pad);
	buf_str(out, text);
	if (i + 1 < g->n)
		spaces(out, (c->right ? 0 : pad) + GRID_GAP);
}

void grid_head(const struct grid *g, struct buf *out)
{
	buf_puts(out, g->strong);
	for (size_t i = 0; i < g->n; i++)
		put_cell(g, i, str_of(g->columns[i].title), out);
	buf_puts(out, g->plain);
	buf_char(out, '\n');
	size_t from = out->n;
	for (size_t i = 0; i < g->n; i++) {
		if (g->columns[i].hidden)
			continue;
		for (size_t k = 0; k < g->columns[i].width; k++)
			buf_puts(out, rule);
		if (i + 1 < g->n)
			spaces(out, GRID_GAP);
	}
	end_line(out, from);
}

/* The text's one line, with a mark when it was longer. */
static void put_cut(const struct grid *g, size_t i, struct str text, struct buf *out)
{
	struct str rest = text, line;
	size_t width = g->columns[i].width;
	BUF_AUTO cell = BUF_INIT(text.n + sizeof(ellipsis));
	if (!grid_wrap(&rest, width, &line))
		line = STR("");
	if (rest.p && rest.n) {
		rest = text;
		(void)grid_wrap(&rest, width - 1, &line);
		buf_str(&cell, line);
		buf_puts(&cell, ellipsis);
		line = buf_view(&cell);
	}
	put_cell(g, i, line, out);
}

void grid_row(const struct grid *g, const struct str *cells, struct buf *out)
{
	struct str rest[GRID_COLUMNS_MAX];
	bool more = true;
	for (size_t i = 0; i < g->n; i++)
		rest[i] = cells[i].n ? cells[i] : (struct str){NULL, 0};
	for (bool first = true; more; first = false) {
		size_t from = out->n;
		more = false;
		for (size_t i = 0; i < g->n; i++) {
			const struct grid_column *c = &g->columns[i];
			struct str line = STR("");
			if (c->hidden)
				continue;
			if (c->cut && first && rest[i].p)
				put_cut(g, i, rest[i], out);
			else if (c->cut)
				put_cell(g, i, line, out);
			else if (!g->width || c->right) {
				line = rest[i].p ? rest[i] : line;
				put_cell(g, i, line, out);
				rest[i] = (struct str){NULL, 0};
			} else {
				(void)grid_wrap(&rest[i], c->width, &line);
				put_cell(g, i, line, out);
				more = more || rest[i].p;
			}
		}
		end_line(out, from);
	}
}
