/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/meeting.h"

#include "council/body.h"
#include "council/correct.h"
#include "council/document.h"
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

static int rank_of(const char *kind, bool decided)
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

static sp_rc name_meeting(struct storing *s, uint32_t ordinal, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(s->w->municipality), DB_V_INT(s->body)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(s->w->db, "SELECT slug FROM body WHERE municipality = $1 AND id = $2", args,
			2, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	struct str slug = more ? db_str(rows, 0) : STR("?");
	s->out->key = ordinal > 1
			      ? arena_printf(s->w->arena, "%lld/" STR_FMT "/%s~%u",
					     (long long)s->w->municipality, STR_ARG(slug), s->day,
					     ordinal)
			      : arena_printf(s->w->arena, "%lld/" STR_FMT "/%s",
					     (long long)s->w->municipality, STR_ARG(slug), s->day);
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
		if (fields[i].fact->doubtful)
			buf_printf(&row->doubtful, "%s%s", buf_view(&row->doubtful).n ? " " : "",
				   fields[i].name);
	}
}

static sp_rc write_meeting(struct storing *s, uint32_t ordinal, struct sp_err *e)
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
					  DB_V_INT(s->known.version + 1),
					  DB_V_INT(s->ids.document),
					  DB_V_INT(s->ids.extraction),
					  doubtful.n ? DB_V_STR(doubtful) : DB_V_NULL,
					  DB_V_STR(buf_view(&row.spans)),
					  DB_V_TEXT(s->w->now)};
	return write_row(
		s->w, "meeting",
		"INSERT INTO meeting (municipality, id, body, day, ordinal, starts, ends, place, "
		"kind, term, version, document, extraction, withdrawn, doubtful, spans, changed) "
		"VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, FALSE, $14, $15, "
		"$16) ON CONFLICT (municipality, id) DO UPDATE SET starts = excluded.starts, ends "
		"= "
		"excluded.ends, place = excluded.place, kind = excluded.kind, version = "
		"excluded.version, document = excluded.document, extraction = excluded.extraction, "
		"withdrawn = excluded.withdrawn, doubtful = excluded.doubtful, spans = "
		"excluded.spans, changed = excluded.changed",
		s->out->meeting, values, sizeof(values) / sizeof(values[0]), e);
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
	return write_row(s->w, "meeting_version",
			 "INSERT INTO meeting_version (municipality, meeting, version, document, "
			 "extraction, kind, current, imported) VALUES ($1, $2, $3, $4, $5, $6, "
			 "CAST($7 AS INTEGER) <> 0, $8)",
			 s->out->meeting, values, sizeof(values) / sizeof(values[0]), e);
}

/* ---- items ---- */

static struct known_item *match(const struct storing *s, const struct rec_item *item)
{
	for (uint32_t i = 0; i < s->known.items.n; i++) {
		struct known_item *k = &s->known.items.at[i];
		if (!k->taken && meeting_same_item(s->w->arena, k, item, 0.5))
			return k;
	}
	return NULL;
}

static bool slug_used(const struct storing *s, const struct rec_item *items, uint32_t n,
		      const char *const *slugs, const char *slug)
{
	(void)items;
	for (uint32_t i = 0; i < n; i++)
		if (slugs[i] && strcmp(slugs[i], slug) == 0)
			return true;
	for (uint32_t i = 0; i < s->known.items.n; i++)
		if (strcmp(s->known.items.at[i].slug, slug) == 0)
			return true;
	return false;
}

static const char *item_slug(const struct storing *s, uint32_t index, const char *const *slugs)
{
	const struct rec_item *item = &s->r->items.at[index];
	char *base = item->number.text ? body_slug(s->w->arena, str_of(item->number.text))
				       : arena_printf(s->w->arena, "u%u", index + 1);
	const char *slug = base;
	if (base && !*base)
		slug = base = arena_printf(s->w->arena, "u%u", index + 1);
	for (int n = 2; slug && slug_used(s, s->r->items.at, index, slugs, slug); n++)
		slug = arena_printf(s->w->arena, "%s~%d", base, n);
	return slug;
}

