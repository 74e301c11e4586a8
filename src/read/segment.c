/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/segment.h"

#include <stdlib.h>

enum {
	WINDOW = 400,	/* predecessors looked at for each candidate: keeps it linear */
	LOOK_AHEAD = 8, /* lines of evidence behind a heading */
	TITLE_LONGEST = 260,
	CLOSED_FROM = 101, /* closed items are often numbered from here */
	KINDS = SECTION_CONSULTATION + 1
};

/* What weighs how much, in one place. Positive speaks for an item heading. */
static const struct {
	double word, dot, colon, space, alone, after, title, closed, nameless;
	double heading_mark, bold, gap, no_gap, prose, lower, not_title, comma;
	double kind_mark, known, contents, listed_later, repeats_listed;
	double case_near, label_near, closed_near, files_near, section_next, decision_next, opening,
		not_opening;
	double next, skip, skip_more, same, same_one, back, back_one, to_closed, family_change,
		same_family;
	double least, full_stop, head_label, under_heading, other_bullet, other_mark, other_indent,
		in_list;
	double body, no_body, twice_summary, twice_attachments, twice_other, accept;
} w = {
	.word = 2.0,
	.dot = 0.3,
	.colon = -0.3,
	.space = -0.8,
	.alone = -1.2,
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
	.comma = -2.0,
	.kind_mark = 1.5,
	.known = 1.6,
	.contents = -4.0,
	.listed_later = -2.5,
	.repeats_listed = 1.5,
	.case_near = 2.0,
	.label_near = 1.2,
	.closed_near = 1.5,
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
	.body = 0.8,
	.no_body = -0.9,
	.twice_summary = -1.6,
	.twice_attachments = -1.2,
	.twice_other = -0.9,
	.accept = 0.0,
};

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
	const struct extraction *x;
	const struct line_guess *g;
	const struct lex_group *known, *not_title, *title_end, *head_line, *status;
	uint32_t n;
	uint32_t *kind_count[KINDS]; /* prefix sums over lines */
	enum section_kind opening;
	bool has_opening;
	SP_LIST(struct candidate) c;
};

/* ---- likeness of titles ---- */

