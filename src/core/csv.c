/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/csv.h"

static bool plain(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (strchr(",\"\r\n", s.p[i]))
			return false;
	/* White space at the ends is kept by all readers only within quotes. */
	return s.n && s.p[0] != ' ' && s.p[s.n - 1] != ' ';
}

void csv_field(struct buf *out, struct str s, bool first)
{
	if (!first)
		buf_char(out, ',');
	if (!s.p)
		return;
	if (plain(s)) {
		buf_str(out, s);
		return;
	}
	buf_char(out, '"');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			buf_char(out, '"');
		buf_char(out, s.p[i]);
	}
	buf_char(out, '"');
}

void csv_line_end(struct buf *out)
{
	buf_puts(out, "\r\n");
}
