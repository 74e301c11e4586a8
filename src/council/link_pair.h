/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Are two items of one matter? The reasons for it, each with its strength; docs/threads.md has the
 * table. Pure: it depends on the two alone, and on what the caller tells of their case number. */
#ifndef SP_COUNCIL_LINK_PAIR_H
#define SP_COUNCIL_LINK_PAIR_H

#include "council/link_item.h"

enum link_reason {
	LINK_PERSON,  /* a person says so */
	LINK_NUMBER,  /* the one names the other's body, day and number */
	LINK_DAY,     /* … its body and day, and they are alike */
	LINK_TIME,    /* … its month, and they are alike */
	LINK_PROMISE, /* the one asks for or promises what the other gives */
	LINK_HEARD,   /* the one is sent to the other's body to be heard, and it answers */
	LINK_BACK,    /* the one was put off or sent back, and the other is like it */
	LINK_ROAD,    /* the one is sent on to the other's body, or comes from it */
	LINK_SAME,    /* both tell of one third treatment */
	LINK_SISTER,  /* other bodies' treatments of the same title within weeks */
	LINK_AGAIN,   /* the same body's */
	LINK_NAME,    /* a name that the one gives its matter */
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
/* May the two be what one case number is for, were no third item to have it? */
bool link_may_be_alone(const struct link_item *a, const struct link_item *b);
/* The reasons, the strongest first, and what they weigh together: 0..99. `alone`: they may be, and
 * no third item of the municipality has their case number. */
int link_pair(const struct link_item *a, const struct link_item *b, bool alone,
	      struct link_parts *out);
/* Does the one name the other's body and day, or month, and no other number? */
bool link_points(const struct link_item *from, const struct link_item *to);
/* What several reasons of these strengths weigh together. */
int link_together(const struct link_parts *parts);
const char *link_reason_name(enum link_reason r); /* "number" */
/* By its name; LINK_REASONS when there is none. */
enum link_reason link_reason_of(struct str name);

#endif
