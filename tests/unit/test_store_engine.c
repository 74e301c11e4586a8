/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What only one engine has: backup and damaged files on SQLite; lost connections, scopes, deferred
 * statements and secrets on PostgreSQL. */
#include "store/store.h"
#include "store_fixture.h"

#include <libpq-fe.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

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
static const struct migration_set items = {"item", item_migrations};

static sp_rc add(struct db *db, int64_t municipality, int64_t id, struct sp_err *e)
{
	return db_run(db, e, "INSERT INTO item (municipality, id, text) VALUES ($1, $2, $3)",
		      DB_V_INT(municipality), DB_V_INT(id), DB_V_TEXT("Punktet blev udsat."));
}

static sp_rc add_audited(struct db *db, void *context, struct sp_err *e)
{
	int64_t id = *(const int64_t *)context;
	struct audit_event event = {.municipality = 336,
				    .who = "cli:anna",
				    .action = "import",
				    .table = "item",
				    .id = id};
	SP_TRY(add(db, 336, id, e));
	return audit_append(db, &event, e);
}

static void fill(struct fixture *f, int64_t from, int64_t to)
{
	for (int64_t id = from; id < to; id++)
		ok(f, db_transact(f->db, add_audited, &id, &f->err));
}

static void a_backup_is_a_store(void **state)
{
	struct fixture *f = *state;
	char path[128];
	struct store_check check;
	struct stat st;
	fixture_migrate(f, &items, 1);
	fill(f, 0, 30);
	(void)snprintf(path, sizeof(path), "%s/backup.db", f->folder);
	/* a writer in the middle of its work is not waited for, and not in the backup */
	struct db *writer = fixture_connect(f, "", DB_READ_WRITE);
	ok(f, db_begin(writer, &f->err));
	ok(f, add(writer, 336, 999, &f->err));
	ok(f, db_backup(f->db, path, &f->err));
	ok(f, db_commit(writer, &f->err));
	db_close(writer);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(db_backup(f->db, path, &f->err), SP_EEXIST);
	/* restoring is opening the copy */
	struct db *copy;
	ok(f, db_open(path, DB_READ_WRITE, &copy, &f->err));
	ok(f, migrate_check(copy, &items, 1, &f->err));
	assert_int_equal(fixture_int(copy, "SELECT COUNT(*) FROM item"), 30);
	ok(f, store_check(copy, NULL, f->arena, &check, &f->err));
	assert_true(store_check_ok(&check));
	int64_t id = 400;
	ok(f, db_transact(copy, add_audited, &id, &f->err));
	db_close(copy);
	assert_int_equal(fixture_int(f->db, "SELECT COUNT(*) FROM item"), 31);
}

static void backups_that_cannot_be(void **state)
{
	struct fixture *f = *state;
	char path[128];
	fixture_migrate(f, &items, 1);
	(void)snprintf(path, sizeof(path), "%s/none/backup.db", f->folder);
	assert_int_equal(db_backup(f->db, path, &f->err), SP_EIO);
	assert_int_equal(db_backup(f->db, f->url, &f->err), SP_EEXIST);
	(void)snprintf(path, sizeof(path), "%s/backup.db", f->folder);
	ok(f, db_begin(f->db, &f->err));
	assert_int_equal(db_backup(f->db, path, &f->err), SP_EINVAL);
	db_rollback(f->db);
	assert_int_not_equal(access(path, F_OK), 0);
}

/* A full disk, by a limit on the size of files. */
static void limit_files(rlim_t most)
{
	struct rlimit limit;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = most;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	(void)signal(SIGXFSZ, SIG_IGN);
}

