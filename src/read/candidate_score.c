/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What speaks for a line as an item's heading: its look, its words, and what stands below it. */
#include "read/candidate.h"
#include "read/likeness.h"

const struct segment_weights segment_weights = {
	.word = 2.0,
	.dot = 0.3,
	.colon = -0.3,
	.space = -0.8,
	.alone = -1.2,
	.behind = -0.5,
	.code = 2.0,
	.after = 0.5,
	.title = -1.2,
	.closed = 1.5,
	.nameless = -1.4,
	.heading_mark = 1.5,
	.bold = 0.6,
	.gap = 0.4,
	.no_gap = -0.4,
	.prose = -2.2,
	.lower = -1.6,
	.not_title = -2.5,
	.told = -4.5,
	.undecided = -1.5,
	.comma = -2.0,
	.kind_mark = 1.5,
	.known = 1.6,
	.contents = -4.0,
	.listed_later = -2.5,
	.repeats_listed = 1.5,
	.case_near = 2.0,
	.label_near = 1.2,
	.closed_near = 1.5,
	.closed_number = 0.5,
	.files_near = 1.0,
	.section_next = 2.0,
	.decision_next = 1.4,
	.opening = 1.0,
	.not_opening = -1.8,
	.next = 2.5,
	.skip = 0.3,
	.skip_more = -0.25,
	.same = -3.0,
	.same_one = 0.2,
	.back = -7.0,
	.back_one = -2.5,
	.to_closed = 0.5,
	.family_change = -2.5,
	.same_family = 0.4,
	.least = -3.5,
	.full_stop = -1.5,
	.head_label = -4.0,
	.under_heading = -3.0,
	.other_bullet = -2.0,
	.other_mark = -2.0,
	.other_indent = -0.8,
	.in_list = -1.5,
	.piled = -4.0,
	.unmarked = -3.0,
	.weak_first = 0.6,
	.body = 0.8,
	.no_body = -0.9,
	.twice_summary = -1.6,
	.twice_attachments = -1.2,
	.twice_other = -0.9,
	.accept = 0.0,
};

/* What has been seen behind a heading so far; each kind counts once. */
struct follow {
	bool near_case, near_label, near_files;
	double score;
};

/* A label of the heading: each kind counts once, near the heading. */
static void follow_label(const struct line_guess *g, struct follow *f)
{
	if (g->class == CLASS_CASE && !f->near_case) {
		f->score += segment_weights.case_near;
		f->near_case = true;
	} else if (g->class == CLASS_LABEL && !f->near_label) {
		f->score += segment_weights.label_near;
		f->score += g->label == LABEL_CLOSED ? segment_weights.closed_near : 0;
		f->near_label = true;
	}
}

/* Takes one line behind the heading; true when the look ahead ends there. */
static bool follow_line(const struct segmenter *s, const struct line_guess *g, int step,
			struct follow *f)
{
	if (g->class == CLASS_FILES && !f->near_files) {
		f->score += segment_weights.files_near;
		f->near_files = true;
	}
	if (step >= NEAR)
		return false;
	follow_label(g, f);
	if (g->class == CLASS_DECISION)
		f->score += segment_weights.decision_next;
	if (g->class == CLASS_SECTION) {
		bool opening = s->has_opening && g->section == s->opening;
		f->score += segment_weights.section_next + (opening ? segment_weights.opening : 0);
	}
	return g->class == CLASS_DECISION || g->class == CLASS_SECTION;
}

bool candidate_is_heading_class(const struct line_guess *g)
{
	return g->class == CLASS_CASE || g->class == CLASS_LABEL || g->class == CLASS_FILES ||
	       g->class == CLASS_SECTION || g->class == CLASS_DECISION;
}

static double follow_score(const struct segmenter *s, uint32_t line, struct str title)
{
	struct follow f = {0};
	uint32_t i = segmenter_next(s, line);
	for (int step = 0; step < LOOK_AHEAD && i < s->n; step++, i = segmenter_next(s, i)) {
		if (follow_line(s, &s->g[i], step, &f))
			break;
		bool repeats =
			title.n && title_likeness(s->arena, title, segmenter_text(s, i)) >= 0.8;
		if (!candidate_is_heading_class(&s->g[i]) && title.n && !repeats)
			break;
	}
	return f.score;
}

static double family_score(enum heading_family f)
{
	switch (f) {
	case FAMILY_WORD:
		return segment_weights.word;
	case FAMILY_DOT:
		return segment_weights.dot;
	case FAMILY_COLON:
		return segment_weights.colon;
	case FAMILY_SPACE:
		return segment_weights.space;
	case FAMILY_ALONE:
		return segment_weights.alone;
	case FAMILY_BEHIND:
		return segment_weights.behind;
	case FAMILY_CODE:
		return segment_weights.code;
	case FAMILY_AFTER:
		return segment_weights.after;
	case FAMILY_TITLE:
		return segment_weights.title;
	case FAMILY_CLOSED:
		return segment_weights.closed;
	case FAMILY_NAMELESS:
		return segment_weights.nameless;
	case FAMILY_NONE:
		break;
	}
	return -10;
}

/* What the words of a title say: "Eventuelt", "Udvalget drøftede …". */
static double words_score(const struct segmenter *s, struct str title)
{
	struct lex_hit hit;
	bool not_title = lex_start(s->not_title, title, &hit);
	if (not_title && (strcmp(hit.key, "told") == 0 || strcmp(hit.key, "money") == 0))
		return segment_weights.told;
	if (lex_whole(s->known, title, &hit))
		return segment_weights.known;
	return not_title ? segment_weights.not_title : 0;
}

static double title_score(const struct segmenter *s, const struct candidate *c)
{
	struct lex_hit hit;
	double score = 0;
	size_t i = 0;
	if (!c->title.n)
		return 0;
	uint32_t first = str_utf8_next(c->title, &i);
	char last = c->title.p[c->title.n - 1];
	if (str_is_alpha(first) && !str_is_upper(first))
		score += segment_weights.lower;
	if (last == ',' || last == ';' || last == ':')
		score += segment_weights.comma;
	if (c->family == FAMILY_TITLE && last == '.')
		score += segment_weights.full_stop;
	if (c->number < 0 && lex_whole(s->head_line, c->title, &hit))
		score += segment_weights.head_label;
	if (lex_find(s->title_end, c->title, 0, &hit) && strcmp(hit.key, "junk") != 0)
		score += segment_weights.kind_mark;
	return score + words_score(s, c->title);
}

static double look_score(const struct segmenter *s, uint32_t line)
{
	const struct line *l = &s->x->lines.at[line];
	double score = l->gap ? segment_weights.gap : segment_weights.no_gap;
	if (l->heading)
		score += segment_weights.heading_mark;
	if (l->bold)
		score += segment_weights.bold;
	if (s->g[line].prose)
		score += segment_weights.prose;
	if (s->g[line].class == CLASS_CONTENTS)
		score += segment_weights.contents;
	return score;
}

double candidate_score(const struct segmenter *s, const struct candidate *c)
{
	uint32_t heading = c->family == FAMILY_AFTER ? segmenter_next(s, c->line) : c->line;
	return family_score(c->family) + look_score(s, c->line) + title_score(s, c) +
	       follow_score(s, heading, c->title);
}
