/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Man pages, made from the modules' tables: roff with the man macros. */
#ifndef SP_CLI_MAN_H
#define SP_CLI_MAN_H

#include "core/i18n.h"
#include "module/module.h"

/* spor(1): the program with all its commands. */
void man_program(const struct module *const *modules, enum lang lang, struct buf *out);
/* spor.ini(5): the configuration. */
void man_config(const struct module *const *modules, enum lang lang, struct buf *out);

#endif
