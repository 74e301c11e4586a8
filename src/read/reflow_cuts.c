/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/reflow_cuts.h"

#include <stdlib.h>

enum { LABEL_MAX = 48 /* bytes of a section's name before its colon */ };

sp_rc cuts_add(struct arena *a, struct cuts *cuts, size_t at)
{
	uint32_t *slot = sp_push(a, &cuts->at);
	SP_NEED(slot);
	*slot = (uint32_t)at;
	return SP_OK;
}

sp_rc cuts_find(struct arena *a, const struct lex_group *g, struct str t, struct cuts *cuts)
{
	struct lex_hit hit;
	for (size_t from = 1; from < t.n && cuts->at.n < MOST_CUTS && lex_find(g, t, from, &hit);) {
		cuts->signs += strcmp(hit.key, "strong") == 0 || strcmp(hit.key, "decision") == 0 ||
			       strcmp(hit.key, "head") == 0 || strcmp(hit.key, "item") == 0 ||
			       strcmp(hit.key, "words") == 0 || strcmp(hit.key, "weak") == 0 ||
			       strcmp(hit.key, "bare") == 0 || strcmp(hit.key, "matter") == 0 ||
			       strcmp(hit.key, "caps") == 0;
		/* nothing else looks so */
		if (strcmp(hit.key, "figures") == 0)
			cuts->signs += ENOUGH_SIGNS;
		SP_TRY(cuts_add(a, cuts, hit.from));
		from = hit.from + 1;
		while (from < t.n && ((unsigned char)t.p[from] & 0xC0) == 0x80)
			from++;
	}
	return SP_OK;
}

/* The name of a section, of a decision's heading or of a field of the head. */
static bool is_label(const struct lexicon *lex, struct str name)
{
	static const char *const groups[] = {"section", "section_decision", "glued_label"};
	struct lex_hit hit;
	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++)
		if (lex_whole(lexicon_group(lex, groups[i]), name, &hit))
			return true;
	return false;
}

/* The place follows an item's number ("1. Beslutning: Ny bro"), not a time ("16:30. Sted: Sal"). */
static bool is_numbered(struct str t, size_t at)
{
	size_t digit = at - 2;
	if (at < 3 || t.p[digit] != '.' || t.p[digit - 1] < '0' || t.p[digit - 1] > '9')
		return false;
	while (digit > 0 && t.p[digit - 1] >= '0' && t.p[digit - 1] <= '9')
		digit--;
	return !digit || !strchr(":.", t.p[digit - 1]);
}

sp_rc cuts_find_labels(struct arena *a, const struct lexicon *lex, struct str t, struct cuts *cuts)
{
	for (size_t from = 1; from < t.n && cuts->at.n < MOST_CUTS; from++) {
		size_t at = from;
		if (t.p[from - 1] != ' ' || t.p[from] == ' ' ||
		    !str_is_upper(str_utf8_next(t, &at)))
			continue;
		struct str ahead = str_sub(t, from, LABEL_MAX);
		size_t colon = str_find(ahead, STR(":"));
		bool numbered = is_numbered(t, from);
		if (colon == SIZE_MAX || colon == 0 || numbered ||
		    !is_label(lex, str_trim(str_sub(ahead, 0, colon))))
			continue;
		cuts->signs++;
		cuts->wide = cuts->wide || (from > 1 && t.p[from - 2] == ' ');
		SP_TRY(cuts_add(a, cuts, from));
		from += colon;
	}
	return SP_OK;
}

bool cuts_starts_field(const struct lexicon *lex, struct str t)
{
	size_t colon = str_find(str_sub(t, 0, LABEL_MAX), STR(":"));
	struct lex_hit hit;
	return colon != SIZE_MAX && colon &&
	       lex_whole(lexicon_group(lex, "glued_field"), str_trim(str_sub(t, 0, colon)), &hit);
}

static int by_place(const void *p, const void *q)
{
	uint32_t a = *(const uint32_t *)p, b = *(const uint32_t *)q;
	return (a > b) - (a < b);
}

void cuts_sort(struct cuts *cuts)
{
	if (cuts->at.n)
		qsort(cuts->at.at, cuts->at.n, sizeof(*cuts->at.at), by_place);
}
