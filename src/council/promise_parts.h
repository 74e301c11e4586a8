/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside promise.c and promise_….c: one meeting being derived. */
#ifndef SP_COUNCIL_PROMISE_PARTS_H
#define SP_COUNCIL_PROMISE_PARTS_H

#include "council/promise.h"
#include "council/promise_like.h"
#include "council/promise_time.h"

enum { PLACE_SIZE = 160 };

struct promise_ref {
	int64_t item;
	int position, instance;
};
typedef SP_LIST(struct promise_ref) promise_refs;
typedef SP_LIST(int64_t) promise_ids;
typedef SP_LIST(struct civil) promise_days;

/* A meeting as far as promises need it. */
struct promise_meeting {
	int64_t id, body;
	const char *slug;
	struct civil day;
	char iso[CIVIL_ISO_SIZE];
	int64_t ordinal;
	bool there; /* and not withdrawn */
};

/* One that can be answered, with the days of one instance. */
struct promise_known {
	struct promise_ref ref;
	struct promise_asked asked;
	int64_t meeting, body;
	const char *place;
	bool named;  /* the promise, or its route, names the body that may answer */
	bool called; /* the promise itself does */
};
typedef SP_LIST(struct promise_known *) promise_known_list;

/* By what a promise is found: "wlege", "b17", "nbyraadet"; migration 0011. */
struct promise_name {
	const char *name;
	int weight; /* of the words that begin so, in the promise and in its item's title */
};
typedef SP_LIST(struct promise_name) promise_names;

/* A meeting whose items may answer promises, and the promises looked at so far. */
struct promise_seen {
	struct promise_ref ref;
	struct promise_known *known; /* NULL: not answered here */
};
struct promise_asked_at {
	struct promise_meeting meeting;
	promise_refs named;  /* that name the meeting's body, in order */
	promise_refs called; /* those that do so themselves, not by their route; in order */
	SP_LIST(struct promise_seen) seen;
};

struct promising {
	struct db *db;
	struct arena *arena;
	const struct topic_lore *lore;
	int64_t municipality;
	promise_refs given;   /* written now (instance 0) */
	promise_refs touched; /* whose answer may be another one */
};

SP_MUST_USE sp_rc promise_meeting_load(struct promising *p, int64_t meeting,
				       struct promise_meeting *out, struct sp_err *e);
/* Orders items as people do: by day, body, meeting of the day and place in it. */
const char *promise_place(struct arena *a, const struct promise_meeting *m, int64_t item_position,
			  int64_t position);
SP_MUST_USE sp_rc promise_touch(struct promising *p, struct promise_ref ref);
/* Puts an item among those that choose anew what they answer. */
SP_MUST_USE sp_rc promise_choose_later(struct promising *p, int64_t item, int64_t meeting,
				       struct sp_err *e);
/* All that comes after the item in its thread, and can answer its promises now; and what did. */
SP_MUST_USE sp_rc promise_choose_after(struct promising *p, int64_t item, struct sp_err *e);
SP_MUST_USE sp_rc promise_choose_meeting(struct promising *p, int64_t meeting, struct sp_err *e);
/* What people have said of one time of a promise. */
struct promise_verdicts {
	bool answered, unanswered; /* unanswered: by nothing */
	int64_t answer;		   /* 0: elsewhere */
	const char *moved;	   /* NULL: nothing said */
};
/* `day`: the instance's first day, which the verdicts name. */
SP_MUST_USE sp_rc promise_verdicts_load(struct promising *p, struct promise_ref ref,
					struct civil day, struct promise_verdicts *out,
					struct sp_err *e);
/* A promise as it stands in a row: item, position, instance, due_from, due_to, words, title_words,
 * kinds, day, place, body, meeting. */
SP_MUST_USE sp_rc promise_known_of(struct promising *p, const struct db_rows *rows,
				   struct promise_known *out);

/* The body's first meeting after this one, in the store or planned, if it is not too far away; year
 * 0: none. */
SP_MUST_USE sp_rc promise_next_meeting(struct promising *p, const struct promise_meeting *m,
				       struct civil *out, struct sp_err *e);
/* The body's later meetings in the store, to the day; without any its next one, if that is planned.
 */
SP_MUST_USE sp_rc promise_later_meetings(struct promising *p, const struct promise_meeting *m,
					 struct civil until, promise_days *out, struct sp_err *e);
/* Meetings that promised something to a body's next meeting, or to each one, which may be this one,
 * or one that it plans. */
SP_MUST_USE sp_rc promise_waiting_for(struct promising *p, const struct promise_meeting *m,
				      promise_ids *out, struct sp_err *e);

/* Takes the meeting's promises away, then writes them as the record has them now. */
SP_MUST_USE sp_rc promise_remove(struct promising *p, int64_t meeting, struct sp_err *e);
SP_MUST_USE sp_rc promise_write(struct promising *p, const struct promise_meeting *m,
				struct sp_err *e);
/* Finds which promises are one, given again at a later meeting. */
SP_MUST_USE sp_rc promise_join_same(struct promising *p, struct sp_err *e);

/* The instance of what holds for all times of one that comes back. */
enum { PROMISE_ALL_TIMES = -1 };

/* What a promise of the item is found by: first its body. */
SP_MUST_USE sp_rc promise_names_of(struct promising *p, int64_t item, int64_t body,
				   const struct topic *text, const struct topic *title,
				   promise_names *out, struct sp_err *e);
/* Adds the beginnings of its words. */
SP_MUST_USE sp_rc promise_words_of(struct promising *p, const struct topic *t, promise_names *out);
/* Lets it be found by them when an answer is looked for, from a day to a day. */
SP_MUST_USE sp_rc promise_ask(struct promising *p, struct promise_ref ref,
			      const promise_names *names, const char *from, const char *to,
			      struct sp_err *e);
