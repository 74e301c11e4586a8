/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout is tested on rows as pdftotext writes them; the whole way on small PDFs made here. */
#include "core/buf.h"
#include "read/pdf_parts.h"
#include "source_help.h"
#include "test.h"

#include <stdio.h>

/* ---- rows as pdftotext -tsv writes them ---- */

struct printed {
	int page;
	float x, y, size;
	const char *text;
	int block;
};

enum { CASE_LINES = 40 };

struct layout_case {
	const char *name;
	struct printed lines[CASE_LINES];
	const char *want;
	int show;
};

/* Each letter is half as wide as the font is high, a bullet a third. */
static void put_line(struct buf *b, const struct printed *p, const struct printed *before)
{
	if (!before || before->page != p->page)
		buf_printf(b, "1\t%d\t0\t0\t0\t0\t0\t0\t595\t842\t-1\t###PAGE###\n", p->page);
	if (!before || before->page != p->page || !p->block || before->block != p->block)
		buf_printf(b, "3\t%d\t0\t0\t0\t0\t0\t0\t0\t0\t-1\t###FLOW###\n", p->page);
	buf_printf(b, "4\t%d\t0\t0\t0\t0\t0\t0\t0\t0\t-1\t###LINE###\n", p->page);
	struct str rest = str_of(p->text), word;
	float x = p->x;
	while (str_cut(&rest, ' ', &word)) {
		bool bullet = str_eq(word, STR("•"));
		float w = (float)str_utf8_len(word) * p->size / (bullet ? 3 : 2);
		if (word.n)
			buf_printf(b,
				   "5\t%d\t0\t0\t0\t0\t%.2f\t%.2f\t%.2f\t%.2f\t100\t" STR_FMT "\n",
				   p->page, (double)x, (double)p->y, (double)w, (double)p->size,
				   STR_ARG(word));
		x += w + p->size * 0.28f;
	}
}

