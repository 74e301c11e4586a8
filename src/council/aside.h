/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the store knows of files: those that need no reading because they are stored, those set
 * aside because they could not be read, and which files belong to which document. */
#ifndef SP_COUNCIL_ASIDE_H
#define SP_COUNCIL_ASIDE_H

#include "council/import.h"

/* The hashes for the readers. Stored and set aside count only under the same reader version and the
 * same words (stamp of the lexicon), set aside not with wish->retry. */
SP_MUST_USE sp_rc aside_known(struct db *db, struct arena *a, const struct import_wish *wish,
			      int64_t words, struct import_known *out, struct sp_err *e);
struct aside_note {
	int64_t municipality, words;
	const char *now;
	bool again; /* the next run shall try it again: what was missing may be given then */
};
/* Sets the file aside with its reason. One without a hash (it could not be opened) leaves nothing.
 */
SP_MUST_USE sp_rc aside_write(struct db *db, const struct aside_note *note,
			      const struct import_read *r, struct sp_err *e);
/* Fills r->rc and r->err with the reason it was set aside for. */
SP_MUST_USE sp_rc aside_reason(struct db *db, struct arena *a, struct import_read *r,
			       struct sp_err *e);
/* The file was stored after all. */
SP_MUST_USE sp_rc aside_remove(struct db *db, const struct import_read *r, struct sp_err *e);
/* The names of the files that a known document took in, into r->beside. */
SP_MUST_USE sp_rc aside_neighbours(struct db *db, struct import_read *r, struct sp_err *e);

#endif
