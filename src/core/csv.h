/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV by RFC 4180: commas, CR LF, fields in quotes when they must be. */
#ifndef SP_CORE_CSV_H
#define SP_CORE_CSV_H

#include "core/buf.h"

/* One field, after a comma unless it is the first of its line. An empty text is written in quotes,
 * so that it differs from a value that is not there (s.p == NULL). */
void csv_field(struct buf *out, struct str s, bool first);
void csv_line_end(struct buf *out);

#endif
