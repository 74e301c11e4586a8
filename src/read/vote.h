/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was voted on. The record has the stances of a decision; this tells of each whether it was
 * taken to the matter, to certain points of what was recommended, or to a proposal that somebody
 * put instead: who votes an amendment down does not vote against the matter. */
#ifndef SP_READ_VOTE_H
#define SP_READ_VOTE_H

#include "read/outcome.h"

enum vote_subject { VOTE_MATTER, VOTE_POINTS, VOTE_PROPOSAL };
/* What became of a proposal. */
enum vote_fate { VOTE_UNDECIDED, VOTE_CARRIED, VOTE_FELL };

struct vote {
	struct rec_dissent d;
	/* VOTE_POINTS: the words of the one point, text NULL when there are several or its words
	 * are not known. VOTE_PROPOSAL: the sentence that puts it, with what it spells out; text
	 * NULL when it is only named. */
	struct fact about;
	const char *by;	   /* whose proposal, as printed, several with ", "; NULL: not said */
	const char *which; /* its number, as printed; NULL: none */
	struct point_refs points;
	enum vote_subject subject;
	enum vote_fate fate;
	bool reserve;	/* "tog forbehold": the record has it as an abstention */
	bool letters;	/* the points bear letters: 1 is a */
	bool amendment; /* said to change the recommendation ("ændringsforslag") */
	bool sub;	/* one of a list of such ("underforslag 2") */
};
struct votes {
	SP_LIST(struct vote) list; /* as they stand in the text; also those that were told before */
};

/* The votes and statements that a decision's text tells. The recommendations of x->item give the
 * points their words. */
SP_MUST_USE sp_rc votes_read(const struct extract_context *x, const struct passage *p,
			     struct votes *out);

const char *vote_subject_name(enum vote_subject s); /* "matter", "points", "proposal" */

#endif
