/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/commands.h"

#include "core/instant.h"
#include "council/asked.h"
#include "council/key.h"
#include "council/search.h"
#include "council/thread_show.h"
#include "council/verdict.h"

#include <stdio.h>

enum { STANDARD_LIMIT = 50, TEXT_MAX = 64 * 1024, FOUND = 20, THREAD_MEMORY = 256 * 1024 * 1024 };

static sp_rc open_store(struct command_call *call, struct db **db, int64_t *municipality,
			struct sp_err *e)
{
	SP_TRY(asked_store(call, db, e));
	SP_TRY(key_municipality(call_setting(call, "municipality"), municipality, e));
	return SP_OK;
}

/* ---- the list ---- */

static sp_rc wish_of(struct command_call *call, struct db *db, struct thread_wish *wish,
		     struct sp_err *e)
{
	struct known_bodies bodies = {0};
	const struct known_body *body = NULL;
	const char *said = call_option(call, "body");
	wish->year = call_option(call, "year");
	wish->limit = call_option_int(call, "limit", STANDARD_LIMIT);
	wish->latest = call_switch(call, "latest");
	if (!said)
		return SP_OK;
	SP_TRY(key_bodies(db, call->arena, wish->municipality, &bodies, e));
	SP_TRY(key_body(call->arena, &bodies, said, &body, e));
	wish->municipality = body->municipality;
	wish->body = body->id;
	return SP_OK;
}

/* For programs each thread is told whole, as when it is asked for alone. */
static sp_rc list_json(struct command_call *call, struct db *db, const struct thread_lines *found,
		       struct sp_err *e)
{
	ARENA_AUTO one = arena_new(THREAD_MEMORY);
	SP_NEED(one);
	call_write(call, STR("["));
	for (uint32_t i = 0; i < found->list.n; i++) {
		const struct thread_line *line = &found->list.at[i];
		struct thread *t;
		arena_reset(one);
		SP_TRY(thread_load(db, one, line->municipality, line->thread, &t, e));
		call_write(call, i ? STR(",\n") : STR("\n"));
		SP_TRY(thread_show_json(call, t, e));
	}
	call_write(call, STR("\n]\n"));
	return SP_OK;
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
	struct thread_wish wish = {0};
	struct thread_lines found = {0};
	struct call_table *table = NULL;
	bool alone;
	SP_TRY(open_store(call, &db, &wish.municipality, e));
	SP_TRY(wish_of(call, db, &wish, e));
	SP_TRY(thread_list(db, call->arena, &wish, &found, e));
	if (call->format == FORMAT_JSON)
		return list_json(call, db, &found, e);
	SP_TRY(asked_alone(call, db, &alone, e));
	SP_TRY(call_table(call, columns, sizeof(columns) / sizeof(columns[0]), &table, e));
	for (uint32_t i = 0; i < found.list.n; i++) {
		const struct thread_line *line = &found.list.at[i];
		bool cut = alone && call->format == FORMAT_HUMAN;
		SP_TRY(call_row(table, e, CELL_TEXT(cut ? strchr(line->key, '/') + 1 : line->key),
				CELL_TEXT(line->title), CELL_INT(line->municipality),
				CELL_INT(line->items), CELL_DATE(line->first),
				CELL_DATE(line->last)));
	}
	SP_TRY(call_table_end(table, e));
	if (!found.list.n)
		call_note(call, N_("no two items are of one matter"));
	return SP_OK;
}

/* ---- one ---- */

static bool is_key(const struct command_call *call)
{
	return call_arg_count(call) == 1 && strchr(call_arg(call, 0), '/') &&
	       !strchr(call_arg(call, 0), ' ');
}

