/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group is compiled into one expression: (?|(?:first)(*:0)|(?:second)(*:1)…). The branch reset
 * gives each entry its own captures from 1, the mark tells which entry matched. */
#include "read/lexicon_parts.h"

#include "core/buf.h"
#include "lexicon_builtin.h"
#include "read/lexicon_file.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

enum {
	LEX_MAX_FILE = 4 * 1024 * 1024,
	LEX_MAX_MEMORY = 64 * 1024 * 1024,
	LEX_MAX_NESTING = 16,
	LEX_MATCH_LIMIT = 2000000,
	LEX_HEAP_LIMIT_KIB = 20000
};

static const char builtin_name[] = "da.ini";

/* Where the group of this name stands in the table, or the empty place for it. */
static uint32_t slot_of(const struct lexicon *lex, const char *name)
{
	/* the last letters tell most groups apart: this is asked often */
	uint64_t n = strlen(name), h = n, last = 0;
	memcpy(&last, name + n - (n < 8 ? n : 8), n < 8 ? n : 8);
	h = (h ^ last) * UINT64_C(0x9E3779B97F4A7C15);
	uint32_t slot = (uint32_t)(h >> 32) % LEX_SLOTS;
	while (lex->slots[slot] && strcmp(lex->slots[slot]->name, name) != 0)
		slot = (slot + 1) % LEX_SLOTS;
	return slot;
}

static struct lex_group *group_named(struct lexicon *lex, struct str name)
{
	char *said = str_dup(lex->arena, name);
	uint32_t slot = said ? slot_of(lex, said) : 0;
	if (!said || lex->slots[slot])
		return said ? lex->slots[slot] : NULL;
	struct lex_group **place = sp_push(lex->arena, &lex->groups);
	struct lex_group *g = ARENA_NEW(lex->arena, struct lex_group);
	if (!place || !g || lex->groups.n >= LEX_SLOTS / 2)
		return NULL;
	g->name = said;
	g->lex = lex;
	g->made = ARENA_NEW(lex->arena, struct lex_made);
	*place = lex->slots[slot] = g;
	return g->made ? g : NULL;
}

static sp_rc fail_at(struct sp_err *e, const char *file, int line, const char *key, const char *arg)
{
	char where[SP_ERR_WHERE_SIZE];
	(void)snprintf(where, sizeof(where), "%s:%d", file, line);
	(void)sp_fail(e, SP_EFORMAT, key, arg);
	sp_err_where(e, where);
	return SP_EFORMAT;
}

static sp_rc add_entry(struct lexicon *lex, struct lex_group *g, struct str line, const char *file,
		       int number, struct sp_err *e)
{
	size_t eq = str_find(line, STR("="));
	if (eq == SIZE_MAX || !g)
		return fail_at(e, file, number, N_("expected “key = pattern” below a [group]"), "");
	struct lex_entry *entry = sp_push(lex->arena, &g->entries);
	SP_NEED(entry);
	entry->key = str_dup(lex->arena, str_trim(str_sub(line, 0, eq)));
	entry->pattern = str_dup(lex->arena, str_trim(str_sub(line, eq + 1, line.n)));
	entry->file = file;
	entry->line = number;
	SP_NEED(entry->key && entry->pattern);
	return SP_OK;
}

static sp_rc parse(struct lexicon *lex, struct str text, const char *file, struct sp_err *e)
{
	struct lex_group *g = NULL;
	struct str line;
	for (int number = 1; str_cut(&text, '\n', &line); number++) {
		line = str_trim(line);
		if (!line.n || line.p[0] == '#' || line.p[0] == ';')
			continue;
		if (line.p[0] == '[' && line.p[line.n - 1] == ']') {
			g = group_named(lex, str_sub(line, 1, line.n - 2));
			SP_NEED(g);
		} else {
			SP_TRY(add_entry(lex, g, line, file, number, e));
		}
	}
	return SP_OK;
}

/* The length of a macro's name at s ("{name}"), or 0. A quantifier or \p{…} is none. */
static size_t macro_at(struct str s, size_t i)
{
	if (s.p[i] != '{' || (i >= 2 && s.p[i - 2] == '\\' && (i < 3 || s.p[i - 3] != '\\')))
		return 0;
	size_t n = 0;
	while (i + 1 + n < s.n &&
	       ((s.p[i + 1 + n] >= 'a' && s.p[i + 1 + n] <= 'z') || s.p[i + 1 + n] == '_'))
		n++;
	return n && i + 1 + n < s.n && s.p[i + 1 + n] == '}' ? n : 0;
}

