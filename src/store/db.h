/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store port: one database connection, whatever engine is behind it. Adapters: db_sqlite.c,
 * db_pgsql.c, and db_fault.c, which wraps another and fails on order.
 *
 * SQL is written once, in the intersection of SQLite and PostgreSQL, with $1 parameters. Statements
 * are known by their text and kept prepared for the life of the connection. A connection belongs to
 * one thread at a time. */
#ifndef SP_STORE_DB_H
#define SP_STORE_DB_H

#include "core/arena.h"
#include "core/str.h"

struct db;
struct db_rows;

enum db_mode { DB_READ_WRITE, DB_READ_ONLY, DB_CREATE };

/* A statement takes at most this many values. */
enum { DB_MAX_ARGS = 64 };

/* Opens by URL: a path or "sqlite:PATH" for SQLite, "postgresql://…" or "postgres://…" for
 * PostgreSQL, "fault:N:URL" fails the Nth call (tests, see db_fault.c). DB_CREATE makes a missing
 * SQLite file, readable only by its owner. A read-only connection can change nothing.
 * Errors: SP_ENOTFOUND no such store, SP_ECORRUPT not a store, SP_ESTORE with the engine's words.
 * No error ever holds a password. */
SP_MUST_USE sp_rc db_open(const char *url, enum db_mode mode, struct db **out, struct sp_err *e);
void db_close(struct db *db);
static inline void db_cleanup(struct db **db)
{
	db_close(*db);
}
#define DB_AUTO __attribute__((cleanup(db_cleanup))) struct db *

enum db_engine { DB_SQLITE, DB_PGSQL };
enum db_engine db_engine_of(const struct db *db);
/* What to call the store in messages: the path, or the address without password. */
const char *db_label(const struct db *db);
bool db_read_only(const struct db *db);

/* The municipality this connection acts for, 0 (at the start) for all. Writers for different
 * municipalities do not wait for each other where the engine can do so (PostgreSQL), and row-level
 * security knows the municipality as current_setting('spor.municipality'). Not in a transaction. */
SP_MUST_USE sp_rc db_scope(struct db *db, int64_t municipality, struct sp_err *e);

/* A bound value. Times are text (ISO 8601 UTC), booleans integers 0/1. */
enum db_type { DB_NULL, DB_INT, DB_REAL, DB_TEXT, DB_BLOB };
struct db_value {
	enum db_type type;
	int64_t i;
	double real;
	struct str s; /* DB_TEXT (UTF-8, no NUL) and DB_BLOB */
};
#define DB_V_NULL ((struct db_value){.type = DB_NULL})
#define DB_V_INT(v) ((struct db_value){.type = DB_INT, .i = (v)})
#define DB_V_REAL(v) ((struct db_value){.type = DB_REAL, .real = (v)})
#define DB_V_STR(v) ((struct db_value){.type = DB_TEXT, .s = (v)})
#define DB_V_BLOB(v) ((struct db_value){.type = DB_BLOB, .s = (v)})
/* Text, or NULL when the pointer is NULL. */
static inline struct db_value db_v_text(const char *text)
{
	return text ? DB_V_STR(str_of(text)) : DB_V_NULL;
}
#define DB_V_TEXT(v) db_v_text(v)

/* Runs a statement that gives no rows; *changed (may be NULL) gets the number of rows changed.
 * Errors: SP_EEXIST a unique key is taken, SP_EINVAL another constraint or a wrong number of
 * values, SP_EDENIED no right, SP_EBUSY try the whole transaction again, SP_ESTORE, SP_ECORRUPT.
 * After any error in a transaction nothing but db_rollback works: db_commit refuses. */
SP_MUST_USE sp_rc db_exec(struct db *db, const char *sql, const struct db_value *args, size_t n,
			  int64_t *changed, struct sp_err *e);
#define db_run(db, e, sql, ...)                                                                 \
	db_exec((db), (sql), (const struct db_value[]){__VA_ARGS__},                            \
		sizeof((const struct db_value[]){__VA_ARGS__}) / sizeof(struct db_value), NULL, \
		(e))

/* Runs a statement that gives rows. Step with db_next until it gives false; the text and blobs of a
 * row are valid until the next step. Always close (DB_ROWS_AUTO), at the latest before the
 * transaction or the connection ends. The values are copied where needed: args need not outlive the
 * call. Other statements may run while rows are open, but not ones that change what they read. */
