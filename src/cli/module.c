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

static const struct command commands[] = {
	{.name = "help",
	 .args = N_("[COMMAND]"),
	 .most = 2,
	 .help = N_("show help about the program or a command"),
	 .options = help_options,
	 .run = cli_help},
	{.name = "version", .help = N_("show the version"), .run = cli_version},
	{.name = "config",
	 .help = N_("show each setting, its value and where that came from"),
	 .text = N_("Passwords are not shown. A setting's place is the file and line, the "
		    "environment variable or the option that it was taken from."),
	 .run = cli_config},
	{.name = "init",
	 .help = N_("make the store, or bring it to this version"),
	 .text = N_("Running it again changes nothing. Import makes a missing store by itself; "
		    "this command is for those who want to do it beforehand, and for a new "
		    "version of the program."),
	 .role = ROLE_OPERATOR,
	 .run = cli_init},
	{0},
};

const struct module cli_module = {
	.name = "cli",
	.commands = commands,
	.settings = cli_settings,
};
