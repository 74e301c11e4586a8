/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FTS5 (sqlite.org/fts5.html): the forms of a field stand in its column with blanks between. */
#include "store/search_engine.h"
#include "store/search_rank.h"

enum { QUERY_MAX = 64 * 1024 };

static sp_rc remove_row(struct db *db, enum search_set set, int64_t id, struct sp_err *e)
{
	return db_run(db, e,
		      set == SEARCH_CLOSED ? "DELETE FROM search_closed WHERE rowid = $1"
					   : "DELETE FROM search_open WHERE rowid = $1",
		      DB_V_INT(id));
}

static sp_rc put_row(struct db *db, enum search_set set, int64_t id,
		     const struct words fields[SEARCH_FIELDS], struct sp_err *e)
{
	BUF_AUTO text = BUF_INIT(2 * SEARCH_BYTES_MAX);
	size_t room = SEARCH_BYTES_MAX, ends[SEARCH_FIELDS + 1] = {0};
	for (int f = 0; f < SEARCH_FIELDS; f++) {
		uint32_t n = search_room(&fields[f], &room);
		for (uint32_t i = 0; i < n; i++) {
			buf_str(&text, fields[f].list.at[i].form);
			buf_char(&text, ' ');
		}
		ends[f + 1] = buf_view(&text).n;
	}
	if (!buf_ok(&text))
		return SP_ENOMEM;
	struct db_value v[SEARCH_FIELDS + 1] = {DB_V_INT(id)};
	for (int f = 0; f < SEARCH_FIELDS; f++)
		v[f + 1] = DB_V_STR(str_sub(buf_view(&text), ends[f], ends[f + 1] - ends[f]));
	return db_exec(db,
		       set == SEARCH_CLOSED
			       ? "INSERT INTO search_closed (rowid, title, decision, rest) VALUES "
				 "($1, $2, $3, $4)"
			       : "INSERT INTO search_open (rowid, title, decision, rest) VALUES "
				 "($1, $2, $3, $4)",
		       v, SEARCH_FIELDS + 1, NULL, e);
}

/* FTS5's own language; forms hold neither quotes nor blanks. */
static void match(const struct search_query *q, struct buf *out)
{
	if (q->op == SEARCH_WORDS) {
		for (uint32_t i = 0; i < q->words->list.n; i++) {
			buf_char(out, i ? ' ' : '"');
			buf_str(out, q->words->list.at[i].form);
		}
		buf_puts(out, q->open_end ? "\" *" : "\"");
		return;
	}
	buf_char(out, '(');
	match(q->left, out);
	buf_puts(out, q->op == SEARCH_AND ? " AND " : q->op == SEARCH_OR ? " OR " : " NOT ");
	match(q->right, out);
	buf_char(out, ')');
}

static bool takes_away(const struct search_query *q)
{
	return q->op == SEARCH_WITHOUT ||
	       (q->op != SEARCH_WORDS && (takes_away(q->left) || takes_away(q->right)));
}

/* What must be there, of a question that also takes away. */
static void wanted(const struct search_query *q, struct buf *out)
{
	if (q->op == SEARCH_WORDS) {
		match(q, out);
	} else if (q->op == SEARCH_WITHOUT) {
		wanted(q->left, out);
	} else {
		buf_char(out, '(');
		wanted(q->left, out);
		buf_puts(out, q->op == SEARCH_AND ? " AND " : " OR ");
		wanted(q->right, out);
		buf_char(out, ')');
	}
}

static const char *table_of(const struct search_ask *ask)
{
	return ask->set == SEARCH_CLOSED ? "search_closed" : "search_open";
}

static sp_rc match_arg(struct buf *text, struct search_sql *out, unsigned *arg)
{
	const char *taken = buf_take(text, out->arena);
	*arg = taken ? search_arg(out, DB_V_TEXT(taken)) : 0;
	return *arg ? SP_OK : SP_ENOMEM;
}

static sp_rc ask_sqlite(const struct search_ask *ask, struct search_sql *out)
{
	BUF_AUTO text = BUF_INIT(QUERY_MAX);
	unsigned arg;
	match(ask->query, &text);
	SP_TRY(match_arg(&text, out, &arg));
	buf_printf(&out->condition, "%s MATCH $%u", table_of(ask), arg);
	out->score = ask->set == SEARCH_CLOSED ? SEARCH_RANK "(search_closed)"
					       : SEARCH_RANK "(search_open)";
	return SP_OK;
}

static sp_rc title_sqlite(const struct search_ask *ask, struct search_sql *out)
{
	BUF_AUTO text = BUF_INIT(QUERY_MAX);
	unsigned arg;
	buf_puts(&text, "({title} : (");
	wanted(ask->query, &text);
	buf_puts(&text, "))");
	if (takes_away(ask->query)) {
		buf_puts(&text, " AND ");
		match(ask->query, &text);
	}
	SP_TRY(match_arg(&text, out, &arg));
	out->title = arena_printf(out->arena, "%s MATCH $%u", table_of(ask), arg);
	out->title_score = out->score;
	return out->title ? SP_OK : SP_ENOMEM;
}

const struct search_engine search_sqlite = {put_row, remove_row, ask_sqlite, title_sqlite};
