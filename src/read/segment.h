/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From classified lines to items: every line that could begin an item is a candidate with a score
 * from its own look and surroundings; the best consistent sequence of candidates is chosen over the
 * whole document, so that one odd heading cannot derail the rest. */
#ifndef SP_READ_SEGMENT_H
#define SP_READ_SEGMENT_H

#include "read/classify.h"
#include "read/likeness.h"

struct item_range {
	uint32_t first, last; /* lines, both included */
	uint32_t heading;     /* the line of the candidate that began it */
	enum heading_family family;
	enum label_kind group; /* said by a group heading above; LABEL_NONE */
	double score;	       /* of the heading alone */
	bool given;	       /* said by the format */
	bool closed_number;    /* 101 and up behind items that count from 1 */
	bool weak;	       /* little speaks for its heading */
};

struct segmentation {
	SP_LIST(struct item_range) items;
	uint32_t head_last; /* the head is lines 0..head_last-1 (exclusive end) */
};

SP_MUST_USE sp_rc segment_items(struct arena *a, const struct lexicon *lex,
				const struct extraction *x, const struct line_guess *guesses,
				struct segmentation *out);

#endif
