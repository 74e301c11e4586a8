/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which later items may answer a promise: those that share a word with it, or have several matters.
 * When a meeting is imported after later ones, they choose anew. */
#include "council/promise_parts.h"

/* A promise that is looked for. */
struct wanted {
	uint64_t bloom;
	const char *first, *last;
};
typedef SP_LIST(struct wanted) wanteds;

static sp_rc load_wanted(struct promising *p, struct promise_ref ref, const char *after,
			 wanteds *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_INT(ref.item),
					DB_V_INT(ref.position)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	char *text[4];
	struct topic words, title;
	SP_TRY(db_query(p->db,
			"SELECT p.words, p.title_words, (SELECT MIN(q.first_day) FROM "
			"promise_asked q WHERE q.municipality = p.municipality AND q.item = p.item "
			"AND q.position = p.position AND q.name = '*'), (SELECT MAX(q.last_day) "
			"FROM promise_asked q WHERE q.municipality = p.municipality AND q.item = "
			"p.item AND q.position = p.position AND q.name = '*') FROM promise p WHERE "
			"p.municipality = $1 AND p.item = $2 AND p.position = $3 AND p.same_item "
			"IS NULL",
			args, 3, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (!more || db_is_null(rows, 2))
		return SP_OK;
	for (size_t i = 0; i < 4; i++)
		SP_TRY(db_text(rows, i, p->arena, &text[i]));
	SP_TRY(topic_from_words(p->arena, str_of(text[0]), 0, &words));
	SP_TRY(topic_from_words(p->arena, str_of(text[1]), 0, &title));
	struct wanted *w = sp_push(p->arena, out);
	SP_NEED(w);
	*w = (struct wanted){words.bloom | title.bloom,
			     strcmp(after, text[2]) > 0 ? after : text[2], text[3]};
	return SP_OK;
}

/* Also one like `after` is passed over: its choice is made. */
static bool is_wanted(const wanteds *list, const struct topic *t, const char *day,
		      const char *after)
{
	for (uint32_t i = 0; i < list->n; i++) {
		const struct wanted *w = &list->at[i];
		if (strcmp(day, w->first) >= 0 && strcmp(day, w->last) <= 0 &&
		    strcmp(day, after) > 0 && (!topic_tells(t) || w->bloom & t->bloom))
			return true;
	}
	return false;
}

static sp_rc look(struct promising *p, const wanteds *list, const char *first, const char *last,
		  const char *after, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(p->municipality), DB_V_TEXT(first),
					DB_V_TEXT(last)};
	ARENA_AUTO scratch = arena_new((size_t)16 * 1024 * 1024);
	DB_ROWS_AUTO rows = NULL;
	SP_NEED(scratch);
	SP_TRY(db_query(p->db,
			"SELECT i.id, i.title, m.id, m.day FROM meeting m JOIN item i ON "
			"i.municipality = m.municipality AND i.meeting = m.id WHERE m.municipality "
			"= $1 AND m.day >= $2 AND m.day <= $3 AND NOT m.withdrawn AND NOT "
			"i.withdrawn",
			args, 3, &rows, e));
	DB_EACH(rows, e) {
		struct topic t;
		char *day;
		SP_TRY(topic_of(p->lore, scratch, db_str(rows, 1), &t));
		SP_TRY(db_text(rows, 3, scratch, &day));
		if (is_wanted(list, &t, day, after))
			SP_TRY(promise_choose_later(p, db_int(rows, 0), db_int(rows, 2)));
		arena_reset(scratch);
	}
	return SP_OK;
}

sp_rc promise_find_answers(struct promising *p, const promise_refs *promises, const char *after,
			   struct sp_err *e)
{
	wanteds list = {0};
	for (uint32_t i = 0; i < promises->n; i++)
		SP_TRY(load_wanted(p, promises->at[i], after, &list, e));
	if (!list.n)
		return SP_OK;
	const char *first = list.at[0].first, *last = list.at[0].last;
	for (uint32_t i = 1; i < list.n; i++) {
		first = strcmp(list.at[i].first, first) < 0 ? list.at[i].first : first;
		last = strcmp(list.at[i].last, last) > 0 ? list.at[i].last : last;
	}
	return look(p, &list, first, last, after, e);
}
