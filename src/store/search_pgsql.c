/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PostgreSQL's tsvector and tsquery (postgresql.org/docs/15/datatype-textsearch.html). Positions in
 * a tsvector end at 16,383 and 256 for each word: a row that is longer keeps its forms as well, and
 * whether words stand beside each other is asked of those. */
#include "store/search_engine.h"

#include <stdlib.h>

enum {
	QUERY_MAX = 4 * 1024 * 1024,
	SQL_MAX = 256 * 1024,
	ROW_MAX = 8 * SEARCH_BYTES_MAX,
	MOST_PLACES = 16383,
	MOST_OF_WORD = 255
};

static sp_rc remove_row(struct db *db, enum search_set set, int64_t id, struct sp_err *e)
{
	return db_run(db, e,
		      set == SEARCH_CLOSED ? "DELETE FROM search_closed WHERE rowid = $1"
					   : "DELETE FROM search_open WHERE rowid = $1",
		      DB_V_INT(id));
}

/* ---- putting ---- */

struct putting {
	struct buf words, forms;
	int64_t block;
	unsigned position;
};

static void put_term(struct putting *p, enum search_kind kind, struct str form)
{
	buf_puts(&p->words, " '");
	search_term(&p->words, kind, p->block, form);
	buf_char(&p->words, '\'');
}

static void put_field(struct putting *p, const struct words *field, uint32_t n, char weight)
{
	for (uint32_t i = 0; i < n; i++) {
		struct str form = field->list.at[i].form;
		put_term(p, SEARCH_ANYWHERE, form);
		buf_printf(&p->words, ":%u%c", ++p->position, weight);
		buf_str(&p->forms, form);
		buf_char(&p->forms, ' ');
	}
	p->position++; /* words of two fields do not stand beside each other */
	buf_puts(&p->forms, ". ");
}

static int by_form(const void *a, const void *b)
{
	const struct str *x = a, *y = b;
	size_t n = x->n < y->n ? x->n : y->n;
	int order = memcmp(x->p, y->p, n);
	return order ? order : (x->n > y->n) - (x->n < y->n);
}

/* Does any word stand there more often than a tsvector tells? */
static sp_rc often(const struct search_row *row, bool *yes)
{
	SP_LIST(struct str) forms = {0};
	ARENA_AUTO a = arena_new(8 * SEARCH_BYTES_MAX);
	unsigned same = 1;
	SP_NEED(a);
	for (int f = 0; f < SEARCH_FIELDS; f++)
		for (uint32_t i = 0; i < row->fields[f].list.n; i++) {
			struct str *form = sp_push(a, &forms);
			SP_NEED(form);
			*form = row->fields[f].list.at[i].form;
		}
	*yes = false;
	if (forms.n <= MOST_OF_WORD)
		return SP_OK;
	qsort(forms.at, forms.n, sizeof(*forms.at), by_form);
	for (uint32_t i = 1; i < forms.n && !*yes; i++) {
		same = str_eq(forms.at[i], forms.at[i - 1]) ? same + 1 : 1;
		*yes = same > MOST_OF_WORD;
	}
	return SP_OK;
}

static void putting_free(struct putting *p)
{
	buf_free(&p->words);
	buf_free(&p->forms);
}

static sp_rc put_row(struct db *db, enum search_set set, int64_t block, int64_t id,
		     const struct search_row *row, struct sp_err *e)
{
	__attribute__((cleanup(putting_free))) struct putting p = {BUF_INIT(ROW_MAX),
								   BUF_INIT(ROW_MAX), block, 0};
	size_t room = SEARCH_BYTES_MAX;
	uint32_t titles = search_room(&row->fields[SEARCH_TITLE], &room);
	bool is_long = false;
	buf_char(&p.forms, ' ');
	for (int f = 0; f < SEARCH_FIELDS; f++)
		put_field(&p, &row->fields[f], search_room(&row->fields[f], &room), "ABC"[f]);
	if (p.position <= MOST_PLACES)
		SP_TRY(often(row, &is_long));
	is_long |= p.position > MOST_PLACES;
	for (uint32_t i = 0; i < titles; i++)
		put_term(&p, SEARCH_IN_TITLE, row->fields[SEARCH_TITLE].list.at[i].form);
	if (row->mark)
		put_term(&p, SEARCH_MARKED, str_of(row->mark));
	if (!buf_ok(&p.words) || !buf_ok(&p.forms))
		return SP_ENOMEM;
	return db_run(db, e,
		      set == SEARCH_CLOSED
			      ? "INSERT INTO search_closed (rowid, words, forms) VALUES ($1, "
				"CAST(CAST($2 AS TEXT) AS TSVECTOR), $3)"
			      : "INSERT INTO search_open (rowid, words, forms) VALUES ($1, "
				"CAST(CAST($2 AS TEXT) AS TSVECTOR), $3)",
		      DB_V_INT(id), DB_V_STR(buf_view(&p.words)),
		      is_long ? DB_V_STR(buf_view(&p.forms)) : DB_V_NULL);
}

