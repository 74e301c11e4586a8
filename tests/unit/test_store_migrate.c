/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store.h"
#include "store_fixture.h"

#include <string.h>

#define FIRST                                                                                \
	{                                                                                    \
		1, "0001-a", "CREATE TABLE a (id {id} PRIMARY KEY, x {text}) {strict}", NULL \
	}
#define SECOND                                                                         \
	{                                                                              \
		2, "0002-b",                                                           \
			"CREATE TABLE b (a {id} REFERENCES a(id), y {bool}) {strict};" \
			"INSERT INTO a (id, x) VALUES (1, 'one')",                     \
			NULL                                                           \
	}
#define END                         \
	{                           \
		0, NULL, NULL, NULL \
	}

static const struct migration one[] = {FIRST, END};
static const struct migration two[] = {FIRST, SECOND, END};
static const struct migration other_text[] = {
	{1, "0001-a", "CREATE TABLE a (id {id} PRIMARY KEY, x {blob}) {strict}", NULL}, END};
static const struct migration broken[] = {
	FIRST,
	SECOND,
	{3, "0003-c", "CREATE TABLE c (id {id}) {strict}; INSERT INTO nowhere (id) VALUES (1)",
	 NULL},
	END};
static const struct migration odd_type[] = {{1, "0001-d", "CREATE TABLE d (id {number})", NULL},
					    END};

static sp_rc apply(struct fixture *f, const struct migration *m, unsigned *applied)
{
	struct migration_set set = {"try", m};
	return migrate_apply(f->owner, &set, 1, applied, &f->err);
}

/* The store's own migrations, which come first. */
static unsigned own(void)
{
	unsigned n = 0;
	while (store_migrations[n].version)
		n++;
	return n;
}

static sp_rc check(struct fixture *f, const struct migration *m)
{
	struct migration_set set = {"try", m};
	return migrate_check(f->owner, &set, 1, &f->err);
}

static void from_empty_and_from_each_version(void **state)
{
	struct fixture *f = *state;
	unsigned applied;
	assert_int_equal(check(f, one), SP_ECONFLICT);
	ok(f, apply(f, one, &applied));
	assert_int_equal(applied, 1 + own());
	ok(f, check(f, one));
	assert_int_equal(check(f, two), SP_ECONFLICT);
	ok(f, apply(f, two, &applied));
	assert_int_equal(applied, 1);
	ok(f, apply(f, two, &applied));
	assert_int_equal(applied, 0);
	ok(f, check(f, two));
	assert_int_equal(fixture_int(f->owner, "SELECT id FROM a WHERE x = 'one'"), 1);
	assert_int_equal(fixture_int(f->owner, "SELECT COUNT(*) FROM store_migration WHERE "
					       "length(checksum) = 64 AND length(applied) = 24"),
			 2 + own());
}

static void newer_stores_are_refused(void **state)
{
	struct fixture *f = *state;
	ok(f, apply(f, two, NULL));
	assert_int_equal(apply(f, one, NULL), SP_ECONFLICT);
	assert_string_equal(f->err.arg[1], "try");
	assert_string_equal(f->err.arg[2], "2");
	assert_int_equal(migrate_check(f->owner, NULL, 0, &f->err), SP_ECONFLICT);
}

static void changed_texts_are_refused(void **state)
{
	struct fixture *f = *state;
	ok(f, apply(f, one, NULL));
	assert_int_equal(apply(f, other_text, NULL), SP_ECONFLICT);
	assert_string_equal(f->err.arg[2], "0001-a");
	assert_int_equal(check(f, other_text), SP_ECONFLICT);
}

static void a_failed_step_leaves_nothing(void **state)
{
	struct fixture *f = *state;
	unsigned applied;
	bool yes;
	assert_int_equal(apply(f, broken, &applied), SP_ESTORE);
	assert_int_equal(applied, 2 + own());
	assert_string_equal(f->err.where, "0003-c");
	ok(f, db_has_table(f->owner, "c", &yes, &f->err));
	assert_false(yes);
	ok(f, check(f, two));
	assert_int_equal(apply(f, odd_type, NULL), SP_ECONFLICT); /* version 1 had another text */
}

