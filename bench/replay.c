/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import's rival: the rows of a store, inserted into an empty one with nothing read:
 * replay FROM TO. The same port, statements and transactions of as many documents as an import
 * makes; only the time within transactions counts and is printed, in seconds. */
#include "bench.h"
#include "store/db.h"

#include <stdlib.h>

enum { BATCH = 24, ROWS_MOST = 200000, SQL_MOST = 4096 };

/* Parents first. `id` is the column that says in which import transaction a row was made: ids grow
 * with time. */
static const struct table {
	const char *name, *id, *flags; /* flags: columns that are booleans */
} tables[] = {
	{"body", "id", ""},
	{"body_alias", "body", "by_person"},
	{"document", "id", "closed"},
	{"extraction", "id", ""},
	{"meeting", "id", "withdrawn"},
	{"meeting_version", "meeting", "current"},
	{"attendance", "meeting", ""},
	{"case_file", "id", ""},
	{"item", "id", "closed truncated withdrawn"},
	{"section", "item", ""},
	{"item_part", "item", ""},
	{"attachment", "item", "closed"},
	{"recommendation", "item", ""},
	{"point", "item", ""},
	{"route_step", "item", ""},
	{"decision", "item", ""},
	{"outcome", "item", ""},
	{"dissent", "item", ""},
	{"amount", "item", ""},
	{"commitment", "item", ""},
	{"audit_entry", "object_id", ""},
	{"meeting_seal", "meeting", ""},
	{"document_reading", "document", ""},
	{"document_file", "document", ""},
};
enum { TABLES = sizeof(tables) / sizeof(tables[0]), COLUMNS = DB_MAX_ARGS };

typedef SP_LIST(int64_t) numbers;

struct row {
	const char *sql;
	struct db_value *values;
	size_t n;
};

struct replay {
	struct db *from, *to;
	struct arena *keep, *batch;
	const char *select[TABLES], *insert[TABLES];
	numbers documents, municipalities;
	SP_LIST(struct row) rows;
	double seconds;
	uint64_t inserted;
};

static sp_rc column_of_ints(struct replay *r, const char *sql, numbers *out, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(r->from, sql, NULL, 0, &rows, e));
	for (;;) {
		SP_TRY(db_next(rows, &more, e));
		if (!more)
			return SP_OK;
		int64_t *slot = sp_push(r->keep, out);
		SP_NEED(slot);
		*slot = db_int(rows, 0);
	}
}

static sp_rc insert_of(struct replay *r, size_t t, const struct db_rows *rows)
{
	BUF_AUTO sql = BUF_INIT(SQL_MOST);
	size_t n = db_columns(rows);
	buf_printf(&sql, "INSERT INTO %s (", tables[t].name);
	for (size_t i = 0; i < n; i++)
		buf_printf(&sql, "%s%s", i ? ", " : "", db_column_name(rows, i));
	buf_puts(&sql, ") VALUES (");
	for (size_t i = 0; i < n; i++)
		buf_printf(&sql,
			   strstr(tables[t].flags, db_column_name(rows, i))
				   ? "%sCAST($%zu AS INTEGER) <> 0"
				   : "%s$%zu",
			   i ? ", " : "", i + 1);
	buf_char(&sql, ')');
	r->insert[t] = buf_take(&sql, r->keep);
	return r->insert[t] ? SP_OK : SP_ENOMEM;
}

static sp_rc keep_row(struct replay *r, size_t t, const struct db_rows *rows)
{
	struct row *row = sp_push(r->batch, &r->rows);
	SP_NEED(row);
	if (!r->insert[t])
		SP_TRY(insert_of(r, t, rows));
	*row = (struct row){r->insert[t], NULL, db_columns(rows)};
	row->values = arena_array(r->batch, row->n, sizeof(*row->values));
	SP_NEED(row->values);
	for (size_t i = 0; i < row->n; i++) {
		struct db_value v = db_value_of(rows, i);
		if (v.type == DB_TEXT || v.type == DB_BLOB)
			v.s.p = arena_strndup(r->batch, v.s.p, v.s.n);
		row->values[i] = v;
	}
	return SP_OK;
}

