/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports of the case systems, line by line: each invented example in tests/cases/esdh has its
 * lines with roles beside it. SPOR_GOLDEN=write writes them anew, to be read before they are kept.
 */
#include "esdh_help.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

struct example {
	const char *folder, *file;
};

static const struct example examples[] = {
	{"acadre", "XML_4412.xml"},	{"acadre", "XML_4413.xml"},
	{"sbsys", "single.xml"},	{"sbsys", "grouped.xml"},
	{"sbsys", "preview.xml"},	{"edoc", "eDocAgendaPublishing.xml"},
	{"edoc", "whole.xml"},		{"fujitsu", "notices.xml"},
	{"agman", "Publication71.xml"}, {"getorganized", "publication.xml"},
	{"firstagenda", "agenda.json"}, {"firstagenda", "list.json"},
	{"firstagenda", "cut.json"},	{"broken", "bomb.xml"},
	{"broken", "external.xml"},	{"broken", "dirty.xml"},
	{"broken", "garbage.xml"},	{"broken", "cut.xml"},
	{"broken", "mixed.xml"},
};

static void write_lines(const struct folder *f, const char *name, const char *text)
{
	char path[4096];
	(void)snprintf(path, sizeof(path), "%s/%s", f->path, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static void test_examples(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++) {
		ARENA_AUTO a = arena_new((size_t)256 << 20);
		struct folder f;
		struct extractions xs = {0};
		struct sp_err e = {0};
		char below[256], lines[256];
		(void)snprintf(below, sizeof(below), "tests/cases/esdh/%s", examples[i].folder);
		(void)snprintf(lines, sizeof(lines), "%s.lines", examples[i].file);
		assert_true(folder_open(&f, below));
		print_message("# %s/%s\n", below, examples[i].file);
		assert_int_equal(esdh_read_file(a, &f, examples[i].file, &xs, &e), SP_OK);
		const char *got = esdh_dump(a, &xs);
		assert_non_null(got);
		if (getenv("SPOR_GOLDEN"))
			write_lines(&f, lines, got);
		struct str want = folder_bytes(&f, a, lines);
		assert_non_null(want.p);
		assert_string_equal(got, want.p);
	}
}

/* What holds of every extraction, whatever the format. */
static void check_invariants(const struct extraction *x)
{
	bool closed = false, in_item = false;
	uint32_t end = 0;
	for (uint32_t i = 0; i < x->lines.n; i++) {
		const struct line *l = &x->lines.at[i];
		assert_true(l->len > 0 && l->off >= end && l->off + l->len <= x->text_len);
		end = l->off + l->len;
		assert_int_equal(x->text[end], '\n');
		if (l->value_len)
			assert_true(l->value_off >= l->off && l->value_off + l->value_len <= end);
		in_item = in_item || l->starts_item;
		closed = l->role == LINE_ITEM_CLOSED || (closed && !l->starts_item);
		if (closed)
			assert_int_not_equal(l->role, LINE_ATTACHMENT);
		if (l->role >= LINE_ITEM_NUMBER)
			assert_true(in_item);
		if (l->role >= LINE_MEETING_BODY && l->role <= LINE_MEETING_ABSENT)
			assert_false(in_item);
	}
	assert_true(str_utf8_ok((struct str){x->text, x->text_len}));
}

static void test_invariants(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++) {
		ARENA_AUTO a = arena_new((size_t)256 << 20);
		struct folder f;
		struct extractions xs = {0};
		char below[256];
		(void)snprintf(below, sizeof(below), "tests/cases/esdh/%s", examples[i].folder);
		assert_true(folder_open(&f, below));
		assert_int_equal(esdh_read_file(a, &f, examples[i].file, &xs, NULL), SP_OK);
		assert_true(xs.list.n > 0);
		for (uint32_t k = 0; k < xs.list.n; k++)
			check_invariants(xs.list.at[k]);
	}
}

/* A file that is named but not there stops only itself, and says what to do. */
static void test_missing_agenda(void **state)
{
	(void)state;
	static const struct example missing[] = {{"acadre", "XML_4414.xml"},
						 {"fujitsu", "missing.xml"}};
	for (size_t i = 0; i < COUNT(missing); i++) {
		ARENA_AUTO a = arena_new((size_t)64 << 20);
		struct folder f;
		struct extractions xs = {0};
		struct sp_err e = {0};
		char below[256];
		(void)snprintf(below, sizeof(below), "tests/cases/esdh/%s", missing[i].folder);
		assert_true(folder_open(&f, below));
		assert_int_equal(esdh_read_file(a, &f, missing[i].file, &xs, &e), SP_ENOTFOUND);
		assert_string_equal(e.arg[0], missing[i].file);
		assert_int_equal(xs.list.n, 0);
	}
}

/* Without neighbours the names stay as said, with "/" in them, and nothing is warned about. */
static void test_no_neighbours(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new((size_t)64 << 20);
	struct folder f;
	struct extractions xs = {0};
	assert_true(folder_open(&f, "tests/cases/esdh/agman"));
	struct str bytes = folder_bytes(&f, a, "Publication71.xml");
	assert_int_equal(esdh_read_bytes(a, "x", bytes, &xs, NULL), SP_OK);
	const struct extraction *x = xs.list.at[0];
	assert_int_equal(x->warnings.n, 0);
	uint32_t seen = 0;
	for (uint32_t i = 0; i < x->lines.n; i++)
		if (x->lines.at[i].ref)
			seen += strncmp(x->lines.at[i].ref, "Enclosures/", 11) == 0;
	assert_int_equal(seen, 4);
}

static void test_not_an_export(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		sp_rc rc;
	} cases[] = {
		{"<opskrift><mel/></opskrift>", SP_EFORMAT},
		{"<Publication/>", SP_EFORMAT},
		{"<Publication TimeStamp='2020'><Agendas/></Publication>", SP_EFORMAT},
		{"<Root><Committee/></Root>", SP_EFORMAT},
		{"<", SP_EFORMAT},
		{"<!DOCTYPE x [", SP_EFORMAT},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ARENA_AUTO a = arena_new((size_t)16 << 20);
		struct source_input in = {"x.xml", str_of(cases[i].text), NULL};
		struct extractions xs = {0};
		struct sp_err e = {0};
		print_message("# case %zu\n", i);
		assert_int_equal(source_esdh_read(a, &in, SOURCE_XML, &xs, &e), cases[i].rc);
		assert_non_null(e.key);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_examples),       cmocka_unit_test(test_invariants),
		cmocka_unit_test(test_missing_agenda), cmocka_unit_test(test_no_neighbours),
		cmocka_unit_test(test_not_an_export),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
