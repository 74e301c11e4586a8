/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/buf.h"
#include "test.h"

#include <stdalign.h>

static void blocks(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new((size_t)64 << 20);
	assert_non_null(a);
	for (size_t size = 0; size < (size_t)4 << 20; size = size * 2 + 1) {
		unsigned char *p = arena_alloc(a, size);
		assert_non_null(p);
		assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xA5, size);
	}
	size_t used = arena_used(a);
	assert_true(used >= (size_t)4 << 20);
	arena_reset(a);
	assert_int_equal(arena_used(a), 0);
	unsigned char *again = arena_alloc(a, 64);
	for (size_t i = 0; i < 64; i++)
		assert_int_equal(again[i], 0);
}

static void cap(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new(1024);
	assert_null(arena_alloc(a, 1025));
	assert_null(arena_alloc(a, SIZE_MAX));
	assert_null(arena_array(a, SIZE_MAX / 2, 3));
	assert_non_null(arena_alloc(a, 1000));
	assert_null(arena_alloc(a, 32));
	assert_null(arena_printf(a, "%0100d", 1));
	assert_null(arena_strdup(a, "thirty-two bytes are not left here"));
	assert_non_null(arena_alloc(a, 8));
	arena_free(NULL);
}

static void texts(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new(1 << 20);
	assert_string_equal(arena_strdup(a, "punkt"), "punkt");
	assert_string_equal(arena_strndup(a, "punkt", 3), "pun");
	assert_string_equal(arena_strndup(a, NULL, 0), "");
	assert_string_equal(arena_printf(a, "%s %d", "punkt", 7), "punkt 7");
}

static void list_full(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new(100);
	SP_LIST(uint64_t) list = {0};
	uint32_t n = 0;
	for (uint64_t *slot; (slot = sp_push(a, &list)); n++)
		*slot = n;
	assert_int_equal(list.n, n);
	for (uint32_t i = 0; i < n; i++)
		assert_int_equal(list.at[i], i);
}

static void buffers(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new(1 << 20);
	BUF_AUTO b = BUF_INIT(200);
	assert_string_equal(buf_take(&b, a), "");
	buf_str(&b, STR("sag "));
	buf_printf(&b, "%d/%s", 12, "345");
	buf_add(&b, NULL, 0);
	assert_string_equal(buf_take(&b, a), "sag 12/345");
	assert_int_equal(b.p[b.n], '\0');
	buf_printf(&b, "%0300d", 1);
	assert_false(buf_ok(&b));
	buf_puts(&b, "after");
	assert_null(buf_take(&b, a));
	assert_string_equal(buf_view(&b).p, "");
	buf_reset(&b);
	buf_puts(&b, "anew");
	buf_reset(&b);
	assert_int_equal(b.p[0], '\0');
	buf_puts(&b, "again");
	assert_string_equal(buf_take(&b, a), "again");
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(blocks), cmocka_unit_test(cap),
					   cmocka_unit_test(texts), cmocka_unit_test(list_full),
					   cmocka_unit_test(buffers)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
