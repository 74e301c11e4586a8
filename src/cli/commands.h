/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The handlers of cli_module. */
#ifndef SP_CLI_COMMANDS_H
#define SP_CLI_COMMANDS_H

#include "module/command.h"

SP_MUST_USE sp_rc cli_help(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc cli_version(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc cli_config(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc cli_init(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc cli_check(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc cli_backup(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc cli_audit_verify(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc cli_audit_show(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc cli_audit_reads(struct command_call *call, struct sp_err *e);

extern const char cli_sql_audit_entries[];
extern const char cli_sql_audit_reads[];

/* Help about one command, as for --help; group when it is only the first word of some. */
void cli_help_about(struct command_call *call, const struct command *c, const char *group);

#endif
