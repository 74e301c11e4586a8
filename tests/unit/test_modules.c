/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tables of all modules must keep to, and that their SQL is understood by both engines. */
#include "modules.h"

#include "cli/globals.h"
#include "store_fixture.h"

#include <ctype.h>
#include <stdio.h>
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

/* Applies the migrations of all modules. */
static void migrate_all(struct fixture *f)
{
	struct migration_set sets[64] = {0};
	size_t n = 0;
	for (size_t m = 0; spor_modules[m]; m++)
		if (spor_modules[m]->migrations)
			sets[n++] = (struct migration_set){spor_modules[m]->name,
							   spor_modules[m]->migrations};
	fixture_migrate(f, sets, n);
}

static void statements(void **state)
{
	struct fixture *f = *state;
	migrate_all(f);
	for (size_t m = 0; spor_modules[m]; m++)
		for (const struct statement *s = spor_modules[m]->statements; s && s->name; s++)
			statement(f, s);
}

/* "SCAN i" of rows that another step has made ready. */
static bool is_made(const char *step, const char *steps)
{
	static const char *const makers[] = {"CO-ROUTINE ", "MATERIALIZE "};
	for (size_t i = 0; i < sizeof(makers) / sizeof(makers[0]); i++) {
		char made[128];
		(void)snprintf(made, sizeof(made), "\n%s%s\n", makers[i], step + strlen("SCAN "));
		if (strstr(steps, made))
			return true;
	}
	return false;
}

/* A step of a plan that grows with all there is: a whole table, or a whole municipality of it. */
static bool reads_all(const char *step, const char *steps)
{
	static const char municipality[] = "(municipality=?)";
	size_t n = strlen(step), end = sizeof(municipality) - 1;
	if (n >= end && strcmp(step + n - end, municipality) == 0)
		return true;
	return strncmp(step, "SCAN ", strlen("SCAN ")) == 0 && !strstr(step, "CONSTANT ROW") &&
	       !is_made(step, steps);
}

static bool plan_reads_all(struct fixture *f, const char *sql)
{
	struct db_value none[DB_MAX_ARGS] = {{.type = DB_NULL}};
	char *plan = arena_printf(f->arena, "EXPLAIN QUERY PLAN %s", sql), *step;
	const char *steps = "\n";
	DB_ROWS_AUTO rows = NULL;
	bool all = false;
	assert_non_null(plan);
	ok(f, db_query(f->db, plan, none, parameters(sql), &rows, &f->err));
	while (next(f, rows)) {
		ok(f, db_text(rows, 3, f->arena, &step));
		steps = arena_printf(f->arena, "%s%s\n", steps, step);
		assert_non_null(steps);
		all = all || reads_all(step, steps);
	}
	return all;
}

static void quick_plans(void **state)
{
	/* lists of all that there is, checks of the whole store, and tables that stay small */
	static const char *const slow[] = {
		"audit_entries",      "audit_reads",  "municipality.list", "body.list",
		"body.aliases",	      "meeting.list", "correction.list",   "document.stale_count",
		"correction.waiting", "check.closed", "derive.queue",	   "derive.waits",
		"plan.list",	      "person.named", "person.names",	   "thread.list",
		"thread.count",	      "verdict.told", "check.verdicts",	   "pool.list",
		"amount.largest"};
	struct fixture *f = *state;
	migrate_all(f);
	for (size_t m = 0; spor_modules[m]; m++)
		for (const struct statement *s = spor_modules[m]->statements; s && s->name; s++) {
			bool all = plan_reads_all(f, s->sql), listed = false;
			for (size_t i = 0; i < sizeof(slow) / sizeof(slow[0]); i++)
				listed = listed || strcmp(slow[i], s->name) == 0;
			if (all != listed)
				fail_msg("%s: its plan %s", s->name,
					 all ? "reads a whole table or municipality"
					     : "is quick, and need not be listed");
		}
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {ON_SQLITE(commands), ON_SQLITE(settings),
					   ON_BOTH(statements), ON_SQLITE(quick_plans)};
	return fixture_run(argc, argv, tests, sizeof(tests) / sizeof(tests[0]));
}
