/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The threads that words may mean. */
#ifndef SP_COUNCIL_THREAD_FIND_H
#define SP_COUNCIL_THREAD_FIND_H

#include "council/thread.h"

/* The thread that a person has named so; else, among those that a search of items finds, the ones
 * whose title fits the words best – is them, begins with them, has them all – and several when they
 * fit as well; else the first one found. Threads of several items go before items alone. *also: the
 * key of another item that was found; NULL. SP_ENOTFOUND: no item has the words. */
SP_MUST_USE sp_rc thread_find(struct db *db, struct arena *a, int64_t municipality,
			      const char *said, struct thread_lines *out, const char **also,
			      struct sp_err *e);

#endif
