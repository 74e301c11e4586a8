/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/scan.h"

uint32_t scan_before(struct str t, size_t at, size_t *from)
{
	*from = at;
	if (!at || at > t.n)
		return 0;
	size_t i = at - 1;
	while (i && at - i < 4 && ((unsigned char)t.p[i] & 0xC0) == 0x80)
		i--;
	*from = i;
	size_t next = i;
	return str_utf8_next(t, &next);
}

uint32_t scan_at(struct str t, size_t at)
{
	if (at >= t.n)
		return 0;
	return str_utf8_next(t, &at);
}

static bool in_word(uint32_t cp)
{
	return str_is_alpha(cp) || (cp >= '0' && cp <= '9') || cp == '-' || cp == '\'' ||
	       cp == 0x2019;
}

size_t scan_word_start(struct str t, size_t end)
{
	size_t from;
	while (in_word(scan_before(t, end, &from)))
		end = from;
	return end;
}

size_t scan_word_end(struct str t, size_t at)
{
	while (at < t.n) {
		size_t next = at;
		if (!in_word(str_utf8_next(t, &next)))
			break;
		at = next;
	}
	return at;
}

static bool joins(uint32_t cp)
{
	return str_is_alpha(cp) || (cp >= '0' && cp <= '9');
}

bool scan_is_border(struct str t, size_t at)
{
	size_t from;
	return !joins(scan_before(t, at, &from)) || !joins(scan_at(t, at));
}

static bool blank(uint32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == 0xA0 || cp == 0x202F || cp == 0x2009;
}

size_t scan_blanks(struct str t, size_t at)
{
	while (at < t.n) {
		size_t next = at;
		if (!blank(str_utf8_next(t, &next)))
			break;
		at = next;
	}
	return at;
}

size_t scan_space(struct str t, size_t at)
{
	while (at < t.n) {
		size_t next = at;
		uint32_t cp = str_utf8_next(t, &next);
		if (!blank(cp) && cp != '\n' && cp != '\r' && cp != '\f' && cp != '\v')
			break;
		at = next;
	}
	return at;
}

size_t scan_blanks_back(struct str t, size_t at)
{
	size_t from;
	while (blank(scan_before(t, at, &from)))
		at = from;
	return at;
}

size_t scan_line_end(struct str t, size_t at)
{
	while (at < t.n && t.p[at] != '\n')
		at++;
	return at;
}

size_t scan_line_start(struct str t, size_t at)
{
	while (at && t.p[at - 1] != '\n')
		at--;
	return at;
}

struct str scan_ahead(struct str t, size_t at)
{
	struct str rest = str_sub(t, at, SCAN_AHEAD);
	const char *end = rest.n ? memchr(rest.p, '\n', rest.n) : NULL;
	if (end)
		rest.n = (size_t)(end - rest.p);
	else
		while (rest.n && rest.p + rest.n < t.p + t.n &&
		       ((unsigned char)rest.p[rest.n] & 0xC0) == 0x80)
			rest.n--;
	return rest;
}

bool scan_is_capitals(struct str word)
{
	size_t n = 0;
	for (size_t i = 0; i < word.n; n++)
		if (!str_is_upper(str_utf8_next(word, &i)))
			return false;
	return n >= 2;
}

bool scan_is_capitalised(struct str word)
{
	return str_is_upper(scan_at(word, 0));
}

bool scan_same_but_digits(struct str a, struct str b)
{
	size_t i = 0, k = 0;
	while (i < a.n && k < b.n) {
		size_t n = scan_digits(a, i), m = scan_digits(b, k);
		if (!n != !m || (!n && a.p[i] != b.p[k]))
			return false;
		i += n ? n : 1;
		k += m ? m : 1;
	}
	return i == a.n && k == b.n;
}
