/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Persons and parties over all meetings: who was there, who was away from what, who disagreed. A
 * person is a name within a municipality: the record knows no other sign of one. */
#ifndef SP_COUNCIL_PERSON_H
#define SP_COUNCIL_PERSON_H

#include "council/view.h"
#include "read/party.h"

/* ---- derived ---- */

/* Takes away what a meeting said of persons; writes anew what it says. Must be in a transaction. */
SP_MUST_USE sp_rc person_forget(struct db *db, int64_t municipality, int64_t meeting,
				struct sp_err *e);
SP_MUST_USE sp_rc person_derive(struct db *db, struct arena *a, const struct lexicon *lex,
				const struct view *v, struct sp_err *e);

/* ---- asked ---- */

struct person_wish {
	int64_t municipality;  /* 0: all */
	const char *folded;    /* NULL: everybody */
	const char *party;     /* as party_letter gives it; NULL: any */
	int64_t body;	       /* 0: any */
	int64_t year;	       /* 0: any */
	bool against, dissent; /* only those who voted against; who disagreed in any way */
	bool closed;	       /* also in closed items */
};

/* One thing said of a person or party. */
struct person_fact {
	int64_t municipality, item; /* item 0: the whole meeting */
	struct civil day;
	const char *person, *party; /* one of them may be NULL */
	/* absent, disqualified, partly; for, against, abstain, reserve, own */
	const char *kind;
	const char *note, *words;
	const char *body, *key, *number, *title, *document;
	const char *decided; /* what was decided on the item; NULL: nothing said */
	const char *outcome; /* of its first point; NULL */
	/* What was voted on, unless it is the matter (about NULL): "points", "amendment",
	 * "proposal"; what it says, whose it is, its number, "approved" or "rejected". */
	const char *about, *about_points, *about_by, *about_number, *about_outcome, *about_words;
	/* Told of an earlier decision, in this item: */
	const char *told_body, *told_day, *told_item;
	int64_t told_of; /* the body, when the store knows it; 0 */
	int64_t thread;	 /* of the item; 0: it is alone */
	bool told;
	unsigned page, line; /* 0: not known */
	bool closed;
};
struct person_facts {
	SP_LIST(struct person_fact) list;
};

/* A person in one body. */
struct person_body {
	int64_t municipality, body;
	const char *folded, *name, *party; /* as last printed */
	const char *body_name, *slug;
	struct civil first, last;
	int64_t present, absent;
};
struct person_bodies {
	SP_LIST(struct person_body) list; /* by municipality, folded name, body */
};

struct person_letter {
	const char *party;
	struct civil first, last;
};
struct person_letters {
	SP_LIST(struct person_letter) list; /* by first day */
};

struct person_count {
	int64_t municipality, n;
	const char *folded;
};
struct person_counts {
	SP_LIST(struct person_count) list; /* by municipality and folded name */
};

/* Who was in which bodies, and how often each of them disagreed. */
SP_MUST_USE sp_rc person_bodies(struct db *db, struct arena *a, const struct person_wish *wish,
				struct person_bodies *out, struct sp_err *e);
SP_MUST_USE sp_rc person_dissents(struct db *db, struct arena *a, const struct person_wish *wish,
				  struct person_counts *out, struct sp_err *e);
/* Absences (of a person only) or votes and statements, by day. */
SP_MUST_USE sp_rc person_absences(struct db *db, struct arena *a, const struct person_wish *wish,
				  struct person_facts *out, struct sp_err *e);
SP_MUST_USE sp_rc person_votes(struct db *db, struct arena *a, const struct person_wish *wish,
			       struct person_facts *out, struct sp_err *e);
SP_MUST_USE sp_rc person_letters(struct db *db, struct arena *a, const struct person_wish *wish,
				 struct person_letters *out, struct sp_err *e);
/* The ways in which a party that has disagreed is written in the record. SP_ENOTFOUND, with those
 * that have, when it never did. */
struct person_parties {
	SP_LIST(char *) list;
};
SP_MUST_USE sp_rc person_parties(struct db *db, struct arena *a, const char *said,
				 struct person_parties *out, struct sp_err *e);
/* Finds the person that is meant: fills in wish->folded and wish->municipality. SP_ENOTFOUND with
 * the nearest names, SP_EINVAL when several municipalities have one of that name. */
SP_MUST_USE sp_rc person_find(struct db *db, struct arena *a, const char *said,
			      struct person_wish *wish, struct sp_err *e);

#endif
