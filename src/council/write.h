/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record as rows. Everything here must be called inside a transaction; the caller leaves the
 * audit entry, with the hashes of what was written (council/seal.h). */
#ifndef SP_COUNCIL_WRITE_H
#define SP_COUNCIL_WRITE_H

#include "core/ids.h"
#include "council/seal.h"
#include "read/record.h"

struct writer {
	struct db *db;
	struct arena *arena; /* lives as long as the batch */
	struct ids *ids;
	int64_t municipality;
	const char *now;	 /* ISO 8601 */
	struct row_hashes *rows; /* gets the hash of each row written */
	bool dry;		 /* only hash what would be written: the store stays as it is */
};

/* INSERT with the values in the order of the table's columns, hashed under its owner: the item, or
 * the meeting itself. */
SP_MUST_USE sp_rc write_row(const struct writer *w, const char *table, const char *sql,
			    int64_t owner, const struct db_value *values, size_t n,
			    struct sp_err *e);

/* The rows under an item: sections, recommendations, decisions, amounts …; old ones are removed
 * first when `replace`. */
SP_MUST_USE sp_rc write_item_facts(const struct writer *w, int64_t meeting, int64_t item,
				   const struct rec_item *from, bool replace, struct sp_err *e);
SP_MUST_USE sp_rc write_remove_facts(const struct writer *w, int64_t item, struct sp_err *e);
/* Who was there and who was not (item 0). */
SP_MUST_USE sp_rc write_attendance(const struct writer *w, int64_t meeting, int64_t item,
				   const rec_persons *present, const rec_persons *absent,
				   struct sp_err *e);
/* The case file with this number, made when missing; *id 0 when there is no number. */
SP_MUST_USE sp_rc write_case(const struct writer *w, const struct fact *number, int64_t *id,
			     struct sp_err *e);

#endif
