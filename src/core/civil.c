/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/civil.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

bool civil_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int civil_days_in_month(int year, int month)
{
	static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	if (month < 1 || month > 12)
		return 0;
	return month == 2 && civil_leap(year) ? 29 : days[month - 1];
}

bool civil_ok(struct civil d)
{
	return d.year >= 1 && d.year <= 9999 && d.day >= 1 &&
	       d.day <= civil_days_in_month(d.year, d.month);
}

int32_t civil_to_days(struct civil d)
{
	int y = d.month <= 2 ? d.year - 1 : d.year;
	int era = (y >= 0 ? y : y - 399) / 400;
	int yoe = y - era * 400;
	int doy = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
	int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
	return era * 146097 + doe - 719468;
}

struct civil civil_from_days(int32_t days)
{
	int z = days + 719468;
	int era = (z >= 0 ? z : z - 146096) / 146097;
	int doe = z - era * 146097;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;
	int month = mp < 10 ? mp + 3 : mp - 9;
	int year = yoe + era * 400 + (month <= 2);
	if (year < 1 || year > 9999)
		return (struct civil){0, 0, 0};
	return (struct civil){(int16_t)year, (int8_t)month, (int8_t)(doy - (153 * mp + 2) / 5 + 1)};
}

int civil_weekday(struct civil d)
{
	int32_t z = civil_to_days(d);
	return (z + 3) % 7 >= 0 ? (z + 3) % 7 + 1 : (z + 3) % 7 + 8;
}

int civil_iso_week(struct civil d, int *iso_year)
{
	/* The week belongs to the year of its Thursday (ISO 8601). */
	struct civil thursday = civil_add_days(d, 4 - civil_weekday(d));
	struct civil first = {thursday.year, 1, 1};
	*iso_year = thursday.year;
	return (civil_to_days(thursday) - civil_to_days(first)) / 7 + 1;
}

struct civil civil_from_iso_week(int iso_year, int week)
{
	struct civil fourth = {(int16_t)iso_year, 1, 4};
	if (iso_year < 1 || iso_year > 9999 || week < 1 || week > 53)
		return (struct civil){0, 0, 0};
	struct civil monday = civil_add_days(fourth, 1 - civil_weekday(fourth) + 7 * (week - 1));
	int year;
	int got = civil_ok(monday) ? civil_iso_week(monday, &year) : 0;
	return got == week ? monday : (struct civil){0, 0, 0};
}

struct civil civil_add_days(struct civil d, int32_t days)
{
	return civil_from_days(civil_to_days(d) + days);
}

struct civil civil_add_months(struct civil d, int months)
{
	int m = d.year * 12 + d.month - 1 + months;
	int year = m / 12, month = m % 12 + 1;
	if (m < 12 || year > 9999)
		return (struct civil){0, 0, 0};
	int last = civil_days_in_month(year, month);
	return (struct civil){(int16_t)year, (int8_t)month, (int8_t)(d.day > last ? last : d.day)};
}

int civil_cmp(struct civil a, struct civil b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return (a.day > b.day) - (a.day < b.day);
}

struct civil civil_easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
	int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
	int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
	int n = h + l - 7 * m + 114;
	return (struct civil){(int16_t)year, (int8_t)(n / 31), (int8_t)(n % 31 + 1)};
}

const char *civil_holiday(struct civil d)
{
	static const struct {
		int offset;
		const char *name;
	} movable[] = {{-3, "Maundy Thursday"}, {-2, "Good Friday"},	  {0, "Easter Sunday"},
		       {1, "Easter Monday"},	{26, "Great Prayer Day"}, {39, "Ascension Day"},
		       {49, "Whit Sunday"},	{50, "Whit Monday"}};
	if (d.month == 1 && d.day == 1)
		return "New Year's Day";
	if (d.month == 12 && (d.day == 25 || d.day == 26))
		return "Christmas Day";
	int after = civil_to_days(d) - civil_to_days(civil_easter(d.year));
	for (size_t i = 0; i < sizeof(movable) / sizeof(movable[0]); i++)
		if (movable[i].offset == after && (after != 26 || d.year <= 2023))
			return movable[i].name;
	return NULL;
}

void civil_iso(struct civil d, char out[CIVIL_ISO_SIZE])
{
	unsigned y = (unsigned)d.year % 10000u, m = (unsigned)d.month % 100u;
	unsigned day = (unsigned)d.day % 100u;
	(void)snprintf(out, CIVIL_ISO_SIZE, "%04u-%02u-%02u", y, m, day);
}

static int digits(const char *s, int n)
{
	int v = 0;
	for (int i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		v = v * 10 + (s[i] - '0');
	}
	return v;
}

bool civil_parse_iso(const char *s, struct civil *out)
{
	int year = digits(s, 4);
	if (year < 0 || s[4] != '-')
		return false;
	int month = digits(s + 5, 2);
	if (month < 0 || s[7] != '-')
		return false;
	int day = digits(s + 8, 2);
	struct civil d = {(int16_t)year, (int8_t)month, (int8_t)day};
	if (day < 0 || s[10] != '\0' || !civil_ok(d))
		return false;
	*out = d;
	return true;
}

/* One or two figures; moves past them. -1: none. */
static int short_number(const char **s)
{
	int v = -1, n = 0;
	while (n < 2 && **s >= '0' && **s <= '9') {
		v = (n ? v * 10 : 0) + (**s - '0');
		(*s)++;
		n++;
	}
	return v;
}

static bool skip_one_of(const char **s, const char *marks)
{
	if (!**s || !strchr(marks, **s))
		return false;
	(*s)++;
	return true;
}

bool civil_parse_typed(const char *s, struct civil *out)
{
	if (civil_parse_iso(s, out))
		return true;
	int day = short_number(&s);
	if (day < 0 || !skip_one_of(&s, "./-"))
		return false;
	s += strspn(s, " ");
	int month = short_number(&s);
	if (month < 0 || !skip_one_of(&s, "./- "))
		return false;
	s += strspn(s, " ");
	int year = digits(s, 4);
	struct civil d = {(int16_t)year, (int8_t)month, (int8_t)day};
	if (year < 0 || s[4] != '\0' || !civil_ok(d))
		return false;
	*out = d;
	return true;
}
