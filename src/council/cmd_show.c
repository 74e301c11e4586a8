/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/commands.h"

#include "council/asked.h"
#include "council/closed_reads.h"
#include "council/item_address.h"
#include "council/key.h"
#include "council/money.h"
#include "council/show.h"
#include "council/show_planned.h"
#include "council/statements.h"
#include "read/municipality.h"

#include <stdio.h>

/* ---- overview ---- */

static const struct column several[] = {
	{"key", N_("Meeting"), CELL_TEXT, COLUMN_WHOLE},
	{"municipality", NULL, CELL_INT, COLUMN_PLAIN},
	{"municipality_name", N_("Municipality"), CELL_TEXT, COLUMN_CUT | COLUMN_SPARE},
	{"body", N_("Body"), CELL_TEXT, COLUMN_CUT | COLUMN_SPARE},
	{"date", N_("Date"), CELL_DATE, COLUMN_WHOLE | COLUMN_SPARE},
	{"start", NULL, CELL_TEXT, COLUMN_PLAIN},
	{"place", NULL, CELL_TEXT, COLUMN_PLAIN},
	{"kind", N_("Kind"), CELL_TEXT, COLUMN_SPARE},
	{"version", NULL, CELL_INT, COLUMN_PLAIN},
	{"withdrawn", NULL, CELL_BOOL, COLUMN_PLAIN},
	{"items", N_("Items"), CELL_INT, COLUMN_SPARE},
	{"doubtful", N_("Doubts"), CELL_INT, COLUMN_SPARE},
};
enum { COLUMNS = sizeof(several) / sizeof(several[0]), NAME_COLUMN = 2 };

static sp_rc put_meeting(struct command_call *call, struct call_table *table, bool alone,
			 const struct db_rows *rows, struct sp_err *e)
{
	int64_t municipality = db_int(rows, 0);
	char *slug, *day, *kind;
	struct civil date = {0, 0, 0};
	SP_TRY(db_text(rows, 1, call->arena, &slug));
	SP_TRY(db_text(rows, 3, call->arena, &day));
	SP_TRY(db_text(rows, 5, call->arena, &kind));
	(void)civil_parse_iso(day, &date);
	const char *key = view_key(call->arena, municipality, slug, day, db_int(rows, 4), NULL);
	SP_NEED(key);
	bool person = call->format == FORMAT_HUMAN;
	/* people can leave out the only municipality there is */
	if (alone && person)
		key = strchr(key, '/') + 1;
	const char *said = kind && person ? show_meeting_kind(call, view_kind(kind)) : kind;
	if (person && db_int(rows, 9)) /* JSON and CSV have a column of their own for it */
		SP_NEED(said = arena_printf(call->arena, "%s%s[%s]", said ? said : "",
					    said ? " " : "", call_tr(call, N_("withdrawn"))));
	return call_row(table, e, CELL_TEXT(key), CELL_INT(municipality),
			CELL_TEXT(municipality_name((int)municipality)), CELL_STR(db_str(rows, 2)),
			CELL_DATE(date), CELL_STR(db_str(rows, 6)), CELL_STR(db_str(rows, 7)),
			CELL_TEXT(said), CELL_INT(db_int(rows, 8)), CELL_BOOL(db_int(rows, 9) != 0),
			CELL_INT(db_int(rows, 10)), CELL_INT(db_int(rows, 11)));
}

static sp_rc choose(struct command_call *call, struct db *db, struct show_choice *c,
		    struct sp_err *e)
{
	struct known_bodies bodies = {0};
	const struct known_body *body = NULL;
	const char *said = call_arg_count(call) ? call_arg(call, 0) : call_option(call, "body");
	int64_t year = call_option_int(call, "year", 0);
	SP_TRY(asked_municipality(call, db, &c->municipality, e));
	SP_TRY(key_bodies(db, call->arena, c->municipality, &bodies, e));
	c->alone = true;
	for (uint32_t i = 1; i < bodies.list.n; i++)
		c->alone &= bodies.list.at[i].municipality == bodies.list.at[0].municipality;
	if (said) {
		SP_TRY(key_body(call->arena, &bodies, said, &body, e));
		c->municipality = body->municipality;
		c->body = body->id;
	}
	if (year) {
		civil_iso((struct civil){(int16_t)year, 1, 1}, c->from);
		civil_iso((struct civil){(int16_t)year, 12, 31}, c->to);
	}
	return SP_OK;
}

static sp_rc tell_overdue(struct command_call *call, struct db *db, int64_t municipality,
			  struct sp_err *e)
{
	int64_t n;
	char count[24];
	if (call->format != FORMAT_HUMAN)
		return SP_OK;
	const struct promise_when when = {call->today, call->past};
	SP_TRY(promise_count_overdue(db, municipality, &when, &n, e));
	(void)snprintf(count, sizeof(count), "%lld", (long long)n);
	if (n)
		call_note(call, N_("promises overdue: {1}; “spor due” lists them"), count);
	return SP_OK;
}

