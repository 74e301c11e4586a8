/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Are two items of one matter? The reasons for it, each with its strength; docs/threads.md has the
 * table. Pure: it depends on the two alone. */
#ifndef SP_COUNCIL_LINK_PAIR_H
#define SP_COUNCIL_LINK_PAIR_H

#include "council/link_item.h"

enum link_reason {
	LINK_PERSON, /* a person says so */
	LINK_NUMBER, /* the one names the other's body, day and number */
	LINK_DAY,    /* … its body and day, and they are alike */
	LINK_TIME,   /* … its month, and they are alike */
	LINK_SAME,   /* both tell of one third treatment */
	LINK_SISTER, /* other bodies' treatments of the same title within weeks */
	LINK_AGAIN,  /* the same body's */
	LINK_NAME,   /* a name that the one gives its matter */
	LINK_TITLE,
	LINK_CASE,
	LINK_TEXT,
	LINK_REASONS
};
enum {
	LINK_THRESHOLD = 60,
	LINK_SURE = 100,
	LINK_SEASON = 130 /* days: the longest time that still points to a meeting */
};

struct link_part {
	enum link_reason reason;
	int strength; /* 1..100 */
	int64_t item; /* that says it; 0: both */
	int pointer;  /* index of its pointers; -1: none */
};
struct link_parts {
	struct link_part at[LINK_REASONS];
	uint32_t n;
};
/* The reasons, the strongest first, and what they weigh together: 0..99. */
int link_pair(const struct link_item *a, const struct link_item *b, struct link_parts *out);
/* Does the one name the other's body and day, or month, and no other number? */
bool link_points(const struct link_item *from, const struct link_item *to);
/* What several reasons of these strengths weigh together. */
int link_together(const struct link_parts *parts);
const char *link_reason_name(enum link_reason r); /* "number" */
/* By its name; LINK_REASONS when there is none. */
enum link_reason link_reason_of(struct str name);

#endif