static sp_rc write_item(struct storing *s, uint32_t position, const struct rec_item *item,
			const struct known_item *known, const char *slug, struct sp_err *e)
{
	__attribute__((cleanup(meeting_row_free))) struct meeting_row row = {BUF_INIT(SPANS_MAX),
									     BUF_INIT(SPANS_MAX)};
	int64_t id = known ? known->id : ids_next(s->w->ids), file;
	SP_TRY(write_case(s->w, &item->case_no, &file, e));
	spans_add(&row.spans, "number", &item->number);
	spans_add(&row.spans, "title", &item->title);
	spans_add(&row.spans, "kind", &item->kind_said);
	spans_add(&row.spans, "case_no", &item->case_no);
	spans_add(&row.spans, "closed", &item->closed_said);
	const struct db_value values[] = {DB_V_INT(s->w->municipality),
					  DB_V_INT(id),
					  DB_V_INT(s->out->meeting),
					  DB_V_INT(position),
					  DB_V_TEXT(item->number.text),
					  DB_V_TEXT(slug),
					  DB_V_TEXT(item->title.text),
					  DB_V_TEXT(item_kind_name(item->kind)),
					  DB_V_INT(item->closed),
					  DB_V_INT(item->truncated),
					  file ? DB_V_INT(file) : DB_V_NULL,
					  DB_V_TEXT(item->doubtful ? "borders" : NULL),
					  DB_V_INT(view_item_doubts(item)),
					  DB_V_INT(s->ids.extraction),
					  DB_V_STR(buf_view(&row.spans))};
	SP_TRY(write_row(
		s->w, "item",
		"INSERT INTO item (municipality, id, meeting, position, number, slug, title, kind, "
		"closed, truncated, withdrawn, case_file, doubtful, doubts, extraction, spans) "
		"VALUES "
		"($1, $2, $3, $4, $5, $6, $7, $8, CAST($9 AS INTEGER) <> 0, CAST($10 AS INTEGER) "
		"<> 0, FALSE, $11, $12, $13, $14, $15) ON CONFLICT (municipality, id) DO UPDATE "
		"SET position "
		"= "
		"excluded.position, number = excluded.number, title = excluded.title, kind = "
		"excluded.kind, closed = excluded.closed, truncated = excluded.truncated, "
		"withdrawn "
		"= excluded.withdrawn, case_file = excluded.case_file, doubtful = "
		"excluded.doubtful, doubts = excluded.doubts, extraction = excluded.extraction, "
		"spans = excluded.spans",
		id, values, sizeof(values) / sizeof(values[0]), e));
	s->out->doubtful += view_item_doubts(item) > 0;
	return write_item_facts(s->w, s->out->meeting, id, item, known != NULL, e);
}

/* A page with one item, or a supplement, says nothing of the items it does not name. */
static bool is_partial(const struct storing *s)
{
	return s->r->meeting.kind == MEETING_SUPPLEMENT ||
	       (s->r->items.n == 1 && s->known.items.n > 1);
}

