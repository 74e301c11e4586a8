/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/thread.h"

#include "council/link_store.h"
#include "council/row.h"
#include "council/statements.h"
#include "council/thread_name.h"
#include "council/thread_saying.h"

#include <stdlib.h>

static sp_rc take_entry(const struct telling *x, const struct db_rows *rows,
			struct thread_entry *out)
{
	enum { SLUG, BODY, DAY, ORDINAL, ITEM, NUMBER, TITLE, CLOSED, OWN_BODY = 11 };
	const char *day, *item;
	SP_TRY(row_text(x->arena, rows, SLUG, &out->slug));
	SP_TRY(row_text(x->arena, rows, BODY, &out->body_name));
	SP_TRY(row_text(x->arena, rows, DAY, &day));
	SP_TRY(row_text(x->arena, rows, ITEM, &item));
	SP_TRY(row_text(x->arena, rows, NUMBER, &out->number));
	SP_TRY(row_text(x->arena, rows, TITLE, &out->title));
	out->closed = db_int(rows, CLOSED) != 0;
	out->body = db_int(rows, OWN_BODY);
	(void)civil_parse_iso(day, &out->day);
	out->key =
		view_key(x->arena, x->t->municipality, out->slug, day, db_int(rows, ORDINAL), item);
	return out->key ? SP_OK : SP_ENOMEM;
}

static sp_rc take_paper(const struct telling *x, const struct db_rows *rows, struct paper *out)
{
	enum { DOCUMENT = 8, TEXT, LAYOUT };
	char *name, *text, *layout;
	SP_TRY(db_text(rows, DOCUMENT, x->arena, &name));
	SP_TRY(db_text(rows, TEXT, x->arena, &text));
	SP_TRY(db_text(rows, LAYOUT, x->arena, &layout));
	*out = (struct paper){.document = name};
	out->source.text.text = text;
	out->source.text.text_len = (uint32_t)db_str(rows, TEXT).n;
	out->source.layout = layout ? str_of(layout) : (struct str){"", 0};
	return SP_OK;
}

static sp_rc load_outcomes(struct telling *x, struct thread_entry *entry, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(x->t->municipality), DB_V_INT(entry->item)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(x->db, council_sql(SQL_THREAD_OUTCOMES), args, 2, &rows, e));
	DB_EACH(rows, e) {
		char *name;
		bool there = false;
		SP_TRY(db_text(rows, 0, x->arena, &name));
		for (uint32_t i = 0; i < entry->outcomes.n && !there; i++)
			there = strcmp(entry->outcomes.at[i], name) == 0;
		if (there)
			continue;
		const char **slot = sp_push(x->arena, &entry->outcomes);
		SP_NEED(slot);
		*slot = name;
	}
	return SP_OK;
}

static const struct thread_entry *entry_of(const struct thread *t, int64_t item)
{
	for (uint32_t i = 0; i < t->items.n; i++)
		if (t->items.at[i].item == item)
			return &t->items.at[i];
	return NULL;
}

