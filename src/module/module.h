/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The module contract: a module is one const struct made of const tables. From the tables come
 * dispatch, help, man pages, completion and the checks that walk them. What a handler sees of the
 * terminal is only struct command_call (module/command.h); of the server, later, only the request.
 */
#ifndef SP_MODULE_MODULE_H
#define SP_MODULE_MODULE_H

#include "core/arena.h"
#include "store/migrate.h"

enum role { ROLE_PUBLIC, ROLE_OPERATOR };

struct statement {
	const char *name;
	const char *sql;
	unsigned roles; /* bit set of 1u << enum role */
};

/* What an option's value must be. It is checked before the handler runs, and tells completion what
 * to offer. */
enum option_type {
	OPTION_TEXT,
	OPTION_INT,    /* least <= value <= most */
	OPTION_DATE,   /* 2020-06-09, 9.6.2020, 9/6 2020 */
	OPTION_CHOICE, /* one of choices */
	OPTION_FILE,
	OPTION_FOLDER
};

/* An option is a switch when value is NULL. The names of the global options (cli/globals.c) are
 * taken. */
struct option {
	const char *name;    /* long name without dashes */
	const char *value;   /* N_() name of the value in help; NULL for a switch */
	const char *help;    /* N_() one line */
	const char *setting; /* the setting that this option overrides; NULL when none */
	const char *choices; /* "one|two" */
	int64_t least, most;
	enum option_type type;
	bool repeated; /* may be given more than once */
	char letter;   /* 0 when none */
};

enum { ARGS_ANY = -1 };

/* What a command is for; help lists them in this order, within each in that of the tables. */
enum command_group { GROUP_ASK, GROUP_SAY, GROUP_FILES, GROUP_STORE, GROUP_PROGRAM, GROUPS };

struct command_call;

struct command {
	const char *name;	      /* one or two words: "read", "body list" */
	const char *args;	      /* N_() usage of the positional arguments; NULL when none */
	const char *help;	      /* N_() one line */
	const char *text;	      /* N_() longer text for the man page; may be NULL */
	const char *examples;	      /* N_() "spor due # what waits", a line each; may be NULL */
	const struct option *options; /* ends with a NULL name; NULL when none */
	int least, most;	      /* number of positional arguments; most may be ARGS_ANY */
	bool takes_files;	      /* the positional arguments are files or folders */
	enum command_group group;
	enum role role;
	sp_rc (*run)(struct command_call *call, struct sp_err *e);
};

/* A value that the operator may choose. It comes, in rising order, from the standard value, the
 * configuration file ("[lexicon] file = …" for "lexicon.file"; names without a point stand above
 * the first section), the environment (SPOR_LEXICON_FILE) and an option that names the setting. */
struct setting {
	const char *name;     /* "store", "lexicon.file": lower-case letters, at most one point */
	const char *standard; /* default value, NULL when none */
	/* A standard value that depends on the surroundings, in standard's place; gives NULL when
	 * there is none. Its memory is the arena's or static. */
	const char *(*find)(struct arena *a);
	const char *value; /* N_() name of the value in help */
	const char *help;  /* N_() one line */
	bool secret;	   /* never printed */
};

struct check;

/* An object in the store as audit entries tell of it. */
struct object_ref {
	int64_t municipality, id;
	struct str table;
};

struct module {
	const char *name;
	const struct migration *migrations; /* ends with version 0 */
	const struct statement *statements; /* ends with a NULL name */
	const struct command *commands;	    /* ends with a NULL name */
	const struct setting *settings;	    /* ends with a NULL name */
	/* What "spor check" asks of the module; NULL when nothing. Each thing that is wrong is told
	 * with check_problem (module/command.h); an error return means that the check could not be
	 * made. The database is open for reading. */
	sp_rc (*check)(struct check *check, struct db *db, struct sp_err *e);
	/* The natural key of an object that the module's audit entries speak of; *key stays NULL
	 * when the table is none of the module's or the object is gone. NULL: names none. */
	sp_rc (*object_key)(struct db *db, struct arena *a, const struct object_ref *object,
			    const char **key, struct sp_err *e);
};

#endif
