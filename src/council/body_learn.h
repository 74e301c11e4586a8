/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Abbreviations that minutes print for the bodies of their municipality. */
#ifndef SP_COUNCIL_BODY_LEARN_H
#define SP_COUNCIL_BODY_LEARN_H

#include "read/record.h"
#include "store/db.h"

/* The abbreviations on the record's roads ("BUU, ØU, KB") become aliases of the one body whose
 * initials they are. Must be in a transaction. */
SP_MUST_USE sp_rc body_learn(struct db *db, struct arena *a, int64_t municipality,
			     const struct record *r, struct sp_err *e);
/* The same for those that the stored minutes print: a body that is new may have been named before.
 */
SP_MUST_USE sp_rc body_learn_stored(struct db *db, struct arena *a, int64_t municipality,
				    struct sp_err *e);

#endif
