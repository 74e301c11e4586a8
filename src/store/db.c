/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/db.h"

#include "core/instant.h"
#include "store/db_adapter.h"

#include <assert.h>
#include <sodium.h>
#include <stdlib.h>
#include <time.h>

enum { PATIENCE_MS = 5000, TRANSACT_MS = 30000, LONGEST_PAUSE_MS = 128 };
/* A writer who has had the store for long leaves it for a moment, in which those who wait look more
 * often than that; a server is farther away. */
enum { LONG_MS = 500, LEAVE_MS = 5, LOOK_MS = 2, LEAVE_SERVER_MS = 20, LOOK_SERVER_MS = 8 };

sp_rc db_open(const char *url, enum db_mode mode, struct db **out, struct sp_err *e)
{
	struct str u = str_of(url);
	*out = NULL;
	if (sodium_init() < 0)
		return sp_fail(e, SP_EIO, N_("the cryptographic library cannot be started"));
	if (str_starts(u, STR("fault:")))
		return db_fault_open(url + 6, mode, out, e);
	if (str_starts(u, STR("postgresql://")) || str_starts(u, STR("postgres://")))
		return db_pgsql_open(url, mode, out, e);
	return db_sqlite_open(str_starts(u, STR("sqlite:")) ? url + 7 : url, mode, out, e);
}

void db_close(struct db *db)
{
	if (!db)
		return;
	if (db->in_transaction)
		db_rollback(db);
	if (db->watch)
		db->watch->closing(db->watch, db);
	free(db->label);
	db->ops->close(db);
}

enum db_engine db_engine_of(const struct db *db)
{
	return db->ops->engine;
}

const char *db_label(const struct db *db)
{
	return db->label;
}

bool db_read_only(const struct db *db)
{
	return db->mode == DB_READ_ONLY;
}

sp_rc db_scope(struct db *db, int64_t municipality, struct sp_err *e)
{
	if (db->in_transaction)
		return sp_fail(e, SP_EINVAL,
			       N_("the municipality cannot be changed inside a transaction"));
	return db->ops->scope(db, municipality, e);
}

/* Inside a transaction the first error ends it, as PostgreSQL has it; SQLite is held to the same.
 */
static sp_rc settle(struct db *db, sp_rc rc)
{
	if (rc != SP_OK && db->in_transaction)
		db->doomed = true;
	return rc;
}

static sp_rc check_usable(const struct db *db, size_t n, struct sp_err *e)
{
	if (db->doomed)
		return sp_fail(e, SP_ESTORE,
			       N_("an earlier statement of this transaction failed, so nothing "
				  "more can be done in it"));
	if (n > DB_MAX_ARGS)
		return sp_fail(e, SP_EINVAL, N_("a statement was given too many values"));
	return SP_OK;
}

sp_rc db_exec(struct db *db, const char *sql, const struct db_value *args, size_t n,
	      int64_t *changed, struct sp_err *e)
{
	SP_TRY(check_usable(db, n, e));
	return settle(db, db->ops->exec(db, sql, args, n, changed, e));
}

sp_rc db_query(struct db *db, const char *sql, const struct db_value *args, size_t n,
	       struct db_rows **out, struct sp_err *e)
{
	*out = NULL;
	SP_TRY(check_usable(db, n, e));
	SP_TRY(settle(db, db->ops->query(db, sql, args, n, out, e)));
	(*out)->db = db;
	(*out)->finished = false;
	db->open_rows++;
	return SP_OK;
}

sp_rc db_next(struct db_rows *rows, bool *more, struct sp_err *e)
{
	*more = false;
	if (rows->finished)
		return SP_OK;
	sp_rc rc = settle(rows->db, rows->db->ops->next(rows, more, e));
	rows->finished = rc != SP_OK || !*more;
	return rc;
}

void db_rows_close(struct db_rows *rows)
{
	if (!rows)
		return;
	rows->db->open_rows--;
	rows->db->ops->rows_close(rows);
}

size_t db_columns(const struct db_rows *rows)
{
	return rows->db->ops->columns(rows);
}

const char *db_column_name(const struct db_rows *rows, size_t column)
{
	return rows->db->ops->column_name(rows, column);
}

struct db_value db_value_of(const struct db_rows *rows, size_t column)
{
	assert(!rows->finished && column < db_columns(rows));
	return rows->db->ops->value(rows, column);
}

bool db_is_null(const struct db_rows *rows, size_t column)
{
	return db_value_of(rows, column).type == DB_NULL;
}

int64_t db_int(const struct db_rows *rows, size_t column)
{
	struct db_value v = db_value_of(rows, column);
	if (v.type == DB_INT)
		return v.i;
	/* A real outside the range of int64_t has no integer; the cast would be undefined. */
	return v.type == DB_REAL && v.real > -9.2e18 && v.real < 9.2e18 ? (int64_t)v.real : 0;
}

