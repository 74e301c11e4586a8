/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/i18n.h"
#include "test.h"

#include <stdlib.h>

static void names(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		int lang; /* -1: not one of ours */
	} cases[] = {{"da", LANG_DA},
		     {"da_DK.UTF-8", LANG_DA},
		     {"DA-dk", LANG_DA},
		     {"en_GB", LANG_EN},
		     {"en", LANG_EN},
		     {"day", -1},
		     {"de_DE.UTF-8", -1},
		     {"C", -1},
		     {"", -1},
		     {NULL, -1},
		     {"d", -1}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		enum lang lang = LANG_EN;
		assert_int_equal(i18n_lang_parse(cases[i].name, &lang), cases[i].lang >= 0);
		if (cases[i].lang >= 0)
			assert_int_equal(lang, cases[i].lang);
	}
	assert_string_equal(i18n_lang_code(LANG_DA), "da");
	assert_string_equal(i18n_lang_code(LANG_EN), "en");
}

static void environment(void **state)
{
	(void)state;
	static const struct {
		const char *all, *messages, *lang;
		enum lang expected;
	} cases[] = {{NULL, NULL, NULL, LANG_EN},	{NULL, NULL, "da_DK.UTF-8", LANG_DA},
		     {"", "", "da_DK", LANG_DA},	{"C.UTF-8", NULL, "da_DK", LANG_EN},
		     {NULL, "da_DK", "en_US", LANG_DA}, {"da", "en", "en", LANG_DA}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *const set[] = {cases[i].all, cases[i].messages, cases[i].lang};
		static const char *const name[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
		for (size_t j = 0; j < COUNT(name); j++)
			assert_int_equal(set[j] ? setenv(name[j], set[j], 1) : unsetenv(name[j]),
					 0);
		assert_int_equal(i18n_lang_from_env(), cases[i].expected);
	}
}

static void texts(void **state)
{
	(void)state;
	assert_string_equal(i18n_text(LANG_EN, "not found"), "not found");
	assert_string_equal(i18n_text(LANG_DA, "not found"), "findes ikke");
	assert_string_equal(i18n_text(LANG_DA, "no such key"), "no such key");
	for (int code = SP_OK + 1; code < SP_RC_COUNT; code++) {
		const char *key = sp_rc_key((sp_rc)code);
		assert_string_not_equal(i18n_text(LANG_DA, key), key);
	}
}

static void places(void **state)
{
	(void)state;
	static const struct {
		const char *key, *out;
	} cases[] = {{"{1} and {2}", "a and b"},
		     {"{2}{1}{2}", "bab"},
		     {"{3} {0} {x} {", "{3} {0} {x} {"},
		     {"", ""},
		     {"{1", "{1"}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		BUF_AUTO b = BUF_INIT(100);
		i18n_format(&b, LANG_DA, cases[i].key, "a", "b");
		assert_true(buf_ok(&b));
		assert_string_equal(b.p ? b.p : "", cases[i].out);
	}
}

static void errors(void **state)
{
	(void)state;
	struct sp_err e;
	BUF_AUTO b = BUF_INIT(2000);
	assert_int_equal(sp_fail(&e, SP_ENOTFOUND, N_("cannot open the lexicon “{1}”"), "bod.ini"),
			 SP_ENOTFOUND);
	sp_err_text(&e, LANG_DA, &b);
	assert_string_equal(b.p, "ordlisten ”bod.ini” kan ikke åbnes");
	buf_reset(&b);
	sp_err_where(&e, "lexicon/da.ini:3");
	sp_err_where(&e, "outer");
	sp_err_text(&e, LANG_EN, &b);
	assert_string_equal(b.p, "lexicon/da.ini:3: cannot open the lexicon “bod.ini”");
	buf_reset(&b);
	sp_err_text(&(struct sp_err){.code = SP_EBUSY}, LANG_DA, &b);
	assert_string_equal(b.p, "databasen er optaget");
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(names), cmocka_unit_test(environment),
					   cmocka_unit_test(texts), cmocka_unit_test(places),
					   cmocka_unit_test(errors)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
