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
/* Who knows a way of writing. Only what a body's own minutes print tells how it is named. */
enum alias_source { ALIAS_OTHER, ALIAS_PRINTED, ALIAS_PERSON };
/* What body_alias.printed holds. */
enum { PRINTED_NOT, PRINTED_OWN, PRINTED_JOINED };

/* Finds the body whose own minutes print the name, or makes it; *made tells. Also another way of
 * writing a known body ("Fjordby Byråd", "Byrådet"), an abbreviation that fits a known body's name,
 * or a full name that fits a known abbreviation, is taken as that body when there is just one. Must
 * be in a transaction; what it is called is settled by body_rename_settle. */
SP_MUST_USE sp_rc body_ensure(struct db *db, struct arena *a, struct ids *ids, int64_t municipality,
			      struct str name, int64_t *body, bool *made, struct sp_err *e);
/* Adds a way of writing; one that names another body already stays with that one. Of two with one
 * key that are printed the better one is kept (body_name_better). */
SP_MUST_USE sp_rc body_add_alias(struct db *db, struct arena *a, int64_t municipality, int64_t body,
				 struct str alias, enum alias_source from, struct sp_err *e);
/* Does another body go by this name in addresses? */
SP_MUST_USE sp_rc body_slug_taken(struct db *db, int64_t municipality, int64_t body,
				  const char *slug, bool *taken, struct sp_err *e);

#endif
