/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to ask instead of a question that nothing answers. */
#ifndef SP_COUNCIL_SEARCH_HINT_H
#define SP_COUNCIL_SEARCH_HINT_H

#include "council/search.h"

struct search_hint {
	const char *question; /* NULL: nothing near is found either */
	int64_t total;
};
/* Tries, in this order, the words as beginnings, a long word as two (skolealarm: skole* alarm*),
 * and any of the words instead of all. wish->query is not looked at. */
SP_MUST_USE sp_rc search_hint(struct db *db, struct arena *a, const struct search_wish *wish,
			      struct str question, struct search_hint *out, struct sp_err *e);

#endif