static void full_disks(void **state)
{
	struct fixture *f = *state;
	char path[128];
	struct store_check check;
	fixture_migrate(f, &items, 1);
	fill(f, 0, 5);
	(void)snprintf(path, sizeof(path), "%s/backup.db", f->folder);
	limit_files(8192);
	assert_int_equal(db_backup(f->db, path, &f->err), SP_EIO);
	limit_files(128 * 1024);
	ok(f, db_begin(f->db, &f->err));
	sp_rc rc = SP_OK;
	for (int64_t id = 100; rc == SP_OK && id < 100000; id++)
		rc = add(f->db, 336, id, &f->err);
	if (rc == SP_OK)
		rc = db_commit(f->db, &f->err);
	db_rollback(f->db);
	limit_files(RLIM_INFINITY);
	assert_int_equal(rc, SP_ESTORE);
	assert_int_not_equal(access(path, F_OK), 0);
	/* nothing half done, nothing left over, and the store goes on */
	fill(f, 5, 6);
	assert_int_equal(fixture_int(f->db, "SELECT COUNT(*) FROM item"), 6);
	ok(f, store_check(f->db, NULL, f->arena, &check, &f->err));
	assert_true(store_check_ok(&check));
	char here[1024];
	assert_non_null(getcwd(here, sizeof(here)));
	assert_int_equal(chdir(f->folder), 0);
	ok(f, db_backup(f->db, "backup.db", &f->err));
	assert_int_equal(chdir(here), 0);
	assert_int_equal(access(path, F_OK), 0);
}

static void values_too_big(void **state)
{
	struct fixture *f = *state;
	struct db_rows *rows = NULL;
	bool more;
	fixture_migrate(f, &items, 1);
	ok(f, db_query(f->db, "SELECT zeroblob(600000000)", NULL, 0, &rows, &f->err));
	assert_int_equal(db_next(rows, &more, &f->err), SP_ELIMIT);
	db_rows_close(rows);
	static const char *const odd[] = {"SELECT ?1",	"SELECT :name", "SELECT $x",
					  "SELECT $65", "SELECT $0",	"",
					  "-- nothing"};
	for (size_t i = 0; i < COUNT(odd); i++)
		assert_int_equal(db_query(f->db, odd[i], &DB_V_INT(1), 1, &rows, &f->err),
				 SP_EINVAL);
}

/* A restored store is older than its signed heads: it is said, and a new beginning can be made. */
static void a_restored_store_and_its_heads(void **state)
{
	struct fixture *f = *state;
	char path[128], dir[128], from[256], to[300], id[STORE_ID_SIZE];
	struct audit_report r;
	fixture_migrate(f, &items, 1);
	(void)snprintf(path, sizeof(path), "%s/backup.db", f->folder);
	(void)snprintf(dir, sizeof(dir), "%s/state", f->folder);
	ok(f, store_id(f->db, id, &f->err));
	ok(f, audit_heads_attach(f->db, dir, &f->err));
	fill(f, 0, 5);
	ok(f, db_backup(f->db, path, &f->err));
	fill(f, 5, 8);
	ok(f, audit_heads_flush(f->db, &f->err));
	struct db *copy;
	ok(f, db_open(path, DB_READ_WRITE, &copy, &f->err));
	ok(f, audit_verify(copy, dir, f->arena, &r, &f->err));
	assert_int_equal(r.findings.n, 1);
	assert_int_equal(r.findings.at[0].damage, AUDIT_CUT);
	(void)snprintf(from, sizeof(from), "%s/%s.heads", dir, id);
	(void)snprintf(to, sizeof(to), "%s.before-restore", from);
	assert_int_equal(rename(from, to), 0);
	ok(f, audit_heads_attach(copy, dir, &f->err));
	int64_t item = 100;
	ok(f, db_transact(copy, add_audited, &item, &f->err));
	ok(f, audit_heads_flush(copy, &f->err));
	ok(f, audit_verify(copy, dir, f->arena, &r, &f->err));
	assert_int_equal(r.findings.n, 0);
	db_close(copy);
}

