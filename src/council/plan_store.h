/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Meetings that items plan, in the store: derived from the record like what is searched. */
#ifndef SP_COUNCIL_PLAN_STORE_H
#define SP_COUNCIL_PLAN_STORE_H

#include "council/view.h"

/* What one item of a loaded meeting plans takes the place of what it planned before. Closed and
 * withdrawn items and what is not decided plan nothing. Must be in a transaction. */
SP_MUST_USE sp_rc plan_put(struct db *db, struct arena *a, const struct lexicon *lex,
			   const struct view *v, uint32_t index, struct sp_err *e);

/* For an item that is no more. Must be in a transaction. */
SP_MUST_USE sp_rc plan_remove(struct db *db, int64_t municipality, int64_t item, struct sp_err *e);

#endif
