/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line, understood by the tables: which command, which options, which arguments. */
#ifndef SP_CLI_PARSE_H
#define SP_CLI_PARSE_H

#include "module/host.h"

struct parsed {
	const struct command *command; /* NULL when none was named */
	const char *group; /* the first word, when only "body" of "body list" was given */
	struct call_given given;
	/* The command was found and the rest is wrong; an sp_err tells what. Help about it can
	 * still be given. */
};

/* The next command in the order of groups, modules and tables; NULL at the end. */
struct command_walk {
	const struct module *const *modules, *const *module;
	const struct command *command;
	int group;
};
const struct command *command_next(struct command_walk *walk);
#define COMMAND_WALK(list) ((struct command_walk){.modules = (list), .module = (list)})

/* Parses words argv[1..]. On an error (SP_EINVAL) out holds what was understood: all global
 * options, and the command when it was found, so that --help and --lang hold for the error too. */
SP_MUST_USE sp_rc parse_line(struct arena *a, const struct module *const *modules, int argc,
			     char **argv, struct parsed *out, struct sp_err *e);
/* Whether "help" can tell about these words: a command's name, or the first word of some. */
const struct command *parse_find(const struct module *const *modules, const char *first,
				 const char *second, bool *group);
/* SP_EINVAL that tells of an unknown command, and of the one that may be meant. second may be NULL.
 */
sp_rc parse_unknown(struct arena *a, const struct module *const *modules, const char *first,
		    const char *second, struct sp_err *e);
/* Last value of a global option, "" for a switch that was given, NULL when it was not. */
const char *parsed_global(const struct parsed *p, const char *name);

#endif
