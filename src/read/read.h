/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader: a document in, records out. No store, no network. */
#ifndef SP_READ_READ_H
#define SP_READ_READ_H

#include "read/lexicon.h"
#include "read/record.h"
#include "read/source.h"

struct records {
	SP_LIST(struct record *) list;
};

/* Reads all meetings of a document. Errors as source_read. */
SP_MUST_USE sp_rc read_document(struct arena *a, const struct lexicon *lex,
				const struct source_input *in, struct records *out,
				struct sp_err *e);
/* Finds the record in an extraction already made. */
SP_MUST_USE sp_rc read_extraction(struct arena *a, const struct lexicon *lex,
				  const struct extraction *x, struct record **out,
				  struct sp_err *e);

#endif
