/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the shares of a sum come to, in whole øre. */
#include "read/pool_check.h"

#include <stdlib.h>

enum { MOST_OF = 1000000 };

static const struct pool_money *sum_of(const struct pool *p, const struct pool_money *m)
{
	for (uint32_t i = 0; m->base && i < p->totals.n; i++)
		if (p->totals.at[i].off + 1 == m->base)
			return &p->totals.at[i];
	return &p->totals.at[0];
}

static int64_t common(int64_t a, int64_t b)
{
	int64_t x = a, y = b;
	while (y) {
		int64_t rest = x % y;
		x = y;
		y = rest;
	}
	return a / x * b;
}

/* What is lost below an øre. */
static int64_t lost(int64_t total, const struct pool_money *m)
{
	return total % m->of * m->share % m->of;
}

/* The shares of one sum. */
struct sharing {
	const struct pool_money *total;
	int64_t of, shares; /* added up; of MOST_OF and more: not known */
	int64_t given;	    /* øre */
};

/* The parts one by one; NULL behind the last. */
static struct pool_money *money_at(const struct pool *p, uint32_t i)
{
	for (uint32_t k = 0; k < p->parts.n; k++) {
		if (i < p->parts.at[k].money.n)
			return &p->parts.at[k].money.at[i];
		i -= p->parts.at[k].money.n;
	}
	return NULL;
}

static bool is_share_of(const struct pool *p, const struct pool_money *m,
			const struct pool_money *total)
{
	return m->kind == POOL_SHARE && m->of && sum_of(p, m) == total;
}

static void share_out(struct pool *p, struct sharing *s)
{
	int64_t total = s->total->oere;
	struct pool_money *m;
	for (uint32_t i = 0; (m = money_at(p, i)); i++) {
		if (!is_share_of(p, m, s->total))
			continue;
		m->oere = total / m->of * m->share + total % m->of * m->share / m->of;
		s->given += m->oere;
		s->of = s->of < MOST_OF ? common(s->of, m->of) : s->of;
	}
	for (uint32_t i = 0; s->of < MOST_OF && (m = money_at(p, i)); i++)
		if (is_share_of(p, m, s->total))
			s->shares += s->of / m->of * m->share;
}

/* The share that has lost most, and has been given nothing yet. */
static struct pool_money *most_lost(const struct pool *p, const struct sharing *s)
{
	int64_t total = s->total->oere;
	struct pool_money *best = NULL, *m;
	for (uint32_t i = 0; (m = money_at(p, i)); i++) {
		if (!is_share_of(p, m, s->total) || !lost(total, m) ||
		    m->oere > total / m->of * m->share + total % m->of * m->share / m->of)
			continue;
		if (!best || lost(total, m) * best->of > lost(total, best) * m->of)
			best = m;
	}
	return best;
}

static void round_each(struct pool *p, const struct sharing *s)
{
	struct pool_money *m;
	for (uint32_t i = 0; (m = money_at(p, i)); i++)
		if (is_share_of(p, m, s->total) && lost(s->total->oere, m) * 2 >= m->of)
			m->oere++;
}

void pool_fill_shares(struct pool *p)
{
	for (uint32_t i = 0; i < p->totals.n; i++) {
		struct sharing s = {.total = &p->totals.at[i], .of = 1};
		share_out(p, &s);
		if (s.of >= MOST_OF || s.shares != s.of) {
			round_each(p, &s);
			continue;
		}
		struct pool_money *m = NULL;
		for (; s.given < s.total->oere && (m = most_lost(p, &s)); s.given++)
			m->oere++;
	}
}

/* Off by no more than what the shares' last figures leave open: three times 33 pct., or shares with
 * decimals. */
bool pool_shares_round(const struct pool *p)
{
	const struct pool_money *first = money_at(p, 0), *m;
	int64_t sum = 0, n = 0;
	bool same = true;
	if (!first || p->totals.n != 1)
		return false;
	for (uint32_t i = 0; (m = money_at(p, i)); i++, n++) {
		if (m->kind != POOL_SHARE || m->of != first->of || m->of < 100)
			return false;
		same = same && m->share == first->share;
		sum += m->share;
	}
	int64_t off = llabs(sum - first->of);
	return (first->of > 100 || (same && n > 2)) && 2 * off <= n;
}
