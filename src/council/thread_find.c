/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/thread_find.h"

#include "core/words.h"
#include "council/search.h"
#include "council/thread_name.h"

enum { FOUND = 100 };
enum fit { FIT_NOT, FIT_HAS, FIT_BEGINS, FIT_IS };

static sp_rc thread_of(struct db *db, const struct search_result *r, int64_t *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(r->municipality), DB_V_INT(r->item)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(db, "SELECT thread FROM thread_item WHERE municipality = $1 AND item = $2",
			args, 2, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	*out = more ? db_int(rows, 0) : r->item;
	return SP_OK;
}

static bool holds(const struct thread_lines *lines, int64_t municipality, int64_t thread)
{
	for (uint32_t i = 0; i < lines->list.n; i++)
		if (lines->list.at[i].thread == thread &&
		    lines->list.at[i].municipality == municipality)
			return true;
	return false;
}

static sp_rc add(struct db *db, struct arena *a, int64_t municipality, int64_t thread,
		 struct thread_lines *out, struct sp_err *e)
{
	struct thread_line *line = sp_push(a, &out->list);
	SP_NEED(line);
	*line = (struct thread_line){.municipality = municipality, .thread = thread};
	return thread_line_load(db, a, line, e);
}

/* The threads of what a search finds, in its order. */
static sp_rc search(struct db *db, struct arena *a, const struct query *query, int64_t municipality,
		    struct thread_lines *out, struct search_results *found, struct sp_err *e)
{
	const struct search_wish wish = {
		.municipality = municipality, .query = query, .limit = FOUND};
	SP_TRY(search_items(db, a, &wish, found, e));
	for (uint32_t i = 0; i < found->list.n; i++) {
		const struct search_result *r = &found->list.at[i];
		int64_t thread;
		SP_TRY(thread_of(db, r, &thread, e));
		if (!holds(out, r->municipality, thread))
			SP_TRY(add(db, a, r->municipality, thread, out, e));
	}
	return SP_OK;
}

static bool has(const struct words *words, struct str form)
{
	for (uint32_t i = 0; i < words->list.n; i++)
		if (str_eq(words->list.at[i].form, form))
			return true;
	return false;
}

static sp_rc fit_of(struct stemmer *stemmer, struct arena *a, const char *title,
		    const struct words *said, enum fit *out)
{
	struct words words;
	bool begins = true;
	*out = FIT_NOT;
	SP_TRY(words_split(stemmer, a, str_of(title ? title : ""), &words));
	for (uint32_t i = 0; i < said->list.n; i++) {
		if (!has(&words, said->list.at[i].form))
			return SP_OK;
		begins &= i < words.list.n && str_eq(words.list.at[i].form, said->list.at[i].form);
	}
	*out = !begins ? FIT_HAS : words.list.n == said->list.n ? FIT_IS : FIT_BEGINS;
	return SP_OK;
}

static sp_rc choose(struct stemmer *stemmer, struct arena *a, const char *said,
		    const struct thread_lines *found, struct thread_lines *out)
{
	struct words words;
	enum fit best = FIT_NOT;
	bool any = false;
	SP_TRY(words_split(stemmer, a, str_of(said), &words));
	for (uint32_t i = 0; i < found->list.n; i++)
		any |= found->list.at[i].items > 1;
	for (uint32_t i = 0; i < found->list.n; i++) {
		const struct thread_line *line = &found->list.at[i];
		enum fit fit = FIT_NOT;
		if (any && line->items == 1)
			continue;
		if (words.list.n)
			SP_TRY(fit_of(stemmer, a, line->title, &words, &fit));
		if (fit < best || (fit == FIT_NOT && out->list.n))
			continue;
		if (fit > best)
			out->list.n = 0;
		best = fit;
		struct thread_line *slot = sp_push(a, &out->list);
		SP_NEED(slot);
		*slot = *line;
	}
	return SP_OK;
}

sp_rc thread_find(struct db *db, struct arena *a, int64_t municipality, const char *said,
		  struct thread_lines *out, const char **also, struct sp_err *e)
{
	STEMMER_AUTO stemmer = stemmer_new();
	struct search_results items;
	struct thread_lines found = {0};
	struct thread_name name;
	struct query query;
	int64_t thread;
	SP_NEED(stemmer);
	*out = (struct thread_lines){0};
	*also = NULL;
	SP_TRY(thread_name_find(db, a, municipality, said, &name, e));
	if (name.item) {
		const struct search_result r = {.municipality = name.municipality,
						.item = name.item};
		SP_TRY(thread_of(db, &r, &thread, e));
		return add(db, a, name.municipality, thread, out, e);
	}
	SP_TRY(query_parse(a, stemmer, str_of(said), &query, e));
	SP_TRY(search(db, a, &query, municipality, &found, &items, e));
	if (!found.list.n)
		return sp_fail(e, SP_ENOTFOUND, N_("no item has these words: “{1}”"), said);
	SP_TRY(choose(stemmer, a, said, &found, out));
	for (uint32_t i = 0; i < items.list.n && !*also; i++) {
		const struct search_result *r = &items.list.at[i];
		SP_TRY(thread_of(db, r, &thread, e));
		if (!holds(out, r->municipality, thread))
			*also = r->key;
	}
	return SP_OK;
}
