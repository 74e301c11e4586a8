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

/* "november måned", "dec." */
static bool take_month_noun(struct cur *c, bool short_name)
{
	struct cur more = *c;
	struct tok unit;
	bool noun = take_word(&more, WORD_UNIT, &unit) && unit.arg == UNIT_MONTH && !unit.flags;
	if (noun)
		*c = more;
	if (short_name)
		(void)take_glued(c, '.');
	return noun;
}

/* Without a year a short name is too little, and a capital may be a person's name, but not
 * before a colon at the head of a line. */
static bool month_stands(const struct cur *c, const struct tok *name, bool cue)
{
	struct cur more = *c;
	if ((name->flags & WORD_SHORT) || !c->s->ref.year)
		return false;
	return !(name->flags & WORD_CAPITAL) || cue || after_preposition(c) ||
	       take_glued(&more, ':');
}

bool period_month(struct cur *c, struct date_hit *h)
{
	struct tok rel = {.arg = 0};
	bool related = take_word(c, WORD_REL, &rel);
	int month;
	struct tok name = tok_peek(c);
	if (!take_month(c, true, &month))
		return false;
	struct cur more = *c;
	if (!related && month_range(&more, month, h)) {
		*c = more;
		return true;
	}
	bool noun = take_month_noun(c, name.flags & WORD_SHORT);
	int year = period_year_after(c, h);
	if (!year && !month_stands(c, &name, noun || related))
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

/* "denne", "næste", "den her" before a season: -1, 0, 1. */
static bool take_season_relation(struct cur *c, bool *related, int *rel)
{
	struct tok t = {.arg = 0};
	bool the = take_word(c, WORD_THE, NULL);
	*related = the ? take_word(c, WORD_HER, NULL) : take_word(c, WORD_REL, &t);
	*rel = *related ? t.arg : 0;
	return !the || *related;
}

/* "vinteren/foråret": the season after the stroke, else the one given. */
static int take_second_season(struct cur *c, int season)
{
	struct cur more = *c;
	struct tok other;
	if (!take_mark(&more, '/') || !take_word(&more, WORD_SEASON, &other))
		return season;
	*c = more;
	return other.arg;
}

/* "vinteren 2021/22" */
static void skip_second_year(struct cur *c)
{
	struct cur more = *c;
	if (!take_glued(&more, '/'))
		return;
	struct tok t = tok_peek(&more);
	tok_take(&more, &t);
	if (t.kind == TOK_NUMBER && !t.gap && (t.digits == 2 || t.digits == 4))
		*c = more;
}

bool period_season(struct cur *c, struct date_hit *h)
{
	struct tok name;
	bool related;
	int rel;
	if (!take_season_relation(c, &related, &rel) || !take_word(c, WORD_SEASON, &name))
		return false;
	int last_season = take_second_season(c, name.arg), year = period_year_after(c, h);
	bool cue = related || (name.flags & WORD_DEFINITE) || after_preposition(c);
	if (h->has_year)
		skip_second_year(c);
	if (!year && (!cue || !c->s->ref.year))
		return false;
	h->relative = !h->has_year;
	if (!year)
		year = season_year(c->s, name.arg, rel);
	hit_season(h, year, last_season);
	if (name.arg == SEASON_WINTER && last_season == SEASON_SPRING)
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

/* "4. kvartal", "sidste halvår", "Q2" */
static bool take_part_of_year(struct cur *c, struct tok *unit, int *n)
{
	struct tok rel;
	uint32_t figure;
	*unit = (struct tok){.arg = UNIT_QUARTER};
	if (take_word(c, WORD_Q, NULL)) {
		bool ok = take_number(c, 1, 4, &figure);
		*n = ok ? (int)figure : 0;
		return ok;
	}
	bool last = take_word(c, WORD_REL, &rel);
	if (last ? rel.arg >= 0 : !take_ordinal(c, n))
		return false;
	if (!take_word(c, WORD_UNIT, unit) || (unit->flags & WORD_PLURAL))
		return false;
	if (unit->end - unit->off == strlen("kvt"))
		(void)take_glued(c, '.');
	if (last)
		*n = unit->arg == UNIT_QUARTER ? 4 : 2;
	return unit->arg == UNIT_QUARTER || unit->arg == UNIT_HALFYEAR;
}

bool period_count(struct cur *c, struct date_hit *h)
{
	struct tok unit;
	int n;
	if (!take_part_of_year(c, &unit, &n))
		return false;
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
