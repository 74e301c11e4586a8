/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/source_parts.h"
#include "source_help.h"
#include "test.h"

struct html_case {
	const char *name, *html, *lines;
	int show;
};

static const struct html_case pieces[] = {
	{"paragraphs, breaks, entities",
	 "<p>Et&nbsp;&nbsp; afsnit\n  med <i>kursiv</i> "
	 "&aelig;&#248;&#xE5;</p>linje<br>to<br><br>tre<hr>fire",
	 "+ Et afsnit med kursiv æøå\n+ linje\nto\n+ tre\n+ fire\n", SHOW_GAPS},
	{"headings", "<h1>A</h1><h3>B <span>b</span></h3><div role=heading aria-level=2>C</div>d",
	 "h1 A\nh3 B b\nh2 C\nd\n", 0},
	{"lists",
	 "<ul><li>et<li>to<ol start=3><li>a<li value=7>b<li>c</ol></ul><ol "
	 "type=a><li><p>x</p><p>y</p><li>z</ol>",
	 "* et\n* to\n#3 a\n#7 b\n#8 c\na1 x\ny\na2 z\n", 0},
	{"bold lines",
	 "<p><b>Beslutning</b></p><p><strong>Ja</strong>, men</p><p style='font-weight: "
	 "700'>Fed</p>",
	 "B Beslutning\nJa, men\nB Fed\n", 0},
	{"labels and values",
	 "<table><tr><th>Dato<td>4. maj<tr><td>Sted:<td>Salen<tr><td><b>Kl.</b><td>16"
	 "<tr><td>Formand:<td>Ane<td>Sekretær:<td>Bo</table><dl><dt>Slut<dd>17.30<dt>Til "
	 "stede<dd>Ane<br>Bo</dl>",
	 "| Dato: 4. maj\n| Sted: Salen\n| Kl. 16\n| Formand: Ane\n| Sekretær: Bo\n| Slut: 17.30\n"
	 "| Til stede\n| Ane\n| Bo\n",
	 0},
	{"cells",
	 "<table><tr><th>År<th>Beløb<tr><td>2021<td>1,5</table><table><tr><td>alene</table>",
	 "| År\n| Beløb\n| 2021\n| 1,5\nalene\n", 0},
	{"a table that lays out a page",
	 "<table><tr><td>Menu<td><h2>1. Mole</h2><p>Tekst</p></table>", "Menu\nh2 1. Mole\nTekst\n",
	 0},
	{"tables in tables",
	 "<table><tr><td>Navn:<td><table><tr><td>a<td>b</table><tr><td>x:<td>y</table>",
	 "| Navn:\n| a\n| b\n| x: y\n", 0},
	{"no text",
	 "<script>var a = '<p>nej</p>'</script><style>p{}</style><noscript>x</noscript>"
	 "<select><option>y</select><svg><title>z</title></svg><!-- q --><p>ja</p>",
	 "ja\n", 0},
	{"links to files",
	 "<a href='a/Bilag%201.pdf'>Bilag 1.pdf</a><a href='/b.docx?x=1'>Bilag 2</a>"
	 "<p>Se <a href='c.pdf'>notatet</a>, som er sendt ud til alle</p><p><a "
	 "href='/side'>side</a>",
	 "Bilag 1.pdf -> a/Bilag%201.pdf\nBilag 2 -> /b.docx?x=1\nSe notatet, som er sendt ud til "
	 "alle\nside\n",
	 0},
	{"preformatted", "<pre>et\n  to\n\ntre</pre>", "+ et\nto\n+ tre\n", SHOW_GAPS},
	{"unseen words", "<p>Sag <span class='sr-only'>åbner i nyt vindue</span>1</p>", "Sag 1\n",
	 0},
	{"tags that are never closed", "<p><font><b>et<p><font><b>to<p></x></y>tre",
	 "B et\nB to\ntre\n", 0},
	{"a list as Word saves it",
	 "<!--[if mso]><p>nej</p><![endif]--><p style='mso-list:l0'><![if "
	 "!supportLists]><span>1.<span>"
	 "&nbsp;&nbsp;</span></span><![endif]>Dagsorden<o:p></o:p></p>",
	 "1. Dagsorden\n", 0},
	{"no tags at all", "et\n\nto", "et\n+ to\n", SHOW_GAPS},
	{"cut off", "<p>et</p><table><tr><td>to<td>tre", "et\n| to\n| tre\n", 0},
};

