/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Characters by the Encoding Standard's rules where it has any: ISO-8859-1 means Windows-1252, and
 * a byte-order mark beats what is declared. */
#include "read/source_parts.h"

#include <unicode/ucnv.h>

/* Windows-1252 0x80–0x9F; 0 is not assigned. */
const uint16_t windows_1252_high[32] = {
	0x20AC, 0,	0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
	0x2039, 0x0152, 0,	0x017D, 0,	0,	0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
	0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,	0x017E, 0x0178};

/* Output of a decoder: characters in, clean UTF-8 with plain newlines out. */
struct sink {
	char *p;
	size_t n;
	struct decode_repairs *r;
	uint32_t before; /* the last character */
};

static bool is_control(uint32_t cp)
{
	if (cp == '\t' || cp == '\n' || cp == '\f')
		return false;
	return cp < ' ' || (cp >= 0x7F && cp < 0xA0);
}

static uint32_t line_end(uint32_t cp)
{
	return cp == '\r' || cp == 0x85 || cp == 0x2028 || cp == 0x2029 ? '\n' : cp;
}

static void put(struct sink *s, uint32_t cp)
{
	uint32_t before = s->before;
	s->before = cp;
	if (cp == '\n' && before == '\r')
		return;
	/* "Å" that went through Latin-1 twice: what looks like NEL is its second byte */
	if (cp == 0x85 && before == 0xC3)
		cp = 0x2026;
	cp = line_end(cp);
	if (cp >= 0x80 && cp < 0xA0 && windows_1252_high[cp - 0x80])
		cp = windows_1252_high[cp - 0x80];
	bool control = is_control(cp);
	s->r->dropped += control || cp == 0xFFFD;
	if (!control && cp != 0xFEFF)
		s->n += str_utf8_put(cp, s->p + s->n);
}

static bool sink_open(struct sink *s, struct arena *a, size_t units, size_t each,
		      struct decode_repairs *r)
{
	*s = (struct sink){.p = units < SIZE_MAX / each ? arena_alloc(a, units * each + 1) : NULL,
			   .r = r};
	return s->p != NULL;
}

/* A character at i that is dropped or changed, or may be: controls, line ends, byte-order marks. */
static bool is_odd(struct str b, size_t i)
{
	unsigned char c = (unsigned char)b.p[i];
	unsigned char next = i + 1 < b.n ? (unsigned char)b.p[i + 1] : 0;
	if (c < 0x80)
		return is_control(c);
	if (c == 0xE2)
		return next == 0x80 && i + 2 < b.n && (unsigned char)b.p[i + 2] >= 0xA8 &&
		       (unsigned char)b.p[i + 2] <= 0xA9;
	return c == 0xEF || (c == 0xC2 && next < 0xA0);
}

/* Nothing to drop or change in well-formed UTF-8. */
static bool utf8_plain(struct str b)
{
	for (size_t i = 0; i < b.n; i++) {
		unsigned char c = (unsigned char)b.p[i];
		if ((c < ' ' || c >= 0x7F) && is_odd(b, i))
			return false;
	}
	return true;
}

/* A byte that is no part of a character in UTF-8 and that Danish text has in Windows-1252: letters
 * of Danish and its neighbours, quotes, dashes, no-break spaces, "§", "½". Others are damage. */
static bool is_foreign(unsigned char c)
{
	static const char letters[] = "\xC4\xC5\xC6\xC9\xD6\xD8\xDC\xDF\xE0\xE1\xE4\xE5\xE6\xE8"
				      "\xE9\xEA\xEB\xED\xF0\xF3\xF6\xF8\xFC\xFE";
	static const char marks[] =
		"\x85\x91\x92\x93\x94\x95\x96\x97\xA0\xA7\xAB\xB0\xB2\xB4\xBB\xBD";
	return c && (strchr(letters, (char)c) || strchr(marks, (char)c));
}

/* The first byte of the letters and marks that Danish text in UTF-8 has beside ASCII: as
 * Windows-1252 they would begin "Ã¸", "Â§", "â€™" and "ðŸ˜", which no text means. */
static bool is_likely_lead(unsigned char c)
{
	return c == 0xC2 || c == 0xC3 || c == 0xE2 || c == 0xF0;
}

/* Puts the next character: of UTF-8, else the byte as Windows-1252 has it. all: whatever it is, and
 * characters too that are rather two bytes side by side ("Å–"). */
static void put_mixed(struct sink *s, struct str b, size_t *i, bool all)
{
	size_t from = *i;
	unsigned char c = (unsigned char)b.p[from];
	uint32_t cp = str_utf8_next(b, i);
	if (all && c >= 0x80 && !is_likely_lead(c))
		*i = from + 1;
	if (*i - from == 1 && c >= 0x80 && (all || is_foreign(c))) {
		s->r->foreign++;
		cp = c == 0x85 ? 0x2026u : c;
	}
	put(s, cp);
}

