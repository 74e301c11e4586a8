/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/buf.h"
#include "core/words.h"
#include "test.h"

/* The forms, blanks between. */
static const char *joined(struct arena *a, const struct words *w)
{
	BUF_AUTO out = BUF_INIT(1 << 20);
	for (uint32_t i = 0; i < w->list.n; i++)
		buf_printf(&out, "%s" STR_FMT, i ? " " : "", STR_ARG(w->list.at[i].form));
	return str_dup(a, buf_view(&out));
}

static const char *forms(struct arena *a, const char *text)
{
	STEMMER_AUTO s = stemmer_new();
	struct words w;
	assert_non_null(s);
	assert_int_equal(words_split(s, a, str_of(text), &w), SP_OK);
	return joined(a, &w);
}

static void same_words(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new(1 << 20);
	static const char *const alike[][2] = {
		{"Århus", "aarhus"},
		{"BØRN", "boern"},
		{"børnene", "boernene"},
		{"møder", "mødet"},
		{"skolerne", "Skole"},
		{"temaer", "tema"},
		{"æbler", "aeble"},
		{"CAF\xC3\x89", "cafe"},
		{"Cafe\xCC\x81", "café"},
		{"M\xC3\xBCller", "muller"},
		{"G\xC3\xB6teborg", "gøteborg"},
		{"A\xCC\x8Arhus", "århus"},
		{"sam\xC2\xADmen\xC2\xADhæng", "sammenhæng"},
		{"20/1203", "20 1203"},
		{"00.16.00-A30-1-20", "00 16 00 a30 1 20"},
		{"1.500.000,-", "1 500 000"},
		{"§ 17, stk. 4", "17 stk 4"},
		{"ﬁnans", "finans"},
	};
	for (size_t i = 0; i < COUNT(alike); i++)
		assert_string_equal(forms(a, alike[i][0]), forms(a, alike[i][1]));
}

static void other_words(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new(1 << 20);
	static const char *const unlike[][2] = {{"barn", "bar"},
						{"budget 2021", "budget 2022"},
						{"skole", "skov"},
						{"råd", "rad"},
						{"1", "10"}};
	for (size_t i = 0; i < COUNT(unlike); i++)
		assert_string_not_equal(forms(a, unlike[i][0]), forms(a, unlike[i][1]));
}

/* Found by one another, though the stemmer has two of them. */
static void wider_words(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new(1 << 20);
	STEMMER_AUTO s = stemmer_new();
	static const char *const rows[] = {"legeplads legepladser legepladsen legepladserne",
					   "kreds kredse kredsens", "glas glasset glassene",
					   "proces processer processens", "adresse adresser"};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct words w;
		assert_int_equal(words_split(s, a, str_of(rows[i]), &w), SP_OK);
		words_widen(&w, w.list.n);
		for (uint32_t k = 1; k < w.list.n; k++)
			assert_true(str_eq(w.list.at[k].form, w.list.at[0].form));
	}
	struct words bus;
	assert_int_equal(words_split(s, a, STR("busser pris hus gas as"), &bus), SP_OK);
	words_widen(&bus, 4);
	assert_string_equal(joined(a, &bus), "bus pris hus gas as");
}

