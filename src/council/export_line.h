/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all tables for spreadsheets are written with. */
#ifndef SP_COUNCIL_EXPORT_LINE_H
#define SP_COUNCIL_EXPORT_LINE_H

#include "council/export.h"

struct sheet_form {
	const char *name, *head;
};
/* Files of an export and the line that is being written. */
struct sheets {
	struct exporter *x;
	struct export_file *files;
	const struct sheet_form *forms;
	int n;
	struct buf line;
	bool first; /* in its line */
};

/* Opens the files and writes their heads; then the tables; then closes them and notes them in the
 * manifest. Whatever happens in between, sheets_free. */
SP_MUST_USE sp_rc sheets_open(struct sheets *s, struct sp_err *e);
SP_MUST_USE sp_rc sheets_close(struct sheets *s, struct sp_err *e);
void sheets_free(struct sheets *s);

void sheets_begin(struct sheets *s); /* a line */
void sheets_put_str(struct sheets *s, struct str field);
void sheets_put(struct sheets *s, const char *field); /* NULL: not there */
void sheets_put_int(struct sheets *s, int64_t n);
void sheets_put_index(struct sheets *s, uint32_t n); /* 0: not there */
SP_MUST_USE sp_rc sheets_end(struct sheets *s, int sheet);

#endif
