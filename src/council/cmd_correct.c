/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/commands.h"

#include "council/asked.h"
#include "council/body_said.h"
#include "council/correct.h"
#include "council/derive.h"
#include "council/object_key.h"
#include "council/verdict.h"
#include "council/view.h"
#include "council/when.h"

#include <stdio.h>

static const struct column columns[] = {{"key", N_("Key"), CELL_TEXT, COLUMN_WHOLE},
					{"field", N_("Field"), CELL_TEXT, COLUMN_WHOLE},
					{"old", N_("Read"), CELL_TEXT, COLUMN_PLAIN},
					{"new", N_("Value"), CELL_TEXT, COLUMN_PLAIN},
					{"state", N_("State"), CELL_TEXT, COLUMN_PLAIN},
					{"who", N_("Who"), CELL_TEXT, COLUMN_SPARE},
					{"time", N_("Time"), CELL_TIME, COLUMN_SPARE},
					{"anchor", NULL, CELL_TEXT, COLUMN_PLAIN}};
enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

/* The names that programs get do not change with the language. */
static const char *state_name(const struct command_call *call, const char *state)
{
	static const char *const names[][2] = {
		{"applied", N_("holds")},
		{"contested", N_("holds, but the document says something else now")},
		{"queued", N_("waits: no longer finds its place")},
		{"superseded", N_("replaced")}};
	for (size_t i = 0; call->format == FORMAT_HUMAN && i < 4; i++)
		if (strcmp(state, names[i][0]) == 0)
			return call_tr(call, names[i][1]);
	return state;
}

static sp_rc put(struct command_call *call, struct call_table *table,
		 const struct view_correction *c, bool alone, struct sp_err *e)
{
	/* nothing of a closed item, not even in its corrections */
	const char *old = c->closed ? NULL : c->old_value, *value = c->closed ? NULL : c->new_value;
	if (call->format == FORMAT_HUMAN) {
		old = correct_shown(call->arena, call->lang, c->field, old);
		value = correct_shown(call->arena, call->lang, c->field, value);
	}
	return call_row(table, e, CELL_TEXT(asked_short(c->key, alone)), CELL_TEXT(c->field),
			CELL_TEXT(old), CELL_TEXT(value), CELL_TEXT(state_name(call, c->state)),
			CELL_TEXT(c->who), CELL_TIME(c->made),
			CELL_TEXT(c->closed ? NULL : c->anchor));
}

/* "commitment.3.answered", "join"; for people “løfte 3: besvaret”, “samlet”. */
static const char *verdict_field(const struct command_call *call, const struct verdict *v)
{
	bool amount = v->kind == VERDICT_PART || v->kind == VERDICT_NOT_PART;
	bool people = call->format == FORMAT_HUMAN;
	const char *name = verdict_kind_name(v->kind);
	if (people)
		name = call_tr(call, name);
	if (!v->position)
		return name;
	if (people)
		return arena_printf(call->arena, "%s %lld: %s",
				    call_tr(call, amount ? N_("amount") : N_("promise")),
				    (long long)v->position, name);
	return arena_printf(call->arena, "%s.%lld.%s", amount ? "amount" : "commitment",
			    (long long)v->position, name);
}

static const char *verdict_value(const struct command_call *call, const struct verdict_told *t,
				 bool alone)
{
	enum { SAID_MAX = 256 };
	BUF_AUTO out = BUF_INIT(SAID_MAX);
	if (t->closed || t->other_key)
		return t->closed ? NULL : asked_short(t->other_key, alone);
	if (call->format != FORMAT_HUMAN || t->v.kind != VERDICT_MOVED || !t->v.value)
		return t->v.value;
	when_due(&out, call->lang, t->v.value);
	const char *shown = buf_take(&out, call->arena);
	return shown ? shown : t->v.value;
}

static sp_rc put_verdicts(struct command_call *call, struct call_table *table,
			  const struct verdicts_told *found, bool alone, struct sp_err *e)
{
	for (uint32_t i = 0; i < found->list.n; i++) {
		const struct verdict_told *t = &found->list.at[i];
		const char *field = verdict_field(call, &t->v);
		const char *value = verdict_value(call, t, alone);
		SP_NEED(field);
		SP_TRY(call_row(table, e, CELL_TEXT(asked_short(t->key, alone)), CELL_TEXT(field),
				CELL_TEXT(t->v.instance), CELL_TEXT(value),
				CELL_TEXT(state_name(call, t->v.state)), CELL_TEXT(t->v.who),
				CELL_TIME(t->v.made), CELL_TEXT(t->closed ? NULL : t->v.anchor)));
	}
	return SP_OK;
}

