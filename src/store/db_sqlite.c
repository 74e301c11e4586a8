/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQLite adapter: statements, rows, transactions. SQLite numbers $1, $2 … by first use, not by
 * their digits, so each statement keeps the list of which value goes where. */
#include "store/db_sqlite.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

struct lite_stmt;
struct lite_rows {
	struct db_rows base;
	struct lite_stmt *stmt;
};

struct lite_stmt {
	struct cached cached;
	struct lite_rows rows;
	struct lite *lite;
	sqlite3_stmt *stmt;
	int params;		       /* parameters of the statement */
	uint8_t args;		       /* values it wants: the largest $n */
	uint8_t value_of[DB_MAX_ARGS]; /* parameter i takes value value_of[i] */
};

static struct lite_stmt *stmt_of(const struct db_rows *rows)
{
	return ((const struct lite_rows *)rows)->stmt;
}

static sp_rc constraint_code(int rc)
{
	return rc == SQLITE_CONSTRAINT_UNIQUE || rc == SQLITE_CONSTRAINT_PRIMARYKEY ||
			       rc == SQLITE_CONSTRAINT_ROWID
		       ? SP_EEXIST
		       : SP_EINVAL;
}

static sp_rc code_of(int rc)
{
	switch (rc & 0xFF) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return SP_EBUSY;
	case SQLITE_NOMEM:
		return SP_ENOMEM;
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return SP_ECORRUPT;
	case SQLITE_CONSTRAINT:
		return constraint_code(rc);
	case SQLITE_AUTH:
	case SQLITE_READONLY:
	case SQLITE_PERM:
		return SP_EDENIED;
	case SQLITE_TOOBIG:
		return SP_ELIMIT;
	case SQLITE_FULL:
	case SQLITE_IOERR:
		return SP_EIO;
	default:
		return SP_ESTORE;
	}
}

/* A disk quota and a limit on the size of files are no room, too; SQLite tells them only as a
 * failed write. */
static bool no_room(int rc, int number)
{
	return (rc & 0xFF) == SQLITE_FULL ||
	       ((rc & 0xFF) == SQLITE_IOERR &&
		(number == ENOSPC || number == EDQUOT || number == EFBIG));
}

sp_rc lite_fail(struct lite *lite, int rc, struct sp_err *e)
{
	sp_rc code = code_of(rc);
	/* of a failed COMMIT SQLite does not keep the system's error */
	int last = errno, kept = lite->handle ? sqlite3_system_errno(lite->handle) : 0;
	int number = kept ? kept : last;
	if (code == SP_EBUSY)
		return sp_fail(e, code,
			       N_("the store “{1}” is being written by someone else: try "
				  "again in a moment"),
			       lite->base.label);
	if (no_room(rc, number))
		return sp_fail(e, code,
			       N_("there is no room left for the store “{1}”: free space and run "
				  "it again, nothing is half written"),
			       lite->base.label);
	if ((rc & 0xFF) == SQLITE_READONLY)
		return sp_fail(e, code,
			       N_("no right to write to the store “{1}” and its folder; even "
				  "reading wants it, for SQLite keeps files beside the store"),
			       lite->base.label);
	if ((rc & 0xFF) == SQLITE_CANTOPEN && (number == EACCES || number == EPERM))
		return sp_fail(e, SP_EDENIED, N_("no right to open the store “{1}”"),
			       lite->base.label);
	return sp_fail(e, code, N_("the store “{1}” failed: {2}"), lite->base.label,
		       lite->handle ? sqlite3_errmsg(lite->handle) : sqlite3_errstr(rc));
}

static void stmt_free(struct lite_stmt *s)
{
	if (!s)
		return;
	sqlite3_finalize(s->stmt);
	free(s->cached.sql);
	free(s);
}

/* The n of "$n" as index from 0, or -1. */
static int dollar(const char *name)
{
	char *end;
	if (!name || name[0] != '$')
		return -1;
	long n = strtol(name + 1, &end, 10);
	return *end == '\0' && n >= 1 && n <= DB_MAX_ARGS ? (int)n - 1 : -1;
}

static sp_rc map_parameters(struct lite_stmt *s, struct sp_err *e)
{
	s->params = sqlite3_bind_parameter_count(s->stmt);
	for (int i = 0; i < s->params; i++) {
		int n = dollar(sqlite3_bind_parameter_name(s->stmt, i + 1));
		if (n < 0 || i >= DB_MAX_ARGS)
			return sp_fail(e, SP_EINVAL,
				       N_("a statement has a parameter that is not $1 to $64: {1}"),
				       s->cached.sql);
		s->value_of[i] = (uint8_t)n;
		if (n >= s->args)
			s->args = (uint8_t)(n + 1);
	}
	return SP_OK;
}

static bool only_space(const char *text)
{
	return text[strspn(text, " \t\r\n;")] == '\0';
}

