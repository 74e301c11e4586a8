/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each line of a document could be, seen by itself: the lexicon's and the format's evidence,
 * from which the segmenter chooses the best consistent reading. */
#ifndef SP_READ_CLASSIFY_H
#define SP_READ_CLASSIFY_H

#include "read/lexicon.h"
#include "read/record.h"

enum line_class {
	CLASS_TEXT,
	CLASS_SECTION,	/* heading of a section */
	CLASS_DECISION, /* heading of a decision, with or without body and date */
	CLASS_CASE,	/* a case number and nothing else */
	CLASS_LABEL,	/* "Åbent", "Dok.nr.: …", "(O)": belongs to an item's heading */
	CLASS_GROUP,	/* heading of a group of items */
	CLASS_FILES,	/* a run of attached files with icon words */
	CLASS_CONTENTS, /* entry of a table of contents, by its shape */
	CLASS_FURNITURE
};

/* How an item heading announces itself; one family is used through a document. */
enum heading_family {
	FAMILY_NONE,
	FAMILY_WORD,	/* "Punkt 12: Title", "Pkt. 12", "Nr.12 - Title", "Sag nr. 12" */
	FAMILY_DOT,	/* "12. Title", "12) Title" */
	FAMILY_COLON,	/* "12 : Title", "12 - Title" */
	FAMILY_SPACE,	/* "12  Title", number and title parted by wide space */
	FAMILY_ALONE,	/* "12." or "12" with the title on the next line */
	FAMILY_BEHIND,	/* "Title 12." */
	FAMILY_CODE,	/* "HU-12/07-B Title" */
	FAMILY_AFTER,	/* title, then "Sag nr. 12" on the next line */
	FAMILY_TITLE,	/* a title without number */
	FAMILY_CLOSED,	/* "Lukket punkt" without number */
	FAMILY_NAMELESS /* no title: a case label or first section begins the item */
};

struct line_guess {
	enum line_class class;
	enum section_kind section;	 /* CLASS_SECTION */
	enum heading_family family;	 /* of the item heading it could be */
	int32_t number;			 /* of that heading, -1 none */
	uint32_t number_off, number_len; /* in the extraction */
	uint32_t title_off, title_len;	 /* in the extraction; len 0: none on this line */
	uint32_t rest_off, rest_len;	 /* text after an inline section heading */
	uint32_t case_off, case_len;	 /* CLASS_CASE: the number; len 0: an empty label */
	uint8_t label;			 /* enum label_kind */
	bool labelled;	     /* CLASS_CASE: "Sagsnr.: …" and nothing else; CLASS_LABEL:
			      * "Punktet er lukket", wherever it stands */
	bool bulleted;	     /* a bullet or dash stands before the text */
	bool inline_heading; /* section heading with its text on the same line */
	bool prose;	     /* looks like a sentence of running text */
	bool lead;	     /* could open a recommendation that has no heading */
};

enum label_kind {
	LABEL_NONE,
	LABEL_OPEN,
	LABEL_CLOSED,
	LABEL_DOCUMENT,
	LABEL_DECIDE,
	LABEL_INFORM,
	LABEL_DISCUSS
};

/* One guess for each line of the extraction. SP_ENOMEM. */
SP_MUST_USE sp_rc classify_lines(struct arena *a, const struct lexicon *lex,
				 const struct extraction *x, const struct rec_meeting *meeting,
				 struct line_guess **out);

#endif
