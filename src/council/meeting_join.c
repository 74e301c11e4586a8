/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/meeting_join.h"

#include "council/body_said.h"
#include "council/correct.h"
#include "council/derive.h"
#include "council/item_address.h"
#include "council/link.h"
#include "council/meeting_parts.h"
#include "council/plan_store.h"
#include "council/pool_store.h"
#include "council/verdict.h"
#include "store/search.h"

/* One of the two, as it stands in the store. */
struct side {
	struct known_meeting m;
	int64_t body, ordinal;
	const char *imported; /* when its version in force came */
	uint32_t live;	      /* items not withdrawn */
};

static sp_rc load_side(const struct writer *w, int64_t id, struct side *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(w->municipality), DB_V_INT(id)};
	char *kind, *starts, *imported;
	bool more;
	*out = (struct side){.m = {.id = id}};
	{
		DB_ROWS_AUTO rows = NULL;
		SP_TRY(db_query(w->db,
				"SELECT m.version, m.kind, m.starts, m.body, m.ordinal, (SELECT "
				"MAX(v.imported) FROM meeting_version v WHERE v.municipality = $1 "
				"AND v.meeting = m.id AND v.current), (SELECT COUNT(*) FROM item i "
				"WHERE i.municipality = $1 AND i.meeting = m.id AND NOT "
				"i.withdrawn) FROM meeting m WHERE m.municipality = $1 AND m.id = "
				"$2",
				args, 2, &rows, e));
		SP_TRY(db_next(rows, &more, e));
		if (!more)
			return sp_fail(e, SP_ENOTFOUND, N_("there is no such meeting"));
		SP_TRY(db_text(rows, 1, w->arena, &kind));
		SP_TRY(db_text(rows, 2, w->arena, &starts));
		SP_TRY(db_text(rows, 5, w->arena, &imported));
		out->m.version = db_int(rows, 0);
		out->m.kind = kind;
		out->m.starts = starts;
		out->body = db_int(rows, 3);
		out->ordinal = db_int(rows, 4);
		out->imported = imported ? imported : "";
		out->live = (uint32_t)db_int(rows, 6);
	}
	return meeting_load_items(w, &out->m, e);
}

static struct known_item *partner(const struct writer *w, struct side *side,
				  const struct known_item *item)
{
	for (uint32_t i = 0; i < side->m.items.n; i++) {
		struct known_item *k = &side->m.items.at[i];
		if (!k->taken && meeting_same_matter(w->arena, k, item->number, item->title, 0.5))
			return k;
	}
	return NULL;
}

sp_rc meeting_compare(const struct writer *w, int64_t one, int64_t other,
		      enum meeting_sameness *out, struct sp_err *e)
{
	struct side a, b;
	uint32_t same = 0;
	SP_TRY(load_side(w, one, &a, e));
	SP_TRY(load_side(w, other, &b, e));
	for (uint32_t i = 0; i < a.m.items.n; i++) {
		struct known_item *k = partner(w, &b, &a.m.items.at[i]);
		same += k != NULL;
		if (k)
			k->taken = true;
	}
	uint32_t least = a.m.items.n < b.m.items.n ? a.m.items.n : b.m.items.n;
	bool apart = a.m.starts && b.m.starts && strcmp(a.m.starts, b.m.starts) != 0;
	if (apart ? least > 1 && same * 5 >= least * 4 : same * 2 >= least)
		*out = MEETING_ONE;
	else
		*out = apart && !same ? MEETING_TWO : MEETING_UNSURE;
	return SP_OK;
}

/* Is the first the one in force? */
static bool prevails(const struct side *a, const struct side *b)
{
	int x = meeting_rank(a->m.kind, true), y = meeting_rank(b->m.kind, true);
	return x != y ? x > y : strcmp(a->imported, b->imported) > 0;
}

struct joining {
	const struct writer *w;
	const char *who;
	struct side *kept, *gone;
	bool partial; /* the one in force says nothing of items that it does not name */
};

