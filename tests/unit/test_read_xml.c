/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/xml.h"

#include "core/buf.h"
#include "esdh_help.h"
#include "read/json_in.h"
#include "test.h"

#include <stdlib.h>

static void test_clean(void **state)
{
	(void)state;
	static const struct {
		const char *in, *out;
		struct xml_repairs r;
	} cases[] = {
		{"<a>x</a>", "<a>x</a>", {0}},
		{"<a>\xC3\xA6\xF0\x9F\x98\x80</a>", "<a>\xC3\xA6\xF0\x9F\x98\x80</a>", {0}},
		{"<a>&#xC;&#12;&#0;x</a>", "<a>x</a>", {.references = 3}},
		{"<a>&#xFFFE;&#xD800;&#1114112;&#99999999999;</a>",
		 "<a>&amp;#99999999999;</a>",
		 {.references = 3, .ampersands = 1}},
		{"<a>&#230;&#xE6;&#x9;</a>", "<a>&#230;&#xE6;&#x9;</a>", {0}},
		{"<a>&amp;&lt;&aelig;&nbsp;</a>", "<a>&amp;&lt;&#230;&#160;</a>", {0}},
		{"<a>A & B &co; &</a>", "<a>A &amp; B &amp;co; &amp;</a>", {.ampersands = 3}},
		{"<a>3 < 4</a>", "<a>3 &lt; 4</a>", {.ampersands = 1}},
		{"<a>\x01x\xEF\xBF\xBFy\xEF\xBF\xBDz</a>",
		 "<a>xy\xEF\xBF\xBDz</a>",
		 {.characters = 2}},
		{"<a><![CDATA[<b>&#xC;&nbsp;&]]></a>",
		 "<a><![CDATA[<b>&nbsp;&]]></a>",
		 {.references = 1}},
		{"<?xml version=\"1.0\"?><!-- & <x> --><a/><?pi?>", "<a/>", {0}},
		{"HTTP/1.1 200 < 3\r\n<a/>", "<a/>", {.garbage = true}},
		{"\xEF\xBB\xBF \r\n<a/>", "<a/>", {0}},
		{"<!DOCTYPE a [<!ENTITY b \"]>\"> <!-- > -->]><a>&b;</a>",
		 "<a>&amp;b;</a>",
		 {.doctype = true, .ampersands = 1}},
		{"<!DOCTYPE a SYSTEM 'http://x/y>'><a/>", "<a/>", {.doctype = true}},
		{"<a b='>&' c=\"'\">x</a>", "<a b='>&amp;' c=\"'\">x</a>", {.ampersands = 1}},
		{"<a b='x>y</a>", "<a b='x>y</a>", {0}},
		{"<a>x<![CDATA[halv", "<a>x<![CDATA[halv]]>", {.truncated = true}},
		{"<a>x<b c='", "<a>x", {.truncated = true}},
		{"<a>x<", "<a>x", {.truncated = true}},
		{"<a>x<!-- halv", "<a>x", {.truncated = true}},
		{"<!DOCTYPE a [", "", {.doctype = true, .truncated = true}},
		{"", "", {0}},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ARENA_AUTO a = arena_new((size_t)1 << 20);
		struct xml_repairs r = {0};
		struct str out;
		print_message("# case %zu\n", i);
		assert_int_equal(xml_clean(a, "x", str_of(cases[i].in), &out, &r, NULL), SP_OK);
		assert_string_equal(out.p, cases[i].out);
		assert_int_equal(r.references, cases[i].r.references);
		assert_int_equal(r.characters, cases[i].r.characters);
		assert_int_equal(r.ampersands, cases[i].r.ampersands);
		assert_int_equal(r.garbage, cases[i].r.garbage);
		assert_int_equal(r.doctype, cases[i].r.doctype);
		assert_int_equal(r.truncated, cases[i].r.truncated);
	}
}

