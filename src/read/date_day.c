/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days with their month: written, in figures, English order, and from–to. */
#include "read/date_scan.h"

struct day {
	int weekday, number, month, year; /* 0 when not printed */
	size_t off;			  /* of the day's number */
};

bool take_month(struct cur *c, bool short_too, int *out)
{
	enum { JULY = 7 };
	struct tok t = tok_peek(c);
	if (short_too && t.kind == TOK_WORD && t.word == WORD_HOLIDAY && (t.flags & WORD_SHORT)) {
		tok_take(c, &t);
		*out = JULY;
		return true;
	}
	if ((t.flags & WORD_SHORT) && !short_too)
		return false;
	*out = t.arg;
	return take_word(c, WORD_MONTH, NULL);
}

bool take_relative_year(struct cur *c, int *out)
{
	struct tok rel = {.arg = 0}, unit;
	(void)take_word(c, WORD_TO, NULL);
	bool in = take_word(c, WORD_IN, NULL);
	bool said = take_word(c, WORD_REL, &rel);
	if ((!in && !said) || !take_word(c, WORD_UNIT, &unit) || unit.arg != UNIT_YEAR ||
	    !c->s->ref.year)
		return false;
	*out = c->s->ref.year + rel.arg;
	return true;
}

static int take_weekday(struct cur *c)
{
	struct tok t;
	if (!take_word(c, WORD_WEEKDAY, &t))
		return 0;
	if (!take_glued(c, '.'))
		(void)take_mark(c, ',');
	return t.arg;
}

/* The year after a month, with the point of a short month and a comma before it. */
static int take_day_year(struct cur *c)
{
	struct cur more = *c, rel = *c;
	int year = 0;
	if (!take_glued(&more, '.'))
		(void)take_mark(&more, ',');
	if (take_year(&more, true, &year)) {
		*c = more;
		return year;
	}
	if (take_relative_year(&rel, &year)) {
		*c = rel;
		return year;
	}
	return 0;
}

static bool take_day_number(struct cur *c, struct day *d)
{
	struct tok t = tok_peek(c);
	uint32_t n;
	d->off = t.off;
	if (t.kind == TOK_WORD && take_ordinal(c, &d->number))
		return d->number <= 31;
	if (t.digits > 2 || !take_number(c, 1, 31, &n))
		return false;
	(void)take_glued(c, '.');
	d->number = (int)n;
	return true;
}

/* "12-marts-2003": behind the day's number. */
static bool take_dashed(struct cur *c, struct day *d)
{
	struct cur more = *c;
	if (!take_glued(&more, '-') || !take_month(&more, true, &d->month) ||
	    !take_glued(&more, '-') || !take_year(&more, false, &d->year))
		return false;
	*c = more;
	return true;
}

static bool take_written(struct cur *c, struct day *d)
{
	*d = (struct day){.weekday = take_weekday(c)};
	(void)take_the(c);
	if (!take_day_number(c, d))
		return false;
	if (take_dashed(c, d))
		return true;
	if (!take_month(c, true, &d->month))
		return false;
	d->year = take_day_year(c);
	return true;
}

static bool day_civil(const struct scan *s, const struct day *d, struct civil *out)
{
	int year = d->year ? d->year : year_near(s, d->month, d->number, d->weekday);
	return year && civil_make(year, d->month, d->number, out);
}

/* Fills the hit from one day, or from two when to is not NULL. */
static bool day_set(struct cur *c, struct day *from, struct day *to, size_t start,
		    struct date_hit *h)
{
	struct civil first, last;
	h->has_year = from->year || (to && to->year);
	if (to && !from->year && to->year)
		from->year = to->year - (from->month > to->month);
	if (!day_civil(c->s, from, &first))
		return false;
	if (to && !to->year)
		to->year = first.year + (to->month < from->month);
	if (!to)
		last = first;
	else if (!day_civil(c->s, to, &last) || civil_cmp(first, last) > 0)
		return false;
	hit_days(h, GRAIN_DAY, first, last);
	h->interval = to != NULL;
	h->relative = !h->has_year;
	bool weekday_counts =
		h->relative && year_near(c->s, from->month, from->number, 0) != first.year;
	h->off = (uint32_t)(weekday_counts ? start : from->off);
	return true;
}

