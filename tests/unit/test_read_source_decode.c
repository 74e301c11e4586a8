/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/source.h"
#include "test.h"

#define BYTES(lit) ((struct str){(lit), sizeof(lit) - 1})
#define U16LE      \
	"\xFF\xFE" \
	"M\0\xF8\0d\0e\0"
#define U16BE      \
	"\xFE\xFF" \
	"\0M\0\xF8\0d\0e"

static const struct {
	struct str bytes;
	const char *declared, *text, *encoding;
	uint32_t dropped, foreign, twice;
} encodings_cases[] = {
	{BYTES("M\xC3\xB8"
	       "de"),
	 NULL, "Møde", "UTF-8", 0, 0, 0},
	{BYTES("\xEF\xBB\xBFM\xC3\xB8"
	       "de"),
	 "iso-8859-1", "Møde", "UTF-8", 0, 0, 0},
	{BYTES("M\xF8"
	       "de"),
	 NULL, "Møde", "windows-1252", 0, 0, 0},
	{BYTES("M\xF8"
	       "de"),
	 "iso-8859-1", "Møde", "windows-1252", 0, 0, 0},
	/* declared wrongly: well-formed UTF-8 is no accident */
	{BYTES("M\xC3\xB8"
	       "de"),
	 "iso-8859-1", "Møde", "UTF-8", 0, 0, 0},
	{BYTES("M\xF8"
	       "de"),
	 "utf-8", "Møde", "windows-1252", 0, 0, 0},
	{BYTES("\x93"
	       "ja\x94 \x96 nej\x85"),
	 "windows-1252", "“ja” – nej…", "windows-1252", 0, 0, 0},
	{BYTES(U16LE), NULL, "Møde", "UTF-16LE", 0, 0, 0},
	{BYTES(U16BE), NULL, "Møde", "UTF-16BE", 0, 0, 0},
	{BYTES("R\0e\0f\0e\0r\0a\0t\0"), NULL, "Referat", "UTF-16LE", 0, 0, 0},
	{BYTES("\0R\0e\0f\0e\0r\0a\0t"), NULL, "Referat", "UTF-16BE", 0, 0, 0},
	{BYTES("\0R\0e"), "utf-16be", "Re", "UTF-16BE", 0, 0, 0},
	/* half a surrogate pair, and half a unit */
	{BYTES("\xFF\xFE"
	       "a\0\x3D\xD8"
	       "b\0x"),
	 NULL,
	 "a\xEF\xBF\xBD"
	 "b",
	 "UTF-16LE", 1, 0, 0},
	{BYTES("\xFF\xFE\x3D\xD8\x00\xDE"), NULL, "😀", "UTF-16LE", 0, 0, 0},
	{BYTES("L\xF3"
	       "d\xBC"),
	 "windows-1250", "LódĽ", "windows-1250", 0, 0, 0},
	{BYTES("\xA4"), "iso-8859-15", "€", "iso-8859-15", 0, 0, 0},
	{BYTES("M\xF8"
	       "de"),
	 "no-such-set", "Møde", "windows-1252", 0, 0, 0},
	/* one wrong byte in much UTF-8 is a wrong byte */
	{BYTES("\xC3\xA6\xC3\xB8\xC3\xA5\xC3\x86\xC3\x98 \xFF"), NULL, "æøåÆØ \xEF\xBF\xBD",
	 "UTF-8", 1, 0, 0},
	{BYTES("a\0b\1c\x7F"
	       "d"),
	 NULL, "abcd", "UTF-8", 3, 0, 0},
	/* Windows' own quotes that went through Latin-1 */
	{BYTES("\xC2\x93ja\xC2\x94"), NULL, "“ja”", "UTF-8", 0, 0, 0},
	{BYTES("a\rb\r\nc\xC2\x85"
	       "d\xE2\x80\xA8"
	       "e\xE2\x80\xA9"
	       "f\n\rg"),
	 NULL, "a\nb\nc\nd\ne\nf\n\ng", "UTF-8", 0, 0, 0},
	{BYTES("\xE6\x85\xF8\x85"), NULL, "æ\nø\n", "windows-1252", 0, 0, 0},
	{BYTES("side 1\fside 2"), NULL, "side 1\fside 2", "UTF-8", 0, 0, 0},
	{BYTES("MÃ¸det pÃ¥ rÃ¥dhuset \xC3\xA2\xE2\x82\xAC\xE2\x80\x9C Ã˜konomi"), NULL,
	 "Mødet på rådhuset \xE2\x80\x93 Økonomi", "UTF-8", 0, 0, 4},
	{BYTES("Ã¦ er ikke æ, Ã¸ er ikke ø, Ã¥ er ikke å"), NULL,
	 "Ã¦ er ikke æ, Ã¸ er ikke ø, Ã¥ er ikke å", "UTF-8", 0, 0, 0},
	/* two texts pasted together, one in UTF-8, one in Windows-1252 */
	{BYTES("B\xC3\xB8rne- og Ungeudvalget\nBeslutning\nV\xE6kst p\xE5 \x96 ja\x85"), NULL,
	 "Børne- og Ungeudvalget\nBeslutning\nVækst på – ja…", "UTF-8", 0, 4, 0},
	{BYTES("M\xF8"
	       "de\nP\xC3\xA5 r\xC3\xA5"
	       "dhuset \xE2\x80\x93 \xC3\x98st"),
	 "iso-8859-1", "Møde\nPå rådhuset – Øst", "UTF-8", 0, 1, 0},
	/* one letter in much UTF-8; half a character at the end */
	{BYTES("\xC3\xA6\xC3\xB8\xC3\xA5\xC3\x86\xC3\x98 m\xF8"
	       "de"),
	 NULL, "æøåÆØ møde", "UTF-8", 0, 1, 0},
	{BYTES("\xC3\xA6\xC3\xB8\xC3\xA5\xC3\x86\xC3\x98\xC3\xA6\xC3\xB8\xC3\xA5\xC3\x86 \xE2\x80"),
	 NULL, "æøåÆØæøåÆ ", "UTF-8", 0, 0, 0},
	/* "Å–" is a letter of no Danish text when the bytes are read as UTF-8 */
	{BYTES("\xC5\x96 \xE6\xF8\xE5"), NULL, "Å– æøå", "windows-1252", 0, 0, 0},
	{BYTES("\xEF\xBB\xBFM\xF8"
	       "de"),
	 NULL, "Møde", "UTF-8", 0, 1, 0},
	/* encoded twice: a line, a word, and what only speaks of it */
	{BYTES("Rådhuset\nBÃ¸rne- og Ungeudvalget â€“ Â§ 17\nGodkendt på mødet"), NULL,
	 "Rådhuset\nBørne- og Ungeudvalget – § 17\nGodkendt på mødet", "UTF-8", 0, 0, 2},
	{BYTES("På BÃ¸rnehuset Ã˜st, mødet i LinÃ©s hus"), NULL,
	 "På Børnehuset Øst, mødet i Linés hus", "UTF-8", 0, 0, 3},
	{BYTES("\xC3\x83\xC2\x85rsregnskab efter lovens Â§ 45\nÂ§ 46\nmødet"), NULL,
	 "Årsregnskab efter lovens § 45\n§ 46\nmødet", "UTF-8", 0, 0, 3},
	{BYTES("Systemet viser Ã¸ i stedet for bogstavet"), NULL,
	 "Systemet viser Ã¸ i stedet for bogstavet", "UTF-8", 0, 0, 0},
	{BYTES("SÃO TOMÉ og Ãrø"), NULL, "SÃO TOMÉ og Ãrø", "UTF-8", 0, 0, 0},
	/* both at once */
	{BYTES("M\xF8"
	       "de p\xE5\nM\xC3\x83\xC2\xB8"
	       "de"),
	 NULL, "Møde på\nMøde", "UTF-8", 0, 2, 1},
	{BYTES(""), NULL, "", "UTF-8", 0, 0, 0},
};

