/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/meeting.h"

#include "council/body.h"
#include "council/body_learn.h"
#include "council/body_rename.h"
#include "council/correct.h"
#include "council/document.h"
#include "council/item_address.h"
#include "council/meeting_parts.h"
#include "council/spans.h"
#include "council/view.h"
#include "read/head.h"
#include "read/segment.h"

#include <stdio.h>

enum { SPANS_MAX = 64 * 1024 };

void meeting_term(struct civil date, char out[MEETING_TERM_SIZE])
{
	int first = date.year - ((date.year - 2018) % 4 + 4) % 4;
	(void)snprintf(out, MEETING_TERM_SIZE, "%d-%d", first % 10000, (first + 3) % 10000);
}

int meeting_rank(const char *kind, bool decided)
{
	if (!kind)
		return decided ? 3 : 1;
	if (strcmp(kind, "referat") == 0)
		return 3;
	return strcmp(kind, "dagsorden") == 0 ? 1 : 2;
}

static bool is_decided(const struct record *r)
{
	for (uint32_t i = 0; i < r->items.n; i++)
		if (r->items.at[i].decision.text.text)
			return true;
	return false;
}

sp_rc meeting_name(struct storing *s, uint32_t ordinal, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(s->w->municipality), DB_V_INT(s->body)};
	char *slug = NULL, *name = NULL;
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(s->w->db, "SELECT slug, name FROM body WHERE municipality = $1 AND id = $2",
			args, 2, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (more)
		SP_TRY(db_text(rows, 0, s->w->arena, &slug));
	if (more)
		SP_TRY(db_text(rows, 1, s->w->arena, &name));
	s->slug = slug ? slug : "?";
	s->body_name = name;
	s->out->key = view_key(s->w->arena, s->w->municipality, s->slug, s->day, ordinal, NULL);
	SP_NEED(s->out->key);
	return SP_OK;
}

struct meeting_row {
	struct buf spans, doubtful;
};

static void meeting_row_free(struct meeting_row *row)
{
	buf_free(&row->spans);
	buf_free(&row->doubtful);
}

static void meeting_spans(const struct rec_meeting *m, struct meeting_row *row)
{
	const struct {
		const char *name;
		const struct fact *fact;
	} fields[] = {{"body", &m->body},
		      {"date", &m->date},
		      {"start", &m->start},
		      {"end", &m->end},
		      {"place", &m->place},
		      {"kind", &m->kind_said},
		      {"municipality", &m->municipality}};
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		spans_add(&row->spans, fields[i].name, fields[i].fact);
		if (fields[i].fact->doubt && fields[i].fact->text)
			buf_printf(&row->doubtful, "%s%s", buf_view(&row->doubtful).n ? " " : "",
				   fields[i].name);
	}
}

/* The row as council/seal.c reads it: with the body's names. `v` as write_meeting binds it. */
static sp_rc seal_meeting(const struct storing *s, const struct db_value *v, struct sp_err *e)
{
	const struct db_value row[] = {v[0],
				       v[1],
				       v[2],
				       DB_V_TEXT(s->body_name),
				       DB_V_TEXT(s->slug),
				       v[3],
				       v[4],
				       v[5],
				       v[6],
				       v[7],
				       v[8],
				       v[9],
				       v[10],
				       v[11],
				       v[12],
				       DB_V_INT(0),
				       v[13],
				       v[14],
				       v[15]};
	(void)e;
	return seal_row(s->w->arena, s->w->rows, "meeting", 0, s->out->meeting, row,
			sizeof(row) / sizeof(row[0]));
}

