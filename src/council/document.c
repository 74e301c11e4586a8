/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/document.h"

#include "core/buf.h"

#include <sodium.h>

enum { LAYOUT_MAX = 32 * 1024 * 1024 };

static const char *media_name(enum media m)
{
	static const char *const names[] = {
		[MEDIA_UNKNOWN] = "unknown", [MEDIA_TEXT] = "text", [MEDIA_HTML] = "html",
		[MEDIA_PDF] = "pdf",	     [MEDIA_XML] = "xml",   [MEDIA_JSON] = "json",
		[MEDIA_ARCHIVE] = "archive"};
	return names[m];
}

void document_hash(struct str bytes, const struct source_file *files, uint32_t n,
		   unsigned char out[32])
{
	unsigned char one[crypto_hash_sha256_BYTES];
	crypto_hash_sha256_state all;
	bool more = false;
	(void)crypto_hash_sha256(out, (const unsigned char *)bytes.p, bytes.n);
	(void)crypto_hash_sha256_init(&all);
	(void)crypto_hash_sha256_update(&all, out, sizeof(one));
	for (uint32_t i = 0; i < n; i++) {
		if (!files[i].kept)
			continue;
		more = true;
		(void)crypto_hash_sha256(one, (const unsigned char *)files[i].bytes.p,
					 files[i].bytes.n);
		(void)crypto_hash_sha256_update(&all, one, sizeof(one));
	}
	if (more)
		(void)crypto_hash_sha256_final(&all, out);
}

static bool has_closed(const struct record *r)
{
	for (uint32_t i = 0; i < r->items.n; i++)
		if (r->items.at[i].closed)
			return true;
	return false;
}

