/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/pdf_parts.h"

#include <stdlib.h>

enum {
	COLUMN_LINES = 5,    /* a column of running text has at least that many lines */
	COLUMN_BLOCKS = 200, /* blocks of a page that are looked at */
	HALF_POINTS = 400,   /* heights up to 200 points */
	EDGE_POINTS = 4000,  /* right edges */
	PITCH_STEPS = 80,    /* line distance in twentieths of the height */
	HEADING_LEVELS = 6
};

/* ---- rows and columns of one page ---- */

struct block_box {
	float x, right, y, bottom, filled;
	uint32_t lines;
};

static float right_of(const struct raw_line *r)
{
	return r->x + r->w;
}

static uint32_t blocks_of(const raw_lines *lines, const struct pdf_page *p, struct block_box *out)
{
	uint32_t n = 0;
	for (uint32_t i = p->from, hi; i < p->to && n < COLUMN_BLOCKS; i = hi) {
		const struct raw_line *r = &lines->at[i];
		struct block_box b = {r->x, right_of(r), r->y, r->y + r->h, 0, 0};
		for (hi = i; hi < p->to && lines->at[hi].block == r->block; hi++) {
			const struct raw_line *q = &lines->at[hi];
			b.x = q->x < b.x ? q->x : b.x;
			b.right = right_of(q) > b.right ? right_of(q) : b.right;
			b.bottom = q->y + q->h > b.bottom ? q->y + q->h : b.bottom;
			b.filled += q->w;
			b.lines++;
		}
		b.filled /= (b.right - b.x) * (float)b.lines + 0.01f;
		if (b.lines >= COLUMN_LINES)
			out[n++] = b;
	}
	return n;
}

/* Two blocks of running text side by side: both are wide, and their lines fill them. A column of
 * labels or numbers beside one of values does not. */
static bool are_columns(const struct block_box *a, const struct block_box *b, float page_width)
{
	float top = a->y > b->y ? a->y : b->y;
	float bottom = a->bottom < b->bottom ? a->bottom : b->bottom;
	float shorter = a->bottom - a->y < b->bottom - b->y ? a->bottom - a->y : b->bottom - b->y;
	bool beside = a->right < b->x || b->right < a->x;
	bool wide = a->right - a->x > page_width / 5 && b->right - b->x > page_width / 5;
	return beside && wide && bottom - top > shorter / 2 && a->filled > 0.75f &&
	       b->filled > 0.75f;
}

static bool has_columns(const raw_lines *lines, const struct pdf_page *p)
{
	struct block_box blocks[COLUMN_BLOCKS];
	uint32_t n = blocks_of(lines, p, blocks);
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = i + 1; k < n; k++)
			if (are_columns(&blocks[i], &blocks[k], p->width))
				return true;
	return false;
}

static int by_foot(const void *a, const void *b)
{
	const struct raw_line *x = a, *y = b;
	float p = x->y + x->h, q = y->y + y->h;
	if (p != q)
		return p < q ? -1 : 1;
	return x->x < y->x ? -1 : x->x > y->x;
}

static int by_left(const void *a, const void *b)
{
	const struct raw_line *x = a, *y = b;
	return x->x < y->x ? -1 : x->x > y->x;
}

static bool is_number(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n > 0 && s.n < 4;
}

/* "1.", "a)", "–", "12": what stands to the right of it is its text. */
static bool is_mark(struct str s)
{
	char probe[16];
	int number;
	if (is_number(s))
		return true;
	if (s.n + 2 > sizeof(probe))
		return false;
	memcpy(probe, s.p, s.n);
	memcpy(probe + s.n, " x", 2);
	return list_mark((struct str){probe, s.n + 2}, &number) == s.n + 1;
}

static sp_rc join_right(struct arena *a, struct raw_line *left, const struct raw_line *right)
{
	bool mark = is_mark(left->text), label = str_ends(left->text, STR(":"));
	char *text = arena_printf(a, STR_FMT "%s" STR_FMT, STR_ARG(left->text),
				  mark || label ? " " : "\t", STR_ARG(right->text));
	SP_NEED(text);
	left->text = str_of(text);
	left->field |= !mark;
	left->text_x = mark ? right->text_x : right->x;
	left->w = right_of(right) - left->x;
	left->h = right->h > left->h ? right->h : left->h;
	left->y = right->y < left->y ? right->y : left->y;
	return SP_OK;
}

