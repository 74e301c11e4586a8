/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help for people, made from the modules' tables. */
#ifndef SP_CLI_HELP_H
#define SP_CLI_HELP_H

#include "core/i18n.h"
#include "module/module.h"

struct help {
	const struct module *const *modules;
	enum lang lang;
	size_t width;		    /* columns to keep within */
	const char *strong, *plain; /* terminal sequences around heads; "" for none */
};

void help_program(const struct help *h, struct buf *out);
void help_command(const struct help *h, const struct command *c, struct buf *out);
/* The commands whose first word is group. */
void help_group(const struct help *h, const char *group, struct buf *out);

/* "-q, --quiet", "--store URL" in the language; for help, man page and completion alike. */
void help_option_name(enum lang lang, const struct option *o, struct buf *out);
/* The next of a command's examples: what is typed, and what it does; false after the last. */
bool help_example(struct str *rest, struct str *typed, struct str *what);
/* "spor read [OPTION]… FILE…". */
void help_usage(enum lang lang, const struct command *c, struct buf *out);

#endif
