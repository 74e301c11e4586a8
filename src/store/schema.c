/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is everything there that the migrations made? Their own texts tell what that is. */
#include "store/migrate.h"
#include "store/store.h"

static const char *const triggers_sql[] = {
	[DB_SQLITE] = "SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND name = $1",
	[DB_PGSQL] = "SELECT 1 FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE "
		     "pg_table_is_visible(c.oid) AND NOT t.tgisinternal AND t.tgname = $1",
};

static sp_rc has_trigger(struct db *db, const char *name, bool *yes, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_TEXT(name)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db, triggers_sql[db_engine_of(db)], args, 1, &rows, e));
	return db_next(rows, yes, e);
}

static sp_rc look_for(struct db *db, struct arena *a, const char *kind, struct str name,
		      struct db_problems *out, struct sp_err *e)
{
	bool table = strcmp(kind, "TABLE") == 0, there;
	const char *text = str_dup(a, name);
	SP_NEED(text);
	SP_TRY(table ? db_has_table(db, text, &there, e) : has_trigger(db, text, &there, e));
	if (there)
		return SP_OK;
	const char **slot = sp_push(a, &out->list);
	SP_NEED(slot);
	*slot = arena_printf(a, table ? "table %s is gone" : "trigger %s is gone", text);
	SP_NEED(*slot);
	return SP_OK;
}

static sp_rc look_at(struct db *db, struct arena *a, const char *sql, const char *kind,
		     struct db_problems *out, struct sp_err *e)
{
	const char *words = arena_printf(a, "\nCREATE %s ", kind);
	SP_NEED(words);
	for (const char *at = strstr(sql, words); at; at = strstr(at, words)) {
		at += strlen(words);
		SP_TRY(look_for(db, a, kind, (struct str){at, strcspn(at, " (\n")}, out, e));
	}
	return SP_OK;
}

sp_rc store_schema_check(struct db *db, const struct migration *migrations, struct arena *a,
			 struct db_problems *out, struct sp_err *e)
{
	for (const struct migration *m = migrations; m->version; m++) {
		bool own = db_engine_of(db) == DB_PGSQL && m->sql_pgsql;
		const char *sql = own ? m->sql_pgsql : m->sql;
		SP_TRY(look_at(db, a, sql, "TABLE", out, e));
		SP_TRY(look_at(db, a, sql, "TRIGGER", out, e));
	}
	return SP_OK;
}