static void fragments(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(pieces); i++) {
		ARENA_AUTO a = arena_new(1 << 22);
		struct sp_err e;
		struct extraction_writer *w = extraction_writer_new(a, 1 << 16);
		assert_int_equal(source_html_fragment(a, w, str_of(pieces[i].html), &e), SP_OK);
		char *got = extraction_show(a, extraction_finish(w, MEDIA_HTML, "html"),
					    pieces[i].show);
		const char *want = pieces[i].lines;
		/* the first line of all always follows a gap */
		if ((pieces[i].show & SHOW_GAPS) && got[0] == '+' && want[0] != '+')
			got += 2;
		if (strcmp(got, want) != 0)
			print_error("%s\n", pieces[i].name);
		assert_string_equal(got, want);
	}
}

#define FILL                                                                                      \
	"<p>Forvaltningen har gennemgået havnens anlæg og foreslår en ny mole, som skal stå " \
	"færdig til næste sæson og være åben for alle.</p>"
#define FILLED                                                                                         \
	"Forvaltningen har gennemgået havnens anlæg og foreslår en ny mole, som skal stå færdig " \
	"til næste sæson og være åben for alle.\n"

static const struct html_case pages[] = {
	{"menus, crumbs, banners and feet",
	 "<title>Referat | Fjordby Kommune</title><body><a href=#m class=skip-link>Spring til "
	 "indhold</a>"
	 "<div id=CookieBanner><p>Vi bruger cookies</p><button>Accepter alle</button></div>"
	 "<header><a href=/>Fjordby Kommune</a><nav><ul><li><a href=/b>Borger</a><li><a "
	 "href=/p>Politik</a></ul></nav></header>"
	 "<div><a href=/>Forside</a> &gt; <a href=/p>Politik</a> &gt; <a "
	 "href=/r>Referater</a></div>"
	 "<h1>Havneudvalget 4. maj 2020</h1>"
	 "<div class='card-header'><h2>1. Ny mole</h2></div>" FILL
	 "<p>Udskriv</p><footer><p>Havnevej 1, 9999 Fjordby</p></footer>",
	 "Referat | Fjordby Kommune\nF Spring til indhold\nF Vi bruger cookies\nF Accepter alle\nF "
	 "Fjordby Kommune\n"
	 "F * Borger\nF * Politik\nF Forside > Politik > Referater\nh1 Havneudvalget 4. maj 2020\n"
	 "h2 1. Ny mole\n" FILLED "F Udskriv\nF Havnevej 1, 9999 Fjordby\n",
	 0},
	{"the main part",
	 "<title>Havneudvalget den 4. maj</title><p>Nyt: svømmehallen er "
	 "åben</p><main><h1>Havneudvalget den 4. maj 2020</h1>" FILL "</main><p>Kontakt os</p>",
	 "F Havneudvalget den 4. maj\nF Nyt: svømmehallen er åben\nh1 Havneudvalget den 4. maj "
	 "2020\n" FILLED "F Kontakt os\n",
	 0},
	{"contents of the page and files are no menu",
	 "<ul><li><a href='#1'>Ny mole</a><li><a href='#2'>Gammel mole</a><li><a "
	 "href='#3'>Eventuelt</a></ul>" FILL "<ul><li><a href=1.pdf>Tilbud</a><li><a "
	 "href=2.pdf>Kort</a><li><a href=3.pdf>Notat</a></ul>",
	 "C * Ny mole\nC * Gammel mole\nC * Eventuelt\n" FILLED
	 "* Tilbud -> 1.pdf\n* Kort -> 2.pdf\n* Notat -> 3.pdf\n",
	 0},
	{"folded parts are text, a hidden hint is not",
	 "<h2>1. Ny mole</h2><div "
	 "style='display:none'><h3>Beslutning</h3><p>Godkendt.</p></div>" FILL
	 "<div hidden>Siden er gemt</div>",
	 "h2 1. Ny mole\nh3 Beslutning\nGodkendt.\n" FILLED "F Siden er gemt\n", 0},
	{"a class that sounds like a menu but holds the text",
	 "<div class='page-navigation wrapper'>" FILL "</div>", FILLED, 0},
	{"a committee's name is no social link",
	 "<div id=socialudvalget><h2>Socialudvalget</h2></div>" FILL, "h2 Socialudvalget\n" FILLED,
	 0},
	{"declared in Latin-1",
	 "<meta charset=iso-8859-1><p>M\xF8"
	 "det</p>",
	 "Mødet\n", 0},
	{"declared in Latin-1, but UTF-8",
	 "<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'><p>Mødet</p>",
	 "Mødet\n", 0},
	{"entities of a document type are not expanded",
	 "<!DOCTYPE html [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><p>x &a; y</p>",
	 "]>\nx &a; y\n", 0},
};

