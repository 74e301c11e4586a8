/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of "spor show", each from the same view. */
#ifndef SP_COUNCIL_SHOW_H
#define SP_COUNCIL_SHOW_H

#include "council/money.h"
#include "council/promise_list.h"
#include "council/thread.h"
#include "council/view.h"
#include "council/vote_view.h"
#include "module/command.h"

/* The meeting with its items, for people. */
void show_meeting(struct command_call *call, const struct view *v);
struct show_how {
	bool source;		   /* with the words that each fact was read from */
	bool text;		   /* with the item's own sections in full, not only their names */
	const struct money *money; /* whether its shared sums add up; NULL: not told */
	const struct promise_rows
		*promises;		/* of the item; NULL: what became of them is not told */
	const struct item_votes *votes; /* of the item */
};
/* One item. */
void show_item(struct command_call *call, const struct view *v, uint32_t index,
	       const struct show_how *how);
/* The whole matter that an item belongs to, and how it is asked for; nothing when it is alone. */
void show_thread(struct command_call *call, const struct thread *t);
/* The record as JSON: all of it, or one item (UINT32_MAX: all), each with its votes and what became
 * of its promises; one item with its thread, unless that is NULL. */
SP_MUST_USE sp_rc show_json(struct command_call *call, const struct lexicon *lex,
			    const struct view *v, uint32_t index,
			    const struct promise_rows *promises, const struct thread *thread,
			    struct sp_err *e);
/* The items as a table (CSV): all, or one. */
SP_MUST_USE sp_rc show_table(struct command_call *call, const struct view *v, uint32_t index,
			     struct sp_err *e);

/* ---- words that the pages share; all add to out ---- */

/* "godkendt": the outcome in the reader's language. */
const char *show_outcome(const struct command_call *call, enum outcome o);
enum call_style show_outcome_style(enum outcome o);
/* The outcomes of a decision; which points, when they differ: "godkendt (pkt. 1-2), udsat (pkt.
 * 3)". */
void show_outcomes(const struct command_call *call, const struct rec_decision *d, struct buf *out);
/* "Ane Bo (A)", several with commas. */
void show_persons(const rec_persons *list, bool notes, struct buf *out);
/* An ISO day as people write it. */
void show_day(const struct command_call *call, const char *iso, struct buf *out);
/* When a commitment is due, and how often: "frist marts 2022, derefter hvert halve år". */
void show_due(const struct command_call *call, const struct rec_commitment *c, struct buf *out);
/* "+1.200.000 kr. (2021)". */
void show_amount(const struct command_call *call, const struct rec_amount *m, struct buf *out);
/* "Børne- og Ungeudvalget, 9. juni 2020". */
void show_meeting_name(const struct command_call *call, const struct view *v, struct buf *out);
const char *show_meeting_kind(const struct command_call *call, enum meeting_kind kind);

#endif
