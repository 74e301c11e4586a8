/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SP_READ_DECISION_TAIL_H
#define SP_READ_DECISION_TAIL_H

#include "read/extract.h"

/* How much of the text under a decision's heading is the decision: what the page has put behind it
 * is left out. At least the first line is kept. */
size_t decision_length(const struct extract_context *x, const struct passage *p);

#endif
