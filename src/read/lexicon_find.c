/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sieve tells the places of a text where an entry of a group may match; there that entry is
 * tried, and no other. The match that begins first wins, and of those that begin at one place the
 * one whose entry stands first in the group, as if the whole group were tried place by place. */
#include "read/lexicon_parts.h"

enum { TRIED_SLOTS = 8 };

/* Places next to one another where an entry was tried and does not match: all of them, or those
 * where a word begins. */
struct tried {
	size_t from, to;
	uint16_t entry;
	bool words;
};

struct search {
	struct lex_ask *ask;
	size_t best; /* where the best match so far begins, SIZE_MAX: none yet */
	uint16_t entry;
	struct tried tried[TRIED_SLOTS];
};

/* Can the place be the start of a match with this piece, as far as that is seen at once? */
static bool is_start(const struct pattern_piece *piece, struct str text, size_t at)
{
	unsigned char byte = at < text.n ? (unsigned char)text.p[at] : 0;
	unsigned char before = at ? (unsigned char)text.p[at - 1] | 0x20 : 0;
	return (byte & 0xC0) != 0x80 && !(piece->word && before >= 'a' && before <= 'z');
}

/* What of the places from `from` on was tried for the piece's entry. */
static struct tried *tried_of(struct search *s, const struct pattern_piece *piece, size_t from)
{
	struct tried *t = &s->tried[piece->entry % TRIED_SLOTS];
	if (t->entry != piece->entry || t->words != piece->word || from < t->from || from > t->to)
		*t = (struct tried){from, from, piece->entry, piece->word};
	return t;
}

/* The first match of the piece's entry that begins from `from` to `to`. */
static int match_window(struct search *s, const struct pattern_piece *piece, size_t from, size_t to)
{
	const struct lex_code *code = lexicon_entry_code(s->ask->group, piece->entry);
	struct tried *tried = tried_of(s, piece, from);
	int count = PCRE2_ERROR_NOMATCH;
	size_t at = tried->to;
	for (; at < to && count == PCRE2_ERROR_NOMATCH; at++)
		if (is_start(piece, s->ask->text, at))
			count = lexicon_try(s->ask, code, at, piece->entry);
	if (at > tried->to)
		tried->to = at;
	return count;
}

/* One past the last place at which a match of the piece's entry would be better than the best. */
static size_t better_before(const struct search *s, const struct pattern_piece *piece, size_t last)
{
	if (s->best == SIZE_MAX || last < s->best)
		return last + 1;
	return piece->entry < s->entry ? s->best + 1 : s->best;
}

/* A piece further on may belong to a match that begins earlier, so that the sieve has to go past
 * the first one found. */
enum lex_found lexicon_find_sieved(struct lex_ask *ask, const struct sieve *sieve, size_t from)
{
	struct search s = {.ask = ask, .best = SIZE_MAX};
	struct sieve_pass pass = sieve_begin(sieve, ask->text, from);
	const struct pattern_piece *piece;
	size_t horizon = SIZE_MAX;
	while ((piece = sieve_next(&pass)) && pass.at < horizon) {
		size_t start = sieve_reach(&pass, piece, from);
		if (sieve_gives_up(piece) || pass.at - start > SIEVE_FAR)
			return LEX_UNDECIDED;
		if (pass.at < from + piece->least)
			continue;
		size_t to = better_before(&s, piece, pass.at - piece->least);
		int count = match_window(&s, piece, start, to);
		if (count >= 0) {
			s.best = ask->hit->from;
			s.entry = piece->entry;
			horizon = sieve_horizon(&pass, s.best);
		} else if (count != PCRE2_ERROR_NOMATCH) {
			return LEX_NOWHERE;
		}
	}
	return s.best == SIZE_MAX ? LEX_NOWHERE : LEX_FOUND;
}
