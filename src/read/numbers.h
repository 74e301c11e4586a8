/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Danish numbers: "1.200.000", "0,77", "fem tusinde", "otteoghalvfjerdsindstyvende". Pure. */
#ifndef SP_READ_NUMBERS_H
#define SP_READ_NUMBERS_H

#include "core/str.h"

struct number {
	int64_t digits; /* the value is digits / 10^decimals */
	uint8_t decimals;
	bool negative; /* "-", "minus", "negativ" */
	bool ordinal;  /* "4.", "fjerde" */
	bool words;
	size_t used; /* bytes read */
};

/* One word, lower or upper case: "tretten", "enogtyvende". False when it is no number. */
bool number_word(struct str word, int *value, bool *ordinal);
/* The number the text begins with. Figures have at most 15 digits; grouping dots must stand by
 * threes. False when there is none. */
bool number_read(struct str text, struct number *out);
/* Figures only, without sign or words: "1.150.000", "2,5", "2.5" (a dot not before three figures
 * counts as a decimal mark), "80 000" not. */
bool number_figures(struct str text, struct number *out);

#endif
