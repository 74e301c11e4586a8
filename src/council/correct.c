/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/correct.h"

#include "core/human.h"
#include "council/when.h"

#include "core/buf.h"
#include "council/correct_rules.h"
#include "council/item_address.h"
#include "council/verdict.h"
#include "read/segment.h"

#include <stdlib.h>

const char *correct_field_help(size_t i)
{
	const struct field_rule *rule = field_rule_at(i / 2);
	return rule ? (i % 2 ? rule->help : rule->name) : NULL;
}

/* ---- one field ---- */

struct key_args {
	struct db_value at[5]; /* municipality, owner, numbers, and room for a value */
	size_t n;
};

static struct key_args key_of(const struct writer *w, const struct field_place *at)
{
	return (struct key_args){{DB_V_INT(w->municipality), DB_V_INT(at->owner),
				  DB_V_INT(at->index[0]), DB_V_INT(at->index[1])},
				 2 + field_indexes(at->rule)};
}

/* The value and the anchor that stand there; SP_ENOTFOUND when the row is not there. */
static sp_rc current(const struct writer *w, const struct field_place *at, char **value,
		     char **anchor, struct sp_err *e)
{
	const struct field_rule *rule = at->rule;
	const struct key_args key = key_of(w, at);
	DB_ROWS_AUTO rows = NULL;
	bool more;
	const char *sql = arena_printf(w->arena, "SELECT CAST(%s AS TEXT), %s FROM %s WHERE %s",
				       rule->read ? rule->read : rule->column, rule->anchor,
				       rule->table, rule->where);
	SP_NEED(sql);
	SP_TRY(db_query(w->db, sql, key.at, key.n, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (!more)
		return sp_fail(e, SP_ENOTFOUND, N_("there is nothing at “{1}” to correct"),
			       field_path(w->arena, at));
	SP_TRY(db_text(rows, 0, w->arena, value));
	return db_text(rows, 1, w->arena, anchor);
}

static sp_rc set(const struct writer *w, const struct field_place *at, const char *value,
		 struct sp_err *e)
{
	const struct field_rule *rule = at->rule;
	struct key_args key = key_of(w, at);
	key.at[key.n] = DB_V_TEXT(value);
	if (rule->write)
		return rule->write(w, at, value, e);
	const char *sql = arena_printf(w->arena, "UPDATE %s SET %s = $%zu WHERE %s", rule->table,
				       rule->column, key.n + 1, rule->where);
	SP_NEED(sql);
	return db_exec(w->db, sql, key.at, key.n + 1, NULL, e);
}

/* The list of words without one of them; *found tells whether it was there. NULL when empty. */
static char *without(struct arena *a, struct str list, const char *word, bool *found)
{
	BUF_AUTO out = BUF_INIT(64 * 1024);
	struct str one;
	*found = false;
	while (list.n && str_cut(&list, ' ', &one)) {
		if (str_eq(one, str_of(word))) {
			*found = true;
			continue;
		}
		if (buf_view(&out).n)
			buf_char(&out, ' ');
		buf_str(&out, one);
	}
	return buf_view(&out).n ? buf_take(&out, a) : NULL;
}

/* A person has looked: the field is no longer doubtful, and the item has one doubt less. */
static sp_rc clear_doubt(const struct writer *w, const struct field_place *at, struct sp_err *e)
{
	const struct field_rule *rule = at->rule;
	struct key_args key = key_of(w, at);
	bool more, found = false;
	char *rest = NULL;
	if (!rule->mark)
		return SP_OK;
	{
		DB_ROWS_AUTO rows = NULL;
		const char *sql = arena_printf(w->arena, "SELECT doubtful FROM %s WHERE %s",
					       rule->table, rule->where);
		SP_NEED(sql);
		SP_TRY(db_query(w->db, sql, key.at, key.n, &rows, e));
		SP_TRY(db_next(rows, &more, e));
		if (more)
			rest = without(w->arena, db_str(rows, 0), rule->mark, &found);
	}
	if (!found)
		return SP_OK;
	const char *sql = arena_printf(w->arena, "UPDATE %s SET doubtful = $%zu WHERE %s",
				       rule->table, key.n + 1, rule->where);
	SP_NEED(sql);
	key.at[key.n] = DB_V_TEXT(rest);
	SP_TRY(db_exec(w->db, sql, key.at, key.n + 1, NULL, e));
	if (rule->of_meeting)
		return SP_OK;
	return db_run(w->db, e,
		      "UPDATE item SET doubts = doubts - 1 WHERE municipality = $1 AND id = $2 AND "
		      "doubts > 0",
		      DB_V_INT(w->municipality), DB_V_INT(at->owner));
}

/* What stands in lists is one line that they can show. */
static sp_rc one_line(const struct field_rule *rule, const char *value, struct sp_err *e)
{
	enum { LETTERS_MOST = 1000 };
	struct str s = str_of(value);
	size_t letters = 0;
	for (size_t i = 0; i < s.n && !rule->lines; letters++)
		if (str_utf8_next(s, &i) < ' ')
			return sp_fail(e, SP_EINVAL, N_("“{1}” is one line"), rule->name);
	if (letters > LETTERS_MOST)
		return sp_fail(e, SP_EINVAL, N_("“{1}” has 1000 letters at most"), rule->name);
	return SP_OK;
}

/* One of the choices, or another word for it; kept is the choice. */
static sp_rc choose(struct arena *a, const struct field_rule *rule, const char **value,
		    struct sp_err *e)
{
	struct str names = str_of(rule->choices), others = str_of(rule->also ? rule->also : "");
	struct str name, word = {NULL, 0}, said = str_trim(str_of(*value));
	while (str_cut(&names, '|', &name)) {
		bool other = others.p && str_cut(&others, '|', &word);
		if (!str_ieq(name, said) && !(other && str_ieq(word, said)))
			continue;
		*value = str_dup(a, name);
		SP_NEED(*value);
		return SP_OK;
	}
	const char *list = arena_printf(a, "%s%s%s", rule->choices, rule->also ? " / " : "",
					rule->also ? rule->also : "");
	SP_NEED(list);
	return sp_fail(e, SP_EINVAL, N_("“{1}” must be one of {2}, not “{3}”"), rule->name, list,
		       *value);
}

static sp_rc check_value(const struct writer *w, const struct field_place *at, const char **value,
			 struct sp_err *e)
{
	const struct field_rule *rule = at->rule;
	if (rule->confirm_only)
		return sp_fail(e, SP_EINVAL, N_("“{1}” can only be confirmed, not set"),
			       rule->name);
	if (!**value && !rule->optional)
		return sp_fail(e, SP_EINVAL, N_("“{1}” must have a value"), rule->name);
	if (!**value) {
		*value = NULL;
		return SP_OK;
	}
	if (!rule->choices)
		return rule->check ? rule->check(w, at, value, e) : one_line(rule, *value, e);
	return choose(w->arena, rule, value, e);
}

/* An earlier correction of the same field knows what the document says; the new one takes its
 * place. */
static sp_rc supersede(const struct writer *w, const struct correction *c, char **old,
		       char **anchor, bool *any, struct sp_err *e)
{
	const struct db_value key[] = {DB_V_INT(w->municipality), DB_V_INT(c->meeting),
				       DB_V_INT(c->item), DB_V_TEXT(c->field)};
	bool more;
	{
		DB_ROWS_AUTO rows = NULL;
		SP_TRY(db_query(w->db,
				"SELECT old_value, anchor FROM correction WHERE municipality = $1 "
				"AND meeting = $2 AND COALESCE(item, 0) = $3 AND field = $4 AND "
				"state IN ('applied', 'contested') ORDER BY id DESC",
				key, 4, &rows, e));
		SP_TRY(db_next(rows, &more, e));
		*any = more;
		if (more) {
			SP_TRY(db_text(rows, 0, w->arena, old));
			SP_TRY(db_text(rows, 1, w->arena, anchor));
		}
	}
	return db_exec(w->db,
		       "UPDATE correction SET state = 'superseded' WHERE municipality = $1 AND "
		       "meeting = $2 AND COALESCE(item, 0) = $3 AND field = $4 AND state <> "
		       "'superseded'",
		       key, 4, NULL, e);
}

static sp_rc remember(const struct writer *w, const struct correction *c, const char *old,
		      const char *value, const char *anchor, struct sp_err *e)
{
	const struct db_value row[] = {
		DB_V_INT(w->municipality), DB_V_INT(ids_next(w->ids)),
		DB_V_INT(c->meeting),	   c->item ? DB_V_INT(c->item) : DB_V_NULL,
		DB_V_TEXT(c->field),	   DB_V_TEXT(old),
		DB_V_TEXT(value),	   DB_V_TEXT(anchor),
		DB_V_TEXT(c->who),	   DB_V_TEXT(w->now)};
	return write_row(w, "correction",
			 "INSERT INTO correction (municipality, id, meeting, item, field, "
			 "old_value, new_value, anchor, state, who, made) VALUES ($1, $2, $3, $4, "
			 "$5, $6, $7, $8, 'applied', $9, $10)",
			 c->meeting, row, sizeof(row) / sizeof(row[0]), e);
}

static sp_rc place_of(const struct correction *c, struct field_place *at, struct sp_err *e)
{
	SP_TRY(field_find(c->field, at, e));
	if (at->rule->of_meeting != (c->item == 0))
		return sp_fail(e, SP_EINVAL,
			       at->rule->of_meeting
				       ? N_("“{1}” belongs to a meeting, not to an item")
				       : N_("“{1}” belongs to an item: give its number too"),
			       c->field);
	at->owner = at->rule->of_meeting ? c->meeting : c->item;
	return SP_OK;
}

sp_rc correct_undo(const struct writer *w, const struct correction *c, const char **before,
		   const char **after, struct sp_err *e)
{
	struct field_place at;
	char *now, *anchor, *read = NULL;
	bool any;
	SP_TRY(place_of(c, &at, e));
	SP_TRY(current(w, &at, &now, &anchor, e));
	SP_TRY(supersede(w, c, &read, &anchor, &any, e));
	if (!any)
		return sp_fail(e, SP_ENOTFOUND, N_("nobody has corrected or confirmed “{1}”"),
			       c->field);
	*before = now;
	*after = read;
	if (at.rule->confirm_only)
		return SP_OK;
	SP_TRY(set(w, &at, read, e));
	return item_address_settle(w, c->meeting, NULL, e);
}

sp_rc correct_field(const struct writer *w, const struct correction *c, const char **before,
		    const char **after, struct sp_err *e)
{
	struct field_place at;
	char *old, *anchor;
	bool any;
	SP_TRY(place_of(c, &at, e));
	SP_TRY(current(w, &at, &old, &anchor, e));
	*before = *after = old;
	if (c->value) {
		*after = c->value;
		SP_TRY(check_value(w, &at, after, e));
		SP_TRY(set(w, &at, *after, e));
		SP_TRY(item_address_settle(w, c->meeting, NULL, e));
	}
	SP_TRY(supersede(w, c, &old, &anchor, &any, e));
	SP_TRY(clear_doubt(w, &at, e));
	return remember(w, c, old, *after, anchor, e);
}

/* ---- after a re-import ---- */

struct kept {
	int64_t id, item;
	const char *field, *old_value, *new_value, *anchor;
	bool contested;
};

/* The row that a correction spoke of may have moved: the one whose words are most like the anchor,
 * of equal ones the nearest. */
static sp_rc relocate(const struct writer *w, struct field_place *at, const char *anchor,
		      bool *found, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(w->municipality), DB_V_INT(at->owner)};
	const int64_t was[2] = {at->index[0], at->index[1]};
	double best = 0.8;
	int64_t nearest = INT64_MAX;
	DB_ROWS_AUTO rows = NULL;
	*found = !at->rule->rows || !anchor;
	if (*found)
		return SP_OK;
	SP_TRY(db_query(w->db, at->rule->rows, args, 2, &rows, e));
	DB_EACH(rows, e) {
		struct str words = db_str(rows, 2);
		bool same = words.p && str_eq(words, str_of(anchor));
		double like = !words.p ? 0
			      : same   ? 2
				       : title_likeness(w->arena, words, str_of(anchor));
		int64_t far =
			llabs(db_int(rows, 0) - was[0]) * 1000 + llabs(db_int(rows, 1) - was[1]);
		if (like < best || (like <= best && *found && far >= nearest))
			continue;
		best = like;
		nearest = far;
		at->index[0] = db_int(rows, 0);
		at->index[1] = db_int(rows, 1);
		*found = true;
	}
	return SP_OK;
}

static sp_rc note(const struct writer *w, int64_t id, const char *field, const char *state,
		  struct sp_err *e)
{
	return db_run(w->db, e,
		      "UPDATE correction SET field = $3, state = $4 WHERE municipality = $1 AND id "
		      "= $2",
		      DB_V_INT(w->municipality), DB_V_INT(id), DB_V_TEXT(field), DB_V_TEXT(state));
}

static bool same_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static sp_rc reapply_one(const struct writer *w, int64_t meeting, const struct kept *k,
			 struct sp_err *e)
{
	struct field_place at;
	char *now = NULL, *anchor;
	bool found;
	struct sp_err quiet = {.key = NULL};
	SP_TRY(field_find(k->field, &at, e));
	at.owner = at.rule->of_meeting ? meeting : k->item;
	SP_TRY(relocate(w, &at, k->anchor, &found, e));
	sp_rc rc = found ? current(w, &at, &now, &anchor, &quiet) : SP_ENOTFOUND;
	if (rc == SP_ENOTFOUND)
		return note(w, k->id, k->field, "queued", e);
	if (rc != SP_OK) {
		*e = quiet;
		return rc;
	}
	const char *path = field_path(w->arena, &at);
	SP_NEED(path);
	bool agrees = same_text(now, k->new_value);
	/* the document says something else than when the person looked: the value stays, and the
	 * person is asked again */
	bool contested = !agrees && (k->contested || !same_text(now, k->old_value));
	if (!agrees)
		SP_TRY(set(w, &at, k->new_value, e));
	SP_TRY(clear_doubt(w, &at, e));
	if (contested)
		SP_TRY(db_run(w->db, e,
			      "UPDATE correction SET old_value = $3 WHERE municipality = $1 AND id "
			      "= $2",
			      DB_V_INT(w->municipality), DB_V_INT(k->id), DB_V_TEXT(now)));
	return note(w, k->id, path, contested ? "contested" : "applied", e);
}

static sp_rc load_kept(const struct writer *w, int64_t meeting, struct kept **out, uint32_t *n,
		       struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(w->municipality), DB_V_INT(meeting)};
	SP_LIST(struct kept) list = {0};
	DB_ROWS_AUTO rows = NULL;
	SP_TRY(db_query(
		w->db,
		"SELECT id, item, field, old_value, new_value, anchor, state FROM correction "
		"WHERE municipality = $1 AND meeting = $2 AND state <> 'superseded' ORDER "
		"BY id",
		args, 2, &rows, e));
	DB_EACH(rows, e) {
		char *text[4];
		struct kept *k = sp_push(w->arena, &list);
		SP_NEED(k);
		for (size_t i = 0; i < 4; i++)
			SP_TRY(db_text(rows, i + 2, w->arena, &text[i]));
		*k = (struct kept){db_int(rows, 0),
				   db_is_null(rows, 1) ? 0 : db_int(rows, 1),
				   text[0],
				   text[1],
				   text[2],
				   text[3],
				   str_eq(db_str(rows, 6), STR("contested"))};
	}
	*out = list.at;
	*n = list.n;
	return SP_OK;
}

