/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What only PostgreSQL has: lost connections, scopes, deferred statements, types, secrets. */
#include "store/store.h"
#include "store_fixture.h"

#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Ends the server's side of a connection, as a restart would. */
static void cut_connection(struct fixture *f, struct db *db)
{
	char sql[96];
	int64_t pid = fixture_int(db, "SELECT CAST(pg_backend_pid() AS BIGINT)");
	(void)snprintf(sql, sizeof(sql), "SELECT pg_terminate_backend(%d, 5000)", (int)pid);
	PGconn *c = PQconnectdb(f->url); /* the same role may end its own connections */
	PGresult *r = PQexec(c, sql);
	assert_int_equal(PQresultStatus(r), PGRES_TUPLES_OK);
	PQclear(r);
	PQfinish(c);
}

static void lost_while_idle(void **state)
{
	struct fixture *f = *state;
	fixture_migrate(f, &fixture_items, 1);
	ok(f, db_scope(f->db, 336, &f->err));
	fixture_fill(f, 1, 3);
	for (int i = 0; i < 3; i++) {
		cut_connection(f, f->db);
		if (i == 0)
			ok(f, fixture_add(f->db, 336, 10, &f->err));
		else if (i == 1)
			assert_int_equal(fixture_int(f->db, "SELECT COUNT(*) FROM item"), 3);
		else
			fixture_fill(f, 11, 12);
	}
	/* what was set on the connection before is set again */
	assert_int_equal(fixture_int(f->db, "SELECT CAST(current_setting('spor.municipality') "
					    "AS BIGINT)"),
			 336);
}

struct losing {
	struct fixture *f;
	int runs;
};

static sp_rc lose_once(struct db *db, void *context, struct sp_err *e)
{
	struct losing *l = context;
	SP_TRY(fixture_add(db, 336, 1, e));
	if (l->runs++ == 0)
		cut_connection(l->f, db);
	return fixture_add(db, 336, 2, e);
}

static void lost_in_a_transaction(void **state)
{
	struct fixture *f = *state;
	struct losing l = {f, 0};
	fixture_migrate(f, &fixture_items, 1);
	ok(f, db_transact(f->db, lose_once, &l, &f->err));
	assert_int_equal(l.runs, 2);
	assert_int_equal(fixture_int(f->db, "SELECT COUNT(*) FROM item"), 2);
}

static void lost_at_commit(void **state)
{
	struct fixture *f = *state;
	fixture_migrate(f, &fixture_items, 1);
	ok(f, db_begin(f->db, &f->err));
	ok(f, fixture_add(f->db, 336, 1, &f->err));
	cut_connection(f, f->db);
	/* not tried again by itself: nobody knows whether it was kept */
	assert_int_equal(db_commit(f->db, &f->err), SP_ESTORE);
	assert_int_equal(fixture_int(f->db, "SELECT COUNT(*) FROM item"), 0);
}

static void deferred_statements(void **state)
{
	struct fixture *f = *state;
	fixture_migrate(f, &fixture_items, 1);
	ok(f, db_begin(f->db, &f->err));
	db_defer(f->db);
	for (int64_t id = 0; id < 2500; id++) {
		ok(f, fixture_add(f->db, 336, id, &f->err));
		if (id % 700 == 0) /* a query in between sees all before it */
			assert_int_equal(fixture_int(f->db, "SELECT COUNT(*) FROM item"), id + 1);
	}
	ok(f, db_commit(f->db, &f->err));
	assert_int_equal(fixture_int(f->db, "SELECT COUNT(*) FROM item"), 2500);
	/* an error comes later, at the latest with the commit, and nothing is kept */
	ok(f, db_begin(f->db, &f->err));
	db_defer(f->db);
	sp_rc rc = fixture_add(f->db, 400, 1, &f->err);
	for (int i = 0; i < 10 && rc == SP_OK; i++)
		rc = fixture_add(f->db, 400, 1, &f->err);
	if (rc == SP_OK)
		rc = db_commit(f->db, &f->err);
	else
		db_rollback(f->db);
	assert_int_equal(rc, SP_EEXIST);
	assert_int_equal(fixture_int(f->db, "SELECT COUNT(*) FROM item"), 2500);
	/* and the connection is as before */
	fixture_fill(f, 5000, 5001);
}

