/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/esdh.h"
#include "read/firstagenda_html.h"
#include "test.h"

#include <stdio.h>

static void test_moments(void **state)
{
	(void)state;
	static const struct {
		const char *said, *date, *time;
	} cases[] = {
		{"2013-06-20 10:30", "2013-06-20", "10:30"},
		{"04-12-2012 13:00:00", "04-12-2012", "13:00"},
		{"14-08-2013 9:05:00", "14-08-2013", "9:05"},
		{"27. august 2018", "27. august 2018", ""},
		{"27. august 2018 16.30", "27. august 2018", "16.30"},
		{" 02-05-2017 10:00\r\n", "02-05-2017", "10:00"},
		{"01-01-0001 00:00", "", ""},
		{"0001-01-01T00:00:00", "", ""},
		{"2026-03-16T13:00:00", "2026-03-16", "13:00"},
		/* a stated offset counts, whatever the field is called; summer time both ways */
		{"2026-03-16T13:00:00+01:00", "2026-03-16", "13:00"},
		{"2026-03-16T12:00:00Z", "2026-03-16", "13:00"},
		{"2026-06-16T12:00:00Z", "2026-06-16", "14:00"},
		{"2026-06-16T23:30:00.1234567+00:00", "2026-06-17", "01:30"},
		{"2026-03-29T00:59:00Z", "2026-03-29", "01:59"},
		{"2026-03-29T01:00:00Z", "2026-03-29", "03:00"},
		{"2026-10-25T00:59:00Z", "2026-10-25", "02:59"},
		{"2026-10-25T01:00:00Z", "2026-10-25", "02:00"},
		{"2027-01-01T00:30:00+05:30", "2026-12-31", "20:00"},
		{"2026-13-45T99:99:00Z", "2026-13-45", "99:99"},
		{"", "", ""},
		{"ukendt", "ukendt", ""},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ARENA_AUTO a = arena_new((size_t)1 << 20);
		struct str date, time;
		print_message("# case %zu\n", i);
		esdh_moment(a, str_of(cases[i].said), &date, &time);
		assert_string_equal(str_dup(a, date), cases[i].date);
		assert_string_equal(str_dup(a, time), cases[i].time);
	}
}

