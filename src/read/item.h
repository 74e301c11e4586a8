/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One item: its heading, its sections, and the facts the extractors find in them. */
#ifndef SP_READ_ITEM_H
#define SP_READ_ITEM_H

#include "read/extract.h"
#include "read/segment.h"

SP_MUST_USE sp_rc item_read(const struct extract_context *x, const struct extraction *from,
			    const struct line_guess *guesses, const struct item_range *range,
			    struct rec_item *item);

#endif
