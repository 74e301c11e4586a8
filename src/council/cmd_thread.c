/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/commands.h"

#include "council/asked.h"
#include "council/paper.h"
#include "council/thread_find.h"
#include "council/thread_show.h"

#include <stdio.h>

enum { TEXT_MAX = 64 * 1024 };
enum { STANDARD_LIMIT = 50, PROGRAM_LIMIT = 1000, THREAD_MEMORY = 256 * 1024 * 1024 };

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

/* The title, below it the key, how many items and between which months. */
static void put_line(struct command_call *call, const struct thread_line *line, bool alone)
{
	enum { INDENT = 4 };
	BUF_AUTO below = BUF_INIT(TEXT_MAX);
	char number[24];
	(void)snprintf(number, sizeof(number), "%lld", (long long)line->items);
	buf_printf(&below, "%s   ", asked_short(line->key, alone));
	i18n_format(&below, call->lang, N_("items: {1}"), number);
	buf_puts(&below, "   ");
	paper_put_months(call, line->first, line->last, &below);
	paper_heading(call, str_of(paper_title(call, line->title, false)));
	paper_block(call, INDENT, STR(""), STYLE_PLAIN, buf_view(&below));
}

static sp_rc put_list(struct command_call *call, struct db *db, const struct thread_lines *found,
		      struct sp_err *e)
{
	static const struct column columns[] = {{"thread", N_("Thread"), CELL_TEXT, COLUMN_WHOLE},
						{"title", N_("Title"), CELL_TEXT, COLUMN_CUT},
						{"municipality", NULL, CELL_INT, COLUMN_PLAIN},
						{"count", N_("Items"), CELL_INT, COLUMN_PLAIN},
						{"first", N_("First"), CELL_DATE, COLUMN_SPARE},
						{"last", N_("Last"), CELL_DATE, COLUMN_PLAIN}};
	struct call_table *table = NULL;
	bool alone;
	if (call->format == FORMAT_JSON)
		return list_json(call, db, found, e);
	SP_TRY(asked_alone(call, db, &alone, e));
	const bool cut = alone && call->format == FORMAT_HUMAN;
	if (paper_is_narrow(call)) { /* titles need lines of their own */
		for (uint32_t i = 0; i < found->list.n; i++)
			put_line(call, &found->list.at[i], cut);
		return SP_OK;
	}
	SP_TRY(call_table(call, columns, sizeof(columns) / sizeof(columns[0]), &table, e));
	for (uint32_t i = 0; i < found->list.n; i++) {
		const struct thread_line *line = &found->list.at[i];
		SP_TRY(call_row(table, e, CELL_TEXT(asked_short(line->key, cut)),
				CELL_TEXT(line->title), CELL_INT(line->municipality),
				CELL_INT(line->items), CELL_DATE(line->first),
				CELL_DATE(line->last)));
	}
	return call_table_end(table, e);
}

static sp_rc list(struct command_call *call, struct sp_err *e)
{
	struct db *db = NULL;
	struct thread_wish wish = {.year = call_option(call, "year"),
				   .limit = call_option_int(call, "limit",
							    call->format == FORMAT_HUMAN
								    ? STANDARD_LIMIT
								    : PROGRAM_LIMIT),
				   .offset = call_option_int(call, "offset", 0),
				   .latest = call_switch(call, "latest")};
	struct thread_lines found = {0};
	SP_TRY(asked_store(call, &db, e));
	SP_TRY(asked_body(call, db, &wish.municipality, &wish.body, e));
	SP_TRY(thread_list(db, call->arena, &wish, &found, e));
	SP_TRY(put_list(call, db, &found, e));
	const struct asked_part part = {wish.offset, found.list.n, found.total, false};
	asked_tell_part(call, &part);
	if (!found.total)
		call_note(call, wish.body || wish.year
					? N_("no threads of that body or that year")
					: N_("no threads: no two items are of one matter"));
	return SP_OK;
}

/* ---- one ---- */

/* Several that the words fit as well are listed. */
static sp_rc by_words(struct command_call *call, struct db *db, struct sp_err *e)
{
	struct thread_lines found;
	const char *said, *also;
	int64_t municipality;
	struct thread *t;
	bool alone;
	SP_TRY(asked_alone(call, db, &alone, e));
	SP_TRY(asked_municipality(call, db, &municipality, e));
	SP_TRY(asked_words(call, &said, e));
	SP_TRY(thread_find(db, call->arena, municipality, said, &found, &also, e));
	if (found.list.n > 1) {
		call_note(call, N_("several threads are called so: give the key of one, or more "
				   "words of its title"));
		return put_list(call, db, &found, e);
	}
	const struct thread_line *line = &found.list.at[0];
	SP_TRY(thread_load(db, call->arena, line->municipality, line->thread, &t, e));
	if (also)
		call_note(call, N_("also found: {1}"), asked_short(also, alone));
	return thread_show_asked(call, db, t, call_switch(call, "why"), e);
}

static sp_rc show(struct command_call *call, struct sp_err *e)
{
	struct db *db = NULL;
	struct thread *t = NULL;
	struct natural_key key = {0};
	SP_TRY(asked_store(call, &db, e));
	if (!asked_is_key(call))
		return by_words(call, db, e);
	SP_TRY(asked_item(call, db, call_arg(call, 0), &key, e));
	SP_TRY(thread_load(db, call->arena, key.municipality, key.item, &t, e));
	return thread_show_asked(call, db, t, call_switch(call, "why"), e);
}

/* An option that would do nothing is a misunderstanding; better to say so. */
static sp_rc check_options(const struct command_call *call, struct sp_err *e)
{
	static const char *const lists[] = {"body", "year", "latest", "limit", "offset"};
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