/* "13-15 juli", "13. og 14. april 2021": one month for two days. */
static bool short_range(struct cur *c, struct date_hit *h)
{
	struct day from = {.weekday = take_weekday(c)}, to;
	size_t start = c->at;
	(void)take_the(c);
	if (!take_day_number(c, &from) || !take_until(c, true) || !take_written(c, &to) ||
	    from.number >= to.number)
		return false;
	from.month = to.month;
	from.year = to.year;
	return day_set(c, &from, &to, start, h);
}

bool day_written(struct cur *c, struct date_hit *h)
{
	struct day from, to;
	struct cur both = *c;
	size_t start = tok_peek(c).off;
	if (short_range(&both, h)) {
		*c = both;
		return true;
	}
	if (!take_written(c, &from))
		return false;
	struct cur more = *c;
	if (take_until(&more, false) && take_written(&more, &to) &&
	    day_set(&more, &from, &to, start, h)) {
		*c = more;
		return true;
	}
	return day_set(c, &from, NULL, start, h);
}

bool day_month_first(struct cur *c, struct date_hit *h)
{
	struct tok weekday = tok_peek(c);
	struct day d = {.weekday = take_weekday(c)};
	uint32_t n;
	d.off = tok_peek(c).off;
	if (!take_month(c, true, &d.month))
		return false;
	struct tok t = tok_peek(c);
	if (t.digits > 2 || !take_number(c, 1, 31, &n))
		return false;
	d.number = (int)n;
	struct cur more = *c;
	(void)take_mark(&more, ',');
	if (take_year(&more, false, &d.year))
		*c = more;
	struct tok next = tok_peek(c);
	if (!d.year && !(next.kind == TOK_WORD && next.word == WORD_CLOCK) &&
	    (!at_stop(c) || (!next.gap && next.mark == '.' && next.end < c->s->text.n)))
		return false;
	return day_set(c, &d, NULL, weekday.off, h);
}

/* "31. februar", "45. maj": a day and a month, but not one of its days. */
static bool impossible_written(struct cur *c)
{
	enum { LEAP = 2020, BEYOND = 31 };
	struct cur more = *c;
	struct day d;
	struct civil any;
	uint32_t n;
	if (take_written(&more, &d)) {
		*c = more;
		return !civil_make(d.year ? d.year : LEAP, d.month, d.number, &any);
	}
	(void)take_weekday(c);
	(void)take_the(c);
	if (!take_number(c, BEYOND + 1, 99, &n) || !take_glued(c, '.') ||
	    !take_month(c, true, &d.month))
		return false;
	(void)take_day_year(c);
	return true;
}

/* ---- figures ---- */

struct figures {
	uint32_t value[3];
	uint8_t digits[3];
	int n;
	char mark;
	size_t off;
};

/* "-", "/", ".": the same between all parts, but for "4/5-2020". */
static bool take_separator(struct cur *c, struct figures *f)
{
	struct tok m = tok_peek(c);
	if (f->n == 3 || m.gap || m.kind != TOK_MARK || !strchr("-/.", m.mark))
		return false;
	if (f->n == 2 && m.mark != f->mark && (f->mark != '/' || m.mark != '-'))
		return false;
	f->mark = f->n == 2 ? f->mark : m.mark;
	tok_take(c, &m);
	return true;
}

static bool take_figures(struct cur *c, struct figures *f)
{
	*f = (struct figures){.off = tok_peek(c).off};
	for (;;) {
		struct tok t = tok_peek(c);
		if (t.kind != TOK_NUMBER || t.digits > 4 || (f->n && t.gap))
			return f->n == 2 && f->mark == '.';
		tok_take(c, &t);
		f->value[f->n] = t.value;
		f->digits[f->n++] = t.digits;
		struct cur more = *c;
		if (!take_separator(&more, f))
			return f->n >= 2;
		if (f->n == 2 && (tok_peek(&more).kind != TOK_NUMBER || tok_peek(&more).gap))
			return true;
		*c = more;
	}
}

static bool padded(const struct figures *f)
{
	return f->digits[0] == 2 && f->digits[1] == 2;
}

/* Day and month without a year look like fractions, numbers and ranges: something must say that
 * they are a date. */
static bool yearless_ok(const struct figures *f, bool cue, const struct cur *after)
{
	struct tok next = tok_peek(after);
	bool clock = next.kind == TOK_WORD && next.word == WORD_CLOCK;
	bool zero = f->digits[1] == 2 && f->value[1] < 10;
	if (f->digits[0] > 2 || f->digits[1] > 2)
		return false;
	return cue || clock || (f->mark != '.' && zero);
}