/* What is said of a body holds until it is taken back. */
static const char *body_state(const struct command_call *call, const char *state)
{
	if (call->format == FORMAT_HUMAN && strcmp(state, "superseded") == 0)
		return call_tr(call, N_("taken back"));
	return state_name(call, state);
}

/* Where the body is now that it is said of, when that one has gone into another. */
static const char *now_called(const struct bodies_said *all, const struct body_said *s)
{
	int64_t body = s->body;
	const char *slug = s->into_slug;
	for (uint32_t i = 0; !slug && i < all->list.n; i++) {
		const struct body_said *m = &all->list.at[i];
		if (!m->merge || m->other != body || strcmp(m->state, "applied") != 0)
			continue;
		slug = m->into_slug;
		body = m->body;
	}
	return slug ? slug : "–";
}

/* What was said of bodies; nothing of it waits. */
static sp_rc put_bodies(struct command_call *call, struct call_table *table, struct db *db,
			int64_t municipality, bool alone, bool *any, struct sp_err *e)
{
	static const char *const names[] = {N_("alias"), N_("merge")};
	struct bodies_said said;
	SP_TRY(bodies_said(db, call->arena, municipality, &said, e));
	for (uint32_t i = 0; i < said.list.n; i++) {
		const struct body_said *s = &said.list.at[i];
		const char *field = names[s->merge];
		const char *key = arena_printf(call->arena, "%lld/%s", (long long)s->municipality,
					       now_called(&said, s));
		SP_NEED(key);
		SP_TRY(call_row(
			table, e, CELL_TEXT(asked_short(key, alone)),
			CELL_TEXT(call->format == FORMAT_HUMAN ? call_tr(call, field) : field),
			CELL_TEXT(NULL), CELL_TEXT(s->name), CELL_TEXT(body_state(call, s->state)),
			CELL_TEXT(s->who), CELL_TIME(s->made), CELL_TEXT(NULL)));
	}
	*any = said.list.n > 0;
	return SP_OK;
}

static sp_rc list(struct command_call *call, bool waiting, struct sp_err *e)
{
	struct verdicts_told said = {0};
	struct db *db = NULL;
	struct natural_key key = {0};
	view_corrections found = {0};
	struct call_table *table = NULL;
	bool alone, bodies = false;
	SP_TRY(call_store(call, DB_READ_ONLY, &db, e));
	SP_TRY(asked_alone(call, db, &alone, e));
	alone &= call->format == FORMAT_HUMAN;
	SP_TRY(asked_municipality(call, db, &key.municipality, e));
	if (call_arg_count(call))
		SP_TRY(key_find(db, call->arena, key.municipality, call_arg(call, 0), &key, e));
	SP_TRY(view_corrections_load(db, call->arena, key.municipality, key.meeting, key.item,
				     waiting, &found, e));
	SP_TRY(verdicts_told(db, call->arena, key.municipality, key.meeting, key.item, waiting,
			     &said, e));
	SP_TRY(call_table(call, columns, COLUMNS, &table, e));
	for (uint32_t i = 0; i < found.n; i++)
		SP_TRY(put(call, table, &found.at[i], alone, e));
	SP_TRY(put_verdicts(call, table, &said, alone, e));
	if (!call_arg_count(call) && !waiting)
		SP_TRY(put_bodies(call, table, db, key.municipality, alone, &bodies, e));
	SP_TRY(call_table_end(table, e));
	if (!found.n && !said.list.n && !bodies)
		call_note(call, waiting ? N_("no correction waits")
					: N_("nothing has been corrected or confirmed"));
	return SP_OK;
}

/* ---- setting ---- */

struct setting_one {
	struct command_call *call;
	struct natural_key key;
	struct correction c;
	const char *before, *after;
	const char *full_key; /* after the correction, which may be one of the item's number */
	bool undo;
};

static sp_rc audit(struct db *db, const struct setting_one *s, const struct audit_hash *before,
		   const struct audit_hash *after, struct sp_err *e)
{
	const struct audit_event event = {.municipality = s->key.municipality,
					  .who = s->call->who,
					  .action = s->undo	 ? N_("take back")
						    : s->c.value ? N_("correct")
								 : N_("confirm"),
					  .table = s->key.item ? "item" : "meeting",
					  .id = s->key.item ? s->key.item : s->key.meeting,
					  .before = before,
					  .after = after};
	return audit_append(db, &event, e);
}

