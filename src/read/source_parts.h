/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sources for text, HTML and PDF share: raw lines as the format shows them, and the passes
 * that make logical lines of them. */
#ifndef SP_READ_SOURCE_PARTS_H
#define SP_READ_SOURCE_PARTS_H

#include "core/buf.h"
#include "read/source.h"

/* A line as the format shows it: a printed line of a page, or a block of a web page. */
struct raw_line {
	struct str text;  /* clean, trimmed, in the arena or the decoded document */
	const char *ref;  /* as line.ref */
	float x, y, w, h; /* PDF: points from the top left corner of the page */
	float first_w;	  /* PDF: width of the first word */
	float text_x;	  /* PDF: where the text after a list mark begins; x when there is none */
	float margin;	  /* PDF: right edge that its column is wrapped at */
	float space;	  /* PDF: width of a space between words */
	uint32_t block;	  /* PDF: the layout block it came from */
	int32_t ordinal;
	uint32_t number; /* text: of the file's line, from 1 */
	uint16_t page, indent;
	uint8_t role, heading, marker, level;
	bool bold, cell, gap;
	bool field; /* a label and its value, or two cells: only the right one can go on */
	bool joins; /* the next line goes on in the same paragraph */
};
typedef SP_LIST(struct raw_line) raw_lines;

/* source_decode.c: UTF-16, little endian 1, big endian 2, else 0: by mark, by where the NULs of
 * Latin letters stand, by the declared name (may be NULL) where there are NULs at all. */
int source_utf16_order(struct str bytes, const char *declared);

/* Windows-1252 0x80–0x9F; 0 is not assigned. */
extern const uint16_t windows_1252_high[32];
/* mojibake.c: puts letters right that were encoded twice: in the whole text when all of its Danish
 * ones were, else line by line and word by word. *mended counts them. */
SP_MUST_USE sp_rc text_unmangle(struct arena *a, struct str *text, uint32_t *mended);

/* clean.c: text for reading: no-break and thin spaces become spaces, soft hyphens and zero-width
 * marks go, ligatures and combining marks become plain letters. Gives s itself when nothing is to
 * be done, else a copy in the arena; p is NULL when out of memory. */
struct str text_clean(struct arena *a, struct str s);
/* As text_clean, and runs of white space are one space. */
struct str text_clean_squeezed(struct arena *a, struct str s);
/* "R e f e r a t" → "Referat"; wide gaps part the words. Gives s itself when there is none. */
struct str text_join_spaced(struct arena *a, struct str s);

/* The digits at a place as a number; the first ten of them count. */
int64_t text_number(struct str s, size_t at);

/* unwrap.c */
/* The mark of a list item at the start of a line: "1.", "a)", "-", "•", "1.2"; its length in bytes
 * with the white space after it, 0 when there is none. *number is the number, or 0. */
size_t list_mark(struct str s, int *number);
/* Appends the next printed line to a paragraph: a hyphen at the line's end joins the word's parts
 * unless it belongs to the word ("børne-" + "og ungeudvalg"); else a space parts them. */
void paragraph_join(struct buf *b, struct str next);
/* Sets joins on the lines that go on in the next, by their places on the page. */
void unwrap_pages(raw_lines *lines);
/* The same for plain text, if it is hard-wrapped. */
void unwrap_text(raw_lines *lines);

/* furniture.c, contents.c */
/* Running heads, feet and page numbers by repetition over the pages; needs page. */
SP_MUST_USE sp_rc furniture_pages(struct arena *a, raw_lines *lines);
/* Text copied from a PDF without form feeds: "Side 3 af 9" lines part the pages. */
void furniture_find_pages(raw_lines *lines);
/* furniture_counted.c: the same by "Side 3 af 9" at the end of lines that hold more. */
void furniture_counted_pages(raw_lines *lines);
/* Words of web pages and their tools that are no part of the minutes. */
void furniture_words(raw_lines *lines);
/* Tables of contents: titles with page numbers. */
void furniture_contents(raw_lines *lines);

/* emit.c: joins what goes on, and writes the lines. boxes: fill them. */
SP_MUST_USE sp_rc raw_lines_emit(struct arena *a, const raw_lines *lines, bool boxes,
				 struct extraction_writer *w);
/* Warns of what the decoder mended, if anything. */
SP_MUST_USE sp_rc source_warn_decoded(struct arena *a, struct extraction_writer *w,
				      const struct decode_repairs *r);
/* The finished extraction goes to out; SP_ELIMIT when the text grew too long. */
SP_MUST_USE sp_rc source_finish(struct arena *a, struct extraction_writer *w, enum media media,
				const char *format, const struct source_input *in,
				struct extractions *out, struct sp_err *e);

#endif
