/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program shows and opens while one command runs: the host behind struct command_call. */
#ifndef SP_CLI_CONSOLE_H
#define SP_CLI_CONSOLE_H

#include "cli/config.h"
#include "cli/progress.h"
#include "cli/screen.h"
#include "cli/writer.h"
#include "module/host.h"

struct console {
	struct call_host host;
	struct arena *arena;
	const struct module *const *modules;
	const struct config *config;
	enum lang lang;
	enum call_format format;
	bool quiet, verbose;
	struct screen screen, error_screen;
	struct writer out;
	struct progress progress;
	struct db *readable, *writable; /* opened when asked for */
};

/* Fills in the host's functions and looks at the terminal. The console is large: keep it in the
 * arena. */
void console_init(struct console *c, bool colour_refused);
/* Closes the store, writes what is buffered. SP_EIO when the result could not be written; a reader
 * that went away (EPIPE) too, but then e has no message (key NULL): that one is told by the exit
 * status alone. */
SP_MUST_USE sp_rc console_end(struct console *c, struct sp_err *e);
/* An error as a line on standard error. */
void console_error(struct console *c, const struct sp_err *e);
/* A line on standard error as it is, with "spor: " before it. */
void console_line(struct console *c, enum call_line kind, struct str text);

#endif
