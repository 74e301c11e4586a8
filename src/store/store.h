/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A store as a whole: its identity and its check. */
#ifndef SP_STORE_STORE_H
#define SP_STORE_STORE_H

#include "store/audit.h"
#include "store/db.h"

enum { STORE_ID_SIZE = 33 };

/* The random name that the store was given when it was made, 32 hexadecimal digits; it stays the
 * same in copies and restored backups. */
SP_MUST_USE sp_rc store_id(struct db *db, char out[STORE_ID_SIZE], struct sp_err *e);

struct migration;
/* Adds the tables and triggers that the migrations made and that are no longer there. */
SP_MUST_USE sp_rc store_schema_check(struct db *db, const struct migration *migrations,
				     struct arena *a, struct db_problems *out, struct sp_err *e);

struct store_check {
	struct db_problems engine; /* integrity and foreign keys, in the engine's words */
	struct audit_report audit;
};

/* The engine's integrity, foreign keys and the audit chains (with signed heads when state_dir is
 * not NULL). Nothing is wrong when both lists are empty. */
SP_MUST_USE sp_rc store_check(struct db *db, const char *state_dir, struct arena *a,
			      struct store_check *out, struct sp_err *e);
/* True when nothing is damaged; missing signed heads alone are no damage. */
bool store_check_ok(const struct store_check *check);

#endif
