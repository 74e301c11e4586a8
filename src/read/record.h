/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of one meeting, as read from one document. Everything belongs to the arena it was read
 * in. The meaning of each field is told in docs/reading.md. */
#ifndef SP_READ_RECORD_H
#define SP_READ_RECORD_H

#include "read/passage.h"

#define READER_VERSION 8

enum meeting_kind { MEETING_KIND_UNKNOWN, MEETING_AGENDA, MEETING_SUPPLEMENT, MEETING_MINUTES };
enum item_kind { ITEM_KIND_UNKNOWN, ITEM_DECIDE, ITEM_INFORM, ITEM_DISCUSS };

enum section_kind {
	SECTION_OTHER,
	SECTION_SUMMARY,
	SECTION_FACTS,
	SECTION_RECOMMENDATION,
	SECTION_DECISION,	/* the meeting body's own */
	SECTION_PRIOR_DECISION, /* another body's, or an earlier meeting's */
	SECTION_ATTACHMENTS,
	SECTION_ECONOMY,
	SECTION_LAW,
	SECTION_HISTORY,
	SECTION_COMPETENCE,
	SECTION_ROUTE,
	SECTION_PROCESS, /* Sagens videre forløb, tidsplan */
	SECTION_CONSULTATION
};

enum outcome {
	OUTCOME_NONE,
	OUTCOME_APPROVED,
	OUTCOME_RECOMMENDED,
	OUTCOME_NOTED,
	OUTCOME_DISCUSSED,
	OUTCOME_POSTPONED,
	OUTCOME_RETURNED,
	OUTCOME_REJECTED,
	OUTCOME_AMENDED,
	OUTCOME_COUNT
};
enum stance { STANCE_FOR, STANCE_AGAINST, STANCE_ABSTAIN, STANCE_OWN };

struct rec_person {
	struct fact name;
	struct fact party; /* letter, or the party's name as printed */
	struct fact note;  /* "Afbud", "Suppleant for …", "inhabil"; text NULL when none */
};
typedef SP_LIST(struct rec_person) rec_persons;
typedef SP_LIST(struct fact) rec_facts;

enum { POINTS_MOST = 500 /* read of one recommendation */ };

struct rec_recommendation {
	struct fact by;
	rec_facts to;	  /* route, in order */
	rec_facts points; /* each with its sub-points in the text */
};

struct rec_outcome {
	int rec, point; /* from 1; 0 when there is no recommendation */
	enum outcome outcome;
	struct fact said; /* the words it follows from */
};

struct rec_decision {
	struct fact body; /* prior decisions: NULL when not said */
	struct fact date; /* ISO */
	struct fact item_no;
	struct fact text; /* NULL for none, "." and "-" */
	SP_LIST(struct rec_outcome) outcomes;
	rec_persons absent;
};

struct rec_dissent {
	struct fact person, party; /* one or both */
	enum stance stance;
	struct fact said;
};

struct rec_amount {
	int64_t oere;
	char sign; /* '+', '-', 0 */
	struct fact period;
	struct fact text; /* as printed */
};

struct rec_commitment {
	struct fact text;
	struct fact due; /* the labels' form */
	struct fact who;
	struct fact recurrence;	 /* "halvårligt": value "P6M"; NULL when none */
	struct fact first, last; /* ISO days the due covers; NULL when no due */
};

struct rec_attachment {
	struct fact title;
	const char *ref;
	bool closed;
};

struct rec_section {
	enum section_kind kind;
	struct fact heading; /* NULL: text before any heading */
	struct fact text;
	struct passage passage;
};

/* A lettered or numbered sub-point of an item: "A. Invitation til …". */
struct rec_part {
	struct fact mark;
	struct fact text;
};

struct rec_item {
	struct fact number, title, case_no;
	enum item_kind kind;
	struct fact kind_said;
	bool closed, truncated;
	bool points_cut; /* a recommendation has more points than are read */
	struct fact closed_said;
	SP_LIST(struct rec_attachment) attachments;
	SP_LIST(struct rec_section) sections;
	SP_LIST(struct rec_part) parts;
	SP_LIST(struct rec_recommendation) recommendations;
	SP_LIST(struct rec_decision) prior_decisions;
	struct rec_decision decision;
	SP_LIST(struct rec_dissent) dissent;
	rec_persons absent;
	SP_LIST(struct rec_amount) amounts;
	SP_LIST(struct rec_commitment) commitments;
	rec_facts route;  /* a route field of the item, in order; goes into every recommendation */
	enum doubt doubt; /* of its very borders: of all that stands in it */
};

struct rec_meeting {
	struct fact body;
	rec_facts body_aliases;
	struct fact date, start, end, place;
	enum meeting_kind kind;
	struct fact kind_said;
	rec_persons present, absent;
	struct fact municipality; /* name as found in the text, NULL when not */
};

struct record {
	const struct extraction *from;
	struct rec_meeting meeting;
	int municipality; /* code, 0 when not found */
	SP_LIST(struct rec_item) items;
	enum doubt doubt; /* of the list of items as such */
};

const char *outcome_name(enum outcome o);     /* "approved" … */
const char *stance_name(enum stance s);	      /* "against" … */
const char *item_kind_name(enum item_kind k); /* "beslutning" …, NULL for unknown */
const char *meeting_kind_name(enum meeting_kind k);
const char *section_kind_name(enum section_kind k);

#endif
