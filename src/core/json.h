/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes JSON (RFC 8259) into a buffer as it goes: no tree is built. Text is UTF-8 and stays so;
 * wrong bytes become U+FFFD. Commas, indents and escapes are the writer's work; that begin and end
 * pair, and that a key stands before each value of an object, is the caller's and is asserted.
 * Failing is sticky, as in the buffer: ask jw_ok() once, at the end.
 * Reading JSON is for jansson, whose names (json_…) are why these begin with jw_. */
#ifndef SP_CORE_JSON_H
#define SP_CORE_JSON_H

#include "core/buf.h"

enum { JW_DEPTH_MAX = 64 };
enum jw_style { JW_COMPACT, JW_PRETTY };

struct json_writer {
	struct buf *out;
	enum jw_style style;
	unsigned depth;
	uint64_t object; /* bit per level: it is an object */
	uint64_t filled; /* bit per level: it has a member already */
	bool keyed;	 /* a key waits for its value */
	bool failed;	 /* nested deeper than JW_DEPTH_MAX */
};

#define JW_WRITER(buffer, how) ((struct json_writer){.out = (buffer), .style = (how)})

void jw_object_begin(struct json_writer *w);
void jw_object_end(struct json_writer *w);
void jw_array_begin(struct json_writer *w);
void jw_array_end(struct json_writer *w);
void jw_key(struct json_writer *w, const char *key);

void jw_str(struct json_writer *w, struct str s);
/* A NUL-terminated text; null when the pointer is NULL. */
void jw_text(struct json_writer *w, const char *s);
void jw_int(struct json_writer *w, int64_t v);
/* The shortest decimal that reads back as the same number; null for NaN and infinities. */
void jw_real(struct json_writer *w, double v);
/* v / 10^decimals, exact, without needless zeros: (150050, 2) gives 1500.5. decimals: 0..18. */
void jw_decimal(struct json_writer *w, int64_t v, unsigned decimals);
void jw_bool(struct json_writer *w, bool v);
void jw_null(struct json_writer *w);

/* A key and its value in one call. */
void jw_put_str(struct json_writer *w, const char *key, struct str s);
void jw_put_text(struct json_writer *w, const char *key, const char *s);
void jw_put_int(struct json_writer *w, const char *key, int64_t v);
void jw_put_bool(struct json_writer *w, const char *key, bool v);

/* The value is whole and nothing failed. */
static inline bool jw_ok(const struct json_writer *w)
{
	return !w->failed && w->depth == 0 && !w->keyed && buf_ok(w->out);
}

/* Only the quoted and escaped string, for those who write JSON by other means. */
void jw_quote(struct buf *out, struct str s);

#endif
