/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside the reader of commitments: one sentence with what is known of it, and the time it names.
 */
#ifndef SP_READ_COMMITMENT_SCAN_H
#define SP_READ_COMMITMENT_SCAN_H

#include "read/dates.h"
#include "read/extract.h"

enum commitment_place { PLACE_TEXT, PLACE_PROCESS, PLACE_POINT, PLACE_DECISION, PLACE_PRIOR };

/* How far its time may stand from a promise (see commitment_due); in a decision it may be further.
 */
enum { COMMITMENT_REACH = 130 };

/* A part of the passage's text. */
struct commitment_range {
	size_t from, to;
};

struct sentence {
	const struct extract_context *x;
	struct str text; /* the passage's */
	size_t from, to; /* the sentence in it */
	size_t start;	 /* where the promise may begin: after "Udvalget ønsker, at" */
	size_t lead;	 /* where the words of that lead begin; `from` when there are none */
	bool wish;
	bool said;	  /* somebody says what will be done */
	bool fell;	  /* the decision turned the matter down */
	bool is_unready;  /* says that a paper is not ready */
	size_t unready;	  /* where that was said in the sentence before; SIZE_MAX: it was not */
	bool before_lead; /* only what stands before a lead: wants its time or a word of return */
	enum commitment_place place;
	struct date_hits dates; /* of the sentence; offsets count from `from` */
	bool dated;		/* they have been looked for */
	const char *key;	/* of the word its last promise hangs on; NULL for none */
};

/* Finds the sentence's dates, once. */
SP_MUST_USE sp_rc commitment_dates(struct sentence *s);
/* "juni og september 2022", "den 4. og 25. maj" are two times, not what lies between. */
SP_MUST_USE sp_rc commitment_part_dates(struct sentence *s);
/* The month of the meeting: what a plan has for it is this meeting. */
bool commitment_now(const struct sentence *s, const struct date_hit *h);
/* The time a promise made at [at, end) of the passage's text is due: the nearest one within reach
 * (bytes, and a price for each clause between). NULL when there is none, or it is not to come. */
const struct date_hit *commitment_due(const struct sentence *s, size_t at, size_t end, int reach);
/* The sentence names days and months, but none to come. */
bool commitment_stale(const struct sentence *s);
/* A time to come that no due can be written for: "efter sommerferien", "når loven er vedtaget". */
bool commitment_vague_time(const struct sentence *s);
/* Some group of the lexicon matches in [from, to) of the passage's text. */
bool commitment_says(const struct sentence *s, const char *group, size_t from, size_t to,
		     struct lex_hit *hit);

/* Past bullets, list numbers and "at". */
size_t commitment_skip_marks(struct str t, size_t from, size_t to);
/* Is all there that a promise of this kind (a hit of commitment.trigger) needs where the sentence
 * stands? due: it has a date to come. */
bool commitment_met(const struct sentence *s, const struct lex_hit *trigger, bool due);

/* Told of the past, unless something makes it future again before the promise. */
bool commitment_past(const struct sentence *s, const struct lex_hit *trigger, bool due);
/* Denied, a condition, a rule, the reason of a vote, somebody else's doing or words. */
bool commitment_barred(const struct sentence *s, const struct lex_hit *trigger, bool due);

/* The clause of a promise, with its time, without side clauses. */
struct commitment_range commitment_clause(const struct sentence *s, const struct lex_hit *trigger,
					  const struct date_hit *due);
/* Adds the promise to the item, unless it is there already. due may be NULL. */
SP_MUST_USE sp_rc commitment_add(const struct sentence *s, const struct passage *p,
				 const struct lex_hit *trigger, struct commitment_range r,
				 const struct date_hit *due, struct rec_item *item);
/* "Tallene mangler. Udvalget får dem i august." *any: it is told, with both sentences. */
SP_MUST_USE sp_rc commitment_later(struct sentence *s, const struct passage *p,
				   struct rec_item *item, bool *any);
/* The further times of a promise that was added: "i marts og igen i oktober". r: its clause. */
SP_MUST_USE sp_rc commitment_times(const struct sentence *s, const struct passage *p,
				   const struct lex_hit *trigger, struct commitment_range r,
				   const struct date_hit *due, struct rec_item *item);
/* Where the clause [.., to) of the promise of one time ends, when another paper has the next one.
 */
size_t commitment_cut(const struct sentence *s, const struct date_hit *due, size_t to);
/* "hvert år i marts, første gang i 2022": the due in its first year, in *room. Else `due` itself.
 */
const struct date_hit *commitment_begins(const struct sentence *s, struct commitment_range r,
					 const struct date_hit *due, struct date_hit *room);
/* "En status på hvert møde". */
bool commitment_each_meeting(const struct sentence *s, struct commitment_range r);
/* "Det følges månedligt og opgøres i maj": the rhythm is not the promise's. */
bool commitment_only_watched(const struct sentence *s, const struct lex_hit *trigger, size_t from);
/* "Det følges månedligt, og en status gives i maj": the place past the watching, which is no
 * promise; else `from`. */
size_t commitment_past_watch(const struct sentence *s, const struct lex_hit *trigger, size_t from);
/* A line of a list of matters to come: begins with its time. *is: the sentence is such a line. */
SP_MUST_USE sp_rc commitment_coming(struct sentence *s, const struct passage *p,
				    struct rec_item *item, bool *is);
/* What was ordered, row by row, in tables of the passage; `of`: a sentence with its text and place.
 */
SP_MUST_USE sp_rc commitment_table(const struct sentence *of, const struct passage *p,
				   struct rec_item *item);
/* A line that is nothing but a body or an occasion and its day. */
SP_MUST_USE sp_rc commitment_step(struct sentence *s, const struct passage *p,
				  struct rec_item *item, bool *is);

/* Who does what is promised at the trigger, in the promise's clause [from, to): the place of the
 * name. False when nobody is named. */
bool commitment_who(const struct sentence *s, const struct lex_hit *trigger, size_t from, size_t to,
		    size_t *who, size_t *end);

#endif
