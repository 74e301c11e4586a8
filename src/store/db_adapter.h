/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an adapter gives db.c; included only inside src/store. Adapters embed struct db and struct
 * db_rows as their first member. db.c keeps the transaction's state and refuses what no engine
 * should see, so an adapter need not check it again. */
#ifndef SP_STORE_DB_ADAPTER_H
#define SP_STORE_DB_ADAPTER_H

#include "store/db.h"

struct db_ops {
	enum db_engine engine;
	void (*close)(struct db *db); /* frees db too */
	sp_rc (*exec)(struct db *db, const char *sql, const struct db_value *args, size_t n,
		      int64_t *changed, struct sp_err *e);
	sp_rc (*query)(struct db *db, const char *sql, const struct db_value *args, size_t n,
		       struct db_rows **out, struct sp_err *e);
	sp_rc (*next)(struct db_rows *rows, bool *more, struct sp_err *e);
	void (*rows_close)(struct db_rows *rows);
	size_t (*columns)(const struct db_rows *rows);
	const char *(*column_name)(const struct db_rows *rows, size_t column);
	struct db_value (*value)(const struct db_rows *rows, size_t column);
	sp_rc (*begin)(struct db *db, struct sp_err *e);
	sp_rc (*commit)(struct db *db, struct sp_err *e);
	void (*rollback)(struct db *db);
	void (*defer)(struct db *db);
	sp_rc (*script)(struct db *db, const char *sql, struct sp_err *e);
	sp_rc (*scope)(struct db *db, int64_t municipality, struct sp_err *e);
	sp_rc (*has_table)(struct db *db, const char *name, bool *yes, struct sp_err *e);
	sp_rc (*assume_sizes)(struct db *db, struct sp_err *e); /* NULL: the engine counts itself */
	sp_rc (*integrity)(struct db *db, struct arena *a, struct db_problems *out,
			   struct sp_err *e);
	sp_rc (*backup)(struct db *db, const char *path, struct sp_err *e);
};

/* What audit keeps with a connection: told of the end of each transaction and of the connection. */
struct db_watch {
	void (*ended)(struct db_watch *watch, struct db *db, bool committed);
	void (*closing)(struct db_watch *watch, struct db *db); /* frees watch */
};

struct db {
	const struct db_ops *ops;
	enum db_mode mode;
	bool in_transaction;
	bool doomed;	  /* a statement of the transaction failed */
	size_t open_rows; /* db_rows not yet closed */
	char *label;
	struct db_watch *watch;
	int64_t ended; /* the last db_transact, by instant_steady() */
	bool was_long; /* it was */
};

struct db_rows {
	struct db *db;
	bool finished;
};

sp_rc db_sqlite_open(const char *path, enum db_mode mode, struct db **out, struct sp_err *e);
sp_rc db_pgsql_open(const char *url, enum db_mode mode, struct db **out, struct sp_err *e);
sp_rc db_fault_open(const char *order, enum db_mode mode, struct db **out, struct sp_err *e);

/* Waits between tries: 1, 2, 4 … 128 ms with some chance, until about five seconds have gone. */
struct db_patience {
	int64_t since, pause;
	int64_t most, longest; /* other limits in ms; 0: as above */
};
/* Sleeps; false, at once, when the time is up. Start with a zeroed struct. */
bool db_patience_wait(struct db_patience *p);

#endif
