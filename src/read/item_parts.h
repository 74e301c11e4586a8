/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What item.c and item_heading.c share: the item being read and its blocks. */
#ifndef SP_READ_ITEM_PARTS_H
#define SP_READ_ITEM_PARTS_H

#include "read/extract.h"
#include "read/segment.h"

/* One section of the item: its heading line and the lines under it. */
struct block {
	enum section_kind kind;
	uint32_t heading;     /* line, UINT32_MAX for text before any heading */
	uint32_t first, last; /* lines of text; first > last when there is none */
	bool decision;
	bool lead;	     /* a recommendation without a heading */
	bool dated;	     /* a step of the case's history: day, body, what it decided */
	struct passage text; /* with the rest of an inline heading's line */
	struct decision_heading said;
};

struct item_reader {
	const struct extract_context *x;
	const struct extraction *from;
	const struct line_guess *g;
	const struct item_range *range;
	struct rec_item *item;
	SP_LIST(struct block) blocks;
	char letter; /* of the last lettered matter in the item's text: "b. Konference …" */
	uint32_t case_line; /* of a case number found below a section; 0 none */
	uint32_t told;	    /* line of a bare "Beslutning" that opens the matter; UINT32_MAX none */
	bool leads;	    /* recommendations without a heading are looked for */
};

const struct line *item_line(const struct item_reader *r, uint32_t i);
/* A text fact from a range of a line, or from a line's value. */
SP_MUST_USE sp_rc item_fact_of_range(const struct item_reader *r, uint32_t line, uint32_t off,
				     uint32_t len, struct fact *out);
SP_MUST_USE sp_rc item_fact_of_line(const struct item_reader *r, uint32_t i, struct fact *out);

/* item_heading.c: the candidate's own line with number and title (which may stand on the next);
 * *next becomes the first line behind them. */
SP_MUST_USE sp_rc item_own_heading(const struct item_reader *r, uint32_t *next);
/* A line of the heading (case number, label, files, the title again); *is tells whether it was. */
SP_MUST_USE sp_rc item_heading_line(const struct item_reader *r, uint32_t i, bool *is);
/* A mark of the kind further down, in the block that is open there. */
SP_MUST_USE sp_rc item_kind_line(const struct item_reader *r, uint32_t i,
				 const struct block *within);
/* Further down too an item may tell that it is closed: "Sagen behandles for lukkede døre." */
SP_MUST_USE sp_rc item_closed_line(const struct item_reader *r, uint32_t i);
SP_MUST_USE sp_rc item_kind_column(const struct item_reader *r, uint32_t i);
SP_MUST_USE sp_rc item_files_line(const struct item_reader *r, uint32_t i);
/* A line whose role the format gave. */
SP_MUST_USE sp_rc item_role_line(const struct item_reader *r, uint32_t i);

/* item_decision.c: the block of the meeting's own decision, UINT32_MAX when none is. A body and day
 * on a line of their own go with the heading under them. */
uint32_t item_own_decision(struct item_reader *r);
/* Does the history's last step tell the meeting's own decision again? */
bool item_tells_own(const struct item_reader *r, const struct block *b);

/* item_loose.c: before decisions are read, a "Beslutning" that only tells what is to be decided
 * becomes text; then recommendations in running text, when there is no other; those away who are
 * named above the sections. */
/* item_verdict.c: the decision without a heading behind what was recommended. */
SP_MUST_USE sp_rc item_loose_verdict(struct item_reader *r);
void item_loose_task(struct item_reader *r);
SP_MUST_USE sp_rc item_loose_recommendation(const struct item_reader *r);
SP_MUST_USE sp_rc item_loose_absent(const struct item_reader *r);
/* The road, where a line above the sections is nothing but the bodies on it. */
SP_MUST_USE sp_rc item_loose_road(const struct item_reader *r);
/* The case number as the first word of the text. */
SP_MUST_USE sp_rc item_first_case(struct item_reader *r);
/* Number and case told between a decision's heading and its body and day. */
SP_MUST_USE sp_rc item_references(struct item_reader *r);

#endif
