/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text packed small, to be kept and seldom read (zlib's deflate, RFC 1950). */
#ifndef SP_CORE_TEXT_PACK_H
#define SP_CORE_TEXT_PACK_H

#include "core/arena.h"
#include "core/err.h"
#include "core/str.h"

/* As fast as it goes; in the arena. SP_ENOMEM. */
SP_MUST_USE sp_rc text_pack(struct arena *a, struct str text, struct str *out);
/* `size`: of the text, in bytes. SP_EFORMAT when it is not such a packed text of that size. */
SP_MUST_USE sp_rc text_unpack(struct arena *a, struct str packed, size_t size, struct str *out);

#endif
