/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/jail.h"
#include "read/pdf_parts.h"

#include <unistd.h>

enum { TSV_MOST = 512 * 1024 * 1024 };

static const char *tool_path(void)
{
	static const char *const paths[] = {"/usr/bin/pdftotext", "/usr/local/bin/pdftotext"};
	return access(paths[0], X_OK) == 0 || access(paths[1], X_OK) != 0 ? paths[0] : paths[1];
}

static sp_rc take(void *context, struct str bytes)
{
	return pdf_words_take(context, bytes);
}

static bool has(struct str s, const char *needle)
{
	return str_find(s, str_of(needle)) != SIZE_MAX;
}

/* Why there is nothing to read. */
static sp_rc no_text(const struct source_input *in, const struct pdf_words *w,
		     const struct jail_result *ran, struct sp_err *e)
{
	const char *name = in->name ? in->name : "";
	if (ran->exit_status != 0 && has(in->bytes, "/Encrypt"))
		return sp_fail(e, SP_EFORMAT, N_("“{1}” is encrypted; save it without a password"),
			       name);
	if (!w->pages.n)
		return sp_fail(e, SP_EFORMAT, N_("“{1}” is a damaged PDF; get it once more"), name);
	return sp_fail(e, SP_EFORMAT,
		       N_("“{1}” has pages but no text; it is scanned and needs text recognition"),
		       name);
}

/* What went wrong on the way although there is text. */
static sp_rc warn(struct extraction_writer *w, const struct jail_result *ran, bool *truncated)
{
	*truncated = true;
	if (ran->timed_out)
		return extraction_warn(w, N_("the PDF took too long; the rest is left out"), NULL);
	if (ran->too_much)
		return extraction_warn(w, N_("the PDF's text is too long; the rest is left out"),
				       NULL);
	*truncated = ran->exit_status != 0;
	if (ran->exit_status != 0)
		return extraction_warn(w, N_("the PDF is damaged; text may be missing"), NULL);
	return SP_OK;
}

static sp_rc run_tool(const struct source_input *in, struct pdf_words *words,
		      struct jail_result *ran, struct sp_err *e)
{
	static const char *const data[] = {"/usr/share/poppler", NULL};
	const char *const argv[] = {tool_path(), "-q", "-tsv", "-enc", "UTF-8", "-", "-", NULL};
	static const struct jail_limits limits = {.cpu_seconds = SOURCE_PDF_SECONDS,
						  .wall_seconds = 2 * SOURCE_PDF_SECONDS,
						  .memory = SOURCE_PDF_MEMORY,
						  .output = TSV_MOST};
	sp_rc rc = jail_run(argv, data, in->bytes, &limits, take, words, ran, e);
	if (rc == SP_OK)
		rc = pdf_words_end(words);
	pdf_words_free(words);
	if (rc == SP_ELIMIT)
		return sp_fail(e, rc, N_("the text of “{1}” is longer than 32 MiB; split it"),
			       in->name ? in->name : "");
	return rc;
}

sp_rc source_pdf_read(struct arena *a, const struct source_input *in, struct extractions *out,
		      struct sp_err *e)
{
	struct pdf_words words = {.arena = a};
	struct jail_result ran;
	raw_lines lines = {0};
	bool truncated = false;
	SP_TRY(run_tool(in, &words, &ran, e));
	if (!words.lines.n && ran.timed_out)
		return sp_fail(e, SP_ETIMEOUT, N_("“{1}” took too long to read; it may be damaged"),
			       in->name ? in->name : "");
	if (!words.lines.n)
		return no_text(in, &words, &ran, e);
	struct extraction_writer *w = extraction_writer_new(a, SOURCE_MAX_TEXT);
	SP_NEED(w);
	SP_TRY(warn(w, &ran, &truncated));
	SP_TRY(pdf_layout(&words, &lines));
	SP_TRY(raw_lines_emit(a, &lines, true, w));
	SP_TRY(source_finish(a, w, MEDIA_PDF, "pdf", in, out, e));
	out->list.at[out->list.n - 1]->truncated = truncated;
	return SP_OK;
}
