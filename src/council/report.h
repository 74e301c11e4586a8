/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of an import: one JSON document with each file's fate, meetings and warnings. */
#ifndef SP_COUNCIL_REPORT_H
#define SP_COUNCIL_REPORT_H

#include "council/import.h"

/* Why a file is no document of its own. */
enum import_belonging {
	BELONGS_NOT,
	BELONGS_NAMED, /* an export names it */
	BELONGS_PRINT, /* of the minutes that an export beside it gives */
	BELONGS_KIND,  /* beside an export, and of a kind that minutes never are */
	BELONGS_TEXT   /* beside an export: a text without a meeting's marks */
};

/* What became of one file. */
struct import_outcome {
	enum import_fate fate;
	enum import_belonging belongs;
	bool held; /* the end of the run decides: import_publish.c */
	SP_LIST(struct meeting_stored) meetings;
	bool again;	      /* the store had the document before */
	const char *print_of; /* it belongs with the export of this meeting; NULL */
};

struct report;
/* path NULL: no report; all calls do nothing. The file appears under its name when closed. */
SP_MUST_USE sp_rc report_open(struct arena *a, const char *path, struct report **out,
			      struct sp_err *e);
void report_file(struct report *report, const struct import_read *r,
		 const struct import_outcome *outcome);
void report_refused(struct report *report, const struct import_refused *refused);
void report_left(struct report *report, const struct import_left *left);
SP_MUST_USE sp_rc report_close(struct report *report, const struct import_summary *sum,
			       struct sp_err *e);

#endif