/* Lines lo..hi-1 stand on one row, from left to right. */
static sp_rc row_put(struct arena *a, struct raw_line *row, uint32_t n, raw_lines *out)
{
	uint32_t first = out->n;
	for (uint32_t i = 0; i < n; i++) {
		struct raw_line *last = out->n > first ? &out->at[out->n - 1] : NULL;
		bool with_mark = last && is_mark(last->text);
		bool pair = last && n - (with_mark ? 1 : 0) <= 2 && i == n - 1 && i == 1;
		if (with_mark || pair || (last && is_number(row[i].text) && i == n - 1)) {
			SP_TRY(join_right(a, last, &row[i]));
			continue;
		}
		struct raw_line *r = sp_push(a, out);
		SP_NEED(r);
		*r = row[i];
	}
	for (uint32_t i = first; i < out->n && out->n - first > 1; i++)
		out->at[i].cell = true;
	return SP_OK;
}

static sp_rc page_rows(struct pdf_words *w, const struct pdf_page *p, raw_lines *out)
{
	struct raw_line *at = w->lines.at;
	if (p->to == p->from)
		return SP_OK;
	qsort(at + p->from, p->to - p->from, sizeof(*at), by_foot);
	for (uint32_t lo = p->from, hi; lo < p->to; lo = hi) {
		float foot = at[lo].y + at[lo].h;
		for (hi = lo + 1; hi < p->to; hi++) {
			float h = at[hi].h < at[lo].h ? at[hi].h : at[lo].h;
			if (at[hi].y + at[hi].h - foot > 0.35f * h)
				break;
		}
		qsort(at + lo, hi - lo, sizeof(*at), by_left);
		SP_TRY(row_put(w->arena, at + lo, hi - lo, out));
	}
	return SP_OK;
}

/* Columns keep the tool's order; each line is wrapped at its own block's edge. */
static sp_rc page_columns(struct pdf_words *w, const struct pdf_page *p, raw_lines *out)
{
	for (uint32_t i = p->from, hi; i < p->to; i = hi) {
		float margin = 0;
		for (hi = i; hi < p->to && w->lines.at[hi].block == w->lines.at[i].block; hi++)
			margin = right_of(&w->lines.at[hi]) > margin ? right_of(&w->lines.at[hi])
								     : margin;
		for (uint32_t k = i; k < hi; k++) {
			struct raw_line *r = sp_push(w->arena, out);
			SP_NEED(r);
			*r = w->lines.at[k];
			r->margin = margin;
		}
	}
	return SP_OK;
}

/* ---- what holds for the whole document ---- */

struct measures {
	float body;	    /* height of most of the text */
	float left, margin; /* edges of most of the text */
	float pitch;	    /* from line to line, in heights */
	uint32_t heights[HALF_POINTS];
};

static uint32_t bin(float v, float each, uint32_t most)
{
	return v <= 0 ? 0 : v * each >= (float)most ? most - 1 : (uint32_t)(v * each);
}

static uint32_t most_common(const uint32_t *counts, uint32_t n)
{
	uint32_t best = 0;
	for (uint32_t i = 1; i < n; i++)
		if (counts[i] > counts[best])
			best = i;
	return best;
}

/* The place that share of the counts lie below. */
static uint32_t quantile(const uint32_t *counts, uint32_t n, float share)
{
	uint64_t all = 0, sum = 0;
	for (uint32_t i = 0; i < n; i++)
		all += counts[i];
	for (uint32_t i = 0; i < n; i++)
		if ((float)(sum += counts[i]) >= share * (float)all)
			return i;
	return n - 1;
}

static bool body_line(const struct measures *m, const struct raw_line *r)
{
	return r->role == LINE_TEXT && !r->cell && r->h > 0.9f * m->body && r->h < 1.1f * m->body;
}

static void measure_heights(const raw_lines *lines, struct measures *m)
{
	for (uint32_t i = 0; i < lines->n; i++) {
		const struct raw_line *r = &lines->at[i];
		if (r->role != LINE_FURNITURE)
			m->heights[bin(r->h, 2, HALF_POINTS)] += (uint32_t)r->text.n;
	}
	m->body = (float)most_common(m->heights, HALF_POINTS) / 2 + 0.25f;
}

