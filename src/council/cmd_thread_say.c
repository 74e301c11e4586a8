/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people say of threads: these are one matter, this is none of it, it is called so. */
#include "council/commands.h"

#include "council/asked.h"
#include "council/thread_say.h"
#include "council/thread_show.h"

enum action { ACTION_JOIN, ACTION_SPLIT, ACTION_NAME, ACTION_UNDO };

enum { NAME_MOST = 200 /* letters */ };

struct saying {
	struct command_call *call;
	struct natural_key one;
	SP_LIST(struct natural_key) others;
	const char *name; /* NULL: none any more */
	enum action action;
	uint32_t undone;
};

/* A thread has one name: what was said at its other items is taken back. */
static sp_rc say_name(const struct saying *s, const struct writer *w, struct sp_err *e)
{
	struct thread *t;
	uint32_t n;
	SP_TRY(thread_load(w->db, w->arena, w->municipality, s->one.item, &t, e));
	for (uint32_t i = 0; i < t->items.n; i++) {
		const struct verdict v = {.kind = VERDICT_NAME, .item = t->items.at[i].item};
		if (v.item != s->one.item || !s->name)
			SP_TRY(verdict_take_back(w, s->call->who, &v, 1u << VERDICT_NAME, &n, e));
	}
	const struct verdict v = {.kind = VERDICT_NAME, .item = s->one.item, .value = s->name};
	return s->name ? verdict_say(w, s->call->who, &v, e) : SP_OK;
}

/* Every join and split of the item, and the name of its thread. */
static sp_rc undo_all(struct saying *s, const struct writer *w, struct sp_err *e)
{
	const unsigned pairs = 1u << VERDICT_JOIN | 1u << VERDICT_SPLIT;
	struct verdicts all;
	struct thread *t;
	uint32_t n;
	SP_TRY(thread_load(w->db, w->arena, w->municipality, s->one.item, &t, e));
	for (uint32_t i = 0; i < t->items.n; i++) {
		const struct verdict v = {.kind = VERDICT_NAME, .item = t->items.at[i].item};
		SP_TRY(verdict_take_back(w, s->call->who, &v, 1u << VERDICT_NAME, &n, e));
		s->undone += n;
	}
	SP_TRY(verdicts_of_item(w->db, w->arena, w->municipality, s->one.item, &all, e));
	for (uint32_t i = 0; i < all.list.n; i++) {
		const struct verdict *v = &all.list.at[i];
		if (!(pairs >> v->kind & 1u))
			continue;
		SP_TRY(thread_part(w, s->call->who, v->item, v->other, &n, e));
		s->undone += n;
	}
	return SP_OK;
}

static sp_rc join(const struct saying *s, const struct writer *w, struct sp_err *e)
{
	struct link_ids items = {0};
	SP_TRY(link_ids_add(w->arena, &items, s->one.item));
	for (uint32_t i = 0; i < s->others.n; i++)
		SP_TRY(link_ids_add(w->arena, &items, s->others.at[i].item));
	return thread_join(w, s->call->who, &items, e);
}

static sp_rc say(const struct writer *w, void *context, struct sp_err *e)
{
	struct saying *s = context;
	uint32_t undone = 0;
	s->undone = 0;
	if (s->action == ACTION_NAME)
		return say_name(s, w, e);
	if (s->action == ACTION_JOIN)
		return join(s, w, e);
	if (s->action == ACTION_UNDO && !s->others.n)
		return undo_all(s, w, e);
	for (uint32_t i = 0; i < s->others.n; i++) {
		const struct verdict split = {
			.kind = VERDICT_SPLIT, .item = s->one.item, .other = s->others.at[i].item};
		if (s->action == ACTION_SPLIT)
			SP_TRY(verdict_say(w, s->call->who, &split, e));
		else
			SP_TRY(thread_part(w, s->call->who, split.item, split.other, &undone, e));
		s->undone += undone;
	}
	return SP_OK;
}

static sp_rc take_others(struct saying *s, struct db *db, struct sp_err *e)
{
	for (size_t i = 1; i < call_arg_count(s->call); i++) {
		struct natural_key *key = sp_push(s->call->arena, &s->others);
		SP_NEED(key);
		SP_TRY(asked_item(s->call, db, call_arg(s->call, i), key, e));
		if (key->municipality != s->one.municipality)
			return sp_fail(e, SP_EINVAL,
				       N_("“{1}” is of another municipality: each has its own "
					  "threads"),
				       call_arg(s->call, i));
		if (key->item == s->one.item)
			return sp_fail(e, SP_EINVAL, N_("“{1}” is the same item"),
				       call_arg(s->call, i));
	}
	return SP_OK;
}

/* Control characters (C0, C1, DEL) and Unicode's separators of lines and paragraphs. */
static bool breaks_line(uint32_t cp)
{
	return cp < ' ' || (cp >= 0x7F && cp < 0xA0) || cp == 0x2028 || cp == 0x2029;
}

/* One line, of a length that lists can show. */
static sp_rc take_name(struct saying *s, struct sp_err *e)
{
	struct str name = str_trim(str_of(call_arg(s->call, 1)));
	size_t letters = 0;
	for (size_t i = 0; i < name.n; letters++)
		if (breaks_line(str_utf8_next(name, &i)))
			return sp_fail(e, SP_EINVAL, N_("a thread's name is one line"));
	if (letters > NAME_MOST)
		return sp_fail(e, SP_EINVAL, N_("a thread's name has 200 letters at most"));
	s->name = name.n ? str_dup(s->call->arena, name) : NULL;
	return name.n && !s->name ? SP_ENOMEM : SP_OK;
}

static sp_rc change(struct command_call *call, enum action action, struct sp_err *e)
{
	struct db *db = NULL;
	struct saying s = {.call = call, .action = action};
	struct thread *t;
	SP_TRY(call_store(call, DB_READ_WRITE, &db, e));
	SP_TRY(asked_item(call, db, call_arg(call, 0), &s.one, e));
	SP_TRY(action == ACTION_NAME ? take_name(&s, e) : take_others(&s, db, e));
	SP_TRY(asked_write(call, db, s.one.municipality, say, &s, e));
	if (action == ACTION_UNDO && !s.undone)
		call_note(call, s.others.n ? N_("nobody has joined or split these")
					   : N_("nobody has said anything of this item"));
	SP_TRY(thread_load(db, call->arena, s.one.municipality, s.one.item, &t, e));
	return thread_show_asked(call, db, t, false, e);
}

sp_rc council_thread_join_run(struct command_call *call, struct sp_err *e)
{
	return asked_end(change(call, ACTION_JOIN, e), e);
}

sp_rc council_thread_split_run(struct command_call *call, struct sp_err *e)
{
	return asked_end(change(call, ACTION_SPLIT, e), e);
}

sp_rc council_thread_undo_run(struct command_call *call, struct sp_err *e)
{
	return asked_end(change(call, ACTION_UNDO, e), e);
}

sp_rc council_thread_name_run(struct command_call *call, struct sp_err *e)
{
	return asked_end(change(call, ACTION_NAME, e), e);
}
