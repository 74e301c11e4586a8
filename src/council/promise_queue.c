/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items choose which promises they answer when all that waits to be derived is derived: each once,
 * whatever became of its thread meanwhile. The queues are tables, so that nothing is lost when a
 * program is killed. */
#include "council/promise_parts.h"

enum { MEMORY = 256 * 1024 * 1024 };

/* ---- who chooses anew ---- */

sp_rc promise_choose_later(struct promising *p, int64_t item, int64_t meeting, struct sp_err *e)
{
	return db_run(p->db, e,
		      "INSERT INTO promise_chooser (municipality, day, item, meeting) SELECT "
		      "municipality, day, CAST($2 AS BIGINT), id FROM meeting WHERE municipality = "
		      "$1 AND id = $3 ON CONFLICT (municipality, day, item) DO NOTHING",
		      DB_V_INT(p->municipality), DB_V_INT(item), DB_V_INT(meeting));
}

sp_rc promise_choose_meeting(struct promising *p, int64_t meeting, struct sp_err *e)
{
	return db_run(p->db, e,
		      "INSERT INTO promise_chooser (municipality, day, item, meeting) SELECT "
		      "i.municipality, m.day, i.id, m.id FROM meeting m JOIN item i ON "
		      "i.municipality = m.municipality AND i.meeting = m.id WHERE m.municipality = "
		      "$1 AND m.id = $2 AND NOT i.withdrawn ON CONFLICT (municipality, day, item) "
		      "DO NOTHING",
		      DB_V_INT(p->municipality), DB_V_INT(meeting));
}

sp_rc promise_rethreaded(struct db *db, int64_t municipality, int64_t item, struct sp_err *e)
{
	return db_run(db, e,
		      "INSERT INTO promise_queue (municipality, item) VALUES ($1, $2) ON CONFLICT "
		      "(municipality, item) DO NOTHING",
		      DB_V_INT(municipality), DB_V_INT(item));
}

sp_rc promise_choose_after(struct promising *p, int64_t item, struct sp_err *e)
{
	return db_run(
		p->db, e,
		"INSERT INTO promise_chooser (municipality, day, item, meeting) SELECT "
		"m.municipality, m.day, i.id, m.id FROM promise p JOIN thread_item t ON "
		"t.municipality = p.municipality AND t.item = p.item JOIN thread_item o ON "
		"o.municipality = t.municipality AND o.thread = t.thread JOIN item i ON "
		"i.municipality = o.municipality AND i.id = o.item JOIN meeting m ON "
		"m.municipality = i.municipality AND m.id = i.meeting AND m.day > p.day WHERE "
		"p.municipality = $1 AND p.item = $2 UNION SELECT m.municipality, m.day, x.answer, "
		"m.id FROM promise_answer x JOIN meeting m ON m.municipality = x.municipality AND "
		"m.id = x.meeting WHERE x.municipality = $1 AND x.item = $2 ON CONFLICT "
		"(municipality, day, item) DO NOTHING",
		DB_V_INT(p->municipality), DB_V_INT(item));
}

/* Being of one matter weighs: all of the thread, and what answered its promises, choose anew. */
static sp_rc choose_thread(struct promising *p, int64_t item, struct sp_err *e)
{
	return db_run(
		p->db, e,
		"INSERT INTO promise_chooser (municipality, day, item, meeting) SELECT "
		"m.municipality, m.day, i.id, m.id FROM thread_item t JOIN thread_item o ON "
		"o.municipality = t.municipality AND o.thread = t.thread JOIN item i ON "
		"i.municipality = o.municipality AND i.id = o.item JOIN meeting m ON "
		"m.municipality = i.municipality AND m.id = i.meeting WHERE t.municipality = $1 "
		"AND t.item = $2 UNION SELECT m.municipality, m.day, x.answer, m.id FROM "
		"thread_item t JOIN thread_item o ON o.municipality = t.municipality AND o.thread "
		"= t.thread JOIN promise_answer x ON x.municipality = o.municipality AND x.item = "
		"o.item JOIN meeting m ON m.municipality = x.municipality AND m.id = x.meeting "
		"WHERE t.municipality = $1 AND t.item = $2 UNION SELECT m.municipality, m.day, "
		"i.id, m.id FROM item i JOIN meeting m ON m.municipality = i.municipality AND m.id "
		"= i.meeting WHERE i.municipality = $1 AND i.id = $2 UNION SELECT m.municipality, "
		"m.day, x.answer, m.id FROM promise_answer x JOIN meeting m ON m.municipality = "
		"x.municipality AND m.id = x.meeting WHERE x.municipality = $1 AND x.item = $2 ON "
		"CONFLICT (municipality, day, item) DO NOTHING",
		DB_V_INT(p->municipality), DB_V_INT(item));
}

