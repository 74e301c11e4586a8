/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files that deal a decision's verdicts out to the points. */
#ifndef SP_READ_OUTCOME_PARTS_H
#define SP_READ_OUTCOME_PARTS_H

#include "read/outcome.h"

struct piece {
	struct point_refs refs; /* n == 0: all */
	size_t from, to;
	bool inner; /* a clause inside a sentence: counts only with a wording of its own */
};

struct decider {
	const struct extract_context *x;
	const struct passage *p;
	const struct rec_item *item;
	SP_LIST(struct piece) pieces;
	struct verdict *verdicts; /* one for each point of all recommendations */
	int *rec_of, *point_of;
	int points;
	int rec, last; /* where plain numbers have come to */
	bool flat;     /* numbers run on over the recommendations */
};

/* The wording of a point, counted from 0 through all recommendations. */
struct str outcome_point_text(const struct decider *d, int index);
/* Does the decision answer the points one by one, without numbers? Then each has its verdict. */
bool outcome_answers(struct decider *d);
/* "Som Økonomiudvalget.": what a body before decided; false when the decision says nothing of the
 * kind. */
sp_rc outcome_as_before(const struct decider *d, struct rec_decision *decision, bool *is);
/* What is decided of all that one of several recommends ("Forvaltningens indstilling afvist"). */
void outcome_of_owners(struct decider *d);
/* Which points a change without numbers touches: those whose words it uses; else the first one,
 * when it is told in passing, or all, and it returns false: that is a guess. */
bool outcome_change(struct decider *d, const struct verdict *v, bool touched[]);

#endif
