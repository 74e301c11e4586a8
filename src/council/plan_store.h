/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Meetings that items plan, in the store: derived from the record like what is searched. */
#ifndef SP_COUNCIL_PLAN_STORE_H
#define SP_COUNCIL_PLAN_STORE_H

#include "council/view.h"
#include "read/plan.h"

/* What one item of a loaded meeting plans: closed and withdrawn items, nothing. */
SP_MUST_USE sp_rc plan_of_item(struct arena *a, const struct lexicon *lex, const struct view *v,
			       uint32_t index, struct plan *out);
/* It takes the place of what the item planned before; what is not decided plans nothing. Must be in
 * a transaction. */
SP_MUST_USE sp_rc plan_put(struct db *db, struct arena *a, int64_t municipality, int64_t item,
			   const struct plan *plan, struct sp_err *e);

/* For an item that is no more. Must be in a transaction. */
SP_MUST_USE sp_rc plan_remove(struct db *db, int64_t municipality, int64_t item, struct sp_err *e);

#endif
