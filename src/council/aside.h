/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the store knows of files: those that need no reading because they are stored, those set
 * aside because they could not be read, and which files belong to which document. */
#ifndef SP_COUNCIL_ASIDE_H
#define SP_COUNCIL_ASIDE_H

#include "council/import.h"

/* The hashes for the readers. Set aside counts only under the same reader version, and not with
 * wish->retry. */
SP_MUST_USE sp_rc aside_known(struct db *db, struct arena *a, const struct import_wish *wish,
			      struct import_known *out, struct sp_err *e);
/* Sets the file aside with its reason; `again`: the next run shall try it again, for what was
 * missing may be given then. A file without a hash (it could not be opened) leaves nothing. */
SP_MUST_USE sp_rc aside_write(struct db *db, int64_t municipality, const char *now,
			      const struct import_read *r, bool again, struct sp_err *e);
/* Fills r->rc and r->err with the reason it was set aside for. */
SP_MUST_USE sp_rc aside_reason(struct db *db, struct arena *a, struct import_read *r,
			       struct sp_err *e);
/* The file was stored after all. */
SP_MUST_USE sp_rc aside_remove(struct db *db, const struct import_read *r, struct sp_err *e);
/* The names of the files that a known document took in, into r->beside. */
SP_MUST_USE sp_rc aside_neighbours(struct db *db, struct import_read *r, struct sp_err *e);

#endif
