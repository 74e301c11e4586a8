/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/body_merge.h"

#include "council/body.h"
#include "council/body_said.h"
#include "council/derive.h"
#include "council/link.h"
#include "council/meeting_join.h"
#include "council/view.h"

struct moving {
	int64_t meeting, ordinal;
	const char *day;
};
struct movings {
	SP_LIST(struct moving) list;
};

struct merging {
	const struct writer *w;
	const struct known_body *from, *into;
	const char *who;
	struct body_merged *out;
	int64_t said; /* names what is kept of it */
};

static sp_rc load(const struct merging *m, struct movings *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(m->from->municipality), DB_V_INT(m->from->id)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(m->w->db,
			"SELECT id, day, ordinal FROM meeting WHERE municipality = $1 AND body = "
			"$2 ORDER BY day, ordinal",
			args, 2, &rows, e));
	DB_EACH(rows, e) {
		char *day;
		struct moving *one = sp_push(m->w->arena, &out->list);
		SP_NEED(one);
		SP_TRY(db_text(rows, 1, m->w->arena, &day));
		*one = (struct moving){db_int(rows, 0), db_int(rows, 2), day};
	}
	return SP_OK;
}

/* The meetings of the day that the other body had before anything was moved to it. */
static sp_rc load_day(const struct merging *m, const char *day, struct movings *out,
		      struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(m->from->municipality), DB_V_INT(m->into->id),
					DB_V_TEXT(day)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(m->w->db,
			"SELECT id, ordinal FROM meeting WHERE municipality = $1 AND body = $2 AND "
			"day = $3 ORDER BY ordinal",
			args, 3, &rows, e));
	DB_EACH(rows, e) {
		struct moving *one = sp_push(m->w->arena, &out->list);
		SP_NEED(one);
		*one = (struct moving){db_int(rows, 0), db_int(rows, 1), day};
	}
	return SP_OK;
}

/* before or after NULL: there was, or is, nothing. */
static sp_rc tell(const struct merging *m, const char *table, int64_t id,
		  const struct audit_hash *before, const struct audit_hash *after, struct sp_err *e)
{
	const struct audit_event event = {.municipality = m->from->municipality,
					  .who = m->who,
					  .action = N_("merge"),
					  .table = table,
					  .id = id,
					  .before = before,
					  .after = after};
	return audit_append(m->w->db, &event, e);
}

static sp_rc move(const struct merging *m, const struct moving *one, int64_t ordinal,
		  struct sp_err *e)
{
	const struct writer *w = m->w;
	struct audit_hash before, after;
	SP_TRY(seal_now(w->db, w->arena, w->municipality, one->meeting, &before, e));
	m->out->second += ordinal > 1;
	SP_TRY(db_run(w->db, e,
		      "UPDATE meeting SET body = $3, ordinal = $4 WHERE municipality = $1 AND id "
		      "= $2",
		      DB_V_INT(w->municipality), DB_V_INT(one->meeting), DB_V_INT(m->into->id),
		      DB_V_INT(ordinal)));
	SP_TRY(seal_again(w->db, w->arena, w->municipality, one->meeting, NULL, &after, e));
	SP_TRY(derive_queue(w->db, w->municipality, one->meeting, e));
	return tell(m, "meeting", one->meeting, &before, &after, e);
}

static sp_rc note_unsure(const struct merging *m, const char *day, int64_t ordinal)
{
	const char **slot = sp_push(m->w->arena, &m->out->unsure);
	SP_NEED(slot);
	*slot = view_key(m->w->arena, m->w->municipality, m->into->slug, day, ordinal, NULL);
	SP_NEED(*slot);
	return SP_OK;
}

/* Joined with the one it is, else the next one of its day. */
static sp_rc settle(const struct merging *m, const struct moving *one, struct sp_err *e)
{
	struct movings there = {0};
	bool unsure = false;
	int64_t last = 0, left;
	SP_TRY(load_day(m, one->day, &there, e));
	m->out->moved++;
	for (uint32_t i = 0; i < there.list.n; i++) {
		enum meeting_sameness same;
		SP_TRY(meeting_compare(m->w, one->meeting, there.list.at[i].meeting, &same, e));
		if (same == MEETING_ONE) {
			m->out->joined++;
			SP_TRY(meeting_join(m->w, m->who, one->meeting, there.list.at[i].meeting,
					    &left, e));
			return body_said_meeting(m->w, m->said, left, one->ordinal, true, e);
		}
		unsure |= same == MEETING_UNSURE;
		last = there.list.at[i].ordinal;
	}
	if (unsure)
		SP_TRY(note_unsure(m, one->day, last + 1));
	SP_TRY(body_said_meeting(m->w, m->said, one->meeting, one->ordinal, false, e));
	return move(m, one, last + 1, e);
}

static sp_rc move_names(const struct merging *m, struct sp_err *e)
{
	const struct known_body *from = m->from;
	struct db *db = m->w->db;
	const struct db_value key[] = {DB_V_INT(from->municipality), DB_V_INT(from->id),
				       DB_V_INT(m->into->id)};
	struct audit_hash gone, before, after;
	SP_TRY(seal_body(db, from->municipality, from->id, &gone, e));
	SP_TRY(seal_body(db, from->municipality, m->into->id, &before, e));
	/* the person said what the one body is called: the other one's names do not rename it */
	SP_TRY(db_exec(db,
		       "UPDATE body_alias SET body = $3, printed = 2 WHERE municipality = $1 AND "
		       "body = $2",
		       key, 3, NULL, e));
	SP_TRY(link_body_gone(db, from->municipality, from->id, e));
	SP_TRY(body_add_alias(db, m->w->arena, from->municipality, m->into->id, str_of(from->slug),
			      ALIAS_PERSON, e));
	SP_TRY(db_exec(db, "DELETE FROM body WHERE municipality = $1 AND id = $2", key, 2, NULL,
		       e));
	SP_TRY(tell(m, "body", from->id, &gone, NULL, e));
	SP_TRY(seal_body(db, from->municipality, m->into->id, &after, e));
	return tell(m, "body", m->into->id, &before, &after, e);
}

sp_rc body_merge(const struct writer *w, const struct known_body *from,
		 const struct known_body *into, const char *who, struct body_merged *out,
		 struct sp_err *e)
{
	struct merging m = {w, from, into, who, out, 0};
	struct movings movings = {0};
	const struct body_said said = {.merge = true,
				       .body = into->id,
				       .other = from->id,
				       .name = from->name,
				       .slug = from->slug,
				       .who = who};
	*out = (struct body_merged){0};
	SP_TRY(body_say(w, &said, &m.said, e));
	SP_TRY(body_said_names(w, m.said, from->id, e));
	SP_TRY(load(&m, &movings, e));
	for (uint32_t i = 0; i < movings.list.n; i++)
		SP_TRY(settle(&m, &movings.list.at[i], e));
	return move_names(&m, e);
}
