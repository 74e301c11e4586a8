/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The PostgreSQL adapter's check: what the engine itself marks as unsound, and each foreign key
 * looked up again, since a superuser or a damaged index can leave rows that break one. */
#include "store/db_pgsql.h"

#include <stdlib.h>

static const char unsound_sql[] =
	"SELECT 'index ' || CAST(indexrelid AS regclass) || ' is not valid' FROM pg_index i "
	"JOIN pg_class c ON c.oid = i.indexrelid "
	"WHERE NOT i.indisvalid AND c.relnamespace = CAST(current_schema() AS regnamespace) "
	"UNION ALL SELECT 'constraint ' || conname || ' is not validated' FROM pg_constraint "
	"WHERE NOT convalidated AND connamespace = CAST(current_schema() AS regnamespace) "
	"UNION ALL SELECT 'trigger ' || tgname || ' is switched off' FROM pg_trigger t "
	"JOIN pg_class c ON c.oid = t.tgrelid "
	"WHERE tgenabled = 'D' AND c.relnamespace = CAST(current_schema() AS regnamespace)";

/* One SELECT for each foreign key; %s and %I are filled in by format(). */
static const char keys_sql[] =
	"SELECT format('SELECT COUNT(*) FROM %s c WHERE %s AND NOT EXISTS "
	"(SELECT 1 FROM %s p WHERE %s)', CAST(k.conrelid AS regclass), "
	"string_agg(format('c.%I IS NOT NULL', a.attname), ' AND '), "
	"CAST(k.confrelid AS regclass), "
	"string_agg(format('p.%I = c.%I', f.attname, a.attname), ' AND ')), k.conname "
	"FROM pg_constraint k CROSS JOIN LATERAL unnest(k.conkey, k.confkey) AS u(mine, theirs) "
	"JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.mine "
	"JOIN pg_attribute f ON f.attrelid = k.confrelid AND f.attnum = u.theirs "
	"WHERE k.contype = 'f' AND k.connamespace = CAST(current_schema() AS regnamespace) "
	"GROUP BY k.oid, k.conrelid, k.confrelid, k.conname ORDER BY k.conname";

static sp_rc add(struct arena *a, struct db_problems *out, const char *line)
{
	const char **slot = line ? sp_push(a, &out->list) : NULL;
	SP_NEED(slot);
	*slot = line;
	return SP_OK;
}

static sp_rc check_key(struct pg *pg, const char *sql, const char *name, struct arena *a,
		       struct db_problems *out, struct sp_err *e)
{
	int64_t lost = 0;
	SP_TRY(pg_run(pg, sql, &lost, e));
	return lost == 0 ? SP_OK
			 : add(a, out,
			       arena_printf(a, "foreign key %s: %lld rows without their parent",
					    name, (long long)lost));
}

sp_rc pg_integrity(struct db *db, struct arena *a, struct db_problems *out, struct sp_err *e)
{
	struct pg *pg = pg_of(db);
	SP_TRY(pg_ready(pg, e));
	PGresult *r = PQexec(pg->conn, unsound_sql);
	sp_rc rc = PQresultStatus(r) == PGRES_TUPLES_OK ? SP_OK : pg_fail(pg, r, e);
	for (int i = 0; rc == SP_OK && i < PQntuples(r); i++)
		rc = add(a, out, arena_strdup(a, PQgetvalue(r, i, 0)));
	PQclear(r);
	SP_TRY(rc);
	r = PQexec(pg->conn, keys_sql);
	rc = PQresultStatus(r) == PGRES_TUPLES_OK ? SP_OK : pg_fail(pg, r, e);
	for (int i = 0; rc == SP_OK && i < PQntuples(r); i++)
		rc = check_key(pg, PQgetvalue(r, i, 0), PQgetvalue(r, i, 1), a, out, e);
	PQclear(r);
	return rc;
}
