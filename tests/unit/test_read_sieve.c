/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sieve lets through is all that PCRE2 alone finds: every group of the lexicon, on every
 * text of the tests. */
#include "read/lexicon_parts.h"
#include "reading.h"

#include <dirent.h>
#include <stdio.h>

/* The pieces of a pattern: "text least-most", a word's start by "<", joined by "|". */
static const struct {
	const char *pattern, *pieces;
} patterns[] = {
	{"byråd", "byr\xC3\xA5"
		  "d 0-0"},
	{"BYRÅD", "byr\xC3\xA5"
		  "d 0-0"},
	{"(?<!\\p{L})(?:gives|sender)(?!\\p{L})", "<gives 0-0|<sender 0-0"},
	{"(?<!\\p{L})\\p{L}*udvalget", "<udvalget 0-*"},
	{"(?:den )?\\d{1,2}\\. juni", ". juni 1-12"},
	{"giv[et]", "give 0-0|givt 0-0"},
	{"[a-z]{3}", ""},
	{"(?:taget(?: \\S+)* )?til orden", "taget 0-0|til orde 0-0"},
	{"\\A(?:at )?\\p{Lu}", " 0-0"},
	{"(?=kl\\.)", "kl. 0-0"},
	{"(a)\\1", ""},
	{"", ""},
};

static const char *shown(struct arena *a, const struct pattern_pieces *pieces)
{
	const char *out = "";
	for (uint32_t i = 0; i < pieces->n; i++) {
		const struct pattern_piece *p = &pieces->at[i];
		const char *most = p->most == PIECE_ANYWHERE ? "*" : arena_printf(a, "%u", p->most);
		out = arena_printf(a, "%s%s%s%.*s %u-%s", out, i ? "|" : "", p->word ? "<" : "",
				   (int)p->n, p->text, p->least, most);
	}
	return out;
}

static void pieces(void **state)
{
	struct reading *r = *state;
	for (size_t i = 0; i < COUNT(patterns); i++) {
		struct pattern_pieces got;
		assert_int_equal(pattern_words(r->arena, str_of(patterns[i].pattern), &got), SP_OK);
		assert_string_equal(shown(r->arena, &got), patterns[i].pieces);
	}
}

static void same_hits(const struct lex_group *g, struct str text)
{
	struct lex_hit ours, theirs;
	for (size_t at = 0; at <= text.n; at = theirs.to > at ? theirs.to : at + 1) {
		bool found = lexicon_find_plain(g, text, at, &theirs);
		if (lex_find(g, text, at, &ours) != found ||
		    (found && memcmp(&ours, &theirs, sizeof(ours)) != 0))
			fail_msg("group %s at %zu of: %.60s", g->name, at, text.p);
		if (!found)
			return;
	}
}

static void every_group(const struct lexicon *lex, struct str text)
{
	struct lex_hit hit, whole;
	const struct lex_group *g;
	for (uint32_t k = 0; (g = lexicon_nth(lex, k)); k++) {
		same_hits(g, text);
		bool starts = lexicon_find_plain(g, text, 0, &hit) && !hit.from;
		assert_int_equal(lex_start(g, text, &hit), starts);
		if (lex_whole(g, text, &whole))
			assert_true(starts);
	}
}

/* Each line of a file, without white space around it, and the file as one. */
static void every_line(struct reading *r, const char *path)
{
	enum { SIZE = 1 << 20 };
	FILE *f = fopen(path, "rbe");
	assert_non_null(f);
	char *bytes = arena_alloc(r->arena, SIZE);
	assert_non_null(bytes);
	struct str rest = {bytes, fread(bytes, 1, SIZE, f)}, line;
	(void)fclose(f);
	const struct lex_group *g;
	for (uint32_t k = 0; (g = lexicon_nth(r->lex, k)); k++)
		same_hits(g, rest);
	while (str_cut(&rest, '\n', &line)) {
		line = str_trim(line);
		if (line.n && line.n < 400)
			every_group(r->lex, line);
	}
}

static void texts(void **state)
{
	struct reading *r = *state;
	const char *folder =
		arena_printf(r->arena, "%s/tests/minutes/texts", getenv("SPOR_SOURCE"));
	struct dirent **entries;
	int n = scandir(folder, &entries, NULL, alphasort), read = 0;
	for (int i = 0; i < n; i++) {
		if (i % 6 == 2 && strstr(entries[i]->d_name, ".txt")) {
			every_line(r, arena_printf(r->arena, "%s/%s", folder, entries[i]->d_name));
			read++;
		}
		free(entries[i]);
	}
	assert_true(n > 0 && read > 5);
	free(entries);
}

/* Letters that PCRE2 takes for others: the Kelvin sign, the long s. */
static void disguised(void **state)
{
	struct reading *r = *state;
	static const char *const said[] = {"\xE2\x84\xAAommende møder",
					   "kommende punkter, \xC5\xBF", "kommende ſager",
					   "\xC5\xBF", "næ\xC5\xBFte møder"};
	for (size_t i = 0; i < COUNT(said); i++)
		every_group(r->lex, str_of(said[i]));
}

/* What a match needs further on may stand in the piece that it begins with. */
static void within_the_piece(void **state)
{
	struct reading *r = *state;
	static const char *const said[] = {
		"Beslutning i § 17, stk. 4-udvalget om kysten den 6. maj 2021, pkt. 2",
		"§17, stk. 4 udvalget om trivsel", "§§ 17, stk 4-udvalget"};
	for (size_t i = 0; i < COUNT(said); i++)
		every_group(r->lex, str_of(said[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(pieces), cmocka_unit_test(texts),
					   cmocka_unit_test(disguised),
					   cmocka_unit_test(within_the_piece)};
	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
