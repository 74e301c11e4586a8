/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/pool_check.h"

#include <stdlib.h>

enum { KRONE = 100, THOUSAND = 1000 * KRONE, STEP = 5 * THOUSAND, COARSE = 50 * THOUSAND };

const char *pool_verdict_name(enum pool_verdict v)
{
	static const char *const names[] = {"adds-up", "within-rounding", "lacks", "exceeds"};
	return names[v];
}

bool pool_when_covers(const struct pool_when *w, int year)
{
	for (int i = 0; year && i < POOL_BUTS; i++)
		if (w->but.year[i] == year)
			return false;
	return !year || !w->from || (w->from <= year && year <= w->to);
}

static int buts(const struct pool_when *w)
{
	int n = 0;
	while (n < POOL_BUTS && w->but.year[n])
		n++;
	return n;
}

static int years_of(const struct pool_when *w)
{
	if (w->from && w->to != POOL_OPEN_END && w->to > w->from)
		return w->to - w->from + 1;
	return w->count > 1 ? w->count : 1;
}

static int64_t times(int64_t oere, int64_t n)
{
	return oere < INT64_MAX / 4 / (n ? n : 1) ? oere * n : INT64_MAX / 4;
}

/* ---- what is summed ---- */

/* How the amounts are taken: each year by itself, or all in one. */
struct taking {
	int year;	/* 0: all in one */
	int column;	/* -1: any */
	int span;	/* all in one: the years of the total; 1 when it says none */
	bool plain;	/* every amount once, whatever its years */
	bool magnitude; /* without signs: they are all the same */
};

/* In how many years so much is for each. */
static int times_in(const struct pool_when *w, int span)
{
	bool own = years_of(w) > 1 || (w->from && w->to != POOL_OPEN_END);
	int n = (own ? years_of(w) : span) - buts(w);
	return n > 0 ? n : 0;
}

static int64_t taken(const struct pool_money *m, const struct taking *t)
{
	int64_t oere = times(m->oere, m->times);
	if (!pool_when_covers(&m->when, t->year))
		return 0;
	if (!t->year && !t->plain && m->when.each)
		oere = times(oere, times_in(&m->when, t->span));
	return m->sign == '-' && !t->magnitude ? -oere : oere;
}

static int64_t sum_add(int64_t a, int64_t b)
{
	int64_t s;
	return __builtin_add_overflow(a, b, &s) ? INT64_MAX / 4 : s;
}

static int64_t total_of(const struct pool *p, const struct taking *t)
{
	int64_t sum = 0;
	struct taking whole = *t;
	whole.plain = whole.plain || !t->span;
	for (uint32_t i = 0; i < p->totals.n; i++)
		if (t->column < 0 || (uint32_t)t->column == i)
			sum = sum_add(sum, taken(&p->totals.at[i], &whole));
	return sum;
}

static int64_t parts_of(const struct pool *p, const struct taking *t)
{
	int64_t sum = 0;
	for (uint32_t i = 0; i < p->parts.n; i++)
		for (uint32_t k = 0; k < p->parts.at[i].money.n; k++)
			if ((t->column < 0 || (uint32_t)t->column == k) &&
			    p->parts.at[i].money.at[k].kind != POOL_REST)
				sum = sum_add(sum, taken(&p->parts.at[i].money.at[k], t));
	return sum;
}

/* Parts that all have one sign, or none, make up a total of whatever sign. */
static bool one_sign(const struct pool *p)
{
	int minus = 0, other = 0;
	for (uint32_t i = 0; i < p->parts.n; i++)
		for (uint32_t k = 0; k < p->parts.at[i].money.n; k++)
			if (p->parts.at[i].money.at[k].kind != POOL_REST)
				*(p->parts.at[i].money.at[k].sign == '-' ? &minus : &other) += 1;
	return !minus || !other;
}

static bool has_plus(const struct pool *p)
{
	for (uint32_t i = 0; i < p->parts.n; i++)
		for (uint32_t k = 0; k < p->parts.at[i].money.n; k++)
			if (p->parts.at[i].money.at[k].sign == '+')
				return true;
	return false;
}

/* ---- precision ---- */

struct grains {
	int64_t most, half; /* what the parts' last figures count; half of each, added */
	uint32_t rounded;   /* parts that are told so */
	bool computed;	    /* some part is no round figure: reckoned, not decided */
	bool odd;	    /* some part is not in whole thousands */
	bool hedged;
	bool same; /* all parts are one and the same amount */
	uint32_t n;
	int64_t one;
};

static void grain_add(struct grains *g, const struct pool_money *m, const struct taking *t)
{
	if (m->kind != POOL_STATED || !taken(m, t))
		return;
	/* beside "2,5 mio. kr." also "2 mio. kr." is told to the tenth */
	if (m->grain && (!g->most || m->grain < g->most))
		g->most = m->grain;
	g->rounded += m->grain ? m->times : 0;
	g->half = times(g->most / 2, g->rounded);
	g->computed = g->computed || m->oere % STEP;
	g->odd = g->odd || m->oere % THOUSAND;
	g->hedged = g->hedged || m->hedged;
	g->same = g->n ? g->same && g->one == m->oere : true;
	g->one = m->oere;
	g->n += m->times;
}

