/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days and periods told from the day of the meeting, and holidays. */
#include "read/date_scan.h"

static bool set_day(struct date_hit *h, const struct cur *c, int32_t days)
{
	struct civil d = civil_add_days(c->s->ref, days);
	hit_days(h, GRAIN_DAY, d, d);
	h->relative = true;
	return c->s->ref.year != 0;
}

static void set_part(struct date_hit *h, int part)
{
	static const int8_t hours[][2] = {
		[DAY_MORNING] = {4, 12},    [DAY_FORENOON] = {8, 12}, [DAY_NOON] = {12, 14},
		[DAY_AFTERNOON] = {12, 19}, [DAY_EVENING] = {18, 24}, [DAY_NIGHT] = {0, 6}};
	h->hour = hours[part][0];
	h->end_hour = hours[part][1];
	h->minute = h->end_minute = 0;
}

static void take_part(struct cur *c, struct date_hit *h)
{
	struct tok t;
	if (take_word(c, WORD_DAYPART, &t))
		set_part(h, t.arg);
}

/* From Friday evening to Sunday night. */
static bool set_weekend(struct date_hit *h, const struct cur *c, int weeks)
{
	struct civil friday = civil_add_days(week_monday(c->s->ref), 4 + 7 * weeks);
	hit_days(h, GRAIN_DAY, friday, civil_add_days(friday, 2));
	h->interval = h->relative = true;
	h->hour = 18;
	h->end_hour = 24;
	h->minute = h->end_minute = 0;
	return c->s->ref.year != 0;
}

/* "i dag", "i morgen", "i aften", "i weekenden" */
static bool after_in(struct cur *c, struct date_hit *h)
{
	struct tok t = tok_peek(c);
	tok_take(c, &t);
	if (t.kind != TOK_WORD)
		return false;
	if (t.word == WORD_UNIT && t.arg == UNIT_WEEKEND)
		return set_weekend(h, c, 0);
	if (t.word == WORD_UNIT && t.arg == UNIT_DAY && !t.flags)
		return set_day(h, c, 0);
	if (t.word == WORD_DAYWORD)
		return set_day(h, c, t.arg);
	if (t.word != WORD_DAYPART)
		return false;
	if (t.arg != DAY_MORNING)
		set_part(h, t.arg);
	return set_day(h, c, t.arg == DAY_MORNING);
}

/* "i denne uge", "næste uge" */
static bool take_relative_week(struct cur *c, int *weeks)
{
	struct tok rel, unit;
	(void)take_word(c, WORD_IN, NULL);
	if (!take_word(c, WORD_REL, &rel) || !take_word(c, WORD_UNIT, &unit) ||
	    unit.arg != UNIT_WEEK)
		return false;
	*weeks = rel.arg;
	return true;
}

/* A short weekday stands alone at a clause's end; "man" and "søn" are words of their own. */
static bool short_weekday_ok(const struct cur *c, const struct tok *t, bool said)
{
	enum { MONDAY = 1, SUNDAY = 7 };
	struct cur more = *c;
	if (t->arg == MONDAY || t->arg == SUNDAY || said)
		return false;
	(void)take_glued(&more, '.');
	return at_stop(&more);
}

/* "mandag", "næste tirsdag", "onsdag i næste uge" */
static bool weekday_alone(struct cur *c, int rel, bool said, struct date_hit *h)
{
	struct tok t;
	int weeks;
	if (!take_word(c, WORD_WEEKDAY, &t) || (t.flags & WORD_DEFINITE))
		return false;
	if ((t.flags & WORD_SHORT) && !short_weekday_ok(c, &t, said))
		return false;
	int today = c->s->ref.year ? civil_weekday(c->s->ref) : 1, ahead = t.arg - today;
	struct cur more = *c;
	if (!said && take_relative_week(&more, &weeks)) {
		*c = more;
		ahead += 7 * weeks;
	} else if (rel < 0) {
		ahead -= ahead >= 0 ? 7 : 0;
	} else if (rel > 0 || !said) {
		ahead += ahead <= 0 ? 7 : 0;
	}
	bool ok = set_day(h, c, ahead);
	take_part(c, h);
	return ok;
}