/* ---- questions as tsquery ---- */

/* How a question is written for one block. */
struct asking {
	struct buf *out;
	enum search_kind kind;
	int64_t block;
	bool in_row;  /* words in a row as such; else only that all are there */
	bool without; /* also what is taken away */
};

static void ask_words(const struct asking *a, const struct search_query *q)
{
	for (uint32_t i = 0; i < q->words->list.n; i++) {
		buf_puts(a->out, !i ? "('" : a->in_row ? " <-> '" : " & '");
		search_term(a->out, a->kind, a->block, q->words->list.at[i].form);
		buf_char(a->out, '\'');
	}
	buf_puts(a->out, q->open_end ? ":*)" : ")");
}

static void ask_query(const struct asking *a, const struct search_query *q)
{
	if (q->op == SEARCH_WORDS) {
		ask_words(a, q);
	} else if (q->op == SEARCH_WITHOUT && !a->without) {
		ask_query(a, q->left);
	} else {
		buf_char(a->out, '(');
		ask_query(a, q->left);
		buf_puts(a->out, q->op == SEARCH_AND ? " & " : q->op == SEARCH_OR ? " | " : " & !");
		ask_query(a, q->right);
		buf_char(a->out, ')');
	}
}

/* No words in a row: the index alone knows. */
static bool is_exact(const struct search_query *q)
{
	if (q->op == SEARCH_WORDS)
		return q->words->list.n == 1;
	return is_exact(q->left) && is_exact(q->right);
}

/* The question of every block, a line each: what the index finds, and what is true. */
static const char *ask_blocks(const struct search_pass *pass, bool index)
{
	BUF_AUTO text = BUF_INIT(QUERY_MAX);
	bool exact = is_exact(pass->ask->query);
	for (uint32_t i = 0; i < pass->blocks.n; i++) {
		int64_t block = pass->blocks.at[i];
		const struct asking titles = {&text, SEARCH_IN_TITLE, block, false, false};
		const struct asking all = {&text, SEARCH_ANYWHERE, block, !index, exact || !index};
		if (index && pass->titles) {
			ask_query(&titles, pass->ask->query);
			buf_puts(&text, " & ");
		}
		if (index && pass->ask->mark) {
			buf_char(&text, '\'');
			search_term(&text, SEARCH_MARKED, block, str_of(pass->ask->mark));
			buf_puts(&text, "' & ");
		}
		ask_query(&all, pass->ask->query);
		buf_puts(&text, i + 1 < pass->blocks.n ? "\n" : "");
	}
	return buf_take(&text, pass->arena);
}

/* ---- and of the forms of a long row ---- */

static sp_rc like_words(const struct search_query *q, struct arena *a, struct search_args *args,
			struct buf *sql)
{
	BUF_AUTO text = BUF_INIT(QUERY_MAX);
	buf_char(&text, '%');
	for (uint32_t i = 0; i < q->words->list.n; i++)
		buf_printf(&text, " " STR_FMT, STR_ARG(q->words->list.at[i].form));
	buf_puts(&text, q->open_end ? "%" : " %");
	const char *taken = buf_take(&text, a);
	SP_NEED(taken);
	buf_printf(sql, "s.forms LIKE CAST($%u AS TEXT)", search_arg(args, DB_V_TEXT(taken)));
	return SP_OK;
}

static sp_rc like_query(const struct search_query *q, struct arena *a, struct search_args *args,
			struct buf *sql)
{
	if (q->op == SEARCH_WORDS)
		return like_words(q, a, args, sql);
	buf_char(sql, '(');
	SP_TRY(like_query(q->left, a, args, sql));
	buf_puts(sql, q->op == SEARCH_AND ? " AND " : q->op == SEARCH_OR ? " OR " : " AND NOT ");
	SP_TRY(like_query(q->right, a, args, sql));
	buf_char(sql, ')');
	return SP_OK;
}