static int64_t grain_of_equal(const struct grains *g)
{
	if (g->most)
		return g->most;
	return g->one % THOUSAND == 0 && g->one % (10 * (int64_t)THOUSAND) ? THOUSAND : KRONE;
}

/* The parts are told more coarsely than the sum, or each was rounded by itself. */
static bool within_parts(const struct grains *g, int64_t off)
{
	int64_t n = g->n;
	if (off < g->most && off <= g->half)
		return true;
	if (g->same && n > 2 && off <= grain_of_equal(g) * n / 2)
		return true;
	if (g->most && g->most <= THOUSAND && n > 1 && off <= g->half && off <= 2 * g->most)
		return true;
	return g->odd && off < KRONE * n;
}

static bool within(const struct pool *p, const struct grains *g, int64_t total, int64_t off)
{
	int64_t grain = 0;
	bool hedged = g->hedged;
	for (uint32_t i = 0; i < p->totals.n; i++) {
		grain = p->totals.at[i].grain > grain ? p->totals.at[i].grain : grain;
		hedged = hedged || p->totals.at[i].hedged;
	}
	int64_t half = grain / 2, twentieth = llabs(total) / 20;
	if (within_parts(g, off) || pool_shares_round(p))
		return true;
	if (g->computed && grain && off <= (half < COARSE ? half : COARSE))
		return true;
	return hedged && off <= (twentieth > half ? twentieth : half);
}

static struct pool_year sums_of(const struct pool *p, const struct taking *t)
{
	struct pool_year y = {.year = t->year, .unsigned_parts = t->magnitude};
	y.total = total_of(p, t);
	y.parts = parts_of(p, t);
	if (!t->magnitude && y.parts < 0 && y.total > 0 && !p->totals.at[0].sign)
		y.total = -y.total;
	return y;
}

static int64_t off_by(const struct pool_year *y)
{
	return llabs(llabs(y->parts) - llabs(y->total));
}

/* "Besparelsen fordeles med 2 mio. kr. på … og 1 mio. kr. på …" has said its sign once: where some
 * parts have a minus and others nothing, the reading that comes nearer is meant. */
static struct pool_year judge(const struct pool *p, const struct taking *t)
{
	struct grains g = {0};
	struct taking how = *t, other = *t;
	bool rest = false;
	how.magnitude = one_sign(p);
	other.magnitude = !how.magnitude;
	struct pool_year y = sums_of(p, &how), alike = sums_of(p, &other);
	if (other.magnitude && !has_plus(p) && off_by(&alike) < off_by(&y))
		y = alike;
	for (uint32_t i = 0; i < p->parts.n; i++)
		for (uint32_t k = 0; k < p->parts.at[i].money.n; k++) {
			grain_add(&g, &p->parts.at[i].money.at[k], &how);
			rest = rest || p->parts.at[i].money.at[k].kind == POOL_REST;
		}
	int64_t diff = llabs(y.parts) - llabs(y.total);
	y.verdict = diff == 0 || (rest && diff < 0)	  ? POOL_ADDS_UP
		    : within(p, &g, y.total, llabs(diff)) ? POOL_ROUNDING
		    : diff < 0				  ? POOL_LACKS
							  : POOL_EXCEEDS;
	if (rest && diff < 0)
		y.parts = y.total;
	return y;
}

/* ---- which years ---- */

static void year_add(int years[POOL_YEARS], uint32_t *n, int year)
{
	uint32_t i = 0;
	while (i < *n && years[i] < year)
		i++;
	if (!year || year == POOL_OPEN_END || *n == POOL_YEARS || (i < *n && years[i] == year))
		return;
	for (uint32_t k = *n; k > i; k--)
		years[k] = years[k - 1];
	years[i] = year;
	++*n;
}

static void years_add(int years[POOL_YEARS], uint32_t *n, const struct pool_when *w)
{
	int to = w->to == POOL_OPEN_END || w->to - w->from >= POOL_YEARS ? w->from : w->to;
	for (int y = w->from; y && y <= to; y++)
		if (pool_when_covers(w, y))
			year_add(years, n, y);
}

/* "…, dog i 2024 …": the other years are told without their numbers. */
static bool has_other_years(const struct pool *p)
{
	bool any = buts(&p->totals.at[0].when) > 0;
	for (uint32_t i = 0; i < p->parts.n; i++)
		for (uint32_t k = 0; k < p->parts.at[i].money.n; k++)
			any = any || buts(&p->parts.at[i].money.at[k].when) > 0;
	return any;
}

