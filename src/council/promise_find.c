/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which later items may answer a promise: those that share words with it, or have several matters.
 * When a meeting is imported after later ones, they choose anew. */
#include "council/promise_parts.h"

#include <stdlib.h>

/* ---- what items are found by ---- */

static sp_rc write_name(struct promising *p, const struct promise_meeting *m, int64_t item,
			const struct promise_name *name, struct sp_err *e)
{
	SP_NEED(name->name);
	return db_run(
		p->db, e,
		"INSERT INTO promise_candidate (municipality, name, day, item, meeting, weight) "
		"VALUES ($1, $2, $3, $4, $5, $6)",
		DB_V_INT(p->municipality), DB_V_TEXT(name->name), DB_V_TEXT(m->iso), DB_V_INT(item),
		DB_V_INT(m->id), DB_V_INT(name->weight));
}

static sp_rc write_giver(struct promising *p, const struct promise_meeting *m, int64_t item,
			 struct str title, struct sp_err *e)
{
	const struct promise_name body = {arena_printf(p->arena, "b%lld", (long long)m->body), 0};
	promise_names words = {0};
	struct topic t;
	SP_TRY(topic_of(p->lore, p->arena, title, &t));
	SP_TRY(promise_words_of(p, &t, &words));
	for (uint32_t i = 0; i < words.n; i++)
		SP_TRY(write_name(p, m, item, &words.at[i], e));
	return topic_tells(&t) ? SP_OK : write_name(p, m, item, &body, e);
}

sp_rc promise_candidates_write(struct promising *p, const struct promise_meeting *m,
			       struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(m->id)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_exec(p->db,
		       "DELETE FROM promise_candidate WHERE municipality = $1 AND meeting = $2",
		       args, 2, NULL, e));
	if (!m->there)
		return SP_OK;
	SP_TRY(db_query(p->db,
			"SELECT id, title FROM item WHERE municipality = $1 AND meeting = $2 AND "
			"NOT withdrawn",
			args, 2, &rows, e));
	DB_EACH(rows, e)
		SP_TRY(write_giver(p, m, db_int(rows, 0), db_str(rows, 1), e));
	return SP_OK;
}

/* ---- looking for a promise ---- */

/* A later item that shares words with the promise, and how much they weigh. */
struct giver {
	int64_t item, meeting;
	int weight;
};
typedef SP_LIST(struct giver) givers;

static int compare_givers(const void *a, const void *b)
{
	const struct giver *x = a, *y = b;
	return (x->item > y->item) - (x->item < y->item);
}

/* Answers are looked for from `first`, and after `after`, to `last`. */
struct wanted {
	const char *name, *first, *last, *after;
	int weight;
};

static sp_rc load_givers(struct promising *p, const struct wanted *w, givers *out, struct sp_err *e)
{
	SP_NEED(w->name);
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_TEXT(w->name),
					DB_V_TEXT(w->first), DB_V_TEXT(w->last),
					DB_V_TEXT(w->after)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(
		p->db,
		"SELECT item, meeting, weight FROM promise_candidate WHERE municipality = $1 "
		"AND name = $2 AND day >= $3 AND day <= $4 AND day > $5",
		args, 5, &rows, e));
	DB_EACH(rows, e) {
		struct giver *slot = sp_push(p->arena, out);
		int weight = (int)db_int(rows, 2);
		SP_NEED(slot);
		*slot = (struct giver){db_int(rows, 0), db_int(rows, 1),
				       weight > w->weight ? weight : w->weight};
	}
	return SP_OK;
}

/* The bodies that are written so. */
static sp_rc load_named(struct promising *p, const struct wanted *w, givers *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_TEXT(w->name + 1)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(p->db,
			"SELECT DISTINCT body FROM body_alias WHERE municipality = $1 AND folded = "
			"$2",
			args, 2, &rows, e));
	DB_EACH(rows, e) {
		struct wanted body = *w;
		body.name = arena_printf(p->arena, "b%lld", (long long)db_int(rows, 0));
		SP_TRY(load_givers(p, &body, out, e));
	}
	return SP_OK;
}

/* Those with words enough in common, and all where a line may answer. */
static sp_rc choose_later(struct promising *p, givers *found, struct sp_err *e)
{
	if (found->n)
		qsort(found->at, found->n, sizeof(found->at[0]), compare_givers);
	for (uint32_t i = 0; i < found->n;) {
		const struct giver *first = &found->at[i];
		int weight = 0;
		for (; i < found->n && found->at[i].item == first->item; i++)
			weight += found->at[i].weight;
		if (weight >= ANSWER_SHARED)
			SP_TRY(promise_choose_later(p, first->item, first->meeting, e));
	}
	return SP_OK;
}

static sp_rc find(struct promising *p, struct promise_ref ref, const char *after, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(ref.item),
					DB_V_INT(ref.position)};
	givers found = {0};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(p->db,
			"SELECT q.name, MIN(q.first_day), MAX(q.last_day), MAX(q.weight) FROM "
			"promise p JOIN promise_asked q ON q.municipality = p.municipality AND "
			"q.item = p.item AND q.position = p.position WHERE p.municipality = $1 AND "
			"p.item = $2 AND p.position = $3 AND p.same_item IS NULL GROUP BY q.name",
			args, 3, &rows, e));
	DB_EACH(rows, e) {
		char *text[3];
		for (size_t i = 0; i < 3; i++)
			SP_TRY(db_text(rows, i, p->arena, &text[i]));
		bool word = text[0][0] == 'w';
		const struct wanted w = {.name = text[0],
					 .first = text[1],
					 .last = text[2],
					 .after = after,
					 .weight = word ? (int)db_int(rows, 3) : ANSWER_SHARED};
		SP_TRY(text[0][0] == 'n' ? load_named(p, &w, &found, e)
					 : load_givers(p, &w, &found, e));
	}
	return choose_later(p, &found, e);
}

sp_rc promise_find_answers(struct promising *p, const promise_refs *promises, const char *after,
			   struct sp_err *e)
{
	for (uint32_t i = 0; i < promises->n; i++)
		SP_TRY(find(p, promises->at[i], after, e));
	return SP_OK;
}
