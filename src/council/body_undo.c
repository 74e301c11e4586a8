/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way back from what people have said of bodies. */
#include "council/body_said.h"

#include "core/buf.h"
#include "council/body.h"
#include "council/derive.h"
#include "council/link.h"
#include "council/row.h"
#include "council/spans.h"
#include "council/view.h"

enum { MEETING_MEMORY = 256 * 1024 * 1024, NAME_MOST = 4096 };

struct leaving {
	int64_t meeting, ordinal; /* ordinal 0: the next one of its day */
	const char *day;
};
struct undoing {
	const struct writer *w;
	const char *who;
	const struct body_said *said;
	int64_t body;		     /* that the meetings go to */
	SP_LIST(const char *) names; /* that go with it, folded */
	SP_LIST(struct leaving) meetings;
	struct body_undone *out;
};

static sp_rc tell(const struct undoing *u, const char *table, int64_t id,
		  const struct audit_hash *before, const struct audit_hash *after, struct sp_err *e)
{
	const struct audit_event event = {.municipality = u->w->municipality,
					  .who = u->who,
					  .action = u->said->merge ? N_("take back merge")
								   : N_("take back alias"),
					  .table = table,
					  .id = id,
					  .before = before,
					  .after = after};
	return audit_append(u->w->db, &event, e);
}

static sp_rc add_name(struct undoing *u, struct str folded)
{
	const char **slot = sp_push(u->w->arena, &u->names);
	SP_NEED(slot);
	SP_NEED(*slot = str_dup(u->w->arena, folded));
	return SP_OK;
}

static bool has_name(const struct undoing *u, const char *folded)
{
	for (uint32_t i = 0; i < u->names.n; i++)
		if (strcmp(u->names.at[i], folded) == 0)
			return true;
	return false;
}

/* ---- which meetings ---- */

static sp_rc add_meeting(struct undoing *u, const struct db_rows *rows, int64_t ordinal)
{
	struct leaving *slot = sp_push(u->w->arena, &u->meetings);
	SP_NEED(slot);
	*slot = (struct leaving){.meeting = db_int(rows, 0), .ordinal = ordinal};
	return row_text(u->w->arena, rows, 1, &slot->day);
}

static bool has_meeting(const struct undoing *u, int64_t meeting)
{
	for (uint32_t i = 0; i < u->meetings.n; i++)
		if (u->meetings.at[i].meeting == meeting)
			return true;
	return false;
}

/* Those that went along and are still there; what was joined stays, and is told. */
static sp_rc load_moved(struct undoing *u, struct sp_err *e)
{
	const struct writer *w = u->w;
	const struct db_value args[] = {DB_V_INT(w->municipality), DB_V_INT(u->said->id),
					DB_V_INT(u->said->body)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(w->db,
			"SELECT m.id, m.day, m.ordinal, s.ordinal, s.joined FROM body_said_meeting "
			"s JOIN meeting m ON m.municipality = s.municipality AND m.id = s.meeting "
			"WHERE s.municipality = $1 AND s.said = $2 AND m.body = $3 ORDER BY m.day, "
			"s.ordinal, m.id",
			args, 3, &rows, e));
	DB_EACH(rows, e) {
		if (!db_int(rows, 4)) {
			SP_TRY(add_meeting(u, rows, db_int(rows, 3)));
			continue;
		}
		const char *day, **slot = sp_push(w->arena, &u->out->joined);
		SP_NEED(slot);
		SP_TRY(row_text(w->arena, rows, 1, &day));
		*slot = view_key(w->arena, w->municipality, u->said->into_slug, day,
				 db_int(rows, 2), NULL);
		SP_NEED(*slot);
	}
	return SP_OK;
}

/* Does the meeting's own document print one of the names? */
static sp_rc prints(const struct undoing *u, struct str text, struct str packed, bool *yes)
{
	ARENA_AUTO a = arena_new(MEETING_MEMORY);
	BUF_AUTO name = BUF_INIT(NAME_MOST);
	struct spans at;
	SP_NEED(a);
	SP_TRY(spans_of(a, packed, "body", &at));
	for (uint32_t i = 0; i < at.n; i++)
		if (at.at[i].off <= text.n)
			buf_str(&name, str_sub(text, at.at[i].off, at.at[i].len));
	const char *key = body_key(a, buf_view(&name));
	SP_NEED(key);
	*yes = has_name(u, key);
	return SP_OK;
}

