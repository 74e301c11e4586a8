/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How promises stand on a day, in SQL. The store has what is known by now (promise_settle.c); on a
 * day that is over, what was promised, answered or moved after it does not count. */
#ifndef SP_COUNCIL_PROMISE_WHEN_H
#define SP_COUNCIL_PROMISE_WHEN_H

#include "council/promise_list.h"

/* SQL that is true for a promise_time t of the status. NULL: no memory. */
const char *promise_status_sql(struct arena *a, enum promise_status s,
			       const struct promise_when *when);
/* SQL that is true for a promise_time t that had been given by the day. NULL: no memory. */
const char *promise_given_sql(struct arena *a, const struct promise_when *when);
/* The last day of the time in force of a promise_time t, which orders them. */
const char *promise_sorts_sql(const struct promise_when *when);
/* The best item that had answered, or moved, the promise ($1 municipality, $2 item, $3 position, $4
 * instance) by the day: its municipality, the columns asked for (of ai, am and ab: its item,
 * meeting and body), strength, why, said, the time moved to with its days, extraction and spans.
 * NULL: no memory. */
const char *promise_earlier_sql(struct arena *a, const struct promise_when *when,
				const char *columns, bool moves);

#endif
