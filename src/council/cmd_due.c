/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/commands.h"

#include "council/asked.h"
#include "council/closed_reads.h"
#include "council/due_parts.h"

#include <stdio.h>
#include <stdlib.h>

/* What is listed when nothing else is asked for. */
enum { WAITING = 1u << PROMISE_OPEN | 1u << PROMISE_OVERDUE };

enum { STANDARD_LIMIT = 100 };

/* ---- what is asked for ---- */

sp_rc due_key_find(struct command_call *call, struct db *db, const char *said, struct due_key *out,
		   struct sp_err *e)
{
	const char *hash = strchr(said, '#');
	const char *at = hash ? strchr(hash, '@') : NULL;
	char *end = NULL;
	struct natural_key key;
	int64_t municipality;
	const char *item =
		arena_strndup(call->arena, said, hash ? (size_t)(hash - said) : strlen(said));
	SP_NEED(item);
	*out = (struct due_key){.municipality = 0};
	if (hash) {
		long n = strtol(hash + 1, &end, 10);
		if (n < 1 || n > 100000 || (*end && end != at) || (at && !at[1]))
			return sp_fail(e, SP_EINVAL,
				       N_("“{1}” is no promise's key: write it as “spor due” does, "
					  "KEY#1 or KEY#1@2022-03"),
				       said);
		out->position = (int)n;
		out->instance = at ? at + 1 : NULL;
	}
	SP_TRY(key_municipality(call_setting(call, "municipality"), &municipality, e));
	SP_TRY(key_find(db, call->arena, municipality, item, &key, e));
	out->municipality = key.municipality;
	out->meeting = key.meeting;
	out->item = key.item;
	return SP_OK;
}

/* One argument with a slash is a key; else all are words. */
static sp_rc what(struct command_call *call, struct db *db, struct promise_wish *wish,
		  struct sp_err *e)
{
	struct due_key key;
	if (asked_is_key(call)) {
		SP_TRY(due_key_find(call, db, call_arg(call, 0), &key, e));
		wish->municipality = key.municipality;
		wish->meeting = key.item ? 0 : key.meeting;
		wish->item = key.item;
		wish->position = key.position;
		wish->instance = key.instance;
		wish->statuses = wish->statuses ? wish->statuses : PROMISE_EVERY_STATUS;
		wish->repeated = true;
		return SP_OK;
	}
	return asked_words(call, &wish->words, e);
}

static unsigned statuses(const struct command_call *call)
{
	unsigned s = 0;
	s |= call_switch(call, "open") ? 1u << PROMISE_OPEN : 0;
	s |= call_switch(call, "overdue") ? 1u << PROMISE_OVERDUE : 0;
	s |= call_switch(call, "answered") ? 1u << PROMISE_ANSWERED : 0;
	s |= call_switch(call, "moved") ? 1u << PROMISE_MOVED : 0;
	return s || !call_switch(call, "all") ? s : PROMISE_EVERY_STATUS;
}

/* Nothing of a closed item is shown before its entry stands in the log. */
static sp_rc log_reads(struct command_call *call, const struct promise_rows *rows, struct sp_err *e)
{
	struct closed_reads reads = {0};
	for (uint32_t i = 0; i < rows->list.n; i++) {
		const struct promise_row *one = &rows->list.at[i];
		const struct closed_read read = {one->municipality, one->item, one->key};
		SP_TRY(closed_add(call, &reads, &read));
	}
	return closed_log(call, N_("due"), &reads, e);
}

/* ---- what comes back ---- */

/* How many times of the promise are overdue, and which is the first. */
static sp_rc count_missed(struct command_call *call, struct db *db, const struct promise_row *r,
			  int64_t *n, int *first, struct sp_err *e)
{
	struct promise_rows rows;
	const struct promise_wish wish = {.municipality = r->municipality,
					  .item = r->item,
					  .position = r->position,
					  .today = call->today,
					  .past = call->past,
					  .statuses = 1u << PROMISE_OVERDUE,
					  .repeated = true,
					  .closed = r->closed,
					  .limit = 1};
	SP_TRY(promise_list(db, call->arena, &wish, &rows, e));
	*n = rows.total;
	*first = rows.list.n ? rows.list.at[0].instance : -1;
	return SP_OK;
}

