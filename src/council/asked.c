/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/asked.h"

#include "council/derive.h"
#include "council/key.h"

sp_rc asked_store(struct command_call *call, struct db **db, struct sp_err *e)
{
	bool waits;
	SP_TRY(call_store(call, DB_READ_ONLY, db, e));
	SP_TRY(derive_waits(*db, &waits, e));
	if (waits)
		call_warn(call, "",
			  N_("not all meetings are worked through yet: run “spor import”, also "
			     "without a PATH"));
	return SP_OK;
}

sp_rc asked_alone(struct command_call *call, struct db *db, bool *alone, struct sp_err *e)
{
	struct known_bodies bodies = {0};
	SP_TRY(key_bodies(db, call->arena, 0, &bodies, e));
	*alone = true;
	for (uint32_t i = 1; i < bodies.list.n; i++)
		*alone &= bodies.list.at[i].municipality == bodies.list.at[0].municipality;
	return SP_OK;
}
