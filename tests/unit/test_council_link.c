/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/link_cluster.h"
#include "council/link_pair.h"
#include "test.h"

#include "core/civil.h"

#include <stdio.h>
#include <stdlib.h>

struct world {
	struct arena *arena;
	struct lexicon *lex;
	struct stemmer *stemmer;
};

static int open_world(void **state)
{
	static struct world w;
	struct sp_err e = {.key = NULL};
	w.arena = arena_new((size_t)64 * 1024 * 1024);
	w.stemmer = stemmer_new();
	*state = &w;
	return w.arena && w.stemmer && lexicon_load(NULL, &w.lex, &e) == SP_OK ? 0 : 1;
}

static int close_world(void **state)
{
	struct world *w = *state;
	lexicon_free(w->lex);
	stemmer_free(w->stemmer);
	arena_free(w->arena);
	return 0;
}

/* "tmu 2020-03-04 12/3 Havneskolen": body, day, case (or -), title. */
static struct link_item item_of(const struct world *w, int64_t id, const char *said)
{
	char body[16], day[16], case_no[16];
	int at = 0;
	struct civil date = {0, 0, 0};
	struct link_item item = {.id = id, .meeting = id, .number = "3"};
	assert_int_equal(sscanf(said, "%15s %15s %15s %n", body, day, case_no, &at), 3);
	assert_true(civil_parse_iso(day, &date));
	item.body = body[0];
	item.day = arena_strdup(w->arena, day);
	item.days = civil_to_days(date);
	item.case_no = *case_no == '-' ? "" : arena_strdup(w->arena, case_no);
	item.natural = arena_printf(w->arena, "%s/%s/%lld", day, body, (long long)id);
	assert_int_equal(link_title_read(w->lex, w->stemmer, w->arena, said + at, &item.title),
			 SP_OK);
	return item;
}

static const struct {
	const char *a, *b;
	bool one;
} pairs[] = {
	/* the same matter on its way */
	{"b 2020-06-02 - Renovering af Havneskolens tag",
	 "k 2020-06-23 - Renovering af Havneskolens tag", true},
	{"b 2020-06-02 20/1 Anlægsbevilling til Havneskolen",
	 "k 2020-09-01 20/1 Havneskolen: anlægsregnskab", true},
	{"b 2020-06-02 - Læsekraft - et program for 2. klasse", "b 2021-06-01 - Læsekraft - status",
	 true},
	{"b 2020-06-02 - Familieprogrammet", "s 2021-06-01 - Evaluering af Familieprogrammet",
	 true},
	{"b 2020-06-02 - Budget 2021-2024, 1. behandling",
	 "b 2020-06-10 - Budget 2021-2024, 2. behandling", true},
	/* what comes back each year or quarter */
	{"b 2020-05-05 - Budgetopfølgning pr. 30. april",
	 "b 2021-05-04 - Budgetopfølgning pr. 30. april", false},
	{"b 2020-05-05 - Årsrapport 2019", "b 2021-05-04 - Årsrapport 2020", false},
	{"b 2020-05-05 - Godkendelse af takster", "b 2021-05-04 - Godkendelse af takster", false},
	{"b 2020-05-05 - Sygefravær", "b 2020-08-04 - Sygefravær", false},
	/* like names, other matters */
	{"b 2020-05-05 - Familieprogrammet", "b 2020-08-04 - Familieplejeprogrammet", false},
	{"b 2020-05-05 - Lokalplan 5 for Strandparken",
	 "b 2020-08-04 - Lokalplan 6 for Strandparken", false},
	{"b 2020-05-05 - Trygge Veje - status", "b 2020-08-04 - Trygge Stier - status", false},
	/* one case number on five matters */
	{"b 2020-05-05 20/7 Ny cykelsti langs åen", "t 2020-08-04 20/7 Gebyr for hundetegn", false},
	/* another number, and nothing tells that it is the same place */
	{"b 2020-05-05 20/1 Regnskab for nye lysmaster på boldbaner",
	 "b 2021-08-04 21/2 Nye lysmaster på boldbaner", false},
	/* a house, and two things of it; a list of each year; what has become of it */
	{"b 2020-05-05 - Inventar til banegården", "b 2020-06-05 - Banegårdens ur", false},
	{"b 2020-05-05 - Banegårdens ur", "b 2020-06-05 - Salg af banegården", false},
	{"b 2020-05-05 - Havnehuset - forslag", "b 2020-11-05 - Havnehuset - svarene", true},
	{"b 2020-05-05 - Renovering af svømmehallen", "b 2020-09-05 - Svømmehallen: renoveringen",
	 true},
	{"b 2020-05-05 - Skolernes sommerlejr", "b 2021-05-04 - Skolernes sommerlejr", false},
	{"b 2020-05-05 - Skolernes sommerlejr", "b 2020-08-04 - Skolernes sommerlejr", true},
	{"b 2020-05-05 - Plan for frivillighed", "s 2021-06-01 - Plan for frivillighed efter et år",
	 true},
	/* each body's own days */
	{"b 2020-11-05 20/9 Mødekalender 2021", "t 2020-11-06 20/9 Mødekalender 2021", false},
	{"e 2020-11-05 20/9 Mødeplan for Byrådet 2021",
	 "k 2020-11-16 20/9 Mødeplan for Byrådet 2021", true},
	{"b 2020-11-05 20/9 Mødeplan 2021", "t 2020-11-06 20/9 Møder i 2021", false},
	/* what every meeting has */
	{"b 2020-05-05 20/7 Godkendelse af dagsorden", "b 2020-06-05 20/7 Godkendelse af dagsorden",
	 false},
	{"b 2020-05-05 20/7 Eventuelt", "b 2020-06-05 20/7 Eventuelt", false},
	{"b 2020-05-05 - Orientering fra formanden", "t 2020-05-06 - Orientering fra formanden",
	 false},
	{"b 2020-05-05 - Underskriftsark", "t 2020-05-06 - Underskriftsark", false},
};

