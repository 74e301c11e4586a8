/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The places at which a glued line is cut apart. */
#ifndef SP_READ_REFLOW_CUTS_H
#define SP_READ_REFLOW_CUTS_H

#include "core/arena.h"
#include "read/lexicon.h"

enum {
	MOST_CUTS = 4096, /* of one line */
	ENOUGH_SIGNS = 2  /* headings inside one line before it counts as glued */
};

struct cuts {
	SP_LIST(uint32_t) at; /* offsets in the line */
	uint32_t signs;	      /* how many of them say that the line is glued */
	bool wide;	      /* a label stands behind a wide space */
};

SP_MUST_USE sp_rc cuts_add(struct arena *a, struct cuts *cuts, size_t at);
/* Each place that a group of the lexicon matches. */
SP_MUST_USE sp_rc cuts_find(struct arena *a, const struct lex_group *g, struct str t,
			    struct cuts *cuts);
/* "… Vurdering: … Indstillinger: …": capitalised names with a colon behind. */
SP_MUST_USE sp_rc cuts_find_labels(struct arena *a, const struct lexicon *lex, struct str t,
				   struct cuts *cuts);
/* Does the line begin with a field of the head and its colon: "Dato: …"? */
bool cuts_starts_field(const struct lexicon *lex, struct str t);
/* By place. */
void cuts_sort(struct cuts *cuts);

#endif
