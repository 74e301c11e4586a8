/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking for promises: those of a page, sorted by when they are due, each with its status on a day,
 * the sentence it was read from, and what answers or moves it. */
#ifndef SP_COUNCIL_PROMISE_LIST_H
#define SP_COUNCIL_PROMISE_LIST_H

#include "core/civil.h"
#include "core/i18n.h"
#include "store/db.h"

/* The day that promises are looked at on. */
struct promise_when {
	struct civil today;
	bool past; /* as it stood then: what came later is not known */
};

enum promise_status {
	PROMISE_OPEN,
	PROMISE_OVERDUE,
	PROMISE_ANSWERED,
	PROMISE_MOVED,
	PROMISE_PAST, /* an appointment whose day is over */
	PROMISE_STATUSES
};

/* An item that answers a promise, or moves it. */
struct promise_item {
	int64_t id; /* 0: none */
	const char *key, *body, *title;
	struct civil day;
};
/* Where a sentence stands. */
struct promise_source {
	const char *document, *words; /* NULL: not known */
	unsigned page, line;	      /* page 0: the format has none */
};
struct promise_row {
	int64_t municipality, item, meeting;
	const char *key, *number, *title, *body;
	const char *text, *who, *recurrence;
	const char *due; /* as labels write it; NULL: no time is said */
	const char *moved_due;
	struct promise_item answer, mover;
	struct promise_source source, answer_source;
	const char *again; /* key of the item where the same was promised before; NULL */
	struct civil day, from, to, moved_from, moved_to;
	enum promise_status status;
	int position, instance; /* position from 1, instance from 0 */
	int strength, late;	/* days: of the answer, or of the waiting; 0: not late */
	unsigned why;		/* council/promise_like.h */
	bool confirmed, closed, partly;
	/* Set by who shows several times of one as one: so many are overdue; told by an earlier
	 * row. */
	int missed;
	bool told;
};
struct promise_rows {
	SP_LIST(struct promise_row) list;
	int64_t total, overdue; /* of what was asked for */
};

enum { PROMISE_EVERY_STATUS = (1u << PROMISE_STATUSES) - 1 };

struct promise_wish {
	int64_t municipality, body, meeting, item; /* 0: all */
	int position;				   /* from 1; 0: all */
	struct civil today;
	bool past;	      /* as it stood on that day: what came later is not known */
	const char *instance; /* ISO day or month of a time; NULL: all */
	const char *words, *who;
	int year;	       /* 0: all */
	unsigned statuses;     /* 1u << enum promise_status */
	int64_t limit, offset; /* limit 0: no end */
	bool repeated;	       /* also the same promise printed again elsewhere */
	bool closed;	       /* the closed items, not the open ones */
	bool sources;	       /* with the words and places of the sentences */
	bool future;	       /* also the times long ahead of one that comes back */
};
SP_MUST_USE sp_rc promise_list(struct db *db, struct arena *a, const struct promise_wish *wish,
			       struct promise_rows *out, struct sp_err *e);
/* The promise (position from 1) and the same one where it is printed elsewhere, by day: people may
 * have spoken of any of them. */
struct promise_copy {
	int64_t item, meeting;
	struct civil day; /* of the meeting */
	int position;	  /* from 1 */
};
struct promise_copies {
	SP_LIST(struct promise_copy) list;
};
SP_MUST_USE sp_rc promise_copies(struct db *db, struct arena *a, int64_t municipality, int64_t item,
				 int position, struct promise_copies *out, struct sp_err *e);
/* How many are overdue, open items only (municipality 0: all). */
SP_MUST_USE sp_rc promise_count_overdue(struct db *db, int64_t municipality,
					const struct promise_when *when, int64_t *out,
					struct sp_err *e);

/* "open", "overdue", "answered", "moved", "past". */
const char *promise_status_name(enum promise_status s);
/* "its title speaks of the matter, the same body, on time". */
void promise_reason(struct buf *out, enum lang lang, const struct promise_row *r);
/* The promise's key as commands take it: "998/bul/2020-06-09/195#1@2022-03-01". */
const char *promise_key(struct arena *a, const struct promise_row *r);

#endif
