/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What "spor check" asks of the council's records: documents and texts are what was imported, every
 * place of every fact lies in its text, closed documents are marked closed. */
#ifndef SP_COUNCIL_CHECK_H
#define SP_COUNCIL_CHECK_H

#include "module/command.h"

SP_MUST_USE sp_rc council_check(struct check *check, struct db *db, struct sp_err *e);

#endif
