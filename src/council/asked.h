/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every command that asks the record begins with. */
#ifndef SP_COUNCIL_ASKED_H
#define SP_COUNCIL_ASKED_H

#include "module/command.h"
#include "store/db.h"

/* The store, read-only; warns when there are meetings that nothing has been derived from yet. */
SP_MUST_USE sp_rc asked_store(struct command_call *call, struct db **db, struct sp_err *e);
/* Is there one municipality at most, so that people need not be told which? */
SP_MUST_USE sp_rc asked_alone(struct command_call *call, struct db *db, bool *alone,
			      struct sp_err *e);

#endif
