/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/thread_say.h"

#include "core/buf.h"
#include "council/object_key.h"
#include "council/thread.h"

#include <stdlib.h>

/* A join's value: the ids of the splits of others that it took back, with blanks between them. */
enum { VALUE_MAX = 64 * 1024, NUMBER_SIZE = 24 };

enum { PAIRS = 1u << VERDICT_JOIN | 1u << VERDICT_SPLIT };

static int64_t other_end(const struct verdict *v, int64_t item)
{
	return v->item == item ? v->other : v->item;
}

/* What holds of two items, of one kind; *out.id 0: nothing. */
static sp_rc said_of(const struct writer *w, enum verdict_kind kind, int64_t x, int64_t y,
		     struct verdict *out, struct sp_err *e)
{
	struct verdicts all;
	*out = (struct verdict){.id = 0};
	SP_TRY(verdicts_of_item(w->db, w->arena, w->municipality, x, &all, e));
	for (uint32_t i = 0; i < all.list.n; i++)
		if (all.list.at[i].kind == kind && other_end(&all.list.at[i], x) == y)
			*out = all.list.at[i];
	return SP_OK;
}

/* ---- what belongs together ---- */

/* The items of one's thread that people have joined with it, one by one. */
static sp_rc joined_with(const struct writer *w, int64_t item, struct link_ids *out,
			 struct sp_err *e)
{
	struct link_ids members = {0};
	struct thread *t;
	uint32_t at = out->list.n;
	SP_TRY(thread_load(w->db, w->arena, w->municipality, item, &t, e));
	for (uint32_t i = 0; i < t->items.n; i++)
		SP_TRY(link_ids_add(w->arena, &members, t->items.at[i].item));
	SP_TRY(link_ids_add(w->arena, out, item));
	for (; at < out->list.n; at++) {
		struct verdicts all;
		SP_TRY(verdicts_of_item(w->db, w->arena, w->municipality, out->list.at[at], &all,
					e));
		for (uint32_t i = 0; i < all.list.n; i++) {
			int64_t end = other_end(&all.list.at[i], out->list.at[at]);
			if (all.list.at[i].kind == VERDICT_JOIN && link_ids_have(&members, end))
				SP_TRY(link_ids_add(w->arena, out, end));
		}
	}
	return SP_OK;
}

static sp_rc key_of(const struct writer *w, int64_t item, const char **out, struct sp_err *e)
{
	const struct object_ref object = {
		.municipality = w->municipality, .id = item, .table = STR("item")};
	return council_object_key(w->db, w->arena, &object, out, e);
}

/* The first split of two of the items. */
static sp_rc refuse(const struct writer *w, const struct link_ids *items, struct sp_err *e)
{
	for (uint32_t i = 0; i < items->list.n; i++) {
		const char *x, *y;
		struct verdicts all;
		SP_TRY(verdicts_of_item(w->db, w->arena, w->municipality, items->list.at[i], &all,
					e));
		for (uint32_t k = 0; k < all.list.n; k++) {
			const struct verdict *v = &all.list.at[k];
			if (v->kind != VERDICT_SPLIT || !link_ids_have(items, v->item) ||
			    !link_ids_have(items, v->other))
				continue;
			SP_TRY(key_of(w, v->item, &x, e));
			SP_TRY(key_of(w, v->other, &y, e));
			return sp_fail(
				e, SP_EINVAL,
				N_("a person has split “{1}” from “{2}”, and these would come "
				   "together: join them in the same command, or first take "
				   "back what was said of them (thread undo)"),
				x, y);
		}
	}
	return sp_fail(e, SP_EINVAL, N_("these cannot be one thread"));
}

/* Are all of them in one thread? */
static sp_rc must_be_one(const struct writer *w, const struct link_ids *items, struct sp_err *e)
{
	struct link_ids members = {0};
	struct thread *t;
	SP_TRY(thread_load(w->db, w->arena, w->municipality, items->list.at[0], &t, e));
	for (uint32_t i = 0; i < t->items.n; i++)
		SP_TRY(link_ids_add(w->arena, &members, t->items.at[i].item));
	for (uint32_t i = 0; i < items->list.n; i++)
		if (!link_ids_have(&members, items->list.at[i]))
			return refuse(w, items, e);
	return SP_OK;
}

/* ---- join ---- */

static void add_number(struct buf *list, int64_t id)
{
	buf_printf(list, "%s%lld", list->n ? " " : "", (long long)id);
}

/* Takes back the splits of each of the others with one of them. */
static sp_rc forget_splits(const struct writer *w, const char *who, const struct link_ids *items,
			   uint32_t at, struct buf *taken, struct sp_err *e)
{
	const int64_t x = items->list.at[at];
	for (uint32_t i = 1; i < items->list.n; i++) {
		struct verdict split;
		uint32_t n;
		SP_TRY(said_of(w, VERDICT_SPLIT, x, items->list.at[i], &split, e));
		if (i == at || !split.id)
			continue;
		SP_TRY(verdict_take_back(w, who, &split, 1u << VERDICT_SPLIT, &n, e));
		add_number(taken, split.id);
	}
	return SP_OK;
}

/* With what an earlier join of the two took back. */
static sp_rc join_two(const struct writer *w, const char *who, int64_t x, int64_t y,
		      struct buf *taken, struct sp_err *e)
{
	struct verdict v = {.kind = VERDICT_JOIN, .item = x, .other = y}, before;
	SP_TRY(said_of(w, VERDICT_JOIN, x, y, &before, e));
	if (before.id && before.value)
		buf_printf(taken, "%s%s", taken->n ? " " : "", before.value);
	if (taken->n) {
		v.value = buf_take(taken, w->arena);
		SP_NEED(v.value);
	}
	return verdict_say(w, who, &v, e);
}

sp_rc thread_join(const struct writer *w, const char *who, const struct link_ids *items,
		  struct sp_err *e)
{
	struct link_ids together = {0};
	BUF_AUTO taken = BUF_INIT(VALUE_MAX);
	if (!items->list.n)
		return SP_OK;
	for (uint32_t i = 0; i < items->list.n; i++)
		SP_TRY(joined_with(w, items->list.at[i], &together, e));
	for (uint32_t i = 1; i < items->list.n; i++)
		SP_TRY(forget_splits(w, who, items, i, &taken, e));
	const char *all = buf_take(&taken, w->arena);
	SP_NEED(all);
	for (uint32_t i = 1; i < items->list.n; i++) {
		BUF_AUTO own = BUF_INIT(VALUE_MAX);
		buf_puts(&own, all);
		SP_TRY(join_two(w, who, items->list.at[0], items->list.at[i], &own, e));
	}
	return must_be_one(w, &together, e);
}

/* ---- the way back ---- */

sp_rc thread_part(const struct writer *w, const char *who, int64_t item, int64_t other, uint32_t *n,
		  struct sp_err *e)
{
	const struct verdict pair = {.kind = VERDICT_JOIN, .item = item, .other = other};
	struct verdict join;
	SP_TRY(said_of(w, VERDICT_JOIN, item, other, &join, e));
	SP_TRY(verdict_take_back(w, who, &pair, PAIRS, n, e));
	struct str rest = str_of(join.value ? join.value : ""), one;
	while (rest.n && str_cut(&rest, ' ', &one)) {
		char number[NUMBER_SIZE];
		if (one.n >= sizeof(number))
			continue;
		memcpy(number, one.p, one.n);
		number[one.n] = '\0';
		SP_TRY(verdict_restore(w, who, strtoll(number, NULL, 10), e));
	}
	return SP_OK;
}