sp_rc correct_reapply(const struct writer *w, int64_t meeting, struct sp_err *e)
{
	struct kept *kept;
	uint32_t n;
	SP_TRY(load_kept(w, meeting, &kept, &n, e));
	for (uint32_t i = 0; i < n; i++)
		SP_TRY(reapply_one(w, meeting, &kept[i], e));
	return verdicts_settle(w, meeting, e);
}

const char *correct_shown(struct arena *a, enum lang lang, const char *field, const char *value)
{
	enum { SHOWN_MAX = 256 };
	struct field_place at;
	struct sp_err ignored = {.key = NULL};
	if (!value || field_find(field, &at, &ignored) != SP_OK)
		return value;
	bool money = strcmp(at.rule->column, "oere") == 0;
	if (money || strcmp(at.rule->column, "due") == 0) {
		BUF_AUTO out = BUF_INIT(SHOWN_MAX);
		if (money)
			human_money(&out, lang, strtoll(value, NULL, 10));
		else
			when_due(&out, lang, value);
		const char *shown = buf_take(&out, a);
		return shown ? shown : value;
	}
	struct str names = str_of(at.rule->choices ? at.rule->choices : ""), name;
	struct str others = str_of(at.rule->also ? at.rule->also : ""), other;
	bool kept = at.rule->danish == (lang == LANG_DA);
	while (str_cut(&names, '|', &name) && str_cut(&others, '|', &other))
		if (str_eq(name, str_of(value)) && !kept) {
			const char *word = str_dup(a, other);
			return word ? word : value;
		}
	return value;
}