static sp_rc list_meetings(struct command_call *call, struct db *db, const struct show_choice *c,
			   struct sp_err *e)
{
	struct call_table *table = NULL;
	struct column columns[COLUMNS];
	uint64_t n = 0;
	memcpy(columns, several, sizeof(columns));
	if (c->alone)
		columns[NAME_COLUMN].title = NULL;
	const struct db_value args[] = {DB_V_INT(c->municipality), DB_V_INT(c->body),
					DB_V_TEXT(c->from[0] ? c->from : NULL),
					DB_V_TEXT(c->to[0] ? c->to : NULL)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db, council_sql(SQL_MEETINGS), args, 4, &rows, e));
	SP_TRY(call_table(call, columns, COLUMNS, &table, e));
	for (bool more;; n++) {
		SP_TRY(db_next(rows, &more, e));
		if (!more || call_output_lost(call) || call_interrupted(call))
			break;
		SP_TRY(put_meeting(call, table, c->alone, rows, e));
	}
	SP_TRY(call_table_end(table, e));
	if (!n)
		call_note(call, c->body || c->from[0]
					? N_("no meetings of that body and year")
					: N_("no meetings; bring them in with “spor import”"));
	else if (!c->body && !c->from[0])
		SP_TRY(tell_overdue(call, db, c->municipality, e));
	return call_interrupted(call) ? sp_fail_code(e, SP_ECANCELED) : SP_OK;
}

static sp_rc list_all(struct command_call *call, struct db *db, struct sp_err *e)
{
	struct show_choice c = {0};
	SP_TRY(choose(call, db, &c, e));
	if (call_switch(call, "planned"))
		return show_planned(call, db, &c, e);
	SP_TRY(list_meetings(call, db, &c, e));
	return call->format == FORMAT_HUMAN ? show_coming(call, db, &c, e) : SP_OK;
}

/* ---- one meeting or item ---- */

static void lexicon_cleanup(struct lexicon **lex)
{
	lexicon_free(*lex);
}

static sp_rc older(struct command_call *call, struct db *db, int version, bool closed,
		   struct view **v, struct sp_err *e)
{
	__attribute__((cleanup(lexicon_cleanup))) struct lexicon *lex = NULL;
	SP_TRY(lexicon_load(call_setting(call, "lexicon.file"), &lex, e));
	return view_load_version(db, call->arena, lex, *v, version, closed, v, e);
}

/* The item's index in the view. */
static uint32_t item_index(const struct view *v, int64_t id)
{
	for (uint32_t i = 0; i < v->items.n; i++)
		if (v->items.at[i].id == id)
			return i;
	return UINT32_MAX;
}

/* In an older version by the number that it prints there. */
static sp_rc find_older(struct arena *a, const struct view *v, const char *said, uint32_t *index,
			struct sp_err *e)
{
	struct addressed *items = arena_array(a, v->items.n + 1u, sizeof(*items));
	SP_NEED(items);
	for (uint32_t i = 0; i < v->items.n; i++)
		items[i] = (struct addressed){.number = v->record.items.at[i].number.text,
					      .slug = v->items.at[i].slug};
	const struct addressed *found = item_address_find(a, items, v->items.n, said);
	const char *range = item_address_range(a, items, v->items.n);
	SP_NEED(range);
	if (!found)
		return sp_fail(e, SP_ENOTFOUND,
			       N_("that version of the meeting has no item “{1}”; its items are "
				  "{2}"),
			       said, range);
	*index = (uint32_t)(found - items);
	return SP_OK;
}

/* An older version is read from its document; what follows is told of the newest. */
static sp_rc money_of_shown(struct command_call *call, const struct view *v, uint32_t index,
			    struct money *out, struct sp_err *e)
{
	const struct money_wish wish = {.closed = v->record.items.at[index].closed};
	struct db *db = NULL;
	if (v->version != v->newest || v->items.at[index].hidden || !v->items.at[index].id)
		return SP_OK;
	SP_TRY(call_store(call, DB_READ_ONLY, &db, e));
	return money_of_item(db, call->arena, &wish, v->municipality, v->items.at[index].id, out,
			     e);
}

/* What became of the promises of the item, or (UINT32_MAX) of the meeting's open ones; an older
 * version has none of its own. */
static sp_rc load_promises(struct command_call *call, struct db *db, const struct view *v,
			   uint32_t index, struct promise_rows *out, struct sp_err *e)
{
	const bool all = index == UINT32_MAX;
	const struct promise_wish wish = {.municipality = v->municipality,
					  .meeting = all ? v->meeting : 0,
					  .item = all ? 0 : v->items.at[index].id,
					  .today = call->today,
					  .past = call->past,
					  .statuses = PROMISE_EVERY_STATUS,
					  .repeated = true,
					  .sources = call->format == FORMAT_JSON,
					  .closed = !all && v->record.items.at[index].closed};
	*out = (struct promise_rows){0};
	if (!all && (!wish.item || v->items.at[index].hidden))
		return SP_OK;
	return promise_list(db, call->arena, &wish, out, e);
}

