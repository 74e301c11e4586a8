/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Projektet koster netto 4,1 mio. kr. Udgifterne er 5,6 mio. kr. og indtægterne 1,5 mio. kr.": a
 * net sum is what is spent less what is taken in. */
#include "read/pool_scan.h"

enum { WINDOW = 2, MARKS = 8 };

enum role { ROLE_NONE, ROLE_NET, ROLE_SPENT, ROLE_INCOME };

struct found {
	uint32_t net, spent, income[MARKS];
	uint32_t n_net, n_spent, n_income;
};

static enum role role_in(const struct pool_finder *f, size_t from, size_t to, bool last)
{
	struct lex_hit hit;
	enum role role = ROLE_NONE;
	for (size_t at = from; pool_find_words(f, "pool.net", at, to, &hit); at = hit.to) {
		if (hit.key[0] == 'c') /* by how much it grew */
			return ROLE_NONE;
		role = hit.key[0] == 'n' ? ROLE_NET : hit.key[0] == 'i' ? ROLE_INCOME : ROLE_SPENT;
		if (!last)
			return role;
	}
	return role;
}

/* What an amount is, by the nearest word before it, else right behind it. */
static enum role role_of(const struct pool_finder *f, uint32_t mark)
{
	const struct pool_mark *m = &f->marks.at[mark];
	const struct pool_unit *u = &f->units.at[m->unit];
	const struct pool_mark *before = mark > u->first ? m - 1 : NULL;
	const struct pool_mark *next = mark + 1 < u->first + u->n ? m + 1 : NULL;
	if (m->price || m->used || m->each || m->money.kind != POOL_STATED)
		return ROLE_NONE;
	size_t from = before ? before->money.off + before->money.len : u->from;
	enum role role = role_in(f, from, m->money.off, true);
	size_t end = m->money.off + m->money.len;
	return role ? role : role_in(f, end, next ? next->money.off : u->to, false);
}

static void take(struct found *out, enum role role, uint32_t mark)
{
	if (role == ROLE_NET) {
		out->net = mark;
		out->n_net++;
	} else if (role == ROLE_SPENT) {
		out->spent = mark;
		out->n_spent++;
	} else if (role == ROLE_INCOME && out->n_income < MARKS) {
		out->income[out->n_income++] = mark;
	}
}

static void take_unit(const struct pool_finder *f, uint32_t unit, struct found *out)
{
	const struct pool_unit *u = &f->units.at[unit];
	for (uint32_t i = u->first; i < u->first + u->n; i++)
		take(out, role_of(f, i), i);
}

static bool whole(const struct found *x)
{
	return x->n_net == 1 && x->n_spent == 1 && x->n_income > 0;
}

/* The sentence itself, with those behind it, or with those before it. */
static bool gather(const struct pool_finder *f, uint32_t unit, struct found *out)
{
	const uint32_t section = f->units.at[unit].section;
	for (int way = 1; way >= -1; way -= 2) {
		*out = (struct found){0};
		take_unit(f, unit, out);
		for (uint32_t k = 1; k <= WINDOW && !whole(out) && out->n_net == 1; k++) {
			uint32_t at = way > 0 ? unit + k : unit - k;
			if (at >= f->units.n || f->units.at[at].section != section)
				break;
			take_unit(f, at, out);
		}
		if (whole(out))
			return true;
	}
	return false;
}

static bool one_time(const struct pool_finder *f, const struct found *x)
{
	const struct pool_when *net = &f->marks.at[x->net].money.when;
	const struct pool_when *spent = &f->marks.at[x->spent].money.when;
	bool same = !net->from || !spent->from || net->from == spent->from;
	for (uint32_t i = 0; i < x->n_income; i++) {
		const struct pool_when *w = &f->marks.at[x->income[i]].money.when;
		same = same && (!w->from || !spent->from || w->from == spent->from);
	}
	return same;
}

static sp_rc add_row(struct pool_finder *f, struct pool_try *t, uint32_t mark)
{
	struct pool_row *row = sp_push(f->arena, &t->rows.list);
	const struct pool_unit *u = &f->units.at[f->marks.at[mark].unit];
	SP_NEED(row);
	*row = (struct pool_row){.mark = {mark}, .n = 1};
	pool_words_of(f, mark, u->from, u->to, row);
	return SP_OK;
}

static sp_rc try_net(struct pool_finder *f, uint32_t unit, const struct found *x, bool *found)
{
	const struct pool_unit *a = &f->units.at[unit];
	struct pool_try t = {.from = a->from,
			     .to = a->to,
			     .unit = unit,
			     .totals = {x->net},
			     .n_totals = 1,
			     .form = POOL_SENTENCE,
			     .strong = true};
	bool first = x->spent < x->income[0];
	if (first)
		SP_TRY(add_row(f, &t, x->spent));
	for (uint32_t i = 0; i < x->n_income; i++) {
		struct pool_money *m = &f->marks.at[x->income[i]].money;
		m->sign = m->sign ? m->sign : '-';
		SP_TRY(add_row(f, &t, x->income[i]));
	}
	if (!first)
		SP_TRY(add_row(f, &t, x->spent));
	for (uint32_t i = 0; i < t.rows.list.n; i++) {
		const struct pool_unit *u =
			&f->units.at[f->marks.at[t.rows.list.at[i].mark[0]].unit];
		t.from = u->from < t.from ? u->from : t.from;
		t.to = u->to > t.to ? u->to : t.to;
	}
	return pool_try_add(f, &t, found);
}

/* "netto", "Nettoudgiften": before anything dearer is asked. */
static bool has_net(const struct pool_finder *f, const struct pool_unit *u)
{
	return u->n &&
	       str_find(str_sub(f->text, u->from, u->to - u->from), STR("etto")) != SIZE_MAX;
}

sp_rc pool_in_net(struct pool_finder *f, uint32_t unit, bool *found)
{
	struct found x;
	*found = false;
	if (!has_net(f, &f->units.at[unit]) || !gather(f, unit, &x) || !one_time(f, &x))
		return SP_OK;
	return try_net(f, unit, &x, found);
}