static const struct layout_case layouts[] = {
	{"marks, headings, paragraphs",
	 {{1, 60, 100, 14, "1.", 0},
	  {1, 90, 100, 14, "Ny mole ved havnen", 0},
	  {1, 90, 130, 10, "Sagsnr.: 20/4471", 1},
	  {1, 90, 155, 10,
	   "Forvaltningen har gennemgået havnens anlæg og foreslår en ny mole, som skal være", 2},
	  {1, 90, 167, 10,
	   "færdig til sommeren. Planen er drøftet i børne- og ungeudvalget og i teknik- og mil-",
	   2},
	  {1, 90, 179, 10, "jøudvalget.", 2},
	  {1, 90, 200, 10, "a)", 0},
	  {1, 110, 200, 10,
	   "at planen godkendes med de ændringer, som forvaltningen har foreslået i notatet", 3},
	  {1, 110, 212, 10, "om havnen", 3},
	  {1, 90, 224, 10, "b) at pengene frigives", 4},
	  {1, 90, 248, 10, "Beslutning den 04.05.2020 Punkt 1", 5},
	  {1, 90, 260, 10, "Godkendt", 5}},
	 "h1 1. Ny mole ved havnen\nSagsnr.: 20/4471\n"
	 "Forvaltningen har gennemgået havnens anlæg og foreslår en ny mole, som skal være færdig "
	 "til "
	 "sommeren. Planen er drøftet i børne- og ungeudvalget og i teknik- og miljøudvalget.\n"
	 "a) at planen godkendes med de ændringer, som forvaltningen har foreslået i notatet om "
	 "havnen\n"
	 "b) at pengene frigives\nBeslutning den 04.05.2020 Punkt 1\nGodkendt\n",
	 0},
	{"bullets are narrow, but no note in the margin",
	 {{1, 60, 100, 10, "Aftalen rummer en pulje til havnen og en mole til bådene:", 0},
	  {1, 70, 125, 10, "• En pulje på 600.000 kr.", 0},
	  {1, 70, 150, 10, "• En mole i 2021.", 0}},
	 "Aftalen rummer en pulje til havnen og en mole til bådene:\n"
	 "• En pulje på 600.000 kr.\n• En mole i 2021.\n",
	 0},
	{"rows of labels and values that the tool took for columns",
	 {{1, 60, 100, 10, "Mødested:", 1},
	  {1, 60, 112, 10, "Mødedato", 1},
	  {1, 60, 124, 10, "Formand:", 1},
	  {1, 200, 100, 10, "Salen", 2},
	  {1, 200, 112, 10, "4. maj 2020", 2},
	  {1, 200, 124, 10, "Ane Bo", 2}},
	 "Mødested: Salen\nMødedato\t4. maj 2020\nFormand: Ane Bo\n",
	 0},
	{"columns of running text keep their order",
	 {{1, 50, 100, 10, "Byrådet drøftede den nye mole, og", 1},
	  {1, 50, 112, 10, "der var enighed om, at den bør bygges", 1},
	  {1, 50, 124, 10, "så snart der er penge til det, og at", 1},
	  {1, 50, 136, 10, "alle partier skal høres, før der bliver", 1},
	  {1, 50, 148, 10, "truffet en endelig beslutning om den.", 1},
	  {1, 300, 100, 10, "Økonomien blev derefter gennemgået,", 2},
	  {1, 300, 112, 10, "og borgmesteren lovede at vende til-", 2},
	  {1, 300, 124, 10, "bage med et forslag til næste møde,", 2},
	  {1, 300, 136, 10, "så snart tallene fra revisionen er på", 2},
	  {1, 300, 148, 10, "plads, og de er blevet sendt i høring.", 2}},
	 "Byrådet drøftede den nye mole, og der var enighed om, at den bør bygges så snart der er "
	 "penge "
	 "til det, og at alle partier skal høres, før der bliver truffet en endelig beslutning om "
	 "den.\n"
	 "Økonomien blev derefter gennemgået, og borgmesteren lovede at vende tilbage med et "
	 "forslag til "
	 "næste møde, så snart tallene fra revisionen er på plads, og de er blevet sendt i "
	 "høring.\n",
	 0},
	{"heads, feet, contents, a sentence over the page's end",
	 {{1, 60, 40, 8, "Fjordby Kommune", 0},
	  {1, 60, 100, 10, "INDHOLD", 0},
	  {1, 60, 112, 10, "1. Ny mole", 1},
	  {1, 60, 124, 10, "2. Eventuelt", 1},
	  {1, 500, 112, 10, "2", 2},
	  {1, 500, 124, 10, "3", 2},
	  {1, 280, 800, 8, "Side 1 af 3", 0},
	  {2, 60, 40, 8, "Fjordby Kommune", 0},
	  {2, 60, 88, 10, "Udvalget er enigt i planen.", 3},
	  {2, 60, 100, 10,
	   "Udvalget ønsker at følge arbejdet nøje og beder derfor forvaltningen om", 3},
	  {2, 280, 800, 8, "Side 2 af 3", 0},
	  {3, 60, 40, 8, "Fjordby Kommune", 0},
	  {3, 60, 88, 10, "en status til foråret.", 4},
	  {3, 60, 112, 10, "2. Eventuelt", 4},
	  {3, 280, 800, 8, "Side 3 af 3", 0}},
	 "<1> Fjordby Kommune\n<1> C INDHOLD\n<1> C 1. Ny mole\t2\n<1> C 2. Eventuelt\t3\n<1> F "
	 "Side 1 af 3\n"
	 "<2> F Fjordby Kommune\n<2> Udvalget er enigt i planen.\n"
	 "<2> Udvalget ønsker at følge arbejdet nøje og beder derfor forvaltningen om en status "
	 "til foråret.\n"
	 "<2> F Side 2 af 3\n<3> F Fjordby Kommune\n<3> 2. Eventuelt\n<3> F Side 3 af 3\n",
	 SHOW_PAGES},
	{"cells of a table",
	 {{1, 60, 100, 10, "Område", 1},
	  {1, 200, 100, 10, "2021", 2},
	  {1, 300, 100, 10, "2022", 3},
	  {1, 60, 112, 10, "Havn", 1},
	  {1, 200, 112, 10, "1,5", 2},
	  {1, 300, 112, 10, "2,0", 3}},
	 "| Område\n| 2021\n| 2022\n| Havn\n| 1,5\n| 2,0\n",
	 0},
	{"spaced letters", {{1, 60, 100, 10, "R e f e r a t", 0}}, "Referat\n", 0},
};

