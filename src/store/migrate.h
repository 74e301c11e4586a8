/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schema changes: numbered, forward only, each in a transaction of its own with its row in
 * store_migration (module, version, name, checksum, time). The text is shared by both engines and
 * names types by placeholders:
 *
 *   placeholder   SQLite                  PostgreSQL
 *   {id}          INTEGER                 BIGINT
 *   {int}         INTEGER                 BIGINT             whole numbers of any size, øre
 *   {bool}        INTEGER                 BOOLEAN            write TRUE, FALSE, x, NOT x
 *   {real}        REAL                    DOUBLE PRECISION
 *   {text}        TEXT                    TEXT COLLATE "C"   order by bytes on both engines
 *   {time}        TEXT                    TEXT COLLATE "C"   ISO 8601 (core/instant.h)
 *   {json}        TEXT                    TEXT COLLATE "C"   kept as written
 *   {blob}        BLOB                    BYTEA
 *   {strict}      STRICT                                     after the ) of every CREATE TABLE
 *   {clustered}   STRICT, WITHOUT ROWID                      for tables read by primary key
 */
#ifndef SP_STORE_MIGRATE_H
#define SP_STORE_MIGRATE_H

#include "store/db.h"

struct migration {
	int version; /* from 1 in each module, without gaps */
	const char *name;
	const char *sql;
	const char *sql_pgsql; /* where PostgreSQL must differ; NULL: as sql */
};

struct migration_set {
	const char *module;
	const struct migration *migrations; /* ends with version 0 */
};

/* Applies what is missing, the store's own tables first, then the sets in order. *applied (may be
 * NULL) gets the number. SP_ECONFLICT, before anything is changed, when the store is newer than
 * this program or an applied migration had another text. Safe when two programs do it at once. */
SP_MUST_USE sp_rc migrate_apply(struct db *db, const struct migration_set *sets, size_t n,
				unsigned *applied, struct sp_err *e);
/* Is the store exactly at the versions of the sets? SP_ECONFLICT says what to do when not. */
SP_MUST_USE sp_rc migrate_check(struct db *db, const struct migration_set *sets, size_t n,
				struct sp_err *e);
/* The text for an engine, placeholders filled in; SP_EINVAL for an unknown one. */
SP_MUST_USE sp_rc migrate_expand(enum db_engine engine, const struct migration *m, struct arena *a,
				 char **out, struct sp_err *e);

/* The store's own tables (audit chain, identity); applied by migrate_apply without being listed. */
extern const struct migration store_migrations[];

#endif
