/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Completion for bash, made from the modules' tables. */
#ifndef SP_CLI_COMPLETION_H
#define SP_CLI_COMPLETION_H

#include "core/buf.h"
#include "module/module.h"

void completion_bash(const struct module *const *modules, struct buf *out);

#endif
