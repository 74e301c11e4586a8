/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds of every extraction, whatever it was made from. */
#ifndef SP_FUZZ_EXTRACTION_H
#define SP_FUZZ_EXTRACTION_H

#include "fuzz.h"
#include "read/extraction.h"

static inline void fuzz_line(const struct extraction *x, const struct line *l)
{
	fuzz_check(l->off <= x->text_len && l->len <= x->text_len - l->off);
	fuzz_check(!memchr(x->text + l->off, '\n', l->len));
	if (l->value_len)
		fuzz_check(l->value_off >= l->off &&
			   l->value_off + l->value_len <= l->off + l->len);
	fuzz_check(l->role <= LINE_ATTACHMENT_CLOSED && l->heading <= 6 && l->len > 0);
}

/* Lines in order and inside the text; nothing of a closed item is open. */
static inline void fuzz_extraction(const struct extraction *x)
{
	bool closed = false;
	uint32_t end = 0;
	fuzz_check(x->text && x->text[x->text_len] == '\0' && x->format);
	fuzz_check(str_utf8_ok((struct str){x->text, x->text_len}));
	fuzz_check(x->boxes.n == 0 || x->boxes.n == x->lines.n);
	for (uint32_t i = 0; i < x->lines.n; i++) {
		const struct line *l = &x->lines.at[i];
		fuzz_line(x, l);
		fuzz_check(l->off >= end);
		end = l->off + l->len;
		closed = l->role == LINE_ITEM_CLOSED || (closed && !l->starts_item);
		fuzz_check(!closed || l->role != LINE_ATTACHMENT);
	}
}

static inline void fuzz_extractions(const struct extractions *all)
{
	for (uint32_t i = 0; i < all->list.n; i++)
		fuzz_extraction(all->list.at[i]);
}

#endif
