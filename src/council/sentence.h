/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences of an extracted text, for showing where something is said. */
#ifndef SP_COUNCIL_SENTENCE_H
#define SP_COUNCIL_SENTENCE_H

#include "core/str.h"

/* Where the sentence that begins at `at` ends: with its line, or at a full stop before a capital
 * letter that follows more than an abbreviation or a number. */
size_t sentence_end(struct str text, size_t at);
/* The sentences that hold a range of the text. */
struct str sentence_around(struct str text, size_t from, size_t n);

#endif
