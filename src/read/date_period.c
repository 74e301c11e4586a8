/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Months, seasons, quarters, half-years, weeks, years, and their parts. */
#include "read/date_scan.h"

/* The year after a period's name: " 2021", " i år", " næste år", " af 2021". */
static int period_year_after(struct cur *c, struct date_hit *h)
{
	struct cur more = *c;
	int year = 0;
	if (take_year(&more, false, &year)) {
		h->has_year = true;
	} else {
		more = *c;
		if (!take_word(&more, WORD_OF, NULL))
			(void)take_word(&more, WORD_IN, NULL);
		if (take_year(&more, false, &year)) {
			h->has_year = true;
		} else {
			more = *c;
			if (!take_relative_year(&more, &year))
				return 0;
		}
	}
	*c = more;
	return year;
}

static bool after_preposition(const struct cur *c)
{
	switch (c->before) {
	case WORD_IN:
	case WORD_TO:
	case WORD_FROM:
	case WORD_BEFORE:
	case WORD_AFTER:
	case WORD_AT:
	case WORD_OF:
	case WORD_ON:
	case WORD_PART:
	case WORD_EDGE:
	case WORD_REL:
		return true;
	default:
		return false;
	}
}

/* ---- months ---- */

static bool month_range(struct cur *c, int month, struct date_hit *h)
{
	int to, year;
	if (!take_until(c, true) || !take_month(c, true, &to) || to == month)
		return false;
	year = period_year_after(c, h);
	if (!year)
		return false;
	hit_month(h, year - (to < month), month);
	h->last = month_last((struct civil){(int16_t)year, (int8_t)to, 1});
	h->interval = true;
	return true;
}

/* "januar 2021 - december 2022" */
static void month_until(struct cur *c, struct date_hit *h)
{
	struct cur more = *c;
	int to, year;
	struct civil last;
	if (!take_until(&more, false) || !take_month(&more, true, &to) ||
	    !take_year(&more, false, &year) || !civil_make(year, to, 1, &last) ||
	    civil_cmp(last, h->first) <= 0)
		return;
	h->last = month_last(last);
	h->interval = true;
	*c = more;
}

static int month_by_relation(const struct scan *s, int month, int rel)
{
	int year = s->ref.year;
	if (rel > 0)
		return month > s->ref.month ? year : year + 1;
	return rel < 0 && month >= s->ref.month ? year - 1 : year;
}

bool period_month(struct cur *c, struct date_hit *h)
{
	struct tok rel, name, unit;
	bool related = take_word(c, WORD_REL, &rel);
	int month;
	name = tok_peek(c);
	if (!take_month(c, true, &month))
		return false;
	struct cur more = *c;
	if (!related && month_range(&more, month, h)) {
		*c = more;
		return true;
	}
	more = *c;
	bool noun = take_word(&more, WORD_UNIT, &unit) && unit.arg == UNIT_MONTH && !unit.flags;
	if (noun)
		*c = more;
	if (name.flags & WORD_SHORT)
		(void)take_glued(c, '.');
	int year = period_year_after(c, h);
	if (!year && ((name.flags & WORD_SHORT) || !c->s->ref.year))
		return false;
	bool cue = noun || related || after_preposition(c);
	if (!year && (name.flags & WORD_CAPITAL) && !cue)
		return false;
	h->relative = !h->has_year;
	if (!year)
		year = related ? month_by_relation(c->s, month, rel.arg)
			       : year_near(c->s, month, 0, 0);
	hit_month(h, year, month);
	if (h->has_year)
		month_until(c, h);
	return year > 0;
}

/* ---- seasons: by calendar months, winter from December of its year ---- */

static void hit_season(struct date_hit *h, int year, int season)
{
	static const int8_t begins[] = {3, 6, 9, 12};
	struct civil first = {(int16_t)year, begins[season], 1};
	hit_days(h, GRAIN_SEASON, first, month_last(civil_add_months(first, 2)));
	h->season = (enum date_season)season;
}

