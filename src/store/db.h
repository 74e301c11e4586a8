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

/* Opens by URL: a path or "sqlite:PATH" for SQLite, "postgresql://…" or "postgres://…" for
 * PostgreSQL, "fault:N:URL" fails the Nth call (tests). DB_CREATE makes a missing SQLite file.
 * Errors: SP_ENOTFOUND no such store, SP_ECORRUPT not a store, SP_ESTORE with the engine's words.
 */
SP_MUST_USE sp_rc db_open(const char *url, enum db_mode mode, struct db **out, struct sp_err *e);
void db_close(struct db *db);
static inline void db_cleanup(struct db **db)
{
	db_close(*db);
}
#define DB_AUTO __attribute__((cleanup(db_cleanup))) struct db *

enum db_engine { DB_SQLITE, DB_PGSQL };
enum db_engine db_engine_of(const struct db *db);

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
#define DB_V_TEXT(v) ((v) ? (struct db_value){.type = DB_TEXT, .s = str_of(v)} : DB_V_NULL)

/* Runs a statement that gives no rows; *changed (may be NULL) gets the number of rows changed. */
SP_MUST_USE sp_rc db_exec(struct db *db, const char *sql, const struct db_value *args, size_t n,
			  int64_t *changed, struct sp_err *e);
#define db_run(db, e, sql, ...)                                                                 \
	db_exec((db), (sql), (const struct db_value[]){__VA_ARGS__},                            \
		sizeof((const struct db_value[]){__VA_ARGS__}) / sizeof(struct db_value), NULL, \
		(e))

/* Runs a statement that gives rows. Step with db_next until it gives false; the text and blobs of a
 * row are valid until the next step. Always close (DB_ROWS_AUTO). */
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

size_t db_columns(const struct db_rows *rows);
const char *db_column_name(const struct db_rows *rows, size_t column);
bool db_is_null(const struct db_rows *rows, size_t column);
int64_t db_int(const struct db_rows *rows, size_t column);
double db_real(const struct db_rows *rows, size_t column);
struct str db_str(const struct db_rows *rows, size_t column); /* {NULL,0} for NULL */
/* NUL-terminated copy in the arena; *out is NULL for SQL NULL. SP_ENOMEM when the arena is full. */
SP_MUST_USE sp_rc db_text(const struct db_rows *rows, size_t column, struct arena *a, char **out);

/* Transactions do not nest. db_begin takes the write lock at once. */
SP_MUST_USE sp_rc db_begin(struct db *db, struct sp_err *e);
SP_MUST_USE sp_rc db_commit(struct db *db, struct sp_err *e);
void db_rollback(struct db *db);
bool db_in_transaction(const struct db *db);

/* Runs work in a transaction, again when the store was busy or a serialisation failed (with growing
 * pauses, at most about five seconds in all). work must be repeatable: it may run several times. */
typedef sp_rc (*db_work)(struct db *db, void *context, struct sp_err *e);
SP_MUST_USE sp_rc db_transact(struct db *db, db_work work, void *context, struct sp_err *e);

/* Several statements in one text (migrations, test fixtures); no parameters. */
SP_MUST_USE sp_rc db_script(struct db *db, const char *sql, struct sp_err *e);

struct db_problems {
	SP_LIST(const char *) list;
};
/* The engine's own integrity and foreign-key check; each problem is one line of text. */
SP_MUST_USE sp_rc db_integrity(struct db *db, struct arena *a, struct db_problems *out,
			       struct sp_err *e);

#endif
