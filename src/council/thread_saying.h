/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the items of a thread say of other treatments and of the matter's past. Only for thread*.c.
 */
#ifndef SP_COUNCIL_THREAD_SAYING_H
#define SP_COUNCIL_THREAD_SAYING_H

#include "council/thread.h"

struct telling {
	struct db *db;
	struct arena *arena;
	struct thread *t;
	struct link_item *known; /* what linking knows of the item at hand */
};

/* The text of the item at hand, to find the lines of what it says. */
struct paper {
	const char *document;
	struct view_source source;
};

struct said {
	const char *words;
	struct thread_source source;
};

struct saying {
	int64_t item, body, position;
	char kind;
	bool general, planned, met; /* as of a placeholder */
	bool passing;		    /* on the way to the body whose day it is */
	const char *body_key, *body_name, *from, *to, *number;
	struct said said;
};
struct sayings {
	SP_LIST(struct saying) list;
};

/* Adds what an open item says; paper: the text it stands in. */
SP_MUST_USE sp_rc sayings_load(struct telling *x, const struct thread_entry *entry,
			       const struct paper *paper, struct sayings *out, struct sp_err *e);
/* What the item says at this place among its mentions; NULL: nothing. */
const struct saying *sayings_at(const struct sayings *all, int64_t item, int64_t position);
/* Fills in the thread's placeholders and its history, in order of time. */
SP_MUST_USE sp_rc sayings_sort(const struct telling *x, struct sayings *sayings, struct sp_err *e);

#endif
