/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/promise_time.h"

#include "read/dates.h"

#include <stdio.h>
#include <stdlib.h>

/* Days around a time in which a meeting can answer, and months after it in which one is late. */
enum {
	EARLY_LEAST = 45,
	EARLY_MOST = 184,
	EARLY_SHARE = 3,
	LATE_MONTHS = 18,
	OPEN_MONTHS = 24, /* without a time */
	TERM = 4, /* municipal elections: every fourth November, 2021 the last year of one */
	YEAR = 12,
	LAST_YEAR = 9900
};

struct period {
	int months, days; /* one of them; both 0: comes once */
	bool weeks;
};

/* "P6M", "P2W", "P1Y". */
static struct period period_of(const char *iso)
{
	struct period p = {0, 0, false};
	char *unit = NULL;
	long n = iso && iso[0] == 'P' ? strtol(iso + 1, &unit, 10) : 0;
	if (!unit || n < 1 || n > 1000 || unit[1])
		return p;
	p.weeks = unit[0] == 'W';
	if (unit[0] == 'Y' || unit[0] == 'M')
		p.months = (int)n * (unit[0] == 'Y' ? YEAR : 1);
	else if (unit[0] == 'W' || unit[0] == 'D')
		p.days = (int)n * (p.weeks ? 7 : 1);
	return p;
}

static bool is_last(struct civil d)
{
	return d.day == civil_days_in_month(d.year, d.month);
}

/* The last day of a month stays the last one. */
static struct civil shift(struct civil d, struct period p, int times)
{
	if (!p.months)
		return civil_add_days(d, p.days * times);
	struct civil s = civil_add_months(d, p.months * times);
	if (is_last(d))
		s.day = (int8_t)civil_days_in_month(s.year, s.month);
	return s;
}

/* ---- the code of a shifted time ---- */

static const char *const seasons[] = {"spring", "summer", "autumn", "winter"};

static void month_of(struct civil d, struct promise_instance *out)
{
	out->from = (struct civil){d.year, d.month, 1};
	out->to = (struct civil){d.year, d.month, (int8_t)civil_days_in_month(d.year, d.month)};
	(void)snprintf(out->due, sizeof(out->due), "%04d-%02d", d.year, d.month);
}

static void day_of(struct civil d, struct promise_instance *out)
{
	out->from = out->to = d;
	civil_iso(d, out->due);
}

static void week_of(struct civil d, struct promise_instance *out)
{
	int year, week = civil_iso_week(d, &year);
	out->from = civil_from_iso_week(year, week);
	out->to = civil_add_days(out->from, 6);
	(void)snprintf(out->due, sizeof(out->due), "%04d-W%02d", year, week);
}

/* "-start", "-mid" and "-end" behind a month or a year; "" when there is none. */
static const char *part_of(const char *code)
{
	static const char *const parts[] = {"-start", "-mid", "-end"};
	for (size_t i = 0; i < 3; i++)
		if (str_ends(str_of(code), str_of(parts[i])))
			return parts[i];
	return "";
}

static int season_of(struct str middle)
{
	for (int i = 0; i < 4; i++)
		if (str_eq(middle, str_of(seasons[i])))
			return i;
	return -1;
}

/* Its days, where the time as such is said otherwise: by the reader of what people write. */
static sp_rc read_code(struct arena *a, const char *code, struct civil meeting,
		       struct promise_instance *out)
{
	struct due due;
	struct sp_err quiet = {.key = NULL};
	if (!code)
		return SP_ENOMEM;
	if (due_read(a, code, meeting, &due, &quiet) != SP_OK || !due.first[0])
		return SP_ENOTFOUND;
	(void)snprintf(out->due, sizeof(out->due), "%s", due.code);
	return civil_parse_iso(due.first, &out->from) && civil_parse_iso(due.last, &out->to)
		       ? SP_OK
		       : SP_ENOTFOUND;
}