double db_real(const struct db_rows *rows, size_t column)
{
	struct db_value v = db_value_of(rows, column);
	return v.type == DB_REAL ? v.real : v.type == DB_INT ? (double)v.i : 0;
}

struct str db_str(const struct db_rows *rows, size_t column)
{
	struct db_value v = db_value_of(rows, column);
	return v.type == DB_TEXT || v.type == DB_BLOB ? v.s : (struct str){NULL, 0};
}

sp_rc db_text(const struct db_rows *rows, size_t column, struct arena *a, char **out)
{
	struct str s = db_str(rows, column);
	*out = s.p ? str_dup(a, s) : NULL;
	return s.p && !*out ? SP_ENOMEM : SP_OK;
}

static void end(struct db *db, bool committed)
{
	db->in_transaction = db->doomed = false;
	if (db->watch)
		db->watch->ended(db->watch, db, committed);
}

sp_rc db_begin(struct db *db, struct sp_err *e)
{
	if (db->in_transaction)
		return sp_fail(e, SP_EINVAL, N_("transactions cannot be nested"));
	SP_TRY(db->ops->begin(db, e));
	db->in_transaction = true;
	return SP_OK;
}

sp_rc db_commit(struct db *db, struct sp_err *e)
{
	assert(db->in_transaction && db->open_rows == 0);
	sp_rc rc = check_usable(db, 0, e);
	if (rc == SP_OK)
		rc = db->ops->commit(db, e);
	if (rc != SP_OK)
		db_rollback(db);
	else
		end(db, true);
	return rc;
}

void db_rollback(struct db *db)
{
	if (!db->in_transaction)
		return;
	db->ops->rollback(db);
	end(db, false);
}

bool db_in_transaction(const struct db *db)
{
	return db->in_transaction;
}

void db_defer(struct db *db)
{
	assert(db->in_transaction);
	db->ops->defer(db);
}

static void sleep_us(int64_t us)
{
	struct timespec t = {us / 1000000, us % 1000000 * 1000};
	(void)nanosleep(&t, NULL);
}

bool db_patience_wait(struct db_patience *p)
{
	int64_t now = instant_steady(), longest = p->longest ? p->longest : LONGEST_PAUSE_MS;
	if (p->pause == 0) {
		p->since = now;
		p->pause = 1;
	}
	if (now - p->since >= (p->most ? p->most : PATIENCE_MS))
		return false;
	/* Chance keeps two waiting writers from meeting again and again. */
	sleep_us(p->pause * 500 + randombytes_uniform((uint32_t)p->pause * 1000));
	p->pause = p->pause < longest ? p->pause * 2 : p->pause;
	return true;
}

/* Lets those who wait have the store, when the last transaction was long and has just ended. */
static void leave(const struct db *db)
{
	int64_t pause = db_engine_of(db) == DB_SQLITE ? LEAVE_MS : LEAVE_SERVER_MS;
	int64_t gone = instant_steady() - db->ended;
	if (db->was_long && gone < pause)
		sleep_us((pause - gone) * 1000);
}

static sp_rc attempt(struct db *db, db_work work, void *context, struct sp_err *e)
{
	SP_TRY(db_begin(db, e));
	int64_t began = instant_steady();
	sp_rc rc = work(db, context, e);
	if (rc == SP_OK)
		rc = db_commit(db, e);
	else
		db_rollback(db);
	db->ended = instant_steady();
	db->was_long = db->ended - began >= LONG_MS;
	return rc;
}

sp_rc db_transact(struct db *db, db_work work, void *context, struct sp_err *e)
{
	struct db_patience patience = {.most = TRANSACT_MS,
				       .longest = db_engine_of(db) == DB_SQLITE ? LOOK_MS
										: LOOK_SERVER_MS};
	leave(db);
	for (;;) {
		sp_rc rc = attempt(db, work, context, e);
		if (rc != SP_EBUSY || !db_patience_wait(&patience))
			return rc;
	}
}

sp_rc db_script(struct db *db, const char *sql, struct sp_err *e)
{
	SP_TRY(check_usable(db, 0, e));
	return settle(db, db->ops->script(db, sql, e));
}

sp_rc db_assume_sizes(struct db *db, struct sp_err *e)
{
	return db->ops->assume_sizes ? settle(db, db->ops->assume_sizes(db, e)) : SP_OK;
}

sp_rc db_integrity(struct db *db, struct arena *a, struct db_problems *out, struct sp_err *e)
{
	SP_TRY(check_usable(db, 0, e));
	return settle(db, db->ops->integrity(db, a, out, e));
}

sp_rc db_has_table(struct db *db, const char *name, bool *yes, struct sp_err *e)
{
	SP_TRY(check_usable(db, 0, e));
	return settle(db, db->ops->has_table(db, name, yes, e));
}

sp_rc db_backup(struct db *db, const char *path, struct sp_err *e)
{
	if (db->in_transaction)
		return sp_fail(e, SP_EINVAL, N_("a backup cannot be made inside a transaction"));
	return db->ops->backup(db, path, e);
}