static sp_rc find_id(const struct writer *w, const char *sql, const struct db_value *args, size_t n,
		     int64_t *id, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	bool more;
	*id = 0;
	SP_TRY(db_query(w->db, sql, args, n, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (more)
		*id = db_int(rows, 0);
	return SP_OK;
}

static sp_rc document_row(const struct writer *w, const struct meeting_source *source,
			  const struct record *r, int64_t *id, struct sp_err *e)
{
	const struct db_value key[] = {DB_V_INT(w->municipality), DB_V_BLOB(source->sha256)};
	SP_TRY(find_id(w, "SELECT id FROM document WHERE municipality = $1 AND sha256 = $2", key, 2,
		       id, e));
	if (*id && has_closed(r))
		return db_run(
			w->db, e,
			"UPDATE document SET closed = TRUE WHERE municipality = $1 AND id = $2",
			DB_V_INT(w->municipality), DB_V_INT(*id));
	if (*id)
		return SP_OK;
	*id = ids_next(w->ids);
	SP_TRY(db_run(
		w->db, e,
		"INSERT INTO document (municipality, id, sha256, name, media, format, "
		"agenda_key, bytes, closed, imported) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, "
		"CAST($9 AS INTEGER) <> 0, $10)",
		key[0], DB_V_INT(*id), key[1], DB_V_TEXT(source->name),
		DB_V_TEXT(media_name(r->from->media)), DB_V_TEXT(r->from->format),
		DB_V_TEXT(r->from->key), DB_V_BLOB(source->bytes), DB_V_INT(has_closed(r)),
		DB_V_TEXT(w->now)));
	for (uint32_t i = 0; i < source->n_files; i++) {
		const struct source_file *f = &source->files[i];
		SP_TRY(db_run(w->db, e,
			      "INSERT INTO document_file (municipality, document, position, name, "
			      "bytes) VALUES ($1, $2, $3, $4, $5)",
			      key[0], DB_V_INT(*id), DB_V_INT(i), DB_V_TEXT(f->name),
			      f->kept ? DB_V_BLOB(f->bytes) : DB_V_NULL));
	}
	return SP_OK;
}

/* Where lines were left out or joined; the others follow one another. */
static void numbers_of(const struct extraction *x, struct buf *out)
{
	uint32_t next = 1, last = 0;
	for (uint32_t i = 0; i < x->lines.n; i++) {
		const struct line *l = &x->lines.at[i];
		if (l->number && l->number != next && l->number != last)
			buf_printf(out, "%u %u 0 %u\n", l->off, l->len, l->number);
		last = l->number;
		next = last + 1;
	}
}

static void layout_of(const struct extraction *x, struct buf *out)
{
	if (!x->boxes.n)
		numbers_of(x, out);
	for (uint32_t i = 0; i < x->boxes.n && i < x->lines.n; i++) {
		const struct line *l = &x->lines.at[i];
		const struct line_box *b = &x->boxes.at[i];
		buf_printf(out, "%u %u %u %.1f %.1f %.1f %.1f\n", l->off, l->len, l->page,
			   (double)b->x, (double)b->y, (double)b->w, (double)b->h);
	}
}

static void warnings_of(const struct extraction *x, struct buf *out)
{
	for (uint32_t i = 0; i < x->warnings.n; i++)
		buf_printf(out, "%s\t%s\n", x->warnings.at[i].key,
			   x->warnings.at[i].arg ? x->warnings.at[i].arg : "");
}

sp_rc document_write(const struct writer *w, const struct meeting_source *source,
		     const struct record *r, uint32_t part, struct document_ids *out,
		     struct sp_err *e)
{
	SP_TRY(document_row(w, source, r, &out->document, e));
	return document_text(w, r, part, out, e);
}

/* The text of a part, found by itself when it stands there. */
sp_rc document_text(const struct writer *w, const struct record *r, uint32_t part,
		    struct document_ids *out, struct sp_err *e)
{
	const struct extraction *x = r->from;
	struct str text = {x->text, x->text_len};
	(void)crypto_hash_sha256(out->text.b, (const unsigned char *)text.p, text.n);
	const struct db_value key[] = {
		DB_V_INT(w->municipality), DB_V_INT(out->document), DB_V_INT(part),
		DB_V_BLOB(((struct str){(char *)out->text.b, sizeof(out->text.b)}))};
	SP_TRY(find_id(w,
		       "SELECT id FROM extraction WHERE municipality = $1 AND document = $2 AND "
		       "part = $3 AND text_hash = $4",
		       key, 4, &out->extraction, e));
	if (out->extraction)
		return SP_OK;
	BUF_AUTO layout = BUF_INIT(LAYOUT_MAX);
	BUF_AUTO warnings = BUF_INIT(LAYOUT_MAX);
	layout_of(x, &layout);
	warnings_of(x, &warnings);
	struct str l = buf_view(&layout), ws = buf_view(&warnings);
	out->extraction = ids_next(w->ids);
	return db_run(w->db, e,
		      "INSERT INTO extraction (municipality, id, document, part, reader, text, "
		      "text_hash, layout, warnings) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
		      key[0], DB_V_INT(out->extraction), key[1], key[2], DB_V_INT(READER_VERSION),
		      DB_V_STR(text), key[3], l.n ? DB_V_STR(l) : DB_V_NULL,
		      ws.n ? DB_V_STR(ws) : DB_V_NULL);
}

sp_rc document_was_read(const struct writer *w, int64_t document, int64_t words, struct sp_err *e)
{
	return db_run(w->db, e,
		      "INSERT INTO document_reading (municipality, document, reader, words, at) "
		      "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (municipality, document) DO UPDATE "
		      "SET reader = excluded.reader, words = excluded.words, at = excluded.at",
		      DB_V_INT(w->municipality), DB_V_INT(document), DB_V_INT(READER_VERSION),
		      DB_V_INT(words), DB_V_TEXT(w->now));
}

sp_rc document_same_text(const struct writer *w, const int64_t *extraction, const struct record *r,
			 bool *same, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(w->municipality), DB_V_INT(*extraction)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	*same = false;
	if (!*extraction)
		return SP_OK;
	SP_TRY(db_query(w->db, "SELECT text FROM extraction WHERE municipality = $1 AND id = $2",
			args, 2, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	*same = more && str_eq(db_str(rows, 0), (struct str){r->from->text, r->from->text_len});
	return SP_OK;
}
