/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The heading of an item: number, title, case number, labels; and lines with roles. */
#include "read/attachment.h"
#include "read/item_parts.h"
#include "read/title.h"

enum { STATUS_SHORT = 16 /* "Lukket sag" */ };
enum { MARKER_ROOM = 25 }; /* " - Orientering (Lukket)" behind a title that is said again */

const struct line *item_line(const struct item_reader *r, uint32_t i)
{
	return &r->from->lines.at[i];
}

sp_rc item_fact_of_range(const struct item_reader *r, uint32_t line, uint32_t off, uint32_t len,
			 struct fact *out)
{
	struct passage p;
	SP_TRY(passage_of_range(r->x->arena, r->from, line, off, len, &p));
	return passage_fact(r->x->arena, &p, 0, len, out);
}

sp_rc item_fact_of_line(const struct item_reader *r, uint32_t i, struct fact *out)
{
	struct str v = line_value(r->from, item_line(r, i));
	return item_fact_of_range(r, i, (uint32_t)(v.p - r->from->text), (uint32_t)v.n, out);
}

static sp_rc set_kind(const struct item_reader *r, uint32_t i, enum label_kind label)
{
	static const enum item_kind kinds[] = {[LABEL_DECIDE] = ITEM_DECIDE,
					       [LABEL_INFORM] = ITEM_INFORM,
					       [LABEL_DISCUSS] = ITEM_DISCUSS};
	if (label == LABEL_CLOSED) {
		r->item->closed = true;
		return item_fact_of_line(r, i, &r->item->closed_said);
	}
	if (label < LABEL_DECIDE || r->item->kind != ITEM_KIND_UNKNOWN)
		return SP_OK;
	r->item->kind = kinds[label];
	return item_fact_of_line(r, i, &r->item->kind_said);
}

static sp_rc read_title(const struct item_reader *r, uint32_t i, uint32_t off, uint32_t len)
{
	struct passage p;
	SP_TRY(passage_of_range(r->x->arena, r->from, i, off, len, &p));
	return title_read(r->x, &p, r->item);
}

static sp_rc case_line(const struct item_reader *r, uint32_t i)
{
	const struct line_guess *g = &r->g[i];
	if (r->item->case_no.text || !g->case_len)
		return SP_OK;
	return item_fact_of_range(r, i, g->case_off, g->case_len, &r->item->case_no);
}

sp_rc item_files_line(const struct item_reader *r, uint32_t i)
{
	struct passage p;
	SP_TRY(passage_of_lines(r->x->arena, r->from, i, i, &p));
	return attachment_files_read(r->x, &p, r->item);
}

/* A line that says the title once more. */
static bool repeats_title(const struct item_reader *r, uint32_t i)
{
	struct str t = line_str(r->from, item_line(r, i));
	if (!r->item->title.text || t.n > 300 || r->g[i].class != CLASS_TEXT)
		return false;
	struct str title = str_of(r->item->title.text);
	return (t.n <= title.n + MARKER_ROOM && str_istarts(t, title)) ||
	       title_likeness(r->x->arena, title, t) >= 0.9;
}

/* A line of the heading; *is tells whether it was one. */
sp_rc item_heading_line(const struct item_reader *r, uint32_t i, bool *is)
{
	const struct line_guess *g = &r->g[i];
	*is = true;
	switch (g->class) {
	case CLASS_CASE:
		if (g->label == LABEL_CLOSED)
			SP_TRY(set_kind(r, i, LABEL_CLOSED));
		return case_line(r, i);
	case CLASS_LABEL:
		return set_kind(r, i, (enum label_kind)g->label);
	case CLASS_FILES:
		return item_files_line(r, i);
	case CLASS_FURNITURE:
		return SP_OK;
	case CLASS_GROUP:
		return g->label >= LABEL_DECIDE || g->label == LABEL_CLOSED
			       ? set_kind(r, i, (enum label_kind)g->label)
			       : SP_OK;
	default:
		*is = repeats_title(r, i);
		return SP_OK;
	}
}

/* The bytes of "- " before a title. */
static uint32_t bullet_length(const struct item_reader *r, uint32_t i)
{
	struct str t = line_str(r->from, item_line(r, i));
	size_t at = 0, space = str_find(t, STR(" "));
	uint32_t first = t.n ? str_utf8_next(t, &at) : 0;
	bool mark = r->g[i].bulleted && space != SIZE_MAX && !str_is_alpha(first) &&
		    !(first >= '0' && first <= '9');
	return mark ? (uint32_t)(str_trim(str_sub(t, space, t.n)).p - t.p) : 0;
}

/* "Form: Beslutning", "Orienteringssag" further down than the heading. */
sp_rc item_kind_line(const struct item_reader *r, uint32_t i, const struct block *within)
{
	const struct line_guess *g = &r->g[i];
	if (within->decision || within->kind == SECTION_RECOMMENDATION ||
	    within->kind == SECTION_DECISION || g->label < LABEL_DECIDE ||
	    str_istarts(line_str(r->from, item_line(r, i)), STR("til ")))
		return SP_OK;
	return set_kind(r, i, (enum label_kind)g->label);
}

