/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/promise_parts.h"
#include "council/verdict.h"

/* What became of one time of a promise. */
struct fate {
	int64_t answer, moved_by; /* 0: none */
	int64_t strength, why;
	const char *said, *place;
	int64_t most; /* the best one's strength */
	const char *moved_due, *moved_from, *moved_to;
	int state;
	bool confirmed;
};

/* ---- what people said ---- */

static bool is_time(const struct verdict *v, struct civil day)
{
	char iso[CIVIL_ISO_SIZE];
	if (!v->instance || !day.year)
		return true;
	civil_iso(day, iso);
	return strcmp(v->instance, iso) == 0;
}

static void take(const struct verdict *v, struct promise_verdicts *out)
{
	if (v->kind == VERDICT_ANSWERED) {
		out->answered = true;
		out->answer = v->other;
	}
	if (v->kind == VERDICT_NOT_ANSWERED && !v->other)
		out->unanswered = true;
	if (v->kind == VERDICT_MOVED)
		out->moved = v->value;
}

static sp_rc take_all(struct promising *p, struct promise_ref ref, struct civil day,
		      struct promise_verdicts *out, struct sp_err *e)
{
	struct verdicts all;
	SP_TRY(verdicts_of_item(p->db, p->arena, p->municipality, ref.item, &all, e));
	for (uint32_t i = 0; i < all.list.n; i++) {
		const struct verdict *v = &all.list.at[i];
		if (v->item == ref.item && v->position == ref.position + 1 && is_time(v, day))
			take(v, out);
	}
	return SP_OK;
}

/* The same promise, printed again elsewhere. */
static sp_rc load_again(struct promising *p, struct promise_ref ref, promise_refs *out,
			struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(ref.item),
					DB_V_INT(ref.position)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(p->db,
			"SELECT item, position FROM promise WHERE municipality = $1 AND same_item "
			"= $2 AND same_position = $3 ORDER BY place",
			args, 3, &rows, e));
	DB_EACH(rows, e) {
		struct promise_ref *slot = sp_push(p->arena, out);
		SP_NEED(slot);
		*slot = (struct promise_ref){db_int(rows, 0), (int)db_int(rows, 1), ref.instance};
	}
	return SP_OK;
}

sp_rc promise_verdicts_load(struct promising *p, struct promise_ref ref, struct civil day,
			    struct promise_verdicts *out, struct sp_err *e)
{
	promise_refs again = {0};
	*out = (struct promise_verdicts){0};
	SP_TRY(take_all(p, ref, day, out, e));
	SP_TRY(load_again(p, ref, &again, e));
	for (uint32_t i = 0; i < again.n; i++)
		if (!out->answered && !out->unanswered && !out->moved)
			SP_TRY(take_all(p, again.at[i], day, out, e));
	return SP_OK;
}

/* ---- what the record says ---- */

/* Which of several answers is the promise's: the best one; of what had no time the first of those
 * about as good; of what was held on a day the first that tells of it. */
enum order { BEST, UNDATED, BY_DAY };

/* Of several that fit about as well the first one answers what had no time. */
static bool answers_before(const struct fate *best, const struct db_rows *rows, const char *place,
			   enum order order)
{
	enum { ABOUT = 10 };
	const int64_t place_is_right = WHY_BODY | WHY_NAMED;
	if (order == BY_DAY)
		return best->place && strcmp(place, best->place) < 0;
	if (best->why & place_is_right && !(db_int(rows, 2) & place_is_right))
		return false;
	return order == UNDATED && best->place && strcmp(place, best->place) < 0 &&
	       db_int(rows, 1) + ABOUT >= best->most;
}

static void take_answer(const struct db_rows *rows, char *const text[4], const char *place,
			struct fate *out)
{
	out->answer = db_int(rows, 0);
	out->strength = db_int(rows, 1);
	out->why = db_int(rows, 2);
	out->said = text[0];
	out->place = place;
	out->most = out->most ? out->most : out->strength;
	out->state = 1;
}

static sp_rc load_fate(struct promising *p, struct promise_ref ref, enum order order,
		       struct fate *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(ref.item),
					DB_V_INT(ref.position), DB_V_INT(ref.instance)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(
		p->db,
		"SELECT answer, strength, why, said, moved_due, moved_from, moved_to, place FROM "
		"promise_answer WHERE municipality = $1 AND item = $2 AND position = $3 "
		"AND instance = $4 ORDER BY strength DESC, place",
		args, 4, &rows, e));
	DB_EACH(rows, e) {
		char *text[4], *place;
		bool moves = !db_is_null(rows, 4);
		SP_TRY(db_text(rows, 7, p->arena, &place));
		if (moves ? out->moved_by : out->answer && !answers_before(out, rows, place, order))
			continue;
		for (size_t i = 0; i < 4; i++)
			SP_TRY(db_text(rows, i + 3, p->arena, &text[i]));
		if (moves) {
			out->moved_by = db_int(rows, 0);
			out->moved_due = text[1];
			out->moved_from = text[2];
			out->moved_to = text[3];
			out->state = out->state ? out->state : 2;
			continue;
		}
		take_answer(rows, text, place, out);
	}
	return SP_OK;
}

