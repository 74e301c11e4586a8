/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader of amounts over any text: hits lie in it, in order. */
#include "fuzz.h"
#include "read/amounts.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static struct lexicon *lex;
	struct sp_err e = {0};
	struct str text = {(const char *)bytes, size};
	struct amount_hits hits;
	ARENA_AUTO a = arena_new((size_t)64 << 20);
	if (!lex)
		fuzz_check(lexicon_load(NULL, &lex, &e) == SP_OK);
	if (!a || !str_utf8_ok(text) || /* checked where text enters */
	    amounts_find(a, lex, text, (struct civil){2021, 6, 9}, &hits) != SP_OK)
		return 0;
	size_t end = 0;
	for (uint32_t i = 0; i < hits.list.n; i++) {
		const struct amount_hit *h = &hits.list.at[i];
		fuzz_check(h->len > 0 && h->off >= end && h->off + h->len <= size);
		fuzz_check(h->period_off + h->period_len <= size);
		fuzz_check(h->sign_off + h->sign_len <= size && h->oere >= 0);
		end = h->off + h->len;
	}
	return 0;
}
