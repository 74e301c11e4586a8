/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The PostgreSQL adapter: prepared statements, rows one at a time, transactions. A writer takes an
 * advisory lock for its municipality before its transaction begins, so that its snapshot is the
 * newest there is and a long import and a short correction wait for each other instead of failing;
 * REPEATABLE READ guards what the lock does not cover. */
#include "store/db_pgsql.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

enum { LONGEST_PIPELINE = 1000 };

static void clear_rows(struct pg_rows *rows)
{
	PQclear(rows->row);
	while (rows->from < rows->n)
		PQclear(rows->held[rows->from++]);
	free(rows->held);
	rows->row = NULL;
	rows->held = NULL;
	rows->from = rows->n = rows->cap = 0;
}

static void stmt_free(struct pg_stmt *s)
{
	if (!s)
		return;
	clear_rows(&s->rows);
	PQclear(s->shape);
	free(s->cached.sql);
	free(s);
}

void pg_forget_statements(struct pg *pg)
{
	for (struct cached *c; (c = stmt_cache_pop(&pg->cache));)
		stmt_free((struct pg_stmt *)c);
}

/* Does the text begin or end a transaction? Comments before it do not hide it. */
static bool is_transaction_word(const char *sql)
{
	static const char *const words[] = {"BEGIN",	"START", "COMMIT",    "END",
					    "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE"};
	for (;;) {
		sql += strspn(sql, " \t\r\n;");
		if (sql[0] == '-' && sql[1] == '-')
			sql += strcspn(sql, "\n");
		else if (sql[0] == '/' && sql[1] == '*' && strstr(sql, "*/"))
			sql = strstr(sql, "*/") + 2;
		else
			break;
	}
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t n = strlen(words[i]);
		if (strncasecmp(sql, words[i], n) == 0 && !isalnum((unsigned char)sql[n]))
			return true;
	}
	return false;
}

static sp_rc refuse_transaction(const char *sql, struct sp_err *e)
{
	return is_transaction_word(sql)
		       ? sp_fail(e, SP_EDENIED,
				 N_("a statement may not begin or end a transaction: {1}"), sql)
		       : SP_OK;
}

static sp_rc describe(struct pg *pg, struct pg_stmt *s, struct sp_err *e)
{
	PGresult *r = PQdescribePrepared(pg->conn, s->name);
	sp_rc rc = PQresultStatus(r) == PGRES_COMMAND_OK ? SP_OK : pg_fail(pg, r, e);
	int params = PQnparams(r);
	if (rc == SP_OK && params > DB_MAX_ARGS)
		rc = sp_fail_code(e, SP_ELIMIT);
	for (int i = 0; rc == SP_OK && i < params; i++)
		s->types[i] = PQparamtype(r, i);
	s->params = (uint8_t)params;
	for (int i = 0; rc == SP_OK && i < PQnfields(r); i++)
		if (!pg_type_known(PQftype(r, i)))
			rc = sp_fail(e, SP_EINVAL,
				     N_("column “{1}” has a type that Spor does not read; CAST it "
					"in: {2}"),
				     PQfname(r, i), s->cached.sql);
	s->shape = r;
	return rc;
}

static sp_rc deallocate(struct pg *pg, struct pg_stmt *s, struct sp_err *e)
{
	char sql[32];
	if (!s)
		return SP_OK;
	(void)snprintf(sql, sizeof(sql), "DEALLOCATE %s", s->name);
	stmt_free(s);
	return pg_run(pg, sql, NULL, e);
}

static sp_rc prepare_on_server(struct pg *pg, struct pg_stmt *s, struct sp_err *e)
{
	(void)snprintf(s->name, sizeof(s->name), "s%u", ++pg->names);
	PGresult *r = PQprepare(pg->conn, s->name, s->cached.sql, 0, NULL);
	sp_rc rc = PQresultStatus(r) == PGRES_COMMAND_OK ? SP_OK : pg_fail(pg, r, e);
	PQclear(r);
	return rc == SP_OK ? describe(pg, s, e) : rc;
}

