/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/buf.h"
#include "store/store.h"
#include "store_fixture.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What somebody with the owner's rights does first. */
static void drop_guard(struct fixture *f)
{
	fixture_tamper(f, f->engine == DB_SQLITE ? "DROP TRIGGER audit_entry_no_update;"
						   "DROP TRIGGER audit_entry_no_delete"
						 : "DROP TRIGGER audit_entry_append_only "
						   "ON audit_entry");
}

struct batch {
	int64_t municipality;
	int n;
};

static sp_rc write_entries(struct db *db, void *context, struct sp_err *e)
{
	const struct batch *b = context;
	for (int i = 0; i < b->n; i++) {
		struct audit_digest d;
		struct audit_hash hash;
		const struct db_value values[] = {DB_V_INT(i), DB_V_TEXT("godkendt")};
		audit_digest_start(&d);
		audit_digest_row(&d, "item", i, values, COUNT(values));
		audit_digest_end(&d, &hash);
		struct audit_event event = {.municipality = b->municipality,
					    .who = "cli:anna",
					    .action = "import",
					    .table = "item",
					    .id = i,
					    .after = &hash};
		SP_TRY(audit_append(db, &event, e));
	}
	return SP_OK;
}

static void write_chain(struct fixture *f, struct db *db, int64_t municipality, int n)
{
	struct batch b = {municipality, n};
	ok(f, db_transact(db, write_entries, &b, &f->err));
}

static struct audit_report verify(struct fixture *f, const char *dir)
{
	struct audit_report r;
	ok(f, audit_verify(f->db, dir, f->arena, &r, &f->err));
	return r;
}

static void assert_finding(const struct audit_report *r, uint32_t i, enum audit_damage damage,
			   int64_t seq, int64_t other)
{
	assert_true(i < r->findings.n);
	assert_int_equal(r->findings.at[i].damage, damage);
	assert_int_equal(r->findings.at[i].seq, seq);
	assert_int_equal(r->findings.at[i].other, other);
}

static void sound_chains(void **state)
{
	struct fixture *f = *state;
	fixture_migrate(f, NULL, 0);
	struct audit_report r = verify(f, NULL);
	assert_true(r.findings.n == 0 && r.entries == 0 && r.chains == 0);
	write_chain(f, f->db, 336, 5);
	write_chain(f, f->db, 0, 2);
	write_chain(f, f->db, 336, 3);
	r = verify(f, NULL);
	assert_true(r.findings.n == 0 && r.entries == 10 && r.chains == 2);
	assert_int_equal(fixture_int(f->db, "SELECT MAX(seq) FROM audit_entry "
					    "WHERE municipality = 336"),
			 8);
}

static void only_with_its_write(void **state)
{
	struct fixture *f = *state;
	fixture_migrate(f, NULL, 0);
	struct batch b = {336, 1};
	assert_int_equal(write_entries(f->db, &b, &f->err), SP_ESTORE);
	ok(f, db_begin(f->db, &f->err));
	ok(f, write_entries(f->db, &b, &f->err));
	db_rollback(f->db);
	assert_int_equal(verify(f, NULL).entries, 0);
}

static void the_program_cannot_change_it(void **state)
{
	struct fixture *f = *state;
	fixture_migrate(f, NULL, 0);
	write_chain(f, f->db, 336, 2);
	assert_int_not_equal(db_script(f->db, "UPDATE audit_entry SET who = 'x'", &f->err), SP_OK);
	assert_int_not_equal(db_script(f->db, "DELETE FROM audit_entry", &f->err), SP_OK);
	assert_int_equal(verify(f, NULL).entries, 2);
}

