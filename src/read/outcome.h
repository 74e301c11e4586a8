/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two halves of outcome.c: which points a piece of a decision speaks of, and what its wording
 * decides. */
#ifndef SP_READ_OUTCOME_H
#define SP_READ_OUTCOME_H

#include "read/extract.h"
#include "read/person.h"

enum { POINT_REFS = 24 };

struct point_refs {
	int at[POINT_REFS]; /* numbers as printed, from 1 */
	int n;
	struct text_range said;
	bool plain;  /* a bare list number: "1." */
	bool listed; /* the same before an infinitive: "1. at" */
	bool item;   /* "punkt 1", which may be one of the agenda's */
};

/* The marker of points at the start of a sentence ("Ad 1)", "1. og 2."): its end, or 0. */
size_t points_mark(const struct extract_context *x, struct str sentence, struct point_refs *out);
/* "A og B", "a-c": letters of points. */
void points_letters(struct str said, struct point_refs *out);
/* The first mention of points at or after `at` ("pkt. 3"). */
bool points_mention(const struct extract_context *x, struct str sentence, size_t at,
		    struct point_refs *out);

struct verdict {
	struct text_range said, base_said;
	struct text_range change; /* the words of the change, to the sentence's end */
	struct point_refs only;
	enum outcome outcome, base; /* base: without the change, and its words */
	bool found, weak;
	bool amended; /* changed: outcome says AMENDED unless `only` names the points that are */
	bool passing; /* told in passing: "…, idet tilskuddet nedsættes" */
	bool guessed; /* that it speaks of this point */
};

/* What the sentences of text[from, to) decide, minorities and amendments that fell left aside. */
void verdict_read(const struct extract_context *x, struct str text, size_t from, size_t to,
		  struct verdict *out);
/* The first word that decides at or after `from`, weak or not, whatever its sentence is about. */
bool verdict_word(const struct extract_context *x, struct str text, size_t from, size_t to,
		  struct verdict *out);
/* Does the text hold a word that begins as this one does? */
bool verdict_has_stem(struct str text, struct str word);
/* Does the body put a point in its own, other words ("anbefaler, at forslag 3 og 5 indgår …")? */
bool verdict_rewords(const struct extract_context *x, struct str text, struct str point);
/* Does the decision give another sum than the point asks for ("med 150.000 kr."), right behind its
 * verdict? The end of the sum; 0 when it does not. */
size_t verdict_other_sum(const struct extract_context *x, struct str after, struct str point);
/* Does a clause of the decision name a sum that the item does not name above it? */
bool verdict_new_sum(const struct extract_context *x, struct str clause);
/* Does a clause choose another option than the point did ("model 1" for "model 2")? */
bool verdict_chooses(const struct extract_context *x, struct str clause, struct str point);
/* Does it choose the option the point names? */
bool verdict_picks(const struct extract_context *x, struct str clause, struct str point);

#endif
