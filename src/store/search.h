/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Full text, the same on every engine: rows of word forms (core/words.h) are put in and found
 * again; the engine neither splits nor folds. Two sets that know nothing of each other: what is
 * open and what is closed. Adapters: search_sqlite.c (FTS5), search_pgsql.c (tsvector, GIN). */
#ifndef SP_STORE_SEARCH_H
#define SP_STORE_SEARCH_H

#include "core/words.h"
#include "store/db.h"

enum search_set { SEARCH_OPEN, SEARCH_CLOSED };
/* In falling weight: a title's words count ten times those of the rest, a decision's three. */
enum search_field { SEARCH_TITLE, SEARCH_DECISION, SEARCH_REST, SEARCH_FIELDS };
/* Of one row this much is searched: the sum of its forms' bytes and twelve for each. It is what
 * PostgreSQL can hold in a row, and far more than any meeting says of one item. */
enum { SEARCH_BYTES_MAX = 900 * 1024 };

struct search_row {
	struct words fields[SEARCH_FIELDS];
	const char *mark; /* whose row it is: a-z and digits; may be NULL */
};
/* The block that the row of an id goes into, and those of ids close to it: rows are kept in blocks
 * of some SEARCH_BLOCK that were put in one after the other (search_engine.h). New ids are expected
 * to be greater than old ones. Begins a new block now and then. Must be in a transaction, and what
 * it gives is not to be used in another one. */
SP_MUST_USE sp_rc search_block(struct db *db, int64_t id, int64_t *block, struct sp_err *e);
/* Puts a row in, in the place of an older one. Must be in a transaction. */
SP_MUST_USE sp_rc search_put(struct db *db, enum search_set set, int64_t block, int64_t id,
			     const struct search_row *row, struct sp_err *e);
/* Nothing happens when there is none. */
SP_MUST_USE sp_rc search_remove(struct db *db, enum search_set set, int64_t id, struct sp_err *e);

/* What is looked for: words in a row within one field, and what is made of such rows. */
enum search_op { SEARCH_WORDS, SEARCH_AND, SEARCH_OR, SEARCH_WITHOUT };
struct search_query {
	enum search_op op;
	const struct words *words;		 /* SEARCH_WORDS: at least one */
	bool open_end;				 /* the last word is only a beginning */
	const struct search_query *left, *right; /* the others; WITHOUT: in left, not in right */
};

struct search_ask {
	enum search_set set;
	const struct search_query *query;
	/* Only rows with this mark, NULL for all: narrows quicker than SQL. */
	const char *mark;
	/* SQL that narrows the hits s: joins on s.rowid, a condition; "" for none; parameters $1 …
	 */
	const char *join, *where;
	const struct db_value *args;
	size_t arg_count;
	int64_t limit, offset;
	bool count; /* also how many there are in all */
};
/* A word that half the record holds tells nothing apart: of a question's rows the newest so many
 * are weighed, and the newest so many whose titles hold all its words. Only so many are counted. */
enum { SEARCH_BLOCK = 16384, SEARCH_NEWEST = 500, SEARCH_TITLES = 500, SEARCH_COUNTED = 10000 };
struct search_hit {
	int64_t id;
	double score; /* higher is better; comparable within one answer only */
};
struct search_hits {
	SP_LIST(struct search_hit) list;
	int64_t total; /* without limit and offset; -1 when not asked for */
	bool more;     /* there are more than SEARCH_COUNTED */
};
/* The best rows of those weighed, later ones (higher ids) first where scores are equal. Errors:
 * those of the store.
 */
SP_MUST_USE sp_rc search_find(struct db *db, struct arena *a, const struct search_ask *ask,
			      struct search_hits *out, struct sp_err *e);

#endif
