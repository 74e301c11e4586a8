/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/correct.h"

#include "read/segment.h"

#include <stdio.h>
#include <stdlib.h>

/* Statements take $1 municipality, $2 item (or meeting); select then the indexes of the field's
 * name
 * ("outcome.1.2"), update the new value $3 and then the indexes. */
struct field_rule {
	const char *name; /* "amount.#.period": # is an index from 1 */
	bool of_meeting;
	const char *select; /* value, anchor */
	const char *update;
	const char *relocate; /* index and anchor of each row, to find the place again; NULL */
	const char *choices;  /* "a|b"; NULL: any text */
	const char *help;
};

#define ITEM_FIELD(column)                                                                  \
	.select = "SELECT " column ", title FROM item WHERE municipality = $1 AND id = $2", \
	.update = "UPDATE item SET " column " = $3 WHERE municipality = $1 AND id = $2"
#define MEETING_FIELD(column)                                                                \
	.of_meeting = true,                                                                  \
	.select = "SELECT " column ", day FROM meeting WHERE municipality = $1 AND id = $2", \
	.update = "UPDATE meeting SET " column " = $3 WHERE municipality = $1 AND id = $2"
#define ROW_FIELD(table, column, anchor)                                               \
	.select = "SELECT CAST(" column " AS TEXT), " anchor " FROM " table            \
		  " WHERE municipality = $1 AND item = $2 AND position = $3 - 1",      \
	.update = "UPDATE " table " SET " column                                       \
		  " = $3 WHERE municipality = $1 AND item = $2 AND position = $4 - 1", \
	.relocate = "SELECT position + 1, " anchor " FROM " table                      \
		    " WHERE municipality = $1 AND item = $2 ORDER BY position"

#define OUTCOMES "approved|recommended|noted|discussed|postponed|returned|rejected|amended|none"

static const struct field_rule rules[] = {
	{.name = "start", MEETING_FIELD("starts"), .help = N_("when the meeting began, HH:MM")},
	{.name = "end", MEETING_FIELD("ends"), .help = N_("when the meeting ended, HH:MM")},
	{.name = "place", MEETING_FIELD("place"), .help = N_("where the meeting was")},
	{.name = "meeting-kind",
	 MEETING_FIELD("kind"),
	 .choices = "referat|dagsorden|tillægsdagsorden",
	 .help = N_("referat, dagsorden or tillægsdagsorden")},
	{.name = "title", ITEM_FIELD("title"), .help = N_("the item's title")},
	{.name = "number", ITEM_FIELD("number"), .help = N_("the item's printed number")},
	{.name = "kind",
	 ITEM_FIELD("kind"),
	 .choices = "beslutning|orientering|drøftelse",
	 .help = N_("beslutning, orientering or drøftelse")},
	{.name = "decision.text",
	 .select =
		 "SELECT body_text, body_text FROM decision WHERE municipality = $1 AND item = $2 "
		 "AND position = 0",
	 .update = "UPDATE decision SET body_text = $3 WHERE municipality = $1 AND item = $2 AND "
		   "position = 0",
	 .help = N_("the text of the decision")},
	{.name = "outcome",
	 .select = "SELECT outcome, outcome FROM outcome WHERE municipality = $1 AND item = $2 AND "
		   "decision = 0 AND recommendation IS NULL",
	 .update = "UPDATE outcome SET outcome = $3 WHERE municipality = $1 AND item = $2 AND "
		   "decision = 0 AND recommendation IS NULL",
	 .choices = OUTCOMES,
	 .help = N_("what became of an item without a recommendation: approved, noted …")},
	{.name = "outcome.#.#",
	 .select = "SELECT outcome, outcome FROM outcome WHERE municipality = $1 AND item = $2 AND "
		   "decision = 0 AND recommendation = $3 AND point = $4",
	 .update = "UPDATE outcome SET outcome = $3 WHERE municipality = $1 AND item = $2 AND "
		   "decision = 0 AND recommendation = $4 AND point = $5",
	 .choices = OUTCOMES,
	 .help = N_("what became of point # of recommendation #: approved, noted …")},
	{.name = "recommendation.#.by",
	 ROW_FIELD("recommendation", "by_whom", "by_whom"),
	 .help = N_("who recommends")},
	{.name = "dissent.#.stance",
	 ROW_FIELD("dissent", "stance", "person"),
	 .choices = "for|against|abstain|own",
	 .help = N_("for, against, abstain or own (own proposal)")},
	{.name = "dissent.#.person",
	 ROW_FIELD("dissent", "person", "person"),
	 .help = N_("who disagreed")},
	{.name = "dissent.#.party",
	 ROW_FIELD("dissent", "party", "party"),
	 .help = N_("the party that disagreed")},
	{.name = "amount.#.oere",
	 ROW_FIELD("amount", "oere", "body_text"),
	 .help = N_("an amount in whole øre")},
	{.name = "amount.#.sign",
	 ROW_FIELD("amount", "sign", "body_text"),
	 .choices = "+|-",
	 .help = N_("+ or -")},
	{.name = "amount.#.period",
	 ROW_FIELD("amount", "period", "body_text"),
	 .help = N_("which years an amount is for: 2021, 2021-2023, årligt …")},
	{.name = "commitment.#.text",
	 ROW_FIELD("commitment", "body_text", "body_text"),
	 .help = N_("what was promised")},
	{.name = "commitment.#.due",
	 ROW_FIELD("commitment", "due", "body_text"),
	 .help = N_("when it is due: 2022-03-15, 2022-03, 2022-Q1, 2022-spring …")},
	{.name = "commitment.#.who",
	 ROW_FIELD("commitment", "who", "body_text"),
	 .help = N_("who promised")},
};