/* The hashes are of the whole meeting, whatever field of it was touched. */
static sp_rc set_field(const struct writer *w, void *context, struct sp_err *e)
{
	struct setting_one *s = context;
	struct audit_hash before, after;
	SP_TRY(seal_now(w->db, w->arena, w->municipality, s->key.meeting, &before, e));
	SP_TRY(s->undo ? correct_undo(w, &s->c, &s->before, &s->after, e)
		       : correct_field(w, &s->c, &s->before, &s->after, e));
	SP_TRY(seal_again(w->db, w->arena, w->municipality, s->key.meeting, NULL, &after, e));
	SP_TRY(audit(w->db, s, &before, &after, e));
	SP_TRY(derive_queue(w->db, s->key.municipality, s->key.meeting, e));
	return derive_now(w->db, e);
}

static sp_rc tell(struct command_call *call, const struct setting_one *s, struct sp_err *e)
{
	static const struct column record[] = {{"key", N_("Key"), CELL_TEXT, COLUMN_PLAIN},
					       {"field", N_("Field"), CELL_TEXT, COLUMN_PLAIN},
					       {"old", N_("Before"), CELL_TEXT, COLUMN_PLAIN},
					       {"new", N_("Now"), CELL_TEXT, COLUMN_PLAIN}};
	const char *key = call_arg(call, 0);
	if (call->format != FORMAT_HUMAN)
		return call_record(call, record, e, CELL_TEXT(s->full_key), CELL_TEXT(s->c.field),
				   CELL_TEXT(s->before), CELL_TEXT(s->after));
	const char *was = correct_shown(call->arena, call->lang, s->c.field, s->before);
	const char *is = correct_shown(call->arena, call->lang, s->c.field, s->after);
	const char *before = str_squeeze(call->arena, str_of(was ? was : "–"));
	const char *after = str_squeeze(call->arena, str_of(is ? is : "–"));
	SP_NEED(before && after);
	if (s->undo)
		call_print(call, N_("{1}, {2}: “{3}” again, as it was read, instead of “{4}”"), key,
			   s->c.field, after, before);
	else if (s->c.value)
		call_print(call, N_("{1}, {2}: “{3}” instead of “{4}”"), key, s->c.field, after,
			   before);
	else
		call_print(call, N_("{1}, {2}: “{3}” is confirmed"), key, s->c.field, after);
	return SP_OK;
}

static sp_rc correct_one(struct command_call *call, struct sp_err *e)
{
	struct db *db = NULL;
	struct setting_one s = {.call = call, .undo = call_switch(call, "undo")};
	int64_t municipality;
	SP_TRY(call_store(call, DB_READ_WRITE, &db, e));
	SP_TRY(key_municipality(call_setting(call, "municipality"), &municipality, e));
	SP_TRY(key_find(db, call->arena, municipality, call_arg(call, 0), &s.key, e));
	s.c = (struct correction){s.key.meeting, s.key.item, call_arg(call, 1), call_arg(call, 2),
				  call->who};
	SP_TRY(asked_write(call, db, s.key.municipality, set_field, &s, e));
	const struct object_ref object = {
		.municipality = s.key.municipality,
		.table = str_of(s.key.item ? "item" : "meeting"),
		.id = s.key.item ? s.key.item : s.key.meeting,
	};
	SP_TRY(council_object_key(db, call->arena, &object, &s.full_key, e));
	if (s.key.now)
		call_note(call, N_("item “{1}” is now “{2}”"), s.key.said, s.key.now);
	return tell(call, &s, e);
}

/* ---- dropping what waits ---- */

struct dropping {
	struct command_call *call;
	struct natural_key key;
	uint32_t n;
};

static sp_rc drop_corrections(const struct writer *w, struct dropping *d, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(w->municipality), DB_V_INT(d->key.meeting),
					DB_V_INT(d->key.item)};
	struct audit_hash before, after;
	int64_t n;
	SP_TRY(seal_now(w->db, w->arena, w->municipality, d->key.meeting, &before, e));
	SP_TRY(db_exec(w->db,
		       "UPDATE correction SET state = 'superseded' WHERE municipality = $1 AND "
		       "meeting = $2 AND (CAST($3 AS BIGINT) = 0 OR item = CAST($3 AS BIGINT)) AND "
		       "(state = 'queued' OR (state = 'applied' AND EXISTS (SELECT 1 FROM item i "
		       "WHERE i.municipality = $1 AND i.id = correction.item AND i.withdrawn)))",
		       args, 3, &n, e));
	d->n = (uint32_t)n;
	if (!n)
		return SP_OK;
	SP_TRY(seal_again(w->db, w->arena, w->municipality, d->key.meeting, NULL, &after, e));
	const struct audit_event event = {.municipality = w->municipality,
					  .who = d->call->who,
					  .action = N_("take back"),
					  .table = d->key.item ? "item" : "meeting",
					  .id = d->key.item ? d->key.item : d->key.meeting,
					  .before = &before,
					  .after = &after};
	return audit_append(w->db, &event, e);
}

