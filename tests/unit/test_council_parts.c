/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The council's parts that need no store: places as columns, names in addresses, days due, keys. */
#include "core/buf.h"
#include "council/body.h"
#include "council/body_name.h"
#include "council/due.h"
#include "council/meeting.h"
#include "council/spans.h"
#include "council/view.h"
#include "council/when.h"
#include "test.h"

#include <string.h>

static struct arena *arena;

static int open_arena(void **state)
{
	(void)state;
	arena = arena_new((size_t)16 * 1024 * 1024);
	return arena ? 0 : -1;
}

static int close_arena(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static void spans_there_and_back(void **state)
{
	const struct span at[] = {{12, 30}, {50, 8}};
	const struct fact title = {.spans = {at, 2}}, number = {.spans = {at + 1, 1}}, none = {0};
	BUF_AUTO column = BUF_INIT(1024);
	struct spans out;
	(void)state;
	spans_add(&column, "title", &title);
	spans_add(&column, "kind", &none);
	spans_add(&column, "number", &number);
	assert_true(str_eq(buf_view(&column), STR("title:12+30,50+8;number:50+8")));
	assert_int_equal(spans_of(arena, buf_view(&column), "title", &out), SP_OK);
	assert_int_equal(out.n, 2);
	assert_int_equal(out.at[1].off, 50);
	assert_int_equal(out.at[1].len, 8);
	assert_int_equal(spans_of(arena, buf_view(&column), "kind", &out), SP_OK);
	assert_int_equal(out.n, 0);
}

static void spans_damaged(void **state)
{
	static const char *const columns[] = {"title",	    "title:",	     "title:1",
					      "title:1+",   "title:1+2,",    "title:1+2;x",
					      "title:-1+2", "title:1+2 3+4", "title:99999999999+1"};
	(void)state;
	for (size_t i = 0; i < COUNT(columns); i++) {
		struct str rest = str_of(columns[i]), field = {"", 0};
		struct span s;
		bool bad = false;
		while (spans_next(&rest, &field, &s, &bad))
			;
		if (!bad)
			fail_msg("“%s” is taken for whole", columns[i]);
	}
}

static void bodies_in_addresses(void **state)
{
	static const struct {
		const char *name, *slug, *key, *abbreviation;
	} rows[] = {
		{"Børne- og Ungeudvalget", "boerne-og-ungeudvalget", "børne- og ungeudvalget",
		 NULL},
		{"§ 17, stk. 4-udvalget", "17-stk-4-udvalget", "§ 17, stk. 4-udvalget", NULL},
		{"Økonomiudvalget 2018-2021", "oekonomiudvalget-2018-2021", "økonomiudvalget",
		 NULL},
		{"Byrådets", "byraadets", "byrådet", NULL},
		{"øu", "oeu", "øu", "ØU"},
		{" KB ", "kb", "kb", "KB"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str name = str_of(rows[i].name);
		assert_string_equal(body_slug(arena, name), rows[i].slug);
		assert_string_equal(body_key(arena, name), rows[i].key);
		const char *said = body_abbreviation(arena, name);
		if (rows[i].abbreviation)
			assert_string_equal(said, rows[i].abbreviation);
		else
			assert_null(said);
	}
}

static void one_body_many_names(void **state)
{
	static const struct {
		const char *name, *core;
	} rows[] = {
		{"Byrådet", "byråd"},
		{"Fjordby Byråd", "byråd"},
		{"FJORDBY BYRÅD", "byråd"},
		{"Byrådet i Fjordby Kommune", "byråd"},
		{"Byrådet (18-21)", "byråd"},
		{"Byrådet 2018-21", "byråd"},
		{"10-13 Udvalget for Børn", "udvalg for børn"},
		{"Økonomiudvalget (2022-2025)", "økonomiudvalg"},
		{"Økonomiudvalget, Fjordby Kommune", "økonomiudvalg"},
		{"Økonomiudvalget for Fjordby Kommune", "økonomiudvalg"},
		{"Fjordby Kommunes Økonomiudvalg", "økonomiudvalg"},
		{"Økonomiudvalgets", "økonomiudvalg"},
		{"Teknik- & Miljøudvalget", "teknik og miljøudvalg"},
		{"Teknik- og miljøudvalg", "teknik og miljøudvalg"},
		{"Børne-, Skole- og Kulturudvalget", "børne skole og kulturudvalg"},
		{"Børne- Skole- og Kulturudvalget", "børne skole og kulturudvalg"},
		{"Ældrerådet i Fjordby", "ældreråd"},
		/* what stays another body */
		{"Udvalget for Fjordby Kommune", "udvalg for fjordby kommune"},
		{"Skolebestyrelsen i Fjordby", "skolebestyrelse i fjordby"},
		{"Fjordby Lokalråd", "fjordby lokalråd"},
		{"Nordsand Byråd", "nordsand byråd"},
		{"§ 17, stk. 4-udvalget om havnen", "§ 17 stk 4-udvalg om havnen"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_string_equal(body_core(arena, str_of(rows[i].name), 998), rows[i].core);
}

static void initials(void **state)
{
	static const struct {
		const char *letters, *name;
		bool fit;
	} rows[] = {
		{"ØU", "Økonomiudvalget", true},
		{"ØK", "Økonomiudvalget", true},
		{"KB", "Kommunalbestyrelsen", true},
		{"BR", "Byrådet", true},
		{"BY", "Byrådet", true},
		{"DIR", "Direktionen", true},
		{"BUU", "Børne- og Ungeudvalget", true},
		{"BU", "Børne- og Ungeudvalget", true},
		{"BUL", "Udvalget for Børn, Unge og Læring", true},
		{"SSU", "Social- og Sundhedsudvalget", true},
		{"TU", "Teknisk Udvalg", true},
		{"BUU", "Beskæftigelsesudvalget", false},
		{"ØU", "Ældre- og Omsorgsudvalget", false},
		{"SU", "Sundheds- og Skoleudvalget", false},
		{"ØMU", "Økonomiudvalget", false},
		{"U", "Udvalget", false},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (body_initials_fit(arena, str_of(rows[i].letters), str_of(rows[i].name)) !=
		    rows[i].fit)
			fail_msg("“%s” for “%s”", rows[i].letters, rows[i].name);
}

static void days_due(void **state)
{
	static const struct {
		const char *said, *code, *first, *last;
	} rows[] = {
		{"2022-03-15", "2022-03-15", "2022-03-15", "2022-03-15"},
		{"2022-03", "2022-03", "2022-03-01", "2022-03-31"},
		{"marts 2022", "2022-03", "2022-03-01", "2022-03-31"},
		{"2022-Q1", "2022-Q1", "2022-01-01", "2022-03-31"},
		{"2022-H2", "2022-H2", "2022-07-01", "2022-12-31"},
		{"2022-W36", "2022-W36", "2022-09-05", "2022-09-11"},
		{"2022-spring", "2022-spring", "2022-03-01", "2022-05-31"},
		{"2022", "2022", "2022-01-01", "2022-12-31"},
		{"next-meeting", "next-meeting", "", ""},
	};
	static const char *const wrong[] = {"",
					    "snart",
					    "2022-13",
					    "2022-03-32",
					    "2022-Q9",
					    "2022-monsoon",
					    "1. marts 2022 og 2. april 2022",
					    "31. februar 2020",
					    "den 30. februar",
					    "45. maj 2021",
					    "31/4 2021",
					    "5. kvartal 2020",
					    "uge 60 2021",
					    "2020-13",
					    "2020-02-31",
					    "2021-Q5",
					    "2021-W60"};
	const struct civil meeting = {2021, 6, 9};
	struct due due;
	struct sp_err e;
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		if (due_read(arena, rows[i].said, meeting, &due, &e) != SP_OK)
			fail_msg("“%s” is not understood", rows[i].said);
		assert_string_equal(due.code, rows[i].code);
		assert_string_equal(due.first, rows[i].first);
		assert_string_equal(due.last, rows[i].last);
	}
	for (size_t i = 0; i < COUNT(wrong); i++)
		if (due_read(arena, wrong[i], meeting, &due, &e) != SP_EINVAL)
			fail_msg("“%s” is taken for %s", wrong[i], due.code);
}

static void terms(void **state)
{
	static const struct {
		struct civil day;
		const char *term;
	} rows[] = {{{2020, 6, 9}, "2018-2021"},
		    {{2022, 1, 1}, "2022-2025"},
		    {{2017, 12, 31}, "2014-2017"},
		    {{2009, 3, 1}, "2006-2009"}};
	char term[MEETING_TERM_SIZE];
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		meeting_term(rows[i].day, term);
		assert_string_equal(term, rows[i].term);
	}
}

static void keys_and_places(void **state)
{
	const struct view_source source = {
		.text = {.text = "one\ntwo\nthree\n", .text_len = 14},
		.layout = STR("0 3 1 0 0 1 1\n4 3 1 0 9 1 1\n8 5 2 0 0 1 1\n")};
	unsigned page, line;
	(void)state;
	assert_string_equal(view_key(arena, 336, "bul", "2020-06-09", 1, NULL),
			    "336/bul/2020-06-09");
	assert_string_equal(view_key(arena, 336, "bul", "2020-06-09", 2, "195~2"),
			    "336/bul/2020-06-09~2/195~2");
	view_place(&source, 5, &page, &line);
	assert_int_equal(page, 1);
	assert_int_equal(line, 2);
	view_place(&source, 8, &page, &line);
	assert_int_equal(page, 2);
	assert_int_equal(line, 3);
}

static void times_as_people_say_them(void **state)
{
	static const struct {
		void (*put)(struct buf *out, enum lang lang, const char *code);
		const char *code, *danish, *english;
	} cases[] = {
		{when_due, "2022-03-15", "15. marts 2022", "15 March 2022"},
		{when_due, "2022-03", "marts 2022", "March 2022"},
		{when_due, "2022", "2022", "2022"},
		{when_due, "2022-Q1", "1. kvartal 2022", "first quarter of 2022"},
		{when_due, "2022-H2", "2. halvår 2022", "second half of 2022"},
		{when_due, "2022-W06", "uge 6 i 2022", "week 6 of 2022"},
		{when_due, "2022-W36", "uge 36 i 2022", "week 36 of 2022"},
		{when_due, "2020-autumn", "efteråret 2020", "autumn 2020"},
		{when_due, "2022-12-end", "ultimo december 2022", "end of December 2022"},
		{when_due, "2022-start", "primo 2022", "start of 2022"},
		{when_due, "2022-Q3-mid", "medio 3. kvartal 2022",
		 "middle of third quarter of 2022"},
		{when_due, "next-meeting", "næste møde", "next meeting"},
		/* no such code: as it stands */
		{when_due, "2022-13", "2022-13", "2022-13"},
		{when_due, "2022-Q9", "2022-Q9", "2022-Q9"},
		{when_due, "2022-12-late", "2022-12-late", "2022-12-late"},
		{when_due, "snart", "snart", "snart"},
		{when_due, "", "", ""},
		{when_again, "P6M", "hvert halve år", "every half-year"},
		{when_again, "P1M", "hver måned", "every month"},
		{when_again, "P1Y", "hvert år", "every year"},
		{when_again, "P3M", "hvert kvartal", "every quarter"},
		{when_again, "P2W", "hver 2. uge", "every 2 weeks"},
		{when_again, "P2Y", "hvert 2. år", "every 2 years"},
		{when_again, "P12M", "hver 12. måned", "every 12 months"},
		{when_again, "P10D", "hver 10. dag", "every 10 days"},
		{when_again, "P1Y6M", "P1Y6M", "P1Y6M"},
		{when_again, "ofte", "ofte", "ofte"},
		{when_again, "P", "P", "P"},
		{when_period, "2021", "2021", "2021"},
		{when_period, "2021,2022", "2021 og 2022", "2021 and 2022"},
		{when_period, "2021,2022,2023", "2021, 2022 og 2023", "2021, 2022 and 2023"},
		{when_period, "2019-2021", "2019–2021", "2019–2021"},
		{when_period, "2021-", "fra 2021", "from 2021"},
		{when_period, "årligt", "årligt", "yearly"},
		{when_period, "overslagsårene", "overslagsårene", "the budget estimate years"},
		{when_period, "sommerens", "sommerens", "sommerens"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		BUF_AUTO danish = BUF_INIT(256);
		BUF_AUTO english = BUF_INIT(256);
		cases[i].put(&danish, LANG_DA, cases[i].code);
		cases[i].put(&english, LANG_EN, cases[i].code);
		if (!str_eq(buf_view(&danish), str_of(cases[i].danish)) ||
		    !str_eq(buf_view(&english), str_of(cases[i].english)))
			fail_msg("%s: %.*s; %.*s", cases[i].code, (int)danish.n, danish.p,
				 (int)english.n, english.p);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(times_as_people_say_them),
					   cmocka_unit_test(spans_there_and_back),
					   cmocka_unit_test(spans_damaged),
					   cmocka_unit_test(bodies_in_addresses),
					   cmocka_unit_test(one_body_many_names),
					   cmocka_unit_test(initials),
					   cmocka_unit_test(days_due),
					   cmocka_unit_test(terms),
					   cmocka_unit_test(keys_and_places)};
	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
