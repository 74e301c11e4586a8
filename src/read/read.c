/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/read.h"

#include "read/doubts.h"
#include "read/gaps.h"
#include "read/head.h"
#include "read/item.h"
#include "read/municipality.h"
#include "read/reflow.h"

enum { TITLES_COMPARED = 64, PROSE_LEAST = 3 };

static sp_rc read_items(const struct extract_context *x, const struct extraction *from,
			const struct line_guess *guesses, const struct segmentation *seg,
			struct record *r)
{
	r->items.n = 0;
	for (uint32_t i = 0; i < seg->items.n; i++) {
		struct rec_item *item = sp_push(x->arena, &r->items);
		SP_NEED(item);
		*item = (struct rec_item){0};
		SP_TRY(item_read(x, from, guesses, &seg->items.at[i], item));
	}
	return SP_OK;
}

/* The abbreviation that stands before a title: "BSU - Orientering", "BSU/ØU/KB - Idékatalog". */
static bool prefix_of(const struct extract_context *x, const struct extraction *from,
		      const struct line_guess *g, struct str *out)
{
	struct str title = {from->text + g->title_off, g->title_len};
	struct lex_hit hit;
	if (!title.n || !lex_start(lexicon_group(x->lex, "title_route"), title, &hit))
		return false;
	struct str all = lex_part(&hit, title, 1);
	if (!str_cut(&all, '/', out))
		return false;
	*out = str_trim(*out);
	return true;
}

/* Most titles begin with the same abbreviation: it is the meeting's own body. */
static sp_rc learn_alias(const struct extract_context *x, const struct extraction *from,
			 const struct line_guess *guesses, const struct segmentation *seg,
			 struct rec_meeting *meeting)
{
	struct str best = {NULL, 0};
	uint32_t most = 0;
	for (uint32_t i = 0; i < seg->items.n && i < TITLES_COMPARED; i++) {
		struct str p, q;
		uint32_t n = 0;
		if (!prefix_of(x, from, &guesses[seg->items.at[i].heading], &p))
			continue;
		for (uint32_t k = 0; k < seg->items.n && k < TITLES_COMPARED; k++)
			n += prefix_of(x, from, &guesses[seg->items.at[k].heading], &q) &&
			     str_eq(p, q);
		if (n > most) {
			most = n;
			best = p;
		}
	}
	if (most < 2 || most * 2 < seg->items.n)
		return SP_OK;
	struct fact *alias = sp_push(x->arena, &meeting->body_aliases);
	struct span *at = ARENA_NEW(x->arena, struct span);
	SP_NEED(alias && at);
	*at = (struct span){(uint32_t)(best.p - from->text), (uint32_t)best.n};
	alias->text = str_dup(x->arena, best);
	alias->spans = (struct spans){at, 1};
	SP_NEED(alias->text);
	return SP_OK;
}

/* A council's own minutes: numbered matters with what was said and decided about each, and not one
 * heading of a section among them. */
static bool is_prose(const struct line_guess *guesses, const struct segmentation *seg)
{
	uint32_t told = 0;
	for (uint32_t i = 0; i < seg->items.n; i++) {
		const struct item_range *r = &seg->items.at[i];
		for (uint32_t k = r->first; k <= r->last; k++)
			if (guesses[k].class == CLASS_SECTION || guesses[k].class == CLASS_DECISION)
				return false;
		told += r->last > r->heading;
	}
	return told >= PROSE_LEAST && told * 2 > seg->items.n;
}

sp_rc read_extraction(struct arena *a, const struct lexicon *lex, const struct extraction *from,
		      struct record **out, struct sp_err *e)
{
	struct record *r = ARENA_NEW(a, struct record);
	struct line_guess *guesses;
	struct segmentation seg;
	struct extraction *cut;
	SP_NEED(r);
	SP_TRY(reflow(a, lex, from, &cut));
	r->from = from = cut;
	struct extract_context x = {.arena = a, .lex = lex, .meeting = &r->meeting};
	SP_TRY(classify_lines(a, lex, from, &r->meeting, &guesses));
	SP_TRY(head_closing(&x, from, guesses, &r->meeting));
	SP_TRY(segment_items(a, lex, from, guesses, &seg));
	SP_TRY(head_read(&x, from, seg.head_last, &r->meeting));
	x.told = r->meeting.kind != MEETING_AGENDA && r->meeting.kind != MEETING_SUPPLEMENT;
	x.prose = x.told && is_prose(guesses, &seg);
	SP_TRY(learn_alias(&x, from, guesses, &seg, &r->meeting));
	SP_TRY(head_complete(&x, from, r));
	SP_TRY(head_aliases(&x, from, &r->meeting));
	SP_TRY(head_spell_body(&x, from, &r->meeting));
	x.date = head_date(&r->meeting);
	SP_TRY(municipality_find(a, from, &r->municipality, &r->meeting.municipality));
	bool known = r->meeting.body.text && x.date.year;
	SP_TRY(read_items(&x, from, guesses, &seg, r));
	SP_TRY(head_complete(&x, from, r));
	/* body or date came from a decision heading: promises and own decisions hang on them */
	if (!known && (r->meeting.body.text || r->meeting.date.text)) {
		x.date = head_date(&r->meeting);
		SP_TRY(head_spell_body(&x, from, &r->meeting));
		SP_TRY(read_items(&x, from, guesses, &seg, r));
	}
	head_subtract_away(r);
	SP_TRY(doubts_mark(&x, &seg, r));
	SP_TRY(gaps_mark(a, cut, r));
	*out = r;
	(void)e;
	return SP_OK;
}

sp_rc read_document(struct arena *a, const struct lexicon *lex, const struct source_input *in,
		    struct records *out, struct sp_err *e)
{
	struct extractions all = {0};
	SP_TRY(source_read(a, in, &all, e));
	for (uint32_t i = 0; i < all.list.n; i++) {
		struct record **slot = sp_push(a, &out->list);
		SP_NEED(slot);
		SP_TRY(read_extraction(a, lex, all.list.at[i], slot, e));
	}
	return SP_OK;
}
