/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who stands behind a sentence of a decision. */
#ifndef SP_READ_DISSENT_H
#define SP_READ_DISSENT_H

#include "read/extract.h"
#include "read/person.h"

/* One stance of one person or party; places are offsets in the passage's text. */
struct ballot {
	struct person_said who;
	struct text_range said;
	enum stance stance;
};
struct ballots {
	SP_LIST(struct ballot) list; /* as they stand in the text */
};

/* All of them, also where the same ones did the same again; dissent_read() has each once. */
SP_MUST_USE sp_rc dissent_ballots(const struct extract_context *x, const struct passage *p,
				  struct ballots *out);
SP_MUST_USE sp_rc dissent_fact(const struct extract_context *x, const struct passage *p,
			       const struct ballot *ballot, struct rec_dissent *out);
/* The same stance of the same ones? */
bool dissent_same(const struct rec_dissent *a, const struct rec_dissent *b);

/* Does the sentence tell what parties, persons or a minority voted, wished or proposed, not what
 * the body decided? *proposes: it opens a proposal that the next lines may spell out. */
bool dissent_opens(const struct extract_context *x, struct str sentence, bool *proposes);

/* Does the sentence tell of a vote ("For stemte …", "Afstemning:")? */
bool dissent_votes(const struct extract_context *x, struct str sentence);

#endif
