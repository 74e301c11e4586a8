/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store_fixture.h"

#include "store/audit.h"

#include <ftw.h>
#include <libpq-fe.h>
#include <sodium.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void pg_run(const char *url, const char *sql)
{
	PGconn *c = PQconnectdb(url);
	PGresult *r = PQexec(c, sql);
	bool good = PQstatus(c) == CONNECTION_OK &&
		    (PQresultStatus(r) == PGRES_COMMAND_OK || PQresultStatus(r) == PGRES_TUPLES_OK);
	if (!good)
		print_error("%s\n", PQerrorMessage(c));
	PQclear(r);
	PQfinish(c);
	assert_true(good);
}

/* A schema of its own lets tests run beside each other in one cluster. */
static void pg_prepare(struct fixture *f, const char *owner, const char *user)
{
	char sql[512], *schema = f->schema;
	const char *mark = strchr(owner, '?') ? "&" : "?";
	(void)snprintf(schema, sizeof(f->schema), "t_%08x", randombytes_random());
	(void)snprintf(sql, sizeof(sql),
		       "SET client_min_messages = warning; CREATE SCHEMA %s;"
		       "GRANT USAGE ON SCHEMA %s TO PUBLIC;"
		       "ALTER DEFAULT PRIVILEGES IN SCHEMA %s GRANT SELECT, INSERT, UPDATE, DELETE "
		       "ON TABLES TO PUBLIC",
		       schema, schema, schema);
	pg_run(owner, sql);
	(void)snprintf(f->owner_url, sizeof(f->owner_url), "%s%soptions=-csearch_path%%3D%s", owner,
		       mark, schema);
	(void)snprintf(f->url, sizeof(f->url), "%s%soptions=-csearch_path%%3D%s", user, mark,
		       schema);
}

int fixture_open(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	const char *owner = getenv("SPOR_TEST_PG_OWNER"), *user = getenv("SPOR_TEST_PG_USER");
	if (!f || sodium_init() < 0)
		return -1;
	f->engine = strcmp(*state, "pgsql") == 0 ? DB_PGSQL : DB_SQLITE;
	f->arena = arena_new(64 << 20);
	(void)snprintf(f->folder, sizeof(f->folder), "/tmp/spor-test-XXXXXX");
	*state = f;
	if (!mkdtemp(f->folder))
		return -1;
	if (f->engine == DB_SQLITE) {
		(void)snprintf(f->url, sizeof(f->url), "%s/spor.db", f->folder);
		memcpy(f->owner_url, f->url, sizeof(f->url));
	} else {
		pg_prepare(f, owner, user);
	}
	return db_open(f->owner_url, DB_CREATE, &f->owner, &f->err) == SP_OK ? 0 : -1;
}

int fixture_run(int argc, char **argv, const struct CMUnitTest *tests, size_t n)
{
	const char *engine = argc > 1 ? argv[1] : "sqlite";
	if (strcmp(engine, "pgsql") == 0 &&
	    !(getenv("SPOR_TEST_PG_OWNER") && getenv("SPOR_TEST_PG_USER"))) {
		(void)puts("1..0 # SKIP SPOR_TEST_PG_OWNER and SPOR_TEST_PG_USER are not set");
		return 0;
	}
	struct CMUnitTest *chosen = calloc(n + 1, sizeof(*chosen));
	size_t count = 0;
	for (size_t i = 0; chosen && i < n; i++)
		if (strcmp(tests[i].initial_state, engine) == 0)
			chosen[count++] = tests[i];
	int rc = _cmocka_run_group_tests(engine, chosen, count, NULL, NULL);
	free(chosen);
	return rc;
}

static int remove_entry(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st;
	(void)kind;
	(void)at;
	return remove(path);
}