static sp_rc prepare(struct lite *lite, const char *sql, struct lite_stmt **out, struct sp_err *e)
{
	struct lite_stmt *s = calloc(1, sizeof(*s));
	SP_NEED(s);
	const char *rest = "";
	s->lite = lite;
	s->rows.stmt = s;
	s->cached.sql = strdup(sql);
	int rc = s->cached.sql ? sqlite3_prepare_v3(lite->handle, sql, -1,
						    SQLITE_PREPARE_PERSISTENT, &s->stmt, &rest)
			       : SQLITE_NOMEM;
	sp_rc code = rc == SQLITE_OK ? SP_OK : lite_fail(lite, rc, e);
	if (code == SP_OK && (!s->stmt || !only_space(rest)))
		code = sp_fail(e, SP_EINVAL, N_("not exactly one statement: {1}"), sql);
	if (code == SP_OK)
		code = map_parameters(s, e);
	if (code != SP_OK) {
		stmt_free(s);
		return code;
	}
	stmt_free((struct lite_stmt *)stmt_cache_evict(&lite->cache));
	stmt_cache_add(&lite->cache, &s->cached, sql);
	*out = s;
	return SP_OK;
}

static int bind_one(sqlite3_stmt *s, int i, const struct db_value *v, sqlite3_destructor_type keep)
{
	switch (v->type) {
	case DB_INT:
		return sqlite3_bind_int64(s, i, v->i);
	case DB_REAL:
		return sqlite3_bind_double(s, i, v->real);
	case DB_TEXT:
		return sqlite3_bind_text64(s, i, v->s.p ? v->s.p : "", v->s.n, keep, SQLITE_UTF8);
	case DB_BLOB:
		return sqlite3_bind_blob64(s, i, v->s.p ? v->s.p : "", v->s.n, keep);
	case DB_NULL:
		break;
	}
	return sqlite3_bind_null(s, i);
}

/* A prepared statement with its values bound. keep says whether SQLite copies texts and blobs. */
static sp_rc ready(struct lite *lite, const char *sql, const struct db_value *args, size_t n,
		   sqlite3_destructor_type keep, struct lite_stmt **out, struct sp_err *e)
{
	struct lite_stmt *s = (struct lite_stmt *)stmt_cache_find(&lite->cache, sql);
	if (!s)
		SP_TRY(prepare(lite, sql, &s, e));
	if (s->args != n)
		return sp_fail(e, SP_EINVAL,
			       N_("a statement was given the wrong number of values: "
				  "{1}"),
			       sql);
	for (int i = 0; i < s->params; i++) {
		int rc = bind_one(s->stmt, i + 1, &args[s->value_of[i]], keep);
		if (rc != SQLITE_OK)
			return lite_fail(lite, rc, e);
	}
	lite->patience = (struct db_patience){.pause = 0};
	*out = s;
	return SP_OK;
}

static sp_rc lite_exec(struct db *db, const char *sql, const struct db_value *args, size_t n,
		       int64_t *changed, struct sp_err *e)
{
	struct lite *lite = lite_of(db);
	struct lite_stmt *s;
	SP_TRY(ready(lite, sql, args, n, SQLITE_STATIC, &s, e));
	int rc;
	errno = 0;
	while ((rc = sqlite3_step(s->stmt)) == SQLITE_ROW)
		continue;
	sp_rc code = rc == SQLITE_DONE ? SP_OK : lite_fail(lite, rc, e);
	if (changed)
		*changed = sqlite3_stmt_readonly(s->stmt) ? 0 : sqlite3_changes64(lite->handle);
	(void)sqlite3_reset(s->stmt);
	return code;
}

static sp_rc lite_query(struct db *db, const char *sql, const struct db_value *args, size_t n,
			struct db_rows **out, struct sp_err *e)
{
	struct lite_stmt *s;
	/* The rows outlive the call, the caller's values perhaps not: let SQLite copy them. */
	SP_TRY(ready(lite_of(db), sql, args, n, SQLITE_TRANSIENT, &s, e));
	/* ready() leaves s unset only when it fails: NOLINTNEXTLINE(*-core.NullDereference) */
	s->cached.busy = true;
	*out = &s->rows.base;
	return SP_OK;
}

static sp_rc lite_next(struct db_rows *rows, bool *more, struct sp_err *e)
{
	struct lite_stmt *s = stmt_of(rows);
	int rc = sqlite3_step(s->stmt);
	*more = rc == SQLITE_ROW;
	sp_rc code = *more || rc == SQLITE_DONE ? SP_OK : lite_fail(s->lite, rc, e);
	if (!*more)
		(void)sqlite3_reset(s->stmt); /* lets go of the read snapshot at once */
	return code;
}

static void lite_rows_close(struct db_rows *rows)
{
	struct lite_stmt *s = stmt_of(rows);
	(void)sqlite3_reset(s->stmt);
	s->cached.busy = false;
}

static size_t lite_columns(const struct db_rows *rows)
{
	return (size_t)sqlite3_column_count(stmt_of(rows)->stmt);
}

