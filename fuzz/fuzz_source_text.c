/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain text of any bytes: decoding, pages, furniture, unwrapping. */
#include "fuzz_extraction.h"
#include "read/source.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct source_input in = {"fuzz", {(const char *)bytes, size}, NULL};
	struct extractions out = {0};
	ARENA_AUTO a = arena_new((size_t)256 << 20);
	struct sp_err e;
	(void)source_detect(in.bytes);
	if (a && source_text_read(a, &in, &out, &e) == SP_OK)
		fuzz_extraction(out.list.at[0]);
	return 0;
}
