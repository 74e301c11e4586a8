/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/globals.h"

static const struct option help_options[] = {
	{.name = "generate",
	 .value = N_("KIND"),
	 .type = OPTION_CHOICE,
	 .choices = "man|man-ini|bash",
	 .help = N_("write the man page spor(1) or spor.ini(5), or the completion for bash")},
	{0},
};

static const struct option audit_options[] = {
	{.name = "who", .value = N_("NAME"), .help = N_("only what this person or job wrote")},
	{.name = "action", .value = N_("NAME"), .help = N_("only this kind of write")},
	{.name = "since",
	 .value = N_("DATE"),
	 .type = OPTION_DATE,
	 .help = N_("only from this date on (UTC)")},
	{.name = "limit",
	 .letter = 'n',
	 .value = N_("NUMBER"),
	 .type = OPTION_INT,
	 .least = 1,
	 .most = INT32_MAX,
	 .help = N_("at most so many entries (50)")},
	{0},
};

static const struct option reads_options[] = {
	{.name = "who", .value = N_("NAME"), .help = N_("only what this person or job was shown")},
	{.name = "since",
	 .value = N_("DATE"),
	 .type = OPTION_DATE,
	 .help = N_("only from this date on (UTC)")},
	{.name = "limit",
	 .letter = 'n',
	 .value = N_("NUMBER"),
	 .type = OPTION_INT,
	 .least = 1,
	 .most = INT32_MAX,
	 .help = N_("at most so many entries (50)")},
	{0},
};

static const struct command commands[] = {
	{.name = "help",
	 .group = GROUP_PROGRAM,
	 .args = N_("[COMMAND]"),
	 .most = 2,
	 .help = N_("show help about the program or a command"),
	 .options = help_options,
	 .run = cli_help},
	{.name = "version",
	 .group = GROUP_PROGRAM,
	 .help = N_("show the version"),
	 .run = cli_version},
	{.name = "config",
	 .group = GROUP_PROGRAM,
	 .help = N_("show each setting, its value and where that came from"),
	 .text = N_("Passwords are not shown. A setting's place is the file and line, the "
		    "environment variable or the option that it was taken from."),
	 .run = cli_config},
	{.name = "init",
	 .group = GROUP_STORE,
	 .help = N_("make the store, or bring it to this version"),
	 .text = N_("Running it again changes nothing. Import makes a missing store by itself; "
		    "this command is for those who want to do it beforehand, and for a new "
		    "version of the program."),
	 .role = ROLE_OPERATOR,
	 .run = cli_init},
	{.name = "check",
	 .group = GROUP_STORE,
	 .help = N_("check that the store is whole"),
	 .text = N_("The database's own integrity, its foreign keys, the audit log, and what "
		    "each part of the program knows of its records. Ends with status 10 when "
		    "something is wrong."),
	 .role = ROLE_OPERATOR,
	 .run = cli_check},
	{.name = "backup",
	 .group = GROUP_STORE,
	 .args = N_("FILE"),
	 .least = 1,
	 .most = 1,
	 .takes_files = true,
	 .help = N_("copy the store to a new file while it is in use"),
	 .text = N_("The copy is the store as it was at one moment, and is itself a store. To "
		    "restore it, move the old store away together with the files beside it (-wal, "
		    "-shm), and put the copy in its place. For PostgreSQL use its own tools."),
	 .role = ROLE_OPERATOR,
	 .run = cli_backup},
	{.name = "audit verify",
	 .group = GROUP_STORE,
	 .help = N_("check the audit log for changed, missing, moved or cut entries"),
	 .text = N_("Each entry names the one before it by its hash, and the signed heads outside "
		    "the store tell how far the log had come. Ends with status 10 when something "
		    "is wrong."),
	 .role = ROLE_OPERATOR,
	 .run = cli_audit_verify},
	{.name = "audit show",
	 .group = GROUP_STORE,
	 .help = N_("show who wrote what and when, newest first"),
	 .options = audit_options,
	 .role = ROLE_OPERATOR,
	 .run = cli_audit_show},
	{.name = "audit reads",
	 .group = GROUP_STORE,
	 .help = N_("show who was shown what is closed, when and what for, newest first"),
	 .text = N_("Each closed item that “spor show --closed” shows leaves an entry before it is "
		    "shown."),
	 .options = reads_options,
	 .role = ROLE_OPERATOR,
	 .run = cli_audit_reads},
	{0},
};

static const struct statement statements[] = {
	{"audit_entries", cli_sql_audit_entries, 1u << ROLE_OPERATOR},
	{"audit_reads", cli_sql_audit_reads, 1u << ROLE_OPERATOR},
	{0},
};

const struct module cli_module = {
	.name = "cli",
	.statements = statements,
	.commands = commands,
	.settings = cli_settings,
};
