/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/pattern_set.h"

enum { EACH_MOST = sizeof(((struct pattern_chars *)0)->each) / sizeof(uint32_t) };

static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/* Every byte of characters past ASCII. */
static void add_wide(struct pattern_chars *c)
{
	for (int b = 0x80; b < 0x100; b++)
		byte_set_add(&c->bytes, (unsigned char)b);
	c->wide = true;
	c->few = false;
}

static void add_ascii(struct pattern_chars *c, const char *these)
{
	for (; *these; these++)
		byte_set_add(&c->bytes, (unsigned char)*these);
	c->few = false;
}

void pattern_any(struct pattern_chars *out)
{
	*out = (struct pattern_chars){.loose = true};
	for (int b = 0; b < 0x80; b++)
		byte_set_add(&out->bytes, (unsigned char)b);
	add_wide(out);
}

/* Has the character no other case, or only one that byte_fold makes equal? (The Kelvin sign, the
 * long s and the Angstrom sign are the sieve's concern.) */
static bool folds(uint32_t cp)
{
	return cp < 0x80 || (cp >= 0xA0 && cp <= 0xFE && cp != 0xB5 && cp != 0xDF) ||
	       (cp >= 0x2010 && cp <= 0x2060);
}

static void add_char(struct pattern_chars *c, uint32_t cp)
{
	char bytes[4];
	size_t n = str_utf8_put(cp, bytes);
	if (n > 1)
		c->wide = true;
	for (size_t i = 0; i < n; i++) {
		unsigned char folded = byte_fold((unsigned char)bytes[i]);
		byte_set_add(&c->bytes, folded);
		if (folded >= 0x20 && byte_fold((unsigned char)(folded - 0x20)) == folded)
			byte_set_add(&c->bytes, (unsigned char)(folded - 0x20));
	}
	if (!folds(cp)) {
		add_wide(c);
		add_ascii(c, letters);
	} else if (c->few && c->n < EACH_MOST) {
		c->each[c->n++] = cp;
	} else {
		c->few = false;
	}
}

void pattern_char(uint32_t cp, struct pattern_chars *out)
{
	*out = (struct pattern_chars){.few = true};
	add_char(out, cp);
}

/* \p{Name}: letters of any kind are letters here, all else is anything. */
static bool property(struct str s, size_t *i, struct pattern_chars *out)
{
	bool letter = *i + 1 < s.n && s.p[*i] == '{' && s.p[*i + 1] == 'L';
	while (*i < s.n && s.p[*i] != '}')
		(*i)++;
	(*i)++;
	if (letter) {
		add_ascii(out, letters);
		add_wide(out);
	} else {
		pattern_any(out);
	}
	return *i <= s.n;
}

bool pattern_escape(struct str s, size_t *i, struct pattern_chars *out)
{
	static const struct {
		char name;
		const char *ascii;
	} kinds[] = {{'d', "0123456789"}, {'h', " \t"}, {'s', " \t\n\v\f\r"}, {'v', "\n\v\f\r"}};
	char c = *i < s.n ? s.p[(*i)++] : 0;
	*out = (struct pattern_chars){.few = true};
	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++)
		if (c == kinds[k].name) {
			add_ascii(out, kinds[k].ascii);
			add_wide(out);
			return true;
		}
	if (c == 'p')
		return property(s, i, out);
	if (c == 'n' || c == 't')
		add_char(out, c == 'n' ? '\n' : '\t');
	else if (c && strchr("PDHSVwWRXN", c))
		pattern_any(out);
	else if (c <= ' ' || c > '~' || strchr(letters, c) || (c >= '0' && c <= '9'))
		return false;
	else
		add_char(out, (unsigned char)c);
	return true;
}

static void join(struct pattern_chars *c, const struct pattern_chars *more)
{
	byte_set_join(&c->bytes, &more->bytes);
	c->wide = c->wide || more->wide;
	c->loose = c->loose || more->loose;
	c->few = c->few && more->few && c->n + more->n <= EACH_MOST;
	for (uint32_t i = 0; c->few && i < more->n; i++)
		c->each[c->n++] = more->each[i];
}

/* "a-z": from is read, the hyphen is at s[*i]. */
static bool range(struct str s, size_t *i, uint32_t from, struct pattern_chars *out)
{
	size_t at = *i + 1;
	uint32_t to = at < s.n ? str_utf8_next(s, &at) : 0;
	if (to < from || to == '\\')
		return false;
	*i = at;
	if (to >= 0x80) {
		add_wide(out);
		add_ascii(out, letters);
		to = 0x7F;
	}
	for (uint32_t cp = from; cp <= to; cp++)
		add_char(out, cp);
	return true;
}

static bool class_part(struct str s, size_t *i, struct pattern_chars *out)
{
	struct pattern_chars part = {.few = true};
	uint32_t cp = str_utf8_next(s, i);
	if (cp == '[' && *i < s.n && s.p[*i] == ':')
		return false;
	if (cp == '\\') {
		if (!pattern_escape(s, i, &part))
			return false;
	} else if (*i + 1 < s.n && s.p[*i] == '-' && s.p[*i + 1] != ']') {
		if (!range(s, i, cp, &part))
			return false;
	} else {
		add_char(&part, cp);
	}
	join(out, &part);
	return true;
}

/* Letters stay: where case counts, "[^a]" takes an "A". */
static void negate(struct pattern_chars *c)
{
	struct pattern_chars without = *c;
	pattern_any(c);
	for (int b = 0; b < 0x80 && !without.loose; b++)
		if (byte_set_has(&without.bytes, (unsigned char)b) && !strchr(letters, b))
			c->bytes.bits[b / 64] &= ~(UINT64_C(1) << b % 64);
}

bool pattern_class(struct str s, size_t *i, struct pattern_chars *out)
{
	bool negated = *i < s.n && s.p[*i] == '^', first = true;
	*i += negated;
	*out = (struct pattern_chars){.few = true};
	for (; *i < s.n && (first || s.p[*i] != ']'); first = false)
		if (!class_part(s, i, out))
			return false;
	(*i)++;
	if (negated)
		negate(out);
	return *i <= s.n;
}
