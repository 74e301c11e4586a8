/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What linking knows of one item: all that a pair of items is judged by. It follows from the item,
 * its meeting and the known names of bodies alone. */
#ifndef SP_COUNCIL_LINK_ITEM_H
#define SP_COUNCIL_LINK_ITEM_H

#include "council/link_title.h"

#define LINK_POINTER_ACTS "|"

/* What an item says of another treatment (or of a time in its own history). */
struct link_pointer {
	char kind; /* d decided, t treated, i informed, u postponed, n named, c to come, h history;
		    * p a decision in the record, r a body on the road, q a body that is heard,
		    * a a ruling of the own body by its day, b it is to come back there,
		    * f a body that it comes from, g it comes again, o promised for then,
		    * e a body that has asked for it */
	int64_t body;	       /* 0: none named, or not known */
	const char *body_key;  /* folded, NULL: none named */
	const char *from, *to; /* ISO days; "" for none */
	const char *number;    /* "" for none */
	const char *words;     /* telling stems of the sentence, with blanks between; behind
				* LINK_POINTER_ACTS what a promise says of what is done */
	const char *paper;     /* the sort of paper that is asked for, or that nothing else in the
				* meeting promises there: "oplæg"; "" for none */
	bool compares;	       /* another matter, only to compare */
	bool general;	       /* a budget or the like is pointed to, by what is no budget */
};

typedef SP_LIST(struct str) link_names;
typedef SP_LIST(uint32_t) link_sketch;

struct link_item {
	int64_t id, meeting, body;
	const char *natural; /* "2020-06-09/bul/1/00012": the order that no import changes */
	const char *day;     /* ISO */
	const char *number;  /* "" for none */
	const char *case_no; /* "" for none */
	struct link_title title;
	link_names names;   /* that it gives its matter: stems with blanks between */
	link_sketch sketch; /* of its text, rising (link_sketch.h) */
	SP_LIST(struct link_pointer) pointers;
	int32_t days;	/* of day, to count with */
	bool weak_case; /* the number tells a subject, not a case */
	bool own_case;	/* no other item of its meeting has the number */
	bool closed;
};

#endif
