/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pieces of text: a pointer and a length into something that lives longer. Text inside the program
 * is UTF-8, checked once where it enters (str_utf8_ok). */
#ifndef SP_CORE_STR_H
#define SP_CORE_STR_H

#include "core/arena.h"

#include <string.h>

struct str {
	const char *p;
	size_t n;
};

#define STR(lit) ((struct str){(lit), sizeof(lit) - 1})
#define STR_FMT "%.*s"
#define STR_ARG(s) (int)(s).n, (s).p

static inline struct str str_of(const char *s)
{
	return (struct str){s, s ? strlen(s) : 0};
}
static inline struct str str_sub(struct str s, size_t from, size_t n)
{
	if (from > s.n)
		from = s.n;
	return (struct str){from ? s.p + from : s.p, n > s.n - from ? s.n - from : n};
}

static inline bool str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}
/* Equal but for the case of letters, ASCII and the Danish ones (full folding: str_fold). */
bool str_ieq(struct str a, struct str b);
/* The first byte is compared by itself: it mostly tells already. */
static inline bool str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n &&
	       (prefix.n == 0 || (s.p[0] == prefix.p[0] && memcmp(s.p, prefix.p, prefix.n) == 0));
}
bool str_istarts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
/* Offset of the first needle, or SIZE_MAX. */
size_t str_find(struct str s, struct str needle);
/* Without white space at the ends; white space is ASCII space, tab, CR, LF, FF, VT and U+00A0. */
struct str str_trim(struct str s);
/* The next piece up to sep; *rest becomes what follows it. False at the end. */
bool str_cut(struct str *rest, char sep, struct str *piece);
/* Runs of white space (also U+00A0) become one space, none at the ends. */
char *str_squeeze(struct arena *a, struct str s);
char *str_dup(struct arena *a, struct str s);
/* Case folded by Unicode rules (ICU), NFC; for keys and comparing, not for show. */
char *str_fold(struct arena *a, struct str s);

/* True when s is well-formed UTF-8 without U+0000. */
bool str_utf8_ok(struct str s);
/* Decodes one code point at *i and moves *i past it; U+FFFD for a wrong byte. */
uint32_t str_utf8_next_wide(struct str s, size_t *i);
static inline uint32_t str_utf8_next(struct str s, size_t *i)
{
	return *i < s.n && (unsigned char)s.p[*i] < 0x80 ? (uint32_t)s.p[(*i)++]
							 : str_utf8_next_wide(s, i);
}
/* Number of code points. */
size_t str_utf8_len(struct str s);
/* Appends nothing, returns bytes written (1-4) to out for code point cp. */
size_t str_utf8_put(uint32_t cp, char out[4]);
/* Columns on a terminal (wide characters two, combining marks none). */
size_t str_columns(struct str s);
/* Letters by Unicode: is cp a letter, an upper-case letter. */
bool str_is_alpha_wide(uint32_t cp);
bool str_is_upper_wide(uint32_t cp);
static inline bool str_is_alpha(uint32_t cp)
{
	return cp < 0x80 ? (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z' : str_is_alpha_wide(cp);
}
static inline bool str_is_upper(uint32_t cp)
{
	return cp < 0x80 ? cp >= 'A' && cp <= 'Z' : str_is_upper_wide(cp);
}

#endif
