/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of modules; modules.c is the only file that knows them all. */
#ifndef SP_MODULES_H
#define SP_MODULES_H

#include "module/module.h"

extern const struct module *const spor_modules[]; /* ends with NULL */

#endif
