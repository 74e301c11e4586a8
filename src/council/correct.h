/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people say of the record: a correction sets a field, a confirmation says that it is right.
 * Both stay when the document is imported again. One whose document says something else than when
 * the person looked holds, and is contested; one that no longer finds its place is queued. Both
 * wait for a person. */
#ifndef SP_COUNCIL_CORRECT_H
#define SP_COUNCIL_CORRECT_H

#include "core/i18n.h"
#include "council/write.h"

/* After a new version was written: sets the corrected fields of the meeting again, and lets
 * people's verdicts find their places in it. */
SP_MUST_USE sp_rc correct_reapply(const struct writer *w, int64_t meeting, struct sp_err *e);

struct correction {
	int64_t meeting, item; /* item 0: a field of the meeting */
	const char *field;     /* "title", "decision.text", "outcome.1.2", "commitment.3.due" … */
	const char *value; /* the new value; NULL: confirm the one that stands there; "": none */
	const char *who;
};
/* Sets or confirms a field and remembers it; either way the field is no longer doubtful. Must be in
 * a transaction. SP_EINVAL: no such field or not a value for it; SP_ENOTFOUND: nothing there.
 * *before and *after get the old value and the one that stands there now (NULL: none). */
SP_MUST_USE sp_rc correct_field(const struct writer *w, const struct correction *c,
				const char **before, const char **after, struct sp_err *e);
/* Takes back what was said of the field: it reads as in the document again, as far as the store
 * knows; the reader's doubt comes back when the document is read anew. c->value is not looked at.
 * Must be in a transaction. SP_ENOTFOUND: nobody has said anything of it. */
SP_MUST_USE sp_rc correct_undo(const struct writer *w, const struct correction *c,
			       const char **before, const char **after, struct sp_err *e);
/* The fields that can be corrected: name at even places, help at odd ones; NULL past the last. */
const char *correct_field_help(size_t i);

/* A field's value as people read it: “nej” for "no", kroner for øre; NULL stays NULL. */
const char *correct_shown(struct arena *a, enum lang lang, const char *field, const char *value);

#endif
