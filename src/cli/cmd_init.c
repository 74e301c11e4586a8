/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"

sp_rc cli_init(struct command_call *call, struct sp_err *e)
{
	struct db *db = NULL;
	SP_TRY(call_store(call, DB_CREATE, &db, e));
	call_note(call, N_("the store “{1}” is ready"), call_store_name(call));
	return SP_OK;
}
