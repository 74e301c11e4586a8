/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/progress.h"
#include "test.h"

/* Far from 0, as the clock of a machine that has been on for a day. */
enum { BEGAN_MS = 86400000 };

static struct call_progress at(uint64_t done)
{
	return (struct call_progress){.what = "importing",
				      .done = done,
				      .total = 2000,
				      .failed = done > 1500,
				      .bytes = done * 1000};
}

static void on_a_terminal(void **state)
{
	(void)state;
	struct progress p = {.screen = {.terminal = true, .width = 79}, .lang = LANG_EN};
	struct call_progress now = at(0);
	BUF_AUTO out = BUF_INIT(65536);
	progress_update(&p, &now, BEGAN_MS, &out);
	progress_update(&p, &now, BEGAN_MS + 50, &out);
	assert_int_equal(out.n, 0); /* work that is over at once shows nothing */
	now = at(1000);
	progress_update(&p, &now, BEGAN_MS + 2000, &out);
	assert_string_equal(buf_view(&out).p,
			    "\r\033[Kimporting [###########............] 1,000/2,000 files, 500/s, "
			    "1.0 MB, 2 s left");
	buf_reset(&out);
	progress_hide(&p, &out);
	progress_hide(&p, &out);
	assert_string_equal(buf_view(&out).p, "\r\033[K");
	buf_reset(&out);
	progress_end(&p, BEGAN_MS + 4000, &out);
	assert_string_equal(buf_view(&out).p, "");
}

static void never_wraps(void **state)
{
	(void)state;
	for (unsigned width = 20; width < 120; width++) {
		struct progress p = {.screen = {.terminal = true, .width = width}, .lang = LANG_DA};
		struct call_progress now = at(1800);
		BUF_AUTO out = BUF_INIT(65536);
		progress_update(&p, &now, BEGAN_MS, &out);
		progress_update(&p, &now, BEGAN_MS + 3000, &out);
		/* "\r\033[K" takes no columns */
		assert_true(str_columns(str_sub(buf_view(&out), 4, out.n)) < width);
	}
}

static void elsewhere(void **state)
{
	(void)state;
	struct progress p = {.lang = LANG_DA};
	struct call_progress now = at(1);
	BUF_AUTO out = BUF_INIT(65536);
	progress_update(&p, &now, BEGAN_MS, &out);
	progress_update(&p, &now, BEGAN_MS + 9999, &out);
	assert_int_equal(out.n, 0);
	now = at(1600);
	progress_update(&p, &now, BEGAN_MS + 10000, &out);
	assert_string_equal(buf_view(&out).p,
			    "indlæser: 1.600/2.000 filer, 1 lagt til side, 160/s, 1,6 MB, 3 s "
			    "tilbage\n");
	buf_reset(&out);
	now = at(2000);
	progress_update(&p, &now, BEGAN_MS + 12000, &out);
	progress_end(&p, BEGAN_MS + 12500, &out);
	assert_string_equal(buf_view(&out).p,
			    "indlæser: 2.000/2.000 filer, 1 lagt til side, 160/s, 2,0 MB\n");
}

static void unknown_total(void **state)
{
	(void)state;
	struct progress p = {.screen = {.terminal = true, .width = 80}, .lang = LANG_EN};
	struct call_progress now = {.what = "reading", .done = 7};
	BUF_AUTO out = BUF_INIT(65536);
	progress_update(&p, &now, BEGAN_MS, &out);
	progress_update(&p, &now, BEGAN_MS + 200, &out);
	assert_string_equal(buf_view(&out).p, "\r\033[Kreading 7 files");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(on_a_terminal), cmocka_unit_test(never_wraps),
		cmocka_unit_test(elsewhere), cmocka_unit_test(unknown_total)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
