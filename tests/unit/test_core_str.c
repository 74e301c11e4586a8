/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/buf.h"
#include "test.h"

static void utf8(void **state)
{
	(void)state;
	static const struct {
		const char *s;
		bool ok;
	} cases[] = {{"Børn", true},
		     {"\xC0\x80", false},
		     {"\xED\xA0\x80", false},
		     {"\xF4\x90\x80\x80", false},
		     {"\xE6", false},
		     {"😀", true},
		     {"", true}};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(str_utf8_ok(str_of(cases[i].s)), cases[i].ok);
	for (uint32_t cp = 1; cp < 0x110000; cp += 7) {
		char out[4];
		size_t i = 0, n = str_utf8_put(cp, out);
		if (cp >= 0xD800 && cp < 0xE000)
			continue;
		assert_int_equal(str_utf8_next((struct str){out, n}, &i), cp);
		assert_int_equal(i, n);
	}
}

static void squeeze_fold(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new(1 << 20);
	assert_string_equal(str_squeeze(a, STR(" \t a\xC2\xA0 b\n\nc  ")), "a b c");
	assert_string_equal(str_squeeze(a, STR("")), "");
	assert_string_equal(str_fold(a, STR("ÆØÅ É")), "æøå é");
	assert_true(str_istarts(STR("ØKONOMI og mere"), STR("økonomi")));
	assert_false(str_ieq(STR("økonomi"), STR("økonom")));
}

static void list_and_cap(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new(1000);
	SP_LIST(int) list = {0};
	for (int i = 0; i < 20; i++) {
		int *p = sp_push(a, &list);
		assert_non_null(p);
		*p = i;
	}
	assert_int_equal(list.at[19], 19);
	assert_null(arena_alloc(a, 2000));
	BUF_AUTO b = BUF_INIT(4);
	buf_puts(&b, "1234");
	assert_true(buf_ok(&b));
	buf_char(&b, '5');
	assert_false(buf_ok(&b));
	assert_int_equal(buf_view(&b).n, 0);
}

static void compare(void **state)
{
	(void)state;
	assert_true(str_eq(STR("sag"), str_of("sag")));
	assert_true(str_eq(str_of(NULL), STR("")));
	assert_false(str_eq(STR("sag"), STR("sak")));
	assert_true(str_starts(STR("sagsnr"), STR("sag")));
	assert_false(str_starts(STR("sa"), STR("sag")));
	assert_true(str_ends(STR("referat.pdf"), STR(".pdf")));
	assert_false(str_ends(STR("pdf"), STR(".pdf")));
	assert_true(str_ieq(STR("ÆBLE"), STR("æble")));
	assert_int_equal(str_find(STR("punkt 7"), STR("7")), 6);
	assert_int_equal(str_find(STR("punkt"), STR("7")), SIZE_MAX);
	assert_int_equal(str_find(STR("7"), STR("punkt")), SIZE_MAX);
	assert_int_equal(str_sub(STR("punkt"), 9, 3).n, 0);
	assert_int_equal(str_sub(STR("punkt"), 3, SIZE_MAX).n, 2);
}

static void pieces(void **state)
{
	(void)state;
	static const struct {
		const char *text, *pieces[4];
	} cases[] = {{"a;b", {"a", "b"}}, {"", {""}}, {";", {"", ""}}, {"a;;b", {"a", "", "b"}}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct str rest = str_of(cases[i].text), piece;
		size_t n = 0;
		for (; str_cut(&rest, ';', &piece); n++) {
			assert_non_null(cases[i].pieces[n]);
			assert_true(str_eq(piece, str_of(cases[i].pieces[n])));
		}
		assert_null(cases[i].pieces[n]);
	}
	assert_true(str_eq(str_trim(STR("\xC2\xA0 x \t\xC2\xA0")), STR("x")));
	assert_int_equal(str_trim(STR(" \n ")).n, 0);
}

static void widths(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t columns, points;
	} cases[] = {
		{"møde", 4, 4}, {"漢字", 4, 2}, {"e\u0301", 1, 2}, {"", 0, 0}, {"\u200Bx", 1, 2}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_int_equal(str_columns(str_of(cases[i].text)), cases[i].columns);
		assert_int_equal(str_utf8_len(str_of(cases[i].text)), cases[i].points);
	}
	assert_true(str_is_alpha(0xE6) && str_is_alpha('z') && !str_is_alpha('7'));
	assert_true(str_is_upper(0xC5) && !str_is_upper(0xE5));
}

/* A wrong byte is found at each place, also past and inside runs of plain text. */
static void utf8_places(void **state)
{
	(void)state;
	char text[64];
	static const char wrong[] = {'\xE6', '\x80', '\xFF', '\0'};
	for (size_t w = 0; w < sizeof(wrong); w++)
		for (size_t n = 1; n <= sizeof(text); n++)
			for (size_t at = 0; at < n; at++) {
				memset(text, 'a', n);
				assert_true(str_utf8_ok((struct str){text, n}));
				text[at] = wrong[w];
				assert_false(str_utf8_ok((struct str){text, n}));
			}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(utf8),		cmocka_unit_test(squeeze_fold),
		cmocka_unit_test(list_and_cap), cmocka_unit_test(compare),
		cmocka_unit_test(pieces),	cmocka_unit_test(widths),
		cmocka_unit_test(utf8_places)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
