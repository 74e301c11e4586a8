/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/stored.h"

#include "council/statements.h"

static const struct stored_file *find(const struct stored_document *d, struct arena *a,
				      const char *name)
{
	char *clean = arena_strdup(a, name);
	for (char *c = clean; c && *c; c++)
		if (*c == '\\')
			*c = '/';
	struct str wanted = str_of(clean ? clean : "");
	while (wanted.n && wanted.p[0] == '/')
		wanted = str_sub(wanted, 1, wanted.n);
	for (uint32_t i = 0; i < d->files.n; i++)
		if (str_ieq(str_of(d->files.at[i].name), wanted))
			return &d->files.at[i];
	return NULL;
}

static bool find_file(void *context, struct arena *a, const char *name, const char **found)
{
	const struct stored_file *f = find(context, a, name);
	if (f)
		*found = f->name;
	return f != NULL;
}

static sp_rc load_file(void *context, struct arena *a, const char *name, struct str *bytes,
		       struct sp_err *e)
{
	const struct stored_file *f = find(context, a, name);
	if (!f || !f->kept)
		return sp_fail(e, SP_ENOTFOUND, N_("the file “{1}” is not there"), name);
	*bytes = f->bytes;
	return SP_OK;
}

struct neighbours stored_neighbours(struct stored_document *d)
{
	return (struct neighbours){d, find_file, load_file};
}

static sp_rc copy(const struct db_rows *rows, size_t column, struct arena *a, struct str *out)
{
	struct str s = db_str(rows, column);
	char *bytes = arena_alloc(a, s.n + 1);
	SP_NEED(bytes);
	if (s.n)
		memcpy(bytes, s.p, s.n);
	*out = (struct str){bytes, s.n};
	return SP_OK;
}

static sp_rc load_files(struct db *db, struct arena *a, const struct db_value *args,
			struct stored_document *out, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db, council_sql(SQL_DOCUMENT_FILES), args, 2, &rows, e));
	DB_EACH(rows, e) {
		char *name;
		struct stored_file *f = sp_push(a, &out->files);
		SP_NEED(f);
		SP_TRY(db_text(rows, 0, a, &name));
		f->name = name;
		f->kept = !db_is_null(rows, 1);
		SP_TRY(copy(rows, 1, a, &f->bytes));
	}
	return SP_OK;
}

sp_rc stored_load(struct db *db, struct arena *a, int64_t municipality, int64_t id,
		  struct stored_document *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality), DB_V_INT(id)};
	char *name;
	bool more;
	*out = (struct stored_document){.municipality = municipality, .id = id};
	{
		DB_ROWS_AUTO rows = NULL;
		SP_TRY(db_query(db, council_sql(SQL_DOCUMENT), args, 2, &rows, e));
		SP_TRY(db_next(rows, &more, e));
		if (!more)
			return sp_fail(e, SP_ECORRUPT,
				       N_("the document of that version is not there"));
		SP_TRY(db_text(rows, 0, a, &name));
		out->name = name;
		SP_TRY(copy(rows, 1, a, &out->bytes));
		SP_TRY(copy(rows, 2, a, &out->sha256));
	}
	return load_files(db, a, args, out, e);
}
