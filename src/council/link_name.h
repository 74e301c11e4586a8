/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names that an item gives its matter, and where others say them. A name is its stems with
 * blanks between; what is written in capitals alone keeps them ("SAEL"), so that a strategy called
 * SÆL is no seal. Pure. */
#ifndef SP_COUNCIL_LINK_NAME_H
#define SP_COUNCIL_LINK_NAME_H

#include "council/link_weigh.h"

/* A title's word as a name keeps it; in the arena when it is another one. */
SP_MUST_USE sp_rc link_name_form(struct arena *a, const struct link_word *word, struct str *out);
/* The name without its capitals, as words of texts are compared. NULL: no memory. */
const char *link_name_plain(struct arena *a, struct str name);

enum link_named {
	LINK_NOT_NAMED,
	LINK_MAY_BE_NAMED, /* in a title that is all in capitals */
	LINK_NAMED
};
/* Do the words of the name stand in the title, in a row, and no longer name? */
enum link_named link_name_in_title(struct str name, const struct link_title *title);
/* Do both name their matters, and otherwise? */
bool link_names_differ(const struct link_item *a, const struct link_item *b);
/* Adds what the two say of each other's names. */
void link_weigh_names(struct weighing *w);

#endif
