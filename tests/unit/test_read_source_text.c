/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/source_parts.h"
#include "source_help.h"
#include "test.h"

#include <stdlib.h>

struct text_case {
	const char *name, *text, *lines;
	int show;
};

static const struct text_case cases[] = {
	{"lines as they are", "\n\nReferat\nHavneudvalget\n \n  1. Ny mole\n\tGodkendt.\n",
	 "+ Referat\nHavneudvalget\n+ >2 1. Ny mole\n>8 Godkendt.\n", SHOW_GAPS | SHOW_INDENT},
	{"spaces and marks of word processors",
	 "Kl.\xC2\xA0"
	 "16\xE2\x80\xAF"
	 "00 i sa\xC2\xADlen, o\xEF\xAC\x83"
	 "ciel\n\xEF\x82\xB7 punkt\nA\xCC\x8A"
	 "ben\n",
	 "Kl. 16 00 i salen, officiel\n• punkt\nÅben\n", 0},
	{"spaced letters",
	 "R e f e r a t\nD A G S O R D E N   n r .   3\nA B C F O stemte for\nM ø d e   i   r å d "
	 "e t\n",
	 "Referat\nDAGSORDEN nr. 3\nA B C F O stemte for\nMøde i rådet\n", 0},
	{"hard-wrapped paragraphs",
	 "Indstilling\n\n"
	 "Forvaltningen indstiller, at udvalget godkender planen for den nye\n"
	 "mole og beder om en status til foråret. Planen er sendt i høring, og\n"
	 "de fleste svar er positive over for at begynde arbejdet allerede i\n"
	 "dette år.\n\n"
	 "Svarene er vedlagt.\nBeslutning\nGodkendt, idet udvalget ønsker at blive orienteret igen "
	 "efter næste\nsæson.\n",
	 "Indstilling\n"
	 "Forvaltningen indstiller, at udvalget godkender planen for den nye mole og beder om en "
	 "status til foråret. Planen er sendt i høring, og de fleste svar er positive over for at "
	 "begynde arbejdet allerede i dette år.\n"
	 "Svarene er vedlagt.\nBeslutning\n"
	 "Godkendt, idet udvalget ønsker at blive orienteret igen efter næste sæson.\n",
	 0},
	{"words broken over lines",
	 "Forslaget er drøftet i børne- og ungeområdet, og der er enighed i bør-\n"
	 "ne- og ungeudvalget om planen, som nu skal behandles af teknik- og mil-\n"
	 "jøudvalget, inden det kommer for økonomiudvalget og derefter i skole-\n"
	 "og kulturudvalget. Budgettet for 2021 er på plads, og der er IT-\n"
	 "udstyr for en million kroner i planen, som er lagt for årene 2021-\n"
	 "2024 med ikke-\nplanlagte udgifter.\n",
	 "Forslaget er drøftet i børne- og ungeområdet, og der er enighed i børne- og ungeudvalget "
	 "om "
	 "planen, som nu skal behandles af teknik- og miljøudvalget, inden det kommer for "
	 "økonomiudvalget og derefter i skole- og kulturudvalget. Budgettet for 2021 er på plads, "
	 "og "
	 "der er IT-udstyr for en million kroner i planen, som er lagt for årene 2021-2024 med "
	 "ikke-\n"
	 "planlagte udgifter.\n",
	 0},
	{"lists in wrapped text",
	 "Direktionen indstiller til udvalget, at der tages stilling til disse:\n"
	 "  1. at planen for havnen godkendes med de ændringer, der er nævnt i\n"
	 "     notatet om moler\n"
	 "  2. at pengene frigives\n"
	 "  - og at der gives en orientering om tidsplanen på det næste møde i\n"
	 "    udvalget\n"
	 "Mødet er lagt fast i kalenderen, og det næste møde holdes tirsdag den\n"
	 "4. maj i salen, hvor der er plads til alle, som vil se det nye anlæg\n"
	 "blive vist.\n",
	 "Direktionen indstiller til udvalget, at der tages stilling til disse:\n"
	 "1. at planen for havnen godkendes med de ændringer, der er nævnt i notatet om moler\n"
	 "2. at pengene frigives\n"
	 "- og at der gives en orientering om tidsplanen på det næste møde i udvalget\n"
	 "Mødet er lagt fast i kalenderen, og det næste møde holdes tirsdag den 4. maj i salen, "
	 "hvor "
	 "der er plads til alle, som vil se det nye anlæg blive vist.\n",
	 0},
	{"short lines are no paragraph", "Ane Bo (A)\nBo Carl (V)\nCarla Dahl (F)\n",
	 "Ane Bo (A)\nBo Carl (V)\nCarla Dahl (F)\n", 0},
	{"pages by form feeds",
	 "Fjordby Kommune\nByrådet 4. maj 2020\nSide 1 af 3\n1. Ny mole\nGodkendt.\n\f"
	 "Fjordby Kommune\nByrådet 4. maj 2020\nSide 2 af 3\n2. Gammel mole\nUdsat.\n\f"
	 "Fjordby Kommune\nByrådet 4. maj 2020\nSide 3 af 3\n3. Eventuelt\nIntet.\n",
	 "<1> Fjordby Kommune\n<1> Byrådet 4. maj 2020\n<1> F Side 1 af 3\n<1> 1. Ny mole\n<1> "
	 "Godkendt.\n"
	 "<2> F Fjordby Kommune\n<2> F Byrådet 4. maj 2020\n<2> F Side 2 af 3\n<2> 2. Gammel "
	 "mole\n<2> Udsat.\n"
	 "<3> F Fjordby Kommune\n<3> F Byrådet 4. maj 2020\n<3> F Side 3 af 3\n<3> 3. "
	 "Eventuelt\n<3> Intet.\n",
	 SHOW_PAGES},
	{"a sentence over a page's foot, in text without form feeds",
	 "1. Ny mole\nUdvalget besluttede at anbefale forslaget om en ny mole over "
	 "for\nHavneudvalget\nSide 1\n"
	 "byrådet.\n2. Gammel mole\nUdsat.\nHavneudvalget\nSide 2\n3. "
	 "Eventuelt\nIntet.\nHavneudvalget\nSide 3\n",
	 "1. Ny mole\nUdvalget besluttede at anbefale forslaget om en ny mole over for byrådet.\n"
	 "F Havneudvalget\nF Side 1\n"
	 "2. Gammel mole\nUdsat.\nF Havneudvalget\nF Side 2\n3. Eventuelt\nIntet.\nF "
	 "Havneudvalget\nF Side 3\n",
	 0},
	{"what stands on every page but inside it is text",
	 "a1\nBeslutning\nGodkendt den dag.\nslut1\n\fb2x\nIndstilling\nBeslutning\nUdsat.\nfin\n\f"
	 "c3y\nlang\nlinje\nBeslutning\nAfvist.\nud\n",
	 "a1\nBeslutning\nGodkendt den dag.\nslut1\nb2x\nIndstilling\nBeslutning\nUdsat.\nfin\n"
	 "c3y\nlang\nlinje\nBeslutning\nAfvist.\nud\n",
	 0},
	{"a heading that some pages happen to begin with is text",
	 "Havneudvalget 4. maj\n1. Mole\nGodkendt.\nSide 1\n\f"
	 "Havneudvalget 4. maj\nBilag\nKort\n2. Kran\nUdsat.\nSide 2\n\f"
	 "Havneudvalget 4. maj\n3. Sti\nAfvist.\nBilag\nTegning\nSide 3\n\f"
	 "Havneudvalget 4. maj\nBilag\nBrev\n4. Eventuelt\nIntet.\nSide 4\n",
	 "Havneudvalget 4. maj\n1. Mole\nGodkendt.\nF Side 1\n"
	 "F Havneudvalget 4. maj\nBilag\nKort\n2. Kran\nUdsat.\nF Side 2\n"
	 "F Havneudvalget 4. maj\n3. Sti\nAfvist.\nBilag\nTegning\nF Side 3\n"
	 "F Havneudvalget 4. maj\nBilag\nBrev\n4. Eventuelt\nIntet.\nF Side 4\n",
	 0},
	{"contents with leaders",
	 "Indholdsfortegnelse\n1. Dagsorden.....3\n2. Ny mole ved havnen . . . . 4\n3. "
	 "Eventuelt\t12\n\n1. Dagsorden\nGodkendt\n",
	 "C Indholdsfortegnelse\nC 1. Dagsorden.....3\nC 2. Ny mole ved havnen . . . . 4\nC 3. "
	 "Eventuelt\t12\n"
	 "1. Dagsorden\nGodkendt\n",
	 0},
	{"a table of money is no contents", "Drift\t120\nAnlæg\t45\nI alt\t165\n",
	 "Drift\t120\nAnlæg\t45\nI alt\t165\n", 0},
	{"words of pages", "Udskriv\nTil toppen\n1. Udskrivning af skat\nKopier link til punktet\n",
	 "F Udskriv\nF Til toppen\n1. Udskrivning af skat\nF Kopier link til punktet\n", 0},
	{"one line", "1 Referat 1. Dagsorden Godkendt 2. Eventuelt Intet 2 Fjordby",
	 "1 Referat 1. Dagsorden Godkendt 2. Eventuelt Intet 2 Fjordby\n", 0},
};