/* Of the item as it is now; NULL for a meeting, an older version and what is not to be told. */
static sp_rc load_thread(struct command_call *call, struct db *db, const struct view *v,
			 uint32_t index, struct thread **out, struct sp_err *e)
{
	*out = NULL;
	if (index == UINT32_MAX || v->version != v->newest || v->items.at[index].hidden ||
	    !v->items.at[index].id)
		return SP_OK;
	return thread_load(db, call->arena, v->municipality, v->items.at[index].id, out, e);
}

static sp_rc put_view(struct command_call *call, struct db *db, const struct view *v,
		      uint32_t index, struct sp_err *e)
{
	__attribute__((cleanup(lexicon_cleanup))) struct lexicon *lex = NULL;
	struct promise_rows promises;
	struct item_votes votes;
	struct thread *thread;
	if (call->format == FORMAT_JSON || index != UINT32_MAX)
		SP_TRY(lexicon_load(call_setting(call, "lexicon.file"), &lex, e));
	if (call->format == FORMAT_JSON) {
		SP_TRY(load_promises(call, db, v, index, &promises, e));
		SP_TRY(load_thread(call, db, v, index, &thread, e));
		return show_json(call, lex, v, index, &promises, thread, e);
	}
	if (call->format == FORMAT_CSV)
		return show_table(call, v, index, e);
	if (index == UINT32_MAX) {
		show_meeting(call, v);
		return SP_OK;
	}
	struct money money = {0};
	SP_TRY(money_of_shown(call, v, index, &money, e));
	SP_TRY(load_promises(call, db, v, index, &promises, e));
	SP_TRY(vote_view(call->arena, lex, v, index, &votes));
	const struct show_how how = {call_switch(call, "source"), call_switch(call, "text"), &money,
				     &promises, &votes};
	SP_TRY(load_thread(call, db, v, index, &thread, e));
	show_item(call, v, index, &how);
	if (thread)
		show_thread(call, thread);
	return SP_OK;
}

/* No closed item is shown before its entry stands in the log; index UINT32_MAX: all of them. */
static sp_rc log_reads(struct command_call *call, const struct view *v, uint32_t index,
		       struct sp_err *e)
{
	struct closed_reads reads = {0};
	for (uint32_t i = 0; i < v->items.n; i++) {
		const struct view_item *shown = &v->items.at[i];
		const struct closed_read read = {v->municipality, shown->id, shown->key};
		if (v->record.items.at[i].closed && (index == UINT32_MAX || index == i))
			SP_TRY(closed_add(call, &reads, &read));
	}
	return closed_log(call, N_("show"), &reads, e);
}

static sp_rc not_here(const char *option, bool key, struct sp_err *e)
{
	return sp_fail(e, SP_EINVAL,
		       key ? N_("“--{1}” is for the list of meetings, not for one of them")
			   : N_("“--{1}” is for one meeting or item: give its KEY"),
		       option);
}

/* An option that would do nothing is a misunderstanding; better to say so. */
static sp_rc check_options(const struct command_call *call, bool key, struct sp_err *e)
{
	static const char *const lists[] = {"body", "year", "planned"};
	static const char *const single[] = {"source", "text", "edition", "closed", "purpose"};
	for (size_t i = 0; key && i < sizeof(lists) / sizeof(lists[0]); i++)
		if (call_option_count(call, lists[i]))
			return not_here(lists[i], true, e);
	for (size_t i = 0; !key && i < sizeof(single) / sizeof(single[0]); i++)
		if (call_option_count(call, single[i]))
			return not_here(single[i], false, e);
	return closed_check(call, e);
}

static sp_rc show_one(struct command_call *call, struct db *db, const char *said, struct sp_err *e)
{
	struct natural_key key;
	struct view *v = NULL;
	int64_t municipality;
	bool closed = call_switch(call, "closed");
	uint32_t index = UINT32_MAX;
	SP_TRY(key_municipality(call_setting(call, "municipality"), &municipality, e));
	int edition = call_option(call, "edition") ? (int)call_option_int(call, "edition", 0) : -1;
	SP_TRY(key_find_meeting(db, call->arena, municipality, said, &key, e));
	SP_TRY(view_load(db, call->arena, key.municipality, key.meeting, closed, &v, e));
	if (edition >= 0 && edition != v->version) {
		SP_TRY(older(call, db, edition, closed, &v, e));
		if (key.said)
			SP_TRY(find_older(call->arena, v, key.said, &index, e));
	} else if (key.said) {
		SP_TRY(key_find(db, call->arena, municipality, said, &key, e));
		index = item_index(v, key.item);
		if (key.now)
			call_note(call, N_("item “{1}” is now “{2}”"), key.said, key.now);
	}
	if (closed)
		SP_TRY(log_reads(call, v, index, e));
	return put_view(call, db, v, index, e);
}

sp_rc council_show_run(struct command_call *call, struct sp_err *e)
{
	struct db *db = NULL;
	/* a body alone: its meetings */
	bool key = call_arg_count(call) && strchr(call_arg(call, 0), '/') &&
		   !key_is_body(call_arg(call, 0));
	SP_TRY(check_options(call, key, e));
	SP_TRY(call_store(call, DB_READ_ONLY, &db, e));
	return asked_end(key ? show_one(call, db, call_arg(call, 0), e) : list_all(call, db, e), e);
}
