/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A module for the tests of the command line: its commands show each thing that a handler can do.
 */
#include "cli/cli.h"
#include "core/human.h"
#include "council/council.h"
#include "module/command.h"
#include "store/audit.h"

#include <unistd.h>

static const struct column columns[] = {
	{"name", N_("Name"), CELL_TEXT, COLUMN_PLAIN},
	{"count", N_("Number"), CELL_INT, COLUMN_PLAIN},
	{"when", N_("Date"), CELL_DATE, COLUMN_PLAIN},
	{"at", N_("Time"), CELL_TIME, COLUMN_PLAIN},
	{"open", N_("Open"), CELL_BOOL, COLUMN_PLAIN},
	{"money", N_("Amount"), CELL_MONEY, COLUMN_PLAIN},
	{"hidden", NULL, CELL_TEXT, COLUMN_PLAIN},
};
enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

/* Argument: the number of rows. The first is all that is odd, the second all that is missing. */
static sp_rc try_table(struct command_call *call, struct sp_err *e)
{
	struct call_table *table = NULL;
	int64_t n = call_option_int(call, "rows", 3);
	SP_TRY(call_table(call, columns, COLUMNS, &table, e));
	for (int64_t i = 0; i < n && !call_output_lost(call); i++) {
		if (i == 0)
			SP_TRY(call_row(table, e, CELL_TEXT("Børn, \"Unge\" \033[31m& Skole"),
					CELL_INT(-7), CELL_DATE(((struct civil){2020, 6, 9})),
					CELL_TIME("2020-06-09T12:05:00.000Z"), CELL_BOOL(true),
					CELL_MONEY(-123456750), CELL_TEXT("x\ny")));
		else if (i == 1)
			SP_TRY(call_row(table, e, CELL_TEXT(NULL), CELL_NONE(CELL_INT),
					CELL_DATE(((struct civil){0, 0, 0})), CELL_TIME(NULL),
					CELL_NONE(CELL_BOOL), CELL_NONE(CELL_MONEY),
					CELL_TEXT("")));
		else
			SP_TRY(call_row(table, e, CELL_TEXT("Byrådet i Fjordby Kommune"),
					CELL_INT(i), CELL_DATE(call->today),
					CELL_TIME("2020-12-24T23:30:00.000Z"), CELL_BOOL(false),
					CELL_MONEY(i * 100), CELL_TEXT("z")));
	}
	return call_table_end(table, e);
}

static sp_rc try_record(struct command_call *call, struct sp_err *e)
{
	return call_record(call, columns, e, CELL_TEXT("Byrådet"), CELL_INT(2),
			   CELL_DATE(((struct civil){2020, 6, 9})), CELL_TIME(NULL),
			   CELL_BOOL(false), CELL_MONEY(5000), CELL_TEXT("z"));
}

/* Each kind of line, then inputs that fail. */
static sp_rc try_lines(struct command_call *call, struct sp_err *e)
{
	struct sp_err one = {0};
	call_print(call, N_("not found"));
	call_note(call, N_("cannot write the result: {1}"), "a note\033[2J");
	call_detail(call, N_("unknown setting “{1}”"), "a detail");
	call_warn(call, "file:7", N_("unknown setting “{1}”"), "a warning");
	if (call_switch(call, "fail")) {
		(void)sp_fail(&one, SP_EFORMAT, N_("the document cannot be read"));
		sp_err_where(&one, "b.html");
		call_failed(call, &one);
	}
	if (call_switch(call, "secret"))
		return sp_fail(e, SP_ESTORE, N_("cannot write the result: {1}"),
			       call_setting(call, "store"));
	return call_switch(call, "memory") ? SP_ENOMEM : SP_OK;
}

static sp_rc try_options(struct command_call *call, struct sp_err *e)
{
	static const struct column shown[] = {{"name", N_("Name"), CELL_TEXT, COLUMN_PLAIN},
					      {"value", N_("Value"), CELL_TEXT, COLUMN_PLAIN}};
	struct call_table *table = NULL;
	char iso[CIVIL_ISO_SIZE];
	civil_iso(call->today, iso);
	if (call_option_date(call, "from").year)
		civil_iso(call_option_date(call, "from"), iso);
	SP_TRY(call_table(call, shown, 2, &table, e));
	for (size_t i = 0; i < call_option_count(call, "tag"); i++)
		SP_TRY(call_row(table, e, CELL_TEXT("tag"),
				CELL_TEXT(call_option_at(call, "tag", i))));
	for (size_t i = 0; i < call_arg_count(call); i++)
		SP_TRY(call_row(table, e, CELL_TEXT("arg"), CELL_TEXT(call_arg(call, i))));
	SP_TRY(call_row(table, e, CELL_TEXT("today"), CELL_TEXT(iso)));
	SP_TRY(call_row(table, e, CELL_TEXT("store"), CELL_TEXT(call_store_name(call))));
	SP_TRY(call_row(table, e, CELL_TEXT("colour"),
			CELL_TEXT(call_setting(call, "try.colour"))));
	SP_TRY(call_row(table, e, CELL_TEXT("terminal"), CELL_TEXT(call->terminal ? "yes" : "no")));
	return call_table_end(table, e);
}