sp_rc meeting_write_row(struct storing *s, uint32_t ordinal, struct sp_err *e)
{
	const struct rec_meeting *m = &s->r->meeting;
	__attribute__((cleanup(meeting_row_free))) struct meeting_row row = {BUF_INIT(SPANS_MAX),
									     BUF_INIT(SPANS_MAX)};
	char term[MEETING_TERM_SIZE];
	struct civil date = {0, 0, 0};
	(void)civil_parse_iso(s->day, &date);
	meeting_term(date, term);
	meeting_spans(m, &row);
	struct str doubtful = buf_view(&row.doubtful);
	const struct db_value values[] = {DB_V_INT(s->w->municipality),
					  DB_V_INT(s->out->meeting),
					  DB_V_INT(s->body),
					  DB_V_TEXT(s->day),
					  DB_V_INT(ordinal),
					  DB_V_TEXT(m->start.text),
					  DB_V_TEXT(m->end.text),
					  DB_V_TEXT(m->place.text),
					  DB_V_TEXT(meeting_kind_name(m->kind)),
					  DB_V_TEXT(term),
					  DB_V_INT(s->known.version + !s->again),
					  DB_V_INT(s->ids.document),
					  DB_V_INT(s->ids.extraction),
					  doubtful.n ? DB_V_STR(doubtful) : DB_V_NULL,
					  DB_V_STR(buf_view(&row.spans)),
					  DB_V_TEXT(s->w->now)};
	SP_TRY(seal_meeting(s, values, e));
	return db_exec(
		s->w->db,
		"INSERT INTO meeting (municipality, id, body, day, ordinal, starts, ends, place, "
		"kind, term, version, document, extraction, withdrawn, doubtful, spans, changed) "
		"VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, FALSE, $14, $15, "
		"$16) ON CONFLICT (municipality, id) DO UPDATE SET starts = excluded.starts, ends "
		"= "
		"excluded.ends, place = excluded.place, kind = excluded.kind, version = "
		"excluded.version, document = excluded.document, extraction = excluded.extraction, "
		"withdrawn = excluded.withdrawn, doubtful = excluded.doubtful, spans = "
		"excluded.spans, changed = excluded.changed",
		values, sizeof(values) / sizeof(values[0]), NULL, e);
}

static sp_rc write_version(const struct storing *s, bool current, struct sp_err *e)
{
	const struct rec_meeting *m = &s->r->meeting;
	int64_t version = s->known.version + 1;
	if (current)
		SP_TRY(db_run(
			s->w->db, e,
			"UPDATE meeting_version SET current = FALSE WHERE municipality = $1 AND "
			"meeting = $2",
			DB_V_INT(s->w->municipality), DB_V_INT(s->out->meeting)));
	else
		SP_TRY(db_run(s->w->db, e,
			      "UPDATE meeting SET version = $3 WHERE municipality = $1 AND id = $2",
			      DB_V_INT(s->w->municipality), DB_V_INT(s->out->meeting),
			      DB_V_INT(version)));
	const struct db_value values[] = {DB_V_INT(s->w->municipality),
					  DB_V_INT(s->out->meeting),
					  DB_V_INT(version),
					  DB_V_INT(s->ids.document),
					  DB_V_INT(s->ids.extraction),
					  DB_V_TEXT(meeting_kind_name(m->kind)),
					  DB_V_INT(current),
					  DB_V_TEXT(s->w->now)};
	const struct db_value row[] = {
		values[0],
		values[1],
		values[2],
		values[3],
		DB_V_BLOB(s->source->sha256),
		values[4],
		DB_V_BLOB(((struct str){(const char *)s->ids.text.b, AUDIT_HASH_SIZE})),
		values[5],
		values[6],
		values[7]};
	SP_TRY(seal_row(s->w->arena, s->w->rows, "meeting_version", 0, s->out->meeting, row,
			sizeof(row) / sizeof(row[0])));
	return db_exec(s->w->db,
		       "INSERT INTO meeting_version (municipality, meeting, version, document, "
		       "extraction, kind, current, imported) VALUES ($1, $2, $3, $4, $5, $6, "
		       "CAST($7 AS INTEGER) <> 0, $8)",
		       values, sizeof(values) / sizeof(values[0]), NULL, e);
}

/* ---- the whole ---- */

static sp_rc settle_body(struct storing *s, struct sp_err *e)
{
	const struct rec_meeting *m = &s->r->meeting;
	const char *name = m->body.text ? m->body.text : s->source->body;
	bool made;
	if (!name)
		return sp_fail(e, SP_EFORMAT,
			       N_("the text does not say which body met; give it with --body"));
	SP_TRY(body_ensure(s->w->db, s->w->arena, s->w->ids, s->w->municipality, str_of(name),
			   &s->body, &made, e));
	for (uint32_t i = 0; i < m->body_aliases.n; i++)
		SP_TRY(body_add_alias(s->w->db, s->w->arena, s->w->municipality, s->body,
				      str_of(m->body_aliases.at[i].text), ALIAS_PRINTED, e));
	SP_TRY(body_rename_settle(s->w, s->source->who, s->body, made, e));
	if (made) {
		s->out->new_body = name;
		SP_TRY(body_learn_stored(s->w->db, s->w->arena, s->w->municipality, e));
	}
	return body_learn(s->w->db, s->w->arena, s->w->municipality, s->r, e);
}

