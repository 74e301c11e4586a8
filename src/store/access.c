/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/access.h"

#include "core/instant.h"

sp_rc access_append(struct db *db, struct ids *ids, const struct access_event *event,
		    struct sp_err *e)
{
	char at[INSTANT_ISO_SIZE];
	if (!db_in_transaction(db))
		return sp_fail(e, SP_ESTORE,
			       N_("an entry of the log of reads wants a transaction"));
	instant_iso(instant_now(NULL), at);
	return db_run(db, e,
		      "INSERT INTO access_entry (municipality, id, at, who, action, object_table, "
		      "object_id, object_key, purpose) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
		      DB_V_INT(event->municipality), DB_V_INT(ids_next(ids)), DB_V_TEXT(at),
		      DB_V_TEXT(event->who), DB_V_TEXT(event->action), DB_V_TEXT(event->table),
		      DB_V_INT(event->id), DB_V_TEXT(event->key), DB_V_TEXT(event->purpose));
}
