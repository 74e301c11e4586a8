/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What head.c (fields) and head_sentence.c (headings in words) share. */
#ifndef SP_READ_HEAD_PARTS_H
#define SP_READ_HEAD_PARTS_H

#include "read/classify.h"
#include "read/dates.h"
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
	FIELD_STAFF, /* people who are no members */
	FIELD_IGNORED,
	FIELD_ITEMS
};

enum { PENDING_MOST = 10 };

struct head {
	const struct extract_context *x;
	const struct extraction *from;
	struct rec_meeting *m;
	enum field open;		  /* the field whose value may go on */
	enum field pending[PENDING_MOST]; /* labels without a value so far, in order */
	uint32_t n_pending;
	uint32_t taken;	    /* lines before this one have been read already */
	uint32_t seen;	    /* lines of text so far; a menu above the text does not count */
	uint32_t weak_body; /* line that gave the body without a date or label; UINT32_MAX none */
	uint32_t dated;	    /* line that gave the date in a sentence */
};

/* The first day in the passage, with the times printed with it. */
SP_MUST_USE sp_rc head_set_date(const struct head *h, const struct passage *p);
/* A time that was printed with a date: where its figures stand, within or behind the date. */
SP_MUST_USE sp_rc head_set_printed(const struct head *h, const struct passage *p,
				   const struct date_hit *date, int hour, int minute,
				   struct fact *out);
/* "14.00" or "14.00 - 16.30"; until may be NULL. */
SP_MUST_USE sp_rc head_set_times(const struct head *h, const struct passage *p, struct fact *out,
				 struct fact *until);
/* Minutes, agenda or supplement, by the first word that says it. */
SP_MUST_USE sp_rc head_set_kind(const struct head *h, const struct passage *p);
/* The whole passage as a text fact, unless the fact is known or nothing stands there. */
SP_MUST_USE sp_rc head_set_text(const struct head *h, const struct passage *p, struct fact *out);
/* head_body.c: the body named there, without what is no part of its name. */
SP_MUST_USE sp_rc head_set_body(const struct head *h, const struct passage *p, size_t from,
				size_t n);
/* The room named there, without what else is said before and behind it. */
SP_MUST_USE sp_rc head_set_place(const struct head *h, const struct passage *p, size_t from,
				 size_t n);

/* When the meeting began, from the figures at from..to. */
SP_MUST_USE sp_rc head_set_clock(const struct head *h, const struct passage *p, size_t from,
				 size_t to);

/* What stands behind a label. */
SP_MUST_USE sp_rc head_take_value(struct head *h, enum field f, const struct passage *p);

/* head_columns.c: do the values of the pending labels and of the last one stand in this text, one
 * after the other? Then they are taken from there. */
bool head_columns_fit(const struct head *h, const struct passage *p, enum field last);
SP_MUST_USE sp_rc head_columns_take(struct head *h, const struct passage *p, enum field last);

/* head_table.c: does a table of who came begin with the line? Then it is taken. */
SP_MUST_USE sp_rc head_table_take(struct head *h, uint32_t index, bool *is);

/* Below the meeting's end, as the last lines of the document: who came, and the signatures. */
SP_MUST_USE sp_rc head_foot(struct head *h, uint32_t first, struct line_guess *guesses);

/* head_sentence.c: a line without a label: kind, body, day and place as words tell them. */
SP_MUST_USE sp_rc head_sentence(struct head *h, const struct passage *p, uint32_t index);

#endif
