/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One matter as it is told: its items in order of time, why each belongs to it, the treatments that
 * are told of but not in the store, and what the texts say of its history. Nothing of a closed
 * item's words is in it. */
#ifndef SP_COUNCIL_THREAD_H
#define SP_COUNCIL_THREAD_H

#include "council/link_pair.h"
#include "council/link_store.h"
#include "council/view.h"

/* Where a sentence stands. */
struct thread_source {
	const char *key, *document; /* of the item that says it; NULL: nothing was quoted */
	unsigned page, line;	    /* page 0: the format has none */
};
struct thread_reason {
	const char *to;	   /* key of the other item */
	const char *words; /* the sentence it rests on, or (thread_why) words in common, or NULL */
	struct thread_source source;
	enum link_reason reason;
	int strength;
};
struct thread_entry {
	int64_t item, body;
	const char *key, *slug, *body_name, *number, *title;
	struct civil day;
	bool closed;
	struct str paper;		       /* all of the text that it stands in */
	SP_LIST(const char *) outcomes;	       /* "approved" …, each once */
	SP_LIST(struct thread_reason) reasons; /* to items before it, the strongest first */
};
struct thread_placeholder {
	const char *body; /* NULL in a piece of history without one */
	const char *from, *to, *number;
	bool planned; /* told of before its time, and by no one after it */
	bool met;     /* a meeting of that body and time is in the store, the item was not found */
	const char *words;
	struct thread_source source; /* the item that mentions it */
};
/* An item that is nearly of the thread, or that a person has taken out of it. */
struct thread_near {
	struct thread_entry entry; /* without outcomes; its reasons are those to `to` */
	const char *to;		   /* the item of the thread that it is near to */
	int strength;
};
struct thread {
	int64_t municipality, id; /* id: of the first item */
	const char *key, *title;
	bool named; /* by a person */
	SP_LIST(struct thread_entry) items;
	SP_LIST(struct thread_placeholder) placeholders, history;
	SP_LIST(struct thread_near) near; /* the nearest first; see thread_nearly */
};

/* The thread that holds an item; one that is alone is a thread of its own. SP_ENOTFOUND. */
SP_MUST_USE sp_rc thread_load(struct db *db, struct arena *a, int64_t municipality, int64_t item,
			      struct thread **out, struct sp_err *e);

/* The items of a thread in order of time. */
SP_MUST_USE sp_rc thread_members(struct db *db, struct arena *a, int64_t municipality,
				 int64_t thread, struct link_ids *out, struct sp_err *e);
/* An item as its thread tells of it, without outcomes and reasons. SP_ENOTFOUND. */
SP_MUST_USE sp_rc thread_entry_load(struct db *db, struct arena *a, int64_t municipality,
				    int64_t item, struct thread_entry *out, struct sp_err *e);
/* Finds the words that the reasons without a sentence rest on: of titles, names, texts. */
SP_MUST_USE sp_rc thread_words(struct db *db, struct arena *a, struct thread *t, struct sp_err *e);
/* Finds the items that are nearly of the thread. */
SP_MUST_USE sp_rc thread_nearly(struct db *db, struct arena *a, struct thread *t, struct sp_err *e);

/* For lists. */
struct thread_line {
	int64_t municipality, thread, items;
	const char *key, *title;
	struct civil first, last;
};
struct thread_lines {
	SP_LIST(struct thread_line) list;
	int64_t total; /* before limit and offset */
};
/* Fills in all but municipality and thread, which are given. */
SP_MUST_USE sp_rc thread_line_load(struct db *db, struct arena *a, struct thread_line *line,
				   struct sp_err *e);
struct thread_wish {
	int64_t municipality, body; /* 0: all */
	const char *year;	    /* NULL: all */
	int64_t limit, offset;
	bool latest; /* first, not the longest */
};
SP_MUST_USE sp_rc thread_list(struct db *db, struct arena *a, const struct thread_wish *wish,
			      struct thread_lines *out, struct sp_err *e);

#endif
