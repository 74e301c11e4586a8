/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a broken or hostile pdftotext may write, in pieces of any length. */
#include "fuzz_extraction.h"
#include "read/pdf_parts.h"

static sp_rc feed(struct pdf_words *words, struct str bytes)
{
	for (size_t i = 0, n = 1; i < bytes.n; i += n, n = n * 3 + 1)
		SP_TRY(pdf_words_take(words, str_sub(bytes, i, n)));
	return pdf_words_end(words);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	ARENA_AUTO a = arena_new((size_t)256 << 20);
	struct pdf_words words = {.arena = a};
	raw_lines lines = {0};
	if (!a)
		return 0;
	sp_rc rc = feed(&words, (struct str){(const char *)bytes, size});
	pdf_words_free(&words);
	struct extraction_writer *w = extraction_writer_new(a, SOURCE_MAX_TEXT);
	if (rc || !w || pdf_layout(&words, &lines) || raw_lines_emit(a, &lines, true, w))
		return 0;
	struct extraction *x = extraction_finish(w, MEDIA_PDF, "pdf");
	if (x)
		fuzz_extraction(x);
	return 0;
}
