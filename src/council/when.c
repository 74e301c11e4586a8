/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/when.h"

#include "core/human.h"

#include <stdio.h>
#include <stdlib.h>

enum { SAID_MAX = 256 };

/* All digits, and few enough to be counted with. */
static bool is_number(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n > 0 && s.n <= 4;
}

static int number(struct str s)
{
	int v = 0;
	for (size_t i = 0; i < s.n; i++)
		v = v * 10 + (s.p[i] - '0');
	return v;
}

/* ---- due ---- */

struct named {
	const char *code, *words;
};

/* Adds the sentence for a code in a list; false when the list does not have it. */
static bool say(struct buf *out, enum lang lang, const struct named *list, size_t n,
		struct str code, const char *arg)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(code, str_of(list[i].code))) {
			i18n_format(out, lang, list[i].words, arg);
			return true;
		}
	return false;
}

/* What stands after the year: "03", "Q1", "H2", "W36", "spring". */
static bool say_middle(struct buf *out, enum lang lang, struct str middle, const char *year)
{
	static const struct named names[] = {
		{"spring", N_("spring {1}")},	    {"summer", N_("summer {1}")},
		{"autumn", N_("autumn {1}")},	    {"winter", N_("winter {1}")},
		{"H1", N_("first half of {1}")},    {"H2", N_("second half of {1}")},
		{"Q1", N_("first quarter of {1}")}, {"Q2", N_("second quarter of {1}")},
		{"Q3", N_("third quarter of {1}")}, {"Q4", N_("fourth quarter of {1}")}};
	if (is_number(middle) && middle.n == 2 && number(middle) >= 1 && number(middle) <= 12) {
		human_month(out, lang, number(str_of(year)), number(middle));
		return true;
	}
	if (middle.n == 3 && middle.p[0] == 'W' && is_number(str_sub(middle, 1, 3))) {
		char week[3] = {middle.p[1] == '0' ? middle.p[2] : middle.p[1],
				middle.p[1] == '0' ? '\0' : middle.p[2], '\0'};
		i18n_format(out, lang, N_("week {1} of {2}"), week, year);
		return true;
	}
	return say(out, lang, names, sizeof(names) / sizeof(names[0]), middle, year);
}

static bool say_due(struct buf *out, enum lang lang, struct str code)
{
	static const struct named parts[] = {{"start", N_("start of {1}")},
					     {"mid", N_("middle of {1}")},
					     {"end", N_("end of {1}")}};
	BUF_AUTO whole = BUF_INIT(SAID_MAX);
	char year[5] = "";
	if (!is_number(str_sub(code, 0, 4)) || code.n < 4 || (code.n > 4 && code.p[4] != '-'))
		return false;
	memcpy(year, code.p, 4);
	struct str rest = str_sub(code, 5, code.n), middle;
	size_t dash = str_find(rest, STR("-"));
	middle = dash == SIZE_MAX ? rest : str_sub(rest, 0, dash);
	struct str part = dash == SIZE_MAX ? STR("") : str_sub(rest, dash + 1, rest.n);
	if (!middle.n)
		buf_puts(&whole, year);
	else if (!part.n && say(out, lang, parts, 3, middle, year))
		return true;
	else if (!say_middle(&whole, lang, middle, year))
		return false;
	if (!part.n) {
		buf_str(out, buf_view(&whole));
		return true;
	}
	buf_char(&whole, '\0');
	return say(out, lang, parts, 3, part, whole.p ? whole.p : year);
}

void when_due(struct buf *out, enum lang lang, const char *code)
{
	struct civil day;
	if (strcmp(code, "next-meeting") == 0)
		buf_puts(out, i18n_text(lang, N_("next meeting")));
	else if (civil_parse_iso(code, &day))
		human_date(out, lang, day);
	else if (!say_due(out, lang, str_of(code)))
		buf_puts(out, code);
}

/* ---- again and again ---- */

