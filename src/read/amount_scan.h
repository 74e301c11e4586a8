/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside the reader of amounts: the notation at one place, and what the sentence around it
 * says of sign and period. */
#ifndef SP_READ_AMOUNT_SCAN_H
#define SP_READ_AMOUNT_SCAN_H

#include "read/amounts.h"

enum { AMOUNT_SHARED = 6, SENTENCE_REACH = 300 };

/* Amounts that stand together and share a unit: "1,2-1,5 mio. kr.", "350.000 og 400.000 kr." */
struct amount_run {
	struct amount_hit at[AMOUNT_SHARED];
	uint32_t n;
	size_t end;
	bool loose; /* the first one's first group could be a number of its own: "1 500 kr." */
};

/* The amounts that begin at a place; false when none does. */
bool amount_at(struct str text, size_t at, struct amount_run *out);
/* A number of thousands without a unit: "80.000". */
bool amount_bare(struct str text, size_t at, struct amount_hit *out);
/* Past what begins at a place and is no amount: a number, a word, a character. */
size_t amount_skip(struct str text, size_t at);

/* The sentence that holds a place, at most SENTENCE_REACH bytes to each side. */
struct str amount_sentence(struct str text, size_t at);
/* Does a sentence end with the character at a place? */
bool amount_sentence_ends(struct str text, size_t at);

/* Adds the bare numbers of tables whose heading tells the unit, and the years of columns. */
SP_MUST_USE sp_rc tables_read(struct arena *a, const struct lexicon *lex, struct str text,
			      struct amount_hits *hits);

/* "årligt", "i 2021 og 2022", "fra 2023": those around the amounts, in order. */
struct period_phrase {
	uint32_t off, len;
	const char *value;
	const char *each[AMOUNT_SHARED]; /* years said one by one */
	uint32_t n_each;
	bool respective; /* "hhv." stands in it */
	bool yearly;
	bool ahead;  /* an adjective: of an amount behind it only */
	bool origin; /* "fra 2006", long ago: of an amount before it only */
};
struct period_phrases {
	SP_LIST(struct period_phrase) list;
};
/* Fills in what a hit of the group amount.period says; p->off and len are the caller's. */
SP_MUST_USE sp_rc amount_phrase_read(struct arena *a, const struct lex_hit *hit, struct str text,
				     struct civil meeting, struct period_phrase *p);
SP_MUST_USE sp_rc periods_find(struct arena *a, const struct lexicon *lex, struct str text,
			       const struct amount_hits *hits, struct civil meeting,
			       struct period_phrases *out);
/* Fills the period of each amount. */
void periods_assign(const struct lexicon *lex, struct str text,
		    const struct period_phrases *periods, struct amount_hits *hits);
/* Fills the sign of each amount that has none printed. */
void signs_assign(const struct lexicon *lex, struct str text, struct amount_hits *hits);

#endif