static void long_answers_and_other_work(void **state)
{
	struct fixture *f = *state;
	fixture_migrate(f, &fixture_items, 1);
	DB_ROWS_AUTO rows = NULL;
	int64_t n = 0;
	ok(f, db_query(f->db, "SELECT CAST(x AS BIGINT) FROM generate_series(1, 5000) AS g(x)",
		       NULL, 0, &rows, &f->err));
	while (next(f, rows)) {
		assert_int_equal(db_int(rows, 0), ++n);
		if (n == 100)
			ok(f, fixture_add(f->db, 336, n, &f->err));
	}
	assert_int_equal(n, 5000);
	/* an error in the middle of an answer */
	DB_ROWS_AUTO bad = NULL;
	bool more = true;
	sp_rc rc = db_query(f->db, "SELECT 1 / (3000 - x) FROM generate_series(1, 5000) AS g(x)",
			    NULL, 0, &bad, &f->err);
	while (rc == SP_OK && more)
		rc = db_next(bad, &more, &f->err);
	assert_int_equal(rc, SP_EINVAL);
	ok(f, fixture_add(f->db, 336, 1, &f->err));
	/* left in the middle */
	DB_ROWS_AUTO left = NULL;
	ok(f, db_query(f->db, "SELECT CAST(x AS BIGINT) FROM generate_series(1, 5000) AS g(x)",
		       NULL, 0, &left, &f->err));
	assert_true(next(f, left));
}

static void no_secret_in_errors(void **state)
{
	struct fixture *f = *state;
	struct db *db;
	static const char *const urls[] = {
		"postgresql://anna:hemmelig@127.0.0.1:1/spor?connect_timeout=1",
		"postgresql://anna:hemmelig@[127.0.0.1/spor",
		"postgresql://anna:hemmelig@127.0.0.1:port/spor",
		"postgresql://127.0.0.1:1/spor?user=anna&password=hemmelig&connect_timeout=1",
		"postgresql://127.0.0.1/spor?passwort=hemmelig",
		"postgres://anna:hemmelig@127.0.0.1:1/hemmelig",
	};
	for (size_t i = 0; i < COUNT(urls); i++) {
		assert_int_not_equal(db_open(urls[i], DB_READ_WRITE, &db, &f->err), SP_OK);
		assert_null(db);
		for (size_t a = 1; a < SP_ERR_ARGS; a++)
			assert_null(strstr(f->err.arg[a], "hemmelig"));
		if (i + 1 < COUNT(urls))
			assert_null(strstr(f->err.arg[0], "hemmelig"));
	}
}

static void messages_that_hold_a_password(void **state)
{
	struct fixture *f = *state;
	char url[1024];
	struct db *db;
	(void)snprintf(url, sizeof(url), "postgresql://hemmelig:hemmelig@%s",
		       strchr(getenv("SPOR_TEST_PG_USER"), '@') + 1);
	/* the server's words name the role, which here is the password */
	assert_int_equal(db_open(url, DB_READ_WRITE, &db, &f->err), SP_ESTORE);
	assert_string_equal(f->err.arg[1], "");
	(void)snprintf(url, sizeof(url), "%s&options=-csearch_path%%3Dnowhere",
		       getenv("SPOR_TEST_PG_USER"));
	assert_int_equal(db_open(url, DB_READ_WRITE, &db, &f->err), SP_ESTORE);
}

static void lost_while_reading(void **state)
{
	struct fixture *f = *state;
	fixture_migrate(f, &fixture_items, 1);
	{
		DB_ROWS_AUTO rows = NULL;
		ok(f, db_query(f->db, "SELECT CAST(x AS BIGINT) FROM generate_series(1, 9) AS g(x)",
			       NULL, 0, &rows, &f->err));
		assert_true(next(f, rows));
		cut_connection(f, f->db);
		assert_int_equal(fixture_add(f->db, 336, 1, &f->err), SP_ESTORE);
		assert_int_equal(fixture_add(f->db, 336, 1, &f->err), SP_ESTORE);
	}
	ok(f, fixture_add(f->db, 336, 1, &f->err));
}

