/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items of one matter found together, over bodies and years. What linking keeps of items, the edges
 * between them and the threads follow from the record and from people's verdicts alone: whatever
 * order meetings come in, the same items are in one thread. Only what a meeting's items reach is
 * made again, so that a meeting costs the same in a small store and in a large one. How items are
 * found and judged: docs/threads.md. */
#ifndef SP_COUNCIL_LINK_H
#define SP_COUNCIL_LINK_H

#include "council/link_read.h"

/* Of what is found and how it is judged: one more whenever the same record gets other links, by the
 * code of linking, of references or of names, or by the lexicon's words for them. */
enum { LINK_RULES = 9 };

/* All of a meeting; `texts`: what is read of each item that stands, beside v->items. Must be in a
 * transaction. */
SP_MUST_USE sp_rc link_meeting(struct db *db, struct arena *a, const struct lexicon *lex,
			       const struct view *v, const struct link_text *texts,
			       struct sp_err *e);

/* An item is gone from the store. */
SP_MUST_USE sp_rc link_forget(struct db *db, struct arena *a, int64_t municipality, int64_t item,
			      struct sp_err *e);
/* A body has got one more way of writing: who meant it by that is linked again. */
SP_MUST_USE sp_rc link_body_named(struct db *db, struct arena *a, int64_t municipality,
				  const char *alias, struct sp_err *e);
/* A body is another one by now. */
SP_MUST_USE sp_rc link_body_gone(struct db *db, int64_t municipality, int64_t body,
				 struct sp_err *e);

#endif