static sp_rc find_words(struct command_call *call, struct db *db, int64_t municipality,
			struct search_results *out, struct sp_err *e)
{
	BUF_AUTO text = BUF_INIT(TEXT_MAX);
	STEMMER_AUTO stemmer = stemmer_new();
	struct query query;
	SP_NEED(stemmer);
	for (size_t i = 0; i < call_arg_count(call); i++)
		buf_printf(&text, "%s%s", i ? " " : "", call_arg(call, i));
	const char *taken = buf_take(&text, call->arena);
	SP_NEED(taken);
	SP_TRY(query_parse(call->arena, stemmer, str_of(taken), &query, e));
	const struct search_wish wish = {.municipality = municipality,
					 .query = &query,
					 .limit = FOUND,
					 .today = call->today};
	SP_TRY(search_items(db, call->arena, &wish, out, e));
	if (!out->list.n)
		return sp_fail(e, SP_ENOTFOUND, N_("no item has these words: “{1}”"), taken);
	return SP_OK;
}

static bool holds(const struct thread *t, int64_t item)
{
	for (uint32_t i = 0; i < t->items.n; i++)
		if (t->items.at[i].item == item)
			return true;
	return false;
}

/* Among the best hits the thread of the first one that is not alone, else the first one's. */
static sp_rc by_words(struct command_call *call, struct db *db, int64_t municipality,
		      struct thread **out, struct sp_err *e)
{
	struct search_results found;
	struct thread *first = NULL;
	*out = NULL;
	SP_TRY(find_words(call, db, municipality, &found, e));
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

static sp_rc item_of(struct command_call *call, struct db *db, int64_t municipality,
		     const char *said, struct natural_key *out, struct sp_err *e)
{
	SP_TRY(key_find(db, call->arena, municipality, said, out, e));
	if (!out->item)
		return sp_fail(e, SP_EINVAL,
			       N_("“{1}” is a whole meeting: give an item's key, as in "
				  "bul/2020-06-09/195"),
			       said);
	return SP_OK;
}

static sp_rc show(struct command_call *call, struct sp_err *e)
{
	struct db *db = NULL;
	struct thread *t = NULL;
	struct natural_key key = {0};
	int64_t municipality;
	bool alone;
	SP_TRY(open_store(call, &db, &municipality, e));
	if (is_key(call)) {
		SP_TRY(item_of(call, db, municipality, call_arg(call, 0), &key, e));
		SP_TRY(thread_load(db, call->arena, key.municipality, key.item, &t, e));
	} else {
		SP_TRY(by_words(call, db, municipality, &t, e));
	}
	if (call->format == FORMAT_JSON) {
		SP_TRY(thread_show_json(call, t, e));
		call_write(call, STR("\n"));
		return SP_OK;
	}
	if (call->format == FORMAT_CSV)
		return thread_show_table(call, t, e);
	SP_TRY(asked_alone(call, db, &alone, e));
	thread_show(call, t, alone, call_switch(call, "why"));
	return SP_OK;
}

/* ---- what people say ---- */

enum action { ACTION_JOIN, ACTION_SPLIT, ACTION_NAME, ACTION_UNDO, ACTIONS };

static enum action action_of(const struct command_call *call)
{
	static const char *const names[ACTIONS] = {"join", "split", "name", "undo"};
	const char *said = call_arg_count(call) ? call_arg(call, 0) : "";
	int i = 0;
	while (i < ACTIONS && strcmp(names[i], said) != 0)
		i++;
	return (enum action)i;
}

struct saying {
	struct command_call *call;
	struct natural_key one;
	SP_LIST(struct natural_key) others;
	enum action action;
	uint32_t undone;
	struct ids ids;
};

static sp_rc say_one(const struct saying *s, const struct writer *w, int64_t other,
		     const char *value, uint32_t *undone, struct sp_err *e)
{
	static const enum verdict_kind kinds[] = {VERDICT_JOIN, VERDICT_SPLIT, VERDICT_NAME};
	struct verdict v = {.kind = s->action == ACTION_UNDO ? VERDICT_JOIN : kinds[s->action],
			    .item = s->one.item,
			    .other = other,
			    .value = value};
	if (s->action == ACTION_UNDO)
		return verdict_take_back(w, s->call->who, &v,
					 1u << VERDICT_JOIN | 1u << VERDICT_SPLIT, undone, e);
	return verdict_say(w, s->call->who, &v, e);
}

static sp_rc say(struct db *db, void *context, struct sp_err *e)
{
	struct saying *s = context;
	struct row_hashes rows = {0};
	char now[INSTANT_ISO_SIZE];
	const char *title = call_arg(s->call, 2);
	uint32_t undone = 0;
	instant_iso(instant_now(NULL), now);
	const struct writer w = {.db = db,
				 .arena = s->call->arena,
				 .ids = &s->ids,
				 .municipality = s->one.municipality,
				 .now = now,
				 .rows = &rows};
	if (s->action == ACTION_NAME)
		return say_one(s, &w, 0, *title ? title : NULL, &undone, e);
	s->undone = 0;
	for (uint32_t i = 0; i < s->others.n; i++) {
		SP_TRY(say_one(s, &w, s->others.at[i].item, NULL, &undone, e));
		s->undone += undone;
	}
	return SP_OK;
}

static sp_rc take_keys(struct saying *s, struct db *db, int64_t municipality, struct sp_err *e)
{
	SP_TRY(item_of(s->call, db, municipality, call_arg(s->call, 1), &s->one, e));
	for (size_t i = 2; s->action != ACTION_NAME && i < call_arg_count(s->call); i++) {
		struct natural_key *key = sp_push(s->call->arena, &s->others);
		SP_NEED(key);
		SP_TRY(item_of(s->call, db, municipality, call_arg(s->call, i), key, e));
		if (key->municipality != s->one.municipality)
			return sp_fail(e, SP_EINVAL,
				       N_("“{1}” is of another municipality: each has its own "
					  "matters"),
				       call_arg(s->call, i));
		if (key->item == s->one.item)
			return sp_fail(e, SP_EINVAL, N_("“{1}” is the same item"),
				       call_arg(s->call, i));
	}
	return SP_OK;
}

static sp_rc check_count(const struct saying *s, struct sp_err *e)
{
	size_t n = call_arg_count(s->call);
	if (s->action == ACTION_NAME && n != 3)
		return sp_fail(e, SP_EINVAL,
			       N_("give an item's key and a title in quotes; \"\" takes the name "
				  "away"));
	if (s->action != ACTION_NAME && n < 3)
		return sp_fail(e, SP_EINVAL, N_("give the keys of at least two items"));
	return SP_OK;
}

static sp_rc change(struct command_call *call, enum action action, struct sp_err *e)
{
	struct db *db = NULL;
	struct saying s = {.call = call, .action = action};
	struct thread *t;
	int64_t municipality;
	bool alone;
	SP_TRY(check_count(&s, e));
	SP_TRY(call_store(call, DB_READ_WRITE, &db, e));
	SP_TRY(key_municipality(call_setting(call, "municipality"), &municipality, e));
	SP_TRY(take_keys(&s, db, municipality, e));
	ids_init(&s.ids, ids_random_node(), instant_now, NULL);
	SP_TRY(db_transact(db, say, &s, e));
	if (action == ACTION_UNDO && !s.undone)
		call_note(call, N_("nobody has joined or split these"));
	SP_TRY(thread_load(db, call->arena, s.one.municipality, s.one.item, &t, e));
	if (call->format == FORMAT_JSON)
		return thread_show_json(call, t, e);
	if (call->format == FORMAT_CSV)
		return thread_show_table(call, t, e);
	SP_TRY(asked_alone(call, db, &alone, e));
	thread_show(call, t, alone, false);
	return SP_OK;
}

sp_rc council_thread_run(struct command_call *call, struct sp_err *e)
{
	enum action action = action_of(call);
	sp_rc rc = action < ACTIONS	  ? change(call, action, e)
		   : call_arg_count(call) ? show(call, e)
					  : list(call, e);
	return rc != SP_OK && !e->key ? sp_fail_code(e, rc) : rc;
}
