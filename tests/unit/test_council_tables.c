/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each table that a migration makes, with each of its columns, is either exported or known to be
 * made again from the record. */
#include "council/council.h"
#include "council/record_tables.h"
#include "test.h"

#include <stdio.h>

static bool is_derived(const char *name)
{
	for (size_t i = 0; record_derived[i]; i++)
		if (strcmp(record_derived[i], name) == 0)
			return true;
	return false;
}

static const struct record_column *column_of(const struct record_table *t, const char *name)
{
	for (size_t i = 0; t->columns[i].name; i++)
		if (strcmp(t->columns[i].name, name) == 0)
			return &t->columns[i];
	return NULL;
}

static enum record_type type_of(const char *said)
{
	if (strcmp(said, "id") == 0 || strcmp(said, "int") == 0)
		return RECORD_INT;
	if (strcmp(said, "bool") == 0)
		return RECORD_BOOL;
	if (strcmp(said, "blob") == 0)
		return RECORD_BLOB;
	return RECORD_TEXT;
}

/* How many columns were checked. */
static size_t check_column(const struct record_table *t, const char *name, const char *type)
{
	const struct record_column *c = column_of(t, name);
	if (!c)
		fail_msg("%s.%s is not exported: add it to council/record_tables.c", t->name, name);
	if (c->type != type_of(type))
		fail_msg("%s.%s is of another type", t->name, name);
	return 1;
}

static size_t check_columns(const struct record_table *t, const char *from, const char *to)
{
	size_t n = 0;
	while (from && from < to) {
		char name[64], type[16];
		if (sscanf(from, "\n\t%63[a-z0-9_] {%15[a-z]}", name, type) == 2)
			n += check_column(t, name, type);
		from = strchr(from + 1, '\n');
	}
	return n;
}

struct found {
	const struct record_table *table;
	size_t columns;
};

static size_t tables_of(const char *sql, struct found *found, size_t n)
{
	static const char make[] = "CREATE TABLE ";
	for (const char *at = strstr(sql, make); at; at = strstr(at + 1, make)) {
		char name[64];
		assert_int_equal(sscanf(at + strlen(make), "%63[a-z0-9_]", name), 1);
		const struct record_table *t = record_table_named(name);
		if (!t && !is_derived(name))
			fail_msg("is “%s” part of the record? Add it to council/record_tables.c",
				 name);
		if (t)
			found[n++] = (struct found){
				t, check_columns(t, strchr(at, '\n'), strstr(at, "\n)"))};
	}
	return n;
}

static void added_columns(const char *sql, struct found *found, size_t n)
{
	static const char add[] = "ALTER TABLE ";
	for (const char *at = strstr(sql, add); at; at = strstr(at + 1, add)) {
		char table[64], name[64], type[16];
		if (sscanf(at, "ALTER TABLE %63[a-z0-9_] ADD COLUMN %63[a-z0-9_] {%15[a-z]}", table,
			   name, type) != 3)
			continue;
		for (size_t i = 0; i < n; i++)
			if (strcmp(found[i].table->name, table) == 0)
				found[i].columns += check_column(found[i].table, name, type);
	}
}

static void test_all_tables(void **state)
{
	struct found found[64];
	size_t n = 0, listed = 0;
	(void)state;
	for (const struct migration *m = council_module.migrations; m->version; m++) {
		n = tables_of(m->sql, found, n);
		added_columns(m->sql, found, n);
	}
	while (record_tables[listed].name)
		listed++;
	assert_int_equal(n, listed);
	for (size_t i = 0; i < n; i++)
		if (found[i].columns != record_columns(found[i].table))
			fail_msg("%s lists columns that no migration makes", found[i].table->name);
}

static void test_keys_first(void **state)
{
	(void)state;
	for (const struct record_table *t = record_tables; t->name; t++) {
		assert_string_equal(t->columns[0].name, "municipality");
		assert_true(t->keys >= 2 && t->keys <= record_columns(t));
		assert_true(record_columns(t) <= RECORD_COLUMNS_MOST);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_all_tables),
					   cmocka_unit_test(test_keys_first)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