static bool figures_day(const struct figures *f, bool cue, const struct cur *after, struct day *d)
{
	*d = (struct day){.number = (int)f->value[0], .month = (int)f->value[1], .off = f->off};
	if (f->n == 2)
		return yearless_ok(f, cue, after);
	d->year = (int)f->value[2];
	if (f->digits[0] == 4 && f->digits[1] <= 2 && f->digits[2] <= 2) {
		d->year = (int)f->value[0];
		d->number = (int)f->value[2];
	} else if (f->digits[0] > 2 || f->digits[1] > 2) {
		return false;
	} else if (f->digits[2] == 2) {
		d->year = full_year(f->value[2]);
		return f->value[2] && (cue || padded(f) || f->mark == '/');
	}
	return d->year >= 1800 && d->year < 2200;
}

static bool take_figure_day(struct cur *c, struct day *d)
{
	struct figures f;
	size_t start = tok_peek(c).off;
	int weekday = take_weekday(c);
	bool the = take_the(c);
	if (!take_figures(c, &f))
		return false;
	struct cur more = *c;
	int year = 0;
	bool apart = f.n == 2 && f.mark == '/' && take_year(&more, false, &year);
	if (!figures_day(&f, weekday || the || apart, c, d))
		return false;
	if (apart) {
		d->year = year;
		*c = more;
	}
	d->weekday = weekday;
	if (f.n == 2 && !apart)
		d->off = start; /* "den" makes it a date */
	return true;
}

/* Nothing that makes the figures a part of a longer number or a case number. */
static bool figures_end(const struct cur *c)
{
	struct cur more = *c;
	struct tok t = tok_peek(c), next;
	if (t.gap || t.kind == TOK_END)
		return true;
	if (t.kind != TOK_MARK)
		return t.kind == TOK_WORD && (t.word == WORD_CLOCK || t.word == WORD_T);
	tok_take(&more, &t);
	next = tok_peek(&more);
	return next.gap || next.kind == TOK_END || next.kind == TOK_MARK || !strchr("-/.,", t.mark);
}

bool day_numeric(struct cur *c, struct date_hit *h)
{
	struct day from, to;
	size_t start = tok_peek(c).off;
	if (!take_figure_day(c, &from))
		return false;
	if (!number_border(c->s->text, from.off))
		return false;
	struct cur more = *c;
	if (take_until(&more, false) && take_figure_day(&more, &to) && figures_end(&more) &&
	    day_set(&more, &from, &to, start, h)) {
		*c = more;
		return true;
	}
	return figures_end(c) && day_set(c, &from, NULL, start, h);
}

bool day_impossible(struct cur *c)
{
	enum { MONTHS = 12, DAYS = 31 };
	struct cur written = *c;
	struct day d;
	struct civil any;
	if (impossible_written(&written)) {
		*c = written;
		return true;
	}
	return take_figure_day(c, &d) && number_border(c->s->text, d.off) && figures_end(c) &&
	       d.year && d.month >= 1 && d.month <= MONTHS && d.number >= 1 && d.number <= DAYS &&
	       !civil_make(d.year, d.month, d.number, &any);
}

/* This month's, or with forward the first one to come. */
static bool next_such_day(const struct scan *s, int number, struct civil *out)
{
	const struct civil first = {s->ref.year, s->ref.month, 1};
	for (int i = 0; i < 12; i++) {
		struct civil month = civil_add_months(first, i);
		if (civil_make(month.year, month.month, number, out) &&
		    (civil_cmp(*out, s->ref) >= 0 || !s->forward))
			return true;
	}
	return false;
}

bool day_of_month(struct cur *c, struct date_hit *h)
{
	struct day d = {0};
	struct civil day;
	if (!take_the(c) || !c->s->ref.year)
		return false;
	struct tok t = tok_peek(c);
	if (t.kind != TOK_NUMBER || !take_day_number(c, &d))
		return false;
	struct tok after = tok_peek(c);
	if (!at_stop(c) && !(after.kind == TOK_WORD && after.word == WORD_CLOCK))
		return false;
	if (c->s->text.p[c->at - 1] == '.' && after.kind == TOK_END)
		c->at--; /* it may be the sentence's */
	if (!next_such_day(c->s, d.number, &day))
		return false;
	hit_days(h, GRAIN_DAY, day, day);
	h->relative = true;
	return true;
}
