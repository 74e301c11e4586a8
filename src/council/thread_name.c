/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/thread_name.h"

#include "core/words.h"
#include "council/verdict.h"

#define NAMES "v.kind = 'name' AND v.state = 'applied' AND v.value IS NOT NULL"

static sp_rc load(struct db *db, struct arena *a, const char *sql, const struct db_value *args,
		  size_t n, struct thread_names *out, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db, sql, args, n, &rows, e));
	DB_EACH(rows, e) {
		char *name;
		struct thread_name *slot = sp_push(a, &out->list);
		SP_NEED(slot);
		SP_TRY(db_text(rows, 2, a, &name));
		*slot = (struct thread_name){db_int(rows, 0), db_int(rows, 1), name};
	}
	return SP_OK;
}

sp_rc thread_names_of_meeting(struct db *db, struct arena *a, int64_t municipality, int64_t meeting,
			      struct thread_names *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality), DB_V_INT(meeting)};
	*out = (struct thread_names){0};
	return load(db, a,
		    "SELECT v.municipality, v.item, v.value FROM item i JOIN verdict v ON "
		    "v.municipality = i.municipality AND v.item = i.id WHERE i.municipality = $1 "
		    "AND i.meeting = $2 AND " NAMES " ORDER BY v.id",
		    args, 2, out, e);
}

/* As both are folded for searching. */
static sp_rc same(struct arena *a, const char *one, const struct words *other, bool *yes)
{
	struct words words;
	SP_TRY(words_split(NULL, a, str_of(one), &words));
	*yes = words.list.n == other->list.n && words.list.n > 0;
	for (uint32_t i = 0; *yes && i < words.list.n; i++)
		*yes = str_eq(words.list.at[i].form, other->list.at[i].form);
	return SP_OK;
}

sp_rc thread_name_find(struct db *db, struct arena *a, int64_t municipality, const char *name,
		       struct thread_name *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(municipality)};
	struct thread_names all = {0};
	struct words words;
	*out = (struct thread_name){0};
	SP_TRY(words_split(NULL, a, str_of(name), &words));
	SP_TRY(load(db, a,
		    "SELECT v.municipality, v.item, v.value FROM verdict v WHERE (CAST($1 AS "
		    "BIGINT) = 0 OR v.municipality = CAST($1 AS BIGINT)) AND " NAMES
		    " ORDER BY v.id DESC",
		    args, 1, &all, e));
	for (uint32_t i = 0; i < all.list.n && !out->item; i++) {
		bool yes;
		SP_TRY(same(a, all.list.at[i].name, &words, &yes));
		if (yes)
			*out = all.list.at[i];
	}
	return SP_OK;
}

sp_rc thread_name_it(struct db *db, struct arena *a, struct thread *t, struct sp_err *e)
{
	int64_t latest = 0;
	const char *name = NULL;
	for (int closed = 0; closed < 2; closed++)
		for (uint32_t i = 0; i < t->items.n && !t->title; i++)
			if (t->items.at[i].closed == (closed == 1))
				t->title = t->items.at[i].title;
	for (uint32_t i = 0; i < t->items.n; i++) {
		struct verdicts said;
		SP_TRY(verdicts_of_item(db, a, t->municipality, t->items.at[i].item, &said, e));
		for (uint32_t k = 0; k < said.list.n; k++) {
			const struct verdict *v = &said.list.at[k];
			if (v->kind != VERDICT_NAME || v->id < latest)
				continue;
			latest = v->id;
			name = v->value; /* NULL: taken away */
		}
	}
	t->named = name != NULL;
	t->title = name ? name : t->title;
	return SP_OK;
}
