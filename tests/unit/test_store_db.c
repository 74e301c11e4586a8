/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/db_fault.h"
#include "store_fixture.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const struct migration town_migrations[] = {
	{1, "0001-town",
	 "CREATE TABLE town (id {id} PRIMARY KEY, name {text} NOT NULL UNIQUE, size {int}, "
	 "share {real}, closed {bool} NOT NULL DEFAULT FALSE, seal {blob}, founded {time}, "
	 "more {json}) {strict};"
	 "CREATE TABLE street (town {id} NOT NULL REFERENCES town(id), no {int} NOT NULL "
	 "CHECK (no > 0), name {text}, PRIMARY KEY (town, no)) {clustered};",
	 NULL},
	{0, NULL, NULL, NULL},
};
static const struct migration_set town = {"town", town_migrations};

static struct fixture *town_of(void **state)
{
	struct fixture *f = *state;
	fixture_migrate(f, &town, 1);
	return f;
}

static sp_rc add(struct db *db, int64_t id, const char *name, struct sp_err *e)
{
	return db_run(db, e, "INSERT INTO town (id, name) VALUES ($1, $2)", DB_V_INT(id),
		      DB_V_TEXT(name));
}

static void values_come_back(void **state)
{
	struct fixture *f = town_of(state);
	const char seal[] = {'\0', '\xff', 'a', '\0'};
	const struct db_value args[] = {
		DB_V_INT(INT64_MAX), DB_V_TEXT("Ærø Å"),
		DB_V_INT(INT64_MIN), DB_V_REAL(0.1),
		DB_V_INT(1),	     DB_V_BLOB(((struct str){seal, sizeof(seal)})),
		DB_V_NULL,	     DB_V_TEXT("")};
	int64_t changed = 0;
	ok(f, db_exec(f->db,
		      "INSERT INTO town (id, name, size, share, closed, seal, founded, more) "
		      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
		      args, 8, &changed, &f->err));
	assert_int_equal(changed, 1);
	DB_ROWS_AUTO rows = NULL;
	ok(f, db_query(f->db,
		       "SELECT id, name, size, share, closed, seal, founded, more FROM town "
		       "WHERE name = $2 AND id = $1",
		       args, 2, &rows, &f->err));
	assert_int_equal(db_columns(rows), 8);
	assert_string_equal(db_column_name(rows, 2), "size");
	assert_true(next(f, rows));
	assert_true(db_int(rows, 0) == INT64_MAX && db_int(rows, 2) == INT64_MIN);
	char *name, *founded;
	ok(f, db_text(rows, 1, f->arena, &name));
	assert_string_equal(name, "Ærø Å");
	assert_true(db_real(rows, 3) == 0.1 && db_int(rows, 3) == 0);
	assert_true(db_int(rows, 4) == 1 && db_real(rows, 4) == 1.0);
	assert_true(str_eq(db_str(rows, 5), (struct str){seal, sizeof(seal)}));
	assert_int_equal(db_value_of(rows, 5).type, DB_BLOB);
	assert_true(db_is_null(rows, 6) && !db_str(rows, 6).p && db_int(rows, 6) == 0);
	ok(f, db_text(rows, 6, f->arena, &founded));
	assert_null(founded);
	assert_true(db_str(rows, 7).p && db_str(rows, 7).n == 0);
	assert_false(next(f, rows));
	assert_false(next(f, rows));
}

static void parameters_by_number(void **state)
{
	struct fixture *f = town_of(state);
	const struct db_value args[] = {DB_V_INT(1), DB_V_TEXT("Fjordby")};
	ok(f, db_exec(f->db, "INSERT INTO town (name, id, size) VALUES ($2, $1, $1)", args, 2, NULL,
		      &f->err));
	assert_int_equal(fixture_int(f->db, "SELECT size FROM town WHERE name = 'Fjordby'"), 1);
	struct db_value many[DB_MAX_ARGS + 1] = {{.type = DB_NULL}};
	assert_int_equal(db_exec(f->db, "SELECT 1", many, COUNT(many), NULL, &f->err), SP_EINVAL);
	static const char *const wrong[] = {
		"INSERT INTO town (id, name) VALUES ($1, $2); SELECT 1",
		"INSERT INTO town (name, id) VALUES ($1, $3)",
		"INSERT INTO town (name, id) VALUES ('x', $1)",
		"SELECT 1",
	};
	for (size_t i = 0; i < COUNT(wrong); i++)
		assert_int_not_equal(db_exec(f->db, wrong[i], args, 2, NULL, &f->err), SP_OK);
}

