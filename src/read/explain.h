/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How each line was understood, and why: for those who extend the lexicon or doubt a reading. */
#ifndef SP_READ_EXPLAIN_H
#define SP_READ_EXPLAIN_H

#include "core/buf.h"
#include "read/lexicon.h"
#include "read/passage.h"

/* One line of text for each line of the document: its number, what it was taken for, the evidence,
 * and the line's beginning. SP_ENOMEM when out is full. */
SP_MUST_USE sp_rc explain_extraction(struct arena *a, const struct lexicon *lex,
				     const struct extraction *x, struct buf *out);

#endif
