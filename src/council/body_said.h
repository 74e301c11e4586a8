/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people say of bodies: that one is written so, too; that two are one. Each is kept with what
 * it takes to take it back. */
#ifndef SP_COUNCIL_BODY_SAID_H
#define SP_COUNCIL_BODY_SAID_H

#include "council/write.h"

struct body_said {
	int64_t municipality, id;
	int64_t body;		 /* the one that is meant, or that the other went into */
	int64_t other;		 /* merge: the one that went; 0 */
	const char *name, *slug; /* the way of writing; merge: what the other one was called */
	const char *into_slug;	 /* of the body, NULL when there is no such body any more */
	const char *into_name;
	const char *state; /* "applied", "superseded": taken back */
	const char *who, *made;
	bool merge;
};
struct bodies_said {
	SP_LIST(struct body_said) list; /* in the order in which it was said */
};

/* Keeps what was said of a body; *id names it. Must be in a transaction. */
SP_MUST_USE sp_rc body_say(const struct writer *w, const struct body_said *said, int64_t *id,
			   struct sp_err *e);
/* Keeps that a meeting went along with a body that became another one. */
SP_MUST_USE sp_rc body_said_meeting(const struct writer *w, int64_t said, int64_t meeting,
				    int64_t ordinal, bool joined, struct sp_err *e);
/* The first of the two meetings is now the other one. */
SP_MUST_USE sp_rc body_said_joined(const struct writer *w, int64_t gone, int64_t kept,
				   struct sp_err *e);
/* Keeps the ways of writing that the body has now. */
SP_MUST_USE sp_rc body_said_names(const struct writer *w, int64_t said, int64_t body,
				  struct sp_err *e);

/* All that was said (of a municipality; 0: of all). */
SP_MUST_USE sp_rc bodies_said(struct db *db, struct arena *a, int64_t municipality,
			      struct bodies_said *out, struct sp_err *e);
/* What was said last, and holds, of a way of writing or a body that went. SP_ENOTFOUND; SP_EINVAL
 * when it was said in several municipalities. */
SP_MUST_USE sp_rc body_said_find(struct db *db, struct arena *a, int64_t municipality,
				 const char *words, struct body_said *out, struct sp_err *e);

struct body_undone {
	uint64_t moved;		      /* meetings */
	SP_LIST(const char *) joined; /* keys of those that stay, with documents of both bodies */
	const char *slug;	      /* of the body that there is again; NULL: none */
};
/* Takes it back: the body that went is there again with its names and its meetings, also those that
 * have come since under its names; a name finds the body no more, and meetings that print it are a
 * body's of their own. Meetings that were joined stay. In a transaction; leaves the audit entries,
 * by `who`. SP_EINVAL: something that was said later must be taken back before. */
SP_MUST_USE sp_rc body_undo(const struct writer *w, const char *who, const struct body_said *said,
			    struct body_undone *out, struct sp_err *e);

#endif
