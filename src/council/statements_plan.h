/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entry of the table of statements that tells of planned meetings. Only for statements.c. */
#ifndef SP_COUNCIL_STATEMENTS_PLAN_H
#define SP_COUNCIL_STATEMENTS_PLAN_H

/* Whose meeting, when, by which item, and the meeting that was held. */
#define PLAN_STATEMENTS(ROLES)                                                                     \
	[SQL_PLANNED] = {                                                                          \
		"plan.list",                                                                       \
		"SELECT p.municipality, COALESCE(n.id, 0), COALESCE(n.name, p.body_name), "        \
		"p.body_folded, p.day, p.moved_from, p.change, p.hours, p.place, b.slug, m.day, "  \
		"m.ordinal, i.slug, i.id, p.position, CASE WHEN x.id IS NULL THEN NULL ELSE "      \
		"n.slug END, p.day, x.ordinal, p.said FROM planned_meeting p JOIN item i ON "      \
		"i.municipality = p.municipality AND i.id = p.item JOIN meeting m ON "             \
		"m.municipality = i.municipality AND m.id = i.meeting JOIN body b ON "             \
		"b.municipality = m.municipality AND b.id = m.body LEFT JOIN body_alias a ON "     \
		"a.municipality = p.municipality AND a.folded = p.body_folded LEFT JOIN body n "   \
		"ON "                                                                              \
		"n.municipality = p.municipality AND n.id = CASE WHEN p.body_folded IS NULL THEN " \
		"m.body ELSE a.body END LEFT JOIN meeting x ON x.municipality = p.municipality "   \
		"AND x.body = n.id AND x.day = p.day AND x.ordinal = 1 AND NOT x.withdrawn WHERE " \
		"(CAST($1 AS BIGINT) = 0 OR p.municipality = CAST($1 AS BIGINT)) AND NOT "         \
		"i.withdrawn AND NOT i.closed AND NOT m.withdrawn",                                \
		ROLES}

#endif