static sp_rc prepare(struct pg *pg, const char *sql, struct pg_stmt **out, struct sp_err *e)
{
	SP_TRY(refuse_transaction(sql, e));
	SP_TRY(deallocate(pg, (struct pg_stmt *)stmt_cache_evict(&pg->cache), e));
	struct pg_stmt *s = calloc(1, sizeof(*s));
	SP_NEED(s);
	s->rows.pg = pg;
	s->rows.stmt = s;
	s->cached.sql = strdup(sql);
	sp_rc rc = s->cached.sql ? prepare_on_server(pg, s, e) : sp_fail_code(e, SP_ENOMEM);
	if (rc != SP_OK) {
		stmt_free(s);
		return rc;
	}
	stmt_cache_add(&pg->cache, &s->cached, sql);
	*out = s;
	return SP_OK;
}

static sp_rc find(struct pg *pg, const char *sql, struct pg_stmt **out, struct sp_err *e)
{
	*out = (struct pg_stmt *)stmt_cache_find(&pg->cache, sql);
	if (*out)
		return SP_OK;
	SP_TRY(pg_ready(pg, e)); /* a pipeline takes no PQprepare */
	return prepare(pg, sql, out, e);
}

static bool send(struct pg *pg, const struct pg_stmt *s, const struct pg_args *a)
{
	return PQsendQueryPrepared(pg->conn, s->name, s->params, a->at, a->length, a->format, 1) ==
	       1;
}

/* Sends without waiting; the answer is read by pg_pipeline_end. */
static sp_rc exec_deferred(struct pg *pg, const struct pg_stmt *s, const struct pg_args *a,
			   struct sp_err *e)
{
	if (PQpipelineStatus(pg->conn) == PQ_PIPELINE_OFF) {
		SP_TRY(pg_ready(pg, e));
		if (!PQenterPipelineMode(pg->conn))
			return pg_fail(pg, NULL, e);
	}
	if (!send(pg, s, a))
		return pg_fail(pg, NULL, e);
	return ++pg->in_flight < LONGEST_PIPELINE ? SP_OK : pg_pipeline_end(pg, e);
}

sp_rc pg_pipeline_end(struct pg *pg, struct sp_err *e)
{
	sp_rc rc = SP_OK;
	if (PQpipelineStatus(pg->conn) == PQ_PIPELINE_OFF)
		return SP_OK;
	if (!PQpipelineSync(pg->conn))
		return pg_fail(pg, NULL, e);
	for (bool synced = false; !synced;) {
		PGresult *r = PQgetResult(pg->conn);
		ExecStatusType status = r ? PQresultStatus(r) : PGRES_COMMAND_OK;
		if (!r && PQstatus(pg->conn) == CONNECTION_BAD)
			return pg_fail(pg, NULL, e);
		synced = r && status == PGRES_PIPELINE_SYNC;
		if (status == PGRES_FATAL_ERROR && rc == SP_OK)
			rc = pg_fail(pg, r, e);
		PQclear(r);
	}
	pg->in_flight = 0;
	(void)PQexitPipelineMode(pg->conn);
	return rc;
}

static sp_rc pg_exec(struct db *db, const char *sql, const struct db_value *args, size_t n,
		     int64_t *changed, struct sp_err *e)
{
	struct pg *pg = pg_of(db);
	struct pg_stmt *s;
	struct pg_args a;
	bool deferred = pg->deferring && !changed;
	if (!deferred)
		SP_TRY(pg_ready(pg, e));
	SP_TRY(find(pg, sql, &s, e));
	SP_TRY(pg_encode(s, args, n, &a, e));
	if (deferred)
		return exec_deferred(pg, s, &a, e);
	PGresult *r = PQexecPrepared(pg->conn, s->name, s->params, a.at, a.length, a.format, 1);
	ExecStatusType status = PQresultStatus(r);
	sp_rc rc =
		status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK ? SP_OK : pg_fail(pg, r, e);
	if (changed)
		*changed = rc == SP_OK && strncmp(PQcmdStatus(r), "SELECT", 6) != 0
				   ? strtoll(PQcmdTuples(r), NULL, 10)
				   : 0;
	PQclear(r);
	return rc;
}

static struct pg_stmt *stmt_of(const struct db_rows *rows)
{
	return ((const struct pg_rows *)rows)->stmt;
}

