/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents and their extractions in the store. */
#ifndef SP_COUNCIL_DOCUMENT_H
#define SP_COUNCIL_DOCUMENT_H

#include "council/meeting.h"

struct document_ids {
	int64_t document, extraction;
	struct audit_hash text; /* SHA-256 of the extraction's text */
};

/* What tells documents apart: SHA-256 of the bytes; of a document that takes in others, of its hash
 * and theirs in order. */
void document_hash(struct str bytes, const struct source_file *files, uint32_t n,
		   unsigned char out[32]);

/* The rows of a document and of the extraction that a record was read from; rows that stand there
 * already are found, not doubled. */
SP_MUST_USE sp_rc document_write(const struct writer *w, const struct meeting_source *source,
				 const struct record *r, uint32_t part, struct document_ids *out,
				 struct sp_err *e);
/* The extraction alone, of the known document out->document. */
SP_MUST_USE sp_rc document_text(const struct writer *w, const struct record *r, uint32_t part,
				struct document_ids *out, struct sp_err *e);
/* Notes by which reader and words the document was read. */
SP_MUST_USE sp_rc document_was_read(const struct writer *w, int64_t document, int64_t words,
				    struct sp_err *e);
/* Does the stored extraction (0: none) hold the very text that the record was read from? */
SP_MUST_USE sp_rc document_same_text(const struct writer *w, const int64_t *extraction,
				     const struct record *r, bool *same, struct sp_err *e);

#endif
