/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a record should have and has not. A person must know of it: nothing else tells minutes that
 * could not be read from minutes that say nothing. */
#ifndef SP_READ_GAPS_H
#define SP_READ_GAPS_H

#include "read/record.h"

/* Warns of, and marks as doubtful, a text without items, body or day, and warns of lists that were
 * too long to be read to their end. x: what r was read from. SP_ENOMEM. */
SP_MUST_USE sp_rc gaps_mark(struct arena *a, struct extraction *x, struct record *r);

#endif
