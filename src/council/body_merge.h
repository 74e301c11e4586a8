/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two bodies that are one under two names. */
#ifndef SP_COUNCIL_BODY_MERGE_H
#define SP_COUNCIL_BODY_MERGE_H

#include "council/key.h"
#include "council/write.h"

struct body_merged {
	uint64_t moved;	 /* meetings */
	uint64_t second; /* of them: another meeting on a day when the other body had met too */
	uint64_t joined; /* of them: one meeting with one of the other body's */
	/* Days on which a person must say whether it was one meeting: their keys, under `into`. */
	SP_LIST(const char *) unsure;
};

/* Moves the meetings and the ways of writing of `from` to `into` and removes it; its name in
 * addresses still finds the other. On a day when both had met, two documents of one meeting become
 * versions of it; else the moved meeting becomes the next one of the day. In a transaction; leaves
 * the audit entries of all that it changes, by `who`. */
SP_MUST_USE sp_rc body_merge(const struct writer *w, const struct known_body *from,
			     const struct known_body *into, const char *who,
			     struct body_merged *out, struct sp_err *e);

#endif
