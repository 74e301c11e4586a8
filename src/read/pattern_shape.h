/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a part of a pattern can match, put together from its parts: for pattern_words.c. */
#ifndef SP_READ_PATTERN_SHAPE_H
#define SP_READ_PATTERN_SHAPE_H

#include "read/pattern_words.h"

struct word {
	char text[PIECE_LONGEST];
	uint8_t n;
};

struct words { /* none: not known, or too many */
	struct word *at;
	uint32_t n, cap;
};

/* What a part of a pattern can match. */
struct shape {
	uint32_t least, most; /* bytes; PIECE_ANYWHERE: without limit */
	struct byte_set bytes;
	struct words exact;	    /* all of it */
	struct pattern_pieces must; /* one of these in each match */
	struct pattern_pieces some; /* one of these in each match that is not empty */
	/* Its first and its last byte are of these; known: there is one. What looks ahead opens
	 * with the next byte. */
	struct byte_set opens, closes;
	bool opens_known, closes_known;
	bool word;	    /* no letter stands before it */
	bool at_text_start; /* it begins where the text or the search does */
};

/* Where shapes are made. rc stays SP_OK until memory runs out, or the pattern is not understood. */
struct shaper {
	struct arena *a;
	sp_rc rc;
};

/* Parts that follow one another. */
struct sequence {
	struct shape all;    /* of the parts so far; exact, must and some are not used */
	struct words run;    /* the words that the last parts make */
	struct shape before; /* of the parts before the run */
	bool whole;
	struct byte_set needs; /* one of these rare bytes stands in each match */
	uint32_t within;       /* so many from its start, 0: not known */
	struct pattern_pieces best;
	uint64_t cost;
};

/* A sequence, read in two ways: as it stands, and as if the parts that may be missing were, with
 * their own pieces set aside: "(?:taget (?:\S+ )*)?til orientering" has "taget" or, at its start,
 * "til orien". */
struct reading {
	struct sequence full, lean;
	struct pattern_pieces aside;
	bool parted; /* the two differ */
};

struct words words_empty(struct shaper *r);
/* One more word, a and b together; all are forgotten when there are too many or it is too long. */
bool words_push(struct shaper *r, struct words *to, const struct word *a, const struct word *b);
struct reading reading_begin(struct shaper *r);
/* The part `one`, as often as a quantifier says. */
void reading_append(struct shaper *r, struct reading *two, const struct shape *one, uint32_t least,
		    uint32_t most);
struct shape reading_end(struct shaper *r, struct reading *two);
/* The shape of a choice, to which one more branch comes. */
void shape_choose(struct shaper *r, struct shape *to, const struct shape *branch);

#endif
