/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences of a passage. A line ends a sentence; so does a full stop that is not an
 * abbreviation's, an ordinal's or an initial's. */
#ifndef SP_READ_SENTENCE_H
#define SP_READ_SENTENCE_H

#include "read/lexicon.h"

/* The sentence at or after *at: [*from, *to) without outer white space; *at moves past it. False at
 * the end of the text. */
bool sentence_next(const struct lexicon *lex, struct str text, size_t *at, size_t *from,
		   size_t *to);

#endif