/* The code so many months on; SP_ENOTFOUND when its kind cannot be moved by them. */
static sp_rc move_code(struct arena *a, const struct promise_said *said, int months,
		       struct promise_instance *out)
{
	const char *part = part_of(said->due);
	struct str middle = str_sub(str_of(said->due), 5, strlen(said->due));
	int year = (int)strtol(said->due, NULL, 10);
	middle.n -= middle.n > strlen(part) ? strlen(part) : *part ? middle.n : 0;
	int season = season_of(middle), years = months / YEAR;
	if (middle.n == 2 && middle.p[0] >= '0' && middle.p[0] <= '9') {
		struct civil d = civil_add_months(
			(struct civil){(int16_t)year, (int8_t)strtol(middle.p, NULL, 10), 1},
			months);
		return read_code(a, arena_printf(a, "%04d-%02d%s", d.year, d.month, part),
				 said->meeting, out);
	}
	if (middle.n == 2 && middle.p[0] == 'Q' && months % 3 == 0) {
		int n = middle.p[1] - '1' + months / 3;
		return read_code(a, arena_printf(a, "%04d-Q%d", year + n / 4, n % 4 + 1),
				 said->meeting, out);
	}
	if (middle.n == 2 && middle.p[0] == 'H' && months % 6 == 0) {
		int n = middle.p[1] - '1' + months / 6;
		return read_code(a, arena_printf(a, "%04d-H%d", year + n / 2, n % 2 + 1),
				 said->meeting, out);
	}
	if (season >= 0 && months % 3 == 0) {
		int n = season + months / 3;
		return read_code(a, arena_printf(a, "%04d-%s", year + n / 4, seasons[n % 4]),
				 said->meeting, out);
	}
	if (months % YEAR)
		return SP_ENOTFOUND;
	return read_code(a, arena_printf(a, "%04d%s", year + years, said->due + 4), said->meeting,
			 out);
}

static sp_rc move(struct arena *a, const struct promise_said *said, struct period p, int times,
		  struct promise_instance *out)
{
	struct civil to = shift(said->to, p, times);
	bool day = civil_cmp(said->from, said->to) == 0;
	if (times == 0) {
		(void)snprintf(out->due, sizeof(out->due), "%s", said->due);
		out->from = said->from;
		out->to = said->to;
		return SP_OK;
	}
	if (day) {
		day_of(to, out);
		return SP_OK;
	}
	if (p.weeks && str_find(str_of(said->due), STR("-W")) != SIZE_MAX) {
		week_of(to, out);
		return SP_OK;
	}
	sp_rc rc = p.months ? move_code(a, said, p.months * times, out) : SP_ENOTFOUND;
	if (rc != SP_ENOTFOUND)
		return rc;
	month_of(to, out);
	return SP_OK;
}

/* ---- the end of what comes back ---- */

/* The word before, in any case. */
static bool after_word(struct str text, size_t at, const char *word)
{
	size_t n = strlen(word);
	while (at > 0 && text.p[at - 1] == ' ')
		at--;
	if (at < n || !str_ieq(str_sub(text, at - n, n), (struct str){word, n}))
		return false;
	return at == n || text.p[at - n - 1] == ' ' || text.p[at - n - 1] == '\n';
}

sp_rc promise_end(struct arena *a, const char *words, struct civil meeting, struct civil *out)
{
	static const char *const until[] = {"til", "indtil", "til og med", "til udgangen af",
					    "til og med udgangen af"};
	struct date_hits hits = {0};
	*out = (struct civil){0, 0, 0};
	if (!words)
		return SP_OK;
	SP_TRY(dates_find(a, NULL, str_of(words), meeting, true, &hits));
	for (uint32_t i = 0; i < hits.list.n; i++) {
		const struct date_hit *h = &hits.list.at[i];
		bool ends = h->grain == GRAIN_YEAR &&
			    (h->interval || (i && after_word(str_of(words), h->off, "og") &&
					     hits.list.at[i - 1].grain == GRAIN_YEAR));
		for (size_t k = 0; !ends && k < sizeof(until) / sizeof(until[0]); k++)
			ends = after_word(str_of(words), h->off, until[k]);
		if (ends && h->last.year && civil_cmp(h->last, meeting) > 0)
			*out = h->last;
	}
	return SP_OK;
}

static struct civil later(struct civil x, struct civil y)
{
	return civil_cmp(x, y) > 0 ? x : y;
}

/* Lov om kommunale og regionale valg § 6: elected for four years from 1 January. */
struct civil promise_ceases(struct civil meeting, struct civil first)
{
	int year = meeting.year + (TERM + 1 - meeting.year % TERM) % TERM;
	struct civil term = {(int16_t)year, YEAR, 31};
	return later(term,
		     civil_add_months(first.year ? first : meeting, PROMISE_LEAST_YEARS * YEAR));
}

/* ---- which meetings can answer ---- */

