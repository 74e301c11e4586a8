/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the places of a text where patterns may match, many times faster than trying the patterns:
 * in one pass over the text it looks for the pieces of which one stands in every match
 * (read/pattern_words.h). A sieve is read-only once made. */
#ifndef SP_READ_SIEVE_H
#define SP_READ_SIEVE_H

#include "read/pattern_words.h"

struct sieve;

/* Bytes. A text of words longer than this, or longer than this where pieces stand far behind the
 * start, is PCRE2's alone: going back and ahead in it at each piece would be quadratic. */
enum { SIEVE_FAR = 2048 };

/* A sieve of these pieces, which it copies; from arena a. */
SP_MUST_USE sp_rc sieve_new(struct arena *a, const struct pattern_pieces *pieces,
			    struct sieve **out);

/* A piece that may begin with two classes of bytes. */
struct sieve_item {
	uint32_t bytes, mask; /* its first four bytes, folded, and which of them it has */
	uint16_t piece;
};

struct sieve_pass {
	const struct sieve *sieve;
	struct str text;
	size_t at; /* of the piece that was found */
	size_t next;
	uint32_t pair; /* classes of the bytes at `next` and behind it */
	uint32_t four; /* the bytes at `at`, folded */
	const struct sieve_item *item, *end;
};

struct sieve_pass sieve_begin(const struct sieve *s, struct str text, size_t from);
/* The next piece that stands in the text, in the order of the text; NULL: no more. */
const struct pattern_piece *sieve_next(struct sieve_pass *pass);
/* Here stands a character that PCRE2 takes for a letter written otherwise, no piece: the sieve can
 * tell nothing of this text. */
static inline bool sieve_gives_up(const struct pattern_piece *piece)
{
	return piece->least == PIECE_ANYWHERE;
}
/* The first place of the text at which a match with this piece may begin, not before floor. */
size_t sieve_reach(const struct sieve_pass *pass, const struct pattern_piece *piece, size_t floor);
/* No match begins at the start of the text. */
bool sieve_excludes(const struct sieve *s, struct str text);
/* A match may also begin at the start of the text, or of the search, where no piece stands. */
bool sieve_at_text_start(const struct sieve *s);
/* No piece stands far behind the start of its match, so that what comes after a match must be
 * looked at for a few words only. */
bool sieve_is_near(const struct sieve *s);
/* Pieces that stand here or later belong to no match that begins before `start`. */
size_t sieve_horizon(const struct sieve_pass *pass, size_t start);

#endif
