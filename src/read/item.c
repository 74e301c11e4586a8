/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/item.h"

#include "read/attachment.h"
#include "read/body.h"
#include "read/item_parts.h"
#include "read/title.h"

enum { ROAD_LINE_MAX = 80 };

/* ---- sections ---- */

static sp_rc open_block(struct item_reader *r, uint32_t heading, uint32_t first)
{
	struct block *b = sp_push(r->x->arena, &r->blocks);
	SP_NEED(b);
	b->heading = heading;
	b->first = first;
	b->last = first - 1;
	if (heading != UINT32_MAX) {
		b->decision = r->g[heading].class == CLASS_DECISION && heading != r->told;
		b->kind = b->decision	       ? SECTION_DECISION
			  : heading == r->told ? SECTION_FACTS
					       : r->g[heading].section;
		b->lead = r->g[heading].class == CLASS_TEXT;
		if (b->lead) {
			b->kind = SECTION_RECOMMENDATION;
			b->heading = UINT32_MAX;
			b->first = b->last = heading;
		}
	}
	return SP_OK;
}

/* "04-05-2020 Havneudvalget" under "Sagens forløb" */
static sp_rc history_step(const struct item_reader *r, uint32_t i, bool *is)
{
	const struct block *last = r->blocks.n ? &r->blocks.at[r->blocks.n - 1] : NULL;
	const struct line *l = item_line(r, i);
	struct decision_heading said;
	struct passage p;
	*is = false;
	if (!last || (last->kind != SECTION_HISTORY && !last->dated) || !l->len ||
	    r->from->text[l->off] < '0' || r->from->text[l->off] > '9')
		return SP_OK;
	SP_TRY(passage_of_range(r->x->arena, r->from, i, l->off, l->len, &p));
	return decision_heading_dated(r->x, &p, is, &said);
}

static sp_rc open_step(struct item_reader *r, uint32_t i)
{
	SP_TRY(open_block(r, i, i + 1));
	struct block *b = &r->blocks.at[r->blocks.n - 1];
	b->first = i + 1;
	b->last = i;
	b->heading = i;
	b->lead = false;
	b->decision = b->dated = true;
	b->kind = SECTION_DECISION;
	return SP_OK;
}

/* "Beslutning: …" told inside a history is running text. */
static bool told_in_history(const struct item_reader *r, uint32_t i)
{
	const struct block *last = r->blocks.n ? &r->blocks.at[r->blocks.n - 1] : NULL;
	return last && last->kind == SECTION_HISTORY && last->first <= last->last &&
	       r->g[i].inline_heading && item_line(r, i)->role == LINE_TEXT;
}

/* Within a list of attachments a line like "Høringssvar" is one of them. */
static bool attachment_title(const struct item_reader *r, uint32_t i)
{
	const struct line *l = item_line(r, i);
	enum section_kind kind = r->g[i].section;
	bool weak = kind == SECTION_CONSULTATION || kind == SECTION_OTHER ||
		    kind == SECTION_PROCESS || kind == SECTION_HISTORY;
	return weak && !l->gap && !l->heading && l->role == LINE_TEXT && r->blocks.n &&
	       r->blocks.at[r->blocks.n - 1].kind == SECTION_ATTACHMENTS;
}

/* "Økonomiudvalget den 17. april 2018" under "Høring og sagsgang" is a step, not a decision. */
static bool route_step(const struct item_reader *r, uint32_t i)
{
	struct str t = line_str(r->from, item_line(r, i));
	struct lex_hit hit;
	bool decides = i < r->range->last && r->g[i + 1].class == CLASS_TEXT &&
		       lex_start(lexicon_group(r->x->lex, "decision.begins"),
				 line_str(r->from, item_line(r, i + 1)), &hit);
	return r->g[i].class == CLASS_DECISION && r->blocks.n && !r->g[i].rest_len && !decides &&
	       r->blocks.at[r->blocks.n - 1].kind == SECTION_ROUTE &&
	       !lex_find(lexicon_group(r->x->lex, "route_decision"), t, 0, &hit);
}