/* ---- finding ---- */

/* The hits of all blocks from the newest one on, which ends as soon as there are enough: "SELECT
 * what FROM … ". */
static sp_rc put_hits(const struct search_pass *pass, const char *what, const char *order,
		      int64_t most, struct search_args *args, struct buf *sql, struct sp_err *e)
{
	const struct search_ask *ask = pass->ask;
	const char *index = ask_blocks(pass, true), *truth = ask_blocks(pass, false);
	if (!index || !truth)
		return sp_fail(e, SP_EINVAL, N_("the question has too many words"));
	unsigned index_arg = search_arg(args, DB_V_TEXT(index));
	unsigned truth_arg = search_arg(args, DB_V_TEXT(truth));
	buf_printf(sql,
		   "SELECT %s FROM (SELECT CAST(index AS TSQUERY) AS index, CAST(truth AS TSQUERY) "
		   "AS truth FROM unnest(string_to_array($%u, chr(10)), string_to_array($%u, "
		   "chr(10))) AS t (index, truth)) b CROSS JOIN LATERAL (SELECT s.rowid AS id "
		   "FROM %s s %s WHERE s.words @@ b.index",
		   what, index_arg, truth_arg, search_table(ask->set), ask->join);
	if (!is_exact(ask->query)) {
		buf_puts(sql, " AND CASE WHEN s.forms IS NULL THEN s.words @@ b.truth ELSE ");
		SP_TRY(like_query(ask->query, pass->arena, args, sql));
		buf_puts(sql, " END");
	}
	buf_printf(sql, "%s%s%s) h LIMIT CAST($%u AS BIGINT)", *ask->where ? " AND " : "",
		   ask->where, order, search_arg(args, DB_V_INT(most)));
	return SP_OK;
}

static sp_rc weigh(struct db *db, const struct search_pass *pass, struct sp_err *e)
{
	struct search_args args;
	BUF_AUTO sql = BUF_INIT(SQL_MAX);
	DB_ROWS_AUTO rows = NULL;
	search_args_begin(&args, pass->ask);
	buf_puts(&sql, "WITH hit AS MATERIALIZED (");
	SP_TRY(put_hits(pass, "h.id, b.truth", " ORDER BY s.rowid DESC", pass->weigh, &args, &sql,
			e));
	buf_printf(&sql,
		   ") SELECT hit.id, (SELECT CAST(ts_rank('{0, 0.1, 0.3, 1}', s.words, hit.truth) "
		   "AS DOUBLE PRECISION) FROM %s s WHERE s.rowid = hit.id) FROM hit",
		   search_table(pass->ask->set));
	SP_TRY(search_run(db, &args, &sql, &rows, e));
	DB_EACH(rows, e) {
		struct search_hit *hit = sp_push(pass->arena, &pass->out->list);
		SP_NEED(hit);
		*hit = (struct search_hit){db_int(rows, 0), db_real(rows, 1)};
	}
	return SP_OK;
}

/* Where nothing but the index is asked, the rows are not opened. */
static sp_rc count(struct db *db, const struct search_pass *pass, struct sp_err *e)
{
	struct search_args args;
	BUF_AUTO sql = BUF_INIT(SQL_MAX);
	DB_ROWS_AUTO rows = NULL;
	search_args_begin(&args, pass->ask);
	buf_puts(&sql, "SELECT COUNT(*) FROM (");
	SP_TRY(put_hits(pass, "1 AS one", "", pass->count, &args, &sql, e));
	buf_puts(&sql, ") c");
	SP_TRY(search_run(db, &args, &sql, &rows, e));
	DB_EACH(rows, e)
		pass->out->total = db_int(rows, 0);
	return SP_OK;
}

static sp_rc find(struct db *db, const struct search_pass *pass, struct sp_err *e)
{
	const int64_t had = pass->out->list.n;
	SP_TRY(weigh(db, pass, e));
	pass->out->total = pass->out->list.n - had;
	if (pass->out->total == pass->weigh && pass->count > pass->weigh)
		return count(db, pass, e);
	return SP_OK;
}

const struct search_engine search_pgsql = {put_row, remove_row, find};