static void ask_once(struct civil meeting, struct promise_instance *i)
{
	struct civil tomorrow = civil_add_days(meeting, 1);
	if (!i->to.year) {
		i->asked_from = tomorrow;
		i->asked_to = civil_add_months(meeting, OPEN_MONTHS);
		return;
	}
	int32_t early = (civil_to_days(i->from) - civil_to_days(meeting)) / EARLY_SHARE;
	early = early < EARLY_LEAST ? EARLY_LEAST : early > EARLY_MOST ? EARLY_MOST : early;
	i->asked_from = later(tomorrow, civil_add_days(i->from, -early));
	i->asked_to = civil_add_months(i->to, LATE_MONTHS);
}

/* A quarter of the time between two instances is the next one's already. */
static void ask_again(struct civil meeting, struct period p, struct promise_instance *i)
{
	int32_t length = p.months ? p.months * 30 : p.days;
	struct civil next = shift(i->from, p, 1);
	i->asked_from = later(civil_add_days(meeting, 1), civil_add_days(i->from, -length / 4));
	i->asked_to = civil_add_days(next, -length / 4 - 1);
	i->shown = shift(i->from, p, -1);
}

/* ---- all of it ---- */

static sp_rc single(struct arena *a, const struct promise_said *said, struct promise_instances *out)
{
	struct promise_instance *i = sp_push(a, &out->list);
	SP_NEED(i);
	*i = (struct promise_instance){.from = said->from, .to = said->to};
	(void)snprintf(i->due, sizeof(i->due), "%s", said->due ? said->due : "");
	if (said->due && !said->to.year && said->next.year)
		i->from = i->to = said->next;
	if (!said->due && !said->to.year)
		SP_TRY(promise_vague(a, said, i));
	ask_once(said->meeting, i);
	return SP_OK;
}

/* Without a first time, or with no more than “next meeting”, the first is a period on. */
static struct promise_said with_first(const struct promise_said *said, struct period p, char *code,
				      size_t size)
{
	struct promise_said whole = *said;
	struct promise_instance first;
	if (said->to.year)
		return whole;
	if (said->next.year && said->due) {
		day_of(said->next, &first);
	} else {
		month_of(shift(said->meeting, p, 1), &first);
	}
	(void)snprintf(code, size, "%s", first.due);
	whole.due = code;
	whole.from = first.from;
	whole.to = first.to;
	return whole;
}

/* "hvert år inden 1. marts, første gang i 2022": nothing is due before that year. */
static sp_rc first_year(struct arena *a, const struct promise_said *said, int *out)
{
	struct date_hits hits = {0};
	struct str words = str_of(said->words ? said->words : "");
	*out = 0;
	SP_TRY(dates_find(a, NULL, words, said->meeting, true, &hits));
	for (uint32_t i = 0; i < hits.list.n; i++) {
		const struct date_hit *h = &hits.list.at[i];
		if (h->grain == GRAIN_YEAR && (after_word(words, h->off, "første gang i") ||
					       after_word(words, h->off, "første gang") ||
					       after_word(words, h->off, "begyndende i") ||
					       after_word(words, h->off, "fra og med")))
			*out = h->first.year;
	}
	return SP_OK;
}

/* ---- several months of each year ---- */

struct months {
	int8_t at[YEAR];
	int n;
};

/* Nothing but "," and "og" between. */
static bool joined(struct str between)
{
	struct str t = str_trim(between);
	if (str_starts(t, STR(",")))
		t = str_trim(str_sub(t, 1, t.n));
	return !t.n || str_eq(t, STR("og")) || str_eq(t, STR("samt"));
}

/* "i maj og november hvert år": the months in their order, when there are several. */
static sp_rc months_of(struct arena *a, const struct promise_said *said, struct months *out)
{
	struct date_hits hits = {0};
	struct str words = str_of(said->words ? said->words : "");
	bool in[YEAR + 1] = {false};
	out->n = 0;
	SP_TRY(dates_find(a, NULL, words, said->meeting, true, &hits));
	for (uint32_t i = 1; i < hits.list.n; i++) {
		const struct date_hit *x = &hits.list.at[i - 1], *y = &hits.list.at[i];
		size_t end = x->off + x->len;
		if (x->grain != GRAIN_MONTH || y->grain != GRAIN_MONTH || y->off < end ||
		    !joined(str_sub(words, end, y->off - end)))
			continue;
		in[x->first.month] = in[y->first.month] = true;
	}
	for (int m = 1; m <= YEAR; m++)
		if (in[m])
			out->at[out->n++] = (int8_t)m;
	return SP_OK;
}