/* Chains of ten entries, one kind of damage each. */
static void damage_is_named(void **state)
{
	struct fixture *f = *state;
	static const struct {
		const char *sql;
		enum audit_damage damage;
		int64_t seq, other;
		uint32_t findings;
	} table[] = {
		{"UPDATE audit_entry SET who = 'cli:bo' WHERE seq = 4", AUDIT_CHANGED, 4, 0, 1},
		{"UPDATE audit_entry SET at = '2020' WHERE seq = 10", AUDIT_CHANGED, 10, 0, 1},
		{"UPDATE audit_entry SET object_id = 77 WHERE seq = 1", AUDIT_CHANGED, 1, 0, 1},
		{"UPDATE audit_entry SET after_hash = NULL WHERE seq = 2", AUDIT_CHANGED, 2, 0, 1},
		{"UPDATE audit_entry SET before_hash = after_hash, after_hash = NULL WHERE seq = 2",
		 AUDIT_CHANGED, 2, 0, 1},
		{"UPDATE audit_entry SET hash = prev_hash WHERE seq = 5", AUDIT_CHANGED, 5, 0, 1},
		{"DELETE FROM audit_entry WHERE seq = 6", AUDIT_MISSING, 6, 6, 1},
		{"DELETE FROM audit_entry WHERE seq < 4", AUDIT_MISSING, 1, 3, 1},
		{"UPDATE audit_entry SET seq = 99 WHERE seq = 3;"
		 "UPDATE audit_entry SET seq = 3 WHERE seq = 7;"
		 "UPDATE audit_entry SET seq = 7 WHERE seq = 99",
		 AUDIT_REORDERED, 3, 7, 2},
		{"DELETE FROM audit_entry WHERE seq = 9;"
		 "UPDATE audit_entry SET seq = 9 WHERE seq = 10",
		 AUDIT_REORDERED, 9, 10, 2},
	};
	fixture_migrate(f, NULL, 0);
	drop_guard(f);
	for (size_t i = 0; i < COUNT(table); i++) {
		write_chain(f, f->db, 336, 10);
		assert_int_equal(verify(f, NULL).findings.n, 0);
		fixture_tamper(f, table[i].sql);
		struct audit_report r = verify(f, NULL);
		assert_finding(&r, 0, table[i].damage, table[i].seq, table[i].other);
		assert_int_equal(r.findings.n, table[i].findings);
		assert_int_equal(r.findings.at[0].municipality, 336);
		assert_non_null(audit_finding_key(&r.findings.at[0]));
		if (i == 9)
			assert_finding(&r, 1, AUDIT_MISSING, 9, 9);
		fixture_tamper(f, "DELETE FROM audit_entry");
	}
}

/* An entry replaced with a hash of its own that fits, made in another store of the same chain. */
static void replaced_entry(void **state)
{
	struct fixture *f = *state;
	fixture_migrate(f, NULL, 0);
	write_chain(f, f->db, 336, 6);
	drop_guard(f);
	fixture_tamper(f, "CREATE TABLE spare AS SELECT * FROM audit_entry WHERE seq > 3;"
			  "DELETE FROM audit_entry WHERE seq > 3");
	write_chain(f, f->db, 336, 1); /* a number 4 with another content */
	fixture_tamper(f, "INSERT INTO audit_entry SELECT * FROM spare WHERE seq > 4;"
			  "DROP TABLE spare");
	struct audit_report r = verify(f, NULL);
	assert_int_equal(r.findings.n, 1);
	assert_finding(&r, 0, AUDIT_CHANGED, 4, 0);
}

static void chain_of_another_store(void **state)
{
	struct fixture *f = *state;
	fixture_migrate(f, NULL, 0);
	write_chain(f, f->db, 336, 3);
	fixture_tamper(f, "UPDATE store_info SET id = '00000000000000000000000000000000'");
	struct audit_report r = verify(f, NULL);
	assert_int_equal(r.findings.n, 1);
	assert_finding(&r, 0, AUDIT_CHANGED, 1, 0);
}

struct signed_store {
	char dir[128], path[256], lock[128];
};

static struct signed_store sign(struct fixture *f)
{
	struct signed_store s;
	char id[STORE_ID_SIZE];
	fixture_migrate(f, NULL, 0);
	ok(f, store_id(f->db, id, &f->err));
	(void)snprintf(s.dir, sizeof(s.dir), "%s/state/spor", f->folder);
	(void)snprintf(s.path, sizeof(s.path), "%s/%s.heads", s.dir, id);
	ok(f, audit_heads_attach(f->db, s.dir, &f->err));
	assert_int_equal(audit_heads_attach(f->db, s.dir, &f->err), SP_EEXIST);
	return s;
}

