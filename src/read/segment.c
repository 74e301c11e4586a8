/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/segment.h"

#include "read/candidate.h"
#include "read/dates.h"
#include "read/likeness.h"
#include "read/segment_groups.h"

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
	score += any ? segment_weights.body : segment_weights.no_body;
	if (s->weak)
		score += segment_weights.piled * segmenter_piled(s, from, to) +
			 (s->markers[from] == s->markers[to] ? segment_weights.unmarked : 0);
	if (summary > 1)
		score += segment_weights.twice_summary * (summary - 1);
	if (attachments > 1)
		score += segment_weights.twice_attachments * (attachments - 1);
	for (size_t i = 0; i < sizeof(once) / sizeof(once[0]); i++) {
		uint32_t n = kinds_between(s, once[i], from, to);
		if (n > 1)
			score += segment_weights.twice_other * (n - 1);
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
		score += segment_weights.other_bullet;
	if (l->heading != m->heading)
		score += segment_weights.other_mark;
	if (l->indent != m->indent)
		score += segment_weights.other_indent;
	return score;
}

/* The letter that ends a number: "b" of "9b"; 0 none. */
static char number_letter(const struct segmenter *s, const struct candidate *c)
{
	const struct line_guess *g = &s->g[c->line];
	char last = g->number_len ? s->x->text[g->number_off + g->number_len - 1] : '0';
	return last >= 'a' && last <= 'h' ? last : '\0';
}

/* "9a" follows "9", and "9b" follows "9a". */
static bool is_lettered_next(const struct segmenter *s, const struct candidate *p,
			     const struct candidate *q)
{
	char before = number_letter(s, p), letter = number_letter(s, q);
	return letter && letter == (before ? before + 1 : 'a');
}

/* From one number to the next. */
static double count_score(const struct segmenter *s, const struct candidate *p,
			  const struct candidate *q)
{
	int32_t gap = q->number - p->number;
	if (gap == 1 || (gap == 0 && is_lettered_next(s, p, q)))
		return segment_weights.next;
	if (gap == 0)
		return q->number <= 1 ? segment_weights.same_one : segment_weights.same;
	if (gap < 0)
		return gap == -1 && q->number > 1 ? segment_weights.back_one : segment_weights.back;
	if (q->number >= CLOSED_FROM && p->number < CLOSED_FROM)
		return segment_weights.to_closed;
	return segment_weights.skip + segment_weights.skip_more * (gap < 12 ? gap : 12);
}

static double step_score(const struct segmenter *s, const struct candidate *p,
			 const struct candidate *q)
{
	bool numbered = p->number >= 0 && q->number >= 0;
	if (q->family == FAMILY_CLOSED || p->family == FAMILY_CLOSED)
		return 0;
	double score = p->family == q->family ? segment_weights.same_family
					      : segment_weights.family_change;
	score += style_score(s, p, q);
	if (!numbered)
		return score;
	return score + count_score(s, p, q);
}

/* The title under a number that stands alone is that item's, not another one. */
static bool completes(const struct segmenter *s, const struct candidate *p,
		      const struct candidate *q)
{
	return !p->title.n && p->number >= 0 && q->number < 0 &&
	       (q->family == FAMILY_TITLE || q->family == FAMILY_NAMELESS ||
		q->family == FAMILY_CLOSED) &&
	       segmenter_next(s, p->line) == q->line;
}

