/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/restore.h"

#include "council/body_rename.h"
#include "council/derive.h"
#include "council/derive_rules.h"
#include "council/seal.h"
#include "council/statements.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>

enum { SQL_MAX = 16 * 1024 };
static const size_t ROW_MEMORY = (size_t)1024 * 1024 * 1024;

struct restoring {
	struct command_call *call;
	const struct restore_plan *plan;
	struct restore_done *done;
	struct db *db;
	struct arena *scratch; /* for one row, one meeting */
	struct deriver *deriver;
	struct call_progress progress;
};

static sp_rc step(struct restoring *r, struct sp_err *e)
{
	r->progress.done++;
	call_progress(r->call, &r->progress);
	return call_interrupted(r->call) ? sp_fail_code(e, SP_ECANCELED) : SP_OK;
}

/* ---- is there room for it? ---- */

static sp_rc check_table(struct restoring *r, const struct record_table *t, int64_t municipality,
			 struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality)};
	const char *sql = arena_printf(r->scratch,
				       "SELECT 1 FROM %s WHERE municipality = $1 LIMIT 1", t->name);
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_NEED(sql);
	SP_TRY(db_query(r->db, sql, args, 1, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (!more)
		return SP_OK;
	const char *code = arena_printf(r->scratch, "%lld", (long long)municipality);
	SP_NEED(code);
	return sp_fail(e, SP_EEXIST,
		       N_("the store “{1}” is not empty (it has rows of municipality {2}): an "
			  "export is read back into an empty store; name a new one with --store"),
		       db_label(r->db), code);
}

static sp_rc check_empty(struct restoring *r, struct sp_err *e)
{
	for (const struct record_table *t = record_tables; t->name; t++)
		for (uint32_t i = 0; i < r->plan->municipalities.n; i++) {
			arena_reset(r->scratch);
			SP_TRY(check_table(r, t, r->plan->municipalities.at[i], e));
		}
	return SP_OK;
}

/* ---- rows ---- */

struct reader {
	FILE *in;
	char *line;
	size_t cap;
	int64_t number;
	json_t *row;
};
static void reader_free(struct reader *r)
{
	if (r->in)
		(void)fclose(r->in);
	free(r->line);
	json_decref(r->row);
}
#define READER_AUTO __attribute__((cleanup(reader_free))) struct reader

static sp_rc bad_line(const struct restoring *r, const struct restore_file *f,
		      const struct reader *in, struct sp_err *e)
{
	const char *number = arena_printf(r->scratch, "%lld", (long long)in->number);
	SP_NEED(number);
	return sp_fail(e, SP_EFORMAT,
		       N_("line {2} of “{1}” is no row of that table: take another copy of the "
			  "export"),
		       f->name, number);
}

/* *row NULL at the end. */
static sp_rc next_row(const struct restoring *r, const struct restore_file *f, struct reader *in,
		      struct sp_err *e)
{
	json_decref(in->row);
	in->row = NULL;
	errno = 0;
	ssize_t n = getline(&in->line, &in->cap, in->in);
	if (n < 0)
		return errno ? sp_fail(e, errno == ENOMEM ? SP_ENOMEM : SP_EIO,
				       N_("cannot read “{1}”: {2}"), f->name, strerror(errno))
			     : SP_OK;
	in->number++;
	in->row = json_loadb(in->line, (size_t)n, JSON_REJECT_DUPLICATES, NULL);
	return json_is_object(in->row) && json_object_size(in->row) == f->n ? SP_OK
									    : bad_line(r, f, in, e);
}

static bool blob_of(struct arena *a, const json_t *v, struct db_value *out)
{
	size_t n = json_string_length(v), got;
	unsigned char *bytes = arena_alloc(a, n / 4 * 3 + 4);
	const char *end;
	if (!bytes ||
	    sodium_base642bin(bytes, n / 4 * 3 + 4, json_string_value(v), n, NULL, &got, &end,
			      sodium_base64_VARIANT_ORIGINAL) != 0 ||
	    end != json_string_value(v) + n)
		return false;
	*out = DB_V_BLOB(((struct str){(const char *)bytes, got}));
	return true;
}

static bool value_of(struct arena *a, const json_t *v, enum record_type type, struct db_value *out)
{
	*out = DB_V_NULL;
	if (json_is_null(v))
		return true;
	switch (type) {
	case RECORD_INT:
		*out = DB_V_INT(json_integer_value(v));
		return json_is_integer(v);
	case RECORD_BOOL:
		*out = DB_V_INT(json_is_true(v));
		return json_is_boolean(v);
	case RECORD_TEXT:
		if (!json_is_string(v))
			return false;
		*out = DB_V_STR(((struct str){json_string_value(v), json_string_length(v)}));
		return true;
	case RECORD_BLOB:
		return json_is_string(v) && blob_of(a, v, out);
	}
	return false;
}

static bool is_known(const struct restore_plan *plan, int64_t municipality)
{
	for (uint32_t i = 0; i < plan->municipalities.n; i++)
		if (plan->municipalities.at[i] == municipality)
			return true;
	return false;
}

static sp_rc put_row(const struct restoring *r, const struct restore_file *f, const char *sql,
		     const struct reader *in, struct sp_err *e)
{
	struct db_value values[RECORD_COLUMNS_MOST] = {DB_V_NULL};
	for (size_t i = 0; i < f->n; i++)
		if (!value_of(r->scratch, json_object_get(in->row, f->columns[i]->name),
			      f->columns[i]->type, &values[i]))
			return bad_line(r, f, in, e);
	if (values[0].type != DB_INT || !is_known(r->plan, values[0].i))
		return bad_line(r, f, in, e);
	return db_exec(r->db, sql, values, f->n, NULL, e);
}

static const char *insert_into(struct arena *a, const struct restore_file *f)
{
	BUF_AUTO sql = BUF_INIT(SQL_MAX);
	buf_printf(&sql, "INSERT INTO %s (", f->table->name);
	for (size_t i = 0; i < f->n; i++)
		buf_printf(&sql, "%s%s", i ? ", " : "", f->columns[i]->name);
	buf_puts(&sql, ") VALUES (");
	for (size_t i = 0; i < f->n; i++) {
		bool yes = f->columns[i]->type == RECORD_BOOL;
		buf_printf(&sql, yes ? "%sCAST($%zu AS INTEGER) <> 0" : "%s$%zu", i ? ", " : "",
			   i + 1);
	}
	buf_char(&sql, ')');
	return buf_take(&sql, a);
}

static void count(struct restoring *r, const struct restore_file *f, int64_t rows)
{
	const char *name = f->table->name;
	r->done->rows += rows;
	if (strcmp(name, "document") == 0)
		r->done->documents = rows;
	else if (strcmp(name, "meeting") == 0)
		r->done->meetings = rows;
	else if (strcmp(name, "item") == 0)
		r->done->items = rows;
}

static sp_rc put_file(struct restoring *r, const struct restore_file *f, struct sp_err *e)
{
	const char *path = arena_printf(r->call->arena, "%s/%s", r->plan->folder, f->name);
	const char *sql = insert_into(r->call->arena, f);
	READER_AUTO in = {.number = 0};
	SP_NEED(path && sql);
	in.in = fopen(path, "re");
	if (!in.in)
		return sp_fail(e, SP_EIO, N_("cannot read “{1}”: {2}"), f->name, strerror(errno));
	for (;;) {
		arena_reset(r->scratch);
		SP_TRY(next_row(r, f, &in, e));
		if (!in.row)
			break;
		SP_TRY(put_row(r, f, sql, &in, e));
		SP_TRY(step(r, e));
	}
	if (in.number != f->rows)
		return bad_line(r, f, &in, e);
	count(r, f, in.number);
	return SP_OK;
}

/* ---- who wrote it ---- */

struct ids_of {
	SP_LIST(int64_t) list;
};

static sp_rc load_ids(struct restoring *r, enum council_sql sql, int64_t municipality,
		      int64_t after, struct ids_of *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality), DB_V_INT(after)};
	DB_ROWS_AUTO rows = NULL;
	out->list.n = 0;
	SP_TRY(db_query(r->db, council_sql(sql), args, 2, &rows, e));
	DB_EACH(rows, e) {
		int64_t *slot = sp_push(r->call->arena, &out->list);
		SP_NEED(slot);
		*slot = db_int(rows, 0);
	}
	return SP_OK;
}

