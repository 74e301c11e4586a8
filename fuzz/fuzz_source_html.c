/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Web pages of any bytes, whole and as a piece inside another format. */
#include "fuzz_extraction.h"
#include "read/source.h"

static void piece(struct arena *a, struct str html)
{
	struct sp_err e;
	struct extraction_writer *w = extraction_writer_new(a, SOURCE_MAX_TEXT);
	if (!w || source_html_fragment(a, w, html, &e) != SP_OK)
		return;
	struct extraction *x = extraction_finish(w, MEDIA_HTML, "html");
	if (x)
		fuzz_extraction(x);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct source_input in = {"fuzz", {(const char *)bytes, size}, NULL};
	struct extractions out = {0};
	ARENA_AUTO a = arena_new((size_t)256 << 20);
	struct sp_err e;
	if (!a)
		return 0;
	if (source_html_read(a, &in, &out, &e) == SP_OK)
		fuzz_extraction(out.list.at[0]);
	if (str_utf8_ok(in.bytes))
		piece(a, in.bytes);
	return 0;
}
