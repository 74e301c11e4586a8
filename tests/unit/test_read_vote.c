/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who voted on what: the matter, certain points, or a proposal put instead. */
#include "read/vote.h"
#include "reading.h"

/* "A:against" the matter; "O:for@2,3" points; "V:against^O" a proposal of O's, "^O#4" number 4 of
 * them, "^" of nobody said, with "+" when it was carried, "-" when it fell. */
static const struct {
	const char *text, *votes;
} cases[] = {
	/* the matter */
	{"Godkendt. V stemte imod.", "V:against"},
	{"A og V stemte imod indstillingen.", "A:against;V:against"},
	{"Indstillingen blev vedtaget med 10 stemmer (A og V) mod 2 (O).", "A:for;V:for;O:against"},
	{"Venstre tager forbehold.", "Venstre:reserve"},
	{"Ø undlod at stemme.", "Ø:abstain"},
	{"Sagen blev sat til afstemning.\nFor stemte: A og V.\nImod stemte: O.",
	 "A:for;V:for;O:against"},
	/* points */
	{"Venstre tager forbehold for punkt 2.", "Venstre:reserve@2"},
	{"Godkendt. V tog forbehold for punkt 2.", "V:reserve@2"},
	{"Ane Bo (Ø) tog forbehold for at 2.", "Ane Bo:reserve@2"},
	{"Punkt 1 og 3: Anbefales.\nPunkt 2: Anbefales.\nAne Bo (V) stemte imod punkt 2, idet V "
	 "ønsker fem etager.",
	 "Ane Bo:against@2"},
	{"1. Godkendt. Ø stemte imod.\n2. Godkendt. O stemte imod.", "Ø:against@1;O:against@2"},
	{"1. Godkendt.\n2. Godkendt.\nO stemte imod.", "O:against"},
	{"Indstillingens 2. at-punkt blev godkendt med 7 stemmer mod 2. Imod stemte O og V.",
	 "O:against@2;V:against@2"},
	{"Indstillingens pkt. 1 og 2 anbefales med 4 stemmer (V og A) mod 1 (D).\nPkt. 3 udgår.",
	 "V:for@1,2;A:for@1,2;D:against@1,2"},
	{"For punkt 1 stemte: A (2) og V (1), i alt 3.\nImod stemte: Ø (1).\nPunkt 2 blev ikke "
	 "anbefalet, da kun Ø stemte for.",
	 "A:for@1;V:for@1;Ø:against@1;Ø:for@2"},
	{"Ad 1\nFor stemte: 5 (A+V)\nImod stemte: 2 (C+O)\nGodkendt.\nAd 2\nFor stemte: 7 (A+V)",
	 "A:for@1;V:for@1;C:against@1;O:against@1;A:for@2;V:for@2"},
	{"Godkendt. Imod stemte Ø, idet Ø ønsker punkt 3 ændret.", "Ø:against"},
	{"Søren Bo kan ikke anbefale punkt c.", "Søren Bo:against@3"},
	{"1. Anbefales. 2. Anbefales. Ane Bo (V) og Per Bo (C) tog forbehold for 2.",
	 "Ane Bo:reserve@2;Per Bo:reserve@2"},
	{"Som indstillet. Ane Bo (F) undlod at stemme om 2.", "Ane Bo:abstain@2"},
	{"Godkendt.\nØ stemte imod punkt 2. Erna Hjelm (F) undlod at stemme.",
	 "Ø:against@2;Erna Hjelm:abstain"},
	{"Ad 1. Godkendt.\nAd 2. Godkendt.\nO stemte imod.", "O:against"},
	{"Ad 1. Godkendt.\nFor: A og V\nImod: O\nAd 2. Godkendt.", "A:for@1;V:for@1;O:against@1"},
	/* letters of points, on a line of their own and alone */
	{"Ad A-B) Anbefales.\nAd C) Anbefales.\nAne Bo stemte imod A og B.", "Ane Bo:against@1,2"},
	{"Ad A-B) Anbefales. Ane Bo (V) stemte imod A og B. Ad C) Anbefales.",
	 "Ane Bo:against@1,2"},
	{"a) Godkendt.\nb) Godkendt.\nc) Godkendt.\nØ tog forbehold for b.", "Ø:reserve@2"},
	{"Ad A. Godkendt.\nAd B. Godkendt.\nAd C. Godkendt.\nV undlod at stemme om A-C.",
	 "V:abstain@1,2,3"},
	{"Ane Bo stemte imod A og V.", "Ane Bo:against"},
	/* proposals of change */
	{"Ø foreslog, at planen anbefales med følgende ændringer:\n• at vejen udgår.\nA og V "
	 "stemte "
	 "imod.\n• at sommerhusene udgår.\nA og V stemte imod.\nAnbefales.",
	 "Ø:own;A:against^Ø;V:against^Ø;A:against^Ø;V:against^Ø"},
	{"F foreslog:\n- Skolen bevares.\nFor stemte: F\n- Busser til alle.\nFor stemte: F og Ø\n"
	 "Imod stemte: V\nIndstillingen blev godkendt. O stemte imod.",
	 "F:own;F:for^F;F:for^F;Ø:for^F;V:against^F;O:against"},
	{"Dansk Folkeparti stillede ændringsforslag om, at linjeføring Syd vælges.\nFor stemte: 2 "
	 "(O)\nImod stemte: 10 (A og V)\nÆndringsforslaget bortfaldt.\nIndstillingen blev herefter "
	 "vedtaget med 10 stemmer mod 2 (O).",
	 "Dansk Folkeparti:own;O:for^Dansk Folkeparti-;A:against^Dansk Folkeparti-;"
	 "V:against^Dansk Folkeparti-;O:against"},
	{"Ane Bo (F) fremsatte ændringsforslag om, at der oprettes en ordning.\nFor "
	 "ændringsforslaget stemte 2 (F og Ø).\nImod stemte 3 (A og V).\nÆndringsforslaget "
	 "bortfaldt.\nIndstillingen blev herefter vedtaget.",
	 "Ane Bo:own;F:for^Ane Bo (F)-;Ø:for^Ane Bo (F)-;A:against^Ane Bo (F)-;V:against^Ane Bo "
	 "(F)-"},
	{"1. Godkendt.\nÆndringsforslag 1-3:\nFor: 2 (A og V)\nImod: 1 (D)\nVedtaget.\n"
	 "Ændringsforslag 4:\nFor: 1 (D)\nImod: 2 (A og V)\nForkastet.\n2. Budgettet med vedtagne "
	 "ændringer blev sat til afstemning.\nFor: 2 (A og V)\nImod: 1 (D)\nVedtaget.",
	 "A:for^#1+;V:for^#1+;D:against^#1+;D:for^#4-;A:against^#4-;V:against^#4-;A:for@2;V:for@2;"
	 "D:against@2"},
	{"Danmarksdemokraterne stillede ændringsforslag om placering A.\nFor: Per Bo (Æ)\nImod: A "
	 "og V\nÆndringsforslaget faldt.\nIndstillingen blev vedtaget. Æ og C stemte imod.",
	 "Danmarksdemokraterne:own;Per Bo:for^Danmarksdemokraterne-;A:against^Danmarksdemokraterne-"
	 ";V:against^Danmarksdemokraterne-;Æ:against;C:against"},
	{"B stillede ændringsforslag om, at smedjen skal bevares.\nÆndringsforslaget blev vedtaget "
	 "med 5 stemmer mod 4. Imod stemte: C og V.\nDen således ændrede indstilling blev herefter "
	 "godkendt uden afstemning.",
	 "B:own;C:against^B+;V:against^B+"},
	{"Ane Bo (A) fremsatte på vegne af A og F følgende ændringsforslag:\n”at Markskolen "
	 "bevares "
	 "til og med 3. klasse.”\nÆndringsforslaget blev forkastet med 11 stemmer mod "
	 "10.\nHerefter "
	 "blev Børneudvalgets indstilling sat til afstemning og vedtaget med stemmerne 11 (V og C) "
	 "mod 10 (A og F).",
	 "Ane Bo:own;V:for;C:for;A:against;F:against"},
	{"Ændringsforslag fra Enhedslisten\nAt kommunen venter med købet.\nFor stemte: Ø og "
	 "F\nImod "
	 "stemte: V og C\nÆndringsforslag ikke vedtaget.\nDirektionens indstilling:\nFor stemte: V "
	 "og C\nUndlod at stemme: F\nImod stemte: Ø",
	 "Enhedslisten:own;Ø:for^Enhedslisten-;F:for^Enhedslisten-;V:against^Enhedslisten-;"
	 "C:against^Enhedslisten-;V:for;C:for;F:abstain;Ø:against"},
	{"Et ændringsforslag fra Ø om, at bevillingen gøres varig, blev sat til afstemning. For "
	 "stemte Ø. Imod stemte A og V. Forslaget var hermed bortfaldet.\nHerefter godkendt. Ø "
	 "stemte imod.",
	 "Ø:own;Ø:for^Ø-;A:against^Ø-;V:against^Ø-;Ø:against"},
	{"Ad 1\nFor stemte: 5 (A+V)\nImod stemte: 2 (C+O)\nGodkendt.\nÆndringsforslag fra O til ad "
	 "2:\nO gr foreslår, at lejen fastsættes til 30.000 kr.\nFor stemte: 1 (O)\nImod stemte: 5 "
	 "(A+V)\nFaldet.\nAd 2\nFor stemte: 7 (A+V+O)",
	 "A:for@1;V:for@1;C:against@1;O:against@1;O:own;O:own;O:for^O-;A:against^O-;V:against^O-;"
	 "A:for@2;V:for@2;O:for@2"},
	{"Enhedslisten fremsatte følgende ændringsforslag til 1. at-punkt:\n\"at havnebadet "
	 "fremrykkes til 2019.\"\nÆndringsforslaget blev forkastet med 4 stemmer mod 2. For "
	 "stemte: "
	 "Ø. Imod stemte: A og V. Undlod at stemme: F.\nIndstillingens 1. at-punkt blev anbefalet. "
	 "Imod stemte: C.",
	 "Enhedslisten:own;Ø:for^Enhedslisten-;A:against^Enhedslisten-;V:against^Enhedslisten-;"
	 "F:abstain^Enhedslisten-;C:against@1"},
	{"O's ændringsforslag blev forkastet. Imod stemte A og V.\nGodkendt.",
	 "A:against^O-;V:against^O-"},
	{"O stillede ændringsforslag om færre lamper. Ø stillede ændringsforslag om flere lamper.\n"
	 "For O's ændringsforslag stemte O.\nFor Ø's ændringsforslag stemte Ø.",
	 "O:own;Ø:own;O:for^O;Ø:for^Ø"},
	{"Ib Krog fremsatte på vegne af Dansk Folkeparti følgende ændringsforslag:\n- at skatten "
	 "sænkes\n- at indstillingens punkt 2 udgår\nCarl Dam fremsatte ændringsforslag om at øge "
	 "rammen.\nFor Dansk Folkepartis ændringsforslag stemte O. Imod stemte A.\nFor Carl Dams "
	 "ændringsforslag stemte V. Imod stemte A.\nBegge ændringsforslag faldt.\nBudgettet blev "
	 "vedtaget. O stemte imod.",
	 "Ib Krog:own;Carl Dam:own;O:for^Ib Krog-;A:against^Ib Krog-;V:for^Carl "
	 "Dam-;A:against^Carl "
	 "Dam-;O:against"},
	{"Formanden satte først Venstres ændringsforslag til afstemning.\nFor: V\nImod: A\nDernæst "
	 "blev indstillingen sat til afstemning.\nFor: A\nImod: V",
	 "V:for^Venstre;A:against^Venstre;A:for;V:against"},
	{"Underforslag 2: For stemte A. Imod stemte V.", "A:for^#2;V:against^#2"},
	{"Underforslag 1 (Ø): Gratis bus. For: Ø. Imod: A, V. Forkastet.\nDen samlede indstilling "
	 "blev herefter vedtaget. Imod stemte C.",
	 "Ø:for^Ø#1-;A:against^Ø#1-;V:against^Ø#1-;C:against"},
	{"Et flertal bestående af A og F stemte for indstillingen. Et mindretal bestående af V og "
	 "C "
	 "stemte for et ændringsforslag om udsættelse. Indstillingen blev dermed godkendt. V "
	 "stemte "
	 "imod.",
	 "A:for;F:for;V:for^;C:for^;V:against"},
	/* proposals that are not called so */
	{"Per Holm (C) stillede forslag om en høring. Forslaget kunne ikke vedtages, idet A og F "
	 "stemte imod.\nGodkendt.",
	 "Per Holm:own;A:against^Per Holm (C)-;F:against^Per Holm (C)-"},
	{"Ø foreslog, at planen anbefales med flg. ændringer:\nVejen lægges om.\nA og V stemte "
	 "imod.\nAnbefales.",
	 "Ø:own;A:against^Ø;V:against^Ø"},
	{"Ø foreslog, at sagen udsættes. A og V stemte imod.", "Ø:own;A:against^Ø;V:against^Ø"},
	{"Ø foreslog, at sagen udsættes. Ø stemte imod indstillingen.", "Ø:own;Ø:against"},
	{"Enhedslisten foreslog en bro. Ø stemte imod.", "Enhedslisten:own;Ø:against"},
	{"Ø foreslog, at sagen udsættes. Forslaget blev forkastet. For stemte Ø.\nGodkendt. Ø og F "
	 "stemte imod.",
	 "Ø:own;Ø:for^Ø-;Ø:against;F:against"},
	{"Ø foreslog en ny bro.\nAnbefales. V stemte imod.", "Ø:own;V:against"},
	{"V ønsker en redegørelse. O stemte imod.", "V:own;O:against"},
	{"O stemte imod og foreslog model C.", "O:against;O:own"},
	{"O stemte imod og stillede ændringsforslag om model C.", "O:against;O:own"},
	{"", ""},
};

