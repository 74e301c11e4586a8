/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who stands behind a sentence of a decision. */
#ifndef SP_READ_DISSENT_H
#define SP_READ_DISSENT_H

#include "read/extract.h"

/* Does the sentence tell what parties, persons or a minority voted, wished or proposed, not what
 * the body decided? *proposes: it opens a proposal that the next lines may spell out. */
bool dissent_opens(const struct extract_context *x, struct str sentence, bool *proposes);

/* Does the sentence tell of a vote ("For stemte …", "Afstemning:")? */
bool dissent_votes(const struct extract_context *x, struct str sentence);

#endif
