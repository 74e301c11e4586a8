/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside search.c: the fields of a question as SQL over item i and meeting m. */
#ifndef SP_COUNCIL_SEARCH_FILTER_H
#define SP_COUNCIL_SEARCH_FILTER_H

#include "core/buf.h"
#include "council/search.h"

struct search_filter {
	struct buf where;	       /* conditions joined by AND; "" for none */
	SP_LIST(struct db_value) args; /* $1 … */
};

/* Every field of the wish. */
SP_MUST_USE sp_rc search_filter(struct db *db, struct arena *a, const struct search_wish *wish,
				struct search_filter *out, struct sp_err *e);

#endif
