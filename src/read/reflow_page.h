/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Transcripts of PDFs with a whole page on each line: what every page begins and ends with is its
 * running head and foot, and no part of the text. */
#ifndef SP_READ_REFLOW_PAGE_H
#define SP_READ_REFLOW_PAGE_H

#include "read/extraction.h"
#include "read/lexicon.h"

struct page_edge {
	bool page; /* the line is a page */
	uint32_t head,
		foot; /* bytes of the line's running head, with the page's number, and foot */
};

/* One for each line; *out is NULL when the document has no such pages. */
SP_MUST_USE sp_rc page_edges_find(struct arena *a, const struct lexicon *lex,
				  const struct extraction *x, struct page_edge **out);

/* A piece of a line, perhaps its first or last: the page number before a page's first heading or
 * behind its last word, or "Side 4" between two items. */
bool page_number_is(struct str t, bool first, bool last);

#endif