static void encodings(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(encodings_cases); i++) {
		ARENA_AUTO a = arena_new(1 << 20);
		struct str text;
		const char *encoding;
		struct decode_repairs r;
		struct sp_err e;
		assert_int_equal(source_decode(a, encodings_cases[i].bytes,
					       encodings_cases[i].declared, &text, &encoding, &r,
					       &e),
				 SP_OK);
		char *got = str_dup(a, text);
		if (strcmp(got, encodings_cases[i].text) != 0 ||
		    strcmp(encoding, encodings_cases[i].encoding) != 0)
			print_error("case %zu: %s\n", i, encoding);
		assert_string_equal(got, encodings_cases[i].text);
		assert_string_equal(encoding, encodings_cases[i].encoding);
		assert_int_equal(r.dropped, encodings_cases[i].dropped);
		assert_int_equal(r.foreign, encodings_cases[i].foreign);
		assert_int_equal(r.twice, encodings_cases[i].twice);
	}
}

static const struct {
	struct str bytes;
	const char *text;
	bool cut;
} cut_cases[] = {
	{BYTES("M\xC3\xB8"
	       "de p\xC3"),
	 "Møde p", true},
	{BYTES("M\xC3\xB8"
	       "de p\xC3\xA5"),
	 "Møde på", false},
	{BYTES("pr\xC3\xA6mie 10 \xE2\x82"), "præmie 10 ", true},
	{BYTES("M\xF8"
	       "de p\xE5"),
	 "Møde på", false},
	{BYTES("Mode p\xE5"), "Mode på", false},
	{BYTES("\xFF\xFEM\0"
	       "\xF8\0"
	       "d"),
	 "Mø", true},
	{BYTES("\xC3"), "Ã", false},
};

