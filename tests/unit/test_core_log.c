/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/log.h"
#include "test.h"

#include <stdio.h>
#include <unistd.h>

static int64_t fixed(void)
{
	return INT64_C(1591707600123); /* 2020-06-09 13:00:00.123 UTC */
}

/* What log_line writes for one field. */
static void expect(enum log_level level, struct log_field field, const char *expected)
{
	int ends[2];
	char got[4096];
	assert_int_equal(pipe(ends), 0);
	struct log log = {ends[1], LOG_INFO, fixed};
	log_line(&log, level, "import done", &field, 1);
	close(ends[1]);
	ssize_t n = read(ends[0], got, sizeof(got) - 1);
	close(ends[0]);
	assert_true(n >= 0);
	got[n] = '\0';
	assert_string_equal(got, expected);
}

#define HEAD "time=2020-06-09T13:00:00.123Z level=info event=\"import done\""

static void lines(void **state)
{
	(void)state;
	expect(LOG_DEBUG, LOG_INT("n", 1), "");
	expect(LOG_OFF, LOG_INT("n", 1), "");
	expect(LOG_INFO, LOG_INT("files", -3), HEAD " files=-3\n");
	expect(LOG_INFO, LOG_TEXT("file", NULL), HEAD " file=\n");
	expect(LOG_INFO, LOG_TEXT("file", ""), HEAD " file=\"\"\n");
	expect(LOG_INFO, LOG_TEXT("file", "a.txt"), HEAD " file=a.txt\n");
}

/* A value can neither end its line nor begin a field. */
static void forged(void **state)
{
	(void)state;
	static const struct {
		const char *value, *shown;
	} cases[] = {{"a b", "\"a b\""},
		     {"x\nlevel=error", "\"x\\u000alevel=error\""},
		     {"say \"hi\"", "\"say \\\"hi\\\"\""},
		     {"c:\\d", "\"c:\\\\d\""},
		     {"m\xF8"
		      "de",
		      "\"m\\xf8de\""},
		     {"a\xE2\x80\xA8z", "\"a\\u2028z\""},
		     {"møde", "\"møde\""}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char line[200];
		(void)snprintf(line, sizeof(line), HEAD " v=%s\n", cases[i].shown);
		expect(LOG_INFO, LOG_TEXT("v", cases[i].value), line);
	}
}

static void urls(void **state)
{
	(void)state;
	static const struct {
		const char *url, *shown;
	} cases[] = {{"spor.db", "spor.db"},
		     {"postgresql:///spor", "postgresql:///spor"},
		     {"postgresql://anna:hemmelig@db/spor", "postgresql://anna:***@db/spor"},
		     {"postgresql://anna:a@b:c@db:5432/spor", "postgresql://anna:***@db:5432/spor"},
		     {"postgresql://db/spor?password=x", "postgresql://db/spor?password=***"},
		     {"postgresql://anna:x@db", "postgresql://anna:***@db"},
		     {"fault:3:postgresql://a:b@c/d", "fault:3:postgresql://a:***@c/d"}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char line[200];
		bool quoted = strchr(cases[i].shown, '=') != NULL;
		(void)snprintf(line, sizeof(line), HEAD " store=%s%s%s\n", quoted ? "\"" : "",
			       cases[i].shown, quoted ? "\"" : "");
		expect(LOG_INFO, LOG_URL("store", cases[i].url), line);
	}
}

static void levels(void **state)
{
	(void)state;
	enum log_level level = LOG_INFO;
	assert_true(log_level_parse("warning", &level));
	assert_int_equal(level, LOG_WARNING);
	assert_false(log_level_parse("loud", &level));
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(lines), cmocka_unit_test(forged),
					   cmocka_unit_test(urls), cmocka_unit_test(levels)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
