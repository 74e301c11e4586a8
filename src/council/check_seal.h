/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of "spor check" that compares the record with the audit log. */
#ifndef SP_COUNCIL_CHECK_SEAL_H
#define SP_COUNCIL_CHECK_SEAL_H

#include "module/command.h"

/* Every meeting and body must be what its last audit entry says; what is not is told by name. */
SP_MUST_USE sp_rc council_check_seals(struct check *check, struct db *db, struct sp_err *e);

#endif