static sp_rc audit(struct restoring *r, int64_t municipality, const char *table, int64_t id,
		   const struct audit_hash *after, struct sp_err *e)
{
	const struct audit_event event = {.municipality = municipality,
					  .who = r->call->who,
					  .action = N_("restore"),
					  .table = table,
					  .id = id,
					  .after = after};
	return audit_append(r->db, &event, e);
}

/* What its seal says it was: a row that was changed on the way no longer fits, and “spor check”
 * names it. A meeting from before there were seals is taken as it stands. */
static sp_rc take_meeting(struct restoring *r, int64_t municipality, int64_t id, struct sp_err *e)
{
	struct audit_hash after;
	struct seal kept;
	arena_reset(r->scratch);
	SP_TRY(seal_kept(r->db, r->scratch, municipality, id, &kept, e));
	if (kept.parts.n)
		seal_hash(&kept, &after);
	else
		SP_TRY(seal_now(r->db, r->scratch, municipality, id, &after, e));
	SP_TRY(audit(r, municipality, "meeting", id, &after, e));
	SP_TRY(derive_queue(r->db, municipality, id, e));
	return step(r, e);
}

static sp_rc take_body(struct restoring *r, int64_t municipality, int64_t id, struct sp_err *e)
{
	struct audit_hash after;
	if (r->plan->unprinted)
		SP_TRY(body_rename_as_before(r->db, r->call->arena, municipality, id, e));
	SP_TRY(seal_body(r->db, municipality, id, &after, e));
	return audit(r, municipality, "body", id, &after, e);
}

