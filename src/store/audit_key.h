/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The signing key of a store's heads and the small files of the state folder. */
#ifndef SP_STORE_AUDIT_KEY_H
#define SP_STORE_AUDIT_KEY_H

#include "core/buf.h"

#include <sodium.h>

enum { STATE_PATH_SIZE = 4096 };

struct audit_key {
	unsigned char secret[crypto_sign_SECRETKEYBYTES];
	unsigned char public[crypto_sign_PUBLICKEYBYTES];
};

/* "DIR/ID.SUFFIX"; SP_ELIMIT when it is too long. */
SP_MUST_USE sp_rc state_path(const char *dir, const char *id, const char *suffix,
			     char out[STATE_PATH_SIZE], struct sp_err *e);
/* Makes the folder and those above it (mode 0700) when missing. */
SP_MUST_USE sp_rc state_make_folder(const char *dir, struct sp_err *e);
/* Reads a whole file; SP_ENOTFOUND when there is none. */
SP_MUST_USE sp_rc state_read(const char *path, struct buf *out, struct sp_err *e);
/* Replaces a file at once: written aside, synced, renamed (mode 0600). */
SP_MUST_USE sp_rc state_replace(const char *path, struct str content, struct sp_err *e);

/* Reads the key, or makes it on first use (ID.key, mode 0600, and ID.pub beside it). */
SP_MUST_USE sp_rc audit_key_load(const char *dir, const char *id, struct audit_key *out,
				 struct sp_err *e);
/* Only the public half; SP_ENOTFOUND when there is none. */
SP_MUST_USE sp_rc audit_key_load_public(const char *dir, const char *id, struct audit_key *out,
					struct sp_err *e);

#endif
