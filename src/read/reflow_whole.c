/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/reflow_whole.h"

enum {
	LINES_MOST = 4,
	WHOLE_LEAST = 120,    /* bytes */
	WHOLE_MOST = 2 << 20, /* bytes; nobody has written so long minutes */
	TITLE_LONGEST = 240,  /* bytes */
	NUMBERS = 1000,
	SKIPPED = 2, /* numbers that may be missing between two items */
	NAME_WORDS = 4
};

bool whole_is(const struct extraction *x)
{
	uint32_t longest = 0;
	for (uint32_t i = 0; i < x->lines.n && x->lines.n <= LINES_MOST; i++)
		longest = x->lines.at[i].len > longest ? x->lines.at[i].len : longest;
	return longest >= WHOLE_LEAST && longest <= WHOLE_MOST &&
	       (uint64_t)longest * 10 >= (uint64_t)x->text_len * 8;
}

/* The text goes on as behind a heading: with a capital, a figure, or a mark. */
static bool begins_text(struct str t, size_t at)
{
	size_t i = at;
	uint32_t c = at < t.n ? str_utf8_next(t, &i) : 0;
	return str_is_upper(c) || (c >= '0' && c <= '9') ||
	       (c && c < 0x80 && strchr("-•\"(", (char)c));
}

/* The end of a section's name of some words that begins here; at when there is none. */
static size_t name_end(const struct lexicon *lex, struct str t, size_t at)
{
	size_t best = at, end = at;
	struct lex_hit hit;
	for (int words = 0; words < NAME_WORDS && end < t.n; words++) {
		while (end < t.n && t.p[end] == ' ')
			end++;
		while (end < t.n && t.p[end] != ' ')
			end++;
		struct str name = str_sub(t, at, end - at);
		if (end < t.n && begins_text(t, end + 1) &&
		    (lex_whole(lexicon_group(lex, "section"), name, &hit) ||
		     lex_whole(lexicon_group(lex, "section_decision"), name, &hit)))
			best = end;
	}
	return best;
}

/* "… er slidt op. Vurdering Molen …": where a sentence has ended, a section's name is a heading. */
static sp_rc find_names(struct arena *a, const struct lexicon *lex, struct str t, struct cuts *cuts)
{
	for (size_t at = 2; at < t.n && cuts->at.n < MOST_CUTS; at++) {
		size_t i = at;
		if (t.p[at - 1] != ' ' || !strchr(".!?:)", t.p[at - 2]) ||
		    !str_is_upper(str_utf8_next(t, &i)))
			continue;
		size_t end = name_end(lex, t, at);
		if (end == at)
			continue;
		SP_TRY(cuts_add(a, cuts, at));
		SP_TRY(cuts_add(a, cuts, end + 1));
		at = end;
	}
	return SP_OK;
}

/* ---- the items' numbers ---- */

struct numbered {
	uint32_t at, end;     /* up to the next heading */
	int32_t number, from; /* the one before it in its row, -1 none */
	uint32_t row;	      /* how many count up to it */
};
typedef SP_LIST(struct numbered) numbered_list;

/* A title stands between the number and the next heading: no sentence ends in it. */
static bool has_title(const struct lexicon *lex, struct str t, size_t from, size_t to)
{
	struct str title = str_trim(str_sub(t, from, to - from));
	struct lex_hit hit;
	if (lex_start(lexicon_group(lex, "known_title"), title, &hit))
		return true;
	if (to <= from || to - from > TITLE_LONGEST || !title.n || title.p[title.n - 1] == '.')
		return false;
	for (size_t i = 1; i + 1 < title.n; i++)
		if (title.p[i] == '.' && title.p[i + 1] == ' ' && begins_text(title, i + 2))
			return false;
	return true;
}

static sp_rc find_numbers(struct arena *a, const struct lexicon *lex, struct str t,
			  const struct cuts *cuts, numbered_list *out)
{
	const struct lex_group *g = lexicon_group(lex, "glued_number");
	struct lex_hit hit;
	uint32_t k = 0;
	for (size_t from = 0; from < t.n && out->n < MOST_CUTS && lex_find(g, t, from, &hit);
	     from = hit.to) {
		size_t title = hit.to;
		int32_t number = 0;
		for (size_t i = hit.group[1].from; i < hit.group[1].to; i++)
			number = number * 10 + (t.p[i] - '0');
		while (k < cuts->at.n && cuts->at.at[k] <= title)
			k++;
		uint32_t end = k < cuts->at.n ? cuts->at.at[k] : (uint32_t)t.n;
		if (!has_title(lex, t, title, end))
			continue;
		struct numbered *slot = sp_push(a, out);
		SP_NEED(slot);
		*slot = (struct numbered){(uint32_t)hit.from, end, number % NUMBERS, -1, 1};
	}
	return SP_OK;
}

/* The longest row of numbers that count on is the items'. The last of each number so far. */
static sp_rc longest_row(struct arena *a, numbered_list *all, int32_t *end)
{
	int32_t *last = arena_array(a, NUMBERS, sizeof(*last));
	SP_NEED(last);
	*end = -1;
	for (int i = 0; i < NUMBERS; i++)
		last[i] = -1;
	for (uint32_t i = 0; i < all->n; i++) {
		struct numbered *n = &all->at[i];
		for (int32_t before = n->number - 1;
		     before >= 0 && n->number - before <= 1 + SKIPPED; before--) {
			int32_t p = last[before];
			if (p < 0 || all->at[p].row + 1 <= n->row)
				continue;
			n->row = all->at[p].row + 1;
			n->from = p;
		}
		if (last[n->number] < 0 || all->at[last[n->number]].row <= n->row)
			last[n->number] = (int32_t)i;
		if (*end < 0 || n->row > all->at[*end].row)
			*end = (int32_t)i;
	}
	return SP_OK;
}

/* "3. Eventuelt Intet.": what was said stands right behind a title that many items have. */
static sp_rc cut_item(struct arena *a, const struct lexicon *lex, struct str t,
		      const struct numbered *n, struct cuts *cuts)
{
	struct lex_hit hit;
	struct str item = str_sub(t, n->at, n->end - n->at);
	cuts->signs += ENOUGH_SIGNS;
	if (lex_find(lexicon_group(lex, "glued_title"), item, 0, &hit) &&
	    strcmp(hit.key, "known") == 0)
		SP_TRY(cuts_add(a, cuts, n->at + hit.from));
	return cuts_add(a, cuts, n->at);
}

sp_rc whole_find(struct arena *a, const struct lexicon *lex, struct str t, struct cuts *cuts)
{
	numbered_list numbers = {0};
	int32_t end;
	SP_TRY(cuts_find(a, lexicon_group(lex, "glued_whole"), t, cuts));
	SP_TRY(find_names(a, lex, t, cuts));
	cuts_sort(cuts);
	SP_TRY(find_numbers(a, lex, t, cuts, &numbers));
	SP_TRY(longest_row(a, &numbers, &end));
	for (; end >= 0; end = numbers.at[end].from)
		SP_TRY(cut_item(a, lex, t, &numbers.at[end], cuts));
	cuts_sort(cuts);
	return SP_OK;
}