static struct extraction *lay_out(struct arena *a, const struct printed *lines)
{
	BUF_AUTO b = BUF_INIT(1 << 20);
	struct pdf_words words = {.arena = a};
	raw_lines out = {0};
	struct extraction_writer *w = extraction_writer_new(a, 1 << 20);
	for (size_t i = 0; i < CASE_LINES && lines[i].text; i++)
		put_line(&b, &lines[i], i ? &lines[i - 1] : NULL);
	/* in pieces, as a pipe gives them */
	for (size_t i = 0; i < b.n; i += 37)
		assert_int_equal(pdf_words_take(&words, str_sub(buf_view(&b), i, 37)), SP_OK);
	assert_int_equal(pdf_words_end(&words), SP_OK);
	pdf_words_free(&words);
	assert_int_equal(pdf_layout(&words, &out), SP_OK);
	assert_int_equal(raw_lines_emit(a, &out, true, w), SP_OK);
	return extraction_finish(w, MEDIA_PDF, "pdf");
}

static void rows_to_lines(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(layouts); i++) {
		ARENA_AUTO a = arena_new(1 << 22);
		struct extraction *x = lay_out(a, layouts[i].lines);
		char *got = extraction_show(a, x, layouts[i].show);
		if (strcmp(got, layouts[i].want) != 0)
			print_error("%s\n", layouts[i].name);
		assert_string_equal(got, layouts[i].want);
		assert_int_equal(x->boxes.n, x->lines.n);
	}
}

static void boxes(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new(1 << 22);
	struct extraction *x = lay_out(a, layouts[0].lines);
	const struct line_box *title = &x->boxes.at[0], *paragraph = &x->boxes.at[2];
	assert_true(title->x == 60 && title->y == 100 && title->h == 14);
	assert_true(paragraph->x == 90 && paragraph->y == 155);
	assert_true(paragraph->h > 33 && paragraph->h < 35);
	assert_true(paragraph->w > 350 && paragraph->w < 420);
}

/* ---- whole PDFs ---- */

/* A PDF of one-line objects; the table of their places is left to the tool to rebuild. */
static struct str pdf_of(struct arena *a, const char *content, const char *trailer)
{
	char *s = arena_printf(
		a,
		"%%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
		"2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
		"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
		"/Resources<</Font<</F 5 0 R>>>>>>\nendobj\n"
		"4 0 obj\n<</Length %zu>>\nstream\n%s\nendstream\nendobj\n"
		"5 0 "
		"obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>\n"
		"endobj\ntrailer\n<</Root 1 0 R%s>>\n%%%%EOF\n",
		strlen(content), content, trailer);
	assert_non_null(s);
	return str_of(s);
}

static sp_rc read_pdf(struct arena *a, struct str bytes, struct extractions *out, struct sp_err *e)
{
	struct source_input in = {"fil.pdf", bytes, NULL};
	return source_pdf_read(a, &in, out, e);
}

