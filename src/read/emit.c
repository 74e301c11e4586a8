/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/source_parts.h"

/* Runs of lines that go on in one another: the last line of the paragraph that begins at i.
 * Furniture between its lines (a page's foot and the next one's head) does not end it. */
static uint32_t paragraph_end(const raw_lines *lines, uint32_t i)
{
	uint32_t last = i;
	if (lines->at[i].role == LINE_FURNITURE)
		return i;
	while (lines->at[last].joins && last + 1 < lines->n) {
		uint32_t next = last + 1;
		while (next < lines->n && lines->at[next].role == LINE_FURNITURE)
			next++;
		if (next == lines->n)
			break;
		last = next;
	}
	return last;
}

static void grow_box(struct line_box *box, const struct raw_line *r)
{
	float right = box->x + box->w > r->x + r->w ? box->x + box->w : r->x + r->w;
	float bottom = box->y + box->h > r->y + r->h ? box->y + box->h : r->y + r->h;
	box->x = box->x < r->x ? box->x : r->x;
	box->y = box->y < r->y ? box->y : r->y;
	box->w = right - box->x;
	box->h = bottom - box->y;
}

struct emitter {
	struct arena *arena;
	struct extraction_writer *w;
	struct buf joined;
	const raw_lines *lines;
	SP_LIST(struct line_box) boxes;
	bool with_boxes;
};

static sp_rc put_line(struct emitter *m, const struct raw_line *r, struct str text,
		      const struct line_box *box)
{
	if (r->gap)
		extraction_gap(m->w);
	struct line *l = extraction_add(m->w, text);
	if (!l)
		return SP_OK;
	l->page = r->page;
	l->indent = r->indent;
	l->role = r->role;
	l->heading = r->heading;
	l->marker = r->marker;
	l->level = r->level;
	l->bold = r->bold;
	l->cell = r->cell;
	l->ordinal = r->ordinal;
	l->number = r->number;
	l->ref = r->ref;
	if (m->with_boxes)
		SP_TRY(extraction_box(m->w, *box));
	return SP_OK;
}

static struct line_box box_of(const struct raw_line *r)
{
	return (struct line_box){r->x, r->y, r->w, r->h};
}

/* The paragraph first..last as one line, then the furniture that stood inside it. */
static sp_rc put_paragraph(struct emitter *m, uint32_t first, uint32_t last)
{
	const struct raw_line *at = m->lines->at;
	struct line_box box = box_of(&at[first]);
	struct str text = at[first].text;
	if (last > first) {
		buf_reset(&m->joined);
		buf_str(&m->joined, text);
		for (uint32_t i = first + 1; i <= last; i++) {
			if (at[i].role == LINE_FURNITURE)
				continue;
			paragraph_join(&m->joined, at[i].text);
			if (at[i].page == at[first].page)
				grow_box(&box, &at[i]);
		}
		if (!buf_ok(&m->joined))
			return SP_ENOMEM;
		text = buf_view(&m->joined);
	}
	SP_TRY(put_line(m, &at[first], text, &box));
	for (uint32_t i = first + 1; i <= last; i++) {
		box = box_of(&at[i]);
		if (at[i].role == LINE_FURNITURE)
			SP_TRY(put_line(m, &at[i], at[i].text, &box));
	}
	return SP_OK;
}

sp_rc raw_lines_emit(struct arena *a, const raw_lines *lines, bool boxes,
		     struct extraction_writer *w)
{
	struct emitter m = {.arena = a,
			    .w = w,
			    .joined = BUF_INIT(SOURCE_MAX_TEXT),
			    .lines = lines,
			    .with_boxes = boxes};
	sp_rc rc = SP_OK;
	for (uint32_t i = 0; i < lines->n && !rc;) {
		uint32_t last = paragraph_end(lines, i);
		rc = put_paragraph(&m, i, last);
		i = last + 1;
	}
	buf_free(&m.joined);
	return rc;
}

static sp_rc warn_count(struct arena *a, struct extraction_writer *w, const char *key, uint32_t n)
{
	if (!n)
		return SP_OK;
	char *count = arena_printf(a, "%u", n);
	SP_NEED(count);
	return extraction_warn(w, key, count);
}

sp_rc source_warn_decoded(struct arena *a, struct extraction_writer *w,
			  const struct decode_repairs *r)
{
	if (r->cut)
		SP_TRY(extraction_warn(w, N_("the file ends within a character: it was cut short"),
				       NULL));
	SP_TRY(warn_count(a, w, N_("{1} characters could not be read or were dropped"),
			  r->dropped));
	SP_TRY(warn_count(a, w,
			  N_("the text is in two character sets: {1} bytes are not UTF-8 and were "
			     "read as Windows-1252"),
			  r->foreign));
	return warn_count(a, w, N_("{1} characters had been encoded twice and were put right"),
			  r->twice);
}

sp_rc source_finish(struct arena *a, struct extraction_writer *w, enum media media,
		    const char *format, const struct source_input *in, struct extractions *out,
		    struct sp_err *e)
{
	struct extraction *x = extraction_finish(w, media, format);
	if (!x)
		return sp_fail(
			e, SP_ELIMIT,
			N_("the text of “{1}” is longer than 32 MiB; split it and try again"),
			in->name ? in->name : "");
	struct extraction **slot = sp_push(a, &out->list);
	SP_NEED(slot);
	*slot = x;
	return SP_OK;
}
