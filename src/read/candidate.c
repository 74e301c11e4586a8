/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/candidate.h"

#include "read/likeness.h"

uint32_t segmenter_next(const struct segmenter *s, uint32_t i)
{
	do
		i++;
	while (i < s->n && s->g[i].class == CLASS_FURNITURE);
	return i;
}

uint32_t segmenter_before(const struct segmenter *s, uint32_t i)
{
	while (i-- > 0)
		if (s->g[i].class != CLASS_FURNITURE)
			return i;
	return UINT32_MAX;
}

bool segmenter_is_field(const struct segmenter *s, uint32_t i)
{
	struct lex_hit hit;
	return lex_whole(s->head_line, segmenter_text(s, i), &hit);
}

/* A label that only a meeting's head has: its day, time, place, kind or body. */
static bool is_head_label(const struct segmenter *s, uint32_t i)
{
	static const char *const keys[] = {"date",	  "date_time",	"start",
					   "place",	  "place_verb", "place_room",
					   "place_other", "body",	"kind"};
	struct lex_hit hit;
	if (!lex_whole(s->head_line, segmenter_text(s, i), &hit))
		return false;
	for (size_t k = 0; k < sizeof(keys) / sizeof(keys[0]); k++)
		if (strcmp(hit.key, keys[k]) == 0)
			return true;
	return false;
}

void segmenter_find_head(struct segmenter *s)
{
	uint32_t i = 0;
	for (uint32_t step = 0; i < s->n && step < HEAD_REACH && !is_head_label(s, i); step++)
		i = segmenter_next(s, i);
	s->head_label = i < s->n && is_head_label(s, i) ? i : 0;
}

bool segmenter_in_head(const struct segmenter *s, uint32_t i)
{
	for (uint32_t step = 0; i < s->head_label && step < HEAD_BELOW; step++) {
		i = segmenter_next(s, i);
		if (s->g[i].class == CLASS_SECTION && !segmenter_is_field(s, i))
			return false;
		if (i == s->head_label)
			return true;
	}
	return false;
}

struct str segmenter_text(const struct segmenter *s, uint32_t i)
{
	return i < s->n ? line_str(s->x, &s->x->lines.at[i]) : (struct str){"", 0};
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
			  g->section == SECTION_RECOMMENDATION ||
			  g->section == SECTION_COMPETENCE || g->section == SECTION_LAW ||
			  g->section == SECTION_ROUTE)));
	}
	return false;
}

/* "Afbud:" and below it "1. Ane Bo, A": a person. */
static bool under_list_label(const struct segmenter *s, uint32_t line)
{
	struct lex_hit hit;
	uint32_t above = segmenter_before(s, line);
	if (above == UINT32_MAX || !lex_whole(s->head_line, segmenter_text(s, above), &hit))
		return false;
	bool empty = hit.group[1].to <= hit.group[1].from;
	return empty && (strcmp(hit.key, "absent") == 0 || strcmp(hit.key, "present") == 0);
}

/* Numbered lines right under one another are a list, more likely than items. */
static bool in_list(const struct segmenter *s, uint32_t line, int32_t number)
{
	uint32_t below = segmenter_next(s, line);
	const struct line_guess *g = s->g;
	if (number < 0)
		return false;
	if (below < s->n && !s->x->lines.at[below].gap && g[below].number == number + 1)
		return true;
	return line > 0 && !s->x->lines.at[line].gap && g[line - 1].number == number - 1 &&
	       g[line - 1].number >= 0;
}

/* A number 1 below the line is a point: below a decision's heading, or "… indstiller, at". */
static bool opens_points(const struct segmenter *s, uint32_t line)
{
	const struct line_guess *g = &s->g[line];
	struct str t = segmenter_text(s, line);
	bool at = str_ends(t, STR(" at")) || str_ends(t, STR(" at:")) || str_ends(t, STR(":at"));
	return (g->class == CLASS_DECISION && !g->inline_heading) ||
	       (at && (g->class == CLASS_TEXT || g->class == CLASS_SECTION));
}

