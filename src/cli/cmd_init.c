/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "store/store.h"

sp_rc cli_init(struct command_call *call, struct sp_err *e)
{
	static const struct column columns[] = {{"store", N_("Store"), CELL_TEXT, COLUMN_PLAIN},
						{"id", N_("Identity"), CELL_TEXT, COLUMN_PLAIN}};
	struct db *db = NULL;
	char id[STORE_ID_SIZE];
	SP_TRY(call_store(call, DB_CREATE, &db, e));
	SP_TRY(store_id(db, id, e));
	return call_record(call, columns, e, CELL_TEXT(call_store_name(call)), CELL_TEXT(id));
}
