/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By what a promise is found when an item may answer it: the beginnings of its words, its body, and
 * the bodies that it or its route names. An item is weighed against those promises alone that share
 * one of these with it, or its thread, so that its cost does not grow with all that is promised. */
#include "council/body.h"
#include "council/promise_parts.h"

#include <stdlib.h>

enum { NAMES_MOST = 12, BEGINNING = 4, CONTINUES = 0x80, FURTHER = 0xC0 };

/* ---- writing ---- */

static sp_rc add_name(struct arena *a, const char *name, int weight, promise_names *out)
{
	SP_NEED(name);
	for (uint32_t i = 0; i < out->n; i++)
		if (strcmp(out->at[i].name, name) == 0) {
			out->at[i].weight += weight;
			return SP_OK;
		}
	struct promise_name *slot = sp_push(a, out);
	SP_NEED(slot);
	*slot = (struct promise_name){name, weight};
	return SP_OK;
}

/* As many letters as all words that are akin have in common (promise_topic.c), and whole ones. */
static const char *beginning(struct arena *a, struct str word)
{
	size_t n = word.n < BEGINNING ? word.n : BEGINNING;
	while (n < word.n && ((unsigned char)word.p[n] & FURTHER) == CONTINUES)
		n++;
	return arena_printf(a, "w" STR_FMT, STR_ARG(str_sub(word, 0, n)));
}

sp_rc promise_words_of(struct promising *p, const struct topic *t, promise_names *out)
{
	for (uint32_t i = 0; i < t->words.n; i++) {
		int weight = (int)topic_weight(p->lore, t->words.at[i]);
		if (weight > 0)
			SP_TRY(add_name(p->arena, beginning(p->arena, t->words.at[i]), weight,
					out));
	}
	return SP_OK;
}

enum { BY_ROUTE, BY_ITSELF };

static sp_rc add_body(struct arena *a, struct str name, int how, promise_names *out)
{
	const char *key = body_key(a, name);
	SP_NEED(key);
	return out->n < NAMES_MOST ? add_name(a, arena_printf(a, "n%s", key), how, out) : SP_OK;
}

sp_rc promise_names_of(struct promising *p, int64_t item, int64_t body, const struct topic *text,
		       const struct topic *title, promise_names *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(item)};
	struct arena *a = p->arena;
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(add_name(a, arena_printf(a, "b%lld", (long long)body), 0, out));
	for (uint32_t i = 0; i < text->names.n; i++)
		SP_TRY(add_body(a, text->names.at[i], BY_ITSELF, out));
	SP_TRY(db_query(p->db,
			"SELECT DISTINCT body_name FROM route_step WHERE municipality = $1 AND "
			"item = $2 ORDER BY body_name",
			args, 2, &rows, e));
	DB_EACH(rows, e)
		SP_TRY(add_body(a, db_str(rows, 0), BY_ROUTE, out));
	SP_TRY(promise_words_of(p, text, out));
	return promise_words_of(p, title, out);
}

sp_rc promise_ask(struct promising *p, struct promise_ref ref, const promise_names *names,
		  const char *from, const char *to, struct sp_err *e)
{
	for (uint32_t i = 0; i < names->n; i++)
		SP_TRY(db_run(p->db, e,
			      "INSERT INTO promise_asked (municipality, name, last_day, item, "
			      "position, instance, first_day, weight) VALUES ($1, $2, $3, $4, $5, "
			      "$6, $7, $8)",
			      DB_V_INT(p->municipality), DB_V_TEXT(names->at[i].name),
			      DB_V_TEXT(to), DB_V_INT(ref.item), DB_V_INT(ref.position),
			      DB_V_INT(ref.instance), DB_V_TEXT(from),
			      DB_V_INT(names->at[i].weight)));
	return SP_OK;
}

/* ---- finding ---- */

/* Whatever the instance. */
static int compare_promises(const void *a, const void *b)
{
	const struct promise_ref *x = a, *y = b;
	if (x->item != y->item)
		return x->item < y->item ? -1 : 1;
	return (x->position > y->position) - (x->position < y->position);
}

static int compare_refs(const void *a, const void *b)
{
	const struct promise_ref *x = a, *y = b;
	if (x->item != y->item)
		return x->item < y->item ? -1 : 1;
	if (x->position != y->position)
		return x->position < y->position ? -1 : 1;
	return (x->instance > y->instance) - (x->instance < y->instance);
}

sp_rc promise_refs_load(struct promising *p, const char *sql, const struct db_value *args, size_t n,
			promise_refs *out, struct sp_err *e)
{
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(p->db, sql, args, n, &rows, e));
	DB_EACH(rows, e) {
		struct promise_ref *slot = sp_push(p->arena, out);
		SP_NEED(slot);
		*slot = (struct promise_ref){db_int(rows, 0), (int)db_int(rows, 1),
					     (int)db_int(rows, 2)};
	}
	return SP_OK;
}

