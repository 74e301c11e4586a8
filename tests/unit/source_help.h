/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An extraction as text that a test table can hold: one line a line, with marks before it:
 * F furniture, C contents, h2 heading, * bullet, #3 number, a3 letter, B bold, | cell, + gap (when
 * asked for), <page>; and its reference after " -> ". */
#ifndef SP_TEST_SOURCE_HELP_H
#define SP_TEST_SOURCE_HELP_H

#include "read/source.h"

enum { SHOW_GAPS = 1, SHOW_PAGES = 2, SHOW_INDENT = 4 };

char *extraction_show(struct arena *a, const struct extraction *x, int what);

#endif
