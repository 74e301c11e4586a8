/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/source_parts.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* Bytes that begin a character text_clean may change: controls, no-break space and soft hyphen,
 * combining marks, U+2000–207F, private use and presentation forms. */
static bool begins_change(unsigned char c, unsigned char next)
{
	switch (c) {
	case '\t':
		return false;
	case 0x7F:
	case 0xCC:
	case 0xCD:
	case 0xEF:
		return true;
	case 0xC2:
		return next <= 0xA0 || next == 0xAD;
	case 0xE2:
		return next == 0x80 || next == 0x81;
	default:
		return c < ' ';
	}
}

static bool may_change(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c >= ' ' && c < 0x7F)
			continue;
		if (begins_change(c, i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0))
			return true;
	}
	return false;
}

static const char *ligature(uint32_t cp)
{
	static const char *const forms[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
	return cp >= 0xFB00 && cp <= 0xFB06 ? forms[cp - 0xFB00] : NULL;
}

/* What some characters become; 0 is nothing. */
static const struct {
	uint32_t first, last, put;
} replacements[] = {
	{0x00, 0x08, ' '},
	{0x0A, 0x1F, ' '},
	{0x7F, 0x9F, 0},
	{0xA0, 0xA0, ' '},
	{0xAD, 0xAD, 0},
	{0x2000, 0x200A, ' '},
	{0x200B, 0x200F, 0},
	{0x2010, 0x2011, '-'},
	{0x2028, 0x2029, ' '},
	{0x202A, 0x202E, 0},
	{0x202F, 0x202F, ' '},
	{0x205F, 0x205F, ' '},
	{0x2060, 0x206F, 0},
	/* the bullets of the Symbol and Wingdings fonts, which Word leaves in the private area */
	{0xF076, 0xF076, 0x2022},
	{0xF0A7, 0xF0A7, 0x2022},
	{0xF0B7, 0xF0B7, 0x2022},
	{0xF0D8, 0xF0D8, 0x2022},
	{0xF0FC, 0xF0FC, 0x2022},
	{0xFEFF, 0xFEFF, 0},
};

static uint32_t replacement(uint32_t cp)
{
	for (size_t i = 0; i < sizeof(replacements) / sizeof(replacements[0]); i++)
		if (cp >= replacements[i].first && cp <= replacements[i].last)
			return replacements[i].put;
	return cp;
}

/* Letter and combining mark as one character (NFC). */
static struct str compose(struct arena *a, struct str s)
{
	UErrorCode bad = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&bad);
	int32_t room = (int32_t)s.n + 1, wide_n = 0, n = 0, n8 = 0;
	if (s.n > INT32_MAX / 8)
		return s;
	UChar *wide = arena_array(a, (size_t)room, sizeof(UChar));
	UChar *made = wide ? arena_array(a, (size_t)room, sizeof(UChar)) : NULL;
	char *out = made ? arena_alloc(a, s.n * 3 + 1) : NULL;
	if (!out)
		return (struct str){NULL, 0};
	u_strFromUTF8WithSub(wide, room, &wide_n, s.p, (int32_t)s.n, 0xFFFD, NULL, &bad);
	n = unorm2_normalize(nfc, wide, wide_n, made, room, &bad);
	if (U_FAILURE(bad))
		return s;
	u_strToUTF8WithSub(out, (int32_t)s.n * 3 + 1, &n8, made, n, 0xFFFD, NULL, &bad);
	return U_SUCCESS(bad) ? (struct str){out, (size_t)n8} : s;
}

struct str text_clean(struct arena *a, struct str s)
{
	if (!may_change(s))
		return s;
	char *out = arena_alloc(a, s.n + 1);
	if (!out)
		return (struct str){NULL, 0};
	size_t n = 0;
	bool combining = false;
	for (size_t i = 0; i < s.n;) {
		if (s.p[i] >= ' ' && s.p[i] < 0x7F) {
			out[n++] = s.p[i++];
			continue;
		}
		size_t from = i;
		uint32_t cp = str_utf8_next(s, &i), put = replacement(cp);
		const char *parts = ligature(cp);
		combining |= cp >= 0x300 && cp < 0x370;
		if (parts) {
			memcpy(out + n, parts, strlen(parts));
			n += strlen(parts);
		} else if (put == cp) {
			memcpy(out + n, s.p + from, i - from);
			n += i - from;
		} else if (put) {
			n += str_utf8_put(put, out + n);
		}
	}
	struct str clean = {out, n};
	return combining ? compose(a, clean) : clean;
}

