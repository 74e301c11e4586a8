/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the usual evidence leaves many decisions in one item, each of them must have a matter of its
 * own: between two of them short lines that would prove nothing elsewhere may be headings. */
#include "read/candidate.h"

enum { WEAK_LONGEST = 120, MARKERS_LEAST = 2, PILED_LEAST = 2 };

/* The words of a heading, without what follows them on the line. */
static struct str heading_words(const struct segmenter *s, uint32_t i)
{
	const struct line_guess *g = &s->g[i];
	struct str t = segmenter_text(s, i);
	if (g->inline_heading && g->rest_len)
		t = str_sub(t, 0, g->rest_off - s->x->lines.at[i].off);
	t = str_trim(t);
	while (t.n && strchr(":. ", t.p[t.n - 1]))
		t.n--;
	return t;
}

/* The heading of decisions that comes most often. */
static uint32_t find_marker(const struct segmenter *s, uint32_t *times)
{
	uint32_t best = UINT32_MAX, asked = 0;
	*times = 0;
	for (uint32_t i = 0; i < s->n && asked < WINDOW; i++) {
		uint32_t n = 0;
		if (s->g[i].class != CLASS_DECISION)
			continue;
		asked++;
		struct str words = heading_words(s, i);
		for (uint32_t k = i; k < s->n; k++)
			n += s->g[k].class == CLASS_DECISION && str_ieq(heading_words(s, k), words);
		if (n > *times) {
			*times = n;
			best = i;
		}
	}
	return best;
}

sp_rc segmenter_count_markers(struct segmenter *s)
{
	uint32_t times, marker = find_marker(s, &times);
	if (times < MARKERS_LEAST)
		return SP_OK;
	s->markers = arena_array(s->arena, s->n + 1u, sizeof(uint32_t));
	SP_NEED(s->markers);
	struct str words = heading_words(s, marker);
	for (uint32_t i = 0; i < s->n; i++)
		s->markers[i + 1] = s->markers[i] + (s->g[i].class == CLASS_DECISION &&
						     str_ieq(heading_words(s, i), words));
	return SP_OK;
}

uint32_t segmenter_piled(const struct segmenter *s, uint32_t from, uint32_t to)
{
	uint32_t n = s->markers ? s->markers[to] - s->markers[from] : 0;
	return n > 1 ? n - 1 : 0;
}

bool segmenter_is_pile(uint32_t piled)
{
	return piled >= PILED_LEAST;
}

/* Under a list's bullet "- Høringer" is a title, by itself the heading of a section. */
static bool may_be_title(const struct line_guess *g)
{
	if (g->class == CLASS_TEXT)
		return true;
	return g->class == CLASS_SECTION && g->bulleted && !g->inline_heading &&
	       (g->section == SECTION_CONSULTATION || g->section == SECTION_PROCESS ||
		g->section == SECTION_OTHER || g->section == SECTION_HISTORY ||
		g->section == SECTION_ECONOMY);
}

static bool decided_above(const struct segmenter *s, uint32_t i)
{
	uint32_t above = s->section_above[i];
	while (above != UINT32_MAX && s->g[above].class == CLASS_SECTION &&
	       (s->g[above].section == SECTION_ATTACHMENTS || may_be_title(&s->g[above])))
		above = s->section_above[above];
	return above == UINT32_MAX || s->g[above].class == CLASS_DECISION;
}

struct str segmenter_title(const struct segmenter *s, uint32_t i)
{
	struct str t = segmenter_text(s, i);
	size_t space = 0, at = 0;
	while (space < t.n && t.p[space] != ' ')
		space++;
	uint32_t first = t.n ? str_utf8_next(t, &at) : 0;
	bool mark = s->g[i].bulleted && !str_is_alpha(first) && !(first >= '0' && first <= '9');
	return mark ? str_trim(str_sub(t, space, t.n)) : t;
}

bool candidate_is_weak(const struct segmenter *s, uint32_t i)
{
	const struct line_guess *g = &s->g[i];
	struct str t = segmenter_title(s, i);
	struct lex_hit hit;
	size_t at = 0;
	if (!s->weak || !may_be_title(g) || g->prose || t.n < 3 || t.n > WEAK_LONGEST ||
	    strchr(".,;:", t.p[t.n - 1]) || !str_is_upper(str_utf8_next(t, &at)))
		return false;
	return s->markers[s->n] > s->markers[i] && (!s->markers[i] || decided_above(s, i)) &&
	       !lex_start(s->absence, t, &hit) && !lex_whole(s->body, t, &hit) &&
	       !segmenter_is_field(s, i);
}
