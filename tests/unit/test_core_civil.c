/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/civil.h"
#include "test.h"

static void round_trip(void **state)
{
	(void)state;
	int weekday = 1; /* 0001-01-01 was a Monday */
	for (int32_t d = -719162; d <= 2932896; d++) {
		struct civil c = civil_from_days(d);
		assert_true(civil_ok(c));
		assert_int_equal(civil_to_days(c), d);
		assert_int_equal(civil_weekday(c), weekday);
		weekday = weekday % 7 + 1;
	}
}

static void danish_calendar(void **state)
{
	(void)state;
	int y;
	assert_int_equal(civil_iso_week((struct civil){2021, 1, 3}, &y), 53);
	assert_int_equal(y, 2020);
	assert_int_equal(civil_cmp(civil_from_iso_week(2021, 36), (struct civil){2021, 9, 6}), 0);
	assert_int_equal(civil_from_iso_week(2021, 53).year, 0);
	assert_int_equal(civil_cmp(civil_easter(2024), (struct civil){2024, 3, 31}), 0);
	assert_string_equal(civil_holiday((struct civil){2023, 5, 5}), "Great Prayer Day");
	assert_null(civil_holiday((struct civil){2024, 4, 26}));
	assert_int_equal(civil_cmp(civil_add_months((struct civil){2020, 1, 31}, 1),
				   (struct civil){2020, 2, 29}),
			 0);
}

static void iso_text(void **state)
{
	(void)state;
	struct civil d = {0, 0, 0};
	static const char *const typed[] = {"2020-02-29", "29.2.2020",	"29/2 2020",
					    "29/2-2020",  "29-02-2020", "29. 2. 2020"};
	static const char *const not_typed[] = {"30.2.2020", "29.2.20", "29 2 2020", "29.2.2020 ",
						".2.2020",   "29.2",	"",	     "029.2.2020"};
	for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
		d = (struct civil){0, 0, 0};
		assert_true(civil_parse_typed(typed[i], &d));
		assert_true(d.year == 2020 && d.month == 2 && d.day == 29);
	}
	for (size_t i = 0; i < sizeof(not_typed) / sizeof(not_typed[0]); i++)
		assert_false(civil_parse_typed(not_typed[i], &d));
	assert_true(civil_parse_iso("2020-02-29", &d));
	assert_int_equal(d.day, 29);
	static const char *const bad[] = {"2021-02-29", "2021-2-9", "", "2021-01-01x",
					  "abcd-ef-gh"};
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(civil_parse_iso(bad[i], &d));
	char out[CIVIL_ISO_SIZE];
	civil_iso(d, out);
	assert_string_equal(out, "2020-02-29");
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(round_trip),
					   cmocka_unit_test(danish_calendar),
					   cmocka_unit_test(iso_text)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
