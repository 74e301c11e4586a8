/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Connecting to PostgreSQL, the session's settings, connecting anew, and errors without secrets. */
#include "store/db_pgsql.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>

enum { OLDEST_SERVER = 150000, MESSAGE_SIZE = 256 };

/* Notices are silenced. A server that shuts down says FATAL before it closes the connection. */
static void on_notice(void *context, const PGresult *r)
{
	struct pg *pg = context;
	const char *severity = PQresultErrorField(r, PG_DIAG_SEVERITY_NONLOCALIZED);
	if (severity && strcmp(severity, "FATAL") == 0)
		pg->gone = true;
}

/* The engine's words in one line, without its prefix; nothing at all when they hold the password.
 */
static void words(const struct pg *pg, const char *text, char out[MESSAGE_SIZE])
{
	(void)snprintf(out, MESSAGE_SIZE, "%s", text ? text : "");
	if (pg->password && pg->password[0] && text && strstr(text, pg->password))
		out[0] = '\0';
	for (char *p = out; *p; p++)
		if (*p == '\n' || *p == '\t')
			*p = ' ';
	size_t n = strlen(out);
	while (n > 0 && out[n - 1] == ' ')
		out[--n] = '\0';
}

static sp_rc code_of(const char *state)
{
	static const struct {
		const char *prefix;
		sp_rc code;
	} codes[] = {
		{"40001", SP_EBUSY},  /* serialization failure */
		{"40P01", SP_EBUSY},  /* deadlock */
		{"55P03", SP_EBUSY},  /* lock not available in time */
		{"23505", SP_EEXIST}, /* unique violation */
		{"23", SP_EINVAL},    /* other constraints */
		{"22", SP_EINVAL},    /* data that do not fit their type */
		{"42501", SP_EDENIED},	{"25006", SP_EDENIED},	{"28", SP_EDENIED},
		{"53100", SP_EIO}, /* disk full */
		{"58030", SP_EIO}, /* it cannot read or write */
		{"53200", SP_ENOMEM},	{"54", SP_ELIMIT},	{"57014", SP_ETIMEOUT},
		{"XX001", SP_ECORRUPT}, {"XX002", SP_ECORRUPT},
	};
	for (size_t i = 0; state && i < sizeof(codes) / sizeof(codes[0]); i++)
		if (strncmp(state, codes[i].prefix, strlen(codes[i].prefix)) == 0)
			return codes[i].code;
	return SP_ESTORE;
}

sp_rc pg_fail(struct pg *pg, const PGresult *r, struct sp_err *e)
{
	char text[MESSAGE_SIZE];
	if (PQstatus(pg->conn) == CONNECTION_BAD)
		return pg->base.in_transaction
			       ? sp_fail(e, SP_EBUSY,
					 N_("the connection to “{1}” was lost; nothing of the "
					    "transaction was kept"),
					 pg->base.label)
			       : sp_fail(e, SP_ESTORE,
					 N_("the connection to “{1}” was lost; look whether the "
					    "last write was kept before you repeat it"),
					 pg->base.label);
	const char *state = r ? PQresultErrorField(r, PG_DIAG_SQLSTATE) : NULL;
	const char *message = r ? PQresultErrorField(r, PG_DIAG_MESSAGE_PRIMARY) : NULL;
	words(pg, message ? message : PQerrorMessage(pg->conn), text);
	sp_rc code = code_of(state);
	if (code == SP_EBUSY)
		return sp_fail(e, code,
			       N_("the store “{1}” is being written by someone else: try "
				  "again in a moment"),
			       pg->base.label);
	return sp_fail(e, code, N_("the store “{1}” failed: {2}"), pg->base.label, text);
}

sp_rc pg_run(struct pg *pg, const char *sql, int64_t *first, struct sp_err *e)
{
	PGresult *r = PQexec(pg->conn, sql);
	ExecStatusType status = PQresultStatus(r);
	bool good = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK ||
		    status == PGRES_EMPTY_QUERY;
	sp_rc rc = good ? SP_OK : pg_fail(pg, r, e);
	if (first)
		*first = good && PQntuples(r) > 0 ? strtoll(PQgetvalue(r, 0, 0), NULL, 10) : 0;
	PQclear(r);
	return rc;
}