SP_MUST_USE sp_rc db_query(struct db *db, const char *sql, const struct db_value *args, size_t n,
			   struct db_rows **out, struct sp_err *e);
/* *more = whether there is a row. */
SP_MUST_USE sp_rc db_next(struct db_rows *rows, bool *more, struct sp_err *e);
void db_rows_close(struct db_rows *rows);
static inline void db_rows_cleanup(struct db_rows **rows)
{
	db_rows_close(*rows);
}
#define DB_ROWS_AUTO __attribute__((cleanup(db_rows_cleanup))) struct db_rows *
/* For each row: DB_EACH(rows, e) { … }. An error ends the function that this stands in, as with
 * SP_TRY; break and continue work as in any loop. */
#define DB_EACH(rows, e)                                   \
	for (bool more_; ({                                \
		     SP_TRY(db_next((rows), &more_, (e))); \
		     more_;                                \
	     });)

size_t db_columns(const struct db_rows *rows);
const char *db_column_name(const struct db_rows *rows, size_t column);
/* The value with its type as the engine gives it; sums of integers are integers on both engines. */
struct db_value db_value_of(const struct db_rows *rows, size_t column);
bool db_is_null(const struct db_rows *rows, size_t column);
int64_t db_int(const struct db_rows *rows, size_t column); /* 0 when it is no number */
double db_real(const struct db_rows *rows, size_t column); /* 0 when it is no number */
/* Text or blob; {NULL,0} for NULL and for numbers. */
struct str db_str(const struct db_rows *rows, size_t column);
/* NUL-terminated copy in the arena; *out is NULL for SQL NULL. SP_ENOMEM when the arena is full. */
SP_MUST_USE sp_rc db_text(const struct db_rows *rows, size_t column, struct arena *a, char **out);

/* Transactions do not nest. db_begin takes the write lock of the connection's scope at once, or
 * gives SP_EBUSY; on a read-only connection it holds one snapshot for all reads until the end. When
 * db_commit returns SP_OK the write survives the end of the process and of the machine; when it
 * fails, nothing was kept (but see docs/store.md on a connection lost during a commit). */
SP_MUST_USE sp_rc db_begin(struct db *db, struct sp_err *e);
SP_MUST_USE sp_rc db_commit(struct db *db, struct sp_err *e);
void db_rollback(struct db *db);
bool db_in_transaction(const struct db *db);

/* Until the end of the transaction a db_exec whose changed is NULL may be sent without waiting for
 * its outcome; an error then comes with a later call, at the latest with db_commit. For big batches
 * over a network; nothing changes on SQLite. Only in a transaction. */
void db_defer(struct db *db);

/* Runs work in a transaction, again when the store was busy or a serialisation failed (with pauses,
 * for about half a minute in all: longer than a batch of an import). work must be repeatable: it
 * may run several times. One that follows a long one at once lets others in before it. */
typedef sp_rc (*db_work)(struct db *db, void *context, struct sp_err *e);
SP_MUST_USE sp_rc db_transact(struct db *db, db_work work, void *context, struct sp_err *e);

/* Several statements in one text (migrations, test fixtures); no parameters. Statements that begin
 * or end transactions are refused here and everywhere else: they have functions of their own. */
SP_MUST_USE sp_rc db_script(struct db *db, const char *sql, struct sp_err *e);

struct db_problems {
	SP_LIST(const char *) list;
};
/* Tells the engine how large the tables of a whole country are, for its choice of indexes: what is
 * in the store today must not make a plan that is slow tomorrow. After each change of the schema.
 */
SP_MUST_USE sp_rc db_assume_sizes(struct db *db, struct sp_err *e);
/* The engine's own integrity and foreign-key check; each problem is one line of text. */
SP_MUST_USE sp_rc db_integrity(struct db *db, struct arena *a, struct db_problems *out,
			       struct sp_err *e);

/* Does a table of that name exist (on PostgreSQL: in the search path)? */
SP_MUST_USE sp_rc db_has_table(struct db *db, const char *name, bool *yes, struct sp_err *e);

/* Writes a copy of the store as it is at this moment to a new file, whole or not at all, while
 * others read and write. SP_EEXIST when path exists. PostgreSQL has its own tools: SP_EINVAL with
 * their names. */
SP_MUST_USE sp_rc db_backup(struct db *db, const char *path, struct sp_err *e);

#endif
