/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from the record and can be made from it again: the rows that searches find, and
 * which items are of one matter. Who changes a meeting queues it in the same transaction; deriving
 * takes it from the queue. What was left by a program that was killed, or by an older one, is done
 * by the next import. */
#ifndef SP_COUNCIL_DERIVE_H
#define SP_COUNCIL_DERIVE_H

#include "module/command.h"
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

/* Derives at most so many of the queued meetings; *done: how many, 0 when none was left. Which
 * promises their items answer waits for the end (derive_all). Must be in a transaction. Nothing of
 * it has an entry in the audit: the record does not change. */
SP_MUST_USE sp_rc derive_meetings(struct db *db, struct deriver *d, unsigned most, unsigned *done,
				  struct sp_err *e);
/* Derives all that waits, in transactions of its own, and shows how far it has come. What is left
 * when a person stops it, derive_waits tells. */
SP_MUST_USE sp_rc derive_all(struct command_call *call, struct db *db, struct deriver *d,
			     struct sp_err *e);
/* The same for a command that has changed a meeting or two. Must be in a transaction. */
SP_MUST_USE sp_rc derive_now(struct db *db, struct sp_err *e);
/* Does anything wait, or are there newer rules? */
SP_MUST_USE sp_rc derive_waits(struct db *db, bool *yes, struct sp_err *e);

#endif
