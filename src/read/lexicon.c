/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group is compiled into one expression: (?|(?:first)(*:0)|(?:second)(*:1)…). The branch reset
 * gives each entry its own captures from 1, the mark tells which entry matched. */
#include "read/lexicon.h"

#include "core/buf.h"
#include "lexicon_builtin.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum {
	LEX_MAX_FILE = 4 * 1024 * 1024,
	LEX_MAX_MEMORY = 16 * 1024 * 1024,
	LEX_MAX_NESTING = 16,
	LEX_MATCH_LIMIT = 2000000,
	LEX_HEAP_LIMIT_KIB = 20000
};

struct lex_entry {
	const char *key, *pattern, *file;
	int line;
};

struct lex_group {
	const char *name;
	SP_LIST(struct lex_entry) entries;
	pcre2_code *code;
	pcre2_match_context *limits;
};

struct lexicon {
	struct arena *arena;
	SP_LIST(struct lex_group *) groups;
	pcre2_match_context *limits;
};

static struct lex_group *group_named(struct lexicon *lex, struct str name)
{
	for (uint32_t i = 0; i < lex->groups.n; i++)
		if (str_eq(str_of(lex->groups.at[i]->name), name))
			return lex->groups.at[i];
	struct lex_group **slot = sp_push(lex->arena, &lex->groups);
	if (!slot || !(*slot = ARENA_NEW(lex->arena, struct lex_group)))
		return NULL;
	(*slot)->name = str_dup(lex->arena, name);
	(*slot)->limits = lex->limits;
	return (*slot)->name ? *slot : NULL;
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

static sp_rc compile(const char *pattern, pcre2_code **out, char *why, size_t room, size_t *at)
{
	int code;
	PCRE2_SIZE offset;
	*out = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED,
			     PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_MULTILINE, &code,
			     &offset, NULL);
	if (*out)
		return SP_OK;
	(void)pcre2_get_error_message(code, (PCRE2_UCHAR *)why, room);
	*at = offset;
	return SP_EFORMAT;
}

static sp_rc compile_group(struct lexicon *lex, struct lex_group *g, struct sp_err *e)
{
	BUF_AUTO all = BUF_INIT(LEX_MAX_MEMORY);
	char why[200];
	size_t at;
	buf_puts(&all, "(?|");
	for (uint32_t i = 0; i < g->entries.n; i++) {
		const struct lex_entry *entry = &g->entries.at[i];
		BUF_AUTO one = BUF_INIT(LEX_MAX_MEMORY);
		pcre2_code *code;
		SP_TRY(expand(lex, entry, str_of(entry->pattern), &one, 0, e));
		if (compile(buf_view(&one).p, &code, why, sizeof(why), &at) != SP_OK)
			return fail_at(e, entry->file, entry->line,
				       N_("the pattern is not valid: {1}"), why);
		pcre2_code_free(code);
		buf_printf(&all, "%s(?:%s)(*:%u)", i ? "|" : "", buf_view(&one).p, i);
	}
	buf_char(&all, ')');
	if (!buf_ok(&all))
		return SP_ENOMEM;
	if (compile(buf_view(&all).p, &g->code, why, sizeof(why), &at) != SP_OK)
		return fail_at(e, g->name, 0, N_("the pattern is not valid: {1}"), why);
	(void)pcre2_jit_compile(g->code, PCRE2_JIT_COMPLETE);
	return SP_OK;
}

static sp_rc read_file(const char *path, struct buf *out, struct sp_err *e)
{
	FILE *f = fopen(path, "rbe");
	if (!f)
		return sp_fail(e, SP_ENOTFOUND, N_("cannot open the lexicon “{1}”"), path);
	char chunk[8192];
	size_t n;
	while ((n = fread(chunk, 1, sizeof(chunk), f)) > 0)
		buf_add(out, chunk, n);
	int bad = ferror(f);
	(void)fclose(f);
	if (bad || !buf_ok(out) || !str_utf8_ok(buf_view(out)))
		return sp_fail(e, SP_EFORMAT, N_("the lexicon “{1}” is not UTF-8 text"), path);
	return SP_OK;
}

