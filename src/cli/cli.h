/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program spor: understands its command line by the tables of the modules, runs one command and
 * gives the exit status (docs/cli.md). */
#ifndef SP_CLI_CLI_H
#define SP_CLI_CLI_H

#include "module/module.h"

/* modules ends with NULL and holds cli_module itself. */
int cli_main(const struct module *const *modules, int argc, char **argv);

/* The commands help, version, config, init, check, backup, audit verify, audit show, and the
 * settings of the program itself. */
extern const struct module cli_module;

#endif
