/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the council module reads from the store for people, by name, with the roles that may ask:
 * the table of the module contract. Writing stands in write.c, meeting.c and their like, each
 * statement beside the values it binds (docs/decisions). */
#ifndef SP_COUNCIL_STATEMENTS_H
#define SP_COUNCIL_STATEMENTS_H

#include "module/module.h"

enum council_sql {
	SQL_MUNICIPALITIES,
	SQL_BODIES,
	SQL_BODY_ALIASES,
	SQL_MEETINGS,
	SQL_MEETING_AT,
	SQL_MEETINGS_OF_DAY,
	SQL_DAYS_NEAR,
	SQL_ITEM_AT,
	SQL_ITEM_AT_ONCE,
	SQL_MEETING,
	SQL_VERSIONS,
	SQL_SOURCES,
	SQL_ITEMS,
	SQL_ATTENDANCE,
	SQL_SECTIONS,
	SQL_PARTS,
	SQL_ATTACHMENTS,
	SQL_RECOMMENDATIONS,
	SQL_POINTS,
	SQL_ROUTE,
	SQL_DECISIONS,
	SQL_OUTCOMES,
	SQL_DISSENT,
	SQL_AMOUNTS,
	SQL_COMMITMENTS,
	SQL_CORRECTIONS,
	SQL_DOCUMENT,
	SQL_DOCUMENT_FILES,
	SQL_DOCUMENTS_STALE,
	SQL_STALE_COUNT,
	SQL_WAITING_COUNT,
	SQL_DOCUMENT_MEETINGS,
	SQL_EXPORTED_ON,
	SQL_KEY_OF_BODY,
	SQL_KEY_OF_MEETING,
	SQL_KEY_OF_ITEM,
	SQL_CHECK_DOCUMENTS,
	SQL_CHECK_EXTRACTIONS,
	SQL_CHECK_CLOSED,
	SQL_CHECK_MEETINGS,
	SQL_CHECK_MEETING_ATTENDANCE,
	SQL_CHECK_ITEMS,
	SQL_CHECK_FACTS,
	SQL_CHECK_TEXTS,
	SQL_CHECK_SEALS_SINCE,
	SQL_CHECK_SEALED,
	SQL_CHECK_ENTRIES,
	SQL_CHECK_GONE,
	SQL_CHECK_BODIES,
	SQL_SEAL,
	SQL_SEAL_BODY,
	SQL_SEAL_FIRST,
	SQL_SEAL_LAST = SQL_SEAL_FIRST + 16,
	COUNCIL_SQL_COUNT
};

extern const struct statement council_statements[COUNCIL_SQL_COUNT + 1];

static inline const char *council_sql(enum council_sql which)
{
	return council_statements[which].sql;
}

#endif
