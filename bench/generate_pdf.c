/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small PDF (ISO 32000-1): Helvetica, one of the fourteen fonts that every reader has, a text
 * line a line. */
#include "core/str.h"
#include "generate.h"

#include <string.h>

enum { LINES_A_PAGE = 60, COLUMNS = 92, PAGES_MOST = 400, OBJECTS_BEFORE = 3 };

/* WinAnsi agrees with Latin-1 in the letters that Danish needs; what it lacks becomes "-". */
static void put_text(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n;) {
		uint32_t cp = str_utf8_next(s, &i);
		if (cp == 0x2022)
			cp = 0x95;
		else if (cp < 32 || cp > 255)
			cp = '-';
		if (cp == '(' || cp == ')' || cp == '\\')
			buf_char(b, '\\');
		buf_char(b, (char)cp);
	}
}

static size_t cut(struct str line)
{
	size_t n = line.n < COLUMNS ? line.n : COLUMNS;
	if (n == line.n)
		return n;
	while (n > 0 && line.p[n] != ' ')
		n--;
	return n ? n : line.n;
}

static void put_page(struct str *rest, struct str *line, struct buf *stream)
{
	buf_puts(stream, "BT /F1 10 Tf 12 TL 60 790 Td\n");
	for (int i = 0; i < LINES_A_PAGE && (line->n || str_cut(rest, '\n', line)); i++) {
		size_t n = cut(*line);
		buf_char(stream, '(');
		put_text(stream, str_sub(*line, 0, n));
		buf_puts(stream, ") Tj T*\n");
		*line = str_sub(*line, n < line->n ? n + 1 : n, line->n);
	}
	buf_puts(stream, "ET\n");
}

void gen_pdf(struct str text, struct buf *out)
{
	size_t at[OBJECTS_BEFORE + 2 * PAGES_MOST + 1] = {0}, pages = 0, objects = OBJECTS_BEFORE;
	struct str line = {"", 0};
	BUF_AUTO kids = BUF_INIT(64 * 1024);
	buf_puts(out, "%PDF-1.4\n");
	while ((text.n || line.n) && pages < PAGES_MOST) {
		BUF_AUTO stream = BUF_INIT(1024 * 1024);
		put_page(&text, &line, &stream);
		at[++objects] = out->n;
		buf_printf(out,
			   "%zu 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
			   "/Resources <</Font <</F1 3 0 R>>>> /Contents %zu 0 R>> endobj\n",
			   objects, objects + 1);
		buf_printf(&kids, "%zu 0 R ", objects);
		at[++objects] = out->n;
		buf_printf(out, "%zu 0 obj <</Length %zu>> stream\n", objects, stream.n);
		buf_str(out, buf_view(&stream));
		buf_puts(out, "endstream endobj\n");
		pages++;
	}
	at[1] = out->n;
	buf_puts(out, "1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n");
	at[2] = out->n;
	buf_printf(out, "2 0 obj <</Type /Pages /Count %zu /Kids [%s]>> endobj\n", pages,
		   kids.p ? kids.p : "");
	at[3] = out->n;
	buf_puts(out, "3 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding "
		      "/WinAnsiEncoding>> endobj\n");
	size_t xref = out->n;
	buf_printf(out, "xref\n0 %zu\n0000000000 65535 f \n", objects + 1);
	for (size_t i = 1; i <= objects; i++)
		buf_printf(out, "%010zu 00000 n \n", at[i]);
	buf_printf(out, "trailer <</Size %zu /Root 1 0 R>>\nstartxref\n%zu\n%%%%EOF\n", objects + 1,
		   xref);
}
