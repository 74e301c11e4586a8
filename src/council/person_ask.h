/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside person_find.c and person_vote.c: a question put together from conditions. */
#ifndef SP_COUNCIL_PERSON_ASK_H
#define SP_COUNCIL_PERSON_ASK_H

#include "core/buf.h"
#include "council/person.h"
#include "council/row.h"

enum { ASKING_SQL_MAX = 16 * 1024, ASKING_ARGS_MOST = 8 };

/* Values only as parameters. */
struct asking {
	struct arena *arena;
	struct buf sql;
	struct db_value args[ASKING_ARGS_MOST];
	size_t n;
};
static inline void asking_free(struct asking *q)
{
	buf_free(&q->sql);
}
#define ASKING_AUTO __attribute__((cleanup(asking_free))) struct asking

/* The columns that hold the body and the day. */
struct asking_of {
	const char *body, *day;
};

/* " AND CONDITION$n" */
void asking_with(struct asking *q, const char *condition, struct db_value v);
/* Whose, of which body and year. */
SP_MUST_USE sp_rc asking_conditions(struct asking *q, const struct person_wish *wish,
				    const struct asking_of *of);
SP_MUST_USE sp_rc asking_run(struct db *db, struct asking *q, struct db_rows **rows,
			     struct sp_err *e);

#endif
