/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A store remembers by which rules its items were linked. A program with newer ones makes all links
 * again: the first import does it, also one without anything to import; who only asks is told. */
#ifndef SP_COUNCIL_DERIVE_RULES_H
#define SP_COUNCIL_DERIVE_RULES_H

#include "store/db.h"

/* Were the store's items linked by older rules? */
SP_MUST_USE sp_rc derive_rules_old(struct db *db, bool *yes, struct sp_err *e);
/* If so: forgets all links and queues all meetings. Must be in a transaction. */
SP_MUST_USE sp_rc derive_rules_renew(struct db *db, struct sp_err *e);

#endif
