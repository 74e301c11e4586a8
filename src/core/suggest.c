/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/suggest.h"

#include <stdint.h>
#include <string.h>

enum { WORD_MAX = 64 };

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

size_t suggest_distance(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b);
	size_t row[3][WORD_MAX];
	if (n >= WORD_MAX || m >= WORD_MAX)
		return SIZE_MAX;
	for (size_t j = 0; j <= m; j++)
		row[0][j] = j;
	for (size_t i = 1; i <= n; i++) {
		size_t *now = row[i % 3], *one = row[(i + 2) % 3], *two = row[(i + 1) % 3];
		now[0] = i;
		for (size_t j = 1; j <= m; j++) {
			size_t change = one[j - 1] + (a[i - 1] != b[j - 1]);
			now[j] = least(change, least(one[j], now[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				now[j] = least(now[j], two[j - 2] + 1);
		}
	}
	return row[n % 3][m];
}

void suggest_try(struct suggestion *s, const char *candidate)
{
	size_t n = strlen(s->word), near = 1 + n / 4;
	size_t d = suggest_distance(s->word, candidate);
	/* A word begun right and not ended is meant more often than another of its length. */
	if (n >= 2 && strncmp(s->word, candidate, n) == 0)
		d = least(d, 1);
	if (d <= near && d < n && (!s->best || d < s->distance)) {
		s->best = candidate;
		s->distance = d;
	}
}