static const struct lex_entry *macro_named(const struct lexicon *lex, struct str name)
{
	const struct lex_group *macros = lexicon_group(lex, "macros");
	/* The last one wins, so that a municipality's file can replace one. */
	for (uint32_t i = macros->entries.n; i-- > 0;)
		if (str_eq(str_of(macros->entries.at[i].key), name))
			return &macros->entries.at[i];
	return NULL;
}

static sp_rc expand(const struct lexicon *lex, const struct lex_entry *from, struct str pattern,
		    struct buf *out, int depth, struct sp_err *e)
{
	for (size_t i = 0; i < pattern.n;) {
		size_t n = macro_at(pattern, i);
		if (!n) {
			buf_char(out, pattern.p[i++]);
			continue;
		}
		const struct lex_entry *m = macro_named(lex, str_sub(pattern, i + 1, n));
		if (!m || depth >= LEX_MAX_NESTING)
			return fail_at(e, from->file, from->line,
				       N_("no macro of this name, or it contains itself: “{1}”"),
				       from->pattern);
		buf_puts(out, "(?:");
		SP_TRY(expand(lex, from, str_of(m->pattern), out, depth + 1, e));
		buf_char(out, ')');
		i += n + 2;
	}
	return buf_ok(out) ? SP_OK : SP_ENOMEM;
}

static sp_rc check_entry(const struct lex_entry *entry, const char *pattern, struct sp_err *e)
{
	char why[200];
	pcre2_code *code;
	if (lexicon_compile(pattern, LEX_FIND, &code, why, sizeof(why)) != SP_OK)
		return fail_at(e, entry->file, entry->line, N_("the pattern is not valid: {1}"),
			       why);
	pcre2_code_free(code);
	return SP_OK;
}

/* An alternative on the outermost level: what stands before it does not rule what comes after. */
static bool has_choice(struct str pattern)
{
	int depth = 0;
	bool in_class = false;
	for (size_t i = 0; i < pattern.n; i++) {
		char c = pattern.p[i];
		if (c == '\\')
			i++;
		else if (in_class)
			in_class = c != ']';
		else if (c == '[')
			in_class = true;
		else if (c == '(' || c == ')')
			depth += c == '(' ? 1 : -1;
		else if (c == '|' && depth == 0)
			return true;
	}
	return false;
}

#define NO_LETTER_BEFORE "(?<!\\p{L})"

/* The look behind that a pattern begins with and that all of it hangs on; empty for none. A look
 * that asks for more than "no letter before" counts as that one. */
static struct str guard_of(struct str pattern)
{
	bool look = str_starts(pattern, STR("(?<!")) || str_starts(pattern, STR("(?<="));
	size_t end = look ? str_find(pattern, STR(")")) : SIZE_MAX;
	if (end == SIZE_MAX || has_choice(pattern))
		return STR("");
	struct str guard = str_sub(pattern, 0, end + 1);
	if (str_starts(guard, STR("(?<![\\p{L}")) && guard.p[guard.n - 2] == ']')
		return STR(NO_LETTER_BEFORE);
	return str_find(str_sub(guard, 1, guard.n), STR("(")) == SIZE_MAX &&
			       str_find(guard, STR("[")) == SIZE_MAX &&
			       str_find(guard, STR("|")) == SIZE_MAX
		       ? guard
		       : STR("");
}

/* Entries that follow one another and begin with the same look behind share it, so that a place in
 * the middle of a word is left at once and not entry by entry. */
static void add_alternative(struct buf *all, struct str *shared, struct str pattern, uint32_t i)
{
	struct str guard = guard_of(pattern);
	if (i && shared->n && !str_eq(guard, *shared))
		buf_char(all, ')');
	buf_puts(all, i ? "|" : "");
	if (guard.n && !(i && str_eq(guard, *shared))) {
		buf_printf(all, STR_FMT "(?|", STR_ARG(guard));
	}
	*shared = guard;
	if (guard.n && str_starts(pattern, guard))
		pattern = str_sub(pattern, guard.n, pattern.n);
	buf_printf(all, "(?:" STR_FMT ")(*:%u)", STR_ARG(pattern), i);
}