static void errors_have_codes(void **state)
{
	struct fixture *f = town_of(state);
	ok(f, add(f->db, 1, "Fjordby", &f->err));
	static const struct {
		const char *sql;
		sp_rc code;
	} table[] = {
		{"INSERT INTO town (id, name) VALUES (1, 'Bakkeby')", SP_EEXIST},
		{"INSERT INTO town (id, name) VALUES (2, 'Fjordby')", SP_EEXIST},
		{"INSERT INTO town (id) VALUES (3)", SP_EINVAL},
		{"INSERT INTO street (town, no) VALUES (1, 0)", SP_EINVAL},
		{"INSERT INTO street (town, no) VALUES (9, 1)", SP_EINVAL},
		{"INSERT INTO nowhere (id) VALUES (1)", SP_ESTORE},
		{"SELEC 1", SP_ESTORE},
	};
	for (size_t i = 0; i < COUNT(table); i++)
		assert_int_equal(db_exec(f->db, table[i].sql, NULL, 0, NULL, &f->err),
				 table[i].code);
	assert_int_equal(fixture_int(f->db, "SELECT COUNT(*) FROM town"), 1);
}

static void rows_inside_rows(void **state)
{
	struct fixture *f = town_of(state);
	static const char *const names[] = {"a", "b", "c", "d", "e"};
	for (size_t i = 0; i < COUNT(names); i++)
		ok(f, add(f->db, (int64_t)i, names[i], &f->err));
	DB_ROWS_AUTO outer = NULL;
	int pairs = 0;
	ok(f, db_query(f->db, "SELECT id FROM town ORDER BY id", NULL, 0, &outer, &f->err));
	while (next(f, outer)) {
		int64_t id = db_int(outer, 0);
		/* the very same text, nested */
		DB_ROWS_AUTO inner = NULL;
		ok(f, db_query(f->db, "SELECT id FROM town ORDER BY id", NULL, 0, &inner, &f->err));
		while (next(f, inner))
			pairs++;
		assert_int_equal(db_int(outer, 0), id);
	}
	assert_int_equal(pairs, 25);
}

static void values_need_not_outlive_the_call(void **state)
{
	struct fixture *f = town_of(state);
	char name[] = "Fjordby";
	ok(f, add(f->db, 1, "Bakkeby", &f->err));
	ok(f, add(f->db, 2, "Fjordby", &f->err));
	DB_ROWS_AUTO rows = NULL;
	struct db_value arg = DB_V_TEXT(name);
	ok(f, db_query(f->db, "SELECT id FROM town WHERE name = $1", &arg, 1, &rows, &f->err));
	memset(name, 'x', sizeof(name) - 1);
	assert_true(next(f, rows));
	assert_int_equal(db_int(rows, 0), 2);
}

static void transactions(void **state)
{
	struct fixture *f = town_of(state);
	ok(f, db_begin(f->db, &f->err));
	assert_true(db_in_transaction(f->db));
	assert_int_equal(db_begin(f->db, &f->err), SP_EINVAL);
	assert_int_equal(db_scope(f->db, 1, &f->err), SP_EINVAL);
	ok(f, add(f->db, 1, "a", &f->err));
	db_rollback(f->db);
	assert_false(db_in_transaction(f->db));
	assert_int_equal(fixture_int(f->db, "SELECT COUNT(*) FROM town"), 0);
	ok(f, db_begin(f->db, &f->err));
	ok(f, add(f->db, 1, "a", &f->err));
	ok(f, db_commit(f->db, &f->err));
	assert_int_equal(fixture_int(f->db, "SELECT COUNT(*) FROM town"), 1);
	/* one error and the whole transaction is lost, on both engines */
	ok(f, db_begin(f->db, &f->err));
	ok(f, add(f->db, 2, "b", &f->err));
	assert_int_equal(add(f->db, 2, "c", &f->err), SP_EEXIST);
	assert_int_equal(add(f->db, 3, "d", &f->err), SP_ESTORE);
	assert_int_equal(db_commit(f->db, &f->err), SP_ESTORE);
	assert_false(db_in_transaction(f->db));
	assert_int_equal(fixture_int(f->db, "SELECT COUNT(*) FROM town"), 1);
	db_rollback(f->db);
}