static sp_rc add_candidate(struct segmenter *s, uint32_t line, enum heading_family family,
			   int32_t number, struct str title)
{
	struct candidate *c = sp_push(s->arena, &s->c);
	SP_NEED(c);
	*c = (struct candidate){
		.line = line, .family = family, .number = number, .title = title, .from = -1};
	c->local = candidate_score(s, c);
	if (c->local < segment_weights.least) {
		s->c.n--; /* nothing could make this a heading */
		return SP_OK;
	}
	if (number < 0 && segmenter_in_head(s, line))
		c->local += segment_weights.head_label;
	uint32_t above = segmenter_before(s, line);
	bool point = number == 1 && family == FAMILY_DOT && above != UINT32_MAX &&
		     opens_points(s, above);
	if ((number < 0 && under_heading(s, line)) || point || under_list_label(s, line))
		c->local += segment_weights.under_heading;
	if (family != FAMILY_AFTER && in_list(s, line, number))
		c->local += segment_weights.in_list;
	return SP_OK;
}

/* A heading or one of its labels stands right above: then the line belongs to that heading. */
static bool is_candidate(const struct segmenter *s, uint32_t line, bool nameless)
{
	for (uint32_t k = s->c.n; k-- > 0 && s->c.at[k].line >= line;)
		if (s->c.at[k].line == line &&
		    (nameless ? !s->c.at[k].title.n : s->c.at[k].local > 0))
			return true;
	return false;
}

static bool heading_above(const struct segmenter *s, uint32_t i)
{
	uint32_t above = segmenter_before(s, i);
	if (above == UINT32_MAX)
		return false;
	enum line_class class = s->g[above].class;
	if (class == CLASS_CASE || class == CLASS_LABEL || class == CLASS_GROUP ||
	    is_candidate(s, above, false))
		return true;
	/* "Punkt 9", its title, and then this line */
	uint32_t number = segmenter_before(s, above);
	return class == CLASS_TEXT && number != UINT32_MAX && is_candidate(s, number, true);
}

/* "Åben - Notat om …" right under "Bilag" is an attachment. */
static bool is_listed_attachment(const struct segmenter *s, uint32_t i)
{
	struct lex_hit hit;
	uint32_t above = segmenter_before(s, i);
	return above != UINT32_MAX && s->g[above].class == CLASS_SECTION &&
	       s->g[above].section == SECTION_ATTACHMENTS &&
	       lex_start(s->status, segmenter_text(s, i), &hit);
}

/* A short line that stands by itself and is followed by what only items begin with. */
static bool looks_like_title(const struct segmenter *s, uint32_t i)
{
	const struct line_guess *g = &s->g[i];
	const struct line *l = &s->x->lines.at[i];
	if (g->class != CLASS_TEXT || g->prose || segmenter_text(s, i).n > TITLE_LONGEST)
		return false;
	return l->heading || (l->gap && !g->bulleted && !l->cell);
}

/* The room's name under the line with the day of the meeting. */
static bool is_head_place(const struct segmenter *s, uint32_t i)
{
	struct lex_hit hit;
	return i < HEAD_LINES && !s->c.n && lex_start(s->place, segmenter_text(s, i), &hit);
}

/* "Salg af grund - LUKKET SAG", and nothing more of the document. */
static bool ends_closed(const struct segmenter *s, uint32_t i)
{
	struct lex_hit hit;
	return lex_find(s->title_end, segmenter_text(s, i), 0, &hit) &&
	       strcmp(hit.key, "closed") == 0;
}

static bool could_be_title(const struct segmenter *s, uint32_t i)
{
	const struct line *l = &s->x->lines.at[i];
	uint32_t next = segmenter_next(s, i);
	struct lex_hit hit;
	if (!looks_like_title(s, i) || is_listed_attachment(s, i) || is_head_place(s, i))
		return false;
	if (next >= s->n)
		return l->gap && ends_closed(s, i);
	if (l->heading || candidate_is_heading_class(&s->g[next]))
		return true;
	if (l->gap && lex_find(s->title_end, segmenter_text(s, i), 0, &hit) && hit.key[0] != 'j')
		return true;
	return s->g[next].family == FAMILY_WORD && !s->g[next].title_len;
}

