/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the SQLite adapter share. */
#ifndef SP_STORE_DB_SQLITE_H
#define SP_STORE_DB_SQLITE_H

#include "store/db_adapter.h"
#include "store/stmt_cache.h"

#include <sqlite3.h>

/* "Spor" in the header of every store file (PRAGMA application_id). */
enum { LITE_APPLICATION_ID = 0x53706F72 };

struct lite {
	struct db base;
	sqlite3 *handle;
	struct stmt_cache cache;
	/* The adapter itself is at work: the authorizer lets through what callers may not do. */
	bool internal;
	struct db_patience patience;
};

static inline struct lite *lite_of(struct db *db)
{
	return (struct lite *)db;
}

extern const struct db_ops lite_ops;

/* The code for an SQLite result; fills *e with the engine's words. */
sp_rc lite_fail(struct lite *lite, int rc, struct sp_err *e);
/* Runs text of the adapter's own, past the authorizer. */
sp_rc lite_internal(struct lite *lite, const char *sql, struct sp_err *e);
/* Sets up a fresh connection: limits, safety switches, authorizer, pragmas. */
sp_rc lite_setup(struct lite *lite, struct sp_err *e);
sp_rc lite_assume_sizes(struct db *db, struct sp_err *e);
sp_rc lite_integrity(struct db *db, struct arena *a, struct db_problems *out, struct sp_err *e);
sp_rc lite_backup(struct db *db, const char *path, struct sp_err *e);

#endif
