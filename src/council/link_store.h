/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of what linking knows of items. Inside link.c and its neighbours. */
#ifndef SP_COUNCIL_LINK_STORE_H
#define SP_COUNCIL_LINK_STORE_H

#include "council/link_read.h"

enum { LINK_GROUP_MAX = 40 /* a key of more items than that says nothing */ };

struct link_ids {
	SP_LIST(int64_t) list;
};
SP_MUST_USE sp_rc link_ids_add(struct arena *a, struct link_ids *ids, int64_t id); /* once */
bool link_ids_have(const struct link_ids *ids, int64_t id);

struct link_values {
	SP_LIST(const char *) list;
};
/* The keys of an item: its case, its title near its time, the telling words of its title, names,
 * and the treatments that it points to by number. */
SP_MUST_USE sp_rc link_keys(struct arena *a, const struct link_item *item, struct link_values *out);

/* NULL when it has no row. */
SP_MUST_USE sp_rc link_item_load(struct db *db, struct arena *a, int64_t municipality, int64_t id,
				 struct link_item **out, struct sp_err *e);
SP_MUST_USE sp_rc link_item_write(struct db *db, struct arena *a, int64_t municipality,
				  const struct link_item *item, struct sp_err *e);
SP_MUST_USE sp_rc link_item_remove(struct db *db, int64_t municipality, int64_t id,
				   struct sp_err *e);
/* Would writing it change its row? */
SP_MUST_USE sp_rc link_item_same(struct arena *a, const struct link_item *x,
				 const struct link_item *y, bool *same);
SP_MUST_USE sp_rc link_mentions_write(struct db *db, struct arena *a, int64_t municipality,
				      const struct link_item *item,
				      const struct link_mentions *mentions, struct sp_err *e);
/* The first items of a key's group, at most LINK_GROUP_MAX + 2. */
SP_MUST_USE sp_rc link_group(struct db *db, struct arena *a, int64_t municipality,
			     const char *value, struct link_ids *out, struct sp_err *e);

#endif