enum { RULES = sizeof(rules) / sizeof(rules[0]) };

struct address {
	const struct field_rule *rule;
	int64_t index[2]; /* 0 when the field has none */
};

/* "outcome.1.2" against "outcome.#.#". */
static bool fits(const char *pattern, const char *field, int64_t index[2])
{
	int n = 0;
	index[0] = index[1] = 0;
	for (; *pattern; pattern++) {
		if (*pattern != '#') {
			if (*pattern != *field++)
				return false;
			continue;
		}
		char *end;
		if (*field < '1' || *field > '9' || n == 2)
			return false;
		index[n++] = strtol(field, &end, 10);
		field = end;
	}
	return *field == '\0';
}

static size_t indexes_of(const struct field_rule *rule)
{
	const char *first = strchr(rule->name, '#');
	return !first ? 0 : strchr(first + 1, '#') ? 2 : 1;
}

static sp_rc find_rule(const char *field, struct address *out, struct sp_err *e)
{
	for (size_t i = 0; i < RULES; i++)
		if (fits(rules[i].name, field, out->index)) {
			out->rule = &rules[i];
			return SP_OK;
		}
	return sp_fail(e, SP_EINVAL,
		       N_("there is no field “{1}”; see “spor help correct” for their names"),
		       field);
}

const char *correct_field_help(size_t i)
{
	return i / 2 < RULES ? (i % 2 ? rules[i / 2].help : rules[i / 2].name) : NULL;
}

static sp_rc check_value(const struct field_rule *rule, const char *value, struct sp_err *e)
{
	struct str rest = str_of(rule->choices ? rule->choices : ""), one;
	if (!rule->choices)
		return SP_OK;
	while (str_cut(&rest, '|', &one))
		if (str_eq(one, str_of(value)))
			return SP_OK;
	return sp_fail(e, SP_EINVAL, N_("“{1}” must be one of {2}, not “{3}”"), rule->name,
		       rule->choices, value);
}

/* The value and the anchor that stand there; SP_ENOTFOUND when the row is not there. */
static sp_rc current(const struct writer *w, const struct address *at, int64_t owner, char **value,
		     char **anchor, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(w->municipality), DB_V_INT(owner),
					DB_V_INT(at->index[0]), DB_V_INT(at->index[1])};
	size_t n = 2 + indexes_of(at->rule);
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(w->db, at->rule->select, args, n, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (!more)
		return sp_fail(e, SP_ENOTFOUND, N_("there is nothing at “{1}” to correct"),
			       at->rule->name);
	SP_TRY(db_text(rows, 0, w->arena, value));
	return db_text(rows, 1, w->arena, anchor);
}

static sp_rc set(const struct writer *w, const struct address *at, int64_t owner, const char *value,
		 struct sp_err *e)
{
	bool number = strstr(at->rule->name, ".oere") != NULL;
	struct db_value v = number ? DB_V_INT(strtoll(value, NULL, 10)) : DB_V_TEXT(value);
	const struct db_value args[] = {DB_V_INT(w->municipality), DB_V_INT(owner), v,
					DB_V_INT(at->index[0]), DB_V_INT(at->index[1])};
	size_t n = 3 + indexes_of(at->rule);
	audit_digest_row(w->digest, at->rule->name, owner, args, n);
	return db_exec(w->db, at->rule->update, args, n, NULL, e);
}