/* Adds what a question gives: item, position, instance. */
SP_MUST_USE sp_rc promise_refs_load(struct promising *p, const char *sql,
				    const struct db_value *args, size_t n, promise_refs *out,
				    struct sp_err *e);
SP_MUST_USE sp_rc promise_asked_open(struct promising *p, int64_t meeting,
				     struct promise_asked_at *out, struct sp_err *e);
/* The promises that an item of the meeting may answer: those of some items, and those that share a
 * word with what it is about; when one of its lines may, also those of its body and those that name
 * the body. They live as long as `p`. */
SP_MUST_USE sp_rc promise_asked_of(struct promising *p, struct promise_asked_at *at,
				   const struct topic *t, const promise_ids *items, bool lines,
				   promise_known_list *out, struct sp_err *e);

/* A sentence of an item about several matters. */
struct promise_saying {
	struct topic topic;
	uint32_t off, len; /* in the extraction */
	unsigned given;	   /* topic_given() */
};
typedef SP_LIST(struct promise_saying) promise_said_list;
SP_MUST_USE sp_rc promise_sayings(struct promising *p, int64_t item, promise_said_list *out,
				  struct sp_err *e);
/* The words of the point that a commitment stands in; "" when its place is not known. */
SP_MUST_USE sp_rc promise_point(struct promising *p, int64_t item, int position, struct str *out,
				struct sp_err *e);

/* What an item says of an earlier meeting that gave promises: "Udvalget bad den 4. maj, pkt. 31,
 * om …". */
struct promise_told {
	struct topic topic;
	int64_t item; /* of that meeting, with a promise */
	bool number;  /* the sentence names the item itself */
};
/* What the item itself promises, the first time. */
struct promise_own {
	char *due, *from, *to;
	struct topic words;
};
/* An item that may answer a promise, as it is weighed. */
struct promise_giver {
	int64_t item, position;
	const struct promise_meeting *meeting;
	const char *title;
	struct topic topic;
	promise_ids thread; /* the items of its thread */
	SP_LIST(struct promise_told) told;
	bool closed, put_off; /* postponed: no answer */
	bool noted;	      /* taken note of, and nothing else decided */
	bool looked;	      /* its text has been read: */
	promise_said_list lines;
	unsigned gives; /* topic_given() of all lines */
	bool owned;	/* its own promises with a time have been loaded, by their last day: */
	SP_LIST(struct promise_own) own;
};
/* *there: it stands in the meeting, and is not withdrawn. */
SP_MUST_USE sp_rc promise_giver_load(struct promising *p, int64_t item,
				     const struct promise_meeting *m, struct promise_giver *out,
				     bool *there, struct sp_err *e);
/* Reads its text, once; nothing of a closed one. */
SP_MUST_USE sp_rc promise_look(struct promising *p, struct promise_giver *x, struct sp_err *e);
/* Loads its own promises, once; none of a closed one: what they say is not to be told. */
SP_MUST_USE sp_rc promise_own_load(struct promising *p, struct promise_giver *x, struct sp_err *e);
/* It promises the same as one that is due about now, in nearly the same words and at a later time:
 * *yes. */
SP_MUST_USE sp_rc promise_put_later(struct promising *p, struct promise_giver *x,
				    const struct promise_known *k, bool *yes, struct sp_err *e);
/* It says that what was promised is not ready, and gives nothing of it. */
bool promise_is_late(const struct promise_giver *x, const struct promise_known *k);
/* It tells of what was treated on the promise's day. */
SP_MUST_USE sp_rc promise_tells_day(struct promising *p, const struct promise_giver *x,
				    const struct promise_known *k, bool *yes, struct sp_err *e);
/* The promise that stands in its place when an earlier item than `x` has put it off, or was put off
 * itself; the promise itself when none did. NULL: it cannot be told. */
SP_MUST_USE sp_rc promise_stands_now(struct promising *p, const struct promise_giver *x,
				     const struct promise_known *k,
				     const struct promise_known **out, struct sp_err *e);
/* What its text, which has been read, tells of a promise. */
struct answer_telling promise_text_of(const struct promising *p, const struct promise_giver *x,
				      const struct promise_asked *asked);
/* What it says of the promises of an item; by the item's number before by its meeting. */
const struct promise_told *promise_told_of(const struct promise_giver *x, int64_t item);
bool promise_holds(const promise_ids *list, int64_t item);
/* Puts the items that tell of a meeting among the choosers. */
SP_MUST_USE sp_rc promise_find_tellers(struct promising *p, const struct promise_meeting *m,
				       struct sp_err *e);

/* Writes what the items of a meeting are found by, when an earlier promise comes after them. */
SP_MUST_USE sp_rc promise_candidates_write(struct promising *p, const struct promise_meeting *m,
					   struct sp_err *e);
/* Puts the later items that may answer some promises among the choosers; `after`: only those of
 * later days. */
SP_MUST_USE sp_rc promise_find_answers(struct promising *p, const promise_refs *promises,
				       const char *after, struct sp_err *e);
/* An item that may answer a promise, its meeting and the meeting's day. */
struct promise_chooser {
	int64_t item, meeting;
	const char *day;
};
typedef SP_LIST(struct promise_chooser) promise_choosers;
/* Lets each choose the promise that it answers best. They are of one day. */
SP_MUST_USE sp_rc promise_choose(struct promising *p, const promise_choosers *choosers,
				 struct sp_err *e);

/* Writes to each touched instance what answers or moves it. */
SP_MUST_USE sp_rc promise_settle(struct promising *p, struct sp_err *e);

#endif
