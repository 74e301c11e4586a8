/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entries of the table of statements that tell of threads and of verdicts. Only for
 * statements.c. */
#ifndef SP_COUNCIL_STATEMENTS_THREAD_H
#define SP_COUNCIL_STATEMENTS_THREAD_H

/* clang-format off */
/* $1 municipality (0: all), $2 body (0: all), $3 year as text (NULL: all). */
#define THREADS_WANTED                                                                             \
	" FROM thread_item t JOIN link_item l ON l.municipality = t.municipality AND l.item = "    \
	"t.item WHERE CAST($1 AS BIGINT) = 0 OR t.municipality = CAST($1 AS BIGINT) GROUP BY "     \
	"t.municipality, t.thread HAVING SUM(CASE WHEN CAST($2 AS BIGINT) = 0 OR l.body = "        \
	"CAST($2 AS BIGINT) THEN 1 ELSE 0 END) > 0 AND SUM(CASE WHEN CAST($3 AS TEXT) IS NULL OR " \
	"SUBSTR(l.day, 1, 4) = CAST($3 AS TEXT) THEN 1 ELSE 0 END) > 0"

#define THREAD_STATEMENTS(ROLES)                                                                   \
	/* and $4 limit, $5 whether the latest come first, $6 how many are left out before */      \
	[SQL_THREADS] = {"thread.list",                                                            \
		"SELECT t.municipality, t.thread, COUNT(*), MIN(l.day), MAX(l.day)"                \
		THREADS_WANTED " ORDER BY CASE WHEN CAST($5 AS INTEGER) = 0 THEN COUNT(*) ELSE 0 " \
		"END DESC, MAX(l.day) DESC, MIN(l.natural_key) LIMIT COALESCE(CAST($4 AS "         \
		"INTEGER), 0) OFFSET COALESCE(CAST($6 AS INTEGER), 0)",                            \
		ROLES},                                                                            \
	[SQL_THREADS_COUNT] = {"thread.count",                                                     \
		"SELECT COUNT(*) FROM (SELECT t.thread" THREADS_WANTED ") x", ROLES},              \
	[SQL_THREAD_OF] = {"thread.of",                                                            \
		"SELECT thread FROM thread_item WHERE municipality = $1 AND item = $2", ROLES},    \
	[SQL_THREAD_MEMBERS] = {"thread.members",                                                  \
		"SELECT l.item FROM thread_item t JOIN link_item l ON l.municipality = "           \
		"t.municipality AND l.item = t.item WHERE t.municipality = $1 AND t.thread = $2 "  \
		"ORDER BY l.natural_key",                                                          \
		ROLES},                                                                            \
	[SQL_THREAD_ITEM] = {"thread.item",                                                        \
		"SELECT b.slug, b.name, m.day, m.ordinal, i.slug, i.number, i.title, i.closed, "   \
		"d.name, x.text, x.layout, m.body FROM item i JOIN meeting m ON m.municipality = "         \
		"i.municipality AND m.id = i.meeting JOIN body b ON b.municipality = "             \
		"m.municipality AND b.id = m.body JOIN extraction x ON x.municipality = "          \
		"i.municipality AND x.id = i.extraction JOIN document d ON d.municipality = "      \
		"x.municipality AND d.id = x.document WHERE i.municipality = $1 AND i.id = $2",    \
		ROLES},                                                                            \
	[SQL_THREAD_OUTCOMES] = {"thread.outcomes",                                                \
		"SELECT outcome FROM outcome WHERE municipality = $1 AND item = $2 AND decision "  \
		"= 0 ORDER BY position",                                                           \
		ROLES},                                                                            \
	[SQL_THREAD_EDGES] = {"thread.edges",                                                      \
		"SELECT a, b, reason, strength, item, position FROM edge WHERE municipality = $1 " \
		"AND a = $2 UNION ALL SELECT a, b, reason, strength, item, position FROM edge "    \
		"WHERE municipality = $1 AND b = $2 ORDER BY 4 DESC, 3, 1, 2",                     \
		ROLES},                                                                            \
	[SQL_THREAD_MENTIONS] = {"thread.mentions",                                                \
		"SELECT m.position, m.kind, m.body, m.body_key, m.body_name, b.name, m.day_from, " \
		"m.day_to, m.number, m.words, m.spans, m.told FROM mention m LEFT JOIN body b ON " \
		"b.municipality = m.municipality AND b.id = m.body WHERE m.municipality = $1 AND " \
		"m.item = $2 ORDER BY m.position",                                                 \
		ROLES},                                                                            \
	/* Is the treatment there: the item by its number, or any meeting of that day? */          \
	[SQL_THREAD_MEETINGS_IN] = {"thread.meetings_in",                                          \
		"SELECT COUNT(*), SUM(CASE WHEN number = $5 THEN 1 ELSE 0 END) FROM link_item "    \
		"WHERE municipality = $1 AND body = $2 AND day >= $3 AND day <= $4",               \
		ROLES}
