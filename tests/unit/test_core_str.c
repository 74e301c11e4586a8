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

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(utf8), cmocka_unit_test(squeeze_fold),
					   cmocka_unit_test(list_and_cap)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
