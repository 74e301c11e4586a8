/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signs that the words leave to the reader. */
#include "read/pool_scan.h"

/* Gives the parts named as income one sign instead of another. */
static bool sign_income(const struct pool_finder *f, struct pool *p, char from, char to)
{
	struct lex_hit hit;
	bool any = false;
	for (uint32_t i = 0; i < p->parts.n; i++) {
		struct pool_part *part = &p->parts.at[i];
		if (!pool_find_words(f, "pool.income", part->off, part->off + part->len, &hit))
			continue;
		for (uint32_t m = 0; m < part->money.n; m++)
			if (part->money.at[m].sign == from) {
				part->money.at[m].sign = to;
				any = true;
			}
	}
	return any;
}

void pool_take_income(const struct pool_finder *f, struct pool *p, struct pool_sums *s)
{
	struct pool_sums net;
	if (s->verdict < POOL_LACKS || sign_income(f, p, '-', '-') || !sign_income(f, p, '\0', '-'))
		return;
	pool_sum(p, &net);
	if (net.verdict < POOL_LACKS)
		*s = net;
	else
		(void)sign_income(f, p, '-', '\0');
}

static bool sign_parts(struct pool *p, char from, char to)
{
	bool other = false;
	for (uint32_t i = 0; i < p->parts.n; i++)
		for (uint32_t k = 0; k < p->parts.at[i].money.n; k++) {
			struct pool_money *m = &p->parts.at[i].money.at[k];
			other = other || (m->sign && m->sign != '-');
			if (m->sign == from)
				m->sign = to;
		}
	return !other;
}

void pool_spread_sign(struct pool *p, struct pool_sums *s)
{
	enum { SPREAD = 's' };
	struct pool_sums now;
	if (!p->totals.n || p->totals.at[0].sign != '-' || !sign_parts(p, '\0', SPREAD)) {
		(void)sign_parts(p, SPREAD, '\0');
		return;
	}
	(void)sign_parts(p, SPREAD, '-');
	pool_sum(p, &now);
	*s = now;
}