static void find_best(struct segmenter *s)
{
	for (uint32_t j = 0; j < s->c.n; j++) {
		struct candidate *q = &s->c.at[j];
		q->best = q->local;
		if (s->weak)
			q->best += segment_weights.piled * s->markers[q->line];
		uint32_t first = j > WINDOW ? j - WINDOW : 0;
		for (uint32_t i = first; i < j; i++) {
			const struct candidate *p = &s->c.at[i];
			if (p->line == q->line || completes(s, p, q))
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
	double most = segment_weights.accept;
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
		r->weak = c->local < 0.5;
	}
	return SP_OK;
}

/* In some layouts the case number stands above the heading: then it goes with the item below. */
static void move_case_lines(const struct segmenter *s, struct segmentation *out)
{
	uint32_t above = 0, below = 0;
	for (uint32_t i = 0; i < out->items.n; i++) {
		const struct item_range *r = &out->items.at[i];
		uint32_t before = segmenter_before(s, r->heading),
			 after = segmenter_under_title(s, r);
		above += before != UINT32_MAX && s->g[before].class == CLASS_CASE;
		below += after < s->n && s->g[after].class == CLASS_CASE;
	}
	if (above <= below)
		return;
	for (uint32_t i = 0; i < out->items.n; i++) {
		struct item_range *r = &out->items.at[i];
		uint32_t before = segmenter_before(s, r->heading);
		if (before == UINT32_MAX || s->g[before].class != CLASS_CASE)
			continue;
		r->first = before;
		if (i)
			out->items.at[i - 1].last = before - 1;
	}
}

/* A heading of a matter: no field of the head, no "Referat" above it. */
static bool is_matter(const struct segmenter *s, uint32_t i)
{
	const struct line_guess *g = &s->g[i];
	struct lex_hit hit;
	if (g->class == CLASS_DECISION)
		return !lex_whole(s->not_title, segmenter_text(s, i), &hit);
	return g->class == CLASS_SECTION && !segmenter_is_field(s, i) &&
	       (g->section == SECTION_SUMMARY || g->section == SECTION_FACTS ||
		g->section == SECTION_RECOMMENDATION);
}

static bool has_matter(const struct segmenter *s, uint32_t from, uint32_t to)
{
	while (from < to && !is_matter(s, from))
		from++;
	return from < to;
}

static bool is_dated(const struct segmenter *s, uint32_t i)
{
	struct date_hit day;
	struct str t = segmenter_text(s, i);
	return t.n <= TITLE_LONGEST && dates_first_day(s->lex, t, &day);
}

/* The first line below the fields of the head, which end at the latest where something is
 * recommended or decided. */
static uint32_t below_head(const struct segmenter *s, uint32_t end)
{
	uint32_t first = 0;
	for (uint32_t i = 0; i < end; i++) {
		bool summary =
			s->g[i].class == CLASS_SECTION && s->g[i].section != SECTION_RECOMMENDATION;
		if (!summary && is_matter(s, i) && !segmenter_in_head(s, i))
			break;
		if (segmenter_is_field(s, i))
			first = i + 1;
	}
	while (first < end && s->g[first].class != CLASS_SECTION &&
	       s->g[first].class != CLASS_DECISION &&
	       (s->g[first].class != CLASS_TEXT || is_dated(s, first)))
		first++;
	return first;
}

/* Sections belong to an item: those left above the first one are an item of their own, as on a page
 * with one item, whose title stands under the fields of the head. */
static sp_rc take_orphans(const struct segmenter *s, struct segmentation *out)
{
	uint32_t end = out->items.n ? out->items.at[0].first : s->n;
	uint32_t first = below_head(s, end);
	if (first >= end || !has_matter(s, first, end))
		return SP_OK;
	struct item_range *last = sp_push(s->arena, &out->items);
	SP_NEED(last);
	for (struct item_range *r = last; r > out->items.at; r--)
		*r = r[-1];
	bool title = s->g[first].class == CLASS_TEXT && !s->g[first].prose &&
		     segmenter_text(s, first).n <= TITLE_LONGEST;
	out->items.at[0] = (struct item_range){.first = first,
					       .heading = first,
					       .last = end - 1,
					       .family = title ? FAMILY_TITLE : FAMILY_NAMELESS,
					       .weak = true};
	return SP_OK;
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
	uint32_t cases = 0, above = UINT32_MAX;
	s->section_above = arena_array(s->arena, s->n + 1u, sizeof(uint32_t));
	SP_NEED(s->section_above);
	for (uint32_t i = 0; i < s->n; i++) {
		cases += s->g[i].class == CLASS_CASE;
		s->section_above[i] = above;
		if (s->g[i].class == CLASS_SECTION || s->g[i].class == CLASS_DECISION)
			above = i;
		for (int k = 0; k < KINDS; k++)
			s->kind_count[k][i + 1] = s->kind_count[k][i];
		if (s->g[i].class == CLASS_SECTION || s->g[i].class == CLASS_DECISION)
			s->kind_count[SECTION_OTHER][i + 1]++;
		if (s->g[i].class == CLASS_SECTION && s->g[i].section != SECTION_OTHER)
			s->kind_count[s->g[i].section][i + 1]++;
		if (s->g[i].class == CLASS_DECISION)
			s->kind_count[SECTION_DECISION][i + 1]++;
	}
	s->has_cases = cases > 1;
	return SP_OK;
}

/* The kind of section that items of this document begin with: the first heading of the document
 * that is no field of its head. */
static void find_opening(struct segmenter *s)
{
	for (uint32_t i = 0; i < s->n; i++)
		if (s->g[i].class == CLASS_SECTION &&
		    !(s->g[i].inline_heading && segmenter_is_field(s, i))) {
			s->opening = s->g[i].section;
			s->has_opening = s->opening != SECTION_OTHER;
			return;
		}
}

static uint32_t count_piled(const struct segmenter *s, const struct segmentation *out)
{
	uint32_t n = out->items.n ? 0 : segmenter_piled(s, 0, s->n);
	for (uint32_t i = 0; i < out->items.n; i++)
		n += segmenter_piled(s, out->items.at[i].first, out->items.at[i].last + 1);
	return n;
}

static sp_rc read_best(struct segmenter *s, struct segmentation *out)
{
	*out = (struct segmentation){0};
	s->c.n = 0;
	SP_TRY(candidates_collect(s));
	find_best(s);
	SP_TRY(take_path(s, best_end(s), out));
	return take_orphans(s, out);
}

/* The best reading; where it leaves decisions piled up, the best by weaker evidence if that has
 * fewer of them. */
static sp_rc choose_reading(struct segmenter *s, struct segmentation *out)
{
	struct segmentation weak;
	SP_TRY(segmenter_count_markers(s));
	SP_TRY(read_best(s, out));
	uint32_t piled = count_piled(s, out);
	if (!segmenter_is_pile(piled))
		return SP_OK;
	s->weak = true;
	s->lifted = UINT32_MAX;
	SP_TRY(read_best(s, &weak));
	if (count_piled(s, &weak) * 2 <= piled)
		*out = weak;
	return SP_OK;
}

sp_rc segment_items(struct arena *a, const struct lexicon *lex, const struct extraction *x,
		    const struct line_guess *guesses, struct segmentation *out)
{
	struct segmenter s = {.arena = a,
			      .lex = lex,
			      .x = x,
			      .g = guesses,
			      .n = x->lines.n,
			      .known = lexicon_group(lex, "known_title"),
			      .not_title = lexicon_group(lex, "not_title"),
			      .title_end = lexicon_group(lex, "title_end"),
			      .head_line = lexicon_group(lex, "head_line"),
			      .body = lexicon_group(lex, "body.head"),
			      .absence = lexicon_group(lex, "absence.label"),
			      .group_body = lexicon_group(lex, "item_group_body"),
			      .status = lexicon_group(lex, "attachment_status"),
			      .place = lexicon_group(lex, "place_start")};
	*out = (struct segmentation){0};
	if (!s.n)
		return SP_OK;
	SP_TRY(count_kinds(&s));
	find_opening(&s);
	segmenter_find_head(&s);
	SP_TRY(given_items(&s, out));
	if (!out->items.n) {
		SP_TRY(choose_reading(&s, out));
		move_case_lines(&s, out);
		segmenter_move_status(&s, out);
		segmenter_apply_groups(&s, out);
	}
	out->head_last = out->items.n ? out->items.at[0].first : s.n;
	return SP_OK;
}