/* A verdict as verdict.c takes it. */
#define VERDICT                                                                               \
	"v.id, v.kind, v.item, v.position, v.anchor, v.instance, v.other, v.value, v.state, " \
	"v.who, v.made"

#define VERDICT_STATEMENTS(ROLES, WRITERS) \
	[SQL_VERDICTS_OF_ITEM] = {"verdict.of_item", \
				  "SELECT " VERDICT " FROM verdict v WHERE v.municipality = $1 AND " \
				  "v.item = $2 AND v.state = 'applied' UNION SELECT " VERDICT \
				  " FROM verdict v WHERE v.municipality = $1 AND v.other = $2 AND " \
				  "v.state = 'applied' ORDER BY id", \
				  ROLES}, \
	[SQL_VERDICTS_OF_KIND] = {"verdict.of_kind", \
				  "SELECT " VERDICT " FROM verdict v WHERE (CAST($1 AS BIGINT) = 0 " \
				  "OR v.municipality = CAST($1 AS BIGINT)) AND v.kind = $2 AND " \
				  "v.state = 'applied' ORDER BY v.municipality, v.id", \
				  ROLES}, \
	[SQL_VERDICT_SUPERSEDED] = {"verdict.superseded", \
				    "SELECT " VERDICT " FROM verdict v WHERE v.municipality = $1 " \
				    "AND v.id = $2 AND v.state = 'superseded'", \
				    WRITERS}, \
	[SQL_VERDICTS_AGAINST] = {"verdict.against", \
				  "SELECT " VERDICT " FROM verdict v WHERE v.municipality = $1 AND " \
				  "v.other = $2 ORDER BY v.id", \
				  WRITERS}, \
	[SQL_VERDICTS_PLACED] = {"verdict.placed", \
				 "SELECT " VERDICT " FROM item i JOIN verdict v ON v.municipality " \
				 "= i.municipality AND v.item = i.id WHERE i.municipality = $1 AND " \
				 "i.meeting = $2 AND v.position > 0 AND v.state <> 'superseded' " \
				 "ORDER BY v.id", \
				 WRITERS}, \
	[SQL_WAITING_COUNT] = \
		{"correction.waiting", \
		 "SELECT (SELECT COUNT(*) FROM correction c LEFT JOIN item i ON i.municipality = " \
		 "c.municipality AND i.id = c.item WHERE c.state IN ('queued', 'contested') OR " \
		 "(i.withdrawn AND c.state = 'applied')) + (SELECT COUNT(*) FROM verdict v JOIN " \
		 "item i ON i.municipality = v.municipality AND i.id = v.item LEFT JOIN item o ON " \
		 "o.municipality = v.municipality AND o.id = v.other WHERE v.state = 'queued' OR " \
		 "(v.state = 'applied' AND (i.withdrawn OR o.withdrawn)))", \
		 OPERATOR}, \
	[SQL_VERDICTS_TOLD] = \
		{"verdict.told", \
		 "SELECT v.id, v.kind, v.item, v.position, v.anchor, v.instance, v.other, v.value, " \
		 "CASE WHEN v.state = 'applied' AND (i.withdrawn OR oi.withdrawn) THEN 'queued' " \
		 "ELSE v.state END, v.who, v.made, i.closed OR COALESCE(oi.closed, FALSE), v.municipality, " \
		 "b.slug, m.day, m.ordinal, i.slug, v.municipality, ob.slug, om.day, om.ordinal, " \
		 "oi.slug FROM verdict v JOIN item i ON i.municipality = v.municipality AND i.id = " \
		 "v.item JOIN meeting m ON m.municipality = i.municipality AND m.id = i.meeting " \
		 "JOIN body b ON b.municipality = m.municipality AND b.id = m.body LEFT JOIN item " \
		 "oi ON oi.municipality = v.municipality AND oi.id = v.other LEFT JOIN meeting om " \
		 "ON om.municipality = oi.municipality AND om.id = oi.meeting LEFT JOIN body ob ON " \
		 "ob.municipality = om.municipality AND ob.id = om.body WHERE (CAST($1 AS BIGINT) " \
		 "= 0 OR v.municipality = CAST($1 AS BIGINT)) AND (CAST($2 AS BIGINT) = 0 OR " \
		 "i.meeting = CAST($2 AS BIGINT)) AND (CAST($3 AS BIGINT) = 0 OR v.item = CAST($3 " \
		 "AS BIGINT) OR v.other = CAST($3 AS BIGINT)) AND (CAST($4 AS INTEGER) = 0 OR " \
		 "v.state = 'queued' OR (v.state = 'applied' AND (i.withdrawn OR oi.withdrawn))) " \
		 "ORDER BY v.municipality, v.made, v.id", \
		 ROLES}
/* clang-format on */

#endif
