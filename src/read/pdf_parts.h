/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a PDF becomes raw lines: pdf_words.c reads what pdftotext -tsv writes (a row a page, block,
 * line and word, with their places), pdf_layout.c rebuilds rows, columns and paragraphs. */
#ifndef SP_READ_PDF_PARTS_H
#define SP_READ_PDF_PARTS_H

#include "read/source_parts.h"

struct pdf_page {
	float width, height;
	uint32_t from, to; /* lines */
};

struct pdf_words {
	struct arena *arena;
	raw_lines lines; /* as the tool found them, in its order */
	SP_LIST(struct pdf_page) pages;
	uint32_t block;
	uint32_t dropped; /* rows that could not be read */
	size_t text;	  /* bytes of text so far */
	struct buf row;	  /* the row that is not whole yet */
	struct buf line;  /* the line that is not whole yet */
	struct raw_line open;
	float right, last_w; /* of the last word */
	bool is_open, lone;  /* lone: the last word is one letter */
};

/* Takes a piece of the tool's output, of any length. SP_ENOMEM, SP_ELIMIT. */
SP_MUST_USE sp_rc pdf_words_take(struct pdf_words *w, struct str bytes);
SP_MUST_USE sp_rc pdf_words_end(struct pdf_words *w);
void pdf_words_free(struct pdf_words *w);

/* Puts the lines in reading order, joins rows, and finds gaps, margins, headings, furniture and
 * paragraphs. */
SP_MUST_USE sp_rc pdf_layout(struct pdf_words *w, raw_lines *out);

#endif
