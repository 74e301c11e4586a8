/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a long piece of work has come: on a terminal one line that is drawn again, elsewhere a
 * line now and then. */
#ifndef SP_CLI_PROGRESS_H
#define SP_CLI_PROGRESS_H

#include "cli/screen.h"
#include "core/buf.h"
#include "module/command.h"

struct progress {
	struct screen screen; /* of standard error */
	enum lang lang;
	bool started, shown; /* shown: a line of ours stands unfinished on the terminal */
	uint64_t began_ms, drawn_ms;
	struct call_progress last;
};

/* Adds to out what is to be written for the state at a time (milliseconds of a clock that never
 * goes back); often nothing: a terminal is drawn ten times a second, others get a line each ten
 * seconds. */
void progress_update(struct progress *p, const struct call_progress *now, uint64_t at_ms,
		     struct buf *out);
/* The work is over: the terminal's line is taken away, others get a last line. */
void progress_end(struct progress *p, uint64_t at_ms, struct buf *out);
/* Another line is to be written: takes the bar away until it is drawn again. */
void progress_hide(struct progress *p, struct buf *out);

#endif