static bool needs_squeeze(struct str s)
{
	bool was_space = true;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		bool space = c <= ' ';
		if (space && (was_space || c != ' '))
			return true;
		was_space = space;
	}
	return was_space && s.n;
}

struct str text_clean_squeezed(struct arena *a, struct str s)
{
	s = text_clean(a, str_trim(s));
	if (!s.p || !needs_squeeze(s))
		return s;
	char *out = str_squeeze(a, s);
	return (struct str){out, out ? strlen(out) : 0};
}

/* One letter alone between spaces at i, or any one character; *next is behind it. */
static bool lone(struct str s, size_t i, bool any, size_t *next, uint32_t *cp)
{
	size_t j = i;
	if (i >= s.n || s.p[i] == ' ')
		return false;
	*cp = str_utf8_next(s, &j);
	*next = j;
	return (any || str_is_alpha(*cp)) && (j == s.n || s.p[j] == ' ');
}

/* The run of lone letters from i, one space between them: its end, or 0 when it is no spaced word.
 * Capitals alone may be a list of parties ("A B C F O"): a word only when a letter comes twice.
 * beside: the line has a spaced word, so that any two lone characters are one too. */
static size_t spaced_run(struct str s, size_t i, bool beside)
{
	size_t at = i, next = 0, letters = 0, least = beside ? 2 : 4;
	uint64_t seen = 0;
	bool lower = beside, twice = false;
	uint32_t cp = 0;
	while (lone(s, at, beside, &next, &cp)) {
		uint64_t bit = UINT64_C(1) << (cp % 64);
		lower |= !str_is_upper(cp);
		twice |= (seen & bit) != 0;
		seen |= bit;
		letters++;
		i = next;
		if (next + 1 >= s.n || s.p[next] != ' ' || s.p[next + 1] == ' ')
			break;
		at = next + 1;
	}
	return letters >= least && (lower || (twice && letters > least)) ? i : 0;
}

static bool has_spaced(struct str s)
{
	size_t run = 0;
	for (size_t i = 0; i + 1 < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i + 1];
		if (s.p[i] != ' ' || c <= ' ')
			continue;
		size_t width = c < 0x80 ? 1 : 2;
		run = i + 1 + width >= s.n || s.p[i + 1 + width] == ' ' ? run + 1 : 0;
		if (run >= 3)
			return true;
	}
	return false;
}

/* Copies s with the spaced words joined and wide gaps as one space; *joined tells whether there
 * were any such words. */
static size_t join_words(struct str s, bool beside, char *out, bool *joined)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n;) {
		size_t end = i == 0 || s.p[i - 1] == ' ' ? spaced_run(s, i, beside) : 0;
		*joined |= end > 0;
		for (; i < end; i++)
			if (s.p[i] != ' ')
				out[n++] = s.p[i];
		for (; i < s.n && s.p[i] != ' '; i++)
			out[n++] = s.p[i];
		if (i < s.n)
			out[n++] = ' ';
		while (i < s.n && s.p[i] == ' ')
			i++;
	}
	return n;
}

struct str text_join_spaced(struct arena *a, struct str s)
{
	bool joined = false;
	if (!has_spaced(s))
		return s;
	char *out = arena_alloc(a, s.n + 1);
	if (!out)
		return (struct str){NULL, 0};
	(void)join_words(s, false, out, &joined);
	return joined ? (struct str){out, join_words(s, true, out, &joined)} : s;
}

int64_t text_number(struct str s, size_t at)
{
	int64_t n = 0;
	for (; at < s.n && s.p[at] >= '0' && s.p[at] <= '9'; at++)
		if (n < INT64_C(1000000000))
			n = n * 10 + (s.p[at] - '0');
	return n;
}
