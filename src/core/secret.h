/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the password of a store's URL out of everything that is shown. */
#ifndef SP_CORE_SECRET_H
#define SP_CORE_SECRET_H

#include "core/buf.h"

/* The URL with "***" for the password, both in "scheme://user:PASSWORD@host" and in a parameter
 * whose name ends with "password". A path is given back as it is. NULL past the arena's cap. */
char *secret_hide(struct arena *a, const char *url);

/* Appends text, with "***" wherever the password of url stands in it, as it stands in the URL or
 * with its %XX resolved: an engine's error message may quote either. url may be NULL. The passwords
 * of other URLs in the text, as of one that was mistyped, are hidden too. */
void secret_scrub(struct buf *out, struct str text, const char *url);

#endif
