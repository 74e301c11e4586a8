/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole record as files: a line of JSON for each row of each table (record_tables.h), in the
 * order of the keys, tables for spreadsheets beside them, and a manifest that names each file with
 * its rows, bytes and SHA-256. The same record gives the same bytes on every engine: nothing in it
 * tells of the store, the time or the machine. What is read back by restore.h. */
#ifndef SP_COUNCIL_EXPORT_H
#define SP_COUNCIL_EXPORT_H

#include "council/export_folder.h"
#include "council/record_tables.h"
#include "module/command.h"

enum {
	EXPORT_FORMAT = 1,		     /* raised when older programs could not read it */
	EXPORT_LINE_MAX = 1024 * 1024 * 1024 /* a document of the largest size in base64 */
};
#define EXPORT_MANIFEST "manifest.json"
#define EXPORT_KIND "spor-export"

struct export_entry {
	const char *file;
	const struct record_table *table; /* NULL: for spreadsheets */
	uint64_t rows, bytes;
	char sha256[EXPORT_HASH_HEX];
};
struct export_done {
	SP_LIST(struct export_entry) files;
	SP_LIST(int64_t) municipalities;
	uint64_t rows, bytes, meetings;
};

struct export_wish {
	const char *path;
	int64_t municipality; /* 0: all */
	bool open;	      /* only what the public may see; cannot be read back */
	/* Called when it is known which municipalities are written, and before anything of them
	 * is. */
	sp_rc (*before)(struct command_call *call, const struct export_done *now, struct sp_err *e);
};

/* What one export carries along. */
struct exporter {
	struct command_call *call;
	const struct export_wish *wish;
	struct db *db; /* in one snapshot */
	struct export_folder folder;
	struct export_done *done;
	struct call_progress progress;
};

SP_MUST_USE sp_rc export_run(struct command_call *call, const struct export_wish *wish,
			     struct export_done *out, struct sp_err *e);

/* The number of the council module's last migration. */
int export_schema(void);

/* ---- export_sheets.c ---- */
SP_MUST_USE sp_rc export_sheets(struct exporter *x, struct sp_err *e);

/* ---- export_threads.c ---- */
SP_MUST_USE sp_rc export_threads(struct exporter *x, struct sp_err *e);

/* ---- export.c ---- */
/* Notes a closed file in the manifest. */
SP_MUST_USE sp_rc export_note(struct exporter *x, const struct export_file *f,
			      const struct record_table *table);
/* One more row; SP_ECANCELED when the caller is to stop. */
SP_MUST_USE sp_rc export_step(struct exporter *x, struct sp_err *e);

#endif