static void layouts(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		ARENA_AUTO a = arena_new(1 << 22);
		struct extractions out = {0};
		struct sp_err e;
		struct source_input in = {cases[i].name, str_of(cases[i].text), NULL};
		assert_int_equal(source_text_read(a, &in, &out, &e), SP_OK);
		char *got = extraction_show(a, out.list.at[0], cases[i].show);
		if (strcmp(got, cases[i].lines) != 0)
			print_error("%s\n", cases[i].name);
		assert_string_equal(got, cases[i].lines);
	}
}

static void fragment(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new(1 << 20);
	struct sp_err e;
	struct extraction_writer *w = extraction_writer_new(a, 1 << 16);
	extraction_gap(w);
	assert_int_equal(source_text_fragment(a, w, STR("\n- et\n\n- to\nUdskriv"), &e), SP_OK);
	struct extraction *x = extraction_finish(w, MEDIA_TEXT, "text");
	assert_string_equal(extraction_show(a, x, SHOW_GAPS), "+ - et\n+ - to\nF Udskriv\n");
}

static void dropped_are_told(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new(1 << 20);
	struct extractions out = {0};
	struct sp_err e;
	struct source_input in = {"x", {"Re\0fe\1rat", 9}, NULL};
	assert_int_equal(source_text_read(a, &in, &out, &e), SP_OK);
	const struct extraction *x = out.list.at[0];
	assert_string_equal(x->text, "Referat\n");
	assert_int_equal(x->warnings.n, 1);
	assert_string_equal(x->warnings.at[0].arg, "2");
}

/* Long, repetitive input is read in time that follows its length. */
static void large(void **state)
{
	(void)state;
	static const char *const units[] = {
		"ord og mere ", "x    5\n", "1. ",   "a b c d ", "hoved\nSide 3\ntekst\n\f",
		"- \n",		"\t",	    "ord-\n"};
	enum { SIZE = 4 << 20 };
	char *bytes = malloc(SIZE);
	for (size_t i = 0; i < COUNT(units); i++) {
		ARENA_AUTO a = arena_new((size_t)1 << 30);
		struct extractions out = {0};
		struct sp_err e;
		size_t n = strlen(units[i]);
		for (size_t k = 0; k + n <= SIZE; k += n)
			memcpy(bytes + k, units[i], n);
		struct source_input in = {"x", {bytes, SIZE / n * n}, NULL};
		sp_rc rc = source_text_read(a, &in, &out, &e);
		assert_true(rc == SP_OK || rc == SP_ELIMIT);
	}
	free(bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(layouts), cmocka_unit_test(fragment),
					   cmocka_unit_test(dropped_are_told),
					   cmocka_unit_test(large)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
