/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/verdict.h"

#include "council/derive.h"
#include "council/promise_list.h"
#include "council/statements.h"
#include "council/view.h"
#include "read/segment.h"

#include <stdlib.h>

enum subject { OF_PAIR, OF_ITEM, OF_COMMITMENT, OF_AMOUNT };

static const struct kind_rule {
	const char *name, *back; /* back: in the audit log, when it is taken back */
	enum subject subject;
	int group; /* kinds of one group contradict each other */
} rules[VERDICT_KINDS] = {
	[VERDICT_JOIN] = {N_("join"), N_("take back join"), OF_PAIR, 1},
	[VERDICT_SPLIT] = {N_("split"), N_("take back split"), OF_PAIR, 1},
	[VERDICT_NAME] = {N_("name"), N_("take back name"), OF_ITEM, 2},
	[VERDICT_ANSWERED] = {N_("answered"), N_("take back answered"), OF_COMMITMENT, 3},
	[VERDICT_NOT_ANSWERED] = {N_("not-answered"), N_("take back not-answered"), OF_COMMITMENT,
				  3},
	[VERDICT_MOVED] = {N_("moved"), N_("take back moved"), OF_COMMITMENT, 4},
	[VERDICT_PART] = {N_("part"), N_("take back part"), OF_AMOUNT, 5},
	[VERDICT_NOT_PART] = {N_("not-part"), N_("take back not-part"), OF_AMOUNT, 5},
};

const char *verdict_kind_name(enum verdict_kind kind)
{
	return rules[kind].name;
}

static enum verdict_kind kind_of(struct str name)
{
	int kind = 0;
	while (kind < VERDICT_KINDS && !str_eq(name, str_of(rules[kind].name)))
		kind++;
	return (enum verdict_kind)kind;
}

static bool same_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

/* A promise has one answer, but many things that are none. */
static bool same_answer(const struct verdict *later, const struct verdict *v)
{
	if (later->kind == VERDICT_ANSWERED && v->kind == VERDICT_ANSWERED)
		return true;
	return later->other == v->other || !later->other ||
	       (later->kind == VERDICT_ANSWERED && !v->other);
}

/* Are they on the same thing, so that the later one holds? */
static bool same_thing(const struct verdict *later, const struct verdict *v)
{
	const struct kind_rule *rule = &rules[v->kind];
	if (rules[later->kind].group != rule->group)
		return false;
	if (rule->subject == OF_PAIR)
		return (later->item == v->item && later->other == v->other) ||
		       (later->item == v->other && later->other == v->item);
	if (later->item != v->item || later->position != v->position)
		return false;
	/* an amount of several parts: of one of them, or of all */
	if (rule->subject == OF_AMOUNT)
		return !later->instance || same_text(later->instance, v->instance);
	if (rule->subject != OF_COMMITMENT)
		return true;
	if (!same_text(later->instance, v->instance))
		return false;
	return v->kind == VERDICT_MOVED || same_answer(later, v);
}

/* ---- loading ---- */

/* id, kind, item, position, anchor, instance, other, value, state, who, made; *known false: of a
 * kind that this program does not know */
static sp_rc take(struct arena *a, const struct db_rows *rows, struct verdict *out, bool *known)
{
	char *text[6];
	static const size_t columns[6] = {4, 5, 7, 8, 9, 10};
	for (size_t i = 0; i < 6; i++)
		SP_TRY(db_text(rows, columns[i], a, &text[i]));
	*out = (struct verdict){.id = db_int(rows, 0),
				.kind = kind_of(db_str(rows, 1)),
				.item = db_int(rows, 2),
				.position = db_int(rows, 3),
				.anchor = text[0],
				.instance = text[1],
				.other = db_int(rows, 6),
				.value = text[2],
				.state = text[3],
				.who = text[4],
				.made = text[5]};
	*known = out->kind < VERDICT_KINDS;
	return SP_OK;
}

