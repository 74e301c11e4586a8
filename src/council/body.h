/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bodies of a municipality and the many ways they are written. */
#ifndef SP_COUNCIL_BODY_H
#define SP_COUNCIL_BODY_H

#include "core/ids.h"
#include "store/db.h"

/* The key under which a way of writing is found: case folded, white space squeezed, without a
 * trailing "s" of the genitive and a term ("Byrådet 2014-2017", "Byrådet (18-21)"). NULL when out
 * of memory. */
char *body_key(struct arena *a, struct str name);
/* A name for addresses: "§ 17, stk. 4-udvalget" → "17-stk-4-udvalget", æøå as ae oe aa. */
char *body_slug(struct arena *a, struct str name);

/* The word in capitals when it can be an abbreviation, letters alone and few; else NULL. */
char *body_abbreviation(struct arena *a, struct str word);

bool body_is_abbreviation(struct str name);

/* The body with this name or alias; SP_ENOTFOUND when there is none. */
SP_MUST_USE sp_rc body_find(struct db *db, struct arena *a, int64_t municipality, struct str name,
			    int64_t *body, struct sp_err *e);
/* Finds it or makes it; *made tells. A new one gets its name in addresses from the abbreviation
 * among its aliases, when there is one. Also another way of
 * writing a known body ("Fjordby Byråd", "Byrådet"), an abbreviation that fits a known body's name,
 * or a full name that fits a known abbreviation, is taken as that body when there is just one. Must
 * be in a transaction. */
SP_MUST_USE sp_rc body_ensure(struct db *db, struct arena *a, struct ids *ids, int64_t municipality,
			      struct str name, const char *shorter, int64_t *body, bool *made,
			      struct sp_err *e);
/* Adds a way of writing; one that names another body already stays with that one. */
SP_MUST_USE sp_rc body_add_alias(struct db *db, struct arena *a, int64_t municipality, int64_t body,
				 struct str alias, bool by_person, struct sp_err *e);

#endif
