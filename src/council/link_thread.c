/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/link_thread.h"

#include "council/link_cluster.h"
#include "council/promise.h"
#include "council/verdict.h"

#define EDGES                                                                            \
	"SELECT a, b, reason, strength FROM edge WHERE municipality = $1 AND a = $2 "    \
	"UNION ALL SELECT a, b, reason, strength FROM edge WHERE municipality = $1 AND " \
	"b = $2"

sp_rc link_neighbours(struct db *db, struct arena *a, int64_t municipality, int64_t item,
		      struct link_ids *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality), DB_V_INT(item)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db, EDGES, args, 2, &rows, e));
	DB_EACH(rows, e) {
		int64_t x = db_int(rows, 0), y = db_int(rows, 1);
		SP_TRY(link_ids_add(a, out, x == item ? y : x));
	}
	return SP_OK;
}

/* One connected part of the graph. */
struct part {
	struct db *db;
	struct arena *arena;
	int64_t municipality;
	const struct verdicts *splits;
	struct link_ids ids; /* beside c.items */
	struct cluster c;
};

static uint32_t index_of(const struct part *p, int64_t id)
{
	for (uint32_t i = 0; i < p->ids.list.n; i++)
		if (p->ids.list.at[i] == id)
			return i;
	return UINT32_MAX;
}

static sp_rc natural_of(const struct part *p, int64_t id, const char **out,
			struct link_numbers *numbers, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(id)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	char *natural = NULL;
	SP_TRY(db_query(p->db,
			"SELECT natural_key, numbered, title FROM link_item WHERE municipality = "
			"$1 AND item = $2",
			args, 2, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (more)
		SP_TRY(db_text(rows, 0, p->arena, &natural));
	if (more && db_int(rows, 1)) {
		struct link_title title;
		SP_TRY(link_title_unpack(p->arena, db_str(rows, 2), &title));
		SP_TRY(link_numbers_add(p->arena, &title, numbers));
	}
	*out = natural;
	return SP_OK;
}

static sp_rc add_item(struct part *p, int64_t id, uint32_t *index, struct sp_err *e)
{
	const char *natural;
	struct link_numbers numbers = {0};
	*index = index_of(p, id);
	if (*index != UINT32_MAX)
		return SP_OK;
	SP_TRY(natural_of(p, id, &natural, &numbers, e));
	if (!natural)
		return SP_OK;
	*index = p->ids.list.n;
	struct cluster_item *item = sp_push(p->arena, &p->c.items);
	SP_NEED(item);
	*item = (struct cluster_item){.id = id, .natural = natural, .numbers = numbers};
	return link_ids_add(p->arena, &p->ids, id);
}

/* The reasons of one pair, as they come in order. */
struct bundle {
	int64_t a, b;
	bool sure;
	struct link_parts parts;
};

static sp_rc put_edge(struct part *p, const struct bundle *bundle, int64_t from, struct sp_err *e)
{
	uint32_t x, y;
	if (!bundle->parts.n && !bundle->sure)
		return SP_OK;
	SP_TRY(add_item(p, bundle->a, &x, e));
	SP_TRY(add_item(p, bundle->b, &y, e));
	if (bundle->a != from || x == UINT32_MAX || y == UINT32_MAX)
		return SP_OK; /* each edge once: from its first end */
	struct cluster_edge *edge = sp_push(p->arena, &p->c.edges);
	SP_NEED(edge);
	*edge = (struct cluster_edge){x, y,
				      bundle->sure ? LINK_SURE : link_together(&bundle->parts)};
	return SP_OK;
}

struct edge_row {
	int64_t a, b;
	enum link_reason reason;
	int strength;
};
struct edge_rows {
	SP_LIST(struct edge_row) list;
};

static sp_rc load_edges(const struct part *p, int64_t id, struct edge_rows *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(id)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(p->db, EDGES " ORDER BY 1, 2", args, 2, &rows, e));
	DB_EACH(rows, e) {
		struct edge_row *row = sp_push(p->arena, &out->list);
		SP_NEED(row);
		*row = (struct edge_row){db_int(rows, 0), db_int(rows, 1),
					 link_reason_of(db_str(rows, 2)), (int)db_int(rows, 3)};
	}
	return SP_OK;
}

static sp_rc follow(struct part *p, int64_t id, struct sp_err *e)
{
	struct edge_rows rows = {0};
	struct bundle bundle = {.a = 0};
	SP_TRY(load_edges(p, id, &rows, e));
	for (uint32_t i = 0; i < rows.list.n; i++) {
		const struct edge_row *row = &rows.list.at[i];
		if (row->a != bundle.a || row->b != bundle.b) {
			SP_TRY(put_edge(p, &bundle, id, e));
			bundle = (struct bundle){.a = row->a, .b = row->b};
		}
		bundle.sure |= row->reason == LINK_PERSON;
		if (row->reason != LINK_PERSON && bundle.parts.n < LINK_REASONS)
			bundle.parts.at[bundle.parts.n++] =
				(struct link_part){row->reason, row->strength, 0, -1};
	}
	return put_edge(p, &bundle, id, e);
}

static sp_rc add_splits(struct part *p)
{
	for (uint32_t i = 0; i < p->splits->list.n; i++) {
		const struct verdict *v = &p->splits->list.at[i];
		uint32_t x = index_of(p, v->item), y = index_of(p, v->other);
		if (x == UINT32_MAX || y == UINT32_MAX)
			continue;
		struct cluster_split *split = sp_push(p->arena, &p->c.splits);
		SP_NEED(split);
		*split = (struct cluster_split){x, y};
	}
	return SP_OK;
}

/* *changed: rows; the item was not in that thread before. */
static sp_rc write_thread(const struct part *p, int64_t item, int64_t thread, int64_t *changed,
			  struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(item),
					DB_V_INT(thread)};
	if (!thread)
		return db_exec(p->db,
			       "DELETE FROM thread_item WHERE municipality = $1 AND item = $2",
			       args, 2, changed, e);
	return db_exec(p->db,
		       "INSERT INTO thread_item (municipality, item, thread) VALUES ($1, $2, $3) "
		       "ON CONFLICT (municipality, item) DO UPDATE SET thread = excluded.thread "
		       "WHERE thread_item.thread <> excluded.thread",
		       args, 3, changed, e);
}

