/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Promises and what became of them, derived from the record: each commitment with the times that it
 * is due, the later item that looks like its answer, and what a person has said of it
 * (docs/commitments.md). */
#ifndef SP_COUNCIL_PROMISE_H
#define SP_COUNCIL_PROMISE_H

#include "council/promise_topic.h"
#include "store/db.h"

/* Makes everything anew that follows from the promises of one meeting, and from its items as
 * answers to earlier ones; also what earlier and later meetings owe to it. Does the same in
 * whatever order meetings come. A meeting that is gone leaves nothing. Must be in a transaction. */
SP_MUST_USE sp_rc promise_derive(struct db *db, const struct topic_lore *lore, int64_t municipality,
				 int64_t meeting, struct sp_err *e);
/* The item has come into another thread: the next promise_derive looks at it again. Must be in a
 * transaction. */
SP_MUST_USE sp_rc promise_rethreaded(struct db *db, int64_t municipality, int64_t item,
				     struct sp_err *e);

#endif
