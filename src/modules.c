/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "modules.h"

#include "cli/cli.h"
#include "council/council.h"

/* In the order of help and of migrations. */
const struct module *const spor_modules[] = {
	&cli_module,
	&council_module,
	NULL,
};