/* "Renovering af broer" and below it "Sag nr. 159". */
static bool number_below(const struct segmenter *s, uint32_t i)
{
	uint32_t next = segmenter_next(s, i), then = segmenter_next(s, next);
	if (next >= s->n || s->g[next].family != FAMILY_WORD || s->g[next].title_len)
		return false;
	return !s->x->lines.at[next].gap || then >= s->n || s->g[then].class != CLASS_TEXT;
}

bool candidate_is_section(const struct line_guess *g)
{
	return g->class == CLASS_SECTION || g->class == CLASS_DECISION;
}

/* The last heading of a section above the line; NULL when there is none. */
static const struct line_guess *section_above(const struct segmenter *s, uint32_t i)
{
	uint32_t line = s->section_above[i];
	return line == UINT32_MAX ? NULL : &s->g[line];
}

/* Nothing is decided yet between the heading of the attachments and the matter above them. */
static bool is_awaiting(const struct segmenter *s, uint32_t attachments)
{
	const struct line_guess *above = section_above(s, attachments);
	return above && above->class == CLASS_SECTION;
}

/* The attachment under "Bilag" above "Sagsnr.: …" and the title that follows it, or above the
 * decision of a matter that has none. */
static bool is_last_attachment(const struct segmenter *s, uint32_t i)
{
	uint32_t above = segmenter_before(s, i), next = segmenter_next(s, i);
	uint32_t then = next < s->n ? segmenter_next(s, next) : s->n;
	if (above == UINT32_MAX || then >= s->n || s->g[above].class != CLASS_SECTION ||
	    s->g[above].section != SECTION_ATTACHMENTS)
		return false;
	if (s->g[next].class == CLASS_DECISION)
		return is_awaiting(s, above);
	return s->g[next].class == CLASS_CASE && s->g[then].class == CLASS_TEXT &&
	       !s->g[then].prose && !s->g[then].bulleted;
}

/* A heading right above a decision belongs to the matter that is not decided yet. */
static bool is_undecided(const struct segmenter *s, uint32_t i, const struct line_guess *after)
{
	const struct line_guess *above = section_above(s, i);
	if (above && above->class == CLASS_SECTION && above->section == SECTION_ATTACHMENTS)
		above = section_above(s, (uint32_t)(above - s->g));
	return after->class == CLASS_DECISION && above && above->class == CLASS_SECTION;
}

static sp_rc title_candidate(struct segmenter *s, uint32_t i)
{
	uint32_t next = segmenter_next(s, i);
	const struct line_guess *after = &s->g[next < s->n ? next : i];
	bool numbered = number_below(s, i);
	SP_TRY(add_candidate(s, i, numbered ? FAMILY_AFTER : FAMILY_TITLE,
			     numbered ? after->number : -1, segmenter_text(s, i)));
	struct candidate *c = s->c.n ? &s->c.at[s->c.n - 1] : NULL;
	if (!c || c->line != i)
		return SP_OK;
	c->local += is_undecided(s, i, after) ? segment_weights.undecided : 0;
	c->local += is_last_attachment(s, i) ? segment_weights.under_heading : 0;
	bool opening = s->has_opening && after->section == s->opening;
	if (c->family == FAMILY_TITLE && after->class == CLASS_SECTION && !opening)
		c->local += segment_weights.not_opening;
	return SP_OK;
}

/* An item may begin with its case number, its status, or with the section that all items begin
 * with. */
static bool could_be_nameless(const struct segmenter *s, uint32_t i)
{
	if (heading_above(s, i))
		return false;
	return s->g[i].class == CLASS_CASE || candidate_opens_matter(s, i);
}

