/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FTS5 (sqlite.org/fts5.html): the terms of a field stand in its column with blanks between. */
#include "core/text_pack.h"
#include "store/search_engine.h"
#include "store/search_rank.h"

enum { QUERY_MAX = 64 * 1024, SQL_MAX = 256 * 1024, ALSO = SEARCH_FIELDS, COLUMNS };

struct statements {
	const char *kept, *forget, *take_out, *put, *keep;
};

static const struct statements *statements_of(enum search_set set)
{
	static const struct statements open = {
		"SELECT bytes, packed FROM search_open_text WHERE id = $1",
		"DELETE FROM search_open_text WHERE id = $1",
		"INSERT INTO search_open (search_open, rowid, title, decision, rest, also) VALUES "
		"('delete', $1, $2, $3, $4, $5)",
		"INSERT INTO search_open (rowid, title, decision, rest, also) VALUES ($1, $2, $3, "
		"$4, $5)",
		"INSERT INTO search_open_text (id, bytes, packed) VALUES ($1, $2, $3)"};
	static const struct statements closed = {
		"SELECT bytes, packed FROM search_closed_text WHERE id = $1",
		"DELETE FROM search_closed_text WHERE id = $1",
		"INSERT INTO search_closed (search_closed, rowid, title, decision, rest, also) "
		"VALUES ('delete', $1, $2, $3, $4, $5)",
		"INSERT INTO search_closed (rowid, title, decision, rest, also) VALUES ($1, $2, "
		"$3, $4, $5)",
		"INSERT INTO search_closed_text (id, bytes, packed) VALUES ($1, $2, $3)"};
	return set == SEARCH_CLOSED ? &closed : &open;
}

/* A row's columns, told to FTS5 as they stand in the text, line by line. */
static sp_rc run_row(struct db *db, const char *sql, int64_t id, struct str text, struct sp_err *e)
{
	struct db_value v[COLUMNS + 1] = {DB_V_INT(id)};
	for (int f = 0; f < COLUMNS; f++) {
		const char *end = memchr(text.p, '\n', text.n);
		size_t n = end ? (size_t)(end - text.p) : text.n;
		v[f + 1] = DB_V_STR(str_sub(text, 0, n));
		text = str_sub(text, n + (end != NULL), text.n);
	}
	return db_exec(db, sql, v, COLUMNS + 1, NULL, e);
}

