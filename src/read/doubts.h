/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Doubt about a record that has been read: what looks unlike what it should be, what does not fit
 * with the rest. Facts that carry a doubt already keep theirs; a doubtful item means all that
 * stands in it. docs/reading.md tells the reasons. */
#ifndef SP_READ_DOUBTS_H
#define SP_READ_DOUBTS_H

#include "read/extract.h"
#include "read/segment.h"

/* seg: what the record's items were read from, in the same order. SP_ENOMEM. */
SP_MUST_USE sp_rc doubts_mark(const struct extract_context *x, const struct segmentation *seg,
			      struct record *r);

/* Inside: marks a fact that has a value and no doubt yet. */
static inline void doubt_fact(struct fact *f, enum doubt why)
{
	if (f->text && !f->doubt)
		f->doubt = why;
}
/* Inside: is there in the value what no value of its kind has? `group` of the lexicon. */
bool doubt_unlike(const struct extract_context *x, const char *group, const struct fact *f);
/* Inside, doubts_facts.c: what hangs on one item. */
void doubts_of_item(const struct extract_context *x, const struct record *r, struct rec_item *item);

#endif
