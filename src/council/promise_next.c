/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a promise to the body's next meeting waits for: meetings that are in the store, and those
 * that are planned. */
#include "council/promise_parts.h"

enum { NEXT_DAYS = 200, EACH_MONTHS = 49 /* a term and what may be left of a month */ };

static sp_rc met(struct promising *p, const struct promise_meeting *m, const char *until,
		 const char **out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(m->body),
					DB_V_TEXT(m->iso), DB_V_TEXT(until)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	char *day = NULL;
	SP_TRY(db_query(p->db,
			"SELECT MIN(day) FROM meeting WHERE municipality = $1 AND body = $2 AND "
			"day > $3 AND day <= $4 AND NOT withdrawn",
			args, 4, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (more)
		SP_TRY(db_text(rows, 0, p->arena, &day));
	*out = day;
	return SP_OK;
}

/* The first day planned for the body that was not taken back; of days set, moved and called off
 * the newest word counts. */
static sp_rc planned(struct promising *p, const struct promise_meeting *m, const char *until,
		     const char **out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(m->body),
					DB_V_TEXT(m->iso), DB_V_TEXT(until)};
	DB_ROWS_AUTO rows = NULL;
	const char *off = "";
	SP_TRY(db_query(p->db,
			"SELECT x.day, x.change, o.day FROM planned_meeting x JOIN item i ON "
			"i.municipality = x.municipality AND i.id = x.item AND NOT i.withdrawn "
			"JOIN meeting o ON o.municipality = i.municipality AND o.id = i.meeting "
			"AND NOT o.withdrawn WHERE x.municipality = $1 AND x.day > $3 AND x.day <= "
			"$4 AND (o.body = $2 AND x.body_folded IS NULL OR EXISTS (SELECT 1 FROM "
			"body_alias a WHERE a.municipality = x.municipality AND a.body = $2 AND "
			"a.folded = x.body_folded)) AND NOT EXISTS (SELECT 1 FROM planned_meeting "
			"y WHERE y.municipality = x.municipality AND y.moved_from = x.day AND "
			"(y.body_folded = x.body_folded OR y.body_folded IS NULL)) ORDER BY x.day, "
			"o.day DESC, x.item DESC, x.position DESC",
			args, 4, &rows, e));
	*out = NULL;
	DB_EACH(rows, e) {
		char *text[2];
		SP_TRY(db_text(rows, 0, p->arena, &text[0]));
		SP_TRY(db_text(rows, 1, p->arena, &text[1]));
		if (*out || strcmp(text[0], off) == 0)
			continue;
		if (strcmp(text[1], "away") == 0 || strcmp(text[1], "cancelled") == 0)
			off = text[0];
		else
			*out = text[0];
	}
	return SP_OK;
}

sp_rc promise_next_meeting(struct promising *p, const struct promise_meeting *m, struct civil *out,
			   struct sp_err *e)
{
	char until[CIVIL_ISO_SIZE];
	const char *held, *set;
	*out = (struct civil){0, 0, 0};
	civil_iso(civil_add_days(m->day, NEXT_DAYS), until);
	SP_TRY(met(p, m, until, &held, e));
	SP_TRY(planned(p, m, until, &set, e));
	if (set && (!held || strcmp(set, held) < 0))
		held = set;
	if (held)
		(void)civil_parse_iso(held, out);
	return SP_OK;
}

static sp_rc add_day(struct promising *p, struct civil day, promise_days *out)
{
	struct civil *slot = sp_push(p->arena, out);
	SP_NEED(slot);
	*slot = day;
	return SP_OK;
}

sp_rc promise_later_meetings(struct promising *p, const struct promise_meeting *m,
			     struct civil until, promise_days *out, struct sp_err *e)
{
	char last[CIVIL_ISO_SIZE];
	struct civil day;
	civil_iso(until, last);
	{
		const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(m->body),
						DB_V_TEXT(m->iso), DB_V_TEXT(last)};
		DB_ROWS_AUTO rows = NULL;
		SP_TRY(db_query(p->db,
				"SELECT DISTINCT day FROM meeting WHERE municipality = $1 AND body "
				"= $2 AND day > $3 AND day <= $4 AND NOT withdrawn ORDER BY day",
				args, 4, &rows, e));
		DB_EACH(rows, e) {
			char *text;
			SP_TRY(db_text(rows, 0, p->arena, &text));
			if (civil_parse_iso(text, &day))
				SP_TRY(add_day(p, day, out));
		}
	}
	if (out->n)
		return SP_OK;
	SP_TRY(promise_next_meeting(p, m, &day, e));
	return day.year ? add_day(p, day, out) : SP_OK;
}

static sp_rc add(struct promising *p, int64_t meeting, promise_ids *out)
{
	if (promise_holds(out, meeting))
		return SP_OK;
	int64_t *slot = sp_push(p->arena, out);
	SP_NEED(slot);
	*slot = meeting;
	return SP_OK;
}

/* The body's meetings before a day that promised something to the next one, or to each; `first`:
 * which may be as early as that. Without the meeting `self`. */
static sp_rc waiting(struct promising *p, int64_t body, struct civil first, const char *last,
		     int64_t self, promise_ids *out, struct sp_err *e)
{
	char since[CIVIL_ISO_SIZE], each[CIVIL_ISO_SIZE];
	civil_iso(civil_add_days(first, -NEXT_DAYS), since);
	civil_iso(civil_add_months(first, -EACH_MONTHS), each);
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(body), DB_V_TEXT(last),
					DB_V_TEXT(since),	   DB_V_INT(self), DB_V_TEXT(each)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(p->db,
			"SELECT DISTINCT meeting FROM promise WHERE municipality = $1 AND body = "
			"$2 AND (due = 'next-meeting' AND day >= $4 OR due = "
			"'" PROMISE_EVERY_MEETING "' AND day >= $6) AND day < $3 AND meeting <> $5 "
			"ORDER BY meeting",
			args, 6, &rows, e));
	DB_EACH(rows, e)
		SP_TRY(add(p, db_int(rows, 0), out));
	return SP_OK;
}

/* The bodies that its items plan meetings of. */
static sp_rc waiting_for_planned(struct promising *p, const struct promise_meeting *m,
				 promise_ids *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(m->id),
					DB_V_INT(m->body)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(p->db,
			"SELECT CASE WHEN x.body_folded IS NULL THEN CAST($3 AS BIGINT) "
			"ELSE a.body END, "
			"MIN(COALESCE(x.moved_from, x.day)), MAX(x.day) FROM item i JOIN "
			"planned_meeting x ON x.municipality = i.municipality AND x.item = i.id "
			"LEFT JOIN body_alias a ON a.municipality = i.municipality AND a.folded = "
			"x.body_folded WHERE i.municipality = $1 AND i.meeting = $2 GROUP BY 1",
			args, 3, &rows, e));
	DB_EACH(rows, e) {
		struct civil first;
		char *day[2];
		if (db_is_null(rows, 0))
			continue;
		SP_TRY(db_text(rows, 1, p->arena, &day[0]));
		SP_TRY(db_text(rows, 2, p->arena, &day[1]));
		if (civil_parse_iso(day[0], &first))
			SP_TRY(waiting(p, db_int(rows, 0), first, day[1], m->id, out, e));
	}
	return SP_OK;
}

sp_rc promise_waiting_for(struct promising *p, const struct promise_meeting *m, promise_ids *out,
			  struct sp_err *e)
{
	SP_TRY(waiting(p, m->body, m->day, m->iso, m->id, out, e));
	return waiting_for_planned(p, m, out, e);
}
