/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/aside.h"

#include <stdlib.h>

enum { REASON_MAX = 4096 };

static int by_value(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
	return (x > y) - (x < y);
}

static sp_rc hashes(struct db *db, struct arena *a, const char *sql, const struct db_value *args,
		    size_t n, struct import_hashes *out, struct sp_err *e)
{
	SP_LIST(uint64_t) list = {0};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db, sql, args, n, &rows, e));
	DB_EACH(rows, e) {
		uint64_t *slot = sp_push(a, &list);
		struct str hash = db_str(rows, 0);
		SP_NEED(slot);
		memcpy(slot, hash.p, hash.n < sizeof(*slot) ? hash.n : sizeof(*slot));
	}
	if (list.n)
		qsort(list.at, list.n, sizeof(*list.at), by_value);
	*out = (struct import_hashes){list.at, list.n};
	return SP_OK;
}

static sp_rc any_aside(struct db *db, bool *any, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db, "SELECT 1 FROM set_aside LIMIT 1", NULL, 0, &rows, e));
	return db_next(rows, any, e);
}

sp_rc aside_known(struct db *db, struct arena *a, const struct import_wish *wish, int64_t words,
		  struct import_known *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(READER_VERSION), DB_V_INT(wish->municipality),
					DB_V_INT(words)};
	*out = (struct import_known){0};
	SP_TRY(hashes(db, a,
		      "SELECT d.sha256 FROM document d JOIN document_reading r ON r.municipality = "
		      "d.municipality AND r.document = d.id WHERE (CAST($2 AS BIGINT) = 0 OR "
		      "d.municipality = CAST($2 AS BIGINT)) AND r.reader = $1 AND r.words = $3",
		      args, 3, &out->stored, e));
	/* exports say themselves which of them counts */
	SP_TRY(hashes(db, a,
		      "SELECT d.sha256 FROM meeting m JOIN meeting_version v ON v.municipality = "
		      "m.municipality AND v.meeting = m.id AND v.document <> m.document JOIN "
		      "document d ON d.municipality = v.municipality AND d.id = v.document JOIN "
		      "document n ON n.municipality = m.municipality AND n.id = m.document WHERE "
		      "m.version > 1 AND n.name = d.name AND d.agenda_key IS NULL AND "
		      "(CAST($1 AS BIGINT) = 0 OR m.municipality = CAST($1 AS BIGINT))",
		      &args[1], 1, &out->replaced, e));
	SP_TRY(any_aside(db, &out->any_aside, e));
	if (wish->retry)
		return SP_OK;
	const struct db_value same[] = {DB_V_INT(READER_VERSION), DB_V_INT(words)};
	return hashes(db, a,
		      "SELECT sha256 FROM set_aside WHERE reader = $1 AND words = $2 AND NOT again",
		      same, 2, &out->aside, e);
}

static bool has_hash(const struct import_read *r)
{
	static const unsigned char none[IMPORT_HASH_SIZE] = {0};
	return memcmp(r->sha256, none, sizeof(none)) != 0;
}

static struct db_value hash_of(const struct import_read *r)
{
	return DB_V_BLOB(((struct str){(const char *)r->sha256, IMPORT_HASH_SIZE}));
}

sp_rc aside_write(struct db *db, const struct aside_note *note, const struct import_read *r,
		  struct sp_err *e)
{
	BUF_AUTO reason = BUF_INIT(REASON_MAX);
	if (!has_hash(r))
		return SP_OK;
	sp_err_text(&r->err, LANG_EN, &reason);
	bool again = note->again || (r->rc != SP_EFORMAT && r->rc != SP_ELIMIT);
	return db_run(
		db, e,
		"INSERT INTO set_aside (municipality, sha256, name, reader, code, reason, again, "
		"seen, words) VALUES ($1, $2, $3, $4, $5, $6, CAST($7 AS INTEGER) <> 0, $8, $9) ON "
		"CONFLICT (municipality, sha256) DO UPDATE SET name = excluded.name, reader = "
		"excluded.reader, code = excluded.code, reason = excluded.reason, again = "
		"excluded.again, seen = excluded.seen, words = excluded.words",
		DB_V_INT(note->municipality), hash_of(r), DB_V_TEXT(r->file->name),
		DB_V_INT(READER_VERSION), DB_V_TEXT(sp_rc_name(r->rc)), DB_V_STR(buf_view(&reason)),
		DB_V_INT(again), DB_V_TEXT(note->now), DB_V_INT(note->words));
}

static sp_rc code_of(struct str name)
{
	for (int code = SP_OK + 1; code < SP_RC_COUNT; code++)
		if (str_eq(name, str_of(sp_rc_name((sp_rc)code))))
			return (sp_rc)code;
	return SP_EFORMAT;
}

sp_rc aside_reason(struct db *db, struct arena *a, struct import_read *r, struct sp_err *e)
{
	const struct db_value args[] = {hash_of(r)};
	char *reason = NULL;
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(db, "SELECT reason, code FROM set_aside WHERE sha256 = $1", args, 1, &rows,
			e));
	SP_TRY(db_next(rows, &more, e));
	if (more)
		SP_TRY(db_text(rows, 0, a, &reason));
	r->rc = sp_fail(&r->err, more ? code_of(db_str(rows, 1)) : SP_EFORMAT,
			N_("set aside at an earlier import: {1}"), reason ? reason : "?");
	return SP_OK;
}

sp_rc aside_remove(struct db *db, const struct import_read *r, struct sp_err *e)
{
	return db_run(db, e, "DELETE FROM set_aside WHERE sha256 = $1", hash_of(r));
}

sp_rc aside_neighbours(struct db *db, struct import_read *r, struct sp_err *e)
{
	const struct db_value args[] = {hash_of(r)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db,
			"SELECT f.name FROM document d JOIN document_file f ON f.municipality = "
			"d.municipality AND f.document = d.id WHERE d.sha256 = $1 ORDER BY "
			"f.municipality, f.position",
			args, 1, &rows, e));
	DB_EACH(rows, e) {
		char *name;
		struct source_file *f = sp_push(r->arena, &r->beside);
		SP_NEED(f);
		SP_TRY(db_text(rows, 0, r->arena, &name));
		f->name = name;
	}
	return SP_OK;
}
