/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tables of all modules must keep to, and that their SQL is understood by both engines. */
#include "modules.h"

#include "cli/globals.h"
#include "store_fixture.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static bool known(const struct option *table, const struct option *o)
{
	for (; table && table->name; table++)
		if (table != o && (strcmp(table->name, o->name) == 0 ||
				   (o->letter && table->letter == o->letter)))
			return true;
	return false;
}

static void options_of(const struct command *c)
{
	for (const struct option *o = c->options; o && o->name; o++) {
		assert_non_null(o->help);
		assert_false(known(cli_globals, o));
		assert_false(known(c->options, o));
		assert_true(o->type != OPTION_CHOICE || o->choices);
		assert_true(o->type != OPTION_INT || o->least < o->most);
		assert_true(o->value || o->type == OPTION_TEXT);
	}
}

/* Is name taken by another command? One of one word may stand before those of two. */
static bool clashes(const struct command *c)
{
	for (size_t m = 0; spor_modules[m]; m++)
		for (const struct command *o = spor_modules[m]->commands; o && o->name; o++)
			if (o != c && strcmp(o->name, c->name) == 0)
				return true;
	return false;
}

static void commands(void **state)
{
	(void)state;
	for (size_t m = 0; spor_modules[m]; m++)
		for (const struct command *c = spor_modules[m]->commands; c && c->name; c++) {
			const char *space = strchr(c->name, ' ');
			assert_non_null(c->help);
			assert_non_null((const void *)(uintptr_t)c->run);
			assert_false(clashes(c));
			assert_true(!space || !strchr(space + 1, ' '));
			assert_true(c->most == ARGS_ANY || c->most >= c->least);
			assert_true(c->args || c->most == 0);
			options_of(c);
		}
}

static void settings(void **state)
{
	(void)state;
	for (size_t m = 0; spor_modules[m]; m++)
		for (const struct setting *s = spor_modules[m]->settings; s && s->name; s++) {
			const char *point = strchr(s->name, '.');
			assert_non_null(s->help);
			assert_non_null(s->value);
			assert_true(!point || !strchr(point + 1, '.'));
			for (const char *c = s->name; *c; c++)
				assert_true(islower((unsigned char)*c) || *c == '.');
		}
}

/* The highest $n of a statement. */
static size_t parameters(const char *sql)
{
	size_t most = 0;
	for (const char *c = strchr(sql, '$'); c; c = strchr(c + 1, '$')) {
		size_t n = strtoul(c + 1, NULL, 10);
		most = n > most ? n : most;
	}
	return most;
}

/* With nothing for every value a constraint may refuse a write; what the engine does not understand
 * gives another error. */
static void statement(struct fixture *f, const struct statement *s)
{
	struct db_value none[DB_MAX_ARGS] = {{.type = DB_NULL}};
	DB_ROWS_AUTO rows = NULL;
	bool more = false;
	assert_int_not_equal(s->roles, 0);
	ok(f, db_begin(f->db, &f->err));
	sp_rc rc = db_query(f->db, s->sql, none, parameters(s->sql), &rows, &f->err);
	if (rc == SP_OK)
		rc = db_next(rows, &more, &f->err);
	if (rc != SP_EINVAL && rc != SP_EEXIST)
		ok(f, rc);
	db_rows_close(rows);
	rows = NULL;
	db_rollback(f->db);
}

static void statements(void **state)
{
	struct fixture *f = *state;
	struct migration_set sets[64] = {0};
	size_t n = 0;
	for (size_t m = 0; spor_modules[m]; m++)
		if (spor_modules[m]->migrations)
			sets[n++] = (struct migration_set){spor_modules[m]->name,
							   spor_modules[m]->migrations};
	fixture_migrate(f, sets, n);
	for (size_t m = 0; spor_modules[m]; m++)
		for (const struct statement *s = spor_modules[m]->statements; s && s->name; s++)
			statement(f, s);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {ON_SQLITE(commands), ON_SQLITE(settings),
					   ON_BOTH(statements)};
	return fixture_run(argc, argv, tests, sizeof(tests) / sizeof(tests[0]));
}
