/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search_engine.h"

enum { SQL_MAX = 256 * 1024, WORD_COST = 8 };

static const struct search_engine *engine_of(const struct db *db)
{
	return db_engine_of(db) == DB_PGSQL ? &search_pgsql : &search_sqlite;
}

uint32_t search_room(const struct words *field, size_t *room)
{
	uint32_t n = 0;
	while (n < field->list.n && *room >= field->list.at[n].form.n + WORD_COST)
		*room -= field->list.at[n++].form.n + WORD_COST;
	if (n < field->list.n)
		*room = 0;
	return n;
}

unsigned search_arg(struct search_sql *out, struct db_value v)
{
	struct db_value *arg = sp_push(out->arena, &out->args);
	if (!arg)
		return 0;
	*arg = v;
	return out->args.n;
}

sp_rc search_put(struct db *db, enum search_set set, int64_t id,
		 const struct words fields[SEARCH_FIELDS], struct sp_err *e)
{
	SP_TRY(search_remove(db, set, id, e));
	return engine_of(db)->put(db, set, id, fields, e);
}

sp_rc search_remove(struct db *db, enum search_set set, int64_t id, struct sp_err *e)
{
	return engine_of(db)->remove(db, set, id, e);
}

static const char *table_of(enum search_set set)
{
	return set == SEARCH_CLOSED ? "search_closed" : "search_open";
}

/* Runs "SELECT what FROM the set WHERE it is a hit, end". */
static sp_rc run(struct db *db, const struct search_ask *ask, struct search_sql *sql,
		 const char *what, const char *end, struct db_rows **rows, struct sp_err *e)
{
	BUF_AUTO text = BUF_INIT(SQL_MAX);
	buf_printf(&text, "SELECT %s FROM %s s %s WHERE (" STR_FMT ")%s%s%s", what,
		   table_of(ask->set), ask->join, STR_ARG(buf_view(&sql->condition)),
		   *ask->where ? " AND " : "", ask->where, end);
	const char *taken = buf_take(&text, sql->arena);
	SP_NEED(taken);
	return db_query(db, taken, sql->args.at, sql->args.n, rows, e);
}

static sp_rc count(struct db *db, const struct search_ask *ask, struct search_sql *sql,
		   int64_t *total, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(run(db, ask, sql, "COUNT(*)", "", &rows, e));
	SP_TRY(db_next(rows, &more, e));
	*total = more ? db_int(rows, 0) : 0;
	return SP_OK;
}

static sp_rc best(struct db *db, const struct search_ask *ask, struct search_sql *sql,
		  struct search_hits *out, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	bool more;
	const char *what = arena_printf(sql->arena, "s.rowid, %s AS score", sql->score);
	unsigned limit = search_arg(sql, DB_V_INT(ask->limit));
	unsigned offset = search_arg(sql, DB_V_INT(ask->offset));
	const char *end =
		arena_printf(sql->arena, " ORDER BY score DESC, s.rowid DESC LIMIT $%u OFFSET $%u",
			     limit, offset);
	if (!what || !limit || !offset || !end)
		return SP_ENOMEM;
	SP_TRY(run(db, ask, sql, what, end, &rows, e));
	for (;;) {
		SP_TRY(db_next(rows, &more, e));
		if (!more)
			return SP_OK;
		struct search_hit *hit = sp_push(sql->arena, &out->list);
		SP_NEED(hit);
		*hit = (struct search_hit){db_int(rows, 0), db_real(rows, 1)};
	}
}

static void sql_free(struct search_sql *sql)
{
	buf_free(&sql->condition);
}

sp_rc search_find(struct db *db, struct arena *a, const struct search_ask *ask,
		  struct search_hits *out, struct sp_err *e)
{
	__attribute__((cleanup(sql_free))) struct search_sql sql = {BUF_INIT(SQL_MAX), .arena = a};
	*out = (struct search_hits){.total = -1};
	for (size_t i = 0; i < ask->arg_count; i++)
		if (!search_arg(&sql, ask->args[i]))
			return SP_ENOMEM;
	SP_TRY(engine_of(db)->ask(ask, &sql));
	if (!buf_ok(&sql.condition) || sql.args.n + 2 > DB_MAX_ARGS)
		return sp_fail(e, SP_EINVAL, N_("the question has too many words"));
	if (ask->count)
		SP_TRY(count(db, ask, &sql, &out->total, e));
	return best(db, ask, &sql, out, e);
}
