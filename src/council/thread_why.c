/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a thread rests on besides sentences, and what is nearly of it. */
#include "core/buf.h"
#include "council/link_candidates.h"
#include "council/link_words.h"
#include "council/spans.h"
#include "council/thread.h"

#include <stdlib.h>

enum { TEXT_MAX = 32 * 1024 * 1024, NEAR_LEAST = 40, NEAR_MOST = 5 };

/* What linking knows of the thread's items, each loaded when it is first asked for. */
struct why {
	struct db *db;
	struct arena *arena;
	struct thread *t;
	struct stemmer *stemmer;
	struct link_item **known;
	struct str *texts; /* of the items; p NULL: not yet */
};

static sp_rc equip(struct why *w)
{
	SP_NEED(w->known = arena_array(w->arena, w->t->items.n + 1u, sizeof(struct link_item *)));
	SP_NEED(w->texts = arena_array(w->arena, w->t->items.n + 1u, sizeof(struct str)));
	return SP_OK;
}

static sp_rc know(struct why *w, uint32_t i, struct link_item **out, struct sp_err *e)
{
	if (!w->known[i])
		SP_TRY(link_item_load(w->db, w->arena, w->t->municipality, w->t->items.at[i].item,
				      &w->known[i], e));
	*out = w->known[i];
	return SP_OK;
}

/* ---- the words of reasons ---- */

/* What linking has read of the item: its sections but for those of law and attachments. */
static sp_rc read_sections(const struct why *w, const struct thread_entry *entry, struct str *out,
			   struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(w->t->municipality), DB_V_INT(entry->item)};
	BUF_AUTO text = BUF_INIT(TEXT_MAX);
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(w->db,
			"SELECT spans FROM section WHERE municipality = $1 AND item = $2 AND kind "
			"NOT IN ('law', 'attachments', 'competence') ORDER BY position",
			args, 2, &rows, e));
	DB_EACH(rows, e) {
		struct spans at;
		SP_TRY(spans_of(w->arena, db_str(rows, 0), "text", &at));
		for (uint32_t i = 0; i < at.n; i++) {
			if (at.at[i].off <= entry->paper.n)
				buf_str(&text, str_sub(entry->paper, at.at[i].off, at.at[i].len));
			buf_char(&text, '\n');
		}
	}
	const char *taken = buf_take(&text, w->arena);
	SP_NEED(taken);
	*out = str_of(taken);
	return SP_OK;
}

static sp_rc side_of(struct why *w, uint32_t i, bool text, struct link_side *out, struct sp_err *e)
{
	struct thread_entry *entry = &w->t->items.at[i];
	struct link_item *item;
	SP_TRY(know(w, i, &item, e));
	if (text && !entry->closed && !w->texts[i].p)
		SP_TRY(read_sections(w, entry, &w->texts[i], e));
	*out = (struct link_side){item, entry->title, {"", 0}};
	if (text && w->texts[i].p)
		out->text = w->texts[i];
	return SP_OK;
}

/* Of closed items nothing is told that their titles do not say. */
static bool may_tell(const struct thread_entry *a, const struct thread_entry *b,
		     enum link_reason reason)
{
	bool titles = reason == LINK_TITLE || reason == LINK_SISTER || reason == LINK_AGAIN;
	return titles || (!a->closed && !b->closed);
}

static sp_rc tell_reason(struct why *w, uint32_t i, struct thread_reason *r, struct sp_err *e)
{
	struct link_side x, y;
	uint32_t other = 0;
	bool text = link_words_in_text(r->reason);
	while (other < i && w->t->items.at[other].key != r->to)
		other++;
	if (other == i || !may_tell(&w->t->items.at[i], &w->t->items.at[other], r->reason))
		return SP_OK;
	SP_TRY(side_of(w, i, text, &x, e));
	SP_TRY(side_of(w, other, text, &y, e));
	if (!x.item || !y.item)
		return SP_OK;
	SP_TRY(link_words(w->stemmer, w->arena, r->reason, &x, &y, &r->words));
	return SP_OK;
}

