/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/extraction.h"

#include "core/buf.h"

struct extraction_writer {
	struct arena *arena;
	struct extraction *x;
	char *text;
	size_t n, cap, max;
	bool gap, failed;
};

struct extraction_writer *extraction_writer_new(struct arena *a, size_t max_text)
{
	struct extraction_writer *w = ARENA_NEW(a, struct extraction_writer);
	if (!w)
		return NULL;
	w->arena = a;
	w->max = max_text;
	w->gap = true;
	w->x = ARENA_NEW(a, struct extraction);
	return w->x ? w : NULL;
}

static bool room(struct extraction_writer *w, size_t more)
{
	if (w->failed || more > w->max || w->n > w->max - more) {
		w->failed = true;
		return false;
	}
	if (w->n + more + 1 <= w->cap)
		return true;
	size_t cap = w->cap ? w->cap * 2 : 16384;
	while (cap < w->n + more + 1)
		cap *= 2;
	char *text = arena_alloc(w->arena, cap);
	if (!text) {
		w->failed = true;
		return false;
	}
	if (w->n)
		memcpy(text, w->text, w->n);
	w->text = text;
	w->cap = cap;
	return true;
}

/* Appends text with line breaks as spaces and wrong UTF-8 as U+FFFD. */
static void append(struct extraction_writer *w, struct str text)
{
	for (size_t i = 0; i < text.n;) {
		size_t from = i;
		while (i < text.n && text.p[i] >= ' ' && text.p[i] < 0x7F)
			i++;
		memcpy(w->text + w->n, text.p + from, i - from);
		w->n += i - from;
		if (i == text.n)
			break;
		uint32_t cp = str_utf8_next(text, &i);
		if (cp < ' ' || cp == 0x7F || cp == 0x2028 || cp == 0x2029)
			cp = cp == '\t' ? '\t' : ' ';
		w->n += str_utf8_put(cp, w->text + w->n);
	}
}

static struct line *add_line(struct extraction_writer *w, struct str label, struct str value)
{
	size_t high = 0;
	for (size_t i = 0; i < value.n; i++)
		high += (unsigned char)value.p[i] >= 0x80;
	if (value.n > w->max || !room(w, label.n + 2 + value.n + 2 * high + 1))
		return NULL;
	struct line *l = sp_push(w->arena, &w->x->lines);
	if (!l) {
		w->failed = true;
		return NULL;
	}
	l->off = (uint32_t)w->n;
	l->gap = w->gap;
	w->gap = false;
	if (label.n) {
		append(w, label);
		append(w, STR(": "));
		l->value_off = (uint32_t)w->n;
	}
	append(w, value);
	l->len = (uint32_t)w->n - l->off;
	if (label.n)
		l->value_len = (uint32_t)w->n - l->value_off;
	w->text[w->n++] = '\n';
	return l;
}

struct line *extraction_add(struct extraction_writer *w, struct str text)
{
	text = str_trim(text);
	if (!text.n) {
		w->gap = true;
		return NULL;
	}
	return add_line(w, (struct str){"", 0}, text);
}

struct line *extraction_add_field(struct extraction_writer *w, enum line_role role,
				  const char *label, struct str value)
{
	value = str_trim(value);
	if (!value.n)
		return NULL;
	struct line *l = add_line(w, str_of(label), value);
	if (l)
		l->role = (uint8_t)role;
	return l;
}

void extraction_gap(struct extraction_writer *w)
{
	w->gap = true;
}

sp_rc extraction_box(struct extraction_writer *w, struct line_box box)
{
	struct line_box *slot = sp_push(w->arena, &w->x->boxes);
	SP_NEED(slot);
	*slot = box;
	return SP_OK;
}

static sp_rc add_warning(struct arena *a, struct extraction *x, const char *key, const char *arg,
			 uint32_t off)
{
	struct read_warning *warning = sp_push(a, &x->warnings);
	SP_NEED(warning);
	*warning = (struct read_warning){.key = key, .arg = arg, .off = off};
	return SP_OK;
}

sp_rc extraction_warn(struct extraction_writer *w, const char *key, const char *arg)
{
	const char *kept = arg ? arena_strdup(w->arena, arg) : NULL;
	if (arg)
		SP_NEED(kept);
	return add_warning(w->arena, w->x, key, kept, (uint32_t)w->n);
}

sp_rc extraction_warn_late(struct arena *a, struct extraction *x, const char *key, const char *arg)
{
	return add_warning(a, x, key, arg, UINT32_MAX);
}

struct extraction *extraction_finish(struct extraction_writer *w, enum media media,
				     const char *format)
{
	if (!room(w, 0))
		return NULL;
	w->text[w->n] = '\0';
	w->x->text = w->text;
	w->x->text_len = (uint32_t)w->n;
	w->x->media = media;
	w->x->format = format;
	return w->x;
}
