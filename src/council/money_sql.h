/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statements of council/money.c, a part of the table in statements.c. */
#ifndef SP_COUNCIL_MONEY_SQL_H
#define SP_COUNCIL_MONEY_SQL_H

/* $1 municipality, $2 body (0: all), $3 and $4 first and last day (NULL: any). */
#define MONEY_OF(table)                                                                        \
	"(CAST($1 AS BIGINT) = 0 OR " table                                                    \
	".municipality = CAST($1 AS BIGINT)) AND (CAST($2 AS BIGINT) = 0 OR m.body = CAST($2 " \
	"AS BIGINT)) AND (CAST($3 AS TEXT) IS NULL OR m.day >= CAST($3 AS TEXT)) AND "         \
	"(CAST($4 AS TEXT) IS NULL OR m.day <= CAST($4 AS TEXT)) "

#define MONEY_POOL                                                                              \
	"p.municipality, p.item, p.position, p.inside, p.confidence, p.verdict, p.difference, " \
	"p.yearly, p.by_person, p.spans"

#define MONEY_STATEMENTS(PUBLIC, OPERATOR)                                                         \
	[SQL_POOLS] =                                                                              \
		{"pool.list",                                                                      \
		 "SELECT " MONEY_POOL                                                              \
		 " FROM pool p JOIN item i ON i.municipality = p.municipality "                    \
		 "AND i.id = p.item JOIN meeting m ON m.municipality = i.municipality AND "        \
		 "m.id = i.meeting JOIN body b ON b.municipality = m.municipality AND b.id = "     \
		 "m.body WHERE " MONEY_OF(                                                         \
			 "p") "AND (CAST($5 AS INTEGER) = 0 OR p.place = 0) AND CASE WHEN "        \
			      "i.closed THEN 1 ELSE 0 END = CAST($6 AS INTEGER) AND NOT "          \
			      "i.withdrawn AND NOT m.withdrawn ORDER BY p.place, p.oere DESC, "    \
			      "p.municipality, m.day, b.slug, m.ordinal, i.position, p.item, "     \
			      "p.position LIMIT COALESCE(CAST($7 "                                 \
			      "AS INTEGER), 0)",                                                   \
		 PUBLIC},                                                                          \
	[SQL_POOLS_OF_ITEM] = {"pool.of_item",                                                     \
			       "SELECT " MONEY_POOL                                                \
			       " FROM pool p WHERE p.municipality = $1 AND p.item = "              \
			       "$2 ORDER BY p.position",                                           \
			       PUBLIC},                                                            \
	[SQL_POOL_AMOUNTS] =                                                                       \
		{"pool.amounts",                                                                   \
		 "SELECT part, words, oere, sign, period, times, how, amount, spans "              \
		 "FROM pool_amount WHERE municipality = $1 AND item = $2 AND pool = $3 "           \
		 "ORDER BY position",                                                              \
		 PUBLIC},                                                                          \
	[SQL_POOL_YEARS] =                                                                         \
		{"pool.years",                                                                     \
		 "SELECT year, total, parts, verdict FROM pool_year WHERE municipality "           \
		 "= $1 AND item = $2 AND pool = $3 ORDER BY position",                             \
		 PUBLIC},                                                                          \
	[SQL_AMOUNTS_LARGEST] =                                                                    \
		{"amount.largest",                                                                 \
		 "SELECT a.municipality, a.item, a.position, a.oere, a.sign, a.period, a.spans "   \
		 "FROM amount a JOIN item i ON i.municipality = a.municipality AND i.id = a.item " \
		 "JOIN meeting m ON m.municipality = i.municipality AND m.id = i.meeting "         \
		 "JOIN body b ON b.municipality = m.municipality AND b.id = m.body "               \
		 "WHERE " MONEY_OF(                                                                \
			 "a") "AND CASE WHEN i.closed THEN 1 ELSE 0 END = CAST($5 AS "             \
			      "INTEGER) AND NOT "                                                  \
			      "i.withdrawn AND NOT m.withdrawn ORDER BY a.oere DESC, "             \
			      "a.municipality, m.day, b.slug, m.ordinal, i.position, "             \
			      "a.item, a.position LIMIT COALESCE(CAST($6 AS INTEGER), 0)",         \
		 PUBLIC},                                                                          \
	[SQL_AMOUNTS_OF_ITEM] = {"amount.of_item",                                                 \
				 "SELECT municipality, item, position, oere, sign, period, spans " \
				 "FROM amount WHERE municipality = $1 AND item = $2 ORDER BY "     \
				 "position",                                                       \
				 PUBLIC},                                                          \
	[SQL_ITEMS_OF_MATTER] = {"thread.items_beside",                                            \
				 "SELECT item FROM thread_item WHERE municipality = $1 AND "       \
				 "thread = (SELECT thread FROM thread_item WHERE municipality = "  \
				 "$1 AND item = $2) AND item <> $2 ORDER BY item",                 \
				 PUBLIC},                                                          \
	[SQL_POOL_PLACES] = {"pool.places",                                                        \
			     "SELECT DISTINCT p.words FROM pool_amount p JOIN pool_amount t ON "   \
			     "t.municipality = p.municipality AND t.item = p.item AND t.pool = "   \
			     "p.pool WHERE p.municipality = $1 AND p.item = $2 AND p.part > 0 "    \
			     "AND p.amount = $3 AND t.part = 0 AND t.amount = $4 ORDER BY 1",      \
			     OPERATOR},                                                            \
	[SQL_POOL_PARTS] = {"pool.parts",                                                          \
			    "SELECT DISTINCT p.amount FROM pool_amount t JOIN pool_amount p ON "   \
			    "p.municipality = t.municipality AND p.item = t.item AND p.pool = "    \
			    "t.pool AND p.part > 0 AND p.amount > 0 WHERE t.municipality = $1 "    \
			    "AND t.item = $2 AND t.part = 0 AND t.amount = $3 ORDER BY 1",         \
			    OPERATOR},                                                             \
	[SQL_AMOUNT_WORDS] = {                                                                     \
		"amount.words",                                                                    \
		"SELECT body_text FROM amount WHERE municipality = $1 AND item = $2 "              \
		"AND position = $3",                                                               \
		OPERATOR},

#endif
