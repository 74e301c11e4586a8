/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/str.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

bool str_ieq(struct str a, struct str b)
{
	return a.n == b.n && str_istarts(a, b);
}

static uint32_t lower(uint32_t cp)
{
	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z' ? cp + 0x20 : cp;
	return (uint32_t)u_tolower((UChar32)cp);
}

bool str_istarts(struct str s, struct str prefix)
{
	if (s.n < prefix.n)
		return false;
	size_t i = 0, j = 0;
	while (j < prefix.n) {
		uint32_t x = str_utf8_next(s, &i), y = str_utf8_next(prefix, &j);
		if (x != y && lower(x) != lower(y))
			return false;
	}
	return i == j;
}

bool str_ends(struct str s, struct str suffix)
{
	return s.n >= suffix.n && str_eq(str_sub(s, s.n - suffix.n, suffix.n), suffix);
}

size_t str_find(struct str s, struct str needle)
{
	const char *at = needle.n <= s.n ? memmem(s.p, s.n, needle.p, needle.n) : NULL;
	return at ? (size_t)(at - s.p) : SIZE_MAX;
}

/* Bytes of white space at the start of s: 0, 1, or 2 for U+00A0. */
static size_t space_at(struct str s)
{
	if (s.n >= 1 && (s.p[0] == ' ' || (s.p[0] >= '\t' && s.p[0] <= '\r')))
		return 1;
	if (s.n >= 2 && (unsigned char)s.p[0] == 0xC2 && (unsigned char)s.p[1] == 0xA0)
		return 2;
	return 0;
}

struct str str_trim(struct str s)
{
	for (size_t w; (w = space_at(s)) > 0;)
		s = str_sub(s, w, s.n);
	for (;;) {
		if (s.n >= 1 && space_at(str_sub(s, s.n - 1, 1)))
			s.n -= 1;
		else if (s.n >= 2 && space_at(str_sub(s, s.n - 2, 2)) == 2)
			s.n -= 2;
		else
			return s;
	}
}

bool str_cut(struct str *rest, char sep, struct str *piece)
{
	if (!rest->p)
		return false;
	const char *at = rest->n ? memchr(rest->p, sep, rest->n) : NULL;
	if (!at) {
		*piece = *rest;
		*rest = (struct str){NULL, 0};
		return true;
	}
	size_t n = (size_t)(at - rest->p);
	*piece = (struct str){rest->p, n};
	*rest = (struct str){at + 1, rest->n - n - 1};
	return true;
}

char *str_squeeze(struct arena *a, struct str s)
{
	s = str_trim(s);
	char *out = arena_alloc(a, s.n + 1), *w = out;
	if (!out)
		return NULL;
	for (size_t i = 0; i < s.n;) {
		unsigned char c = (unsigned char)s.p[i];
		size_t gap = c > ' ' && c != 0xC2 ? 0 : space_at(str_sub(s, i, 2));
		if (gap && w[-1] != ' ')
			*w++ = ' ';
		if (!gap)
			*w++ = s.p[i];
		i += gap ? gap : 1;
	}
	*w = '\0';
	return out;
}

char *str_dup(struct arena *a, struct str s)
{
	return arena_strndup(a, s.p, s.n);
}

char *str_fold(struct arena *a, struct str s)
{
	UErrorCode bad = U_ZERO_ERROR;
	const UNormalizer2 *norm = unorm2_getNFKCCasefoldInstance(&bad);
	int32_t n16 = 0, room = (int32_t)s.n + 1;
	UChar *wide = s.n < INT32_MAX / 4 ? arena_array(a, (size_t)room, sizeof(UChar)) : NULL;
	UChar *folded = wide ? arena_array(a, (size_t)room * 3, sizeof(UChar)) : NULL;
	if (!folded)
		return NULL;
	u_strFromUTF8WithSub(wide, room, &n16, s.p, (int32_t)s.n, 0xFFFD, NULL, &bad);
	int32_t n = unorm2_normalize(norm, wide, n16, folded, room * 3, &bad);
	int32_t n8 = 0;
	char *out = U_SUCCESS(bad) ? arena_alloc(a, (size_t)n * 3 + 1) : NULL;
	if (!out)
		return NULL;
	u_strToUTF8WithSub(out, n * 3 + 1, &n8, folded, n, 0xFFFD, NULL, &bad);
	return U_SUCCESS(bad) ? out : NULL;
}

/* Bytes of the sequence that c begins; 0 when it begins none. */
static size_t sequence_length(unsigned char c)
{
	if (c < 0x80)
		return 1;
	if (c < 0xC2 || c > 0xF4)
		return 0;
	return c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/* Length of the well-formed sequence at s, 0 when it is none (RFC 3629, table 3-7 of Unicode). */
static size_t sequence_at(struct str s, uint32_t *cp)
{
	static const uint32_t smallest[5] = {0, 0, 0x80, 0x800, 0x10000};
	unsigned char c = (unsigned char)s.p[0];
	size_t n = sequence_length(c);
	if (n == 0 || s.n < n)
		return 0;
	uint32_t v = n == 1 ? c : c & (0x7Fu >> n);
	for (size_t i = 1; i < n; i++) {
		unsigned char t = (unsigned char)s.p[i];
		if ((t & 0xC0) != 0x80)
			return 0;
		v = v << 6 | (t & 0x3Fu);
	}
	if (v < smallest[n] || v > 0x10FFFF || (v >= 0xD800 && v < 0xE000))
		return 0;
	*cp = v;
	return n;
}

/* Are the eight bytes at p all ASCII and none of them NUL? */
static bool plain_word(const char *p)
{
	const uint64_t high = UINT64_C(0x8080808080808080), ones = UINT64_C(0x0101010101010101);
	uint64_t word;
	memcpy(&word, p, sizeof(word));
	return !((word | (word - ones)) & high);
}

bool str_utf8_ok(struct str s)
{
	for (size_t i = 0; i < s.n;) {
		uint32_t cp;
		if (s.n - i >= 8 && plain_word(s.p + i)) {
			i += 8;
			continue;
		}
		size_t n = sequence_at((struct str){s.p + i, s.n - i}, &cp);
		if (n == 0 || cp == 0)
			return false;
		i += n;
	}
	return true;
}

uint32_t str_utf8_next_wide(struct str s, size_t *i)
{
	uint32_t cp;
	if (*i >= s.n)
		return 0;
	size_t n = sequence_at(str_sub(s, *i, s.n), &cp);
	*i += n ? n : 1;
	return n ? cp : 0xFFFD;
}

size_t str_utf8_len(struct str s)
{
	size_t len = 0;
	for (size_t i = 0; i < s.n; len++)
		(void)str_utf8_next(s, &i);
	return len;
}

size_t str_utf8_put(uint32_t cp, char out[4])
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	size_t n = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
	for (size_t i = n; i-- > 1; cp >>= 6)
		out[i] = (char)(0x80 | (cp & 0x3F));
	out[0] = (char)((0xF00u >> n & 0xFF) | cp);
	return n;
}

size_t str_columns(struct str s)
{
	size_t columns = 0;
	for (size_t i = 0; i < s.n;) {
		UChar32 cp = (UChar32)str_utf8_next(s, &i);
		int wide = u_getIntPropertyValue(cp, UCHAR_EAST_ASIAN_WIDTH);
		int8_t type = u_charType(cp);
		if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR)
			continue;
		columns += wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
	}
	return columns;
}

bool str_is_alpha_wide(uint32_t cp)
{
	return u_isalpha((UChar32)cp);
}

bool str_is_upper_wide(uint32_t cp)
{
	return u_isupper((UChar32)cp);
}
