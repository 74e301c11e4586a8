/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/statements.h"

#include "council/money_sql.h"
#include "council/statements_plan.h"
#include "council/statements_thread.h"

#include <stddef.h>

/* As many as search_result.c asks for at once. */
#define SEARCH_THESE                                                                            \
	"i.id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, " \
	"$18, $19, $20)"

enum { PUBLIC = 1u << ROLE_PUBLIC | 1u << ROLE_OPERATOR, OPERATOR = 1u << ROLE_OPERATOR };

/* The rows of one kind under the items of a meeting: $1 municipality, $2 meeting. */
#define OF_ITEMS(columns, table, order)                                                      \
	"SELECT f.item, " columns " FROM item i JOIN " table                                 \
	" f ON f.municipality = i.municipality AND f.item = i.id WHERE i.municipality = $1 " \
	"AND i.meeting = $2 ORDER BY f.item, " order

/* The places of the facts of some items: $1 municipality, $2 and $3 first and last item. */
#define PLACES(table)                                                          \
	"SELECT f.item, '" table "', i.extraction, f.spans FROM " table        \
	" f JOIN item i ON i.municipality = f.municipality AND i.id = f.item " \
	"WHERE f.municipality = $1 AND f.item >= $2 AND f.item <= $3 AND f.spans <> ''"

#define ALSO(table) " UNION ALL " PLACES(table)
#define ALL_PLACES                                                                           \
	PLACES("section")                                                                    \
	ALSO("item_part")                                                                    \
	ALSO("attachment")                                                                   \
	ALSO("recommendation")                                                               \
	ALSO("point")                                                                        \
	ALSO("route_step")                                                                   \
	ALSO("decision")                                                                     \
	ALSO("outcome")                                                                      \
	ALSO("dissent")                                                                      \
	ALSO("amount")                                                                       \
	ALSO("commitment")                                                                   \
	" UNION ALL SELECT f.item, 'attendance', i.extraction, f.spans FROM item i JOIN "    \
	"attendance f ON f.municipality = i.municipality AND f.meeting = i.meeting AND "     \
	"f.item = i.id WHERE i.municipality = $1 AND i.id >= $2 AND i.id <= $3 AND f.spans " \
	"<> ''"

/* $3 an item, 0 for all; $4 not 0: only those that wait. What was said of an item that the newest
 * version no longer has rests on nothing, and waits as long as that is so. */
#define CORRECTIONS(of)                                                                            \
	"SELECT c.municipality, c.id, b.slug, m.day, m.ordinal, i.slug, c.field, c.old_value, "    \
	"c.new_value, CASE WHEN i.withdrawn AND c.state <> 'superseded' THEN 'queued' ELSE "       \
	"c.state END, c.who, c.made, c.anchor, i.closed FROM correction c JOIN meeting "           \
	"m ON m.municipality = c.municipality AND m.id = c.meeting JOIN body b ON b.municipality " \
	"= m.municipality AND b.id = m.body LEFT JOIN item i ON i.municipality = c.municipality "  \
	"AND i.id = c.item WHERE " of " AND (CAST($3 AS BIGINT) = 0 OR c.item = CAST($3 AS "       \
	"BIGINT)) AND (CAST($4 AS INTEGER) = 0 OR c.state IN ('queued', 'contested') OR "          \
	"(i.withdrawn AND c.state = 'applied')) ORDER BY c.municipality, c.made, c.id"

/* The rows of some meetings by their values, for council/seal.c: meeting, owner, then the columns
 * in the order in which write.c gives them. $1 municipality, $2 and $3 first and last meeting. */
#define SEAL_ITEMS(table, columns)                                                     \
	{                                                                              \
		"seal." table,                                                         \
			"SELECT i.meeting, f.item, f.municipality, f.item, " columns   \
			" FROM item i JOIN " table                                     \
			" f ON f.municipality = i.municipality AND f.item = i.id "     \
			"WHERE i.municipality = $1 AND i.meeting >= $2 AND i.meeting " \
			"<= $3",                                                       \
			OPERATOR                                                       \
	}

