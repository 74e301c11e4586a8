/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of contents: lines that end in a page number, rising from one to the next. */
#include "read/source_parts.h"

enum { BETWEEN_MOST = 2, PAGE_DIGITS = 3, RUN_LEAST = 3, ENTRY_LONGEST = 300 };
enum leader { LEADER_NONE, LEADER_WIDE, LEADER_DOTS };

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Where the number at the end of an entry begins; 0 when there is none. A whole page on one line is
 * no entry. */
static size_t page_number(struct str s)
{
	size_t end = s.n;
	while (end > 0 && digit(s.p[end - 1]))
		end--;
	return s.n > ENTRY_LONGEST || end == s.n || s.n - end > PAGE_DIGITS ? 0 : end;
}

/* What stands between a line's text and the number at its end. */
static enum leader leader_of(struct str s, int *page)
{
	size_t end = page_number(s), dots = 0, wide = 0;
	if (!end)
		return LEADER_NONE;
	*page = (int)text_number(s, end);
	for (; end > 0; end--) {
		struct str before = str_sub(s, 0, end);
		if (str_ends(before, STR("…"))) {
			dots += 3;
			end -= 2;
		} else if (s.p[end - 1] == '.' || s.p[end - 1] == '_') {
			dots++;
		} else if (s.p[end - 1] == '\t') {
			wide += 3;
		} else if (s.p[end - 1] == ' ') {
			wide++;
		} else {
			break;
		}
	}
	if (!end)
		return LEADER_NONE;
	return dots >= 3 ? LEADER_DOTS : wide >= 3 ? LEADER_WIDE : LEADER_NONE;
}

static bool is_heading(struct str s)
{
	static const char *const words[] = {
		"indholdsfortegnelse", "indhold", "dagsorden",	  "dagsordensoversigt", "oversigt",
		"punktoversigt",       "punkter", "sagsoversigt", "sagsliste"};
	if (str_ends(s, STR(":")))
		s.n--;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_ieq(s, str_of(words[i])))
			return true;
	return false;
}

struct run {
	uint32_t first, last; /* lines */
	uint32_t entries, dotted, numbered;
};

/* The run of entries from i, which is one; numbers never fall, few other lines stand between. */
static struct run run_from(const raw_lines *lines, uint32_t i)
{
	struct run run = {.first = i, .last = i};
	int page = 0, at = 0, number;
	uint32_t between = 0;
	for (; i < lines->n && between <= BETWEEN_MOST; i++) {
		const struct raw_line *r = &lines->at[i];
		if (r->role == LINE_FURNITURE)
			continue;
		enum leader leader = leader_of(r->text, &at);
		if (leader == LEADER_NONE || at < page || at == 0) {
			between++;
			continue;
		}
		page = at;
		between = 0;
		run.last = i;
		run.entries++;
		run.dotted += leader == LEADER_DOTS;
		run.numbered += list_mark(r->text, &number) > 0;
	}
	return run;
}

/* A heading at most three lines above the run: its line, else the run's first. */
static uint32_t heading_above(const raw_lines *lines, uint32_t first)
{
	for (uint32_t i = first, steps = 0; i-- > 0 && steps < 4; steps++)
		if (is_heading(lines->at[i].text))
			return i;
	return first;
}

void furniture_contents(raw_lines *lines)
{
	int page;
	for (uint32_t i = 0; i < lines->n; i++) {
		const struct raw_line *r = &lines->at[i];
		if (r->role != LINE_TEXT || leader_of(r->text, &page) == LEADER_NONE)
			continue;
		struct run run = run_from(lines, i);
		uint32_t from = heading_above(lines, run.first);
		bool headed = from != run.first;
		bool is = run.dotted * 2 > run.entries ||
			  (run.entries >= (headed ? 2 : RUN_LEAST) &&
			   (headed || run.numbered * 3 >= run.entries * 2));
		for (uint32_t k = from; is && k <= run.last; k++)
			if (lines->at[k].role == LINE_TEXT)
				lines->at[k].role = LINE_CONTENTS;
		i = run.last;
	}
}