static sp_rc check_server(const struct pg *pg, struct sp_err *e)
{
	const char *encoding = PQparameterStatus(pg->conn, "server_encoding");
	if (PQserverVersion(pg->conn) < OLDEST_SERVER)
		return sp_fail(e, SP_ESTORE, N_("“{1}” is older than PostgreSQL 15; upgrade it"),
			       pg->base.label);
	if (!encoding || strcmp(encoding, "UTF8") != 0)
		return sp_fail(e, SP_ESTORE,
			       N_("the database “{1}” is not in UTF-8; make it with ENCODING "
				  "'UTF8'"),
			       pg->base.label);
	return SP_OK;
}

sp_rc pg_setup(struct pg *pg, struct sp_err *e)
{
	int64_t oid = 0;
	(void)PQsetNoticeReceiver(pg->conn, on_notice, pg);
	SP_TRY(check_server(pg, e));
	SP_TRY(pg_run(pg,
		      "SET client_min_messages = error; SET standard_conforming_strings = on;"
		      "SET lock_timeout = '2s'; SET TimeZone = 'UTC'; SET DateStyle = 'ISO';"
		      /* compiling takes longer than the longest of our questions */
		      "SET jit = off;"
		      "SELECT set_config('synchronous_commit', 'on', false) "
		      "WHERE current_setting('synchronous_commit') = 'off'",
		      NULL, e));
	if (pg->base.mode == DB_READ_ONLY)
		SP_TRY(pg_run(pg, "SET default_transaction_read_only = on", NULL, e));
	SP_TRY(pg_run(pg,
		      "SELECT CAST(oid AS BIGINT) FROM pg_namespace WHERE nspname = "
		      "current_schema()",
		      &oid, e));
	if (oid == 0)
		return sp_fail(e, SP_ESTORE,
			       N_("the database “{1}” has no schema in its search path that this "
				  "user may use"),
			       pg->base.label);
	/* Advisory locks are shared by all programs of a database: keep away from small numbers. */
	pg->lock_class = (int32_t)((uint32_t)oid ^ 0x53706F72u);
	pg->gone = pg->locked = pg->deferring = false;
	pg->in_flight = 0;
	return pg_scope(&pg->base, pg->municipality, e);
}

sp_rc pg_scope(struct db *db, int64_t municipality, struct sp_err *e)
{
	struct pg *pg = pg_of(db);
	char sql[96];
	if (municipality < 0 || municipality > INT32_MAX)
		return sp_fail_code(e, SP_EINVAL);
	pg->municipality = municipality;
	(void)snprintf(sql, sizeof(sql), "SELECT set_config('spor.municipality', '%lld', false)",
		       (long long)municipality);
	return pg_run(pg, sql, NULL, e);
}

/* A server that went away while the connection was idle has said so, or closed it, by now. */
static bool looks_alive(struct pg *pg)
{
	struct pollfd p = {.fd = PQsocket(pg->conn), .events = POLLIN};
	while (!pg->gone && PQstatus(pg->conn) == CONNECTION_OK && poll(&p, 1, 0) > 0) {
		if (!PQconsumeInput(pg->conn))
			return false;
		(void)PQisBusy(pg->conn); /* reads what came */
	}
	return !pg->gone && PQstatus(pg->conn) == CONNECTION_OK;
}

static sp_rc connect_failed(struct pg *pg, struct sp_err *e, sp_rc code)
{
	char text[MESSAGE_SIZE];
	words(pg, PQerrorMessage(pg->conn), text);
	return sp_fail(e, code, N_("the store “{1}” cannot be reached: {2}"), pg->base.label, text);
}

/* SP_EBUSY when the server does not answer: db_transact then tries for a while, long enough for a
 * restart. */
