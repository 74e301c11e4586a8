/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people say of promises: answered, not by this, due later, open after all; and that nobody
 * has said anything. */
#include "council/commands.h"

#include "core/human.h"
#include "council/asked.h"
#include "council/due.h"
#include "council/due_parts.h"
#include "council/verdict.h"

enum saying { SAY_ANSWER, SAY_REJECT, SAY_MOVE, SAY_REOPEN, SAY_UNDO };

struct said {
	struct command_call *call;
	struct due_key key, other;
	const char *value;
	struct promise_copies copies;
	struct civil meeting; /* that the promise was given at */
	struct civil first;   /* the same, where it was printed first */
	uint32_t undone;
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
	s->meeting = s->first = row->day;
	SP_TRY(promise_copies(db, s->call->arena, s->key.municipality, s->key.item, s->key.position,
			      &s->copies, e));
	if (s->copies.list.n)
		s->first = s->copies.list.at[0].day;
	s->key.instance = NULL;
	if (row->recurrence && row->from.year) {
		civil_iso(row->from, iso);
		SP_NEED(s->key.instance = arena_strdup(s->call->arena, iso));
	}
	return SP_OK;
}

/* "4. maj 2021", for messages in both languages. */
static const char *day_text(const struct said *s, struct civil day)
{
	BUF_AUTO out = BUF_INIT(64);
	human_date(&out, s->call->lang, day);
	return buf_take(&out, s->call->arena);
}

/* What was treated before the promise was given answers it not. */
static sp_rc check_day(const struct said *s, struct db *db, const char *said, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(s->other.municipality),
					DB_V_INT(s->other.meeting)};
	DB_ROWS_AUTO rows = NULL;
	struct civil day = {0, 0, 0};
	char *iso = NULL;
	bool more;
	SP_TRY(db_query(db, "SELECT day FROM meeting WHERE municipality = $1 AND id = $2", args, 2,
			&rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (more)
		SP_TRY(db_text(rows, 0, s->call->arena, &iso));
	if (!iso || !civil_parse_iso(iso, &day) || civil_cmp(day, s->first) >= 0)
		return SP_OK;
	return sp_fail(e, SP_EINVAL,
		       N_("“{1}” was treated on {2}, before the promise was given ({3}): an answer "
			  "comes on that day or later"),
		       said, day_text(s, day), day_text(s, s->first));
}

static sp_rc find_time(struct said *s, const char *said, struct sp_err *e)
{
	struct due due;
	struct civil last = {0, 0, 0};
	SP_TRY(due_read(s->call->arena, said, s->meeting, &due, e));
	SP_NEED(s->value = arena_strdup(s->call->arena, due.code));
	if (!civil_parse_iso(due.last, &last) || civil_cmp(last, s->first) >= 0)
		return SP_OK;
	return sp_fail(e, SP_EINVAL,
		       N_("“{1}” is before the promise was given ({2}): it can only be due on that "
			  "day or later"),
		       said, day_text(s, s->first));
}

static sp_rc find_second(struct said *s, struct db *db, struct sp_err *e)
{
	if (s->what == SAY_REOPEN || call_arg_count(s->call) < 2)
		return SP_OK;
	const char *said = call_arg(s->call, 1);
	if (s->what == SAY_MOVE)
		return find_time(s, said, e);
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
	return s->what == SAY_ANSWER ? check_day(s, db, said, e) : SP_OK;
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

/* As if nobody had spoken of the promise, or of the one item as its answer. */
static sp_rc undo_one(struct said *s, const struct writer *w, const struct promise_copy *copy,
		      struct sp_err *e)
{
	const unsigned answers = 1u << VERDICT_ANSWERED | 1u << VERDICT_NOT_ANSWERED;
	struct verdict v = verdict_of(s, s->other.item ? VERDICT_NOT_ANSWERED : VERDICT_ANSWERED,
				      s->other.item);
	uint32_t n;
	v.item = copy->item;
	v.position = copy->position;
	SP_TRY(verdict_take_back(w, s->call->who, &v, answers, &n, e));
	s->undone += n;
	if (s->other.item)
		return SP_OK;
	v.kind = VERDICT_MOVED;
	SP_TRY(verdict_take_back(w, s->call->who, &v, 1u << VERDICT_MOVED, &n, e));
	s->undone += n;
	return SP_OK;
}

static sp_rc undo(struct said *s, const struct writer *w, struct sp_err *e)
{
	const struct promise_copy alone = {.item = s->key.item, .position = s->key.position};
	s->undone = 0;
	for (uint32_t i = 0; i < s->copies.list.n; i++)
		SP_TRY(undo_one(s, w, &s->copies.list.at[i], e));
	return s->copies.list.n ? SP_OK : undo_one(s, w, &alone, e);
}

static sp_rc say(const struct writer *w, void *context, struct sp_err *e)
{
	struct said *s = context;
	if (s->what == SAY_REOPEN)
		return reopen(s, w, e);
	if (s->what == SAY_UNDO)
		return undo(s, w, e);
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
	bool alone;
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
	SP_TRY(asked_alone(s->call, db, &alone, e));
	return due_page(s->call, &rows, alone, e);
}

static sp_rc run(struct command_call *call, enum saying what, struct sp_err *e)
{
	struct db *db = NULL;
	struct said s = {.call = call, .what = what};
	SP_TRY(call_store(call, DB_READ_WRITE, &db, e));
	SP_TRY(find(&s, db, e));
	SP_TRY(find_second(&s, db, e));
	SP_TRY(asked_write(call, db, s.key.municipality, say, &s, e));
	if (what == SAY_UNDO && !s.undone)
		call_note(call, N_("nobody has said anything of this promise"));
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

sp_rc council_due_undo_run(struct command_call *call, struct sp_err *e)
{
	return asked_end(run(call, SAY_UNDO, e), e);
}