int fixture_close(void **state)
{
	struct fixture *f = *state;
	char text[128];
	db_close(f->db);
	db_close(f->owner);
	if (f->engine == DB_PGSQL) {
		(void)snprintf(text, sizeof(text),
			       "SET client_min_messages = warning; DROP SCHEMA %s CASCADE",
			       f->schema);
		pg_run(getenv("SPOR_TEST_PG_OWNER"), text);
	}
	int rc = nftw(f->folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
	arena_free(f->arena);
	free(f);
	return rc;
}

void ok(const struct fixture *f, sp_rc rc)
{
	if (rc != SP_OK)
		fail_msg("%s: %s [%s] [%s] [%s]", sp_rc_name(rc), f->err.key ? f->err.key : "",
			 f->err.arg[0], f->err.arg[1], f->err.where);
}

bool next(struct fixture *f, struct db_rows *rows)
{
	bool more;
	ok(f, db_next(rows, &more, &f->err));
	return more;
}

struct db *fixture_connect(struct fixture *f, const char *order, enum db_mode mode)
{
	char url[1024];
	struct db *db = NULL;
	(void)snprintf(url, sizeof(url), "%s%s", order, f->url);
	ok(f, db_open(url, mode, &db, &f->err));
	return db;
}

void fixture_migrate(struct fixture *f, const struct migration_set *sets, size_t n)
{
	ok(f, migrate_apply(f->owner, sets, n, NULL, &f->err));
	f->db = fixture_connect(f, "", DB_READ_WRITE);
}

void fixture_tamper(struct fixture *f, const char *sql)
{
	if (f->engine == DB_PGSQL) {
		pg_run(f->owner_url, sql);
		return;
	}
	sqlite3 *h;
	char *message = NULL;
	assert_int_equal(sqlite3_open(f->url, &h), SQLITE_OK);
	if (sqlite3_exec(h, sql, NULL, NULL, &message) != SQLITE_OK)
		fail_msg("%s", message);
	assert_int_equal(sqlite3_close(h), SQLITE_OK);
}

int64_t fixture_int(struct db *db, const char *sql)
{
	struct sp_err e = {.key = ""};
	DB_ROWS_AUTO rows = NULL;
	bool more = false;
	if (db_query(db, sql, NULL, 0, &rows, &e) != SP_OK || db_next(rows, &more, &e) != SP_OK)
		fail_msg("%s [%s] [%s]", e.key, e.arg[0], e.arg[1]);
	assert_true(more);
	int64_t v = db_int(rows, 0);
	assert_int_equal(db_next(rows, &more, &e), SP_OK);
	assert_false(more);
	return v;
}

static const struct migration item_migrations[] = {
	{1, "0001-item",
	 "CREATE TABLE item (municipality {int} NOT NULL, id {id} NOT NULL, text {text}, "
	 "PRIMARY KEY (municipality, id)) {clustered};"
	 "CREATE TABLE part (municipality {int} NOT NULL, item {id} NOT NULL, "
	 "FOREIGN KEY (municipality, item) REFERENCES item (municipality, id)) {strict};"
	 "CREATE INDEX item_text ON item (text)",
	 NULL},
	{0, NULL, NULL, NULL},
};
const struct migration_set fixture_items = {"item", item_migrations};

sp_rc fixture_add(struct db *db, int64_t municipality, int64_t id, struct sp_err *e)
{
	return db_run(db, e, "INSERT INTO item (municipality, id, text) VALUES ($1, $2, $3)",
		      DB_V_INT(municipality), DB_V_INT(id), DB_V_TEXT("Punktet blev udsat."));
}

sp_rc fixture_add_audited(struct db *db, void *context, struct sp_err *e)
{
	int64_t id = *(const int64_t *)context;
	struct audit_event event = {.municipality = 336,
				    .who = "cli:anna",
				    .action = "import",
				    .table = "item",
				    .id = id};
	SP_TRY(fixture_add(db, 336, id, e));
	return audit_append(db, &event, e);
}

void fixture_fill(struct fixture *f, int64_t from, int64_t to)
{
	for (int64_t id = from; id < to; id++)
		ok(f, db_transact(f->db, fixture_add_audited, &id, &f->err));
}
