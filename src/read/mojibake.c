/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8 that some program took for Windows-1252 and encoded once more: "MÃ¸det". */
#include "read/source_parts.h"

enum { MANGLED_LEAST = 3 };

static size_t count(struct str s, const char *needle)
{
	size_t n = 0, at;
	while ((at = str_find(s, str_of(needle))) != SIZE_MAX) {
		n++;
		s = str_sub(s, at + strlen(needle), s.n);
	}
	return n;
}

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

static bool is_mangled(struct str s)
{
	static const char *const mangled[] = {"Ã¦", "Ã¸", "Ã¥", "Ã˜", "Ã…", "Ã†"};
	static const char *const sound[] = {"æ", "ø", "å", "Æ", "Ø", "Å"};
	size_t bad = 0, good = 0;
	if (str_find(s, STR("Ã")) == SIZE_MAX)
		return false;
	for (size_t i = 0; i < sizeof(mangled) / sizeof(mangled[0]); i++) {
		bad += count(s, mangled[i]);
		good += count(s, sound[i]);
	}
	return bad >= MANGLED_LEAST && !good;
}

sp_rc text_unmangle(struct arena *a, struct str *text)
{
	if (!is_mangled(*text))
		return SP_OK;
	char *out = arena_alloc(a, text->n + 1);
	size_t n = 0;
	SP_NEED(out);
	for (size_t i = 0; i < text->n;) {
		size_t from = i;
		unsigned char byte = byte_of(str_utf8_next(*text, &i));
		if (byte) {
			out[n++] = (char)byte;
			continue;
		}
		memcpy(out + n, text->p + from, i - from);
		n += i - from;
	}
	if (str_utf8_ok((struct str){out, n}))
		*text = (struct str){out, n};
	return SP_OK;
}
