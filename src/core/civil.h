/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Civil dates in the proleptic Gregorian calendar, and the Danish calendar: weeks by ISO 8601,
 * Easter and the public holidays. No time zone is involved; instants are UTC seconds elsewhere. */
#ifndef SP_CORE_CIVIL_H
#define SP_CORE_CIVIL_H

#include <stdbool.h>
#include <stdint.h>

struct civil {
	int16_t year; /* 1..9999; 0 = no date */
	int8_t month; /* 1..12 */
	int8_t day;   /* 1..31 */
};

enum { CIVIL_ISO_SIZE = 11 };

bool civil_ok(struct civil d);
int civil_days_in_month(int year, int month);
bool civil_leap(int year);
/* Days since 1970-01-01 and back (Howard Hinnant, chrono-compatible low-level date algorithms). */
int32_t civil_to_days(struct civil d);
struct civil civil_from_days(int32_t days);
/* 1 = Monday … 7 = Sunday. */
int civil_weekday(struct civil d);
/* ISO 8601 week 1..53 and the year it belongs to. */
int civil_iso_week(struct civil d, int *iso_year);
/* The Monday of an ISO week; year 0 when that year has no such week. */
struct civil civil_from_iso_week(int iso_year, int week);
struct civil civil_add_days(struct civil d, int32_t days);
/* The day is cut to the month's last day. */
struct civil civil_add_months(struct civil d, int months);
/* <0, 0, >0 */
int civil_cmp(struct civil a, struct civil b);
/* Easter Sunday (Gauss / Meeus-Jones-Butcher). */
struct civil civil_easter(int year);
/* Name key of a Danish public holiday, or NULL (Great Prayer Day until 2023, lov nr. 214/2023). */
const char *civil_holiday(struct civil d);
/* "YYYY-MM-DD"; parse is strict, out untouched when it fails. */
void civil_iso(struct civil d, char out[CIVIL_ISO_SIZE]);
bool civil_parse_iso(const char *s, struct civil *out);
/* As people type a day: "2022-12-01", "1.12.2022", "1/12 2022", "01-12-2022"; likewise strict. */
bool civil_parse_typed(const char *s, struct civil *out);

#endif
