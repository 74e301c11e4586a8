/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An empty store for a test, on each engine: a file in a folder of its own, or a schema of its own
 * in the cluster that SPOR_TEST_PG_OWNER and SPOR_TEST_PG_USER name (scripts/pg-cluster.sh). */
#ifndef SP_STORE_FIXTURE_H
#define SP_STORE_FIXTURE_H

#include "store/db.h"
#include "store/migrate.h"
#include "test.h"

struct fixture {
	enum db_engine engine;
	char folder[32];     /* for files of the test; removed at the end */
	char schema[32];     /* on PostgreSQL */
	char owner_url[768]; /* may change the schema */
	char url[768];	     /* the program's own rights */
	struct db *owner, *db;
	struct arena *arena;
	struct sp_err err;
};

/* cmocka setup: prestate is "sqlite" or "pgsql". */
int fixture_open(void **state);
int fixture_close(void **state);
/* Applies the store's own migrations and those given, then opens db with the program's rights. */
void fixture_migrate(struct fixture *f, const struct migration_set *sets, size_t n);
/* Another connection, opened as the program; order is "" or a fault order ("fault:3:"). */
struct db *fixture_connect(struct fixture *f, const char *order, enum db_mode mode);
/* Runs SQL past the adapter's guards, as somebody who tampers with the store. */
void fixture_tamper(struct fixture *f, const char *sql);
/* The one integer that a query gives. */
int64_t fixture_int(struct db *db, const char *sql);
/* The main function of a store test: argv[1] is "sqlite" or "pgsql" and chooses the tests. Without
 * a cluster "pgsql" is one visible skip. */
int fixture_run(int argc, char **argv, const struct CMUnitTest *tests, size_t n);

#define ON_SQLITE(f)                                                                         \
	{                                                                                    \
#f " (sqlite)", f, fixture_open, fixture_close, (void *)(uintptr_t) "sqlite" \
	}
#define ON_PGSQL(f)                                                                        \
	{                                                                                  \
#f " (pgsql)", f, fixture_open, fixture_close, (void *)(uintptr_t) "pgsql" \
	}
#define ON_BOTH(f) ON_SQLITE(f), ON_PGSQL(f)

/* Two small tables, item (municipality, id, text) and part (municipality, item) below it, and ways
 * to fill item: bare; with an audit entry, as db_work with an int64_t id; ids from up to before to.
 */
extern const struct migration_set fixture_items;
sp_rc fixture_add(struct db *db, int64_t municipality, int64_t id, struct sp_err *e);
sp_rc fixture_add_audited(struct db *db, void *context, struct sp_err *e);
void fixture_fill(struct fixture *f, int64_t from, int64_t to);

/* Asserts success and shows the message of f->err otherwise. */
void ok(const struct fixture *f, sp_rc rc);
/* Asserts that stepping works; is there a row? */
bool next(struct fixture *f, struct db_rows *rows);

#endif