/* A word is found by each of its beginnings, whatever the stemmer makes of it. */
static void open_ends(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new(8 << 20);
	STEMMER_AUTO s = stemmer_new();
	static const char *const words[] = {
		"skolerne",	   "skolebestyrelsen", "projekterne",	"bestemmelserne",
		"virksomhedernes", "boligsociale",     "lovgivningens", "Århusianernes",
		"tilbuddene",	   "trivselsløst",     "farligheden",	"børnehaverne",
		"sagligt",	   "afgørelserne",     "udviklingens",	"temaer",
		"legepladserne",   "kredsens",	       "processerne",	"glassene"};
	for (size_t i = 0; i < COUNT(words); i++) {
		struct words full, folded, none;
		assert_int_equal(words_split(s, a, str_of(words[i]), &full), SP_OK);
		words_widen(&full, full.list.n);
		assert_int_equal(words_open(s, a, str_of(words[i]), &folded, &none), SP_OK);
		struct str form = full.list.at[0].form, whole = folded.list.at[0].form;
		for (size_t n = 2; n <= whole.n; n++) {
			struct words row, others;
			const char *begun = str_dup(a, str_sub(whole, 0, n));
			assert_int_equal(words_open(s, a, str_of(begun), &row, &others), SP_OK);
			words_widen(&others, others.list.n);
			bool found = str_starts(form, row.list.at[0].form);
			for (uint32_t k = 0; k < others.list.n; k++)
				found = found || str_eq(form, others.list.at[k].form);
			if (!found)
				fail_msg("%s is not found by %s", words[i], begun);
		}
	}
}

static void open_ends_only(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new(1 << 20);
	STEMMER_AUTO s = stemmer_new();
	struct words row, others;
	assert_int_equal(words_open(s, a, STR("unge og kommunea"), &row, &others), SP_OK);
	assert_string_equal(joined(a, &row), "ung og kommunea");
	assert_string_equal(joined(a, &others), "");
	assert_int_equal(words_open(s, a, STR("  …–! "), &row, &others), SP_OK);
	assert_int_equal(row.list.n, 0);
	assert_string_equal(forms(a, ""), "");
}

static void places(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new(1 << 20);
	STEMMER_AUTO s = stemmer_new();
	struct words w;
	assert_int_equal(words_split(s, a, STR("På Århus-skolen, nr. 3"), &w), SP_OK);
	static const struct {
		uint32_t off, len;
	} at[] = {{0, 3}, {4, 6}, {11, 6}, {19, 2}, {23, 1}};
	assert_int_equal(w.list.n, COUNT(at));
	for (size_t i = 0; i < COUNT(at); i++) {
		assert_int_equal(w.list.at[i].off, at[i].off);
		assert_int_equal(w.list.at[i].len, at[i].len);
	}
}

static void long_words(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new(64 << 20);
	STEMMER_AUTO s = stemmer_new();
	const size_t n = 4 << 20;
	char *text = arena_alloc(a, n);
	struct words w;
	for (size_t i = 0; i + 1 < n; i += 2)
		memcpy(text + i, "\xC3\xB8", 2);
	assert_int_equal(words_split(s, a, (struct str){text, n}, &w), SP_OK);
	assert_int_equal(w.list.n, 1);
	assert_int_equal(w.list.at[0].len, n);
	assert_int_equal(w.list.at[0].form.n, WORD_FORM_MAX);
	assert_true(str_utf8_ok(w.list.at[0].form));
}

/* Looking for a few forms gives the same words, with forms where one of them can be. */
static void split_for(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new(1 << 20);
	STEMMER_AUTO stemmer = stemmer_new();
	const struct str text = STR("Skolerne på Århusvej, aarhus og 2021: Økonomi SKOLE été");
	bool begins[256] = {['s'] = true, ['a'] = true, ['2'] = true};
	struct words all, some;
	assert_int_equal(words_split(stemmer, a, text, &all), SP_OK);
	assert_int_equal(words_split_for(stemmer, a, text, begins, &some), SP_OK);
	assert_int_equal(all.list.n, some.list.n);
	for (uint32_t i = 0; i < all.list.n; i++) {
		const struct word *w = &all.list.at[i], *v = &some.list.at[i];
		assert_int_equal(w->off, v->off);
		assert_int_equal(w->len, v->len);
		assert_true(v->form.n ? str_eq(w->form, v->form)
				      : !begins[(unsigned char)w->form.p[0]]);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(same_words),	  cmocka_unit_test(other_words),
		cmocka_unit_test(wider_words),	  cmocka_unit_test(open_ends),
		cmocka_unit_test(open_ends_only), cmocka_unit_test(places),
		cmocka_unit_test(long_words),	  cmocka_unit_test(split_for)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
