/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lines between items, and those of the document's head, tell of the items below them:
 * group headings, and the status that some layouts print above the title. */
#include "read/segment_groups.h"
#include "read/candidate.h"

uint32_t segmenter_under_title(const struct segmenter *s, const struct item_range *r)
{
	uint32_t after = segmenter_next(s, r->heading);
	bool apart = s->g[r->heading].number_len && !s->g[r->heading].title_len;
	return apart && after < s->n && s->g[after].class == CLASS_TEXT ? segmenter_next(s, after)
									: after;
}

static bool is_status_label(const struct segmenter *s, uint32_t i)
{
	return i < s->n && s->g[i].class == CLASS_LABEL &&
	       (s->g[i].label == LABEL_OPEN || s->g[i].label == LABEL_CLOSED);
}

/* "Lukket sag" above the title, as other layouts have it below: then it goes with the item below.
 */
void segmenter_move_status(const struct segmenter *s, struct segmentation *out)
{
	uint32_t above = 0, below = 0;
	for (uint32_t i = 0; i < out->items.n; i++) {
		const struct item_range *r = &out->items.at[i];
		above += is_status_label(s, segmenter_before(s, r->first));
		below += is_status_label(s, segmenter_under_title(s, r));
	}
	if (above <= below)
		return;
	for (uint32_t i = 0; i < out->items.n; i++) {
		struct item_range *r = &out->items.at[i];
		uint32_t before = segmenter_before(s, r->first);
		if (!is_status_label(s, before) || (i && before <= out->items.at[i - 1].heading))
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
		title = segmenter_text(s, heading);
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

static bool parts_items(const struct segmenter *s, uint32_t line)
{
	struct lex_hit hit;
	return s->g[line].class == CLASS_GROUP || s->g[line].class == CLASS_FURNITURE ||
	       lex_whole(s->group_body, segmenter_text(s, line), &hit);
}

/* "Lukket dagsorden" right below an item's title, with its text under it, is the item's own. */
static bool is_status(const struct segmenter *s, const struct segmentation *out, uint32_t next,
		      uint32_t line)
{
	const struct item_range *r = next ? &out->items.at[next - 1] : NULL;
	if (!r || line <= r->heading)
		return false;
	uint32_t i = segmenter_under_title(s, r);
	while (i < line && candidate_is_heading_class(&s->g[i]) && !candidate_is_section(&s->g[i]))
		i = segmenter_next(s, i);
	uint32_t below = segmenter_next(s, line);
	return i == line && below < out->items.at[next].first && s->g[below].class != CLASS_GROUP;
}

static bool is_listed_line(const struct segmenter *s, uint32_t i)
{
	return i < s->n && (s->g[i].number >= 0 || s->g[i].class == CLASS_CONTENTS);
}

/* The head says that the whole document is closed: "Lukket dagsorden" above or below the body's
 * name, not above the numbers of a list of contents. */
static bool head_closes(const struct segmenter *s, const struct segmentation *out)
{
	const struct lex_group *closed = lexicon_group(s->lex, "head_closed");
	uint32_t end = out->items.n ? out->items.at[0].heading : 0;
	struct lex_hit hit;
	for (uint32_t i = 0; i < end && !is_listed_line(s, i); i++) {
		struct str t = segmenter_text(s, i);
		if (t.n <= TITLE_LONGEST && lex_whole(closed, t, &hit) &&
		    (segmenter_next(s, i) == end || !is_listed_line(s, segmenter_next(s, i))))
			return true;
	}
	return false;
}

/* Group headings rule the items below them and belong to none. */
void segmenter_apply_groups(const struct segmenter *s, struct segmentation *out)
{
	enum label_kind group = head_closes(s, out) ? LABEL_CLOSED : LABEL_NONE;
	/* group headings of a list of contents say nothing: only one right above the first item */
	uint32_t line = out->items.n ? out->items.at[0].first : 0;
	while (line > 0 &&
	       (s->g[line - 1].class == CLASS_FURNITURE || s->g[line - 1].class == CLASS_GROUP))
		line--;
	for (uint32_t i = 0; i < out->items.n; i++) {
		struct item_range *r = &out->items.at[i];
		for (; line < r->first; line++)
			if (s->g[line].class == CLASS_GROUP && !is_status(s, out, i, line))
				group = (enum label_kind)s->g[line].label;
		r->group = group;
		if (group == LABEL_NONE && listed_closed(s, out->items.at[0].first, r->heading))
			r->group = LABEL_CLOSED;
		while (r->last > r->heading && parts_items(s, r->last))
			r->last--;
	}
}
