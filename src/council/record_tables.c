/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/record_tables.h"

#include <string.h>

#define I(column)                         \
	{                                 \
		column, RECORD_INT, false \
	}
#define Y(column)                          \
	{                                  \
		column, RECORD_BOOL, false \
	}
#define T(column)                          \
	{                                  \
		column, RECORD_TEXT, false \
	}
#define B(column)                          \
	{                                  \
		column, RECORD_BLOB, false \
	}
#define END                             \
	{                               \
		NULL, RECORD_INT, false \
	}

typedef const struct record_column columns[];

static columns document = {
	I("municipality"), I("id"),	  T("name"),   T("media"), T("format"), T("agenda_key"),
	Y("closed"),	   T("imported"), B("sha256"), B("bytes"), END,
};
static columns document_file = {
	I("municipality"), I("document"), I("position"), T("name"), B("bytes"), END,
};
static columns document_reading = {
	I("municipality"), I("document"), I("reader"), I("words"), T("at"), END,
};
static columns extraction = {
	I("municipality"), I("id"),	   I("document"), I("part"), I("reader"),
	T("warnings"),	   B("text_hash"), T("layout"),	  T("text"), END,
};
static columns body = {I("municipality"), I("id"), T("name"), T("slug"), END};
static columns body_alias = {
	I("municipality"), T("folded"), T("alias"), I("body"), Y("by_person"), I("printed"), END,
};
static columns body_said = {
	I("municipality"), I("id"),    T("kind"), I("body"), I("other"), T("name"),
	T("slug"),	   T("state"), T("who"),  T("made"), END,
};
static columns body_said_meeting = {
	I("municipality"), I("said"), I("meeting"), I("ordinal"), Y("joined"), END,
};
static columns body_said_name = {
	I("municipality"), I("said"), T("folded"), Y("by_person"), I("printed"), END,
};
static columns meeting = {
	I("municipality"), I("id"),	   I("body"),	  T("day"),   I("ordinal"), T("starts"),
	T("ends"),	   T("place"),	   T("kind"),	  T("term"),  I("version"), I("document"),
	I("extraction"),   Y("withdrawn"), T("doubtful"), T("spans"), T("changed"), END,
};
static columns meeting_version = {
	I("municipality"), I("meeting"), I("version"),	I("document"), I("extraction"),
	T("kind"),	   Y("current"), T("imported"), END,
};
static columns meeting_seal = {I("municipality"), I("meeting"), B("parts"), END};
static columns attendance = {
	I("municipality"), I("meeting"), I("item"), I("decision"), I("position"), T("name"),
	T("party"),	   T("status"),	 T("note"), T("spans"),	   END,
};
static columns case_file = {I("municipality"), I("id"), T("number"), END};
static columns item = {
	I("municipality"),
	I("id"),
	I("meeting"),
	I("position"),
	T("number"),
	T("slug"),
	T("title"),
	{"kind", RECORD_TEXT, true},
	Y("closed"),
	Y("truncated"),
	Y("withdrawn"),
	{"case_file", RECORD_INT, true},
	{"doubtful", RECORD_TEXT, true},
	{"doubts", RECORD_INT, true},
	I("extraction"),
	{"spans", RECORD_TEXT, true},
	END,
};
static columns item_address = {I("municipality"), I("item"), T("slug"), END};
static columns section = {
	I("municipality"), I("item"), I("position"), T("kind"), T("heading"), T("spans"), END,
};
static columns item_part = {
	I("municipality"), I("item"), I("position"), T("mark"), T("body_text"), T("spans"), END,
};
static columns attachment = {
	I("municipality"), I("item"),	I("position"), T("title"),
	T("ref"),	   Y("closed"), T("spans"),    END,
};
static columns recommendation = {
	I("municipality"), I("item"), I("position"), T("by_whom"), T("spans"), END,
};
static columns point = {
	I("municipality"), I("item"), I("recommendation"), I("position"), T("body_text"),
	T("spans"),	   END,
};
static columns route_step = {
	I("municipality"), I("item"), I("recommendation"), I("position"), T("body_name"),
	T("spans"),	   END,
};
static columns decision = {
	I("municipality"), I("item"),	   I("position"), T("body_name"), T("day"),
	T("item_number"),  T("body_text"), T("doubtful"), T("spans"),	  END,
};
static columns outcome = {
	I("municipality"), I("item"),	 I("decision"), I("position"), I("recommendation"),
	I("point"),	   T("outcome"), T("doubtful"), T("spans"),    END,
};
static columns dissent = {
	I("municipality"), I("item"),	  I("position"), T("person"), T("party"),
	T("stance"),	   T("doubtful"), T("spans"),	 END,
};
static columns amount = {
	I("municipality"), I("item"),	   I("position"), I("oere"),  T("sign"),
	T("period"),	   T("body_text"), T("doubtful"), T("spans"), END,
};
static columns commitment = {
	I("municipality"), I("item"), I("position"),   T("body_text"), T("due"),   T("due_from"),
	T("due_to"),	   T("who"),  T("recurrence"), T("doubtful"),  T("spans"), END,
};
static columns correction = {
	I("municipality"), I("id"),	I("meeting"), I("item"), T("field"), T("old_value"),
	T("new_value"),	   T("anchor"), T("state"),   T("who"),	 T("made"),  END,
};
static columns verdict = {
	I("municipality"), I("id"),	  T("kind"),  I("item"),  I("position"),
	T("anchor"),	   T("instance"), I("other"), T("value"), T("state"),
	T("who"),	   T("made"),	  END,
};
static columns set_aside = {
	I("municipality"), B("sha256"), T("name"), I("reader"), T("code"),
	T("reason"),	   Y("again"),	T("seen"), I("words"),	END,
};

