/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All or nothing: each call of a transaction fails in turn, and the process is killed at many
 * points; what was acknowledged is there, what was not is there whole or not at all. */
#include "core/instant.h"
#include "store/db_fault.h"
#include "store/store.h"
#include "store_fixture.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ROWS_EACH = 3 };

static const struct migration item_migrations[] = {
	{1, "0001-item",
	 "CREATE TABLE item (id {id} PRIMARY KEY, batch {int} NOT NULL, text {text}) {strict};"
	 "CREATE TABLE point (item {id} NOT NULL REFERENCES item(id), no {int} NOT NULL, "
	 "PRIMARY KEY (item, no)) {clustered}",
	 NULL},
	{0, NULL, NULL, NULL},
};
static const struct migration_set items = {"item", item_migrations};

/* A batch of rows with one audit entry that covers them. */
static sp_rc write_batch(struct db *db, void *context, struct sp_err *e)
{
	int64_t batch = *(const int64_t *)context;
	struct audit_digest d;
	struct audit_hash hash;
	audit_digest_start(&d);
	for (int64_t i = 0; i < ROWS_EACH; i++) {
		const struct db_value row[] = {DB_V_INT(batch * ROWS_EACH + i), DB_V_INT(batch),
					       DB_V_TEXT("Udvalget godkendte indstillingen.")};
		SP_TRY(db_exec(db, "INSERT INTO item (id, batch, text) VALUES ($1, $2, $3)", row, 3,
			       NULL, e));
		SP_TRY(db_run(db, e, "INSERT INTO point (item, no) VALUES ($1, 1)",
			      DB_V_INT(batch * ROWS_EACH + i)));
		audit_digest_row(&d, "item", row[0].i, row, 3);
	}
	audit_digest_end(&d, &hash);
	struct audit_event event = {.municipality = 336,
				    .who = "cli:anna",
				    .action = "import",
				    .table = "item",
				    .id = batch,
				    .after = &hash};
	return audit_append(db, &event, e);
}

static void assert_whole(struct fixture *f)
{
	struct store_check check;
	int64_t rows = fixture_int(f->db, "SELECT COUNT(*) FROM item");
	int64_t batches = fixture_int(f->db, "SELECT COUNT(DISTINCT batch) FROM item");
	assert_int_equal(rows, batches * ROWS_EACH);
	assert_int_equal(fixture_int(f->db, "SELECT COUNT(*) FROM point"), rows);
	assert_int_equal(fixture_int(f->db, "SELECT COUNT(*) FROM audit_entry"), batches);
	ok(f, store_check(f->db, NULL, f->arena, &check, &f->err));
	assert_true(store_check_ok(&check));
}

static bool has_batch(struct fixture *f, int64_t batch)
{
	DB_ROWS_AUTO rows = NULL;
	ok(f, db_query(f->db, "SELECT COUNT(*) FROM item WHERE batch = $1", &DB_V_INT(batch), 1,
		       &rows, &f->err));
	assert_true(next(f, rows));
	return db_int(rows, 0) == ROWS_EACH;
}

/* Walks N up until a transaction no longer meets it. late: an answer was lost, so a batch may be
 * there although the writer was told of a failure; it is whole all the same. */
static void fail_each_call(struct fixture *f, const char *mode, bool late)
{
	int64_t batch = fixture_int(f->db, "SELECT COALESCE(MAX(batch), 0) FROM item") + 1;
	sp_rc rc = SP_ESTORE;
	for (int at = 1; rc != SP_OK; at++, batch++) {
		char order[64];
		assert_true(at < 100);
		(void)snprintf(order, sizeof(order), "fault:%d%s:", at, mode);
		struct db *db = fixture_connect(f, order, DB_READ_WRITE);
		rc = db_transact(db, write_batch, &batch, &f->err);
		assert_false(db_in_transaction(db));
		assert_true(rc == SP_OK || rc == SP_ESTORE);
		db_close(db);
		if (!late || rc == SP_OK)
			assert_int_equal(has_batch(f, batch), rc == SP_OK);
		assert_whole(f);
	}
}

static void any_call_may_fail(void **state)
{
	struct fixture *f = *state;
	fixture_migrate(f, &items, 1);
	fail_each_call(f, "", false);
	fail_each_call(f, ",after", false);
	fail_each_call(f, ",late", true);
}

/* Writes batches from first on and tells the parent of each one that was acknowledged. */
static void child_writes(const char *url, int64_t first, int tell)
{
	struct db *db;
	struct sp_err e;
	if (db_open(url, DB_READ_WRITE, &db, &e) != SP_OK)
		_exit(3);
	for (int64_t batch = first; batch < first + 100000; batch++) {
		if (db_transact(db, write_batch, &batch, &e) != SP_OK)
			_exit(4);
		if (write(tell, &batch, sizeof(batch)) != (ssize_t)sizeof(batch))
			_exit(5);
	}
	_exit(6);
}

