/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The module contract: a module is one const struct made of const tables. From the tables come
 * dispatch, help, man pages, completion and the checks that walk them. What a handler sees of the
 * terminal is only struct command_call; of the server, later, only the request. */
#ifndef SP_MODULE_MODULE_H
#define SP_MODULE_MODULE_H

#include "core/arena.h"
#include "store/db.h"
#include "store/migrate.h"

enum role { ROLE_PUBLIC, ROLE_OPERATOR };

struct statement {
	const char *name;
	const char *sql;
	unsigned roles; /* bit set of 1u << enum role */
};

struct option {
	const char *name;  /* long name without dashes */
	char letter;	   /* 0 when none */
	const char *value; /* N_() name of the value in help; NULL for a switch */
	const char *help;  /* N_() one line */
};

struct command_call;

struct command {
	const char *name;	      /* "read", "body list" */
	const char *args;	      /* N_() usage of the positional arguments */
	const char *help;	      /* N_() one line */
	const char *text;	      /* N_() longer text for the man page; may be NULL */
	const struct option *options; /* ends with a zero name */
	enum role role;
	sp_rc (*run)(struct command_call *call, struct sp_err *e);
};

struct setting {
	const char *name;     /* "store", "lexicon.file" */
	const char *standard; /* default value, NULL when none */
	const char *help;
};

struct module {
	const char *name;
	const struct migration *migrations; /* ends with version 0 */
	const struct statement *statements; /* ends with a NULL name */
	const struct command *commands;	    /* ends with a NULL name */
	const struct setting *settings;	    /* ends with a NULL name */
};

#endif