static sp_rc write_threads(const struct part *p, struct sp_err *e)
{
	uint32_t *size = arena_array(p->arena, p->c.items.n + 1u, sizeof(*size));
	SP_NEED(size);
	for (uint32_t i = 0; i < p->c.items.n; i++)
		size[p->c.items.at[i].thread]++;
	for (uint32_t i = 0; i < p->c.items.n; i++) {
		const struct cluster_item *item = &p->c.items.at[i];
		bool alone = size[item->thread] == 1;
		int64_t changed;
		SP_TRY(write_thread(p, item->id, alone ? 0 : p->c.items.at[item->thread].id,
				    &changed, e));
		if (changed)
			SP_TRY(promise_rethreaded(p->db, p->municipality, item->id, e));
	}
	return SP_OK;
}

sp_rc link_threads(struct db *db, struct arena *a, int64_t municipality,
		   const struct link_ids *items, struct sp_err *e)
{
	struct link_ids seen = {0};
	struct verdicts splits;
	SP_TRY(verdicts_of_kind(db, a, municipality, VERDICT_SPLIT, &splits, e));
	for (uint32_t i = 0; i < items->list.n; i++) {
		struct part p = {
			.db = db, .arena = a, .municipality = municipality, .splits = &splits};
		uint32_t index;
		if (link_ids_have(&seen, items->list.at[i]))
			continue;
		SP_TRY(add_item(&p, items->list.at[i], &index, e));
		for (uint32_t k = 0; k < p.ids.list.n; k++)
			SP_TRY(follow(&p, p.ids.list.at[k], e));
		SP_TRY(add_splits(&p));
		SP_TRY(link_cluster(a, &p.c));
		SP_TRY(write_threads(&p, e));
		for (uint32_t k = 0; k < p.ids.list.n; k++)
			SP_TRY(link_ids_add(a, &seen, p.ids.list.at[k]));
	}
	return SP_OK;
}

/* ---- growing ---- */

static sp_rc thread_of(struct db *db, int64_t municipality, int64_t item, int64_t *out,
		       struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality), DB_V_INT(item)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(db, "SELECT thread FROM thread_item WHERE municipality = $1 AND item = $2",
			args, 2, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	*out = more ? db_int(rows, 0) : item; /* alone: it is its own first item */
	return SP_OK;
}