static sp_rc move_by_person(struct promising *p, const char *code, struct civil meeting,
			    struct fate *out)
{
	struct due due;
	struct sp_err quiet = {.key = NULL};
	sp_rc rc = due_read(p->arena, code, meeting, &due, &quiet);
	if (rc != SP_OK)
		return rc == SP_ENOMEM ? rc : SP_OK;
	out->moved_by = 0;
	out->moved_due = arena_strdup(p->arena, due.code);
	out->moved_from = due.first[0] ? arena_strdup(p->arena, due.first) : NULL;
	out->moved_to = due.last[0] ? arena_strdup(p->arena, due.last) : NULL;
	out->state = out->state == 2 ? 0 : out->state;
	SP_NEED(out->moved_due);
	return SP_OK;
}

static sp_rc judge(struct promising *p, const struct promise_verdicts *said, struct civil meeting,
		   struct fate *out)
{
	if (said->unanswered)
		*out = (struct fate){.confirmed = true};
	if (said->answered) {
		bool same = said->answer && said->answer == out->answer;
		out->strength = same ? out->strength : 0;
		out->why = same ? out->why : 0;
		out->said = same ? out->said : NULL;
		out->answer = said->answer;
		out->state = 1;
		out->confirmed = true;
	}
	return said->moved ? move_by_person(p, said->moved, meeting, out) : SP_OK;
}

/* ---- writing it ---- */

static sp_rc write_fate(struct promising *p, struct promise_ref ref, const struct fate *f,
			struct sp_err *e)
{
	struct db_value answer = f->answer ? DB_V_INT(f->answer) : DB_V_NULL;
	return db_run(p->db, e,
		      "UPDATE promise_time SET state = $5, answer = CAST($6 AS BIGINT), strength = "
		      "$7, why = $8, said = CAST($9 AS TEXT), confirmed = $10, moved_by = CAST($11 "
		      "AS BIGINT), moved_due = CAST($12 AS TEXT), moved_from = CAST($13 AS TEXT), "
		      "moved_to = CAST($14 AS TEXT), sorts = COALESCE(CAST($15 AS TEXT), due_to, "
		      "'9999-12-31') WHERE municipality = $1 AND item = $2 AND position = $3 AND "
		      "instance = $4",
		      DB_V_INT(p->municipality), DB_V_INT(ref.item), DB_V_INT(ref.position),
		      DB_V_INT(ref.instance), DB_V_INT(f->state), answer, DB_V_INT(f->strength),
		      DB_V_INT(f->why), DB_V_TEXT(f->said), DB_V_INT(f->confirmed),
		      f->moved_by ? DB_V_INT(f->moved_by) : DB_V_NULL, DB_V_TEXT(f->moved_due),
		      DB_V_TEXT(f->moved_from), DB_V_TEXT(f->moved_to),
		      DB_V_TEXT(f->state == 2 ? NULL : f->moved_to));
}

/* Those who repeat it have its fate, and those who repeat them. */
static sp_rc write_again(struct promising *p, struct promise_ref ref, const struct fate *f,
			 struct sp_err *e)
{
	enum { MOST = 200 };
	promise_refs list = {0};
	SP_TRY(write_fate(p, ref, f, e));
	SP_TRY(load_again(p, ref, &list, e));
	for (uint32_t i = 0; i < list.n && i < MOST; i++) {
		const struct promise_ref one = list.at[i];
		SP_TRY(write_fate(p, one, f, e));
		SP_TRY(load_again(p, one, &list, e));
	}
	return SP_OK;
}

static sp_rc settle(struct promising *p, struct promise_ref ref, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(ref.item),
					DB_V_INT(ref.position), DB_V_INT(ref.instance)};
	struct fate fate = {.state = 0};
	struct promise_verdicts said;
	struct civil from = {0, 0, 0}, meeting = {0, 0, 0};
	enum order order = UNDATED;
	char *text[2];
	bool more;
	{
		DB_ROWS_AUTO rows = NULL;
		SP_TRY(db_query(p->db,
				"SELECT t.due_from, p.day, t.appointment FROM promise_time t JOIN "
				"promise p ON "
				"p.municipality = t.municipality AND p.item = t.item AND "
				"p.position = t.position WHERE t.municipality = $1 AND t.item = $2 "
				"AND t.position = $3 AND t.instance = $4 AND p.same_item IS NULL",
				args, 4, &rows, e));
		SP_TRY(db_next(rows, &more, e));
		if (!more)
			return SP_OK;
		SP_TRY(db_text(rows, 0, p->arena, &text[0]));
		SP_TRY(db_text(rows, 1, p->arena, &text[1]));
		order = db_int(rows, 2) ? BY_DAY : text[0] ? BEST : UNDATED;
	}
	if (text[0])
		(void)civil_parse_iso(text[0], &from);
	(void)civil_parse_iso(text[1], &meeting);
	SP_TRY(promise_verdicts_load(p, ref, from, &said, e));
	SP_TRY(load_fate(p, ref, order, &fate, e));
	SP_TRY(judge(p, &said, meeting, &fate));
	return write_again(p, ref, &fate, e);
}

sp_rc promise_settle(struct promising *p, struct sp_err *e)
{
	for (uint32_t i = 0; i < p->touched.n; i++)
		SP_TRY(settle(p, p->touched.at[i], e));
	return SP_OK;
}
