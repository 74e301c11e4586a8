/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/election.h"

#include "read/person.h"
#include "read/scan.h"

enum { AFTER_MAX = 160, GAP_MAX = 40, TOLD_MAX = 64 };

/* What is told of the person who ends at a place: up to the sentence's end or the next person. */
static struct str told_behind(const struct extract_context *x, struct str t, size_t at)
{
	struct person_said next;
	size_t i = at;
	while (i < t.n && i < at + AFTER_MAX && !strchr(".;\n", t.p[i])) {
		size_t end = scan_word_end(t, i);
		if (scan_is_border(t, i) && person_at(x, t, i, &next))
			break;
		if (end > i)
			i = end;
		else
			(void)str_utf8_next(t, &i);
	}
	return str_sub(t, at, i - at);
}

/* "Valgt som formand blev Ane Bo": do the words that choose stand before the name? */
static bool chosen_before(const struct extract_context *x, struct str t, size_t name)
{
	const struct lex_group *g = lexicon_group(x->lex, "election.before");
	struct lex_hit hit;
	size_t from = name > AFTER_MAX ? name - AFTER_MAX : 0;
	struct str part = str_sub(t, 0, name);
	for (size_t at = from; lex_find(g, part, at, &hit); at = hit.to > at ? hit.to : at + 1) {
		struct str gap = str_sub(t, hit.to, name - hit.to);
		if (gap.n < GAP_MAX && str_find(gap, STR(",")) == SIZE_MAX &&
		    str_find(gap, STR(".")) == SIZE_MAX)
			return true;
	}
	return false;
}

/* Does the decision choose the person of that last name anywhere? */
static bool is_chosen(const struct extract_context *x, struct str t, struct str last)
{
	const struct lex_group *g = lexicon_group(x->lex, "election.behind");
	struct lex_hit hit;
	size_t at = 0;
	for (int told = 0; told < TOLD_MAX; told++) {
		size_t found = str_find(str_sub(t, at, t.n), last);
		if (found == SIZE_MAX)
			return false;
		size_t from = at + found, end = from + last.n;
		at = end;
		if (scan_word_end(t, from) != end)
			continue;
		struct str behind = told_behind(x, t, end);
		if ((behind.n && lex_find(g, behind, 0, &hit)) || chosen_before(x, t, from))
			return true;
	}
	return false;
}

static struct str last_name(struct str t, struct text_range name)
{
	size_t from = scan_word_start(t, name.to);
	return str_sub(t, from < name.from ? name.from : from, name.to - from);
}

size_t election_lost_at(const struct extract_context *x, struct str decision, size_t at)
{
	struct person_said who;
	struct lex_hit hit;
	if (!person_at(x, decision, at, &who) || !who.name.to)
		return 0;
	struct str rest = scan_ahead(decision, who.end);
	if (!rest.n || !lex_start(lexicon_group(x->lex, "election.votes"), rest, &hit) ||
	    is_chosen(x, decision, last_name(decision, who.name)))
		return 0;
	size_t close = str_find(str_sub(decision, who.end + hit.to, decision.n), STR(")"));
	return close == SIZE_MAX ? 0 : who.end + hit.to + close + 1;
}

bool election_passes_over(const struct extract_context *x, struct str decision, size_t at)
{
	struct person_said who;
	struct lex_hit hit;
	return person_at(x, decision, scan_blanks(decision, at), &who) && who.name.to &&
	       lex_find(lexicon_group(x->lex, "election.behind"), decision, 0, &hit) &&
	       !is_chosen(x, decision, last_name(decision, who.name));
}