bool day_relative(struct cur *c, struct date_hit *h)
{
	struct tok t = tok_peek(c), unit;
	if (t.word == WORD_WEEKDAY)
		return weekday_alone(c, 0, false, h);
	tok_take(c, &t);
	bool ok = false;
	switch (t.word) {
	case WORD_IN:
		ok = after_in(c, h);
		break;
	case WORD_DAYWORD:
		ok = !(t.flags & WORD_SHORT) && set_day(h, c, t.arg);
		break;
	case WORD_IN_TIME:
		return take_word(c, WORD_DAYPART, &t) && (set_part(h, t.arg), set_day(h, c, 0));
	case WORD_REL:
		if (take_word(c, WORD_DAYPART, &unit))
			return set_part(h, unit.arg), set_day(h, c, 0);
		if (tok_peek(c).word == WORD_WEEKDAY)
			return weekday_alone(c, t.arg, true, h);
		return take_word(c, WORD_UNIT, &unit) && unit.arg == UNIT_WEEKEND &&
		       set_weekend(h, c, t.arg);
	default:
		return false;
	}
	if (ok && h->hour < 0)
		take_part(c, h);
	return ok;
}

/* ---- the nth of a month ---- */

static struct civil nth_weekday(int year, int month, int weekday, int nth)
{
	struct civil first = {(int16_t)year, (int8_t)month, 1};
	if (nth < 0) {
		struct civil last = month_last(first);
		return civil_add_days(last, -((civil_weekday(last) - weekday + 7) % 7));
	}
	int ahead = (weekday - civil_weekday(first) + 7) % 7;
	return civil_add_days(first, ahead + 7 * (nth - 1));
}

/* The nth week that lies in the month whole. */
static struct civil nth_week(int year, int month, int nth)
{
	struct civil monday = nth_weekday(year, month, 1, nth);
	struct civil sunday = civil_add_days(monday, 6);
	return nth < 0 && sunday.month != month ? civil_add_days(monday, -7) : monday;
}

static bool take_nth(struct cur *c, int *nth)
{
	struct tok t = tok_peek(c);
	if (t.word == WORD_REL && t.arg < 0) {
		tok_take(c, &t);
		*nth = -1;
		return true;
	}
	return take_ordinal(c, nth);
}

/* The nth weekday, day or week of the month that begins on `first`. */
static bool set_nth(struct date_hit *h, const struct tok *what, struct civil first, int nth)
{
	struct civil d;
	if (what->word == WORD_UNIT && what->arg == UNIT_WEEK) {
		d = nth_week(first.year, first.month, nth);
		hit_days(h, GRAIN_WEEK, d, civil_add_days(d, 6));
		return true;
	}
	if (what->word == WORD_WEEKDAY && !what->flags)
		d = nth_weekday(first.year, first.month, what->arg, nth);
	else if (what->word == WORD_UNIT && what->arg == UNIT_DAY)
		d = nth < 0 ? month_last(first) : civil_add_days(first, nth - 1);
	else
		return false;
	hit_days(h, GRAIN_DAY, d, d);
	return d.month == first.month;
}

bool nth_in_month(struct cur *c, struct date_hit *h)
{
	int nth, month, year = 0;
	if (!take_nth(c, &nth))
		return false;
	struct tok what = tok_peek(c);
	tok_take(c, &what);
	if (!take_word(c, WORD_IN, NULL) && !take_word(c, WORD_OF, NULL))
		return false;
	if (!take_month(c, false, &month))
		return false;
	struct cur more = *c;
	h->has_year = take_year(&more, false, &year) || take_relative_year(&more, &year);
	if (h->has_year)
		*c = more;
	else
		year = year_near(c->s, month, 0, 0);
	struct civil d;
	if (!year || !civil_make(year, month, 1, &d))
		return false;
	h->relative = !h->has_year;
	return set_nth(h, &what, d, nth);
}

/* ---- so many days, weeks, months, years from now ---- */

static int unit_months(int unit)
{
	static const int months[] = {[UNIT_MONTH] = 1, [UNIT_QUARTER] = 3,  [UNIT_HALFYEAR] = 6,
				     [UNIT_YEAR] = 12, [UNIT_DECADE] = 120, [UNIT_CENTURY] = 1200};
	return unit >= UNIT_MONTH ? months[unit] : 0;
}

static bool far(struct civil ref, int n, int months)
{
	int year = ref.year + n * months / 12;
	return n > 1000 || n < -1000 || year < 1 || year > 9998;
}

/* Days and weeks give the day, months and years the month. */
static bool set_offset(struct date_hit *h, const struct cur *c, int n, int unit)
{
	const struct civil ref = c->s->ref;
	if (!ref.year || unit == UNIT_WEEKEND || far(ref, n, unit_months(unit)))
		return false;
	if (unit <= UNIT_WEEK)
		return set_day(h, c, n * (unit == UNIT_WEEK ? 7 : 1));
	struct civil d = civil_add_months(ref, n * unit_months(unit));
	hit_month(h, d.year, d.month);
	h->relative = true;
	return true;
}

