/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record as JSON: the labelled fields in their plain form, and beside them `reader`, `doubtful`
 * (JSON pointers of what the reader is not sure of), `doubts` (pointer → why), `spans` (JSON
 * pointer → ranges of the text) and `warnings`. docs/reading.md tells each field. */
#ifndef SP_READ_RECORD_JSON_H
#define SP_READ_RECORD_JSON_H

#include "core/json.h"
#include "read/record.h"

/* Writes one object. source is the document's name; NULL leaves it out. SP_ENOMEM when out is full.
 */
SP_MUST_USE sp_rc record_json(struct arena *a, const struct record *r, const char *source,
			      enum jw_style style, struct buf *out);

/* As record_json, with more of the caller's own. */
struct record_json_more {
	const char *source; /* the document's name; NULL: left out */
	enum jw_style style;
	int reader; /* version of the reader that made the record; 0: this one */
	const void *context;
	/* Writes fields at the start of the record and of each item; NULL: none. */
	void (*head)(const void *context, struct json_writer *w);
	void (*item)(const void *context, struct json_writer *w, uint32_t index);
	/* Of such an item only number, title and that it is closed are written; NULL: of none. */
	bool (*hidden)(const void *context, uint32_t index);
};
SP_MUST_USE sp_rc record_json_with(struct arena *a, const struct record *r,
				   const struct record_json_more *more, struct buf *out);

/* One warning: {"message": its English sentence, "key": that without the argument, "about": the
 * argument}, which is left out when it has none. */
void warning_json(struct json_writer *w, const struct read_warning *warning);

/* What is doubtful, in the order of the record. */
struct doubt_said {
	const char *pointer; /* JSON pointer */
	enum doubt why;
};
typedef SP_LIST(struct doubt_said) doubt_list;
SP_MUST_USE sp_rc record_doubts(struct arena *a, const struct record *r, doubt_list *out);

#endif
