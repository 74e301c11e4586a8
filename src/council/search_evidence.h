/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside search_result.c: where an item says what a field asked for. */
#ifndef SP_COUNCIL_SEARCH_EVIDENCE_H
#define SP_COUNCIL_SEARCH_EVIDENCE_H

#include "council/search.h"
#include "read/passage.h"

enum { EVIDENCE_ITEMS = 20 };

struct evidence {
	int64_t item;
	struct span span; /* bytes of its extraction */
};
struct evidences {
	SP_LIST(struct evidence) list;
};
/* The amounts, outcomes, promises and dissent of the items that the question's fields ask for, in
 * the order in which they stand there. ids: as many values, some of them no item's. */
SP_MUST_USE sp_rc search_evidence(struct db *db, struct arena *a, const struct search_wish *wish,
				  const struct db_value ids[EVIDENCE_ITEMS], struct evidences *out,
				  struct sp_err *e);

#endif
