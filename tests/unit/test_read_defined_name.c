/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that a text gives its matters, and what only looks like one. The item's title is “Frisk
 * Vind på Kaj 4”. */
#include "read/defined_name.h"
#include "reading.h"

static const struct {
	const char *text;
	const char *names; /* "name = brief" with "; " between */
} cases[] = {
	{"Det Tværgående Havneprogram (DTH) blev vedtaget.", "Tværgående Havneprogram = DTH"},
	{"Udvalget godkendte det tværgående havneprogram (THP).", "tværgående havneprogram = THP"},
	{"Nyt Koncept for Kajer (herefter NKK) tages i brug.", "Nyt Koncept for Kajer = NKK"},
	{"Projektet Hjælp til Både i Fjorden (HBF) løber videre.",
	 "Hjælp til Både i Fjorden = HBF"},
	{"Plan for fornyelse af kajerne i Fjordby Havn, i det følgende kaldet ‘Planen’, er klar.",
	 "Plan for fornyelse af kajerne i Fjordby Havn = Planen"},
	{"Forvaltningen forelægger Strategi for Liv på Havnen (herefter “Strategien”).",
	 "Strategi for Liv på Havnen = Strategien"},
	{"Ungeindsatsen på Molen, forkortet UPM, fortsætter.", "Ungeindsatsen på Molen = UPM"},
	{"Der arbejdes med NKK (Nyt Koncept for Kajer) i år.", "Nyt Koncept for Kajer = NKK"},
	{"Projektet “Frisk Vind” slutter.", "Frisk Vind = -"},
	{"Projektet ”Stille Vand” slutter.", ""},
	{"Den løsningsfokuserede tilgang ”Mod På Mole” (MPM) bruges.", "Mod På Mole = MPM"},
	{"Ane Bo (A) stemte imod.", ""},
	{"Ane Bo (AB) holdt oplæg.", ""},
	{"Mads Dam Friis (DF) og Bo Holm (SF) var uenige.", ""},
	{"Der er afsat 2 mio. (kr.) i alt (DKK).", ""},
	{"Planen (2021) følger § 17 (stk. 4).", ""},
	{"Børne- og Ungeudvalget (BUU) behandlede sagen.", ""},
	{"Økonomiudvalget (herefter ØU) behandlede sagen.", ""},
	{"Styrelsen for Havne og Både (SHB) er spurgt.", ""},
	{"Lov om havne og både (LHB) gælder.", ""},
	{"Kajens længde (ca. 192 m) og (SE BILAG) er kendt.", ""},
	{"Udgiften er 12 pct. (PL 2021).", ""},
	{"Foreningen Både i Fjordby (FBF) søger om tilskud.", ""},
};

static const char *names_of(struct reading *r, const char *text)
{
	const struct passage p = reading_passage(r, text);
	const struct rec_item item = {.title = {.text = "“Frisk Vind på Kaj 4”"}};
	struct defined_names all = {0};
	const char *out = "";
	r->x.item = &item;
	assert_int_equal(defined_names_read(&r->x, &p, &all), SP_OK);
	r->x.item = NULL;
	for (uint32_t i = 0; i < all.list.n; i++) {
		const struct defined_name *d = &all.list.at[i];
		reading_check_fact(r, &p, &d->name);
		reading_check_fact(r, &p, &d->brief);
		reading_check_fact(r, &p, &d->said);
		out = arena_printf(r->arena, "%s%s%s = %s", out, i ? "; " : "", d->name.text,
				   d->brief.text ? d->brief.text : "-");
	}
	return out;
}

static void test_names(void **state)
{
	int wrong = 0;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *got = names_of(*state, cases[i].text);
		if (strcmp(got, cases[i].names) == 0)
			continue;
		wrong++;
		print_error("%s\n  want %s\n  got  %s\n", cases[i].text, cases[i].names, got);
	}
	assert_int_equal(wrong, 0);
}

/* Said again, the same name is not found twice. */
static void test_once(void **state)
{
	assert_string_equal(names_of(*state, "Nyt Koncept for Kajer (NKK).\nnyt koncept for kajer "
					     "(NKK)."),
			    "Nyt Koncept for Kajer = NKK");
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_names),
					   cmocka_unit_test(test_once)};
	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
