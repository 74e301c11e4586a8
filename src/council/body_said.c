/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/body_said.h"

#include "council/body.h"
#include "council/row.h"

sp_rc body_say(const struct writer *w, const struct body_said *said, int64_t *id, struct sp_err *e)
{
	*id = ids_next(w->ids);
	return db_run(w->db, e,
		      "INSERT INTO body_said (municipality, id, kind, body, other, name, slug, "
		      "state, who, made) VALUES ($1, $2, $3, $4, $5, $6, $7, 'applied', $8, $9)",
		      DB_V_INT(w->municipality), DB_V_INT(*id),
		      DB_V_TEXT(said->merge ? "merge" : "alias"), DB_V_INT(said->body),
		      said->other ? DB_V_INT(said->other) : DB_V_NULL, DB_V_TEXT(said->name),
		      DB_V_TEXT(said->slug), DB_V_TEXT(said->who), DB_V_TEXT(w->now));
}

sp_rc body_said_meeting(const struct writer *w, int64_t said, int64_t meeting, int64_t ordinal,
			bool joined, struct sp_err *e)
{
	return db_run(w->db, e,
		      "INSERT INTO body_said_meeting (municipality, said, meeting, ordinal, "
		      "joined) VALUES ($1, $2, $3, $4, CAST($5 AS INTEGER) <> 0) ON CONFLICT "
		      "(municipality, said, meeting) DO NOTHING",
		      DB_V_INT(w->municipality), DB_V_INT(said), DB_V_INT(meeting),
		      DB_V_INT(ordinal), DB_V_INT(joined));
}

sp_rc body_said_joined(const struct writer *w, int64_t gone, int64_t kept, struct sp_err *e)
{
	const struct db_value m = DB_V_INT(w->municipality);
	SP_TRY(db_run(w->db, e,
		      "UPDATE body_said_meeting SET joined = TRUE WHERE municipality = $1 AND "
		      "meeting = $2",
		      m, DB_V_INT(kept)));
	SP_TRY(db_run(w->db, e,
		      "UPDATE body_said_meeting SET joined = TRUE, meeting = $3 WHERE municipality "
		      "= $1 AND meeting = $2 AND NOT EXISTS (SELECT 1 FROM body_said_meeting o "
		      "WHERE o.municipality = $1 AND o.said = body_said_meeting.said AND o.meeting "
		      "= $3)",
		      m, DB_V_INT(gone), DB_V_INT(kept)));
	return db_run(w->db, e,
		      "DELETE FROM body_said_meeting WHERE municipality = $1 AND meeting = $2", m,
		      DB_V_INT(gone));
}

sp_rc body_said_names(const struct writer *w, int64_t said, int64_t body, struct sp_err *e)
{
	return db_run(w->db, e,
		      "INSERT INTO body_said_name (municipality, said, folded, by_person, "
		      "printed) SELECT municipality, CAST($2 AS BIGINT), folded, by_person, "
		      "printed FROM body_alias WHERE municipality = $1 AND body = $3",
		      DB_V_INT(w->municipality), DB_V_INT(said), DB_V_INT(body));
}

static sp_rc take(struct arena *a, const struct db_rows *rows, struct body_said *out)
{
	enum { MUNICIPALITY, ID, KIND, BODY, OTHER, NAME, SLUG, STATE, WHO, MADE, INTO, CALLED };
	*out = (struct body_said){.municipality = db_int(rows, MUNICIPALITY),
				  .id = db_int(rows, ID),
				  .merge = str_eq(db_str(rows, KIND), STR("merge")),
				  .body = db_int(rows, BODY),
				  .other = db_int(rows, OTHER)};
	SP_TRY(row_text(a, rows, NAME, &out->name));
	SP_TRY(row_text(a, rows, SLUG, &out->slug));
	SP_TRY(row_text(a, rows, STATE, &out->state));
	SP_TRY(row_text(a, rows, WHO, &out->who));
	SP_TRY(row_text(a, rows, MADE, &out->made));
	SP_TRY(row_text(a, rows, INTO, &out->into_slug));
	return row_text(a, rows, CALLED, &out->into_name);
}

sp_rc bodies_said(struct db *db, struct arena *a, int64_t municipality, struct bodies_said *out,
		  struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality)};
	DB_ROWS_AUTO rows = NULL;
	*out = (struct bodies_said){0};
	SP_TRY(db_query(db,
			"SELECT s.municipality, s.id, s.kind, s.body, s.other, s.name, s.slug, "
			"s.state, s.who, s.made, b.slug, b.name FROM body_said s LEFT JOIN body b "
			"ON b.municipality = s.municipality AND b.id = s.body WHERE CAST($1 AS "
			"BIGINT) = 0 OR s.municipality = CAST($1 AS BIGINT) ORDER BY "
			"s.municipality, s.id",
			args, 1, &rows, e));
	DB_EACH(rows, e) {
		struct body_said *slot = sp_push(a, &out->list);
		SP_NEED(slot);
		SP_TRY(take(a, rows, slot));
	}
	return SP_OK;
}

/* By its name, or for a body that went by its name in addresses. */
static sp_rc is_called(struct arena *a, const struct body_said *s, const char *words, bool *yes)
{
	const char *key = body_key(a, str_of(words)), *name = body_key(a, str_of(s->name));
	SP_NEED(key && name);
	*yes = strcmp(s->state, "applied") == 0 &&
	       (strcmp(key, name) == 0 || (s->slug && str_ieq(str_of(s->slug), str_of(words))));
	return SP_OK;
}

sp_rc body_said_find(struct db *db, struct arena *a, int64_t municipality, const char *words,
		     struct body_said *out, struct sp_err *e)
{
	struct bodies_said all;
	const struct body_said *found = NULL;
	SP_TRY(bodies_said(db, a, municipality, &all, e));
	for (uint32_t i = 0; i < all.list.n; i++) {
		bool yes;
		SP_TRY(is_called(a, &all.list.at[i], words, &yes));
		if (!yes)
			continue;
		if (found && found->municipality != all.list.at[i].municipality)
			return sp_fail(e, SP_EINVAL,
				       N_("several municipalities have a body “{1}”: say which "
					  "with --municipality"),
				       words);
		found = &all.list.at[i];
	}
	if (!found)
		return sp_fail(e, SP_ENOTFOUND,
			       N_("nobody has merged or named a body “{1}”; “spor correct --list” "
				  "shows what people have said"),
			       words);
	*out = *found;
	return SP_OK;
}
