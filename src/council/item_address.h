/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of a meeting's items in addresses: ".../195" is the item whose printed number in the
 * version in force is 195, a second one of that number "195~2", one without a number "u3". An item
 * that is numbered otherwise by a newer version gets the new name; the old one is remembered and
 * leads to it as long as no other item has it. */
#ifndef SP_COUNCIL_ITEM_ADDRESS_H
#define SP_COUNCIL_ITEM_ADDRESS_H

#include "council/write.h"

struct addressed {
	int64_t id;
	const char *number; /* as printed; NULL: none */
	const char *slug;   /* the name it has; "": none yet */
	const char *next;   /* set by item_address_assign */
	bool withdrawn;
};

/* Gives each item its name; no two get the same. They stand in the order of the meeting, those no
 * longer in its newest version last. */
SP_MUST_USE sp_rc item_address_assign(struct arena *a, struct addressed *items, uint32_t n);
/* Names the items of a stored meeting anew after their numbers may have changed, and remembers the
 * names that they lose. *changed (may be NULL) tells whether any got another name. Must be in a
 * transaction, before the meeting is sealed. */
SP_MUST_USE sp_rc item_address_settle(const struct writer *w, int64_t meeting, bool *changed,
				      struct sp_err *e);

/* Which of the items is meant; NULL: none. Names in force go before printed numbers, and items of
 * the newest version before those that it left out. */
const struct addressed *item_address_find(struct arena *a, const struct addressed *items,
					  uint32_t n, const char *said);
/* "1-9, 12, 1~2-3~2": the names that find those in force. NULL: out of memory. */
const char *item_address_range(struct arena *a, const struct addressed *items, uint32_t n);

#endif
