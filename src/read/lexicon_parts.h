/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lexicon from the inside: lexicon_load.c makes it, lexicon.c matches with it. */
#ifndef SP_READ_LEXICON_PARTS_H
#define SP_READ_LEXICON_PARTS_H

#include "read/lexicon.h"
#include "read/sieve.h"

#include <pthread.h>
#include <stdatomic.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum lex_how { LEX_FIND, LEX_START, LEX_WHOLE, LEX_WAYS };

enum { LEX_SLOTS = 1024 /* of the table of groups, a power of two */ };

struct lex_entry {
	const char *key, *pattern, *file;
	const char *expanded; /* the pattern without macros */
	int line;
};

struct lex_code {
	pcre2_code *code;
	const uint8_t *first; /* bits of the bytes that a match may begin with; NULL: any */
	bool jit;
};

/* What is made of a group when it is asked for; NULL: not yet. */
struct lex_made {
	_Atomic(const struct lex_code *) ways[LEX_WAYS];
	_Atomic(const struct sieve *) sieve; /* also NULL when the group can have none */
	_Atomic(uint32_t) asked;	     /* times, up to where the sieve is made */
	/* Each entry alone, for the places that the sieve leaves to it; there when the sieve is. */
	_Atomic(const struct lex_code *) *each;
};

struct lex_group {
	const char *name;
	SP_LIST(struct lex_entry) entries;
	struct lexicon *lex;
	const char *pattern;
	pcre2_code *plain; /* to find, without JIT until it is asked for */
	struct lex_made *made;
};

struct lexicon {
	struct arena *arena;
	SP_LIST(struct lex_group *) groups;
	struct lex_group *slots[LEX_SLOTS]; /* by hash of the name */
	pcre2_match_context *limits;
	pthread_mutex_t compiling;
	int64_t stamp;
};

/* SP_EFORMAT with the reason in why when it is no pattern. */
SP_MUST_USE sp_rc lexicon_compile(const char *pattern, enum lex_how how, pcre2_code **out,
				  char *why, size_t room);

/* As lex_find, by PCRE2 alone: what the sieve is tested and measured against. */
bool lexicon_find_plain(const struct lex_group *g, struct str text, size_t from,
			struct lex_hit *hit);

/* One question to a group. */
struct lex_ask {
	const struct lex_group *group;
	struct str text;
	struct lex_hit *hit;
	pcre2_match_data *data; /* made when it is needed */
};

static inline void lex_ask_free(struct lex_ask *ask)
{
	if (ask->data)
		pcre2_match_data_free(ask->data);
}
#define LEX_ASK_AUTO __attribute__((cleanup(lex_ask_free))) struct lex_ask

enum { LEX_ANY_ENTRY = UINT16_MAX };

/* Whether the code, which is the group's (LEX_ANY_ENTRY) or that of one of its entries, matches;
 * the hit is filled in when it does. As PCRE2 says it: less than 0 is no match, other than
 * PCRE2_ERROR_NOMATCH for want of memory or past the limits. */
int lexicon_try(struct lex_ask *ask, const struct lex_code *c, size_t from, uint32_t entry);
/* NULL when there is no memory for it. Matches only where it is tried. */
const struct lex_code *lexicon_entry_code(const struct lex_group *g, uint32_t entry);

enum lex_found { LEX_NOWHERE, LEX_FOUND, LEX_UNDECIDED /* the sieve cannot tell */ };

/* The first match at or after from, by the places that the sieve leaves (lexicon_find.c). */
enum lex_found lexicon_find_sieved(struct lex_ask *ask, const struct sieve *sieve, size_t from);

#endif
