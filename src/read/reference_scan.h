/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside the reader of references: one sentence with what stands in it. */
#ifndef SP_READ_REFERENCE_SCAN_H
#define SP_READ_REFERENCE_SCAN_H

#include "read/dates.h"
#include "read/reference.h"

/* What a sentence holds is counted so far; none real has as many. A longer one is read so far. */
enum { REFERENCE_MOST = 48, REFERENCE_SENTENCE = 4000 };

/* A range of the sentence. */
struct ref_range {
	size_t from, to;
};

struct ref_body {
	struct ref_range at;
	bool own;	   /* "udvalget" */
	bool abbreviation; /* capitals */
	bool owns;	   /* "Byrådets forslag": a thing of the body, not its treatment */
	bool taken;
};

struct ref_word {
	struct ref_range at,
		group; /* group: what group 1 of the pattern took; from == to: nothing */
	const char *key;
	bool taken;
};
typedef SP_LIST(struct ref_word) ref_words;

enum ref_since { SINCE_NOT, SINCE_BEGUN /* wants a verb of beginning */, SINCE_LASTING };

struct ref_time {
	struct ref_range at;
	const struct date_hit *hit;
	struct civil first, last; /* the year settled by the sentence */
	enum ref_since since;
	bool dated;  /* its year is printed, or that of the row it stands in */
	bool barred; /* a deadline, a period, the day of a paper */
};

struct ref_sentence {
	const struct extract_context *x;
	const struct passage *p;
	enum section_kind section;
	struct ref_range at; /* in the passage */
	struct str text;     /* the sentence: all other places count from its start */
	size_t above;	     /* bytes before it that tell what it is about, of a row of bodies */
	SP_LIST(struct ref_body) bodies;
	SP_LIST(struct ref_time) times;
	ref_words verbs, meetings, items;
	struct references *out;
};

/* Fills the lists. *any: there is something that could be a reference. */
SP_MUST_USE sp_rc reference_scan(struct ref_sentence *s, bool *any);
/* A pattern of a group in a range of the sentence; hit may be NULL. */
bool reference_says(const struct ref_sentence *s, const char *group, struct ref_range r,
		    struct lex_hit *hit);
/* Nothing stands in the range but words that link. */
bool reference_linked(const struct ref_sentence *s, struct ref_range r);
/* No clause begins in the range. */
bool reference_one_clause(const struct ref_sentence *s, struct ref_range r);

/* Adds a reference; body, time and item may be NULL. */
SP_MUST_USE sp_rc reference_add(struct ref_sentence *s, struct reference ref,
				const struct ref_range *body, const struct ref_time *time,
				const struct ref_range *item);
/* Times of the matter's own history. */
SP_MUST_USE sp_rc reference_history(struct ref_sentence *s, const struct ref_time *t);
/* The bodies that the sentence sends the matter to, to be heard, or that have been heard. */
SP_MUST_USE sp_rc reference_hearing(struct ref_sentence *s);
/* The bodies that have asked for what the item brings. */
SP_MUST_USE sp_rc reference_asked(struct ref_sentence *s);
/* What a list of a matter's history has said above the line in hand. */
struct ref_telling {
	int year; /* of the heading above; 0: none */
	enum reference_kind kind;
	size_t from; /* what the next row is about begins here; SIZE_MAX: not known */
};
/* A year as a heading, or "Beslutning: …": what the rows of bodies below belong to. `end`: of the
 * sentence, in the passage. */
void reference_hear(struct ref_telling *told, const struct lexicon *lex, struct str sentence,
		    size_t end);
/* A line that is only bodies and their days ("HU 14.11, ØU 22.11"), with the title and the decision
 * above it. *is: it was one. */
SP_MUST_USE sp_rc reference_row(struct ref_sentence *s, struct ref_telling *told, bool *is);

#endif
