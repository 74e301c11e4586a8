/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/grid.h"
#include "core/csv.h"
#include "test.h"

#include <stdlib.h>

static void wrapping(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t columns;
		const char *lines; /* joined by | */
	} cases[] = {
		{"børn og unge", 20, "børn og unge"},
		{"børn og unge", 7, "børn og|unge"},
		{"børn og unge", 6, "børn|og|unge"},
		{"børneudvalget", 5, "børne|udval|get"},
		{"a\nb", 5, "a|b"},
		{"a\n\nb", 5, "a||b"},
		{"æøå", 1, "æ|ø|å"},
		{"東京都庁", 4, "東京|都庁"},
		{"東京", 1, "東|京"}, /* wider than the room: one a line, and it ends */
		{"e\xCC\x81t", 1, "e\xCC\x81|t"},
		{"", 5, ""},
		{"a  b", 2, "a |b"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		BUF_AUTO got = BUF_INIT(4096);
		struct str rest = str_of(cases[i].text), line;
		for (bool first = true; grid_wrap(&rest, cases[i].columns, &line); first = false) {
			buf_puts(&got, first ? "" : "|");
			buf_str(&got, line);
		}
		assert_string_equal(buf_view(&got).p, cases[i].lines);
	}
}

static const struct grid two = {.columns = {{.title = "Udvalg"}, {.title = "Antal", .right = true}},
				.n = 2,
				.strong = "",
				.plain = ""};

static void put(struct grid *g, const struct str rows[][2], size_t n, struct buf *out)
{
	for (size_t i = 0; i < n; i++)
		grid_measure(g, rows[i]);
	grid_fit(g);
	grid_head(g, out);
	for (size_t i = 0; i < n; i++)
		grid_row(g, rows[i], out);
}

static void layout(void **state)
{
	(void)state;
	const struct str rows[][2] = {{STR("Byråd"), STR("7")}, {STR("Børn og Unge"), STR("12")}};
	struct grid g = two;
	BUF_AUTO out = BUF_INIT(4096);
	put(&g, rows, 2, &out);
	assert_string_equal(buf_view(&out).p, "Udvalg        Antal\n"
					      "────────────  ─────\n"
					      "Byråd             7\n"
					      "Børn og Unge     12\n");
}

static void narrow(void **state)
{
	(void)state;
	const struct str rows[][2] = {{STR("Børn og Unge"), STR("123456")}};
	struct grid g = two;
	BUF_AUTO out = BUF_INIT(4096);
	g.width = 17;
	put(&g, rows, 1, &out);
	assert_string_equal(buf_view(&out).p, "Udvalg      Antal\n"
					      "─────────  ──────\n"
					      "Børn og    123456\n"
					      "Unge\n");
	struct grid cut = two;
	cut.width = 17;
	cut.columns[0].cut = true;
	BUF_AUTO short_out = BUF_INIT(4096);
	put(&cut, rows, 1, &short_out);
	assert_string_equal(buf_view(&short_out).p, "Udvalg      Antal\n"
						    "─────────  ──────\n"
						    "Børn og…   123456\n");
}

/* What is to be copied stays whole; the spare columns go first, one after another. */
static void spare(void **state)
{
	const struct str row[] = {STR("tmu/2020-06-09"), STR("Teknik- og Miljøudvalget"),
				  STR("9. juni 2020"), STR("3")};
	static const struct {
		size_t width;
		const char *last; /* the row */
	} cases[] = {
		{80, "tmu/2020-06-09  Teknik- og Miljøudvalget  9. juni 2020      3\n"},
		{54, "tmu/2020-06-09  Teknik- og…        9. juni 2020      3\n"},
		{46, "tmu/2020-06-09  9. juni 2020      3\n"},
		{30, "tmu/2020-06-09      3\n"},
		{18, "tmu/2020-06      3\n-09\n"}, /* nothing is left to leave out */
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct grid g = {.columns = {{.title = "Møde", .whole = true},
					     {.title = "Organ", .cut = true, .spare = true},
					     {.title = "Dato", .whole = true, .spare = true},
					     {.title = "Antal", .right = true}},
				 .n = 4,
				 .width = cases[i].width,
				 .strong = "",
				 .plain = ""};
		BUF_AUTO out = BUF_INIT(4096);
		grid_measure(&g, row);
		grid_fit(&g);
		grid_row(&g, row, &out);
		assert_string_equal(buf_view(&out).p, cases[i].last);
	}
}

/* Whatever the cells, no line is wider than the terminal as long as the numbers leave room. */
static void never_too_wide(void **state)
{
	(void)state;
	static const char letters[] = "ab cdæ ø";
	unsigned seed = 7;
	for (int round = 0; round < 2000; round++) {
		char text[3][64];
		struct str row[3];
		struct grid g = {.n = 3, .strong = "", .plain = "", .width = 30};
		BUF_AUTO out = BUF_INIT(65536);
		for (size_t i = 0; i < 3; i++) {
			size_t n = 0, want = (size_t)rand_r(&seed) % 60;
			while (n < want) {
				char c = letters[(size_t)rand_r(&seed) % (sizeof(letters) - 1)];
				if ((unsigned char)c < 0x80)
					text[i][n++] = c;
				else
					text[i][n++] = 'x';
			}
			row[i] = (struct str){text[i], n};
			g.columns[i] = (struct grid_column){.title = "T", .cut = i == 1};
		}
		grid_measure(&g, row);
		grid_fit(&g);
		grid_row(&g, row, &out);
		struct str rest = buf_view(&out), line;
		while (str_cut(&rest, '\n', &line))
			assert_true(str_columns(line) <= 30);
	}
}

static void csv(void **state)
{
	(void)state;
	static const struct {
		const char *in, *out;
	} cases[] = {{"plain", "plain"},
		     {"a,b", "\"a,b\""},
		     {"say \"hi\"", "\"say \"\"hi\"\"\""},
		     {"two\nlines", "\"two\nlines\""},
		     {"cr\r", "\"cr\r\""},
		     {"", "\"\""},
		     {" x", "\" x\""},
		     {"x ", "\"x \""},
		     {"æøå", "æøå"},
		     {NULL, ""}};
	BUF_AUTO line = BUF_INIT(4096);
	BUF_AUTO want = BUF_INIT(4096);
	for (size_t i = 0; i < COUNT(cases); i++) {
		csv_field(&line, str_of(cases[i].in), i == 0);
		buf_printf(&want, "%s%s", i ? "," : "", cases[i].out);
	}
	csv_line_end(&line);
	buf_puts(&want, "\r\n");
	assert_string_equal(buf_view(&line).p, buf_view(&want).p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wrapping),	  cmocka_unit_test(layout),
		cmocka_unit_test(narrow),	  cmocka_unit_test(spare),
		cmocka_unit_test(never_too_wide), cmocka_unit_test(csv)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
