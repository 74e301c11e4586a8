/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The date reader over any bytes: hits lie in the text, in order, with real days. */
#include "fuzz.h"
#include "read/dates.h"
#include "read/numbers.h"

static void check_hits(const struct date_hits *hits, size_t size)
{
	size_t end = 0;
	for (uint32_t i = 0; i < hits->list.n; i++) {
		const struct date_hit *h = &hits->list.at[i];
		fuzz_check(h->len > 0 && h->off >= end && h->off + h->len <= size);
		fuzz_check(h->clock_off + h->clock_len <= size);
		fuzz_check(!h->first.year || (civil_ok(h->first) && civil_ok(h->last) &&
					      civil_cmp(h->first, h->last) <= 0));
		fuzz_check(h->hour < 25 && h->minute < 60 && h->end_hour < 25);
		end = h->off + h->len;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct str text = {(const char *)bytes, size};
	const struct civil refs[] = {{2021, 6, 9}, {0, 0, 0}, {1, 1, 1}, {9999, 12, 31}};
	ARENA_AUTO a = arena_new((size_t)64 << 20);
	struct date_hits hits;
	struct date_hit day;
	struct number number;
	int hour, minute;
	for (size_t i = 0; a && i < sizeof(refs) / sizeof(refs[0]); i++)
		if (dates_find(a, NULL, text, refs[i], i % 2 == 0, &hits) == SP_OK)
			check_hits(&hits, size);
	if (dates_first_day(NULL, text, &day))
		fuzz_check(day.has_year && day.off + day.len <= size);
	if (dates_time(text, &hour, &minute))
		fuzz_check(hour >= 0 && hour <= 24 && minute >= 0 && minute < 60);
	if (number_read(text, &number))
		fuzz_check(number.used <= size);
	return 0;
}
