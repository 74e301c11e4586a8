/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pass over the text, token by token. At each word of the calendar and each number the parsers
 * are tried; the one that reads furthest gives the hit. Each looks only a few tokens ahead, so the
 * time is linear in the text. */
#include "read/dates.h"

#include "read/date_scan.h"

#include <stdio.h>

typedef bool parser(struct cur *c, struct date_hit *h);

/* What may begin an expression, and the parsers worth trying there. */
struct start {
	uint8_t word;
	parser *parsers[7];
};

static const struct start starts[] = {
	{WORD_MONTH, {day_month_first, period_month}},
	{WORD_WEEKDAY, {day_written, day_numeric, day_month_first, day_relative}},
	{WORD_SEASON, {period_season}},
	{WORD_HOLIDAY, {holiday}},
	{WORD_UNIT, {period_week, period_year}},
	{WORD_PART, {period_part}},
	{WORD_EDGE, {period_part}},
	{WORD_OF_YEAR, {period_part}},
	{WORD_REL,
	 {next_periods, day_relative, nth_in_month, period_month, period_season, period_count,
	  next_meeting}},
	{WORD_DAYWORD, {day_relative}},
	{WORD_BEFORE, {offset_period}},
	{WORD_AFTER, {offset_period}},
	{WORD_THE, {day_written, day_numeric, day_of_month, period_season}},
	{WORD_IN, {day_relative, next_periods, new_year}},
	{WORD_IN_TIME, {offset_period, day_relative}},
	{WORD_WITHIN, {offset_period}},
	{WORD_SCHOOL_YEAR, {period_year}},
	{WORD_Q, {period_count}},
	{WORD_MANY, {day_written, nth_in_month, period_count, offset_period}},
};
static parser *const number_parsers[] = {day_written, day_numeric,   nth_in_month,
					 period_year, offset_period, period_count};

static const struct start *start_of(const struct tok *t)
{
	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (starts[i].word == t->word)
			return &starts[i];
	return NULL;
}

static struct date_hit hit_new(size_t off, enum date_sense sense)
{
	return (struct date_hit){.off = (uint32_t)off,
				 .sense = sense,
				 .hour = -1,
				 .minute = -1,
				 .end_hour = -1,
				 .end_minute = -1};
}

/* Real days in order; none only for "næste møde". Guards the ends of the calendar. */
static bool is_valid(const struct date_hit *h)
{
	if (!h->first.year)
		return h->due[0] != '\0';
	return civil_ok(h->first) && civil_ok(h->last) && civil_cmp(h->first, h->last) <= 0;
}

/* Tries the parsers at the cursor; on success the cursor stands behind the longest. */
static bool longest(struct cur *c, parser *const *parsers, size_t n, enum date_sense sense,
		    struct date_hit *out)
{
	size_t start = tok_peek(c).off, best = 0;
	for (size_t i = 0; i < n && parsers[i]; i++) {
		struct cur more = *c;
		struct date_hit h = hit_new(start, sense);
		if (parsers[i](&more, &h) && is_valid(&h) && more.at > best) {
			best = more.at;
			h.len = (uint32_t)(more.at - h.off);
			*out = h;
		}
	}
	c->at = best;
	return best > 0;
}

static bool read_day(struct cur *c, enum date_sense sense, struct date_hit *out)
{
	struct tok t = tok_peek(c);
	if (t.kind == TOK_NUMBER)
		return longest(c, number_parsers,
			       sizeof(number_parsers) / sizeof(number_parsers[0]), sense, out);
	const struct start *start = t.kind == TOK_WORD ? start_of(&t) : NULL;
	return start &&
	       longest(c, start->parsers, sizeof(start->parsers) / sizeof(parser *), sense, out);
}

/* "15. juni 2021 kl. 16:00", "June 3, 2020 - 17:00", "torsdag fra 9 til 11" */
static void read_clock_after(struct cur *c, struct date_hit *h)
{
	if (h->grain != GRAIN_DAY || !h->first.year)
		return;
	struct cur more = *c;
	if (!take_mark(&more, ',') && !take_mark(&more, '-') && !take_mark(&more, '|'))
		(void)take_word(&more, WORD_T, NULL);
	struct cur range = more;
	struct tok next = tok_peek(&more);
	if (next.kind != TOK_NUMBER && next.kind != TOK_WORD)
		return;
	if (clock_range(&range, h))
		*c = range;
	else if (clock_read(&more, h))
		*c = more;
}