const struct statement council_statements[COUNCIL_SQL_COUNT + 1] = {
	[SQL_MUNICIPALITIES] = {"municipality.list",
				"SELECT DISTINCT municipality FROM body ORDER BY municipality",
				PUBLIC},
	[SQL_BODIES] = {"body.list",
			"SELECT b.municipality, b.id, b.slug, b.name, (SELECT COUNT(*) FROM "
			"meeting m WHERE m.municipality = b.municipality AND m.body = b.id), "
			"(SELECT MIN(m.day) FROM meeting m WHERE m.municipality = b.municipality "
			"AND m.body = b.id), (SELECT MAX(m.day) FROM meeting m WHERE "
			"m.municipality = b.municipality AND m.body = b.id) FROM body b WHERE "
			"(CAST($1 AS BIGINT) = 0 OR b.municipality = CAST($1 AS BIGINT)) "
			"ORDER BY b.municipality, b.slug",
			PUBLIC},
	[SQL_BODY_ALIASES] = {"body.aliases",
			      "SELECT municipality, body, alias, folded FROM body_alias WHERE "
			      "(CAST($1 AS BIGINT) = 0 OR municipality = CAST($1 AS BIGINT)) "
			      "ORDER BY municipality, body, folded",
			      PUBLIC},
	[SQL_MEETINGS] = {"meeting.list",
			  "SELECT m.municipality, b.slug, b.name, m.day, m.ordinal, m.kind, "
			  "m.starts, m.place, m.version, m.withdrawn, (SELECT COUNT(*) FROM item i "
			  "WHERE i.municipality = m.municipality AND i.meeting = m.id AND NOT "
			  "i.withdrawn), (SELECT COUNT(*) FROM item i WHERE i.municipality = "
			  "m.municipality AND i.meeting = m.id AND NOT i.withdrawn AND i.doubts > "
			  "0) FROM meeting m JOIN body b ON b.municipality = m.municipality AND "
			  "b.id = m.body WHERE (CAST($1 AS BIGINT) = 0 OR m.municipality = CAST($1 "
			  "AS BIGINT)) AND (CAST($2 AS BIGINT) = 0 OR m.body = CAST($2 AS BIGINT)) "
			  "AND (CAST($3 AS TEXT) IS NULL OR m.day >= CAST($3 AS TEXT)) AND "
			  "(CAST($4 AS TEXT) IS NULL OR m.day <= CAST($4 AS TEXT)) "
			  "ORDER BY m.municipality, m.day, b.slug, m.ordinal",
			  PUBLIC},
	[SQL_MEETING_AT] = {"meeting.at",
			    "SELECT id FROM meeting WHERE municipality = $1 AND body = $2 AND day "
			    "= $3 AND ordinal = $4",
			    PUBLIC},
	[SQL_MEETINGS_OF_DAY] = {"meeting.of_day",
				 "SELECT id, ordinal FROM meeting WHERE municipality = $1 AND "
				 "body = $2 AND day = $3 ORDER BY ordinal",
				 PUBLIC},
	[SQL_DAYS_NEAR] = {"meeting.near",
			   "SELECT day FROM meeting WHERE municipality = $1 AND body = $2 ORDER BY "
			   "day",
			   PUBLIC},
	[SQL_ITEM_AT] = {"item.at",
			 "SELECT id, slug, number, withdrawn FROM item WHERE municipality = $1 AND "
			 "meeting = $2 ORDER BY withdrawn, position, id",
			 PUBLIC},
	[SQL_ITEM_AT_ONCE] = {"item.at_once",
			      "SELECT i.id, i.slug FROM item i JOIN item_address f ON "
			      "f.municipality = i.municipality AND f.item = i.id WHERE "
			      "i.municipality = $1 AND i.meeting = $2 AND f.slug = $3 ORDER BY "
			      "i.withdrawn, i.position, i.id",
			      PUBLIC},
	[SQL_MEETING] = {"meeting.get",
			 "SELECT b.slug, b.name, m.day, m.ordinal, m.starts, m.ends, m.place, "
			 "m.kind, m.term, m.version, m.extraction, m.withdrawn, m.doubtful, "
			 "m.spans, m.changed FROM meeting m JOIN body b ON b.municipality = "
			 "m.municipality AND b.id = m.body WHERE m.municipality = $1 AND m.id = $2",
			 PUBLIC},
	[SQL_VERSIONS] =
		{"meeting.versions",
		 "SELECT v.version, v.document, x.part, v.kind, v.current, v.imported, "
		 "d.name, d.format, d.sha256, x.reader FROM meeting_version v JOIN "
		 "document d ON d.municipality = v.municipality AND d.id = v.document JOIN "
		 "extraction x ON x.municipality = v.municipality AND x.id = v.extraction "
		 "WHERE v.municipality = $1 AND v.meeting = $2 ORDER BY v.version",
		 PUBLIC},
	[SQL_SOURCES] =
		{"meeting.sources",
		 "SELECT x.id, x.part, x.reader, x.text, x.layout, x.warnings, d.name, "
		 "d.sha256, d.format, d.media, d.agenda_key FROM extraction x JOIN document "
		 "d ON d.municipality = x.municipality AND d.id = x.document WHERE "
		 "x.municipality = $1 AND (x.id IN (SELECT i.extraction FROM item i WHERE "
		 "i.municipality = $1 AND i.meeting = $2) OR x.id IN (SELECT m.extraction "
		 "FROM meeting m WHERE m.municipality = $1 AND m.id = $2)) ORDER BY x.id",
		 PUBLIC},
	[SQL_ITEMS] = {"item.list",
		       "SELECT i.id, i.number, i.slug, i.title, i.kind, i.closed, i.truncated, "
		       "i.withdrawn, c.number, i.doubtful, i.extraction, i.spans FROM item i LEFT "
		       "JOIN case_file c ON c.municipality = i.municipality AND c.id = i.case_file "
		       "WHERE i.municipality = $1 AND i.meeting = $2 ORDER BY i.withdrawn, "
		       "i.position, i.id",
		       PUBLIC},
	[SQL_ATTENDANCE] = {"attendance.list",
			    "SELECT item, decision, status, name, party, note, spans FROM "
			    "attendance WHERE municipality = $1 AND meeting = $2 ORDER BY item, "
			    "decision, position",
			    PUBLIC},
	[SQL_SECTIONS] = {"section.list",
			  OF_ITEMS("f.kind, f.heading, f.spans", "section", "f.position"), PUBLIC},
	[SQL_PARTS] = {"part.list",
		       OF_ITEMS("f.mark, f.body_text, f.spans", "item_part", "f.position"), PUBLIC},
	[SQL_ATTACHMENTS] = {"attachment.list",
			     OF_ITEMS("f.title, f.ref, f.closed, f.spans", "attachment",
				      "f.position"),
			     PUBLIC},
	[SQL_RECOMMENDATIONS] = {"recommendation.list",
				 OF_ITEMS("f.by_whom, f.spans", "recommendation", "f.position"),
				 PUBLIC},
	[SQL_POINTS] = {"point.list",
			OF_ITEMS("f.recommendation, f.body_text, f.spans", "point",
				 "f.recommendation, f.position"),
			PUBLIC},
	[SQL_ROUTE] = {"route.list",
		       OF_ITEMS("f.recommendation, f.body_name, f.spans", "route_step",
				"f.recommendation, f.position"),
		       PUBLIC},
	[SQL_DECISIONS] = {"decision.list",
			   OF_ITEMS("f.position, f.body_name, f.day, f.item_number, f.body_text, "
				    "f.doubtful, f.spans",
				    "decision", "f.position"),
			   PUBLIC},
	[SQL_OUTCOMES] = {"outcome.list",
			  OF_ITEMS("f.decision, f.recommendation, f.point, f.outcome, f.doubtful, "
				   "f.spans",
				   "outcome", "f.decision, f.position"),
			  PUBLIC},
	[SQL_DISSENT] = {"dissent.list",
			 OF_ITEMS("f.person, f.party, f.stance, f.doubtful, f.spans", "dissent",
				  "f.position"),
			 PUBLIC},
	[SQL_AMOUNTS] = {"amount.list",
			 OF_ITEMS("f.oere, f.sign, f.period, f.body_text, f.doubtful, f.spans",
				  "amount", "f.position"),
			 PUBLIC},
	[SQL_COMMITMENTS] = {"commitment.list",
			     OF_ITEMS("f.body_text, f.due, f.due_from, f.due_to, f.who, "
				      "f.recurrence, f.doubtful, f.spans",
				      "commitment", "f.position"),
			     PUBLIC},
	[SQL_CORRECTIONS] = {"correction.list",
			     CORRECTIONS("(CAST($1 AS BIGINT) = 0 OR c.municipality = CAST($1 AS "
					 "BIGINT)) AND CAST($2 AS BIGINT) = 0"),
			     PUBLIC},
	[SQL_CORRECTIONS_OF] = {"correction.of_meeting",
				CORRECTIONS("c.municipality = $1 AND c.meeting = $2"), PUBLIC},
	[SQL_DOCUMENT] =
		{"document.get",
		 "SELECT name, bytes, sha256 FROM document WHERE municipality = $1 AND id = "
		 "$2",
		 OPERATOR},
	[SQL_DOCUMENT_FILES] = {"document.files",
				"SELECT name, bytes FROM document_file WHERE municipality = $1 AND "
				"document = $2 ORDER BY position",
				OPERATOR},
	[SQL_DOCUMENTS_STALE] =
		{"document.stale",
		 "SELECT d.municipality, d.id FROM document d WHERE (d.municipality "
		 "> $1 OR (d.municipality = $1 AND d.id > $2)) AND (CAST($3 AS "
		 "BIGINT) = 0 OR d.municipality = CAST($3 AS BIGINT)) AND NOT "
		 "EXISTS (SELECT 1 FROM document_reading r WHERE r.municipality = "
		 "d.municipality AND r.document = d.id AND r.reader = $4 AND "
		 "r.words = $5) ORDER BY d.municipality, d.id LIMIT 256",
		 OPERATOR},
	[SQL_STALE_COUNT] = {"document.stale_count",
			     "SELECT COUNT(*) FROM document_reading WHERE reader <> $1 OR words <> "
			     "$2",
			     OPERATOR},
	[SQL_DOCUMENT_MEETINGS] =
		{"document.meetings",
		 "SELECT m.id, m.version, m.extraction, m.kind, m.starts, m.ordinal, m.body, "
		 "m.day, "
		 "m.withdrawn, x.part, n.document, n.part FROM meeting_version v JOIN extraction x "
		 "ON x.municipality = v.municipality AND x.id = v.extraction JOIN meeting m ON "
		 "m.municipality = v.municipality AND m.id = v.meeting JOIN extraction n ON "
		 "n.municipality = m.municipality AND n.id = m.extraction WHERE v.municipality = "
		 "$1 "
		 "AND v.document = $2 ORDER BY x.part, m.id",
		 OPERATOR},
	[SQL_EXPORTED_ON] = {"meeting.exported",
			     "SELECT m.id, m.body, b.slug, m.ordinal, m.kind FROM meeting m JOIN "
			     "body b ON b.municipality = m.municipality AND b.id = m.body JOIN "
			     "document d ON d.municipality = m.municipality AND d.id = m.document "
			     "WHERE m.municipality = $1 AND m.day = $2 AND (d.media = 'xml' OR "
			     "d.media = 'json') ORDER BY m.id",
			     OPERATOR},
	[SQL_KEY_OF_BODY] = {"key.body",
			     "SELECT slug, NULL, 1, NULL FROM body WHERE municipality = $1 AND id "
			     "= $2",
			     OPERATOR},
	[SQL_KEY_OF_MEETING] = {"key.meeting",
				"SELECT b.slug, m.day, m.ordinal, NULL FROM meeting m JOIN body b "
				"ON b.municipality = m.municipality AND b.id = m.body WHERE "
				"m.municipality = $1 AND m.id = $2",
				OPERATOR},
	[SQL_KEY_OF_ITEM] = {"key.item",
			     "SELECT b.slug, m.day, m.ordinal, i.slug FROM item i JOIN meeting m "
			     "ON m.municipality = i.municipality AND m.id = i.meeting JOIN body b "
			     "ON b.municipality = m.municipality AND b.id = m.body WHERE "
			     "i.municipality = $1 AND i.id = $2",
			     OPERATOR},
	[SQL_CHECK_DOCUMENTS] = {"check.documents",
				 "SELECT municipality, id, name, sha256, bytes FROM document WHERE "
				 "municipality > $1 OR (municipality = $1 AND id > $2) ORDER BY "
				 "municipality, id LIMIT 8",
				 OPERATOR},
	[SQL_CHECK_EXTRACTIONS] = {"check.extractions",
				   "SELECT municipality, id, text_hash, text FROM extraction WHERE "
				   "municipality > $1 OR (municipality = $1 AND id > $2) ORDER BY "
				   "municipality, id LIMIT 50",
				   OPERATOR},
	[SQL_CHECK_CLOSED] =
		{"check.closed",
		 "SELECT DISTINCT d.municipality, d.name FROM item i JOIN extraction x "
		 "ON x.municipality = i.municipality AND x.id = i.extraction JOIN "
		 "document d ON d.municipality = x.municipality AND d.id = x.document "
		 "WHERE i.closed AND NOT d.closed",
		 OPERATOR},
	[SQL_CHECK_MEETINGS] = {"check.meetings",
				"SELECT municipality, id, extraction, spans FROM meeting WHERE "
				"municipality > $1 OR (municipality = $1 AND id > $2) ORDER BY "
				"municipality, id LIMIT 200",
				OPERATOR},
	[SQL_CHECK_MEETING_ATTENDANCE] =
		{"check.meeting_attendance",
		 "SELECT m.id, m.extraction, a.spans FROM attendance a "
		 "JOIN meeting m ON m.municipality = a.municipality AND "
		 "m.id = a.meeting WHERE a.municipality = $1 AND a.meeting "
		 ">= $2 AND a.meeting <= $3 AND a.item = 0",
		 OPERATOR},
	[SQL_CHECK_ITEMS] = {"check.items",
			     "SELECT municipality, id, extraction, spans FROM item WHERE "
			     "municipality > $1 OR (municipality = $1 AND id > $2) ORDER BY "
			     "municipality, id LIMIT 500",
			     OPERATOR},
	[SQL_CHECK_FACTS] = {"check.facts", ALL_PLACES, OPERATOR},
	[SQL_CHECK_TEXTS] = {"check.texts",
			     "SELECT id, text FROM extraction WHERE municipality = $1 AND (id IN "
			     "(SELECT extraction FROM item WHERE municipality = $1 AND id >= $2 "
			     "AND id <= $3) OR id IN (SELECT extraction FROM meeting WHERE "
			     "municipality = $1 AND id >= $2 AND id <= $3)) ORDER BY id",
			     OPERATOR},
	[SQL_CHECK_SEALS_SINCE] = {"check.seals_since",
				   "SELECT applied FROM store_migration WHERE module = 'council' "
				   "AND version = 2",
				   OPERATOR},
	[SQL_CHECK_SEALED] = {"check.sealed",
			      "SELECT m.municipality, m.id, b.slug, m.day, m.ordinal FROM meeting "
			      "m JOIN body b ON b.municipality = m.municipality AND b.id = m.body "
			      "WHERE m.municipality > $1 OR (m.municipality = $1 AND m.id > $2) "
			      "ORDER BY m.municipality, m.id LIMIT 100",
			      OPERATOR},
	[SQL_CHECK_ENTRIES] =
		{"check.entries",
		 "SELECT a.object_id AS meeting, a.seq AS seq, a.action, "
		 "a.before_hash, a.after_hash, a.at FROM audit_entry a WHERE "
		 "a.municipality = $1 AND a.object_table = 'meeting' AND "
		 "a.object_id >= $2 AND a.object_id <= $3 UNION ALL SELECT "
		 "i.meeting AS meeting, a.seq AS seq, a.action, a.before_hash, "
		 "a.after_hash, a.at FROM item i JOIN audit_entry a ON a.municipality = "
		 "i.municipality AND a.object_table = 'item' AND a.object_id = i.id "
		 "WHERE i.municipality = $1 AND i.meeting >= $2 AND i.meeting <= $3",
		 OPERATOR},
	[SQL_CHECK_GONE] = {"check.gone",
			    "SELECT a.municipality, a.object_table, a.object_id, a.seq FROM "
			    "audit_entry a WHERE a.after_hash IS NOT NULL AND ((a.object_table = "
			    "'meeting' AND NOT EXISTS (SELECT 1 FROM meeting m WHERE "
			    "m.municipality = a.municipality AND m.id = a.object_id)) OR "
			    "(a.object_table = 'body' AND NOT EXISTS (SELECT 1 FROM body b WHERE "
			    "b.municipality = a.municipality AND b.id = a.object_id))) AND NOT "
			    "EXISTS (SELECT 1 FROM audit_entry n WHERE n.municipality = "
			    "a.municipality AND n.object_table = a.object_table AND n.object_id = "
			    "a.object_id AND n.seq > a.seq) ORDER BY a.municipality, a.seq",
			    OPERATOR},
	[SQL_CHECK_BODIES] =
		{"check.bodies",
		 "SELECT b.municipality, b.id, b.slug, a.seq, a.after_hash, a.at FROM body b "
		 "JOIN audit_entry a ON a.municipality = b.municipality AND "
		 "a.object_table = 'body' AND a.object_id = b.id AND NOT EXISTS "
		 "(SELECT 1 FROM audit_entry n WHERE n.municipality = a.municipality "
		 "AND n.object_table = a.object_table AND n.object_id = a.object_id "
		 "AND n.seq > a.seq) ORDER BY b.municipality, b.id",
		 OPERATOR},
	[SQL_DERIVE_QUEUE] = {"derive.queue",
			      "SELECT municipality, meeting FROM derive_queue ORDER BY "
			      "municipality, meeting LIMIT COALESCE(CAST($1 AS INTEGER), 0)",
			      PUBLIC},
	[SQL_DERIVE_WAITS] = {"derive.waits",
			      "SELECT 1 FROM derive_queue UNION ALL SELECT 1 FROM promise_queue "
			      "UNION ALL SELECT 1 FROM promise_chooser LIMIT 1",
			      PUBLIC},
	PLAN_STATEMENTS(PUBLIC),
	[SQL_MEETINGS_AFTER] =
		{"meeting.after",
		 "SELECT municipality, day, id FROM meeting WHERE (municipality, day, id) > ($1, "
		 "$2, $3) AND (CAST($4 AS BIGINT) = 0 OR municipality = CAST($4 AS BIGINT)) ORDER "
		 "BY municipality, day, id LIMIT 256",
		 OPERATOR},
	[SQL_PERSON_NAMED] =
		{"person.named",
		 "SELECT b.municipality, CAST($2 AS TEXT) FROM (SELECT DISTINCT municipality FROM "
		 "body) b WHERE (CAST($1 AS BIGINT) = 0 OR b.municipality = CAST($1 AS BIGINT)) "
		 "AND (EXISTS (SELECT 1 FROM person_meeting p WHERE p.municipality = "
		 "b.municipality AND p.folded = CAST($2 AS TEXT)) OR EXISTS (SELECT 1 FROM "
		 "person_fact p WHERE p.municipality = b.municipality AND p.folded = CAST($2 AS "
		 "TEXT))) ORDER BY b.municipality",
		 PUBLIC},
	[SQL_PERSON_NAMES] =
		{"person.names",
		 "SELECT municipality, folded, MAX(name) FROM (SELECT municipality, folded, name "
		 "FROM person_meeting UNION ALL SELECT municipality, folded, name FROM "
		 "person_fact WHERE folded <> '' AND NOT closed) p WHERE (CAST($1 AS BIGINT) = 0 "
		 "OR municipality = CAST($1 AS BIGINT)) GROUP BY municipality, folded ORDER BY "
		 "folded, municipality",
		 PUBLIC},
	[SQL_MEETING_IDS] = {"meeting.ids",
			     "SELECT id FROM meeting WHERE municipality = $1 AND id > $2 ORDER BY "
			     "id LIMIT 256",
			     OPERATOR},
	[SQL_BODY_IDS] = {"body.ids",
			  "SELECT id FROM body WHERE municipality = $1 AND id > $2 ORDER BY id "
			  "LIMIT 256",
			  OPERATOR},
	[SQL_SEARCH_ITEM] =
		{"search.item",
		 "SELECT i.municipality, b.slug, b.name, m.day, m.ordinal, i.slug, "
		 "i.number, i.title, i.closed, d.name, x.text, x.layout FROM item i JOIN "
		 "meeting m ON m.municipality = i.municipality AND m.id = i.meeting "
		 "JOIN body b ON b.municipality = m.municipality AND b.id = m.body JOIN "
		 "extraction x ON x.municipality = i.municipality AND x.id = "
		 "i.extraction JOIN document d ON d.municipality = x.municipality AND "
		 "d.id = x.document WHERE i.id = $1",
		 PUBLIC},
	[SQL_SEARCH_ITEMS] = {"search.items",
			      "SELECT i.id, i.municipality, b.slug, b.name, m.day, m.ordinal, "
			      "i.slug, i.number, i.title, i.closed, d.name, i.extraction, (SELECT "
			      "MAX(v.value) FROM verdict v WHERE v.municipality = i.municipality "
			      "AND v.item = i.id AND v.kind = 'name' AND v.state = 'applied') FROM "
			      "item i JOIN meeting m ON m.municipality = i.municipality AND m.id = "
			      "i.meeting JOIN body b ON b.municipality = m.municipality AND b.id = "
			      "m.body JOIN extraction x ON x.municipality = i.municipality AND "
			      "x.id = i.extraction JOIN document d ON d.municipality = "
			      "x.municipality AND d.id = x.document WHERE " SEARCH_THESE,
			      PUBLIC},
	[SQL_SEARCH_SECTIONS] =
		{"search.sections",
		 "SELECT i.id, c.spans FROM item i JOIN section c ON "
		 "c.municipality = i.municipality AND c.item = i.id WHERE " SEARCH_THESE
		 " ORDER BY i.id, CASE c.kind WHEN 'decision' THEN 0 "
		 "WHEN 'recommendation' THEN 1 ELSE 2 END, c.position",
		 PUBLIC},
	[SQL_SEARCH_PARTIES] =
		{"search.parties",
		 "WITH RECURSIVE each (party) AS (SELECT MIN(party) FROM dissent UNION ALL SELECT "
		 "(SELECT MIN(d.party) FROM dissent d WHERE d.party > each.party) FROM each WHERE "
		 "each.party IS NOT NULL) SELECT party FROM each WHERE party IS NOT NULL",
		 PUBLIC},
	[SQL_SEARCH_TEXTS] = {"search.texts",
			      "SELECT x.municipality, x.id, x.text, x.layout FROM (SELECT DISTINCT "
			      "i.municipality, i.extraction FROM item i WHERE " SEARCH_THESE ") i "
			      "JOIN extraction x ON x.municipality = i.municipality AND x.id = "
			      "i.extraction",
			      PUBLIC},
	THREAD_STATEMENTS(PUBLIC),
	VERDICT_STATEMENTS(PUBLIC, OPERATOR),
	[SQL_CHECK_VERDICTS] = {"check.verdicts",
				"SELECT municipality, id FROM verdict WHERE kind NOT IN ('join', "
				"'split', 'name', 'answered', 'not-answered', 'moved', 'part', "
				"'not-part') OR state NOT IN ('applied', 'queued', 'superseded') "
				"OR (kind IN ('join', 'split') AND other IS NULL) ORDER BY "
				"municipality, id",
				OPERATOR},
	MONEY_STATEMENTS(PUBLIC, OPERATOR)[SQL_SEAL] =
		{"seal.kept",
		 "SELECT parts FROM meeting_seal WHERE municipality = $1 AND meeting = $2",
		 OPERATOR},
	[SQL_SEAL_BODY] = {"seal.body",
			   "SELECT b.municipality, b.id, b.name, b.slug, l.folded, l.alias FROM "
			   "body b LEFT JOIN body_alias l ON l.municipality = b.municipality AND "
			   "l.body = b.id AND l.by_person WHERE b.municipality = $1 AND b.id = $2 "
			   "ORDER BY l.folded",
			   OPERATOR},
	[SQL_SEAL_FIRST] =
		{"seal.meeting",
		 "SELECT m.id, m.id, m.municipality, m.id, m.body, b.name, b.slug, m.day, "
		 "m.ordinal, m.starts, m.ends, m.place, m.kind, m.term, m.version, m.document, "
		 "m.extraction, m.withdrawn, m.doubtful, m.spans, m.changed FROM meeting m JOIN "
		 "body b ON b.municipality = m.municipality AND b.id = m.body WHERE "
		 "m.municipality = $1 AND m.id >= $2 AND m.id <= $3",
		 OPERATOR},
	{"seal.meeting_version",
	 "SELECT v.meeting, v.meeting, v.municipality, v.meeting, v.version, v.document, d.sha256, "
	 "v.extraction, x.text_hash, v.kind, v.current, v.imported FROM meeting_version v JOIN "
	 "document d ON d.municipality = v.municipality AND d.id = v.document JOIN extraction x ON "
	 "x.municipality = v.municipality AND x.id = v.extraction WHERE v.municipality = $1 AND "
	 "v.meeting >= $2 AND v.meeting <= $3",
	 OPERATOR},
	{"seal.attendance",
	 "SELECT meeting, CASE WHEN item = 0 THEN meeting ELSE item END, municipality, meeting, "
	 "item, decision, position, name, party, status, note, spans FROM attendance WHERE "
	 "municipality = $1 AND meeting >= $2 AND meeting <= $3",
	 OPERATOR},
	{"seal.correction",
	 "SELECT meeting, meeting, municipality, id, meeting, item, field, old_value, new_value, "
	 "anchor, state, who, made FROM correction WHERE municipality = $1 AND meeting >= $2 AND "
	 "meeting <= $3",
	 OPERATOR},
	{"seal.item",
	 "SELECT i.meeting, i.id, i.municipality, i.id, i.meeting, i.position, i.number, i.slug, "
	 "i.title, i.kind, i.closed, i.truncated, i.withdrawn, c.number, i.doubtful, i.doubts, "
	 "i.extraction, i.spans FROM item i LEFT JOIN case_file c ON c.municipality = "
	 "i.municipality AND c.id = i.case_file WHERE i.municipality = $1 AND i.meeting >= $2 AND "
	 "i.meeting <= $3",
	 OPERATOR},
	SEAL_ITEMS("item_address", "f.slug"),
	SEAL_ITEMS("section", "f.position, f.kind, f.heading, f.spans"),
	SEAL_ITEMS("item_part", "f.position, f.mark, f.body_text, f.spans"),
	SEAL_ITEMS("attachment", "f.position, f.title, f.ref, f.closed, f.spans"),
	SEAL_ITEMS("recommendation", "f.position, f.by_whom, f.spans"),
	SEAL_ITEMS("point", "f.recommendation, f.position, f.body_text, f.spans"),
	SEAL_ITEMS("route_step", "f.recommendation, f.position, f.body_name, f.spans"),
	SEAL_ITEMS("decision", "f.position, f.body_name, f.day, f.item_number, f.body_text, "
			       "f.doubtful, f.spans"),
	SEAL_ITEMS("outcome", "f.decision, f.position, f.recommendation, f.point, f.outcome, "
			      "f.doubtful, f.spans"),
	SEAL_ITEMS("dissent", "f.position, f.person, f.party, f.stance, f.doubtful, f.spans"),
	SEAL_ITEMS("amount", "f.position, f.oere, f.sign, f.period, f.body_text, f.doubtful, "
			     "f.spans"),
	SEAL_ITEMS("verdict", "f.id, f.kind, f.position, f.anchor, f.instance, f.other, f.value, "
			      "f.state, f.who, f.made"),
	[SQL_SEAL_LAST] =
		SEAL_ITEMS("commitment", "f.position, f.body_text, f.due, f.due_from, f.due_to, "
					 "f.who, f.recurrence, f.doubtful, f.spans"),
	[COUNCIL_SQL_COUNT] = {NULL, NULL, 0},
};