/* "Åbent punkt" and "Lukket punkt" below each other are the choices of a form. */
static bool is_choice(const struct item_reader *r, uint32_t i)
{
	return (i > r->range->first && r->g[i - 1].label == LABEL_OPEN) ||
	       (i < r->range->last && r->g[i + 1].label == LABEL_OPEN);
}

/* A group heading with matter under it whose own heading was not seen. */
static bool has_matter_under(const struct item_reader *r, uint32_t i)
{
	uint32_t lines = 0;
	for (uint32_t k = i + 1; k <= r->range->last; k++)
		lines += r->g[k].class != CLASS_FURNITURE;
	return r->g[i].label == LABEL_CLOSED && lines > 1;
}

/* May the line tell it? Attachments are closed by themselves, and a short status at the end is what
 * the page has above its next item. */
static bool may_close(const struct item_reader *r, uint32_t i, struct str t)
{
	const struct line_guess *g = &r->g[i];
	bool listed = r->blocks.n && r->blocks.at[r->blocks.n - 1].kind == SECTION_ATTACHMENTS;
	bool kind = g->class == CLASS_TEXT || g->class == CLASS_LABEL || g->class == CLASS_GROUP ||
		    g->inline_heading;
	return kind && !listed && !r->item->closed && (i < r->range->last || t.n > STATUS_SHORT);
}

sp_rc item_closed_line(const struct item_reader *r, uint32_t i)
{
	const struct line_guess *g = &r->g[i];
	struct str t = line_str(r->from, item_line(r, i));
	struct lex_hit hit;
	bool told;
	if (g->inline_heading)
		t = (struct str){r->from->text + g->rest_off, g->rest_len};
	if (!may_close(r, i, t))
		return SP_OK;
	if (g->class == CLASS_GROUP)
		told = has_matter_under(r, i);
	else if (g->class == CLASS_LABEL)
		told = g->labelled && !is_choice(r, i);
	else
		told = lex_start(lexicon_group(r->x->lex, "closed_told"), t, &hit);
	return told ? set_kind(r, i, LABEL_CLOSED) : SP_OK;
}

/* "Drøftelse" as the heading of what came of the item. */
sp_rc item_kind_column(const struct item_reader *r, uint32_t i)
{
	const struct line_guess *g = &r->g[i];
	return g->class == CLASS_DECISION && g->label >= LABEL_DECIDE
		       ? set_kind(r, i, (enum label_kind)g->label)
		       : SP_OK;
}

/* The heading is a title without a number, or with one on the next line. */
static sp_rc title_line(const struct item_reader *r, uint32_t *next)
{
	uint32_t i = r->range->heading, k = i + 1;
	const struct line *l = item_line(r, i);
	while (k < r->range->last && r->g[k].class == CLASS_FURNITURE)
		k++;
	if (r->range->family == FAMILY_AFTER && k <= r->range->last) {
		*next = k + 1;
		SP_TRY(item_fact_of_range(r, k, r->g[k].number_off, r->g[k].number_len,
					  &r->item->number));
	}
	uint32_t mark = bullet_length(r, i);
	return read_title(r, i, l->off + mark, l->len - mark);
}

/* "Lukket punkt" under a number, and no title below: that is all the minutes call it. */
static bool is_closed_title(const struct item_reader *r, uint32_t i)
{
	uint32_t next = i + 1;
	while (next <= r->range->last && r->g[next].class == CLASS_FURNITURE)
		next++;
	return r->g[i].class == CLASS_LABEL && r->g[i].family == FAMILY_CLOSED &&
	       (next > r->range->last || r->g[next].class != CLASS_TEXT || r->g[next].prose);
}

/* "Emne: Ny bro" below a number: the label of the title. */
static sp_rc labelled_title(const struct item_reader *r, uint32_t i, bool *is)
{
	const struct line *l = item_line(r, i);
	struct lex_hit hit;
	*is = lex_start(lexicon_group(r->x->lex, "title_label"), line_str(r->from, l), &hit);
	if (!*is)
		return SP_OK;
	return read_title(r, i, l->off + (uint32_t)hit.to, l->len - (uint32_t)hit.to);
}

