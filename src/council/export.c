/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/export.h"

#include "core/json.h"
#include "council/asked.h"
#include "council/council.h"

#include <stdio.h>

enum { SQL_MAX = 16 * 1024, BASE64_STEP = 3 * 1024, MANIFEST_MAX = 1024 * 1024 };

sp_rc export_note(struct exporter *x, const struct export_file *f, const struct record_table *table)
{
	struct export_entry *entry = sp_push(x->call->arena, &x->done->files);
	SP_NEED(entry);
	*entry = (struct export_entry){
		.file = f->name, .table = table, .rows = f->rows, .bytes = f->bytes};
	memcpy(entry->sha256, f->sha256, sizeof(entry->sha256));
	x->done->rows += table ? f->rows : 0;
	x->done->bytes += f->bytes;
	return SP_OK;
}

sp_rc export_step(struct exporter *x, struct sp_err *e)
{
	x->progress.done++;
	call_progress(x->call, &x->progress);
	return call_interrupted(x->call) ? sp_fail_code(e, SP_ECANCELED) : SP_OK;
}

/* ---- the rows of a table ---- */

static void put_columns(const struct record_table *t, bool open, struct buf *sql)
{
	for (size_t i = 0; t->columns[i].name; i++) {
		const char *name = t->columns[i].name;
		buf_puts(sql, i ? ", " : "");
		if (open && t->columns[i].shut)
			buf_printf(sql, "CASE WHEN t.closed THEN NULL ELSE t.%s END", name);
		else
			buf_printf(sql, "t.%s", name);
	}
}

static void put_from(const struct exporter *x, const struct record_table *t, struct buf *sql)
{
	const char *open = x->wish->open ? t->open : "";
	buf_printf(sql, " FROM %s t", t->name);
	if (x->wish->municipality)
		buf_puts(sql, " WHERE t.municipality = $1");
	if (*open)
		buf_printf(sql, " %s %s", x->wish->municipality ? "AND" : "WHERE", open);
}

static sp_rc ask(const struct exporter *x, struct buf *sql, struct db_rows **rows, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(x->wish->municipality)};
	const char *text = buf_take(sql, x->call->arena);
	SP_NEED(text);
	return db_query(x->db, text, args, x->wish->municipality ? 1 : 0, rows, e);
}

/* Each table is ordered by its key, whose columns stand first. */
static sp_rc select_rows(const struct exporter *x, const struct record_table *t,
			 struct db_rows **rows, struct sp_err *e)
{
	BUF_AUTO sql = BUF_INIT(SQL_MAX);
	buf_puts(&sql, "SELECT ");
	put_columns(t, x->wish->open, &sql);
	put_from(x, t, &sql);
	buf_puts(&sql, " ORDER BY ");
	for (unsigned i = 0; i < t->keys; i++)
		buf_printf(&sql, "%st.%s", i ? ", " : "", t->columns[i].name);
	return ask(x, &sql, rows, e);
}