static void test_plain(void **state)
{
	(void)state;
	static const struct {
		const char *html, *plain;
		bool blank;
	} cases[] = {
		{"Ny mole", "Ny mole", false},
		{"Ny\r\n  mole", "Ny mole", false},
		{"<b>Ny</b>&nbsp;<br/>mole", "Ny mole", false},
		{"3 < 4 & 5 > 2", "3 < 4 & 5 > 2", false},
		{"R&amp;D &ukendt; &#230;&#xE6;", "R&D &ukendt; ææ", false},
		{"<p>&nbsp;</p>\n<br>", "", true},
		{"\xC2\xA0 \t", "", true},
		{"<img src='x'>", "", true},
		{"<p>.</p>", ".", false},
		{"<halv", "<halv", false},
		{"&#0;&#x110000;&#xD800;", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", false},
		{"", "", true},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ARENA_AUTO a = arena_new((size_t)1 << 20);
		struct esdh x = {.arena = a};
		print_message("# case %zu\n", i);
		assert_string_equal(str_dup(a, esdh_plain(&x, str_of(cases[i].html))),
				    cases[i].plain);
		assert_int_equal(esdh_blank(str_of(cases[i].html)), cases[i].blank);
		assert_false(x.failed);
	}
}

static void test_headings(void **state)
{
	(void)state;
	static const struct {
		const char *heading;
		bool decision;
	} cases[] = {
		{"Beslutning", true},
		{"BESLUTNING", true},
		{"Beslutning i Økonomiudvalget den 16-03-2026", true},
		{"Økonomiudvalgets beslutning", true},
		{"Tidligere beslutninger", true},
		{"Beslutningstema", false},
		{"Beslutningskompetence", false},
		{"Beslutningen træffes af", false},
		{"Forslag til beslutning", false},
		{"Indstilling og beslutning", false},
		{"Sagsfremstilling", false},
		{"", false},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		print_message("# case %zu\n", i);
		assert_int_equal(esdh_decision_heading(str_of(cases[i].heading)),
				 cases[i].decision);
	}
}

static void test_kinds(void **state)
{
	(void)state;
	static const struct {
		const char *said, *kind;
	} cases[] = {
		{"Referat endeligt godkendt", "Referat"},
		{"Beslutningsprotokol", "Referat"},
		{"Minute", "Referat"},
		{"TILLÆGSDAGSORDEN", "Tillægsdagsorden"},
		{"Ekstraordinær dagsorden", "Dagsorden"},
		{"", ""},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_true(str_eq(esdh_kind(str_of(cases[i].said)), str_of(cases[i].kind)));
}

static void test_paths(void **state)
{
	(void)state;
	static const struct {
		const char *said, *path, *folder;
	} cases[] = {
		{"\\Attachments\\x.pdf", "Attachments/x.pdf", "Attachments/"},
		{"Enclosures\\1.pdf", "Enclosures/1.pdf", "Enclosures/"},
		{" a b\\c d/e.pdf ", "a b/c d/e.pdf", "a b/c d/"},
		{"x.pdf", "x.pdf", ""},
		{"\\\\", "", ""},
		{"", "", ""},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ARENA_AUTO a = arena_new((size_t)1 << 20);
		const char *path = esdh_path(a, str_of(cases[i].said));
		assert_string_equal(path, cases[i].path);
		assert_string_equal(esdh_folder(a, path), cases[i].folder);
	}
}

static void check_order(const char *const *numbers, const char *want, bool items)
{
	ARENA_AUTO a = arena_new((size_t)1 << 20);
	struct esdh x = {.arena = a};
	esdh_ranks list = {0};
	char got[64] = "";
	for (size_t i = 0; numbers[i]; i++)
		esdh_rank(&x, &list, numbers[i], str_of(numbers[i]));
	if (items)
		esdh_rank_sort_items(&list);
	else
		esdh_rank_sort(&list);
	for (uint32_t i = 0; i < list.n; i++) {
		size_t n = strlen(got);
		(void)snprintf(got + n, sizeof(got) - n, "%s ", (const char *)list.at[i].what);
	}
	assert_string_equal(got, want);
}

static void test_ranks(void **state)
{
	(void)state;
	check_order((const char *const[]){"10", "2", "1", NULL}, "1 2 10 ", true);
	/* one without number stays behind the one before it */
	check_order((const char *const[]){"2", "x", "1", NULL}, "1 2 x ", true);
	check_order((const char *const[]){"x", "2", "1", NULL}, "x 1 2 ", true);
	/* numbering that starts anew: as in the file */
	check_order((const char *const[]){"2", "3", "1", "2", NULL}, "2 3 1 2 ", true);
	check_order((const char *const[]){"2", "3", "1", "2", NULL}, "1 2 2 3 ", false);
	check_order((const char *const[]){NULL}, "", true);
}

static void test_split(void **state)
{
	(void)state;
	static const struct {
		const char *html, *headings;
	} cases[] = {
		{"<div><div "
		 "id='sagsfremstillingContainer'><h3>A</h3><p>1</p><h3>B</h3>2</div></div>",
		 "|A|B|"},
		{"<div id='sagsfremstillingContainer'>0<h3>A</h3><span><h3>inde</h3><p>1</p></span>"
		 "</div>",
		 "|A|"},
		{"<div><h3>A</h3><p>1</p><div><h3>inde</h3></div></div>", "|A|"},
		{"<p>ingen</p>", "|"},
		{"", "|"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ARENA_AUTO a = arena_new((size_t)1 << 20);
		struct html_sections out = {0};
		char got[64] = "";
		print_message("# case %zu\n", i);
		assert_int_equal(firstagenda_split(a, str_of(cases[i].html), &out), SP_OK);
		for (uint32_t k = 0; k < out.list.n; k++) {
			size_t n = strlen(got);
			(void)snprintf(got + n, sizeof(got) - n, STR_FMT "|",
				       STR_ARG(out.list.at[k].heading));
		}
		assert_string_equal(got, cases[i].headings);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_moments),	 cmocka_unit_test(test_plain),
		cmocka_unit_test(test_headings), cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_paths),	 cmocka_unit_test(test_ranks),
		cmocka_unit_test(test_split),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
