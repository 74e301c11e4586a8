/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of bodies at one place, for the extractors that know where a name begins. */
#ifndef SP_READ_BODY_H
#define SP_READ_BODY_H

#include "read/extract.h"

/* Length of the body's name that begins at `at`: the meeting's own names, or what bodies_find finds
 * there; 0 for none. */
SP_MUST_USE sp_rc body_at(const struct extract_context *x, struct str text, size_t at, size_t *len);
/* Length of one of the meeting's own names at `at`, or 0. */
size_t body_own_at(const struct extract_context *x, struct str text, size_t at);
/* A body's name without its term of office or a remark in brackets: "10-13 Havneudvalget",
 * "Havneudvalget (18-21)", "Havneudvalget 2018-2021". */
struct str body_bare(const struct lexicon *lex, struct str name);

#endif
