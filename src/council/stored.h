/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as the store keeps them: the original bytes, and the files beside them that reading
 * them took in. */
#ifndef SP_COUNCIL_STORED_H
#define SP_COUNCIL_STORED_H

#include "read/source.h"
#include "store/db.h"

struct stored_file {
	const char *name;
	struct str bytes;
	bool kept; /* its bytes are in the store */
};
struct stored_document {
	int64_t municipality, id;
	const char *name;
	struct str sha256, bytes;
	SP_LIST(struct stored_file) files;
};

/* SP_ECORRUPT when it is not there. */
SP_MUST_USE sp_rc stored_load(struct db *db, struct arena *a, int64_t municipality, int64_t id,
			      struct stored_document *out, struct sp_err *e);
/* The files beside it, for the reader. */
struct neighbours stored_neighbours(struct stored_document *d);

#endif
