/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Persons and parties at one place in a text. Places are byte offsets; to == 0 means absent. */
#ifndef SP_READ_PERSON_H
#define SP_READ_PERSON_H

#include "read/extract.h"

struct text_range {
	size_t from, to;
};

struct person_said {
	struct text_range name, party, note; /* note: words in brackets that are no party */
	size_t end;			     /* past the name, party and brackets */
};

/* A person at the place: "Ane Bo", "Formand Ane  Bo (A)", "Ane S. Bo-Dam, A", "Ane Bo ()". */
bool person_at(const struct extract_context *x, struct str text, size_t at,
	       struct person_said *out);
/* A person alone in an entry of a list, with a word in small letters inside the name ("Henny test
 * Posselt (A)"). */
bool person_alone_at(const struct extract_context *x, struct str text, size_t at,
		     struct person_said *out);
/* A party at the place: a letter, "Liste O", "SF", "Socialdemokratiet", "V-gruppen". party is what
 * names it (the letter of "Liste O"); the result is where the whole expression ends, 0 for none. */
size_t party_at(const struct extract_context *x, struct str text, size_t at,
		struct text_range *party);
/* The facts of a person said in a passage. */
SP_MUST_USE sp_rc person_facts(struct arena *a, const struct passage *p,
			       const struct person_said *said, struct rec_person *out);
/* Appends a person unless one of the same name is in the list already. */
SP_MUST_USE sp_rc person_add(struct arena *a, const struct passage *p,
			     const struct person_said *said, rec_persons *list);
bool person_listed(const rec_persons *list, const char *name);

#endif
