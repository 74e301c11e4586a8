/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/link_candidates.h"

#include "council/link_pair.h"

static sp_rc add_all(struct db *db, struct arena *a, struct link_ids *out, const char *sql,
		     const struct db_value *args, size_t n, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db, sql, args, n, &rows, e));
	DB_EACH(rows, e)
		SP_TRY(link_ids_add(a, out, db_int(rows, 0)));
	return SP_OK;
}

/* Does it name a body, and a time that is short enough to mean a meeting? */
static bool leads_on(const struct link_pointer *p)
{
	struct civil first, last;
	if (!p->body || !*p->from || !*p->to || p->kind == 'r' || p->kind == 'h')
		return false;
	return civil_parse_iso(p->from, &first) && civil_parse_iso(p->to, &last) &&
	       civil_to_days(last) - civil_to_days(first) <= LINK_SEASON;
}

/* Those that its pointers name, and those whose pointers name it. */
static sp_rc pointed(struct db *db, struct arena *a, int64_t municipality,
		     const struct link_item *item, struct link_ids *out, struct sp_err *e)
{
	char from[CIVIL_ISO_SIZE];
	civil_iso(civil_from_days(item->days - LINK_SEASON), from);
	for (uint32_t i = 0; i < item->pointers.n; i++) {
		const struct link_pointer *p = &item->pointers.at[i];
		const struct db_value args[] = {DB_V_INT(municipality), DB_V_INT(p->body),
						DB_V_TEXT(p->from), DB_V_TEXT(p->to)};
		if (leads_on(p))
			SP_TRY(add_all(db, a, out,
				       "SELECT item FROM link_item WHERE municipality = $1 AND "
				       "body = $2 AND day >= $3 AND day <= $4",
				       args, 4, e));
	}
	const struct db_value args[] = {DB_V_INT(municipality), DB_V_INT(item->body),
					DB_V_TEXT(from), DB_V_TEXT(item->day)};
	return add_all(db, a, out,
		       "SELECT item FROM mention WHERE municipality = $1 AND body = $2 AND "
		       "day_from >= $3 AND day_from <= $4 AND day_to >= $4",
		       args, 4, e);
}

sp_rc link_candidates(struct db *db, struct arena *a, int64_t municipality,
		      const struct link_item *item, struct link_ids *out, struct sp_err *e)
{
	struct link_values keys;
	SP_TRY(link_keys(a, item, &keys));
	for (uint32_t i = 0; i < keys.list.n; i++) {
		struct link_ids group;
		SP_TRY(link_group(db, a, municipality, keys.list.at[i], &group, e));
		for (uint32_t k = 0; group.list.n <= LINK_GROUP_MAX && k < group.list.n; k++)
			SP_TRY(link_ids_add(a, out, group.list.at[k]));
	}
	return pointed(db, a, municipality, item, out, e);
}
