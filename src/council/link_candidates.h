/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which items an item is compared with at all: those that have something telling in common with it,
 * and those that the one's or the other's text points to. */
#ifndef SP_COUNCIL_LINK_CANDIDATES_H
#define SP_COUNCIL_LINK_CANDIDATES_H

#include "council/link_store.h"

/* Adds them; the item itself may be among them. */
SP_MUST_USE sp_rc link_candidates(struct db *db, struct arena *a, int64_t municipality,
				  const struct link_item *item, struct link_ids *out,
				  struct sp_err *e);

#endif
