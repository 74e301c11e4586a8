/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of an item's text that tell what it is about, and how alike two texts are. */
#ifndef SP_COUNCIL_LINK_SKETCH_H
#define SP_COUNCIL_LINK_SKETCH_H

#include "council/link_read.h"

/* What a sketch says of each word, in the lowest bits of its hash. */
enum {
	LINK_SAID_AGAIN = 1, /* more than once */
	LINK_SAID_NAME = 2,  /* "Kildeby", "300.000", "40 pladser" */
	LINK_SAID_LONG = 4,
	LINK_SAID_QUOTED = 8, /* a name of several words: “Lys på Stien” */
	LINK_SAID_FLAGS = 15
};

/* `words`: those of each section's text. */
SP_MUST_USE sp_rc link_sketch_read(const struct link_reading *r, const struct rec_item *item,
				   const struct words *words, struct link_text *out);
/* Is the word among what the text tells? With all the flags. */
bool link_sketch_has(const struct link_item *item, struct str form, unsigned flags);
/* Do both texts say a name of several words in quotation marks? */
bool link_sketch_quote(const struct link_item *a, const struct link_item *b);
/* The strength of two texts' likeness, 0..50. */
int link_sketch_like(const struct link_item *a, const struct link_item *b);

#endif
