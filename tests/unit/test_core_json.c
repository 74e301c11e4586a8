/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/json.h"
#include "test.h"

#include <float.h>
#include <jansson.h>
#include <math.h>

static void sample(struct json_writer *w)
{
	jw_object_begin(w);
	jw_put_text(w, "body", "Børne- og Skoleudvalget");
	jw_put_text(w, "end", NULL);
	jw_put_int(w, "n", INT64_MIN);
	jw_put_bool(w, "closed", false);
	jw_key(w, "items");
	jw_array_begin(w);
	jw_object_begin(w);
	jw_object_end(w);
	jw_array_begin(w);
	jw_int(w, 1);
	jw_bool(w, true);
	jw_null(w);
	jw_array_end(w);
	jw_array_end(w);
	jw_object_end(w);
}

static void shapes(void **state)
{
	(void)state;
	static const char *const expected[] = {
		[JW_COMPACT] = "{\"body\":\"Børne- og Skoleudvalget\",\"end\":null,"
			       "\"n\":-9223372036854775808,\"closed\":false,"
			       "\"items\":[{},[1,true,null]]}",
		[JW_PRETTY] = "{\n  \"body\": \"Børne- og Skoleudvalget\",\n  \"end\": null,\n"
			      "  \"n\": -9223372036854775808,\n  \"closed\": false,\n"
			      "  \"items\": [\n    {},\n    [\n      1,\n      true,\n"
			      "      null\n    ]\n  ]\n}"};
	for (int style = JW_COMPACT; style <= JW_PRETTY; style++) {
		BUF_AUTO b = BUF_INIT(1 << 16);
		struct json_writer w = JW_WRITER(&b, (enum jw_style)style);
		sample(&w);
		assert_true(jw_ok(&w));
		assert_string_equal(b.p, expected[style]);
	}
}

static void strings(void **state)
{
	(void)state;
	static const struct {
		struct str in;
		const char *out;
	} cases[] = {
		{{"", 0}, "\"\""},
		{{NULL, 0}, "\"\""},
		{{"a\"b\\c/d", 7}, "\"a\\\"b\\\\c/d\""},
		{{"\b\t\n\f\r", 5}, "\"\\b\\t\\n\\f\\r\""},
		{{"\0\x01\x1F\x7F", 4}, "\"\\u0000\\u0001\\u001f\x7F\""},
		{{"æøå 😀 – “”", 22}, "\"æøå 😀 – “”\""},
		{{"\xEF\xBF\xBD", 3}, "\"\xEF\xBF\xBD\""},
		{{"x\xE6y\xC3", 4}, "\"x\xEF\xBF\xBDy\xEF\xBF\xBD\""},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		BUF_AUTO b = BUF_INIT(100);
		jw_quote(&b, cases[i].in);
		assert_string_equal(b.p, cases[i].out);
	}
}

static const char *real_text(double v, struct buf *b)
{
	struct json_writer w = JW_WRITER(b, JW_COMPACT);
	buf_reset(b);
	jw_real(&w, v);
	return b->p;
}

static void reals(void **state)
{
	(void)state;
	static const double values[] = {0.1, 1.0 / 3, DBL_MAX, DBL_MIN, 5e-324, -2.5, 123456789.25};
	BUF_AUTO b = BUF_INIT(100);
	assert_string_equal(real_text(0.1, &b), "0.1");
	assert_string_equal(real_text(0, &b), "0");
	assert_string_equal(real_text((double)NAN, &b), "null");
	assert_string_equal(real_text(-(double)INFINITY, &b), "null");
	for (size_t i = 0; i < COUNT(values); i++)
		assert_memory_equal(&(double){strtod(real_text(values[i], &b), NULL)}, &values[i],
				    sizeof(double));
}

static void decimals(void **state)
{
	(void)state;
	static const struct {
		int64_t v;
		unsigned decimals;
		const char *out;
	} cases[] = {{150050, 2, "1500.5"},
		     {150000000, 2, "1500000"},
		     {5, 2, "0.05"},
		     {-5, 2, "-0.05"},
		     {0, 2, "0"},
		     {42, 0, "42"},
		     {-1234567, 3, "-1234.567"},
		     {INT64_MIN, 2, "-92233720368547758.08"},
		     {1, 18, "0.000000000000000001"}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		BUF_AUTO b = BUF_INIT(100);
		struct json_writer w = JW_WRITER(&b, JW_COMPACT);
		jw_decimal(&w, cases[i].v, cases[i].decimals);
		assert_string_equal(b.p, cases[i].out);
	}
}

static void nested(struct json_writer *w, unsigned depth)
{
	for (unsigned i = 0; i < depth; i++)
		jw_array_begin(w);
	for (unsigned i = 0; i < depth; i++)
		jw_array_end(w);
}

static void limits(void **state)
{
	(void)state;
	BUF_AUTO b = BUF_INIT(1 << 10);
	struct json_writer w = JW_WRITER(&b, JW_COMPACT);
	nested(&w, JW_DEPTH_MAX);
	assert_true(jw_ok(&w));
	buf_reset(&b);
	nested(&w, JW_DEPTH_MAX + 1);
	assert_false(jw_ok(&w));

	BUF_AUTO tiny = BUF_INIT(5);
	struct json_writer full = JW_WRITER(&tiny, JW_COMPACT);
	jw_text(&full, "longer than five");
	assert_false(jw_ok(&full));

	buf_reset(&b);
	struct json_writer open = JW_WRITER(&b, JW_COMPACT);
	jw_array_begin(&open);
	assert_false(jw_ok(&open));
}

/* What is written, jansson reads back as it was meant. */
static void read_back(void **state)
{
	(void)state;
	BUF_AUTO b = BUF_INIT(1 << 20);
	struct json_writer w = JW_WRITER(&b, JW_COMPACT);
	jw_array_begin(&w);
	for (uint32_t cp = 1; cp < 0x3000; cp++) {
		char text[4];
		jw_str(&w, (struct str){text, str_utf8_put(cp, text)});
	}
	jw_array_end(&w);
	assert_true(jw_ok(&w));
	json_t *read = json_loadb(b.p, b.n, 0, NULL);
	assert_non_null(read);
	assert_int_equal(json_array_size(read), 0x2FFF);
	for (uint32_t cp = 1; cp < 0x3000; cp++) {
		size_t i = 0;
		const char *s = json_string_value(json_array_get(read, cp - 1));
		assert_int_equal(str_utf8_next(str_of(s), &i), cp);
	}
	json_decref(read);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(shapes), cmocka_unit_test(strings),
					   cmocka_unit_test(reals),  cmocka_unit_test(decimals),
					   cmocka_unit_test(limits), cmocka_unit_test(read_back)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
