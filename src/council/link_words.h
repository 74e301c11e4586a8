/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which words two items have in common, as they stand there: what a reason between them rests on
 * when no sentence says so. Pure. */
#ifndef SP_COUNCIL_LINK_WORDS_H
#define SP_COUNCIL_LINK_WORDS_H

#include "council/link_pair.h"

struct link_side {
	const struct link_item *item;
	const char *title; /* as printed; NULL: none */
	struct str text;   /* its own sections; empty where they are not to be told */
};

/* Do the words of such a reason stand in the texts? */
bool link_words_in_text(enum link_reason reason);
/* "cykelsti, Havnevej", the name, the case number; NULL when nothing is to be told. Told as they
 * stand in x, else in y. */
SP_MUST_USE sp_rc link_words(struct stemmer *stemmer, struct arena *a, enum link_reason reason,
			     const struct link_side *x, const struct link_side *y,
			     const char **out);

#endif