struct crash {
	const char *order; /* fault order, or "" to be killed from outside */
	int after_ms;
};

/* Runs a child until it dies and gives the number of batches that were acknowledged. */
static int crash_once(struct fixture *f, const struct crash *c, int64_t first)
{
	char url[1024];
	int pipes[2], status, acknowledged = 0;
	int64_t batch;
	(void)snprintf(url, sizeof(url), "%s%s", c->order, f->url);
	assert_int_equal(pipe(pipes), 0);
	pid_t child = fork();
	if (child == 0) {
		(void)close(pipes[0]);
		child_writes(url, first, pipes[1]);
	}
	(void)close(pipes[1]);
	struct timespec t = {0, c->after_ms * 1000000L};
	(void)nanosleep(&t, NULL);
	if (!c->order[0])
		assert_int_equal(kill(child, SIGKILL), 0);
	while (read(pipes[0], &batch, sizeof(batch)) == (ssize_t)sizeof(batch)) {
		assert_int_equal(batch, first + acknowledged);
		acknowledged++;
	}
	(void)close(pipes[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	if (c->order[0])
		assert_int_equal(WEXITSTATUS(status), DB_FAULT_EXIT);
	else
		assert_true(WIFSIGNALED(status));
	return acknowledged;
}

static void killed(struct fixture *f, const struct crash *c)
{
	int64_t first = fixture_int(f->db, "SELECT COALESCE(MAX(batch), 0) FROM item") + 1;
	int acknowledged = crash_once(f, c, first);
	for (int64_t batch = first; batch < first + acknowledged; batch++)
		assert_true(has_batch(f, batch));
	/* the server needs a moment to notice that its client is gone: wait for the lock */
	ok(f, db_transact(f->db, write_batch, &(int64_t){first + acknowledged + 10}, &f->err));
	assert_whole(f);
	/* one more may have been committed and not yet told */
	int64_t all = fixture_int(f->db, "SELECT COUNT(DISTINCT batch) FROM item");
	assert_in_range(all, 1 + (uintmax_t)acknowledged, UINTMAX_MAX);
}

static void killed_at_any_call(void **state)
{
	struct fixture *f = *state;
	char order[64];
	fixture_migrate(f, &items, 1);
	/* two transactions long, before and after each call */
	for (int at = 1; at <= 24; at++) {
		(void)snprintf(order, sizeof(order), "fault:%d,kill:", at);
		killed(f, &(struct crash){order, 0});
		(void)snprintf(order, sizeof(order), "fault:%d,kill,late:", at);
		killed(f, &(struct crash){order, 0});
	}
}

static void killed_at_any_moment(void **state)
{
	struct fixture *f = *state;
	fixture_migrate(f, &items, 1);
	for (int i = 0; i < 12; i++)
		killed(f, &(struct crash){"", 5 + i * 7});
	assert_true(fixture_int(f->db, "SELECT COUNT(*) FROM item") > 12 * ROWS_EACH);
}

static sp_rc write_many(struct db *db, void *context, struct sp_err *e)
{
	int64_t *next = context;
	for (int i = 0; i < 20; i++, ++*next)
		SP_TRY(write_batch(db, next, e));
	return SP_OK;
}

/* Two processes that write at once: both come through, nothing is lost or doubled. */
static void two_writers(void **state)
{
	struct fixture *f = *state;
	struct sp_err e;
	int status;
	fixture_migrate(f, &items, 1);
	pid_t child = fork();
	if (child == 0) {
		struct db *db;
		int64_t batch = 1000000;
		sp_rc rc = db_open(f->url, DB_READ_WRITE, &db, &e);
		for (int i = 0; rc == SP_OK && i < 20; i++)
			rc = db_transact(db, write_many, &batch, &e);
		_exit(rc == SP_OK ? 0 : 1);
	}
	int64_t batch = 1;
	for (int i = 0; i < 20; i++)
		ok(f, db_transact(f->db, write_many, &batch, &f->err));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_whole(f);
	assert_int_equal(fixture_int(f->db, "SELECT COUNT(DISTINCT batch) FROM item"), 800);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(any_call_may_fail),
		ON_BOTH(killed_at_any_call),
		ON_BOTH(killed_at_any_moment),
		ON_BOTH(two_writers),
	};
	return fixture_run(argc, argv, tests, COUNT(tests));
}
