/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/link.h"

#include "council/link_candidates.h"
#include "council/link_thread.h"
#include "council/verdict.h"

enum { PAIR_MEMORY = 64 * 1024 * 1024 };

struct linking {
	struct db *db;
	struct arena *arena;
	struct arena *pair; /* of what is looked at for one pair: there are many of them */
	const struct view *v;
	const struct link_text *texts; /* beside v->items */
	int64_t municipality;
	struct link_bodies bodies;
	struct link_naming naming;
	struct link_ids had, live; /* items of the meeting: with a row before, in force now */
	struct link_ids changed;   /* whose row is new or another one */
	struct link_ids again;	   /* others whose edges must be made again */
	struct link_ids touched;   /* whose threads must be made again */
	struct link_pairs grown;   /* pairs that have got an edge */
	struct link_pairs doubted; /* edges that may have lost what they hung on */
	struct link_pairs counted; /* whose case number was of two items, or is now */
	SP_LIST(struct link_item *) known; /* loaded */
};

static sp_rc load(struct linking *l, int64_t id, struct link_item **out, struct sp_err *e)
{
	for (uint32_t i = 0; i < l->known.n; i++) {
		*out = l->known.at[i];
		if ((*out)->id == id)
			return SP_OK;
	}
	SP_TRY(link_item_load(l->db, l->arena, l->municipality, id, out, e));
	if (!*out)
		return SP_OK;
	struct link_item **slot = sp_push(l->arena, &l->known);
	SP_NEED(slot);
	*slot = *out;
	return SP_OK;
}

static void forget_loaded(struct linking *l, int64_t id)
{
	for (uint32_t i = 0; i < l->known.n; i++)
		if (l->known.at[i]->id == id)
			l->known.at[i] = l->known.at[--l->known.n];
}

/* ---- start ---- */

static sp_rc load_had(struct linking *l, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(l->municipality), DB_V_INT(l->v->meeting)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(l->db,
			"SELECT item FROM link_item WHERE municipality = $1 AND meeting = $2 ORDER "
			"BY item",
			args, 2, &rows, e));
	DB_EACH(rows, e)
		SP_TRY(link_ids_add(l->arena, &l->had, db_int(rows, 0)));
	return SP_OK;
}

