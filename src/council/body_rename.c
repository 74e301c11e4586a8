/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/body_rename.h"

#include "council/body.h"
#include "council/body_name.h"
#include "council/derive.h"

enum { MEETING_MEMORY = 256 * 1024 * 1024 };

struct naming {
	const struct writer *w;
	const char *who;
	int64_t body;
	const char *name, *slug;   /* now */
	const char *brief, *whole; /* printed: the smallest abbreviation's slug; NULL: none */
	const char *next_name, *next_slug;
	bool old_finds; /* one of its names leads from the address it has */
};
typedef SP_LIST(int64_t) meeting_ids;

/* ---- what it should be called ---- */

static sp_rc take_name(struct naming *n, const char *alias, bool printed)
{
	const char *slug = body_slug(n->w->arena, str_of(alias));
	SP_NEED(slug);
	n->old_finds = n->old_finds || strcmp(slug, n->slug) == 0;
	if (!printed || !*slug)
		return SP_OK;
	if (!body_name_is_brief(str_of(alias))) {
		if (!n->whole || body_name_better(str_of(alias), str_of(n->whole)))
			n->whole = alias;
	} else if (!n->brief || body_name_better(str_of(alias), str_of(n->brief))) {
		n->brief = alias;
	}
	return SP_OK;
}

static sp_rc load_body(struct naming *n, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(n->w->municipality), DB_V_INT(n->body)};
	DB_ROWS_AUTO rows = NULL;
	char *name, *slug;
	bool more;
	SP_TRY(db_query(n->w->db, "SELECT name, slug FROM body WHERE municipality = $1 AND id = $2",
			args, 2, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	SP_TRY(db_text(rows, 0, n->w->arena, &name));
	SP_TRY(db_text(rows, 1, n->w->arena, &slug));
	n->name = name;
	n->slug = slug;
	return SP_OK;
}

static sp_rc load_names(struct naming *n, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(n->w->municipality), DB_V_INT(n->body)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(n->w->db,
			"SELECT alias, printed FROM body_alias WHERE municipality = $1 AND body = "
			"$2",
			args, 2, &rows, e));
	DB_EACH(rows, e) {
		char *alias;
		SP_TRY(db_text(rows, 0, n->w->arena, &alias));
		SP_TRY(take_name(n, alias, db_int(rows, 1) == PRINTED_OWN));
	}
	return SP_OK;
}

/* What the name it has, and its address, were made of. */
static sp_rc goes_by(const struct naming *n, struct str alias, bool *yes)
{
	const char *spoken = body_name_spoken(n->w->arena, alias);
	const char *slug = body_slug(n->w->arena, alias);
	SP_NEED(spoken && slug);
	*yes = strcmp(spoken, n->name) == 0 || strcmp(slug, n->slug) == 0;
	return SP_OK;
}

sp_rc body_rename_as_before(struct db *db, struct arena *a, int64_t municipality, int64_t body,
			    struct sp_err *e)
{
	const struct writer w = {.db = db, .arena = a, .municipality = municipality};
	const struct db_value args[] = {DB_V_INT(municipality), DB_V_INT(body)};
	struct naming n = {.w = &w, .body = body};
	SP_LIST(const char *) keys = {0};
	SP_TRY(load_body(&n, e));
	{
		DB_ROWS_AUTO rows = NULL;
		SP_TRY(db_query(db,
				"SELECT folded, alias FROM body_alias WHERE municipality = $1 AND "
				"body = $2",
				args, 2, &rows, e));
		DB_EACH(rows, e) {
			bool yes;
			SP_TRY(goes_by(&n, db_str(rows, 1), &yes));
			const char **slot = yes ? sp_push(a, &keys) : NULL;
			SP_NEED(slot || !yes);
			if (yes)
				SP_NEED(*slot = str_dup(a, db_str(rows, 0)));
		}
	}
	for (uint32_t i = 0; i < keys.n; i++)
		SP_TRY(db_run(db, e,
			      "UPDATE body_alias SET printed = 1 WHERE municipality = $1 AND "
			      "folded = $2",
			      DB_V_INT(municipality), DB_V_TEXT(keys.at[i])));
	return SP_OK;
}

/* The first of the names that is free in addresses; a number behind the last when none is. */
static sp_rc choose_slug(struct naming *n, struct sp_err *e)
{
	struct arena *a = n->w->arena;
	const char *wanted[] = {n->brief, n->whole}, *base = NULL;
	bool taken = true;
	for (size_t i = 0; i < 2 && taken; i++) {
		if (!wanted[i])
			continue;
		SP_NEED(base = body_slug(a, str_of(wanted[i])));
		SP_TRY(body_slug_taken(n->w->db, n->w->municipality, n->body, base, &taken, e));
	}
	n->next_slug = base;
	for (int i = 2; taken; i++) {
		SP_NEED(n->next_slug = arena_printf(a, "%s-%d", base, i));
		SP_TRY(body_slug_taken(n->w->db, n->w->municipality, n->body, n->next_slug, &taken,
				       e));
	}
	return SP_OK;
}

