/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Danish expressions of date and time, as minutes write them. Pure: text and a reference day in,
 * hits out. */
#ifndef SP_READ_DATES_H
#define SP_READ_DATES_H

#include "core/civil.h"
#include "read/lexicon.h"

enum date_grain {
	GRAIN_MINUTE,
	GRAIN_HOUR,
	GRAIN_DAY,
	GRAIN_WEEK,
	GRAIN_MONTH,
	GRAIN_QUARTER,
	GRAIN_SEASON,
	GRAIN_HALFYEAR,
	GRAIN_YEAR
};
enum date_part { PART_WHOLE, PART_START, PART_MID, PART_END }; /* primo, medio, ultimo */
enum date_sense { SENSE_AT, SENSE_BEFORE, SENSE_AFTER }; /* "senest", "inden" / "efter", "fra" */
enum date_season { SEASON_SPRING, SEASON_SUMMER, SEASON_AUTUMN, SEASON_WINTER };

struct date_hit {
	uint32_t off, len; /* in the text given: the words the day or period follows from, without
			      "senest", "den" and, when a year is printed, the weekday */
	uint32_t clock_off, clock_len; /* the time of day; 0,0 when none */
	struct civil first, last;      /* the days it covers, both included */
	enum date_grain grain;
	enum date_part part;
	enum date_sense sense;
	enum date_season season; /* with GRAIN_SEASON */
	bool has_year;		 /* the year is printed */
	bool relative;		 /* needs the reference day to be understood */
	int8_t hour, minute;	 /* -1 when no time of day */
	int8_t end_hour, end_minute;
	bool interval; /* from–to was printed */
	char due[24];  /* the labels' form: 2021-03-15, 2021-03, 2021-Q4, 2021-spring, 2021-12-end,
			  2021-W36, 2021-start, next-meeting (no days then); also 2021-H1 and 2021.
			  An interval has its first day's; empty for "efter sommerferien" */
};

struct date_hits {
	SP_LIST(struct date_hit) list;
};

/* All dates in the text, in order, longest first at one place, none overlapping. reference is the
 * day of the meeting (year 0 when unknown: then only dates that print their year are found, and
 * forward is ignored). forward: a date without a year is the first one on or after the reference
 * (a promise); else the nearest one (a mention). */
SP_MUST_USE sp_rc dates_find(struct arena *a, const struct lexicon *lex, struct str text,
			     struct civil reference, bool forward, struct date_hits *out);
/* The hit's words hold no year and nothing that tells it: its year is a guess, from the reference.
 */
bool dates_year_guessed(const struct lexicon *lex, struct str text, const struct date_hit *h);
/* The first date that has a day, with year ("Tirsdag d. 15. juni 2021 kl. 16:00", "04.05.20",
 * "June 3, 2020 - 17:00"). False when there is none. */
bool dates_first_day(const struct lexicon *lex, struct str text, struct date_hit *out);
/* A time of day: "kl. 16.00", "16:00", "kl 9", "16:00:00", "16". */
bool dates_time(struct str text, int *hour, int *minute);

#endif
