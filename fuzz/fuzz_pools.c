/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader of pools over any text: everything lies in it, and each pool can be summed. */
#include "fuzz.h"
#include "read/pool_check.h"

static void check_money(const struct pool_money *m, size_t size)
{
	fuzz_check(m->oere >= 0 && (size_t)m->off + m->len <= size && m->times > 0);
}

static void check_pool(struct pool *p, size_t size)
{
	struct pool_sums sums;
	fuzz_check(p->totals.n > 0 && p->parts.n > 0 && (size_t)p->off + p->len <= size);
	for (uint32_t i = 0; i < p->totals.n; i++)
		check_money(&p->totals.at[i], size);
	for (uint32_t i = 0; i < p->parts.n; i++) {
		fuzz_check((size_t)p->parts.at[i].off + p->parts.at[i].len <= size);
		for (uint32_t k = 0; k < p->parts.at[i].money.n; k++)
			check_money(&p->parts.at[i].money.at[k], size);
	}
	pool_sum(p, &sums);
	fuzz_check(sums.n > 0 && sums.n <= POOL_YEARS);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static struct lexicon *lex;
	struct sp_err e = {0};
	struct str text = {(const char *)bytes, size};
	struct pools found;
	ARENA_AUTO a = arena_new((size_t)64 << 20);
	if (!lex)
		fuzz_check(lexicon_load(NULL, &lex, &e) == SP_OK);
	/* the first line as the title, the rest as a section */
	const char *end = size ? memchr(bytes, '\n', size) : NULL;
	uint32_t title = end ? (uint32_t)(end - text.p) : 0;
	uint32_t rest = end ? title + 1 : 0;
	const struct pool_section sections[] = {
		{0, title, SECTION_OTHER},
		{rest, (uint32_t)size - rest, size % 2 ? SECTION_FACTS : SECTION_RECOMMENDATION}};
	if (!a || !str_utf8_ok(text) || /* checked where text enters */
	    pools_find(a, lex, text, sections, 2, (struct civil){2021, 6, 9}, &found) != SP_OK)
		return 0;
	for (uint32_t i = 0; i < found.list.n; i++)
		check_pool(&found.list.at[i], size);
	return 0;
}
