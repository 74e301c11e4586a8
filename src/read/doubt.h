/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a fact is doubtful. An extractor marks what it has found on a weak ground; doubts.h marks the
 * rest once the record is whole. docs/reading.md tells how much each reason is worth. */
#ifndef SP_READ_DOUBT_H
#define SP_READ_DOUBT_H

enum doubt {
	DOUBT_NONE,
	DOUBT_KEPT, /* the store keeps that there is a doubt, not why */
	/* marked where the fact is found */
	DOUBT_WEAK_WORD,
	DOUBT_WHICH_POINT,
	DOUBT_BARE_BODY,
	DOUBT_PASSING,
	DOUBT_RUNNING_TEXT,
	DOUBT_NO_UNIT,
	DOUBT_NOTATION,
	DOUBT_NO_YEAR,
	DOUBT_COUNTED,
	/* marked on the whole record */
	DOUBT_STRANGE,
	DOUBT_HEADING,
	DOUBT_STRAY,
	DOUBT_PILED,
	DOUBT_UNLIKE,
	DOUBT_REPEATED,
	DOUBT_MORE_AWAY,
	DOUBT_NOBODYS,
	DOUBT_OWN,
	DOUBT_NO_VERDICT,
	DOUBT_OTHER_VERDICT,
	DOUBT_NO_PROPOSAL,
	DOUBT_WHOSE,
	DOUBT_FAINT,
	DOUBT_PAST,
	DOUBT_MISSING,
	DOUBT_COUNT
};

/* The reason as a short code ("weak-word"), and in words ("it rests on a weak word"). */
const char *doubt_code(enum doubt d);
const char *doubt_words(enum doubt d);

#endif
