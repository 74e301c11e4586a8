/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/doubt.h"

static const struct {
	const char *code, *words;
} reasons[DOUBT_COUNT] = {
	[DOUBT_NONE] = {"", ""},
	[DOUBT_KEPT] = {"kept", "it was marked when it was read"},
	[DOUBT_WEAK_WORD] = {"weak-word", "it rests on a weak word"},
	[DOUBT_WHICH_POINT] = {"which-point", "which of several points is meant is not said"},
	[DOUBT_BARE_BODY] = {"bare-body", "no word tells that this is a body"},
	[DOUBT_PASSING] = {"passing", "it is named in passing"},
	[DOUBT_RUNNING_TEXT] = {"running-text", "running text tells it, no section"},
	[DOUBT_NO_UNIT] = {"no-unit", "no unit is printed"},
	[DOUBT_NOTATION] = {"notation", "its figures can be read as another number"},
	[DOUBT_NO_YEAR] = {"no-year", "its year is nowhere in the document"},
	[DOUBT_COUNTED] = {"counted", "only the numbers tell it"},
	[DOUBT_STRANGE] = {"strange", "the document is unlike minutes in several ways"},
	[DOUBT_HEADING] = {"heading", "little speaks for its heading"},
	[DOUBT_STRAY] = {"stray", "it has no number or no title, and the others have one"},
	[DOUBT_PILED] = {"piled", "several decisions without body and day stand in one item"},
	[DOUBT_UNLIKE] = {"unlike", "it does not look like what it should be"},
	[DOUBT_REPEATED] = {"repeated",
			    "the same words stand in several items, as a running head's"},
	[DOUBT_MORE_AWAY] = {"more-away", "more are away than present"},
	[DOUBT_NOBODYS] = {"nobodys", "whose decision it is, is not said"},
	[DOUBT_OWN] = {"own", "it may be this meeting's own decision"},
	[DOUBT_NO_VERDICT] = {"no-verdict", "nothing in it decides"},
	[DOUBT_OTHER_VERDICT] = {"other-verdict", "the decision has another verdict too"},
	[DOUBT_NO_PROPOSAL] = {"no-proposal", "the decision answers a proposal that was not found"},
	[DOUBT_WHOSE] = {"whose", "which of several recommendations was followed is not said"},
	[DOUBT_FAINT] = {"faint", "it may be no promise to this body"},
	[DOUBT_PAST] = {"past", "its time lies before the meeting"},
	[DOUBT_MISSING] = {"missing", "minutes have it, and it was not found"},
};

const char *doubt_code(enum doubt d)
{
	return reasons[d].code;
}

const char *doubt_words(enum doubt d)
{
	return reasons[d].words;
}
