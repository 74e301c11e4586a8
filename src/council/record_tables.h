/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables that are the record, with their columns, as they are exported and read back: the one
 * list of them. What stands in no list is found by tests/unit/test_council_tables.c, which reads
 * the migrations. */
#ifndef SP_COUNCIL_RECORD_TABLES_H
#define SP_COUNCIL_RECORD_TABLES_H

#include <stdbool.h>
#include <stddef.h>

enum record_type { RECORD_INT, RECORD_BOOL, RECORD_TEXT, RECORD_BLOB };

struct record_column {
	const char *name;
	enum record_type type;
	bool shut; /* of a closed item: not told to the public */
};

enum { RECORD_COLUMNS_MOST = 24 };

struct record_table {
	const char *name;
	const struct record_column *columns; /* the key's first; ends with a NULL name */
	unsigned keys;
	/* What the public may see of table t, as a condition; "" all, NULL nothing. */
	const char *open;
};

/* Parents before their children, as the foreign keys ask; ends with a NULL name. */
extern const struct record_table record_tables[];
/* Tables that are made from the record and not exported (council/derive.h); ends with NULL. */
extern const char *const record_derived[];

const struct record_table *record_table_named(const char *name);
size_t record_columns(const struct record_table *t);

#endif