static void transaction_words_are_refused(void **state)
{
	struct fixture *f = town_of(state);
	static const char *const words[] = {"BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT x",
					    "/* */ begin transaction"};
	for (size_t i = 0; i < COUNT(words); i++) {
		assert_int_not_equal(db_exec(f->db, words[i], NULL, 0, NULL, &f->err), SP_OK);
		assert_int_not_equal(db_script(f->db, words[i], &f->err), SP_OK);
	}
	ok(f, add(f->db, 1, "a", &f->err));
}

static sp_rc add_two(struct db *db, void *context, struct sp_err *e)
{
	int *runs = context;
	(*runs)++;
	SP_TRY(add(db, 10, "ten", e));
	return add(db, 11, "eleven", e);
}

static void busy_is_tried_again(void **state)
{
	struct fixture *f = town_of(state);
	/* calls: begin, two execs, commit; each in turn busy once */
	for (int at = 1; at <= 4; at++) {
		char order[32];
		int runs = 0;
		(void)snprintf(order, sizeof(order), "fault:%d,busy:", at);
		struct db *db = fixture_connect(f, order, DB_READ_WRITE);
		ok(f, db_transact(db, add_two, &runs, &f->err));
		assert_int_equal(runs, at == 1 ? 1 : 2);
		ok(f, db_exec(db, "DELETE FROM town", NULL, 0, NULL, &f->err));
		db_close(db);
	}
}

struct long_writer {
	struct db *db;
	atomic_bool started, enough;
	int batches;
};

static sp_rc slow_batch(struct db *db, void *context, struct sp_err *e)
{
	struct long_writer *w = context;
	const struct timespec batch = {0, 600000000};
	w->started = true;
	(void)nanosleep(&batch, NULL);
	return add(db, 100 + w->batches++, "slow", e);
}

/* One batch after the other, as an import. */
static void *write_batches(void *context)
{
	enum { MOST = 40 };
	struct long_writer *w = context;
	struct sp_err err = {.key = NULL};
	while (!w->enough && w->batches < MOST)
		if (db_transact(w->db, slow_batch, w, &err) != SP_OK)
			break;
	return NULL;
}

static void a_short_write_comes_in_between(void **state)
{
	struct fixture *f = town_of(state);
	struct long_writer w = {.db = fixture_connect(f, "", DB_READ_WRITE)};
	pthread_t thread;
	int runs = 0;
	assert_int_equal(pthread_create(&thread, NULL, write_batches, &w), 0);
	while (!w.started)
		(void)sched_yield();
	ok(f, db_transact(f->db, add_two, &runs, &f->err));
	w.enough = true;
	assert_int_equal(pthread_join(thread, NULL), 0);
	assert_in_range(w.batches, 1, 12);
	db_close(w.db);
}

static void writers_take_turns(void **state)
{
	struct fixture *f = town_of(state);
	struct db *other = fixture_connect(f, "", DB_READ_WRITE);
	ok(f, db_begin(f->db, &f->err));
	ok(f, add(f->db, 1, "a", &f->err));
	assert_int_equal(db_begin(other, &f->err), SP_EBUSY);
	/* readers do not wait, and see what was committed */
	assert_int_equal(fixture_int(other, "SELECT COUNT(*) FROM town"), 0);
	ok(f, db_commit(f->db, &f->err));
	ok(f, db_begin(other, &f->err));
	ok(f, add(other, 2, "b", &f->err));
	ok(f, db_commit(other, &f->err));
	assert_int_equal(fixture_int(f->db, "SELECT COUNT(*) FROM town"), 2);
	db_close(other);
}

