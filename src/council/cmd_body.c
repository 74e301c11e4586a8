/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/commands.h"

#include "council/asked.h"
#include "council/body.h"
#include "council/body_merge.h"
#include "council/body_said.h"
#include "council/derive.h"
#include "council/paper.h"

/* ---- list ---- */

static const struct column columns[] = {
	{"municipality", N_("Municipality"), CELL_INT, COLUMN_PLAIN},
	{"key", N_("Key"), CELL_TEXT, COLUMN_PLAIN},
	{"name", N_("Name"), CELL_TEXT, COLUMN_PLAIN},
	{"aliases", N_("Also written"), CELL_TEXT, COLUMN_PLAIN},
	{"meetings", N_("Meetings"), CELL_INT, COLUMN_PLAIN},
	{"first", N_("First"), CELL_DATE, COLUMN_PLAIN},
	{"last", N_("Last"), CELL_DATE, COLUMN_PLAIN}};
enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

enum { NAMES_MAX = 256 * 1024 };

static void put_aliases(const struct known_body *b, struct buf *out)
{
	for (uint32_t i = 0; i < b->aliases.n; i++)
		if (!str_ieq(str_of(b->aliases.at[i].alias), str_of(b->name)))
			buf_printf(out, "%s%s", buf_view(out).n ? "; " : "",
				   b->aliases.at[i].alias);
}

static sp_rc put(struct call_table *table, const struct known_body *b, struct sp_err *e)
{
	BUF_AUTO aliases = BUF_INIT(NAMES_MAX);
	struct civil first = {0, 0, 0}, last = {0, 0, 0};
	put_aliases(b, &aliases);
	if (b->first && b->last) {
		(void)civil_parse_iso(b->first, &first);
		(void)civil_parse_iso(b->last, &last);
	}
	return call_row(table, e, CELL_INT(b->municipality), CELL_TEXT(b->slug), CELL_TEXT(b->name),
			CELL_STR(buf_view(&aliases)), CELL_INT(b->meetings), CELL_DATE(first),
			CELL_DATE(last));
}

/* The name, below it the key, how many meetings and between which months, and its other names. */
static sp_rc put_lines(struct command_call *call, const struct known_body *b, bool alone)
{
	enum { INDENT = 4 };
	BUF_AUTO below = BUF_INIT(NAMES_MAX), also = BUF_INIT(NAMES_MAX),
		 names = BUF_INIT(NAMES_MAX);
	const char *key = arena_printf(call->arena, "%lld/%s", (long long)b->municipality, b->slug);
	const char *meetings = arena_printf(call->arena, "%lld", (long long)b->meetings);
	struct civil first, last;
	SP_NEED(key && meetings);
	buf_printf(&below, "%s   ", asked_short(key, alone));
	i18n_format(&below, call->lang, N_("meetings: {1}"), meetings);
	if (b->first && b->last && civil_parse_iso(b->first, &first) &&
	    civil_parse_iso(b->last, &last)) {
		buf_puts(&below, "   ");
		paper_put_months(call, first, last, &below);
	}
	paper_heading(call, str_of(b->name));
	paper_block(call, INDENT, STR(""), STYLE_PLAIN, buf_view(&below));
	put_aliases(b, &also);
	const char *said = buf_take(&also, call->arena);
	if (said && *said) {
		i18n_format(&names, call->lang, N_("also written: {1}"), said);
		paper_block(call, INDENT, STR(""), STYLE_PLAIN, buf_view(&names));
	}
	return SP_OK;
}

static sp_rc put_all(struct command_call *call, struct db *db, const struct known_bodies *bodies,
		     struct sp_err *e)
{
	struct call_table *table = NULL;
	bool alone;
	if (!paper_is_narrow(call)) {
		SP_TRY(call_table(call, columns, COLUMNS, &table, e));
		for (uint32_t i = 0; i < bodies->list.n; i++)
			SP_TRY(put(table, &bodies->list.at[i], e));
		return call_table_end(table, e);
	}
	SP_TRY(asked_alone(call, db, &alone, e));
	for (uint32_t i = 0; i < bodies->list.n; i++)
		SP_TRY(put_lines(call, &bodies->list.at[i], alone));
	return SP_OK;
}