#define RUN(j, e, sql, ...) \
	SP_TRY(db_run((j)->w->db, (e), (sql), DB_V_INT((j)->w->municipality), __VA_ARGS__))

static sp_rc free_slug(const struct joining *j, const char *wanted, const char **out)
{
	const char *slug = wanted;
	for (int n = 2;; n++) {
		bool used = false;
		for (uint32_t i = 0; i < j->kept->m.items.n && !used; i++)
			used = strcmp(j->kept->m.items.at[i].slug, slug) == 0;
		if (!used)
			break;
		slug = arena_printf(j->w->arena, "%s~%d", wanted, n);
		SP_NEED(slug);
	}
	*out = slug;
	return SP_OK;
}

/* An item that only the other meeting had comes along. */
static sp_rc take_item(struct joining *j, const struct known_item *item, struct sp_err *e)
{
	const char *slug;
	SP_TRY(free_slug(j, item->slug, &slug));
	RUN(j, e, "UPDATE attendance SET meeting = $3 WHERE municipality = $1 AND item = $2",
	    DB_V_INT(item->id), DB_V_INT(j->kept->m.id));
	RUN(j, e,
	    "UPDATE item SET meeting = $3, slug = $4, position = position + $5, withdrawn = "
	    "withdrawn OR CAST($6 AS INTEGER) <> 0 WHERE municipality = $1 AND id = $2",
	    DB_V_INT(item->id), DB_V_INT(j->kept->m.id), DB_V_TEXT(slug),
	    DB_V_INT(j->kept->m.items.n), DB_V_INT(!j->partial));
	struct known_item *slot = sp_push(j->w->arena, &j->kept->m.items);
	SP_NEED(slot);
	*slot = *item;
	slot->slug = slug;
	slot->taken = true;
	return SP_OK;
}

/* An item that both had: the one in force stays, with what people said of the other. */
static sp_rc fold_item(const struct joining *j, const struct known_item *item,
		       struct known_item *into, struct sp_err *e)
{
	into->taken = true;
	RUN(j, e, "UPDATE correction SET item = $3 WHERE municipality = $1 AND item = $2",
	    DB_V_INT(item->id), DB_V_INT(into->id));
	const int64_t meetings[2] = {j->kept->m.id, j->gone->m.id};
	SP_TRY(verdicts_move(j->w, j->who, item->id, into->id, meetings, e));
	SP_TRY(write_remove_facts(j->w, item->id, e));
	RUN(j, e, "DELETE FROM item_address WHERE municipality = $1 AND item = $2",
	    DB_V_INT(item->id));
	RUN(j, e, "DELETE FROM attendance WHERE municipality = $1 AND item = $2",
	    DB_V_INT(item->id));
	SP_TRY(link_forget(j->w->db, j->w->arena, j->w->municipality, item->id, e));
	SP_TRY(search_remove(j->w->db, SEARCH_OPEN, item->id, e));
	SP_TRY(search_remove(j->w->db, SEARCH_CLOSED, item->id, e));
	SP_TRY(plan_remove(j->w->db, j->w->municipality, item->id, e));
	SP_TRY(pools_forget(j->w->db, j->w->municipality, item->id, e));
	RUN(j, e, "DELETE FROM item WHERE municipality = $1 AND id = $2", DB_V_INT(item->id));
	return SP_OK;
}

static sp_rc move_items(struct joining *j, struct sp_err *e)
{
	for (uint32_t i = 0; i < j->gone->m.items.n; i++) {
		const struct known_item *item = &j->gone->m.items.at[i];
		struct known_item *into = partner(j->w, j->kept, item);
		SP_TRY(into ? fold_item(j, item, into, e) : take_item(j, item, e));
	}
	return SP_OK;
}