/* What the row was put in with; NULL: there is none. */
static sp_rc load_kept(struct db *db, struct arena *a, const struct statements *s, int64_t id,
		       struct str *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(id)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	*out = (struct str){NULL, 0};
	SP_TRY(db_query(db, s->kept, args, 1, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (!more)
		return SP_OK;
	sp_rc rc = text_unpack(a, db_value_of(rows, 1).s, (size_t)db_int(rows, 0), out);
	return rc == SP_EFORMAT ? sp_fail(e, SP_ESTORE,
					  N_("what is kept for searching is damaged: run “spor "
					     "check”"))
				: rc;
}

static sp_rc remove_row(struct db *db, enum search_set set, int64_t id, struct sp_err *e)
{
	const struct statements *s = statements_of(set);
	ARENA_AUTO a = arena_new(4 * SEARCH_BYTES_MAX);
	struct str text;
	SP_NEED(a);
	SP_TRY(load_kept(db, a, s, id, &text, e));
	if (!text.p)
		return SP_OK;
	SP_TRY(run_row(db, s->take_out, id, text, e));
	return db_run(db, e, s->forget, DB_V_INT(id));
}

static void put_field(struct buf *text, enum search_kind kind, int64_t block,
		      const struct words *field, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		search_term(text, kind, block, field->list.at[i].form);
		buf_char(text, ' ');
	}
}

static sp_rc put_row(struct db *db, enum search_set set, int64_t block, int64_t id,
		     const struct search_row *row, struct sp_err *e)
{
	const struct statements *s = statements_of(set);
	BUF_AUTO text = BUF_INIT(2 * SEARCH_BYTES_MAX);
	ARENA_AUTO a = arena_new(4 * SEARCH_BYTES_MAX);
	size_t room = SEARCH_BYTES_MAX;
	struct str packed;
	SP_NEED(a);
	uint32_t titles = search_room(&row->fields[SEARCH_TITLE], &room);
	for (int f = 0; f < SEARCH_FIELDS; f++) {
		uint32_t n = search_room(&row->fields[f], &room);
		put_field(&text, SEARCH_ANYWHERE, block, &row->fields[f], n);
		buf_char(&text, '\n');
	}
	put_field(&text, SEARCH_IN_TITLE, block, &row->fields[SEARCH_TITLE], titles);
	if (row->mark)
		search_term(&text, SEARCH_MARKED, block, str_of(row->mark));
	if (!buf_ok(&text))
		return SP_ENOMEM;
	SP_TRY(run_row(db, s->put, id, buf_view(&text), e));
	SP_TRY(text_pack(a, buf_view(&text), &packed));
	return db_run(db, e, s->keep, DB_V_INT(id), DB_V_INT((int64_t)buf_view(&text).n),
		      DB_V_BLOB(packed));
}

/* FTS5's own language; terms hold neither quotes nor blanks. */
static void match(const struct search_query *q, enum search_kind kind, int64_t block,
		  struct buf *out)
{
	if (q->op == SEARCH_WORDS) {
		for (uint32_t i = 0; i < q->words->list.n; i++) {
			buf_char(out, i ? ' ' : '"');
			search_term(out, kind, block, q->words->list.at[i].form);
		}
		buf_puts(out, q->open_end ? "\" *" : "\"");
		return;
	}
	buf_char(out, '(');
	match(q->left, kind, block, out);
	buf_puts(out, q->op == SEARCH_AND ? " AND " : q->op == SEARCH_OR ? " OR " : " NOT ");
	match(q->right, kind, block, out);
	buf_char(out, ')');
}

/* What titles must hold; what is taken away is asked of the whole row. */
static void match_titles(const struct search_query *q, int64_t block, struct buf *out)
{
	if (q->op == SEARCH_WORDS) {
		match(q, SEARCH_IN_TITLE, block, out);
	} else if (q->op == SEARCH_WITHOUT) {
		match_titles(q->left, block, out);
	} else {
		buf_char(out, '(');
		match_titles(q->left, block, out);
		buf_puts(out, q->op == SEARCH_AND ? " AND " : " OR ");
		match_titles(q->right, block, out);
		buf_char(out, ')');
	}
}

static bool takes_away(const struct search_query *q)
{
	return q->op == SEARCH_WITHOUT ||
	       (q->op != SEARCH_WORDS && (takes_away(q->left) || takes_away(q->right)));
}

/* The question of one block. */
static const char *match_all(const struct search_pass *pass, int64_t block)
{
	BUF_AUTO text = BUF_INIT(QUERY_MAX);
	if (pass->ask->mark) {
		search_term(&text, SEARCH_MARKED, block, str_of(pass->ask->mark));
		buf_puts(&text, " AND ");
	}
	if (pass->titles)
		match_titles(pass->ask->query, block, &text);
	if (pass->titles && takes_away(pass->ask->query))
		buf_puts(&text, " AND ");
	if (!pass->titles || takes_away(pass->ask->query))
		match(pass->ask->query, SEARCH_ANYWHERE, block, &text);
	return buf_take(&text, pass->arena);
}

/* Rows of one block; the statement is the same for all of them. */
static sp_rc ask_block(struct db *db, const struct search_pass *pass, int64_t block, int64_t weigh,
		       int64_t most, struct db_rows **rows, struct sp_err *e)
{
	const struct search_ask *ask = pass->ask;
	const char *table = search_table(ask->set), *text = match_all(pass, block);
	struct search_args args;
	BUF_AUTO sql = BUF_INIT(SQL_MAX);
	if (!text)
		return sp_fail(e, SP_EINVAL, N_("the question has too many words"));
	search_args_begin(&args, ask);
	unsigned match_arg = search_arg(&args, DB_V_TEXT(text));
	unsigned weigh_arg = search_arg(&args, DB_V_INT(weigh));
	unsigned most_arg = search_arg(&args, DB_V_INT(most));
	buf_printf(&sql,
		   "SELECT s.rowid, " SEARCH_RANK "(%s, $%u) FROM %s s %s WHERE %s MATCH $%u%s%s "
		   "ORDER BY s.rowid DESC LIMIT $%u",
		   table, weigh_arg, table, ask->join, table, match_arg, *ask->where ? " AND " : "",
		   ask->where, most_arg);
	return search_run(db, &args, &sql, rows, e);
}

static sp_rc find(struct db *db, const struct search_pass *pass, struct sp_err *e)
{
	int64_t *total = &pass->out->total, weigh = pass->weigh;
	*total = 0;
	for (uint32_t i = 0; i < pass->blocks.n && *total < pass->count; i++) {
		DB_ROWS_AUTO rows = NULL;
		SP_TRY(ask_block(db, pass, pass->blocks.at[i], weigh, pass->count - *total, &rows,
				 e));
		DB_EACH(rows, e) {
			++*total;
			if (db_is_null(rows, 1))
				continue;
			struct search_hit *hit = sp_push(pass->arena, &pass->out->list);
			SP_NEED(hit);
			*hit = (struct search_hit){db_int(rows, 0), db_real(rows, 1)};
			weigh--;
		}
	}
	return SP_OK;
}

const struct search_engine search_sqlite = {put_row, remove_row, find};