static sp_rc load_by_name(struct promising *p, const struct promise_asked_at *at, const char *name,
			  promise_refs *out, struct sp_err *e)
{
	SP_NEED(name);
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_TEXT(name),
					DB_V_TEXT(at->meeting.iso)};
	return promise_refs_load(
		p,
		"SELECT item, position, instance FROM promise_asked WHERE municipality = "
		"$1 AND name = $2 AND last_day >= $3 AND first_day <= $3",
		args, 3, out, e);
}

static sp_rc load_by_item(struct promising *p, const struct promise_asked_at *at, int64_t item,
			  promise_refs *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(item),
					DB_V_TEXT(at->meeting.iso)};
	return promise_refs_load(
		p,
		"SELECT item, position, instance FROM promise_asked WHERE municipality = "
		"$1 AND item = $2 AND name >= 'b' AND name < 'c' AND last_day >= $3 AND "
		"first_day <= $3",
		args, 3, out, e);
}

/* A promise that shares words with the item, and how much they weigh. */
struct hit {
	struct promise_ref ref;
	int weight;
};
typedef SP_LIST(struct hit) hits;

static sp_rc load_hits(struct promising *p, const struct promise_asked_at *at,
		       const struct promise_name *word, hits *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_TEXT(word->name),
					DB_V_TEXT(at->meeting.iso)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(p->db,
			"SELECT item, position, instance, weight FROM promise_asked WHERE "
			"municipality = $1 AND name = $2 AND last_day >= $3 AND first_day <= $3",
			args, 3, &rows, e));
	DB_EACH(rows, e) {
		struct hit *slot = sp_push(p->arena, out);
		int weight = (int)db_int(rows, 3);
		SP_NEED(slot);
		*slot = (struct hit){{db_int(rows, 0), (int)db_int(rows, 1), (int)db_int(rows, 2)},
				     weight > word->weight ? weight : word->weight};
	}
	return SP_OK;
}

static sp_rc add_ref(struct promising *p, struct promise_ref ref, promise_refs *out)
{
	struct promise_ref *slot = sp_push(p->arena, out);
	SP_NEED(slot);
	*slot = ref;
	return SP_OK;
}

/* The promises that name a body so. */
static sp_rc load_naming(struct promising *p, struct promise_asked_at *at, const char *folded,
			 struct sp_err *e)
{
	const struct promise_name name = {arena_printf(p->arena, "n%s", folded), BY_ROUTE};
	hits found = {0};
	SP_NEED(name.name);
	SP_TRY(load_hits(p, at, &name, &found, e));
	for (uint32_t i = 0; i < found.n; i++) {
		SP_TRY(add_ref(p, found.at[i].ref, &at->named));
		if (found.at[i].weight >= BY_ITSELF)
			SP_TRY(add_ref(p, found.at[i].ref, &at->called));
	}
	return SP_OK;
}

static bool holds(const promise_refs *sorted, const struct promise_ref *ref)
{
	return sorted->n &&
	       bsearch(ref, sorted->at, sorted->n, sizeof(sorted->at[0]), compare_promises);
}

sp_rc promise_asked_open(struct promising *p, int64_t meeting, struct promise_asked_at *out,
			 struct sp_err *e)
{
	*out = (struct promise_asked_at){.named = {0}};
	SP_TRY(promise_meeting_load(p, meeting, &out->meeting, e));
	if (!out->meeting.there)
		return SP_OK;
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(out->meeting.body)};
	{
		DB_ROWS_AUTO rows = NULL;
		SP_TRY(db_query(p->db,
				"SELECT folded FROM body_alias WHERE municipality = $1 AND body = "
				"$2 ORDER BY folded",
				args, 2, &rows, e));
		DB_EACH(rows, e) {
			char *folded;
			SP_TRY(db_text(rows, 0, p->arena, &folded));
			SP_TRY(load_naming(p, out, folded, e));
		}
	}
	if (out->named.n)
		qsort(out->named.at, out->named.n, sizeof(out->named.at[0]), compare_refs);
	if (out->called.n)
		qsort(out->called.at, out->called.n, sizeof(out->called.at[0]), compare_refs);
	return SP_OK;
}