static void read_only_changes_nothing(void **state)
{
	struct fixture *f = town_of(state);
	struct db *reader = fixture_connect(f, "", DB_READ_ONLY);
	assert_true(db_read_only(reader) && !db_read_only(f->db));
	static const char *const writes[] = {"INSERT INTO town (id, name) VALUES (1, 'a')",
					     "UPDATE town SET size = 1", "DELETE FROM town",
					     "CREATE TABLE x (a TEXT)", "DROP TABLE street"};
	for (size_t i = 0; i < COUNT(writes); i++)
		assert_int_equal(db_exec(reader, writes[i], NULL, 0, NULL, &f->err), SP_EDENIED);
	/* one snapshot from begin to commit */
	ok(f, db_begin(reader, &f->err));
	assert_int_equal(fixture_int(reader, "SELECT COUNT(*) FROM town"), 0);
	ok(f, add(f->db, 1, "a", &f->err));
	assert_int_equal(fixture_int(reader, "SELECT COUNT(*) FROM town"), 0);
	ok(f, db_commit(reader, &f->err));
	assert_int_equal(fixture_int(reader, "SELECT COUNT(*) FROM town"), 1);
	db_close(reader);
}

static void many_statements(void **state)
{
	struct fixture *f = town_of(state);
	char sql[64];
	/* more texts than the cache holds, in one buffer, twice over */
	for (int i = 0; i < 1400; i++) {
		(void)snprintf(sql, sizeof(sql), "SELECT CAST(%d AS BIGINT)", i % 700);
		assert_int_equal(fixture_int(f->db, sql), i % 700);
	}
}

static void scripts(void **state)
{
	struct fixture *f = town_of(state);
	ok(f, db_script(f->db,
			"INSERT INTO town (id, name) VALUES (1, 'a;b'); -- a remark; here\n"
			"INSERT INTO town (id, name) VALUES (2, 'c');\n",
			&f->err));
	assert_int_equal(fixture_int(f->db, "SELECT COUNT(*) FROM town"), 2);
	assert_int_equal(db_script(f->db, "SELECT nothing FROM nowhere", &f->err), SP_ESTORE);
	bool yes;
	ok(f, db_has_table(f->db, "town", &yes, &f->err));
	assert_true(yes);
	ok(f, db_has_table(f->db, "nowhere", &yes, &f->err));
	assert_false(yes);
}

static void integrity_of_a_sound_store(void **state)
{
	struct fixture *f = town_of(state);
	struct db_problems problems = {{NULL, 0, 0}};
	ok(f, db_integrity(f->db, f->arena, &problems, &f->err));
	assert_int_equal(problems.list.n, 0);
}

static void scopes_part_writers(void **state)
{
	struct fixture *f = town_of(state);
	struct db *other = fixture_connect(f, "", DB_READ_WRITE);
	ok(f, db_scope(f->db, 336, &f->err));
	ok(f, db_scope(other, 400, &f->err));
	ok(f, db_begin(f->db, &f->err));
	sp_rc rc = db_begin(other, &f->err);
	/* SQLite has one writer; PostgreSQL one for each municipality */
	assert_int_equal(rc, f->engine == DB_SQLITE ? SP_EBUSY : SP_OK);
	db_rollback(other);
	ok(f, db_scope(other, 336, &f->err));
	assert_int_equal(db_begin(other, &f->err), SP_EBUSY);
	ok(f, db_scope(other, 0, &f->err));
	assert_int_equal(db_begin(other, &f->err), SP_EBUSY);
	db_rollback(f->db);
	ok(f, db_begin(other, &f->err));
	db_close(other);
}

static void write_bytes(const char *path, const char *bytes, size_t n)
{
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, n, file), n);
	assert_int_equal(fclose(file), 0);
}

static void foreign_files_are_refused(void **state)
{
	struct fixture *f = *state;
	char path[128];
	struct db *db;
	(void)snprintf(path, sizeof(path), "%s/none.db", f->folder);
	assert_int_equal(db_open(path, DB_READ_WRITE, &db, &f->err), SP_ENOTFOUND);
	assert_int_equal(db_open(path, DB_READ_ONLY, &db, &f->err), SP_ENOTFOUND);
	assert_int_not_equal(access(path, F_OK), 0);
	assert_int_equal(db_open(f->folder, DB_READ_WRITE, &db, &f->err), SP_ECORRUPT);
	(void)snprintf(path, sizeof(path), "%s/none/none.db", f->folder);
	assert_int_equal(db_open(path, DB_CREATE, &db, &f->err), SP_EIO);
	(void)snprintf(path, sizeof(path), "%s/empty.db", f->folder);
	write_bytes(path, "", 0);
	assert_int_equal(db_open(path, DB_READ_WRITE, &db, &f->err), SP_ECORRUPT);
	ok(f, db_open(path, DB_CREATE, &db, &f->err));
	db_close(db);
	(void)snprintf(path, sizeof(path), "%s/text.db", f->folder);
	char text[4096];
	memset(text, 'x', sizeof(text));
	write_bytes(path, text, sizeof(text));
	assert_int_equal(db_open(path, DB_CREATE, &db, &f->err), SP_ECORRUPT);
	assert_string_equal(f->err.arg[0], path);
	/* another program's database */
	struct fixture g = *f;
	(void)snprintf(g.url, sizeof(g.url), "%s/other.db", f->folder);
	fixture_tamper(&g, "CREATE TABLE x (y)");
	assert_int_equal(db_open(g.url, DB_CREATE, &db, &f->err), SP_ECORRUPT);
	assert_int_equal(db_open(g.url, DB_READ_ONLY, &db, &f->err), SP_ECORRUPT);
}