static sp_rc remember(const struct writer *w, const struct correction *c, const char *old,
		      const char *anchor, struct sp_err *e)
{
	return db_run(
		w->db, e,
		"INSERT INTO correction (municipality, id, meeting, item, field, old_value, "
		"new_value, anchor, state, who, made) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, "
		"'applied', $9, $10)",
		DB_V_INT(w->municipality), DB_V_INT(ids_next(w->ids)), DB_V_INT(c->meeting),
		c->item ? DB_V_INT(c->item) : DB_V_NULL, DB_V_TEXT(c->field), DB_V_TEXT(old),
		DB_V_TEXT(c->value ? c->value : old), DB_V_TEXT(anchor), DB_V_TEXT(c->who),
		DB_V_TEXT(w->now));
}

sp_rc correct_field(const struct writer *w, const struct correction *c, const char **before,
		    struct sp_err *e)
{
	struct address at;
	char *old, *anchor;
	SP_TRY(find_rule(c->field, &at, e));
	if (at.rule->of_meeting != (c->item == 0))
		return sp_fail(e, SP_EINVAL,
			       at.rule->of_meeting
				       ? N_("“{1}” belongs to a meeting, not to an item")
				       : N_("“{1}” belongs to an item: give its number too"),
			       c->field);
	int64_t owner = at.rule->of_meeting ? c->meeting : c->item;
	SP_TRY(current(w, &at, owner, &old, &anchor, e));
	*before = old;
	if (c->value) {
		SP_TRY(check_value(at.rule, c->value, e));
		SP_TRY(set(w, &at, owner, c->value, e));
	}
	return remember(w, c, old, anchor, e);
}

/* ---- after a re-import ---- */

struct kept {
	int64_t id, item;
	const char *field, *old_value, *new_value, *anchor;
};

/* The row that a correction spoke of may have moved: its words tell where it is now. */
static sp_rc relocate(const struct writer *w, struct address *at, int64_t owner, const char *anchor,
		      bool *found, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(w->municipality), DB_V_INT(owner)};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	*found = !at->rule->relocate || !anchor;
	if (*found)
		return SP_OK;
	SP_TRY(db_query(w->db, at->rule->relocate, args, 2, &rows, e));
	for (;;) {
		SP_TRY(db_next(rows, &more, e));
		if (!more)
			return SP_OK;
		struct str words = db_str(rows, 1);
		if (!words.p || title_likeness(w->arena, words, str_of(anchor)) < 0.8)
			continue;
		at->index[0] = db_int(rows, 0);
		*found = true;
		return SP_OK;
	}
}

static sp_rc queue(const struct writer *w, int64_t id, const char *state, struct sp_err *e)
{
	return db_run(w->db, e,
		      "UPDATE correction SET state = $3 WHERE municipality = $1 AND id = $2",
		      DB_V_INT(w->municipality), DB_V_INT(id), DB_V_TEXT(state));
}

static bool same_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static sp_rc reapply_one(const struct writer *w, int64_t meeting, const struct kept *k,
			 struct sp_err *e)
{
	struct address at;
	char *now, *anchor;
	bool found;
	struct sp_err quiet = {.key = NULL};
	SP_TRY(find_rule(k->field, &at, e));
	int64_t owner = at.rule->of_meeting ? meeting : k->item;
	SP_TRY(relocate(w, &at, owner, k->anchor, &found, e));
	sp_rc rc = found ? current(w, &at, owner, &now, &anchor, &quiet) : SP_ENOTFOUND;
	if (rc == SP_ENOTFOUND)
		return queue(w, k->id, "queued", e);
	if (rc != SP_OK)
		return rc;
	if (same_text(now, k->new_value))
		return queue(w, k->id, "applied", e);
	/* the source says something else than when the person looked: ask again */
	if (!same_text(now, k->old_value))
		return queue(w, k->id, "queued", e);
	SP_TRY(set(w, &at, owner, k->new_value, e));
	return queue(w, k->id, "applied", e);
}

static sp_rc load_kept(const struct writer *w, int64_t meeting, struct kept **out, uint32_t *n,
		       struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(w->municipality), DB_V_INT(meeting)};
	SP_LIST(struct kept) list = {0};
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(
		w->db,
		"SELECT id, item, field, old_value, new_value, anchor FROM correction WHERE "
		"municipality = $1 AND meeting = $2 ORDER BY id",
		args, 2, &rows, e));
	for (;;) {
		char *text[4];
		SP_TRY(db_next(rows, &more, e));
		if (!more)
			break;
		struct kept *k = sp_push(w->arena, &list);
		SP_NEED(k);
		for (size_t i = 0; i < 4; i++)
			SP_TRY(db_text(rows, i + 2, w->arena, &text[i]));
		*k = (struct kept){db_int(rows, 0), db_is_null(rows, 1) ? 0 : db_int(rows, 1),
				   text[0],	    text[1],
				   text[2],	    text[3]};
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
	return SP_OK;
}
