/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of a row as what is told of them keeps them. */
#ifndef SP_COUNCIL_ROW_H
#define SP_COUNCIL_ROW_H

#include "core/civil.h"
#include "store/db.h"

/* A copy in the arena; *out NULL for SQL NULL. */
SP_MUST_USE sp_rc row_text(struct arena *a, const struct db_rows *rows, size_t column,
			   const char **out);
/* Of an ISO day; year 0 for SQL NULL. */
SP_MUST_USE sp_rc row_day(struct arena *a, const struct db_rows *rows, size_t column,
			  struct civil *out);

#endif
