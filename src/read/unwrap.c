/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs out of printed lines. The rule is the one that text was wrapped by: a line was broken
 * because the next word did not fit; where it would have fitted, the break was meant. */
#include "read/source_parts.h"

#include <stdlib.h>

enum { MARGIN_LEAST = 50, MARGIN_MOST = 115, RAGGED = 2 };

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool month_follows(struct str s)
{
	static const char *const months[] = {"jan", "feb", "mar", "apr", "maj", "jun",
					     "jul", "aug", "sep", "okt", "nov", "dec"};
	for (size_t i = 0; i < sizeof(months) / sizeof(months[0]); i++)
		if (str_istarts(s, str_of(months[i])))
			return true;
	return false;
}

static size_t skip_blanks(struct str s, size_t i)
{
	while (i < s.n && (s.p[i] == ' ' || s.p[i] == '\t'))
		i++;
	return i;
}

/* "1.", "1)", "1.2", "12 :", "(1)" */
static size_t number_mark(struct str s, int *number)
{
	size_t i = s.n && s.p[0] == '(' ? 1 : 0, from = i;
	while (i < s.n && digit(s.p[i]) && i - from < 4)
		i++;
	if (i == from || i - from > 3)
		return 0;
	*number = (int)strtol(s.p + from, NULL, 10);
	while (i + 1 < s.n && s.p[i] == '.' && digit(s.p[i + 1])) {
		i++;
		while (i < s.n && digit(s.p[i]))
			i++;
	}
	if (i >= s.n || !strchr(".):", s.p[i]))
		return 0;
	size_t end = skip_blanks(s, i + 1);
	if (end == i + 1 && end < s.n)
		return 0;
	return month_follows(str_sub(s, end, s.n)) ? 0 : end;
}

size_t list_mark(struct str s, int *number)
{
	static const char *const bullets[] = {"-", "–", "—", "•", "·", "*",
					      "o", "▪", "■", "◦", "‣", "»"};
	*number = 0;
	for (size_t i = 0; i < sizeof(bullets) / sizeof(bullets[0]); i++) {
		size_t n = strlen(bullets[i]);
		if (str_starts(s, str_of(bullets[i])) && skip_blanks(s, n) > n)
			return skip_blanks(s, n);
	}
	if (s.n > 2 && ((s.p[0] >= 'a' && s.p[0] <= 'z') || (s.p[0] >= 'A' && s.p[0] <= 'Z')) &&
	    (s.p[1] == ')' || s.p[1] == '.') && skip_blanks(s, 2) > 2)
		return skip_blanks(s, 2);
	return number_mark(s, number);
}

static uint32_t first_letter(struct str s)
{
	size_t i = 0;
	return s.n ? str_utf8_next(s, &i) : 0;
}

static bool lower_start(struct str s)
{
	uint32_t cp = first_letter(s);
	return str_is_alpha(cp) && !str_is_upper(cp);
}

static struct str last_word(struct str s)
{
	size_t i = s.n;
	while (i > 0 && s.p[i - 1] != ' ' && s.p[i - 1] != '(' && s.p[i - 1] != '/')
		i--;
	return str_sub(s, i, s.n);
}

/* A hyphen that hangs on because a second word takes the first one's end ("børne- og ungeudvalg").
 */
static bool hangs(struct str next)
{
	static const char *const words[] = {"og",   "eller", "samt", "og/eller",
					    "hhv.", "men",   "til"};
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t n = strlen(words[i]);
		if (str_istarts(next, str_of(words[i])) && (next.n == n || next.p[n] == ' '))
			return true;
	}
	return false;
}

/* The hyphen is part of the word: after an abbreviation or number, or before a capital. */
static bool keeps_hyphen(struct str word, struct str next)
{
	bool lower = false, number = false;
	for (size_t i = 0; i < word.n;) {
		uint32_t cp = str_utf8_next(word, &i);
		lower |= str_is_alpha(cp) && !str_is_upper(cp);
		number |= cp < 0x80 && digit((char)cp);
	}
	return !lower || number || !lower_start(next) || str_ieq(word, STR("ikke-"));
}

void paragraph_join(struct buf *b, struct str next)
{
	struct str so_far = buf_view(b), word = last_word(so_far);
	bool soft = str_ends(so_far, STR("\xC2\xAD"));
	if (soft) {
		b->n -= 2;
	} else if (word.n > 1 && str_ends(word, STR("-")) && !hangs(next)) {
		if (!keeps_hyphen(word, next))
			b->n--;
	} else if (so_far.n) {
		buf_char(b, ' ');
	}
	buf_str(b, next);
}
