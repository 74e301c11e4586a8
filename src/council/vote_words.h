/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a vote is told to people, by every page that tells of one. */
#ifndef SP_COUNCIL_VOTE_WORDS_H
#define SP_COUNCIL_VOTE_WORDS_H

#include "core/json.h"
#include "module/command.h"

struct vote_words {
	const char *kind;   /* "for", "against", "abstain", "reserve", "own" */
	const char *about;  /* "points", "amendment", "subproposal", "proposal"; NULL: the matter */
	const char *points; /* "1, 2"; NULL */
	const char *by;	    /* whose proposal; NULL: not said */
	const char *number; /* its number; NULL: none */
	const char *outcome; /* "approved", "rejected"; NULL: not said */
};

/* "voted against", "voted against the amendment by Ø (rejected)", "made a reservation on point 2".
 */
void vote_words(const struct command_call *call, const struct vote_words *w, struct buf *out);
/* The value of "about": null for the matter; `text` is what the point says, or what was proposed.
 */
void vote_json(struct json_writer *j, const struct vote_words *w, const char *text);

#endif
