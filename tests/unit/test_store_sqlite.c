/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What only SQLite has: backup, full disks, damaged files. */
#include "store/store.h"
#include "store_fixture.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static void a_backup_is_a_store(void **state)
{
	struct fixture *f = *state;
	char path[128];
	struct store_check check;
	struct stat st;
	fixture_migrate(f, &fixture_items, 1);
	fixture_fill(f, 0, 30);
	(void)snprintf(path, sizeof(path), "%s/backup.db", f->folder);
	/* a writer in the middle of its work is not waited for, and not in the backup */
	struct db *writer = fixture_connect(f, "", DB_READ_WRITE);
	ok(f, db_begin(writer, &f->err));
	ok(f, fixture_add(writer, 336, 999, &f->err));
	ok(f, db_backup(f->db, path, &f->err));
	ok(f, db_commit(writer, &f->err));
	db_close(writer);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(db_backup(f->db, path, &f->err), SP_EEXIST);
	/* restoring is opening the copy */
	struct db *copy;
	ok(f, db_open(path, DB_READ_WRITE, &copy, &f->err));
	ok(f, migrate_check(copy, &fixture_items, 1, &f->err));
	assert_int_equal(fixture_int(copy, "SELECT COUNT(*) FROM item"), 30);
	ok(f, store_check(copy, NULL, f->arena, &check, &f->err));
	assert_true(store_check_ok(&check));
	int64_t id = 400;
	ok(f, db_transact(copy, fixture_add_audited, &id, &f->err));
	db_close(copy);
	assert_int_equal(fixture_int(f->db, "SELECT COUNT(*) FROM item"), 31);
}

static void backups_that_cannot_be(void **state)
{
	struct fixture *f = *state;
	char path[128];
	fixture_migrate(f, &fixture_items, 1);
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
	fixture_migrate(f, &fixture_items, 1);
	fixture_fill(f, 0, 5);
	(void)snprintf(path, sizeof(path), "%s/backup.db", f->folder);
	limit_files(8192);
	assert_int_equal(db_backup(f->db, path, &f->err), SP_EIO);
	limit_files(128 * 1024);
	ok(f, db_begin(f->db, &f->err));
	sp_rc rc = SP_OK;
	for (int64_t id = 100; rc == SP_OK && id < 100000; id++)
		rc = fixture_add(f->db, 336, id, &f->err);
	if (rc == SP_OK)
		rc = db_commit(f->db, &f->err);
	db_rollback(f->db);
	limit_files(RLIM_INFINITY);
	assert_int_equal(rc, SP_EIO);
	assert_int_not_equal(access(path, F_OK), 0);
	/* nothing half done, nothing left over, and the store goes on */
	fixture_fill(f, 5, 6);
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
	fixture_migrate(f, &fixture_items, 1);
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
	fixture_migrate(f, &fixture_items, 1);
	(void)snprintf(path, sizeof(path), "%s/backup.db", f->folder);
	(void)snprintf(dir, sizeof(dir), "%s/state", f->folder);
	ok(f, store_id(f->db, id, &f->err));
	ok(f, audit_heads_attach(f->db, dir, &f->err));
	fixture_fill(f, 0, 5);
	ok(f, db_backup(f->db, path, &f->err));
	fixture_fill(f, 5, 8);
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
	ok(f, db_transact(copy, fixture_add_audited, &item, &f->err));
	ok(f, audit_heads_flush(copy, &f->err));
	ok(f, audit_verify(copy, dir, f->arena, &r, &f->err));
	assert_int_equal(r.findings.n, 0);
	db_close(copy);
}

static void damaged_pages_are_found(void **state)
{
	struct fixture *f = *state;
	struct store_check check;
	fixture_migrate(f, &fixture_items, 1);
	ok(f, db_begin(f->db, &f->err));
	for (int64_t id = 0; id < 2000; id++)
		ok(f, fixture_add_audited(f->db, &id, &f->err));
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

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		ON_SQLITE(a_backup_is_a_store),
		ON_SQLITE(backups_that_cannot_be),
		ON_SQLITE(a_restored_store_and_its_heads),
		ON_SQLITE(full_disks),
		ON_SQLITE(values_too_big),
		ON_SQLITE(damaged_pages_are_found),
	};
	return fixture_run(argc, argv, tests, COUNT(tests));
}