static sp_rc body_of(const struct linking *l, int64_t *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(l->municipality), DB_V_INT(l->v->meeting)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(l->db, "SELECT body FROM meeting WHERE municipality = $1 AND id = $2", args,
			2, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	*out = more ? db_int(rows, 0) : 0;
	return SP_OK;
}

static sp_rc start(struct linking *l, const struct lexicon *lex, struct sp_err *e)
{
	l->naming = (struct link_naming){.arena = l->arena, .lex = lex, .bodies = &l->bodies};
	SP_TRY(link_bodies_load(l->db, l->arena, l->municipality, &l->bodies, e));
	SP_TRY(body_of(l, &l->naming.body, e));
	return load_had(l, e);
}

/* ---- rows and the groups they are in ---- */

static sp_rc add_pair(struct linking *l, struct link_pairs *out, int64_t from, int64_t to)
{
	struct link_pair_ids *pair = sp_push(l->arena, &out->list);
	SP_NEED(pair);
	*pair = (struct link_pair_ids){from, to};
	return SP_OK;
}

/* A group has grown past its measure: edges between its items may hang on nothing any more. */
static sp_rc doubt_group(struct linking *l, const struct link_ids *group, struct sp_err *e)
{
	for (uint32_t i = 0; i < group->list.n; i++) {
		struct link_ids others = {0};
		int64_t id = group->list.at[i];
		SP_TRY(link_neighbours(l->db, l->arena, l->municipality, id, &others, e));
		for (uint32_t k = 0; k < others.list.n; k++) {
			if (others.list.at[k] < id || !link_ids_have(group, others.list.at[k]))
				continue;
			SP_TRY(add_pair(l, &l->doubted, id, others.list.at[k]));
		}
	}
	return SP_OK;
}

/* Two with a case number of their own weigh more than two of three. */
static sp_rc recount(struct linking *l, const char *key, const struct link_ids *group, int64_t item)
{
	enum { THREE = 3 };
	int64_t others[THREE];
	uint32_t n = 0;
	if (*key != 'c' || group->list.n > THREE)
		return SP_OK;
	for (uint32_t i = 0; i < group->list.n; i++)
		if (group->list.at[i] != item)
			others[n++] = group->list.at[i];
	return n == 2 ? add_pair(l, &l->counted, others[0], others[1]) : SP_OK;
}

static sp_rc remove_keys(struct linking *l, const struct link_item *item, struct sp_err *e)
{
	struct link_values keys;
	SP_TRY(link_keys(l->arena, item, &keys));
	for (uint32_t i = 0; i < keys.list.n; i++) {
		struct link_ids group;
		SP_TRY(db_run(l->db, e,
			      "DELETE FROM link_key WHERE municipality = $1 AND value = $2 AND "
			      "item = $3",
			      DB_V_INT(l->municipality), DB_V_TEXT(keys.list.at[i]),
			      DB_V_INT(item->id)));
		SP_TRY(link_group(l->db, l->arena, l->municipality, keys.list.at[i], &group, e));
		/* small enough again to say something */
		for (uint32_t k = 0; group.list.n == LINK_GROUP_MAX && k < group.list.n; k++)
			SP_TRY(link_ids_add(l->arena, &l->again, group.list.at[k]));
		SP_TRY(recount(l, keys.list.at[i], &group, item->id));
	}
	return SP_OK;
}

static sp_rc remove_item(struct linking *l, int64_t id, struct sp_err *e)
{
	struct link_item *item;
	SP_TRY(load(l, id, &item, e));
	if (!item)
		return SP_OK;
	SP_TRY(link_neighbours(l->db, l->arena, l->municipality, id, &l->touched, e));
	SP_TRY(remove_keys(l, item, e));
	forget_loaded(l, id);
	return link_item_remove(l->db, l->municipality, id, e);
}

static sp_rc write_item(struct linking *l, const struct link_item *item,
			const struct link_mentions *mentions, struct sp_err *e)
{
	struct link_values keys;
	SP_TRY(link_item_write(l->db, l->arena, l->municipality, item, e));
	SP_TRY(link_mentions_write(l->db, l->arena, l->municipality, item, mentions, e));
	SP_TRY(link_keys(l->arena, item, &keys));
	for (uint32_t i = 0; i < keys.list.n; i++) {
		struct link_ids group;
		SP_TRY(link_group(l->db, l->arena, l->municipality, keys.list.at[i], &group, e));
		if (group.list.n == LINK_GROUP_MAX + 1)
			SP_TRY(doubt_group(l, &group, e));
		SP_TRY(recount(l, keys.list.at[i], &group, item->id));
	}
	return link_ids_add(l->arena, &l->changed, item->id);
}

/* The words of a mention may be others while all that is compared is the same. */
static sp_rc write_mentions_again(struct linking *l, const struct link_item *item,
				  const struct link_mentions *mentions, struct sp_err *e)
{
	SP_TRY(db_run(l->db, e, "DELETE FROM mention WHERE municipality = $1 AND item = $2",
		      DB_V_INT(l->municipality), DB_V_INT(item->id)));
	return link_mentions_write(l->db, l->arena, l->municipality, item, mentions, e);
}

static sp_rc take_item(struct linking *l, uint32_t index, struct sp_err *e)
{
	struct link_item *now = ARENA_NEW(l->arena, struct link_item), *was = NULL;
	struct link_mentions mentions;
	bool same = false;
	SP_NEED(now);
	SP_TRY(link_item_make(&l->naming, l->v, index, &l->texts[index], now, &mentions));
	SP_TRY(link_ids_add(l->arena, &l->live, now->id));
	SP_TRY(load(l, now->id, &was, e));
	if (was) {
		SP_TRY(link_ids_add(l->arena, &l->touched, now->id));
		SP_TRY(link_item_same(l->arena, was, now, &same));
	}
	if (same)
		return write_mentions_again(l, now, &mentions, e);
	if (was)
		SP_TRY(remove_item(l, now->id, e));
	return write_item(l, now, &mentions, e);
}

/* ---- edges ---- */

static sp_rc put_part(struct linking *l, int64_t x, int64_t y, const struct link_part *part,
		      struct sp_err *e)
{
	return db_run(l->db, e,
		      "INSERT INTO edge (municipality, a, b, reason, strength, item, position) "
		      "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (municipality, a, b, "
		      "reason) DO NOTHING",
		      DB_V_INT(l->municipality), DB_V_INT(x < y ? x : y), DB_V_INT(x < y ? y : x),
		      DB_V_TEXT(link_reason_name(part->reason)), DB_V_INT(part->strength),
		      DB_V_INT(part->item), DB_V_INT(part->pointer));
}

/* Has no third item of the municipality the case number of the two? */
static sp_rc case_of_two(struct linking *l, const struct link_item *x, const struct link_item *y,
			 bool *yes, struct sp_err *e)
{
	struct link_ids group;
	*yes = link_may_be_alone(x, y);
	if (!*yes)
		return SP_OK;
	arena_reset(l->pair);
	const char *key = arena_printf(l->pair, "c%s", x->case_no);
	SP_NEED(key);
	SP_TRY(link_group(l->db, l->pair, l->municipality, key, &group, e));
	*yes = group.list.n == 2;
	return SP_OK;
}

static sp_rc put_edge(struct linking *l, const struct link_item *x, const struct link_item *y,
		      struct sp_err *e)
{
	struct link_parts parts;
	bool alone;
	SP_TRY(case_of_two(l, x, y, &alone, e));
	if (link_pair(x, y, alone, &parts) < LINK_THRESHOLD)
		return SP_OK;
	for (uint32_t i = 0; i < parts.n; i++)
		SP_TRY(put_part(l, x->id, y->id, &parts.at[i], e));
	return add_pair(l, &l->grown, x->id, y->id);
}

static sp_rc link_edges(struct linking *l, int64_t id, struct sp_err *e)
{
	struct link_ids found = {0};
	struct link_item *item, *other;
	SP_TRY(load(l, id, &item, e));
	if (!item || item->title.formal)
		return SP_OK;
	SP_TRY(link_candidates(l->db, l->arena, l->municipality, item, &found, e));
	for (uint32_t i = 0; i < found.list.n; i++) {
		if (found.list.at[i] == id)
			continue;
		SP_TRY(load(l, found.list.at[i], &other, e));
		if (other)
			SP_TRY(put_edge(l, item, other, e));
	}
	return SP_OK;
}

static sp_rc share_key(struct linking *l, const struct link_item *x, const struct link_item *y,
		       bool *yes, struct sp_err *e)
{
	struct link_values p, q;
	struct link_ids group;
	arena_reset(l->pair);
	SP_TRY(link_keys(l->pair, x, &p));
	SP_TRY(link_keys(l->pair, y, &q));
	*yes = false;
	for (uint32_t i = 0; i < p.list.n && !*yes; i++)
		for (uint32_t k = 0; k < q.list.n && !*yes; k++) {
			if (strcmp(p.list.at[i], q.list.at[k]) != 0)
				continue;
			SP_TRY(link_group(l->db, l->pair, l->municipality, p.list.at[i], &group,
					  e));
			*yes = group.list.n <= LINK_GROUP_MAX;
		}
	return SP_OK;
}

static sp_rc drop_edge(struct linking *l, int64_t x, int64_t y, struct sp_err *e)
{
	SP_TRY(link_ids_add(l->arena, &l->touched, x));
	SP_TRY(link_ids_add(l->arena, &l->touched, y));
	return db_run(l->db, e,
		      "DELETE FROM edge WHERE municipality = $1 AND a = $2 AND b = $3 AND reason "
		      "<> 'person'",
		      DB_V_INT(l->municipality), DB_V_INT(x < y ? x : y), DB_V_INT(x < y ? y : x));
}

static sp_rc check_doubted(struct linking *l, const struct link_pair_ids *pair, struct sp_err *e)
{
	struct link_item *x, *y;
	bool hangs;
	SP_TRY(load(l, pair->from, &x, e));
	SP_TRY(load(l, pair->to, &y, e));
	if (!x || !y || link_points(x, y) || link_points(y, x))
		return SP_OK;
	SP_TRY(share_key(l, x, y, &hangs, e));
	if (hangs)
		return SP_OK;
	return drop_edge(l, x->id, y->id, e);
}

static sp_rc weigh_again(struct linking *l, const struct link_pair_ids *pair, struct sp_err *e)
{
	struct link_item *x, *y;
	SP_TRY(load(l, pair->from, &x, e));
	SP_TRY(load(l, pair->to, &y, e));
	if (!x || !y || !link_may_be_alone(x, y))
		return SP_OK;
	SP_TRY(drop_edge(l, x->id, y->id, e));
	return put_edge(l, x, y, e);
}

/* ---- what people have joined ---- */

static sp_rc link_person(struct linking *l, int64_t id, struct sp_err *e)
{
	static const struct link_part sure = {LINK_PERSON, LINK_SURE, 0, -1};
	const struct db_value m = DB_V_INT(l->municipality), item = DB_V_INT(id);
	struct verdicts said;
	if (link_ids_have(&l->had, id)) {
		SP_TRY(link_neighbours(l->db, l->arena, l->municipality, id, &l->touched, e));
		SP_TRY(db_run(l->db, e,
			      "DELETE FROM edge WHERE municipality = $1 AND a = $2 AND reason = "
			      "'person'",
			      m, item));
		SP_TRY(db_run(l->db, e,
			      "DELETE FROM edge WHERE municipality = $1 AND b = $2 AND reason = "
			      "'person'",
			      m, item));
	}
	SP_TRY(verdicts_of_item(l->db, l->arena, l->municipality, id, &said, e));
	for (uint32_t i = 0; i < said.list.n; i++) {
		const struct verdict *v = &said.list.at[i];
		struct link_item *other;
		int64_t end = v->item == id ? v->other : v->item;
		if (v->kind == VERDICT_SPLIT)
			SP_TRY(link_ids_add(l->arena, &l->touched, id));
		if (v->kind != VERDICT_JOIN || end == id)
			continue;
		SP_TRY(load(l, end, &other, e));
		if (other)
			SP_TRY(put_part(l, id, end, &sure, e));
		SP_TRY(link_ids_add(l->arena, &l->touched, id));
		SP_TRY(link_ids_add(l->arena, &l->touched, end));
	}
	return SP_OK;
}

/* ---- end ---- */

static sp_rc finish(struct linking *l, struct sp_err *e)
{
	for (uint32_t i = 0; i < l->had.list.n; i++)
		if (!link_ids_have(&l->live, l->had.list.at[i]))
			SP_TRY(remove_item(l, l->had.list.at[i], e));
	for (uint32_t i = 0; i < l->changed.list.n; i++)
		SP_TRY(link_edges(l, l->changed.list.at[i], e));
	for (uint32_t i = 0; i < l->again.list.n; i++)
		SP_TRY(link_edges(l, l->again.list.at[i], e));
	for (uint32_t i = 0; i < l->doubted.list.n; i++)
		SP_TRY(check_doubted(l, &l->doubted.list.at[i], e));
	for (uint32_t i = 0; i < l->counted.list.n; i++)
		SP_TRY(weigh_again(l, &l->counted.list.at[i], e));
	for (uint32_t i = 0; i < l->live.list.n; i++)
		SP_TRY(link_person(l, l->live.list.at[i], e));
	SP_TRY(link_threads_grow(l->db, l->arena, l->municipality, &l->grown, &l->touched, e));
	return link_threads(l->db, l->arena, l->municipality, &l->touched, e);
}

sp_rc link_forget(struct db *db, struct arena *a, int64_t municipality, int64_t item,
		  struct sp_err *e)
{
	ARENA_AUTO pair = arena_new(PAIR_MEMORY);
	SP_NEED(pair);
	struct linking l = {.db = db, .arena = a, .pair = pair, .municipality = municipality};
	SP_TRY(remove_item(&l, item, e));
	return finish(&l, e);
}

sp_rc link_meeting(struct db *db, struct arena *a, const struct lexicon *lex, const struct view *v,
		   const struct link_text *texts, struct sp_err *e)
{
	ARENA_AUTO pair = arena_new(PAIR_MEMORY);
	SP_NEED(pair);
	struct linking l = {.db = db,
			    .arena = a,
			    .pair = pair,
			    .v = v,
			    .texts = texts,
			    .municipality = v->municipality};
	SP_TRY(start(&l, lex, e));
	for (uint32_t i = 0; i < v->items.n; i++)
		if (!v->withdrawn && !v->items.at[i].withdrawn)
			SP_TRY(take_item(&l, i, e));
	return finish(&l, e);
}