static bool begins_section(const struct item_reader *r, uint32_t i)
{
	enum line_class class = r->g[i].class;
	if (r->leads && r->g[i].lead &&
	    !(r->blocks.n && (r->blocks.at[r->blocks.n - 1].kind == SECTION_RECOMMENDATION ||
			      r->blocks.at[r->blocks.n - 1].decision)))
		return true;
	if ((class == CLASS_SECTION && attachment_title(r, i)) || route_step(r, i))
		return false;
	return (class == CLASS_SECTION || class == CLASS_DECISION) && !told_in_history(r, i);
}

static bool has_recommendation(const struct item_reader *r)
{
	for (uint32_t i = 0; i < r->blocks.n; i++)
		if (r->blocks.at[i].kind == SECTION_RECOMMENDATION)
			return true;
	return false;
}

static bool has_lead(const struct item_reader *r, uint32_t next)
{
	for (uint32_t i = next; i <= r->range->last; i++)
		if (r->g[i].lead)
			return true;
	return false;
}

/* "c. Konference den 10. december": the letter of a matter, or 0. */
static char matter_letter(const struct item_reader *r, uint32_t i)
{
	struct str t = line_str(r->from, item_line(r, i));
	bool mark = t.n > 4 && (t.p[1] == '.' || t.p[1] == ')') && t.p[2] == ' ';
	bool letter =
		mark && ((t.p[0] >= 'a' && t.p[0] <= 'z') || (t.p[0] >= 'A' && t.p[0] <= 'Z'));
	return letter ? t.p[0] : '\0';
}

/* An item of several lettered matters may list attachments after each: the next letter ends them.
 */
static sp_rc next_matter(struct item_reader *r, uint32_t i)
{
	const struct block *last = r->blocks.n ? &r->blocks.at[r->blocks.n - 1] : NULL;
	char letter = matter_letter(r, i);
	bool listing = last && last->kind == SECTION_ATTACHMENTS;
	if (!letter || (listing && (!r->letter || letter != r->letter + 1)))
		return SP_OK;
	r->letter = letter;
	if (!listing)
		return SP_OK;
	SP_TRY(open_block(r, UINT32_MAX, i));
	r->blocks.at[r->blocks.n - 1].kind = SECTION_FACTS;
	return SP_OK;
}

/* "Sagsnr.: 20/1471" below a section, in an item whose number has not been said. */
static bool labelled_case(struct item_reader *r, uint32_t i)
{
	if (r->g[i].labelled && !r->item->case_no.text)
		r->case_line = i;
	return r->case_line && r->case_line == i;
}

/* A case number below the heading that is the item's own: above all sections, or said at the end
 * under a label. */
static bool tells_case(struct item_reader *r, uint32_t i)
{
	bool before_sections = !r->blocks.n || r->blocks.at[0].heading == UINT32_MAX;
	return r->g[i].class == CLASS_CASE &&
	       ((before_sections && r->blocks.n < 2) || r->g[i - 1].class == CLASS_CASE ||
		!r->g[i].case_len || labelled_case(r, i));
}

/* A line that is no heading of a section; *heading tells whether the item's own still goes on. */
static sp_rc take_text(struct item_reader *r, uint32_t i, bool *heading)
{
	enum line_class class = r->g[i].class;
	bool is = false;
	if (*heading || tells_case(r, i))
		SP_TRY(item_heading_line(r, i, &is));
	else if (class == CLASS_FILES)
		SP_TRY(item_files_line(r, i));
	if (is || class == CLASS_FURNITURE || class == CLASS_FILES)
		return SP_OK;
	SP_TRY(item_closed_line(r, i));
	if (class == CLASS_LABEL && r->blocks.n)
		SP_TRY(item_kind_line(r, i, &r->blocks.at[r->blocks.n - 1]));
	*heading = false;
	if (!r->blocks.n)
		SP_TRY(open_block(r, UINT32_MAX, i));
	SP_TRY(next_matter(r, i));
	r->blocks.at[r->blocks.n - 1].last = i;
	return SP_OK;
}

