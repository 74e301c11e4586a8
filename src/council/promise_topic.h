/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a promise, a title or a sentence is about, and of what sort it is: the words that tell one
 * matter from another, and those that say "status", "evaluation", "draft". Pure. */
#ifndef SP_COUNCIL_PROMISE_TOPIC_H
#define SP_COUNCIL_PROMISE_TOPIC_H

#include "core/words.h"

/* What is promised, or given. */
enum promise_kind {
	PROMISE_STATUS = 1,	/* status, opfølgning, orientering, afrapportering */
	PROMISE_EVALUATION = 2, /* evaluering, effektmåling */
	PROMISE_ACCOUNT = 4,	/* redegørelse, notat, analyse, oversigt, svar */
	PROMISE_DRAFT = 8,	/* plan, forslag, oplæg, udkast */
	PROMISE_HEARING = 16,	/* høringssvar, hvidbog */
	PROMISE_EVENT = 32,	/* temamøde, workshop, besøg */
	PROMISE_RETURN = 64,	/* the matter itself comes back: genoptages, forelægges */
	PROMISE_PARTLY = 128,	/* foreløbig, delvis, midtvejs */
	PROMISE_MOVES = 256,	/* udsættes, udskydes */
	PROMISE_RESUMES = 512,	/* a postponed matter is taken up again */
	PROMISE_TO_BODY = 1024, /* names the body that it is given to */
	PROMISE_ASKED = 2048,	/* tells that something was asked for or promised: "bad om" */
	PROMISE_HELD = 4096,	/* something is held or visited, or at an hour: "afholdes", "kl." */
	PROMISE_HERE = 8192,	/* "på udvalgets møde": at the body's own */
	PROMISE_BY = 16384,	/* "inden", "senest": may come long before */
	PROMISE_DELAYED = 32768 /* a paper is late: "rapporten bliver forsinket" */
};
enum {
	PROMISE_GIVEN = PROMISE_STATUS | PROMISE_EVALUATION | PROMISE_ACCOUNT,
	PROMISE_SORTS = PROMISE_GIVEN | PROMISE_DRAFT | PROMISE_HEARING | PROMISE_EVENT
};

struct topic {
	SP_LIST(struct str) words;   /* forms as in core/words.h, each once; years too */
	SP_LIST(struct str) names;   /* of bodies, as they are written in the text */
	SP_LIST(struct str) letters; /* "KB", "TVP": forms of words that may be a body's name */
	uint64_t bloom;		     /* of the words' beginnings */
	uint64_t proper;	     /* bit i: word i is a name (of the first 64) */
	uint64_t scope;		     /* bit i: word i tells for whom, or where */
	unsigned kinds;
};

/* The common words of minutes, which tell nothing apart. */
struct topic_lore {
	struct stemmer *stemmer;
	SP_LIST(struct str) empty;  /* say nothing */
	SP_LIST(struct str) common; /* say little */
};
SP_MUST_USE sp_rc topic_lore_load(struct arena *a, struct stemmer *stemmer, struct topic_lore *out);

SP_MUST_USE sp_rc topic_of(const struct topic_lore *lore, struct arena *a, struct str text,
			   struct topic *out);
/* The words as kept in the store, parted by blanks, and back; names are not kept. */
char *topic_words(struct arena *a, const struct topic *t);
SP_MUST_USE sp_rc topic_from_words(struct arena *a, struct str words, unsigned kinds,
				   struct topic *out);

/* Without the letters that the other does not have: they are bodies, not its matter. */
void topic_drop_letters(struct topic *t, const struct topic *other);

/* How much a word tells: its length, little when it is common; a year nothing. */
double topic_weight(const struct topic_lore *lore, struct str word);
/* How much of the first is found in the second, by the weight of its words: 0 … 1; 0 when it has
 * none. Years do not count. */
double topic_cover(const struct topic_lore *lore, const struct topic *of, const struct topic *in);
/* The weight of what both have: a word of five letters is 5, a common one 2. */
double topic_shared(const struct topic_lore *lore, const struct topic *of, const struct topic *in);
/* How many words of the first the second has. */
unsigned topic_matches(const struct topic *of, const struct topic *in);
/* Does each name things that the other does not, and none in common? "skolebussen i Lunde", "… i
 * Ravnsø". */
bool topic_other_names(const struct topic *x, const struct topic *y);
/* Is each for others, or elsewhere? "i vuggestuerne", "på plejehjemmene". also: more words of the
 * first. */
bool topic_other_scope(const struct topic *x, const struct topic *y, const struct topic *also);
/* promise_scope.c: what a word's neighbours tell. */
bool topic_in_scope(struct str text, const struct words *words, uint32_t i);
/* Has it the word, or another one for the same? */
bool topic_means(const struct topic *t, struct str word);
/* "4. klasse", "2. etape": the number's word. */
bool topic_numbered(struct str text, const struct words *words, uint32_t i);
/* promise_sort_of() its form, or an "oversigt", whose form "oversendes" has, too. */
unsigned topic_sort_at(struct str text, const struct words *words, uint32_t i);
/* "evaluering af TVP", "SÆL's resultater": letters that no body is called by. */
bool topic_is_programme(struct str text, const struct words *words, uint32_t i);
/* "Nyt tag på skolen": the roof, which has the stem of a verb that all minutes use. */
bool topic_is_roof(struct str text, const struct words *words, uint32_t i);
/* The paper that is promised is itself late: "rapporten er forsinket", "forsinket svar". */
bool topic_paper_late(struct str text, const struct words *words, uint32_t i);
/* "Liste F" is no list. */
bool topic_is_party(struct str text, const struct words *words, uint32_t i);
/* PROMISE_HERE and PROMISE_BY. */
unsigned topic_when(struct str text, const struct words *words, uint32_t i);
bool topic_not_ready(const struct words *words, uint32_t i);
/* "Evalueringen kommer derfor …": later than it was to. */
bool topic_comes_later(struct str text, const struct words *words, uint32_t i);
/* The sorts of papers that a sentence says are there: "evalueringen viser …", "et notat er
 * vedlagt"; 0 when they are yet to come. */
unsigned topic_given(struct str text, const struct words *words);
/* Do they name a thing in common? */
bool topic_same_name(const struct topic *x, const struct topic *y);
/* Has it words that tell a matter? */
bool topic_tells(const struct topic *t);
/* Is the word in the topic, or one made with it ("tryghed", "tryghedspuljen")? */
bool topic_has(const struct topic *t, struct str word);
bool topic_is_year(struct str word);

#endif