/* "i dag", "nu" after "3 år fra" is the meeting's own day. */
static bool take_today(struct cur *c)
{
	struct tok unit;
	return take_word(c, WORD_IN, NULL) && take_word(c, WORD_UNIT, &unit) &&
	       unit.arg == UNIT_DAY;
}

/* "et halvt år", "halvandet år" are so many months. */
static bool half_years(struct cur *c, int *n, struct tok *unit)
{
	struct tok half;
	int one;
	struct cur more = *c;
	if (take_count(&more, &one) && one == 1)
		*c = more;
	if (!take_word(c, WORD_HALF, &half) || !half.arg || !take_word(c, WORD_UNIT, unit) ||
	    unit->arg != UNIT_YEAR || unit->flags)
		return false;
	*n = half.arg;
	unit->arg = UNIT_MONTH;
	return true;
}

static bool counted_unit(struct cur *c, int *n, struct tok *unit)
{
	struct cur half = *c;
	if (half_years(&half, n, unit)) {
		*c = half;
		return true;
	}
	return take_count(c, n) && take_word(c, WORD_UNIT, unit) &&
	       !(unit->flags & (WORD_DEFINITE | WORD_SHORT));
}

bool offset_period(struct cur *c, struct date_hit *h)
{
	struct tok t = tok_peek(c), unit;
	int n;
	if (t.kind == TOK_WORD && (t.word == WORD_IN_TIME || t.word == WORD_AFTER)) {
		tok_take(c, &t);
		if (t.word == WORD_AFTER)
			h->sense = SENSE_AFTER;
		if (take_word(c, WORD_ABOUT, NULL)) /* "om ca. 6 måneder" */
			(void)take_glued(c, '.');
		return counted_unit(c, &n, &unit) && set_offset(h, c, n, unit.arg);
	}
	bool within = take_word(c, WORD_WITHIN, NULL);
	if (!within && t.word == WORD_BEFORE) {
		tok_take(c, &t);
		within = take_word(c, WORD_AT, NULL);
		if (!within)
			return false;
	}
	if (!counted_unit(c, &n, &unit))
		return false;
	if (within) {
		h->sense = SENSE_BEFORE;
		return set_offset(h, c, n, unit.arg);
	}
	if (take_word(c, WORD_AGO, NULL))
		return set_offset(h, c, -n, unit.arg);
	return take_word(c, WORD_FROM, NULL) && take_today(c) && set_offset(h, c, n, unit.arg);
}

/* The period of a unit that holds the reference, moved by n of them. */
static bool set_period(struct date_hit *h, const struct cur *c, int unit, int n)
{
	struct civil ref = c->s->ref, d;
	int year = ref.year + n, month;
	if (!ref.year || far(ref, n, unit_months(unit) + 1))
		return false;
	h->relative = true;
	switch (unit) {
	case UNIT_DAY:
		return set_day(h, c, n);
	case UNIT_WEEK:
		d = civil_add_days(week_monday(ref), 7 * n);
		hit_days(h, GRAIN_WEEK, d, civil_add_days(d, 6));
		return true;
	case UNIT_MONTH:
	case UNIT_QUARTER:
	case UNIT_HALFYEAR:
		month = (ref.month - 1) / unit_months(unit) * unit_months(unit) + 1;
		d = civil_add_months((struct civil){ref.year, (int8_t)month, 1},
				     n * unit_months(unit));
		hit_days(h,
			 unit == UNIT_MONTH	? GRAIN_MONTH
			 : unit == UNIT_QUARTER ? GRAIN_QUARTER
						: GRAIN_HALFYEAR,
			 d, month_last(civil_add_months(d, unit_months(unit) - 1)));
		return true;
	case UNIT_YEAR:
		hit_year(h, year);
		return year > 0;
	default:
		return false;
	}
}

/* "næste 3 uger": from the next on; "sidste 2 år": up to the one before this. */
static bool set_periods(struct date_hit *h, const struct cur *c, int unit, int n, int rel)
{
	struct date_hit far_end = *h;
	if (rel == 0 || n < 1 || unit == UNIT_WEEKEND ||
	    !set_period(h, c, unit, rel > 0 ? 1 : -n) ||
	    !set_period(&far_end, c, unit, rel > 0 ? n : -1))
		return false;
	h->last = far_end.last;
	h->interval = n > 1;
	return true;
}

