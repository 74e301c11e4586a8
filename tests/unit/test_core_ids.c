/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/ids.h"
#include "test.h"

#include <pthread.h>
#include <stdlib.h>

static int64_t hand_clock(void *context)
{
	return *(int64_t *)context;
}

static void rising_whatever_the_clock_does(void **state)
{
	(void)state;
	int64_t now = 1600000000000, before = 0;
	struct ids ids;
	ids_init(&ids, 1023, hand_clock, &now);
	for (int i = 0; i < 20000; i++) {
		if (i % 5000 == 4999)
			now -= 700;
		int64_t id = ids_next(&ids);
		assert_true(id > before);
		assert_int_equal(ids_node(id), 1023);
		before = id;
	}
	now += 100000;
	int64_t id = ids_next(&ids);
	assert_int_equal(ids_time(id), now);
	assert_true(id > before);
}

static void far_ends_of_time(void **state)
{
	(void)state;
	static const int64_t times[] = {INT64_MIN / 2, 0, 1577836800000, 3776859635551,
					INT64_MAX / 2};
	for (size_t i = 0; i < COUNT(times); i++) {
		int64_t now = times[i];
		struct ids ids;
		ids_init(&ids, 7, hand_clock, &now);
		assert_true(ids_next(&ids) > 0);
	}
}

enum { THREADS = 4, EACH = 20000 };
struct job {
	struct ids *ids;
	int64_t got[EACH];
};

static void *make(void *context)
{
	struct job *j = context;
	for (int i = 0; i < EACH; i++)
		j->got[i] = ids_next(j->ids);
	return NULL;
}

static int order(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

static void threads_share_one(void **state)
{
	(void)state;
	struct ids ids;
	ids_init(&ids, ids_random_node(), NULL, NULL);
	struct job *jobs = calloc(THREADS, sizeof(*jobs));
	int64_t *all = calloc((size_t)THREADS * EACH, sizeof(*all));
	pthread_t threads[THREADS];
	assert_true(jobs && all);
	for (int t = 0; t < THREADS; t++) {
		jobs[t].ids = &ids;
		assert_int_equal(pthread_create(&threads[t], NULL, make, &jobs[t]), 0);
	}
	for (int t = 0; t < THREADS; t++) {
		assert_int_equal(pthread_join(threads[t], NULL), 0);
		for (int i = 0; i < EACH; i++) {
			all[t * EACH + i] = jobs[t].got[i];
			assert_true(i == 0 || jobs[t].got[i] > jobs[t].got[i - 1]);
		}
	}
	qsort(all, (size_t)THREADS * EACH, sizeof(*all), order);
	for (int i = 1; i < THREADS * EACH; i++)
		assert_true(all[i] > all[i - 1]);
	free(all);
	free(jobs);
}

static void instants(void **state)
{
	(void)state;
	static const struct {
		int64_t ms;
		const char *iso;
	} table[] = {{0, "1970-01-01T00:00:00.000Z"},
		     {-1, "1969-12-31T23:59:59.999Z"},
		     {1591723800123, "2020-06-09T17:30:00.123Z"},
		     {951827696789, "2000-02-29T12:34:56.789Z"},
		     {-62135596800000, "0001-01-01T00:00:00.000Z"},
		     {253402300799999, "9999-12-31T23:59:59.999Z"}};
	char out[INSTANT_ISO_SIZE];
	int64_t back;
	for (size_t i = 0; i < COUNT(table); i++) {
		instant_iso(table[i].ms, out);
		assert_string_equal(out, table[i].iso);
		assert_true(instant_parse(out, &back));
		assert_int_equal(back, table[i].ms);
	}
	instant_iso(INT64_MAX, out);
	assert_string_equal(out, "9999-12-31T23:59:59.999Z");
	static const char *const bad[] = {"",
					  "2020-06-09",
					  "2020-06-09T17:30:00.123+",
					  "2020-06-09 17:30:00.123Z",
					  "2020-02-30T17:30:00.123Z",
					  "2020-02-20T24:30:00.123Z",
					  "2020-02-20T23:60:00.123Z",
					  "2020-02-20T23:50:60.123Z",
					  "2020-02-20T2x:50:50.123Z"};
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(instant_parse(bad[i], &back));
	assert_true(instant_steady() > 0);
	assert_true(instant_now(NULL) > 1700000000000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(rising_whatever_the_clock_does),
					   cmocka_unit_test(far_ends_of_time),
					   cmocka_unit_test(threads_share_one),
					   cmocka_unit_test(instants)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