static void narrow_types(void **state)
{
	struct fixture *f = *state;
	static const struct {
		const char *sql;
		struct db_value value;
		sp_rc code;
	} table[] = {
		{"SELECT CAST($1 AS INTEGER)", {.type = DB_INT, .i = -2147483648}, SP_OK},
		{"SELECT CAST($1 AS INTEGER)", {.type = DB_INT, .i = 2147483648}, SP_EINVAL},
		{"SELECT CAST($1 AS SMALLINT)", {.type = DB_INT, .i = -32768}, SP_OK},
		{"SELECT CAST($1 AS SMALLINT)", {.type = DB_REAL, .real = 7.0}, SP_OK},
		{"SELECT CAST($1 AS SMALLINT)", {.type = DB_INT, .i = 32768}, SP_EINVAL},
		{"SELECT CAST($1 AS BOOLEAN)", {.type = DB_INT, .i = 2}, SP_EINVAL},
		{"SELECT CAST($1 AS NUMERIC)", {.type = DB_INT, .i = 2}, SP_EINVAL},
		{"SELECT CAST($1 AS BIGINT)", {.type = DB_REAL, .real = 1e300}, SP_EINVAL},
	};
	fixture_migrate(f, &fixture_items, 1);
	for (size_t i = 0; i < COUNT(table); i++) {
		DB_ROWS_AUTO rows = NULL;
		sp_rc rc = db_query(f->db, table[i].sql, &table[i].value, 1, &rows, &f->err);
		assert_int_equal(rc, table[i].code);
		if (rc != SP_OK)
			continue;
		assert_true(next(f, rows));
		assert_true(db_int(rows, 0) == table[i].value.i || table[i].value.type == DB_REAL);
	}
	DB_ROWS_AUTO odd = NULL;
	ok(f, db_query(f->db, "SELECT CAST('NaN' AS NUMERIC), CAST(1e300 AS NUMERIC)", NULL, 0,
		       &odd, &f->err));
	assert_true(next(f, odd));
	assert_true(db_value_of(odd, 0).type == DB_REAL && db_value_of(odd, 1).type == DB_REAL);
	assert_int_equal(db_int(odd, 0), 0);
}

static void backup_names_the_tools(void **state)
{
	struct fixture *f = *state;
	fixture_migrate(f, &fixture_items, 1);
	assert_int_equal(db_backup(f->db, "/tmp/x", &f->err), SP_EINVAL);
	assert_non_null(strstr(f->err.key, "pg_dump"));
}

static void unsound_schema_is_found(void **state)
{
	struct fixture *f = *state;
	struct store_check check;
	fixture_migrate(f, &fixture_items, 1);
	fixture_tamper(f, "ALTER TABLE part DROP CONSTRAINT part_municipality_item_fkey;"
			  "INSERT INTO part VALUES (336, 7), (336, 8);"
			  "ALTER TABLE part ADD CONSTRAINT part_item FOREIGN KEY "
			  "(municipality, item) REFERENCES item (municipality, id) NOT VALID;"
			  "ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only");
	ok(f, store_check(f->db, NULL, f->arena, &check, &f->err));
	assert_false(store_check_ok(&check));
	assert_int_equal(check.engine.list.n, 3);
}

/* Row-level security by the scope, as later tables have it. */
static void scope_is_seen_by_policies(void **state)
{
	struct fixture *f = *state;
	fixture_migrate(f, &fixture_items, 1);
	ok(f, fixture_add(f->db, 336, 1, &f->err));
	ok(f, fixture_add(f->db, 400, 1, &f->err));
	fixture_tamper(f, "ALTER TABLE item ENABLE ROW LEVEL SECURITY;"
			  "CREATE POLICY own ON item USING (municipality = "
			  "CAST(current_setting('spor.municipality') AS BIGINT))");
	assert_int_equal(fixture_int(f->db, "SELECT COUNT(*) FROM item"), 0);
	ok(f, db_scope(f->db, 336, &f->err));
	assert_int_equal(fixture_int(f->db, "SELECT municipality FROM item"), 336);
	assert_int_equal(fixture_add(f->db, 400, 2, &f->err), SP_EDENIED);
	ok(f, fixture_add(f->db, 336, 2, &f->err));
	assert_int_equal(db_scope(f->db, -1, &f->err), SP_EINVAL);
}