static void test_pairs(void **state)
{
	const struct world *w = *state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		struct link_parts parts;
		const struct link_item a = item_of(w, 1, pairs[i].a), b = item_of(w, 2, pairs[i].b);
		int there = link_pair(&a, &b, false, &parts),
		    back = link_pair(&b, &a, false, &parts);
		if (there != back || (there >= LINK_THRESHOLD) != pairs[i].one)
			fail_msg("%s – %s: %d, %d", pairs[i].a, pairs[i].b, there, back);
	}
}

static void test_pointers(void **state)
{
	static const struct {
		struct link_pointer p;
		const char *title;
		bool one;
	} rows[] = {
		{{'d', 'k', "kb", "2020-11-03", "2020-11-03", "3", "", "", false, false},
		 "Noget helt andet",
		 true},
		{{'d', 'k', "kb", "2020-11-01", "2020-11-30", "3", "", "", false, false},
		 "Noget helt andet",
		 true},
		{{'d', 'k', "kb", "2020-11-03", "2020-11-03", "4", "", "", false, false},
		 "Noget helt andet",
		 false},
		{{'d', 'k', "kb", "2020-11-03", "2020-11-03", "", "", "", false, false},
		 "Noget helt andet",
		 false},
		{{'d', 'k', "kb", "2020-11-03", "2020-11-03", "", "havneskol", "", false, false},
		 "Havneskolen",
		 true},
		{{'d', 'k', "kb", "2020-11-03", "2020-11-03", "", "havneskol", "", true, false},
		 "Havneskolen",
		 false},
		{{'d', 'k', "kb", "2020-01-01", "2020-12-31", "", "havneskol", "", false, false},
		 "Havneskolen",
		 false},
		{{'d', 'x', "tmu", "2020-11-03", "2020-11-03", "3", "", "", false, false},
		 "Noget helt andet",
		 false},
		{{'h', 'k', "kb", "2020-11-03", "2020-11-03", "3", "", "", false, false},
		 "Noget helt andet",
		 false},
		{{'d', 'k', "kb", "2020-11-03", "2020-11-03", "3", "", "", false, true},
		 "Budget",
		 false},
	};
	const struct world *w = *state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct link_parts parts;
		struct link_item a = item_of(w, 1, "b 2021-05-05 - Tilbygning ved åen"), b;
		b = item_of(w, 2, arena_printf(w->arena, "k 2020-11-03 - %s", rows[i].title));
		struct link_pointer *slot = sp_push(w->arena, &a.pointers);
		assert_non_null(slot);
		*slot = rows[i].p;
		int weight = link_pair(&a, &b, false, &parts);
		if ((weight >= LINK_THRESHOLD) != rows[i].one)
			fail_msg("row %zu: %d", i, weight);
		assert_int_equal(weight, link_pair(&b, &a, false, &parts));
	}
}

