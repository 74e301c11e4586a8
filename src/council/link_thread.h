/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From edges to threads, in the store. Inside link.c. */
#ifndef SP_COUNCIL_LINK_THREAD_H
#define SP_COUNCIL_LINK_THREAD_H

#include "council/link_pair.h"
#include "council/link_store.h"

/* The threads of these items, and of all that edges reach from them, are made again. */
SP_MUST_USE sp_rc link_threads(struct db *db, struct arena *a, int64_t municipality,
			       const struct link_ids *items, struct sp_err *e);
struct link_pair_ids {
	int64_t from, to;
};
struct link_pairs {
	SP_LIST(struct link_pair_ids) list;
};
/* These pairs have got edges, and nothing has lost one: each pair is in one thread now. Where
 * people have split something, or plans and houses have numbers, the items are added to `whole`,
 * for link_threads. */
SP_MUST_USE sp_rc link_threads_grow(struct db *db, struct arena *a, int64_t municipality,
				    const struct link_pairs *pairs, struct link_ids *whole,
				    struct sp_err *e);
/* The items that have an edge to this one, added. */
SP_MUST_USE sp_rc link_neighbours(struct db *db, struct arena *a, int64_t municipality,
				  int64_t item, struct link_ids *out, struct sp_err *e);

#endif
