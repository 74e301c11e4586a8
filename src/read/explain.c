/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/explain.h"

#include "read/head.h"
#include "read/record_json.h"
#include "read/reflow.h"
#include "read/segment.h"

enum { SHOWN = 70 };

static const char *class_name(const struct line_guess *g)
{
	static const char *const names[] = {
		[CLASS_TEXT] = "text",		[CLASS_SECTION] = "section",
		[CLASS_DECISION] = "decision",	[CLASS_CASE] = "case",
		[CLASS_LABEL] = "label",	[CLASS_GROUP] = "group",
		[CLASS_FILES] = "files",	[CLASS_CONTENTS] = "contents",
		[CLASS_FURNITURE] = "furniture"};
	return names[g->class];
}

static const char *family_name(enum heading_family f)
{
	static const char *const names[] = {[FAMILY_NONE] = "",
					    [FAMILY_WORD] = "word and number",
					    [FAMILY_DOT] = "number",
					    [FAMILY_COLON] = "number and colon",
					    [FAMILY_SPACE] = "number and space",
					    [FAMILY_ALONE] = "number alone",
					    [FAMILY_BEHIND] = "title and number",
					    [FAMILY_CODE] = "code",
					    [FAMILY_AFTER] = "title, number below",
					    [FAMILY_TITLE] = "title",
					    [FAMILY_CLOSED] = "closed item",
					    [FAMILY_NAMELESS] = "no title"};
	return names[f];
}

static const struct item_range *item_at(const struct segmentation *seg, uint32_t line)
{
	for (uint32_t i = 0; i < seg->items.n; i++)
		if (line >= seg->items.at[i].first && line <= seg->items.at[i].last)
			return &seg->items.at[i];
	return NULL;
}

static void why(const struct line_guess *g, const struct item_range *item, uint32_t line,
		struct buf *out)
{
	if (item && line == item->heading)
		buf_printf(out, "item heading (%s, score %.1f%s)",
			   item->given ? "said by the format" : family_name(item->family),
			   item->score, item->weak ? ", weak" : "");
	else if (g->class == CLASS_SECTION)
		buf_printf(out, "section: %s%s", section_kind_name(g->section),
			   g->inline_heading ? ", text on the same line" : "");
	else if (g->class == CLASS_DECISION)
		buf_printf(out, "decision heading%s",
			   g->inline_heading ? ", text on the same line" : "");
	else if (g->class != CLASS_TEXT)
		buf_puts(out, class_name(g));
	else
		buf_puts(out, item ? "text of the item" : "head");
	if (g->lead)
		buf_puts(out, ", could open a recommendation");
}

sp_rc explain_extraction(struct arena *a, const struct lexicon *lex, const struct extraction *x,
			 struct buf *out)
{
	struct rec_meeting meeting = {0};
	struct extract_context context = {.arena = a, .lex = lex, .meeting = &meeting};
	struct line_guess *guesses;
	struct segmentation seg;
	struct extraction *cut;
	SP_TRY(reflow(a, lex, x, &cut));
	x = cut;
	SP_TRY(classify_lines(a, lex, x, &meeting, &guesses));
	SP_TRY(head_closing(&context, x, guesses, &meeting));
	SP_TRY(segment_items(a, lex, x, guesses, &seg));
	for (uint32_t i = 0; i < x->lines.n; i++) {
		struct str t = line_str(x, &x->lines.at[i]);
		size_t n = t.n < SHOWN ? t.n : SHOWN;
		while (n < t.n && n > 0 && ((unsigned char)t.p[n] & 0xC0) == 0x80)
			n--;
		buf_printf(out, "%5u  ", i + 1);
		why(&guesses[i], item_at(&seg, i), i, out);
		buf_puts(out, "\t");
		buf_add(out, t.p, n);
		buf_puts(out, n < t.n ? "…\n" : "\n");
	}
	return buf_ok(out) ? SP_OK : SP_ENOMEM;
}

sp_rc explain_doubts(struct arena *a, const struct record *r, struct buf *out)
{
	doubt_list doubts = {0};
	SP_TRY(record_doubts(a, r, &doubts));
	for (uint32_t i = 0; i < doubts.n; i++)
		buf_printf(out, "doubtful\t%s\t%s: %s\n", doubts.at[i].pointer,
			   doubt_code(doubts.at[i].why), doubt_words(doubts.at[i].why));
	return buf_ok(out) ? SP_OK : SP_ENOMEM;
}