/* Two items that became one may have brought what contradicts each other. */
static void drop_superseded(struct verdicts *all)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < all->list.n; i++) {
		bool holds = true;
		for (uint32_t k = i + 1; k < all->list.n && holds; k++)
			holds = !same_thing(&all->list.at[k], &all->list.at[i]);
		if (holds)
			all->list.at[kept++] = all->list.at[i];
	}
	all->list.n = kept;
}

static sp_rc load(struct db *db, struct arena *a, enum council_sql sql, const struct db_value *args,
		  size_t n, struct verdicts *out, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db, council_sql(sql), args, n, &rows, e));
	DB_EACH(rows, e) {
		bool known;
		struct verdict *v = sp_push(a, &out->list);
		SP_NEED(v);
		SP_TRY(take(a, rows, v, &known));
		if (!known)
			out->list.n--;
	}
	drop_superseded(out);
	return SP_OK;
}

sp_rc verdicts_of_item(struct db *db, struct arena *a, int64_t municipality, int64_t item,
		       struct verdicts *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality), DB_V_INT(item)};
	*out = (struct verdicts){0};
	return load(db, a, SQL_VERDICTS_OF_ITEM, args, 2, out, e);
}

sp_rc verdicts_of_kind(struct db *db, struct arena *a, int64_t municipality, enum verdict_kind kind,
		       struct verdicts *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality), DB_V_TEXT(rules[kind].name)};
	*out = (struct verdicts){0};
	return load(db, a, SQL_VERDICTS_OF_KIND, args, 2, out, e);
}

static sp_rc key_at(struct arena *a, const struct db_rows *rows, size_t column, const char **out)
{
	char *body, *day, *slug;
	*out = NULL;
	if (db_is_null(rows, column + 1))
		return SP_OK;
	SP_TRY(db_text(rows, column + 1, a, &body));
	SP_TRY(db_text(rows, column + 2, a, &day));
	SP_TRY(db_text(rows, column + 4, a, &slug));
	*out = view_key(a, db_int(rows, column), body, day, db_int(rows, column + 3), slug);
	return *out ? SP_OK : SP_ENOMEM;
}

sp_rc verdicts_told(struct db *db, struct arena *a, int64_t municipality, int64_t meeting,
		    int64_t item, bool waiting, struct verdicts_told *out, struct sp_err *e)
{
	enum { CLOSED = 11, KEY = 12, OTHER_KEY = 17 };
	const struct db_value args[] = {DB_V_INT(municipality), DB_V_INT(meeting), DB_V_INT(item),
					DB_V_INT(waiting)};
	DB_ROWS_AUTO rows = NULL;
	*out = (struct verdicts_told){0};
	SP_TRY(db_query(db, council_sql(SQL_VERDICTS_TOLD), args, 4, &rows, e));
	DB_EACH(rows, e) {
		bool known;
		struct verdict_told *told = sp_push(a, &out->list);
		SP_NEED(told);
		SP_TRY(take(a, rows, &told->v, &known));
		told->closed = db_int(rows, CLOSED) != 0;
		SP_TRY(key_at(a, rows, KEY, &told->key));
		SP_TRY(key_at(a, rows, OTHER_KEY, &told->other_key));
		if (!known)
			out->list.n--;
	}
	return SP_OK;
}

/* ---- places ---- */

static const char *rows_of(enum verdict_kind kind)
{
	if (rules[kind].subject == OF_COMMITMENT)
		return "SELECT position + 1, body_text FROM commitment WHERE municipality = $1 AND "
		       "item = $2 ORDER BY position";
	return "SELECT position + 1, body_text FROM amount WHERE municipality = $1 AND item = $2 "
	       "ORDER BY position";
}

static sp_rc anchor_at(const struct writer *w, const struct verdict *v, const char **out,
		       struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(w->municipality), DB_V_INT(v->item)};
	char *text = NULL;
	*out = NULL;
	if (rules[v->kind].subject < OF_COMMITMENT)
		return SP_OK;
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(w->db, rows_of(v->kind), args, 2, &rows, e));
	DB_EACH(rows, e)
		if (db_int(rows, 0) == v->position)
			SP_TRY(db_text(rows, 1, w->arena, &text));
	*out = text;
	return text ? SP_OK
		    : sp_fail(e, SP_ENOTFOUND,
			      N_("the item has no such promise or amount: “spor show” numbers "
				 "them"));
}

