/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The other side of struct command_call: what the dispatcher (cli, and tests) provides. Handlers do
 * not include this file. */
#ifndef SP_MODULE_HOST_H
#define SP_MODULE_HOST_H

#include "module/command.h"

#include <signal.h>

struct given_option {
	const struct option *option;
	const char *value; /* NULL for a switch */
};

struct call_given {
	const struct option *global; /* the global options' table */
	SP_LIST(struct given_option) options;
	SP_LIST(const char *) args;
};

enum call_line { LINE_NOTE, LINE_DETAIL, LINE_WARNING, LINE_ERROR };

struct call_host;
/* The dispatcher's table begins with this. */
struct call_table {
	const struct call_host *host;
};

struct call_host {
	void *self;
	void (*write)(void *self, struct str bytes);
	bool (*lost)(const void *self);
	/* One finished sentence for standard error. */
	void (*line)(void *self, enum call_line kind, struct str text);
	void (*progress)(void *self, const struct call_progress *now); /* NULL: it is over */
	sp_rc (*store)(void *self, enum db_mode mode, struct db **out, struct sp_err *e);
	const char *(*store_name)(const void *self);
	/* False when no module's table names it; the value may be NULL. */
	bool (*setting)(const void *self, const char *name, const char **value);
	sp_rc (*table)(void *self, const struct column *columns, size_t n, struct call_table **out,
		       struct sp_err *e);
	sp_rc (*row)(struct call_table *table, const struct cell *cells, size_t n,
		     struct sp_err *e);
	sp_rc (*table_end)(struct call_table *table, struct sp_err *e);
	sp_rc (*record)(void *self, const struct column *columns, const struct cell *cells,
			size_t n, struct sp_err *e);
	const volatile sig_atomic_t *interrupted;
};

struct check {
	enum lang lang;
	const volatile sig_atomic_t *interrupted;
	void *self;
	void (*problem)(void *self, const char *where, const char *text);
	void (*remark)(void *self, struct str text);
};

#endif