/* NULL: repeated or of the same day, so that it is not answered here. */
static sp_rc load_known(struct promising *p, const struct promise_asked_at *at,
			struct promise_ref ref, struct promise_known **out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(ref.item),
					DB_V_INT(ref.position), DB_V_INT(ref.instance),
					DB_V_TEXT(at->meeting.iso)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	*out = NULL;
	SP_TRY(db_query(p->db,
			"SELECT t.item, t.position, t.instance, t.due_from, t.due_to, p.words, "
			"p.title_words, p.kinds, p.day, p.place, p.body, p.meeting, "
			"t.appointment FROM promise_time t JOIN promise p ON p.municipality = "
			"t.municipality AND "
			"p.item = t.item AND p.position = t.position WHERE t.municipality = $1 AND "
			"t.item = $2 AND t.position = $3 AND t.instance = $4 AND t.hidden <> 1 AND "
			"p.day < $5",
			args, 5, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (!more)
		return SP_OK;
	*out = ARENA_NEW(p->arena, struct promise_known);
	SP_NEED(*out);
	SP_TRY(promise_known_of(p, rows, *out));
	(*out)->named = holds(&at->named, &ref);
	(*out)->called = holds(&at->called, &ref);
	(*out)->asked.appointment = db_int(rows, 12) != 0;
	return SP_OK;
}

/* Loaded once for all items of the meeting. */
static sp_rc known_at(struct promising *p, struct promise_asked_at *at, struct promise_ref ref,
		      struct promise_known **out, struct sp_err *e)
{
	for (uint32_t i = 0; i < at->seen.n; i++)
		if (compare_refs(&at->seen.at[i].ref, &ref) == 0) {
			*out = at->seen.at[i].known;
			return SP_OK;
		}
	SP_TRY(load_known(p, at, ref, out, e));
	struct promise_seen *slot = sp_push(p->arena, &at->seen);
	SP_NEED(slot);
	*slot = (struct promise_seen){ref, *out};
	return SP_OK;
}

static sp_rc find_by_words(struct promising *p, const struct promise_asked_at *at,
			   const struct topic *t, promise_refs *out, struct sp_err *e)
{
	promise_names words = {0};
	hits found = {0};
	SP_TRY(promise_words_of(p, t, &words));
	for (uint32_t i = 0; i < words.n; i++)
		SP_TRY(load_hits(p, at, &words.at[i], &found, e));
	if (found.n) /* a hit begins with its promise */
		qsort(found.at, found.n, sizeof(found.at[0]), compare_refs);
	for (uint32_t i = 0; i < found.n;) {
		const struct hit *first = &found.at[i];
		int weight = 0;
		for (; i < found.n && compare_refs(&found.at[i].ref, &first->ref) == 0; i++)
			weight += found.at[i].weight;
		struct promise_ref *slot = weight < ANSWER_SHARED ? NULL : sp_push(p->arena, out);
		if (weight < ANSWER_SHARED)
			continue;
		SP_NEED(slot);
		*slot = first->ref;
	}
	return SP_OK;
}

/* When a line may answer, what the body was promised is looked at, whatever its words. */
static sp_rc find_by_body(struct promising *p, const struct promise_asked_at *at, promise_refs *out,
			  struct sp_err *e)
{
	const char *body = arena_printf(p->arena, "b%lld", (long long)at->meeting.body);
	SP_TRY(load_by_name(p, at, body, out, e));
	for (uint32_t i = 0; i < at->named.n; i++) {
		struct promise_ref *slot = sp_push(p->arena, out);
		SP_NEED(slot);
		*slot = at->named.at[i];
	}
	return SP_OK;
}

/* Of those that come back, the time that is asked for on the meeting's day. */
static sp_rc add_times(struct promising *p, const struct promise_asked_at *at, promise_refs *refs,
		       struct sp_err *e)
{
	const uint32_t n = refs->n;
	for (uint32_t i = 0; i < n; i++) {
		const struct promise_ref all = refs->at[i];
		promise_refs times = {0};
		if (all.instance != PROMISE_ALL_TIMES)
			continue;
		SP_TRY(load_by_item(p, at, all.item, &times, e));
		for (uint32_t k = 0; k < times.n; k++) {
			struct promise_ref *slot = sp_push(p->arena, refs);
			SP_NEED(slot);
			*slot = times.at[k];
		}
	}
	return SP_OK;
}

sp_rc promise_asked_of(struct promising *p, struct promise_asked_at *at, const struct topic *t,
		       const promise_ids *items, bool lines, promise_known_list *out,
		       struct sp_err *e)
{
	promise_refs refs = {0};
	for (uint32_t i = 0; i < items->n; i++)
		SP_TRY(load_by_item(p, at, items->at[i], &refs, e));
	SP_TRY(find_by_words(p, at, t, &refs, e));
	if (lines)
		SP_TRY(find_by_body(p, at, &refs, e));
	SP_TRY(add_times(p, at, &refs, e));
	if (refs.n)
		qsort(refs.at, refs.n, sizeof(refs.at[0]), compare_refs);
	for (uint32_t i = 0; i < refs.n; i++) {
		struct promise_known *known;
		if (refs.at[i].instance == PROMISE_ALL_TIMES)
			continue;
		if (i && compare_refs(&refs.at[i], &refs.at[i - 1]) == 0)
			continue;
		SP_TRY(known_at(p, at, refs.at[i], &known, e));
		struct promise_known **slot = known ? sp_push(p->arena, out) : NULL;
		if (!known)
			continue;
		SP_NEED(slot);
		*slot = known;
	}
	return SP_OK;
}
