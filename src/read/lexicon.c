/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PCRE2's compiled code (JIT) knows nothing of anchors that are given when matching and would leave
 * the work to the slow interpreter: a group is compiled once for each way of asking, when it is
 * first asked that way. */
#include "read/lexicon_parts.h"

#include <stdlib.h>

enum {
	LEX_MAX_SCRATCH = 64 * 1024 * 1024,
	LEX_OFTEN = 1000, /* times that a group is asked of short texts before it gets a sieve */
	LEX_SHORT = 64	  /* bytes; a text of twice that counts as two */
};

sp_rc lexicon_compile(const char *pattern, enum lex_how how, pcre2_code **out, char *why,
		      size_t room)
{
	static const uint32_t anchors[LEX_WAYS] = {
		[LEX_START] = PCRE2_ANCHORED, [LEX_WHOLE] = PCRE2_ANCHORED | PCRE2_ENDANCHORED};
	int code;
	PCRE2_SIZE offset;
	*out = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED,
			     PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_MULTILINE |
				     anchors[how],
			     &code, &offset, NULL);
	if (*out)
		return SP_OK;
	(void)pcre2_get_error_message(code, (PCRE2_UCHAR *)why, room);
	return SP_EFORMAT;
}

/* The pieces of all entries; none when those of one entry are not known. */
static sp_rc group_pieces(struct arena *a, const struct lex_group *g, struct pattern_pieces *out)
{
	for (uint32_t i = 0; i < g->entries.n; i++) {
		struct pattern_pieces of_entry;
		SP_TRY(pattern_words(a, str_of(g->entries.at[i].expanded), &of_entry));
		for (uint32_t k = 0; k < of_entry.n; k++) {
			struct pattern_piece *p = sp_push(a, out);
			SP_NEED(p);
			*p = of_entry.at[k];
			p->entry = (uint16_t)i;
		}
		if (!of_entry.n) {
			out->n = 0;
			return SP_OK;
		}
	}
	return SP_OK;
}

static const struct sieve *sieve_make(const struct lex_group *g)
{
	ARENA_AUTO scratch = arena_new(LEX_MAX_SCRATCH);
	struct pattern_pieces pieces = {0};
	struct sieve *out = NULL;
	(void)pthread_mutex_lock(&g->lex->compiling);
	g->made->each = arena_array(g->lex->arena, g->entries.n, sizeof(*g->made->each));
	if (!scratch || !g->made->each || group_pieces(scratch, g, &pieces) != SP_OK || !pieces.n ||
	    sieve_new(g->lex->arena, &pieces, &out) != SP_OK)
		out = NULL;
	(void)pthread_mutex_unlock(&g->lex->compiling);
	return out;
}

/* NULL: none. It costs more to make than it saves on a few lines, so the first ones go without. */
static const struct sieve *sieve_of(const struct lex_group *g, size_t bytes)
{
	struct lex_made *made = g->made;
	const struct sieve *s = atomic_load_explicit(&made->sieve, memory_order_acquire);
	uint32_t more =
		1 + (uint32_t)(bytes < LEX_SHORT * LEX_OFTEN ? bytes / LEX_SHORT : LEX_OFTEN);
	if (s || atomic_load_explicit(&made->asked, memory_order_relaxed) > LEX_OFTEN)
		return s;
	uint32_t before = atomic_fetch_add_explicit(&made->asked, more, memory_order_relaxed);
	if (before > LEX_OFTEN || before + more <= LEX_OFTEN)
		return NULL; /* not yet, or somebody else makes it */
	s = sieve_make(g);
	atomic_store_explicit(&made->sieve, s, memory_order_release);
	return s;
}

static const struct lex_code *code_new(struct arena *a, const char *pattern, enum lex_how how,
				       pcre2_code *compiled)
{
	char why[200];
	struct lex_code *c = ARENA_NEW(a, struct lex_code);
	if (!c)
		return NULL;
	c->code = compiled;
	if (!c->code && lexicon_compile(pattern, how, &c->code, why, sizeof(why)) != SP_OK)
		return NULL;
	c->jit = pcre2_jit_compile(c->code, PCRE2_JIT_COMPLETE) == 0;
	(void)pcre2_pattern_info(c->code, PCRE2_INFO_FIRSTBITMAP, &c->first);
	return c;
}

/* The group's code for one way of asking; NULL when there is no memory for it. */
static const struct lex_code *code_of(const struct lex_group *g, enum lex_how how)
{
	const struct lex_code *c = atomic_load_explicit(&g->made->ways[how], memory_order_acquire);
	if (c)
		return c;
	(void)pthread_mutex_lock(&g->lex->compiling);
	c = atomic_load_explicit(&g->made->ways[how], memory_order_relaxed);
	if (!c) {
		c = code_new(g->lex->arena, g->pattern, how, how == LEX_FIND ? g->plain : NULL);
		atomic_store_explicit(&g->made->ways[how], c, memory_order_release);
	}
	(void)pthread_mutex_unlock(&g->lex->compiling);
	return c;
}

const struct lex_code *lexicon_entry_code(const struct lex_group *g, uint32_t entry)
{
	_Atomic(const struct lex_code *) *place = &g->made->each[entry];
	const struct lex_code *c = atomic_load_explicit(place, memory_order_acquire);
	if (c)
		return c;
	(void)pthread_mutex_lock(&g->lex->compiling);
	c = atomic_load_explicit(place, memory_order_relaxed);
	if (!c) {
		c = code_new(g->lex->arena, g->entries.at[entry].expanded, LEX_START, NULL);
		atomic_store_explicit(place, c, memory_order_release);
	}
	(void)pthread_mutex_unlock(&g->lex->compiling);
	return c;
}

