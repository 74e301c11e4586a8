/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Votes for persons: who votes for another candidate than the chosen one does not follow the
 * decision, but takes no stance on it either. */
#ifndef SP_READ_ELECTION_H
#define SP_READ_ELECTION_H

#include "read/extract.h"

/* "Ane Bo (A) fik 6 stemmer (A og F)" at a place of a decision that does not elect her: past the
 * bracket; 0 when nothing of the kind stands there. */
size_t election_lost_at(const struct extract_context *x, struct str decision, size_t at);
/* Is the person at the place ("stemte for Ane Bo") one that the decision passes over for another?
 */
bool election_passes_over(const struct extract_context *x, struct str decision, size_t at);

#endif
