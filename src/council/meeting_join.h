/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two meetings of the store that are one. */
#ifndef SP_COUNCIL_MEETING_JOIN_H
#define SP_COUNCIL_MEETING_JOIN_H

#include "council/write.h"

/* Does what stands in the store tell whether the two are one meeting? */
enum meeting_sameness {
	/* At least half of the shorter list of items are the same matters; nearly all of them when
	 * the two began at different times, for two meetings of a day have some in common, too:
	 * "approval of the agenda". */
	MEETING_ONE,
	MEETING_TWO,   /* they began at different times and have no matter in common */
	MEETING_UNSURE /* a person must look */
};
SP_MUST_USE sp_rc meeting_compare(const struct writer *w, int64_t one, int64_t other,
				  enum meeting_sameness *out, struct sp_err *e);

/* Joins them under the body, day and ordinal of `into`; *out gets the id of the one that is left.
 * In force is minutes before agendas, of equals the one imported last; all versions of both stay
 * readable, and what people said of either is applied again or waits in the queue. Items that only
 * the other one had are kept and marked as no longer in the newest version, unless the newer one is
 * a supplement or a single item. In a transaction; leaves the audit entries, by `who`. */
SP_MUST_USE sp_rc meeting_join(const struct writer *w, const char *who, int64_t meeting,
			       int64_t into, int64_t *out, struct sp_err *e);

#endif
