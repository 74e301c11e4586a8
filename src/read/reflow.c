/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/reflow.h"

enum {
	LONG_LINE = 160,  /* bytes; a page on one line is longer than this */
	ENOUGH_SIGNS = 2, /* headings inside one line before it counts as glued */
	MOST_CUTS = 4096
};

struct cuts {
	SP_LIST(uint32_t) at; /* offsets in the line, rising */
	uint32_t signs;
};

static sp_rc add_cut(struct arena *a, struct cuts *cuts, size_t at)
{
	uint32_t *slot = sp_push(a, &cuts->at);
	SP_NEED(slot);
	*slot = (uint32_t)at;
	return SP_OK;
}

static sp_rc find_cuts(struct arena *a, const struct lex_group *g, struct str t, struct cuts *cuts)
{
	struct lex_hit hit;
	for (size_t from = 1; from < t.n && cuts->at.n < MOST_CUTS && lex_find(g, t, from, &hit);) {
		cuts->signs += strcmp(hit.key, "strong") == 0 || strcmp(hit.key, "decision") == 0 ||
			       strcmp(hit.key, "item") == 0 || strcmp(hit.key, "weak") == 0;
		SP_TRY(add_cut(a, cuts, hit.from));
		from = hit.from + 1;
		while (from < t.n && ((unsigned char)t.p[from] & 0xC0) == 0x80)
			from++;
	}
	return SP_OK;
}

static sp_rc add_piece(struct arena *a, struct extraction *x, const struct line *l, size_t from,
		       size_t to)
{
	struct str t = str_trim(str_sub((struct str){x->text + l->off, l->len}, from, to - from));
	if (!t.n)
		return SP_OK;
	struct line *piece = sp_push(a, &x->lines);
	SP_NEED(piece);
	*piece = *l;
	piece->off = (uint32_t)(t.p - x->text);
	piece->len = (uint32_t)t.n;
	piece->gap = l->gap || from > 0;
	/* the page number that stood before the page's first heading */
	bool number = t.n <= 3;
	for (size_t i = 0; i < t.n; i++)
		number &= t.p[i] >= '0' && t.p[i] <= '9';
	if (number && from == 0 && to < l->len)
		piece->role = LINE_FURNITURE;
	return SP_OK;
}

static sp_rc cut_line(struct arena *a, const struct lexicon *lex, struct extraction *x,
		      const struct line *l)
{
	struct str t = line_str(x, l);
	struct cuts cuts = {0};
	if (l->role == LINE_TEXT && t.n > LONG_LINE)
		SP_TRY(find_cuts(a, lexicon_group(lex, "glued"), t, &cuts));
	if (cuts.signs < ENOUGH_SIGNS)
		cuts.at.n = 0;
	if (l->role == LINE_TEXT && !cuts.at.n)
		SP_TRY(find_cuts(a, lexicon_group(lex, "glued_contents"), t, &cuts));
	size_t from = 0;
	for (uint32_t i = 0; i < cuts.at.n; i++) {
		SP_TRY(add_piece(a, x, l, from, cuts.at.at[i]));
		from = cuts.at.at[i];
	}
	return add_piece(a, x, l, from, t.n);
}

sp_rc reflow(struct arena *a, const struct lexicon *lex, const struct extraction *x,
	     const struct extraction **out)
{
	struct extraction *copy = ARENA_NEW(a, struct extraction);
	SP_NEED(copy);
	*copy = *x;
	copy->lines.at = NULL;
	copy->lines.n = copy->lines.cap = 0;
	copy->boxes.n = 0;
	for (uint32_t i = 0; i < x->lines.n; i++)
		SP_TRY(cut_line(a, lex, copy, &x->lines.at[i]));
	*out = copy->lines.n == x->lines.n ? x : copy;
	return SP_OK;
}