/* Works until somebody interrupts, or for ten seconds. */
static sp_rc try_wait(struct command_call *call, struct sp_err *e)
{
	struct call_progress now = {.what = N_("checking {1}"), .total = 100};
	call_write(call, STR("begun\n"));
	call_warn(call, NULL, "begun");
	for (; now.done < 100; now.done++) {
		call_progress(call, &now);
		if (call_interrupted(call) && !call_switch(call, "stubborn"))
			return sp_fail_code(e, SP_ECANCELED);
		(void)usleep(100000);
	}
	return SP_OK;
}

static sp_rc try_check(struct check *check, struct db *db, struct sp_err *e)
{
	bool yes = false;
	SP_TRY(db_has_table(db, "try_wrong", &yes, e));
	if (yes && !check_stopped(check))
		check_problem(check, "meeting 1", N_("unknown setting “{1}”"), "x");
	return SP_OK;
}

static sp_rc try_damage(struct command_call *call, struct sp_err *e)
{
	struct db *db = NULL;
	SP_TRY(call_store(call, DB_READ_WRITE, &db, e));
	return db_script(db, "CREATE TABLE try_wrong (x INTEGER)", e);
}

/* Leaves so many entries in the audit log. */
static sp_rc try_write(struct command_call *call, struct sp_err *e)
{
	struct db *db = NULL;
	SP_TRY(call_store(call, DB_READ_WRITE, &db, e));
	for (int64_t i = 0; i < call_option_int(call, "rows", 3); i++) {
		struct audit_event event = {.municipality = 336,
					    .who = call->who,
					    .action = "try",
					    .table = "meeting",
					    .id = i + 1};
		SP_TRY(db_begin(db, e));
		SP_TRY(audit_append(db, &event, e));
		SP_TRY(db_commit(db, e));
	}
	return SP_OK;
}

static const struct option table_options[] = {
	{.name = "rows",
	 .letter = 'n',
	 .value = N_("NUMBER"),
	 .type = OPTION_INT,
	 .most = 10000000,
	 .help = N_("show the version")},
	{0},
};
static const struct option line_options[] = {{.name = "fail", .help = N_("show the version")},
					     {.name = "secret", .help = N_("show the version")},
					     {.name = "memory", .help = N_("show the version")},
					     {0}};
static const struct option some_options[] = {
	{.name = "tag",
	 .letter = 't',
	 .value = N_("NUMBER"),
	 .repeated = true,
	 .help = N_("show the version")},
	{.name = "from", .value = N_("DATE"), .type = OPTION_DATE, .help = N_("show the version")},
	{.name = "colour",
	 .value = N_("NUMBER"),
	 .setting = "try.colour",
	 .help = N_("show the version")},
	{0}};
static const struct option wait_options[] = {{.name = "stubborn", .help = N_("show the version")},
					     {0}};

static const struct command commands[] = {
	{.name = "try table",
	 .help = N_("show the version"),
	 .options = table_options,
	 .run = try_table},
	{.name = "try record", .help = N_("show the version"), .run = try_record},
	{.name = "try lines",
	 .help = N_("show the version"),
	 .options = line_options,
	 .run = try_lines},
	{.name = "options",
	 .args = N_("FILE"),
	 .most = ARGS_ANY,
	 .takes_files = true,
	 .help = N_("show the version"),
	 .options = some_options,
	 .run = try_options},
	{.name = "wait", .help = N_("show the version"), .options = wait_options, .run = try_wait},
	{.name = "write",
	 .help = N_("show the version"),
	 .options = table_options,
	 .run = try_write},
	{.name = "damage", .help = N_("show the version"), .run = try_damage},
	{0},
};
static const struct setting settings[] = {
	{.name = "try.colour",
	 .standard = "red",
	 .value = N_("NUMBER"),
	 .help = N_("show the version")},
	{.name = "try.key", .value = N_("NUMBER"), .help = N_("show the version"), .secret = true},
	{0},
};
static const struct module try_module = {
	.name = "try", .commands = commands, .settings = settings, .check = try_check};

int main(int argc, char **argv)
{
	static const struct module *const modules[] = {&cli_module, &council_module, &try_module,
						       NULL};
	return cli_main(modules, argc, argv);
}
