/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Meetings that an item plans: the list or table of a meeting plan for a year, and single meetings
 * that a decision moves, calls off or sets. Pure: an item in, facts with spans out. Whether the
 * plan was decided is told beside it; what a rejected one plans is of no use.
 *
 * "Udvalget holder møde den første tirsdag i måneden" names no day and plans nothing. */
#ifndef SP_READ_PLAN_H
#define SP_READ_PLAN_H

#include "read/extract.h"

enum plan_change {
	PLAN_SET,	/* a day of the plan */
	PLAN_MOVED,	/* the meeting of `from` is held on this day instead */
	PLAN_AWAY,	/* the meeting of this day is moved, to a day that is not told */
	PLAN_CANCELLED, /* no meeting on this day */
	PLAN_EXTRA	/* an extraordinary one, beside the plan */
};

struct planned_meeting {
	struct fact body;	/* as printed; NULL: the meeting's own */
	struct fact when;	/* ISO */
	struct civil day, from; /* from: with PLAN_MOVED */
	struct fact time;	/* "16:00" or "16:00-18:00"; NULL when not told */
	struct fact place;	/* NULL when not told */
	struct fact said;	/* the line or sentence */
	enum plan_change change;
	bool decided; /* approved or noted, or set in the decision itself */
};

struct plan {
	SP_LIST(struct planned_meeting) list;
};

/* The plan of an item as it comes from the reader or the store; empty when it plans nothing. */
SP_MUST_USE sp_rc plan_read(const struct extract_context *x, const struct extraction *from,
			    const struct rec_item *item, struct plan *out);
const char *plan_change_name(enum plan_change c); /* "set", "moved" … */

#endif
