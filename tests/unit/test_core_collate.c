/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/collate.h"
#include "test.h"

static int by_key(struct str x, struct str y)
{
	size_t n = x.n < y.n ? x.n : y.n;
	int order = n ? memcmp(x.p, y.p, n) : 0;
	return order ? order : (x.n > y.n) - (x.n < y.n);
}

/* In Danish order, each before the next. */
static const char *const ordered[] = {
	"",	 "Abe",	  "abe",     "Andersen", "Beredskab", "blå", "Økonomiudvalget",
	"Østby", "Ågård", "Aalborg",
};

static void danish_order(void **state)
{
	(void)state;
	COLLATE_AUTO c = collate_new();
	ARENA_AUTO a = arena_new(1 << 20);
	struct str key[COUNT(ordered)];
	assert_non_null(c);
	for (size_t i = 0; i < COUNT(ordered); i++) {
		assert_int_equal(collate_key(c, str_of(ordered[i]), a, &key[i]), SP_OK);
		for (size_t j = 0; j < i; j++) {
			assert_true(by_key(key[j], key[i]) < 0);
			assert_true(collate_compare(c, str_of(ordered[j]), str_of(ordered[i])) < 0);
		}
	}
	assert_true(collate_version(c) != 0);
}

static void long_and_odd_texts(void **state)
{
	(void)state;
	COLLATE_AUTO c = collate_new();
	ARENA_AUTO a = arena_new(1 << 20);
	char text[3001];
	struct str one, two;
	for (size_t i = 0; i < sizeof(text); i++)
		text[i] = (char)('a' + i % 20);
	assert_int_equal(collate_key(c, (struct str){text, sizeof(text)}, a, &one), SP_OK);
	text[sizeof(text) - 1] = 'z';
	assert_int_equal(collate_key(c, (struct str){text, sizeof(text)}, a, &two), SP_OK);
	assert_true(by_key(one, two) < 0);
	assert_true(one.n >= sizeof(text));
	assert_int_equal(collate_key(c, STR("\xff\xfe"), a, &one), SP_OK);
	assert_int_equal(collate_key(c, (struct str){NULL, 0}, a, &one), SP_OK);
	ARENA_AUTO small = arena_new(64);
	assert_int_equal(collate_key(c, (struct str){text, sizeof(text)}, small, &one), SP_ENOMEM);
	collate_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(danish_order),
					   cmocka_unit_test(long_and_odd_texts)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