/* ---- calling it so ---- */

static sp_rc write_names(const struct naming *n, struct sp_err *e)
{
	return db_run(n->w->db, e,
		      "UPDATE body SET name = $3, slug = $4 WHERE municipality = $1 AND id = $2",
		      DB_V_INT(n->w->municipality), DB_V_INT(n->body), DB_V_TEXT(n->next_name),
		      DB_V_TEXT(n->next_slug));
}

static sp_rc tell(const struct naming *n, const char *table, int64_t id,
		  const struct audit_hash *before, const struct audit_hash *after, struct sp_err *e)
{
	const struct audit_event event = {.municipality = n->w->municipality,
					  .who = n->who,
					  .action = N_("rename"),
					  .table = table,
					  .id = id,
					  .before = before,
					  .after = after};
	return audit_append(n->w->db, &event, e);
}

static sp_rc load_meetings(const struct naming *n, meeting_ids *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(n->w->municipality), DB_V_INT(n->body)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(n->w->db,
			"SELECT id FROM meeting WHERE municipality = $1 AND body = $2 ORDER BY id",
			args, 2, &rows, e));
	DB_EACH(rows, e) {
		int64_t *slot = sp_push(n->w->arena, out);
		SP_NEED(slot);
		*slot = db_int(rows, 0);
	}
	return SP_OK;
}

static sp_rc read_seals(const struct naming *n, const meeting_ids *meetings, struct audit_hash *out,
			struct sp_err *e)
{
	for (uint32_t i = 0; i < meetings->n; i++) {
		ARENA_AUTO a = arena_new(MEETING_MEMORY);
		SP_NEED(a);
		SP_TRY(seal_now(n->w->db, a, n->w->municipality, meetings->at[i], &out[i], e));
	}
	return SP_OK;
}

/* A meeting's seal has the names of its body. */
static sp_rc seal_meetings(const struct naming *n, const meeting_ids *meetings,
			   const struct audit_hash *before, struct sp_err *e)
{
	for (uint32_t i = 0; i < meetings->n; i++) {
		struct audit_hash after;
		ARENA_AUTO a = arena_new(MEETING_MEMORY);
		SP_NEED(a);
		SP_TRY(seal_again(n->w->db, a, n->w->municipality, meetings->at[i], NULL, &after,
				  e));
		SP_TRY(derive_queue(n->w->db, n->w->municipality, meetings->at[i], e));
		SP_TRY(tell(n, "meeting", meetings->at[i], &before[i], &after, e));
	}
	return SP_OK;
}

static sp_rc call_it_so(const struct naming *n, struct sp_err *e)
{
	struct audit_hash before, after, *seals;
	meeting_ids meetings = {0};
	SP_TRY(load_meetings(n, &meetings, e));
	SP_NEED(seals = arena_array(n->w->arena, meetings.n + 1u, sizeof(*seals)));
	SP_TRY(read_seals(n, &meetings, seals, e));
	SP_TRY(seal_body(n->w->db, n->w->municipality, n->body, &before, e));
	SP_TRY(write_names(n, e));
	if (!n->old_finds)
		SP_TRY(body_add_alias(n->w->db, n->w->arena, n->w->municipality, n->body,
				      str_of(n->slug), ALIAS_OTHER, e));
	SP_TRY(seal_body(n->w->db, n->w->municipality, n->body, &after, e));
	SP_TRY(tell(n, "body", n->body, &before, &after, e));
	return seal_meetings(n, &meetings, seals, e);
}

sp_rc body_rename_settle(const struct writer *w, const char *who, int64_t body, bool made,
			 struct sp_err *e)
{
	struct naming n = {.w = w, .who = who, .body = body};
	SP_TRY(load_body(&n, e));
	SP_TRY(load_names(&n, e));
	if (!n.brief && !n.whole)
		return SP_OK;
	SP_TRY(choose_slug(&n, e));
	SP_NEED(n.next_name = body_name_spoken(w->arena, str_of(n.whole ? n.whole : n.brief)));
	if (strcmp(n.next_name, n.name) == 0 && strcmp(n.next_slug, n.slug) == 0)
		return SP_OK;
	return made ? write_names(&n, e) : call_it_so(&n, e);
}