static sp_rc load_table(struct replay *r, size_t t, int64_t municipality, int64_t from, int64_t to,
			struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality), DB_V_INT(from), DB_V_INT(to)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	if (!r->select[t])
		r->select[t] = arena_printf(
			r->keep,
			"SELECT * FROM %s WHERE municipality = $1 AND %s%s >= $2 AND %s < $3",
			tables[t].name,
			strcmp(tables[t].id, "object_id") == 0 ? "object_table = 'meeting' AND "
							       : "",
			tables[t].id, tables[t].id);
	SP_NEED(r->select[t]);
	SP_TRY(db_query(r->from, r->select[t], args, 3, &rows, e));
	for (;;) {
		SP_TRY(db_next(rows, &more, e));
		if (!more)
			return SP_OK;
		SP_TRY(keep_row(r, t, rows));
	}
}

static sp_rc load_batch(struct replay *r, uint32_t first, struct sp_err *e)
{
	bool last = first + BATCH >= r->documents.n;
	int64_t from = first ? r->documents.at[first] : 0;
	int64_t to = last ? INT64_MAX : r->documents.at[first + BATCH];
	arena_reset(r->batch);
	r->rows.at = NULL;
	r->rows.n = r->rows.cap = 0;
	for (size_t t = 0; t < TABLES; t++)
		for (uint32_t m = 0; m < r->municipalities.n; m++)
			SP_TRY(load_table(r, t, r->municipalities.at[m], from, to, e));
	return SP_OK;
}

static sp_rc insert_batch(struct db *db, void *context, struct sp_err *e)
{
	const struct replay *r = context;
	db_defer(db);
	for (uint32_t i = 0; i < r->rows.n; i++)
		SP_TRY(db_exec(db, r->rows.at[i].sql, r->rows.at[i].values, r->rows.at[i].n, NULL,
			       e));
	return SP_OK;
}

static sp_rc run(struct replay *r, const char *from, const char *to, struct sp_err *e)
{
	SP_TRY(db_open(from, DB_READ_ONLY, &r->from, e));
	SP_TRY(db_open(to, DB_READ_WRITE, &r->to, e));
	SP_TRY(column_of_ints(r, "SELECT id FROM document ORDER BY id", &r->documents, e));
	SP_TRY(column_of_ints(r, "SELECT DISTINCT municipality FROM document ORDER BY municipality",
			      &r->municipalities, e));
	for (uint32_t i = 0; i < r->documents.n; i += BATCH) {
		SP_TRY(load_batch(r, i, e));
		double begun = bench_seconds();
		SP_TRY(db_transact(r->to, insert_batch, r, e));
		r->seconds += bench_seconds() - begun;
		r->inserted += r->rows.n;
	}
	return SP_OK;
}

int main(int argc, char **argv)
{
	ARENA_AUTO keep = arena_new((size_t)1 << 30);
	ARENA_AUTO batch = arena_new((size_t)1 << 30);
	struct replay r = {.keep = keep, .batch = batch};
	struct sp_err e = {.key = NULL};
	sp_rc rc = argc == 3 && keep && batch ? run(&r, argv[1], argv[2], &e) : SP_EINVAL;
	db_close(r.from);
	double begun = bench_seconds();
	db_close(r.to);
	r.seconds += bench_seconds() - begun;
	if (rc != SP_OK)
		(void)fprintf(stderr, "replay: %s %s\n", e.key ? e.key : "replay FROM TO",
			      e.arg[0]);
	else
		(void)printf("%.6f %llu\n", r.seconds, (unsigned long long)r.inserted);
	return rc == SP_OK ? 0 : 1;
}
