/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing one file's records. */
#include "council/import_parts.h"

#include "council/aside.h"
#include "council/derive.h"

#include <sys/stat.h>

sp_rc import_audit(const struct importer *im, int64_t municipality, const struct meeting_stored *m,
		   struct sp_err *e)
{
	const char *action = m->fate == MEETING_WITHDRAWN ? N_("withdraw")
			     : m->published		  ? N_("publish")
			     : m->again			  ? N_("reread")
							  : N_("import");
	const struct audit_event event = {.municipality = municipality,
					  .who = im->call->who,
					  .action = action,
					  .table = "meeting",
					  .id = m->meeting,
					  .before = m->had_before ? &m->before : NULL,
					  .after = &m->after};
	SP_TRY(derive_queue(im->db, municipality, m->meeting, e));
	return audit_append(im->db, &event, e);
}

sp_rc import_municipality(const struct importer *im, const struct import_file *file,
			  const struct record *r, int64_t *out, struct sp_err *e)
{
	if (file->stored) {
		*out = file->stored->municipality;
		return SP_OK;
	}
	*out = im->wish->municipality ? im->wish->municipality : r->municipality;
	if (!*out)
		*out = im->wish->otherwise;
	if (*out)
		return SP_OK;
	return sp_fail(e, SP_EFORMAT,
		       N_("the text does not say which municipality it is from; give it with "
			  "--municipality"));
}

/* Asked once for each file, before any part of it is stored. */
static sp_rc was_there(const struct writer *w, struct import_outcome *out,
		       const struct meeting_source *source, uint32_t part, struct sp_err *e)
{
	int64_t document;
	if (part)
		return SP_OK;
	SP_TRY(meeting_find_document(w, source, &document, e));
	out->again = document != 0;
	return SP_OK;
}

/* Is the file, with bytes that the store knows, where it is since after the version in force came,
 * which had its name? */
static sp_rc put_back(const struct writer *w, const struct import_read *r,
		      const struct meeting_source *source, bool *yes, struct sp_err *e)
{
	struct stat file;
	char since[INSTANT_ISO_SIZE];
	*yes = false;
	if (!r->back || stat(r->file->path, &file) != 0)
		return SP_OK;
	instant_iso((int64_t)file.st_ctim.tv_sec * 1000 + file.st_ctim.tv_nsec / 1000000, since);
	const struct db_value args[] = {DB_V_INT(w->municipality), DB_V_BLOB(source->sha256),
					DB_V_TEXT(source->name), DB_V_TEXT(since)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(
		w->db,
		"SELECT 1 FROM document d JOIN meeting_version v ON v.municipality = "
		"d.municipality AND v.document = d.id JOIN meeting m ON m.municipality = "
		"v.municipality AND m.id = v.meeting AND m.document <> d.id JOIN document n ON "
		"n.municipality = m.municipality AND n.id = m.document AND n.name = d.name JOIN "
		"meeting_version c ON c.municipality = m.municipality AND c.meeting = m.id AND "
		"c.current WHERE d.municipality = $1 AND d.sha256 = $2 AND d.name = $3 AND "
		"c.imported <= $4 LIMIT 1",
		args, 4, &rows, e));
	return db_next(rows, yes, e);
}

static sp_rc store_record(struct importer *im, const struct import_read *r, uint32_t part,
			  struct import_outcome *out, struct sp_err *e)
{
	const struct record *record = r->records.list.at[part];
	struct row_hashes rows = {0};
	struct meeting_stored m;
	int64_t municipality;
	SP_TRY(import_municipality(im, r->file, record, &municipality, e));
	const struct writer w = {.db = im->db,
				 .arena = im->scratch,
				 .ids = &im->ids,
				 .municipality = municipality,
				 .now = im->now,
				 .rows = &rows};
	struct meeting_source source = {.name = r->file->name,
					.sha256 = {(const char *)r->sha256, IMPORT_HASH_SIZE},
					.bytes = r->bytes,
					.files = r->beside.at,
					.n_files = r->beside.n,
					.body = im->wish->body,
					.date = im->wish->date,
					.who = im->call->who,
					.words = im->words,
					.lex = im->lex};
	SP_TRY(was_there(&w, out, &source, part, e));
	SP_TRY(put_back(&w, r, &source, &source.back, e));
	source.again = out->again && !source.back;
	SP_TRY(meeting_store(&w, &source, record, part, &m, e));
	struct meeting_stored *slot = sp_push(im->scratch, &out->meetings);
	SP_NEED(slot);
	*slot = m;
	if (!r->file->stored)
		SP_TRY(import_say_record(im, r, record, municipality, out, e));
	if (m.fate == MEETING_UNCHANGED || m.fate == MEETING_DRAFT || !m.meeting)
		return SP_OK;
	return import_audit(im, municipality, &m, e);
}

