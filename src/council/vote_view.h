/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The votes of a stored item, with what each was taken to. They are read from the decisions' texts
 * again; who voted how is as the record has it, people's corrections with it. */
#ifndef SP_COUNCIL_VOTE_VIEW_H
#define SP_COUNCIL_VOTE_VIEW_H

#include "council/view.h"
#include "read/dissent.h"
#include "read/vote.h"

struct item_vote {
	struct vote v;
	uint32_t decision; /* 0: the meeting's own; n: item->prior_decisions.at[n - 1] */
};
struct item_votes {
	SP_LIST(struct item_vote) list; /* the own first */
};

SP_MUST_USE sp_rc vote_view(struct arena *a, const struct lexicon *lex, const struct view *v,
			    uint32_t index, struct item_votes *out);

/* "against"; "reserve" for a reservation. */
const char *vote_kind(const struct vote *v);
/* "points", "amendment", "subproposal", "proposal"; NULL: the matter itself. */
const char *vote_about(const struct vote *v);
/* "approved", "rejected"; NULL: not said, or no proposal. */
const char *vote_outcome(const struct vote *v);
/* "1, 2", or "a, b" where the points bear letters; NULL: none. SP_ENOMEM. */
SP_MUST_USE sp_rc vote_points(struct arena *a, const struct vote *v, const char **out);

#endif