static sp_rc pg_query(struct db *db, const char *sql, const struct db_value *args, size_t n,
		      struct db_rows **out, struct sp_err *e)
{
	struct pg *pg = pg_of(db);
	struct pg_stmt *s;
	struct pg_args a;
	SP_TRY(pg_ready(pg, e));
	SP_TRY(find(pg, sql, &s, e));
	SP_TRY(pg_encode(s, args, n, &a, e));
	if (!send(pg, s, &a) || !PQsetSingleRowMode(pg->conn))
		return pg_fail(pg, NULL, e);
	s->cached.busy = true;
	s->rows.streaming = true;
	pg->stream = &s->rows;
	*out = &s->rows.base;
	return SP_OK;
}

/* The next result: held, or from the connection. */
static PGresult *take(struct pg_rows *rows)
{
	if (rows->from < rows->n)
		return rows->held[rows->from++];
	return rows->streaming ? PQgetResult(rows->pg->conn) : NULL;
}

static void end_stream(struct pg_rows *rows)
{
	for (PGresult *r; (r = take(rows));)
		PQclear(r);
	if (rows->streaming)
		rows->pg->stream = NULL;
	rows->streaming = false;
}

static sp_rc pg_next(struct db_rows *base, bool *more, struct sp_err *e)
{
	struct pg_rows *rows = (struct pg_rows *)base;
	PQclear(rows->row);
	rows->row = take(rows);
	ExecStatusType status = PQresultStatus(rows->row);
	*more = status == PGRES_SINGLE_TUPLE;
	if (*more)
		return SP_OK;
	bool good = status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK;
	sp_rc rc = good ? SP_OK : pg_fail(rows->pg, rows->row, e);
	end_stream(rows);
	return rc;
}

static void pg_rows_close(struct db_rows *base)
{
	struct pg_rows *rows = (struct pg_rows *)base;
	/* The rest is read and dropped: a cancel could hit the next statement instead. */
	end_stream(rows);
	clear_rows(rows);
	stmt_of(base)->cached.busy = false;
}

static size_t pg_columns(const struct db_rows *base)
{
	return (size_t)PQnfields(stmt_of(base)->shape);
}

static const char *pg_column_name(const struct db_rows *base, size_t column)
{
	return PQfname(stmt_of(base)->shape, (int)column);
}

static struct db_value pg_value(const struct db_rows *base, size_t column)
{
	const struct pg_rows *rows = (const struct pg_rows *)base;
	return pg_decode(rows->row, 0, (int)column);
}

static void unlock(struct pg *pg)
{
	if (pg->locked)
		(void)pg_run(pg, "SELECT pg_advisory_unlock_all()", NULL, NULL);
	pg->locked = false;
}

/* Nobody else writes for this municipality; writers for all (0) exclude everyone. */
static sp_rc lock(struct pg *pg, struct sp_err *e)
{
	char sql[192];
	int64_t got = 0;
	if (pg->municipality == 0)
		(void)snprintf(sql, sizeof(sql),
			       "SELECT CAST(pg_try_advisory_lock(%d, 0) AS INTEGER)",
			       pg->lock_class);
	else
		(void)snprintf(sql, sizeof(sql),
			       "SELECT CAST(pg_try_advisory_lock_shared(%d, 0) AND "
			       "pg_try_advisory_lock(%d, %d) AS INTEGER)",
			       pg->lock_class, pg->lock_class, (int)pg->municipality);
	SP_TRY(pg_run(pg, sql, &got, e));
	pg->locked = true; /* perhaps one of the two */
	if (got)
		return SP_OK;
	unlock(pg);
	return sp_fail(e, SP_EBUSY,
		       N_("the store “{1}” is being written by someone else: try "
			  "again in a moment"),
		       pg->base.label);
}

