/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An item as it is weighed against what was promised: its title, its thread, what was decided, and
 * what it tells of the meetings where something was asked for. */
#include "council/promise_parts.h"

static sp_rc load_thread(struct promising *p, int64_t item, promise_ids *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(item)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(p->db,
			"SELECT o.item FROM thread_item t JOIN thread_item o ON o.municipality = "
			"t.municipality AND o.thread = t.thread WHERE t.municipality = $1 AND "
			"t.item = $2",
			args, 2, &rows, e));
	DB_EACH(rows, e) {
		int64_t *slot = sp_push(p->arena, out);
		SP_NEED(slot);
		*slot = db_int(rows, 0);
	}
	return SP_OK;
}

bool promise_holds(const promise_ids *list, int64_t item)
{
	for (uint32_t i = 0; i < list->n; i++)
		if (list->at[i] == item)
			return true;
	return false;
}

/* The sentences that link.h keeps of an item, where they tell of what was treated before. */
static sp_rc load_told(struct promising *p, struct promise_giver *x, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(x->item),
					DB_V_TEXT(x->meeting->iso)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(p->db,
			"SELECT m.words, CASE WHEN m.number = '' THEN 0 ELSE 1 END, i.id FROM "
			"mention m JOIN meeting o ON "
			"o.municipality = m.municipality AND o.body = m.body AND o.day >= "
			"m.day_from AND o.day <= m.day_to AND o.day < $3 AND NOT o.withdrawn JOIN "
			"item i ON i.municipality = o.municipality AND i.meeting = o.id AND "
			"(m.number = '' OR i.number = m.number OR i.slug = m.number) WHERE "
			"m.municipality = $1 AND m.item = $2 AND m.kind IN ('d', 't', 'i', 'u', "
			"'n') AND m.day_from <> '' AND m.words IS NOT NULL AND EXISTS (SELECT 1 "
			"FROM promise p WHERE p.municipality = i.municipality AND p.item = i.id) "
			"ORDER BY m.position, i.id",
			args, 3, &rows, e));
	DB_EACH(rows, e) {
		struct promise_told *t = sp_push(p->arena, &x->told);
		SP_NEED(t);
		t->number = db_int(rows, 1) != 0;
		t->item = db_int(rows, 2);
		SP_TRY(topic_of(p->lore, p->arena, db_str(rows, 0), &t->topic));
	}
	return SP_OK;
}

const struct promise_told *promise_told_of(const struct promise_giver *x, int64_t item)
{
	const struct promise_told *best = NULL;
	for (uint32_t i = 0; i < x->told.n; i++) {
		const struct promise_told *t = &x->told.at[i];
		bool asked = t->topic.kinds & PROMISE_ASKED;
		if (t->item != item)
			continue;
		if (!best || (t->number && !best->number) ||
		    (t->number == best->number && asked && !(best->topic.kinds & PROMISE_ASKED)))
			best = t;
	}
	return best;
}

/* What its own decision came to. */
static sp_rc load_outcomes(struct promising *p, struct promise_giver *x, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(x->item)};
	DB_ROWS_AUTO rows = NULL;
	bool any = false, later = true, note = true;
	SP_TRY(db_query(p->db,
			"SELECT outcome FROM outcome WHERE municipality = $1 AND item = $2 AND "
			"decision = 0",
			args, 2, &rows, e));
	DB_EACH(rows, e) {
		struct str outcome = db_str(rows, 0);
		later = later && str_eq(outcome, STR("postponed"));
		note = note && str_eq(outcome, STR("noted"));
		any = true;
	}
	x->put_off = any && later;
	x->noted = any && note;
	return SP_OK;
}

sp_rc promise_giver_load(struct promising *p, int64_t item, const struct promise_meeting *m,
			 struct promise_giver *out, bool *there, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(item)};
	char *title;
	{
		DB_ROWS_AUTO rows = NULL;
		SP_TRY(db_query(p->db,
				"SELECT position, title, closed, meeting FROM item WHERE "
				"municipality = $1 AND id = $2 AND NOT withdrawn",
				args, 2, &rows, e));
		SP_TRY(db_next(rows, there, e));
		*there = *there && db_int(rows, 3) == m->id;
		if (!*there)
			return SP_OK;
		SP_TRY(db_text(rows, 1, p->arena, &title));
		*out = (struct promise_giver){.item = item,
					      .position = db_int(rows, 0),
					      .meeting = m,
					      .title = title ? title : "",
					      .closed = db_int(rows, 2) != 0};
	}
	SP_TRY(load_outcomes(p, out, e));
	SP_TRY(load_thread(p, item, &out->thread, e));
	if (!out->closed)
		SP_TRY(load_told(p, out, e));
	return topic_of(p->lore, p->arena, str_of(out->title), &out->topic);
}

sp_rc promise_find_tellers(struct promising *p, const struct promise_meeting *m, struct sp_err *e)
{
	enum { TOLD_DAYS = 366 }; /* a year is the widest time that is told */
	char since[CIVIL_ISO_SIZE];
	civil_iso(civil_add_days(m->day, -TOLD_DAYS), since);
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(m->body),
					DB_V_TEXT(m->iso), DB_V_TEXT(since)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(p->db,
			"SELECT DISTINCT item, meeting FROM mention WHERE municipality = $1 AND "
			"body = $2 AND kind <> 'o' AND day_from >= $4 AND day_from <= $3 AND "
			"day_to >= $3 ORDER BY item",
			args, 4, &rows, e));
	DB_EACH(rows, e)
		SP_TRY(promise_choose_later(p, db_int(rows, 0), db_int(rows, 1), e));
	return SP_OK;
}
