/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a lexicon's file, and the stamp that tells one text from another. */
#ifndef SP_READ_LEXICON_FILE_H
#define SP_READ_LEXICON_FILE_H

#include "core/buf.h"

/* The whole file. SP_ENOTFOUND, SP_EFORMAT when it is not UTF-8. */
SP_MUST_USE sp_rc lexicon_file_read(const char *path, struct buf *out, struct sp_err *e);
/* The stamp of what came before (0: nothing) and this text. */
int64_t lexicon_stamp_add(int64_t before, struct str text);

#endif
