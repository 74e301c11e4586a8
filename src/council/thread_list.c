/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/row.h"
#include "council/statements.h"
#include "council/thread_name.h"

sp_rc thread_members(struct db *db, struct arena *a, int64_t municipality, int64_t thread,
		     struct link_ids *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality), DB_V_INT(thread)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db, council_sql(SQL_THREAD_MEMBERS), args, 2, &rows, e));
	DB_EACH(rows, e)
		SP_TRY(link_ids_add(a, out, db_int(rows, 0)));
	return SP_OK;
}

sp_rc thread_line_load(struct db *db, struct arena *a, struct thread_line *line, struct sp_err *e)
{
	struct thread t = {.municipality = line->municipality, .id = line->thread};
	struct link_ids ids = {0};
	SP_TRY(thread_members(db, a, t.municipality, t.id, &ids, e));
	if (!ids.list.n) /* alone */
		SP_TRY(link_ids_add(a, &ids, t.id));
	for (uint32_t i = 0; i < ids.list.n; i++) {
		struct thread_entry *entry = sp_push(a, &t.items);
		SP_NEED(entry);
		SP_TRY(thread_entry_load(db, a, t.municipality, ids.list.at[i], entry, e));
	}
	SP_TRY(thread_name_it(db, a, &t, e));
	line->key = t.items.n ? t.items.at[0].key : NULL;
	line->title = t.title;
	line->items = t.items.n;
	if (t.items.n) {
		line->first = t.items.at[0].day;
		line->last = t.items.at[t.items.n - 1].day;
	}
	return SP_OK;
}

/* All of them, when the list may not be all. */
static sp_rc count(struct db *db, const struct db_value *args, const struct thread_wish *wish,
		   struct thread_lines *out, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	bool more;
	out->total = out->list.n;
	if (!wish->offset && out->list.n < wish->limit)
		return SP_OK;
	SP_TRY(db_query(db, council_sql(SQL_THREADS_COUNT), args, 3, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	out->total = more ? db_int(rows, 0) : 0;
	return SP_OK;
}

sp_rc thread_list(struct db *db, struct arena *a, const struct thread_wish *wish,
		  struct thread_lines *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(wish->municipality), DB_V_INT(wish->body),
					DB_V_TEXT(wish->year),	      DB_V_INT(wish->limit),
					DB_V_INT(wish->latest),	      DB_V_INT(wish->offset)};
	{
		DB_ROWS_AUTO rows = NULL;
		SP_TRY(db_query(db, council_sql(SQL_THREADS), args, 6, &rows, e));
		DB_EACH(rows, e) {
			struct thread_line *line = sp_push(a, &out->list);
			SP_NEED(line);
			*line = (struct thread_line){.municipality = db_int(rows, 0),
						     .thread = db_int(rows, 1),
						     .items = db_int(rows, 2)};
			SP_TRY(row_day(a, rows, 3, &line->first));
			SP_TRY(row_day(a, rows, 4, &line->last));
		}
	}
	SP_TRY(count(db, args, wish, out, e));
	for (uint32_t i = 0; i < out->list.n; i++)
		SP_TRY(thread_line_load(db, a, &out->list.at[i], e));
	return SP_OK;
}
