/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/promise_list.h"

/* The first one of its kind is what the others point at. */
static const char copies_sql[] =
	"SELECT q.item, q.position + 1, q.day, q.meeting FROM promise p JOIN promise q ON "
	"q.municipality = "
	"p.municipality AND COALESCE(q.same_item, q.item) = COALESCE(p.same_item, p.item) AND "
	"COALESCE(q.same_position, q.position) = COALESCE(p.same_position, p.position) WHERE "
	"p.municipality = $1 AND p.item = $2 AND p.position = $3 AND (q.same_item = "
	"COALESCE(p.same_item, p.item) OR q.item = COALESCE(p.same_item, p.item)) ORDER BY q.place";

sp_rc promise_copies(struct db *db, struct arena *a, int64_t municipality, int64_t item,
		     int position, struct promise_copies *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality), DB_V_INT(item),
					DB_V_INT(position - 1)};
	DB_ROWS_AUTO rows = NULL;
	*out = (struct promise_copies){0};
	SP_TRY(db_query(db, copies_sql, args, 3, &rows, e));
	DB_EACH(rows, e) {
		char *day;
		struct promise_copy *c = sp_push(a, &out->list);
		SP_NEED(c);
		c->item = db_int(rows, 0);
		c->position = (int)db_int(rows, 1);
		c->meeting = db_int(rows, 3);
		SP_TRY(db_text(rows, 2, a, &day));
		(void)civil_parse_iso(day, &c->day);
	}
	return SP_OK;
}
