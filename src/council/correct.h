/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people say of the record: a correction sets a field, a confirmation says that it is right.
 * Both stay when the document is imported again; one that no longer finds its place waits in a
 * queue for a person. */
#ifndef SP_COUNCIL_CORRECT_H
#define SP_COUNCIL_CORRECT_H

#include "council/write.h"

/* After a new version was written: sets the corrected fields of the meeting again. */
SP_MUST_USE sp_rc correct_reapply(const struct writer *w, int64_t meeting, struct sp_err *e);

struct correction {
	int64_t meeting, item; /* item 0: a field of the meeting */
	const char *field;     /* "title", "decision.text", "outcome.1.2", "commitment.3.due" … */
	const char *value;     /* the new value; NULL: confirm the value that stands there */
	const char *who;
};
/* Sets or confirms a field and remembers it. Must be in a transaction. SP_EINVAL: no such field or
 * not a value for it; SP_ENOTFOUND: nothing there. *before gets the old value. */
SP_MUST_USE sp_rc correct_field(const struct writer *w, const struct correction *c,
				const char **before, struct sp_err *e);
/* The fields that can be corrected, for help: NULL past the last. */
const char *correct_field_help(size_t i);

#endif
