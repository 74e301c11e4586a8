/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of "spor thread", from one struct. */
#ifndef SP_COUNCIL_THREAD_SHOW_H
#define SP_COUNCIL_THREAD_SHOW_H

#include "council/thread.h"
#include "module/command.h"

/* The thread as a line of time; why: with the reasons and the sentences they rest on. */
void thread_show(struct command_call *call, const struct thread *t, bool alone, bool why);
/* One object, no line's end behind it; why: with what is nearly of it. */
SP_MUST_USE sp_rc thread_show_json(struct command_call *call, const struct thread *t, bool why,
				   struct sp_err *e);
/* In the format that the caller chose; why: with the reasons, and what is nearly of it. */
SP_MUST_USE sp_rc thread_show_asked(struct command_call *call, struct db *db, struct thread *t,
				    bool why, struct sp_err *e);
/* The items as a table (CSV). */
SP_MUST_USE sp_rc thread_show_table(struct command_call *call, const struct thread *t,
				    struct sp_err *e);

#endif
