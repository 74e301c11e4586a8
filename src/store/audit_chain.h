/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of audit share. */
#ifndef SP_STORE_AUDIT_CHAIN_H
#define SP_STORE_AUDIT_CHAIN_H

#include "store/audit.h"

/* An entry as it stands in the store. before and after are {NULL,0} when NULL. */
struct audit_entry {
	int64_t municipality, seq, id;
	struct str at, who, action, table, before, after, prev;
};

/* The hash that an entry with this content must have. */
void audit_entry_hash(const struct audit_entry *x, struct audit_hash *out);
/* What stands for prev in the first entry of a chain: it binds the chain to the store. */
void audit_genesis(const char *store_id, int64_t municipality, struct audit_hash *out);
/* Tells the heads of this connection, if it has any, of a new last entry. */
SP_MUST_USE sp_rc audit_heads_note(struct db *db, int64_t municipality, int64_t seq,
				   const struct audit_hash *hash, struct sp_err *e);

struct audit_head {
	int64_t municipality, seq;
	struct audit_hash hash;
};
struct audit_heads_file {
	SP_LIST(struct audit_head) heads;
};
/* Reads and checks the signed heads of a store. SP_ENOTFOUND when there are none, SP_ECORRUPT when
 * the file or its signature is wrong. */
SP_MUST_USE sp_rc audit_heads_read(const char *state_dir, const char *store_id, struct arena *a,
				   struct audit_heads_file *out, struct sp_err *e);

#endif
