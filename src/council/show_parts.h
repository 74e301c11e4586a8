/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside show_item.c, show_source.c and show_vote.c: the page of one item. */
#ifndef SP_COUNCIL_SHOW_PARTS_H
#define SP_COUNCIL_SHOW_PARTS_H

#include "council/show.h"

struct page {
	struct command_call *call;
	const struct view *v;
	const struct rec_item *item;
	const struct view_source *from;
	const struct promise_rows *promises;
	const struct item_votes *votes;
	bool source;
};

enum { SHOW_INDENT = 2, SHOW_STEP = 4 };

/* The words that a fact was read from, when they are asked for. */
void show_source(const struct page *p, const struct fact *f);
void show_heading(const struct page *p, const char *key);
/* " [doubtful]" */
void show_doubt(const struct page *p, bool doubtful, struct buf *out);
/* Who voted how on what, of a decision as vote_view() numbers them. */
void show_votes(const struct page *p, uint32_t decision, unsigned indent);

#endif
