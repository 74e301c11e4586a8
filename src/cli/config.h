/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings of all modules with the value that holds and the place it came from: standard value,
 * configuration file, environment, option, in rising order. */
#ifndef SP_CLI_CONFIG_H
#define SP_CLI_CONFIG_H

#include "cli/parse.h"

enum config_origin { CONFIG_STANDARD, CONFIG_FILE, CONFIG_ENVIRONMENT, CONFIG_OPTION };

struct config_value {
	const struct setting *setting;
	const char *value; /* NULL when there is none */
	enum config_origin origin;
	const char *place; /* "FILE:LINE", "SPOR_STORE", "--store"; NULL for the standard value */
};

/* A line of the file that names no setting. */
struct config_oddity {
	const char *place, *name, *meant; /* meant: the nearest setting, or NULL */
};

struct config {
	const char *file; /* the file that was read; NULL when there is none */
	SP_LIST(struct config_value) values;
	SP_LIST(struct config_oddity) oddities;
};

/* The file is --config's, else SPOR_CONFIG's, else the first that exists of
 * $XDG_CONFIG_HOME/spor/spor.ini (or $HOME/.config/spor/spor.ini) and /etc/spor/spor.ini.
 * Errors: SP_ENOTFOUND a named file is missing, SP_EIO it cannot be read, SP_EINVAL it, the
 * environment or an option holds what a setting does not allow, each with its place. */
SP_MUST_USE sp_rc config_load(struct arena *a, const struct module *const *modules,
			      const struct parsed *line, struct config *out, struct sp_err *e);
/* NULL when no module names it. */
const struct config_value *config_find(const struct config *config, const char *name);
/* "lexicon.file" → "SPOR_LEXICON_FILE". */
char *config_variable(struct arena *a, const char *name);
/* $XDG_STATE_HOME/spor, else $HOME/.local/state/spor, else /var/lib/spor. */
const char *config_state_folder(struct arena *a);

#endif
