/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of texts with the pools they must give. Sections are parted by "##\n". */
#ifndef TEST_POOL_READING_H
#define TEST_POOL_READING_H

#include "read/pool_check.h"
#include "reading.h"

static const struct civil meeting = {2021, 6, 9};

/* Expected, a pool a line: the sum in kroner and its period, "=" what the check says ("ok",
 * "rounding", "lacks 5", "exceeds 5"), ":" each part's words and amounts. "" for no pool. */
struct pool_example {
	const char *text, *pools;
};

static inline const char *kroner(struct arena *a, const struct pool_money *m)
{
	char sign[2] = {m->sign, '\0'};
	const char *times = m->times > 1 ? arena_printf(a, "%ux", m->times) : "";
	const char *oere = m->oere % 100 ? arena_printf(a, ",%02d", (int)(m->oere % 100)) : "";
	return arena_printf(a, "%s%s%lld%s%s%s", times, sign, (long long)m->oere / 100, oere,
			    m->period ? "@" : "", m->period ? m->period : "");
}

static inline const char *verdict(struct arena *a, const struct pool_sums *s)
{
	long long diff = (long long)(s->difference < 0 ? -s->difference : s->difference) / 100;
	switch (s->verdict) {
	case POOL_ADDS_UP:
		return "ok";
	case POOL_ROUNDING:
		return "rounding";
	case POOL_LACKS:
		return arena_printf(a, "lacks %lld", diff);
	default:
		return arena_printf(a, "exceeds %lld", diff);
	}
}

static inline const char *pool_label(struct arena *a, const char *text, struct pool *p)
{
	struct pool_sums s;
	const char *out = "";
	pool_sum(p, &s);
	for (uint32_t i = 0; i < p->totals.n; i++)
		out = arena_printf(a, "%s%s%s", out, i ? "+" : "", kroner(a, &p->totals.at[i]));
	out = arena_printf(a, "%s = %s:", out, verdict(a, &s));
	for (uint32_t i = 0; i < p->parts.n; i++) {
		const struct pool_part *part = &p->parts.at[i];
		out = arena_printf(a, "%s%s %.*s", out, i ? ";" : "", (int)part->len,
				   text + part->off);
		for (uint32_t k = 0; k < part->money.n; k++)
			out = arena_printf(a, "%s %s", out, kroner(a, &part->money.at[k]));
	}
	return out;
}

static inline const char *pools_of(struct reading *r, const char *text)
{
	struct pool_section sections[8];
	struct pools found, years = {0};
	const char *out = "";
	uint32_t n = 0;
	size_t len = strlen(text);
	for (size_t at = 0; at <= len && n < 8;) {
		const char *next = strstr(text + at, "##\n");
		size_t end = next ? (size_t)(next - text) : len;
		bool points = strncmp(text + at, "1. at ", 6) == 0;
		sections[n++] =
			(struct pool_section){(uint32_t)at, (uint32_t)(end - at),
					      points ? SECTION_RECOMMENDATION : SECTION_FACTS};
		at = next ? end + 3 : len + 1;
	}
	assert_int_equal(pools_find(r->arena, r->lex, str_of(text), sections, n, meeting, &found),
			 SP_OK);
	for (uint32_t i = 0; i < found.list.n; i++)
		assert_int_equal(pool_by_years(r->arena, &found.list.at[i], &years), SP_OK);
	for (uint32_t i = 0; i < years.list.n; i++)
		out = arena_printf(r->arena, "%s%s%s", out, i ? "\n" : "",
				   pool_label(r->arena, text, &years.list.at[i]));
	return out;
}

static inline int pools_run(struct reading *r, const struct pool_example *table, size_t n)
{
	int wrong = 0;
	for (size_t i = 0; i < n; i++) {
		const char *got = pools_of(r, table[i].text);
		if (strcmp(got, table[i].pools) == 0)
			continue;
		print_message("# %s\n#      got: %s\n# expected: %s\n", table[i].text, got,
			      table[i].pools);
		wrong++;
	}
	return wrong;
}

#endif