/* The total is told for each year. */
static bool is_yearly(const struct pool *p)
{
	if (p->first)
		return true;
	for (uint32_t i = 0; i < p->totals.n; i++)
		if (p->totals.at[i].when.each || p->totals.at[i].when.to == POOL_OPEN_END)
			return true;
	return p->totals.n > 1 || (!p->totals.at[0].when.from && has_other_years(p));
}

static uint32_t all_years(const struct pool *p, int years[POOL_YEARS])
{
	uint32_t n = 0;
	for (int y = p->first; y && y <= p->last && n < POOL_YEARS; y++)
		years[n++] = y;
	if (n)
		return n;
	for (uint32_t i = 0; i < p->totals.n; i++)
		years_add(years, &n, &p->totals.at[i].when);
	if (n && p->totals.at[p->totals.n - 1].when.to != POOL_OPEN_END)
		return n;
	for (uint32_t i = 0; i < p->parts.n; i++)
		for (uint32_t k = 0; k < p->parts.at[i].money.n; k++) {
			const struct pool_when *w = &p->parts.at[i].money.at[k].when;
			if (pool_when_covers(&p->totals.at[0].when, w->from))
				years_add(years, &n, w);
		}
	if (!p->totals.at[0].when.from && has_other_years(p))
		year_add(years, &n, POOL_OTHER);
	return n;
}

static void worst(struct pool_sums *s)
{
	s->verdict = POOL_ADDS_UP;
	s->difference = 0;
	for (uint32_t i = 0; i < s->n; i++)
		if (s->at[i].verdict > s->verdict && s->verdict < POOL_LACKS) {
			s->verdict = s->at[i].verdict;
			s->difference = llabs(s->at[i].parts) - llabs(s->at[i].total);
		}
}

static void by_year(const struct pool *p, struct pool_sums *out)
{
	int years[POOL_YEARS];
	uint32_t n = all_years(p, years);
	out->yearly = true;
	out->n = 0;
	if (!n)
		out->at[out->n++] = judge(p, &(struct taking){.column = -1, .plain = true});
	for (uint32_t i = 0; i < n; i++)
		out->at[out->n++] = judge(p, &(struct taking){.year = years[i], .column = -1});
	worst(out);
}

static void by_column(const struct pool *p, struct pool_sums *out)
{
	out->n = 0;
	for (uint32_t i = 0; i < p->totals.n && i < POOL_YEARS; i++) {
		const struct pool_when *w = &p->totals.at[i].when;
		out->at[out->n] = judge(p, &(struct taking){.column = (int)i, .plain = true});
		out->at[out->n++].year = w->from == w->to ? w->from : 0;
	}
	worst(out);
}

static void in_one(const struct pool *p, bool plain, struct pool_sums *out)
{
	struct taking t = {.column = -1, .span = years_of(&p->totals.at[0].when), .plain = plain};
	struct pool one = *p;
	struct pool_money total = p->totals.at[0];
	total.when.each = false;
	one.totals.at = &total;
	one.totals.n = 1;
	out->n = 1;
	out->at[0] = judge(&one, &t);
	out->yearly = false;
	worst(out);
}

/* Some part is told for a year of its own. */
static bool parts_have_years(const struct pool *p)
{
	for (uint32_t i = 0; i < p->parts.n; i++)
		for (uint32_t k = 0; k < p->parts.at[i].money.n; k++)
			if (p->parts.at[i].money.at[k].when.from)
				return true;
	return false;
}

static void fill_rest(struct pool *p, const struct pool_sums *s)
{
	int64_t others = parts_of(
		p, &(struct taking){.column = -1, .plain = true, .magnitude = one_sign(p)});
	int64_t rest = s->n == 1 ? llabs(p->totals.at[0].oere) - llabs(others) : 0;
	for (uint32_t i = 0; i < p->parts.n; i++)
		for (uint32_t k = 0; k < p->parts.at[i].money.n; k++)
			if (p->parts.at[i].money.at[k].kind == POOL_REST)
				p->parts.at[i].money.at[k].oere = rest > 0 ? rest : 0;
}

void pool_sum(struct pool *p, struct pool_sums *out)
{
	*out = (struct pool_sums){0};
	pool_fill_shares(p);
	if (p->by_column) {
		by_column(p, out);
	} else if (is_yearly(p)) {
		by_year(p, out);
		/* a period that the reader gave the total by mistake */
		if (out->verdict >= POOL_LACKS && !parts_have_years(p) && p->totals.n == 1) {
			struct pool_sums all;
			in_one(p, true, &all);
			*out = all.verdict < POOL_LACKS ? all : *out;
		}
	} else {
		const struct pool_when *w = &p->totals.at[0].when;
		struct pool_sums other;
		in_one(p, false, out);
		in_one(p, true, &other);
		if (out->verdict >= POOL_LACKS && other.verdict < POOL_LACKS)
			*out = other;
		if (out->verdict >= POOL_LACKS && w->from && parts_have_years(p)) {
			by_year(p, &other);
			*out = other.verdict < POOL_LACKS ? other : *out;
		}
	}
	fill_rest(p, out);
}
