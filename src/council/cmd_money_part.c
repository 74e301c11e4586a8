/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people say of parts: "this amount is part of that sum", or is not. */
#include "council/commands.h"

#include "council/asked.h"
#include "council/link_store.h"
#include "council/pool_store.h"
#include "council/statements.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

struct saying {
	struct command_call *call;
	struct natural_key key;
	struct verdict v;
	int64_t sum;	 /* the number of the amount that is shared out */
	const char *one; /* words of one of the parts that have the amount */
	uint32_t places; /* how many parts of the sum have it */
	uint32_t undone;
};

static sp_rc number_of(const char *said, int64_t *out, struct sp_err *e)
{
	char *end;
	errno = 0;
	*out = strtoll(said, &end, 10);
	if (*end || end == said || errno || *out < 1)
		return sp_fail(e, SP_EINVAL,
			       N_("“{1}” is no amount's number: “spor show KEY” numbers them"),
			       said);
	return SP_OK;
}

/* "336/oeu/2021-06-08/9#4", "…#4:klubben" */
static sp_rc split_key(struct command_call *call, const char *said, const char **key,
		       int64_t *number, const char **part, struct sp_err *e)
{
	const char *hash = strrchr(said, '#');
	if (!hash)
		return sp_fail(e, SP_EINVAL,
			       N_("say which amount of the item: KEY#N, as “spor show KEY” numbers "
				  "them"));
	*key = arena_strndup(call->arena, said, (size_t)(hash - said));
	SP_NEED(*key);
	const char *colon = part ? strchr(hash, ':') : NULL;
	if (!colon)
		return number_of(hash + 1, number, e);
	const char *digits = arena_strndup(call->arena, hash + 1, (size_t)(colon - hash - 1));
	*part = str_squeeze(call->arena, str_of(colon + 1));
	SP_NEED(digits && *part);
	*part = **part ? *part : NULL;
	return number_of(digits, number, e);
}

/* The sum's number: "1", or "336/oeu/2021-06-08/9#1" of the same item. */
static sp_rc sum_of(struct command_call *call, const char *said, const char *item, int64_t *out,
		    struct sp_err *e)
{
	const char *key;
	if (!strrchr(said, '#'))
		return number_of(said, out, e);
	SP_TRY(split_key(call, said, &key, out, NULL, e));
	if (*key && strcmp(key, item) != 0)
		return sp_fail(e, SP_EINVAL, N_("“{1}” is another item: sum and part stand in one"),
			       key);
	return SP_OK;
}

/* The words of an amount of the item. */
static sp_rc words_of(struct db *db, const struct saying *s, int64_t number, const char **out,
		      struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(s->key.municipality), DB_V_INT(s->key.item),
					DB_V_INT(number - 1)};
	DB_ROWS_AUTO rows = NULL;
	char *text = NULL;
	bool more;
	SP_TRY(db_query(db, council_sql(SQL_AMOUNT_WORDS), args, 3, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (more)
		SP_TRY(db_text(rows, 0, s->call->arena, &text));
	*out = text;
	if (!more)
		return sp_fail(e, SP_ENOTFOUND,
			       N_("the item has no such promise or amount: “spor show” numbers "
				  "them"));
	return SP_OK;
}

/* The parts of the sum that have the amount; one of them is to be meant when words name it. */
static sp_rc count_places(struct db *db, struct saying *s, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(s->key.municipality), DB_V_INT(s->key.item),
					DB_V_INT(s->v.position), DB_V_INT(s->sum)};
	DB_ROWS_AUTO rows = NULL;
	char *words = NULL;
	bool named = false;
	SP_TRY(db_query(db, council_sql(SQL_POOL_PLACES), args, 4, &rows, e));
	DB_EACH(rows, e) {
		SP_TRY(db_text(rows, 0, s->call->arena, &words));
		s->one = words ? words : s->one;
		s->places++;
		for (const char *at = words; at && s->v.instance && *at; at++)
			named = named || str_istarts(str_of(at), str_of(s->v.instance));
	}
	if (s->v.instance && s->v.kind == VERDICT_NOT_PART && !named)
		return sp_fail(e, SP_ENOTFOUND,
			       N_("no part of that sum with this amount is called “{1}”: “spor "
				  "money KEY” tells them"),
			       s->v.instance);
	return SP_OK;
}

static sp_rc add_parts(struct db *db, const struct saying *s, int64_t sum, struct link_ids *out,
		       struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(s->key.municipality), DB_V_INT(s->key.item),
					DB_V_INT(sum)};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(db, council_sql(SQL_POOL_PARTS), args, 3, &rows, e));
	DB_EACH(rows, e)
		SP_TRY(link_ids_add(s->call->arena, out, db_int(rows, 0)));
	return SP_OK;
}