/* ---- the queues ---- */

struct rethreaded {
	int64_t municipality, item;
};
typedef SP_LIST(struct rethreaded) rethreaded_list;

static sp_rc load_rethreaded(struct db *db, struct arena *a, unsigned most, rethreaded_list *out,
			     struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(most)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db,
			"SELECT municipality, item FROM promise_queue ORDER BY municipality, item "
			"LIMIT CAST($1 AS INTEGER)",
			args, 1, &rows, e));
	DB_EACH(rows, e) {
		struct rethreaded *slot = sp_push(a, out);
		SP_NEED(slot);
		*slot = (struct rethreaded){db_int(rows, 0), db_int(rows, 1)};
	}
	return SP_OK;
}

static sp_rc spread(struct promising *p, unsigned most, unsigned *done, struct sp_err *e)
{
	rethreaded_list list = {0};
	SP_TRY(load_rethreaded(p->db, p->arena, most, &list, e));
	for (uint32_t i = 0; i < list.n; i++) {
		p->municipality = list.at[i].municipality;
		SP_TRY(choose_thread(p, list.at[i].item, e));
		SP_TRY(db_run(p->db, e,
			      "DELETE FROM promise_queue WHERE municipality = $1 AND item = $2",
			      DB_V_INT(list.at[i].municipality), DB_V_INT(list.at[i].item)));
	}
	*done = list.n;
	return SP_OK;
}

/* The first day on which somebody has not chosen. An item chooses knowing what earlier ones have
 * put off, and only makes later ones choose. */
static sp_rc first_day(struct promising *p, char **day, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	bool more;
	*day = NULL;
	SP_TRY(db_query(p->db,
			"SELECT municipality, day FROM promise_chooser ORDER BY municipality, day "
			"LIMIT 1",
			NULL, 0, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (!more)
		return SP_OK;
	p->municipality = db_int(rows, 0);
	return db_text(rows, 1, p->arena, day);
}

/* Meeting by meeting, in an order that does not hang on which was imported first. */
static sp_rc load_choosers(struct promising *p, const char *day, promise_choosers *out,
			   struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_TEXT(day)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(p->db,
			"SELECT c.item, c.meeting FROM promise_chooser c LEFT JOIN meeting m ON "
			"m.municipality = c.municipality AND m.id = c.meeting LEFT JOIN body b ON "
			"b.municipality = m.municipality AND b.id = m.body LEFT JOIN item i ON "
			"i.municipality = c.municipality AND i.id = c.item WHERE c.municipality = "
			"$1 AND c.day = $2 ORDER BY b.slug, m.ordinal, c.meeting, i.position, "
			"c.item",
			args, 2, &rows, e));
	DB_EACH(rows, e) {
		struct promise_chooser *slot = sp_push(p->arena, out);
		SP_NEED(slot);
		*slot = (struct promise_chooser){db_int(rows, 0), db_int(rows, 1), day};
	}
	return SP_OK;
}

static sp_rc choose_day(struct promising *p, const char *day, unsigned *done, struct sp_err *e)
{
	promise_choosers list = {0};
	SP_TRY(load_choosers(p, day, &list, e));
	SP_TRY(db_run(p->db, e, "DELETE FROM promise_chooser WHERE municipality = $1 AND day = $2",
		      DB_V_INT(p->municipality), DB_V_TEXT(day)));
	SP_TRY(promise_choose(p, &list, e));
	SP_TRY(promise_settle(p, e));
	*done = list.n;
	return SP_OK;
}

/* *done 0: there was nothing to do. */
static sp_rc step(struct db *db, const struct topic_lore *lore, unsigned most, unsigned *done,
		  struct sp_err *e)
{
	ARENA_AUTO a = arena_new(MEMORY);
	SP_NEED(a);
	struct promising p = {.db = db, .arena = a, .lore = lore};
	char *day;
	SP_TRY(spread(&p, most, done, e));
	if (*done)
		return SP_OK;
	SP_TRY(first_day(&p, &day, e));
	return day ? choose_day(&p, day, done, e) : SP_OK;
}

sp_rc promise_choose_pending(struct db *db, const struct topic_lore *lore, unsigned most,
			     unsigned *done, struct sp_err *e)
{
	unsigned some = 1;
	for (*done = 0; some && *done < most; *done += some)
		SP_TRY(step(db, lore, most - *done, &some, e));
	return SP_OK;
}

sp_rc promise_count_waiting(struct db *db, int64_t *out, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(db, "SELECT COUNT(*) FROM promise_chooser", NULL, 0, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	*out = more ? db_int(rows, 0) : 0;
	return SP_OK;
}