static void test_walk(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new((size_t)1 << 20);
	XML_AUTO d = {0};
	const char *text =
		"<x:Rod xmlns:x='urn:x' ID='7&amp;8' tom=''>tekst<x:Møde>A<!-- k -->B</x:Møde>"
		"<b><c>1</c><c>2<i>3</i></c></b><møde/></x:Rod>";
	assert_int_equal(xml_open(a, "x", str_of(text), &d, NULL), SP_OK);
	const xml_node *root = xml_root(&d);
	assert_true(xml_is(root, "rod"));
	assert_string_equal(xml_name(root), "Rod");
	assert_true(str_eq(xml_attr(&d, root, "id"), STR("7&8")));
	assert_int_equal(xml_attr(&d, root, "tom").n, 0);
	assert_int_equal(xml_attr(&d, root, "findes ikke").n, 0);
	assert_true(str_eq(xml_get(&d, root, "MØDE"), STR("AB")));
	assert_true(str_eq(xml_get(&d, root, "b/c"), STR("1")));
	assert_int_equal(xml_get(&d, root, "b/d/e").n, 0);
	assert_null(xml_down(root, "b/q"));
	assert_ptr_equal(xml_down(root, ""), root);
	const xml_node *second = xml_next(xml_down(root, "b/c"), "c");
	assert_true(str_eq(xml_text(&d, second), STR("23")));
	assert_true(str_eq(xml_inner(&d, second), STR("2<i>3</i>")));
	assert_null(xml_next(second, NULL));
	assert_null(xml_first(NULL, "x"));
	assert_int_equal(xml_text(&d, NULL).n, 0);
	int children = 0;
	XML_EACH(node, root, NULL)
	children += node != NULL;
	assert_int_equal(children, 3);
	assert_false(d.failed || d.repairs.truncated || d.damaged_line);
}

static void test_encodings(void **state)
{
	(void)state;
	static const struct {
		const char *bytes;
		size_t n;
	} cases[] = {
#define BYTES(lit) {(lit), sizeof(lit) - 1}
		BYTES("<a>\xC3\xA6\xC3\xB8</a>"),
		BYTES("\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?><a>\xC3\xA6\xC3\xB8</a>"),
		BYTES("<?xml version=\"1.0\" encoding=\"windows-1252\"?><a>\xE6\xF8</a>"),
		BYTES("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xE6\xF8</a>"),
		BYTES("<a>\xE6\xF8</a>"),
		BYTES("\xFF\xFE<\0a\0>\0\xE6\0\xF8\0<\0/\0a\0>\0"),
		BYTES("\xFE\xFF\0<\0a\0>\0\xE6\0\xF8\0<\0/\0a\0>"),
		/* says UTF-16, is UTF-8 */
		BYTES("<?xml version=\"1.0\" encoding=\"utf-16\"?><a>\xC3\xA6\xC3\xB8</a>"),
#undef BYTES
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ARENA_AUTO a = arena_new((size_t)1 << 20);
		XML_AUTO d = {0};
		struct str bytes = {cases[i].bytes, cases[i].n};
		print_message("# case %zu\n", i);
		assert_int_equal(xml_open(a, "x", bytes, &d, NULL), SP_OK);
		assert_true(str_eq(xml_text(&d, xml_root(&d)), STR("æø")));
	}
}

/* n times the text, between a head and a tail. */
static struct str repeated(struct arena *a, const char *head, const char *text, size_t n,
			   const char *tail)
{
	size_t h = strlen(head), t = strlen(text), e = strlen(tail), size = h + t * n + e;
	char *out = arena_alloc(a, size + 1);
	assert_non_null(out);
	memcpy(out, head, h);
	for (size_t i = 0; i < n; i++)
		memcpy(out + h + i * t, text, t);
	memcpy(out + h + n * t, tail, e);
	return (struct str){out, size};
}

