/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON from strangers: any encoding, bounded in size and in the number of values, and when it ends
 * too early, what came before the cut. */
#ifndef SP_READ_JSON_IN_H
#define SP_READ_JSON_IN_H

#include "core/str.h"

#include <jansson.h>

enum { JSON_MAX_BYTES = 64 * 1024 * 1024, JSON_MAX_VALUES = 2 * 1000 * 1000 };

#define JSON_AUTO __attribute__((cleanup(json_in_free))) json_t *

/* Parses an object or array. Errors: SP_EFORMAT with the line, SP_ELIMIT, SP_ENOMEM. */
SP_MUST_USE sp_rc json_in_read(struct arena *a, const char *name, struct str bytes, json_t **out,
			       bool *truncated, struct sp_err *e);
void json_in_free(json_t **json);
/* A string member, a number written out, or the empty text. Lives as long as the tree or arena. */
struct str json_in_str(struct arena *a, const json_t *object, const char *key);
/* true, "true" and 1; false for all else. */
bool json_in_true(const json_t *object, const char *key);

#endif
