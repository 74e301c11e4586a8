/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside the date reader: tokens of one line, the words of the calendar, and the parsers that
 * dates.c tries at each place. A parser takes a cursor by pointer, moves it past what it read and
 * fills the hit; when it gives false the cursor's place means nothing. */
#ifndef SP_READ_DATE_SCAN_H
#define SP_READ_DATE_SCAN_H

#include "read/dates.h"

enum { WORD_MAX = 32 };

enum word {
	WORD_NONE,
	WORD_MONTH, /* arg 1..12 */
	WORD_WEEKDAY,
	WORD_SEASON,  /* arg enum date_season */
	WORD_HOLIDAY, /* arg enum date_holiday */
	WORD_UNIT,    /* arg enum date_unit */
	WORD_PART,    /* primo, medio, ultimo, starten: arg enum date_part */
	WORD_EDGE,    /* "udgangen": the last month of what follows; arg PART_END */
	WORD_OF_YEAR, /* "årets"; arg 0, 1 for "skoleårets", else an enum date_unit */
	WORD_REL,     /* arg -1, 0, 1 */
	WORD_DAYWORD, /* "forgårs": arg days from the reference */
	WORD_DAYPART, /* arg enum day_part */
	WORD_CLOCK,
	WORD_ABOUT,
	WORD_PAST,
	WORD_QUARTER_HOUR,
	WORD_HALF,
	WORD_BEFORE,
	WORD_AFTER,
	WORD_FROM,
	WORD_TO,
	WORD_AND,
	WORD_BETWEEN,
	WORD_BUT,
	WORD_THE, /* "den", "d" */
	WORD_IN,
	WORD_ON,
	WORD_OF,
	WORD_AT,      /* "ved", "med", "for": glue */
	WORD_IN_TIME, /* "om" */
	WORD_WITHIN,
	WORD_AGO,
	WORD_HER,
	WORD_PAIR, /* "par" */
	WORD_MEETING,
	WORD_SCHOOL_YEAR,
	WORD_Q,
	WORD_T,		 /* between day and time, ISO 8601 */
	WORD_UNIT_AFTER, /* what a bare number before it counts: "kr", "borgere" */
	WORD_MANY	 /* a number in words; arg its value, ORDINAL flag */
};

enum date_unit {
	UNIT_DAY,
	UNIT_WEEKEND,
	UNIT_WEEK,
	UNIT_MONTH,
	UNIT_QUARTER,
	UNIT_HALFYEAR,
	UNIT_YEAR,
	UNIT_DECADE,
	UNIT_CENTURY
};
enum date_holiday {
	HOLIDAY_SUMMER,
	HOLIDAY_AUTUMN,
	HOLIDAY_WINTER,
	HOLIDAY_EASTER,
	HOLIDAY_WHITSUN,
	HOLIDAY_CHRISTMAS,
	HOLIDAY_NEW_YEAR
};
enum day_part { DAY_MORNING, DAY_FORENOON, DAY_NOON, DAY_AFTERNOON, DAY_EVENING, DAY_NIGHT };

enum { WORD_SHORT = 1, WORD_DEFINITE = 2, WORD_PLURAL = 4, WORD_ORDINAL = 8, WORD_CAPITAL = 16 };

enum tok_kind { TOK_END, TOK_NUMBER, TOK_WORD, TOK_MARK };
struct tok {
	uint8_t kind;	/* enum tok_kind; a newline is an end too */
	uint8_t word;	/* enum word */
	uint8_t digits; /* of a number; 255 for more than nine */
	uint8_t flags;
	bool gap;  /* white space stands before it */
	char mark; /* dashes are '-', curly apostrophes '\'' */
	int16_t arg;
	uint32_t value; /* of a number */
	size_t off, end;
};

/* The parsers look at the same few tokens again and again. */
enum { TOK_CACHE = 16 };
struct tok_cache {
	size_t at[TOK_CACHE]; /* the token looked for from this place, plus one */
	struct tok tok[TOK_CACHE];
};

struct scan {
	struct str text;
	struct civil ref;
	bool forward;
	struct tok_cache *cache;
};
struct cur {
	const struct scan *s;
	size_t at;
	enum word before; /* the word before the place where the parsers began */
};

