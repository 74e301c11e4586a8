/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a case system publishes and withdraws. One folder may hold an export of a meeting, a later
 * one that withdraws it, and a third that publishes it again: the last one in the order of the run
 * counts, whether the store knows it or not, and only the end of the run can tell which that is. So
 * the same folder leaves the same record each time, and an export that comes back after it was
 * withdrawn brings its meeting back. */
#include "council/import_parts.h"

static sp_rc add_say(struct importer *im, const struct import_say *say, const char *key)
{
	const char *own = arena_strdup(im->keep, key);
	struct import_say *slot = own ? sp_push(im->keep, &im->says) : NULL;
	SP_NEED(slot);
	*slot = *say;
	slot->key = own;
	return SP_OK;
}

sp_rc import_say_record(struct importer *im, const struct import_read *r,
			const struct record *record, int64_t municipality,
			struct import_outcome *out, struct sp_err *e)
{
	const struct meeting_stored *m = &out->meetings.at[out->meetings.n - 1];
	bool withdrawn = record->from->withdrawn, waits = withdrawn || m->withdrawn;
	(void)e;
	if (!record->from->key || m->fate == MEETING_DRAFT)
		return SP_OK;
	out->held |= waits;
	return add_say(im,
		       &(struct import_say){.municipality = municipality,
					    .withdrawn = withdrawn,
					    .file = waits ? r : NULL,
					    .meeting = out->meetings.n - 1},
		       record->from->key);
}

sp_rc import_say_known(struct importer *im, const struct import_read *r, struct import_outcome *out,
		       struct sp_err *e)
{
	const struct db_value args[] = {
		DB_V_BLOB(((struct str){(const char *)r->sha256, IMPORT_HASH_SIZE})),
		DB_V_INT(im->wish->municipality)};
	DB_ROWS_AUTO rows = NULL;
	if (r->file->stored || !import_is_export(r))
		return SP_OK;
	SP_TRY(db_query(im->db,
			"SELECT d.municipality, d.agenda_key, MAX(CASE WHEN m.withdrawn THEN 1 "
			"ELSE 0 END) FROM document d JOIN document k ON k.municipality = "
			"d.municipality AND k.agenda_key = d.agenda_key JOIN meeting_version v ON "
			"v.municipality = k.municipality AND v.document = k.id JOIN meeting m ON "
			"m.municipality = v.municipality AND m.id = v.meeting WHERE d.sha256 = $1 "
			"AND (CAST($2 AS BIGINT) = 0 OR d.municipality = CAST($2 AS BIGINT)) "
			"GROUP BY d.municipality, d.agenda_key ORDER BY d.municipality",
			args, 2, &rows, e));
	DB_EACH(rows, e) {
		bool waits = db_int(rows, 2) != 0;
		struct import_say say = {.municipality = db_int(rows, 0),
					 .file = waits ? r : NULL,
					 .meeting = out->meetings.n};
		char *key;
		SP_TRY(db_text(rows, 1, im->scratch, &key));
		SP_TRY(add_say(im, &say, key));
		if (!waits)
			continue;
		struct meeting_stored *m = sp_push(im->scratch, &out->meetings);
		SP_NEED(m);
		*m = (struct meeting_stored){.fate = MEETING_UNCHANGED};
		out->held = true;
	}
	return SP_OK;
}

/* The outcome's own texts live as long as the batch. */
sp_rc import_hold(struct importer *im, struct import_read *r, const struct import_outcome *out)
{
	struct import_held held = {r, *out};
	held.outcome.meetings.n = held.outcome.meetings.cap = 0;
	held.outcome.meetings.at = NULL;
	for (uint32_t i = 0; i < out->meetings.n; i++) {
		struct meeting_stored m = out->meetings.at[i];
		m.key = m.key ? arena_strdup(im->keep, m.key) : NULL;
		m.new_body = m.new_body ? arena_strdup(im->keep, m.new_body) : NULL;
		struct meeting_stored *slot = sp_push(im->keep, &held.outcome.meetings);
		if (slot)
			*slot = m;
	}
	struct import_held *slot = sp_push(im->keep, &im->held);
	if (!slot || held.outcome.meetings.n < out->meetings.n) {
		import_read_free(r);
		return SP_ENOMEM;
	}
	*slot = held;
	return SP_OK;
}

static bool said_later(const struct importer *im, uint32_t index)
{
	const struct import_say *say = &im->says.at[index];
	for (uint32_t i = index + 1; i < im->says.n; i++)
		if (im->says.at[i].municipality == say->municipality &&
		    strcmp(im->says.at[i].key, say->key) == 0)
			return true;
	return false;
}

static sp_rc settle_one(struct importer *im, const struct import_say *say,
			struct meeting_stored *out, struct sp_err *e)
{
	struct row_hashes rows = {0};
	const struct writer w = {.db = im->db,
				 .arena = im->scratch,
				 .ids = &im->ids,
				 .municipality = say->municipality,
				 .now = im->now,
				 .rows = &rows};
	SP_TRY(meeting_set_withdrawn(&w, say->key, say->withdrawn, out, e));
	if (out->fate == MEETING_UNCHANGED || !out->meeting)
		return SP_OK;
	return import_audit(im, say->municipality, out, e);
}

static struct meeting_stored *waiting(struct importer *im, const struct import_say *say)
{
	for (uint32_t i = 0; i < im->held.n; i++)
		if (im->held.at[i].file == say->file)
			return &im->held.at[i].outcome.meetings.at[say->meeting];
	return NULL;
}

static sp_rc settle_all(struct db *db, void *context, struct sp_err *e)
{
	struct importer *im = context;
	db_defer(db);
	for (uint32_t i = 0; i < im->says.n; i++) {
		const struct import_say *say = &im->says.at[i];
		struct meeting_stored *m = say->file ? waiting(im, say) : NULL;
		if (m && !said_later(im, i))
			SP_TRY(settle_one(im, say, m, e));
	}
	return SP_OK;
}

sp_rc import_settle(struct importer *im, struct sp_err *e)
{
	if (!im->held.n)
		return SP_OK;
	instant_iso(instant_now(NULL), im->now);
	arena_reset(im->scratch);
	SP_TRY(db_transact(im->db, settle_all, im, e));
	for (uint32_t i = 0; i < im->held.n; i++)
		im->held.at[i].outcome.fate = import_fate_of(&im->held.at[i].outcome);
	return SP_OK;
}

void import_drop_held(struct importer *im)
{
	for (uint32_t i = 0; i < im->held.n; i++)
		import_read_free(im->held.at[i].file);
	im->held.n = 0;
	im->says.n = 0;
}
