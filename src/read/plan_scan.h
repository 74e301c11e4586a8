/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside the reader of meeting plans. */
#ifndef SP_READ_PLAN_SCAN_H
#define SP_READ_PLAN_SCAN_H

#include "read/dates.h"
#include "read/plan.h"

enum { PLAN_MOST = 500 /* read of one item */ };

struct plan_scan {
	const struct extract_context *x;
	struct plan *out;
	struct fact body;	 /* whose days stand here; NULL: the meeting's own */
	struct fact hours;	 /* beside that body's name; NULL: none */
	struct fact time, place; /* for all of the list */
	int year;		 /* of the plan; 0 when not told */
	bool listing;		 /* a title or lead has said that meetings follow */
	bool fresh;		 /* the line before held a day */
	bool in_decision;	 /* the section in hand is the decision itself */
};

bool plan_says(const struct plan_scan *s, const char *group, struct str text, struct lex_hit *hit);
/* Group 1 of plan.year as a number. */
int plan_year(struct str text, const struct lex_hit *hit);
/* The last body named in a range; out is left as it is when there is none. */
SP_MUST_USE sp_rc plan_body(const struct plan_scan *s, const struct passage *p, size_t from,
			    size_t to, struct fact *out);
/* The time of day of a hit; its places count from `from` in the passage. */
SP_MUST_USE sp_rc plan_time(const struct plan_scan *s, const struct passage *p, size_t from,
			    const struct date_hit *h, struct fact *out);
/* Adds it unless it is there. */
SP_MUST_USE sp_rc plan_add(struct plan_scan *s, const struct planned_meeting *m);
/* Sentences that move, call off or set a meeting. */
SP_MUST_USE sp_rc plan_changes(struct plan_scan *s, const struct passage *p,
			       enum section_kind section);

#endif
