/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search_engine.h"

#include <stdio.h>

enum { SQL_MAX = 256 * 1024, SCORE_MAX = 512, WORD_COST = 8 };

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

/* "SELECT what FROM the set WHERE it is a hit and the wish's conditions hold, end". */
static void rows_of(struct buf *out, const struct search_ask *ask, const char *what,
		    struct str condition, const char *end)
{
	buf_printf(out, "SELECT %s FROM %s s %s WHERE (" STR_FMT ")%s%s%s", what,
		   table_of(ask->set), ask->join, STR_ARG(condition), *ask->where ? " AND " : "",
		   ask->where, end);
}

static sp_rc run(struct db *db, struct search_sql *sql, struct buf *text, struct db_rows **rows,
		 struct sp_err *e)
{
	const char *taken = buf_take(text, sql->arena);
	SP_NEED(taken);
	if (sql->args.n > DB_MAX_ARGS)
		return sp_fail(e, SP_EINVAL, N_("the question has too many words"));
	return db_query(db, taken, sql->args.at, sql->args.n, rows, e);
}

static sp_rc count(struct db *db, const struct search_ask *ask, struct search_sql *sql,
		   struct search_hits *out, struct sp_err *e)
{
	char end[32];
	BUF_AUTO text = BUF_INIT(SQL_MAX);
	DB_ROWS_AUTO rows = NULL;
	(void)snprintf(end, sizeof(end), " LIMIT %d", SEARCH_COUNTED + 1);
	buf_puts(&text, "SELECT COUNT(*) FROM (");
	rows_of(&text, ask, "1 AS one", buf_view(&sql->condition), end);
	buf_puts(&text, ") c");
	SP_TRY(run(db, sql, &text, &rows, e));
	DB_EACH(rows, e) {
		out->total = db_int(rows, 0);
		out->more = out->total > SEARCH_COUNTED;
		if (out->more)
			out->total = SEARCH_COUNTED;
	}
	return SP_OK;
}

static void weighed(struct buf *out, const struct search_ask *ask, const char *score,
		    struct str condition, int most)
{
	char what[SCORE_MAX], end[64];
	(void)snprintf(what, sizeof(what), "s.rowid AS id, %s AS score", score);
	(void)snprintf(end, sizeof(end), " ORDER BY s.rowid DESC LIMIT %d", most);
	buf_puts(out, "SELECT * FROM (");
	rows_of(out, ask, what, condition, end);
	buf_puts(out, ") w");
}

static sp_rc best(struct db *db, const struct search_ask *ask, struct search_sql *sql,
		  struct search_hits *out, struct sp_err *e)
{
	BUF_AUTO text = BUF_INIT(SQL_MAX);
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(engine_of(db)->title(ask, sql));
	buf_puts(&text, "SELECT id, MAX(score) AS best FROM (");
	weighed(&text, ask, sql->score, buf_view(&sql->condition), SEARCH_NEWEST);
	buf_puts(&text, " UNION ALL ");
	weighed(&text, ask, sql->title_score, str_of(sql->title), SEARCH_TITLES);
	unsigned limit = search_arg(sql, DB_V_INT(ask->limit));
	unsigned offset = search_arg(sql, DB_V_INT(ask->offset));
	SP_NEED(limit && offset);
	buf_printf(&text, ") u GROUP BY id ORDER BY best DESC, id DESC LIMIT $%u OFFSET $%u", limit,
		   offset);
	SP_TRY(run(db, sql, &text, &rows, e));
	DB_EACH(rows, e) {
		struct search_hit *hit = sp_push(sql->arena, &out->list);
		SP_NEED(hit);
		*hit = (struct search_hit){db_int(rows, 0), db_real(rows, 1)};
	}
	return SP_OK;
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
	if (!buf_ok(&sql.condition))
		return sp_fail(e, SP_EINVAL, N_("the question has too many words"));
	if (ask->count)
		SP_TRY(count(db, ask, &sql, out, e));
	return best(db, ask, &sql, out, e);
}