static sp_rc join_entries(struct lexicon *lex, struct lex_group *g, bool check, struct sp_err *e)
{
	BUF_AUTO all = BUF_INIT(LEX_MAX_MEMORY);
	struct str shared = STR("");
	buf_puts(&all, "(?|");
	for (uint32_t i = 0; i < g->entries.n; i++) {
		struct lex_entry *entry = &g->entries.at[i];
		BUF_AUTO one = BUF_INIT(LEX_MAX_MEMORY);
		SP_TRY(expand(lex, entry, str_of(entry->pattern), &one, 0, e));
		if (check || entry->file != builtin_name)
			SP_TRY(check_entry(entry, buf_view(&one).p, e));
		entry->expanded = buf_take(&one, lex->arena);
		SP_NEED(entry->expanded);
		add_alternative(&all, &shared, str_of(entry->expanded), i);
	}
	buf_puts(&all, shared.n ? "))" : ")");
	g->pattern = buf_take(&all, lex->arena);
	return g->pattern ? SP_OK : SP_ENOMEM;
}

/* Entries are compiled one by one only where a mistake is to be found or hidden by the others. */
static sp_rc check_group(struct lexicon *lex, struct lex_group *g, struct sp_err *e)
{
	char why[200];
	SP_TRY(join_entries(lex, g, false, e));
	if (lexicon_compile(g->pattern, LEX_FIND, &g->plain, why, sizeof(why)) == SP_OK)
		return SP_OK;
	SP_TRY(join_entries(lex, g, true, e));
	return fail_at(e, g->name, 0, N_("the pattern is not valid: {1}"), why);
}

static sp_rc load(struct lexicon *lex, const char *file, struct sp_err *e)
{
	lex->stamp = lexicon_stamp_add(0, (struct str){lexicon_builtin, lexicon_builtin_size});
	SP_TRY(parse(lex, (struct str){lexicon_builtin, lexicon_builtin_size}, builtin_name, e));
	if (file) {
		BUF_AUTO text = BUF_INIT(LEX_MAX_FILE);
		SP_TRY(lexicon_file_read(file, &text, e));
		lex->stamp = lexicon_stamp_add(lex->stamp, buf_view(&text));
		const char *kept = buf_take(&text, lex->arena),
			   *name = arena_strdup(lex->arena, file);
		SP_NEED(kept && name);
		SP_TRY(parse(lex, str_of(kept), name, e));
	}
	for (uint32_t i = 0; i < lex->groups.n; i++) {
		if (strcmp(lex->groups.at[i]->name, "macros") != 0)
			SP_TRY(check_group(lex, lex->groups.at[i], e));
	}
	return SP_OK;
}

sp_rc lexicon_load(const char *file, struct lexicon **out, struct sp_err *e)
{
	struct lexicon *lex = calloc(1, sizeof(*lex));
	SP_NEED(lex);
	(void)pthread_mutex_init(&lex->compiling, NULL);
	lex->arena = arena_new(LEX_MAX_MEMORY);
	lex->limits = pcre2_match_context_create(NULL);
	sp_rc rc = lex->arena && lex->limits ? SP_OK : SP_ENOMEM;
	if (rc == SP_OK) {
		(void)pcre2_set_match_limit(lex->limits, LEX_MATCH_LIMIT);
		(void)pcre2_set_heap_limit(lex->limits, LEX_HEAP_LIMIT_KIB);
		rc = load(lex, file, e);
	}
	if (rc != SP_OK) {
		lexicon_free(lex);
		return rc;
	}
	*out = lex;
	return SP_OK;
}

static void group_free(struct lex_group *g)
{
	for (int how = LEX_FIND; g && g->made && how < LEX_WAYS; how++) {
		const struct lex_code *c = atomic_load(&g->made->ways[how]);
		if (c && c->code != g->plain)
			pcre2_code_free(c->code);
	}
	for (uint32_t i = 0; g && g->made && g->made->each && i < g->entries.n; i++) {
		const struct lex_code *c = atomic_load(&g->made->each[i]);
		if (c)
			pcre2_code_free(c->code);
	}
	if (g)
		pcre2_code_free(g->plain);
}

void lexicon_free(struct lexicon *lex)
{
	if (!lex)
		return;
	for (uint32_t i = 0; i < lex->groups.n; i++)
		group_free(lex->groups.at[i]);
	pcre2_match_context_free(lex->limits);
	(void)pthread_mutex_destroy(&lex->compiling);
	arena_free(lex->arena);
	free(lex);
}

int64_t lexicon_stamp(const struct lexicon *lex)
{
	return lex->stamp;
}

const struct lex_group *lexicon_group(const struct lexicon *lex, const char *name)
{
	const struct lex_group *g = lex->slots[slot_of(lex, name)];
	assert(g && "the built-in lexicon has no such group");
	return g;
}

const struct lex_group *lexicon_nth(const struct lexicon *lex, uint32_t index)
{
	for (uint32_t i = 0; i < lex->groups.n; i++)
		if (lex->groups.at[i]->pattern && !index--)
			return lex->groups.at[i];
	return NULL;
}