static void through_the_tool(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new(1 << 24);
	struct extractions out = {0};
	struct sp_err e;
	struct str pdf = pdf_of(a,
				"BT /F 18 Tf 60 760 Td (Referat) Tj ET "
				"BT /F 11 Tf 60 730 Td (M\\370det i Havneudvalget) Tj ET "
				"BT /F 11 Tf 60 700 Td (1.) Tj 30 0 Td (Ny mole) Tj ET",
				"");
	assert_int_equal(read_pdf(a, pdf, &out, &e), SP_OK);
	assert_string_equal(extraction_show(a, out.list.at[0], SHOW_PAGES),
			    "<1> h1 Referat\n<1> Mødet i Havneudvalget\n<1> 1. Ny mole\n");
	assert_false(out.list.at[0]->truncated);
}

static void no_text(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new(1 << 24);
	const struct {
		struct str bytes;
		const char *word;
	} cases[] = {
		{pdf_of(a, "0 0 100 100 re f", ""), "scanned"},
		{STR("%PDF-1.4\nthis is none"), "damaged"},
		{pdf_of(a, "BT /F 9 Tf (x) Tj ET",
			"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P "
			"-4/O<0123456789abcdef"
			"0123456789abcdef0123456789abcdef0123456789abcdef>/"
			"U<0123456789abcdef0123456789"
			"abcdef0123456789abcdef0123456789abcdef>>>"),
		 "encrypted"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct extractions out = {0};
		struct sp_err e = {0};
		assert_int_equal(read_pdf(a, cases[i].bytes, &out, &e), SP_EFORMAT);
		if (!strstr(e.key, cases[i].word))
			print_error("%s: %s\n", cases[i].word, e.key);
		assert_non_null(strstr(e.key, cases[i].word));
		assert_string_equal(e.arg[0], "fil.pdf");
	}
}

/* A page that draws itself, and one whose text never ends: the reader comes back. */
static void hostile(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new((size_t)1 << 30);
	struct buf b = BUF_INIT(64 << 20);
	for (int i = 0; i < 200000; i++)
		buf_puts(&b, "BT /F 9 Tf 10 10 Td (ord og mere) Tj ET\n");
	const struct str cases[] = {
		STR("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 9>>\nendobj\n"
		    "trailer\n<</Root 1 0 R>>\n"),
		pdf_of(a, "/X Do /X Do", "/Size 9999999999/Prev 9"),
		pdf_of(a, b.p, ""),
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct extractions out = {0};
		struct sp_err e;
		sp_rc rc = read_pdf(a, cases[i], &out, &e);
		assert_true(rc == SP_OK || rc == SP_EFORMAT || rc == SP_ELIMIT ||
			    rc == SP_ETIMEOUT);
	}
	buf_free(&b);
}

static void wrong_rows(void **state)
{
	(void)state;
	static const char *const rows[] = {
		"",
		"\n\n",
		"5\t1\n",
		"1\t1\t0\t0\t0\t0\tx\ty\t-1\t99999999999\t-1\tp\n4\n5\t\n",
		"5\t1\t0\t0\t0\t0\t1\t1\t1\t1\t100\tord f\xC3\xB8r siden\n",
		("1\t1\t0\t0\t0\t0\t0\t0\t1\t1\t-1\tp\n4\t1\t0\t0\t0\t0\t0\t0\t0\t0\t-1\tl\n"
		 "5\t1\t0\t0\t0\t0\tnan\tinf\t-5\t0\t100\tx\n")};
	for (size_t i = 0; i < COUNT(rows); i++) {
		ARENA_AUTO a = arena_new(1 << 22);
		struct pdf_words words = {.arena = a};
		raw_lines out = {0};
		assert_int_equal(pdf_words_take(&words, str_of(rows[i])), SP_OK);
		assert_int_equal(pdf_words_end(&words), SP_OK);
		pdf_words_free(&words);
		assert_int_equal(words.lines.n, 0);
		assert_int_equal(pdf_layout(&words, &out), SP_OK);
		assert_int_equal(out.n, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_to_lines),    cmocka_unit_test(boxes),
		cmocka_unit_test(through_the_tool), cmocka_unit_test(no_text),
		cmocka_unit_test(hostile),	    cmocka_unit_test(wrong_rows)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