sp_rc council_body_list_run(struct command_call *call, struct sp_err *e)
{
	struct db *db = NULL;
	struct known_bodies bodies = {0};
	int64_t municipality;
	SP_TRY(call_store(call, DB_READ_ONLY, &db, e));
	SP_TRY(asked_municipality(call, db, &municipality, e));
	SP_TRY(key_bodies(db, call->arena, municipality, &bodies, e));
	SP_TRY(put_all(call, db, &bodies, e));
	if (!bodies.list.n)
		call_note(call, N_("no bodies; they come with the meetings"));
	return SP_OK;
}

/* ---- writing ---- */

struct change {
	struct command_call *call;
	const struct known_body *body, *into; /* into NULL: an alias is added */
	const char *alias;
	struct body_merged merged;
};

static sp_rc load(struct command_call *call, struct db **db, struct known_bodies *bodies,
		  struct sp_err *e)
{
	int64_t municipality;
	SP_TRY(call_store(call, DB_READ_WRITE, db, e));
	SP_TRY(key_municipality(call_setting(call, "municipality"), &municipality, e));
	return key_bodies(*db, call->arena, municipality, bodies, e);
}

static sp_rc add_alias(const struct writer *w, void *context, struct sp_err *e)
{
	struct change *c = context;
	int64_t municipality = c->body->municipality, body = c->body->id, id;
	struct db *db = w->db;
	struct audit_hash before, after;
	const struct body_said said = {.body = body, .name = c->alias, .who = c->call->who};
	const struct audit_event event = {.municipality = municipality,
					  .who = c->call->who,
					  .action = N_("alias"),
					  .table = "body",
					  .id = body,
					  .before = &before,
					  .after = &after};
	SP_TRY(seal_body(db, municipality, body, &before, e));
	SP_TRY(body_add_alias(db, c->call->arena, municipality, body, str_of(c->alias),
			      ALIAS_PERSON, e));
	SP_TRY(body_say(w, &said, &id, e));
	SP_TRY(seal_body(db, municipality, body, &after, e));
	SP_TRY(audit_append(db, &event, e));
	return derive_now(db, e);
}

static sp_rc merge(const struct writer *w, void *context, struct sp_err *e)
{
	struct change *c = context;
	SP_TRY(body_merge(w, c->body, c->into, c->call->who, &c->merged, e));
	return derive_now(w->db, e);
}

static sp_rc alias(struct command_call *call, struct sp_err *e)
{
	struct db *db = NULL;
	struct known_bodies bodies = {0}, same = {0};
	struct change c = {.call = call, .alias = call_arg(call, 1)};
	const struct known_body *other = NULL;
	struct sp_err quiet = {.key = NULL};
	SP_TRY(load(call, &db, &bodies, e));
	SP_TRY(key_body(call->arena, &bodies, call_arg(call, 0), &c.body, e));
	if (!str_trim(str_of(c.alias)).n)
		return sp_fail(e, SP_EINVAL, N_("the new way of writing is empty"));
	SP_TRY(key_bodies(db, call->arena, c.body->municipality, &same, e));
	if (key_body(call->arena, &same, c.alias, &other, &quiet) == SP_OK &&
	    other->id != c.body->id)
		return sp_fail(
			e, SP_EEXIST,
			N_("“{1}” already means “{2}”; if they are one body: spor body merge "
			   "{3} {4}"),
			c.alias, other->name, other->slug, c.body->slug);
	SP_TRY(asked_write(call, db, c.body->municipality, add_alias, &c, e));
	call_note(call, N_("“{1}” now also finds “{2}”"), c.alias, c.body->name);
	return SP_OK;
}

static const char *number(struct command_call *call, uint64_t n)
{
	return arena_printf(call->arena, "%llu", (unsigned long long)n);
}

