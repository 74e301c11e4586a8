/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of struct command_call, in the format that was asked for. */
#ifndef SP_CLI_ROWS_H
#define SP_CLI_ROWS_H

#include "cli/writer.h"
#include "module/host.h"

struct rows_style {
	enum call_format format;
	enum lang lang;
	unsigned width; /* 0 = without end */
	bool colour;
};

/* columns must outlive the table. */
SP_MUST_USE sp_rc rows_begin(struct arena *a, const struct call_host *host, struct writer *out,
			     struct rows_style style, const struct column *columns, size_t n,
			     struct call_table **table, struct sp_err *e);
SP_MUST_USE sp_rc rows_add(struct call_table *table, const struct cell *cells, size_t n,
			   struct sp_err *e);
SP_MUST_USE sp_rc rows_end(struct call_table *table, struct sp_err *e);
/* As call_record. */
SP_MUST_USE sp_rc rows_record(struct writer *out, struct rows_style style,
			      const struct column *columns, const struct cell *cells, size_t n,
			      struct sp_err *e);
/* An instant, "2020-06-09T12:05:00Z", as people write it in the system's time zone. */
void rows_time(struct buf *out, enum lang lang, struct str instant);

#endif
