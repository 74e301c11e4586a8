/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PostgreSQL's tsvector and tsquery (postgresql.org/docs/15/datatype-textsearch.html). Positions in
 * a tsvector end at 16,383 and 256 for each word, so whether words stand beside each other is asked
 * of the forms themselves; the index has found the few rows that hold them all. */
#include "store/search_engine.h"

enum { QUERY_MAX = 64 * 1024, ROW_MAX = 8 * SEARCH_BYTES_MAX };

static sp_rc remove_row(struct db *db, enum search_set set, int64_t id, struct sp_err *e)
{
	return db_run(db, e,
		      set == SEARCH_CLOSED ? "DELETE FROM search_closed WHERE rowid = $1"
					   : "DELETE FROM search_open WHERE rowid = $1",
		      DB_V_INT(id));
}

static void add_field(const struct words *field, uint32_t n, char weight, unsigned *position,
		      struct buf *words, struct buf *forms)
{
	for (uint32_t i = 0; i < n; i++) {
		struct str form = field->list.at[i].form;
		buf_printf(words, "'" STR_FMT "':%u%c ", STR_ARG(form), ++*position, weight);
		buf_str(forms, form);
		buf_char(forms, ' ');
	}
	buf_puts(forms, ". ");
}

static sp_rc put_row(struct db *db, enum search_set set, int64_t id,
		     const struct words fields[SEARCH_FIELDS], struct sp_err *e)
{
	BUF_AUTO words = BUF_INIT(ROW_MAX), forms = BUF_INIT(ROW_MAX);
	size_t room = SEARCH_BYTES_MAX, title = 0;
	unsigned position = 0;
	buf_char(&forms, ' ');
	for (int f = 0; f < SEARCH_FIELDS; f++) {
		add_field(&fields[f], search_room(&fields[f], &room), "ABC"[f], &position, &words,
			  &forms);
		title = f == SEARCH_TITLE ? buf_view(&words).n : title;
	}
	if (!buf_ok(&words) || !buf_ok(&forms))
		return SP_ENOMEM;
	return db_run(db, e,
		      set == SEARCH_CLOSED
			      ? "INSERT INTO search_closed (rowid, words, title, forms) VALUES "
				"($1, CAST(CAST($2 AS TEXT) AS TSVECTOR), CAST(CAST($3 AS TEXT) AS "
				"TSVECTOR), $4)"
			      : "INSERT INTO search_open (rowid, words, title, forms) VALUES "
				"($1, CAST(CAST($2 AS TEXT) AS TSVECTOR), CAST(CAST($3 AS TEXT) AS "
				"TSVECTOR), $4)",
		      DB_V_INT(id), DB_V_STR(buf_view(&words)),
		      DB_V_STR(str_sub(buf_view(&words), 0, title)), DB_V_STR(buf_view(&forms)));
}

static void tsquery_words(const struct search_query *q, struct buf *out)
{
	for (uint32_t i = 0; i < q->words->list.n; i++)
		buf_printf(out, "%s'" STR_FMT "'", i ? " & " : "(",
			   STR_ARG(q->words->list.at[i].form));
	buf_puts(out, q->open_end ? ":*)" : ")");
}

/* Every hit and perhaps more: words in a row are looked for one by one, and what is taken away is
 * not. */
static void tsquery(const struct search_query *q, struct buf *out)
{
	if (q->op == SEARCH_WORDS) {
		tsquery_words(q, out);
		return;
	}
	if (q->op == SEARCH_WITHOUT) {
		tsquery(q->left, out);
		return;
	}
	buf_char(out, '(');
	tsquery(q->left, out);
	buf_puts(out, q->op == SEARCH_AND ? " & " : " | ");
	tsquery(q->right, out);
	buf_char(out, ')');
}

static bool is_exact(const struct search_query *q)
{
	if (q->op == SEARCH_WORDS)
		return q->words->list.n == 1;
	return q->op != SEARCH_WITHOUT && is_exact(q->left) && is_exact(q->right);
}

static sp_rc condition_words(const struct search_query *q, struct search_sql *out)
{
	BUF_AUTO text = BUF_INIT(QUERY_MAX);
	bool one = q->words->list.n == 1;
	if (one)
		tsquery_words(q, &text);
	else
		buf_char(&text, '%');
	for (uint32_t i = 0; i < q->words->list.n && !one; i++)
		buf_printf(&text, " " STR_FMT, STR_ARG(q->words->list.at[i].form));
	if (!one)
		buf_puts(&text, q->open_end ? "%" : " %");
	const char *taken = buf_take(&text, out->arena);
	unsigned arg = taken ? search_arg(out, DB_V_TEXT(taken)) : 0;
	buf_printf(&out->condition,
		   one ? "s.words @@ CAST(CAST($%u AS TEXT) AS TSQUERY)"
		       : "s.forms LIKE CAST($%u AS TEXT)",
		   arg);
	return arg ? SP_OK : SP_ENOMEM;
}

/* The whole truth, as SQL. */
static sp_rc condition(const struct search_query *q, struct search_sql *out)
{
	if (q->op == SEARCH_WORDS)
		return condition_words(q, out);
	buf_char(&out->condition, '(');
	SP_TRY(condition(q->left, out));
	buf_puts(&out->condition, q->op == SEARCH_AND  ? " AND "
				  : q->op == SEARCH_OR ? " OR "
						       : " AND NOT ");
	SP_TRY(condition(q->right, out));
	buf_char(&out->condition, ')');
	return SP_OK;
}

static sp_rc ask_pgsql(const struct search_ask *ask, struct search_sql *out)
{
	BUF_AUTO text = BUF_INIT(QUERY_MAX);
	tsquery(ask->query, &text);
	const char *taken = buf_take(&text, out->arena);
	unsigned arg = taken ? search_arg(out, DB_V_TEXT(taken)) : 0;
	if (!arg)
		return SP_ENOMEM;
	buf_printf(&out->condition, "s.words @@ CAST(CAST($%u AS TEXT) AS TSQUERY)", arg);
	out->score = arena_printf(out->arena,
				  "CAST(ts_rank('{0, 0.1, 0.3, 1}', s.words, CAST(CAST($%u AS "
				  "TEXT) AS TSQUERY)) AS DOUBLE PRECISION)",
				  arg);
	SP_NEED(out->score);
	if (is_exact(ask->query))
		return SP_OK;
	buf_puts(&out->condition, " AND ");
	return condition(ask->query, out);
}

static sp_rc title_pgsql(const struct search_ask *ask, struct search_sql *out)
{
	BUF_AUTO text = BUF_INIT(QUERY_MAX);
	tsquery(ask->query, &text);
	const char *taken = buf_take(&text, out->arena);
	unsigned arg = taken ? search_arg(out, DB_V_TEXT(taken)) : 0;
	SP_NEED(arg);
	out->title = arena_printf(out->arena,
				  "s.title @@ CAST(CAST($%u AS TEXT) AS TSQUERY) AND " STR_FMT, arg,
				  STR_ARG(buf_view(&out->condition)));
	out->title_score = arena_printf(out->arena, "2 * %s", out->score);
	return out->title && out->title_score ? SP_OK : SP_ENOMEM;
}

const struct search_engine search_pgsql = {put_row, remove_row, ask_pgsql, title_pgsql};
