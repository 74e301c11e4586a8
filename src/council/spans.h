/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The `spans` columns: where each field of a row was read, "title:12+30;case_no:50+8,70+3", bytes
 * in the text of the row's extraction. A field name is lower-case letters, digits, '_' and '.'. */
#ifndef SP_COUNCIL_SPANS_H
#define SP_COUNCIL_SPANS_H

#include "core/buf.h"
#include "read/passage.h"

/* Adds a fact's place under a field name; nothing when the fact has none. */
void spans_add(struct buf *out, const char *field, const struct fact *f);

/* Reads the next range; *rest moves on. Gives false at the end. A damaged text sets *bad. */
bool spans_next(struct str *rest, struct str *field, struct span *span, bool *bad);

/* The ranges of one field, in the arena; n 0 when the field is not named. */
SP_MUST_USE sp_rc spans_of(struct arena *a, struct str column, const char *field,
			   struct spans *out);

#endif
