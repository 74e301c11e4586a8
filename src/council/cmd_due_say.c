/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people say of promises: answered, not by this, due later, open after all. */
#include "council/commands.h"

#include "council/asked.h"
#include "council/due.h"
#include "council/due_parts.h"
#include "council/verdict.h"

enum saying { SAY_ANSWER, SAY_REJECT, SAY_MOVE, SAY_REOPEN };

struct said {
	struct command_call *call;
	struct due_key key, other;
	const char *value;
	struct civil meeting; /* that the promise was given at */
	enum saying what;
};

static sp_rc find_rows(struct said *s, struct db *db, struct promise_rows *out, struct sp_err *e)
{
	struct promise_wish wish = {.municipality = s->key.municipality,
				    .item = s->key.item,
				    .position = s->key.position,
				    .instance = s->key.instance,
				    .today = s->call->today,
				    .statuses = PROMISE_EVERY_STATUS,
				    .repeated = true,
				    .future = true};
	SP_TRY(promise_list(db, s->call->arena, &wish, out, e));
	if (out->list.n)
		return SP_OK;
	wish.closed = true;
	return promise_list(db, s->call->arena, &wish, out, e);
}

/* Which promise, and which time of it. */
static sp_rc find(struct said *s, struct db *db, struct sp_err *e)
{
	struct promise_rows rows;
	const char *said = call_arg(s->call, 0);
	SP_TRY(due_key_find(s->call, db, said, &s->key, e));
	if (!s->key.item || !s->key.position)
		return sp_fail(e, SP_EINVAL,
			       N_("“{1}” names no promise: give its number too, as “spor due” "
				  "shows it (KEY#1)"),
			       said);
	SP_TRY(find_rows(s, db, &rows, e));
	if (!rows.list.n)
		return sp_fail(e, SP_ENOTFOUND, N_("there is no promise “{1}”"), said);
	if (rows.list.n > 1)
		return sp_fail(e, SP_EINVAL,
			       N_("“{1}” comes back: say which time, as “spor due” shows it "
				  "({2})"),
			       said, promise_key(s->call->arena, &rows.list.at[0]));
	const struct promise_row *row = &rows.list.at[0];
	char iso[CIVIL_ISO_SIZE];
	s->meeting = row->day;
	s->key.instance = NULL;
	if (row->recurrence && row->from.year) {
		civil_iso(row->from, iso);
		SP_NEED(s->key.instance = arena_strdup(s->call->arena, iso));
	}
	return SP_OK;
}

static sp_rc find_second(struct said *s, struct db *db, struct sp_err *e)
{
	const char *said = call_arg(s->call, 1);
	struct due due;
	if (s->what == SAY_REOPEN)
		return SP_OK;
	if (s->what == SAY_MOVE) {
		SP_TRY(due_read(s->call->arena, said, s->meeting, &due, e));
		SP_NEED(s->value = arena_strdup(s->call->arena, due.code));
		return SP_OK;
	}
	SP_TRY(due_key_find(s->call, db, said, &s->other, e));
	if (!s->other.item || s->other.position)
		return sp_fail(e, SP_EINVAL,
			       N_("“{1}” is no item's key: give its number too, as in "
				  "bul/2020-06-09/195"),
			       said);
	if (s->other.municipality != s->key.municipality)
		return sp_fail(e, SP_EINVAL,
			       N_("an item of another municipality answers no promise"));
	if (s->other.item == s->key.item)
		return sp_fail(e, SP_EINVAL, N_("an item does not answer its own promise"));
	return SP_OK;
}

/* ---- saying ---- */

static struct verdict verdict_of(const struct said *s, enum verdict_kind kind, int64_t other)
{
	return (struct verdict){.kind = kind,
				.item = s->key.item,
				.other = other,
				.position = s->key.position,
				.instance = s->key.instance,
				.value = s->value};
}

/* Nothing a person said stands then, and what is proposed now is rejected. */
static sp_rc reopen(struct said *s, const struct writer *w, struct sp_err *e)
{
	enum { PROPOSALS_MOST = 20 };
	const struct verdict answer = verdict_of(s, VERDICT_ANSWERED, 0);
	const struct verdict moved = verdict_of(s, VERDICT_MOVED, 0);
	uint32_t n;
	SP_TRY(verdict_take_back(w, s->call->who, &answer, 1u << VERDICT_ANSWERED, &n, e));
	SP_TRY(verdict_take_back(w, s->call->who, &moved, 1u << VERDICT_MOVED, &n, e));
	for (int i = 0; i < PROPOSALS_MOST; i++) {
		struct promise_rows rows;
		SP_TRY(find_rows(s, w->db, &rows, e));
		if (!rows.list.n)
			return SP_OK;
		const struct promise_row *row = &rows.list.at[0];
		int64_t by = row->status == PROMISE_ANSWERED ? row->answer.id
			     : row->status == PROMISE_MOVED  ? row->mover.id
							     : 0;
		const struct verdict no = verdict_of(s, VERDICT_NOT_ANSWERED, by);
		if (!by)
			return SP_OK;
		SP_TRY(verdict_say(w, s->call->who, &no, e));
	}
	return SP_OK;
}

static sp_rc say(const struct writer *w, void *context, struct sp_err *e)
{
	struct said *s = context;
	if (s->what == SAY_REOPEN)
		return reopen(s, w, e);
	const struct verdict v = verdict_of(s,
					    s->what == SAY_ANSWER   ? VERDICT_ANSWERED
					    : s->what == SAY_REJECT ? VERDICT_NOT_ANSWERED
								    : VERDICT_MOVED,
					    s->other.item);
	return verdict_say(w, s->call->who, &v, e);
}

/* As the promise stands now; of a closed item nothing is shown. */
static sp_rc show(struct said *s, struct db *db, struct sp_err *e)
{
	struct promise_rows rows;
	const struct promise_wish wish = {.municipality = s->key.municipality,
					  .item = s->key.item,
					  .position = s->key.position,
					  .instance = s->key.instance,
					  .today = s->call->today,
					  .statuses = PROMISE_EVERY_STATUS,
					  .repeated = true,
					  .future = true,
					  .sources = s->call->format != FORMAT_HUMAN};
	SP_TRY(promise_list(db, s->call->arena, &wish, &rows, e));
	return due_page(s->call, &rows, false, e);
}

static sp_rc run(struct command_call *call, enum saying what, struct sp_err *e)
{
	struct db *db = NULL;
	struct said s = {.call = call, .what = what};
	SP_TRY(call_store(call, DB_READ_WRITE, &db, e));
	SP_TRY(find(&s, db, e));
	SP_TRY(find_second(&s, db, e));
	SP_TRY(asked_write(call, db, s.key.municipality, say, &s, e));
	return show(&s, db, e);
}

sp_rc council_due_answer_run(struct command_call *call, struct sp_err *e)
{
	return asked_end(run(call, SAY_ANSWER, e), e);
}

sp_rc council_due_reject_run(struct command_call *call, struct sp_err *e)
{
	return asked_end(run(call, SAY_REJECT, e), e);
}

sp_rc council_due_move_run(struct command_call *call, struct sp_err *e)
{
	return asked_end(run(call, SAY_MOVE, e), e);
}

sp_rc council_due_reopen_run(struct command_call *call, struct sp_err *e)
{
	return asked_end(run(call, SAY_REOPEN, e), e);
}
