/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How alike two titles are. Pure. */
#ifndef SP_COUNCIL_LINK_LIKE_H
#define SP_COUNCIL_LINK_LIKE_H

#include "council/link_title.h"

struct link_likeness {
	double share;	   /* of the weight of both titles that they have in common, 0..1 */
	double common;	   /* the weight of the telling words in common */
	double topic;	   /* … of those that are no places */
	double within;	   /* the share of the shorter title that the longer one has, 0..1 */
	bool place;	   /* a place is among what they have in common */
	bool proper;	   /* a word with a capital is among them: a name */
	bool spans;	   /* the years of one lie between those of the other's plan */
	bool number;	   /* a number is among what they have in common */
	bool same_time;	   /* both say the same years or days, and no others */
	bool names_apart;  /* each has a proper name that the other has not */
	bool bodies_apart; /* each names another body */
	bool leads_apart;  /* both have a dash, and what is before it is only partly the same */
	bool name;	   /* a name of two words or more stands in both */
	bool name_longer; /* … but goes on in one of them: "Trygt Hjem", "Trygt Hjem for Ældre" */
	bool lead;	  /* all telling words before the one's dash stand in the other */
	bool whole;	  /* … and they are all that the other says */
	bool matter;	  /* a word that names a matter is among them */
	bool house;	  /* a house without a name is all of it: "banegården" */
	bool recurs;	  /* a word that comes back each year or quarter is among them */
	bool stretch;	  /* two names, and the same kind of thing: a road from here to there */
	bool other_acts;  /* one of them tells of what is done, the other of something else */
	bool kin;	  /* a word of one begins a compound of the other: "tag", "tagarbejdet" */
	bool known;	  /* a plan or a line that is known by its number */
	bool apart;	  /* other years, days, numbers or sides: "lokalplan 5", "lokalplan 6" */
};
struct link_likeness link_title_compare(const struct link_title *a, const struct link_title *b);
/* Does the title say the word, or one that it is put together with: "kanal", "kanaltræerne"? */
bool link_word_related(const struct link_word *w, const struct link_title *b);

#endif
