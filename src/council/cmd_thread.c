/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/commands.h"

#include "council/asked.h"
#include "council/search.h"
#include "council/thread_name.h"
#include "council/thread_show.h"

enum { STANDARD_LIMIT = 50, EVERY_ONE = 1000000000, FOUND = 20, THREAD_MEMORY = 256 * 1024 * 1024 };

/* ---- the list ---- */

/* For programs each thread is told whole, as when it is asked for alone. */
static sp_rc list_json(struct command_call *call, struct db *db, const struct thread_lines *found,
		       struct sp_err *e)
{
	ARENA_AUTO one = arena_new(THREAD_MEMORY);
	SP_NEED(one);
	call_write(call, found->list.n ? STR("[") : STR("[]\n"));
	for (uint32_t i = 0; i < found->list.n; i++) {
		const struct thread_line *line = &found->list.at[i];
		struct thread *t;
		if (call_output_lost(call) || call_interrupted(call))
			break;
		arena_reset(one);
		SP_TRY(thread_load(db, one, line->municipality, line->thread, &t, e));
		call_write(call, i ? STR(",\n") : STR("\n"));
		SP_TRY(thread_words(db, one, t, e));
		SP_TRY(thread_show_json(call, t, false, e));
	}
	if (found->list.n)
		call_write(call, STR("\n]\n"));
	return call_interrupted(call) ? sp_fail_code(e, SP_ECANCELED) : SP_OK;
}

static sp_rc list(struct command_call *call, struct sp_err *e)
{
	static const struct column columns[] = {{"thread", N_("Thread"), CELL_TEXT, COLUMN_WHOLE},
						{"title", N_("Title"), CELL_TEXT, COLUMN_CUT},
						{"municipality", NULL, CELL_INT, COLUMN_PLAIN},
						{"count", N_("Items"), CELL_INT, COLUMN_PLAIN},
						{"first", N_("First"), CELL_DATE, COLUMN_SPARE},
						{"last", N_("Last"), CELL_DATE, COLUMN_PLAIN}};
	struct db *db = NULL;
	struct thread_wish wish = {
		.year = call_option(call, "year"),
		.limit = call_option_int(call, "limit",
					 call->format == FORMAT_HUMAN ? STANDARD_LIMIT : EVERY_ONE),
		.latest = call_switch(call, "latest")};
	struct thread_lines found = {0};
	struct call_table *table = NULL;
	bool alone;
	SP_TRY(asked_store(call, &db, e));
	SP_TRY(asked_body(call, db, &wish.municipality, &wish.body, e));
	SP_TRY(thread_list(db, call->arena, &wish, &found, e));
	if (found.more)
		call_note(call, N_("there is more: --limit N"));
	if (call->format == FORMAT_JSON)
		return list_json(call, db, &found, e);
	SP_TRY(asked_alone(call, db, &alone, e));
	SP_TRY(call_table(call, columns, sizeof(columns) / sizeof(columns[0]), &table, e));
	for (uint32_t i = 0; i < found.list.n; i++) {
		const struct thread_line *line = &found.list.at[i];
		bool cut = alone && call->format == FORMAT_HUMAN;
		SP_TRY(call_row(table, e, CELL_TEXT(asked_short(line->key, cut)),
				CELL_TEXT(line->title), CELL_INT(line->municipality),
				CELL_INT(line->items), CELL_DATE(line->first),
				CELL_DATE(line->last)));
	}
	SP_TRY(call_table_end(table, e));
	if (!found.list.n)
		call_note(call, N_("no threads: no two items are of one matter"));
	return SP_OK;
}

/* ---- one ---- */

static sp_rc find_words(struct command_call *call, struct db *db, int64_t municipality,
			const char *said, struct search_results *out, struct sp_err *e)
{
	STEMMER_AUTO stemmer = stemmer_new();
	struct query query;
	SP_NEED(stemmer);
	SP_TRY(query_parse(call->arena, stemmer, str_of(said), &query, e));
	const struct search_wish wish = {.municipality = municipality,
					 .query = &query,
					 .limit = FOUND,
					 .today = call->today};
	SP_TRY(search_items(db, call->arena, &wish, out, e));
	if (!out->list.n)
		return sp_fail(e, SP_ENOTFOUND, N_("no item has these words: “{1}”"), said);
	return SP_OK;
}

static bool holds(const struct thread *t, int64_t item)
{
	for (uint32_t i = 0; i < t->items.n; i++)
		if (t->items.at[i].item == item)
			return true;
	return false;
}

/* The thread of that name; else among the best hits the thread of the first one that is not alone,
 * else the first one's. */
static sp_rc by_words(struct command_call *call, struct db *db, int64_t municipality,
		      struct thread **out, struct sp_err *e)
{
	struct search_results found;
	struct thread *first = NULL;
	struct thread_name name;
	const char *said;
	*out = NULL;
	SP_TRY(asked_words(call, &said, e));
	SP_TRY(thread_name_find(db, call->arena, municipality, said, &name, e));
	if (name.item)
		return thread_load(db, call->arena, name.municipality, name.item, out, e);
	SP_TRY(find_words(call, db, municipality, said, &found, e));
	for (uint32_t i = 0; i < found.list.n && !*out; i++) {
		struct thread *t;
		const struct search_result *r = &found.list.at[i];
		SP_TRY(thread_load(db, call->arena, r->municipality, r->item, &t, e));
		first = first ? first : t;
		*out = t->items.n > 1 ? t : NULL;
	}
	*out = *out ? *out : first;
	for (uint32_t i = 0; i < found.list.n; i++)
		if (!holds(*out, found.list.at[i].item)) {
			call_note(call, N_("also found: {1}"), found.list.at[i].key);
			break;
		}
	return SP_OK;
}

static sp_rc show(struct command_call *call, struct sp_err *e)
{
	struct db *db = NULL;
	struct thread *t = NULL;
	struct natural_key key = {0};
	int64_t municipality;
	SP_TRY(asked_store(call, &db, e));
	if (asked_is_key(call)) {
		SP_TRY(asked_item(call, db, call_arg(call, 0), &key, e));
		SP_TRY(thread_load(db, call->arena, key.municipality, key.item, &t, e));
	} else {
		SP_TRY(asked_municipality(call, db, &municipality, e));
		SP_TRY(by_words(call, db, municipality, &t, e));
	}
	return thread_show_asked(call, db, t, call_switch(call, "why"), e);
}

/* An option that would do nothing is a misunderstanding; better to say so. */
static sp_rc check_options(const struct command_call *call, struct sp_err *e)
{
	static const char *const lists[] = {"body", "year", "latest", "limit"};
	bool one = call_arg_count(call) > 0;
	for (size_t i = 0; one && i < sizeof(lists) / sizeof(lists[0]); i++)
		if (call_option_count(call, lists[i]))
			return sp_fail(
				e, SP_EINVAL,
				N_("“--{1}” is for the list of threads, not for one of them"),
				lists[i]);
	if (!one && call_switch(call, "why"))
		return sp_fail(e, SP_EINVAL,
			       N_("“--why” is for one thread: give its KEY or words of it"));
	return SP_OK;
}

sp_rc council_thread_run(struct command_call *call, struct sp_err *e)
{
	sp_rc rc = check_options(call, e);
	if (rc != SP_OK)
		return asked_end(rc, e);
	return asked_end(call_arg_count(call) ? show(call, e) : list(call, e), e);
}
