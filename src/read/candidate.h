/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that could begin an item, each with its evidence as a score (candidate.c), for the choice
 * of the best sequence (segment.c). */
#ifndef SP_READ_CANDIDATE_H
#define SP_READ_CANDIDATE_H

#include "read/classify.h"

enum {
	WINDOW = 400, /* predecessors looked at for each candidate: keeps it linear */
	LOOK_AHEAD = 8,
	NEAR = 4, /* lines of evidence behind a heading */
	TITLE_LONGEST = 260,
	HEAD_REACH = 100,  /* lines in which the head's labels begin */
	HEAD_BELOW = 8,	   /* lines between a heading and a label of the head below it */
	HEAD_LINES = 8,	   /* where the place of the meeting may stand by itself */
	CLOSED_FROM = 101, /* closed items are often numbered from here */
	KINDS = SECTION_CONSULTATION + 1
};

/* What weighs how much. Positive speaks for an item heading. */
struct segment_weights {
	double word, dot, colon, space, alone, behind, code, after, title, closed, nameless;
	double heading_mark, bold, gap, no_gap, prose, lower, not_title, told, undecided, comma;
	double kind_mark, known, contents, listed_later, repeats_listed;
	double case_near, label_near, closed_near, closed_number, files_near, section_next,
		decision_next, opening, not_opening;
	double next, skip, skip_more, same, same_one, back, back_one, to_closed, family_change,
		same_family;
	double least, full_stop, head_label, under_heading, other_bullet, other_mark, other_indent,
		in_list;
	double piled, unmarked, weak_first, body, no_body, twice_summary, twice_attachments,
		twice_other, accept;
};
extern const struct segment_weights segment_weights;

struct candidate {
	uint32_t line;
	enum heading_family family;
	int32_t number;
	struct str title;
	double local; /* evidence for it being a heading, alone */
	double best;  /* of the sequence that ends here */
	int32_t from; /* candidate before it in that sequence, -1 none */
};

struct segmenter {
	struct arena *arena;
	const struct lexicon *lex;
	const struct extraction *x;
	const struct line_guess *g;
	const struct lex_group *known, *not_title, *title_end, *head_line, *status, *place,
		*group_body, *absence, *body;
	uint32_t n;
	uint32_t *kind_count[KINDS]; /* prefix sums over lines */
	uint32_t *section_above; /* for each line the last heading of a section, UINT32_MAX none */
	enum section_kind opening;
	bool has_opening;
	uint32_t head_label; /* the first line with a label of the meeting's head; 0 none */
	uint32_t *markers;   /* sums of the heading of decisions that comes most often; NULL */
	uint32_t lifted;     /* the last candidate above the first of them; UINT32_MAX none */
	bool weak;	     /* weaker evidence is let in (candidate_weak.c) */
	bool has_cases;	     /* items announce themselves by case numbers */
	SP_LIST(struct candidate) c;
};

/* candidate_score.c: the evidence for one candidate, by itself. */
double candidate_score(const struct segmenter *s, const struct candidate *c);
/* A line that headings are followed by: case number, label, files, a section's heading. */
bool candidate_is_heading_class(const struct line_guess *g);

/* candidate_weak.c: fills s->markers when such a heading comes more than once. SP_ENOMEM. */
SP_MUST_USE sp_rc segmenter_count_markers(struct segmenter *s);
/* How many decisions too many the lines hold for one item, and whether so many of all items call
 * for weaker evidence. */
uint32_t segmenter_piled(const struct segmenter *s, uint32_t from, uint32_t to);
bool segmenter_is_pile(uint32_t piled);
/* A line that can be a title only where each decision must have one. */
bool candidate_is_weak(const struct segmenter *s, uint32_t i);
/* Does a matter without number and title begin with the line: a section's heading, its status? */
bool candidate_opens_matter(const struct segmenter *s, uint32_t i);
bool candidate_is_section(const struct line_guess *g);
/* The line without its bullet. */
struct str segmenter_title(const struct segmenter *s, uint32_t i);

/* Fills s->c. SP_ENOMEM. */
SP_MUST_USE sp_rc candidates_collect(struct segmenter *s);
/* The next and the previous line (by index) that is no furniture; s->n and UINT32_MAX at the ends.
 */
uint32_t segmenter_next(const struct segmenter *s, uint32_t i);
uint32_t segmenter_before(const struct segmenter *s, uint32_t i);
struct str segmenter_text(const struct segmenter *s, uint32_t i);
/* Whether the line is a labelled field of a head: "Bemærkninger: …". */
bool segmenter_is_field(const struct segmenter *s, uint32_t i);
/* Fills s->head_label; then tells whether the first label of the head stands below the line, with
 * no section between them. */
void segmenter_find_head(struct segmenter *s);
bool segmenter_in_head(const struct segmenter *s, uint32_t i);

#endif
