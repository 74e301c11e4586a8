/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies beside a case system's export: its attachments, named by it or not, and prints of the
 * same minutes. What may be minutes, or is broken, is never taken for an attachment. */
#include "council/import_parts.h"

#include "council/files.h"

bool import_is_export(const struct import_read *r)
{
	enum source_kind kind = SOURCE_UNKNOWN;
	for (uint32_t i = 0; i < r->records.list.n; i++) {
		enum media m = r->records.list.at[i]->from->media;
		if (m == MEDIA_XML || m == MEDIA_JSON)
			return true;
	}
	if (r->known && !r->records.list.n)
		kind = source_detect(r->bytes);
	return kind >= SOURCE_ACADRE_MANIFEST && kind <= SOURCE_FIRSTAGENDA;
}

sp_rc import_note_export(struct importer *im, const struct import_read *r, struct sp_err *e)
{
	uint32_t n = im->exports.n;
	const char *folder;
	(void)e;
	if (r->file->stored || (!r->beside.n && !import_is_export(r)))
		return SP_OK;
	folder = files_folder_of(r->arena, r->file->path);
	SP_NEED(folder);
	if (n && strcmp(im->exports.at[n - 1], folder) == 0)
		return SP_OK;
	const char *own = arena_strdup(im->keep, folder);
	const char **slot = own ? sp_push(im->keep, &im->exports) : NULL;
	SP_NEED(slot);
	*slot = own;
	return SP_OK;
}

/* In a folder with an export, or below it. */
static bool beside_export(const struct importer *im, const struct import_read *r)
{
	struct str path = str_of(r->file->path);
	for (uint32_t i = 0; i < im->exports.n; i++) {
		struct str folder = str_of(im->exports.at[i]);
		if (str_eq(folder, STR(".")) && path.p[0] != '/' && path.p[0] != '.')
			return true;
		if (str_starts(path, folder) && path.n > folder.n && path.p[folder.n] == '/')
			return true;
	}
	return false;
}

sp_rc import_find_print(struct importer *im, const struct import_read *r,
			struct import_outcome *out, struct sp_err *e)
{
	struct row_hashes rows = {0};
	struct writer w = {.db = im->db, .arena = im->scratch, .now = im->now, .rows = &rows};
	struct sp_err quiet = {.key = NULL};
	int64_t document;
	if (r->rc != SP_OK || r->file->stored || r->records.list.n != 1 || import_is_export(r) ||
	    !beside_export(im, r))
		return SP_OK;
	const struct record *record = r->records.list.at[0];
	const struct meeting_source source = {
		.sha256 = {(const char *)r->sha256, IMPORT_HASH_SIZE}};
	if (import_municipality(im, r->file, record, &w.municipality, &quiet) != SP_OK)
		return SP_OK; /* told when it is stored */
	SP_TRY(meeting_find_document(&w, &source, &document, e));
	return document ? SP_OK : meeting_is_exported(&w, record, &out->print_of, e);
}

/* Minutes or an agenda, though it may not say whose or when. */
static bool looks_like_minutes(const struct record *r)
{
	bool decided = false;
	for (uint32_t i = 0; i < r->items.n && !decided; i++)
		decided = r->items.at[i].decision.text.text != NULL;
	return decided || r->meeting.kind_said.text ||
	       (r->meeting.body.text && r->meeting.date.text);
}

enum import_belonging import_belongs(const struct importer *im, const struct import_read *r)
{
	enum source_kind kind = source_detect(r->bytes);
	bool read = r->records.list.n == 1;
	if (r->file->stored)
		return BELONGS_NOT;
	/* its leader may have come after it, in this batch */
	if (import_pool_marked(im->pool, r->file->path))
		return BELONGS_NAMED;
	if (!beside_export(im, r))
		return BELONGS_NOT;
	if (kind == SOURCE_OFFICE || kind == SOURCE_PICTURE)
		return BELONGS_KIND;
	if (!read || import_is_export(r) || looks_like_minutes(r->records.list.at[0]))
		return BELONGS_NOT;
	return BELONGS_TEXT;
}
