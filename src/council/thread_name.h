/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names that people have given threads; each is said of one item. */
#ifndef SP_COUNCIL_THREAD_NAME_H
#define SP_COUNCIL_THREAD_NAME_H

#include "council/thread.h"

struct thread_name {
	int64_t municipality, item;
	char *name;
};
struct thread_names {
	SP_LIST(struct thread_name) list;
};

/* Of the items of a meeting. */
SP_MUST_USE sp_rc thread_names_of_meeting(struct db *db, struct arena *a, int64_t municipality,
					  int64_t meeting, struct thread_names *out,
					  struct sp_err *e);
/* The item whose thread is called so (of a municipality; 0: of any), however it is spelt with large
 * and small letters, æ, ø and å; item 0: there is none. */
SP_MUST_USE sp_rc thread_name_find(struct db *db, struct arena *a, int64_t municipality,
				   const char *name, struct thread_name *out, struct sp_err *e);
/* Sets what the thread is called: the name that a person gave last, else the first open item's
 * title, else a closed one's public title. */
SP_MUST_USE sp_rc thread_name_it(struct db *db, struct arena *a, struct thread *t,
				 struct sp_err *e);

#endif
