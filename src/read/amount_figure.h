/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The number of an amount: "1.150.000", "1 150 000", "2,5", "½", "en halv". Danish and English
 * thousands marks are told apart by what stands around them; what could be read in two ways is
 * read the Danish way and marked. Pure. */
#ifndef SP_READ_AMOUNT_FIGURE_H
#define SP_READ_AMOUNT_FIGURE_H

#include "read/numbers.h"

struct figure {
	struct number n; /* used: bytes of the figures alone */
	size_t off, end;
	int64_t half; /* quarters that a fraction adds: ½ is 2 */
	bool grouped; /* by thousands */
	bool said;    /* in words */
	bool odd;     /* the notation has another reading, 1000 times more or less */
	bool loose;   /* blanks part its groups, and the first could be a number of its own */
	bool dotted;  /* a dot before its decimals */
	char sign_mark;
};

/* In figures, at a digit or a fraction. */
bool figure_read(struct str t, size_t at, struct figure *f);
/* In words. */
bool figure_words(struct str t, size_t at, struct figure *f);
/* "½": its length, 0 when there is none. */
size_t figure_fraction(struct str t, size_t at, int64_t *quarters);
/* Its value in øre when it counts so many kroner each; false when that is too much. */
bool figure_oere(const struct figure *f, int64_t times, int64_t *out);
/* Four figures that are a year. */
bool figure_is_year(const struct figure *f);
/* A number stands right before it that may be its beginning: "12 500.000", "på 1. 500.000". */
bool figure_is_joined(struct str t, const struct figure *f);

#endif