static sp_rc take_all(struct restoring *r, enum council_sql sql, int64_t municipality,
		      sp_rc (*take)(struct restoring *r, int64_t municipality, int64_t id,
				    struct sp_err *e),
		      struct sp_err *e)
{
	struct ids_of page = {0};
	for (int64_t after = INT64_MIN;;) {
		SP_TRY(load_ids(r, sql, municipality, after, &page, e));
		if (!page.list.n)
			return SP_OK;
		for (uint32_t i = 0; i < page.list.n; i++)
			SP_TRY(take(r, municipality, page.list.at[i], e));
		after = page.list.at[page.list.n - 1];
	}
}

/* ---- the whole ---- */

static sp_rc put_record(struct db *db, void *context, struct sp_err *e)
{
	struct restoring *r = context;
	const struct restore_plan *plan = r->plan;
	*r->done = (struct restore_done){.municipalities = plan->municipalities.n};
	r->progress.done = 0;
	SP_TRY(check_empty(r, e));
	SP_TRY(derive_rules_renew(db, e));
	db_defer(db);
	for (uint32_t i = 0; i < plan->files.n; i++) {
		if (!plan->files.at[i].table)
			continue;
		sp_rc rc = put_file(r, &plan->files.at[i], e);
		if (rc != SP_OK) {
			sp_err_where(e, plan->files.at[i].name);
			return rc;
		}
	}
	for (uint32_t i = 0; i < plan->municipalities.n; i++) {
		int64_t municipality = plan->municipalities.at[i];
		SP_TRY(take_all(r, SQL_BODY_IDS, municipality, take_body, e));
		SP_TRY(take_all(r, SQL_MEETING_IDS, municipality, take_meeting, e));
	}
	return SP_OK;
}

static sp_rc put_all(struct restoring *r, struct sp_err *e)
{
	r->progress = (struct call_progress){.what = N_("reading back"), .unit = N_("rows")};
	for (uint32_t i = 0; i < r->plan->files.n; i++)
		if (r->plan->files.at[i].table)
			r->progress.total += (uint64_t)r->plan->files.at[i].rows;
	SP_TRY(db_transact(r->db, put_record, r, e));
	/* when this is interrupted the next import goes on with it */
	sp_rc rc = derive_all(r->call, r->db, r->deriver, e);
	bool left = rc != SP_OK;
	if (rc == SP_OK)
		rc = derive_waits(r->db, &left, e);
	if (left)
		call_warn(
			r->call, "",
			N_("the record is read back whole, but not all of it can be searched yet: "
			   "“spor import” goes on with that, also without a PATH"));
	return rc;
}

sp_rc restore_run(struct command_call *call, const char *path, struct restore_done *out,
		  struct sp_err *e)
{
	ARENA_AUTO scratch = arena_new(ROW_MEMORY);
	DERIVER_AUTO deriver = NULL;
	struct restore_plan plan;
	struct restoring r = {.call = call, .plan = &plan, .done = out, .scratch = scratch};
	SP_NEED(scratch);
	SP_TRY(deriver_new(&deriver, e));
	r.deriver = deriver;
	SP_TRY(restore_plan_load(call->arena, path, &plan, e));
	sp_rc rc = restore_verify(call, &plan, e);
	if (rc == SP_OK)
		rc = call_store(call, DB_CREATE, &r.db, e);
	if (rc == SP_OK)
		rc = put_all(&r, e);
	call_progress_end(call);
	return rc;
}