static void cut(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cut_cases); i++) {
		ARENA_AUTO a = arena_new(1 << 20);
		struct str text;
		struct decode_repairs r;
		struct sp_err e;
		assert_int_equal(source_decode(a, cut_cases[i].bytes, NULL, &text, NULL, &r, &e),
				 SP_OK);
		assert_string_equal(str_dup(a, text), cut_cases[i].text);
		assert_int_equal(r.cut, cut_cases[i].cut);
		assert_int_equal(r.dropped, 0);
	}
}

static const struct {
	struct str bytes;
	enum source_kind kind;
} kinds_cases[] = {
	{BYTES(""), SOURCE_EMPTY},
	{BYTES(" \r\n\t\0"), SOURCE_EMPTY},
	{BYTES("\xEF\xBB\xBF \n"), SOURCE_EMPTY},
	{BYTES("Referat fra mødet"), SOURCE_TEXT},
	{BYTES(U16LE), SOURCE_TEXT},
	{BYTES("R\0e\0f\0e\0r\0a\0t\0"), SOURCE_TEXT},
	{BYTES("tal: 3 < 4 og 5 > 2"), SOURCE_TEXT},
	{BYTES("{godkendt} [1] uden indhold"), SOURCE_TEXT},
	{BYTES("[Udkast] Referat"), SOURCE_TEXT},
	{BYTES("<!DOCTYPE html><p>"), SOURCE_HTML},
	{BYTES("\n<!-- gemt --><HTML lang=da>"), SOURCE_HTML},
	{BYTES("<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"x\"><html>"), SOURCE_HTML},
	{BYTES("<div class=\"x\">Referat</div>"), SOURCE_HTML},
	{BYTES("Referat<br>Havneudvalget<br/><p>Godkendt</p>"), SOURCE_HTML},
	{BYTES("\xFF\xFE<\0p\0>\0"), SOURCE_HTML},
	{BYTES("%PDF-1.4\n"), SOURCE_PDF},
	{BYTES("junk before\n%PDF-1.7"), SOURCE_PDF},
	{BYTES("PK\3\4rest"), SOURCE_ARCHIVE},
	{BYTES("\x1F\x8B\x08"), SOURCE_ARCHIVE},
	{BYTES("PK\3\4..........................[Content_Types].xml"), SOURCE_OFFICE},
	{BYTES("PK\3\4..........................mimetype"), SOURCE_OFFICE},
	{BYTES("PK\3\4..........................referat.txt"), SOURCE_ARCHIVE},
	{BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 Word"), SOURCE_OFFICE},
	{BYTES("\x89PNG\r\n\x1A\n"), SOURCE_PICTURE},
	{BYTES("\xFF\xD8\xFF\xE0"), SOURCE_PICTURE},
	{BYTES("BM\x10\1\0\0\0\0\0\0\x36\0\0\0\x28"), SOURCE_PICTURE},
	{BYTES("BMU Referat fra Beredskab"), SOURCE_TEXT},
	{BYTES("RIFF\1\2\3\4WEBP"), SOURCE_PICTURE},
	{BYTES("RIFF og andre"), SOURCE_TEXT},
	{BYTES("{\\rtf1\\ansi Referat}"), SOURCE_RTF},
	{BYTES("\x01\x02\x03\x04\x05\x06\x0E\x0F\x10\x11"), SOURCE_UNKNOWN},
	{BYTES("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\0\0\0\2\0"), SOURCE_PICTURE},
	{BYTES("<root><table name=\"producedAgenda\"/></root>"), SOURCE_ACADRE_MANIFEST},
	{BYTES("<?xml version=\"1.0\"?>\n<root><table name=\"agenda\"><fields>"), SOURCE_ACADRE},
	{BYTES("<Dagsorden DagsordenID=\"1\">"), SOURCE_SBSYS},
	{BYTES("<Meeting>\n<Committee>Havneudvalget</Committee>"), SOURCE_EDOC},
	{BYTES("<Root xmlns:edoc=\"http://www.fujitsu.dk/agenda/xml\"><edoc:Notification>"),
	 SOURCE_FUJITSU_NOTICE},
	{BYTES("<Root xmlns:edoc=\"http://www.fujitsu.dk/agenda/xml\"><edoc:Committee>"),
	 SOURCE_FUJITSU},
	{BYTES("<Publication><Published/><PublishedBy ID=\"1\"/><Agendas>"), SOURCE_AGMAN},
	{BYTES("<Publication TimeStamp=\"2017-10-12T11:54\"><Agendas>"), SOURCE_GETORGANIZED},
	{BYTES("<rss version=\"2.0\">"), SOURCE_XML},
	{BYTES("{\"Udvalg\":{\"2018\":[{\"Moeder\":[]}]}}"), SOURCE_FIRSTAGENDA_LIST},
	{BYTES("{\"Id\":\"1\",\"Dagsordenpunkter\":[]}"), SOURCE_FIRSTAGENDA},
	{BYTES("[ {\"a\": 1} ]"), SOURCE_JSON},
	{BYTES("{}"), SOURCE_JSON},
};

static void kinds(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(kinds_cases); i++) {
		enum source_kind got = source_detect(kinds_cases[i].bytes);
		if (got != kinds_cases[i].kind)
			print_error("case %zu is %s\n", i, source_kind_name(got));
		assert_int_equal(got, kinds_cases[i].kind);
	}
}

static void refused(void **state)
{
	(void)state;
	static const struct {
		struct str bytes;
		sp_rc rc;
		const char *word;
	} cases[] = {{BYTES(" "), SP_EFORMAT, "empty"},
		     {BYTES("PK\3\4"), SP_EFORMAT, "archive"},
		     {BYTES("\1\2\3\4\5\6"), SP_EFORMAT, "no known format"},
		     {BYTES("<rss></rss>"), SP_EFORMAT, "no case system"},
		     {{"x", (size_t)1 << 30}, SP_ELIMIT, "256 MiB"}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ARENA_AUTO a = arena_new(1 << 20);
		struct extractions out = {0};
		struct sp_err e = {0};
		struct source_input in = {"fil", cases[i].bytes, NULL};
		assert_int_equal(source_read(a, &in, &out, &e), cases[i].rc);
		assert_non_null(strstr(e.key, cases[i].word));
		assert_string_equal(e.where, "fil");
		assert_int_equal(out.list.n, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(encodings), cmocka_unit_test(cut),
					   cmocka_unit_test(kinds), cmocka_unit_test(refused)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