static void cut_tail_is_seen(void **state)
{
	struct fixture *f = *state;
	struct signed_store s = sign(f);
	struct audit_report r = verify(f, s.dir);
	assert_int_equal(r.findings.n, 1);
	assert_finding(&r, 0, AUDIT_NO_HEADS, 0, 0);
	write_chain(f, f->db, 336, 10);
	write_chain(f, f->db, 400, 2);
	ok(f, audit_heads_flush(f->db, &f->err));
	assert_int_equal(verify(f, s.dir).findings.n, 0);
	drop_guard(f);
	fixture_tamper(f, "DELETE FROM audit_entry WHERE municipality = 336 AND seq > 7;"
			  "DELETE FROM audit_entry WHERE municipality = 400");
	r = verify(f, s.dir);
	assert_int_equal(r.findings.n, 2);
	assert_finding(&r, 0, AUDIT_CUT, 7, 10);
	assert_finding(&r, 1, AUDIT_CUT, 0, 2);
	assert_int_equal(r.findings.at[1].municipality, 400);
	/* new entries do not cover it up: the old head stays, and the writer is told */
	write_chain(f, f->db, 336, 5);
	assert_int_equal(audit_heads_flush(f->db, &f->err), SP_ECORRUPT);
	r = verify(f, s.dir);
	assert_int_equal(r.findings.n, 2);
	assert_finding(&r, 0, AUDIT_REWRITTEN, 10, 0);
}