/* The first short line behind a decision is more likely a heading than the next ones; above the
 * first decision, where the head stands too, the last one is. */
static sp_rc weak_candidate(struct segmenter *s, uint32_t i)
{
	uint32_t before = s->c.n;
	const struct candidate *last = before ? &s->c.at[before - 1] : NULL;
	bool head = !s->markers[i], first = !last || s->markers[i] > s->markers[last->line];
	SP_TRY(add_candidate(s, i, FAMILY_TITLE, -1, segmenter_title(s, i)));
	if (s->c.n == before || (!head && !first))
		return SP_OK;
	if (head && s->lifted != UINT32_MAX)
		s->c.at[s->lifted].local -= segment_weights.weak_first;
	s->lifted = before;
	s->c.at[before].local += segment_weights.weak_first;
	return SP_OK;
}

static sp_rc unnumbered_candidate(struct segmenter *s, uint32_t i)
{
	if (candidate_is_weak(s, i))
		return weak_candidate(s, i);
	if (could_be_title(s, i))
		return title_candidate(s, i);
	if (!could_be_nameless(s, i))
		return SP_OK;
	return add_candidate(s, i, FAMILY_NAMELESS, -1, (struct str){"", 0});
}

/* The heading printed once more under itself, as page title and as heading. */
static bool repeats_heading(const struct segmenter *s, uint32_t i, struct str title)
{
	const struct candidate *above = s->c.n ? &s->c.at[s->c.n - 1] : NULL;
	return above && above->number >= 0 && above->number == s->g[i].number && title.n &&
	       above->title.n && segmenter_next(s, above->line) == i &&
	       s->g[above->line].class != CLASS_CONTENTS &&
	       title_likeness(s->arena, above->title, title) >= 0.9;
}

/* "Dagsordenspunkt 4: …" between a decision's heading and its body and date only refers. */
static bool within_decision_heading(const struct segmenter *s, uint32_t i)
{
	uint32_t above = segmenter_before(s, i), below = segmenter_next(s, i);
	return s->g[i].family == FAMILY_WORD && above != UINT32_MAX && below < s->n &&
	       s->g[above].class == CLASS_DECISION && !s->g[above].inline_heading &&
	       s->g[below].class == CLASS_DECISION;
}

static bool is_figure(const struct segmenter *s, uint32_t i)
{
	struct str t = i < s->n ? segmenter_text(s, i) : (struct str){"", 0};
	for (size_t k = 0; k < t.n; k++)
		if (!(t.p[k] >= '0' && t.p[k] <= '9') && !strchr(".,- ", t.p[k]))
			return false;
	return t.n > 0;
}

/* "2018", "0", "4.350", one below the other: the cells of a table. */
static bool is_cell(const struct segmenter *s, uint32_t i)
{
	return s->g[i].family == FAMILY_ALONE &&
	       (is_figure(s, segmenter_next(s, i)) || is_figure(s, segmenter_before(s, i)));
}

/* The second line of the heading above: its number, or "Lukket sag: …" under "Sag nr. 192",
 * "192". */
static bool completes_heading(const struct segmenter *s, uint32_t i)
{
	const struct candidate *above = s->c.n ? &s->c.at[s->c.n - 1] : NULL;
	if (!above || segmenter_next(s, above->line) != i)
		return false;
	bool number = above->family == FAMILY_WORD || above->family == FAMILY_ALONE;
	bool closed = s->g[i].family == FAMILY_CLOSED && s->g[i].number < 0;
	return above->family == FAMILY_AFTER || (number && !above->title.n && closed);
}

/* "14" alone and "Lukket punkt: Salg af grund" below it: one heading, with all that speaks for the
 * second line. */
static void number_closed(struct segmenter *s, uint32_t i)
{
	struct candidate *c = s->c.n > 1 ? &s->c.at[s->c.n - 1] : NULL, *above = c ? c - 1 : NULL;
	if (!c || c->line != i || c->family != FAMILY_CLOSED || c->number >= 0 ||
	    above->family != FAMILY_ALONE || segmenter_next(s, above->line) != i)
		return;
	double both = c->local + segment_weights.closed_number;
	above->local = above->local > both ? above->local : both;
}

