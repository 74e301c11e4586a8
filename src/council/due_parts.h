/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Promises for people: inside cmd_due.c, cmd_due_say.c, due_page.c and show_item.c. */
#ifndef SP_COUNCIL_DUE_PARTS_H
#define SP_COUNCIL_DUE_PARTS_H

#include "core/json.h"
#include "council/promise_list.h"
#include "module/command.h"

/* "KEY#2@2022-03": an item's promise, or all of an item, or of a meeting. */
struct due_key {
	int64_t municipality, meeting, item; /* item 0: the whole meeting */
	int position;			     /* from 1; 0: all */
	const char *instance;		     /* NULL: not said */
};
SP_MUST_USE sp_rc due_key_find(struct command_call *call, struct db *db, const char *said,
			       struct due_key *out, struct sp_err *e);

/* The rows in the format that was asked for. alone: one municipality is all there is. */
SP_MUST_USE sp_rc due_page(struct command_call *call, const struct promise_rows *rows, bool alone,
			   struct sp_err *e);
/* As an array, of one item or (0) of all. SP_ENOMEM. */
SP_MUST_USE sp_rc due_json(struct arena *a, struct json_writer *w, const struct promise_rows *rows,
			   int64_t item);
/* "marts 2022 → juni 2022, hvert halve år": when a promise is due, for people. */
void due_when(const struct command_call *call, const struct promise_row *r, struct buf *out);
/* "62 days late", "2 years and 6 months late". */
void due_late(const struct command_call *call, int days, struct buf *out);
/* Of one promise (position from 1) how each time of it stands, a block for each: "overdue, 62 days
 * late", "answered? KEY TITLE (why)"; many missed times of one that comes back are one. rows NULL:
 * nothing. */
void due_fates(struct command_call *call, unsigned indent, const struct promise_rows *rows,
	       int position);
/* "answered?", "overdue", for people. */
const char *due_status(const struct command_call *call, const struct promise_row *r);

#endif
