/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking at words and lines around a place in a text. All places are byte offsets. */
#ifndef SP_READ_SCAN_H
#define SP_READ_SCAN_H

#include "core/str.h"

static inline bool scan_is_digit(char c)
{
	return c >= '0' && c <= '9';
}
static inline bool scan_digit_at(struct str t, size_t at)
{
	return at < t.n && scan_is_digit(t.p[at]);
}
/* How many digits stand there. */
static inline size_t scan_digits(struct str t, size_t at)
{
	size_t n = 0;
	while (scan_digit_at(t, at + n))
		n++;
	return n;
}

/* The code point before at, and where it begins in *from. 0 at the start of the text. */
uint32_t scan_before(struct str t, size_t at, size_t *from);
/* The code point at a place; 0 at the end. */
uint32_t scan_at(struct str t, size_t at);
/* Start of the word (letters, digits, hyphens, apostrophes) that ends at `end`; `end` when none. */
size_t scan_word_start(struct str t, size_t end);
/* End of the word that begins at `at`; `at` when none. */
size_t scan_word_end(struct str t, size_t at);
/* No letter or digit touches the place on both sides. */
bool scan_is_border(struct str t, size_t at);
/* Past blanks (space, tab, U+00A0, U+202F, U+2009), not past a newline. */
size_t scan_blanks(struct str t, size_t at);
/* Past all white space. */
size_t scan_space(struct str t, size_t at);
/* Before the blanks that end at `at`. */
size_t scan_blanks_back(struct str t, size_t at);
/* End of the line that holds the place (the newline, or the text's end), and its start. */
size_t scan_line_end(struct str t, size_t at);
size_t scan_line_start(struct str t, size_t at);
/* The rest of the line from a place on, at most SCAN_AHEAD bytes: what a reader of one expression
 * needs to see, so that a line of any length is read in linear time. */
enum { SCAN_AHEAD = 1024 };
struct str scan_ahead(struct str t, size_t at);
/* The same but for the numbers in them: "Side 2 af 6" and "Side 13 af 6". */
bool scan_same_but_digits(struct str a, struct str b);
/* A word of capitals only, two code points at least. */
bool scan_is_capitals(struct str word);
/* The first letter is upper case. */
bool scan_is_capitalised(struct str word);

#endif
