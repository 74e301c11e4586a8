/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/correct_rules.h"

#include "core/suggest.h"
#include "council/due.h"
#include "council/query.h"
#include "read/dates.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- values that are more than a column ---- */

static sp_rc write_case_no(const struct writer *w, const struct field_place *at, const char *value,
			   struct sp_err *e)
{
	const struct fact number = {.text = value};
	int64_t file;
	SP_TRY(write_case(w, &number, &file, e));
	return db_run(
		w->db, e, "UPDATE item SET case_file = $3 WHERE municipality = $1 AND id = $2",
		DB_V_INT(w->municipality), DB_V_INT(at->owner), file ? DB_V_INT(file) : DB_V_NULL);
}

/* What is closed now is closed backwards: the attachments, and every document the meeting was read
 * from. Opened again, the documents stay closed, for they may hold other closed items. */
static sp_rc write_closed(const struct writer *w, const struct field_place *at, const char *value,
			  struct sp_err *e)
{
	bool yes = value && strcmp(value, "yes") == 0;
	const struct db_value municipality = DB_V_INT(w->municipality), item = DB_V_INT(at->owner);
	SP_TRY(db_run(w->db, e,
		      "UPDATE item SET closed = CAST($3 AS INTEGER) <> 0 WHERE municipality = $1 "
		      "AND id = $2",
		      municipality, item, DB_V_INT(yes)));
	if (!yes)
		return SP_OK;
	SP_TRY(db_run(w->db, e,
		      "UPDATE attachment SET closed = TRUE WHERE municipality = $1 AND item = $2",
		      municipality, item));
	return db_run(
		w->db, e,
		"UPDATE document SET closed = TRUE WHERE municipality = $1 AND (id IN (SELECT "
		"v.document FROM meeting_version v JOIN item i ON i.municipality = "
		"v.municipality AND i.meeting = v.meeting WHERE i.municipality = $1 AND i.id "
		"= $2) OR id IN (SELECT x.document FROM extraction x JOIN item i ON "
		"i.municipality = x.municipality AND i.extraction = x.id WHERE "
		"i.municipality = $1 AND i.id = $2))",
		municipality, item);
}

static sp_rc day_of_item(const struct writer *w, int64_t item, struct civil *out, struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(w->municipality), DB_V_INT(item)};
	char *day = NULL;
	DB_ROWS_AUTO rows = NULL;
	bool more;
	SP_TRY(db_query(w->db,
			"SELECT m.day FROM item i JOIN meeting m ON m.municipality = "
			"i.municipality AND m.id = i.meeting WHERE i.municipality = $1 AND i.id = "
			"$2",
			args, 2, &rows, e));
	SP_TRY(db_next(rows, &more, e));
	if (more)
		SP_TRY(db_text(rows, 0, w->arena, &day));
	*out = (struct civil){0, 0, 0};
	if (day)
		(void)civil_parse_iso(day, out);
	return SP_OK;
}

static sp_rc check_due(const struct writer *w, const struct field_place *at, const char **value,
		       struct sp_err *e)
{
	struct civil day;
	struct due due;
	SP_TRY(day_of_item(w, at->owner, &day, e));
	SP_TRY(due_read(w->arena, *value, day, &due, e));
	*value = arena_strdup(w->arena, due.code);
	SP_NEED(*value);
	return SP_OK;
}

static sp_rc write_due(const struct writer *w, const struct field_place *at, const char *value,
		       struct sp_err *e)
{
	struct civil day;
	struct due due = {.code = ""};
	SP_TRY(day_of_item(w, at->owner, &day, e));
	if (value)
		SP_TRY(due_read(w->arena, value, day, &due, e));
	return db_run(w->db, e,
		      "UPDATE commitment SET due = $4, due_from = $5, due_to = $6 WHERE "
		      "municipality = $1 AND item = $2 AND position = $3 - 1",
		      DB_V_INT(w->municipality), DB_V_INT(at->owner), DB_V_INT(at->index[0]),
		      DB_V_TEXT(value), DB_V_TEXT(due.first[0] ? due.first : NULL),
		      DB_V_TEXT(due.last[0] ? due.last : NULL));
}

static sp_rc check_oere(const struct writer *w, const struct field_place *at, const char **value,
			struct sp_err *e)
{
	size_t n = strlen(*value);
	int64_t oere;
	(void)at;
	if (n && n <= 18 && strspn(*value, "0123456789") == n)
		return SP_OK;
	/* a bare "1.500.000" may be either */
	if (!query_amount(str_of(*value), &oere) || strspn(*value, "0123456789., ") == n)
		return sp_fail(e, SP_EINVAL,
			       N_("“{1}” is no amount: write whole øre, 150000000, or kroner with "
				  "their unit, “1.500.000 kr.”"),
			       *value);
	*value = arena_printf(w->arena, "%lld", (long long)oere);
	return *value ? SP_OK : SP_ENOMEM;
}