/* The candidate's own line: number and title; the title may stand on the next line. */
sp_rc item_own_heading(const struct item_reader *r, uint32_t *next)
{
	uint32_t i = r->range->heading;
	const struct line_guess *g = &r->g[i];
	*next = i + 1;
	if (r->range->family == FAMILY_NAMELESS) {
		*next = i;
		return SP_OK;
	}
	if (r->range->family == FAMILY_TITLE || r->range->family == FAMILY_AFTER)
		return title_line(r, next);
	if (g->number_len)
		SP_TRY(item_fact_of_range(r, i, g->number_off, g->number_len, &r->item->number));
	if (g->class == CLASS_TEXT && g->label == LABEL_CLOSED)
		SP_TRY(set_kind(r, i, LABEL_CLOSED));
	if (r->range->family == FAMILY_CLOSED) {
		r->item->closed = true;
		SP_TRY(item_fact_of_line(r, i, &r->item->closed_said));
		if (!g->number_len)
			return read_title(r, i, item_line(r, i)->off, item_line(r, i)->len);
	}
	if (g->title_len)
		return read_title(r, i, g->title_off, g->title_len);
	for (; *next <= r->range->last; (*next)++) {
		uint32_t k = *next;
		bool is = false;
		if (r->g[k].class == CLASS_TEXT || is_closed_title(r, k)) {
			(*next)++;
			return read_title(r, k, item_line(r, k)->off, item_line(r, k)->len);
		}
		SP_TRY(labelled_title(r, k, &is));
		if (is) {
			(*next)++;
			return SP_OK;
		}
		SP_TRY(item_heading_line(r, k, &is));
		if (!is)
			return SP_OK;
	}
	return SP_OK;
}

sp_rc item_role_line(const struct item_reader *r, uint32_t i)
{
	struct passage p;
	struct str v = line_value(r->from, item_line(r, i));
	SP_TRY(passage_of_range(r->x->arena, r->from, i, (uint32_t)(v.p - r->from->text),
				(uint32_t)v.n, &p));
	switch ((enum line_role)item_line(r, i)->role) {
	case LINE_ITEM_NUMBER:
		return item_fact_of_line(r, i, &r->item->number);
	case LINE_ITEM_TITLE:
		return title_read(r->x, &p, r->item);
	case LINE_ITEM_CASE:
		return item_fact_of_line(r, i, &r->item->case_no);
	case LINE_ITEM_CLOSED:
		return set_kind(r, i, LABEL_CLOSED);
	case LINE_ITEM_KIND: {
		struct lex_hit hit;
		if (!lex_find(lexicon_group(r->x->lex, "kind_word"), p.text, 0, &hit))
			return SP_OK;
		return set_kind(r, i,
				strcmp(hit.key, "decide") == 0	 ? LABEL_DECIDE
				: strcmp(hit.key, "inform") == 0 ? LABEL_INFORM
								 : LABEL_DISCUSS);
	}
	case LINE_ITEM_ROUTE:
		return route_read(r->x, &p, &r->item->route);
	case LINE_ITEM_ABSENT: {
		rec_persons present = {0};
		SP_TRY(persons_read(r->x, &p, &r->item->absent, &present));
		return SP_OK;
	}
	case LINE_ATTACHMENT:
	case LINE_ATTACHMENT_CLOSED: {
		struct rec_attachment *a = sp_push(r->x->arena, &r->item->attachments);
		SP_NEED(a);
		a->closed = item_line(r, i)->role == LINE_ATTACHMENT_CLOSED;
		a->ref = item_line(r, i)->ref;
		return passage_fact(r->x->arena, &p, 0, p.text.n, &a->title);
	}
	default:
		return SP_OK;
	}
}

/* "05.01.02-P20-3-19 Ejeren har søgt …": the case number as the first word of the text. */
sp_rc item_first_case(struct item_reader *r)
{
	const struct block *b = r->blocks.n ? &r->blocks.at[0] : NULL;
	struct lex_hit hit;
	if (!b || b->heading != UINT32_MAX || r->item->case_no.text ||
	    !lex_find(lexicon_group(r->x->lex, "case_inline"), b->text.text, 0, &hit) || hit.from)
		return SP_OK;
	return passage_fact(r->x->arena, &b->text, hit.group[1].from,
			    hit.group[1].to - hit.group[1].from, &r->item->case_no);
}

/* "Dagsordenspunkt 4: Title (2017-0123456)" between a decision's heading and its body and date: it
 * tells the item's number and case, and is no decision. */
static sp_rc read_reference(const struct item_reader *r, struct block *b)
{
	const struct line_guess *g = &r->g[b->first];
	struct lex_hit hit;
	b->decision = false;
	b->kind = SECTION_OTHER;
	if (!r->item->number.text && g->number_len)
		SP_TRY(item_fact_of_range(r, b->first, g->number_off, g->number_len,
					  &r->item->number));
	if (r->item->case_no.text ||
	    !lex_find(lexicon_group(r->x->lex, "case_inline"), b->text.text, 0, &hit))
		return SP_OK;
	return passage_fact(r->x->arena, &b->text, hit.group[1].from,
			    hit.group[1].to - hit.group[1].from, &r->item->case_no);
}

sp_rc item_references(struct item_reader *r)
{
	for (uint32_t i = 0; i + 1 < r->blocks.n; i++) {
		struct block *b = &r->blocks.at[i];
		if (b->decision && b[1].decision && b->first == b->last &&
		    r->g[b->first].family == FAMILY_WORD)
			SP_TRY(read_reference(r, b));
	}
	return SP_OK;
}
