/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is found wrong with a store: a table, and an end that says how many. */
#ifndef SP_CLI_FINDINGS_H
#define SP_CLI_FINDINGS_H

#include "module/command.h"
#include "store/audit.h"

struct findings {
	struct command_call *call;
	struct call_table *table;
	uint64_t n;
	sp_rc rc; /* of the first row that could not be written */
	struct sp_err e;
};

SP_MUST_USE sp_rc findings_begin(struct command_call *call, struct findings *f, struct sp_err *e);
/* part: "store", "audit" or a module's name; where may be NULL. The texts are copied. */
void findings_add(struct findings *f, const char *part, const char *where, const char *text);
/* Tables and triggers of the store and of all modules that are gone, as findings; *whole
 * tells whether all tables are there. */
SP_MUST_USE sp_rc findings_add_schema(struct findings *f, struct db *db, bool *whole,
				      struct sp_err *e);
/* Missing signed heads are no damage: they give a warning. */
void findings_add_audit(struct findings *f, const struct audit_report *report);
/* SP_ECORRUPT when something was found; else in_order is said of the store {1}. */
SP_MUST_USE sp_rc findings_end(struct findings *f, const char *in_order, struct sp_err *e);

#endif