static sp_rc pg_begin(struct db *db, struct sp_err *e)
{
	struct pg *pg = pg_of(db);
	SP_TRY(pg_ready(pg, e));
	if (db->mode == DB_READ_ONLY)
		return pg_run(pg, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", NULL, e);
	SP_TRY(lock(pg, e));
	sp_rc rc = pg_run(pg, "BEGIN ISOLATION LEVEL REPEATABLE READ", NULL, e);
	if (rc != SP_OK)
		unlock(pg);
	return rc;
}

static sp_rc commit_unknown(struct pg *pg, struct sp_err *e)
{
	return sp_fail(e, SP_ESTORE,
		       N_("the connection to “{1}” was lost during the commit; look whether the "
			  "write was kept before you repeat it"),
		       pg->base.label);
}

static sp_rc pg_commit(struct db *db, struct sp_err *e)
{
	struct pg *pg = pg_of(db);
	SP_TRY(pg_ready(pg, e));
	PGresult *r = PQexec(pg->conn, "COMMIT");
	bool ok = PQresultStatus(r) == PGRES_COMMAND_OK;
	/* A transaction that had failed answers COMMIT with ROLLBACK, and no error. */
	bool kept = ok && strcmp(PQcmdStatus(r), "COMMIT") == 0;
	sp_rc rc = SP_OK;
	if (!ok)
		rc = PQstatus(pg->conn) == CONNECTION_BAD ? commit_unknown(pg, e)
							  : pg_fail(pg, r, e);
	else if (!kept)
		rc = sp_fail(e, SP_ESTORE, N_("the store “{1}” undid the transaction"),
			     pg->base.label);
	PQclear(r);
	pg->deferring = false;
	unlock(pg);
	return rc;
}

static void pg_rollback(struct db *db)
{
	struct pg *pg = pg_of(db);
	(void)pg_ready(pg, NULL);
	pg->deferring = false;
	if (PQtransactionStatus(pg->conn) != PQTRANS_IDLE)
		(void)pg_run(pg, "ROLLBACK", NULL, NULL);
	unlock(pg);
}

static void pg_defer(struct db *db)
{
	pg_of(db)->deferring = true;
}

static sp_rc pg_script(struct db *db, const char *sql, struct sp_err *e)
{
	struct pg *pg = pg_of(db);
	PGTransactionStatusType expected = db->in_transaction ? PQTRANS_INTRANS : PQTRANS_IDLE;
	SP_TRY(refuse_transaction(sql, e));
	SP_TRY(pg_ready(pg, e));
	SP_TRY(pg_run(pg, sql, NULL, e));
	if (PQtransactionStatus(pg->conn) == expected)
		return SP_OK;
	if (!db->in_transaction)
		(void)pg_run(pg, "ROLLBACK", NULL, NULL);
	return sp_fail(e, SP_EDENIED, N_("a statement may not begin or end a transaction: {1}"),
		       sql);
}

static sp_rc pg_has_table(struct db *db, const char *name, bool *yes, struct sp_err *e)
{
	struct db_value arg = DB_V_TEXT(name);
	struct db_rows *rows = NULL;
	*yes = false;
	sp_rc rc = pg_query(db,
			    "SELECT 1 FROM pg_class WHERE oid = "
			    "to_regclass(quote_ident(CAST($1 AS TEXT))) AND relkind IN ('r', 'p')",
			    &arg, 1, &rows, e);
	if (rc != SP_OK || !rows)
		return rc;
	rc = pg_next(rows, yes, e);
	pg_rows_close(rows);
	return rc;
}

static sp_rc pg_backup(struct db *db, const char *path, struct sp_err *e)
{
	(void)path;
	return sp_fail(e, SP_EINVAL,
		       N_("a store in PostgreSQL is backed up by PostgreSQL's own tools: pg_dump "
			  "-Fc for “{1}”, or pg_basebackup for the whole server"),
		       db->label);
}

static void pg_close(struct db *db)
{
	struct pg *pg = pg_of(db);
	pg_forget_statements(pg);
	PQfinish(pg->conn);
	if (pg->password)
		memset(pg->password, 0, strlen(pg->password));
	free(pg->password);
	free(pg);
}

const struct db_ops pg_ops = {
	.engine = DB_PGSQL,
	.close = pg_close,
	.exec = pg_exec,
	.query = pg_query,
	.next = pg_next,
	.rows_close = pg_rows_close,
	.columns = pg_columns,
	.column_name = pg_column_name,
	.value = pg_value,
	.begin = pg_begin,
	.commit = pg_commit,
	.rollback = pg_rollback,
	.defer = pg_defer,
	.script = pg_script,
	.scope = pg_scope,
	.has_table = pg_has_table,
	.integrity = pg_integrity,
	.backup = pg_backup,
};