/* all: there is so much that is not UTF-8 that every such byte is Windows-1252. */
static sp_rc from_utf8(struct arena *a, struct str b, bool well_formed, bool all, struct str *out,
		       struct decode_repairs *r)
{
	if (str_starts(b, STR("\xEF\xBB\xBF")))
		b = str_sub(b, 3, b.n);
	*out = b;
	if (well_formed && utf8_plain(b))
		return SP_OK;
	struct sink s;
	SP_NEED(sink_open(&s, a, b.n, 3, r) ? s.p : NULL);
	for (size_t i = 0; i < b.n;) {
		unsigned char c = (unsigned char)b.p[i];
		if (c >= ' ' && c < 0x7F) {
			s.before = c;
			s.p[s.n++] = b.p[i++];
		} else {
			put_mixed(&s, b, &i, all);
		}
	}
	*out = (struct str){s.p, s.n};
	return SP_OK;
}

static sp_rc from_1252(struct arena *a, struct str b, struct str *out, struct decode_repairs *r)
{
	size_t high = 0, nels = 0;
	for (size_t i = 0; i < b.n; i++) {
		high += (unsigned char)b.p[i] >= 0x80;
		nels += b.p[i] == '\x85';
	}
	/* 0x85 is an ellipsis, unless nothing else ends the lines (ISO-8859-1's NEL) */
	bool nel = nels > 1 && !memchr(b.p, '\n', b.n) && !memchr(b.p, '\r', b.n);
	struct sink s;
	SP_NEED(sink_open(&s, a, b.n + 2 * high, 1, r) ? s.p : NULL);
	for (size_t i = 0; i < b.n; i++) {
		unsigned char c = (unsigned char)b.p[i];
		put(&s, c == 0x85 && !nel ? 0x2026u : c);
	}
	*out = (struct str){s.p, s.n};
	return SP_OK;
}

static uint32_t unit_at(struct str b, size_t i, bool big)
{
	unsigned char x = (unsigned char)b.p[i], y = (unsigned char)b.p[i + 1];
	return big ? (uint32_t)x << 8 | y : (uint32_t)y << 8 | x;
}

static sp_rc from_utf16(struct arena *a, struct str b, bool big, struct str *out,
			struct decode_repairs *r)
{
	struct sink s;
	SP_NEED(sink_open(&s, a, b.n / 2 + 1, 3, r) ? s.p : NULL);
	for (size_t i = 0; i + 1 < b.n; i += 2) {
		uint32_t u = unit_at(b, i, big);
		bool lead = u >= 0xD800 && u < 0xDC00, trail = u >= 0xDC00 && u < 0xE000;
		uint32_t v = lead && i + 3 < b.n ? unit_at(b, i + 2, big) : 0;
		if (lead && v >= 0xDC00 && v < 0xE000) {
			put(&s, 0x10000 + ((u - 0xD800) << 10) + (v - 0xDC00));
			i += 2;
		} else {
			put(&s, lead || trail ? 0xFFFDu : u);
		}
	}
	r->cut = b.n % 2 != 0;
	*out = (struct str){s.p, s.n};
	return SP_OK;
}

/* Rarer character sets that are declared by name: ICU's converters. SP_EFORMAT: not known. */
static sp_rc from_named(struct arena *a, struct str b, const char *name, struct str *out,
			struct decode_repairs *r)
{
	UErrorCode bad = U_ZERO_ERROR;
	UConverter *from = ucnv_open(name, &bad), *to = ucnv_open("UTF-8", &bad);
	size_t room = b.n < SOURCE_MAX_BYTES ? b.n * 3 + 16 : 0;
	char *raw = U_SUCCESS(bad) && room ? arena_alloc(a, room) : NULL;
	char *target = raw;
	const char *source = b.p;
	if (raw)
		ucnv_convertEx(to, from, &target, raw + room, &source, b.p + b.n, NULL, NULL, NULL,
			       NULL, true, true, &bad);
	ucnv_close(from);
	ucnv_close(to);
	if (U_FAILURE(bad))
		return SP_EFORMAT;
	SP_NEED(raw);
	return from_utf8(a, (struct str){raw, (size_t)(target - raw)}, true, false, out, r);
}

struct census {
	size_t good;   /* well-formed sequences of more than one byte */
	size_t likely; /* of them: such as Danish text has */
	size_t wrong;  /* bytes that belong to none */
};

