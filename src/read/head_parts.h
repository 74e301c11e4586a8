/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What head.c (fields) and head_sentence.c (headings in words) share. */
#ifndef SP_READ_HEAD_PARTS_H
#define SP_READ_HEAD_PARTS_H

#include "read/extract.h"

enum field {
	FIELD_NONE,
	FIELD_BODY,
	FIELD_DATE,
	FIELD_START,
	FIELD_END,
	FIELD_PLACE,
	FIELD_KIND,
	FIELD_PRESENT,
	FIELD_ABSENT,
	FIELD_IGNORED,
	FIELD_ITEMS
};

struct head {
	const struct extract_context *x;
	const struct extraction *from;
	struct rec_meeting *m;
	bool empty;	    /* the last label had no value on its line */
	enum field open;    /* the field whose value may go on */
	uint32_t seen;	    /* lines of text so far; a menu above the text does not count */
	uint32_t weak_body; /* line that gave the body without a date or label; UINT32_MAX none */
	uint32_t dated;	    /* line that gave the date in a sentence */
};

/* The first day in the passage, with the times printed with it. */
SP_MUST_USE sp_rc head_set_date(const struct head *h, const struct passage *p);
/* Minutes, agenda or supplement, by the first word that says it. */
SP_MUST_USE sp_rc head_set_kind(const struct head *h, const struct passage *p);
/* The whole passage as a text fact, unless the fact is known or nothing stands there. */
SP_MUST_USE sp_rc head_set_text(const struct head *h, const struct passage *p, struct fact *out);

/* When the meeting began, from the figures at from..to. */
SP_MUST_USE sp_rc head_set_clock(const struct head *h, const struct passage *p, size_t from,
				 size_t to);

/* head_sentence.c: a line without a label: kind, body, day and place as words tell them. */
SP_MUST_USE sp_rc head_sentence(struct head *h, const struct passage *p, uint32_t index);

#endif