static void measure_edges(const raw_lines *lines, float width, struct measures *m)
{
	uint32_t rights[EDGE_POINTS] = {0}, lefts[EDGE_POINTS] = {0};
	for (uint32_t i = 0; i < lines->n; i++) {
		const struct raw_line *r = &lines->at[i];
		if (!body_line(m, r))
			continue;
		lefts[bin(r->x, 1, EDGE_POINTS)]++;
		if (!r->field)
			rights[bin(right_of(r), 1, EDGE_POINTS)]++;
	}
	m->left = (float)quantile(lefts, EDGE_POINTS, 0.02f);
	m->margin = (float)quantile(rights, EDGE_POINTS, 0.98f) + 1;
	/* short lines alone are lists: nothing was wrapped */
	if (m->margin - m->left < 0.4f * width)
		m->margin = width;
}

static float feet_apart(const struct raw_line *a, const struct raw_line *b)
{
	return b->y + b->h - a->y - a->h;
}

static void measure_pitch(const raw_lines *lines, struct measures *m)
{
	uint32_t pitches[PITCH_STEPS] = {0};
	for (uint32_t i = 1; i < lines->n; i++) {
		const struct raw_line *a = &lines->at[i - 1], *b = &lines->at[i];
		if (a->page == b->page && body_line(m, a) && body_line(m, b) && !b->cell)
			pitches[bin(feet_apart(a, b) / b->h, 20, PITCH_STEPS)]++;
	}
	pitches[0] = 0;
	m->pitch = (float)most_common(pitches, PITCH_STEPS) / 20 + 0.05f;
	if (m->pitch < 1)
		m->pitch = 1.2f;
}

static void set_gaps(raw_lines *lines, const struct measures *m)
{
	for (uint32_t i = 0; i < lines->n; i++) {
		struct raw_line *r = &lines->at[i], *above = i ? r - 1 : NULL;
		float columns = (r->x - m->left) / (0.5f * m->body + 0.01f);
		r->indent = (uint16_t)bin(columns + 0.5f, 1, 200);
		if (r->margin <= 0)
			r->margin = m->margin;
		bool new_page = !above || above->page != r->page;
		float apart = new_page ? 0 : feet_apart(above, r);
		r->gap = new_page || apart < -0.5f * r->h || apart > m->pitch * r->h * 1.25f;
	}
}

/* Heights above the body's are headings, the tallest first. */
static void set_headings(raw_lines *lines, const struct measures *m)
{
	uint8_t level[HALF_POINTS] = {0}, next = 1;
	uint32_t all = 0;
	for (uint32_t i = 0; i < HALF_POINTS; i++)
		all += m->heights[i];
	for (uint32_t i = HALF_POINTS; i-- > 0 && (float)i / 2 > 1.04f * m->body;) {
		if (!m->heights[i] || m->heights[i] > all / 4)
			continue;
		level[i] = next;
		/* half a point more or less is the same kind of heading */
		if (i && m->heights[i - 1])
			continue;
		next = (uint8_t)(next + (next < HEADING_LEVELS));
	}
	for (uint32_t i = 0; i < lines->n; i++) {
		struct raw_line *r = &lines->at[i];
		if (r->role == LINE_TEXT && r->text.n < 300)
			r->heading = level[bin(r->h, 2, HALF_POINTS)];
	}
}

sp_rc pdf_layout(struct pdf_words *w, raw_lines *out)
{
	struct measures m = {0};
	float width = 0;
	for (uint32_t i = 0; i < w->pages.n; i++) {
		const struct pdf_page *p = &w->pages.at[i];
		width = p->width > width ? p->width : width;
		SP_TRY(has_columns(&w->lines, p) ? page_columns(w, p, out) : page_rows(w, p, out));
	}
	SP_TRY(furniture_pages(w->arena, out));
	furniture_words(out);
	furniture_contents(out);
	measure_heights(out, &m);
	measure_edges(out, width, &m);
	measure_pitch(out, &m);
	set_gaps(out, &m);
	set_headings(out, &m);
	unwrap_pages(out);
	return SP_OK;
}
