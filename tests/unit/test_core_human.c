/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/human.h"
#include "core/ini.h"
#include "core/secret.h"
#include "test.h"

#define SHOWS(expected, call)                                    \
	do {                                                     \
		BUF_AUTO out = BUF_INIT(4096);                   \
		call;                                            \
		assert_string_equal(buf_view(&out).p, expected); \
	} while (0)

static void dates_and_numbers(void **state)
{
	(void)state;
	SHOWS("9. juni 2020", human_date(&out, LANG_DA, (struct civil){2020, 6, 9}));
	SHOWS("9 June 2020", human_date(&out, LANG_EN, (struct civil){2020, 6, 9}));
	SHOWS("", human_date(&out, LANG_DA, (struct civil){0, 0, 0}));
	SHOWS("0", human_count(&out, LANG_DA, 0));
	SHOWS("999", human_count(&out, LANG_DA, 999));
	SHOWS("1.000", human_count(&out, LANG_DA, 1000));
	SHOWS("-12,345,678", human_count(&out, LANG_EN, -12345678));
	SHOWS("-9.223.372.036.854.775.808", human_count(&out, LANG_DA, INT64_MIN));
	SHOWS("0 kr.", human_money(&out, LANG_DA, 0));
	SHOWS("1.234.567 kr.", human_money(&out, LANG_DA, 123456700));
	SHOWS("-12,05 kr.", human_money(&out, LANG_DA, -1205));
	SHOWS("12.50 kr.", human_money(&out, LANG_EN, 1250));
}

static void sizes_and_times(void **state)
{
	(void)state;
	SHOWS("999 B", human_bytes(&out, LANG_DA, 999));
	SHOWS("1,0 kB", human_bytes(&out, LANG_DA, 1000));
	SHOWS("999.9 kB", human_bytes(&out, LANG_EN, 999999));
	SHOWS("1,0 MB", human_bytes(&out, LANG_DA, 1000000));
	SHOWS("18.4 EB", human_bytes(&out, LANG_EN, UINT64_MAX));
	SHOWS("59 s", human_duration(&out, LANG_DA, 59));
	SHOWS("1:00 min", human_duration(&out, LANG_DA, 60));
	SHOWS("59:59 min", human_duration(&out, LANG_EN, 3599));
	SHOWS("2:03 t.", human_duration(&out, LANG_DA, 7380));
	SHOWS("2:03 h", human_duration(&out, LANG_EN, 7380));
}

/* What a document holds must not move the cursor, change colours or turn text around. */
static void harmless_text(void **state)
{
	(void)state;
#define BAD "\xEF\xBF\xBD"
	/* U+202E, right-to-left override; in a string literal linters take it for an attack */
	static const char turned[] = {'a', (char)0xE2, (char)0x80, (char)0xAE, 'b', '\0'};
	static const struct {
		const char *in, *out;
	} cases[] = {{"Børn\tog\nUnge", "Børn\tog\nUnge"},
		     {"\033[2Jx", BAD "[2Jx"},
		     {"a\rb\x08", "a" BAD "b" BAD},
		     {"\xC2\x9B", BAD},
		     {turned, "a" BAD "b"},
		     {"\xE6"
		      "ble",
		      BAD "ble"},
		     {"\x7F", BAD},
		     {BAD, BAD}};
	for (size_t i = 0; i < COUNT(cases); i++)
		SHOWS(cases[i].out, human_text(&out, str_of(cases[i].in)));
}

static void passwords(void **state)
{
	(void)state;
	static const struct {
		const char *url, *shown;
	} cases[] = {
		{"spor.db", "spor.db"},
		{"postgresql://anna@db/spor", "postgresql://anna@db/spor"},
		{"postgresql://anna:hemmelig@db:5432/spor", "postgresql://anna:***@db:5432/spor"},
		{"postgresql://anna:a@b/c@db/spor", "postgresql://anna:***@db/spor"},
		{"postgresql://anna:a?b@db/spor", "postgresql://anna:***@db/spor"},
		{"postgresql://db/spor?user=x&password=hemmelig&sslmode=require",
		 "postgresql://db/spor?user=x&password=***&sslmode=require"},
		{"postgresql://a:et@db/spor?sslpassword=to",
		 "postgresql://a:***@db/spor?sslpassword=***"},
		{"postgresql://db:5432/spor?application_name=x@y:z", "postgresql://db:***@y:z"},
		{"", ""},
	};
	ARENA_AUTO a = arena_new(1 << 16);
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(secret_hide(a, cases[i].url), cases[i].shown);
	SHOWS("no such user ***, *** or ***",
	      secret_scrub(&out, STR("no such user s%C3%B8d, sød or s%C3%B8d"),
			   "postgresql://anna:s%C3%B8d@db/spor"));
	SHOWS("unknown “postgresql://a:***@h/x” and “--b=pg://a:***@h”.",
	      secret_scrub(&out,
			   STR("unknown “postgresql://a:hemmelig@h/x” and “--b=pg://a:se@h”."),
			   NULL));
	SHOWS("nothing to hide", secret_scrub(&out, STR("nothing to hide"), NULL));
}

static void ini_lines(void **state)
{
	(void)state;
	struct ini ini = INI(STR("\xEF\xBB\xBF# top\nstore = /var/a b.db \r\n\n[ lexicon ]\n"
				 "file=\"x = y\"\n;no\nwrong\n[open\nlast ="));
	static const struct {
		enum ini_found found;
		int line;
		const char *section, *key, *value;
	} want[] = {{INI_ENTRY, 2, "", "store", "/var/a b.db"},
		    {INI_ENTRY, 5, "lexicon", "file", "x = y"},
		    {INI_WRONG, 7, NULL, NULL, NULL},
		    {INI_WRONG, 8, NULL, NULL, NULL},
		    {INI_ENTRY, 9, "lexicon", "last", ""},
		    {INI_END, 0, NULL, NULL, NULL}};
	for (size_t i = 0; i < COUNT(want); i++) {
		struct ini_entry entry = {0};
		assert_int_equal(ini_next(&ini, &entry), want[i].found);
		assert_int_equal(entry.line, want[i].line);
		if (want[i].found != INI_ENTRY)
			continue;
		assert_true(str_eq(entry.section, str_of(want[i].section)));
		assert_true(str_eq(entry.key, str_of(want[i].key)));
		assert_true(str_eq(entry.value, str_of(want[i].value)));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_and_numbers), cmocka_unit_test(sizes_and_times),
		cmocka_unit_test(harmless_text), cmocka_unit_test(passwords),
		cmocka_unit_test(ini_lines)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
