/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two bodies that are one under two names. */
#ifndef SP_COUNCIL_BODY_MERGE_H
#define SP_COUNCIL_BODY_MERGE_H

#include "council/key.h"
#include "council/seal.h"

struct body_merged {
	uint64_t moved;	 /* meetings */
	uint64_t second; /* of them: on days when the other body had met too */
};

/* Moves the meetings and the ways of writing of `from` to `into` and removes it; its name in
 * addresses still finds the other. On a day when both had met, the moved meeting becomes the next
 * one of the day. In a transaction; leaves the audit entries of all that it changes, by `who`. */
SP_MUST_USE sp_rc body_merge(struct db *db, struct arena *a, const struct known_body *from,
			     int64_t into, const char *who, struct body_merged *out,
			     struct sp_err *e);

#endif
