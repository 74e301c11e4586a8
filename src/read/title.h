/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An item's title as printed: its text without markers and route prefix, and what these said. */
#ifndef SP_READ_TITLE_H
#define SP_READ_TITLE_H

#include "read/extract.h"

/* Fills item->title, kind, closed, case_no and route from the printed title (one line). */
SP_MUST_USE sp_rc title_read(const struct extract_context *x, const struct passage *p,
			     struct rec_item *item);
/* Whether the letters of an abbreviation stand, in order, in a body's name: BUL in "Børn, Unge og
 * Læring", ØU in "Økonomiudvalget". */
bool abbreviation_fits(struct str abbreviation, struct str name);

#endif
