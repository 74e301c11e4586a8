/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an item's text tells of other treatments, and what it promises. Inside link_read.c. */
#ifndef SP_COUNCIL_LINK_REFER_H
#define SP_COUNCIL_LINK_REFER_H

#include "council/link_read.h"
#include "read/extract.h"

struct link_item_reading {
	const struct link_reading *r;
	const struct record *record; /* of the whole meeting */
	const struct rec_item *item;
	struct extract_context x;
	const struct extraction *from;
	struct link_text *out; /* its title is read */
};
/* The references in the order of the text, then the promises. SP_ENOMEM. */
SP_MUST_USE sp_rc link_references_read(struct link_item_reading *t);

/* A sentence as it is kept, and a day; both in the arena. "": none. NULL: no memory. */
const char *link_shortened(struct arena *a, const char *text);
const char *link_iso(struct arena *a, struct civil day);

#endif
