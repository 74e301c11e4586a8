/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A title as linking compares it: its words by stem, each with a weight that depends on the word
 * alone (never on what else the store holds, so that the order of imports cannot matter). Pure. The
 * words are the groups [thread…] of the lexicon. */
#ifndef SP_COUNCIL_LINK_TITLE_H
#define SP_COUNCIL_LINK_TITLE_H

#include "core/words.h"
#include "read/lexicon.h"

enum link_word_kind {
	LINK_WORD_COMMON = 'c', /* "godkendelse" */
	LINK_WORD_BODY = 'o',	/* "udvalget": of as little weight */
	LINK_WORD_PLAIN = 'p',
	LINK_WORD_RECURRING = 'r', /* "budgetopfølgning": another quarter, another matter */
	LINK_WORD_YEARLY = 'y',	   /* "takster": another year, another matter */
	LINK_WORD_MATTER = 'm',	   /* "familieprogrammet" */
	LINK_WORD_HOUSE = 'h',	   /* "havneskolen", "banegården": may be one, or where it is */
	LINK_WORD_PLACE = 'g',	   /* "Lunde Skole": where, not what */
	LINK_WORD_TIME = 't',	   /* "2021", "april" */
	LINK_WORD_NUMBER = 'n'	   /* "lokalplan 123" */
};
/* A word as link_item.sketch keeps it, but for its four lowest bits (link_sketch.h). */
uint32_t link_word_hash(struct str form);
/* A stem without the e that its other forms have not: "cykel", "cykler"; in the arena when it is
 * another one. */
SP_MUST_USE sp_rc link_word_form(struct arena *a, struct str stem, struct str *out);

struct link_word {
	struct str form;
	int weight; /* tenths */
	enum link_word_kind kind;
	bool lead;   /* before the title's first dash or colon */
	bool proper; /* with a capital, and not because it begins the title: a name; of a number: a
		      * plan or a house is known by it */
	bool joined; /* goes on with the name that the word before it is of: "Trygt Hjem" … */
	bool longer; /* … behind a word that joins: "Trygt Hjem for Ældre" */
	bool capitals; /* "TVP", "TVPs", in a title that has small letters, too … */
	bool loud;     /* … in one that has none */
};
struct link_title {
	SP_LIST(struct link_word) words; /* each form once, in the order of the title */
	bool formal;			 /* of the meeting itself: belongs to no matter */
	bool recurring, often;		 /* each year or quarter; each quarter or month */
	bool twin;			 /* another matter of its meeting has the same title */
	bool after;			 /* of what became of it: "… efter et år" */
};
/* Is it one that may be a matter's name? */
bool link_word_matter(const struct link_word *word);
/* Does it tell of what the title is about? */
bool link_word_tells(const struct link_word *word);
bool link_title_has(const struct link_title *title, struct str form);

SP_MUST_USE sp_rc link_title_read(const struct lexicon *lex, struct stemmer *stemmer,
				  struct arena *a, const char *title, struct link_title *out);
/* "m20familieprogram t05 2021": as it is kept, and back. */
SP_MUST_USE sp_rc link_title_pack(struct arena *a, const struct link_title *title,
				  const char **out);
SP_MUST_USE sp_rc link_title_unpack(struct arena *a, struct str packed, struct link_title *out);

#endif
