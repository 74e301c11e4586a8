/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/body_merge.h"

#include "council/body.h"

struct moving {
	int64_t meeting, ordinal;
	const char *day;
};
struct movings {
	SP_LIST(struct moving) list;
};

struct merging {
	const struct known_body *from;
	int64_t into;
	const char *who;
};

static sp_rc load(struct db *db, struct arena *a, const struct known_body *from,
		  struct movings *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(from->municipality), DB_V_INT(from->id)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(db,
			"SELECT id, day, ordinal FROM meeting WHERE municipality = $1 AND body = "
			"$2 ORDER BY day, ordinal",
			args, 2, &rows, e));
	for (;;) {
		char *day;
		SP_TRY(db_next(rows, &more, e));
		if (!more)
			return SP_OK;
		struct moving *m = sp_push(a, &out->list);
		SP_NEED(m);
		SP_TRY(db_text(rows, 1, a, &day));
		*m = (struct moving){db_int(rows, 0), db_int(rows, 2), day};
	}
}

static sp_rc last_ordinal(struct db *db, int64_t municipality, int64_t body, const char *day,
			  int64_t *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality), DB_V_INT(body), DB_V_TEXT(day)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(db,
			"SELECT COALESCE(MAX(ordinal), 0) FROM meeting WHERE municipality = $1 AND "
			"body = $2 AND day = $3",
			args, 3, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	*out = more ? db_int(rows, 0) : 0;
	return SP_OK;
}

/* before or after NULL: there was, or is, nothing. */
static sp_rc tell(struct db *db, const struct merging *m, const char *table, int64_t id,
		  const struct audit_hash *before, const struct audit_hash *after, struct sp_err *e)
{
	const struct audit_event event = {.municipality = m->from->municipality,
					  .who = m->who,
					  .action = "merge",
					  .table = table,
					  .id = id,
					  .before = before,
					  .after = after};
	return audit_append(db, &event, e);
}

static sp_rc move(struct db *db, struct arena *a, const struct merging *m, const struct moving *one,
		  struct body_merged *out, struct sp_err *e)
{
	struct audit_hash before, after;
	int64_t last, municipality = m->from->municipality;
	SP_TRY(last_ordinal(db, municipality, m->into, one->day, &last, e));
	SP_TRY(seal_now(db, a, municipality, one->meeting, &before, e));
	out->moved++;
	out->second += last > 0;
	SP_TRY(db_run(db, e,
		      "UPDATE meeting SET body = $3, ordinal = $4 WHERE municipality = $1 AND id "
		      "= $2",
		      DB_V_INT(municipality), DB_V_INT(one->meeting), DB_V_INT(m->into),
		      DB_V_INT(last + 1)));
	SP_TRY(seal_again(db, a, municipality, one->meeting, NULL, &after, e));
	return tell(db, m, "meeting", one->meeting, &before, &after, e);
}

static sp_rc move_names(struct db *db, struct arena *a, const struct merging *m, struct sp_err *e)
{
	const struct known_body *from = m->from;
	const struct db_value key[] = {DB_V_INT(from->municipality), DB_V_INT(from->id),
				       DB_V_INT(m->into)};
	struct audit_hash gone, before, after;
	SP_TRY(seal_body(db, from->municipality, from->id, &gone, e));
	SP_TRY(seal_body(db, from->municipality, m->into, &before, e));
	SP_TRY(db_exec(db, "UPDATE body_alias SET body = $3 WHERE municipality = $1 AND body = $2",
		       key, 3, NULL, e));
	SP_TRY(body_add_alias(db, a, from->municipality, m->into, str_of(from->slug), true, e));
	SP_TRY(db_exec(db, "DELETE FROM body WHERE municipality = $1 AND id = $2", key, 2, NULL,
		       e));
	SP_TRY(tell(db, m, "body", from->id, &gone, NULL, e));
	SP_TRY(seal_body(db, from->municipality, m->into, &after, e));
	return tell(db, m, "body", m->into, &before, &after, e);
}

sp_rc body_merge(struct db *db, struct arena *a, const struct known_body *from, int64_t into,
		 const char *who, struct body_merged *out, struct sp_err *e)
{
	const struct merging m = {from, into, who};
	struct movings movings = {0};
	*out = (struct body_merged){0};
	SP_TRY(load(db, a, from, &movings, e));
	for (uint32_t i = 0; i < movings.list.n; i++)
		SP_TRY(move(db, a, &m, &movings.list.at[i], out, e));
	return move_names(db, a, &m, e);
}