/* The row whose words are most like the anchor, of equal ones the nearest; 0: none is. */
static sp_rc find_place(const struct writer *w, const struct verdict *v, int64_t *out,
			struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(w->municipality), DB_V_INT(v->item)};
	double best = 0.8;
	DB_ROWS_AUTO rows = NULL;
	*out = 0;
	SP_TRY(db_query(w->db, rows_of(v->kind), args, 2, &rows, e));
	DB_EACH(rows, e) {
		struct str words = db_str(rows, 1), anchor = str_of(v->anchor);
		double like = str_eq(words, anchor) ? 2 : title_likeness(w->arena, words, anchor);
		int64_t at = db_int(rows, 0);
		bool nearer = llabs(at - v->position) < llabs(*out - v->position);
		if (like < best || (like <= best && *out && !nearer))
			continue;
		best = like;
		*out = at;
	}
	return SP_OK;
}

sp_rc verdicts_settle(const struct writer *w, int64_t meeting, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(w->municipality), DB_V_INT(meeting)};
	struct verdicts all = {0};
	SP_TRY(load(w->db, w->arena, SQL_VERDICTS_PLACED, args, 2, &all, e));
	for (uint32_t i = 0; i < all.list.n; i++) {
		const struct verdict *v = &all.list.at[i];
		int64_t at;
		SP_TRY(find_place(w, v, &at, e));
		const char *state = at ? "applied" : "queued";
		at = at ? at : v->position;
		if (at == v->position && strcmp(state, v->state) == 0)
			continue;
		SP_TRY(db_run(w->db, e,
			      "UPDATE verdict SET position = $3, state = $4 WHERE municipality = "
			      "$1 AND id = $2",
			      DB_V_INT(w->municipality), DB_V_INT(v->id), DB_V_INT(at),
			      DB_V_TEXT(state)));
	}
	return SP_OK;
}

/* ---- saying ---- */

