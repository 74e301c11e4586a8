/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The meetings that are planned, by all that was decided of them: of a body's days from the first
 * day of its newest plan to the end of that year no older plan counts any more, unless a meeting
 * was held; single decisions move meetings, call them off and set new ones. One that was imported
 * is the meeting itself. */
#ifndef SP_COUNCIL_PLAN_LIST_H
#define SP_COUNCIL_PLAN_LIST_H

#include "store/db.h"

enum planned_state { PLANNED_COMING, PLANNED_MET, PLANNED_MOVED, PLANNED_CANCELLED };

struct planned {
	int64_t municipality;
	int64_t body; /* 0: no such body is known */
	const char *body_name, *body_folded;
	const char *day, *hours, *place;
	const char *moved_to; /* with PLANNED_MOVED; NULL: not told where */
	const char *source;   /* key of the item that says so */
	const char *said;     /* its line or sentence */
	const char *met;      /* key of the meeting, when it was imported */
	enum planned_state state;

	/* where it was said, for the order of what was decided */
	const char *change, *moved_from;
	const char *told_day;
	int64_t told_ordinal, told_item, told_position;
};

struct planned_list {
	SP_LIST(struct planned) list; /* by municipality, day, body */
};

/* Of one municipality (0: all), of one body (0: all), on the days from–to (NULL: all). */
SP_MUST_USE sp_rc plan_list(struct db *db, struct arena *a, int64_t municipality, int64_t body,
			    const char *from, const char *to, struct planned_list *out,
			    struct sp_err *e);
const char *planned_state_name(enum planned_state s); /* "planned", "met", "moved", "cancelled" */

#endif
