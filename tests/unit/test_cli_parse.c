/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli.h"
#include "cli/parse.h"
#include "core/i18n.h"
#include "core/suggest.h"
#include "test.h"

#include <stdio.h>

static const struct option dig_options[] = {
	{.name = "depth", .letter = 'd', .value = "N", .type = OPTION_INT, .least = 1, .most = 9},
	{.name = "tag", .letter = 't', .value = "TAG", .repeated = true},
	{.name = "kind", .value = "KIND", .type = OPTION_CHOICE, .choices = "soil|sand"},
	{.name = "from", .value = "DATE", .type = OPTION_DATE},
	{.name = "fast", .letter = 'f'},
	{0},
};
static const struct command commands[] = {
	{.name = "dig", .least = 1, .most = 2, .options = dig_options},
	{.name = "fill", .most = ARGS_ANY},
	{.name = "map list"},
	{.name = "map draw", .options = dig_options},
	{.name = "fill hole", .most = 1},
	{0},
};
static const struct module dig_module = {.name = "dig", .commands = commands};
static const struct module *const modules[] = {&dig_module, &cli_module, NULL};

enum { WORDS = 12 };
struct line {
	const char *words[WORDS];
	const char *error;   /* the English sentence; NULL: the line is good */
	const char *command; /* NULL: none */
	const char *options; /* "name=value;switch;" in order */
	const char *args;    /* "one;two;" */
};

static const struct line lines[] = {
	{{"dig", "a"}, NULL, "dig", "", "a;"},
	{{"dig", "--depth", "3", "a"}, NULL, "dig", "depth=3;", "a;"},
	{{"dig", "--depth=3", "a"}, NULL, "dig", "depth=3;", "a;"},
	{{"dig", "-d3", "a"}, NULL, "dig", "depth=3;", "a;"},
	{{"dig", "-d", "3", "a"}, NULL, "dig", "depth=3;", "a;"},
	{{"dig", "-fd3", "a"}, NULL, "dig", "fast;depth=3;", "a;"},
	{{"dig", "a", "-fvq"}, NULL, "dig", "fast;verbose;quiet;", "a;"},
	{{"dig", "-d3", "a", "-d4"}, NULL, "dig", "depth=4;", "a;"},
	{{"dig", "-t", "x", "--tag=y", "a"}, NULL, "dig", "tag=x;tag=y;", "a;"},
	{{"--store", "x.db", "dig", "a"}, NULL, "dig", "store=x.db;", "a;"},
	{{"dig", "a", "--store=x.db"}, NULL, "dig", "store=x.db;", "a;"},
	{{"--store", "x.db", "dig", "a", "--store=y.db"}, NULL, "dig", "store=y.db;", "a;"},
	{{"dig", "--", "-x", "--depth"}, NULL, "dig", "", "-x;--depth;"},
	{{"--", "dig", "a"}, NULL, "dig", "", "a;"},
	{{"dig", "-"}, NULL, "dig", "", "-;"},
	{{"dig", "--from=2020-02-29", "a"}, NULL, "dig", "from=2020-02-29;", "a;"},
	{{"map", "list"}, NULL, "map list", "", ""},
	{{"map", "--json", "draw", "-f"}, NULL, "map draw", "json;fast;", ""},
	{{"fill", "a", "b", "c", "d"}, NULL, "fill", "", "a;b;c;d;"},
	{{"fill", "hole", "a"}, NULL, "fill hole", "", "a;"},
	{{"fill", "--", "hole"}, NULL, "fill", "", "hole;"},
	{{"fill", "a", "hole"}, NULL, "fill", "", "a;hole;"},
	{{"dig", "--help"}, NULL, "dig", "help;", ""},
	{{NULL}, NULL, NULL, "", ""},
	{{"dg", "a"}, "unknown command “dg”; did you mean “dig”?", NULL, "", "a;"},
	{{"xyzzy"}, "unknown command “xyzzy”; “spor help” lists them", NULL, "", ""},
	{{"map"}, "“map” wants a second word; “spor help map” lists them", NULL, "", ""},
	{{"map", "lst"}, "unknown command “map lst”; did you mean “map list”?", NULL, "", ""},
	{{"mpa"}, "unknown command “mpa”; did you mean “map”?", NULL, "", ""},
	{{"dig"}, "“dig” wants more arguments", "dig", "", ""},
	{{"dig", "a", "b", "c"}, "“dig” does not take the argument “c”", "dig", "", "a;b;c;"},
	{{"dig", "--dept=3", "a"},
	 "unknown option “--dept=3”; did you mean “--depth”?",
	 "dig",
	 "",
	 "a;"},
	{{"dig", "-x", "a"}, "unknown option “-x”", "dig", "", "a;"},
	{{"dig", "a", "--depth"}, "“--depth” wants a value", "dig", "", "a;"},
	{{"dig", "a", "-d"}, "“-d” wants a value", "dig", "", "a;"},
	{{"dig", "--fast=1", "a"}, "“--fast” takes no value", "dig", "", "a;"},
	{{"dig", "--depth=0", "a"},
	 "“--depth” wants a whole number from 1 to 9, not “0”",
	 "dig",
	 "depth=0;",
	 "a;"},
	{{"dig", "--depth=3x", "a"},
	 "“--depth” wants a whole number from 1 to 9, not “3x”",
	 "dig",
	 "depth=3x;",
	 "a;"},
	{{"dig", "--depth=99999999999999999999", "a"},
	 "“--depth” wants a whole number from 1 to 9, not “99999999999999999999”",
	 "dig",
	 "depth=99999999999999999999;",
	 "a;"},
	{{"dig", "--kind=clay", "a"},
	 "“--kind” wants one of soil|sand, not “clay”",
	 "dig",
	 "kind=clay;",
	 "a;"},
	{{"dig", "--from=2021-02-29", "a"},
	 "“--from” wants a date as 2020-06-09 or 9.6.2020, not “2021-02-29”",
	 "dig",
	 "from=2021-02-29;",
	 "a;"},
	{{"dig", "--tag=", "a"}, "“--tag” wants a value that is not empty", "dig", "tag=;", "a;"},
	{{"--depth=3", "dig", "a"},
	 "the option “--depth=3” must stand after the command that takes it",
	 "dig",
	 "",
	 "a;"},
	{{"fill", "--json", "--csv"},
	 "“--json” and “--csv” cannot be given together",
	 "fill",
	 "json;csv;",
	 ""},
	/* The first error is told, and --lang holds all the same. */
	{{"dig", "--bad", "--worse", "--lang=da"}, "unknown option “--bad”", "dig", "lang=da;", ""},
};

