/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the commands are used: for struct command. Only for the module's tables. */
#ifndef SP_COUNCIL_COMMAND_EXAMPLES_H
#define SP_COUNCIL_COMMAND_EXAMPLES_H

extern const char examples_search[], examples_thread[], examples_due[], examples_money[],
	examples_person[], examples_show[], examples_correct[], examples_import[],
	examples_export[], examples_read[];

#endif
