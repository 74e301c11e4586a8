/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items for search, made quickly: words drawn by Zipf's law from 200,000 invented Danish word forms
 * (little words, then roots and compounds of two roots in their endings), and in every item some
 * words of its own that come again and again, as a matter's words do. Item number N is the same on
 * every machine. */
#ifndef SP_BENCH_FILL_TEXT_H
#define SP_BENCH_FILL_TEXT_H

#include "core/buf.h"

enum fill_part { FILL_TITLE, FILL_RECOMMENDATION, FILL_FACTS, FILL_DECISION, FILL_PARTS };

/* Writes the parts of an item one after the other, a line each; ends[] is where each ends, before
 * its line end. */
void fill_item(struct buf *out, uint64_t number, size_t ends[FILL_PARTS]);

#endif
