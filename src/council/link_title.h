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
	LINK_WORD_PLAIN = 'p',
	LINK_WORD_RECURRING = 'r', /* "budgetopfølgning": another year, another matter */
	LINK_WORD_MATTER = 'm',	   /* "familieprogrammet", "Havneskolen" */
	LINK_WORD_TIME = 't',	   /* "2021", "april" */
	LINK_WORD_NUMBER = 'n'	   /* "lokalplan 123" */
};
/* A word as link_item.sketch keeps it, but for its lowest bit. */
uint32_t link_word_hash(struct str form);

struct link_word {
	struct str form;
	int weight; /* tenths */
	enum link_word_kind kind;
	bool lead;   /* before the title's first dash or colon */
	bool proper; /* with a capital, and not because it begins the title: a name */
};
struct link_title {
	SP_LIST(struct link_word) words; /* each form once, in the order of the title */
	bool formal;			 /* of the meeting itself: belongs to no matter */
	bool recurring;
};

SP_MUST_USE sp_rc link_title_read(const struct lexicon *lex, struct stemmer *stemmer,
				  struct arena *a, const char *title, struct link_title *out);
/* "m20familieprogram t05 2021": as it is kept, and back. */
SP_MUST_USE sp_rc link_title_pack(struct arena *a, const struct link_title *title,
				  const char **out);
SP_MUST_USE sp_rc link_title_unpack(struct arena *a, struct str packed, struct link_title *out);

struct link_likeness {
	double share;	  /* of the weight of both titles that they have in common, 0..1 */
	double common;	  /* the weight of the telling words in common */
	double within;	  /* the share of the shorter title that the longer one has, 0..1 */
	bool number;	  /* a number is among what they have in common */
	bool same_time;	  /* both say the same years or days, and no others */
	bool names_apart; /* each has a proper name that the other has not */
	bool leads_apart; /* both have a dash, and what is before it is only partly the same */
	bool lead;	  /* all telling words before the one's dash stand in the other */
	bool matter;	  /* a word that names a matter is among them */
	bool apart;	  /* other years, days or numbers: "lokalplan 5", "lokalplan 6" */
};
struct link_likeness link_title_compare(const struct link_title *a, const struct link_title *b);

#endif
