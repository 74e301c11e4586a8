/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports of absence inside the text of a decision. */
#ifndef SP_READ_ABSENCE_H
#define SP_READ_ABSENCE_H

#include "read/extract.h"

/* Reads a report of absence at the start of a passage: *len becomes how much of it is only that (0
 * when it is none), persons away are appended. *follows: the names stand on the next lines. */
SP_MUST_USE sp_rc absence_read(const struct extract_context *x, const struct passage *p,
			       size_t *len, bool *follows, rec_persons *absent);
/* A line of persons and nothing else; they are appended when it is. */
SP_MUST_USE sp_rc absence_names_read(const struct extract_context *x, const struct passage *p,
				     bool *is, rec_persons *absent);

#endif