static sp_rc write_items(struct storing *s, struct sp_err *e)
{
	const char **slugs = arena_array(s->w->arena, s->r->items.n + 1u, sizeof(*slugs));
	uint32_t base = is_partial(s) ? s->known.items.n : 0;
	SP_NEED(slugs);
	for (uint32_t i = 0; i < s->r->items.n; i++) {
		const struct rec_item *item = &s->r->items.at[i];
		struct known_item *known = match(s, item);
		if (known)
			known->taken = true;
		slugs[i] = known ? known->slug : item_slug(s, i, slugs);
		SP_NEED(slugs[i]);
		SP_TRY(write_item(s, base + i, item, known, slugs[i], e));
	}
	s->out->items = s->r->items.n;
	for (uint32_t i = 0; i < s->known.items.n && !is_partial(s); i++)
		if (!s->known.items.at[i].taken)
			SP_TRY(db_run(
				s->w->db, e,
				"UPDATE item SET withdrawn = TRUE WHERE municipality = $1 AND "
				"id = $2",
				DB_V_INT(s->w->municipality), DB_V_INT(s->known.items.at[i].id)));
	return SP_OK;
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
	const char *shorter = NULL;
	for (uint32_t i = 0; i < m->body_aliases.n && !shorter; i++)
		shorter = body_abbreviation(s->w->arena, str_of(m->body_aliases.at[i].text));
	SP_TRY(body_ensure(s->w->db, s->w->arena, s->w->ids, s->w->municipality, str_of(name),
			   shorter, &s->body, &made, e));
	for (uint32_t i = 0; i < m->body_aliases.n; i++)
		SP_TRY(body_add_alias(s->w->db, s->w->arena, s->w->municipality, s->body,
				      str_of(m->body_aliases.at[i].text), false, e));
	if (made)
		s->out->new_body = name;
	return SP_OK;
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

static sp_rc withdraw(struct storing *s, struct sp_err *e)
{
	SP_TRY(meeting_find_by_key(s, e));
	s->out->fate = MEETING_WITHDRAWN;
	s->out->meeting = s->known.id;
	if (!s->known.id)
		return SP_OK;
	return db_run(
		s->w->db, e,
		"UPDATE meeting SET withdrawn = TRUE, changed = $3 WHERE municipality = $1 AND "
		"id = $2",
		DB_V_INT(s->w->municipality), DB_V_INT(s->known.id), DB_V_TEXT(s->w->now));
}

static sp_rc store_version(struct storing *s, struct sp_err *e)
{
	const char *kind = meeting_kind_name(s->r->meeting.kind);
	bool newer =
		!s->known.id || rank_of(kind, is_decided(s->r)) >= rank_of(s->known.kind, true);
	uint32_t ordinal = s->known.id ? s->known.ordinal : s->ordinals + 1;
	s->out->fate = !s->known.id ? MEETING_NEW : newer ? MEETING_CHANGED : MEETING_KEPT_OLD;
	s->out->meeting = s->known.id ? s->known.id : ids_next(s->w->ids);
	SP_TRY(name_meeting(s, ordinal, e));
	if (newer)
		SP_TRY(write_meeting(s, ordinal, e));
	SP_TRY(write_version(s, newer, e));
	if (!newer)
		return SP_OK;
	if (s->r->meeting.present.n || s->r->meeting.absent.n || !s->known.id)
		SP_TRY(write_attendance(s->w, s->out->meeting, 0, &s->r->meeting.present,
					&s->r->meeting.absent, e));
	SP_TRY(write_items(s, e));
	return s->known.id ? correct_reapply(s->w, s->out->meeting, e) : SP_OK;
}

sp_rc meeting_store(const struct writer *w, const struct meeting_source *source,
		    const struct record *r, uint32_t part, struct meeting_stored *out,
		    struct sp_err *e)
{
	struct storing s = {.w = w, .source = source, .r = r, .out = out};
	*out = (struct meeting_stored){0};
	if (r->from->draft) {
		out->fate = MEETING_DRAFT;
		return SP_OK;
	}
	if (r->from->withdrawn)
		return withdraw(&s, e);
	SP_TRY(settle_day(&s, e));
	SP_TRY(settle_body(&s, e));
	SP_TRY(meeting_find_by_key(&s, e));
	if (s.known.id)
		SP_TRY(meeting_load_items(w, &s.known, e));
	else
		SP_TRY(meeting_find_by_day(&s, e));
	bool same;
	SP_TRY(document_same_text(w, &s.known.extraction, r, &same, e));
	SP_TRY(document_write(w, source, r, part, &s.ids, e));
	/* a list of meetings says nothing of the items of one that is known */
	if (s.known.id && (same || !r->items.n)) {
		out->fate = MEETING_UNCHANGED;
		out->meeting = s.known.id;
		return SP_OK;
	}
	return store_version(&s, e);
}