void when_again(struct buf *out, enum lang lang, const char *duration)
{
	static const struct named names[] = {
		{"P1D", N_("every day")},	{"P1W", N_("every week")},
		{"P1M", N_("every month")},	{"P3M", N_("every quarter")},
		{"P6M", N_("every half-year")}, {"P1Y", N_("every year")}};
	static const struct named units[] = {{"D", N_("every {1} days")},
					     {"W", N_("every {1} weeks")},
					     {"M", N_("every {1} months")},
					     {"Y", N_("every {1} years")}};
	struct str code = str_of(duration);
	if (str_eq(code, STR("every-meeting"))) {
		buf_puts(out, i18n_text(lang, N_("at every meeting")));
		return;
	}
	if (say(out, lang, names, sizeof(names) / sizeof(names[0]), code, NULL))
		return;
	struct str count = code.n > 2 ? str_sub(code, 1, code.n - 2) : STR("");
	if (code.n > 2 && code.p[0] == 'P' && is_number(count)) {
		char text[5] = "";
		memcpy(text, count.p, count.n);
		if (say(out, lang, units, 4, str_sub(code, code.n - 1, 1), text))
			return;
	}
	buf_str(out, code);
}

/* ---- the years of money ---- */

static void put_years(struct buf *out, enum lang lang, struct str list)
{
	for (bool first = true;; first = false) {
		size_t comma = str_find(list, STR(","));
		bool last = comma == SIZE_MAX;
		if (!first && last)
			buf_printf(out, " %s ", i18n_text(lang, N_("and")));
		else if (!first)
			buf_puts(out, ", ");
		buf_str(out, last ? list : str_sub(list, 0, comma));
		if (last)
			return;
		list = str_sub(list, comma + 1, list.n);
	}
}

void when_period(struct buf *out, enum lang lang, const char *period)
{
	static const struct named names[] = {{"årligt", N_("yearly")},
					     {"overslagsårene", N_("the budget estimate years")}};
	struct str s = str_of(period), from = str_sub(s, 0, 4), to = str_sub(s, 5, s.n);
	char year[5] = "";
	if (say(out, lang, names, 2, s, NULL))
		return;
	if (s.n < 5 || !is_number(from) || s.p[4] != '-' || (to.n && !is_number(to))) {
		put_years(out, lang, s);
		return;
	}
	memcpy(year, from.p, 4);
	if (to.n)
		buf_printf(out, "%s–%s", year, period + 5);
	else
		i18n_format(out, lang, N_("from {1}"), year);
}

/* ---- from one day to another ---- */

/* The code of a time that has a name of its own: "2020-autumn"; NULL: it has none. */
static const char *named_time(int first, int last)
{
	static const struct {
		int first, last;
		const char *code;
	} names[] = {{3, 5, "spring"}, {6, 8, "summer"}, {9, 11, "autumn"},
		     {1, 6, "H1"},     {7, 12, "H2"},	 {1, 3, "Q1"},
		     {4, 6, "Q2"},     {7, 9, "Q3"},	 {10, 12, "Q4"}};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (names[i].first == first && names[i].last == last)
			return names[i].code;
	return NULL;
}

/* "nov.", "juni" */
static void short_month(struct buf *out, enum lang lang, int month)
{
	enum { WHOLE = 4, CUT = 3 };
	BUF_AUTO name = BUF_INIT(SAID_MAX);
	human_month(&name, lang, 0, month);
	struct str s = buf_view(&name);
	size_t n = str_find(s, STR(" "));
	buf_str(out, str_sub(s, 0, n <= WHOLE ? n : CUT));
	buf_puts(out, n <= WHOLE ? "" : ".");
}

static void within_year(struct buf *out, enum lang lang, struct civil from, struct civil to)
{
	const char *name = named_time(from.month, to.month);
	char year[8];
	(void)snprintf(year, sizeof(year), "%d", from.year);
	if (from.month == to.month) {
		human_month(out, lang, from.year, from.month);
	} else if (name) {
		(void)say_middle(out, lang, str_of(name), year);
	} else {
		short_month(out, lang, from.month);
		buf_puts(out, "–");
		short_month(out, lang, to.month);
		buf_printf(out, " %s", year);
	}
}

void when_between(struct buf *out, enum lang lang, struct civil from, struct civil to)
{
	if (!from.year)
		return;
	if (!to.year || civil_cmp(from, to) == 0) {
		human_date(out, lang, from);
	} else if (from.month == 1 && from.day == 1 && to.month == 12 && to.day == 31) {
		buf_printf(out, "%d", from.year);
		if (from.year != to.year)
			buf_printf(out, "–%d", to.year);
	} else if (from.year == to.year) {
		within_year(out, lang, from, to);
	} else {
		short_month(out, lang, from.month);
		buf_printf(out, " %d–", from.year);
		short_month(out, lang, to.month);
		buf_printf(out, " %d", to.year);
	}
}
