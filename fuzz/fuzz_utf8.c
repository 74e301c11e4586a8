/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text functions of core/str over any bytes: they stay inside, end, and agree with one another. */
#include "core/str.h"
#include "fuzz.h"

static void walk(struct str s)
{
	size_t i = 0, count = 0;
	bool wrong = false;
	while (i < s.n) {
		size_t at = i;
		uint32_t cp = str_utf8_next(s, &i);
		fuzz_check(i > at && i <= s.n && i - at <= 4);
		char back[4];
		if (cp == 0xFFFD && i == at + 1)
			wrong = true;
		else
			fuzz_check(str_utf8_put(cp, back) == i - at &&
				   memcmp(back, s.p + at, i - at) == 0);
		wrong = wrong || cp == 0;
		count++;
	}
	fuzz_check(str_utf8_len(s) == count);
	fuzz_check(str_utf8_ok(s) == !wrong);
	fuzz_check(str_columns(s) <= 2 * count);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct str s = {(const char *)bytes, size};
	ARENA_AUTO a = arena_new((size_t)64 << 20);
	walk(s);
	struct str trimmed = str_trim(s);
	fuzz_check(trimmed.n <= s.n);
	const char *once = a ? str_squeeze(a, s) : NULL;
	if (once && !memchr(s.p, 0, s.n))
		fuzz_check(strcmp(str_squeeze(a, str_of(once)), once) == 0);
	const char *folded = a ? str_fold(a, s) : NULL;
	fuzz_check(!folded || str_utf8_ok(str_of(folded)));
	fuzz_check(str_ieq(s, s));
	return 0;
}
