/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/body_learn.h"

#include "council/body.h"
#include "council/body_name.h"

typedef SP_LIST(const char *) words;

static sp_rc add_word(struct arena *a, words *out, struct str said)
{
	said = str_trim(said);
	if (!body_is_abbreviation(said))
		return SP_OK;
	for (uint32_t i = 0; i < out->n; i++)
		if (str_eq(str_of(out->at[i]), said))
			return SP_OK;
	const char **slot = sp_push(a, out);
	SP_NEED(slot);
	*slot = str_dup(a, said);
	return *slot ? SP_OK : SP_ENOMEM;
}

static sp_rc add_route(struct arena *a, words *out, const rec_facts *route)
{
	for (uint32_t i = 0; i < route->n; i++)
		if (route->at[i].text)
			SP_TRY(add_word(a, out, str_of(route->at[i].text)));
	return SP_OK;
}

/* The one body whose initials these are; 0 when there is none or more than one. */
static sp_rc owner(struct db *db, struct arena *a, int64_t municipality, const char *word,
		   int64_t *body, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality)};
	DB_ROWS_AUTO rows = NULL;
	bool several = false;
	int64_t found = 0;
	SP_TRY(db_query(db, "SELECT body, alias FROM body_alias WHERE municipality = $1", args, 1,
			&rows, e));
	DB_EACH(rows, e) {
		if (!body_initials_fit(a, str_of(word), db_str(rows, 1)))
			continue;
		several |= found && found != db_int(rows, 0);
		found = db_int(rows, 0);
	}
	*body = several ? 0 : found;
	return SP_OK;
}

static sp_rc learn(struct db *db, struct arena *a, int64_t municipality, const words *all,
		   struct sp_err *e)
{
	for (uint32_t i = 0; i < all->n; i++) {
		struct sp_err none;
		int64_t body = 0;
		sp_rc rc = body_find(db, a, municipality, str_of(all->at[i]), &body, &none);
		if (rc == SP_OK)
			continue;
		if (rc != SP_ENOTFOUND) {
			*e = none;
			return rc;
		}
		SP_TRY(owner(db, a, municipality, all->at[i], &body, e));
		if (body)
			SP_TRY(body_add_alias(db, a, municipality, body, str_of(all->at[i]),
					      ALIAS_OTHER, e));
	}
	return SP_OK;
}

sp_rc body_learn(struct db *db, struct arena *a, int64_t municipality, const struct record *r,
		 struct sp_err *e)
{
	words all = {0};
	for (uint32_t i = 0; i < r->items.n; i++) {
		const struct rec_item *item = &r->items.at[i];
		SP_TRY(add_route(a, &all, &item->route));
		for (uint32_t k = 0; k < item->recommendations.n; k++)
			SP_TRY(add_route(a, &all, &item->recommendations.at[k].to));
	}
	return learn(db, a, municipality, &all, e);
}

static sp_rc load_stored(struct db *db, struct arena *a, int64_t municipality, words *out,
			 struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(
		db,
		"SELECT DISTINCT body_name FROM route_step WHERE municipality = $1 ORDER BY "
		"body_name",
		args, 1, &rows, e));
	DB_EACH(rows, e) {
		SP_TRY(add_word(a, out, db_str(rows, 0)));
	}
	return SP_OK;
}

sp_rc body_learn_stored(struct db *db, struct arena *a, int64_t municipality, struct sp_err *e)
{
	words all = {0};
	SP_TRY(load_stored(db, a, municipality, &all, e));
	return learn(db, a, municipality, &all, e);
}
