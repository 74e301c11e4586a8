/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside search.c: from the ids that were found to what is shown of them. */
#ifndef SP_COUNCIL_SEARCH_RESULT_H
#define SP_COUNCIL_SEARCH_RESULT_H

#include "council/search.h"

/* Fills the results in the order of the hits. */
SP_MUST_USE sp_rc search_show(struct db *db, struct arena *a, const struct search_wish *wish,
			      const struct search_hits *hits, struct search_results *out,
			      struct sp_err *e);

#endif
