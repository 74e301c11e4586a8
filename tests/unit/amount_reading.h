/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of texts with the amounts they must give. */
#ifndef TEST_AMOUNT_READING_H
#define TEST_AMOUNT_READING_H

#include "read/amounts.h"
#include "reading.h"

static const struct civil meeting = {2021, 6, 9};

/* Expected: each amount in kroner, with its sign before it, @ its period and ? when doubtful. */
struct example {
	const char *text, *amounts;
};

static const char *label(struct arena *a, const struct amount_hit *h)
{
	const char *out = h->oere % 100 ? arena_printf(a, "%lld.%02lld", (long long)h->oere / 100,
						       (long long)h->oere % 100)
					: arena_printf(a, "%lld", (long long)h->oere / 100);
	char sign[2] = {h->sign, '\0'};
	return arena_printf(a, "%s%s%s%s%s", sign, out, h->period ? "@" : "",
			    h->period ? h->period : "", h->doubtful ? "?" : "");
}

static const char *read_all(struct reading *r, struct str text)
{
	struct amount_hits hits;
	const char *out = "";
	uint32_t end = 0;
	assert_int_equal(amounts_find(r->arena, r->lex, text, meeting, &hits), SP_OK);
	for (uint32_t i = 0; i < hits.list.n; i++) {
		const struct amount_hit *h = &hits.list.at[i];
		assert_true(h->len > 0 && h->off >= end && h->off + h->len <= text.n);
		assert_true(h->period_off + h->period_len <= text.n);
		assert_true(h->sign_off + h->sign_len <= text.n);
		assert_true(h->oere >= 0);
		assert_true(((unsigned char)text.p[h->off] & 0xC0) != 0x80);
		end = h->off + h->len;
		out = arena_printf(r->arena, "%s%s%s", out, i ? " " : "", label(r->arena, h));
	}
	return out;
}

static int run(struct reading *r, const struct example *table, size_t n)
{
	int wrong = 0;
	for (size_t i = 0; i < n; i++) {
		const char *got = read_all(r, str_of(table[i].text));
		if (strcmp(got, table[i].amounts) == 0)
			continue;
		print_message("# %s: “%s”, expected “%s”\n", table[i].text, got, table[i].amounts);
		wrong++;
	}
	return wrong;
}

#endif
