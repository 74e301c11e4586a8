/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Interrupts: the first SIGINT, SIGTERM or SIGHUP only sets a flag, so that work can end in good
 * order; the second ends the program. SIGPIPE and SIGXFSZ are ignored: a closed pipe, or a
 * file beyond the limit, is a failed write. */
#ifndef SP_CLI_SIGNALS_H
#define SP_CLI_SIGNALS_H

#include <signal.h>

void signals_install(void);
const volatile sig_atomic_t *signals_flag(void);

#endif
