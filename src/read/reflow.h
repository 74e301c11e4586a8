/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that a copy or a PDF has glued together are cut apart again. */
#ifndef SP_READ_REFLOW_H
#define SP_READ_REFLOW_H

#include "read/extraction.h"
#include "read/lexicon.h"

/* Gives x itself when nothing is glued, else a copy with more lines over the same text. */
SP_MUST_USE sp_rc reflow(struct arena *a, const struct lexicon *lex, const struct extraction *x,
			 const struct extraction **out);

#endif
