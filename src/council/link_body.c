/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items that have meant a body by a name are linked again when it is another one. */
#include "council/link.h"

#include "council/body.h"
#include "council/body_name.h"
#include "read/title.h"

static bool may_mean(struct arena *a, const char *key, const char *core, const char *alias,
		     int64_t municipality)
{
	const char *other = body_core(a, str_of(key), municipality);
	const char *letters = body_abbreviation(a, str_of(key));
	if (body_is_abbreviation(str_of(alias)))
		return abbreviation_fits(str_of(alias), str_of(key));
	return (other && strcmp(other, core) == 0) ||
	       (letters && abbreviation_fits(str_of(letters), str_of(alias)));
}

sp_rc link_body_named(struct db *db, struct arena *a, int64_t municipality, const char *alias,
		      struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality)};
	const char *folded = body_key(a, str_of(alias));
	const char *core = body_core(a, str_of(alias), municipality);
	SP_LIST(const char *) keys = {0};
	SP_NEED(folded && core);
	{
		DB_ROWS_AUTO rows = NULL;
		SP_TRY(db_query(db,
				"SELECT DISTINCT body_key FROM mention WHERE municipality = $1 AND "
				"exact = FALSE AND body_key <> ''",
				args, 1, &rows, e));
		DB_EACH(rows, e) {
			char *key;
			SP_TRY(db_text(rows, 0, a, &key));
			if (strcmp(key, folded) != 0 &&
			    !may_mean(a, key, core, alias, municipality))
				continue;
			const char **slot = sp_push(a, &keys);
			SP_NEED(slot);
			*slot = key;
		}
	}
	for (uint32_t i = 0; i < keys.n; i++)
		SP_TRY(db_run(db, e,
			      "INSERT INTO derive_queue (municipality, meeting) SELECT DISTINCT "
			      "municipality, meeting FROM mention WHERE municipality = $1 AND "
			      "exact = FALSE AND body_key = $2 ON CONFLICT (municipality, "
			      "meeting) DO NOTHING",
			      args[0], DB_V_TEXT(keys.at[i])));
	return SP_OK;
}

sp_rc link_body_gone(struct db *db, int64_t municipality, int64_t body, struct sp_err *e)
{
	return db_run(db, e,
		      "INSERT INTO derive_queue (municipality, meeting) SELECT DISTINCT "
		      "municipality, meeting FROM mention WHERE municipality = $1 AND body = $2 ON "
		      "CONFLICT (municipality, meeting) DO NOTHING",
		      DB_V_INT(municipality), DB_V_INT(body));
}
