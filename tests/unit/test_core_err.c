/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/err.h"
#include "test.h"

#include <string.h>

static void codes(void **state)
{
	(void)state;
	assert_int_equal(sp_rc_exit_status(SP_OK), 0);
	assert_int_equal(sp_rc_http_status(SP_OK), 200);
	for (int code = SP_OK + 1; code < SP_RC_COUNT; code++) {
		assert_in_range(sp_rc_exit_status((sp_rc)code), 2, 125);
		assert_in_range(sp_rc_http_status((sp_rc)code), 400, 599);
		assert_int_equal(strncmp(sp_rc_name((sp_rc)code), "SP_E", 4), 0);
		assert_true(strlen(sp_rc_key((sp_rc)code)) > 3);
	}
	assert_string_equal(sp_rc_name(SP_EBUSY), "SP_EBUSY");
	assert_int_equal(sp_rc_http_status(SP_ENOTFOUND), 404);
	/* a number that is no code is taken for a failure, never for success */
	assert_int_equal(sp_rc_http_status((sp_rc)SP_RC_COUNT), 500);
}

static void filling(void **state)
{
	(void)state;
	struct sp_err e;
	assert_int_equal(sp_fail(NULL, SP_EIO, "lost", "x"), SP_EIO);
	sp_err_where(NULL, "nowhere");
	assert_int_equal(sp_fail(&e, SP_EINVAL, "{1} {2}", "a", "b"), SP_EINVAL);
	assert_int_equal(e.code, SP_EINVAL);
	assert_string_equal(e.arg[0], "a");
	assert_string_equal(e.arg[1], "b");
	assert_string_equal(e.arg[2], "");
	assert_string_equal(e.where, "");
	sp_err_where(&e, "inner");
	sp_err_where(&e, "outer");
	assert_string_equal(e.where, "inner");
	assert_int_equal(sp_fail(&e, SP_EINVAL, "k", "1", "2", "3", "4", "5"), SP_EINVAL);
	assert_string_equal(e.arg[3], "4");
	assert_int_equal(sp_fail_code(&e, SP_ENOMEM), SP_ENOMEM);
	assert_string_equal(e.key, sp_rc_key(SP_ENOMEM));
	assert_string_equal(e.arg[0], "");
}

/* What is too long is cut between characters, wherever the border falls. */
static void cutting(void **state)
{
	(void)state;
	for (size_t lead = 0; lead < 4; lead++) {
		char text[SP_ERR_ARG_SIZE * 2];
		struct sp_err e;
		memset(text, 'x', lead);
		for (size_t i = lead; i + 4 < sizeof(text); i += 4)
			memcpy(text + i, "😀", 5);
		assert_int_equal(sp_fail(&e, SP_EIO, "k", text), SP_EIO);
		size_t n = strlen(e.arg[0]);
		assert_true(n < SP_ERR_ARG_SIZE && n + 4 >= SP_ERR_ARG_SIZE);
		assert_int_equal((n - lead) % 4, 0);
		assert_memory_equal(e.arg[0], text, n);
	}
}

static sp_rc fails(sp_rc code)
{
	SP_TRY(code);
	return SP_EEXIST;
}

static sp_rc needs(const void *p)
{
	SP_NEED(p);
	return SP_OK;
}

static void early_return(void **state)
{
	(void)state;
	assert_int_equal(fails(SP_EBUSY), SP_EBUSY);
	assert_int_equal(fails(SP_OK), SP_EEXIST);
	assert_int_equal(needs(NULL), SP_ENOMEM);
	assert_int_equal(needs(""), SP_OK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(codes), cmocka_unit_test(filling),
					   cmocka_unit_test(cutting),
					   cmocka_unit_test(early_return)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