enum import_fate import_fate_of(const struct import_outcome *o)
{
	static const enum import_fate fates[] = {[MEETING_NEW] = IMPORT_NEW,
						 [MEETING_CHANGED] = IMPORT_CHANGED,
						 [MEETING_KEPT_OLD] = IMPORT_CHANGED,
						 [MEETING_UNCHANGED] = IMPORT_UNCHANGED,
						 [MEETING_WITHDRAWN] = IMPORT_WITHDRAWN,
						 [MEETING_DRAFT] = IMPORT_SKIPPED};
	enum import_fate best = IMPORT_FATES;
	for (uint32_t i = 0; i < o->meetings.n; i++)
		if (fates[o->meetings.at[i].fate] < best)
			best = fates[o->meetings.at[i].fate];
	return best == IMPORT_FATES ? IMPORT_SKIPPED : best;
}

/* All records of a file; what is wrong with one, said before anything of it was written, is kept in
 * the result and ends the rest. */
static sp_rc store_records(struct importer *im, struct import_read *r, struct import_outcome *out,
			   struct sp_err *e)
{
	for (uint32_t i = 0; i < r->records.list.n && r->rc == SP_OK; i++) {
		struct sp_err one = {.key = NULL};
		sp_rc rc = store_record(im, r, i, out, &one);
		if (rc == SP_EFORMAT || rc == SP_EINVAL) {
			r->rc = rc;
			r->err = one;
		} else if (rc != SP_OK) {
			*e = one;
			return rc;
		}
	}
	return SP_OK;
}

/* What was wrong, when nothing of the file could be stored: it is an attachment, or set aside. */
static sp_rc set_aside(struct importer *im, struct import_read *r, bool unread,
		       struct import_outcome *out, struct sp_err *e)
{
	if (r->file->stored)
		return SP_OK;
	out->belongs = r->rc == SP_EFORMAT ? import_belongs(im, r) : BELONGS_NOT;
	if (out->belongs) {
		out->fate = IMPORT_BELONGS;
		return im->known.any_aside ? aside_remove(im->db, r, e) : SP_OK;
	}
	return aside_write(
		im->db, &(struct aside_note){im->wish->municipality, im->words, im->now, !unread},
		r, e);
}

/* One that needs no storing; *done tells. */
static sp_rc pass_over(struct importer *im, struct import_read *r, struct import_outcome *out,
		       bool *done, struct sp_err *e)
{
	*done = true;
	if (r->belongs) {
		out->fate = IMPORT_BELONGS;
		out->belongs = BELONGS_NAMED;
		return SP_OK;
	}
	if (r->known) {
		out->fate = IMPORT_UNCHANGED;
		SP_TRY(import_say_known(im, r, out, e));
		return import_note_export(im, r, e);
	}
	*done = r->aside;
	if (!r->aside)
		return SP_OK;
	out->belongs = import_belongs(im, r);
	if (out->belongs) {
		out->fate = IMPORT_BELONGS;
		return aside_remove(im->db, r, e);
	}
	return aside_reason(im->db, im->scratch, r, e);
}

sp_rc import_store_file(struct importer *im, struct import_read *r, struct import_outcome *out,
			struct sp_err *e)
{
	bool unread = r->rc != SP_OK, done;
	*out = (struct import_outcome){.fate = IMPORT_FAILED};
	SP_TRY(pass_over(im, r, out, &done, e));
	if (done)
		return SP_OK;
	SP_TRY(import_find_print(im, r, out, e));
	if (out->print_of) {
		out->fate = IMPORT_BELONGS;
		out->belongs = BELONGS_PRINT;
		return SP_OK;
	}
	SP_TRY(store_records(im, r, out, e));
	if (r->rc != SP_OK && !out->meetings.n)
		return set_aside(im, r, unread, out, e);
	out->fate = import_fate_of(out);
	SP_TRY(import_note_export(im, r, e));
	return im->known.any_aside ? aside_remove(im->db, r, e) : SP_OK;
}
