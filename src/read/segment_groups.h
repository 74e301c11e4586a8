/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For segment.c: what stands between the items of a document (segment_groups.c). */
#ifndef SP_READ_SEGMENT_GROUPS_H
#define SP_READ_SEGMENT_GROUPS_H

#include "read/segment.h"

struct segmenter;

/* The line under a heading, whose title may stand on a line of its own. */
uint32_t segmenter_under_title(const struct segmenter *s, const struct item_range *r);
/* Gives each item the status that stands above its title, where the document has it there. */
void segmenter_move_status(const struct segmenter *s, struct segmentation *out);
/* Fills the items' groups and takes the group headings out of them. */
void segmenter_apply_groups(const struct segmenter *s, struct segmentation *out);

#endif