static uint32_t entry_marked(pcre2_match_data *data)
{
	PCRE2_SPTR mark = pcre2_get_mark(data);
	return mark ? (uint32_t)strtoul((const char *)mark, NULL, 10) : 0;
}

static void fill(struct lex_ask *ask, int count, uint32_t entry)
{
	const PCRE2_SIZE *v = pcre2_get_ovector_pointer(ask->data);
	if (entry == LEX_ANY_ENTRY)
		entry = entry_marked(ask->data);
	*ask->hit = (struct lex_hit){
		.key = ask->group->entries.at[entry].key, .from = v[0], .to = v[1]};
	for (size_t i = 0; i < LEX_CAPTURES; i++) {
		bool taken = i < (size_t)count && v[2 * i] != PCRE2_UNSET;
		ask->hit->group[i].from = taken ? v[2 * i] : SIZE_MAX;
		ask->hit->group[i].to = taken ? v[2 * i + 1] : SIZE_MAX;
	}
}

/* The heap limit does not bind the compiled code, its stack does; then the interpreter decides. */
static int run(const struct lex_code *c, const struct lex_ask *ask, size_t from)
{
	PCRE2_SPTR text = (PCRE2_SPTR)ask->text.p;
	pcre2_match_context *limits = ask->group->lex->limits;
	int count = PCRE2_ERROR_JIT_STACKLIMIT;
	if (c->jit)
		count = pcre2_jit_match(c->code, text, ask->text.n, from, PCRE2_NO_UTF_CHECK,
					ask->data, limits);
	if (count == PCRE2_ERROR_JIT_STACKLIMIT)
		count = pcre2_match(c->code, text, ask->text.n, from,
				    PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, ask->data, limits);
	return count;
}

static bool may_begin(const struct lex_code *c, struct str text, size_t at)
{
	unsigned char byte = at < text.n ? (unsigned char)text.p[at] : 0;
	return at >= text.n || !c->first || c->first[byte / 8] & 1u << byte % 8;
}

int lexicon_try(struct lex_ask *ask, const struct lex_code *c, size_t from, uint32_t entry)
{
	if (!c || from > ask->text.n)
		return PCRE2_ERROR_NOMEMORY;
	if (c->code != ask->group->plain && !may_begin(c, ask->text, from))
		return PCRE2_ERROR_NOMATCH;
	if (!ask->data)
		ask->data = pcre2_match_data_create(LEX_CAPTURES, NULL);
	if (!ask->data)
		return PCRE2_ERROR_NOMEMORY;
	int count = run(c, ask, from);
	if (count >= 0)
		fill(ask, count ? count : LEX_CAPTURES, entry);
	return count;
}

/* As PCRE2 says it: less than 0 is no match, other than PCRE2_ERROR_NOMATCH for want of memory or
 * past the limits. */
static int match(const struct lex_group *g, struct str text, size_t from, enum lex_how how,
		 struct lex_hit *hit)
{
	LEX_ASK_AUTO ask = {.group = g, .text = text, .hit = hit};
	return lexicon_try(&ask, code_of(g, how), from, LEX_ANY_ENTRY);
}

bool lex_find(const struct lex_group *g, struct str text, size_t from, struct lex_hit *hit)
{
	if (!text.p || from > text.n || !g->entries.n)
		return false;
	const struct sieve *sieve = sieve_of(g, text.n - from);
	LEX_ASK_AUTO ask = {.group = g, .text = text, .hit = hit};
	if (sieve && (sieve_is_near(sieve) || text.n - from <= SIEVE_FAR)) {
		if (sieve_at_text_start(sieve) &&
		    lexicon_try(&ask, code_of(g, LEX_START), from, LEX_ANY_ENTRY) >= 0)
			return true;
		enum lex_found found = lexicon_find_sieved(&ask, sieve, from);
		if (found != LEX_UNDECIDED)
			return found == LEX_FOUND;
	}
	return lexicon_try(&ask, code_of(g, LEX_FIND), from, LEX_ANY_ENTRY) >= 0;
}

bool lexicon_find_plain(const struct lex_group *g, struct str text, size_t from,
			struct lex_hit *hit)
{
	return text.p && g->entries.n && match(g, text, from, LEX_FIND, hit) >= 0;
}

/* Is a match at the text's start not out of the question? */
static bool may_match(const struct lex_group *g, struct str text, enum lex_how how)
{
	const struct lex_code *c = code_of(g, how);
	if (!c || !may_begin(c, text, 0))
		return false;
	const struct sieve *sieve = sieve_of(g, text.n);
	return !sieve || !sieve_excludes(sieve, text);
}

/* The text from its first character that is not white space, so that ^ means just there. */
static bool match_inner(const struct lex_group *g, struct str text, enum lex_how how,
			struct lex_hit *hit)
{
	struct str inner = str_trim(text);
	size_t skip = (size_t)(inner.p - text.p);
	if (!text.p || !g->entries.n || !may_match(g, inner, how) ||
	    match(g, inner, 0, how, hit) < 0)
		return false;
	hit->from += skip;
	hit->to += skip;
	for (int i = 0; i < LEX_CAPTURES; i++)
		if (hit->group[i].from != SIZE_MAX) {
			hit->group[i].from += skip;
			hit->group[i].to += skip;
		}
	return true;
}

bool lex_whole(const struct lex_group *g, struct str text, struct lex_hit *hit)
{
	return match_inner(g, text, LEX_WHOLE, hit);
}

bool lex_start(const struct lex_group *g, struct str text, struct lex_hit *hit)
{
	return match_inner(g, text, LEX_START, hit);
}
