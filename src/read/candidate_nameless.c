/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a matter without number and title begins: with the section that matters begin with, or with
 * its status alone. */
#include "read/candidate.h"

static const struct line_guess *above_of(const struct segmenter *s, uint32_t i)
{
	uint32_t line = s->section_above[i];
	return line == UINT32_MAX ? NULL : &s->g[line];
}

/* The heading of a section that a matter can begin with. */
static bool tells_matter(const struct segmenter *s, uint32_t i)
{
	const struct line_guess *g = &s->g[i];
	/* who decides is said first, or at the end of matters that begin with another section */
	bool competence = s->opening != SECTION_SUMMARY && s->opening != SECTION_FACTS;
	bool kind = g->section == SECTION_SUMMARY || g->section == SECTION_FACTS ||
		    (g->section == SECTION_COMPETENCE && above_of(s, i) && competence);
	return g->class == CLASS_SECTION && kind && !s->x->lines.at[i].cell &&
	       !(g->inline_heading && segmenter_is_field(s, i));
}

/* The section above tells who decides, right below the decision. */
static bool ends_matter(const struct segmenter *s, uint32_t i)
{
	uint32_t above = s->section_above[i];
	bool competence = above != UINT32_MAX && s->g[above].class == CLASS_SECTION &&
			  s->g[above].section == SECTION_COMPETENCE;
	uint32_t before = competence ? s->section_above[above] : UINT32_MAX;
	return before != UINT32_MAX && s->g[before].class == CLASS_DECISION;
}

/* A matter is told from its summary or its facts on: after a decision and its attachments, or as
 * all items of the document begin, such a heading begins the next one. */
static bool opens_matter(const struct segmenter *s, uint32_t i)
{
	const struct line_guess *g = &s->g[i], *above = above_of(s, i);
	if (!tells_matter(s, i) ||
	    (above && above->class == CLASS_SECTION && above->section == SECTION_SUMMARY))
		return false;
	if (s->has_opening && g->section == s->opening)
		return true;
	return !s->has_cases && above &&
	       (above->class == CLASS_DECISION || above->section == SECTION_ATTACHMENTS ||
		ends_matter(s, i));
}

/* "Åben" alone above the first section of a matter whose title is lost. */
static bool status_opens(const struct segmenter *s, uint32_t i)
{
	const struct line_guess *g = &s->g[i];
	uint32_t next = segmenter_next(s, i);
	return g->class == CLASS_LABEL && (g->label == LABEL_OPEN || g->label == LABEL_CLOSED) &&
	       next < s->n && candidate_is_section(&s->g[next]);
}

bool candidate_opens_matter(const struct segmenter *s, uint32_t i)
{
	return opens_matter(s, i) || status_opens(s, i);
}