/* Lower case into out; empty when longer than WORD_MAX - 1. */
struct str word_fold(struct str word, char out[WORD_MAX]);
/* <0, 0, >0: the word against an entry of a table sorted by bytes. */
int word_order(struct str word, const char *entry);
/* End of the run of letters at from. */
size_t word_end(struct str text, size_t from);
/* The calendar's class of a word, WORD_NONE for most. */
enum word word_class(struct str word, int16_t *arg, uint8_t *flags);

struct tok tok_peek(const struct cur *c);
static inline void tok_take(struct cur *c, const struct tok *t)
{
	c->at = t->end;
}
bool take_mark(struct cur *c, char mark);
/* Without white space before it. */
bool take_glued(struct cur *c, char mark);
bool take_word(struct cur *c, enum word w, struct tok *out);
bool take_number(struct cur *c, uint32_t least, uint32_t most, uint32_t *out);
/* "den", "d." */
bool take_the(struct cur *c);
/* "14", "fjorten", "et par". */
bool take_count(struct cur *c, int *out);
/* "4.", "fjerde". */
bool take_ordinal(struct cur *c, int *out);
/* A printed year: four figures, or two when two_digits. */
bool take_year(struct cur *c, bool two_digits, int *out);
/* "-", "til", "til og med", "og" (with and). */
bool take_until(struct cur *c, bool with_and);
/* A line end or a mark that ends a clause comes next. */
bool at_stop(const struct cur *c);
/* Nothing before the figures at off makes them a part of a longer number, word or code. */
bool number_border(struct str text, size_t off);

/* The year of a month (and day, 0 for none; weekday 0 for none) printed without one; 0 when there
 * is no reference. */
int year_near(const struct scan *s, int month, int day, int weekday);
int full_year(uint32_t two);
bool civil_make(int year, int month, int day, struct civil *out);
struct civil month_last(struct civil any);
/* The Monday of the day's week. */
struct civil week_monday(struct civil d);
void hit_days(struct date_hit *h, enum date_grain grain, struct civil first, struct civil last);
void hit_month(struct date_hit *h, int year, int month);
void hit_year(struct date_hit *h, int year);

/* "(i) næste år", "i år": the year meant. */
bool take_relative_year(struct cur *c, int *out);
/* A month's name, also a short one when short_too. */
bool take_month(struct cur *c, bool short_too, int *out);

/* date_day.c */
bool day_written(struct cur *c, struct date_hit *h); /* [tirsdag] [den] 15. juni [2021] – … */
bool day_numeric(struct cur *c, struct date_hit *h); /* 04-05-2020, 4/5 */
bool day_month_first(struct cur *c, struct date_hit *h); /* June 3, 2020 */
bool day_of_month(struct cur *c, struct date_hit *h);	 /* den 15. */
/* Past a day that no calendar has ("31. februar 2020", "31/2 2020"): neither its month nor its year
 * may be taken for a date. */
bool day_impossible(struct cur *c);
/* date_relative.c */
bool day_relative(struct cur *c, struct date_hit *h);  /* i dag, mandag i denne uge */
bool nth_in_month(struct cur *c, struct date_hit *h);  /* tredje tirsdag i september */
bool offset_period(struct cur *c, struct date_hit *h); /* om 3 måneder, 7 dage siden */
bool next_periods(struct cur *c, struct date_hit *h);  /* næste 3 uger, sidste år */
bool next_meeting(struct cur *c, struct date_hit *h);  /* næste møde */
bool holiday(struct cur *c, struct date_hit *h);       /* sommerferien */
/* date_period.c */
bool period_month(struct cur *c, struct date_hit *h);
bool period_season(struct cur *c, struct date_hit *h);
bool period_count(struct cur *c, struct date_hit *h); /* 4. kvartal, 1. halvår */
bool period_week(struct cur *c, struct date_hit *h);
bool period_year(struct cur *c, struct date_hit *h);
/* date_part.c */
bool period_part(struct cur *c, struct date_hit *h); /* ultimo september, årets udgang */
bool new_year(struct cur *c, struct date_hit *h);    /* i det nye år */
/* date_clock.c: fills hour … end_minute, sense, clock_off, clock_len. */
bool clock_read(struct cur *c, struct date_hit *h);
/* "kl." is not needed: "fra 9 til 11" after a day. */
bool clock_range(struct cur *c, struct date_hit *h);
/* A field that holds nothing but a time: "16", "16.00 - 18.00". */
bool clock_field(struct cur *c, struct date_hit *h);

#endif