static sp_rc meeting_of(const struct writer *w, int64_t item, int64_t *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(w->municipality), DB_V_INT(item)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(w->db, "SELECT meeting FROM item WHERE municipality = $1 AND id = $2", args,
			2, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	*out = more ? db_int(rows, 0) : 0;
	return more ? SP_OK : sp_fail(e, SP_ENOTFOUND, N_("there is no such item"));
}

static sp_rc supersede(const struct writer *w, int64_t id, struct sp_err *e)
{
	return db_run(w->db, e,
		      "UPDATE verdict SET state = 'superseded' WHERE municipality = $1 AND id = $2",
		      DB_V_INT(w->municipality), DB_V_INT(id));
}

/* What was said before of the same thing, of the item or of the other one; the rows of the pair lie
 * under the item that was named first, which may be in another meeting. */
static sp_rc said_before(const struct writer *w, const struct verdict *v, unsigned kinds,
			 struct verdicts *out, struct sp_err *e)
{
	struct verdicts all;
	SP_TRY(verdicts_of_item(w->db, w->arena, w->municipality, v->item, &all, e));
	*out = (struct verdicts){0};
	for (uint32_t i = 0; i < all.list.n; i++) {
		if (!(kinds >> all.list.at[i].kind & 1u) || !same_thing(v, &all.list.at[i]))
			continue;
		struct verdict *old = sp_push(w->arena, &out->list);
		SP_NEED(old);
		*old = all.list.at[i];
	}
	return SP_OK;
}

static sp_rc insert(const struct writer *w, const char *who, const struct verdict *v,
		    const char *anchor, struct sp_err *e)
{
	return db_run(w->db, e,
		      "INSERT INTO verdict (municipality, id, kind, item, position, anchor, "
		      "instance, other, value, state, who, made) VALUES ($1, $2, $3, $4, $5, $6, "
		      "$7, $8, $9, 'applied', $10, $11)",
		      DB_V_INT(w->municipality), DB_V_INT(ids_next(w->ids)),
		      DB_V_TEXT(rules[v->kind].name), DB_V_INT(v->item), DB_V_INT(v->position),
		      DB_V_TEXT(anchor), DB_V_TEXT(v->instance),
		      v->other ? DB_V_INT(v->other) : DB_V_NULL, DB_V_TEXT(v->value),
		      DB_V_TEXT(who), DB_V_TEXT(w->now));
}

/* A change to the verdicts under the items of one meeting, with its seal and its audit entry. */
struct change {
	const char *who, *action;
	int64_t meeting, item;
	struct audit_hash before;
};

static sp_rc begin(const struct writer *w, struct change *c, struct sp_err *e)
{
	SP_TRY(meeting_of(w, c->item, &c->meeting, e));
	return seal_now(w->db, w->arena, w->municipality, c->meeting, &c->before, e);
}

static sp_rc end(const struct writer *w, const struct change *c, struct sp_err *e)
{
	struct audit_hash after;
	SP_TRY(seal_again(w->db, w->arena, w->municipality, c->meeting, NULL, &after, e));
	const struct audit_event event = {.municipality = w->municipality,
					  .who = c->who,
					  .action = c->action,
					  .table = "item",
					  .id = c->item,
					  .before = &c->before,
					  .after = &after};
	SP_TRY(audit_append(w->db, &event, e));
	return derive_queue(w->db, w->municipality, c->meeting, e);
}

static sp_rc queue_other(const struct writer *w, const struct verdict *v, struct sp_err *e)
{
	int64_t meeting;
	if (!v->other)
		return SP_OK;
	SP_TRY(meeting_of(w, v->other, &meeting, e));
	return derive_queue(w->db, w->municipality, meeting, e);
}

static sp_rc supersede_all(const struct writer *w, const char *who, const struct verdicts *old,
			   struct sp_err *e)
{
	for (uint32_t i = 0; i < old->list.n; i++) {
		struct change c = {.who = who,
				   .action = rules[old->list.at[i].kind].back,
				   .item = old->list.at[i].item};
		SP_TRY(begin(w, &c, e));
		SP_TRY(supersede(w, old->list.at[i].id, e));
		SP_TRY(end(w, &c, e));
		/* the item that was named is free to answer, or to link, anew */
		SP_TRY(queue_other(w, &old->list.at[i], e));
	}
	return SP_OK;
}

/* The same promise, printed elsewhere, shares what was said. */
static sp_rc queue_copies(const struct writer *w, const struct verdict *v, struct sp_err *e)
{
	struct promise_copies copies;
	SP_TRY(promise_copies(w->db, w->arena, w->municipality, v->item, (int)v->position, &copies,
			      e));
	for (uint32_t i = 0; i < copies.list.n; i++)
		SP_TRY(derive_queue(w->db, w->municipality, copies.list.at[i].meeting, e));
	return SP_OK;
}

/* What follows for the other meetings that it speaks of, too. */
static sp_rc derive_others(const struct writer *w, const struct verdict *v, struct sp_err *e)
{
	SP_TRY(queue_other(w, v, e));
	if (rules[v->kind].subject == OF_COMMITMENT)
		SP_TRY(queue_copies(w, v, e));
	return derive_now(w->db, e);
}

sp_rc verdict_say(const struct writer *w, const char *who, const struct verdict *v,
		  struct sp_err *e)
{
	struct change c = {.who = who, .action = rules[v->kind].name, .item = v->item};
	struct verdicts old;
	const char *anchor;
	SP_TRY(anchor_at(w, v, &anchor, e));
	SP_TRY(said_before(w, v, UINT32_MAX, &old, e));
	SP_TRY(supersede_all(w, who, &old, e));
	SP_TRY(begin(w, &c, e));
	SP_TRY(insert(w, who, v, anchor, e));
	SP_TRY(end(w, &c, e));
	return derive_others(w, v, e);
}

sp_rc verdict_take_back(const struct writer *w, const char *who, const struct verdict *v,
			unsigned kinds, uint32_t *n, struct sp_err *e)
{
	struct verdicts old;
	SP_TRY(said_before(w, v, kinds, &old, e));
	*n = old.list.n;
	SP_TRY(supersede_all(w, who, &old, e));
	return derive_others(w, v, e);
}

/* *out.id 0: there is none, or it holds. */
static sp_rc load_superseded(const struct writer *w, int64_t id, struct verdict *out,
			     struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(w->municipality), DB_V_INT(id)};
	DB_ROWS_AUTO rows = NULL;
	bool more, known = false;
	*out = (struct verdict){.id = 0};
	SP_TRY(db_query(w->db, council_sql(SQL_VERDICT_SUPERSEDED), args, 2, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (more)
		SP_TRY(take(w->arena, rows, out, &known));
	out->id = known ? out->id : 0;
	return SP_OK;
}

sp_rc verdict_restore(const struct writer *w, const char *who, int64_t id, struct sp_err *e)
{
	struct verdict v;
	struct verdicts since;
	SP_TRY(load_superseded(w, id, &v, e));
	if (!v.id)
		return SP_OK;
	SP_TRY(said_before(w, &v, UINT32_MAX, &since, e));
	if (since.list.n)
		return SP_OK;
	struct change c = {.who = who, .action = rules[v.kind].name, .item = v.item};
	SP_TRY(begin(w, &c, e));
	SP_TRY(db_run(w->db, e,
		      "UPDATE verdict SET state = 'applied' WHERE municipality = $1 AND id = $2",
		      DB_V_INT(w->municipality), DB_V_INT(v.id)));
	SP_TRY(end(w, &c, e));
	return derive_others(w, &v, e);
}

sp_rc verdicts_drop(const struct writer *w, const char *who, int64_t meeting, int64_t item,
		    uint32_t *n, struct sp_err *e)
{
	struct verdicts_told waiting = {0};
	struct verdicts old = {0};
	SP_TRY(verdicts_told(w->db, w->arena, w->municipality, meeting, item, true, &waiting, e));
	for (uint32_t i = 0; i < waiting.list.n; i++) {
		struct verdict *v = sp_push(w->arena, &old.list);
		SP_NEED(v);
		*v = waiting.list.at[i].v;
	}
	*n = old.list.n;
	SP_TRY(supersede_all(w, who, &old, e));
	return derive_now(w->db, e);
}

/* ---- items that become one ---- */

static sp_rc move_other(const struct writer *w, const char *who, const struct verdict *v,
			int64_t into, const int64_t meetings[2], struct sp_err *e)
{
	struct change c = {.who = who, .action = "merge", .item = v->item};
	int64_t meeting;
	SP_TRY(meeting_of(w, v->item, &meeting, e));
	bool sealed = meeting == meetings[0] || meeting == meetings[1];
	if (!sealed)
		SP_TRY(begin(w, &c, e));
	SP_TRY(db_run(w->db, e, "UPDATE verdict SET other = $3 WHERE municipality = $1 AND id = $2",
		      DB_V_INT(w->municipality), DB_V_INT(v->id), DB_V_INT(into)));
	return sealed ? SP_OK : end(w, &c, e);
}

sp_rc verdicts_move(const struct writer *w, const char *who, int64_t item, int64_t into,
		    const int64_t meetings[2], struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(w->municipality), DB_V_INT(item)};
	struct verdicts all = {0};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(w->db, council_sql(SQL_VERDICTS_AGAINST), args, 2, &rows, e));
	DB_EACH(rows, e) {
		bool known;
		struct verdict *v = sp_push(w->arena, &all.list);
		SP_NEED(v);
		SP_TRY(take(w->arena, rows, v, &known));
	}
	for (uint32_t i = 0; i < all.list.n; i++)
		SP_TRY(move_other(w, who, &all.list.at[i], into, meetings, e));
	return db_run(w->db, e,
		      "UPDATE verdict SET item = $3 WHERE municipality = $1 AND item = $2", args[0],
		      args[1], DB_V_INT(into));
}