static void damaged_pages_are_found(void **state)
{
	struct fixture *f = *state;
	struct store_check check;
	fixture_migrate(f, &items, 1);
	ok(f, db_begin(f->db, &f->err));
	for (int64_t id = 0; id < 2000; id++)
		ok(f, add_audited(f->db, &id, &f->err));
	ok(f, db_commit(f->db, &f->err));
	fixture_tamper(f, "PRAGMA foreign_keys = OFF; DELETE FROM item WHERE id = 7;"
			  "INSERT INTO part VALUES (336, 7)");
	ok(f, store_check(f->db, NULL, f->arena, &check, &f->err));
	assert_false(store_check_ok(&check));
	assert_int_equal(check.engine.list.n, 1);
	assert_non_null(strstr(check.engine.list.at[0], "part"));
	fixture_tamper(f, "DELETE FROM part; PRAGMA wal_checkpoint(TRUNCATE)");
	db_close(f->db);
	f->db = NULL;
	/* break every page in the middle half of the file */
	FILE *file = fopen(f->url, "r+b");
	assert_non_null(file);
	assert_int_equal(fseek(file, 0, SEEK_END), 0);
	long size = ftell(file);
	for (long at = size / 4; at < size * 3 / 4; at += 512) {
		assert_int_equal(fseek(file, at, SEEK_SET), 0);
		assert_int_equal(fwrite("\xff\xff\xff\xff", 1, 4, file), 4);
	}
	assert_int_equal(fclose(file), 0);
	struct db *db = NULL;
	sp_rc rc = db_open(f->url, DB_READ_ONLY, &db, &f->err);
	if (rc == SP_OK)
		rc = store_check(db, NULL, f->arena, &check, &f->err);
	assert_true(rc == SP_ECORRUPT || (rc == SP_OK && !store_check_ok(&check)));
	db_close(db);
}

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
	fixture_migrate(f, &items, 1);
	ok(f, db_scope(f->db, 336, &f->err));
	fill(f, 1, 3);
	for (int i = 0; i < 3; i++) {
		cut_connection(f, f->db);
		if (i == 0)
			ok(f, add(f->db, 336, 10, &f->err));
		else if (i == 1)
			assert_int_equal(fixture_int(f->db, "SELECT COUNT(*) FROM item"), 3);
		else
			fill(f, 11, 12);
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
	SP_TRY(add(db, 336, 1, e));
	if (l->runs++ == 0)
		cut_connection(l->f, db);
	return add(db, 336, 2, e);
}

static void lost_in_a_transaction(void **state)
{
	struct fixture *f = *state;
	struct losing l = {f, 0};
	fixture_migrate(f, &items, 1);
	ok(f, db_transact(f->db, lose_once, &l, &f->err));
	assert_int_equal(l.runs, 2);
	assert_int_equal(fixture_int(f->db, "SELECT COUNT(*) FROM item"), 2);
}

static void lost_at_commit(void **state)
{
	struct fixture *f = *state;
	fixture_migrate(f, &items, 1);
	ok(f, db_begin(f->db, &f->err));
	ok(f, add(f->db, 336, 1, &f->err));
	cut_connection(f, f->db);
	/* not tried again by itself: nobody knows whether it was kept */
	assert_int_equal(db_commit(f->db, &f->err), SP_ESTORE);
	assert_int_equal(fixture_int(f->db, "SELECT COUNT(*) FROM item"), 0);
}

static void deferred_statements(void **state)
{
	struct fixture *f = *state;
	fixture_migrate(f, &items, 1);
	ok(f, db_begin(f->db, &f->err));
	db_defer(f->db);
	for (int64_t id = 0; id < 2500; id++) {
		ok(f, add(f->db, 336, id, &f->err));
		if (id % 700 == 0) /* a query in between sees all before it */
			assert_int_equal(fixture_int(f->db, "SELECT COUNT(*) FROM item"), id + 1);
	}
	ok(f, db_commit(f->db, &f->err));
	assert_int_equal(fixture_int(f->db, "SELECT COUNT(*) FROM item"), 2500);
	/* an error comes later, at the latest with the commit, and nothing is kept */
	ok(f, db_begin(f->db, &f->err));
	db_defer(f->db);
	sp_rc rc = add(f->db, 400, 1, &f->err);
	for (int i = 0; i < 10 && rc == SP_OK; i++)
		rc = add(f->db, 400, 1, &f->err);
	if (rc == SP_OK)
		rc = db_commit(f->db, &f->err);
	else
		db_rollback(f->db);
	assert_int_equal(rc, SP_EEXIST);
	assert_int_equal(fixture_int(f->db, "SELECT COUNT(*) FROM item"), 2500);
	/* and the connection is as before */
	fill(f, 5000, 5001);
}

