/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a promise is due, each time that it is: one that comes back has an instance for every time.
 * Pure: what the record says in, days out. */
#ifndef SP_COUNCIL_PROMISE_TIME_H
#define SP_COUNCIL_PROMISE_TIME_H

#include "council/due.h"

/* A promise that comes back has so many times at most. When its words tell no end it comes until
 * the election term in which it was given is over, and for some years at least: a new council says
 * itself what it wants to hear. */
enum { PROMISE_YEARS = 30, PROMISE_INSTANCES = 360, PROMISE_LEAST_YEARS = 3 };
/* The recurrence of what comes at each meeting of the body. */
#define PROMISE_EVERY_MEETING "every-meeting"

struct promise_said {
	struct civil meeting;
	const char *due;	      /* as the labels write it; NULL: no time */
	struct civil from, to;	      /* the days of the due; year 0: none */
	struct civil next;	      /* the body's next meeting; year 0: not known */
	const char *recurrence;	      /* ISO 8601 duration, PROMISE_EVERY_MEETING, NULL: once */
	const struct civil *meetings; /* with that: the body's later ones, in order */
	uint32_t n_meetings;
	const char *words; /* that may tell an end; NULL: none */
};

struct promise_instance {
	char due[DUE_SIZE];    /* "" when no time is said */
	struct civil from, to; /* year 0 when not known */
	struct civil shown;    /* the first day on which people want to see it; year 0: always */
	struct civil asked_from, asked_to; /* meetings of these days can answer it */
};
struct promise_instances {
	SP_LIST(struct promise_instance) list;
};

/* The instances in order, at least one. A time keeps its vagueness each time: "2022-03" half a year
 * on is "2022-09", "2022-spring" is "2022-autumn", "2022-12-end" is "2023-06-end". One that comes
 * back and names no first time is first due a period after the meeting, to the month. SP_ENOMEM. */
SP_MUST_USE sp_rc promise_instances(struct arena *a, const struct promise_said *said,
				    struct promise_instances *out);
/* The days of a time that is no date, when the words tell one; else leaves them. */
SP_MUST_USE sp_rc promise_vague(struct arena *a, const struct promise_said *said,
				struct promise_instance *i);
/* The last day on which a promise without an end still comes. */
struct civil promise_ceases(struct civil meeting, struct civil first);
/* The last day of the words' "indtil", "frem til", "til og med", "i 2022 og 2023"; year 0: none. */
SP_MUST_USE sp_rc promise_end(struct arena *a, const char *words, struct civil meeting,
			      struct civil *out);

#endif
