/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a command shows of closed items: only with --closed and a --purpose, and nothing before each
 * item shown has its entry in the log of reads. */
#ifndef SP_COUNCIL_CLOSED_READS_H
#define SP_COUNCIL_CLOSED_READS_H

#include "module/command.h"

struct closed_read {
	int64_t municipality, item;
	const char *key;
};
struct closed_reads {
	SP_LIST(struct closed_read) list;
};

/* SP_EINVAL when one of --closed and --purpose is given without the other. */
SP_MUST_USE sp_rc closed_check(const struct command_call *call, struct sp_err *e);
/* One more item that will be shown; nothing happens when it was the last one added. SP_ENOMEM. */
SP_MUST_USE sp_rc closed_add(struct command_call *call, struct closed_reads *reads,
			     const struct closed_read *read);
/* An entry for each, in a transaction of its own, before the caller shows anything; action is what
 * was done, N_("search"). Nothing happens when there are none. */
SP_MUST_USE sp_rc closed_log(struct command_call *call, const char *action,
			     const struct closed_reads *reads, struct sp_err *e);

#endif