static sp_rc tell_merged(struct command_call *call, const struct change *c, struct sp_err *e)
{
	const char *moved = number(call, c->merged.moved), *joined = number(call, c->merged.joined);
	const char *second = number(call, c->merged.second);
	SP_NEED(moved && joined && second);
	call_note(call, N_("“{1}” is now “{2}”; meetings moved: {3}"), c->body->name, c->into->name,
		  moved);
	if (c->merged.joined)
		call_note(call,
			  N_("on days when both had met and it was one meeting, its documents are "
			     "now versions of it: {1}"),
			  joined);
	if (c->merged.second)
		call_note(call,
			  N_("on days when both had met the moved meeting is the second one of the "
			     "day: {1}"),
			  second);
	for (uint32_t i = 0; i < c->merged.unsure.n; i++)
		call_warn(call, c->merged.unsure.at[i],
			  N_("whether this is another meeting than the first one of the day cannot "
			     "be told: compare the two, and if they are one: spor meeting join "
			     "{1}"),
			  c->merged.unsure.at[i]);
	(void)e;
	return SP_OK;
}

static sp_rc merge_two(struct command_call *call, struct sp_err *e)
{
	struct db *db = NULL;
	struct known_bodies bodies = {0};
	struct change c = {.call = call};
	SP_TRY(load(call, &db, &bodies, e));
	SP_TRY(key_body(call->arena, &bodies, call_arg(call, 0), &c.body, e));
	SP_TRY(key_body(call->arena, &bodies, call_arg(call, 1), &c.into, e));
	if (c.body->municipality != c.into->municipality)
		return sp_fail(e, SP_EINVAL, N_("“{1}” and “{2}” are bodies of two municipalities"),
			       c.body->name, c.into->name);
	if (c.body->id == c.into->id)
		return sp_fail(e, SP_EINVAL, N_("“{1}” and “{2}” are one body already"),
			       call_arg(call, 0), call_arg(call, 1));
	SP_TRY(asked_write(call, db, c.body->municipality, merge, &c, e));
	return tell_merged(call, &c, e);
}

/* ---- the way back ---- */

struct taking_back {
	struct command_call *call;
	struct body_said said;
	struct body_undone done;
};

static sp_rc undo(const struct writer *w, void *context, struct sp_err *e)
{
	struct taking_back *t = context;
	SP_TRY(body_undo(w, t->call->who, &t->said, &t->done, e));
	return derive_now(w->db, e);
}

static sp_rc undo_one(struct command_call *call, struct sp_err *e)
{
	struct taking_back t = {.call = call};
	struct db *db = NULL;
	int64_t municipality;
	SP_TRY(call_store(call, DB_READ_WRITE, &db, e));
	SP_TRY(key_municipality(call_setting(call, "municipality"), &municipality, e));
	SP_TRY(body_said_find(db, call->arena, municipality, call_arg(call, 0), &t.said, e));
	SP_TRY(asked_write(call, db, t.said.municipality, undo, &t, e));
	const char *moved = number(call, t.done.moved);
	SP_NEED(moved);
	if (t.done.slug)
		call_note(call,
			  N_("“{1}” is a body of its own again ({2}); meetings moved back: {3}"),
			  t.said.name, t.done.slug, moved);
	else
		call_note(call, N_("“{1}” no longer finds “{2}”"), t.said.name, t.said.into_name);
	for (uint32_t i = 0; i < t.done.joined.n; i++)
		call_warn(call, t.done.joined.at[i],
			  N_("documents of both bodies were joined to this one meeting; it stays "
			     "with “{1}” (--edition shows each document)"),
			  t.said.into_name);
	return SP_OK;
}

sp_rc council_body_undo_run(struct command_call *call, struct sp_err *e)
{
	return asked_end(undo_one(call, e), e);
}

sp_rc council_body_alias_run(struct command_call *call, struct sp_err *e)
{
	return asked_end(alias(call, e), e);
}

sp_rc council_body_merge_run(struct command_call *call, struct sp_err *e)
{
	return asked_end(merge_two(call, e), e);
}
