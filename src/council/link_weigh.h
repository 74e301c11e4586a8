/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is weighed for one pair of items. Inside link_pair.c and link_point.c. */
#ifndef SP_COUNCIL_LINK_WEIGH_H
#define SP_COUNCIL_LINK_WEIGH_H

#include "council/link_like.h"
#include "council/link_pair.h"

struct weighing {
	const struct link_item *a, *b; /* a is the earlier one in natural order */
	struct link_parts *out;
	struct link_likeness like;
	int days;
	int text, cover; /* how alike the texts are, 0..50; the one's title in the other's text */
	bool same_case, other_case; /* one case; two cases, by their numbers */
	bool own_case;		    /* one, and nothing else in their meetings is of it */
	bool same_subject;	    /* of the common journal plan, in front of the numbers */
	bool near;		    /* alike enough to be what a reference to a day means … */
	bool alike;		    /* … and to a month */
	bool apart;		    /* two editions, or two of a kind */
	bool recurring;		    /* of a kind that comes back each year or quarter */
};

/* Of each reason the strongest counts. */
void link_put(struct weighing *w, enum link_reason reason, int strength, int64_t item, int pointer);
/* What the two say of treatments. */
void link_weigh_pointers(struct weighing *w);

#endif