static sp_rc move_rest(const struct joining *j, struct sp_err *e)
{
	const struct db_value gone = DB_V_INT(j->gone->m.id), kept = DB_V_INT(j->kept->m.id);
	RUN(j, e, "UPDATE correction SET meeting = $3 WHERE municipality = $1 AND meeting = $2",
	    gone, kept);
	RUN(j, e,
	    "UPDATE attendance SET meeting = $3 WHERE municipality = $1 AND meeting = $2 AND item "
	    "= 0 AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.municipality = $1 AND "
	    "a.meeting = $3 AND a.item = 0)",
	    gone, kept);
	RUN(j, e, "DELETE FROM attendance WHERE municipality = $1 AND meeting = $2", gone);
	RUN(j, e,
	    "UPDATE meeting_version SET meeting = $3, version = version + $4, current = FALSE "
	    "WHERE municipality = $1 AND meeting = $2",
	    gone, kept, DB_V_INT(j->kept->m.version));
	SP_TRY(body_said_joined(j->w, j->gone->m.id, j->kept->m.id, e));
	RUN(j, e, "DELETE FROM meeting_seal WHERE municipality = $1 AND meeting = $2", gone);
	RUN(j, e, "DELETE FROM meeting WHERE municipality = $1 AND id = $2", gone);
	return SP_OK;
}

static sp_rc tell(const struct writer *w, const char *who, int64_t meeting,
		  const struct audit_hash *before, const struct audit_hash *after, struct sp_err *e)
{
	const struct audit_event event = {.municipality = w->municipality,
					  .who = who,
					  .action = "merge",
					  .table = "meeting",
					  .id = meeting,
					  .before = before,
					  .after = after};
	return audit_append(w->db, &event, e);
}

/* Both were there; `place` gives the body and the ordinal of the one that is left. */
static sp_rc join(struct joining *j, const struct side *place, struct sp_err *e)
{
	const struct writer *w = j->w;
	int64_t body = place->body, ordinal = place->ordinal;
	struct audit_hash gone, before, after;
	SP_TRY(seal_now(w->db, w->arena, w->municipality, j->gone->m.id, &gone, e));
	SP_TRY(seal_now(w->db, w->arena, w->municipality, j->kept->m.id, &before, e));
	SP_TRY(move_items(j, e));
	SP_TRY(move_rest(j, e));
	RUN(j, e,
	    "UPDATE meeting SET body = $3, ordinal = $4, version = $5, changed = $6 WHERE "
	    "municipality = $1 AND id = $2",
	    DB_V_INT(j->kept->m.id), DB_V_INT(body), DB_V_INT(ordinal),
	    DB_V_INT(j->kept->m.version + j->gone->m.version), DB_V_TEXT(w->now));
	SP_TRY(correct_reapply(w, j->kept->m.id, e));
	SP_TRY(item_address_settle(w, j->kept->m.id, NULL, e));
	SP_TRY(derive_queue(w->db, w->municipality, j->kept->m.id, e));
	SP_TRY(derive_queue(w->db, w->municipality, j->gone->m.id, e));
	SP_TRY(seal_again(w->db, w->arena, w->municipality, j->kept->m.id, NULL, &after, e));
	SP_TRY(tell(w, j->who, j->gone->m.id, &gone, NULL, e));
	return tell(w, j->who, j->kept->m.id, &before, &after, e);
}

sp_rc meeting_join(const struct writer *w, const char *who, int64_t meeting, int64_t into,
		   int64_t *out, struct sp_err *e)
{
	struct side a, b;
	struct joining j = {.w = w, .who = who, .kept = &b, .gone = &a};
	SP_TRY(load_side(w, meeting, &a, e));
	SP_TRY(load_side(w, into, &b, e));
	if (prevails(&a, &b)) {
		j.kept = &a;
		j.gone = &b;
	}
	j.partial = meeting_is_partial(j.kept->m.kind, j.kept->live, j.gone->live);
	*out = j.kept->m.id;
	return join(&j, &b, e);
}
