/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How each line was understood, and why: for those who extend the lexicon or doubt a reading. */
#ifndef SP_READ_EXPLAIN_H
#define SP_READ_EXPLAIN_H

#include "core/buf.h"
#include "read/lexicon.h"
#include "read/record.h"

/* One line of text for each line of the document: its number, what it was taken for, the evidence,
 * and the line's beginning. SP_ENOMEM when out is full. */
SP_MUST_USE sp_rc explain_extraction(struct arena *a, const struct lexicon *lex,
				     const struct extraction *x, struct buf *out);
/* One line for each doubt of a record: where (a JSON pointer) and why. SP_ENOMEM as above. */
SP_MUST_USE sp_rc explain_doubts(struct arena *a, const struct record *r, struct buf *out);

#endif