/* "kl. 15:00 i morgen", "9:30 - 11:00 på torsdag" */
static bool read_clock_first(struct cur *c, enum date_sense sense, struct date_hit *out)
{
	struct date_hit clock = hit_new(tok_peek(c).off, sense), day;
	if (!clock_read(c, &clock))
		return false;
	struct cur more = *c;
	(void)take_mark(&more, ',');
	(void)take_word(&more, WORD_ON, NULL);
	if (read_day(&more, sense, &day) && day.grain == GRAIN_DAY && day.hour < 0 &&
	    day.first.year) {
		day.hour = clock.hour;
		day.minute = clock.minute;
		day.end_hour = clock.end_hour;
		day.end_minute = clock.end_minute;
		day.clock_off = clock.clock_off;
		day.clock_len = clock.clock_len;
		day.sense = clock.sense;
		*out = day;
		*c = more;
		return true;
	}
	const struct civil ref = c->s->ref;
	hit_days(&clock, GRAIN_DAY, ref, ref);
	clock.grain = GRAIN_MINUTE;
	clock.off = clock.clock_off;
	clock.len = clock.clock_len;
	clock.relative = true;
	*out = clock;
	return ref.year != 0;
}

static bool begins_clock(const struct cur *c, const struct tok *t)
{
	struct cur more = *c;
	if (t->kind == TOK_WORD)
		return t->word == WORD_CLOCK || t->word == WORD_ABOUT || t->word == WORD_BETWEEN ||
		       t->word == WORD_QUARTER_HOUR || t->word == WORD_FROM ||
		       t->word == WORD_BEFORE || t->word == WORD_AFTER;
	if (t->kind != TOK_NUMBER || t->digits > 2)
		return false;
	tok_take(&more, t);
	return take_glued(&more, ':');
}

/* ---- the labels' form ---- */

static void due_part(struct date_hit *h, int year, const char *middle)
{
	static const char *const parts[] = {"", "-start", "-mid", "-end"};
	(void)snprintf(h->due, sizeof(h->due), "%04d%s%s", year, middle, parts[h->part]);
}

static void due_write(struct date_hit *h)
{
	static const char *const seasons[] = {"-spring", "-summer", "-autumn", "-winter"};
	char middle[12] = "";
	int year = h->first.year, month = h->first.month;
	switch (h->grain) {
	case GRAIN_MINUTE:
	case GRAIN_HOUR:
	case GRAIN_DAY:
		civil_iso(h->first, h->due);
		return;
	case GRAIN_WEEK:
		(void)snprintf(middle, sizeof(middle), "-W%02d", civil_iso_week(h->first, &year));
		break;
	case GRAIN_MONTH:
		(void)snprintf(middle, sizeof(middle), "-%02d", month);
		break;
	case GRAIN_QUARTER:
		(void)snprintf(middle, sizeof(middle), "-Q%d", (month + 2) / 3);
		break;
	case GRAIN_HALFYEAR:
		(void)snprintf(middle, sizeof(middle), "-H%d", month > 6 ? 2 : 1);
		break;
	case GRAIN_SEASON:
		year = h->season == SEASON_WINTER ? year - (month < 3) : h->last.year;
		(void)snprintf(middle, sizeof(middle), "%s", seasons[h->season]);
		break;
	case GRAIN_YEAR:
		break;
	}
	due_part(h, year, middle);
}

/* "efter sommerferien", "efter sommeren": no telling when, unless the year is said. */
static void finish(struct date_hit *h, bool is_holiday)
{
	bool season = h->grain == GRAIN_SEASON && !h->has_year;
	if (((is_holiday && !h->has_year) || season) && h->sense == SENSE_AFTER)
		return;
	if (h->first.year && !h->due[0])
		due_write(h);
}

/* ---- the walk ---- */

/* Past a day that no calendar has, with its time of day. */
static bool skip_impossible(struct cur *c, const struct tok *t)
{
	struct date_hit day = hit_new(t->off, SENSE_AT);
	bool begins = t->kind == TOK_NUMBER || t->word == WORD_THE || t->word == WORD_WEEKDAY ||
		      t->word == WORD_MANY;
	if (!begins || !day_impossible(c))
		return false;
	day.grain = GRAIN_DAY;
	day.first.year = 1;
	read_clock_after(c, &day);
	return true;
}

struct walk {
	struct scan s;
	size_t at;
	enum date_sense sense; /* said just before, over glue words */
	enum word before;
};

