/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "spor show --planned", and what the overview says of meetings to come. */
#ifndef SP_COUNCIL_SHOW_PLANNED_H
#define SP_COUNCIL_SHOW_PLANNED_H

#include "module/command.h"
#include "store/db.h"

/* Which meetings are asked for. */
struct show_choice {
	int64_t municipality, body;		       /* 0: all */
	bool alone;				       /* one municipality is all there is */
	char from[CIVIL_ISO_SIZE], to[CIVIL_ISO_SIZE]; /* "": without end */
};

SP_MUST_USE sp_rc show_planned(struct command_call *call, struct db *db,
			       const struct show_choice *c, struct sp_err *e);
/* For people, below the list of meetings: those planned from today on; nothing when there are none.
 */
SP_MUST_USE sp_rc show_coming(struct command_call *call, struct db *db, const struct show_choice *c,
			      struct sp_err *e);

#endif
