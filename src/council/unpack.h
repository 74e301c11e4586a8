/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Archives (zip, tar, 7z, compressed or not) unpacked into a temporary folder, by libarchive. */
#ifndef SP_COUNCIL_UNPACK_H
#define SP_COUNCIL_UNPACK_H

#include "core/arena.h"

/* Limits of one archive; past one it is refused with SP_ELIMIT. */
#define UNPACK_MAX_BYTES ((int64_t)8 * 1024 * 1024 * 1024)
enum { UNPACK_MAX_FILES = 200000, UNPACK_MAX_RATIO = 400 };

/* Unpacks regular files under safe names (no "..", no absolute names, no links) into a new folder
 * below $TMPDIR. Errors: SP_EFORMAT with libarchive's words, SP_ELIMIT, SP_EIO. */
SP_MUST_USE sp_rc unpack_archive(struct arena *a, const char *path, const char **folder,
				 struct sp_err *e);
/* Removes such a folder with all that is in it. */
void unpack_remove(const char *folder);

#endif
