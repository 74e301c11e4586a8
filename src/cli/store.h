/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store that the command works on: opened when first asked for, with the schema of all
 * modules. */
#ifndef SP_CLI_STORE_H
#define SP_CLI_STORE_H

#include "cli/console.h"
#include "store/migrate.h"

/* As call_store. DB_CREATE makes and migrates; the others refuse a store of another version. */
SP_MUST_USE sp_rc store_open(struct console *c, enum db_mode mode, struct db **out,
			     struct sp_err *e);
void store_close(struct console *c);
/* The URL, without its password. */
const char *store_name(const struct console *c);
/* The folder of the signed heads. */
const char *store_state(const struct console *c);

#endif
