/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tells one edition, plan or place from another in two titles: years, days, numbers, quarters.
 * Pure. */
#ifndef SP_COUNCIL_LINK_MARK_H
#define SP_COUNCIL_LINK_MARK_H

#include "council/link_title.h"

/* "Ældrepolitik 2020-2024", "Ældrepolitikken i 2021": are all years of b between two of a? */
bool link_marks_span(const struct link_title *a, const struct link_title *b);
/* Do both say words of the kind, and neither all that the other says? */
bool link_marks_contradict(const struct link_title *a, const struct link_title *b,
			   enum link_word_kind kind);
bool link_times_apart(const struct link_title *a, const struct link_title *b);
/* Does b say all times of a, and a any? */
bool link_times_same(const struct link_title *a, const struct link_title *b);
/* "Havnens nordside", "Havnens sydside": does each say a quarter of the same that the other does
 * not? */
bool link_quarters_apart(const struct link_title *a, const struct link_title *b);
/* "Mødekalender 2021", "Møder i 2021": the days on which a body meets, and not both of one that
 * they name? */
bool link_marks_calendars(const struct link_title *a, const struct link_title *b);

#endif