/* paper NULL: without the text. */
static sp_rc read_entry(const struct telling *x, int64_t item, struct thread_entry *out,
			struct paper *paper, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(x->t->municipality), DB_V_INT(item)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	*out = (struct thread_entry){.item = item};
	SP_TRY(db_query(x->db, council_sql(SQL_THREAD_ITEM), args, 2, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (!more)
		return sp_fail(e, SP_ENOTFOUND, N_("there is no such item"));
	SP_TRY(take_entry(x, rows, out));
	if (!paper)
		return SP_OK;
	SP_TRY(take_paper(x, rows, paper));
	out->paper = (struct str){paper->source.text.text, paper->source.text.text_len};
	return SP_OK;
}

sp_rc thread_entry_load(struct db *db, struct arena *a, int64_t municipality, int64_t item,
			struct thread_entry *out, struct sp_err *e)
{
	struct thread t = {.municipality = municipality};
	const struct telling x = {.db = db, .arena = a, .t = &t};
	return read_entry(&x, item, out, NULL, e);
}

static sp_rc load_entry(struct telling *x, int64_t item, struct sayings *sayings, struct sp_err *e)
{
	struct thread_entry entry;
	struct paper paper;
	SP_TRY(read_entry(x, item, &entry, &paper, e));
	SP_TRY(load_outcomes(x, &entry, e));
	SP_TRY(sayings_load(x, &entry, &paper, sayings, e));
	struct thread_entry *slot = sp_push(x->arena, &x->t->items);
	SP_NEED(slot);
	*slot = entry;
	return SP_OK;
}

/* ---- reasons ---- */

static int by_strength(const void *a, const void *b)
{
	const struct thread_reason *x = a, *y = b;
	if (x->strength != y->strength)
		return y->strength - x->strength;
	if (x->reason != y->reason)
		return (int)x->reason - (int)y->reason;
	return strcmp(x->to, y->to);
}

/* A reason that would tell of a closed item what its title does not: whose case it is of, what its
 * text says. */
static bool is_hidden(const struct thread_entry *a, const struct thread_entry *b,
		      enum link_reason reason)
{
	bool tells = reason == LINK_CASE || reason == LINK_TEXT || reason == LINK_NAME;
	return tells && (a->closed || b->closed);
}

static sp_rc load_reasons(const struct telling *x, uint32_t index, const struct sayings *sayings,
			  struct sp_err *e)
{
	struct thread_entry *entry = &x->t->items.at[index];
	const struct db_value args[] = {DB_V_INT(x->t->municipality), DB_V_INT(entry->item)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(x->db, council_sql(SQL_THREAD_EDGES), args, 2, &rows, e));
	DB_EACH(rows, e) {
		int64_t a = db_int(rows, 0), b = db_int(rows, 1);
		const struct thread_entry *other = entry_of(x->t, a == entry->item ? b : a);
		enum link_reason reason = link_reason_of(db_str(rows, 2));
		if (!other || other >= entry) /* told where the later of the two stands */
			continue;
		if (is_hidden(entry, other, reason))
			continue;
		const struct saying *s = sayings_at(sayings, db_int(rows, 4), db_int(rows, 5));
		struct thread_reason *r = sp_push(x->arena, &entry->reasons);
		SP_NEED(r);
		*r = (struct thread_reason){
			.to = other->key, .reason = reason, .strength = (int)db_int(rows, 3)};
		if (s) {
			r->words = s->said.words;
			r->source = s->said.source;
		}
	}
	if (entry->reasons.n)
		qsort(entry->reasons.at, entry->reasons.n, sizeof(*entry->reasons.at), by_strength);
	return SP_OK;
}

/* ---- the whole ---- */

static sp_rc thread_of(const struct telling *x, int64_t item, int64_t *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(x->t->municipality), DB_V_INT(item)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(x->db, council_sql(SQL_THREAD_OF), args, 2, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	*out = more ? db_int(rows, 0) : 0;
	return SP_OK;
}

sp_rc thread_load(struct db *db, struct arena *a, int64_t municipality, int64_t item,
		  struct thread **out, struct sp_err *e)
{
	struct telling x = {.db = db, .arena = a, .t = ARENA_NEW(a, struct thread)};
	struct sayings sayings = {0};
	struct link_ids ids = {0};
	SP_NEED(x.t);
	x.t->municipality = municipality;
	SP_TRY(thread_of(&x, item, &x.t->id, e));
	if (x.t->id)
		SP_TRY(thread_members(db, a, municipality, x.t->id, &ids, e));
	else
		SP_TRY(link_ids_add(a, &ids, item));
	for (uint32_t i = 0; i < ids.list.n; i++)
		SP_TRY(load_entry(&x, ids.list.at[i], &sayings, e));
	for (uint32_t i = 0; i < x.t->items.n; i++)
		SP_TRY(load_reasons(&x, i, &sayings, e));
	SP_TRY(sayings_sort(&x, &sayings, e));
	SP_TRY(thread_name_it(db, a, x.t, e));
	x.t->id = ids.list.n ? ids.list.at[0] : item;
	x.t->key = x.t->items.n ? x.t->items.at[0].key : NULL;
	*out = x.t;
	return SP_OK;
}
