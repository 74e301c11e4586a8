/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of persons and parties, however they are written. */
#ifndef SP_READ_PARTY_H
#define SP_READ_PARTY_H

#include "core/arena.h"
#include "core/str.h"

/* The words of a name, folded as searches fold them, with one blank between: "hans joergen
 * oestergaard". NULL when out of memory. */
char *name_folded(struct arena *a, struct str name);
/* The letter of a party that the ministry has given one, however it is written ("Venstre", "DF",
 * "Liste Ø", "Enhedslisten"); else what is said. NULL when out of memory. */
const char *party_letter(struct arena *a, struct str said);

#endif