static struct promise_instance *add(struct arena *a, const struct promise_said *whole,
				    struct period p, struct promise_instance *i,
				    struct promise_instances *out)
{
	struct promise_instance *slot = sp_push(a, &out->list);
	ask_again(whole->meeting, p, i);
	if (out->list.n == 1)
		i->shown = (struct civil){0, 0, 0};
	if (slot)
		*slot = *i;
	return slot;
}

static sp_rc in_months(struct arena *a, const struct promise_said *whole, const struct months *m,
		       struct civil end, struct promise_instances *out)
{
	const struct period p = {.months = YEAR / m->n};
	for (int n = 0; n < PROMISE_YEARS * m->n; n++) {
		struct civil d = {(int16_t)(whole->from.year + n / m->n), m->at[n % m->n], 1};
		struct promise_instance i = {.due = ""};
		if (civil_cmp(d, whole->from) < 0)
			continue;
		if (d.year > LAST_YEAR || (end.year && civil_cmp(d, end) > 0))
			return SP_OK;
		month_of(d, &i);
		SP_NEED(add(a, whole, p, &i, out));
	}
	return SP_OK;
}

/* "En status på hvert møde": each of the body's meetings, on its day. */
static sp_rc at_meetings(struct arena *a, const struct promise_said *said, struct civil end,
			 struct promise_instances *out)
{
	enum { LAST_OPEN = 45 }; /* the next meeting is not known */
	const struct civil *at = said->meetings;
	for (uint32_t n = 0; n < said->n_meetings && n < PROMISE_INSTANCES; n++) {
		if (n && civil_cmp(at[n], end) > 0)
			return SP_OK;
		struct promise_instance *i = sp_push(a, &out->list);
		SP_NEED(i);
		*i = (struct promise_instance){.from = at[n], .to = at[n], .asked_from = at[n]};
		civil_iso(at[n], i->due);
		i->asked_to = civil_add_days(n + 1 < said->n_meetings ? at[n + 1] : at[n],
					     n + 1 < said->n_meetings ? -1 : LAST_OPEN);
		if (n)
			i->shown = at[n - 1];
	}
	return out->list.n ? SP_OK : single(a, said, out);
}

static bool is_month(const char *due)
{
	return strlen(due) == 7 && due[5] >= '0' && due[5] <= '9';
}

/* One after the other, a period apart. */
static sp_rc in_periods(struct arena *a, const struct promise_said *whole, struct period p,
			struct civil end, struct promise_instances *out)
{
	int since;
	SP_TRY(first_year(a, whole, &since));
	for (int n = 0; n < PROMISE_INSTANCES; n++) {
		struct promise_instance i = {.due = ""};
		if (whole->from.year + p.months * n / YEAR > LAST_YEAR)
			return SP_OK;
		SP_TRY(move(a, whole, p, n, &i));
		if (i.from.year < since)
			continue;
		if (n &&
		    (i.from.year >= whole->from.year + PROMISE_YEARS || civil_cmp(i.from, end) > 0))
			return SP_OK;
		SP_NEED(add(a, whole, p, &i, out));
	}
	return SP_OK;
}

static sp_rc end_of(struct arena *a, const struct promise_said *said, struct civil first,
		    struct civil *out)
{
	SP_TRY(promise_end(a, said->words, said->meeting, out));
	if (!out->year)
		*out = promise_ceases(said->meeting, first);
	return SP_OK;
}

sp_rc promise_instances(struct arena *a, const struct promise_said *said,
			struct promise_instances *out)
{
	struct period p = period_of(said->recurrence);
	char code[DUE_SIZE];
	struct civil end;
	struct months months;
	*out = (struct promise_instances){0};
	if (said->recurrence && strcmp(said->recurrence, PROMISE_EVERY_MEETING) == 0) {
		SP_TRY(end_of(a, said, said->meeting, &end));
		return at_meetings(a, said, end, out);
	}
	if (!p.months && !p.days)
		return single(a, said, out);
	struct promise_said whole = with_first(said, p, code, sizeof(code));
	SP_TRY(end_of(a, said, whole.to, &end));
	SP_TRY(months_of(a, said, &months));
	if (p.months == YEAR && months.n > 1 && is_month(whole.due))
		return in_months(a, &whole, &months, end, out);
	return in_periods(a, &whole, p, end, out);
}