static sp_rc settle_day(struct storing *s, struct sp_err *e)
{
	struct civil date = head_date(&s->r->meeting);
	if (!date.year)
		date = s->source->date;
	if (!date.year)
		return sp_fail(
			e, SP_EFORMAT,
			N_("the text does not say when the meeting was; give it with --date"));
	civil_iso(date, s->day);
	return SP_OK;
}

sp_rc meeting_raw(const struct storing *s, struct audit_hash *out)
{
	const struct rec_meeting *m = &s->r->meeting;
	__attribute__((cleanup(meeting_row_free))) struct meeting_row row = {BUF_INIT(SPANS_MAX),
									     BUF_INIT(SPANS_MAX)};
	struct row_hashes rows = {0};
	struct writer dry = *s->w;
	struct sp_err e = {.key = NULL};
	dry.dry = true;
	dry.rows = &rows;
	meeting_spans(m, &row);
	const struct db_value values[] = {
		DB_V_TEXT(m->start.text),      DB_V_TEXT(m->end.text),
		DB_V_TEXT(m->place.text),      DB_V_TEXT(meeting_kind_name(m->kind)),
		DB_V_INT(s->ids.extraction),   DB_V_STR(buf_view(&row.doubtful)),
		DB_V_STR(buf_view(&row.spans))};
	SP_TRY(seal_row(dry.arena, &rows, "raw", 0, s->out->meeting, values,
			sizeof(values) / sizeof(values[0])));
	SP_TRY(write_attendance(&dry, s->out->meeting, 0, &m->present, &m->absent, &e));
	struct seals joined = {0};
	SP_TRY(seal_join(dry.arena, &rows, &joined));
	*out = joined.list.at[0].parts.at[0].state;
	return SP_OK;
}

sp_rc meeting_seal_before(struct storing *s, struct sp_err *e)
{
	s->out->had_before = s->known.id != 0;
	if (!s->known.id)
		return SP_OK;
	return seal_now(s->w->db, s->w->arena, s->w->municipality, s->known.id, &s->out->before, e);
}

/* A new meeting's seal follows from the rows just written; a known one is read again. `read`: this
 * record is the one in force. */
sp_rc meeting_seal_after(struct storing *s, bool read, struct sp_err *e)
{
	struct seals written = {0};
	struct seal none = {.meeting = s->out->meeting};
	SP_TRY(seal_join(s->w->arena, s->w->rows, &written));
	struct seal *seal = read && written.list.n ? &written.list.at[0] : &none;
	seal->meeting = s->out->meeting;
	struct seal_part *own = seal_part_of(seal, s->out->meeting);
	if (own)
		SP_TRY(meeting_raw(s, &own->raw));
	if (s->known.id)
		return seal_again(s->w->db, s->w->arena, s->w->municipality, s->known.id, seal,
				  &s->out->after, e);
	seal_hash(seal, &s->out->after);
	return seal_keep(s->w->db, s->w->arena, s->w->municipality, seal, e);
}

sp_rc meeting_set_withdrawn(const struct writer *w, const char *key, bool withdrawn,
			    struct meeting_stored *out, struct sp_err *e)
{
	struct storing s = {.w = w, .out = out};
	*out = (struct meeting_stored){.fate = MEETING_UNCHANGED};
	SP_TRY(meeting_find_by_key(&s, key, e));
	out->meeting = s.known.id;
	if (withdrawn && (!s.known.id || !s.known.withdrawn))
		out->fate = MEETING_WITHDRAWN;
	if (!s.known.id)
		return SP_OK;
	SP_TRY(meeting_key(&s, e));
	if (s.known.withdrawn == withdrawn)
		return SP_OK;
	if (!withdrawn)
		out->fate = MEETING_CHANGED;
	out->published = !withdrawn;
	SP_TRY(meeting_seal_before(&s, e));
	SP_TRY(db_run(w->db, e,
		      "UPDATE meeting SET withdrawn = CAST($4 AS INTEGER) <> 0, changed = $3 WHERE "
		      "municipality = $1 AND id = $2",
		      DB_V_INT(w->municipality), DB_V_INT(s.known.id), DB_V_TEXT(w->now),
		      DB_V_INT(withdrawn)));
	return meeting_seal_after(&s, false, e);
}