static sp_rc load_printed(struct undoing *u, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(u->w->municipality), DB_V_INT(u->said->body)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(u->w->db,
			"SELECT m.id, m.day, m.spans, x.text FROM meeting m JOIN extraction x ON "
			"x.municipality = m.municipality AND x.id = m.extraction WHERE "
			"m.municipality = $1 AND m.body = $2 AND NOT EXISTS (SELECT 1 FROM "
			"body_said_meeting s WHERE s.municipality = m.municipality AND s.meeting = "
			"m.id AND s.joined) ORDER BY m.day, m.ordinal",
			args, 2, &rows, e));
	DB_EACH(rows, e) {
		bool yes;
		SP_TRY(prints(u, db_str(rows, 3), db_str(rows, 2), &yes));
		if (yes && !has_meeting(u, db_int(rows, 0)))
			SP_TRY(add_meeting(u, rows, 0));
	}
	return SP_OK;
}

/* ---- moving them ---- */

static sp_rc next_ordinal(const struct undoing *u, struct leaving *one, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(u->w->municipality), DB_V_INT(u->body),
					DB_V_TEXT(one->day)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	if (one->ordinal)
		return SP_OK;
	SP_TRY(db_query(u->w->db,
			"SELECT COALESCE(MAX(ordinal), 0) + 1 FROM meeting WHERE municipality = $1 "
			"AND body = $2 AND day = $3",
			args, 3, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	one->ordinal = more ? db_int(rows, 0) : 1;
	return SP_OK;
}

static sp_rc move(const struct undoing *u, struct leaving *one, struct sp_err *e)
{
	const struct writer *w = u->w;
	struct audit_hash before, after;
	ARENA_AUTO a = arena_new(MEETING_MEMORY);
	SP_NEED(a);
	SP_TRY(next_ordinal(u, one, e));
	SP_TRY(seal_now(w->db, a, w->municipality, one->meeting, &before, e));
	SP_TRY(db_run(w->db, e,
		      "UPDATE meeting SET body = $3, ordinal = $4 WHERE municipality = $1 AND id = "
		      "$2",
		      DB_V_INT(w->municipality), DB_V_INT(one->meeting), DB_V_INT(u->body),
		      DB_V_INT(one->ordinal)));
	SP_TRY(seal_again(w->db, a, w->municipality, one->meeting, NULL, &after, e));
	SP_TRY(derive_queue(w->db, w->municipality, one->meeting, e));
	u->out->moved++;
	return tell(u, "meeting", one->meeting, &before, &after, e);
}

static sp_rc move_all(struct undoing *u, struct sp_err *e)
{
	for (uint32_t i = 0; i < u->meetings.n; i++)
		SP_TRY(move(u, &u->meetings.at[i], e));
	return SP_OK;
}

/* ---- the bodies ---- */

/* The names that went along, given back as they stood. */
static sp_rc load_names(struct undoing *u, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(u->w->municipality), DB_V_INT(u->said->id)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(u->w->db,
			"SELECT folded FROM body_said_name WHERE municipality = $1 AND said = $2 "
			"ORDER BY folded",
			args, 2, &rows, e));
	DB_EACH(rows, e)
		SP_TRY(add_name(u, db_str(rows, 0)));
	return SP_OK;
}

#define OF_NAME(column)                                                      \
	"(SELECT n." column " FROM body_said_name n WHERE n.municipality = " \
	"body_alias.municipality AND n.said = $3 AND n.folded = body_alias.folded)"

static sp_rc give_names(const struct undoing *u, struct sp_err *e)
{
	const struct db_value m = DB_V_INT(u->w->municipality), into = DB_V_INT(u->said->body);
	const char *address = body_key(u->w->arena, str_of(u->said->slug));
	SP_NEED(address);
	SP_TRY(db_run(
		u->w->db, e,
		"UPDATE body_alias SET body = $4, by_person = " OF_NAME(
			"by_person") ", printed = " OF_NAME("printed") " WHERE municipality = $1 "
								       "AND body = $2 AND "
								       "EXISTS " OF_NAME("said"),
		m, into, DB_V_INT(u->said->id), DB_V_INT(u->body)));
	SP_TRY(db_run(u->w->db, e,
		      "DELETE FROM body_alias WHERE municipality = $1 AND body = $2 AND folded = "
		      "$3 AND by_person AND printed = 0",
		      m, into, DB_V_TEXT(address)));
	/* what has been printed since goes on naming the other one, if no merge says what it is */
	return db_run(u->w->db, e,
		      "UPDATE body_alias SET printed = 1 WHERE municipality = $1 AND body = $2 AND "
		      "printed = 2 AND NOT EXISTS (SELECT 1 FROM body_said s WHERE s.municipality "
		      "= $1 AND s.body = $2 AND s.kind = 'merge' AND s.state = 'applied' AND s.id "
		      "<> $3)",
		      m, into, DB_V_INT(u->said->id));
}

static sp_rc make_body(const struct undoing *u, const char *name, const char *slug,
		       struct sp_err *e)
{
	return db_run(u->w->db, e,
		      "INSERT INTO body (municipality, id, name, slug) VALUES ($1, $2, $3, $4)",
		      DB_V_INT(u->w->municipality), DB_V_INT(u->body), DB_V_TEXT(name),
		      DB_V_TEXT(slug));
}

/* The body that it went into has gone into another one since. */
static sp_rc must_be_there(const struct undoing *u, struct sp_err *e)
{
	struct bodies_said all;
	if (u->said->into_slug)
		return SP_OK;
	SP_TRY(bodies_said(u->w->db, u->w->arena, u->w->municipality, &all, e));
	for (uint32_t i = 0; i < all.list.n; i++) {
		const struct body_said *s = &all.list.at[i];
		if (s->merge && s->other == u->said->body && strcmp(s->state, "applied") == 0)
			return sp_fail(e, SP_EINVAL,
				       N_("“{1}” has been merged in its turn: take that back "
					  "first (spor body undo {2})"),
				       s->name, s->slug);
	}
	return sp_fail(e, SP_ENOTFOUND, N_("there is no such body any more"));
}

static sp_rc undo_merge(struct undoing *u, struct sp_err *e)
{
	bool taken;
	u->body = u->said->other;
	SP_TRY(body_slug_taken(u->w->db, u->w->municipality, u->body, u->said->slug, &taken, e));
	if (taken)
		return sp_fail(e, SP_EEXIST, N_("another body is called “{1}” by now"),
			       u->said->slug);
	SP_TRY(load_names(u, e));
	SP_TRY(load_moved(u, e));
	SP_TRY(load_printed(u, e));
	SP_TRY(make_body(u, u->said->name, u->said->slug, e));
	SP_TRY(give_names(u, e));
	u->out->slug = u->said->slug;
	return move_all(u, e);
}

/* A name that documents print, too, names a body of its own from now on. */
static sp_rc part_printed(struct undoing *u, const char *key, struct sp_err *e)
{
	const struct writer *w = u->w;
	const char *base = body_slug(w->arena, str_of(u->said->name)), *slug = base;
	bool taken = true;
	SP_NEED(base);
	u->body = ids_next(w->ids);
	for (int n = 2; taken; n++) {
		SP_TRY(body_slug_taken(w->db, w->municipality, u->body, slug, &taken, e));
		if (taken)
			SP_NEED(slug = arena_printf(w->arena, "%s-%d", base, n));
	}
	SP_TRY(make_body(u, u->said->name, slug, e));
	SP_TRY(db_run(w->db, e,
		      "UPDATE body_alias SET body = $3, by_person = FALSE, printed = 1 WHERE "
		      "municipality = $1 AND folded = $2",
		      DB_V_INT(w->municipality), DB_V_TEXT(key), DB_V_INT(u->body)));
	u->out->slug = slug;
	return move_all(u, e);
}

static sp_rc undo_alias(struct undoing *u, struct sp_err *e)
{
	const char *key = body_key(u->w->arena, str_of(u->said->name));
	SP_NEED(key);
	SP_TRY(add_name(u, str_of(key)));
	SP_TRY(load_printed(u, e));
	if (u->meetings.n)
		return part_printed(u, key, e);
	return db_run(u->w->db, e,
		      "DELETE FROM body_alias WHERE municipality = $1 AND folded = $2 AND body = "
		      "$3 AND by_person",
		      DB_V_INT(u->w->municipality), DB_V_TEXT(key), DB_V_INT(u->said->body));
}

sp_rc body_undo(const struct writer *w, const char *who, const struct body_said *said,
		struct body_undone *out, struct sp_err *e)
{
	struct undoing u = {.w = w, .who = who, .said = said, .out = out};
	struct audit_hash before, after, own;
	*out = (struct body_undone){0};
	SP_TRY(must_be_there(&u, e));
	SP_TRY(seal_body(w->db, w->municipality, said->body, &before, e));
	SP_TRY(link_body_gone(w->db, w->municipality, said->body, e));
	SP_TRY(said->merge ? undo_merge(&u, e) : undo_alias(&u, e));
	SP_TRY(db_run(w->db, e,
		      "UPDATE body_said SET state = 'superseded' WHERE municipality = $1 AND id = "
		      "$2",
		      DB_V_INT(w->municipality), DB_V_INT(said->id)));
	SP_TRY(seal_body(w->db, w->municipality, said->body, &after, e));
	SP_TRY(tell(&u, "body", said->body, &before, &after, e));
	if (!u.body)
		return SP_OK;
	SP_TRY(seal_body(w->db, w->municipality, u.body, &own, e));
	return tell(&u, "body", u.body, NULL, &own, e);
}
