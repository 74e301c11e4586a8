/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search_engine.h"

#include <stdlib.h>

enum { WORD_COST = 12 };

static const struct search_engine *engine_of(const struct db *db)
{
	return db_engine_of(db) == DB_PGSQL ? &search_pgsql : &search_sqlite;
}

/* ---- for the engines ---- */

void search_term(struct buf *out, enum search_kind kind, int64_t block, struct str form)
{
	static const char digits[] = "0123456789abcdefghijklmnopqrstuv";
	const char head[] = {(char)kind, digits[block >> 10 & 31], digits[block >> 5 & 31],
			     digits[block & 31]};
	buf_add(out, head, sizeof(head));
	buf_str(out, form);
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

void search_args_begin(struct search_args *args, const struct search_ask *ask)
{
	args->n = 0;
	for (size_t i = 0; i < ask->arg_count; i++)
		(void)search_arg(args, ask->args[i]);
}

unsigned search_arg(struct search_args *args, struct db_value v)
{
	if (args->n < DB_MAX_ARGS)
		args->at[args->n] = v;
	return ++args->n;
}

sp_rc search_run(struct db *db, const struct search_args *args, struct buf *sql,
		 struct db_rows **rows, struct sp_err *e)
{
	if (args->n > DB_MAX_ARGS || !buf_ok(sql))
		return sp_fail(e, SP_EINVAL, N_("the question has too many words"));
	return db_query(db, buf_view(sql).p, args->at, args->n, rows, e);
}

/* ---- putting ---- */

static sp_rc begin_block(struct db *db, int64_t block, int64_t id, struct sp_err *e)
{
	return db_run(db, e,
		      "INSERT INTO search_block (block, first) VALUES ($1, $2) ON CONFLICT (block) "
		      "DO NOTHING",
		      DB_V_INT(block), DB_V_INT(id));
}

static sp_rc is_full(struct db *db, int64_t first, bool *full, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(first), DB_V_INT(SEARCH_BLOCK)};
	DB_ROWS_AUTO rows = NULL;
	*full = false;
	SP_TRY(db_query(db,
			"SELECT COUNT(*) FROM (SELECT 1 FROM search_open WHERE rowid >= $1 LIMIT "
			"$2) r",
			args, 2, &rows, e));
	DB_EACH(rows, e)
		*full = db_int(rows, 0) == SEARCH_BLOCK;
	return SP_OK;
}

/* Rows are counted now and then only. */
static bool by_chance(int64_t id)
{
	return ((uint64_t)id * 0x9E3779B97F4A7C15u) >> 56 == 0;
}

sp_rc search_block(struct db *db, int64_t id, int64_t *block, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(id)};
	int64_t newest = 0, first = 0;
	bool full = false;
	{
		DB_ROWS_AUTO rows = NULL;
		*block = 0;
		SP_TRY(db_query(db,
				"SELECT block, first, (SELECT MAX(block) FROM search_block) FROM "
				"search_block WHERE first <= $1 ORDER BY block DESC LIMIT 1",
				args, 1, &rows, e));
		DB_EACH(rows, e) {
			*block = db_int(rows, 0);
			first = db_int(rows, 1);
			newest = db_int(rows, 2);
		}
	}
	if (*block == newest && by_chance(id))
		SP_TRY(is_full(db, first, &full, e));
	return full ? begin_block(db, ++*block, id, e) : SP_OK;
}

sp_rc search_put(struct db *db, enum search_set set, int64_t block, int64_t id,
		 const struct search_row *row, struct sp_err *e)
{
	SP_TRY(search_remove(db, set, id, e));
	return engine_of(db)->put(db, set, block, id, row, e);
}

sp_rc search_remove(struct db *db, enum search_set set, int64_t id, struct sp_err *e)
{
	return engine_of(db)->remove(db, set, id, e);
}

/* ---- finding ---- */

static sp_rc load_blocks(struct db *db, struct search_pass *pass, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db, "SELECT block FROM search_block ORDER BY block DESC", NULL, 0, &rows,
			e));
	DB_EACH(rows, e) {
		int64_t *block = sp_push(pass->arena, &pass->blocks);
		SP_NEED(block);
		*block = db_int(rows, 0);
	}
	return SP_OK;
}

static int by_id(const void *a, const void *b)
{
	const struct search_hit *x = a, *y = b;
	if (x->id != y->id)
		return x->id < y->id ? 1 : -1;
	return (x->score < y->score) - (x->score > y->score);
}

static int by_score(const void *a, const void *b)
{
	const struct search_hit *x = a, *y = b;
	if (x->score < y->score || x->score > y->score)
		return x->score < y->score ? 1 : -1;
	return (x->id < y->id) - (x->id > y->id);
}

/* The best of them, each once. */
static void rank(struct search_hits *hits, int64_t limit, int64_t offset)
{
	struct search_hit *at = hits->list.at;
	uint32_t n = 0;
	if (!hits->list.n)
		return;
	qsort(at, hits->list.n, sizeof(*at), by_id);
	for (uint32_t i = 0; i < hits->list.n; i++)
		if (!n || at[n - 1].id != at[i].id)
			at[n++] = at[i];
	qsort(at, n, sizeof(*at), by_score);
	uint32_t from = offset < n ? (uint32_t)offset : n;
	n -= from;
	hits->list.n = limit < n ? (uint32_t)limit : n;
	memmove(at, at + from, hits->list.n * sizeof(*at));
}

static sp_rc weigh(struct db *db, struct search_pass *pass, struct sp_err *e)
{
	const struct search_engine *engine = engine_of(db);
	struct search_hits *hits = pass->out;
	SP_TRY(engine->find(db, pass, e));
	if (hits->list.n < SEARCH_NEWEST)
		return SP_OK;
	int64_t total = hits->total;
	pass->titles = true;
	pass->weigh = pass->count = SEARCH_TITLES;
	SP_TRY(engine->find(db, pass, e));
	hits->total = total;
	return SP_OK;
}

sp_rc search_find(struct db *db, struct arena *a, const struct search_ask *ask,
		  struct search_hits *out, struct sp_err *e)
{
	struct search_pass pass = {.ask = ask,
				   .arena = a,
				   .weigh = SEARCH_NEWEST,
				   .count = ask->count ? SEARCH_COUNTED + 1 : SEARCH_NEWEST,
				   .out = out};
	*out = (struct search_hits){.total = 0};
	SP_TRY(load_blocks(db, &pass, e));
	SP_TRY(weigh(db, &pass, e));
	rank(out, ask->limit, ask->offset);
	out->more = out->total > SEARCH_COUNTED;
	if (out->more)
		out->total = SEARCH_COUNTED;
	if (!ask->count)
		out->total = -1;
	return SP_OK;
}
