/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes a sentence no promise although it has the words of one. */
#include "read/commitment_scan.h"

#include "read/scan.h"

/* "Udvalget drøftede sagen og bad om …": in a decision the asking is told like all the rest, in
 * other text it is history. */
static bool asks_in_past(const struct sentence *s, const struct lex_hit *trigger, bool due)
{
	struct lex_hit hit;
	bool decides = s->place == PLACE_DECISION || s->place == PLACE_PRIOR;
	/* "Direktøren lovede at sende en plan i august" */
	bool vow = due && !decides &&
		   (strcmp(trigger->key, "vow") == 0 || strcmp(trigger->key, "promise") == 0);
	return !vow && commitment_says(s, "commitment.wished", trigger->from, trigger->to, &hit) &&
	       hit.from == trigger->from && (decides || hit.key[0] != 'n');
}

/* Where the part of the sentence begins that a place stands in: past the last semicolon. */
static size_t part_start(const struct sentence *s, size_t at)
{
	size_t from = s->start;
	for (size_t i = from; i < at; i++)
		from = s->text.p[i] == ';' ? i + 1 : from;
	return from;
}

static bool is_condition(const struct sentence *s)
{
	struct str said = str_sub(s->text, s->start, s->to - s->start);
	return str_istarts(said, STR("når ")) || str_istarts(said, STR("så snart "));
}

/* Where the words begin that may tell of the past. */
static size_t tale_start(const struct sentence *s, const struct lex_hit *trigger, bool due)
{
	size_t from = part_start(s, trigger->from);
	bool condition = is_condition(s), text = due && s->place == PLACE_TEXT;
	/* "Når styrelsen har været på besøg, får rådet besked"; in running text a dated promise may
	 * follow a tale: "X er drøftet, og Y forelægges …" */
	for (size_t i = from; (condition || text) && i < trigger->from; i++)
		if (str_starts(str_sub(s->text, i, 2), STR(", "))) {
			from = i;
			condition = false;
		}
	return from;
}

/* "blev taget af dagsordenen og kommer igen i august", "blev drøftet og forelægges i maj": does a
 * verb of now follow "og" between two places? */
static bool goes_on(const struct sentence *s, size_t from, size_t to)
{
	for (size_t i = from; i + 4 < to; i++) {
		if (!str_istarts(str_sub(s->text, i, 4), STR(" og ")))
			continue;
		size_t end = scan_word_end(s->text, i + 4);
		struct str verb = str_sub(s->text, i + 4, end - i - 4);
		if (str_ends(verb, STR("es")) || str_ieq(verb, STR("kommer")) ||
		    str_ieq(verb, STR("vender")))
			return true;
	}
	return false;
}

bool commitment_past(const struct sentence *s, const struct lex_hit *trigger, bool due)
{
	struct lex_hit past, future;
	bool any = false;
	if (asks_in_past(s, trigger, due))
		return s->place != PLACE_DECISION && s->place != PLACE_PRIOR;
	if (due && (strcmp(trigger->key, "postpone") == 0 || strcmp(trigger->key, "instead") == 0 ||
		    strcmp(trigger->key, "expected") == 0))
		return false; /* "er udsat til mødet i maj" */
	size_t from = tale_start(s, trigger, due);
	while (commitment_says(s, "commitment.past", from, trigger->to, &past) &&
	       past.from < trigger->to) {
		any = any || past.from != trigger->from; /* "bad om" asks for what comes */
		from = past.to;
	}
	return any && !(due && goes_on(s, from, trigger->to)) &&
	       !commitment_says(s, "commitment.future", from, trigger->from, &future);
}

/* Running text that repeats what others wrote: the promise stands between quotation marks. */
static bool is_quoted(const struct sentence *s, size_t at)
{
	static const char *const marks[] = {"\"",	    "\xE2\x80\x9C", "\xE2\x80\x9D",
					    "\xE2\x80\x9E", "\xC2\xAB",	    "\xC2\xBB"};
	bool open = false;
	if (s->place != PLACE_TEXT && s->place != PLACE_PROCESS)
		return false;
	size_t end = scan_line_end(s->text, at);
	for (size_t i = scan_line_start(s->text, at); i < end; i++) {
		bool mark = false;
		for (size_t m = 0; m < sizeof(marks) / sizeof(marks[0]); m++)
			mark = mark || str_starts(str_sub(s->text, i, 3), str_of(marks[m]));
		if (mark && i >= at)
			return open;
		open = open != mark;
	}
	return false;
}

/* "Hvis …, forelægges sagen i maj", "Revisionen …, og regnskabet forelægges i maj": the promise is
 * in another clause than the condition or the doing of others. */
static bool is_beyond(const struct sentence *s, const struct lex_hit *bar,
		      const struct lex_hit *trigger)
{
	struct str join = bar->key[0] == 'i' ? STR(", ") : STR(", og ");
	return strchr("ior", bar->key[0]) && bar->to < trigger->from &&
	       str_find(str_sub(s->text, bar->to, trigger->from - bar->to), join) != SIZE_MAX;
}

/* Does the bar found in the promise's own part of the sentence stand so that it denies it? */
static bool denies_here(const struct sentence *s, const struct lex_hit *bar,
			const struct lex_hit *trigger)
{
	enum { NEAR_BEFORE = 24, NEAR_AFTER = 14 };
	bool decides = s->place == PLACE_DECISION || s->place == PLACE_PRIOR;
	bool before = bar->from < trigger->from;
	switch (bar->key[0]) {
	case 'k':
		return before;
	case 'd':
		return before && decides;
	case 'w':
		return before && bar->to + NEAR_BEFORE >= trigger->from;
	case 'n':
		return bar->to + NEAR_BEFORE >= trigger->from &&
		       bar->from <= trigger->to + NEAR_AFTER &&
		       bar->from >= part_start(s, trigger->from);
	case 'r':
		return !decides && s->place != PLACE_POINT &&
		       !commitment_says(s, "commitment.first", s->start, s->to, NULL);
	case 'o': /* what the police gives to the body itself is promised to it */
		return before && !decides &&
		       !commitment_says(s, "commitment.delivered", s->start, s->to, NULL);
	default:
		return before && !decides;
	}
}

static bool denies(const struct sentence *s, const struct lex_hit *bar,
		   const struct lex_hit *trigger, bool due)
{
	bool before = bar->from < trigger->from;
	/* what others than politicians are told without a day is how it is done */
	if (before && (bar->key[0] == 'm' || (strchr("vp", bar->key[0]) && !due)))
		return true;
	return bar->from >= s->start && !(due && is_beyond(s, bar, trigger)) &&
	       denies_here(s, bar, trigger);
}

bool commitment_barred(const struct sentence *s, const struct lex_hit *trigger, bool due)
{
	struct lex_hit hit;
	if (is_quoted(s, trigger->from))
		return true;
	for (size_t from = s->from; commitment_says(s, "commitment.never", from, s->to, &hit);
	     from = hit.to)
		if (denies(s, &hit, trigger, due))
			return true;
	return false;
}