static void put_given(const struct call_given *given, struct buf *options, struct buf *args)
{
	for (uint32_t i = 0; i < given->options.n; i++) {
		const struct given_option *o = &given->options.at[i];
		buf_printf(options, o->value ? "%s=%s;" : "%s;", o->option->name, o->value);
	}
	for (uint32_t i = 0; i < given->args.n; i++)
		buf_printf(args, "%s;", given->args.at[i]);
}

static void one_line(const struct line *l)
{
	ARENA_AUTO a = arena_new(1 << 20);
	BUF_AUTO options = BUF_INIT(4096);
	BUF_AUTO args = BUF_INIT(4096);
	BUF_AUTO error = BUF_INIT(4096);
	char program[] = "spor", *argv[WORDS + 2] = {program};
	struct parsed got;
	struct sp_err e = {0};
	int argc = 1;
	for (; argc <= WORDS && l->words[argc - 1]; argc++)
		argv[argc] = arena_strdup(a, l->words[argc - 1]);
	sp_rc rc = parse_line(a, modules, argc, argv, &got, &e);
	if (rc != SP_OK)
		sp_err_text(&e, LANG_EN, &error);
	put_given(&got.given, &options, &args);
	assert_int_equal(rc, l->error ? SP_EINVAL : SP_OK);
	assert_string_equal(buf_view(&error).p, l->error ? l->error : "");
	assert_string_equal(got.command ? got.command->name : "", l->command ? l->command : "");
	assert_string_equal(buf_view(&options).p, l->options);
	assert_string_equal(buf_view(&args).p, l->args);
}

static void command_lines(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(lines); i++)
		one_line(&lines[i]);
}

static void distances(void **state)
{
	(void)state;
	static const struct {
		const char *a, *b;
		size_t distance;
	} cases[] = {{"", "", 0},	 {"read", "read", 0},  {"read", "raed", 1},
		     {"read", "rad", 1}, {"read", "reads", 1}, {"kitten", "sitting", 3},
		     {"", "import", 6},	 {"ab", "ba", 1},      {"import", "imprt", 1}};
	char longest[65];
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_int_equal(suggest_distance(cases[i].a, cases[i].b), cases[i].distance);
		assert_int_equal(suggest_distance(cases[i].b, cases[i].a), cases[i].distance);
	}
	memset(longest, 'x', sizeof(longest) - 1);
	longest[64] = '\0';
	assert_true(suggest_distance(longest, "x") == SIZE_MAX);
}

static void suggestions(void **state)
{
	(void)state;
	static const char *const words[] = {"read", "import", "version", "audit verify"};
	static const struct {
		const char *typed, *meant;
	} cases[] = {{"raed", "read"},	   {"imp", "import"}, {"versoin", "version"},
		     {"frobnicate", NULL}, {"x", NULL},	      {"audit verfy", "audit verify"}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct suggestion s = {.word = cases[i].typed};
		for (size_t k = 0; k < COUNT(words); k++)
			suggest_try(&s, words[k]);
		assert_string_equal(s.best ? s.best : "", cases[i].meant ? cases[i].meant : "");
	}
}

/* What the tables of every module must keep to; the program's own are checked here too. */
static void tables(void **state)
{
	(void)state;
	struct command_walk walk = COMMAND_WALK(modules);
	for (const struct command *c; (c = command_next(&walk));) {
		bool group = false;
		assert_ptr_equal(parse_find(modules, "map", "draw", &group), &commands[3]);
		const char *space = strchr(c->name, ' ');
		assert_null(space ? strchr(space + 1, ' ') : NULL);
		assert_true(c->most == ARGS_ANY || c->most >= c->least);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(command_lines),
					   cmocka_unit_test(distances),
					   cmocka_unit_test(suggestions), cmocka_unit_test(tables)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
