/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8 that some program took for Windows-1252 and encoded once more: "MÃ¸det". */
#include "read/source_parts.h"

/* The byte that Windows-1252 has for a character, 0 when it has none. */
static unsigned char byte_of(uint32_t cp)
{
	if (cp < 0x80 || (cp >= 0xA0 && cp < 0x100))
		return (unsigned char)cp;
	for (unsigned i = 0; i < 32; i++)
		if (windows_1252_high[i] == cp || (!windows_1252_high[i] && cp == 0x80 + i))
			return (unsigned char)(0x80 + i);
	return 0;
}

enum { MANGLED_LEAST = 3 };

/* What a stretch of text has of Danish letters. */
struct letters {
	size_t mangled; /* "Ã¸": encoded twice */
	size_t in_word; /* of them: beside another letter */
	size_t sound;
};

static bool is_danish(uint32_t cp)
{
	static const uint32_t letters[] = {0xC5, 0xC6, 0xD8, 0xE5, 0xE6, 0xF8};
	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++)
		if (letters[i] == cp)
			return true;
	return false;
}

static bool ascii_letter(struct str s, size_t i)
{
	return i < s.n && (s.p[i] | 0x20) >= 'a' && (s.p[i] | 0x20) <= 'z';
}

/* A letter that was encoded twice, "Ã" (C3 83) and what its second byte became: Danish ones, and é
 * and ö as names have them. "Â§" is as sure. *next is behind it. */
static bool is_mangled_at(struct str s, size_t i, size_t *next)
{
	size_t j = i;
	uint32_t lead = str_utf8_next(s, &j);
	if ((lead != 0xC3 && lead != 0xC2) || j >= s.n)
		return false;
	unsigned char second = byte_of(str_utf8_next(s, &j));
	uint32_t cp = 0xC0u + second - 0x80u;
	*next = j;
	if (lead == 0xC2)
		return second == 0xA7;
	return second >= 0x80 && second < 0xC0 && (is_danish(cp) || cp == 0xE9 || cp == 0xF6);
}

static bool may_be_mangled(struct str s)
{
	return str_find(s, STR("Ã")) != SIZE_MAX || str_find(s, STR("Â§")) != SIZE_MAX;
}

static struct letters letters_of(struct str s)
{
	struct letters l = {0};
	for (size_t i = 0; i < s.n;) {
		size_t next;
		if ((unsigned char)s.p[i] < 0x80) {
			i++;
		} else if (is_mangled_at(s, i, &next)) {
			l.mangled++;
			l.in_word += str_ends(str_sub(s, i, next - i), STR("§")) ||
				     (i && ascii_letter(s, i - 1)) || ascii_letter(s, next);
			i = next;
		} else {
			l.sound += is_danish(str_utf8_next(s, &i));
		}
	}
	return l;
}

/* Every character back to its byte, where it has one; false when that is no UTF-8. */
static bool decode_again(struct str s, struct buf *out)
{
	size_t start = out->n;
	for (size_t i = 0; i < s.n;) {
		size_t from = i;
		unsigned char byte = byte_of(str_utf8_next(s, &i));
		if (byte)
			buf_char(out, (char)byte);
		else
			buf_add(out, s.p + from, i - from);
	}
	struct str made = buf_view(out);
	return buf_ok(out) && str_utf8_ok(str_sub(made, start, made.n));
}

/* Puts a line or word right, or copies it. */
static bool mend(struct str s, struct buf *out, uint32_t *mended)
{
	struct letters l = letters_of(s);
	size_t start = buf_view(out).n;
	if (l.in_word && !l.sound && decode_again(s, out)) {
		*mended += (uint32_t)l.mangled;
		return true;
	}
	if (buf_ok(out))
		out->n = start;
	return false;
}

static void mend_words(struct str line, struct buf *out, uint32_t *mended)
{
	struct str word;
	for (size_t i = 0; i < line.n;) {
		size_t end = i;
		while (end < line.n && line.p[end] != ' ')
			end++;
		word = str_sub(line, i, end - i);
		if (!mend(word, out, mended))
			buf_add(out, word.p, word.n);
		if (end < line.n)
			buf_char(out, ' ');
		i = end + 1;
	}
}

static sp_rc mend_lines(struct arena *a, struct str *text, uint32_t *mended)
{
	BUF_AUTO out = BUF_INIT(text->n + 1);
	for (size_t i = 0; i < text->n;) {
		const char *nl = memchr(text->p + i, '\n', text->n - i);
		size_t end = nl ? (size_t)(nl - text->p) : text->n;
		struct str line = str_sub(*text, i, end - i);
		if (!may_be_mangled(line))
			buf_add(&out, line.p, line.n);
		else if (!mend(line, &out, mended))
			mend_words(line, &out, mended);
		if (nl)
			buf_char(&out, '\n');
		i = end + 1;
	}
	if (!*mended)
		return SP_OK;
	struct str made = buf_view(&out);
	char *copy = str_dup(a, made);
	SP_NEED(copy);
	*text = (struct str){copy, made.n};
	return SP_OK;
}

sp_rc text_unmangle(struct arena *a, struct str *text, uint32_t *mended)
{
	if (!may_be_mangled(*text))
		return SP_OK;
	struct letters l = letters_of(*text);
	if (!l.mangled)
		return SP_OK;
	if (l.mangled < MANGLED_LEAST || l.sound)
		return mend_lines(a, text, mended);
	BUF_AUTO out = BUF_INIT(text->n + 1);
	if (!decode_again(*text, &out))
		return mend_lines(a, text, mended);
	struct str made = buf_view(&out);
	char *copy = str_dup(a, made);
	SP_NEED(copy);
	*mended = (uint32_t)l.mangled;
	*text = (struct str){copy, made.n};
	return SP_OK;
}
