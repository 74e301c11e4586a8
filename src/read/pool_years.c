/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pool whose years differ as one pool for each of them, or for those that are alike. */
#include "read/pool_check.h"

static bool covers(const struct pool_money *m, int year)
{
	return pool_when_covers(&m->when, year);
}

/* Every amount of the pool is for both years, or for neither. */
static bool alike(const struct pool *p, int a, int b)
{
	for (uint32_t i = 0; i < p->totals.n; i++)
		if (covers(&p->totals.at[i], a) != covers(&p->totals.at[i], b))
			return false;
	for (uint32_t i = 0; i < p->parts.n; i++)
		for (uint32_t k = 0; k < p->parts.at[i].money.n; k++) {
			const struct pool_money *m = &p->parts.at[i].money.at[k];
			if (covers(m, a) != covers(m, b))
				return false;
		}
	return true;
}

static sp_rc of_year(struct arena *a, const struct pool *p, int year, struct pool *out)
{
	*out = *p;
	out->totals.at = NULL;
	out->totals.n = out->totals.cap = 0;
	out->parts.at = NULL;
	out->parts.n = out->parts.cap = 0;
	for (uint32_t i = 0; i < p->totals.n; i++) {
		struct pool_money *m =
			covers(&p->totals.at[i], year) ? sp_push(a, &out->totals) : NULL;
		SP_NEED(m || !covers(&p->totals.at[i], year));
		if (m)
			*m = p->totals.at[i];
	}
	for (uint32_t i = 0; i < p->parts.n; i++) {
		struct pool_part part = {.off = p->parts.at[i].off, .len = p->parts.at[i].len};
		for (uint32_t k = 0; k < p->parts.at[i].money.n; k++) {
			if (!covers(&p->parts.at[i].money.at[k], year))
				continue;
			struct pool_money *m = sp_push(a, &part.money);
			SP_NEED(m);
			*m = p->parts.at[i].money.at[k];
		}
		struct pool_part *slot = part.money.n ? sp_push(a, &out->parts) : NULL;
		SP_NEED(slot || !part.money.n);
		if (slot)
			*slot = part;
	}
	return SP_OK;
}

/* One column of a table. */
static sp_rc of_column(struct arena *a, const struct pool *p, uint32_t column, struct pool *out)
{
	*out = *p;
	out->by_column = false;
	out->totals.at = &p->totals.at[column];
	out->totals.n = out->totals.cap = 1;
	out->parts.at = NULL;
	out->parts.n = out->parts.cap = 0;
	for (uint32_t i = 0; i < p->parts.n; i++) {
		struct pool_part *part = sp_push(a, &out->parts);
		SP_NEED(part);
		*part = p->parts.at[i];
		part->money.at = column < part->money.n ? &part->money.at[column] : NULL;
		part->money.n = part->money.cap = part->money.at != NULL;
	}
	return SP_OK;
}

static sp_rc by_columns(struct arena *a, const struct pool *p, struct pools *out)
{
	for (uint32_t i = 0; i < p->totals.n; i++) {
		struct pool *slot = sp_push(a, &out->list);
		SP_NEED(slot);
		SP_TRY(of_column(a, p, i, slot));
	}
	return SP_OK;
}

/* Signs are told as they were counted, so that who adds up what is told gets the sum: "6,1 mio. kr.
 * spares, 2,5 mio. kr. udskydes" of a gap of 8,6 mio. kr. */
static void settle_signs(struct pool *p, const struct pool_year *y)
{
	bool counted = !y->unsigned_parts && y->total < 0;
	char sum = p->totals.n ? p->totals.at[0].sign : '\0';
	for (uint32_t i = 0; counted && !sum && i < p->totals.n; i++)
		p->totals.at[i].sign = '-';
	for (uint32_t i = 0; y->unsigned_parts && i < p->parts.n; i++)
		for (uint32_t k = 0; k < p->parts.at[i].money.n; k++) {
			struct pool_money *m = &p->parts.at[i].money.at[k];
			if (sum == '-' || m->sign == '-')
				m->sign = sum == '-' ? '-' : '\0';
		}
}

sp_rc pool_by_years(struct arena *a, const struct pool *p, struct pools *out)
{
	struct pool whole = *p;
	struct pool_sums s;
	if (p->by_column)
		return by_columns(a, p, out);
	pool_sum(&whole, &s);
	for (uint32_t i = 0, end; i < s.n; i = end) {
		struct pool *slot = sp_push(a, &out->list);
		SP_NEED(slot);
		for (end = i + 1; end < s.n; end++)
			if (!s.yearly || !s.at[i].year || !alike(p, s.at[i].year, s.at[end].year))
				break;
		if (!s.yearly || !s.at[i].year) {
			*slot = whole;
			settle_signs(slot, &s.at[i]);
			return SP_OK;
		}
		SP_TRY(of_year(a, &whole, s.at[i].year, slot));
		slot->first = s.at[i].year;
		slot->last = s.at[end - 1].year;
		settle_signs(slot, &s.at[i]);
	}
	return SP_OK;
}
