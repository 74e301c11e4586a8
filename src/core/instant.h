/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Instants: milliseconds of UTC since 1970-01-01, and the one text form in which the store keeps
 * them, "2020-06-09T17:30:00.000Z" (ISO 8601; fixed width, so that text order is time order). */
#ifndef SP_CORE_INSTANT_H
#define SP_CORE_INSTANT_H

#include <stdbool.h>
#include <stdint.h>

enum { INSTANT_ISO_SIZE = 25 };

/* Gives the time as milliseconds UTC; tests put their own in its place. */
typedef int64_t (*instant_clock)(void *context);
/* The system's clock; context is not used. */
int64_t instant_now(void *context);
/* Milliseconds from a clock that never goes back; only differences mean anything. */
int64_t instant_steady(void);
/* Years 1..9999; outside it the text of the nearest border. */
void instant_iso(int64_t ms, char out[INSTANT_ISO_SIZE]);
/* Strict: only the form above; *ms untouched when it fails. */
bool instant_parse(const char *text, int64_t *ms);

#endif
