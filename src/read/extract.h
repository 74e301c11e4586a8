/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The extractors: each reads one kind of fact out of a passage. They are pure: the same passage and
 * context give the same facts, nothing is stored. Each lives in a file of its own name. */
#ifndef SP_READ_EXTRACT_H
#define SP_READ_EXTRACT_H

#include "core/civil.h"
#include "read/lexicon.h"
#include "read/record.h"

/* What an extractor may know about the meeting and the item around its passage. */
struct extract_context {
	struct arena *arena;
	const struct lexicon *lex;
	const struct rec_meeting *meeting; /* body and aliases */
	struct civil date;		   /* the meeting's; year 0 unknown */
	const struct rec_item *item;	   /* NULL outside items */
	struct str above;		   /* the item's text above the decision in hand */
	bool told;			   /* minutes, or not said to be an agenda */
	bool prose; /* minutes without a single section's heading: an item's text is its decision */
};

/* recommend.c: a recommendation section → one entry per recommending party, appended. `to` comes
 * from the route formula or the at-clause's subject; the item's route field, when it has one, comes
 * first. "udvalget" is the meeting's body. */
SP_MUST_USE sp_rc recommendation_read(const struct extract_context *x, const struct passage *p,
				      struct rec_item *item);
/* route.c: a route said in a field or a title prefix: "HU/ØK/BY", "HU (udtalelse), BY
 * (beslutning)", "via A og B til C". Appends bodies in order. */
SP_MUST_USE sp_rc route_read(const struct extract_context *x, const struct passage *p,
			     rec_facts *to);

/* decision.c: the heading of a decision ("Beslutning fra Direktionen, 31. maj 2021, pkt. 5:",
 * "Social og Sundhed, 4. juni 2020, pkt. 187:"). Fills body, date, item_no; rest_from is where text
 * after the heading on the same line begins (the passage's length when none). False when the
 * passage is no decision heading. */
struct decision_heading {
	struct rec_decision said;
	size_t rest_from;
	bool bare; /* "Beslutning" and nothing else */
};
SP_MUST_USE sp_rc decision_heading_read(const struct extract_context *x, const struct passage *p,
					bool *is, struct decision_heading *out);
/* The same where the day comes first and the body ends the line, as under a case's history. */
SP_MUST_USE sp_rc decision_heading_dated(const struct extract_context *x, const struct passage *p,
					 bool *is, struct decision_heading *out);
/* decision.c: the text under a decision heading → text, outcomes per point of
 * item->recommendations, absences (left out of the text). own: the meeting body's own decision,
 * whose dissent and absences go to the item. */
SP_MUST_USE sp_rc decision_read(const struct extract_context *x, const struct passage *p, bool own,
				struct rec_item *item, struct rec_decision *decision);
/* outcome.c: outcomes of a decision's text for the points of item->recommendations. */
SP_MUST_USE sp_rc outcomes_read(const struct extract_context *x, const struct passage *p,
				const struct rec_item *item, struct rec_decision *decision);
/* dissent.c: stances in the final decision, appended. */
SP_MUST_USE sp_rc dissent_read(const struct extract_context *x, const struct passage *p,
			       struct rec_item *item);

/* presence.c: a list of persons in any notation: bullets, commas, one a line, "(A)", "(Afbud)",
 * "Formand Ane Bo (A)". Present ones to present, those marked absent to absent. */
SP_MUST_USE sp_rc persons_read(const struct extract_context *x, const struct passage *p,
			       rec_persons *present, rec_persons *absent);
/* presence.c: does this line of a decision only report absence or substitutes? Its persons are
 * appended to absent ("Fraværende: Ingen" gives none). *follows: the names stand on the next lines.
 */
SP_MUST_USE sp_rc absence_line_read(const struct extract_context *x, const struct passage *line,
				    bool *is, bool *follows, rec_persons *absent);

/* presence.c: the value of a field of absent ones: unmarked names are away, those away for some
 * items only are not. */
SP_MUST_USE sp_rc absentees_read(const struct extract_context *x, const struct passage *p,
				 rec_persons *present, rec_persons *absent);
/* presence.c: a line of a meeting's head that says who came without a label: "Medlemmerne var til
 * stede, undtagen …", "Ane Bo (A) deltog ikke under punkt 4", "Ane Bo, A, formand". */
SP_MUST_USE sp_rc attendance_read(const struct extract_context *x, const struct passage *line,
				  bool *is, rec_persons *present, rec_persons *absent);

/* money.c: amounts of one section, appended unless value, period and sign stand there already. */
SP_MUST_USE sp_rc money_read(const struct extract_context *x, const struct passage *p,
			     enum section_kind section, struct rec_item *item);
/* commitment.c: promised follow-ups of one section, appended. */
SP_MUST_USE sp_rc commitments_read(const struct extract_context *x, const struct passage *p,
				   enum section_kind section, struct rec_item *item);

/* body.c: bodies named in a text: by the lexicon's patterns ("…udvalget", "Byrådet", "Direktionen",
 * "§ 17, stk. 4-udvalget …") and by upper-case abbreviations of two to five letters. */
struct body_hit {
	uint32_t off, len;
	bool abbreviation;
};
struct body_hits {
	SP_LIST(struct body_hit) list;
};
SP_MUST_USE sp_rc bodies_find(const struct extract_context *x, struct str text,
			      struct body_hits *out);

#endif