static int season_now(struct civil d)
{
	return d.month < 3 || d.month == 12 ? SEASON_WINTER : d.month / 3 - 1;
}

/* The season told from the reference: this, the next, the one before. */
static int season_year(const struct scan *s, int season, int rel)
{
	int year = s->ref.year, now = season_now(s->ref);
	if (now == SEASON_WINTER && s->ref.month < 12)
		year--;
	if (season == now)
		return year + rel;
	if (rel > 0 || (rel == 0 && s->forward))
		return season > now ? year : year + 1;
	return season < now ? year : year - 1;
}

bool period_season(struct cur *c, struct date_hit *h)
{
	struct tok rel = {.arg = 0}, name, other;
	bool her = take_word(c, WORD_THE, NULL);
	bool related = her ? take_word(c, WORD_HER, NULL) : take_word(c, WORD_REL, &rel);
	if ((her && !related) || !take_word(c, WORD_SEASON, &name))
		return false;
	struct cur more = *c;
	bool two = take_mark(&more, '/') && take_word(&more, WORD_SEASON, &other);
	if (two)
		*c = more;
	int year = period_year_after(c, h), last_season = two ? other.arg : name.arg;
	more = *c;
	if (h->has_year && take_glued(&more, '/')) {
		struct tok t = tok_peek(&more);
		tok_take(&more, &t);
		if (t.kind == TOK_NUMBER && !t.gap && (t.digits == 2 || t.digits == 4))
			*c = more;
	}
	if (!year && !related && !(name.flags & WORD_DEFINITE) && !after_preposition(c))
		return false;
	if (!year && !c->s->ref.year)
		return false;
	h->relative = !h->has_year;
	if (!year)
		year = season_year(c->s, name.arg, related ? rel.arg : 0);
	hit_season(h, year, last_season);
	if (two && name.arg == SEASON_WINTER && last_season == SEASON_SPRING)
		h->first = (struct civil){(int16_t)(year - 1), 12, 1};
	return true;
}

/* ---- quarters and half-years ---- */

static void hit_part_of_year(struct date_hit *h, int year, int unit, int n)
{
	int months = unit == UNIT_QUARTER ? 3 : 6;
	struct civil first = {(int16_t)year, (int8_t)(months * (n - 1) + 1), 1};
	hit_days(h, unit == UNIT_QUARTER ? GRAIN_QUARTER : GRAIN_HALFYEAR, first,
		 month_last(civil_add_months(first, months - 1)));
}

static int part_year_near(const struct scan *s, int unit, int n)
{
	int months = unit == UNIT_QUARTER ? 3 : 6;
	if (!s->ref.year)
		return 0;
	return s->forward ? s->ref.year + (s->ref.month > months * n)
			  : year_near(s, months * n - months / 2, 0, 0);
}

bool period_count(struct cur *c, struct date_hit *h)
{
	struct tok unit = {.arg = UNIT_QUARTER}, rel;
	int n;
	uint32_t figure;
	if (take_word(c, WORD_Q, NULL)) {
		if (!take_number(c, 1, 4, &figure))
			return false;
		n = (int)figure;
	} else {
		bool last = take_word(c, WORD_REL, &rel);
		if (last ? rel.arg >= 0 : !take_ordinal(c, &n))
			return false;
		if (!take_word(c, WORD_UNIT, &unit) ||
		    (unit.arg != UNIT_QUARTER && unit.arg != UNIT_HALFYEAR) ||
		    (unit.flags & WORD_PLURAL))
			return false;
		if (last)
			n = unit.arg == UNIT_QUARTER ? 4 : 2;
	}
	int most = unit.arg == UNIT_QUARTER ? 4 : 2, year = period_year_after(c, h);
	if (!year && !(unit.flags & WORD_SHORT))
		year = part_year_near(c->s, unit.arg, n);
	if (!year || n < 1 || n > most)
		return false;
	h->relative = !h->has_year;
	hit_part_of_year(h, year, unit.arg, n);
	return true;
}

/* ---- weeks ---- */