static sp_rc cut_blocks(struct item_reader *r, uint32_t next)
{
	bool heading = true;
	for (uint32_t i = next; i <= r->range->last && i < r->from->lines.n; i++) {
		uint8_t role = item_line(r, i)->role;
		bool step;
		SP_TRY(history_step(r, i, &step));
		if (step)
			SP_TRY(open_step(r, i));
		else if (role != LINE_TEXT && role != LINE_SECTION && role != LINE_DECISION) {
			SP_TRY(item_role_line(r, i));
		} else if (begins_section(r, i)) {
			heading = false;
			SP_TRY(item_kind_column(r, i));
			SP_TRY(item_closed_line(r, i));
			SP_TRY(open_block(r, i, i + 1));
		} else {
			SP_TRY(take_text(r, i, &heading));
		}
	}
	return SP_OK;
}

static bool is_bare_decision(const struct item_reader *r, const struct block *b)
{
	struct lex_hit hit;
	struct str t = line_str(r->from, item_line(r, b->heading));
	return b->decision && !r->g[b->heading].rest_len &&
	       lex_whole(lexicon_group(r->x->lex, "section_decision"), t, &hit);
}

/* Some pages put the whole matter under "Beslutning", and below it "Beslutning i Byrådet den …":
 * the line of that first heading when nothing stands above it, else UINT32_MAX. */
static uint32_t told_under_decision(const struct item_reader *r)
{
	const struct block *first = NULL;
	for (uint32_t i = 0; i < r->blocks.n; i++) {
		const struct block *b = &r->blocks.at[i];
		if (b->heading == UINT32_MAX)
			continue;
		if (!first && !is_bare_decision(r, b))
			return UINT32_MAX;
		if (first && b->decision && !is_bare_decision(r, b))
			return first->heading;
		if (first && b->kind == SECTION_RECOMMENDATION)
			return UINT32_MAX;
		first = first ? first : b;
	}
	return UINT32_MAX;
}

static sp_rc block_text(const struct item_reader *r, struct block *b)
{
	const struct line_guess *g = b->heading == UINT32_MAX ? NULL : &r->g[b->heading];
	if (b->first > b->last && !(g && g->rest_len)) {
		b->text = (struct passage){.text = {"", 0}, .from = r->from};
		return SP_OK;
	}
	uint32_t rest = g ? g->rest_len : 0;
	struct passage p;
	if (!rest)
		return passage_of_lines(r->x->arena, r->from, b->first, b->last, &b->text);
	const struct line *l = item_line(r, b->heading);
	SP_TRY(passage_of_lines(r->x->arena, r->from, b->heading,
				b->last >= b->first ? b->last : b->heading, &p));
	return passage_sub(r->x->arena, &p, g->rest_off - l->off, p.text.n, &b->text);
}

static sp_rc block_heading(const struct item_reader *r, struct block *b)
{
	struct passage p;
	bool is;
	if (!b->decision || b->heading == UINT32_MAX)
		return SP_OK;
	const struct line *l = item_line(r, b->heading);
	SP_TRY(passage_of_range(r->x->arena, r->from, b->heading, l->off, l->len, &p));
	return b->dated ? decision_heading_dated(r->x, &p, &is, &b->said)
			: decision_heading_read(r->x, &p, &is, &b->said);
}

static sp_rc keep_section(const struct item_reader *r, const struct block *b)
{
	struct rec_section *s = sp_push(r->x->arena, &r->item->sections);
	SP_NEED(s);
	s->kind = b->kind;
	s->passage = b->text;
	if (b->heading != UINT32_MAX) {
		const struct line_guess *g = &r->g[b->heading];
		const struct line *l = item_line(r, b->heading);
		uint32_t len = g->rest_len ? g->rest_off - l->off : l->len;
		SP_TRY(item_fact_of_range(r, b->heading, l->off, len, &s->heading));
	}
	return passage_fact(r->x->arena, &b->text, 0, b->text.text.n, &s->text);
}