static void file_rights_and_switches(void **state)
{
	struct fixture *f = town_of(state);
	struct stat st;
	assert_int_equal(stat(f->url, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	static const char *const forbidden[] = {
		"ATTACH 'x.db' AS x", "PRAGMA journal_mode = DELETE", "PRAGMA synchronous = 0",
		"PRAGMA writable_schema = ON"};
	for (size_t i = 0; i < COUNT(forbidden); i++)
		assert_int_equal(db_script(f->db, forbidden[i], &f->err), SP_EDENIED);
	assert_int_not_equal(db_script(f->db, "SELECT load_extension('x')", &f->err), SP_OK);
}

static void orders_to_fail(void **state)
{
	struct fixture *f = town_of(state);
	struct db *db;
	static const char *const bad[] = {"fault:",	   "fault:x:y",	    "fault:1",
					  "fault:1,odd:x", "fault:,kill:x", "fault:1x:y"};
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_int_equal(db_open(bad[i], DB_READ_WRITE, &db, &f->err), SP_EINVAL);
	db = fixture_connect(f, "fault:2,after:", DB_READ_WRITE);
	assert_int_equal(db_engine_of(db), f->engine);
	ok(f, add(db, 1, "a", &f->err));
	assert_int_equal(add(db, 2, "b", &f->err), SP_ESTORE);
	assert_int_equal(add(db, 3, "c", &f->err), SP_ESTORE);
	assert_int_equal(db_fault_calls(db), 3);
	db_close(db);
	/* all else goes through to what is inside */
	db = fixture_connect(f, "fault:0:", DB_READ_WRITE);
	struct db_problems problems = {{NULL, 0, 0}};
	ok(f, db_integrity(db, f->arena, &problems, &f->err));
	ok(f, db_scope(db, 336, &f->err));
	ok(f, db_begin(db, &f->err));
	db_defer(db);
	db_rollback(db);
	DB_ROWS_AUTO rows = NULL;
	ok(f, db_query(db, "SELECT id FROM town", NULL, 0, &rows, &f->err));
	assert_string_equal(db_column_name(rows, 0), "id");
	db_rows_close(rows);
	rows = NULL;
	assert_int_equal(db_backup(db, "/", &f->err),
			 f->engine == DB_SQLITE ? SP_EEXIST : SP_EINVAL);
	db_close(db);
	db = fixture_connect(f, "fault:1,late:", DB_READ_WRITE);
	assert_int_equal(add(db, 4, "d", &f->err), SP_ESTORE);
	db_close(db);
	assert_int_equal(fixture_int(f->db, "SELECT COUNT(*) FROM town"), 2);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(values_come_back),
		ON_BOTH(parameters_by_number),
		ON_BOTH(errors_have_codes),
		ON_BOTH(rows_inside_rows),
		ON_BOTH(values_need_not_outlive_the_call),
		ON_BOTH(transactions),
		ON_BOTH(transaction_words_are_refused),
		ON_BOTH(busy_is_tried_again),
		ON_BOTH(a_short_write_comes_in_between),
		ON_BOTH(writers_take_turns),
		ON_BOTH(read_only_changes_nothing),
		ON_BOTH(many_statements),
		ON_BOTH(scripts),
		ON_BOTH(integrity_of_a_sound_store),
		ON_BOTH(scopes_part_writers),
		ON_BOTH(orders_to_fail),
		ON_SQLITE(foreign_files_are_refused),
		ON_SQLITE(file_rights_and_switches),
	};
	return fixture_run(argc, argv, tests, COUNT(tests));
}
