/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times of day: "kl. 16.00", "15.30 – 17.30", "kvart over 15". */
#include "read/date_scan.h"

struct clock {
	int hour, minute;
};

static bool take_glued_pair(struct cur *c, uint32_t *out)
{
	struct tok t = tok_peek(c);
	if (t.gap || t.kind != TOK_NUMBER || t.digits != 2 || t.value > 59)
		return false;
	tok_take(c, &t);
	*out = t.value;
	return true;
}

/* "16", "16.00", "16:00:00"; a colon is needed when nothing else says it is a time. */
static bool take_clock(struct cur *c, bool colon, struct clock *out)
{
	struct tok t = tok_peek(c);
	uint32_t hour, minute = 0, second;
	if (t.digits > 2 || !take_number(c, 0, 24, &hour))
		return false;
	struct cur more = *c;
	bool marked = take_glued(&more, ':') || (!colon && take_glued(&more, '.'));
	marked = marked && take_glued_pair(&more, &minute);
	if (colon && !marked)
		return false;
	if (marked)
		*c = more;
	else
		minute = 0;
	if (marked && (take_glued(&more, ':') || take_glued(&more, '.')) &&
	    take_glued_pair(&more, &second))
		*c = more;
	*out = (struct clock){(int)hour, (int)minute};
	return hour < 24 || !minute;
}

/* "kvart over 15", "20 over 15", "kvarter i 12", "halv otte". */
static bool take_spoken(struct cur *c, bool said_clock, struct clock *out)
{
	uint32_t hour, minutes = 15;
	if (said_clock && take_word(c, WORD_HALF, NULL)) {
		int n;
		if (!take_count(c, &n) || n < 1 || n > 24)
			return false;
		*out = (struct clock){n - 1, 30};
		return true;
	}
	if (!take_word(c, WORD_QUARTER_HOUR, NULL) &&
	    (!said_clock || !take_number(c, 1, 59, &minutes)))
		return false;
	bool past = take_word(c, WORD_PAST, NULL);
	if ((!past && !take_word(c, WORD_IN, NULL)) || !take_number(c, past ? 0 : 1, 24, &hour))
		return false;
	*out = past ? (struct clock){(int)hour, (int)minutes}
		    : (struct clock){(int)hour - 1, 60 - (int)minutes};
	return true;
}

static bool take_said(struct cur *c)
{
	if (!take_word(c, WORD_CLOCK, NULL))
		return false;
	(void)take_glued(c, '.');
	return true;
}

static void clock_set(struct date_hit *h, struct clock from, size_t off, size_t end)
{
	h->hour = (int8_t)from.hour;
	h->minute = (int8_t)from.minute;
	h->end_hour = h->end_minute = -1;
	h->clock_off = (uint32_t)off;
	h->clock_len = (uint32_t)(end - off);
}

static void clock_until(struct date_hit *h, struct clock to, size_t end)
{
	h->end_hour = (int8_t)to.hour;
	h->end_minute = (int8_t)to.minute;
	h->clock_len = (uint32_t)(end - h->clock_off);
}

/* What "kl.", "efter", "mellem" before a time say of it. */
struct opening {
	enum date_sense sense;
	bool said, between;
};

static struct opening take_opening(struct cur *c)
{
	struct opening o = {.sense = SENSE_AT};
	if (take_word(c, WORD_BEFORE, NULL) || take_word(c, WORD_TO, NULL))
		o.sense = SENSE_BEFORE;
	else if (take_word(c, WORD_AFTER, NULL))
		o.sense = SENSE_AFTER;
	else if (!take_word(c, WORD_FROM, NULL))
		o.between = take_word(c, WORD_BETWEEN, NULL);
	if (take_word(c, WORD_ABOUT, NULL))
		(void)take_glued(c, '.');
	o.said = take_said(c);
	return o;
}

static void take_end(struct cur *c, const struct opening *o, struct date_hit *h)
{
	struct cur more = *c;
	struct clock to;
	bool until = take_until(&more, o->between) ||
		     (take_word(&more, WORD_BUT, NULL) && take_word(&more, WORD_BEFORE, NULL));
	if (!until)
		return;
	bool said = take_said(&more) || o->said;
	if (!take_clock(&more, !said, &to))
		return;
	clock_until(h, to, more.at);
	*c = more;
}

bool clock_read(struct cur *c, struct date_hit *h)
{
	struct opening o = take_opening(c);
	struct tok t = tok_peek(c);
	struct clock from;
	if (t.kind == TOK_NUMBER && !o.said && !number_border(c->s->text, t.off))
		return false;
	struct cur spoken = *c;
	if (take_spoken(&spoken, o.said, &from))
		*c = spoken;
	else if (!take_clock(c, !o.said, &from))
		return false;
	clock_set(h, from, t.off, c->at);
	take_end(c, &o, h);
	if (o.sense != SENSE_AT && h->end_hour < 0)
		h->sense = o.sense;
	return true;
}

bool clock_range(struct cur *c, struct date_hit *h)
{
	struct clock from, to;
	if (!take_word(c, WORD_FROM, NULL))
		return false;
	struct tok t = tok_peek(c);
	if (!take_clock(c, false, &from) || !take_word(c, WORD_TO, NULL) ||
	    !take_clock(c, false, &to))
		return false;
	clock_set(h, from, t.off, c->at);
	clock_until(h, to, c->at);
	return true;
}

bool clock_field(struct cur *c, struct date_hit *h)
{
	struct clock from;
	struct tok t = tok_peek(c);
	if (!take_clock(c, false, &from))
		return false;
	clock_set(h, from, t.off, c->at);
	struct tok next = tok_peek(c);
	return next.kind == TOK_END || take_until(c, false);
}