static struct census utf8_census(struct str b)
{
	struct census c = {0};
	for (size_t i = 0; i < b.n;) {
		uint64_t eight;
		if (i + sizeof(eight) <= b.n) {
			memcpy(&eight, b.p + i, sizeof(eight));
			if (!(eight & UINT64_C(0x8080808080808080))) {
				i += sizeof(eight);
				continue;
			}
		}
		if ((unsigned char)b.p[i] < 0x80) {
			i++;
			continue;
		}
		size_t from = i;
		(void)str_utf8_next(b, &i);
		bool good = i - from > 1;
		c.good += good;
		c.wrong += !good;
		c.likely += good && is_likely_lead((unsigned char)b.p[from]);
	}
	return c;
}

/* Bytes at the end that begin a character of UTF-8 and do not end it. */
static size_t unfinished(struct str b)
{
	for (size_t n = 1; n <= 3 && n <= b.n; n++) {
		unsigned char c = (unsigned char)b.p[b.n - n];
		size_t wants = c >= 0xF5 ? 0 : c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC2 ? 2 : 0;
		if (c < 0x80)
			return 0;
		if (c >= 0xC0)
			return wants > n ? n : 0;
	}
	return 0;
}

/* Text that is UTF-8 to the last character, of which a part is missing. A text of ASCII and one
 * letter at its end may as well be Latin-1. */
static void drop_unfinished(struct str *b, struct census *c, struct decode_repairs *r)
{
	size_t n = unfinished(*b);
	if (!n || !c->good || c->wrong > n)
		return;
	struct str whole = str_sub(*b, 0, b->n - n);
	struct census rest = utf8_census(whole);
	if (rest.wrong)
		return;
	*b = whole;
	*c = rest;
	r->cut = true;
}

static bool named(const char *declared, const char *const *names)
{
	for (; declared && *names; names++)
		if (str_ieq(str_trim(str_of(declared)), str_of(*names)))
			return true;
	return false;
}

int source_utf16_order(struct str b, const char *declared)
{
	static const char *const le[] = {"utf-16le", "utf-16", "unicode", "ucs-2", NULL};
	static const char *const be[] = {"utf-16be", NULL};
	if (str_starts(b, STR("\xFF\xFE")))
		return 1;
	if (str_starts(b, STR("\xFE\xFF")))
		return 2;
	size_t n = b.n < 4096 ? b.n & ~(size_t)1 : 4096, even = 0, odd = 0;
	for (size_t i = 0; i < n; i += 2) {
		even += b.p[i] == '\0';
		odd += b.p[i + 1] == '\0';
	}
	if (even + odd <= n / 8)
		return 0;
	if (n >= 4 && odd > n * 3 / 8 && even <= n / 16)
		return 1;
	if (n >= 4 && even > n * 3 / 8 && odd <= n / 16)
		return 2;
	return named(declared, le) ? 1 : named(declared, be) ? 2 : 0;
}

static sp_rc decode(struct arena *a, struct str b, const char *declared, struct str *out,
		    const char **encoding, struct decode_repairs *r)
{
	static const char *const latin[] = {"iso-8859-1",   "iso8859-1", "latin1",   "l1",
					    "windows-1252", "cp1252",	 "us-ascii", "ascii",
					    "x-ansi",	    NULL};
	static const char *const utf[] = {"utf-8",    "utf8",	 "utf-16", "utf-16le",
					  "utf-16be", "unicode", "ucs-2",  NULL};
	int order = source_utf16_order(b, declared);
	if (order) {
		*encoding = order == 2 ? "UTF-16BE" : "UTF-16LE";
		return from_utf16(a, b, order == 2, out, r);
	}
	struct census c = utf8_census(b);
	drop_unfinished(&b, &c, r);
	bool marked = str_starts(b, STR("\xEF\xBB\xBF"));
	bool foreign = declared && *declared && !named(declared, latin) && !named(declared, utf);
	*encoding = declared;
	if (!marked && foreign && (c.wrong || !c.good) &&
	    from_named(a, b, declared, out, r) == SP_OK)
		return SP_OK;
	bool much = c.wrong && c.good <= 4 * c.wrong;
	*encoding = "windows-1252";
	if (!marked && much && !c.likely)
		return from_1252(a, b, out, r);
	*encoding = "UTF-8";
	SP_TRY(from_utf8(a, b, !c.wrong, much, out, r));
	return text_unmangle(a, out, &r->twice);
}

sp_rc source_decode(struct arena *a, struct str bytes, const char *declared, struct str *out,
		    const char **encoding, struct decode_repairs *repairs, struct sp_err *e)
{
	const char *found = NULL;
	struct decode_repairs made = {0};
	if (bytes.n > SOURCE_MAX_BYTES)
		return sp_fail(e, SP_ELIMIT,
			       N_("the document is larger than 256 MiB; split it and try again"));
	sp_rc rc = decode(a, bytes, declared, out, &found, &made);
	if (encoding)
		*encoding = found;
	if (repairs)
		*repairs = made;
	return rc ? sp_fail_code(e, rc) : SP_OK;
}
