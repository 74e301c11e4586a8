/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/db_fault.h"

#include "store/db_adapter.h"

#include <stdlib.h>
#include <unistd.h>

struct fault {
	struct db base;
	struct db_ops own; /* the engine differs by what is inside */
	struct db *inner;
	uint64_t calls, at;
	bool after, busy, kill, late;
};

struct fault_rows {
	struct db_rows base;
	struct db_rows *inner;
};

static struct fault *fault_of(struct db *db)
{
	return (struct fault *)db;
}

static struct db_rows *inner_rows(const struct db_rows *rows)
{
	return ((const struct fault_rows *)rows)->inner;
}

uint64_t db_fault_calls(const struct db *db)
{
	return ((const struct fault *)db)->calls;
}

/* Is this call, the latest counted, one to fail? */
static bool due(const struct fault *f)
{
	return f->at && (f->calls == f->at || (f->after && f->calls > f->at));
}

static sp_rc strike(const struct fault *f, struct sp_err *e)
{
	if (f->kill)
		_exit(DB_FAULT_EXIT);
	return sp_fail(e, f->busy ? SP_EBUSY : SP_ESTORE, N_("the store failed, as ordered"));
}

static sp_rc before(struct fault *f, struct sp_err *e)
{
	f->calls++;
	return due(f) && !f->late ? strike(f, e) : SP_OK;
}

static sp_rc after(const struct fault *f, sp_rc rc, struct sp_err *e)
{
	return rc == SP_OK && due(f) && f->late ? strike(f, e) : rc;
}

static sp_rc fault_exec(struct db *db, const char *sql, const struct db_value *args, size_t n,
			int64_t *changed, struct sp_err *e)
{
	struct fault *f = fault_of(db);
	SP_TRY(before(f, e));
	return after(f, db_exec(f->inner, sql, args, n, changed, e), e);
}

static sp_rc fault_query(struct db *db, const char *sql, const struct db_value *args, size_t n,
			 struct db_rows **out, struct sp_err *e)
{
	struct fault *f = fault_of(db);
	struct db_rows *inner;
	SP_TRY(before(f, e));
	SP_TRY(db_query(f->inner, sql, args, n, &inner, e));
	struct fault_rows *rows = calloc(1, sizeof(*rows));
	sp_rc rc = rows ? after(f, SP_OK, e) : SP_ENOMEM;
	if (rc != SP_OK) {
		db_rows_close(inner);
		free(rows);
		return rc;
	}
	rows->inner = inner;
	*out = &rows->base;
	return SP_OK;
}

static sp_rc fault_next(struct db_rows *rows, bool *more, struct sp_err *e)
{
	struct fault *f = fault_of(rows->db);
	SP_TRY(before(f, e));
	return after(f, db_next(inner_rows(rows), more, e), e);
}

static void fault_rows_close(struct db_rows *rows)
{
	db_rows_close(inner_rows(rows));
	free(rows);
}

static size_t fault_columns(const struct db_rows *rows)
{
	return db_columns(inner_rows(rows));
}

static const char *fault_column_name(const struct db_rows *rows, size_t column)
{
	return db_column_name(inner_rows(rows), column);
}

static struct db_value fault_value(const struct db_rows *rows, size_t column)
{
	return db_value_of(inner_rows(rows), column);
}

static sp_rc fault_begin(struct db *db, struct sp_err *e)
{
	struct fault *f = fault_of(db);
	SP_TRY(before(f, e));
	SP_TRY(db_begin(f->inner, e));
	sp_rc rc = after(f, SP_OK, e);
	if (rc != SP_OK)
		db_rollback(f->inner);
	return rc;
}

static sp_rc fault_commit(struct db *db, struct sp_err *e)
{
	struct fault *f = fault_of(db);
	SP_TRY(before(f, e));
	return after(f, db_commit(f->inner, e), e);
}

static void fault_rollback(struct db *db)
{
	db_rollback(fault_of(db)->inner);
}