sp_rc thread_words(struct db *db, struct arena *a, struct thread *t, struct sp_err *e)
{
	STEMMER_AUTO stemmer = stemmer_new();
	struct why w = {.db = db, .arena = a, .t = t, .stemmer = stemmer};
	SP_NEED(stemmer);
	SP_TRY(equip(&w));
	for (uint32_t i = 0; i < t->items.n; i++)
		for (uint32_t k = 0; k < t->items.at[i].reasons.n; k++)
			if (!t->items.at[i].reasons.at[k].words)
				SP_TRY(tell_reason(&w, i, &t->items.at[i].reasons.at[k], e));
	return SP_OK;
}

/* ---- what is nearly of it ---- */

static bool is_of(const struct thread *t, int64_t item)
{
	for (uint32_t i = 0; i < t->items.n; i++)
		if (t->items.at[i].item == item)
			return true;
	return false;
}

static struct thread_near *near_of(struct thread *t, int64_t item)
{
	for (uint32_t i = 0; i < t->near.n; i++)
		if (t->near.at[i].entry.item == item)
			return &t->near.at[i];
	return NULL;
}

/* Of the links to one item the strongest is told. */
static sp_rc take_near(const struct why *w, int64_t item, const char *to,
		       const struct link_parts *parts, struct sp_err *e)
{
	int strength = link_together(parts);
	struct thread_near *near = near_of(w->t, item);
	if (strength < NEAR_LEAST || (near && near->strength >= strength))
		return SP_OK;
	if (!near) {
		SP_NEED(near = sp_push(w->arena, &w->t->near));
		SP_TRY(thread_entry_load(w->db, w->arena, w->t->municipality, item, &near->entry,
					 e));
	}
	near->to = to;
	near->strength = strength;
	near->entry.reasons.n = 0;
	for (uint32_t i = 0; i < parts->n; i++) {
		struct thread_reason *r = sp_push(w->arena, &near->entry.reasons);
		SP_NEED(r);
		*r = (struct thread_reason){
			.to = to, .reason = parts->at[i].reason, .strength = parts->at[i].strength};
	}
	return SP_OK;
}

static sp_rc look_around(struct why *w, uint32_t i, struct sp_err *e)
{
	struct link_ids found = {0};
	struct link_item *item, *other;
	SP_TRY(know(w, i, &item, e));
	if (!item || item->closed)
		return SP_OK;
	SP_TRY(link_candidates(w->db, w->arena, w->t->municipality, item, &found, e));
	for (uint32_t k = 0; k < found.list.n; k++) {
		struct link_parts parts;
		if (is_of(w->t, found.list.at[k]))
			continue;
		SP_TRY(link_item_load(w->db, w->arena, w->t->municipality, found.list.at[k], &other,
				      e));
		if (!other || other->closed)
			continue;
		(void)link_pair(item, other, false, &parts);
		SP_TRY(take_near(w, found.list.at[k], w->t->items.at[i].key, &parts, e));
	}
	return SP_OK;
}

static int by_strength(const void *a, const void *b)
{
	const struct thread_near *x = a, *y = b;
	return x->strength != y->strength ? y->strength - x->strength
					  : strcmp(x->entry.key, y->entry.key);
}

sp_rc thread_nearly(struct db *db, struct arena *a, struct thread *t, struct sp_err *e)
{
	struct why w = {.db = db, .arena = a, .t = t};
	SP_TRY(equip(&w));
	for (uint32_t i = 0; i < t->items.n; i++)
		SP_TRY(look_around(&w, i, e));
	if (t->near.n)
		qsort(t->near.at, t->near.n, sizeof(*t->near.at), by_strength);
	if (t->near.n > NEAR_MOST)
		t->near.n = NEAR_MOST;
	return SP_OK;
}
