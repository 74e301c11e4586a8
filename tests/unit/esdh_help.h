/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of case systems' exports share: files beside a file, and an extraction as text. */
#ifndef SP_TEST_ESDH_HELP_H
#define SP_TEST_ESDH_HELP_H

#include "read/source.h"

/* A folder of the source tree (SPOR_SOURCE) as neighbours; found in any letter case, nothing above
 * it. */
struct folder {
	char path[3072];
	struct neighbours near;
};
/* below is relative to the source tree. False when the folder is not there. */
bool folder_open(struct folder *f, const char *below);
/* The file's bytes in the arena; p NULL when it cannot be read. */
struct str folder_bytes(const struct folder *f, struct arena *a, const char *name);

/* Reads one file of the folder as whatever it is. */
sp_rc esdh_read_file(struct arena *a, const struct folder *f, const char *name,
		     struct extractions *out, struct sp_err *e);
sp_rc esdh_read_bytes(struct arena *a, const char *name, struct str bytes, struct extractions *out,
		      struct sp_err *e);

/* One line for each line: "ROLE * text -> ref", the star on the first line of an item. */
char *esdh_dump(struct arena *a, const struct extractions *xs);
uint32_t count_role(const struct extraction *x, enum line_role role);
/* The values of the lines of a role, parted by " | ". */
const char *values(struct arena *a, const struct extraction *x, enum line_role role);
/* The lines of the n-th item (from 0) as an extraction of its own. */
struct extraction item_of(struct arena *a, const struct extraction *x, uint32_t n);
uint32_t count_items(const struct extraction *x);
bool warned(const struct extraction *x, const char *part_of_key);

#endif