/* "ab60 bc70": edges between items by letter; "!ab": a is taken out of b's thread. */
static const char *clusters(struct arena *a, const char *edges, bool backwards)
{
	struct cluster c = {0};
	char *out = arena_alloc(a, 16);
	for (const char *letter = "abcdef"; *letter; letter++) {
		struct cluster_item *item = sp_push(a, &c.items);
		assert_non_null(item);
		item->natural = arena_printf(a, "%c", *letter);
	}
	for (const char *at = edges; *at; at += strcspn(at, " "), at += *at == ' ') {
		if (*at == '!') {
			struct cluster_split *split = sp_push(a, &c.splits);
			assert_non_null(split);
			*split = (struct cluster_split){(uint32_t)(at[1] - 'a'),
							(uint32_t)(at[2] - 'a')};
			continue;
		}
		struct cluster_edge *edge = sp_push(a, &c.edges);
		assert_non_null(edge);
		*edge = (struct cluster_edge){(uint32_t)(at[0] - 'a'), (uint32_t)(at[1] - 'a'),
					      (int)strtol(at + 2, NULL, 10)};
	}
	for (uint32_t i = 0; backwards && i < c.edges.n / 2; i++) {
		struct cluster_edge other = c.edges.at[i];
		c.edges.at[i] = c.edges.at[c.edges.n - 1 - i];
		c.edges.at[c.edges.n - 1 - i] = other;
	}
	assert_int_equal(link_cluster(a, &c), SP_OK);
	for (uint32_t i = 0; i < c.items.n; i++)
		out[i] = (char)('a' + c.items.at[i].thread);
	return out;
}

static void test_clusters(void **state)
{
	static const char *const rows[][2] = {
		{"", "abcdef"},
		{"bc60 cd70 ef80", "abbbee"},
		{"ab60 bc60 !ab", "abbdef"}, /* who is taken out goes, the others stay */
		{"ab90 bc60 ac95 !ab", "abbdef"},
		{"ab100 bc60 !ac", "aacdef"}, /* what a person joined is joined first */
		{"ab60 cd60 bc60 !bc", "aaccef"},
		{"ab60 bc70 cd80 de60 !ae", "abbbbf"},
	};
	const struct world *w = *state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_string_equal(clusters(w->arena, rows[i][0], false), rows[i][1]);
		assert_string_equal(clusters(w->arena, rows[i][0], true), rows[i][1]);
	}
}

/* "Lokalplan 44", none, "Lokalplan 45": the one in the middle brings no two plans together. */
static void test_numbers(void **state)
{
	static const struct {
		const char *titles[3];
		int ab, bc, ac;
		const char *threads;
	} rows[] = {
		{{"Lokalplan 44 for Søvej", "Klage", "Lokalplanforslag 45"}, 70, 80, 0, "abb"},
		{{"Lokalplan nr. 44", "Klage", "Lokalplan 44"}, 70, 80, 0, "aaa"},
		{{"Lokalplan 44 og 45", "Klage", "Lokalplan 45"}, 70, 80, 0, "aaa"},
		{{"Salg af Strandvej 3", "Strandvej", "Salg af Strandvej 5"}, 80, 70, 0, "aac"},
		{{"Salg af Strandvej 3", "Strandvej", "Køb af Havnegade 5"}, 80, 70, 0, "aaa"},
		{{"Lokalplan 44", "Klage", "Lokalplan 45"}, 70, 80, 100, "aaa"}, /* a person */
		{{"Lokalplan 44", "Klage", "Lokalplan 45"}, 0, 0, 95, "aba"}, /* named by number */
	};
	const struct world *w = *state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct cluster c = {0};
		const struct cluster_edge edges[] = {
			{0, 1, rows[i].ab}, {1, 2, rows[i].bc}, {0, 2, rows[i].ac}};
		for (int k = 0; k < 3; k++) {
			struct link_title title;
			struct cluster_item *item = sp_push(w->arena, &c.items);
			struct cluster_edge *edge =
				edges[k].strength ? sp_push(w->arena, &c.edges) : NULL;
			assert_non_null(item);
			item->natural = arena_printf(w->arena, "%d", k);
			assert_int_equal(link_title_read(w->lex, w->stemmer, w->arena,
							 rows[i].titles[k], &title),
					 SP_OK);
			assert_int_equal(link_numbers_add(w->arena, &title, &item->numbers), SP_OK);
			if (edge)
				*edge = edges[k];
		}
		assert_int_equal(link_cluster(w->arena, &c), SP_OK);
		for (uint32_t k = 0; k < 3; k++)
			if (c.items.at[k].thread != (uint32_t)(rows[i].threads[k] - 'a'))
				fail_msg("row %zu: %u is in %u", i, k, c.items.at[k].thread);
	}
}

static void test_titles_kept(void **state)
{
	const struct world *w = *state;
	struct link_title title, back;
	const char *packed, *again;
	assert_int_equal(link_title_read(w->lex, w->stemmer, w->arena,
					 "Lokalplan 5 for Strandparken - høring 2021", &title),
			 SP_OK);
	assert_int_equal(link_title_pack(w->arena, &title, &packed), SP_OK);
	assert_int_equal(link_title_unpack(w->arena, str_of(packed), &back), SP_OK);
	assert_int_equal(link_title_pack(w->arena, &back, &again), SP_OK);
	assert_string_equal(packed, again);
	assert_true(title.words.n >= 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pairs), cmocka_unit_test(test_pointers),
		cmocka_unit_test(test_clusters), cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_titles_kept)};
	return cmocka_run_group_tests(tests, open_world, close_world);
}
