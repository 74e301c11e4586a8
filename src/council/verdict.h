/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people say of what follows from the record. Verdicts hold on to items by their ids, and to a
 * commitment or amount by its words: after a new version one finds its place again or is queued for
 * a person (spor correct --queue). A later verdict on the same thing supersedes the earlier one. */
#ifndef SP_COUNCIL_VERDICT_H
#define SP_COUNCIL_VERDICT_H

#include "council/write.h"

enum verdict_kind {
	VERDICT_JOIN,	      /* item and other are one matter */
	VERDICT_SPLIT,	      /* they are not */
	VERDICT_NAME,	      /* value: what the matter is called; NULL: nothing any more */
	VERDICT_ANSWERED,     /* a commitment, by other; NULL: elsewhere, value may say where */
	VERDICT_NOT_ANSWERED, /* not by other; NULL: by nothing */
	VERDICT_MOVED,	      /* a commitment is due at another time: value, as labels write it */
	VERDICT_PART,	      /* an amount is part of the sum that value and other tell */
	VERDICT_NOT_PART,
	VERDICT_KINDS
};

struct verdict {
	int64_t id, item, other; /* other 0: none */
	int64_t position;	 /* of the commitment or amount, from 1; 0: of the item itself */
	const char *instance;	 /* ISO day; of an amount words of the part meant; NULL: none */
	const char *value;	 /* NULL: none */
	const char *anchor;	 /* filled in when it is said */
	const char *state;	 /* "applied", "queued", "superseded" */
	const char *who, *made;
	enum verdict_kind kind;
};
struct verdicts {
	SP_LIST(struct verdict) list; /* in the order in which they were said */
};

const char *verdict_kind_name(enum verdict_kind kind); /* "not-answered" */

/* Says it: the row, its audit entry, and what follows from it for the meetings of both items. Must
 * be in a transaction. Of `v` kind, item, other, position, instance and value are taken.
 * SP_ENOTFOUND: there is no such item, or nothing at that position. */
SP_MUST_USE sp_rc verdict_say(const struct writer *w, const char *who, const struct verdict *v,
			      struct sp_err *e);
/* Takes back what was said of the same thing by any verdict of these kinds (a bit set of
 * 1u << kind): nobody has said anything then. *n tells how many there were. Must be in a
 * transaction. */
SP_MUST_USE sp_rc verdict_take_back(const struct writer *w, const char *who,
				    const struct verdict *v, unsigned kinds, uint32_t *n,
				    struct sp_err *e);
/* A verdict that was taken back holds again, unless something else was said of the same thing
 * since. Must be in a transaction. */
SP_MUST_USE sp_rc verdict_restore(const struct writer *w, const char *who, int64_t id,
				  struct sp_err *e);

/* Those that hold and speak of the item, as the one or as the other. */
SP_MUST_USE sp_rc verdicts_of_item(struct db *db, struct arena *a, int64_t municipality,
				   int64_t item, struct verdicts *out, struct sp_err *e);
/* Those of one kind that hold (of a municipality; 0: of all, but then ids alone do not tell which).
 */
SP_MUST_USE sp_rc verdicts_of_kind(struct db *db, struct arena *a, int64_t municipality,
				   enum verdict_kind kind, struct verdicts *out, struct sp_err *e);
/* All that was ever said of the items of a meeting (0: all), or of one item, of a municipality (0:
 * all); only those that wait when `waiting`. With the keys of both items, for lists. */
struct verdict_told {
	struct verdict v;
	const char *key, *other_key; /* other_key NULL: none */
	bool closed;		     /* one of the items is */
};
struct verdicts_told {
	SP_LIST(struct verdict_told) list;
};
SP_MUST_USE sp_rc verdicts_told(struct db *db, struct arena *a, int64_t municipality,
				int64_t meeting, int64_t item, bool waiting,
				struct verdicts_told *out, struct sp_err *e);

/* Drops those of the meeting, or of the item, that wait for their place: as if nobody had said
 * them. *n tells how many there were. Must be in a transaction. */
SP_MUST_USE sp_rc verdicts_drop(const struct writer *w, const char *who, int64_t meeting,
				int64_t item, uint32_t *n, struct sp_err *e);

/* After a new version was written: those with a place in it find it again, or are queued. */
SP_MUST_USE sp_rc verdicts_settle(const struct writer *w, int64_t meeting, struct sp_err *e);
/* An item has become another one: what was said of it holds of that one. Its own meeting and the
 * other's (both given) are the caller's to seal; others' are sealed here. */
SP_MUST_USE sp_rc verdicts_move(const struct writer *w, const char *who, int64_t item, int64_t into,
				const int64_t meetings[2], struct sp_err *e);

#endif