static bool is_glue(const struct tok *t)
{
	if (t->kind == TOK_MARK)
		return t->mark == '.' && !t->gap;
	return t->word == WORD_IN || t->word == WORD_ON || t->word == WORD_AT ||
	       t->word == WORD_OF || t->word == WORD_THE || t->word == WORD_CLOCK ||
	       t->word == WORD_TO || (t->word == WORD_AND && t->kind == TOK_WORD);
}

static void remember(struct walk *w, const struct tok *t)
{
	if (t->kind == TOK_WORD && t->word == WORD_BEFORE)
		w->sense = SENSE_BEFORE;
	else if (t->kind == TOK_WORD && (t->word == WORD_AFTER || t->word == WORD_FROM))
		w->sense = SENSE_AFTER;
	else if (t->kind == TOK_END || !is_glue(t))
		w->sense = SENSE_AT;
	w->before = t->kind == TOK_WORD ? t->word : WORD_NONE;
}

static bool read_at(struct walk *w, const struct tok *t, struct date_hit *out, size_t *end)
{
	struct cur c = {&w->s, t->off, w->before}, clock = c;
	if (t->kind == TOK_NUMBER && !number_border(w->s.text, t->off))
		return false;
	if (begins_clock(&c, t) && read_clock_first(&clock, w->sense, out)) {
		*end = clock.at;
		finish(out, false);
		return true;
	}
	if (!read_day(&c, w->sense, out))
		return false;
	read_clock_after(&c, out);
	finish(out, t->word == WORD_HOLIDAY && t->kind == TOK_WORD);
	*end = c.at;
	return true;
}

static bool walk_next(struct walk *w, struct date_hit *out)
{
	while (w->at < w->s.text.n) {
		struct cur c = {&w->s, w->at, w->before};
		struct tok t = tok_peek(&c);
		size_t end;
		if (t.kind == TOK_END) {
			w->at = t.off + (t.off < w->s.text.n);
			remember(w, &t);
			continue;
		}
		struct cur past = c;
		if (t.kind != TOK_MARK && skip_impossible(&past, &t)) {
			remember(w, &t);
			w->at = past.at;
			continue;
		}
		bool promising = t.kind == TOK_NUMBER || (t.kind == TOK_WORD && t.word);
		if (promising && read_at(w, &t, out, &end)) {
			w->at = end > t.off ? end : t.end;
			w->sense = SENSE_AT;
			w->before = WORD_NONE;
			return true;
		}
		remember(w, &t);
		w->at = t.end;
	}
	return false;
}

sp_rc dates_find(struct arena *a, const struct lexicon *lex, struct str text,
		 struct civil reference, bool forward, struct date_hits *out)
{
	(void)lex;
	struct tok_cache cache = {0};
	struct walk w = {.s = {text, reference, forward, &cache}};
	struct date_hit hit;
	*out = (struct date_hits){0};
	while (walk_next(&w, &hit)) {
		struct date_hit *slot = sp_push(a, &out->list);
		SP_NEED(slot);
		*slot = hit;
	}
	return SP_OK;
}

bool dates_first_day(const struct lexicon *lex, struct str text, struct date_hit *out)
{
	(void)lex;
	struct tok_cache cache = {0};
	struct walk w = {.s = {text, {0, 0, 0}, false, &cache}};
	while (walk_next(&w, out))
		if (out->grain == GRAIN_DAY && out->has_year)
			return true;
	return false;
}

bool dates_time(struct str text, int *hour, int *minute)
{
	struct tok_cache cache = {0};
	struct scan s = {text, {0, 0, 0}, false, &cache};
	struct cur c = {&s, 0, WORD_NONE}, field = c;
	struct date_hit h;
	bool found = false;
	while (!found && c.at < text.n) {
		struct tok t = tok_peek(&c);
		struct cur more = {&s, t.off, WORD_NONE};
		found = begins_clock(&more, &t) && clock_read(&more, &h);
		c.at = t.end > t.off ? t.end : t.off + 1;
	}
	if (!found && !clock_field(&field, &h))
		return false;
	*hour = h.hour;
	*minute = h.minute;
	return true;
}

bool dates_year_guessed(const struct lexicon *lex, struct str text, const struct date_hit *h)
{
	struct lex_hit hit;
	return !h->has_year &&
	       lex_whole(lexicon_group(lex, "date.bare"), str_sub(text, h->off, h->len), &hit);
}