static const char *who(struct reading *r, const struct vote *v)
{
	const struct fact *f = v->d.person.text ? &v->d.person : &v->d.party;
	return arena_strdup(r->arena, f->text);
}

static const char *on(struct reading *r, const struct vote *v)
{
	static const char *const fates[] = {"", "+", "-"};
	const char *out = "";
	if (v->subject == VOTE_PROPOSAL)
		return arena_printf(r->arena, "^%s%s%s%s", v->by ? v->by : "", v->which ? "#" : "",
				    v->which ? v->which : "", fates[v->fate]);
	for (int i = 0; v->subject == VOTE_POINTS && i < v->points.n; i++)
		out = arena_printf(r->arena, "%s%c%d", out, i ? ',' : '@', v->points.at[i]);
	return out;
}

static const char *votes(struct reading *r, const struct passage *p)
{
	struct votes all = {0};
	char *out = arena_strdup(r->arena, "");
	assert_int_equal(votes_read(&r->x, p, &all), SP_OK);
	for (uint32_t i = 0; i < all.list.n; i++) {
		const struct vote *v = &all.list.at[i];
		reading_check_fact(r, p, &v->d.said);
		out = arena_printf(r->arena, "%s%s%s:%s%s", out, i ? ";" : "", who(r, v),
				   v->reserve ? "reserve" : stance_name(v->d.stance), on(r, v));
	}
	return out;
}

