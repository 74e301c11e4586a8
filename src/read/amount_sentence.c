/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentence around an amount. It ends also after "kr.", which read/sentence.h takes for short.
 */
#include "read/amount_scan.h"

#include "read/scan.h"

static bool short_form(struct str word)
{
	static const char *const words[] = {"ca",  "pr",   "nr",  "stk",  "pkt",   "jf", "kl",
					    "d",   "evt",  "bl",  "inkl", "ekskl", "mv", "f",
					    "eks", "vedr", "hhv", "ift",  "sml",   "fx", "dvs"};
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_ieq(word, str_of(words[i])))
			return true;
	return false;
}

/* A line cut behind "på" or "til" goes on in the next one. */
static bool line_goes_on(struct str t, size_t at)
{
	static const char *const words[] = {"på", "til", "med", "for", "af", "om", "fra", "over"};
	size_t end = scan_blanks_back(t, at), start = scan_word_start(t, end);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_eq(str_sub(t, start, end - start), str_of(words[i])))
			return true;
	return false;
}

bool amount_sentence_ends(struct str t, size_t at)
{
	if (t.p[at] == '\n')
		return !line_goes_on(t, at);
	if (!strchr(".!?", t.p[at]) || at + 1 >= t.n || t.p[at + 1] != ' ')
		return false;
	size_t next = scan_blanks(t, at + 1);
	if (next >= t.n || !scan_is_capitalised(str_sub(t, next, t.n)))
		return false;
	size_t start = scan_word_start(t, at);
	return !short_form(str_sub(t, start, at - start));
}

struct str amount_sentence(struct str text, size_t at)
{
	size_t least = at > SENTENCE_REACH ? at - SENTENCE_REACH : 0, from = at, to = at;
	while (from > least && !amount_sentence_ends(text, from - 1))
		from--;
	while (to < text.n && to < at + SENTENCE_REACH && !amount_sentence_ends(text, to))
		to++;
	return str_sub(text, from, to - from);
}
