/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that a copy or a PDF has glued together are cut apart again. */
#ifndef SP_READ_REFLOW_H
#define SP_READ_REFLOW_H

#include "read/extraction.h"
#include "read/lexicon.h"

/* Gives a copy with more lines over the same text, and a warning more where a line was too long to
 * be cut to its end. */
SP_MUST_USE sp_rc reflow(struct arena *a, const struct lexicon *lex, const struct extraction *x,
			 struct extraction **out);

#endif
