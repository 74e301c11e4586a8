/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joining items of one matter, and the way back. */
#ifndef SP_COUNCIL_THREAD_SAY_H
#define SP_COUNCIL_THREAD_SAY_H

#include "council/link_store.h"
#include "council/verdict.h"

/* The items (two at least) are one matter: the first is joined to each of the others, and splits
 * between any two of them are taken back. Must be in a transaction. SP_EINVAL: a split of others
 * that these bring together stands against it; the message names it. */
SP_MUST_USE sp_rc thread_join(const struct writer *w, const char *who, const struct link_ids *items,
			      struct sp_err *e);
/* Nobody has joined or split the two; splits of others that their join took back hold again. *n is
 * how many were taken back. Must be in a transaction. */
SP_MUST_USE sp_rc thread_part(const struct writer *w, const char *who, int64_t item, int64_t other,
			      uint32_t *n, struct sp_err *e);

#endif
