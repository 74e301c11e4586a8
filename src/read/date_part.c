/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of periods: primo, medio, ultimo, starten af, udgangen af. */
#include "read/date_scan.h"

/* "kvartalet", "måneden": the one of the reference day. */
static bool this_one(const struct cur *c, int unit, struct date_hit *h)
{
	enum { MONTHS = 3 };
	const struct civil ref = c->s->ref;
	int month = unit == UNIT_QUARTER ? (ref.month - 1) / MONTHS * MONTHS + 1 : ref.month;
	if (unit != UNIT_QUARTER && unit != UNIT_MONTH)
		return false;
	hit_month(h, ref.year, month);
	if (unit == UNIT_QUARTER) {
		struct civil last = {ref.year, (int8_t)(month + MONTHS - 1), 1};
		hit_days(h, GRAIN_QUARTER, h->first, month_last(last));
	}
	h->relative = true;
	return true;
}

static bool whole_period(struct cur *c, struct date_hit *h)
{
	static bool (*const parsers[])(struct cur *, struct date_hit *) = {
		period_month, period_season, period_count, period_week, period_year};
	for (size_t i = 0; i < sizeof(parsers) / sizeof(parsers[0]); i++) {
		struct cur more = *c;
		struct date_hit inner = *h;
		if (parsers[i](&more, &inner)) {
			inner.off = h->off;
			*h = inner;
			*c = more;
			return true;
		}
	}
	struct cur more = *c;
	struct tok t;
	int year;
	if (take_relative_year(&more, &year)) {
		*c = more;
	} else {
		if (!take_word(c, WORD_UNIT, &t) || (t.flags & WORD_PLURAL) || !c->s->ref.year)
			return false;
		if (t.arg != UNIT_YEAR)
			return (t.flags & WORD_DEFINITE) && this_one(c, t.arg, h);
		year = c->s->ref.year;
	}
	hit_year(h, year);
	h->relative = true;
	return true;
}

/* A third of the period, a year's by whole months. */
static void cut(struct date_hit *h, enum date_part part)
{
	int32_t first = civil_to_days(h->first), days = civil_to_days(h->last) - first + 1;
	struct civil from = civil_from_days(first + days / 3),
		     to = civil_from_days(first + 2 * (days / 3) - 1);
	if (h->grain == GRAIN_YEAR) {
		from = civil_add_months(h->first, 4);
		to = month_last(civil_add_months(h->first, 7));
	}
	h->part = part;
	if (part == PART_START)
		h->last = civil_add_days(from, -1);
	else if (part == PART_MID)
		hit_days(h, h->grain, from, to);
	else
		h->first = civil_add_days(to, 1);
}

/* "ved årets udgang": the last month. */
static void cut_edge(struct date_hit *h)
{
	if (h->grain == GRAIN_WEEK)
		return;
	hit_month(h, h->last.year, h->last.month);
	h->interval = false;
}

static bool take_part_word(struct cur *c, struct tok *out)
{
	struct tok next;
	if (!take_word(c, WORD_EDGE, out) && !take_word(c, WORD_PART, out))
		return false;
	struct cur more = *c;
	if ((take_mark(&more, '/') || take_mark(&more, '-')) &&
	    take_word(&more, WORD_PART, &next)) {
		*out = next;
		*c = more;
	}
	return true;
}

/* A school year's part is told by its month, so part becomes an edge. */
static bool of_year(struct cur *c, struct date_hit *h, struct tok *part)
{
	struct tok whose;
	int year = 0;
	if (!take_word(c, WORD_OF_YEAR, &whose) || !take_part_word(c, part))
		return false;
	if (whose.arg >= UNIT_QUARTER || whose.arg == UNIT_MONTH)
		return c->s->ref.year && this_one(c, whose.arg, h);
	struct cur more = *c;
	h->has_year = take_year(&more, false, &year);
	if (h->has_year)
		*c = more;
	else
		year = c->s->ref.year;
	if (!year)
		return false;
	hit_year(h, year);
	h->relative = !h->has_year;
	if (whose.arg) {
		bool start = part->arg == PART_START;
		int begins = h->has_year || c->s->ref.month > 7 ? year : year - 1;
		if (start && !h->has_year)
			begins = year + (c->s->ref.month > 8);
		hit_month(h, start ? begins : begins + 1, start ? 8 : 6);
		part->word = WORD_EDGE;
	}
	return true;
}

bool period_part(struct cur *c, struct date_hit *h)
{
	struct tok part;
	struct cur more = *c;
	if (of_year(&more, h, &part)) {
		*c = more;
	} else {
		if (!take_part_word(c, &part))
			return false;
		if (!take_word(c, WORD_OF, NULL) && !take_word(c, WORD_ON, NULL) &&
		    !take_word(c, WORD_IN, NULL) && (part.flags & WORD_SHORT))
			return false;
		struct cur inner = *c;
		inner.before = WORD_PART;
		if (!whole_period(&inner, h))
			return false;
		inner.before = c->before;
		*c = inner;
	}
	if (h->grain == GRAIN_MONTH && part.word == WORD_EDGE)
		return true;
	if (part.word == WORD_EDGE)
		cut_edge(h);
	else
		cut(h, (enum date_part)part.arg);
	return true;
}

static bool take_text(struct cur *c, struct str word)
{
	struct tok t = tok_peek(c);
	if (t.kind != TOK_WORD || !str_ieq(str_sub(c->s->text, t.off, t.end - t.off), word))
		return false;
	tok_take(c, &t);
	return true;
}

/* The first months of the year to come. Said in the first half of a year it may be the one that has
 * just begun. */
bool new_year(struct cur *c, struct date_hit *h)
{
	enum { JULY = 7 };
	struct tok unit;
	if (!take_word(c, WORD_IN, NULL) || !take_text(c, STR("det")) ||
	    !take_text(c, STR("nye")) || !take_word(c, WORD_UNIT, &unit) || unit.arg != UNIT_YEAR ||
	    unit.flags || c->s->ref.month < JULY)
		return false;
	hit_year(h, c->s->ref.year + 1);
	cut(h, PART_START);
	h->relative = true;
	return true;
}