static void whole_pages(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(pages); i++) {
		ARENA_AUTO a = arena_new(1 << 22);
		struct extractions out = {0};
		struct sp_err e;
		struct source_input in = {pages[i].name, str_of(pages[i].html), NULL};
		assert_int_equal(source_html_read(a, &in, &out, &e), SP_OK);
		char *got = extraction_show(a, out.list.at[0], pages[i].show);
		if (strcmp(got, pages[i].lines) != 0)
			print_error("%s\n", pages[i].name);
		assert_string_equal(got, pages[i].lines);
	}
}

/* before, a unit many times, after. */
static struct str repeat(struct arena *a, const char *before, const char *unit, size_t times,
			 const char *after)
{
	struct buf b = BUF_INIT((size_t)64 << 20);
	buf_puts(&b, before);
	for (size_t i = 0; i < times; i++)
		buf_puts(&b, unit);
	buf_puts(&b, after);
	struct str s = {buf_take(&b, a), b.n};
	buf_free(&b);
	return s;
}

static void hostile(void **state)
{
	(void)state;
	static const struct {
		const char *before, *unit, *after;
		size_t times;
		sp_rc rc;
		bool truncated;
	} cases[] = {
		{"<body>", "<div>", "x", 200000, SP_OK, true},
		{"<body><p>først</p>", "<p><font><b>", "x</body>", 500, SP_OK, false},
		{"<p ", "a=1 ", ">x", 100000, SP_ELIMIT, false},
		{"<p>", "<", "", 1000000, SP_OK, true},
		{"<p>", "&", "", 1000000, SP_OK, false},
		{"<p>", "<!--", "", 300000, SP_OK, true},
		{"", "<script>", "", 100000, SP_OK, false},
		{"<table><tr>", "<td>a", "", 100000, SP_OK, false},
		{"<table>", "<tr><th>a<td>b", "", 50000, SP_OK, false},
		{"<body>", "<p>a", "", 1000001, SP_ELIMIT, false},
		{"<a href=\"", "x", "", 1000000, SP_OK, true},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ARENA_AUTO a = arena_new((size_t)1 << 30);
		struct extractions out = {0};
		struct sp_err e;
		struct str html =
			repeat(a, cases[i].before, cases[i].unit, cases[i].times, cases[i].after);
		assert_non_null(html.p);
		struct source_input in = {"x", html, NULL};
		assert_int_equal(source_html_read(a, &in, &out, &e), cases[i].rc);
		if (!cases[i].rc)
			assert_int_equal(out.list.at[0]->truncated, cases[i].truncated);
	}
}

static const struct {
	const char *page;
	bool cut;
} cut_cases[] = {
	{"<html><body><p>Referat</p></body></html>", false},
	{"<html><body><p>Referat</p>", true},
	{"<!DOCTYPE html>\n<HTML lang=da>\n<p>1. Cykelsti", true},
	{"<html><body><p>Referat</p></body>", false},
	{"<p>Referat</p><p>Beløbet er < 5", false}, /* a piece: nothing can be told */
	{"<p>Referat</p><p class=\"punkt", true},
	{"<p>Referat</p></di", true},
};

static void cut_pages(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cut_cases); i++) {
		ARENA_AUTO a = arena_new(1 << 20);
		struct extractions out = {0};
		struct sp_err e;
		struct source_input in = {"x", str_of(cut_cases[i].page), NULL};
		assert_int_equal(source_html_read(a, &in, &out, &e), SP_OK);
		const struct extraction *x = out.list.at[0];
		assert_int_equal(x->truncated, cut_cases[i].cut);
		assert_int_equal(x->warnings.n, cut_cases[i].cut);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(fragments), cmocka_unit_test(cut_pages),
					   cmocka_unit_test(whole_pages),
					   cmocka_unit_test(hostile)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
