/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents of the store, to be read again in place of files. */
#include "council/import.h"

#include "council/statements.h"

enum { BATCH_BYTES = 64 * 1024 * 1024 };

struct which {
	int64_t municipality, id;
};
struct stale {
	SP_LIST(struct which) list;
};

static sp_rc list(struct db *db, struct arena *a, const struct db_value *args, struct stale *out,
		  struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db, council_sql(SQL_DOCUMENTS_STALE), args, 5, &rows, e));
	DB_EACH(rows, e) {
		struct which *w = sp_push(a, &out->list);
		SP_NEED(w);
		*w = (struct which){db_int(rows, 0), db_int(rows, 1)};
	}
	return SP_OK;
}

sp_rc import_stored(struct db *db, struct arena *a, const struct import_wish *wish, int64_t words,
		    int64_t after[2], struct import_scan *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(after[0]), DB_V_INT(after[1]),
					DB_V_INT(wish->municipality), DB_V_INT(READER_VERSION),
					DB_V_INT(words)};
	struct stale stale = {0};
	SP_TRY(list(db, a, args, &stale, e));
	for (uint32_t i = 0; i < stale.list.n && out->bytes < BATCH_BYTES; i++) {
		const struct which *w = &stale.list.at[i];
		struct stored_document *d = ARENA_NEW(a, struct stored_document);
		struct import_file *f = sp_push(a, &out->files);
		SP_NEED(d && f);
		SP_TRY(stored_load(db, a, w->municipality, w->id, d, e));
		*f = (struct import_file){
			.path = d->name, .name = d->name, .size = d->bytes.n, .stored = d};
		out->bytes += d->bytes.n;
		for (uint32_t k = 0; k < d->files.n; k++)
			out->bytes += d->files.at[k].bytes.n;
		after[0] = w->municipality;
		after[1] = w->id;
	}
	return SP_OK;
}
