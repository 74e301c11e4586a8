/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Promises and what became of them, derived from the record: each commitment with the times that it
 * is due, the later item that looks like its answer, and what a person has said of it
 * (docs/commitments.md). */
#ifndef SP_COUNCIL_PROMISE_H
#define SP_COUNCIL_PROMISE_H

#include "council/promise_topic.h"
#include "store/db.h"

/* Makes everything anew that follows from the promises of one meeting, and queues its items, and
 * those of other meetings, that may now answer other promises than before. Does the same in
 * whatever order meetings come. A meeting that is gone leaves nothing. Must be in a transaction. */
SP_MUST_USE sp_rc promise_derive(struct db *db, const struct topic_lore *lore, int64_t municipality,
				 int64_t meeting, struct sp_err *e);
/* The item, or what is of one thread with it, has come into another thread: all of it chooses anew.
 * Must be in a transaction. */
SP_MUST_USE sp_rc promise_rethreaded(struct db *db, int64_t municipality, int64_t item,
				     struct sp_err *e);
/* About `most` of the queued items choose which promises they answer, day by day; *done: how many,
 * 0 when none was left. For when no meeting waits to be derived. Must be in a transaction. */
SP_MUST_USE sp_rc promise_choose_pending(struct db *db, const struct topic_lore *lore,
					 unsigned most, unsigned *done, struct sp_err *e);
/* How many items are queued. */
SP_MUST_USE sp_rc promise_count_waiting(struct db *db, int64_t *out, struct sp_err *e);

#endif
