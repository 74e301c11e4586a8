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

#define SEARCH_OUTCOME                                                                          \
	"(SELECT 1 FROM outcome o WHERE o.municipality = i.municipality AND o.item = i.id AND " \
	"o.decision = 0 AND o.outcome "
#define SEARCH_REFUSED \
	"EXISTS " SEARCH_OUTCOME "= 'rejected') AND NOT EXISTS " SEARCH_OUTCOME "<> 'rejected')"
/* Of a row f of dissent under the item i: who votes for what is decided does not disagree, and who
 * votes against what is refused does not. */
#define SEARCH_DISAGREES                                                                          \
	" AND CASE f.stance WHEN 'for' THEN CASE WHEN " SEARCH_REFUSED " THEN 1 ELSE 0 END WHEN " \
	"'against' THEN CASE WHEN " SEARCH_REFUSED " THEN 0 ELSE 1 END ELSE 1 END = 1"

#endif
