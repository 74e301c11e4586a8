/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which ways of writing name one body, as far as the words alone tell. */
#ifndef SP_COUNCIL_BODY_NAME_H
#define SP_COUNCIL_BODY_NAME_H

#include "core/str.h"

/* Without a term of office: "Byrådet 2014-2017", "Byrådet (18-21)", "10-13 Byrådet". */
struct str body_without_term(struct str name);

/* What is the same in all ways of writing a body: without term, the municipality's own name, the
 * definite ending, commas and hyphens ("Fjordby Byråd" and "Byrådet i Fjordby Kommune" are "byråd",
 * "Teknik- & Miljøudvalget" and "Teknik- og miljøudvalg" are "teknik og miljøudvalg"). NULL when
 * out of memory. */
char *body_core(struct arena *a, struct str name, int64_t municipality);

/* Do the letters abbreviate the name as minutes do it: the first letter of each word but the small
 * ones, then a letter for its last part ("BUU", "ØU", "KB", "TMU"), or how its one word begins
 * ("DIR", "BY")? Stricter than what is needed to understand an abbreviation where a body is meant
 * anyway. */
bool body_initials_fit(struct arena *a, struct str letters, struct str name);

/* Short as an abbreviation, so not written out: "BUU", "kb". */
bool body_name_is_brief(struct str name);
/* Which of two names of one body is shown, whatever the order they are seen in: one written
 * out with small letters, an abbreviation, capitals; then the shorter one, of "Økonomiudvalg" and
 * "Økonomiudvalget" the definite one; then the first by its bytes. */
bool body_name_better(struct str name, struct str than);
/* The name as it is shown: one printed in capitals only gets small letters. NULL when out of
 * memory. */
char *body_name_spoken(struct arena *a, struct str name);

#endif
