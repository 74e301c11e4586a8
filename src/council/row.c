/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/row.h"

sp_rc row_text(struct arena *a, const struct db_rows *rows, size_t column, const char **out)
{
	char *copy;
	SP_TRY(db_text(rows, column, a, &copy));
	*out = copy;
	return SP_OK;
}

sp_rc row_day(struct arena *a, const struct db_rows *rows, size_t column, struct civil *out)
{
	const char *said;
	SP_TRY(row_text(a, rows, column, &said));
	*out = (struct civil){0, 0, 0};
	if (said)
		(void)civil_parse_iso(said, out);
	return SP_OK;
}
