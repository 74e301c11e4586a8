/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a body is called. Its name and its name in addresses follow from all the names that its own
 * minutes print, whatever order they are imported in: the name is the shortest one that is written
 * out, the address the abbreviation where one is printed. */
#ifndef SP_COUNCIL_BODY_RENAME_H
#define SP_COUNCIL_BODY_RENAME_H

#include "council/write.h"

/* Names the body as those of its names that are printed ask (council/body.h). Of one that was not
 * just made the meetings are sealed again and queued for deriving, its old address goes on finding
 * it, and all has an entry in the audit, by `who`. Must be in a transaction. */
SP_MUST_USE sp_rc body_rename_settle(const struct writer *w, const char *who, int64_t body,
				     bool made, struct sp_err *e);

/* A record from before it was kept which names are printed (council 0016): those that the body goes
 * by are taken to be, so that it stays named as it is until others are printed. */
SP_MUST_USE sp_rc body_rename_as_before(struct db *db, struct arena *a, int64_t municipality,
					int64_t body, struct sp_err *e);

#endif