static sp_rc drop(const struct writer *w, void *context, struct sp_err *e)
{
	struct dropping *d = context;
	uint32_t said;
	SP_TRY(drop_corrections(w, d, e));
	SP_TRY(verdicts_drop(w, d->call->who, d->key.meeting, d->key.item, &said, e));
	d->n += said;
	return SP_OK;
}

static sp_rc drop_waiting(struct command_call *call, struct sp_err *e)
{
	struct db *db = NULL;
	struct dropping d = {.call = call};
	char n[16];
	int64_t municipality;
	SP_TRY(call_store(call, DB_READ_WRITE, &db, e));
	SP_TRY(key_municipality(call_setting(call, "municipality"), &municipality, e));
	SP_TRY(key_find(db, call->arena, municipality, call_arg(call, 0), &d.key, e));
	SP_TRY(asked_write(call, db, d.key.municipality, drop, &d, e));
	(void)snprintf(n, sizeof(n), "%u", d.n);
	if (d.n)
		call_note(call, N_("dropped: {1}"), n);
	else
		call_note(call, N_("nothing of it waits for its place"));
	return SP_OK;
}

static sp_rc list_fields(struct command_call *call, struct sp_err *e)
{
	static const struct column fields[] = {{"field", N_("Field"), CELL_TEXT, COLUMN_PLAIN},
					       {"about", N_("About"), CELL_TEXT, COLUMN_PLAIN}};
	struct call_table *table = NULL;
	SP_TRY(call_table(call, fields, 2, &table, e));
	for (size_t i = 0; correct_field_help(i); i += 2)
		SP_TRY(call_row(table, e, CELL_TEXT(correct_field_help(i)),
				CELL_TEXT(call_tr(call, correct_field_help(i + 1)))));
	return call_table_end(table, e);
}

/* What may stand beside a switch that asks for something else than a correction. */
static sp_rc check_switch(const struct command_call *call, struct sp_err *e)
{
	size_t n = call_arg_count(call);
	int sets = call_switch(call, "confirm") + call_switch(call, "undo");
	if (call_switch(call, "drop") && (n != 1 || sets))
		return sp_fail(e, SP_EINVAL, N_("--drop wants a key and nothing else"));
	if (call_switch(call, "fields") && (n || sets))
		return sp_fail(e, SP_EINVAL, N_("--fields wants nothing beside it"));
	if (n > 1 || sets)
		return sp_fail(e, SP_EINVAL, N_("a list takes at most a key"));
	return SP_OK;
}

/* What is asked for instead of a correction; *done: it was. */
static sp_rc run_switch(struct command_call *call, bool *done, struct sp_err *e)
{
	bool fields = call_switch(call, "fields"), lists = call_switch(call, "list");
	bool queue = call_switch(call, "queue"), drops = call_switch(call, "drop");
	*done = fields || lists || queue || drops;
	if (!*done)
		return SP_OK;
	if (fields + lists + queue + drops > 1)
		return sp_fail(e, SP_EINVAL,
			       N_("give one of --fields, --list, --queue and --drop"));
	SP_TRY(check_switch(call, e));
	if (drops)
		return drop_waiting(call, e);
	return fields ? list_fields(call, e) : list(call, queue, e);
}

static sp_rc run(struct command_call *call, struct sp_err *e)
{
	size_t n = call_arg_count(call);
	bool done;
	SP_TRY(run_switch(call, &done, e));
	if (done)
		return SP_OK;
	if (n < 2)
		return sp_fail(
			e, SP_EINVAL,
			N_("say what to correct: KEY FIELD VALUE; KEY FIELD --confirm or --undo; "
			   "or --list"));
	bool confirm = call_switch(call, "confirm"), undo = call_switch(call, "undo");
	if ((n == 2) != (confirm || undo) || (confirm && undo))
		return sp_fail(e, SP_EINVAL,
			       n == 2 && !confirm
				       ? N_("give the value that is right, --confirm or --undo")
				       : N_("give one of a value, --confirm and --undo"));
	return correct_one(call, e);
}

sp_rc council_correct_run(struct command_call *call, struct sp_err *e)
{
	return asked_end(run(call, e), e);
}
