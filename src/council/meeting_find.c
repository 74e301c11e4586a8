/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which meeting of the store a record is about. */
#include "council/meeting_parts.h"
#include "council/statements.h"
#include "council/view.h"
#include "read/segment.h"

#define AS_READ(field, column)                                                        \
	"COALESCE((SELECT MIN(c.old_value) FROM correction c WHERE c.municipality = " \
	"$1 AND c.meeting = $2 AND c.item = i.id AND c.field = '" field               \
	"' AND c.state IN ('applied', 'contested')), " column ")"

sp_rc meeting_load_items(const struct writer *w, struct known_meeting *m, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(w->municipality), DB_V_INT(m->id)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(
		w->db,
		/* compared is what the documents say, not what people made of it */
		"SELECT i.id, " AS_READ("number", "i.number") ", " AS_READ(
			"title",
			"i.title") ", i.slug, " AS_READ("closed",
							"CASE WHEN i.closed THEN 'yes' ELSE 'no' "
							"END") ", i.withdrawn, i.position, "
							       "x.document, x.part FROM item i "
							       "JOIN extraction x ON "
							       "x.municipality = "
							       "i.municipality AND x.id = "
							       "i.extraction WHERE i.municipality "
							       "= $1 AND "
							       "i.meeting = $2 ORDER BY "
							       "i.position, i.id",
		args, 2, &rows, e));
	DB_EACH(rows, e) {
		char *number, *title, *slug;
		struct known_item *item = sp_push(w->arena, &m->items);
		SP_NEED(item);
		SP_TRY(db_text(rows, 1, w->arena, &number));
		SP_TRY(db_text(rows, 2, w->arena, &title));
		SP_TRY(db_text(rows, 3, w->arena, &slug));
		*item = (struct known_item){.id = db_int(rows, 0),
					    .number = number,
					    .title = title,
					    .slug = slug,
					    .closed = str_eq(db_str(rows, 4), STR("yes")),
					    .withdrawn = db_int(rows, 5) != 0,
					    .position = db_int(rows, 6),
					    .document = db_int(rows, 7),
					    .part = db_int(rows, 8)};
	}
	return SP_OK;
}

bool meeting_same_matter(struct arena *a, const struct known_item *known, const char *number,
			 const char *title, double least)
{
	bool same_number = number && known->number && strcmp(number, known->number) == 0;
	if (!title || !known->title)
		return same_number && !title == !known->title;
	double like = title_likeness(a, str_of(title), str_of(known->title));
	return like >= (same_number ? least : 0.85);
}

bool meeting_same_item(struct arena *a, const struct known_item *known, const struct rec_item *item,
		       double least)
{
	return meeting_same_matter(a, known, item->number.text, item->title.text, least);
}

bool meeting_same_nameless(const struct known_item *known, const struct rec_item *item)
{
	return !known->number && !known->title && !item->number.text && !item->title.text;
}

static sp_rc read_known(const struct writer *w, const struct db_rows *rows, struct known_meeting *m,
			struct sp_err *e)
{
	char *kind, *starts;
	*m = (struct known_meeting){.id = db_int(rows, 0),
				    .version = db_int(rows, 1),
				    .extraction = db_int(rows, 2),
				    .ordinal = (uint32_t)db_int(rows, 5),
				    .withdrawn = db_int(rows, 6) != 0};
	SP_TRY(db_text(rows, 3, w->arena, &kind));
	SP_TRY(db_text(rows, 4, w->arena, &starts));
	m->kind = kind;
	m->starts = starts;
	(void)e;
	return SP_OK;
}

/* By the case system's own key. */
sp_rc meeting_find_by_key(struct storing *s, const char *key, struct sp_err *e)
{
	if (!key)
		return SP_OK;
	const struct db_value args[] = {DB_V_INT(s->w->municipality), DB_V_TEXT(key)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(s->w->db,
			"SELECT m.id, m.version, m.extraction, m.kind, m.starts, m.ordinal, "
			"m.withdrawn FROM document d JOIN meeting_version v ON v.municipality = "
			"d.municipality AND "
			"v.document = d.id JOIN meeting m ON m.municipality = v.municipality AND "
			"m.id = v.meeting WHERE d.municipality = $1 AND d.agenda_key = $2 "
			"ORDER BY m.id",
			args, 2, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	return more ? read_known(s->w, rows, &s->known, e) : SP_OK;
}

sp_rc meeting_key(struct storing *s, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(s->w->municipality), DB_V_INT(s->known.id)};
	char *slug, *day;
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(s->w->db, council_sql(SQL_KEY_OF_MEETING), args, 2, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (!more)
		return SP_OK;
	SP_TRY(db_text(rows, 0, s->w->arena, &slug));
	SP_TRY(db_text(rows, 1, s->w->arena, &day));
	s->out->key = view_key(s->w->arena, s->w->municipality, slug, day, db_int(rows, 2), NULL);
	SP_NEED(s->out->key);
	return SP_OK;
}

static bool is_better(const struct storing *s, enum meeting_fit fit, const struct known_meeting *m,
		      enum meeting_fit best)
{
	const char *start = s->r->meeting.start.text;
	if (fit == FIT_OTHER || fit < best)
		return false;
	return fit > best || (start && m->starts && strcmp(start, m->starts) == 0 &&
			      (!s->known.starts || strcmp(start, s->known.starts) != 0));
}

static sp_rc load_day(struct storing *s, struct known_meeting **out, uint32_t *n, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(s->w->municipality), DB_V_INT(s->body),
					DB_V_TEXT(s->day)};
	SP_LIST(struct known_meeting) found = {0};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(
		s->w->db,
		"SELECT id, version, extraction, kind, starts, ordinal, withdrawn FROM meeting "
		"WHERE municipality = $1 AND body = $2 AND day = $3 ORDER BY ordinal",
		args, 3, &rows, e));
	DB_EACH(rows, e) {
		struct known_meeting *m = sp_push(s->w->arena, &found);
		SP_NEED(m);
		SP_TRY(read_known(s->w, rows, m, e));
	}
	*out = found.at;
	*n = found.n;
	return SP_OK;
}

/* By body and day; two meetings on one day are told apart by what they treat, and by their start.
 */
sp_rc meeting_find_by_day(struct storing *s, struct sp_err *e)
{
	enum meeting_fit best = FIT_OTHER;
	struct known_meeting *found = NULL;
	uint32_t n = 0;
	SP_TRY(load_day(s, &found, &n, e));
	for (uint32_t i = 0; i < n; i++) {
		struct known_meeting *m = &found[i];
		enum meeting_fit fit;
		if (m->ordinal > s->ordinals)
			s->ordinals = m->ordinal;
		SP_TRY(meeting_load_items(s->w, m, e));
		SP_TRY(meeting_sameness(s, m, &fit, e));
		if (!is_better(s, fit, m, best))
			continue;
		best = fit;
		s->known = *m;
	}
	s->beside = best == FIT_BESIDE;
	s->out->unsure &= best == FIT_OTHER;
	return SP_OK;
}
