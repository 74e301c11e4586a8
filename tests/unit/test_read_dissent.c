/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/dissent.h"
#include "reading.h"

static const struct {
	const char *text, *stances; /* "who/party:stance;…" */
} cases[] = {
	{"V stemte imod.", "/V:against"},
	{"V stemte mod.", "/V:against"},
	{"A, B, C og V stemte imod.", "/A:against;/B:against;/C:against;/V:against"},
	{"A, B, C, og V stemte imod.", "/A:against;/B:against;/C:against;/V:against"},
	{"A og V stemte imod indstillingen.", "/A:against;/V:against"},
	{"V+N+A+B stemte for.", "/V:for;/N:for;/A:for;/B:for"},
	{"V stemmer imod.", "/V:against"},
	{"Liste O stemte imod.", "/O:against"},
	{"Liste O kan ikke godkende indstillingerne.", "/O:against"},
	{"Gruppe A stemte imod.", "/A:against"},
	{"V-gruppen stemte imod.", "/V:against"},
	{"Enhedslisten stemte imod.", "/Enhedslisten:against"},
	{"Enhedslisten og Dansk Folkeparti stemte imod.",
	 "/Enhedslisten:against;/Dansk Folkeparti:against"},
	{"Socialdemokratiet, SF og Radikale Venstre stemte for, Venstre stemte imod.",
	 "/Socialdemokratiet:for;/SF:for;/Radikale Venstre:for;/Venstre:against"},
	{"Det Konservative Folkeparti undlod at stemme.", "/Det Konservative Folkeparti:abstain"},
	{"Liberal Alliance tog forbehold.", "/Liberal Alliance:abstain"},
	{"Borgerlisten Fjordby stemte imod.", "/Borgerlisten Fjordby:against"},
	{"Fjordbylisten ønskede sagen udsat.", "/Fjordbylisten:own"},
	{"Alternativet foreslog, at molen males grøn.", "/Alternativet:own"},
	{"Tina Bo-Dam (O) undlod.", "Tina Bo-Dam/O:abstain"},
	{"Ane Bo (A) stemte imod.", "Ane Bo/A:against"},
	{"Ane Bo, A, stemte imod.", "Ane Bo/A:against"},
	{"Ane Bo (A) og Carl Dam (V) stemte imod.", "Ane Bo/A:against;Carl Dam/V:against"},
	{"Ane Bo stemte imod.", "Ane Bo/:against"},
	{"Ane Bo (A) tog forbehold for sin stillingtagen.", "Ane Bo/A:abstain"},
	{"Ane Bo (A) kan ikke tiltræde indstillingen.", "Ane Bo/A:against"},
	{"Ane Bo (Ø) kunne ikke medvirke.", "Ane Bo/Ø:against"},
	{"Ane Bo (Ø) foreslog, at sagen udsættes.", "Ane Bo/Ø:own"},
	{"Borgmester Ane Bo (A) stillede ændringsforslag.", "Ane Bo/A:own"},
	{"EL ønskede, at der afsættes midler til en ny mole.", "/EL:own"},
	{"Ø foreslog at planen anbefales med flg. ændringer:", "/Ø:own"},
	{"Ø stillede følgende ændringsforslag:", "/Ø:own"},
	{"SF fremsatte ændringsforslag om parkeringen.", "/SF:own"},
	{"O begærede sagen sendt i udbud.", "/O:own"},
	{"A og F ønsker sagen belyst.", "/A:own;/F:own"},
	{"Ø undlod.", "/Ø:abstain"},
	{"Ø undlod at stemme.", "/Ø:abstain"},
	{"Ø tager forbehold.", "/Ø:abstain"},
	{"B tog ikke stilling.", "/B:abstain"},
	{"O stemte hverken for eller imod.", "/O:abstain"},
	{"O stemte blankt.", "/O:abstain"},
	{"Ø kan ikke tiltræde.", "/Ø:against"},
	{"Ø tiltræder ikke indstillingen.", "/Ø:against"},
	{"Ø var imod.", "/Ø:against"},
	{"Ø er imod forslaget.", "/Ø:against"},
	{"Ø imod.", "/Ø:against"},
	{"A stemte for, V imod og O undlod.", "/A:for;/V:against;/O:abstain"},
	{"A og F stemte for, mens V og O stemte imod.", "/A:for;/F:for;/V:against;/O:against"},
	{"Imod stemte A og B.", "/A:against;/B:against"},
	{"For stemte A, B og C. Imod stemte V.", "/A:for;/B:for;/C:for;/V:against"},
	{"Imod: 3 (O, Ø)", "/O:against;/Ø:against"},
	{"For: 2 (Ane Bo (A), Carl Dam (V))\nImod: 1 (Eva Falk (O))",
	 "Ane Bo/A:for;Carl Dam/V:for;Eva Falk/O:against"},
	{"For: A, V\nImod: O\nUndlod: Ø", "/A:for;/V:for;/O:against;/Ø:abstain"},
	{"Imod forslaget stemte O.", "/O:against"},
	{"Stemte imod: O og Ø.", "/O:against;/Ø:against"},
	{"Nej: O", "/O:against"},
	{"Undlod at stemme: Ane Bo (A)", "Ane Bo/A:abstain"},
	{"Hverken for eller imod: 2 (B)", "/B:abstain"},
	{"Vedtaget med stemmerne 14 (A+V) mod 5 (O).", "/A:for;/V:for;/O:against"},
	{"Godkendt med 14 stemmer for (A, V) og 5 imod (O, Ø).",
	 "/A:for;/V:for;/O:against;/Ø:against"},
	{"Vedtaget med 14 for (A og V), 3 imod (O) og 2 undlod (Ø).",
	 "/A:for;/V:for;/O:against;/Ø:abstain"},
	{"14 stemmer (A, V) mod 5 stemmer (O)", "/A:for;/V:for;/O:against"},
	{"5 medlemmer (A+V) stemte for forslaget.", "/A:for;/V:for"},
	{"4 medlemmer (O og Ø) stemte imod.", "/O:against;/Ø:against"},
	{"Et flertal (A og F) anbefaler indstillingen.", "/A:for;/F:for"},
	{"Anbefales af et flertal bestående af V+N+A+B.", "/V:for;/N:for;/A:for;/B:for"},
	{"Udvalgets flertal bestående af V+A anbefaler, at forslagene indgår.", "/V:for;/A:for"},
	{"Et mindretal (O og Ø) stemte imod.", "/O:against;/Ø:against"},
	{"Et mindretal bestående af O ønskede sagen udsat.", "/O:own"},
	{"Et mindretal (Ø) kan ikke anbefale sagen.", "/Ø:against"},
	{"Mindretallet (O) tager forbehold.", "/O:abstain"},
	{"Et flertal i udvalget (A, F og V) stemte imod forslaget.",
	 "/A:against;/F:against;/V:against"},
	{"Godkendt mod O's stemmer.", "/O:against"},
	{"Vedtaget mod Ø og O.", "/Ø:against;/O:against"},
	{"Godkendt. Imod stemmer fra O.", "/O:against"},
	{"Ændringsforslag fra O: Molen flyttes.", "/O:own"},
	{"Forslag stillet af Ane Bo (A) om belysning.", "Ane Bo/A:own"},
	{"Særudtalelse fra Ø:", "/Ø:own"},
	{"Venstres byrådsgruppe stemte imod.", "/Venstre:against"},
	{"De Konservative stemte imod.", "/De Konservative:against"},
	{"DF, LA og NB stemte imod.", "/DF:against;/LA:against;/NB:against"},
	{"Enhedslisten ved Ane Bo foreslog en bro.", "/Enhedslisten:own"},
	{"V (Ane Bo og Carl Dam) stemte imod.", "/V:against"},
	{"A (5) og V (4) stemte for.", "/A:for;/V:for"},
	{"V og O, der ønskede sagen udsat.", "/V:own;/O:own"},
	{"Godkendt. V stemte imod. V stemte imod.", "/V:against"},
	{"• V stemte imod", "/V:against"},
	{"1. Godkendt. Ø stemte imod.\n2. Godkendt. O stemte imod.", "/Ø:against;/O:against"},
	{"Løsgænger Ane Bo stemte imod.", "Ane Bo/:against"},
	{"Ane Bo og Carl Dam (A) tager forbehold for besparelserne.",
	 "Ane Bo/A:abstain;Carl Dam/A:abstain"},
	{"Ane Bo (A) tager forbehold, idet A ønsker finansieringen drøftet.", "Ane Bo/A:abstain"},
	{"Ane Bo (V) stemte imod, idet V og C ønsker fem etager.", "Ane Bo/V:against"},
	{"Flertallet (Ane Bo, Carl Dam og Eva Falk) finder ikke behovet dokumenteret.",
	 "Ane Bo/:against;Carl Dam/:against;Eva Falk/:against"},
	{"Vedtaget med stemmerne 3 (A, V og C) mod 2 (F og Å), der stemte for model A.",
	 "/A:for;/V:for;/C:for;/F:against;/Å:against"},
	{"For: 3 (Ane Bo (A), Carl de Bo (C), Eva Falk (Frie Borgere))\nImod: 1 (Gert Holm (Ø))",
	 "Ane Bo/A:for;Carl de Bo/C:for;Eva Falk/Frie Borgere:for;Gert Holm/Ø:against"},
	{"Liste F og Ø stemte imod af hensyn til naboerne.", "/F:against;/Ø:against"},
	{"Forslaget blev forkastet med 5 stemmer (A, C og V) mod 4 (B, F og Å).",
	 "/A:against;/C:against;/V:against;/B:for;/F:for;/Å:for"},
	{"Ændringsforslaget faldt med stemmerne 14 (A+V) mod 5 (O).",
	 "/A:against;/V:against;/O:for"},
	{"Med 5 stemmer (A og V) mod 2 (Ø) blev forslaget nedstemt.",
	 "/A:against;/V:against;/Ø:for"},
	{"Forslaget blev ikke godkendt, idet 5 medlemmer (A og V) stemte imod.",
	 "/A:against;/V:against"},
	{"Forslaget blev forkastet. For stemte 2 (Ø), imod stemte 5 (A og V).",
	 "/Ø:for;/A:against;/V:against"},
	{"Godkendt med 5 stemmer (A og V) mod 2 (Ø).", "/A:for;/V:for;/Ø:against"},
	{"Et flertal (A og V) forkastede forslaget.", "/A:against;/V:against"},
	{"Ikke godkendt. Et flertal bestående af A og V ønsker at give dispensation. B stemte for "
	 "indstillingen.",
	 "/A:against;/V:against;/B:for"},
	{"O's forslag blev forkastet. Et flertal (A og V) godkendte indstillingen.",
	 "/A:for;/V:for"},
	{"Ane Bo og Carl Dam anbefaler model B. Eva Falk stemmer imod.",
	 "Ane Bo/:for;Carl Dam/:for;Eva Falk/:against"},
	{"Ane Bo foreslog, at budgettet tilføres 4,3 mio. kr. For stemte Ane Bo. Imod stemte de "
	 "øvrige. Forslaget bortfaldt.",
	 "Ane Bo/:own;Ane Bo/:for"},
	{"Å bad om, at forvaltningen skriver et notat.", "/Å:own"},
	{"Ø beder om, at sagen genoptages.", "/Ø:own"},
	/* nobody's stance */
	{"C og V afgav følgende protokolbemærkning:", ""},
	{"Ø afgav en bemærkning til protokollen.", ""},
	{"A og F fremsatte en fælles protokoludtalelse.", ""},
	{"Udvalget bad om et notat.", ""},
	{"Ane Bo (O) ønskede tilført protokollen, at hun er utilfreds.", ""},
	{"Godkendt.", ""},
	{"Udvalget ønskede en status.", ""},
	{"Udvalget foreslog en tur.", ""},
	{"Byrådet stemte om forslaget.", ""},
	{"Enstemmigt vedtaget.", ""},
	{"Et flertal anbefaler indstillingen.", ""},
	{"Et mindretal stemte imod.", ""},
	{"Model B kan ikke anbefales.", ""},
	{"Scenarie A ønskes belyst.", ""},
	{"Indstilling 3 a og b kan ikke anbefales.", ""},
	{"I mødet deltog Ane Bo (A).", ""},
	{"Ane Bo (A) orienterede om sagen.", ""},
	{"Punkt A og B godkendt.", ""},
	{"Økonomiudvalget ønskede, at sagen belyses.", ""},
	{"", ""},
};

static const char *stances(struct reading *r, const struct passage *p, const struct rec_item *item)
{
	char *out = arena_strdup(r->arena, "");
	for (uint32_t i = 0; i < item->dissent.n; i++) {
		const struct rec_dissent *d = &item->dissent.at[i];
		reading_check_fact(r, p, &d->person);
		reading_check_fact(r, p, &d->party);
		reading_check_fact(r, p, &d->said);
		assert_true(d->said.spans.n > 0);
		out = arena_printf(r->arena, "%s%s%s/%s:%s", out, i ? ";" : "",
				   d->person.text ? d->person.text : "",
				   d->party.text ? d->party.text : "", stance_name(d->stance));
	}
	return out;
}

static void dissent(void **state)
{
	struct reading *r = *state;
	int wrong = 0;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct passage p = reading_passage(r, cases[i].text);
		struct rec_item item = {0};
		assert_int_equal(dissent_read(&r->x, &p, &item), SP_OK);
		const char *got = stances(r, &p, &item);
		if (strcmp(got, cases[i].stances) != 0) {
			print_message("# “%s”: %s, wanted %s\n", cases[i].text, got,
				      cases[i].stances);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(dissent)};
	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
