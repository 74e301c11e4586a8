/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that a text gives its matters: "Det Tværgående Havneprogram (DTH)", "Ny Model for Kajer
 * (herefter NMK)", "i det følgende kaldet ‘Planen’", “Frisk Vind”. Pure; the words are the groups
 * [defined…] of the lexicon. Persons with their party, units, years, laws and bodies are none. */
#ifndef SP_READ_DEFINED_NAME_H
#define SP_READ_DEFINED_NAME_H

#include "read/extract.h"

struct defined_name {
	struct fact name;  /* as printed, without article: "Tværgående Havneprogram" */
	struct fact brief; /* "DTH", "Planen"; NULL: the name stands in quotes */
	struct fact said;  /* the sentence */
	bool former;	   /* what the matter was called before: "(tidligere Kajkanten)" */
};

struct defined_names {
	SP_LIST(struct defined_name) list;
};

/* Of one text, appended; each pair of name and brief form once. A name in quotes is one when the
 * title of x->item has it too. */
SP_MUST_USE sp_rc defined_names_read(const struct extract_context *x, const struct passage *p,
				     struct defined_names *out);
/* All of an item, title included, as it comes from the reader or the store. */
SP_MUST_USE sp_rc defined_names_of_item(const struct extract_context *x,
					const struct extraction *from, const struct rec_item *item,
					struct defined_names *out);

#endif
