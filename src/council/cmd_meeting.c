/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/commands.h"

#include "council/asked.h"
#include "council/derive.h"
#include "council/meeting_join.h"
#include "council/statements.h"

struct joining {
	struct command_call *call;
	struct natural_key one, into;
	int64_t left;
};

static sp_rc work(const struct writer *w, void *context, struct sp_err *e)
{
	struct joining *j = context;
	SP_TRY(meeting_join(w, j->call->who, j->one.meeting, j->into.meeting, &j->left, e));
	return derive_now(w->db, e);
}

/* The first meeting of the same day, when only the second one was named. */
static sp_rc first_of_day(struct db *db, const struct natural_key *key, struct natural_key *out,
			  struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(key->municipality), DB_V_INT(key->body),
					DB_V_TEXT(key->day), DB_V_INT(1)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	*out = *key;
	SP_TRY(db_query(db, council_sql(SQL_MEETING_AT), args, 4, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	out->meeting = more ? db_int(rows, 0) : 0;
	return SP_OK;
}

static sp_rc join(struct command_call *call, struct sp_err *e)
{
	struct joining j = {.call = call};
	struct db *db = NULL;
	int64_t municipality;
	SP_TRY(call_store(call, DB_READ_WRITE, &db, e));
	SP_TRY(key_municipality(call_setting(call, "municipality"), &municipality, e));
	SP_TRY(key_find(db, call->arena, municipality, call_arg(call, 0), &j.one, e));
	if (call_arg_count(call) > 1)
		SP_TRY(key_find(db, call->arena, municipality, call_arg(call, 1), &j.into, e));
	else
		SP_TRY(first_of_day(db, &j.one, &j.into, e));
	if (j.one.item || j.into.item)
		return sp_fail(e, SP_EINVAL, N_("give the keys of two meetings, not of items"));
	if (!j.into.meeting || j.one.meeting == j.into.meeting)
		return sp_fail(e, SP_EINVAL,
			       N_("“{1}” is the first meeting of its day: which is "
				  "the other one?"),
			       call_arg(call, 0));
	if (j.one.municipality != j.into.municipality || j.one.body != j.into.body ||
	    strcmp(j.one.day, j.into.day) != 0)
		return sp_fail(e, SP_EINVAL,
			       N_("only two meetings of one body on one day can be joined; two "
				  "names of one body are joined by “spor body merge”"));
	SP_TRY(asked_write(call, db, j.one.municipality, work, &j, e));
	call_note(call, N_("“{1}” is joined; its documents are now versions of the one meeting"),
		  call_arg(call, 0));
	return SP_OK;
}

sp_rc council_meeting_join_run(struct command_call *call, struct sp_err *e)
{
	return asked_end(join(call, e), e);
}
