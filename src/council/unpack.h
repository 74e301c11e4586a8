/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Archives (zip, tar, 7z, compressed or not) unpacked into a temporary folder, by libarchive. */
#ifndef SP_COUNCIL_UNPACK_H
#define SP_COUNCIL_UNPACK_H

#include "core/arena.h"

/* What may still be unpacked of an archive and of the archives inside it, together. */
struct unpack_budget {
	int64_t bytes;
	int files;
};
#define UNPACK_MAX_BYTES ((int64_t)8 * 1024 * 1024 * 1024)
enum { UNPACK_MAX_FILES = 200000, UNPACK_MAX_RATIO = 400 };

/* What an archive of that size may give: so many times itself, small ones somewhat more. */
struct unpack_budget unpack_budget_of(int64_t packed);

/* Names in an archive that were not unpacked. */
struct unpack_left {
	SP_LIST(const char *) names;
};

/* Unpacks regular files under safe names into a new folder below $TMPDIR; names with "..", absolute
 * ones, links and devices go to *left, folders to neither. `name`: what messages call the archive.
 * Errors: SP_EFORMAT with libarchive's words, SP_ELIMIT past the budget, SP_EIO. */
SP_MUST_USE sp_rc unpack_archive(struct arena *a, const char *path, const char *name,
				 struct unpack_budget *budget, struct unpack_left *left,
				 const char **folder, struct sp_err *e);
/* Removes such a folder with all that is in it. */
void unpack_remove(const char *folder);

#endif
