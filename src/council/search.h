/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searching the record: the items that answer a question, best first, each with the sentence that
 * says so and the words in it that were found. */
#ifndef SP_COUNCIL_SEARCH_H
#define SP_COUNCIL_SEARCH_H

#include "council/query.h"

struct search_mark {
	uint32_t off, len; /* bytes of the sentence, or of the title */
};
struct search_marks {
	struct search_mark *at;
	uint32_t n, cap;
};
struct search_result {
	int64_t municipality, item;
	const char *key, *body, *number, *title; /* number and title may be NULL */
	struct civil day;
	bool closed;
	double score; /* 0 when only fields were asked for */
	/* That has the words, or what a field asked for; NULL: found in the title alone, or by
	 * fields that no sentence says. */
	const char *sentence;
	struct search_marks marks, title_marks;
	const char *named;    /* the name that a person has given its thread at it; NULL: none */
	const char *document; /* that the sentence stands in */
	unsigned page, line;  /* page 0: the format has none */
};
struct search_results {
	SP_LIST(struct search_result) list;
	int64_t total;
	bool more; /* than `total`: so many were counted */
};

/* What search rows of a municipality are marked with (store/search.h); NULL when out of memory. */
const char *search_mark(struct arena *a, int64_t municipality);

struct search_wish {
	int64_t municipality; /* 0: all */
	const struct query *query;
	int64_t limit, offset;
	struct civil today; /* promises are open or overdue on it */
	bool past;	    /* as it stood then: what came later is not known */
	bool closed;	    /* the closed items, not the open ones */
};
/* SP_ENOTFOUND when a field names a body or a party that there is not; SP_EINVAL when there is too
 * much in the question. */
SP_MUST_USE sp_rc search_items(struct db *db, struct arena *a, const struct search_wish *wish,
			       struct search_results *out, struct sp_err *e);

#endif