static sp_rc count_rows(struct exporter *x, const struct record_table *t, struct sp_err *e)
{
	BUF_AUTO sql = BUF_INIT(SQL_MAX);
	DB_ROWS_AUTO rows = NULL;
	bool more;
	buf_puts(&sql, "SELECT COUNT(*)");
	put_from(x, t, &sql);
	SP_TRY(ask(x, &sql, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	uint64_t n = more ? (uint64_t)db_int(rows, 0) : 0;
	x->progress.total += n;
	if (strcmp(t->name, "meeting") == 0)
		x->done->meetings = n;
	return SP_OK;
}

static void put_base64(struct json_writer *w, struct buf *text, struct str bytes)
{
	char part[BASE64_STEP / 3 * 4 + 1];
	buf_reset(text);
	for (size_t at = 0; at < bytes.n; at += BASE64_STEP) {
		struct str piece = str_sub(bytes, at, BASE64_STEP);
		(void)sodium_bin2base64(part, sizeof(part), (const unsigned char *)piece.p, piece.n,
					sodium_base64_VARIANT_ORIGINAL);
		buf_puts(text, part);
	}
	if (!buf_ok(text))
		w->failed = true;
	jw_str(w, buf_view(text));
}

static void put_value(struct json_writer *w, struct buf *text, const struct db_rows *rows, size_t i,
		      enum record_type type)
{
	if (db_is_null(rows, i))
		jw_null(w);
	else if (type == RECORD_INT)
		jw_int(w, db_int(rows, i));
	else if (type == RECORD_BOOL)
		jw_bool(w, db_int(rows, i) != 0);
	else if (type == RECORD_TEXT)
		jw_str(w, db_str(rows, i));
	else
		put_base64(w, text, db_str(rows, i));
}

struct row_text {
	struct buf out, text;
};
static void line_free(struct row_text *l)
{
	buf_free(&l->out);
	buf_free(&l->text);
}
#define LINE_AUTO __attribute__((cleanup(line_free))) struct row_text

static sp_rc put_rows(struct exporter *x, const struct record_table *t, struct export_file *f,
		      struct sp_err *e)
{
	LINE_AUTO line = {BUF_INIT(EXPORT_LINE_MAX), BUF_INIT(EXPORT_LINE_MAX)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(select_rows(x, t, &rows, e));
	DB_EACH(rows, e) {
		struct json_writer w = JW_WRITER(&line.out, JW_COMPACT);
		buf_reset(&line.out);
		jw_object_begin(&w);
		for (size_t i = 0; t->columns[i].name; i++) {
			jw_key(&w, t->columns[i].name);
			put_value(&w, &line.text, rows, i, t->columns[i].type);
		}
		jw_object_end(&w);
		SP_NEED(jw_ok(&w));
		buf_char(&line.out, '\n');
		export_file_add(f, buf_view(&line.out));
		f->rows++;
		if (f->failed)
			return SP_OK; /* told when it is closed */
		SP_TRY(export_step(x, e));
	}
	return SP_OK;
}

static sp_rc put_table(struct exporter *x, const struct record_table *t, struct sp_err *e)
{
	struct export_file f;
	const char *name = arena_printf(x->call->arena, "%s.jsonl", t->name);
	SP_NEED(name);
	SP_TRY(export_file_open(&x->folder, name, &f, e));
	sp_rc rc = put_rows(x, t, &f, e);
	if (rc != SP_OK) {
		export_file_drop(&f);
		return rc;
	}
	SP_TRY(export_file_close(&f, e));
	return export_note(x, &f, t);
}

/* ---- the manifest ---- */

static sp_rc find_municipalities(struct exporter *x, struct sp_err *e)
{
	BUF_AUTO sql = BUF_INIT(SQL_MAX);
	DB_ROWS_AUTO rows = NULL;
	buf_puts(&sql, "SELECT municipality FROM (SELECT DISTINCT municipality FROM document UNION "
		       "SELECT DISTINCT municipality FROM body UNION SELECT DISTINCT municipality "
		       "FROM set_aside) t");
	if (x->wish->municipality)
		buf_puts(&sql, " WHERE t.municipality = $1");
	buf_puts(&sql, " ORDER BY municipality");
	SP_TRY(ask(x, &sql, &rows, e));
	DB_EACH(rows, e) {
		int64_t *slot = sp_push(x->call->arena, &x->done->municipalities);
		SP_NEED(slot);
		*slot = db_int(rows, 0);
	}
	return SP_OK;
}

int export_schema(void)
{
	int last = 0;
	for (const struct migration *m = council_module.migrations; m->version; m++)
		last = m->version;
	return last;
}

static void put_entry(struct json_writer *w, const struct export_entry *entry)
{
	jw_object_begin(w);
	jw_put_text(w, "file", entry->file);
	if (entry->table) {
		jw_put_text(w, "table", entry->table->name);
		jw_key(w, "columns");
		jw_array_begin(w);
		for (size_t i = 0; entry->table->columns[i].name; i++)
			jw_text(w, entry->table->columns[i].name);
		jw_array_end(w);
	}
	jw_put_int(w, "rows", (int64_t)entry->rows);
	jw_put_int(w, "bytes", (int64_t)entry->bytes);
	jw_put_text(w, "sha256", entry->sha256);
	jw_object_end(w);
}

static sp_rc put_manifest(struct exporter *x, struct sp_err *e)
{
	BUF_AUTO out = BUF_INIT(MANIFEST_MAX);
	struct json_writer w = JW_WRITER(&out, JW_PRETTY);
	struct export_file f;
	jw_object_begin(&w);
	jw_put_text(&w, "kind", EXPORT_KIND);
	jw_put_int(&w, "format", EXPORT_FORMAT);
	jw_put_int(&w, "schema", export_schema());
	jw_put_bool(&w, "public", x->wish->open);
	jw_key(&w, "municipalities");
	jw_array_begin(&w);
	for (uint32_t i = 0; i < x->done->municipalities.n; i++)
		jw_int(&w, x->done->municipalities.at[i]);
	jw_array_end(&w);
	jw_key(&w, "files");
	jw_array_begin(&w);
	for (uint32_t i = 0; i < x->done->files.n; i++)
		put_entry(&w, &x->done->files.at[i]);
	jw_array_end(&w);
	jw_object_end(&w);
	SP_NEED(jw_ok(&w));
	buf_char(&out, '\n');
	SP_TRY(export_file_open(&x->folder, EXPORT_MANIFEST, &f, e));
	export_file_add(&f, buf_view(&out));
	return export_file_close(&f, e);
}

/* ---- the whole ---- */

static sp_rc nothing_of(int64_t municipality, struct sp_err *e)
{
	char code[24];
	(void)snprintf(code, sizeof(code), "%lld", (long long)municipality);
	return sp_fail(e, SP_ENOTFOUND, N_("the store holds nothing of municipality {1}"), code);
}

static bool is_left_out(const struct exporter *x, const struct record_table *t)
{
	return x->wish->open && !t->open;
}

static sp_rc put_all(struct exporter *x, struct sp_err *e)
{
	SP_TRY(find_municipalities(x, e));
	if (x->wish->municipality && !x->done->municipalities.n)
		return nothing_of(x->wish->municipality, e);
	SP_TRY(x->wish->before(x->call, x->done, e));
	for (const struct record_table *t = record_tables; t->name; t++)
		if (!is_left_out(x, t))
			SP_TRY(count_rows(x, t, e));
	x->progress.total += x->done->meetings;
	for (const struct record_table *t = record_tables; t->name; t++)
		if (!is_left_out(x, t))
			SP_TRY(put_table(x, t, e));
	SP_TRY(export_sheets(x, e));
	SP_TRY(export_threads(x, e));
	return put_manifest(x, e);
}

/* One snapshot, whatever an import writes meanwhile. */
static sp_rc put_snapshot(struct exporter *x, struct sp_err *e)
{
	SP_TRY(db_begin(x->db, e));
	sp_rc rc = put_all(x, e);
	db_rollback(x->db);
	return rc;
}

sp_rc export_run(struct command_call *call, const struct export_wish *wish, struct export_done *out,
		 struct sp_err *e)
{
	struct exporter x = {.call = call,
			     .wish = wish,
			     .done = out,
			     .progress = {.what = N_("exporting"), .unit = N_("rows")}};
	*out = (struct export_done){.rows = 0};
	SP_TRY(asked_store(call, &x.db, e));
	sp_rc rc = export_folder_open(call->arena, wish->path, &x.folder, e);
	if (rc == SP_OK)
		rc = put_snapshot(&x, e);
	call_progress_end(call);
	if (rc == SP_OK)
		rc = export_folder_publish(&x.folder, e);
	export_folder_drop(&x.folder);
	return rc;
}
