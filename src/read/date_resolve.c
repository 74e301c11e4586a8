/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what is printed to days: years left out, borders of periods. */
#include "read/date_scan.h"

#include <stdlib.h>

int full_year(uint32_t two)
{
	enum { PIVOT = 69 };
	return (int)two + (two < PIVOT ? 2000 : 1900);
}

bool civil_make(int year, int month, int day, struct civil *out)
{
	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	*out = (struct civil){(int16_t)year, (int8_t)month, (int8_t)day};
	return civil_ok(*out);
}

struct civil month_last(struct civil any)
{
	any.day = (int8_t)civil_days_in_month(any.year, any.month);
	return any;
}

struct civil week_monday(struct civil d)
{
	return civil_add_days(d, 1 - civil_weekday(d));
}

/* Days from the reference to the month or the day in a year; a day that does not exist is far. */
static int32_t distance(const struct scan *s, int year, int month, int day, int weekday)
{
	enum { FAR = 1000000 };
	struct civil d, ref = s->ref;
	if (!civil_make(year, month, day ? day : 1, &d) || (weekday && civil_weekday(d) != weekday))
		return FAR;
	if (!day && month == ref.month && year == ref.year)
		return 0;
	if (!day && civil_cmp(d, ref) < 0)
		d = month_last(d);
	return civil_to_days(d) - civil_to_days(ref);
}

static int best_year(const struct scan *s, int month, int day, int weekday, bool forward)
{
	enum { BACK = 2, AHEAD = 3 };
	int best = 0;
	int32_t least = 1000 * (BACK + AHEAD);
	for (int y = s->ref.year - BACK; y <= s->ref.year + AHEAD; y++) {
		int32_t d = distance(s, y, month, day, weekday);
		if ((!forward || d >= 0) && abs(d) < least) {
			least = abs(d);
			best = y;
		}
	}
	return best;
}

int year_near(const struct scan *s, int month, int day, int weekday)
{
	if (!s->ref.year)
		return 0;
	int y = weekday ? best_year(s, month, day, weekday, false) : 0;
	if (!y)
		y = best_year(s, month, day, 0, s->forward);
	return y ? y : best_year(s, month, day, 0, false);
}

void hit_days(struct date_hit *h, enum date_grain grain, struct civil first, struct civil last)
{
	h->grain = grain;
	h->first = first;
	h->last = last;
}

void hit_month(struct date_hit *h, int year, int month)
{
	struct civil d = {(int16_t)year, (int8_t)month, 1};
	hit_days(h, GRAIN_MONTH, d, month_last(d));
}

void hit_year(struct date_hit *h, int year)
{
	struct civil first = {(int16_t)year, 1, 1}, last = {(int16_t)year, 12, 31};
	hit_days(h, GRAIN_YEAR, first, last);
}
