/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An item of minutes without a heading for its decision: what was decided stands right behind what
 * was recommended, as the next sentence ("… at planen godkendes. Godkendt."). */
#include "read/item_parts.h"
#include "read/sentence.h"

static bool may_hold(const struct block *b)
{
	return !b->decision && b->text.text.n &&
	       (b->kind == SECTION_FACTS || b->kind == SECTION_SUMMARY ||
		b->kind == SECTION_OTHER || b->kind == SECTION_RECOMMENDATION);
}

/* Where the verdict begins in a block; the text's end when it has none. *recommended: something was
 * recommended above. */
static size_t verdict_start(const struct item_reader *r, const struct block *b, bool *recommended)
{
	const struct lex_group *lead = lexicon_group(r->x->lex, "recommend_inline");
	const struct lex_group *verdict = lexicon_group(r->x->lex, "decision.bare");
	struct str t = b->text.text;
	size_t at = 0, from, to;
	*recommended = *recommended || b->kind == SECTION_RECOMMENDATION;
	for (bool first = true; sentence_next(r->x->lex, t, &at, &from, &to); first = false) {
		struct str said = str_sub(t, from, to - from);
		struct lex_hit hit;
		bool opens = b->kind == SECTION_RECOMMENDATION && first;
		if (*recommended && !opens && lex_start(verdict, said, &hit))
			return from;
		*recommended = *recommended || lex_start(lead, said, &hit);
	}
	return t.n;
}

sp_rc item_loose_verdict(struct item_reader *r)
{
	bool recommended = false;
	for (uint32_t i = 0; i < r->blocks.n; i++)
		if (r->blocks.at[i].decision)
			return SP_OK;
	for (uint32_t i = 0; i < r->blocks.n; i++) {
		struct block *b = &r->blocks.at[i];
		size_t from = may_hold(b) ? verdict_start(r, b, &recommended) : b->text.text.n;
		if (from >= b->text.text.n)
			continue;
		struct block *own = sp_push(r->x->arena, &r->blocks);
		SP_NEED(own);
		b = &r->blocks.at[i];
		*own = (struct block){.kind = SECTION_DECISION,
				      .heading = UINT32_MAX,
				      .first = b->first,
				      .last = b->last,
				      .decision = true};
		SP_TRY(passage_sub(r->x->arena, &b->text, from, b->text.text.n - from, &own->text));
		return passage_sub(r->x->arena, &b->text, 0, from, &b->text);
	}
	return SP_OK;
}
