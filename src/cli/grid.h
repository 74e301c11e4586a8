/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text in columns for people: finds widths that fit, wraps or cuts what is longer. It knows nothing
 * of terminals; the width is given. */
#ifndef SP_CLI_GRID_H
#define SP_CLI_GRID_H

#include "core/buf.h"

enum { GRID_COLUMNS_MAX = 32, GRID_GAP = 2, GRID_NARROWEST = 8, GRID_NARROW = 16 };

struct grid_column {
	const char *title;
	bool right;  /* numbers: aligned at the right */
	bool whole;  /* as numbers, never made narrower than it is while there is room for it */
	bool cut;    /* cut to one line; otherwise wrapped */
	bool spare;  /* left out when not all fit */
	bool hidden; /* was left out */
	size_t width;
};

struct grid {
	struct grid_column columns[GRID_COLUMNS_MAX];
	size_t n;
	size_t width;		    /* of the whole; 0 = without end */
	const char *strong, *plain; /* terminal sequences around the heads; "" for none */
};

/* Makes a column at least as wide as its text wants. */
void grid_measure(struct grid *g, const struct str *cells);
/* Fits the columns to the width: spare ones are left out, the first of them first, as long as the
 * others would get very narrow; then the widest are made narrower. */
void grid_fit(struct grid *g);
void grid_head(const struct grid *g, struct buf *out);
void grid_row(const struct grid *g, const struct str *cells, struct buf *out);

/* The first line of *rest that fits in so many columns, broken at a space where there is one; *rest
 * becomes what follows. False when nothing is left. */
bool grid_wrap(struct str *rest, size_t columns, struct str *line);

#endif
