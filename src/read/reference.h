/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an item's text says of other treatments of matters: "Byrådet vedtog den 3. maj 2021, pkt.
 * 11", "jf. punkt 192 på mødet den 27. juni", "I november 2020 blev der truffet politisk beslutning
 * om …"; and of the times at which its own matter began or was changed: "blev igangsat i
 * 2018/2019". Pure: text and what is known of the meeting in, facts with spans out. Words: groups
 * [reference…] of the lexicon.
 *
 * Not read: laws, agreements of the state, hearings of others, deadlines, periods of projects and
 * budgets, and what the record has anyway (the headings of earlier decisions, struct rec_decision).
 */
#ifndef SP_READ_REFERENCE_H
#define SP_READ_REFERENCE_H

#include "read/extract.h"

enum reference_kind {
	REFERENCE_DECIDED,   /* decided, adopted, granted; also "politisk beslutning" of nobody */
	REFERENCE_TREATED,   /* on the table, discussed, recommended, sent on */
	REFERENCE_INFORMED,  /* was told */
	REFERENCE_POSTPONED, /* put off or sent back there */
	REFERENCE_NAMED,     /* pointed to without a verb: "jf. pkt. 7", "(HU pkt. 3, juni 2021)" */
	REFERENCE_TO_COME, /* goes on there: "behandles i Byrådet den 3. maj", after the meeting */
	REFERENCE_HISTORY, /* the matter began, was changed or ended then; no body */
	REFERENCE_RULING,  /* "klager over dispensationen af 12. maj 2020": own, and a day */
	REFERENCE_HEARD,   /* the matter is sent to the body to be heard, or was: 120 days */
	REFERENCE_ASKED	   /* the body has asked for it: "som Byrådet bad om"; no time */
};

/* Which meeting is meant when no day tells it. */
enum reference_meeting {
	REFERENCE_ANY,	/* see first and last */
	REFERENCE_THIS, /* "punkt 7 på dagens dagsorden": first and last are the meeting's day */
	REFERENCE_PREVIOUS /* "på sidste møde": first and last are the 130 days before it */
};

struct reference {
	enum reference_kind kind;
	enum reference_meeting meeting;
	struct fact body; /* as printed; NULL: see own */
	bool own;	  /* "udvalget", "på sidste møde", "pkt. 7": the meeting's own body */
	bool planned; /* said in the present, before it happened: "behandles i Byrådet i maj" */
	bool passing; /* on its way: "af KB via AET den 18. december", which is KB's day */
	struct fact when; /* ISO day or the form of due (2020-11, 2021-Q2); NULL when not told */
	struct civil first, last; /* days it covers, both included; year 0 when not told */
	struct fact item_no;	  /* "11"; NULL when not told */
	struct fact said;	  /* the sentence */
};

struct references {
	SP_LIST(struct reference) list;
};

/* The references of one section's text, appended in the order of the text. Several bodies of one
 * treatment are a reference each ("godkendt af KB via AET og ØU d. 18. december 2019"). There is
 * always a body, own, or a time; NAMED has an item's number too. */
SP_MUST_USE sp_rc references_read(const struct extract_context *x, const struct passage *p,
				  enum section_kind section, struct references *out);
/* All of an item, as it comes from the reader or the store (passages are made from the facts);
 * from: the text it was read from. */
SP_MUST_USE sp_rc references_of_item(const struct extract_context *x, const struct extraction *from,
				     const struct rec_item *item, struct references *out);
const char *reference_kind_name(enum reference_kind k); /* "decided" … */

#endif
