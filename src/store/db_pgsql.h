/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the PostgreSQL adapter share. */
#ifndef SP_STORE_DB_PGSQL_H
#define SP_STORE_DB_PGSQL_H

#include "store/db_adapter.h"
#include "store/stmt_cache.h"

#include <libpq-fe.h>

struct pg_rows;

struct pg {
	struct db base;
	PGconn *conn;
	char *password; /* to see that no message holds it; NULL when there is none */
	struct stmt_cache cache;
	unsigned names;		/* statements named so far */
	struct pg_rows *stream; /* rows that still come over the connection */
	int64_t municipality;
	int32_t lock_class; /* first key of this store's advisory locks */
	bool deferring;	    /* db_defer was called in this transaction */
	unsigned in_flight; /* statements sent in a pipeline and not yet answered */
	bool locked;	    /* this session holds the write lock */
	bool gone;	    /* the server has said that it ends */
};

struct pg_stmt;
/* Rows still on the way are read into memory when the connection is needed for something else. */
struct pg_rows {
	struct db_rows base;
	struct pg *pg;
	struct pg_stmt *stmt;
	PGresult *row;	 /* the row at hand, as its only one */
	PGresult **held; /* rows read ahead: held[from] … held[n - 1] */
	size_t from, n, cap;
	bool streaming;
};

enum { PG_NAME_SIZE = 16 };
struct pg_stmt {
	struct cached cached;
	struct pg_rows rows;
	char name[PG_NAME_SIZE];
	uint8_t params;
	Oid types[DB_MAX_ARGS];
	PGresult *shape; /* columns, as described by the server */
};

static inline struct pg *pg_of(struct db *db)
{
	return (struct pg *)db;
}

extern const struct db_ops pg_ops;

/* Values of one call in the wire's binary form. */
struct pg_args {
	const char *at[DB_MAX_ARGS];
	int length[DB_MAX_ARGS];
	int format[DB_MAX_ARGS];
	char number[DB_MAX_ARGS][8];
};
/* SP_EINVAL when a value does not fit its parameter's type. The texts and blobs are not copied. */
SP_MUST_USE sp_rc pg_encode(const struct pg_stmt *s, const struct db_value *args, size_t n,
			    struct pg_args *out, struct sp_err *e);
/* Can a column of this type be read? */
bool pg_type_known(Oid type);
struct db_value pg_decode(const PGresult *r, int row, int column);

/* The code for a failed result (NULL: the connection failed); fills *e. */
sp_rc pg_fail(struct pg *pg, const PGresult *r, struct sp_err *e);
/* Runs text without parameters; *first (may be NULL) gets the first field of the first row, when it
 * is a number, else 0. */
sp_rc pg_run(struct pg *pg, const char *sql, int64_t *first, struct sp_err *e);
/* Makes the connection ready for another statement: the stream is read in, the pipeline ended, and
 * outside a transaction a lost connection is made anew. */
sp_rc pg_ready(struct pg *pg, struct sp_err *e);
/* Ends the pipeline and gives its first error. */
sp_rc pg_pipeline_end(struct pg *pg, struct sp_err *e);
/* After connecting: settings of the session, and what was set on the connection before. */
sp_rc pg_setup(struct pg *pg, struct sp_err *e);
sp_rc pg_scope(struct db *db, int64_t municipality, struct sp_err *e);
/* Frees all statements without telling the server. */
void pg_forget_statements(struct pg *pg);
sp_rc pg_integrity(struct db *db, struct arena *a, struct db_problems *out, struct sp_err *e);

#endif
