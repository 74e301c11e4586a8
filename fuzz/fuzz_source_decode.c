/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes in any declared character set: what comes out is UTF-8 with plain newlines and without
 * controls. The first byte chooses the declaration. */
#include "fuzz.h"
#include "read/source.h"

static void check_text(struct str s)
{
	fuzz_check(str_utf8_ok(s));
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		fuzz_check(c >= ' ' || c == '\n' || c == '\t' || c == '\f');
		fuzz_check(c != 0x7F);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const char *const names[] = {
		NULL,		"utf-8",       "iso-8859-1", "utf-16",	     "utf-16be",
		"windows-1250", "iso-8859-15", "macintosh",  "no-such-name", "iso-2022-jp"};
	if (!size)
		return 0;
	ARENA_AUTO a = arena_new((size_t)64 << 20);
	const char *declared = names[bytes[0] % (sizeof(names) / sizeof(names[0]))], *found;
	struct str text, in = {(const char *)bytes + 1, size - 1};
	struct decode_repairs repairs;
	struct sp_err e;
	(void)source_detect(in);
	if (a && source_decode(a, in, declared, &text, &found, &repairs, &e) == SP_OK)
		check_text(text);
	return 0;
}
