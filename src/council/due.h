/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When something is due, as a person writes it: in the labels' form (2022-03-15, 2022-03, 2022-Q1,
 * 2022-spring, 2022-W36, 2022-12-end, next-meeting) or in Danish ("marts 2022", "uge 36"). */
#ifndef SP_COUNCIL_DUE_H
#define SP_COUNCIL_DUE_H

#include "core/arena.h"
#include "core/civil.h"

enum { DUE_SIZE = 24 };

struct due {
	char code[DUE_SIZE];
	char first[CIVIL_ISO_SIZE], last[CIVIL_ISO_SIZE]; /* "" for next-meeting */
};
/* What is said without a year is the first such day from the meeting on. SP_EINVAL when the words
 * are no time. */
SP_MUST_USE sp_rc due_read(struct arena *a, const char *words, struct civil meeting,
			   struct due *out, struct sp_err *e);

#endif