/* The item's lines above a block. */
static struct str text_above(const struct item_reader *r, const struct block *b)
{
	uint32_t from = item_line(r, r->range->first)->off;
	uint32_t to = item_line(r, b->heading == UINT32_MAX ? b->first : b->heading)->off;
	return (struct str){r->from->text + from, to > from ? to - from : 0};
}

static sp_rc read_decisions(struct item_reader *r)
{
	uint32_t own = item_own_decision(r);
	struct extract_context x = *r->x;
	for (uint32_t i = 0; i < r->blocks.n; i++) {
		struct block *b = &r->blocks.at[i];
		struct rec_decision *d;
		if (!b->decision)
			continue;
		if (i == own) {
			d = &r->item->decision;
		} else {
			b->kind = SECTION_PRIOR_DECISION;
			if (!b->text.text.n || (own != UINT32_MAX && item_tells_own(r, b)))
				continue;
			d = sp_push(r->x->arena, &r->item->prior_decisions);
			SP_NEED(d);
		}
		d->body = b->said.said.body;
		d->date = b->said.said.date;
		d->item_no = b->said.said.item_no;
		x.above = text_above(r, b);
		SP_TRY(decision_read(&x, &b->text, i == own, r->item, d));
		/* a running head and the page's number */
		if (i != own && !d->text.text)
			r->item->prior_decisions.n--;
	}
	return SP_OK;
}

/* "Sagsforløb: HU/BY", then what the case is about: the road ends before the first sentence. */
static size_t road_length(struct str t)
{
	struct str rest = t, line;
	while (str_cut(&rest, '\n', &line)) {
		line = str_trim(line);
		if (line.n > ROAD_LINE_MAX || (line.n && line.p[line.n - 1] == '.'))
			return (size_t)(line.p - t.p);
	}
	return t.n;
}

static sp_rc read_recommendations(struct item_reader *r)
{
	for (uint32_t i = 0; i < r->blocks.n; i++) {
		struct block *b = &r->blocks.at[i];
		struct passage road = b->text;
		if (b->kind != SECTION_ROUTE)
			continue;
		if (b->heading != UINT32_MAX && r->g[b->heading].rest_len)
			SP_TRY(passage_sub(r->x->arena, &b->text, 0, road_length(road.text),
					   &road));
		SP_TRY(route_read(r->x, &road, &r->item->route));
	}
	SP_TRY(item_loose_road(r));
	for (uint32_t i = 0; i < r->blocks.n; i++) {
		struct block *b = &r->blocks.at[i];
		struct passage p = b->text;
		struct lex_hit hit;
		if (b->kind != SECTION_RECOMMENDATION || !p.text.n)
			continue;
		/* a heading that names the recommender opens the recommendation itself */
		if (b->heading != UINT32_MAX &&
		    lex_start(lexicon_group(r->x->lex, "recommend_lead"),
			      line_str(r->from, item_line(r, b->heading)), &hit))
			SP_TRY(passage_of_lines(r->x->arena, r->from, b->heading,
						b->last >= b->first ? b->last : b->heading, &p));
		SP_TRY(recommendation_read(r->x, &p, r->item));
	}
	return SP_OK;
}

static sp_rc read_facts(struct item_reader *r)
{
	/* files named by the page itself come before a list in prose */
	bool listed = r->item->attachments.n > 0;
	for (uint32_t i = 0; i < r->blocks.n; i++) {
		const struct block *b = &r->blocks.at[i];
		if (!b->text.text.n)
			continue;
		if (b->kind == SECTION_ATTACHMENTS) {
			if (!listed)
				SP_TRY(attachments_read(r->x, &b->text, r->item));
			continue;
		}
		SP_TRY(money_read(r->x, &b->text, b->kind, r->item));
		SP_TRY(commitments_read(r->x, &b->text, b->kind, r->item));
	}
	return SP_OK;
}

