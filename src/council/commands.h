/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The handlers of the council module's commands. */
#ifndef SP_COUNCIL_COMMANDS_H
#define SP_COUNCIL_COMMANDS_H

#include "module/command.h"

extern const struct command council_commands[]; /* ends with a NULL name */

SP_MUST_USE sp_rc council_read_run(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc council_import_run(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc council_search_run(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc council_money_run(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc council_money_part_run(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc council_money_not_part_run(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc council_money_undo_run(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc council_show_run(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc council_export_run(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc council_person_run(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc council_due_run(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc council_due_answer_run(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc council_due_reject_run(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc council_due_move_run(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc council_due_reopen_run(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc council_due_undo_run(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc council_body_list_run(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc council_body_undo_run(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc council_body_alias_run(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc council_body_merge_run(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc council_meeting_join_run(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc council_thread_run(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc council_thread_join_run(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc council_thread_split_run(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc council_thread_undo_run(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc council_thread_name_run(struct command_call *call, struct sp_err *e);
SP_MUST_USE sp_rc council_correct_run(struct command_call *call, struct sp_err *e);

#endif
