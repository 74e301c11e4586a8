/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of a meeting as hashes: each row that the store has of it is hashed by its values as
 * they stand there, the rows of the meeting itself and of each item are joined in an order of their
 * own (the hashes'), and those parts give the one hash that the audit entry of a write holds as
 * what stands there after it. The parts are kept beside the meeting (its seal), so that "spor
 * check" can name the item whose rows are no longer those that were written. */
#ifndef SP_COUNCIL_SEAL_H
#define SP_COUNCIL_SEAL_H

#include "store/audit.h"

/* Rows hashed while they are written. Owner: the id of the item, or of the meeting itself. */
struct row_hash {
	int64_t meeting, owner;
	struct audit_hash hash, raw; /* raw: as the reader gave it */
};
struct row_hashes {
	SP_LIST(struct row_hash) list;
};

struct seal_part {
	int64_t owner;
	struct audit_hash state;
	/* As the reader gave it, before people's corrections: tells whether reading again gives
	 * something else. Zeros when not known. */
	struct audit_hash raw;
};
struct seal {
	int64_t meeting;
	SP_LIST(struct seal_part) parts; /* by owner */
};
struct seals {
	SP_LIST(struct seal) list; /* by meeting */
};

/* Adds a row's hash; the values are those of the table's columns in the order of seal.c. */
SP_MUST_USE sp_rc seal_row(struct arena *a, struct row_hashes *rows, const char *table,
			   int64_t meeting, int64_t owner, const struct db_value *values, size_t n);
/* The row added last, hashed without one of its values: no reader gave that one. */
void seal_raw_without(struct row_hashes *rows, const char *table, const struct db_value *values,
		      size_t n, size_t without);
/* Joins the rows to seals, one a meeting; the rows are sorted. */
SP_MUST_USE sp_rc seal_join(struct arena *a, struct row_hashes *rows, struct seals *out);
/* The seals as the rows in the store give them now, of the municipality's meetings from id `first`
 * to `last`. */
SP_MUST_USE sp_rc seal_read(struct db *db, struct arena *a, int64_t municipality, int64_t first,
			    int64_t last, struct seals *out, struct sp_err *e);
/* The one hash over all parts. */
void seal_hash(const struct seal *seal, struct audit_hash *out);
struct seal_part *seal_part_of(const struct seal *seal, int64_t owner);
bool seal_same(const struct audit_hash *a, const struct audit_hash *b);

/* The seal kept beside a meeting; no parts when there is none or it is damaged. */
SP_MUST_USE sp_rc seal_kept(struct db *db, struct arena *a, int64_t municipality, int64_t meeting,
			    struct seal *out, struct sp_err *e);
SP_MUST_USE sp_rc seal_keep(struct db *db, struct arena *a, int64_t municipality,
			    const struct seal *seal, struct sp_err *e);

/* A write to a known meeting: its state before, and when all is written its state after, which is
 * kept as its seal. Raw hashes come from `raw` where it has the owner, else from the seal that was
 * kept. */
SP_MUST_USE sp_rc seal_now(struct db *db, struct arena *a, int64_t municipality, int64_t meeting,
			   struct audit_hash *out, struct sp_err *e);
SP_MUST_USE sp_rc seal_again(struct db *db, struct arena *a, int64_t municipality, int64_t meeting,
			     const struct seal *raw, struct audit_hash *after, struct sp_err *e);
/* The state of a body: its names, and the ways of writing that people gave it. */
SP_MUST_USE sp_rc seal_body(struct db *db, int64_t municipality, int64_t body,
			    struct audit_hash *out, struct sp_err *e);

#endif