static void heads_are_written_at_close(void **state)
{
	struct fixture *f = *state;
	struct signed_store s = sign(f);
	/* the first commit writes, the second comes within the second and waits for the close */
	write_chain(f, f->db, 336, 1);
	write_chain(f, f->db, 336, 1);
	db_close(f->db);
	f->db = fixture_connect(f, "", DB_READ_WRITE);
	drop_guard(f);
	fixture_tamper(f, "DELETE FROM audit_entry WHERE seq = 2");
	struct audit_report r = verify(f, s.dir);
	assert_int_equal(r.findings.n, 1);
	assert_finding(&r, 0, AUDIT_CUT, 1, 2);
	struct stat st;
	assert_int_equal(stat(s.dir, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	assert_int_equal(stat(s.path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
}

static void rolled_back_entries_are_not_signed(void **state)
{
	struct fixture *f = *state;
	struct signed_store s = sign(f);
	struct batch b = {336, 3};
	write_chain(f, f->db, 336, 1);
	ok(f, db_begin(f->db, &f->err));
	ok(f, write_entries(f->db, &b, &f->err));
	db_rollback(f->db);
	ok(f, audit_heads_flush(f->db, &f->err));
	assert_int_equal(verify(f, s.dir).findings.n, 0);
}

static void two_programs_sign_together(void **state)
{
	struct fixture *f = *state;
	struct signed_store s = sign(f);
	struct db *other = fixture_connect(f, "", DB_READ_WRITE);
	ok(f, audit_heads_attach(other, s.dir, &f->err));
	write_chain(f, f->db, 336, 2);
	write_chain(f, other, 336, 2);
	write_chain(f, other, 400, 2);
	ok(f, audit_heads_flush(other, &f->err));
	ok(f, audit_heads_flush(f->db, &f->err));
	assert_int_equal(verify(f, s.dir).findings.n, 0);
	drop_guard(f);
	fixture_tamper(f, "DELETE FROM audit_entry WHERE seq = 2 AND municipality = 400;"
			  "DELETE FROM audit_entry WHERE seq = 4 AND municipality = 336");
	assert_int_equal(verify(f, s.dir).findings.n, 2);
	db_close(other);
}

static void flip(const char *path, long at)
{
	FILE *file = fopen(path, "r+b");
	assert_non_null(file);
	assert_int_equal(fseek(file, at, at < 0 ? SEEK_END : SEEK_SET), 0);
	int c = fgetc(file);
	assert_int_equal(fseek(file, -1, SEEK_CUR), 0);
	assert_true(fputc(c == '1' ? '2' : '1', file) != EOF);
	assert_int_equal(fclose(file), 0);
}

static void forged_heads_are_seen(void **state)
{
	struct fixture *f = *state;
	struct signed_store s = sign(f);
	write_chain(f, f->db, 336, 4);
	ok(f, audit_heads_flush(f->db, &f->err));
	struct stat st;
	assert_int_equal(stat(s.path, &st), 0);
	/* any byte of the file but white space at its end */
	for (long at = 0; at < st.st_size - 1; at++) {
		FILE *file = fopen(s.path, "rb");
		char keep[1024];
		size_t n = fread(keep, 1, sizeof(keep), file);
		(void)fclose(file);
		flip(s.path, at);
		struct audit_report r = verify(f, s.dir);
		assert_int_equal(r.findings.n, 1);
		assert_finding(&r, 0, AUDIT_BAD_HEADS, 0, 0);
		file = fopen(s.path, "wb");
		assert_int_equal(fwrite(keep, 1, n, file), n);
		(void)fclose(file);
	}
	assert_int_equal(verify(f, s.dir).findings.n, 0);
	assert_int_equal(truncate(s.path, st.st_size / 2), 0);
	struct audit_report r = verify(f, s.dir);
	assert_finding(&r, 0, AUDIT_BAD_HEADS, 0, 0);
	/* a writer does not write over what it cannot trust */
	write_chain(f, f->db, 336, 1);
	assert_int_equal(audit_heads_flush(f->db, &f->err), SP_ECORRUPT);
}

/* The folder of state may be wrong in many ways; the store goes on, and the writer is told. */
static void state_folders_that_fail(void **state)
{
	struct fixture *f = *state;
	char path[256], id[STORE_ID_SIZE], lengthy[5000];
	fixture_migrate(f, NULL, 0);
	ok(f, store_id(f->db, id, &f->err));
	(void)snprintf(path, sizeof(path), "%s/file", f->folder);
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(audit_heads_attach(f->db, path, &f->err), SP_EIO);
	(void)snprintf(path, sizeof(path), "%s/file/below", f->folder);
	assert_int_equal(audit_heads_attach(f->db, path, &f->err), SP_EIO);
	memset(lengthy, 'x', sizeof(lengthy) - 1);
	lengthy[sizeof(lengthy) - 1] = '\0';
	assert_int_equal(audit_heads_attach(f->db, lengthy, &f->err), SP_ELIMIT);
	assert_int_equal(audit_heads_attach(f->db, "", &f->err), SP_ELIMIT);
	ok(f, audit_heads_flush(f->db, &f->err));
	/* a folder that goes away under the program */
	struct signed_store s;
	(void)snprintf(s.dir, sizeof(s.dir), "%s/state", f->folder);
	ok(f, audit_heads_attach(f->db, s.dir, &f->err));
	write_chain(f, f->db, 336, 1);
	(void)snprintf(path, sizeof(path), "%s/moved", f->folder);
	assert_int_equal(rename(s.dir, path), 0);
	write_chain(f, f->db, 336, 1);
	assert_int_equal(audit_heads_flush(f->db, &f->err), SP_EIO);
	assert_int_equal(verify(f, NULL).findings.n, 0);
	/* and comes back */
	assert_int_equal(rename(path, s.dir), 0);
	ok(f, audit_heads_flush(f->db, &f->err));
	assert_int_equal(verify(f, s.dir).findings.n, 0);
	/* a folder where the file of heads should be */
	(void)snprintf(path, sizeof(path), "%s/%s.heads", s.dir, id);
	assert_int_equal(remove(path), 0);
	assert_int_equal(mkdir(path, 0700), 0);
	write_chain(f, f->db, 336, 1);
	assert_int_equal(audit_heads_flush(f->db, &f->err), SP_EIO);
}

static void damaged_keys(void **state)
{
	struct fixture *f = *state;
	struct signed_store s = sign(f);
	char path[256], id[STORE_ID_SIZE];
	ok(f, store_id(f->db, id, &f->err));
	write_chain(f, f->db, 336, 1);
	ok(f, audit_heads_flush(f->db, &f->err));
	db_close(f->db);
	f->db = fixture_connect(f, "", DB_READ_WRITE);
	/* the public half is made again from the secret one */
	(void)snprintf(path, sizeof(path), "%s/%s.pub", s.dir, id);
	assert_int_equal(remove(path), 0);
	ok(f, audit_heads_attach(f->db, s.dir, &f->err));
	assert_int_equal(verify(f, s.dir).findings.n, 0);
	assert_int_equal(truncate(path, 10), 0);
	struct audit_report r = verify(f, s.dir);
	assert_int_equal(r.findings.n, 1);
	assert_finding(&r, 0, AUDIT_BAD_HEADS, 0, 0);
	db_close(f->db);
	f->db = fixture_connect(f, "", DB_READ_WRITE);
	(void)snprintf(path, sizeof(path), "%s/%s.key", s.dir, id);
	assert_int_equal(truncate(path, 10), 0);
	assert_int_equal(audit_heads_attach(f->db, s.dir, &f->err), SP_ECORRUPT);
}

static void digests_tell_values_apart(void **state)
{
	(void)state;
	const struct db_value sets[][2] = {
		{DB_V_TEXT("ab"), DB_V_TEXT("c")},
		{DB_V_TEXT("a"), DB_V_TEXT("bc")},
		{DB_V_BLOB(STR("ab")), DB_V_TEXT("c")},
		{DB_V_INT(0), DB_V_NULL},
		{DB_V_NULL, DB_V_INT(0)},
		{DB_V_REAL(0), DB_V_NULL},
		{DB_V_TEXT(""), DB_V_NULL},
		{DB_V_NULL, DB_V_NULL},
	};
	struct audit_hash hash[COUNT(sets)];
	for (size_t i = 0; i < COUNT(sets); i++) {
		struct audit_digest d;
		audit_digest_start(&d);
		audit_digest_row(&d, "t", 1, sets[i], 2);
		audit_digest_end(&d, &hash[i]);
		for (size_t j = 0; j < i; j++)
			assert_memory_not_equal(hash[i].b, hash[j].b, AUDIT_HASH_SIZE);
	}
}

static void whole_store_check(void **state)
{
	struct fixture *f = *state;
	struct signed_store s = sign(f);
	struct store_check check;
	write_chain(f, f->db, 336, 3);
	ok(f, store_check(f->db, NULL, f->arena, &check, &f->err));
	assert_true(store_check_ok(&check));
	ok(f, audit_heads_flush(f->db, &f->err));
	ok(f, store_check(f->db, s.dir, f->arena, &check, &f->err));
	assert_true(store_check_ok(&check));
	assert_int_equal(check.audit.entries, 3);
	drop_guard(f);
	fixture_tamper(f, "UPDATE audit_entry SET action = 'x' WHERE seq = 2");
	ok(f, store_check(f->db, s.dir, f->arena, &check, &f->err));
	assert_false(store_check_ok(&check));
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(sound_chains),
		ON_BOTH(only_with_its_write),
		ON_BOTH(the_program_cannot_change_it),
		ON_BOTH(damage_is_named),
		ON_BOTH(replaced_entry),
		ON_BOTH(chain_of_another_store),
		ON_BOTH(cut_tail_is_seen),
		ON_BOTH(heads_are_written_at_close),
		ON_BOTH(rolled_back_entries_are_not_signed),
		ON_BOTH(two_programs_sign_together),
		ON_SQLITE(forged_heads_are_seen),
		ON_SQLITE(state_folders_that_fail),
		ON_SQLITE(damaged_keys),
		ON_SQLITE(digests_tell_values_apart),
		ON_BOTH(whole_store_check),
	};
	return fixture_run(argc, argv, tests, COUNT(tests));
}
