/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options that every command takes, before or after its name, and the settings of the program
 * itself. */
#ifndef SP_CLI_GLOBALS_H
#define SP_CLI_GLOBALS_H

#include "module/module.h"

extern const struct option cli_globals[];   /* ends with a NULL name */
extern const struct setting cli_settings[]; /* ends with a NULL name */

#endif