static sp_rc write_oere(const struct writer *w, const struct field_place *at, const char *value,
			struct sp_err *e)
{
	return db_run(w->db, e,
		      "UPDATE amount SET oere = $4 WHERE municipality = $1 AND item = $2 AND "
		      "position = $3 - 1",
		      DB_V_INT(w->municipality), DB_V_INT(at->owner), DB_V_INT(at->index[0]),
		      DB_V_INT(strtoll(value ? value : "0", NULL, 10)));
}

static sp_rc check_clock(const struct writer *w, const struct field_place *at, const char **value,
			 struct sp_err *e)
{
	int hour, minute;
	(void)at;
	if (!dates_time(str_of(*value), &hour, &minute))
		return sp_fail(e, SP_EINVAL, N_("“{1}” is no time of day, like 17:30"), *value);
	*value = arena_printf(w->arena, "%02d:%02d", hour, minute);
	SP_NEED(*value);
	return SP_OK;
}

/* ---- the table ---- */

#define OF_ITEM .table = "item", .where = "municipality = $1 AND id = $2", .anchor = "title"
#define OF_MEETING                                                                        \
	.of_meeting = true, .table = "meeting", .where = "municipality = $1 AND id = $2", \
	.anchor = "day"
#define IN_ROW(of, words)                                                                \
	.table = (of), .where = "municipality = $1 AND item = $2 AND position = $3 - 1", \
	.anchor = (words),                                                               \
	.rows = "SELECT position + 1, 0, " words " FROM " of                             \
		" WHERE municipality = $1 AND item = $2 ORDER BY position"
#define WHO_DISSENTS "COALESCE(person, '') || ' ' || COALESCE(party, '')"
#define OF_POINT                                                                            \
	"(SELECT p.body_text FROM point p WHERE p.municipality = outcome.municipality AND " \
	"p.item = outcome.item AND p.recommendation = outcome.recommendation AND "          \
	"p.position = outcome.point)"
#define OUTCOMES "approved|recommended|noted|discussed|postponed|returned|rejected|amended|none"
#define UDFALD                                                                             \
	"godkendt|anbefalet|til efterretning|drøftet|udsat|sendt tilbage|afvist|ændret|" \
	"ingen"

