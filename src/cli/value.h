/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a text is what an option's table asks for. */
#ifndef SP_CLI_VALUE_H
#define SP_CLI_VALUE_H

#include "module/module.h"

/* subject names the value in the message: "--lang", "SPOR_LANG". SP_EINVAL when it does not fit. */
SP_MUST_USE sp_rc value_check(const struct option *o, const char *subject, const char *value,
			      struct sp_err *e);

#endif