static int week_year_near(const struct scan *s, int week)
{
	int best = 0;
	int32_t least = INT32_MAX;
	for (int y = s->ref.year - 1; s->ref.year && y <= s->ref.year + 1; y++) {
		struct civil monday = civil_from_iso_week(y, week);
		int32_t d = civil_to_days(civil_add_days(monday, 6)) - civil_to_days(s->ref);
		if (!monday.year || (s->forward && d < 0))
			continue;
		if ((d < 0 ? -d : d) < least) {
			least = d < 0 ? -d : d;
			best = y;
		}
	}
	return best;
}

static bool take_week_number(struct cur *c, uint32_t *out)
{
	struct tok t = tok_peek(c);
	struct cur more = *c;
	if (t.digits > 2 || !take_number(&more, 1, 53, out))
		return false;
	*c = more;
	return true;
}

bool period_week(struct cur *c, struct date_hit *h)
{
	struct tok unit;
	uint32_t from, to;
	if (!take_word(c, WORD_UNIT, &unit) || unit.arg != UNIT_WEEK || !take_week_number(c, &from))
		return false;
	to = from;
	struct cur more = *c;
	if (take_until(&more, true) && take_week_number(&more, &to) && to > from)
		*c = more;
	else
		to = from;
	more = *c;
	if (!take_mark(&more, '/') && !take_mark(&more, '-'))
		(void)take_mark(&more, ',');
	int year = 0;
	if (take_year(&more, false, &year)) {
		h->has_year = true;
		*c = more;
	} else {
		year = period_year_after(c, h);
	}
	if (!year)
		year = week_year_near(c->s, (int)from);
	struct civil monday = civil_from_iso_week(year, (int)from),
		     last = civil_from_iso_week(year, (int)to);
	if (!year || !monday.year || !last.year)
		return false;
	h->relative = !h->has_year;
	h->interval = to > from;
	hit_days(h, GRAIN_WEEK, monday, civil_add_days(last, 6));
	return true;
}

/* ---- years ---- */

static bool take_last_year(struct cur *c, int from, int *to)
{
	bool slash = take_glued(c, '/');
	struct tok t;
	if (!slash && !take_until(c, false))
		return false;
	t = tok_peek(c);
	if (t.kind != TOK_NUMBER || (t.digits != 2 && t.digits != 4))
		return false;
	bool century = t.digits == 2;
	*to = century ? from / 100 * 100 + (int)t.value : (int)t.value;
	tok_take(c, &t);
	t = tok_peek(c);
	bool glued = !t.gap && t.kind == TOK_MARK && strchr("-/", t.mark);
	return *to > from && *to < from + 100 && !glued && (!century || slash);
}

bool period_year(struct cur *c, struct date_hit *h)
{
	enum { AUGUST = 8 };
	bool school = take_word(c, WORD_SCHOOL_YEAR, NULL);
	struct tok t = tok_peek(c);
	int from, to;
	if (!school && take_word(c, WORD_UNIT, &t) &&
	    (t.arg != UNIT_YEAR || (t.flags & WORD_PLURAL)))
		return false;
	t = tok_peek(c);
	if (!take_year(c, false, &from) || from < 1900 || from > 2099 ||
	    !number_border(c->s->text, t.off))
		return false;
	hit_year(h, from);
	h->has_year = true;
	h->off = (uint32_t)(school ? h->off : t.off);
	struct cur more = *c;
	if (take_last_year(&more, from, &to)) {
		*c = more;
		h->last.year = (int16_t)to;
		h->interval = true;
	} else {
		to = from + 1;
	}
	if (school) {
		h->first = (struct civil){(int16_t)from, AUGUST, 1};
		h->last = (struct civil){(int16_t)to, AUGUST - 1, 31};
	}
	return true;
}

/* ---- parts: primo, medio, ultimo, udgangen af ---- */

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
		if (!take_word(c, WORD_UNIT, &t) || t.arg != UNIT_YEAR || (t.flags & WORD_PLURAL) ||
		    !c->s->ref.year)
			return false;
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
