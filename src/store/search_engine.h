/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an engine gives search.c; included only inside src/store.
 *
 * Rows are kept in blocks of ids that follow one another (more or less: which block a row is in
 * says its forms), and every form is indexed with its block before it. So the newest rows of a word
 * that half the record holds, or of a beginning that thousands of words have, are found without a
 * look at the others: the blocks are asked from the newest one on until there are enough. A block
 * costs a rare word one look into the index. */
#ifndef SP_STORE_SEARCH_ENGINE_H
#define SP_STORE_SEARCH_ENGINE_H

#include "core/buf.h"
#include "store/search.h"

/* A term of the index: what it is, three signs for the block, the form. The letters sort no form
 * beside another kind's. */
enum search_kind {
	SEARCH_ANYWHERE = 'w',
	SEARCH_IN_TITLE = 't', /* a title's words stand there twice, the second time so */
	SEARCH_MARKED = 'k'
};
void search_term(struct buf *out, enum search_kind kind, int64_t block, struct str form);

/* One search of an engine: hits of the blocks, the newest block and the highest ids first. */
struct search_pass {
	const struct search_ask *ask;
	struct arena *arena;
	SP_LIST(int64_t) blocks; /* the newest first */
	int64_t weigh, count;	 /* so many get a score; so many at most are counted, or weighed */
	bool titles;		 /* titles hold what is looked for */
	struct search_hits *out; /* total: hits counted */
};

struct search_engine {
	sp_rc (*put)(struct db *db, enum search_set set, int64_t block, int64_t id,
		     const struct search_row *row, struct sp_err *e);
	sp_rc (*remove)(struct db *db, enum search_set set, int64_t id, struct sp_err *e);
	sp_rc (*find)(struct db *db, const struct search_pass *pass, struct sp_err *e);
};

extern const struct search_engine search_sqlite, search_pgsql;

static inline const char *search_table(enum search_set set)
{
	return set == SEARCH_CLOSED ? "search_closed" : "search_open";
}

/* The values of a statement: the caller's, then an engine's own. */
struct search_args {
	struct db_value at[DB_MAX_ARGS];
	unsigned n;
};
void search_args_begin(struct search_args *args, const struct search_ask *ask);
/* Adds a value and gives its parameter's number; too many are told by search_run. */
unsigned search_arg(struct search_args *args, struct db_value v);
sp_rc search_run(struct db *db, const struct search_args *args, struct buf *sql,
		 struct db_rows **rows, struct sp_err *e);
/* How many of a field's words are searched, *room bytes being left; takes them off. */
uint32_t search_room(const struct words *field, size_t *room);

#endif
