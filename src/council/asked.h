/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every command that asks the record, or changes it, begins with. */
#ifndef SP_COUNCIL_ASKED_H
#define SP_COUNCIL_ASKED_H

#include "council/key.h"
#include "council/write.h"
#include "module/command.h"

/* The store, read-only; warns when there are meetings that nothing has been derived from yet, and
 * tells people when there are none at all. */
SP_MUST_USE sp_rc asked_store(struct command_call *call, struct db **db, struct sp_err *e);
/* Is there one municipality at most, so that people need not be told which? */
SP_MUST_USE sp_rc asked_alone(struct command_call *call, struct db *db, bool *alone,
			      struct sp_err *e);

/* A key (NULL stays NULL) as people of one municipality write it: without its code when `alone`. */
const char *asked_short(const char *key, bool alone);

/* The municipality of --municipality (0: all). SP_ENOTFOUND when the store has others only. */
SP_MUST_USE sp_rc asked_municipality(struct command_call *call, struct db *db, int64_t *out,
				     struct sp_err *e);
/* Is the only argument a key? A case number with a slash is none, nor “og/eller”, nor an address
 * of the web. */
bool asked_is_key(const struct command_call *call);
/* The arguments as one text, with blanks between them; NULL when there are none. SP_EINVAL when
 * they are longer than anybody asks, and when there is a key among several. */
SP_MUST_USE sp_rc asked_words(struct command_call *call, const char **out, struct sp_err *e);
/* The municipality that is meant (0: all), and the body of --body (0: none given), which says the
 * municipality, too. */
SP_MUST_USE sp_rc asked_body(struct command_call *call, struct db *db, int64_t *municipality,
			     int64_t *body, struct sp_err *e);
/* The item that a key names; SP_EINVAL when it is a whole meeting's. */
SP_MUST_USE sp_rc asked_item(struct command_call *call, struct db *db, const char *said,
			     struct natural_key *out, struct sp_err *e);

/* Runs a change in one transaction, again when the store was busy: it must be repeatable. */
typedef sp_rc (*asked_change)(const struct writer *w, void *context, struct sp_err *e);
SP_MUST_USE sp_rc asked_write(struct command_call *call, struct db *db, int64_t municipality,
			      asked_change change, void *context, struct sp_err *e);

/* What is told below a list that shows a part of what there is. */
struct asked_part {
	int64_t offset, shown, total;
	bool more; /* than `total`: so many were counted */
};
/* "21 to 40 of 118; more with --offset and --limit", or that the offset leads past the end; nothing
 * when all is shown. */
void asked_tell_part(struct command_call *call, const struct asked_part *part);

/* The end of a handler: an error that only has a code gets that code's message. */
SP_MUST_USE sp_rc asked_end(sp_rc rc, struct sp_err *e);

#endif
