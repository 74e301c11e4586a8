/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store.h"

sp_rc store_id(struct db *db, char out[STORE_ID_SIZE], struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(db, "SELECT id FROM store_info", NULL, 0, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	struct str id = more ? db_str(rows, 0) : (struct str){NULL, 0};
	if (id.n != STORE_ID_SIZE - 1)
		return sp_fail(e, SP_ECORRUPT, N_("the store “{1}” has lost its identity"),
			       db_label(db));
	memcpy(out, id.p, id.n);
	out[id.n] = '\0';
	/* The name becomes part of file names: nothing but hexadecimal digits may pass. */
	if (strspn(out, "0123456789abcdef") == id.n)
		return SP_OK;
	return sp_fail(e, SP_ECORRUPT, N_("the store “{1}” has lost its identity"), db_label(db));
}

sp_rc store_check(struct db *db, const char *state_dir, struct arena *a, struct store_check *out,
		  struct sp_err *e)
{
	memset(out, 0, sizeof(*out));
	SP_TRY(db_integrity(db, a, &out->engine, e));
	return audit_verify(db, state_dir, a, &out->audit, e);
}

bool store_check_ok(const struct store_check *check)
{
	if (check->engine.list.n)
		return false;
	for (uint32_t i = 0; i < check->audit.findings.n; i++)
		if (check->audit.findings.at[i].damage != AUDIT_NO_HEADS)
			return false;
	return true;
}
