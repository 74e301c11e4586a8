/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/pdf_parts.h"

enum { ROW_MOST = 64 * 1024, LINE_MOST = 256 * 1024, FIELDS = 12 };
enum { LEVEL_PAGE = 1, LEVEL_BLOCK = 3, LEVEL_LINE = 4, LEVEL_WORD = 5 };
enum { F_LEVEL = 0, F_LEFT = 6, F_TOP = 7, F_WIDTH = 8, F_HEIGHT = 9, F_TEXT = 11 };

static const float FAR = 100000;

/* A decimal number, kept within what a page can be; 0 when it is none. */
static float number(struct str s)
{
	float v = 0, place = 0;
	bool negative = s.n && s.p[0] == '-';
	for (size_t i = negative; i < s.n; i++) {
		char c = s.p[i];
		if (c == '.' && place == 0)
			place = 0.1f;
		else if (c < '0' || c > '9')
			return 0;
		else if (place > 0) {
			v += place * (float)(c - '0');
			place /= 10;
		} else if (v < FAR) {
			v = v * 10 + (float)(c - '0');
		}
	}
	v = v > FAR ? FAR : v;
	return negative ? -v : v;
}

static sp_rc line_end(struct pdf_words *w)
{
	if (!w->is_open)
		return SP_OK;
	w->is_open = false;
	if (!buf_ok(&w->line))
		return SP_ELIMIT;
	struct str text = str_trim(buf_view(&w->line));
	char *copy = arena_strndup(w->arena, text.p, text.n);
	SP_NEED(copy);
	text = text_clean(w->arena, (struct str){copy, text.n});
	SP_NEED(text.p);
	text = text_join_spaced(w->arena, str_trim(text));
	SP_NEED(text.p);
	if (!text.n || w->open.w <= 0)
		return SP_OK;
	w->text += text.n;
	if (w->text > SOURCE_MAX_TEXT || w->lines.n >= SOURCE_MAX_LINES)
		return SP_ELIMIT;
	struct raw_line *r = sp_push(w->arena, &w->lines);
	SP_NEED(r);
	*r = w->open;
	r->text = text;
	r->space = 0.3f * r->h;
	return SP_OK;
}

static sp_rc page_begin(struct pdf_words *w, const struct str *f)
{
	SP_TRY(line_end(w));
	if (w->pages.n)
		w->pages.at[w->pages.n - 1].to = w->lines.n;
	if (w->pages.n == UINT16_MAX)
		return SP_ELIMIT;
	struct pdf_page *p = sp_push(w->arena, &w->pages);
	SP_NEED(p);
	*p = (struct pdf_page){number(f[F_WIDTH]), number(f[F_HEIGHT]), w->lines.n, w->lines.n};
	return SP_OK;
}

static void line_begin(struct pdf_words *w)
{
	buf_reset(&w->line);
	w->open = (struct raw_line){.page = (uint16_t)w->pages.n, .block = w->block};
	w->is_open = true;
}

static bool one_letter(struct str s)
{
	size_t i = 0;
	return s.n && str_is_alpha(str_utf8_next(s, &i)) && i == s.n;
}

/* A bare mark of a list item: what follows is its text, however far away. */
static bool is_mark(struct str s)
{
	char with_space[16];
	int n;
	s = str_trim(s);
	if (s.n + 2 > sizeof(with_space))
		return false;
	memcpy(with_space, s.p, s.n);
	memcpy(with_space + s.n, " x", 2);
	return list_mark((struct str){with_space, s.n + 2}, &n) == s.n + 1;
}

static void word_part(struct pdf_words *w, float gap, struct str word)
{
	struct raw_line *r = &w->open;
	if (is_mark(buf_view(&w->line))) {
		r->text_x = w->right + gap;
		buf_char(&w->line, ' ');
	} else if (gap > 2.5f * r->h) {
		buf_char(&w->line, '\t');
		r->field = true;
		r->text_x = w->right + gap;
	} else if (w->lone && one_letter(word) && gap > 0.55f * r->h) {
		buf_puts(&w->line, "  ");
	} else {
		buf_char(&w->line, ' ');
	}
}

static void word_add(struct pdf_words *w, const struct str *f)
{
	float x = number(f[F_LEFT]), y = number(f[F_TOP]), width = number(f[F_WIDTH]),
	      height = number(f[F_HEIGHT]);
	struct raw_line *r = &w->open;
	struct str word = f[F_TEXT];
	if (!w->line.n) {
		*r = (struct raw_line){.page = r->page,
				       .block = r->block,
				       .x = x,
				       .y = y,
				       .h = height,
				       .first_w = width,
				       .text_x = x};
	} else {
		word_part(w, x - w->right, word);
		r->h = height > r->h ? height : r->h;
	}
	buf_str(&w->line, word);
	w->right = x + width;
	w->lone = one_letter(word);
	if (w->right - r->x > r->w)
		r->w = w->right - r->x;
	/* text that stands on its end: a watermark or a note in the margin */
	if (str_utf8_len(word) >= 3 && height > 2 * width)
		r->role = LINE_FURNITURE;
}

static sp_rc row_take(struct pdf_words *w, struct str row)
{
	struct str f[FIELDS];
	size_t n = 0;
	while (n < FIELDS - 1 && str_cut(&row, '\t', &f[n]))
		n++;
	if (n < FIELDS - 1 || !row.p)
		return SP_OK;
	f[F_TEXT] = row;
	if (f[F_TEXT].n && f[F_TEXT].p[f[F_TEXT].n - 1] == '\r')
		f[F_TEXT].n--;
	switch (f[F_LEVEL].n == 1 ? f[F_LEVEL].p[0] - '0' : 0) {
	case LEVEL_PAGE:
		return page_begin(w, f);
	case LEVEL_BLOCK:
		w->block++;
		return SP_OK;
	case LEVEL_LINE:
		SP_TRY(line_end(w));
		line_begin(w);
		return SP_OK;
	case LEVEL_WORD:
		if (w->is_open && w->pages.n)
			word_add(w, f);
		return SP_OK;
	default:
		return SP_OK;
	}
}

sp_rc pdf_words_take(struct pdf_words *w, struct str bytes)
{
	if (!w->row.max)
		w->row = BUF_INIT(ROW_MOST);
	if (!w->line.max)
		w->line = BUF_INIT(LINE_MOST);
	struct str row;
	while (bytes.n && str_cut(&bytes, '\n', &row)) {
		bool whole = bytes.p != NULL;
		if (!whole || w->row.n || !buf_ok(&w->row)) {
			buf_str(&w->row, row);
			row = buf_view(&w->row);
		}
		if (!whole)
			break;
		if (buf_ok(&w->row))
			SP_TRY(row_take(w, row));
		else
			w->dropped++;
		buf_reset(&w->row);
	}
	return SP_OK;
}

sp_rc pdf_words_end(struct pdf_words *w)
{
	if (w->row.n && buf_ok(&w->row))
		SP_TRY(row_take(w, buf_view(&w->row)));
	SP_TRY(line_end(w));
	if (w->pages.n)
		w->pages.at[w->pages.n - 1].to = w->lines.n;
	return SP_OK;
}

void pdf_words_free(struct pdf_words *w)
{
	buf_free(&w->row);
	buf_free(&w->line);
}
