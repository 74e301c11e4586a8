/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers by which plans, lines and houses are known: "lokalplan 44", "rute 512", "Rådhusgade
 * 3". Items that say others of one kind are never brought together by a third one. */
#ifndef SP_COUNCIL_LINK_NUMBER_H
#define SP_COUNCIL_LINK_NUMBER_H

#include "council/link_read.h"

struct link_number {
	struct str kind, number; /* "lokalplan", "44" */
};
struct link_numbers {
	SP_LIST(struct link_number) list;
};

/* Adds those that a title says, each once. SP_ENOMEM. */
SP_MUST_USE sp_rc link_numbers_add(struct arena *a, const struct link_title *title,
				   struct link_numbers *out);
SP_MUST_USE sp_rc link_numbers_merge(struct arena *a, const struct link_numbers *from,
				     struct link_numbers *to);
/* Do both say numbers of one kind, and none in common? */
bool link_numbers_apart(const struct link_numbers *a, const struct link_numbers *b);

/* Do both titles say the same plan or line? */
bool link_number_known(const struct link_title *a, const struct link_title *b);
/* Is it about somebody's house, of which the plan is not: "Dispensation fra lokalplan 44"? */
bool link_number_exempt(const struct link_title *title);
/* "lokalplan 44", as a name that others know it by; "": a house. NULL: no memory. */
const char *link_number_key(struct arena *a, const struct link_number *one);

/* "der udarbejdes et forslag til lokalplan 177", "nævnet har stadfæstet lokalplan 3.41": the text's
 * number at word i is of a plan that is begun here or ruled on, and becomes a name of the matter:
 * "lokalplan 3 41". */
SP_MUST_USE sp_rc link_number_begun(struct arena *a, struct str text, const struct words *words,
				    uint32_t i, struct link_text *out);

/* "sag nr. 19/0455": the text's number at word i begins a case number, which becomes a name. */
SP_MUST_USE sp_rc link_number_case(struct arena *a, struct str text, const struct words *words,
				   uint32_t i, link_names *names);
bool link_number_is_case(struct str name);
/* Is the name a number: of a case, or of a plan? It tells no matter from another. */
bool link_number_is_name(struct str name);

/* A title that speaks of a plan without its number gets it from the text, when that says one. */
SP_MUST_USE sp_rc link_number_from_text(const struct link_reading *r, const struct rec_item *item,
					struct link_title *title);

#endif
