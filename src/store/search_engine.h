/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an engine gives search.c; included only inside src/store. */
#ifndef SP_STORE_SEARCH_ENGINE_H
#define SP_STORE_SEARCH_ENGINE_H

#include "core/buf.h"
#include "store/search.h"

/* How a query is asked of an engine. */
struct search_sql {
	struct buf condition;		 /* SQL, true for a hit s */
	const char *title;		 /* SQL, true for a hit whose title holds all the words */
	const char *score, *title_score; /* SQL of either's, higher is better */
	SP_LIST(struct db_value) args;	 /* of the caller, then of the condition */
	struct arena *arena;		 /* of the arguments */
};

struct search_engine {
	sp_rc (*put)(struct db *db, enum search_set set, int64_t id,
		     const struct words fields[SEARCH_FIELDS], struct sp_err *e);
	sp_rc (*remove)(struct db *db, enum search_set set, int64_t id, struct sp_err *e);
	/* condition and score */
	sp_rc (*ask)(const struct search_ask *ask, struct search_sql *out);
	/* title and title_score, after that */
	sp_rc (*title)(const struct search_ask *ask, struct search_sql *out);
};

extern const struct search_engine search_sqlite, search_pgsql;

/* Adds a value and gives its parameter's number; 0 when out of memory. */
unsigned search_arg(struct search_sql *out, struct db_value v);
/* How many of a field's words are searched, *room bytes being left; takes them off. */
uint32_t search_room(const struct words *field, size_t *room);

#endif
