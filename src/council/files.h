/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files as the reader wants them: bytes in an arena, and the files beside them by name. */
#ifndef SP_COUNCIL_FILES_H
#define SP_COUNCIL_FILES_H

#include "read/source.h"

/* The whole file. SP_ELIMIT when it is larger than SOURCE_MAX_BYTES (it is then not read at all),
 * SP_ENOTFOUND, SP_EIO; the error names the path. Only regular files are read. */
SP_MUST_USE sp_rc files_load(struct arena *a, const char *path, struct str *bytes,
			     struct sp_err *e);

/* All of standard input, likewise. */
SP_MUST_USE sp_rc files_load_input(struct arena *a, struct str *bytes, struct sp_err *e);

/* The files in the folder of a path, for attachments and manifests: names in any letter case, / and
 * \ alike; absolute names, ".." and links out of the folder are not followed. */
struct files_folder {
	const char *path; /* the folder */
};
struct neighbours files_neighbours(struct files_folder *folder);
/* The folder part of a path, in the arena; "." when there is none. */
const char *files_folder_of(struct arena *a, const char *path);

#endif
