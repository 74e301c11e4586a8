/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/object_key.h"

#include "council/statements.h"
#include "council/view.h"

sp_rc council_object_key(struct db *db, struct arena *a, const struct object_ref *object,
			 const char **key, struct sp_err *e)
{
	static const struct {
		const char *table;
		enum council_sql sql;
	} tables[] = {{"body", SQL_KEY_OF_BODY},
		      {"meeting", SQL_KEY_OF_MEETING},
		      {"item", SQL_KEY_OF_ITEM}};
	const struct db_value args[] = {DB_V_INT(object->municipality), DB_V_INT(object->id)};
	*key = NULL;
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		DB_ROWS_AUTO rows = NULL;
		char *body, *day, *item;
		bool more;
		if (!str_eq(object->table, str_of(tables[i].table)))
			continue;
		SP_TRY(db_query(db, council_sql(tables[i].sql), args, 2, &rows, e));
		SP_TRY(db_next(rows, &more, e));
		if (!more)
			return SP_OK;
		SP_TRY(db_text(rows, 0, a, &body));
		SP_TRY(db_text(rows, 1, a, &day));
		SP_TRY(db_text(rows, 3, a, &item));
		*key = day ? view_key(a, object->municipality, body, day, db_int(rows, 2), item)
			   : arena_printf(a, "%lld/%s", (long long)object->municipality, body);
		SP_NEED(*key);
	}
	return SP_OK;
}
