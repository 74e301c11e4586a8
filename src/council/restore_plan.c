/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/restore.h"

#include "council/files.h"

#include <errno.h>
#include <jansson.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MANIFEST_MEMORY = 16 * 1024 * 1024 };

static void json_cleanup(json_t **j)
{
	json_decref(*j);
}
#define JSON_AUTO __attribute__((cleanup(json_cleanup))) json_t *

static void file_cleanup(FILE **f)
{
	if (*f)
		(void)fclose(*f);
}
#define FILE_AUTO __attribute__((cleanup(file_cleanup))) FILE *

/* ---- is it one? ---- */

static bool is_folder(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool ends_with(const char *path, const char *end)
{
	size_t n = strlen(path), k = strlen(end);
	return n >= k && strcmp(path + n - k, end) == 0;
}

static const char *manifest_of(struct arena *a, const char *path)
{
	return is_folder(path) ? arena_printf(a, "%s/%s", path, EXPORT_MANIFEST) : path;
}

static json_t *load(struct arena *a, const char *path)
{
	struct sp_err e = {.key = NULL};
	struct str bytes;
	const char *manifest = manifest_of(a, path);
	struct stat st;
	if (!manifest || !ends_with(manifest, EXPORT_MANIFEST) || stat(manifest, &st) != 0 ||
	    !S_ISREG(st.st_mode) || st.st_size > MANIFEST_MEMORY / 2)
		return NULL;
	if (files_load(a, manifest, &bytes, &e) != SP_OK)
		return NULL;
	return json_loadb(bytes.p, bytes.n, JSON_REJECT_DUPLICATES, NULL);
}

static const char *text_of(const json_t *o, const char *key)
{
	return json_string_value(json_object_get(o, key));
}

static bool is_ours(const json_t *manifest)
{
	const char *kind = text_of(manifest, "kind");
	return kind && strcmp(kind, EXPORT_KIND) == 0;
}

bool restore_is_export(const char *path)
{
	ARENA_AUTO a = arena_new(MANIFEST_MEMORY);
	JSON_AUTO manifest = a ? load(a, path) : NULL;
	return is_ours(manifest);
}

static bool has_table(struct arena *a, const char *folder, const char *table)
{
	const char *file = arena_printf(a, "%s/%s.jsonl", folder, table);
	return file && access(file, F_OK) == 0;
}

bool restore_is_partial(const char *path)
{
	enum { NAMES = 64 * 1024 };
	ARENA_AUTO a = arena_new(NAMES);
	if (!a || !is_folder(path) || !has_table(a, path, "document") || restore_is_export(path))
		return false;
	return strstr(path, ".partial") || has_table(a, path, "meeting_version");
}

/* ---- what it says ---- */

static sp_rc bad(struct sp_err *e)
{
	return sp_fail(e, SP_EFORMAT,
		       N_("the export's manifest is damaged: take another copy of the export"));
}

static bool int_of(const json_t *o, const char *key, int64_t *out)
{
	const json_t *v = json_object_get(o, key);
	*out = json_integer_value(v);
	return json_is_integer(v) && *out >= 0;
}

static const struct record_column *column_named(const struct record_table *t, const char *name)
{
	for (size_t i = 0; t->columns[i].name; i++)
		if (strcmp(t->columns[i].name, name) == 0)
			return &t->columns[i];
	return NULL;
}

static sp_rc foreign(const char *what, struct sp_err *e)
{
	return sp_fail(e, SP_EFORMAT,
		       N_("the export has “{1}”, which this Spor does not know: read it back with "
			  "the Spor that wrote it, or a newer one"),
		       what);
}

static sp_rc take_columns(struct arena *a, const json_t *from, struct restore_file *f,
			  struct sp_err *e)
{
	const json_t *list = json_object_get(from, "columns");
	f->n = json_array_size(list);
	if (!f->n || f->n > RECORD_COLUMNS_MOST)
		return bad(e);
	for (size_t i = 0; i < f->n; i++) {
		const char *name = json_string_value(json_array_get(list, i));
		if (!name)
			return bad(e);
		f->columns[i] = column_named(f->table, name);
		if (!f->columns[i]) {
			const char *whole = arena_printf(a, "%s.%s", f->table->name, name);
			SP_NEED(whole);
			return foreign(whole, e);
		}
		for (size_t k = 0; k < i; k++)
			if (f->columns[k] == f->columns[i])
				return bad(e);
	}
	/* each row must say whose it is */
	return strcmp(f->columns[0]->name, "municipality") == 0 ? SP_OK : bad(e);
}

static bool is_plain(const char *name)
{
	return *name && *name != '.' && !strchr(name, '/');
}

static sp_rc take_file(struct arena *a, const json_t *from, struct restore_file *f,
		       struct sp_err *e)
{
	const char *name = text_of(from, "file"), *hash = text_of(from, "sha256");
	const char *table = text_of(from, "table");
	if (!name || !is_plain(name) || !hash || strlen(hash) != EXPORT_HASH_HEX - 1 ||
	    !int_of(from, "rows", &f->rows) || !int_of(from, "bytes", &f->bytes))
		return bad(e);
	f->name = arena_strdup(a, name);
	f->sha256 = arena_strdup(a, hash);
	SP_NEED(f->name && f->sha256);
	if (!table)
		return SP_OK;
	f->table = record_table_named(table);
	return f->table ? take_columns(a, from, f, e) : foreign(table, e);
}

static struct restore_file *file_of(const struct restore_plan *plan, const struct record_table *t)
{
	for (uint32_t i = 0; i < plan->files.n; i++)
		if (plan->files.at[i].table == t)
			return &plan->files.at[i];
	return NULL;
}

/* An export by this very schema has all of it; an older one may lack what came later. */
static sp_rc check_whole(const struct restore_plan *plan, bool older, struct sp_err *e)
{
	for (const struct record_table *t = record_tables; t->name && !older; t++) {
		const struct restore_file *f = file_of(plan, t);
		if (!f || f->n != record_columns(t))
			return sp_fail(e, SP_EFORMAT,
				       N_("the export lacks “{1}”, or columns of it: take another "
					  "copy of the export"),
				       t->name);
	}
	return SP_OK;
}

/* Parents before children, whatever the manifest's order. */
static void sort_files(struct restore_plan *plan)
{
	uint32_t at = 0;
	for (const struct record_table *t = record_tables; t->name; t++) {
		struct restore_file *f = file_of(plan, t);
		if (!f)
			continue;
		struct restore_file moved = *f;
		*f = plan->files.at[at];
		plan->files.at[at++] = moved;
	}
}

static sp_rc take_files(struct arena *a, const json_t *manifest, struct restore_plan *plan,
			struct sp_err *e)
{
	const json_t *list = json_object_get(manifest, "files"), *entry;
	size_t i;
	if (!json_is_array(list))
		return bad(e);
	json_array_foreach(list, i, entry)
	{
		struct restore_file f = {.name = NULL};
		SP_TRY(take_file(a, entry, &f, e));
		if (f.table && file_of(plan, f.table))
			return bad(e);
		struct restore_file *slot = sp_push(a, &plan->files);
		SP_NEED(slot);
		*slot = f;
	}
	sort_files(plan);
	return SP_OK;
}

static sp_rc take_municipalities(struct arena *a, const json_t *manifest, struct restore_plan *plan,
				 struct sp_err *e)
{
	const json_t *list = json_object_get(manifest, "municipalities"), *code;
	size_t i;
	if (!json_is_array(list))
		return bad(e);
	json_array_foreach(list, i, code)
	{
		int64_t *slot = sp_push(a, &plan->municipalities);
		SP_NEED(slot);
		*slot = json_integer_value(code);
		if (!json_is_integer(code))
			return bad(e);
	}
	return SP_OK;
}

static sp_rc take(struct arena *a, const json_t *manifest, struct restore_plan *plan,
		  struct sp_err *e)
{
	int64_t format, written;
	if (!int_of(manifest, "format", &format) || !int_of(manifest, "schema", &written))
		return bad(e);
	if (format > EXPORT_FORMAT || written > export_schema())
		return sp_fail(e, SP_EFORMAT,
			       N_("the export was written by a newer Spor: read it back with that "
				  "version, or a newer one"));
	plan->open = json_is_true(json_object_get(manifest, "public"));
	if (plan->open)
		return sp_fail(e, SP_EINVAL,
			       N_("the export was written with --public: it leaves out what is "
				  "closed and cannot be read back; read its documents with “spor "
				  "import” from where they came"));
	SP_TRY(take_municipalities(a, manifest, plan, e));
	SP_TRY(take_files(a, manifest, plan, e));
	const struct restore_file *names = file_of(plan, record_table_named("body_alias"));
	plan->unprinted = names && names->n < record_columns(names->table);
	return check_whole(plan, written < export_schema(), e);
}

sp_rc restore_plan_load(struct arena *a, const char *path, struct restore_plan *out,
			struct sp_err *e)
{
	JSON_AUTO manifest = load(a, path);
	*out = (struct restore_plan){.folder = is_folder(path) ? path : files_folder_of(a, path)};
	SP_NEED(out->folder);
	return manifest && is_ours(manifest) ? take(a, manifest, out, e) : bad(e);
}

/* ---- are its files whole? ---- */

static sp_rc hash_file(FILE *in, const char *name, int64_t *bytes, char hex[EXPORT_HASH_HEX],
		       struct sp_err *e)
{
	unsigned char hash[crypto_hash_sha256_BYTES], part[8192];
	crypto_hash_sha256_state state;
	*bytes = 0;
	(void)crypto_hash_sha256_init(&state);
	for (size_t n; (n = fread(part, 1, sizeof(part), in)) > 0; *bytes += (int64_t)n)
		(void)crypto_hash_sha256_update(&state, part, n);
	if (ferror(in))
		return sp_fail(e, SP_EIO, N_("cannot read “{1}”: {2}"), name, "?");
	(void)crypto_hash_sha256_final(&state, hash);
	(void)sodium_bin2hex(hex, EXPORT_HASH_HEX, hash, sizeof(hash));
	return SP_OK;
}

static sp_rc verify(const struct restore_plan *plan, struct arena *a, const struct restore_file *f,
		    struct sp_err *e)
{
	const char *path = arena_printf(a, "%s/%s", plan->folder, f->name);
	char hex[EXPORT_HASH_HEX];
	int64_t bytes;
	SP_NEED(path);
	FILE_AUTO in = fopen(path, "re");
	if (!in)
		return sp_fail(e, SP_EFORMAT,
			       N_("“{1}” of the export is not there, or cannot be read: take "
				  "another copy of the export"),
			       f->name);
	SP_TRY(hash_file(in, f->name, &bytes, hex, e));
	if (bytes < f->bytes)
		return sp_fail(e, SP_EFORMAT,
			       N_("“{1}” of the export ends too early: take another copy of the "
				  "export"),
			       f->name);
	if (bytes > f->bytes || strcmp(hex, f->sha256) != 0)
		return sp_fail(e, SP_EFORMAT,
			       N_("“{1}” of the export is not as it was written (its SHA-256 is "
				  "another one): take another copy of the export"),
			       f->name);
	return SP_OK;
}

/* Nothing is read from a spreadsheet: one that somebody has worked in is only told of. */
static sp_rc tolerate(struct command_call *call, const struct restore_file *f, sp_rc rc,
		      struct sp_err *e)
{
	if (f->table || rc != SP_EFORMAT)
		return rc;
	call_warn(call, f->name,
		  N_("it is gone or was changed since the export; nothing is read from it"));
	*e = (struct sp_err){.key = NULL};
	return SP_OK;
}

sp_rc restore_verify(struct command_call *call, const struct restore_plan *plan, struct sp_err *e)
{
	struct call_progress now = {.what = N_("checking"), .total = plan->files.n};
	for (uint32_t i = 0; i < plan->files.n; i++, now.done++) {
		const struct restore_file *f = &plan->files.at[i];
		call_progress(call, &now);
		if (call_interrupted(call))
			return sp_fail_code(e, SP_ECANCELED);
		SP_TRY(tolerate(call, f, verify(plan, call->arena, f, e), e));
	}
	return SP_OK;
}