static const char *lite_column_name(const struct db_rows *rows, size_t column)
{
	return sqlite3_column_name(stmt_of(rows)->stmt, (int)column);
}

static struct db_value lite_value(const struct db_rows *rows, size_t column)
{
	sqlite3_stmt *s = stmt_of(rows)->stmt;
	int c = (int)column;
	const void *p;
	switch (sqlite3_column_type(s, c)) {
	case SQLITE_INTEGER:
		return DB_V_INT(sqlite3_column_int64(s, c));
	case SQLITE_FLOAT:
		return DB_V_REAL(sqlite3_column_double(s, c));
	case SQLITE_TEXT:
		p = sqlite3_column_text(s, c);
		return DB_V_STR(((struct str){p ? p : "", (size_t)sqlite3_column_bytes(s, c)}));
	case SQLITE_BLOB:
		p = sqlite3_column_blob(s, c);
		return DB_V_BLOB(((struct str){p ? p : "", (size_t)sqlite3_column_bytes(s, c)}));
	default:
		return DB_V_NULL;
	}
}

static sp_rc control(struct lite *lite, const char *sql, struct sp_err *e)
{
	bool before = lite->internal;
	lite->internal = true;
	sp_rc rc = lite_exec(&lite->base, sql, NULL, 0, NULL, e);
	lite->internal = before;
	return rc;
}

static sp_rc lite_begin(struct db *db, struct sp_err *e)
{
	struct lite *lite = lite_of(db);
	/* Busy must come back at once here: db_transact waits with growing pauses. */
	db->in_transaction = true;
	sp_rc rc = control(lite, db->mode == DB_READ_ONLY ? "BEGIN" : "BEGIN IMMEDIATE", e);
	db->in_transaction = false;
	return rc;
}

static sp_rc lite_commit(struct db *db, struct sp_err *e)
{
	return control(lite_of(db), "COMMIT", e);
}

static void lite_rollback(struct db *db)
{
	struct lite *lite = lite_of(db);
	/* Some errors (full disk) have rolled back already. */
	if (!sqlite3_get_autocommit(lite->handle))
		(void)control(lite, "ROLLBACK", NULL);
}

static void lite_defer(struct db *db)
{
	(void)db;
}

static sp_rc script(struct lite *lite, const char *sql, struct sp_err *e)
{
	while (!only_space(sql)) {
		sqlite3_stmt *s = NULL;
		int rc = sqlite3_prepare_v2(lite->handle, sql, -1, &s, &sql);
		while (rc == SQLITE_OK && s && (rc = sqlite3_step(s)) == SQLITE_ROW)
			rc = SQLITE_OK;
		sp_rc code = rc == SQLITE_OK || rc == SQLITE_DONE ? SP_OK : lite_fail(lite, rc, e);
		sqlite3_finalize(s);
		SP_TRY(code);
	}
	return SP_OK;
}

static sp_rc lite_script(struct db *db, const char *sql, struct sp_err *e)
{
	lite_of(db)->patience = (struct db_patience){.pause = 0};
	return script(lite_of(db), sql, e);
}

sp_rc lite_internal(struct lite *lite, const char *sql, struct sp_err *e)
{
	bool before = lite->internal;
	lite->internal = true;
	sp_rc rc = script(lite, sql, e);
	lite->internal = before;
	return rc;
}

static sp_rc lite_scope(struct db *db, int64_t municipality, struct sp_err *e)
{
	(void)db; /* one writer at a time, whoever it writes for */
	(void)municipality;
	(void)e;
	return SP_OK;
}

static sp_rc lite_has_table(struct db *db, const char *name, bool *yes, struct sp_err *e)
{
	struct db_value arg = DB_V_TEXT(name);
	struct db_rows *rows = NULL;
	*yes = false;
	SP_TRY(lite_query(db, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = $1",
			  &arg, 1, &rows, e));
	sp_rc rc = lite_next(rows, yes, e);
	lite_rows_close(rows);
	return rc;
}

static void lite_close(struct db *db)
{
	struct lite *lite = lite_of(db);
	struct cached *entry;
	while ((entry = stmt_cache_pop(&lite->cache)))
		stmt_free((struct lite_stmt *)entry);
	(void)sqlite3_close_v2(lite->handle);
	free(lite);
}

const struct db_ops lite_ops = {
	.engine = DB_SQLITE,
	.close = lite_close,
	.exec = lite_exec,
	.query = lite_query,
	.next = lite_next,
	.rows_close = lite_rows_close,
	.columns = lite_columns,
	.column_name = lite_column_name,
	.value = lite_value,
	.begin = lite_begin,
	.commit = lite_commit,
	.rollback = lite_rollback,
	.defer = lite_defer,
	.script = lite_script,
	.scope = lite_scope,
	.has_table = lite_has_table,
	.assume_sizes = lite_assume_sizes,
	.integrity = lite_integrity,
	.backup = lite_backup,
};
