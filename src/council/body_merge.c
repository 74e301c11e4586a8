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

static sp_rc move(struct db *db, const struct known_body *from, int64_t into,
		  const struct moving *m, struct audit_digest *digest, struct body_merged *out,
		  struct sp_err *e)
{
	int64_t last;
	SP_TRY(last_ordinal(db, from->municipality, into, m->day, &last, e));
	const struct db_value row[] = {DB_V_INT(from->municipality), DB_V_INT(m->meeting),
				       DB_V_INT(into), DB_V_INT(last + 1)};
	out->moved++;
	out->second += last > 0;
	audit_digest_row(digest, "meeting", m->meeting, row, 4);
	return db_exec(db,
		       "UPDATE meeting SET body = $3, ordinal = $4 WHERE municipality = $1 AND id "
		       "= $2",
		       row, 4, NULL, e);
}

sp_rc body_merge(struct db *db, struct arena *a, const struct known_body *from, int64_t into,
		 struct audit_digest *digest, struct body_merged *out, struct sp_err *e)
{
	const struct db_value key[] = {DB_V_INT(from->municipality), DB_V_INT(from->id),
				       DB_V_INT(into)};
	struct movings movings = {0};
	*out = (struct body_merged){0};
	SP_TRY(load(db, a, from, &movings, e));
	for (uint32_t i = 0; i < movings.list.n; i++)
		SP_TRY(move(db, from, into, &movings.list.at[i], digest, out, e));
	audit_digest_row(digest, "body", from->id, key, 3);
	SP_TRY(db_exec(db, "UPDATE body_alias SET body = $3 WHERE municipality = $1 AND body = $2",
		       key, 3, NULL, e));
	SP_TRY(body_add_alias(db, a, from->municipality, into, str_of(from->slug), true, e));
	return db_exec(db, "DELETE FROM body WHERE municipality = $1 AND id = $2", key, 2, NULL, e);
}
