/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Minutes whose lines were all lost: one line is the whole document. */
#ifndef SP_READ_REFLOW_WHOLE_H
#define SP_READ_REFLOW_WHOLE_H

#include "read/extraction.h"
#include "read/reflow_cuts.h"

/* Whether nearly all of the text stands on one line. */
bool whole_is(const struct extraction *x);
/* With the cuts found so far, sorted: those before names of sections without a colon, and before
 * the items, whose numbers count on through the line. Sorted again. SP_ENOMEM. */
SP_MUST_USE sp_rc whole_find(struct arena *a, const struct lexicon *lex, struct str t,
			     struct cuts *cuts);

#endif