bool next_periods(struct cur *c, struct date_hit *h)
{
	struct tok rel, unit;
	int n;
	if (take_word(c, WORD_IN, NULL)) {
		bool year = take_word(c, WORD_UNIT, &unit) && unit.arg == UNIT_YEAR && !unit.flags;
		struct cur printed = *c;
		return year && !take_year(&printed, false, &n) && set_period(h, c, UNIT_YEAR, 0);
	}
	if (!take_word(c, WORD_REL, &rel))
		return false;
	struct cur counted = *c;
	if (take_count(&counted, &n) && take_word(&counted, WORD_UNIT, &unit)) {
		*c = counted;
		return set_periods(h, c, unit.arg, n, rel.arg);
	}
	if (!take_word(c, WORD_UNIT, &unit) || (unit.flags & (WORD_PLURAL | WORD_SHORT)))
		return false;
	if (unit.arg == UNIT_DECADE || unit.arg == UNIT_CENTURY) {
		int years = unit_months(unit.arg) / 12;
		return set_periods(h, c, UNIT_YEAR, years, rel.arg ? rel.arg : 1);
	}
	return set_period(h, c, unit.arg, rel.arg);
}

/* "næste møde", "førstkommende HU-møde"; not when a day for it follows. */
bool next_meeting(struct cur *c, struct date_hit *h)
{
	struct tok rel, meeting;
	if (c->before == WORD_MANY || !take_word(c, WORD_REL, &rel) || rel.arg < 1 ||
	    !c->s->ref.year)
		return false; /* "et kommende møde" is any */
	struct tok between = tok_peek(c);
	if (between.kind == TOK_WORD && between.word == WORD_NONE) {
		tok_take(c, &between);
		(void)take_glued(c, '-');
	}
	if (!take_word(c, WORD_MEETING, &meeting) || (meeting.flags & WORD_PLURAL))
		return false;
	struct tok next = tok_peek(c);
	h->relative = true;
	h->grain = GRAIN_DAY;
	memcpy(h->due, "next-meeting", sizeof("next-meeting"));
	return next.kind != TOK_WORD || (next.word != WORD_AFTER && next.word != WORD_IN &&
					 next.word != WORD_THE && next.word != WORD_ON);
}

/* ---- holidays ---- */

static struct civil holiday_day(int which, int year)
{
	static const int8_t month_day[][2] = {
		[HOLIDAY_SUMMER] = {7, 1},     [HOLIDAY_AUTUMN] = {10, 15},
		[HOLIDAY_WINTER] = {2, 12},    [HOLIDAY_EASTER] = {4, 1},
		[HOLIDAY_WHITSUN] = {5, 1},    [HOLIDAY_CHRISTMAS] = {12, 24},
		[HOLIDAY_NEW_YEAR] = {12, 31},
	};
	if (which == HOLIDAY_EASTER)
		return civil_easter(year);
	if (which == HOLIDAY_WHITSUN)
		return civil_add_days(civil_easter(year), 49);
	return (struct civil){(int16_t)year, month_day[which][0], month_day[which][1]};
}

/* In whose month it is over: "efter sommerferien 2021" is from August on. */
static struct civil holiday_over(int which, struct civil d)
{
	if (which == HOLIDAY_SUMMER)
		d.month++;
	else if (which == HOLIDAY_CHRISTMAS)
		d = (struct civil){(int16_t)(d.year + 1), 1, 1};
	else if (which == HOLIDAY_NEW_YEAR)
		d.month = 1;
	else if (which == HOLIDAY_EASTER || which == HOLIDAY_WHITSUN)
		d = civil_add_days(d, 2); /* the Monday is one too */
	return d;
}

bool holiday(struct cur *c, struct date_hit *h)
{
	struct tok t;
	int year = 0;
	if (!take_word(c, WORD_HOLIDAY, &t))
		return false;
	struct cur more = *c;
	h->has_year = take_year(&more, false, &year) || take_relative_year(&more, &year);
	if (h->has_year)
		*c = more;
	else if (c->s->ref.year)
		year = year_near(c->s, holiday_day(t.arg, c->s->ref.year).month, 0, 0);
	if (!year)
		return false;
	struct civil d = holiday_day(t.arg, year);
	if (t.arg == HOLIDAY_SUMMER && h->sense == SENSE_BEFORE)
		d.month = 6; /* schools close on the last Friday or Saturday of June */
	else if (h->sense == SENSE_AFTER && h->has_year)
		d = holiday_over(t.arg, d);
	hit_month(h, d.year, d.month);
	h->relative = !h->has_year;
	return true;
}
