/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/person_ask.h"

void asking_with(struct asking *q, const char *condition, struct db_value v)
{
	q->args[q->n++] = v;
	buf_printf(&q->sql, " AND %s$%zu", condition, q->n);
}

/* " AND COLUMN OPERATOR $n" */
static sp_rc compare(struct asking *q, const char *column, const char *operator, struct db_value v)
{
	const char *condition = arena_printf(q->arena, "%s %s ", column, operator);
	SP_NEED(condition);
	asking_with(q, condition, v);
	return SP_OK;
}

sp_rc asking_conditions(struct asking *q, const struct person_wish *wish,
			const struct asking_of *of)
{
	if (wish->municipality)
		asking_with(q, "p.municipality = ", DB_V_INT(wish->municipality));
	if (wish->folded)
		asking_with(q, "p.folded = ", DB_V_TEXT(wish->folded));
	if (wish->body)
		SP_TRY(compare(q, of->body, "=", DB_V_INT(wish->body)));
	if (wish->year) {
		const char *first = arena_printf(q->arena, "%04d-01-01", (int)wish->year);
		const char *last = arena_printf(q->arena, "%04d-12-31", (int)wish->year);
		SP_NEED(first && last);
		SP_TRY(compare(q, of->day, ">=", DB_V_TEXT(first)));
		SP_TRY(compare(q, of->day, "<=", DB_V_TEXT(last)));
	}
	return SP_OK;
}

sp_rc asking_run(struct db *db, struct asking *q, struct db_rows **rows, struct sp_err *e)
{
	SP_NEED(buf_ok(&q->sql));
	const char *sql = str_dup(q->arena, buf_view(&q->sql));
	SP_NEED(sql);
	return db_query(db, sql, q->args, q->n, rows, e);
}
