/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that a promise, or its answer, was read from, and where they stand; promises of
 * one meeting stand in one text, which is loaded once. */
#ifndef SP_COUNCIL_PROMISE_SOURCE_H
#define SP_COUNCIL_PROMISE_SOURCE_H

#include "council/promise_list.h"
#include "council/view.h"

struct promise_sources {
	struct db *db;
	struct arena *arena;   /* of what is told */
	struct arena *scratch; /* of the text last asked for */
	struct view_source text;
};

/* The place of a field in a row's spans; nothing when the row does not tell it. */
SP_MUST_USE sp_rc promise_source_of(struct promise_sources *s, int64_t municipality,
				    int64_t extraction, struct str spans, const char *field,
				    struct promise_source *out, struct sp_err *e);

#endif
