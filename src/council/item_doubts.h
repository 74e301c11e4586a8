/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is doubtful of an item as such, as the names in its row: its borders, its title and case
 * number, and the lists whose rows keep no doubts of their own. */
#ifndef SP_COUNCIL_ITEM_DOUBTS_H
#define SP_COUNCIL_ITEM_DOUBTS_H

#include "core/str.h"
#include "read/record.h"

/* The names, parted by spaces; NULL when there are none. SP_ENOMEM. */
SP_MUST_USE sp_rc item_doubts_names(struct arena *a, const struct rec_item *item, const char **out);
/* How many names there are. */
uint32_t item_doubts_count(const struct rec_item *item);
/* Marks a loaded item by its row's names; a list's name marks all that is in it. */
void item_doubts_mark(struct rec_item *item, struct str names);

#endif
