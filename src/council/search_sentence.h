/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside search_result.c: the sentence of an item that answers a question best. */
#ifndef SP_COUNCIL_SEARCH_SENTENCE_H
#define SP_COUNCIL_SEARCH_SENTENCE_H

#include "council/search.h"
#include "read/passage.h"

/* What is looked for: words in a row each. */
struct sentence_finder {
	struct arena *arena, *scratch;
	struct stemmer *stemmer;
	SP_LIST(const struct search_query *) rows;
	bool begins[256]; /* bytes that a form of them begins with */
};
/* What a question takes away is looked for in no sentence. */
SP_MUST_USE sp_rc sentence_finder(struct sentence_finder *f, struct arena *a, struct arena *scratch,
				  struct stemmer *stemmer, const struct search_query *words);

/* Looks through the ranges of a text, which come in falling weight, for the sentence in which most
 * is found; a whole sentence rather than a heading where both hold as much. Sets sentence (cut to
 * what people read, around what was found) and marks; none when nothing is found. *off: where it
 * stands in the text. */
SP_MUST_USE sp_rc sentence_find(struct sentence_finder *f, struct str text,
				const struct span *ranges, uint32_t n, struct search_result *r,
				uint32_t *off);
/* The sentence that a range of the text stands in, the range marked. */
SP_MUST_USE sp_rc sentence_of(struct sentence_finder *f, struct str text, struct span s,
			      struct search_result *r);
/* Marks what is looked for in the title. */
SP_MUST_USE sp_rc sentence_mark_title(struct sentence_finder *f, struct search_result *r);

#endif