static void long_answers_and_other_work(void **state)
{
	struct fixture *f = *state;
	fixture_migrate(f, &items, 1);
	DB_ROWS_AUTO rows = NULL;
	int64_t n = 0;
	ok(f, db_query(f->db, "SELECT CAST(x AS BIGINT) FROM generate_series(1, 5000) AS g(x)",
		       NULL, 0, &rows, &f->err));
	while (next(f, rows)) {
		assert_int_equal(db_int(rows, 0), ++n);
		if (n == 100)
			ok(f, add(f->db, 336, n, &f->err));
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
	ok(f, add(f->db, 336, 1, &f->err));
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
	fixture_migrate(f, &items, 1);
	{
		DB_ROWS_AUTO rows = NULL;
		ok(f, db_query(f->db, "SELECT CAST(x AS BIGINT) FROM generate_series(1, 9) AS g(x)",
			       NULL, 0, &rows, &f->err));
		assert_true(next(f, rows));
		cut_connection(f, f->db);
		assert_int_equal(add(f->db, 336, 1, &f->err), SP_ESTORE);
		assert_int_equal(add(f->db, 336, 1, &f->err), SP_ESTORE);
	}
	ok(f, add(f->db, 336, 1, &f->err));
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
	fixture_migrate(f, &items, 1);
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
	fixture_migrate(f, &items, 1);
	assert_int_equal(db_backup(f->db, "/tmp/x", &f->err), SP_EINVAL);
	assert_non_null(strstr(f->err.key, "pg_dump"));
}

static void unsound_schema_is_found(void **state)
{
	struct fixture *f = *state;
	struct store_check check;
	fixture_migrate(f, &items, 1);
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
	fixture_migrate(f, &items, 1);
	ok(f, add(f->db, 336, 1, &f->err));
	ok(f, add(f->db, 400, 1, &f->err));
	fixture_tamper(f, "ALTER TABLE item ENABLE ROW LEVEL SECURITY;"
			  "CREATE POLICY own ON item USING (municipality = "
			  "CAST(current_setting('spor.municipality') AS BIGINT))");
	assert_int_equal(fixture_int(f->db, "SELECT COUNT(*) FROM item"), 0);
	ok(f, db_scope(f->db, 336, &f->err));
	assert_int_equal(fixture_int(f->db, "SELECT municipality FROM item"), 336);
	assert_int_equal(add(f->db, 400, 2, &f->err), SP_EDENIED);
	ok(f, add(f->db, 336, 2, &f->err));
	assert_int_equal(db_scope(f->db, -1, &f->err), SP_EINVAL);
}

/* Two municipalities' writers do not wait for each other, but one row they share is written by one
 * after the other: the later one is told to try again. */
static void shared_rows_make_the_later_try_again(void **state)
{
	struct fixture *f = *state;
	fixture_migrate(f, &items, 1);
	ok(f, add(f->db, 0, 1, &f->err));
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
	fixture_migrate(f, &items, 1);
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
		ON_SQLITE(a_backup_is_a_store),
		ON_SQLITE(backups_that_cannot_be),
		ON_SQLITE(a_restored_store_and_its_heads),
		ON_SQLITE(full_disks),
		ON_SQLITE(values_too_big),
		ON_SQLITE(damaged_pages_are_found),
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