/* Two municipalities' writers do not wait for each other, but one row they share is written by one
 * after the other: the later one is told to try again. */
static void shared_rows_make_the_later_try_again(void **state)
{
	struct fixture *f = *state;
	fixture_migrate(f, &fixture_items, 1);
	ok(f, fixture_add(f->db, 0, 1, &f->err));
	struct db *other = fixture_connect(f, "", DB_READ_WRITE);
	ok(f, db_scope(f->db, 336, &f->err));
	ok(f, db_scope(other, 400, &f->err));
	ok(f, db_begin(f->db, &f->err));
	ok(f, db_begin(other, &f->err));
	assert_int_equal(fixture_int(other, "SELECT COUNT(*) FROM item"), 1); /* its snapshot */
	ok(f, db_script(f->db, "UPDATE item SET text = 'a' WHERE id = 1", &f->err));
	ok(f, db_commit(f->db, &f->err));
	sp_rc rc =
		db_exec(other, "UPDATE item SET text = 'b' WHERE id = 1", NULL, 0, NULL, &f->err);
	assert_int_equal(rc, SP_EBUSY);
	db_rollback(other);
	db_close(other);
}

static void foreign_types_are_refused(void **state)
{
	struct fixture *f = *state;
	struct db_rows *rows;
	fixture_migrate(f, &fixture_items, 1);
	assert_int_equal(db_query(f->db, "SELECT now() AS at", NULL, 0, &rows, &f->err), SP_EINVAL);
	assert_string_equal(f->err.arg[0], "at");
	assert_int_equal(fixture_int(f->db, "SELECT CAST(12345678901234567890123 AS NUMERIC) / "
					    "12345678901234567890123"),
			 1);
	static const struct {
		const char *sql;
		double value;
	} table[] = {{"SELECT CAST(0.001 AS NUMERIC)", 0.001},
		     {"SELECT CAST(-12345678.9 AS NUMERIC)", -12345678.9},
		     {"SELECT CAST(1e40 AS NUMERIC)", 1e40},
		     {"SELECT CAST(-1e-40 AS NUMERIC)", -1e-40},
		     {"SELECT CAST(10 AS NUMERIC) / 3", 10.0 / 3},
		     {"SELECT CAST(0 AS NUMERIC)", 0},
		     {"SELECT CAST(9223372036854775808 AS NUMERIC)", 9223372036854775808.0}};
	for (size_t i = 0; i < COUNT(table); i++) {
		DB_ROWS_AUTO r = NULL;
		ok(f, db_query(f->db, table[i].sql, NULL, 0, &r, &f->err));
		assert_true(next(f, r));
		assert_true(db_real(r, 0) == table[i].value);
	}
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		ON_PGSQL(lost_while_idle),
		ON_PGSQL(lost_in_a_transaction),
		ON_PGSQL(lost_at_commit),
		ON_PGSQL(deferred_statements),
		ON_PGSQL(long_answers_and_other_work),
		ON_PGSQL(no_secret_in_errors),
		ON_PGSQL(messages_that_hold_a_password),
		ON_PGSQL(lost_while_reading),
		ON_PGSQL(narrow_types),
		ON_PGSQL(backup_names_the_tools),
		ON_PGSQL(unsound_schema_is_found),
		ON_PGSQL(scope_is_seen_by_policies),
		ON_PGSQL(shared_rows_make_the_later_try_again),
		ON_PGSQL(foreign_types_are_refused),
	};
	return fixture_run(argc, argv, tests, COUNT(tests));
}