static void placeholders(void **state)
{
	struct fixture *f = *state;
	static const struct {
		const char *text, *lite, *pg;
	} table[] = {
		{"{id},{int}", "INTEGER,INTEGER", "BIGINT,BIGINT"},
		{"x {text}", "x TEXT", "x TEXT COLLATE \"C\""},
		{"{blob}{bool}", "BLOBINTEGER", "BYTEABOOLEAN"},
		{"{real} {strict}", "REAL STRICT", "DOUBLE PRECISION "},
		{"'{}' {\"a\": 1} { ", "'{}' {\"a\": 1} { ", "'{}' {\"a\": 1} { "},
		{"", "", ""},
	};
	char *out;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct migration m = {1, "m", table[i].text, NULL};
		ok(f, migrate_expand(DB_SQLITE, &m, f->arena, &out, &f->err));
		assert_string_equal(out, table[i].lite);
		ok(f, migrate_expand(DB_PGSQL, &m, f->arena, &out, &f->err));
		assert_string_equal(out, table[i].pg);
	}
	assert_int_equal(migrate_expand(DB_SQLITE, odd_type, f->arena, &out, &f->err), SP_EINVAL);
	assert_string_equal(f->err.arg[0], "number");
	struct migration twin = {1, "m", "a", "b"};
	ok(f, migrate_expand(DB_SQLITE, &twin, f->arena, &out, &f->err));
	assert_string_equal(out, "a");
	ok(f, migrate_expand(DB_PGSQL, &twin, f->arena, &out, &f->err));
	assert_string_equal(out, "b");
}

/* Every call of a migration fails once: the store is always at a version, never between. */
static void any_call_may_fail(void **state)
{
	struct fixture *f = *state;
	struct migration_set set = {"try", two};
	char url[1024];
	sp_rc rc = SP_ESTORE;
	for (int at = 1; rc != SP_OK; at++) {
		struct db *db;
		assert_true(at < 200);
		(void)snprintf(url, sizeof(url), "fault:%d:%s", at, f->owner_url);
		ok(f, db_open(url, DB_CREATE, &db, &f->err));
		rc = migrate_apply(db, &set, 1, NULL, &f->err);
		db_close(db);
		bool a, b;
		ok(f, db_has_table(f->owner, "a", &a, &f->err));
		ok(f, db_has_table(f->owner, "b", &b, &f->err));
		if (a)
			assert_int_equal(fixture_int(f->owner, "SELECT COUNT(*) FROM a"), b);
	}
	ok(f, check(f, two));
}

static void a_store_has_a_name(void **state)
{
	struct fixture *f = *state;
	char id[STORE_ID_SIZE], again[STORE_ID_SIZE];
	fixture_migrate(f, NULL, 0);
	ok(f, store_id(f->db, id, &f->err));
	ok(f, store_id(f->owner, again, &f->err));
	assert_string_equal(id, again);
	fixture_tamper(f, "UPDATE store_info SET id = '../../../../../../etc/passwd0000'");
	assert_int_equal(store_id(f->db, id, &f->err), SP_ECORRUPT);
	fixture_tamper(f, "DELETE FROM store_info");
	assert_int_equal(store_id(f->db, id, &f->err), SP_ECORRUPT);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(from_empty_and_from_each_version),
		ON_BOTH(newer_stores_are_refused),
		ON_BOTH(changed_texts_are_refused),
		ON_BOTH(a_failed_step_leaves_nothing),
		ON_SQLITE(placeholders),
		ON_BOTH(any_call_may_fail),
		ON_BOTH(a_store_has_a_name),
	};
	return fixture_run(argc, argv, tests, COUNT(tests));
}