/* "A. Invitation …", "B. …": the parts of an item that gathers several matters. */
static sp_rc read_parts(struct item_reader *r)
{
	for (uint32_t i = 0; i < r->blocks.n; i++) {
		const struct block *b = &r->blocks.at[i];
		char expected = 0;
		if (b->kind != SECTION_FACTS && b->kind != SECTION_OTHER)
			continue;
		for (uint32_t k = b->first; k <= b->last && b->first <= b->last; k++) {
			struct str t = line_str(r->from, item_line(r, k));
			bool mark = t.n > 3 && (t.p[1] == '.' || t.p[1] == ')') && t.p[2] == ' ';
			if (!mark || (t.p[0] != 'A' && t.p[0] != 'a' && t.p[0] != expected))
				continue;
			expected = (char)(t.p[0] + 1);
			struct rec_part *part = sp_push(r->x->arena, &r->item->parts);
			SP_NEED(part);
			uint32_t off = item_line(r, k)->off;
			SP_TRY(item_fact_of_range(r, k, off, 1, &part->mark));
			SP_TRY(item_fact_of_range(r, k, off + 3, (uint32_t)t.n - 3, &part->text));
		}
	}
	return SP_OK;
}

/* Closed items are numbered from 101 where the open ones count from 1. */
static sp_rc read_closed_number(const struct item_reader *r)
{
	if (!r->range->closed_number || r->item->closed || !r->item->number.text)
		return SP_OK;
	r->item->closed = true;
	r->item->closed_said = r->item->number;
	r->item->closed_said.doubt = DOUBT_COUNTED;
	return SP_OK;
}

static sp_rc read_group(const struct item_reader *r)
{
	enum label_kind group = r->range->group;
	if (group == LABEL_CLOSED)
		r->item->closed = true;
	if (group >= LABEL_DECIDE && r->item->kind == ITEM_KIND_UNKNOWN)
		r->item->kind = group == LABEL_DECIDE	? ITEM_DECIDE
				: group == LABEL_INFORM ? ITEM_INFORM
							: ITEM_DISCUSS;
	return SP_OK;
}

sp_rc item_read(const struct extract_context *x, const struct extraction *from,
		const struct line_guess *guesses, const struct item_range *range,
		struct rec_item *item)
{
	struct extract_context inner = *x;
	struct item_reader r = {
		.x = &inner, .from = from, .g = guesses, .range = range, .item = item};
	uint32_t next = range->first;
	r.told = UINT32_MAX;
	inner.item = item;
	bool given = from->lines.at[range->first].starts_item;
	if (!given) {
		for (uint32_t i = range->first; i < range->heading; i++) {
			bool is;
			SP_TRY(item_heading_line(&r, i, &is));
		}
		SP_TRY(item_own_heading(&r, &next));
	}
	SP_TRY(cut_blocks(&r, next));
	r.told = told_under_decision(&r);
	if (r.told != UINT32_MAX || (!has_recommendation(&r) && has_lead(&r, next))) {
		r.leads = true;
		r.blocks.n = 0;
		item->attachments.n = 0;
		SP_TRY(cut_blocks(&r, next));
	}
	SP_TRY(read_group(&r));
	SP_TRY(read_closed_number(&r));
	if (x->prose && r.blocks.n == 1) {
		r.blocks.at[0].decision = true;
		r.blocks.at[0].kind = SECTION_DECISION;
	}
	for (uint32_t i = 0; i < r.blocks.n; i++) {
		SP_TRY(block_text(&r, &r.blocks.at[i]));
		SP_TRY(block_heading(&r, &r.blocks.at[i]));
	}
	if (x->told && !x->prose)
		SP_TRY(item_loose_verdict(&r));
	SP_TRY(item_first_case(&r));
	SP_TRY(item_references(&r));
	item_loose_task(&r);
	SP_TRY(read_recommendations(&r));
	SP_TRY(item_loose_recommendation(&r));
	SP_TRY(item_loose_absent(&r));
	SP_TRY(read_decisions(&r));
	for (uint32_t i = 0; i < r.blocks.n; i++)
		if (r.blocks.at[i].text.text.n)
			SP_TRY(keep_section(&r, &r.blocks.at[i]));
	SP_TRY(read_facts(&r));
	SP_TRY(read_parts(&r));
	item->truncated = from->truncated && range->last + 1 == from->lines.n;
	return SP_OK;
}
