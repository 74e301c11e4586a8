/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON of any kind through the reader of FirstAgenda's bodies. */
#include "fuzz.h"
#include "fuzz_extraction.h"
#include "read/source.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct source_input in = {"fuzz.json", {(const char *)bytes, size}, NULL};
	ARENA_AUTO a = arena_new((size_t)512 << 20);
	struct extractions out = {0};
	struct sp_err e = {0};
	if (a && source_esdh_read(a, &in, SOURCE_FIRSTAGENDA, &out, &e) == SP_OK)
		fuzz_extractions(&out);
	return 0;
}