static sp_rc put_thread(struct db *db, int64_t municipality, int64_t item, int64_t thread,
			struct sp_err *e)
{
	return db_run(db, e,
		      "INSERT INTO thread_item (municipality, item, thread) VALUES ($1, $2, $3) ON "
		      "CONFLICT (municipality, item) DO UPDATE SET thread = excluded.thread",
		      DB_V_INT(municipality), DB_V_INT(item), DB_V_INT(thread));
}

/* The threads of both become the one whose first item is the first in natural order. */
static sp_rc unite(struct db *db, struct arena *a, int64_t municipality, int64_t x, int64_t y,
		   struct sp_err *e)
{
	const struct part p = {.db = db, .arena = a, .municipality = municipality};
	struct link_numbers numbers = {0};
	const char *first, *second;
	SP_TRY(natural_of(&p, x, &first, &numbers, e));
	SP_TRY(natural_of(&p, y, &second, &numbers, e));
	if (!first || !second)
		return SP_OK;
	int64_t kept = strcmp(first, second) <= 0 ? x : y, gone = kept == x ? y : x;
	SP_TRY(put_thread(db, municipality, kept, kept, e));
	SP_TRY(put_thread(db, municipality, gone, gone, e));
	SP_TRY(promise_rethreaded(db, municipality, kept, e));
	return db_run(db, e,
		      "UPDATE thread_item SET thread = $3 WHERE municipality = $1 AND thread = $2",
		      DB_V_INT(municipality), DB_V_INT(gone), DB_V_INT(kept));
}

/* The threads in which somebody has split something. */
static sp_rc split_threads(struct db *db, struct arena *a, int64_t municipality,
			   struct link_ids *out, struct sp_err *e)
{
	struct verdicts splits;
	SP_TRY(verdicts_of_kind(db, a, municipality, VERDICT_SPLIT, &splits, e));
	for (uint32_t i = 0; i < splits.list.n; i++) {
		int64_t thread;
		SP_TRY(thread_of(db, municipality, splits.list.at[i].item, &thread, e));
		SP_TRY(link_ids_add(a, out, thread));
		SP_TRY(thread_of(db, municipality, splits.list.at[i].other, &thread, e));
		SP_TRY(link_ids_add(a, out, thread));
	}
	return SP_OK;
}

/* Is there an item that says the number of a plan or a house? Then what is of others may stand
 * between the threads, or in one of them, and which links hold shows only on the whole. */
static sp_rc has_numbers(struct db *db, int64_t municipality, int64_t item, int64_t thread,
			 bool *yes, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality), DB_V_INT(thread), DB_V_INT(item)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(
		db,
		"SELECT 1 FROM link_item WHERE municipality = $1 AND item = $3 AND numbered "
		"<> 0 UNION ALL SELECT 1 FROM thread_item t JOIN link_item l ON "
		"l.municipality = t.municipality AND l.item = t.item WHERE t.municipality "
		"= $1 AND t.thread = $2 AND l.numbered <> 0 LIMIT 1",
		args, 3, &rows, e));
	return db_next(rows, yes, e);
}

sp_rc link_threads_grow(struct db *db, struct arena *a, int64_t municipality,
			const struct link_pairs *pairs, struct link_ids *whole, struct sp_err *e)
{
	struct link_ids split = {0};
	if (pairs->list.n)
		SP_TRY(split_threads(db, a, municipality, &split, e));
	for (uint32_t i = 0; i < pairs->list.n; i++) {
		const struct link_pair_ids *pair = &pairs->list.at[i];
		int64_t x, y;
		bool of_x, of_y;
		SP_TRY(thread_of(db, municipality, pair->from, &x, e));
		SP_TRY(thread_of(db, municipality, pair->to, &y, e));
		SP_TRY(has_numbers(db, municipality, pair->from, x, &of_x, e));
		SP_TRY(has_numbers(db, municipality, pair->to, y, &of_y, e));
		if (of_x || of_y || link_ids_have(&split, x) || link_ids_have(&split, y)) {
			SP_TRY(link_ids_add(a, whole, pair->from));
			SP_TRY(link_ids_add(a, whole, pair->to));
		} else if (x != y) {
			SP_TRY(unite(db, a, municipality, x, y, e));
		}
	}
	return SP_OK;
}
