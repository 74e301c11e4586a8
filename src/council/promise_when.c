/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/promise_when.h"

/* ---- as is known now ---- */

/* What waits is open, overdue, put off or over by its day alone. */
static const char *status_now(struct arena *a, enum promise_status s, const char *day)
{
	static const char moved[] =
		"t.state IN (0, 2) AND (t.state = 2 OR t.moved_due IS NOT NULL) AND CASE t.state "
		"WHEN 2 THEN '9999-12-31' ELSE t.sorts END >= ";
	static const char *const conditions[PROMISE_STATUSES] = {
		/* with what a person has put off: that is still to come */
		[PROMISE_OPEN] = "t.state = 0 AND t.sorts >= ",
		[PROMISE_OVERDUE] = "t.state = 0 AND t.appointment = 0 AND t.sorts < ",
		[PROMISE_ANSWERED] = "t.state = 1 AND '' < ",
		[PROMISE_MOVED] = moved,
		[PROMISE_PAST] = "t.state = 0 AND t.appointment <> 0 AND t.sorts < "};
	return arena_printf(a, "%s'%s'", conditions[s], day);
}

/* ---- as it stood ---- */

/* A time that a person set holds on every day, as nobody knows when it was agreed. */
#define SORTS_THEN \
	"COALESCE(CASE WHEN t.moved_by IS NULL THEN t.moved_to END, t.due_to, '9999-12-31')"
#define MOVED_BY_PERSON "t.moved_due IS NOT NULL AND t.moved_by IS NULL"

/* The item of the column, of a meeting by the day. */
#define CAME(column)                                                                              \
	"EXISTS (SELECT 1 FROM item gi JOIN meeting gm ON gm.municipality = gi.municipality AND " \
	"gm.id = gi.meeting WHERE gi.municipality = t.municipality AND gi.id = " column           \
	" AND gm.day <= '%s')"

/* What is printed again elsewhere has the fate of the first. */
#define FIRST(municipality, item, position, same, own)                                    \
	"COALESCE((SELECT q." same " FROM promise q WHERE q.municipality = " municipality \
	" AND q.item = " item " AND q.position = " position "), " own ")"
#define OF_PROMISE(municipality, item, position, instance)                                      \
	"x.municipality = " municipality " AND x.item = " FIRST(                                \
		municipality, item, position, "same_item",                                      \
		item) " AND x.position = " FIRST(municipality, item, position, "same_position", \
						 position) " AND x.instance = " instance
/* Another one that had come by then. */
#define EARLIER(moves)                                              \
	"EXISTS (SELECT 1 FROM promise_answer x WHERE " OF_PROMISE( \
		"t.municipality", "t.item", "t.position",           \
		"t.instance") " AND x.moved_due " moves " AND substr(x.place, 1, 10) <= '%s')"

static const char answered_then[] = "(t.state = 1 AND (t.answer IS NULL OR " CAME(
	"t.answer") " OR (NOT t.confirmed AND " EARLIER("IS NULL") ")))";
static const char moved_then[] =
	"(t.moved_by IS NOT NULL AND (" CAME("t.moved_by") " OR " EARLIER("IS NOT NULL") "))";

static const char *status_then(struct arena *a, enum promise_status s, const char *day)
{
	const char *answered = arena_printf(a, answered_then, day, day);
	const char *moved = arena_printf(a, moved_then, day, day);
	if (!answered || !moved)
		return NULL;
	switch (s) {
	case PROMISE_ANSWERED:
		return answered;
	case PROMISE_MOVED:
		return arena_printf(
			a, "NOT %s AND (%s OR (" MOVED_BY_PERSON " AND " SORTS_THEN " >= '%s'))",
			answered, moved, day);
	case PROMISE_OPEN:
		return arena_printf(a, SORTS_THEN " >= '%s' AND NOT %s AND NOT %s", day, answered,
				    moved);
	default:
		return arena_printf(
			a, SORTS_THEN " < '%s' AND t.appointment %s 0 AND NOT %s AND NOT %s", day,
			s == PROMISE_PAST ? "<>" : "=", answered, moved);
	}
}

const char *promise_status_sql(struct arena *a, enum promise_status s,
			       const struct promise_when *when)
{
	char day[CIVIL_ISO_SIZE];
	civil_iso(when->today, day);
	return when->past ? status_then(a, s, day) : status_now(a, s, day);
}

const char *promise_given_sql(struct arena *a, const struct promise_when *when)
{
	char day[CIVIL_ISO_SIZE];
	civil_iso(when->today, day);
	return when->past ? arena_printf(a, "substr(t.place, 1, 10) <= '%s'", day) : "1 = 1";
}

const char *promise_sorts_sql(const struct promise_when *when)
{
	return when->past ? SORTS_THEN : "t.sorts";
}

const char *promise_earlier_sql(struct arena *a, const struct promise_when *when,
				const char *columns, bool moves)
{
	char day[CIVIL_ISO_SIZE];
	civil_iso(when->today, day);
	return arena_printf(
		a,
		"SELECT x.municipality, %s, x.strength, x.why, x.said, x.moved_due, x.moved_from, "
		"x.moved_to, ai.extraction, ai.spans FROM promise_answer x JOIN item ai ON "
		"ai.municipality = x.municipality AND ai.id = x.answer JOIN meeting am ON "
		"am.municipality = ai.municipality AND am.id = ai.meeting JOIN body ab ON "
		"ab.municipality = am.municipality AND ab.id = am.body WHERE " OF_PROMISE(
			"$1", "$2", "$3", "$4") " AND x.moved_due IS %sNULL AND substr(x.place, 1, "
						"10) <= '%s' ORDER BY x.strength "
						"DESC, x.place LIMIT 1",
		columns, moves ? "NOT " : "", day);
}
