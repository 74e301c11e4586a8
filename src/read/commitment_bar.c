/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes a sentence no promise although it has the words of one. */
#include "read/commitment_scan.h"

#include "read/scan.h"

bool commitment_past(const struct sentence *s, const struct lex_hit *trigger, bool due)
{
	struct lex_hit past, future;
	size_t from = s->start;
	bool any = false;
	/* in running text a dated promise may follow a tale: "X er drøftet, og Y forelægges …" */
	for (size_t i = from; due && s->place == PLACE_TEXT && i < trigger->from; i++)
		if (str_starts(str_sub(s->text, i, 2), STR(", ")))
			from = i;
	while (commitment_says(s, "commitment.past", from, trigger->to, &past) &&
	       past.from < trigger->to) {
		any = any || past.from != trigger->from; /* "bad om" asks for what comes */
		from = past.to;
	}
	return any && !commitment_says(s, "commitment.future", from, trigger->from, &future);
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

bool commitment_barred(const struct sentence *s, const struct lex_hit *trigger)
{
	enum { BEFORE = 24, AFTER = 14 };
	bool decides = s->place == PLACE_DECISION || s->place == PLACE_PRIOR;
	struct lex_hit hit;
	size_t from = s->start;
	if (is_quoted(s, trigger->from))
		return true;
	while (commitment_says(s, "commitment.never", from, s->to, &hit)) {
		bool close = hit.to + BEFORE >= trigger->from && hit.from <= trigger->to + AFTER;
		bool rule = hit.key[0] == 'r' &&
			    !commitment_says(s, "commitment.first", s->start, s->to, NULL);
		bool before = hit.key[0] != 'r' && hit.from < trigger->from;
		if (hit.key[0] == 'n' ? close : !decides && (rule || before))
			return true;
		from = hit.to;
	}
	return false;
}
