/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Natural keys, "336/bul/2020-06-09/195", as people write them: the municipality may be left out
 * when the store holds one, the body is its name in addresses or any way of writing it, in any
 * case. A second meeting of the day is "2020-06-09~2". */
#ifndef SP_COUNCIL_KEY_H
#define SP_COUNCIL_KEY_H

#include "store/db.h"

struct known_alias {
	const char *alias, *folded;
};
struct known_body {
	int64_t municipality, id, meetings;
	const char *slug, *name, *first, *last; /* days of its first and last meeting; NULL: none */
	SP_LIST(struct known_alias) aliases;
};
struct known_bodies {
	SP_LIST(struct known_body) list;
};

/* All bodies (of a municipality; 0: of all), by municipality and slug. */
SP_MUST_USE sp_rc key_bodies(struct db *db, struct arena *a, int64_t municipality,
			     struct known_bodies *out, struct sp_err *e);
/* "336/bul": a body's key, as programs are told it. */
bool key_is_body(const char *said);
/* The one body that the words or the key name. SP_ENOTFOUND with the nearest name; SP_EINVAL when
 * several municipalities have such a body. */
SP_MUST_USE sp_rc key_body(struct arena *a, const struct known_bodies *bodies, const char *words,
			   const struct known_body **out, struct sp_err *e);
/* The municipality that is meant: the one given (a code or name; NULL: none said), else 0 for all.
 * SP_EINVAL when there is no such municipality. */
SP_MUST_USE sp_rc key_municipality(const char *said, int64_t *out, struct sp_err *e);

/* SP_ENOTFOUND when the store has meetings, but none of this municipality (0: all). */
SP_MUST_USE sp_rc key_is_there(struct db *db, struct arena *a, int64_t municipality,
			       struct sp_err *e);

struct natural_key {
	int64_t municipality, body, meeting;
	int64_t item; /* 0: the whole meeting */
	const char *day;
	const char *said; /* the key's words for the item; NULL: the whole meeting */
	const char *now;  /* its name in addresses, when that is another one by now; else NULL */
};
/* Finds what a key names; municipality 0 when none was given beside it. SP_EINVAL when it is no
 * key, SP_ENOTFOUND with what there is nearby. */
SP_MUST_USE sp_rc key_find(struct db *db, struct arena *a, int64_t municipality, const char *key,
			   struct natural_key *out, struct sp_err *e);

/* The same for the meeting alone: out->said is not looked up. */
SP_MUST_USE sp_rc key_find_meeting(struct db *db, struct arena *a, int64_t municipality,
				   const char *key, struct natural_key *out, struct sp_err *e);

#endif
