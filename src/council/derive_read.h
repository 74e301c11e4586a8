/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from the texts of meetings without asking the store: read on all cores, so that the
 * one who writes has little left to do but to write. */
#ifndef SP_COUNCIL_DERIVE_READ_H
#define SP_COUNCIL_DERIVE_READ_H

#include "council/link_read.h"
#include "council/plan_store.h"
#include "council/pool_store.h"
#include "store/search.h"

struct item_facts {
	struct words fields[SEARCH_FIELDS]; /* what is searched */
	struct pool_of_item pools;
	struct plan plan;
};

/* A meeting that is being derived. */
struct meeting_facts {
	struct arena *arena;	 /* of all that is read of it */
	const struct view *view; /* NULL: it is no more */
	/* Beside view->items; nothing of those withdrawn. */
	struct item_facts *items;
	struct link_text *links;
	sp_rc rc;
};

/* Belongs to one thread, and has others work for it. */
struct derive_reader;
SP_MUST_USE sp_rc derive_reader_new(const struct lexicon *lex, struct derive_reader **out);
void derive_reader_free(struct derive_reader *r);
/* The others begin to read them, which stay where they are until derive_read_end(). */
void derive_read_begin(struct derive_reader *r, struct meeting_facts *meetings, unsigned n);
/* Works along until all are read. SP_ENOMEM. */
SP_MUST_USE sp_rc derive_read_end(struct derive_reader *r);

/* No more of them are read, and nobody reads any. */
void derive_read_stop(struct derive_reader *r);

#endif
