/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from the record and can be made from it again: the rows that searches find, and
 * which items are of one matter. Who changes a meeting queues it in the same transaction; deriving
 * takes it from the queue. What was left by a program that was killed, or by an older one, is done
 * by the next import. */
#ifndef SP_COUNCIL_DERIVE_H
#define SP_COUNCIL_DERIVE_H

#include "store/db.h"

/* Must be in a transaction. Nothing happens when it is queued already. */
SP_MUST_USE sp_rc derive_queue(struct db *db, int64_t municipality, int64_t meeting,
			       struct sp_err *e);
/* What deriving needs beside the store: the stems, and the lexicon that is built in, whatever a
 * municipality's own words are, so that the same record gives the same everywhere. */
struct deriver;
SP_MUST_USE sp_rc deriver_new(struct deriver **out, struct sp_err *e);
void deriver_free(struct deriver *d);
static inline void deriver_cleanup(struct deriver **d)
{
	deriver_free(*d);
}
#define DERIVER_AUTO __attribute__((cleanup(deriver_cleanup))) struct deriver *

/* Derives at most so many of the queued meetings (0: all); *left tells whether there are more. Must
 * be in a transaction. Nothing of it has an entry in the audit: the record does not change. */
SP_MUST_USE sp_rc derive_pending(struct db *db, struct deriver *d, unsigned most, bool *left,
				 struct sp_err *e);
/* As derive_pending for all, for a command that has changed a meeting or two. */
SP_MUST_USE sp_rc derive_now(struct db *db, struct sp_err *e);
/* Does the queue hold anything, or are there newer rules? */
SP_MUST_USE sp_rc derive_waits(struct db *db, bool *yes, struct sp_err *e);

#endif