static void vote(void **state)
{
	struct reading *r = *state;
	int wrong = 0;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct passage p = reading_passage(r, cases[i].text);
		const char *got = votes(r, &p);
		if (strcmp(got, cases[i].votes) != 0) {
			print_message("# “%s”:\n#    %s, wanted\n#    %s\n", cases[i].text, got,
				      cases[i].votes);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

/* What was put, with all that it spells out; of a point its wording. */
static void about(void **state)
{
	struct reading *r = *state;
	struct passage p = reading_passage(
		r, "Ø fremsatte følgende ændringsforslag:\n- at broen flyttes\n- at stien "
		   "lukkes\nImod stemte A.\nØ tog forbehold for punkt 2.");
	struct fact points[2] = {{.text = "at broen bygges"}, {.text = "at stien åbnes"}};
	struct rec_recommendation rec = {.points = {points, 2, 2}};
	struct rec_item item = {.recommendations = {&rec, 1, 1}};
	struct extract_context x = r->x;
	struct votes all = {0};
	x.item = &item;
	assert_int_equal(votes_read(&x, &p, &all), SP_OK);
	assert_int_equal(all.list.n, 3);
	assert_string_equal(all.list.at[1].about.text,
			    "Ø fremsatte følgende ændringsforslag:\n- at broen flyttes\n- at stien "
			    "lukkes");
	assert_true(all.list.at[1].amendment);
	assert_string_equal(all.list.at[2].about.text, "at stien åbnes");
	assert_true(all.list.at[2].reserve);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(vote), cmocka_unit_test(about)};
	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