static const struct field_rule rules[] = {
	{.name = "start",
	 OF_MEETING,
	 .column = "starts",
	 .mark = "start",
	 .optional = true,
	 .check = check_clock,
	 .help = N_("when the meeting began, HH:MM")},
	{.name = "end",
	 OF_MEETING,
	 .column = "ends",
	 .mark = "end",
	 .optional = true,
	 .check = check_clock,
	 .help = N_("when the meeting ended, HH:MM")},
	{.name = "place",
	 OF_MEETING,
	 .column = "place",
	 .mark = "place",
	 .optional = true,
	 .help = N_("where the meeting was")},
	{.name = "meeting-kind",
	 OF_MEETING,
	 .column = "kind",
	 .mark = "kind",
	 .choices = "referat|dagsorden|tillægsdagsorden",
	 .help = N_("referat, dagsorden or tillægsdagsorden")},
	{.name = "borders",
	 OF_ITEM,
	 .column = "doubtful",
	 .read = "title",
	 .mark = "borders",
	 .confirm_only = true,
	 .help = N_("that the item begins and ends where it does (can only be confirmed)")},
	{.name = "title",
	 OF_ITEM,
	 .column = "title",
	 .mark = "title",
	 .help = N_("the item's title")},
	{.name = "number",
	 OF_ITEM,
	 .column = "number",
	 .optional = true,
	 .help = N_("the item's printed number")},
	{.name = "kind",
	 OF_ITEM,
	 .column = "kind",
	 .optional = true,
	 .choices = "beslutning|orientering|drøftelse",
	 .also = "decision|information|discussion",
	 .danish = true,
	 .help = N_("beslutning, orientering or drøftelse")},
	{.name = "case_no",
	 OF_ITEM,
	 .column = "case_file",
	 .mark = "case_no",
	 .optional = true,
	 .read = "(SELECT c.number FROM case_file c WHERE c.municipality = item.municipality AND "
		 "c.id = item.case_file)",
	 .write = write_case_no,
	 .help = N_("the number of the case")},
	{.name = "closed",
	 OF_ITEM,
	 .column = "closed",
	 .mark = "closed",
	 .choices = "yes|no",
	 .also = "ja|nej",
	 .read = "CASE WHEN closed THEN 'yes' ELSE 'no' END",
	 .write = write_closed,
	 .help = N_("whether the item is closed: yes or no")},
	{.name = "decision.text",
	 .table = "decision",
	 .column = "body_text",
	 .mark = "text",
	 .where = "municipality = $1 AND item = $2 AND position = 0",
	 .anchor = "body_text",
	 .lines = true,
	 .help = N_("the text of the decision")},
	{.name = "outcome",
	 .table = "outcome",
	 .column = "outcome",
	 .mark = "outcome",
	 .where = "municipality = $1 AND item = $2 AND decision = 0 AND recommendation IS NULL",
	 .anchor = "outcome",
	 .choices = OUTCOMES,
	 .also = UDFALD,
	 .help = N_("what became of an item without a recommendation: approved, noted …")},
	{.name = "outcome.#.#",
	 .table = "outcome",
	 .column = "outcome",
	 .mark = "outcome",
	 .where = "municipality = $1 AND item = $2 AND decision = 0 AND recommendation = $3 AND "
		  "point = $4",
	 .anchor = OF_POINT,
	 .choices = OUTCOMES,
	 .also = UDFALD,
	 .rows = "SELECT recommendation, point, " OF_POINT " FROM outcome WHERE municipality = $1 "
		 "AND item = $2 AND decision = 0 AND recommendation IS NOT NULL ORDER BY position",
	 .help = N_("what became of point # of recommendation #: approved, noted …")},
	{.name = "recommendation.#.by",
	 .table = "recommendation",
	 .column = "by_whom",
	 .where = "municipality = $1 AND item = $2 AND position = $3",
	 .anchor = "by_whom",
	 .optional = true,
	 .help = N_("who recommends")},
	{.name = "dissent.#.stance",
	 IN_ROW("dissent", WHO_DISSENTS),
	 .column = "stance",
	 .mark = "stance",
	 .choices = "for|against|abstain|own",
	 .also = "for|imod|undlod|eget",
	 .help = N_("for, against, abstain or own (own proposal)")},
	{.name = "dissent.#.person",
	 IN_ROW("dissent", WHO_DISSENTS),
	 .column = "person",
	 .mark = "person",
	 .optional = true,
	 .help = N_("who disagreed")},
	{.name = "dissent.#.party",
	 IN_ROW("dissent", WHO_DISSENTS),
	 .column = "party",
	 .mark = "party",
	 .optional = true,
	 .help = N_("the party that disagreed")},
	{.name = "amount.#.oere",
	 IN_ROW("amount", "body_text"),
	 .column = "oere",
	 .mark = "value",
	 .check = check_oere,
	 .write = write_oere,
	 .help = N_("an amount in whole øre, or in kroner with their unit: “1,5 mio. kr.”")},
	{.name = "amount.#.sign",
	 IN_ROW("amount", "body_text"),
	 .column = "sign",
	 .choices = "+|-",
	 .optional = true,
	 .help = N_("+ or -")},
	{.name = "amount.#.period",
	 IN_ROW("amount", "body_text"),
	 .column = "period",
	 .mark = "period",
	 .optional = true,
	 .help = N_("which years an amount is for: 2021, 2021-2023, årligt …")},
	{.name = "commitment.#.text",
	 IN_ROW("commitment", "body_text"),
	 .column = "body_text",
	 .mark = "text",
	 .lines = true,
	 .help = N_("what was promised")},
	{.name = "commitment.#.due",
	 IN_ROW("commitment", "body_text"),
	 .column = "due",
	 .mark = "due",
	 .optional = true,
	 .check = check_due,
	 .write = write_due,
	 .help = N_("when it is due: 2022-03-15, 2022-03, 2022-Q1, 2022-spring …")},
	{.name = "commitment.#.who",
	 IN_ROW("commitment", "body_text"),
	 .column = "who",
	 .mark = "who",
	 .optional = true,
	 .help = N_("who promised")},
};
enum { RULES = sizeof(rules) / sizeof(rules[0]), INDEX_MAX = 1000000000 };

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
		/* no document has so many rows, and no engine a column for more */
		long said = strtol(field, &end, 10);
		index[n++] = said < INDEX_MAX ? said : INDEX_MAX;
		field = end;
	}
	return *field == '\0';
}

size_t field_indexes(const struct field_rule *rule)
{
	const char *first = strchr(rule->name, '#');
	return !first ? 0 : strchr(first + 1, '#') ? 2 : 1;
}

const char *field_path(struct arena *a, const struct field_place *at)
{
	char path[128];
	size_t n = 0, k = 0;
	for (const char *c = at->rule->name; *c && n < sizeof(path) - 24; c++) {
		if (*c == '#')
			n += (size_t)snprintf(path + n, 24, "%lld", (long long)at->index[k++]);
		else
			path[n++] = *c;
	}
	return arena_strndup(a, path, n);
}

const struct field_rule *field_rule_at(size_t i)
{
	return i < RULES ? &rules[i] : NULL;
}

sp_rc field_find(const char *field, struct field_place *out, struct sp_err *e)
{
	struct suggestion near = {.word = field};
	for (size_t i = 0; i < RULES; i++) {
		if (fits(rules[i].name, field, out->index)) {
			out->rule = &rules[i];
			return SP_OK;
		}
		suggest_try(&near, rules[i].name);
	}
	if (near.best)
		return sp_fail(e, SP_EINVAL, N_("there is no field “{1}”; did you mean “{2}”?"),
			       field, near.best);
	return sp_fail(e, SP_EINVAL,
		       N_("there is no field “{1}”; see “spor help correct” for their names"),
		       field);
}
