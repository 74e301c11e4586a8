/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must stand in a text where a pattern matches: from each pattern a set of pieces of text (a
 * word, or its first letters) of which one is a part of every match, and how far behind the start
 * of the match it stands. "(?<!\p{L})\p{L}*udvalget" gives "udvalget", behind letters only.
 *
 * The pieces of a pattern tell where a match may begin; PCRE2 decides whether one does. So the
 * reading here may be rough, but only to the safe side: all that is not understood may be anything.
 */
#ifndef SP_READ_PATTERN_WORDS_H
#define SP_READ_PATTERN_WORDS_H

#include "read/pattern_set.h"

enum {
	PIECE_LONGEST = 16,
	PIECES_MOST = 512, /* of one pattern */
	PIECE_ANYWHERE = UINT32_MAX
};

struct pattern_piece {
	/* Which bytes stand between the start of the match and the piece. */
	struct byte_set before;
	/* The byte right before the piece and, where the text goes on, the one behind it. */
	struct byte_set touches, after;
	struct byte_set needs; /* see within */
	uint32_t least, most;  /* how many stand before it; PIECE_ANYWHERE: as far as these go */
	/* Not 0: one of `needs` stands that many bytes from the piece's start on, a year's first
	 * digit behind "i ". Only of pieces that begin the match. */
	uint32_t within;
	uint16_t entry; /* of the group; whoever collects pieces of several patterns sets it */
	uint8_t n;
	bool word;		  /* the match begins where no letter stands before */
	char text[PIECE_LONGEST]; /* byte_fold'ed */
};

struct pattern_pieces {
	struct pattern_piece *at;
	uint32_t n, cap;
};

/* Words or blanks only stand before it, or not many bytes: looking for it tells where to try. */
bool pattern_piece_near(const struct pattern_piece *piece);
/* The pieces of a pattern, all macros expanded; none (n == 0) when no such set was found. A piece
 * without text (n == 0) is the start of the whole text, or of the search (\G). Allocates from a. */
SP_MUST_USE sp_rc pattern_words(struct arena *a, struct str pattern, struct pattern_pieces *out);

#endif
