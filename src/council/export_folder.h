/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder of an export while it is written: under a name of its own, readable only by its owner,
 * and given its true name when every file in it is on the disk. What a killed export left is
 * cleared away by the next one to the same place. */
#ifndef SP_COUNCIL_EXPORT_FOLDER_H
#define SP_COUNCIL_EXPORT_FOLDER_H

#include "core/arena.h"
#include "core/buf.h"
#include "core/err.h"

#include <sodium.h>
#include <stdio.h>

enum { EXPORT_HASH_HEX = 2 * crypto_hash_sha256_BYTES + 1 };

struct export_file {
	const char *name;
	FILE *file;
	uint64_t rows, bytes;
	crypto_hash_sha256_state hash;
	char sha256[EXPORT_HASH_HEX]; /* when it is closed */
	int failed;		      /* errno of the first write that did */
};

struct export_folder {
	struct arena *arena;
	const char *path, *partial;
	int lock;
	bool made;
};

/* SP_EEXIST when path is there and not an empty folder, SP_EBUSY when another export writes to it.
 */
SP_MUST_USE sp_rc export_folder_open(struct arena *a, const char *path, struct export_folder *out,
				     struct sp_err *e);
SP_MUST_USE sp_rc export_folder_publish(struct export_folder *folder, struct sp_err *e);
/* Takes away what was not published; safe after each of the others. */
void export_folder_drop(struct export_folder *folder);

SP_MUST_USE sp_rc export_file_open(const struct export_folder *folder, const char *name,
				   struct export_file *out, struct sp_err *e);
/* A failure is kept, and told by export_file_close. */
void export_file_add(struct export_file *f, struct str bytes);
/* On the disk when SP_OK. */
SP_MUST_USE sp_rc export_file_close(struct export_file *f, struct sp_err *e);
/* Closed without a word, after another error. */
void export_file_drop(struct export_file *f);

#endif