static sp_rc connect_anew(struct pg *pg, struct sp_err *e)
{
	if (pg->base.open_rows > 0)
		return sp_fail(e, SP_ESTORE,
			       N_("the connection to “{1}” was lost while rows were "
				  "being read"),
			       pg->base.label);
	pg_forget_statements(pg);
	pg->gone = false;
	PQreset(pg->conn);
	if (PQstatus(pg->conn) != CONNECTION_OK)
		return connect_failed(pg, e, SP_EBUSY);
	return pg_setup(pg, e);
}

/* Reads in all rows that are still on the way. */
static sp_rc hold_stream(struct pg *pg, struct sp_err *e)
{
	struct pg_rows *rows = pg->stream;
	pg->stream = NULL;
	if (!rows)
		return SP_OK;
	rows->streaming = false;
	for (PGresult *r; (r = PQgetResult(pg->conn));) {
		if (rows->n == rows->cap) {
			size_t cap = rows->cap ? rows->cap * 2 : 64;
			PGresult **more = realloc(rows->held, cap * sizeof(PGresult *));
			if (!more) {
				PQclear(r);
				return sp_fail_code(e, SP_ENOMEM);
			}
			rows->held = more;
			rows->cap = cap;
		}
		rows->held[rows->n++] = r;
	}
	return SP_OK;
}

sp_rc pg_ready(struct pg *pg, struct sp_err *e)
{
	SP_TRY(hold_stream(pg, e));
	SP_TRY(pg_pipeline_end(pg, e));
	if (pg->base.in_transaction || looks_alive(pg))
		return SP_OK;
	return connect_anew(pg, e);
}

static const char *option(const PQconninfoOption *list, const char *name)
{
	for (; list->keyword; list++)
		if (strcmp(list->keyword, name) == 0)
			return list->val;
	return NULL;
}

/* The address without password and parameters. */
static char *label_of(const PQconninfoOption *list)
{
	const char *user = option(list, "user"), *host = option(list, "host");
	const char *port = option(list, "port"), *name = option(list, "dbname");
	char *label = NULL;
	int n = asprintf(&label, "postgresql://%s%s%s%s%s/%s", user ? user : "", user ? "@" : "",
			 host ? host : "", port ? ":" : "", port ? port : "", name ? name : "");
	return n < 0 ? NULL : label;
}

static sp_rc read_url(struct pg *pg, const char *url, struct sp_err *e)
{
	char *why = NULL;
	PQconninfoOption *list = PQconninfoParse(url, &why);
	/* libpq's own words hold the whole address, with the password. */
	PQfreemem(why);
	if (!list)
		return sp_fail(e, SP_EINVAL,
			       N_("the store's address is not valid; it looks like "
				  "postgresql://user@host/database"));
	const char *password = option(list, "password");
	pg->base.label = label_of(list);
	pg->password = password ? strdup(password) : NULL;
	sp_rc rc =
		pg->base.label && (!password || pg->password) ? SP_OK : sp_fail_code(e, SP_ENOMEM);
	PQconninfoFree(list);
	return rc;
}

static sp_rc connect_first(struct pg *pg, const char *url, struct sp_err *e)
{
	static const char *const names[] = {"dbname", "client_encoding",
					    "fallback_application_name", NULL};
	const char *const values[] = {url, "UTF8", "spor", NULL};
	SP_TRY(read_url(pg, url, e));
	pg->conn = PQconnectdbParams(names, values, 1);
	if (PQstatus(pg->conn) != CONNECTION_OK)
		return connect_failed(pg, e, SP_ESTORE);
	return pg_setup(pg, e);
}

sp_rc db_pgsql_open(const char *url, enum db_mode mode, struct db **out, struct sp_err *e)
{
	struct pg *pg = calloc(1, sizeof(*pg));
	SP_NEED(pg);
	pg->base = (struct db){.ops = &pg_ops, .mode = mode};
	sp_rc rc = connect_first(pg, url, e);
	if (rc != SP_OK) {
		db_close(&pg->base);
		return rc;
	}
	*out = &pg->base;
	return SP_OK;
}
