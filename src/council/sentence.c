/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/sentence.h"

enum { SHORT_LINE = 72, SHORT_WORD = 3, PARAGRAPH_MAX = 4000 };

/* A line that is short, before one that does not go on in lower case: an entry of a list. */
static bool line_ends(struct str t, size_t line, size_t at)
{
	size_t next = at + 1;
	while (next < t.n && t.p[next] == ' ')
		next++;
	if (next >= t.n || t.p[next] == '\n')
		return true;
	uint32_t cp = str_utf8_next(t, &next);
	bool begins = !str_is_alpha(cp) || str_is_upper(cp);
	return begins && (at - line < SHORT_LINE || t.p[at - 1] == '.');
}

/* "2. Godkendt": the next point of a decision. */
static bool begins_point(struct str t, size_t at)
{
	size_t digits = at;
	while (digits < t.n && t.p[digits] >= '0' && t.p[digits] <= '9')
		digits++;
	if (digits == at || digits + 2 >= t.n || t.p[digits] != '.' || t.p[digits + 1] != ' ')
		return false;
	digits += 2;
	return str_is_upper(str_utf8_next(t, &digits));
}

/* Does a sentence end with the stop at i, a capital letter following? word: letters before it. */
static bool stops(struct str t, size_t i, size_t word)
{
	char c = t.p[i];
	size_t next = i + 1;
	if (!((c == '.' && word > SHORT_WORD) || c == '!' || c == '?'))
		return false;
	while (next < t.n && (t.p[next] == ' ' || t.p[next] == '\n'))
		next++;
	return next > i + 1 && next < t.n &&
	       (begins_point(t, next) || str_is_upper(str_utf8_next(t, &next)));
}

size_t sentence_end(struct str t, size_t at)
{
	size_t word = 0, digits = 0, line = at;
	for (size_t i = at; i < t.n; i++) {
		unsigned char c = (unsigned char)t.p[i];
		if (c == '\n' && line_ends(t, line, i))
			return i;
		if (stops(t, i, word))
			return i + 1;
		line = c == '\n' ? i + 1 : line;
		/* "i 2021." and "(A og F)." end it, "2." and "jf." do not */
		digits = c >= '0' && c <= '9' ? digits + 1 : 0;
		bool letter = (c | 0x20) >= 'a' || c >= 0x80;
		word = letter ? word + 1 : c == ')' || digits > SHORT_WORD ? SHORT_WORD + 1 : 0;
	}
	return t.n;
}

/* Where the lines that go with the one at `at` begin. */
static size_t paragraph(struct str t, size_t at)
{
	size_t from = at;
	while (from && at - from < PARAGRAPH_MAX &&
	       !(t.p[from - 1] == '\n' && (from < 2 || t.p[from - 2] == '\n')))
		from--;
	while (from < at && ((unsigned char)t.p[from] & 0xC0) == 0x80)
		from++;
	return from;
}

struct str sentence_around(struct str text, size_t from, size_t n)
{
	if (from > text.n || n > text.n - from)
		return (struct str){"", 0};
	size_t at = paragraph(text, from), end = sentence_end(text, at);
	while (end <= from && end < text.n) {
		at = end;
		while (at < from && (text.p[at] == '\n' || text.p[at] == ' '))
			at++;
		end = sentence_end(text, at);
		end += end == at;
	}
	while (end < from + n && end < text.n) {
		size_t next = end;
		while (next < text.n && (text.p[next] == '\n' || text.p[next] == ' '))
			next++;
		end = sentence_end(text, next);
		end += end == next;
	}
	return str_trim(str_sub(text, at, end - at));
}
