/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names with a colon behind that begin a line of their own inside a glued one. */
#ifndef SP_READ_REFLOW_LABEL_H
#define SP_READ_REFLOW_LABEL_H

#include "read/lexicon.h"

/* The name of a section, of a decision's heading or of a field of the head. */
bool reflow_is_label(const struct lexicon *lex, struct str name);
/* The place follows an item's number ("1. Beslutning: Ny bro"), not a time ("16:30. Sted: Sal"). */
bool reflow_is_numbered(struct str t, size_t at);

#endif
