/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sources: bytes of any kind → extractions. The kind is recognised by content, not by name. */
#ifndef SP_READ_SOURCE_H
#define SP_READ_SOURCE_H

#include "read/extraction.h"

/* Files beside the one being read (attachments, the agenda a manifest names). Names are relative,
 * with / or \, in any letter case; ".." and absolute names are refused. */
struct neighbours {
	void *context;
	/* Whether it is there; *found gets the true name in the arena. */
	bool (*find)(void *context, struct arena *a, const char *name, const char **found);
	/* Its bytes, in the arena. */
	sp_rc (*load)(void *context, struct arena *a, const char *name, struct str *bytes,
		      struct sp_err *e);
};

struct source_input {
	const char *name; /* for messages */
	struct str bytes;
	const struct neighbours *near; /* NULL: none */
};

/* Limits, stated in docs/reading.md; a document past one is refused with SP_ELIMIT. */
enum {
	SOURCE_MAX_BYTES = 256 * 1024 * 1024,
	SOURCE_MAX_TEXT = 32 * 1024 * 1024,
	SOURCE_MAX_LINES = 1000000,
	SOURCE_MAX_DEPTH = 512,	 /* nesting of HTML and XML */
	SOURCE_PDF_SECONDS = 20, /* processor time of one PDF */
	SOURCE_PDF_MEMORY = 512 * 1024 * 1024
};

enum source_kind {
	SOURCE_UNKNOWN, /* binary of no known kind */
	SOURCE_EMPTY,
	SOURCE_TEXT,
	SOURCE_HTML,
	SOURCE_PDF,
	SOURCE_ARCHIVE, /* zip, tar, gzip: opened by the importer, not here */
	SOURCE_OFFICE,	/* Word, Excel, OpenDocument …: not read */
	SOURCE_PICTURE, /* or sound, or film */
	SOURCE_RTF,	/* not read */
	SOURCE_ACADRE_MANIFEST,
	SOURCE_ACADRE,
	SOURCE_SBSYS,
	SOURCE_EDOC,
	SOURCE_FUJITSU_NOTICE,
	SOURCE_FUJITSU,
	SOURCE_AGMAN,
	SOURCE_GETORGANIZED,
	SOURCE_FIRSTAGENDA_LIST,
	SOURCE_FIRSTAGENDA,
	SOURCE_XML, /* some other XML */
	SOURCE_JSON /* some other JSON */
};

enum source_kind source_detect(struct str bytes);
const char *source_kind_name(enum source_kind kind);

/* Reads a document into one extraction a meeting. Errors: SP_EFORMAT with what is wrong and what to
 * do (empty, binary, not minutes), SP_ELIMIT, SP_ETIMEOUT, SP_ENOMEM. */
SP_MUST_USE sp_rc source_read(struct arena *a, const struct source_input *in,
			      struct extractions *out, struct sp_err *e);

/* What a decoder had to mend. */
struct decode_repairs {
	uint32_t dropped; /* characters that could not be read, NULs and other controls */
	uint32_t foreign; /* bytes in Windows-1252 inside a text in UTF-8 */
	uint32_t twice;	  /* characters that had been encoded twice: "MÃ¸det" */
	bool cut;	  /* it ended within a character */
};

/* Decodes bytes into UTF-8 by BOM, then the declared name (may be NULL), then by content: UTF-8,
 * UTF-16, Windows-1252 (a superset of ISO-8859-1), or both of the eight-bit ones by turns, as texts
 * pasted together are. repairs may be NULL. */
SP_MUST_USE sp_rc source_decode(struct arena *a, struct str bytes, const char *declared,
				struct str *out, const char **encoding,
				struct decode_repairs *repairs, struct sp_err *e);

/* One reader a format; each file source_*.c has one of these. */
SP_MUST_USE sp_rc source_text_read(struct arena *a, const struct source_input *in,
				   struct extractions *out, struct sp_err *e);
SP_MUST_USE sp_rc source_html_read(struct arena *a, const struct source_input *in,
				   struct extractions *out, struct sp_err *e);
SP_MUST_USE sp_rc source_pdf_read(struct arena *a, const struct source_input *in,
				  struct extractions *out, struct sp_err *e);
/* The case systems' exports; kind says which. */
SP_MUST_USE sp_rc source_esdh_read(struct arena *a, const struct source_input *in,
				   enum source_kind kind, struct extractions *out,
				   struct sp_err *e);

/* A piece of HTML inside another format (section bodies), appended to w line by line. */
SP_MUST_USE sp_rc source_html_fragment(struct arena *a, struct extraction_writer *w,
				       struct str html, struct sp_err *e);
/* Plain text inside another format, line by line, list marks left in place. */
SP_MUST_USE sp_rc source_text_fragment(struct arena *a, struct extraction_writer *w,
				       struct str text, struct sp_err *e);

#endif
