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
	bool quote;	 /* a name in quotation marks that both texts say */
	bool same_case, other_case; /* one case; two cases, by their numbers */
	bool own_case;		    /* one, and nothing else in their meetings is of it */
	bool alone;		    /* … and no third item in the municipality */
	bool same_subject;	    /* of the common journal plan, in front of the numbers */
	bool near;		    /* alike enough to be what a reference to a day means … */
	bool alike;		    /* … and to a month */
	bool apart;		    /* two editions, or two of a kind */
	bool recurring;		    /* of a kind that comes back each year or quarter */
};

/* Of each reason the strongest counts. */
void link_put(struct weighing *w, enum link_reason reason, int strength, int64_t item, int pointer);
/* Another number years later, and no name that both say: it has come back as another matter. */
bool link_came_back(const struct weighing *w);
/* Alike titles years apart, without a name, a case or a text that both have: a matter of its own
 * each time. */
bool link_another_time(const struct weighing *w);
/* The later one follows on the earlier, and is about that by its title. */
void link_weigh_follow(struct weighing *w);
/* All that the earlier title says, the later item says, too. */
void link_weigh_whole(struct weighing *w);
/* Are all names of the later title told by the earlier item; several, or of what follows on it? */
bool link_names_told(const struct weighing *w);
/* What the two texts say; needs the titles weighed. */
void link_weigh_text(struct weighing *w);
/* Does the road of one of them lead from the one body to the other? */
bool link_same_road(const struct weighing *w);
/* A pointer's time: its days, a day within it, and whether it is short enough to mean a meeting. */
int32_t link_pointer_length(const struct link_pointer *p);
bool link_pointer_covers(const struct link_pointer *p, const char *day);
bool link_pointer_told(const struct link_pointer *p);
/* "Som Byrådet bad om, …": something of that body, not long ago. */
void link_weigh_asked(struct weighing *w);
/* The pointer of x is a promise for y's day and body. */
void link_weigh_promise(struct weighing *w, const struct link_item *x, int index,
			const struct link_item *y);
/* What the two say of treatments. */
void link_weigh_pointers(struct weighing *w);

#endif
