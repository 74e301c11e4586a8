/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/likeness.h"

#include <stdlib.h>

struct words {
	SP_LIST(const char *) list;
};

static int compare_words(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_word_letter(uint32_t cp)
{
	return str_is_alpha(cp) || (cp >= '0' && cp <= '9');
}

/* Cuts a folded text into its words, in place. */
static bool cut_words(struct arena *a, char *text, struct words *words)
{
	struct str s = str_of(text);
	for (size_t i = 0; i < s.n;) {
		size_t start = i, at = i;
		while (i < s.n && is_word_letter(str_utf8_next(s, &i)))
			at = i;
		if (at > start) {
			const char **slot = sp_push(a, &words->list);
			if (!slot)
				return false;
			*slot = arena_strndup(a, text + start, at - start);
			if (!*slot)
				return false;
		}
	}
	return true;
}

/* The distinct words of s, folded and sorted. False when out of memory. */
static bool words_of(struct arena *a, struct str s, struct words *out)
{
	char *folded = str_fold(a, s);
	uint32_t kept = 0;
	if (!folded || !cut_words(a, folded, out))
		return false;
	if (out->list.n)
		qsort(out->list.at, out->list.n, sizeof(*out->list.at), compare_words);
	for (uint32_t i = 0; i < out->list.n; i++)
		if (!kept || strcmp(out->list.at[kept - 1], out->list.at[i]) != 0)
			out->list.at[kept++] = out->list.at[i];
	out->list.n = kept;
	return true;
}

double title_likeness(struct arena *a, struct str p, struct str q)
{
	struct words x = {0}, y = {0};
	uint32_t common = 0;
	if (!words_of(a, p, &x) || !words_of(a, q, &y) || !x.list.n || !y.list.n)
		return 0;
	for (uint32_t i = 0, j = 0; i < x.list.n && j < y.list.n;) {
		int order = strcmp(x.list.at[i], y.list.at[j]);
		common += order == 0;
		i += order <= 0;
		j += order >= 0;
	}
	return 2.0 * common / (x.list.n + y.list.n);
}
