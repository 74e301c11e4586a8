/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Did you mean": the known word nearest to a mistyped one. */
#ifndef SP_CORE_SUGGEST_H
#define SP_CORE_SUGGEST_H

#include <stddef.h>

/* Insertions, deletions, changes and swaps of neighbouring bytes that make a from b (optimal string
 * alignment); words longer than 63 bytes count as far apart. */
size_t suggest_distance(const char *a, const char *b);

/* Collects candidates one by one; best is NULL until one is near enough. */
struct suggestion {
	const char *word, *best;
	size_t distance;
};
void suggest_try(struct suggestion *s, const char *candidate);

#endif
