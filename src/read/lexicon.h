/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of minutes as data: share/lexicon/da.ini, built into the program, and a municipality's
 * own file after it. The file has groups; a group is a list of `key = pattern` lines (PCRE2,
 * caseless, UTF), tried together at each place in the order they stand, the first place with a
 * match wins.
 * `{name}` inside a pattern stands for a macro of the [macros] group. docs/reading.md tells how to
 * extend it. A lexicon is read-only after loading and shared between threads. */
#ifndef SP_READ_LEXICON_H
#define SP_READ_LEXICON_H

#include "core/arena.h"
#include "core/str.h"

struct lexicon;
struct lex_group;

enum { LEX_CAPTURES = 4 /* with the whole match */ };

struct lex_hit {
	const char *key; /* of the entry that matched */
	size_t from, to; /* the match, offsets in the text */
	struct {
		size_t from, to; /* captured groups 1..; from == SIZE_MAX when not taken */
	} group[LEX_CAPTURES];	 /* group[0] is the whole match */
};

/* Where the text before a match that splits it ends: at group 1 when there is one. */
static inline size_t lex_split(const struct lex_hit *hit)
{
	return hit->group[1].from != SIZE_MAX ? hit->group[1].from : hit->from;
}

/* Built-in lexicon, then the file (may be NULL). Errors name file, line and pattern position. */
SP_MUST_USE sp_rc lexicon_load(const char *file, struct lexicon **out, struct sp_err *e);
void lexicon_free(struct lexicon *lex);
/* Another number when the words, built in or from the file, are others. */
int64_t lexicon_stamp(const struct lexicon *lex);
/* A group by name; asserts that the built-in lexicon has it. */
const struct lex_group *lexicon_group(const struct lexicon *lex, const char *name);

/* The groups in the order of the file, NULL past the last; macros are left out. */
const struct lex_group *lexicon_nth(const struct lexicon *lex, uint32_t index);

/* The first match at or after from. */
bool lex_find(const struct lex_group *g, struct str text, size_t from, struct lex_hit *hit);
/* A match of the whole text (outer white space aside). */
bool lex_whole(const struct lex_group *g, struct str text, struct lex_hit *hit);
/* A match that starts at the text's first character that is not white space. */
bool lex_start(const struct lex_group *g, struct str text, struct lex_hit *hit);
static inline struct str lex_part(const struct lex_hit *hit, struct str text, int group)
{
	if (hit->group[group].from == SIZE_MAX)
		return (struct str){NULL, 0};
	return str_sub(text, hit->group[group].from, hit->group[group].to - hit->group[group].from);
}

#endif
