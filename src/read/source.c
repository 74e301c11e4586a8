/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/source.h"

#include <libxml/parser.h>
#include <pthread.h>

/* libxml2 wants to be set up by one thread before others use it (gnome.pages.gitlab.gnome.org/
 * libxml2, "Thread safety"): two at once lose memory. */
static pthread_once_t set_up = PTHREAD_ONCE_INIT;

/* Kinds that are known and not read, each with what to do. */
static const char *not_read(enum source_kind kind)
{
	switch (kind) {
	case SOURCE_OFFICE:
		return N_("“{1}” is an office document, which is not read; save it as PDF or text");
	case SOURCE_RTF:
		return N_("“{1}” is RTF, which is not read; save it as PDF or text");
	case SOURCE_PICTURE:
		return N_("“{1}” is a picture, sound or film: there is no text in it to read");
	default:
		return N_("“{1}” is an archive; import it under a name that ends in .zip, .tar.gz "
			  "or .7z");
	}
}

static sp_rc dispatch(struct arena *a, const struct source_input *in, enum source_kind kind,
		      struct extractions *out, struct sp_err *e)
{
	const char *name = in->name ? in->name : "";
	switch (kind) {
	case SOURCE_EMPTY:
		return sp_fail(e, SP_EFORMAT, N_("“{1}” is empty"), name);
	case SOURCE_UNKNOWN:
		return sp_fail(e, SP_EFORMAT,
			       N_("“{1}” is of no known format; save it as PDF, HTML or text"),
			       name);
	case SOURCE_ARCHIVE:
	case SOURCE_OFFICE:
	case SOURCE_PICTURE:
	case SOURCE_RTF:
		return sp_fail(e, SP_EFORMAT, not_read(kind), name);
	case SOURCE_XML:
	case SOURCE_JSON:
		return sp_fail(e, SP_EFORMAT,
			       N_("“{1}” is {2} of no case system that is known here"), name,
			       kind == SOURCE_XML ? "XML" : "JSON");
	case SOURCE_TEXT:
		return source_text_read(a, in, out, e);
	case SOURCE_HTML:
		return source_html_read(a, in, out, e);
	case SOURCE_PDF:
		return source_pdf_read(a, in, out, e);
	default:
		return source_esdh_read(a, in, kind, out, e);
	}
}

sp_rc source_read(struct arena *a, const struct source_input *in, struct extractions *out,
		  struct sp_err *e)
{
	(void)pthread_once(&set_up, xmlInitParser);
	sp_rc rc = in->bytes.n > SOURCE_MAX_BYTES
			   ? sp_fail(e, SP_ELIMIT, N_("“{1}” is larger than 256 MiB; split it"),
				     in->name ? in->name : "")
			   : dispatch(a, in, source_detect(in->bytes), out, e);
	if (rc == SP_ENOMEM)
		(void)sp_fail_code(e, rc);
	if (rc && in->name)
		sp_err_where(e, in->name);
	return rc;
}
