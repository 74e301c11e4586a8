/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of bytes, and the one folding of case that the sieve of the lexicon needs: a text and a
 * piece of a pattern that are equal to PCRE2 (caseless) are equal byte for byte after it. It may
 * also make equal what is not, a sieve lets more through than what matches. */
#ifndef SP_READ_PATTERN_SET_H
#define SP_READ_PATTERN_SET_H

#include "core/str.h"

struct byte_set {
	uint64_t bits[4];
};

static inline bool byte_set_has(const struct byte_set *s, unsigned char b)
{
	return s->bits[b / 64] >> b % 64 & 1;
}

static inline void byte_set_add(struct byte_set *s, unsigned char b)
{
	s->bits[b / 64] |= UINT64_C(1) << b % 64;
}

static inline void byte_set_join(struct byte_set *s, const struct byte_set *other)
{
	for (int i = 0; i < 4; i++)
		s->bits[i] |= other->bits[i];
}

/* Lower case of ASCII and of the Latin letters that UTF-8 writes as C3 and a second byte. */
static inline unsigned char byte_fold(unsigned char b)
{
	return (b >= 'A' && b <= 'Z') || (b >= 0x80 && b <= 0x9E) ? b + 0x20 : b;
}

/* The characters that one place of a pattern takes: one character, an escape or a class. */
struct pattern_chars {
	struct byte_set bytes; /* their bytes, in both cases */
	bool wide;	       /* some have more than one byte */
	bool loose;	       /* maybe not all of these bytes */
	bool few;	       /* all of them are in `each` */
	uint32_t each[12];
	uint32_t n;
};

/* The escape at s[*i] (behind the backslash), or false for one that is no character. */
bool pattern_escape(struct str s, size_t *i, struct pattern_chars *out);
/* The class at s[*i] (behind the opening bracket). False when it cannot be read. */
bool pattern_class(struct str s, size_t *i, struct pattern_chars *out);
void pattern_char(uint32_t cp, struct pattern_chars *out);
void pattern_any(struct pattern_chars *out);

#endif