static int compare_words(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The distinct words of s, folded and sorted; count in *n. NULL when out of memory. */
static const char **words_of(struct arena *a, struct str s, uint32_t *n)
{
	char *folded = str_fold(a, s);
	SP_LIST(const char *) words = {0};
	*n = 0;
	if (!folded)
		return NULL;
	size_t len = strlen(folded);
	for (size_t i = 0, start = 0; i <= len;) {
		size_t at = i;
		uint32_t cp = i < len ? str_utf8_next((struct str){folded, len}, &i) : 0;
		if (cp && (str_is_alpha(cp) || (cp >= '0' && cp <= '9')))
			continue;
		folded[at] = '\0';
		if (at > start) {
			const char **slot = sp_push(a, &words);
			if (!slot)
				return NULL;
			*slot = folded + start;
		}
		if (!cp && at >= len)
			break;
		start = i;
	}
	if (words.n)
		qsort(words.at, words.n, sizeof(*words.at), compare_words);
	for (uint32_t i = 0; i < words.n; i++)
		if (!*n || strcmp(words.at[*n - 1], words.at[i]) != 0)
			words.at[(*n)++] = words.at[i];
	return words.at;
}

double title_likeness(struct arena *a, struct str p, struct str q)
{
	uint32_t n, m, common = 0;
	const char **x = words_of(a, p, &n), **y = words_of(a, q, &m);
	if (!n || !m || !x || !y)
		return 0;
	for (uint32_t i = 0, j = 0; i < n && j < m;) {
		int order = strcmp(x[i], y[j]);
		common += order == 0;
		i += order <= 0;
		j += order >= 0;
	}
	return 2.0 * common / (n + m);
}

/* ---- evidence ---- */

static uint32_t next_line(const struct segmenter *s, uint32_t i)
{
	do
		i++;
	while (i < s->n && s->g[i].class == CLASS_FURNITURE);
	return i;
}

static uint32_t line_before(const struct segmenter *s, uint32_t i)
{
	while (i-- > 0)
		if (s->g[i].class != CLASS_FURNITURE)
			return i;
	return UINT32_MAX;
}

static struct str text_of(const struct segmenter *s, uint32_t i)
{
	return i < s->n ? line_str(s->x, &s->x->lines.at[i]) : (struct str){"", 0};
}

static double follow_score(const struct segmenter *s, uint32_t line, struct str title)
{
	double score = 0;
	bool near_case = false, near_label = false, near_files = false;
	uint32_t i = next_line(s, line);
	for (int step = 0; step < LOOK_AHEAD && i < s->n; step++, i = next_line(s, i)) {
		const struct line_guess *g = &s->g[i];
		if (g->class == CLASS_CASE && !near_case && step < 4) {
			score += w.case_near;
			near_case = true;
		} else if (g->class == CLASS_LABEL && !near_label && step < 4) {
			score += w.label_near + (g->label == LABEL_CLOSED ? w.closed_near : 0);
			near_label = true;
		} else if (g->class == CLASS_FILES && !near_files) {
			score += w.files_near;
			near_files = true;
		} else if (g->class == CLASS_SECTION && step < 4) {
			bool opening = s->has_opening && g->section == s->opening;
			return score + w.section_next + (opening ? w.opening : 0);
		} else if (g->class == CLASS_DECISION && step < 4) {
			return score + w.decision_next;
		} else if (title.n && title_likeness(s->arena, title, text_of(s, i)) < 0.8) {
			break;
		}
	}
	return score;
}

static double family_score(enum heading_family f)
{
	switch (f) {
	case FAMILY_WORD:
		return w.word;
	case FAMILY_DOT:
		return w.dot;
	case FAMILY_COLON:
		return w.colon;
	case FAMILY_SPACE:
		return w.space;
	case FAMILY_ALONE:
		return w.alone;
	case FAMILY_AFTER:
		return w.after;
	case FAMILY_TITLE:
		return w.title;
	case FAMILY_CLOSED:
		return w.closed;
	case FAMILY_NAMELESS:
		return w.nameless;
	case FAMILY_NONE:
		break;
	}
	return -10;
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
		score += w.lower;
	if (last == ',' || last == ';' || last == ':')
		score += w.comma;
	if (c->family == FAMILY_TITLE && last == '.')
		score += w.full_stop;
	if (c->number < 0 && lex_whole(s->head_line, c->title, &hit))
		score += w.head_label;
	if (lex_find(s->title_end, c->title, 0, &hit) && strcmp(hit.key, "junk") != 0)
		score += w.kind_mark;
	if (lex_whole(s->known, c->title, &hit))
		score += w.known;
	else if (lex_start(s->not_title, c->title, &hit))
		score += w.not_title;
	return score;
}

static double look_score(const struct segmenter *s, uint32_t line)
{
	const struct line *l = &s->x->lines.at[line];
	double score = l->gap ? w.gap : w.no_gap;
	if (l->heading)
		score += w.heading_mark;
	if (l->bold)
		score += w.bold;
	if (s->g[line].prose)
		score += w.prose;
	if (s->g[line].class == CLASS_CONTENTS)
		score += w.contents;
	return score;
}

/* Right under the heading of a section that wants text: then the line is that text. */
static bool under_heading(const struct segmenter *s, uint32_t line)
{
	while (line-- > 0) {
		const struct line_guess *g = &s->g[line];
		if (g->class == CLASS_FURNITURE)
			continue;
		return !g->inline_heading &&
		       (g->class == CLASS_DECISION ||
			(g->class == CLASS_SECTION &&
			 (g->section == SECTION_SUMMARY || g->section == SECTION_FACTS ||
			  g->section == SECTION_RECOMMENDATION)));
	}
	return false;
}

/* Numbered lines right under one another are a list, more likely than items. */
static bool in_list(const struct segmenter *s, uint32_t line, int32_t number)
{
	uint32_t below = next_line(s, line);
	const struct line_guess *g = s->g;
	if (number < 0)
		return false;
	if (below < s->n && !s->x->lines.at[below].gap && g[below].number == number + 1)
		return true;
	return line > 0 && !s->x->lines.at[line].gap && g[line - 1].number == number - 1 &&
	       g[line - 1].number >= 0;
}

static sp_rc add_candidate(struct segmenter *s, uint32_t line, enum heading_family family,
			   int32_t number, struct str title)
{
	struct candidate *c = sp_push(s->arena, &s->c);
	SP_NEED(c);
	*c = (struct candidate){
		.line = line, .family = family, .number = number, .title = title, .from = -1};
	c->local = family_score(family) + look_score(s, line) + title_score(s, c) +
		   follow_score(s, family == FAMILY_AFTER ? next_line(s, line) : line, title);
	if (c->local < w.least) {
		s->c.n--; /* nothing could make this a heading */
		return SP_OK;
	}
	if (number < 0 && under_heading(s, line))
		c->local += w.under_heading;
	if (family != FAMILY_AFTER && in_list(s, line, number))
		c->local += w.in_list;
	return SP_OK;
}

/* A heading or one of its labels stands right above: then the line belongs to that heading. */
static bool heading_above(const struct segmenter *s, uint32_t i)
{
	for (uint32_t back = 0; i-- > 0 && back < 3;) {
		enum line_class class = s->g[i].class;
		if (class == CLASS_FURNITURE)
			continue;
		if (class == CLASS_CASE || class == CLASS_LABEL || class == CLASS_GROUP)
			return true;
		for (uint32_t k = s->c.n; k-- > 0 && s->c.at[k].line >= i;)
			if (s->c.at[k].line == i && s->c.at[k].local > 0)
				return true;
		return false;
	}
	return false;
}

/* "Åben - Notat om …" right under "Bilag" is an attachment. */
static bool is_listed_attachment(const struct segmenter *s, uint32_t i)
{
	struct lex_hit hit;
	uint32_t above = line_before(s, i);
	return above != UINT32_MAX && s->g[above].class == CLASS_SECTION &&
	       s->g[above].section == SECTION_ATTACHMENTS &&
	       lex_start(s->status, text_of(s, i), &hit);
}

/* A short line that stands by itself and is followed by what only items begin with. */
static bool could_be_title(const struct segmenter *s, uint32_t i)
{
	const struct line_guess *g = &s->g[i];
	const struct line *l = &s->x->lines.at[i];
	struct str t = text_of(s, i);
	if (g->class != CLASS_TEXT || g->prose || (!l->gap && !l->heading) || t.n > TITLE_LONGEST ||
	    (g->bulleted && !l->heading) || (l->cell && !l->heading) || is_listed_attachment(s, i))
		return false;
	uint32_t next = next_line(s, i);
	if (next >= s->n)
		return false;
	enum line_class class = s->g[next].class;
	struct lex_hit hit;
	return l->heading || (l->gap && lex_find(s->title_end, t, 0, &hit) && hit.key[0] != 'j') ||
	       class == CLASS_CASE || class == CLASS_LABEL || class == CLASS_SECTION ||
	       class == CLASS_DECISION || class == CLASS_FILES ||
	       (s->g[next].family == FAMILY_WORD && !s->g[next].title_len);
}

/* "Renovering af broer" and below it "Sag nr. 159". */
static bool number_below(const struct segmenter *s, uint32_t i)
{
	uint32_t next = next_line(s, i), then = next_line(s, next);
	if (next >= s->n || s->g[next].family != FAMILY_WORD || s->g[next].title_len)
		return false;
	return !s->x->lines.at[next].gap || then >= s->n || s->g[then].class != CLASS_TEXT;
}

static sp_rc unnumbered_candidate(struct segmenter *s, uint32_t i)
{
	const struct line_guess *g = &s->g[i];
	struct str none = {"", 0};
	if (could_be_title(s, i)) {
		uint32_t next = next_line(s, i);
		const struct line_guess *after = &s->g[next < s->n ? next : i];
		bool numbered = number_below(s, i);
		SP_TRY(add_candidate(s, i, numbered ? FAMILY_AFTER : FAMILY_TITLE,
				     numbered ? after->number : -1, text_of(s, i)));
		struct candidate *c = s->c.n ? &s->c.at[s->c.n - 1] : NULL;
		if (c && c->line == i && c->family == FAMILY_TITLE &&
		    after->class == CLASS_SECTION &&
		    !(s->has_opening && after->section == s->opening))
			c->local += w.not_opening;
		return SP_OK;
	}
	if (heading_above(s, i))
		return SP_OK;
	bool opens = g->class == CLASS_CASE ||
		     (g->class == CLASS_SECTION && s->has_opening && g->section == s->opening &&
		      (s->opening == SECTION_SUMMARY || s->opening == SECTION_FACTS));
	return opens ? add_candidate(s, i, FAMILY_NAMELESS, -1, none) : SP_OK;
}

static sp_rc collect(struct segmenter *s)
{
	for (uint32_t i = 0; i < s->n; i++) {
		const struct line_guess *g = &s->g[i];
		if (g->class == CLASS_FURNITURE)
			continue;
		struct str title = {s->x->text + g->title_off, g->title_len};
		bool below = s->c.n && s->c.at[s->c.n - 1].family == FAMILY_AFTER &&
			     next_line(s, s->c.at[s->c.n - 1].line) == i;
		/* "Sag nr. 192" and below it "Lukket sag: …": that is its title */
		const struct candidate *above = s->c.n ? &s->c.at[s->c.n - 1] : NULL;
		below |= above && above->family == FAMILY_WORD && !above->title.n &&
			 g->family == FAMILY_CLOSED && next_line(s, above->line) == i;
		if (below)
			continue;
		bool label = g->family == FAMILY_CLOSED && g->class == CLASS_LABEL;
		if (label && heading_above(s, i))
			continue;
		if (g->family != FAMILY_NONE)
			SP_TRY(add_candidate(s, i, g->family, g->number, title));
		else
			SP_TRY(unnumbered_candidate(s, i));
	}
	return SP_OK;
}

/* A list of contents repeats each heading: the early one without a body is the list's. */
static bool bodiless(const struct segmenter *s, uint32_t i)
{
	uint32_t from = s->c.at[i].line;
	for (uint32_t j = i + 1; j < s->c.n; j++)
		if (s->c.at[j].line > from && s->c.at[j].number >= 0)
			return s->kind_count[SECTION_OTHER][from] ==
			       s->kind_count[SECTION_OTHER][s->c.at[j].line];
	return false;
}

static void mark_listed(struct segmenter *s)
{
	for (uint32_t i = 0; i < s->c.n; i++) {
		struct candidate *p = &s->c.at[i];
		uint32_t last = i + WINDOW < s->c.n ? i + WINDOW : s->c.n;
		if (!p->title.n || !bodiless(s, i))
			continue;
		for (uint32_t j = i + 1; j < last; j++) {
			struct candidate *q = &s->c.at[j];
			if (!q->title.n || q->line == next_line(s, p->line) ||
			    (p->number >= 0 && q->number >= 0 && p->number != q->number) ||
			    title_likeness(s->arena, p->title, q->title) < 0.8)
				continue;
			p->local += w.listed_later;
			q->local += w.repeats_listed;
			break;
		}
	}
}

/* ---- the best sequence ---- */

static uint32_t kinds_between(const struct segmenter *s, enum section_kind kind, uint32_t from,
			      uint32_t to)
{
	return s->kind_count[kind][to] - s->kind_count[kind][from];
}

/* How well the lines of one item fit together: a body, and no section twice. */
static double body_score(const struct segmenter *s, uint32_t from, uint32_t to)
{
	static const enum section_kind once[] = {SECTION_ECONOMY, SECTION_LAW, SECTION_COMPETENCE};
	double score = 0;
	uint32_t summary = kinds_between(s, SECTION_SUMMARY, from, to);
	uint32_t attachments = kinds_between(s, SECTION_ATTACHMENTS, from, to);
	bool any = kinds_between(s, SECTION_OTHER, from, to) > 0;
	score += any ? w.body : w.no_body;
	if (summary > 1)
		score += w.twice_summary * (summary - 1);
	if (attachments > 1)
		score += w.twice_attachments * (attachments - 1);
	for (size_t i = 0; i < sizeof(once) / sizeof(once[0]); i++) {
		uint32_t n = kinds_between(s, once[i], from, to);
		if (n > 1)
			score += w.twice_other * (n - 1);
	}
	return score;
}

/* Headings of one document look alike. */
static double style_score(const struct segmenter *s, const struct candidate *p,
			  const struct candidate *q)
{
	const struct line *l = &s->x->lines.at[p->line], *m = &s->x->lines.at[q->line];
	double score = 0;
	if (s->g[p->line].bulleted != s->g[q->line].bulleted)
		score += w.other_bullet;
	if (l->heading != m->heading)
		score += w.other_mark;
	if (l->indent != m->indent)
		score += w.other_indent;
	return score;
}

static double step_score(const struct segmenter *s, const struct candidate *p,
			 const struct candidate *q)
{
	bool numbered = p->number >= 0 && q->number >= 0;
	if (q->family == FAMILY_CLOSED || p->family == FAMILY_CLOSED)
		return 0;
	double score = p->family == q->family ? w.same_family : w.family_change;
	score += style_score(s, p, q);
	if (!numbered)
		return score;
	int32_t gap = q->number - p->number;
	if (gap == 1)
		return score + w.next;
	if (gap == 0)
		return score + (q->number <= 1 ? w.same_one : w.same);
	if (gap < 0)
		return score + (gap == -1 && q->number > 1 ? w.back_one : w.back);
	if (q->number >= CLOSED_FROM && p->number < CLOSED_FROM)
		return score + w.to_closed;
	return score + w.skip + w.skip_more * (gap < 12 ? gap : 12);
}

static void find_best(struct segmenter *s)
{
	for (uint32_t j = 0; j < s->c.n; j++) {
		struct candidate *q = &s->c.at[j];
		q->best = q->local;
		uint32_t first = j > WINDOW ? j - WINDOW : 0;
		for (uint32_t i = first; i < j; i++) {
			const struct candidate *p = &s->c.at[i];
			if (p->line == q->line)
				continue;
			double score = p->best + body_score(s, p->line, q->line) +
				       step_score(s, p, q) + q->local;
			if (score > q->best) {
				q->best = score;
				q->from = (int32_t)i;
			}
		}
	}
}

static int32_t best_end(const struct segmenter *s)
{
	int32_t end = -1;
	double most = w.accept;
	for (uint32_t i = 0; i < s->c.n; i++) {
		double score = s->c.at[i].best + body_score(s, s->c.at[i].line, s->n);
		if (score > most) {
			most = score;
			end = (int32_t)i;
		}
	}
	return end;
}

/* ---- from the sequence to ranges ---- */

static sp_rc take_path(struct segmenter *s, int32_t end, struct segmentation *out)
{
	SP_LIST(int32_t) path = {0};
	for (int32_t i = end; i >= 0; i = s->c.at[i].from) {
		int32_t *slot = sp_push(s->arena, &path);
		SP_NEED(slot);
		*slot = i;
	}
	for (uint32_t k = path.n; k-- > 0;) {
		const struct candidate *c = &s->c.at[path.at[k]];
		struct item_range *r = sp_push(s->arena, &out->items);
		SP_NEED(r);
		r->first = r->heading = c->line;
		r->last = k ? s->c.at[path.at[k - 1]].line - 1 : s->n - 1;
		r->family = c->family;
		r->closed_number = c->number >= CLOSED_FROM && out->items.n > 1 &&
				   s->c.at[path.at[path.n - 1]].number == 1 &&
				   c->number > (int32_t)path.n;
		r->score = c->local;
		r->doubtful = c->local < 0.5;
	}
	return SP_OK;
}

/* In some layouts the case number stands above the heading: then it goes with the item below. */
static void move_case_lines(const struct segmenter *s, struct segmentation *out)
{
	uint32_t above = 0, below = 0;
	for (uint32_t i = 0; i < out->items.n; i++) {
		const struct item_range *r = &out->items.at[i];
		uint32_t before = line_before(s, r->heading), after = next_line(s, r->heading);
		above += before != UINT32_MAX && s->g[before].class == CLASS_CASE;
		below += after < s->n && s->g[after].class == CLASS_CASE;
	}
	if (above <= below)
		return;
	for (uint32_t i = 0; i < out->items.n; i++) {
		struct item_range *r = &out->items.at[i];
		uint32_t before = line_before(s, r->heading);
		if (before == UINT32_MAX || s->g[before].class != CLASS_CASE)
			continue;
		r->first = before;
		if (i)
			out->items.at[i - 1].last = before - 1;
	}
}

/* The list of contents names the item under a heading of closed ones. */
static bool listed_closed(const struct segmenter *s, uint32_t head_end, uint32_t heading)
{
	const struct line_guess *item = &s->g[heading];
	struct str title = {s->x->text + item->title_off, item->title_len};
	bool closed = false;
	if (!title.n)
		title = text_of(s, heading);
	for (uint32_t i = 0; i < head_end; i++) {
		const struct line_guess *g = &s->g[i];
		if (g->class == CLASS_GROUP)
			closed = g->label == LABEL_CLOSED;
		struct str listed = {s->x->text + g->title_off, g->title_len};
		if (!closed || !listed.n || (g->number >= 0 && g->number != item->number))
			continue;
		if (title_likeness(s->arena, listed, title) >= 0.6)
			return true;
	}
	return false;
}

/* Group headings rule the items below them and belong to none. */
static void apply_groups(const struct segmenter *s, struct segmentation *out)
{
	enum label_kind group = LABEL_NONE;
	/* group headings of a list of contents say nothing: only one right above the first item */
	uint32_t line = out->items.n ? out->items.at[0].first : 0;
	while (line > 0 &&
	       (s->g[line - 1].class == CLASS_FURNITURE || s->g[line - 1].class == CLASS_GROUP))
		line--;
	for (uint32_t i = 0; i < out->items.n; i++) {
		struct item_range *r = &out->items.at[i];
		for (; line < r->first; line++)
			if (s->g[line].class == CLASS_GROUP)
				group = (enum label_kind)s->g[line].label;
		r->group = group;
		if (group == LABEL_NONE && listed_closed(s, out->items.at[0].first, r->heading))
			r->group = LABEL_CLOSED;
		while (r->last > r->heading && (s->g[r->last].class == CLASS_GROUP ||
						s->g[r->last].class == CLASS_FURNITURE))
			r->last--;
	}
}

static sp_rc given_items(struct segmenter *s, struct segmentation *out)
{
	for (uint32_t i = 0; i < s->n; i++) {
		if (!s->x->lines.at[i].starts_item)
			continue;
		if (out->items.n)
			out->items.at[out->items.n - 1].last = i - 1;
		struct item_range *r = sp_push(s->arena, &out->items);
		SP_NEED(r);
		*r = (struct item_range){.first = i, .heading = i, .last = s->n - 1, .given = true};
	}
	return SP_OK;
}

/* Sums of each kind of section heading; SECTION_OTHER counts them all, SECTION_DECISION the
 * headings of decisions. */
static sp_rc count_kinds(struct segmenter *s)
{
	for (int k = 0; k < KINDS; k++) {
		s->kind_count[k] = arena_array(s->arena, s->n + 1u, sizeof(uint32_t));
		SP_NEED(s->kind_count[k]);
	}
	for (uint32_t i = 0; i < s->n; i++) {
		for (int k = 0; k < KINDS; k++)
			s->kind_count[k][i + 1] = s->kind_count[k][i];
		if (s->g[i].class == CLASS_SECTION || s->g[i].class == CLASS_DECISION)
			s->kind_count[SECTION_OTHER][i + 1]++;
		if (s->g[i].class == CLASS_SECTION && s->g[i].section != SECTION_OTHER)
			s->kind_count[s->g[i].section][i + 1]++;
		if (s->g[i].class == CLASS_DECISION)
			s->kind_count[SECTION_DECISION][i + 1]++;
	}
	return SP_OK;
}

/* The kind of section that items of this document begin with: the first heading of the document,
 * when it comes again. */
static void find_opening(struct segmenter *s)
{
	for (uint32_t i = 0; i < s->n; i++)
		if (s->g[i].class == CLASS_SECTION) {
			s->opening = s->g[i].section;
			s->has_opening = s->opening != SECTION_OTHER;
			return;
		}
}

sp_rc segment_items(struct arena *a, const struct lexicon *lex, const struct extraction *x,
		    const struct line_guess *guesses, struct segmentation *out)
{
	struct segmenter s = {.arena = a,
			      .x = x,
			      .g = guesses,
			      .n = x->lines.n,
			      .known = lexicon_group(lex, "known_title"),
			      .not_title = lexicon_group(lex, "not_title"),
			      .title_end = lexicon_group(lex, "title_end"),
			      .head_line = lexicon_group(lex, "head_line"),
			      .status = lexicon_group(lex, "attachment_status")};
	*out = (struct segmentation){0};
	if (!s.n)
		return SP_OK;
	SP_TRY(count_kinds(&s));
	find_opening(&s);
	SP_TRY(given_items(&s, out));
	if (!out->items.n) {
		SP_TRY(collect(&s));
		mark_listed(&s);
		find_best(&s);
		SP_TRY(take_path(&s, best_end(&s), out));
		move_case_lines(&s, out);
		apply_groups(&s, out);
	}
	out->head_last = out->items.n ? out->items.at[0].first : s.n;
	return SP_OK;
}