static void fault_defer(struct db *db)
{
	db_defer(fault_of(db)->inner);
}

static sp_rc fault_script(struct db *db, const char *sql, struct sp_err *e)
{
	struct fault *f = fault_of(db);
	SP_TRY(before(f, e));
	return after(f, db_script(f->inner, sql, e), e);
}

static sp_rc fault_scope(struct db *db, int64_t municipality, struct sp_err *e)
{
	return db_scope(fault_of(db)->inner, municipality, e);
}

static sp_rc fault_has_table(struct db *db, const char *name, bool *yes, struct sp_err *e)
{
	return db_has_table(fault_of(db)->inner, name, yes, e);
}

static sp_rc fault_assume_sizes(struct db *db, struct sp_err *e)
{
	return db_assume_sizes(fault_of(db)->inner, e);
}

static sp_rc fault_integrity(struct db *db, struct arena *a, struct db_problems *out,
			     struct sp_err *e)
{
	return db_integrity(fault_of(db)->inner, a, out, e);
}

static sp_rc fault_backup(struct db *db, const char *path, struct sp_err *e)
{
	return db_backup(fault_of(db)->inner, path, e);
}

static void fault_close(struct db *db)
{
	db_close(fault_of(db)->inner);
	free(db);
}

static const struct db_ops fault_ops = {
	.close = fault_close,
	.exec = fault_exec,
	.query = fault_query,
	.next = fault_next,
	.rows_close = fault_rows_close,
	.columns = fault_columns,
	.column_name = fault_column_name,
	.value = fault_value,
	.begin = fault_begin,
	.commit = fault_commit,
	.rollback = fault_rollback,
	.defer = fault_defer,
	.script = fault_script,
	.scope = fault_scope,
	.has_table = fault_has_table,
	.assume_sizes = fault_assume_sizes,
	.integrity = fault_integrity,
	.backup = fault_backup,
};

static bool set_mode(struct fault *f, struct str word)
{
	const struct {
		const char *name;
		bool *flag;
	} modes[] = {
		{"after", &f->after}, {"busy", &f->busy}, {"kill", &f->kill}, {"late", &f->late}};
	for (size_t i = 0; i < sizeof(modes) / sizeof(modes[0]); i++)
		if (str_eq(word, str_of(modes[i].name)))
			return *modes[i].flag = true;
	return false;
}

/* Reads "N,mode,mode"; order comes back cut to what follows the colon. */
static bool read_order(struct fault *f, struct str *order)
{
	struct str head, word;
	char *end;
	if (!str_cut(order, ':', &head) || !order->p || !str_cut(&head, ',', &word))
		return false;
	f->at = strtoull(word.p, &end, 10);
	if (end == word.p || end != word.p + word.n)
		return false;
	while (str_cut(&head, ',', &word))
		if (!set_mode(f, word))
			return false;
	return true;
}

static sp_rc fill(struct fault *f, struct sp_err *e)
{
	f->own = fault_ops;
	f->own.engine = db_engine_of(f->inner);
	f->base.ops = &f->own;
	f->base.label = strdup(db_label(f->inner));
	return f->base.label ? SP_OK : sp_fail_code(e, SP_ENOMEM);
}

sp_rc db_fault_open(const char *order, enum db_mode mode, struct db **out, struct sp_err *e)
{
	struct fault *f = calloc(1, sizeof(*f));
	struct str rest = str_of(order);
	SP_NEED(f);
	f->base.mode = mode;
	sp_rc rc = read_order(f, &rest)
			   ? db_open(rest.p, mode, &f->inner, e)
			   : sp_fail(e, SP_EINVAL, N_("not an order to fail: “fault:{1}”"), order);
	if (rc == SP_OK)
		rc = fill(f, e);
	if (rc == SP_OK) {
		*out = &f->base;
		return SP_OK;
	}
	db_close(f->inner);
	free(f);
	return rc;
}