static void test_limits(void **state)
{
	(void)state;
	static const struct {
		const char *head, *text, *tail;
		size_t n;
		sp_rc rc;
	} cases[] = {
		{"<a>", "<b>", "", 400, SP_OK},
		{"<a>", "<b>", "", 600, SP_ELIMIT},
		{"<a>", "<b>", "", 1000000, SP_ELIMIT},
		{"<a>", "<b/>", "</a>", 100000, SP_OK},
		{"<a>", "<b/>", "</a>", XML_MAX_ELEMENTS + 1, SP_ELIMIT},
		{"<a ", "b='' ", "/>", XML_MAX_ATTRIBUTES + 1, SP_ELIMIT},
		{"<a>", "&lol;", "</a>", 1000000, SP_OK},
		{"<a>", "<b \"", "</a>", 300000, SP_ELIMIT},
		{"", "<", "", 1000000, SP_EFORMAT},
		{"", "<!DOCTYPE a [", "", 300000, SP_EFORMAT},
		{"<a>", "x", "</a>", 20000000, SP_OK},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ARENA_AUTO a = arena_new((size_t)512 << 20);
		XML_AUTO d = {0};
		struct sp_err e = {0};
		struct str bytes =
			repeated(a, cases[i].head, cases[i].text, cases[i].n, cases[i].tail);
		print_message("# case %zu\n", i);
		assert_int_equal(xml_open(a, "x", bytes, &d, &e), cases[i].rc);
		assert_true(cases[i].rc == SP_OK || e.key);
	}
}

static void test_memory(void **state)
{
	(void)state;
	struct folder f;
	assert_true(folder_open(&f, "tests/cases/esdh/acadre"));
	bool done = false;
	for (size_t cap = 1000; !done; cap += cap / 8) {
		ARENA_AUTO a = arena_new(cap);
		struct extractions xs = {0};
		assert_non_null(a);
		sp_rc rc = esdh_read_file(a, &f, "XML_4412.xml", &xs, NULL);
		done = rc == SP_OK;
		assert_true(done || rc == SP_ENOMEM || rc == SP_ELIMIT || rc == SP_ENOTFOUND ||
			    rc == SP_EIO || rc == SP_EFORMAT);
		assert_true(cap < (size_t)16 << 20);
	}
}

static void test_json(void **state)
{
	(void)state;
	static const struct {
		const char *head, *text, *tail;
		size_t n;
		sp_rc rc;
		bool truncated;
		const char *dumped; /* NULL: not looked at */
	} cases[] = {
		{"{\"a\":1}", "", "", 0, SP_OK, false, "{\"a\": 1}"},
		{"\xEF\xBB\xBF[1]", "", "", 0, SP_OK, false, "[1]"},
		{"{\"a\":[1,2,{\"b\":\"x", "", "", 0, SP_OK, true, "{\"a\": [1, 2, {}]}"},
		{"{\"a\":\"x,]\\\"}\",\"b\":{\"c\":1,\"d", "", "", 0, SP_OK, true,
		 "{\"a\": \"x,]\\\"}\", \"b\": {\"c\": 1}}"},
		{"[[1],[2", "", "", 0, SP_OK, true, "[[1], []]"},
		{"[1}", "", "", 0, SP_EFORMAT, false, NULL},
		{"tekst", "", "", 0, SP_EFORMAT, false, NULL},
		{"", "[", "", 200000, SP_ELIMIT, false, NULL},
		{"[1", ",1", "]", JSON_MAX_VALUES + 1, SP_ELIMIT, false, NULL},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ARENA_AUTO a = arena_new((size_t)256 << 20);
		JSON_AUTO root = NULL;
		bool truncated = false;
		struct str bytes =
			repeated(a, cases[i].head, cases[i].text, cases[i].n, cases[i].tail);
		print_message("# case %zu\n", i);
		assert_int_equal(json_in_read(a, "x", bytes, &root, &truncated, NULL), cases[i].rc);
		assert_int_equal(truncated, cases[i].truncated);
		char *text = root && cases[i].dumped ? json_dumps(root, 0) : NULL;
		if (cases[i].dumped)
			assert_string_equal(text, cases[i].dumped);
		free(text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_clean),	  cmocka_unit_test(test_walk),
		cmocka_unit_test(test_encodings), cmocka_unit_test(test_limits),
		cmocka_unit_test(test_memory),	  cmocka_unit_test(test_json),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
