/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/derive_rules.h"

#include "council/link.h"

sp_rc derive_rules_old(struct db *db, bool *yes, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(LINK_RULES)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db, "SELECT 1 FROM derive_rules WHERE what = 'link' AND rules < $1", args,
			1, &rows, e));
	return db_next(rows, yes, e);
}

sp_rc derive_rules_renew(struct db *db, struct sp_err *e)
{
	/* keys and edges are of the old rules too, and other rules would not find them again */
	static const char *const forget[] = {
		"DELETE FROM link_key",
		"DELETE FROM mention",
		"DELETE FROM edge",
		"DELETE FROM thread_item",
		"DELETE FROM link_item",
		("INSERT INTO derive_queue (municipality, meeting) SELECT municipality, id FROM "
		 "meeting WHERE TRUE ON CONFLICT (municipality, meeting) DO NOTHING")};
	const struct db_value args[] = {DB_V_INT(LINK_RULES)};
	int64_t changed;
	/* of two programs at once one does it */
	SP_TRY(db_exec(db, "UPDATE derive_rules SET rules = $1 WHERE what = 'link' AND rules < $1",
		       args, 1, &changed, e));
	for (size_t i = 0; changed && i < sizeof(forget) / sizeof(forget[0]); i++)
		SP_TRY(db_exec(db, forget[i], NULL, 0, NULL, e));
	return SP_OK;
}