/* "Ny mole 3." is a heading only right above a case number or a section's heading. */
static bool ends_in_figure(const struct segmenter *s, uint32_t i)
{
	uint32_t next = segmenter_next(s, i);
	return s->g[i].family == FAMILY_BEHIND &&
	       (next >= s->n || !candidate_is_heading_class(&s->g[next]));
}

static sp_rc collect(struct segmenter *s)
{
	for (uint32_t i = 0; i < s->n; i++) {
		const struct line_guess *g = &s->g[i];
		struct str title = {s->x->text + g->title_off, g->title_len};
		bool label = g->family == FAMILY_CLOSED && g->class == CLASS_LABEL;
		if (g->class != CLASS_FURNITURE && completes_heading(s, i)) {
			/* both lines tell that an item begins */
			if (g->family == FAMILY_CLOSED)
				s->c.at[s->c.n - 1].local +=
					segment_weights.closed + segment_weights.closed_near;
			continue;
		}
		if (g->class == CLASS_FURNITURE || (label && heading_above(s, i)) ||
		    repeats_heading(s, i, title) || within_decision_heading(s, i) ||
		    is_cell(s, i) || ends_in_figure(s, i))
			continue;
		if (g->family != FAMILY_NONE)
			SP_TRY(add_candidate(s, i, g->family, g->number, title));
		else
			SP_TRY(unnumbered_candidate(s, i));
		number_closed(s, i);
	}
	return SP_OK;
}

/* A list of contents repeats each heading: the early one without a body is the list's. numbered[j]
 * is the first candidate with a number from j on. */
static bool bodiless(const struct segmenter *s, uint32_t i, const uint32_t *numbered)
{
	uint32_t from = s->c.at[i].line, j = numbered[i + 1];
	while (j < s->c.n && s->c.at[j].line <= from)
		j = numbered[j + 1];
	return j < s->c.n &&
	       s->kind_count[SECTION_OTHER][from] == s->kind_count[SECTION_OTHER][s->c.at[j].line];
}

/* "Sag nr. 22" has its title on the line below. */
static struct str heading_title(const struct segmenter *s, const struct candidate *c)
{
	if (c->title.n || c->family != FAMILY_WORD)
		return c->title;
	return segmenter_text(s, segmenter_next(s, c->line));
}

static void mark_repeated(struct segmenter *s, uint32_t i)
{
	struct candidate *p = &s->c.at[i];
	uint32_t last = i + WINDOW < s->c.n ? i + WINDOW : s->c.n;
	uint32_t below = segmenter_next(s, p->line);
	for (uint32_t j = i + 1; j < last; j++) {
		struct candidate *q = &s->c.at[j];
		struct str title = heading_title(s, q);
		if (!title.n || q->line == below ||
		    (p->number >= 0 && q->number >= 0 && p->number != q->number) ||
		    title_likeness(s->arena, p->title, title) < 0.8)
			continue;
		p->local += segment_weights.listed_later;
		q->local += segment_weights.repeats_listed;
		break;
	}
}

static sp_rc mark_listed(struct segmenter *s)
{
	uint32_t *numbered = arena_array(s->arena, s->c.n + 1u, sizeof(*numbered));
	SP_NEED(numbered);
	numbered[s->c.n] = s->c.n;
	for (uint32_t j = s->c.n; j-- > 0;)
		numbered[j] = s->c.at[j].number >= 0 ? j : numbered[j + 1];
	for (uint32_t i = 0; i < s->c.n; i++)
		if (s->c.at[i].title.n && bodiless(s, i, numbered))
			mark_repeated(s, i);
	return SP_OK;
}

sp_rc candidates_collect(struct segmenter *s)
{
	SP_TRY(collect(s));
	return mark_listed(s);
}
