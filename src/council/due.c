/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/due.h"

#include "read/dates.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const months[] = {"januar",	  "februar", "marts",	 "april",
				     "maj",	  "juni",    "juli",	 "august",
				     "september", "oktober", "november", "december"};

struct word {
	const char *code, *danish;
};
static const struct word parts[] = {{"-start", "primo "}, {"-mid", "medio "}, {"-end", "ultimo "}};
static const struct word seasons[] = {{"spring", "foråret"},
				      {"summer", "sommeren"},
				      {"autumn", "efteråret"},
				      {"winter", "vinteren"}};

/* A number of exactly so many digits, -1 when it is none. */
static int digits(struct str s, size_t n)
{
	int v = 0;
	if (s.n != n)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return -1;
		v = v * 10 + (s.p[i] - '0');
	}
	return v;
}

/* The middle of a code in Danish: "03", "Q1", "H2", "W36", "spring"; NULL when it is none. */
static const char *middle_in_danish(struct arena *a, struct str middle)
{
	int month = digits(middle, 2), n = digits(str_sub(middle, 1, 2), middle.n - 1);
	if (month >= 1 && month <= 12)
		return months[month - 1];
	for (size_t i = 0; i < sizeof(seasons) / sizeof(seasons[0]); i++)
		if (str_eq(middle, str_of(seasons[i].code)))
			return seasons[i].danish;
	if (n < 0 || middle.n > 3)
		return NULL;
	switch (middle.p[0]) {
	case 'Q':
		return arena_printf(a, "%d. kvartal", n);
	case 'H':
		return arena_printf(a, "%d. halvår", n);
	case 'W':
		return arena_printf(a, "uge %d", n);
	default:
		return NULL;
	}
}

/* The Danish words for a code, so that the one reader of dates knows what it covers; the code
 * itself when it is none, or a whole date. */
static const char *in_danish(struct arena *a, const char *code)
{
	struct str s = str_of(code);
	const char *part = "";
	int year = digits(str_sub(s, 0, 4), 4);
	if (year < 0 || (s.n > 4 && s.p[4] != '-') || digits(str_sub(s, 8, 2), 2) >= 0)
		return code;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (str_ends(s, str_of(parts[i].code))) {
			part = parts[i].danish;
			s = str_sub(s, 0, s.n - strlen(parts[i].code));
		}
	if (s.n <= 5)
		return arena_printf(a, "%s%d", *part ? part : "i ", year);
	const char *middle = middle_in_danish(a, str_sub(s, 5, s.n));
	return middle ? arena_printf(a, "%s%s %d", part, middle, year) : code;
}

/* Figures beside the time found: "5. kvartal 2020" is not the year. */
static bool has_more_figures(const char *said, const struct date_hit *h)
{
	for (size_t i = 0; said[i]; i++) {
		bool in = (i >= h->off && i < h->off + h->len) ||
			  (i >= h->clock_off && i < h->clock_off + h->clock_len);
		if (!in && said[i] >= '0' && said[i] <= '9')
			return true;
	}
	return false;
}

sp_rc due_read(struct arena *a, const char *words, struct civil meeting, struct due *out,
	       struct sp_err *e)
{
	struct date_hits hits = {0};
	*out = (struct due){.code = ""};
	if (strcmp(words, "next-meeting") == 0) {
		(void)snprintf(out->code, sizeof(out->code), "%s", words);
		return SP_OK;
	}
	const char *said = in_danish(a, words);
	SP_NEED(said);
	SP_TRY(dates_find(a, NULL, str_of(said), meeting, true, &hits));
	/* "næste møde" has no day of its own */
	if (hits.list.n == 1 && strcmp(hits.list.at[0].due, "next-meeting") == 0)
		return due_read(a, "next-meeting", meeting, out, e);
	/* a code is one as a whole, or none */
	bool code = digits(str_sub(str_of(words), 0, 4), 4) >= 0;
	bool other = code && hits.list.n && strcmp(hits.list.at[0].due, words) != 0;
	if (other || hits.list.n != 1 || has_more_figures(said, &hits.list.at[0]) ||
	    !hits.list.at[0].first.year || !hits.list.at[0].due[0])
		return sp_fail(e, SP_EINVAL,
			       N_("“{1}” is no time: write 2022-03-15, 2022-03, 2022-Q1, "
				  "2022-spring or next-meeting"),
			       words);
	(void)snprintf(out->code, sizeof(out->code), "%s", hits.list.at[0].due);
	civil_iso(hits.list.at[0].first, out->first);
	civil_iso(hits.list.at[0].last, out->last);
	return SP_OK;
}
