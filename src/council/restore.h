/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads an export (export.h) back into a store that holds nothing of its municipalities: every row
 * as it was, in one transaction with an audit entry for each body and meeting. What follows from
 * the record is made anew afterwards (derive.h). */
#ifndef SP_COUNCIL_RESTORE_H
#define SP_COUNCIL_RESTORE_H

#include "council/export.h"

struct restore_file {
	const char *name;
	const struct record_table *table; /* NULL: for spreadsheets, not read */
	const struct record_column *columns[RECORD_COLUMNS_MOST];
	size_t n;
	int64_t rows, bytes;
	const char *sha256;
};

struct restore_plan {
	const char *folder;
	bool open;	/* written with --public */
	bool unprinted; /* it does not tell which names of bodies are printed */
	SP_LIST(int64_t) municipalities;
	SP_LIST(struct restore_file) files; /* tables in the order of record_tables */
};

struct restore_done {
	int64_t municipalities, documents, meetings, items, rows;
};

/* Is it the folder of an export, or its manifest? */
bool restore_is_export(const char *path);
/* The folder of an export that was not finished, or whose manifest is gone. */
bool restore_is_partial(const char *path);

/* What the manifest says. SP_EFORMAT with what is wrong: damaged, newer, foreign. */
SP_MUST_USE sp_rc restore_plan_load(struct arena *a, const char *path, struct restore_plan *out,
				    struct sp_err *e);
/* Holds each file against its size and SHA-256. */
SP_MUST_USE sp_rc restore_verify(struct command_call *call, const struct restore_plan *plan,
				 struct sp_err *e);

SP_MUST_USE sp_rc restore_run(struct command_call *call, const char *path, struct restore_done *out,
			      struct sp_err *e);

#endif
