/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of a text as search and likeness know them: split, stemmed and folded by one piece of code,
 * so that every store finds the same.
 *
 * A word is a run of letters, digits and combining marks; a soft hyphen inside it is passed over.
 * "20/1203" and "1.500.000" are several words beside each other: who looks for one of them looks
 * for its words in a row. A word of letters is lower-cased, loses foreign marks (é e, ü u, ä æ, ö
 * ø), is stemmed by Snowball's Danish algorithm (snowballstem.org/algorithms/danish) and folded: å
 * aa, æ ae, ø oe. So "Århus" and "Aarhus", "børn" and "boern" are the same word. */
#ifndef SP_CORE_WORDS_H
#define SP_CORE_WORDS_H

#include "core/err.h"
#include "core/str.h"

/* A longer word is known by its beginning. */
enum { WORD_FORM_MAX = 63 };

struct word {
	uint32_t off, len; /* where it stands in the text */
	struct str form;   /* stemmed and folded: a-z, digits and letters of other alphabets */
};
struct words {
	SP_LIST(struct word) list;
};

/* Knows the language; belongs to one thread. NULL when out of memory. */
struct stemmer;
struct stemmer *stemmer_new(void);
void stemmer_free(struct stemmer *s);
static inline void stemmer_cleanup(struct stemmer **s)
{
	stemmer_free(*s);
}
#define STEMMER_AUTO __attribute__((cleanup(stemmer_cleanup))) struct stemmer *

/* The words of a text (UTF-8, less than 4 GiB) in order, in the arena; folded only, not stemmed,
 * when the stemmer is NULL. SP_ENOMEM. */
SP_MUST_USE sp_rc words_split(struct stemmer *s, struct arena *a, struct str text,
			      struct words *out);
/* Puts them behind the others, as if their texts stood one after the other. SP_ENOMEM. */
SP_MUST_USE sp_rc words_append(struct arena *a, const struct words *more, struct words *to);
/* For looking for them: the stemmer takes "plads" for a genitive of "plad" and "proces" for one of
 * "proc", and leaves "pladser" and "processer" with their s. The first n words lose what it takes
 * for an s-ending (snowballstem.org/algorithms/danish), too; the forms are shortened in place. What
 * is to be likened keeps it: "hals" is not "hal". */
void words_widen(struct words *words, uint32_t n);
/* As words_split, but only words that can have a form beginning with one of the bytes get one, the
 * others an empty form: for looking for a few forms in much text. */
SP_MUST_USE sp_rc words_split_for(struct stemmer *s, struct arena *a, struct str text,
				  const bool begins[256], struct words *out);
/* As words_split, for a text whose last word a person left open ("skolern…"): that word is folded
 * only, and what begins so is meant. `whole` gets the forms that the stemmer can have cut such a
 * word down to: "skol". */
SP_MUST_USE sp_rc words_open(struct stemmer *s, struct arena *a, struct str text, struct words *out,
			     struct words *whole);

#endif
