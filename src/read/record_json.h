/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record as JSON: the labelled fields in their plain form, and beside them `reader`, `doubtful`
 * (JSON pointers of what the reader is not sure of), `spans` (JSON pointer → ranges of the text)
 * and `warnings`. docs/reading.md tells each field. */
#ifndef SP_READ_RECORD_JSON_H
#define SP_READ_RECORD_JSON_H

#include "core/json.h"
#include "read/record.h"

/* Writes one object. source is the document's name; NULL leaves it out. SP_ENOMEM when out is full.
 */
SP_MUST_USE sp_rc record_json(struct arena *a, const struct record *r, const char *source,
			      enum jw_style style, struct buf *out);

#endif