/* In a list the missed times of one promise are one line, where the first of them stands. */
static sp_rc gather_missed(struct command_call *call, struct db *db, struct promise_rows *rows,
			   struct sp_err *e)
{
	enum { LINES = 2 };
	for (uint32_t i = 0; i < rows->list.n; i++) {
		struct promise_row *r = &rows->list.at[i];
		int64_t n;
		int first;
		if (r->status != PROMISE_OVERDUE || !r->recurrence)
			continue;
		SP_TRY(count_missed(call, db, r, &n, &first, e));
		if (n > LINES && first == r->instance)
			r->missed = (int)n;
		r->told = n > LINES && first != r->instance;
	}
	return SP_OK;
}

/* ---- the command ---- */

static void tell(struct command_call *call, const struct promise_wish *wish,
		 const struct promise_rows *rows)
{
	const struct asked_part part = {wish->offset, rows->list.n, rows->total, false};
	char total[24], overdue[24];
	(void)snprintf(total, sizeof(total), "%lld", (long long)rows->total);
	(void)snprintf(overdue, sizeof(overdue), "%lld", (long long)rows->overdue);
	asked_tell_part(call, &part);
	if (!rows->total && wish->words)
		call_note(call,
			  wish->statuses == PROMISE_EVERY_STATUS
				  ? N_("no promise has these words: “{1}”")
				  : N_("no promise that was asked for has these words: "
				       "“{1}”; --all looks at every one"),
			  wish->words);
	else if (!rows->total)
		call_note(call, wish->statuses == WAITING
					? N_("no promises that wait; --all shows those that are "
					     "answered, too")
					: N_("no promises"));
	else if (rows->overdue && rows->total == 1)
		call_note(call, N_("1 promise, overdue"));
	else if (rows->overdue)
		call_note(call, N_("{1} promises, {2} of them overdue"), total, overdue);
}

static sp_rc due(struct command_call *call, struct sp_err *e)
{
	struct db *db = NULL;
	struct promise_rows rows;
	bool alone;
	struct promise_wish wish = {
		.today = call->today,
		.past = call->past,
		.who = call_option(call, "who"),
		.year = (int)call_option_int(call, "year", 0),
		.statuses = statuses(call),
		/* programs get all of it */
		.limit = call_option_int(call, "limit",
					 call->format == FORMAT_HUMAN ? STANDARD_LIMIT : 0),
		.offset = call_option_int(call, "offset", 0),
		.repeated = call_switch(call, "all"),
		.closed = call_switch(call, "closed"),
		.sources = call->format != FORMAT_HUMAN};
	SP_TRY(closed_check(call, e));
	SP_TRY(asked_store(call, &db, e));
	SP_TRY(asked_body(call, db, &wish.municipality, &wish.body, e));
	SP_TRY(asked_alone(call, db, &alone, e));
	SP_TRY(what(call, db, &wish, e));
	if (!wish.statuses)
		wish.statuses = WAITING;
	SP_TRY(promise_list(db, call->arena, &wish, &rows, e));
	if (wish.position && !rows.total && wish.statuses == PROMISE_EVERY_STATUS)
		return sp_fail(e, SP_ENOTFOUND, N_("there is no promise “{1}”"), call_arg(call, 0));
	if (wish.closed)
		SP_TRY(log_reads(call, &rows, e));
	if (call->format == FORMAT_HUMAN && !wish.item && !wish.meeting)
		SP_TRY(gather_missed(call, db, &rows, e));
	SP_TRY(due_page(call, &rows, alone, e));
	tell(call, &wish, &rows);
	return SP_OK;
}

sp_rc council_due_run(struct command_call *call, struct sp_err *e)
{
	return asked_end(due(call, e), e);
}
