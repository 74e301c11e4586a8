/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a program in the jail can and cannot do, tried by a shell and by Python, whose libraries lie
 * among those that may be read. */
#include "core/buf.h"
#include "read/jail.h"
#include "test.h"

#include <stdio.h>

static const struct jail_limits limits = {
	.cpu_seconds = 10, .wall_seconds = 20, .memory = (size_t)256 << 20, .output = 1 << 20};

static sp_rc take(void *context, struct str bytes)
{
	buf_str(context, bytes);
	return SP_OK;
}

/* Runs Python code; its output goes to out. */
static struct jail_result python(const char *code, const struct jail_limits *l, struct buf *out)
{
	static const char *const data[] = {"/usr/bin/python3", "/usr/lib/python3", NULL};
	const char *const argv[] = {"/usr/bin/python3", "-I", "-S", "-c", code, NULL};
	struct jail_result result;
	struct sp_err e;
	buf_reset(out);
	assert_int_equal(jail_run(argv, data, STR("inddata"), l, take, out, &result, &e), SP_OK);
	return result;
}

static void input_to_output(void **state)
{
	(void)state;
	BUF_AUTO out = BUF_INIT(1 << 20);
	static const char *const argv[] = {"/bin/cat", NULL};
	struct jail_result result;
	struct sp_err e;
	assert_int_equal(jail_run(argv, NULL, STR("hej\n"), &limits, take, &out, &result, &e),
			 SP_OK);
	assert_string_equal(out.p, "hej\n");
	assert_int_equal(result.exit_status, 0);
	assert_false(result.timed_out || result.too_much);
}

static void refused(void **state)
{
	(void)state;
	static const struct {
		const char *code, *says;
	} cases[] = {
		{"import _socket; _socket.socket(2, 1)", "PermissionError"},
		{"import _socket; _socket.socket(1, 1)", "PermissionError"},
		{"os.fork()", "PermissionError"},
		{"import _thread; _thread.start_new_thread(print, ('x',))", "RuntimeError"},
		{"open('/etc/passwd').read()", "PermissionError"},
		{"open('/tmp/spor-jail', 'w').write('x')", "PermissionError"},
		{"os.kill(os.getppid(), 0)", "PermissionError"},
		{"x = bytearray(1 << 30)", "MemoryError"},
		{"import time; time.sleep(0.01)", "PermissionError"},
		{"os.fstat(5)", "OSError"},
		{"print(os.environ.get('PATH'))", "None"},
		{"print(os.getuid() == 0)", "False"},
	};
	BUF_AUTO out = BUF_INIT(1 << 20);
	for (size_t i = 0; i < COUNT(cases); i++) {
		char code[400], want[40];
		(void)snprintf(code, sizeof(code),
			       "import os\ntry:\n %s\nexcept Exception as e: "
			       "print(type(e).__name__)",
			       cases[i].code);
		(void)snprintf(want, sizeof(want), "%s\n", cases[i].says);
		struct jail_result result = python(code, &limits, &out);
		assert_int_equal(result.exit_status, 0);
		assert_string_equal(out.p, want);
	}
	struct jail_result works = python("print(6 * 7)", &limits, &out);
	assert_int_equal(works.exit_status, 0);
	assert_string_equal(out.p, "42\n");
}

static void limited(void **state)
{
	(void)state;
	static const struct jail_limits busy = {.cpu_seconds = 1,
						.wall_seconds = 20,
						.memory = (size_t)256 << 20,
						.output = 1 << 20};
	static const struct jail_limits slow = {.cpu_seconds = 10,
						.wall_seconds = 1,
						.memory = (size_t)256 << 20,
						.output = 1 << 20};
	BUF_AUTO out = BUF_INIT(4 << 20);
	struct jail_result result = python("while True: pass", &busy, &out);
	assert_true(result.timed_out);
	assert_int_equal(result.exit_status, -1);
	result = python("while True: pass", &slow, &out);
	assert_true(result.timed_out);
	result = python("while True: print('x' * 1000)", &limits, &out);
	assert_true(result.too_much);
	assert_true(out.n <= 1 << 20);
}

static sp_rc full(void *context, struct str bytes)
{
	(void)context;
	(void)bytes;
	return SP_ELIMIT;
}

static void ends_early(void **state)
{
	(void)state;
	static const char *const missing[] = {"/usr/bin/no-such-program", NULL};
	static const char *const argv[] = {"/bin/cat", NULL};
	struct jail_result result;
	struct sp_err e;
	assert_int_equal(jail_run(missing, NULL, STR(""), &limits, take, NULL, &result, &e),
			 SP_EIO);
	assert_string_equal(e.arg[0], missing[0]);
	assert_int_equal(jail_run(argv, NULL, STR("x"), &limits, full, NULL, &result, &e),
			 SP_ELIMIT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(input_to_output),
					   cmocka_unit_test(refused), cmocka_unit_test(limited),
					   cmocka_unit_test(ends_early)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