/* All that hangs on the meeting's row, and what people have said of it. */
static sp_rc write_content(struct storing *s, struct sp_err *e)
{
	if (s->r->meeting.present.n || s->r->meeting.absent.n || !s->known.id)
		SP_TRY(write_attendance(s->w, s->out->meeting, 0, &s->r->meeting.present,
					&s->r->meeting.absent, e));
	SP_TRY(meeting_write_items(s, e));
	if (!s->known.id)
		return SP_OK;
	SP_TRY(correct_reapply(s->w, s->out->meeting, e));
	return item_address_settle(s->w, s->out->meeting, NULL, e);
}

/* A list of meetings may say “minutes” of one whose items nobody has seen. */
static bool is_newer(const struct storing *s)
{
	const char *kind = meeting_kind_name(s->r->meeting.kind);
	const char *supplement = meeting_kind_name(MEETING_SUPPLEMENT);
	/* the supplement came before what it is a supplement to */
	bool first = s->beside && s->known.kind && strcmp(s->known.kind, supplement) == 0;
	return !s->known.id || !s->known.items.n || first ||
	       meeting_rank(kind, is_decided(s->r)) >= meeting_rank(s->known.kind, true);
}

static sp_rc store_version(struct storing *s, struct sp_err *e)
{
	const bool newer = is_newer(s);
	uint32_t ordinal = s->known.id ? s->known.ordinal : s->ordinals + 1;
	s->out->fate = !s->known.id ? MEETING_NEW : newer ? MEETING_CHANGED : MEETING_KEPT_OLD;
	s->out->meeting = s->known.id ? s->known.id : ids_next(s->w->ids);
	SP_TRY(meeting_seal_before(s, e));
	SP_TRY(meeting_name(s, ordinal, e));
	if (newer)
		SP_TRY(meeting_write_row(s, ordinal, e));
	SP_TRY(write_version(s, newer, e));
	if (newer)
		SP_TRY(write_content(s, e));
	return meeting_seal_after(s, newer, e);
}

sp_rc meeting_store(const struct writer *w, const struct meeting_source *source,
		    const struct record *r, uint32_t part, struct meeting_stored *out,
		    struct sp_err *e)
{
	struct storing s = {.w = w, .source = source, .r = r, .out = out};
	bool again;
	*out = (struct meeting_stored){0};
	if (r->from->draft) {
		out->fate = MEETING_DRAFT;
		return SP_OK;
	}
	if (r->from->withdrawn) {
		/* by its key; the end of the run decides */
		out->fate = r->from->key ? MEETING_UNCHANGED : MEETING_WITHDRAWN;
		return SP_OK;
	}
	SP_TRY(meeting_read_again(&s, part, &again, e));
	if (again)
		return SP_OK;
	SP_TRY(settle_day(&s, e));
	SP_TRY(settle_body(&s, e));
	SP_TRY(meeting_find_by_key(&s, r->from->key, e));
	if (s.known.id)
		SP_TRY(meeting_load_items(w, &s.known, e));
	else
		SP_TRY(meeting_find_by_day(&s, e));
	bool same;
	SP_TRY(document_same_text(w, &s.known.extraction, r, &same, e));
	SP_TRY(document_write(w, source, r, part, &s.ids, e));
	SP_TRY(document_was_read(w, s.ids.document, source->words, e));
	/* a list of meetings says nothing of the items of one that is known */
	if (s.known.id && (same || !r->items.n || (source->back && !is_newer(&s)))) {
		out->fate = MEETING_UNCHANGED;
		out->meeting = s.known.id;
		out->withdrawn = s.known.withdrawn && same;
		return meeting_key(&s, e);
	}
	return store_version(&s, e);
}
