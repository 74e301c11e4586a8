/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/view.h"

#include "council/body.h"
#include "council/statements.h"
#include "read/read.h"
#include "read/segment.h"

#include <stdio.h>

struct stored_file {
	const char *name;
	struct str bytes;
	bool kept; /* its bytes are in the store */
};
struct stored_files {
	SP_LIST(struct stored_file) list;
};

static const struct stored_file *stored(const struct stored_files *files, struct arena *a,
					const char *name)
{
	char *clean = arena_strdup(a, name);
	for (char *c = clean; c && *c; c++)
		if (*c == '\\')
			*c = '/';
	struct str wanted = str_of(clean ? clean : "");
	while (wanted.n && wanted.p[0] == '/')
		wanted = str_sub(wanted, 1, wanted.n);
	for (uint32_t i = 0; i < files->list.n; i++)
		if (str_ieq(str_of(files->list.at[i].name), wanted))
			return &files->list.at[i];
	return NULL;
}

static bool find_stored(void *context, struct arena *a, const char *name, const char **found)
{
	const struct stored_file *f = stored(context, a, name);
	if (f)
		*found = f->name;
	return f != NULL;
}

static sp_rc load_stored(void *context, struct arena *a, const char *name, struct str *bytes,
			 struct sp_err *e)
{
	const struct stored_file *f = stored(context, a, name);
	if (!f || !f->kept)
		return sp_fail(e, SP_ENOTFOUND, N_("the file “{1}” is not there"), name);
	*bytes = f->bytes;
	return SP_OK;
}

static sp_rc copy_blob(const struct db_rows *rows, size_t column, struct arena *a, struct str *out)
{
	struct str s = db_str(rows, column);
	char *copy = arena_alloc(a, s.n + 1);
	SP_NEED(copy);
	if (s.n)
		memcpy(copy, s.p, s.n);
	*out = (struct str){copy, s.n};
	return SP_OK;
}

static sp_rc load_files(struct db *db, struct arena *a, const struct db_value *args,
			struct stored_files *out, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(db, council_sql(SQL_DOCUMENT_FILES), args, 2, &rows, e));
	for (;;) {
		char *name;
		SP_TRY(db_next(rows, &more, e));
		if (!more)
			return SP_OK;
		struct stored_file *f = sp_push(a, &out->list);
		SP_NEED(f);
		SP_TRY(db_text(rows, 0, a, &name));
		f->name = name;
		f->kept = !db_is_null(rows, 1);
		SP_TRY(copy_blob(rows, 1, a, &f->bytes));
	}
}

static sp_rc load_document(struct db *db, struct arena *a, const struct db_value *args,
			   struct source_input *in, struct sp_err *e)
{
	char *name;
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(db, council_sql(SQL_DOCUMENT), args, 2, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (!more)
		return sp_fail(e, SP_ECORRUPT, N_("the document of that version is not there"));
	SP_TRY(db_text(rows, 0, a, &name));
	in->name = name;
	return copy_blob(rows, 1, a, &in->bytes);
}

/* Is it, or was it the same matter as, an item that is closed now? */
static bool closed_now(struct arena *a, const struct view *newest, const struct rec_item *item)
{
	for (uint32_t i = 0; i < newest->record.items.n; i++) {
		const struct rec_item *now = &newest->record.items.at[i];
		const char *number = now->number.text, *title = now->title.text;
		if (!now->closed)
			continue;
		if (number && item->number.text && strcmp(number, item->number.text) == 0)
			return true;
		if (title && item->title.text &&
		    title_likeness(a, str_of(title), str_of(item->title.text)) >= 0.5)
			return true;
	}
	return false;
}

static sp_rc dress(struct arena *a, const struct view *newest, bool closed, struct view *v)
{
	for (uint32_t i = 0; i < v->record.items.n; i++) {
		struct rec_item *item = &v->record.items.at[i];
		struct view_item *shown = sp_push(a, &v->items);
		SP_NEED(shown);
		shown->slug = item->number.text ? body_slug(a, str_of(item->number.text))
						: arena_printf(a, "u%u", i + 1);
		SP_NEED(shown->slug);
		shown->key = arena_printf(a, "%s/%s", v->key, shown->slug);
		SP_NEED(shown->key);
		item->closed = item->closed || closed_now(a, newest, item);
		shown->hidden = item->closed && !closed;
		if (shown->hidden)
			*item = (struct rec_item){.number = item->number,
						  .title = item->title,
						  .closed = true,
						  .truncated = item->truncated};
	}
	return SP_OK;
}

static sp_rc find_version(const struct view *newest, int version, const struct view_version **out,
			  struct sp_err *e)
{
	char said[16], least[16] = "1", most[16] = "1";
	uint32_t n = newest->versions.n;
	for (uint32_t i = 0; i < n; i++)
		if (newest->versions.at[i].version == version) {
			*out = &newest->versions.at[i];
			return SP_OK;
		}
	(void)snprintf(said, sizeof(said), "%d", version);
	if (n) {
		(void)snprintf(least, sizeof(least), "%d", newest->versions.at[0].version);
		(void)snprintf(most, sizeof(most), "%d", newest->versions.at[n - 1].version);
	}
	return sp_fail(e, SP_ENOTFOUND, N_("the meeting has no version {1}; it has {2} to {3}"),
		       said, least, most);
}

sp_rc view_load_version(struct db *db, struct arena *a, const struct lexicon *lex,
			const struct view *newest, int version, bool closed, struct view **out,
			struct sp_err *e)
{
	const struct view_version *wanted = NULL;
	struct stored_files files = {0};
	const struct neighbours near = {&files, find_stored, load_stored};
	struct source_input in = {.near = &near};
	struct records records = {0};
	SP_TRY(find_version(newest, version, &wanted, e));
	const struct db_value args[] = {DB_V_INT(newest->municipality), DB_V_INT(wanted->document)};
	SP_TRY(load_document(db, a, args, &in, e));
	SP_TRY(load_files(db, a, args, &files, e));
	SP_TRY(read_document(a, lex, &in, &records, e));
	if (wanted->part < 0 || (uint32_t)wanted->part >= records.list.n)
		return sp_fail(e, SP_EFORMAT,
			       N_("the document of that version no longer gives that meeting"));
	struct view *v = ARENA_NEW(a, struct view);
	struct view_source *source = v ? sp_push(a, &v->sources) : NULL;
	SP_NEED(source);
	struct view_source *now = source;
	*v = *newest;
	v->items = (__typeof__(v->items)){0};
	v->sources = (__typeof__(v->sources)){now, 1, 1};
	v->corrections = (view_corrections){0};
	v->record = *records.list.at[wanted->part];
	v->version = version;
	v->source = 0;
	now->document = wanted->name;
	memcpy(now->sha256, wanted->sha256, sizeof(now->sha256));
	now->part = wanted->part;
	now->reader = READER_VERSION;
	now->text = *v->record.from;
	v->record.from = &now->text;
	*out = v;
	return dress(a, newest, closed, v);
}