#define OPEN_ITEM(id)                                                                        \
	"NOT EXISTS (SELECT 1 FROM item i WHERE i.municipality = t.municipality AND i.id = " \
	"t." id " AND i.closed)"
/* What was closed later is closed in the older versions, too. */
#define OPEN_DOCUMENT(id)                                                                        \
	"NOT EXISTS (SELECT 1 FROM document d WHERE d.municipality = t.municipality AND d.id = " \
	"t." id " AND d.closed) AND NOT EXISTS (SELECT 1 FROM meeting_version v JOIN item i ON " \
	"i.municipality = v.municipality AND i.meeting = v.meeting WHERE v.municipality = "      \
	"t.municipality AND v.document = t." id " AND i.closed)"

const struct record_table record_tables[] = {
	{"document", document, 2, OPEN_DOCUMENT("id")},
	{"document_file", document_file, 3, OPEN_DOCUMENT("document")},
	{"document_reading", document_reading, 2, OPEN_DOCUMENT("document")},
	{"extraction", extraction, 2, OPEN_DOCUMENT("document")},
	{"body", body, 2, ""},
	{"body_alias", body_alias, 2, ""},
	{"meeting", meeting, 2, ""},
	{"meeting_version", meeting_version, 3, ""},
	{"meeting_seal", meeting_seal, 2, NULL},
	{"attendance", attendance, 5, OPEN_ITEM("item")},
	{"case_file", case_file, 2,
	 "EXISTS (SELECT 1 FROM item i WHERE i.municipality = t.municipality AND i.case_file = "
	 "t.id AND NOT i.closed)"},
	{"item", item, 2, ""},
	{"item_address", item_address, 3, ""},
	{"section", section, 3, OPEN_ITEM("item")},
	{"item_part", item_part, 3, OPEN_ITEM("item")},
	{"attachment", attachment, 3, "NOT t.closed AND " OPEN_ITEM("item")},
	{"recommendation", recommendation, 3, OPEN_ITEM("item")},
	{"point", point, 4, OPEN_ITEM("item")},
	{"route_step", route_step, 4, OPEN_ITEM("item")},
	{"decision", decision, 3, OPEN_ITEM("item")},
	{"outcome", outcome, 4, OPEN_ITEM("item")},
	{"dissent", dissent, 3, OPEN_ITEM("item")},
	{"amount", amount, 3, OPEN_ITEM("item")},
	{"commitment", commitment, 3, OPEN_ITEM("item")},
	{"correction", correction, 2, OPEN_ITEM("item")},
	{"verdict", verdict, 2, OPEN_ITEM("item") " AND " OPEN_ITEM("other")},
	{"body_said", body_said, 2, NULL},
	{"body_said_meeting", body_said_meeting, 3, NULL},
	{"body_said_name", body_said_name, 3, NULL},
	{"set_aside", set_aside, 2, NULL},
	{NULL, NULL, 0, NULL},
};

const char *const record_derived[] = {"derive_queue",
				      "derive_rules",
				      "person_fact",
				      "person_meeting",
				      "planned_meeting",
				      "pool",
				      "pool_amount",
				      "pool_year",
				      "person_at",
				      "link_item",
				      "link_key",
				      "mention",
				      "edge",
				      "thread_item",
				      "promise",
				      "promise_answer",
				      "promise_asked",
				      "promise_candidate",
				      "promise_chooser",
				      "promise_queue",
				      "promise_time",
				      NULL};

const struct record_table *record_table_named(const char *name)
{
	for (const struct record_table *t = record_tables; t->name; t++)
		if (strcmp(t->name, name) == 0)
			return t;
	return NULL;
}

size_t record_columns(const struct record_table *t)
{
	size_t n = 0;
	while (t->columns[n].name)
		n++;
	return n;
}
