/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/json.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t level_bit(const struct json_writer *w)
{
	return UINT64_C(1) << (w->depth - 1);
}

static void new_line(struct json_writer *w)
{
	if (w->style == JW_COMPACT)
		return;
	buf_char(w->out, '\n');
	for (unsigned i = 0; i < w->depth; i++)
		buf_add(w->out, "  ", 2);
}

/* The comma and indent before a member of the innermost array or object. */
static void member(struct json_writer *w)
{
	if (w->depth == 0)
		return;
	if (w->filled & level_bit(w))
		buf_char(w->out, ',');
	w->filled |= level_bit(w);
	new_line(w);
}

/* What stands before a value: nothing after a key. */
static void value(struct json_writer *w)
{
	if (w->keyed) {
		w->keyed = false;
		return;
	}
	assert(w->failed || w->depth == 0 || !(w->object & level_bit(w)));
	member(w);
}

static void begin(struct json_writer *w, bool object)
{
	if (w->failed || w->depth == JW_DEPTH_MAX) {
		w->failed = true;
		return;
	}
	value(w);
	buf_char(w->out, object ? '{' : '[');
	w->depth++;
	w->filled &= ~level_bit(w);
	if (object)
		w->object |= level_bit(w);
	else
		w->object &= ~level_bit(w);
}

static void end(struct json_writer *w, bool object)
{
	if (w->failed)
		return;
	assert(w->depth > 0 && !w->keyed && object == !!(w->object & level_bit(w)));
	bool filled = w->filled & level_bit(w);
	w->depth--;
	if (filled)
		new_line(w);
	buf_char(w->out, object ? '}' : ']');
}

void jw_object_begin(struct json_writer *w)
{
	begin(w, true);
}

void jw_object_end(struct json_writer *w)
{
	end(w, true);
}

void jw_array_begin(struct json_writer *w)
{
	begin(w, false);
}

void jw_array_end(struct json_writer *w)
{
	end(w, false);
}

static void escape(struct buf *out, unsigned char c)
{
	static const char letters[] = {['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f',
				       ['\r'] = 'r', ['"'] = '"',  ['\\'] = '\\'};
	if (c < sizeof(letters) && letters[c]) {
		buf_char(out, '\\');
		buf_char(out, letters[c]);
	} else {
		buf_printf(out, "\\u%04x", c);
	}
}

void jw_quote(struct buf *out, struct str s)
{
	size_t plain = 0; /* start of what is not yet copied */
	buf_char(out, '"');
	for (size_t i = 0; i < s.n;) {
		unsigned char c = (unsigned char)s.p[i];
		size_t at = i;
		uint32_t cp = str_utf8_next(s, &i);
		bool wrong = cp == 0xFFFD && i == at + 1;
		if (c >= 0x20 && c != '"' && c != '\\' && !wrong)
			continue;
		buf_add(out, s.p + plain, at - plain);
		if (wrong)
			buf_puts(out, "\xEF\xBF\xBD");
		else
			escape(out, c);
		plain = i;
	}
	if (s.n)
		buf_add(out, s.p + plain, s.n - plain);
	buf_char(out, '"');
}

void jw_key(struct json_writer *w, const char *key)
{
	if (w->failed)
		return;
	assert(w->depth > 0 && !w->keyed && (w->object & level_bit(w)));
	member(w);
	jw_quote(w->out, str_of(key));
	buf_puts(w->out, w->style == JW_PRETTY ? ": " : ":");
	w->keyed = true;
}

void jw_str(struct json_writer *w, struct str s)
{
	value(w);
	jw_quote(w->out, s);
}

static void literal(struct json_writer *w, const char *text)
{
	value(w);
	buf_puts(w->out, text);
}

void jw_text(struct json_writer *w, const char *s)
{
	if (s)
		jw_str(w, str_of(s));
	else
		literal(w, "null");
}

void jw_int(struct json_writer *w, int64_t v)
{
	value(w);
	buf_printf(w->out, "%" PRId64, v);
}

void jw_real(struct json_writer *w, double v)
{
	char text[40] = "null";
	for (int digits = 15; isfinite(v) && digits <= 17; digits++) {
		(void)snprintf(text, sizeof(text), "%.*g", digits, v);
		if (!(strtod(text, NULL) < v) && !(strtod(text, NULL) > v))
			break;
	}
	char *comma = strchr(text, ','); /* of a locale that somebody set */
	if (comma)
		*comma = '.';
	literal(w, text);
}

void jw_decimal(struct json_writer *w, int64_t v, unsigned decimals)
{
	uint64_t size = v < 0 ? 0 - (uint64_t)v : (uint64_t)v, unit = 1;
	assert(decimals <= 18);
	for (; decimals > 0 && size % 10 == 0; decimals--)
		size /= 10;
	for (unsigned i = 0; i < decimals; i++)
		unit *= 10;
	value(w);
	buf_printf(w->out, "%s%" PRIu64, v < 0 ? "-" : "", size / unit);
	if (decimals)
		buf_printf(w->out, ".%0*" PRIu64, (int)decimals, size % unit);
}

void jw_bool(struct json_writer *w, bool v)
{
	literal(w, v ? "true" : "false");
}

void jw_null(struct json_writer *w)
{
	literal(w, "null");
}

void jw_put_str(struct json_writer *w, const char *key, struct str s)
{
	jw_key(w, key);
	jw_str(w, s);
}

void jw_put_text(struct json_writer *w, const char *key, const char *s)
{
	jw_key(w, key);
	jw_text(w, s);
}

void jw_put_int(struct json_writer *w, const char *key, int64_t v)
{
	jw_key(w, key);
	jw_int(w, v);
}

void jw_put_bool(struct json_writer *w, const char *key, bool v)
{
	jw_key(w, key);
	jw_bool(w, v);
}
