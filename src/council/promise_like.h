/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How strongly a later item looks like the answer to a promise, and why. Pure. */
#ifndef SP_COUNCIL_PROMISE_LIKE_H
#define SP_COUNCIL_PROMISE_LIKE_H

#include "core/civil.h"
#include "council/promise_topic.h"

/* From this strength (of 100) on an answer is proposed. */
enum {
	ANSWER_LEAST = 60,
	ANSWER_SHARED = 5 /* what shared words weigh at least; topic_weight */
};

/* Why, as kept in the store; told in words by promise_reason(). */
enum answer_why {
	WHY_THREAD = 1, /* of the same thread */
	WHY_MATTER = 2, /* the title speaks of the matter */
	WHY_SORT = 4,	/* and says that it is what was promised: status, evaluering … */
	WHY_BODY = 8,	/* at the same body */
	WHY_NAMED = 16, /* at a body that the promise or its route names */
	WHY_ON_TIME = 32,
	WHY_LATE = 64,
	WHY_LINE = 128, /* said in a sentence of an item about several matters */
	WHY_PARTLY = 256,
	WHY_RETURN = 512, /* the matter itself has come back */
	WHY_TOLD = 1024,  /* it tells that this was asked for */
	WHY_TEXT = 2048	  /* its text, not its title, has what was promised */
};

struct promise_asked {
	struct topic text, title; /* its own words; those of the item it was given under */
	struct civil meeting, from, to;
	bool appointment; /* something is held then, no more */
};
/* What the text below a title tells of a promise. */
struct answer_telling {
	unsigned gives; /* sorts of papers that it says are there */
	double own;	/* the share of the promise's words, beside its item's title, that it has */
	bool names;	/* it has a name of the promise's, or of its item's title */
};
struct answer_seen {
	const struct topic *words; /* of a title, or a sentence */
	/* A sentence of the item that names the meeting the promise was given at: "Udvalget bad den
	 * 4. maj, pkt. 31, om …"; NULL: none. exact: by its number. */
	const struct topic *told;
	bool told_number;
	bool noted; /* taken note of, no more: it informs */
	struct civil day;
	const struct answer_telling *text; /* NULL: not looked at */
	bool same_body, named_body, same_thread;
	bool called_body; /* the promise itself names the body, not its route */
	bool line;	  /* a sentence, not a title */
	bool told_day;	  /* it tells of the day that the matter was put off to */
};
/* May the text tell what the title does not? It is then to be looked at. */
bool promise_text_may_tell(const struct topic_lore *lore, const struct promise_asked *p,
			   const struct answer_seen *said);
/* 0 … 100; *why gets enum answer_why. */
int promise_likeness(const struct topic_lore *lore, const struct promise_asked *p,
		     const struct answer_seen *said, unsigned *why);
/* Are two promises of different meetings one, printed again where the matter was treated next? */
bool promise_same(const struct topic_lore *lore, const struct promise_asked *x,
		  const struct promise_asked *y);

#endif
