/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit chain: each write leaves who, when, what and hashes of before and after, in entries
 * that name the one before them by BLAKE2b-256. One chain a municipality. What the chain proves and
 * what not: docs/store.md. */
#ifndef SP_STORE_AUDIT_H
#define SP_STORE_AUDIT_H

#include "store/db.h"

#include <sodium.h>

enum { AUDIT_HASH_SIZE = 32 };
struct audit_hash {
	unsigned char b[AUDIT_HASH_SIZE];
};

/* A hash over rows or any other values, in the order given. Values are told apart by type and
 * length, so moving a byte from one to the next gives another hash. */
struct audit_digest {
	crypto_generichash_state state;
};
void audit_digest_start(struct audit_digest *d);
void audit_digest_row(struct audit_digest *d, const char *table, int64_t id,
		      const struct db_value *values, size_t n);
void audit_digest_end(struct audit_digest *d, struct audit_hash *out);

struct audit_event {
	int64_t municipality;		 /* whose chain; 0 for what belongs to none */
	const char *who;		 /* person or job, "cli:anna" */
	const char *action;		 /* "import", "correct" */
	const char *table;		 /* the object: table and id in this municipality */
	int64_t id;			 /* 0 when the object is no single row */
	const struct audit_hash *before; /* NULL: there was nothing before */
	const struct audit_hash *after;	 /* NULL: there is nothing after */
	int64_t at;			 /* milliseconds UTC; 0: now */
};

/* Adds an entry. Must be called in the transaction of the write it tells of, else it fails with
 * SP_ESTORE. One entry may tell of a whole batch: its after-hash then covers all rows written. */
SP_MUST_USE sp_rc audit_append(struct db *db, const struct audit_event *event, struct sp_err *e);

enum audit_damage {
	AUDIT_CHANGED,	 /* the content of entry seq is not what was written */
	AUDIT_MISSING,	 /* entries seq to other are gone */
	AUDIT_REORDERED, /* the entry at seq was written as number other */
	AUDIT_CUT,	 /* the chain ends at seq, a signed head says it had reached other */
	AUDIT_REWRITTEN, /* entry seq is not the one that a signed head names */
	AUDIT_BAD_HEADS, /* the file of signed heads is damaged or signed by another key */
	AUDIT_NO_HEADS	 /* there is no file of signed heads, so a cut tail would not be seen */
};

struct audit_finding {
	enum audit_damage damage;
	int64_t municipality, seq, other;
};

enum { AUDIT_MOST_FINDINGS = 1000 };
struct audit_report {
	SP_LIST(struct audit_finding)
	findings; /* at most AUDIT_MOST_FINDINGS of each kind of check */
	uint64_t entries, chains;
};

/* Reads every chain. state_dir is the folder of signed heads; NULL leaves them out. SP_OK with no
 * findings: nothing is wrong. SP_OK with findings: the report says what. Use a read-only connection
 * or call it outside transactions. */
SP_MUST_USE sp_rc audit_verify(struct db *db, const char *state_dir, struct arena *a,
			       struct audit_report *out, struct sp_err *e);

/* A message key for a finding, with {1} the municipality, {2} seq, {3} other. */
const char *audit_finding_key(const struct audit_finding *f);

/* From now on the heads of the chains that this connection writes are signed and kept in state_dir
 * (made when missing, with a key of its own on first use), at most once a second after a commit,
 * and when the connection is closed. */
SP_MUST_USE sp_rc audit_heads_attach(struct db *db, const char *state_dir, struct sp_err *e);
/* Writes the heads now, and tells of an error that an earlier writing after a commit met. A long
 * running program calls it now and then; others before db_close, to hear of errors. */
SP_MUST_USE sp_rc audit_heads_flush(struct db *db, struct sp_err *e);

#endif
