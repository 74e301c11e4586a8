/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pools of items in the store: derived from an item's texts, from what people have corrected
 * in its amounts, and from their verdicts on parts. */
#ifndef SP_COUNCIL_POOL_STORE_H
#define SP_COUNCIL_POOL_STORE_H

#include "council/verdict.h"
#include "council/view.h"
#include "read/pool_check.h"

/* An item's pools, with what the store keeps beside them. */
struct pool_of_item {
	struct passage text; /* title and sections, one after the other */
	struct pools pools;
	SP_LIST(bool) by_person; /* beside pools.list: made or changed by a verdict */
};

/* The number, from 1, of the item's amount that is told at a place, or is the same; 0: none. */
int64_t pool_amount_of(const struct pool_of_item *p, const struct rec_item *item,
		       const struct pool_money *m);
/* Reads the pools of one item of a view, as its texts tell them. */
SP_MUST_USE sp_rc pools_read(struct arena *a, const struct lexicon *lex, const struct view *v,
			     uint32_t index, struct pool_of_item *out);
/* Writes the pools of an item anew: those that were read, as people have corrected them. Must be in
 * a transaction. */
SP_MUST_USE sp_rc pools_put(struct db *db, struct arena *a, const struct view *v, uint32_t index,
			    struct pool_of_item *read, struct sp_err *e);

/* Takes the pools of an item away. Must be in a transaction. */
SP_MUST_USE sp_rc pools_forget(struct db *db, int64_t municipality, int64_t item, struct sp_err *e);

/* What a verdict's value says of the sum: its number, and the words it was told by. */
SP_MUST_USE sp_rc pool_sum_named(struct arena *a, int64_t number, const char *words,
				 const char **out);

/* pool_people.c: what people have corrected, then what they have said of parts. */
SP_MUST_USE sp_rc pools_correct(struct arena *a, const struct view *v, uint32_t index,
				struct pool_of_item *p);
SP_MUST_USE sp_rc pools_judge(struct arena *a, const struct view *v, uint32_t index,
			      const struct verdicts *verdicts, struct pool_of_item *p);

#endif