/* A sum that is a part of the amount, or of its parts, cannot have it as a part. */
static sp_rc check_circle(struct db *db, const struct saying *s, struct sp_err *e)
{
	struct link_ids parts = {0};
	enum { NUMBER = 24 };
	char number[2][NUMBER];
	SP_TRY(add_parts(db, s, s->v.position, &parts, e));
	for (uint32_t i = 0; i < parts.list.n; i++)
		SP_TRY(add_parts(db, s, parts.list.at[i], &parts, e));
	if (s->v.kind != VERDICT_PART || !link_ids_have(&parts, s->sum))
		return SP_OK;
	(void)snprintf(number[0], sizeof(number[0]), "%lld", (long long)s->sum);
	(void)snprintf(number[1], sizeof(number[1]), "%lld", (long long)s->v.position);
	return sp_fail(e, SP_EINVAL,
		       N_("the sum {1} is itself part of amount {2}: say first that it is not "
			  "(money not-part)"),
		       number[0], number[1]);
}

static sp_rc say(const struct writer *w, void *context, struct sp_err *e)
{
	struct saying *s = context;
	const char *words;
	SP_TRY(words_of(w->db, s, s->sum, &words, e));
	SP_TRY(check_circle(w->db, s, e));
	SP_TRY(count_places(w->db, s, e));
	SP_TRY(pool_sum_named(s->call->arena, s->sum, words, &s->v.value));
	return verdict_say(w, s->call->who, &s->v, e);
}

static const struct column record[] = {{"key", N_("Key"), CELL_TEXT, COLUMN_PLAIN},
				       {"number", N_("Amount"), CELL_INT, COLUMN_PLAIN},
				       {"total", N_("Sum"), CELL_INT, COLUMN_PLAIN},
				       {"verdict", N_("Said"), CELL_TEXT, COLUMN_PLAIN}};

static sp_rc run(struct command_call *call, enum verdict_kind kind, struct sp_err *e)
{
	struct saying s = {.call = call, .v = {.kind = kind}};
	struct db *db = NULL;
	const char *key;
	SP_TRY(split_key(call, call_arg(call, 0), &key, &s.v.position, &s.v.instance, e));
	SP_TRY(sum_of(call, call_arg(call, 1), key, &s.sum, e));
	if (s.sum == s.v.position)
		return sp_fail(e, SP_EINVAL, N_("an amount is no part of itself"));
	SP_TRY(call_store(call, DB_READ_WRITE, &db, e));
	SP_TRY(asked_item(call, db, key, &s.key, e));
	s.v.item = s.key.item;
	SP_TRY(asked_write(call, db, s.key.municipality, say, &s, e));
	if (call->format != FORMAT_HUMAN)
		return call_record(call, record, e, CELL_TEXT(key), CELL_INT(s.v.position),
				   CELL_INT(s.sum), CELL_TEXT(verdict_kind_name(kind)));
	call_print(call,
		   kind == VERDICT_PART ? N_("amount {1} is part of the sum {2}")
					: N_("amount {1} is no part of the sum {2}"),
		   strrchr(call_arg(call, 0), '#') + 1, call_arg(call, 1));
	if (kind == VERDICT_NOT_PART && !s.v.instance && s.places > 1 && s.one)
		call_note(call,
			  N_("{1} parts of the sum have that amount, and all of them are meant; "
			     "one of them alone: '{2}:{3}'"),
			  arena_printf(call->arena, "%u", s.places), call_arg(call, 0), s.one);
	return SP_OK;
}

sp_rc council_money_part_run(struct command_call *call, struct sp_err *e)
{
	return asked_end(run(call, VERDICT_PART, e), e);
}

sp_rc council_money_not_part_run(struct command_call *call, struct sp_err *e)
{
	return asked_end(run(call, VERDICT_NOT_PART, e), e);
}

/* ---- nothing was said ---- */

static sp_rc take_back(const struct writer *w, void *context, struct sp_err *e)
{
	struct saying *s = context;
	return verdict_take_back(w, s->call->who, &s->v,
				 1u << VERDICT_PART | 1u << VERDICT_NOT_PART, &s->undone, e);
}

static sp_rc undo(struct command_call *call, struct sp_err *e)
{
	struct saying s = {.call = call, .v = {.kind = VERDICT_PART}};
	struct db *db = NULL;
	const char *key, *words;
	SP_TRY(split_key(call, call_arg(call, 0), &key, &s.v.position, &s.v.instance, e));
	SP_TRY(call_store(call, DB_READ_WRITE, &db, e));
	SP_TRY(asked_item(call, db, key, &s.key, e));
	s.v.item = s.key.item;
	SP_TRY(words_of(db, &s, s.v.position, &words, e));
	SP_TRY(asked_write(call, db, s.key.municipality, take_back, &s, e));
	if (!s.undone)
		call_note(call, N_("nobody has said anything of this amount"));
	if (call->format != FORMAT_HUMAN)
		return call_record(call, record, e, CELL_TEXT(key), CELL_INT(s.v.position),
				   CELL_NONE(CELL_INT), CELL_NONE(CELL_TEXT));
	if (s.undone)
		call_print(call, N_("amount {1} is what the document makes of it"),
			   strrchr(call_arg(call, 0), '#') + 1);
	return SP_OK;
}

sp_rc council_money_undo_run(struct command_call *call, struct sp_err *e)
{
	return asked_end(undo(call, e), e);
}