static sp_rc load(struct lexicon *lex, const char *file, struct sp_err *e)
{
	SP_TRY(parse(lex, (struct str){lexicon_builtin, lexicon_builtin_size}, "da.ini", e));
	if (file) {
		BUF_AUTO text = BUF_INIT(LEX_MAX_FILE);
		SP_TRY(read_file(file, &text, e));
		const char *kept = buf_take(&text, lex->arena),
			   *name = arena_strdup(lex->arena, file);
		SP_NEED(kept && name);
		SP_TRY(parse(lex, str_of(kept), name, e));
	}
	for (uint32_t i = 0; i < lex->groups.n; i++)
		if (strcmp(lex->groups.at[i]->name, "macros") != 0)
			SP_TRY(compile_group(lex, lex->groups.at[i], e));
	return SP_OK;
}

sp_rc lexicon_load(const char *file, struct lexicon **out, struct sp_err *e)
{
	struct lexicon *lex = calloc(1, sizeof(*lex));
	SP_NEED(lex);
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

void lexicon_free(struct lexicon *lex)
{
	if (!lex)
		return;
	for (uint32_t i = 0; i < lex->groups.n; i++)
		pcre2_code_free(lex->groups.at[i]->code);
	pcre2_match_context_free(lex->limits);
	arena_free(lex->arena);
	free(lex);
}

const struct lex_group *lexicon_group(const struct lexicon *lex, const char *name)
{
	for (uint32_t i = 0; i < lex->groups.n; i++)
		if (strcmp(lex->groups.at[i]->name, name) == 0)
			return lex->groups.at[i];
	assert(false && "the built-in lexicon has no such group");
	return NULL;
}

static void fill(const struct lex_group *g, pcre2_match_data *data, int count, struct lex_hit *hit)
{
	const PCRE2_SIZE *v = pcre2_get_ovector_pointer(data);
	PCRE2_SPTR mark = pcre2_get_mark(data);
	unsigned long entry = mark ? strtoul((const char *)mark, NULL, 10) : 0;
	*hit = (struct lex_hit){.key = g->entries.at[entry].key, .from = v[0], .to = v[1]};
	for (size_t i = 0; i < LEX_CAPTURES; i++) {
		bool taken = i < (size_t)count && v[2 * i] != PCRE2_UNSET;
		hit->group[i].from = taken ? v[2 * i] : SIZE_MAX;
		hit->group[i].to = taken ? v[2 * i + 1] : SIZE_MAX;
	}
}

static bool match(const struct lex_group *g, struct str text, size_t from, uint32_t how,
		  struct lex_hit *hit)
{
	if (from > text.n || !text.p || !g->entries.n)
		return false;
	pcre2_match_data *data = pcre2_match_data_create(LEX_CAPTURES, NULL);
	if (!data)
		return false;
	int count = pcre2_match(g->code, (PCRE2_SPTR)text.p, text.n, from, how | PCRE2_NO_UTF_CHECK,
				data, g->limits);
	if (count >= 0)
		fill(g, data, count ? count : LEX_CAPTURES, hit);
	pcre2_match_data_free(data);
	return count >= 0;
}

bool lex_find(const struct lex_group *g, struct str text, size_t from, struct lex_hit *hit)
{
	return match(g, text, from, 0, hit);
}

/* The text from its first character that is not white space, so that ^ means just there. */
static bool match_inner(const struct lex_group *g, struct str text, uint32_t how,
			struct lex_hit *hit)
{
	struct str inner = str_trim(text);
	size_t skip = (size_t)(inner.p - text.p);
	if (!text.p || !match(g, inner, 0, how, hit))
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
	return match_inner(g, text, PCRE2_ANCHORED | PCRE2_ENDANCHORED, hit);
}

bool lex_start(const struct lex_group *g, struct str text, struct lex_hit *hit)
{
	return match_inner(g, text, PCRE2_ANCHORED, hit);
}
