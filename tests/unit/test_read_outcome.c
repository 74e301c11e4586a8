/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading.h"

/* A recommendation of n points, or of several parties ("2+1"), and a decision: the outcome of each
 * point by its letter, "." for none said. With no recommendation there is one outcome, or none. */
static const struct {
	const char *points, *text, *outcomes;
} cases[] = {
	/* nothing recommended */
	{"0", "Godkendt.", "A"},
	{"0", "Godkendt", "A"},
	{"0", "Anbefales.", "R"},
	{"0", "Intet.", "-"},
	{"0", "Intet at bemærke.", "-"},
	{"0", "Ingen.", "-"},
	{"0", "Ingen bemærkninger.", "-"},
	{"0", "Der var intet til eventuelt.", "-"},
	{"0", "Taget til efterretning.", "N"},
	{"0", "Til efterretning.", "N"},
	{"0", "Orientering.", "N"},
	{"0", "Orienteringen blev givet.", "N"},
	{"0", "Formanden orienterede om havneprojektet.", ""},
	{"0", "Formanden orienterer om havneprojektet.", ""},
	{"0", "Formanden orienterede om havneprojektet. Taget til efterretning.", "N"},
	{"1", "Formanden orienterede om havneprojektet.", "N"},
	{"0", "Drøftet.", "D"},
	{"0", "Sagen blev drøftet.", "D"},
	{"0", "Behandlet.", "D"},
	{"0", "Punktet blev taget af dagsordenen.", "-"},
	{"0", "Tages af dagsordenen.", "-"},
	{"0", "Sagen udgår.", "-"},
	{"0", "Udgår.", "-"},
	{"0", "Dagsordenen blev godkendt.", "A"},
	{"0", "Dagsorden godkendt, idet punkt 7 udsættes.", "A"},
	{"0", "Udvalget ønsker en tur til havnen.", ""},
	{"0", ".", ""},
	{"0", "-", ""},
	{"0", "", ""},
	/* one point */
	{"1", "Godkendt.", "A"},
	{"1", "Indstillingen blev godkendt.", "A"},
	{"1", "Indstillingen godkendes.", "A"},
	{"1", "Byrådet godkendte indstillingen.", "A"},
	{"1", "Tiltrådt.", "A"},
	{"1", "Tiltrådte indstillingen.", "A"},
	{"1", "Økonomiudvalget tiltræder indstillingen.", "A"},
	{"1", "Indstillingen tiltrædes.", "A"},
	{"1", "Vedtaget.", "A"},
	{"1", "Enstemmigt vedtaget.", "A"},
	{"1", "Byrådet vedtog forslaget.", "A"},
	{"1", "Indstillingen følges.", "A"},
	{"1", "Indstilling følges", "A"},
	{"1", "Indstillingen blev fulgt.", "A"},
	{"1", "Som indstillet.", "A"},
	{"1", "Godkendt som indstillet.", "A"},
	{"1", "Forvaltningens indstilling blev fulgt.", "A"},
	{"1", "Ansøgningen imødekommes.", "A"},
	{"1", "Byrådet besluttede at bygge molen.", "A"},
	{"1", "Udvalget bevilgede 50.000 kr. til formålet.", "A"},
	{"1", "Ane Bo blev valgt som formand.", "A"},
	{"1", "Ane Bo (A) udpeges til bestyrelsen.", "A"},
	{"1", "Enig.", "A"},
	{"1", "Udvalget tilslutter sig planen.", "A"},
	{"1", "Anbefales.", "R"},
	{"1", "Anbefales", "R"},
	{"1", "befales.", "R"},
	{"1", "Anbefalet.", "R"},
	{"1", "Udvalget anbefaler indstillingen.", "R"},
	{"1", "Indstillingen anbefales over for Byrådet.", "R"},
	{"1", "Økonomiudvalget anbefalede indstillingen.", "R"},
	{"1", "Indstilles godkendt.", "R"},
	{"1", "Indstilles til Byrådets godkendelse.", "R"},
	{"1", "Udvalget indstiller til Byrådet, at sagen godkendes.", "R"},
	{"1", "Udvalget indstillede sagen til godkendelse.", "R"},
	{"1", "Anbefales godkendt.", "R"},
	{"1", "Anbefales taget til efterretning.", "R"},
	{"1", "Indstilles taget til efterretning.", "R"},
	{"1", "Udvalget besluttede at anbefale forslaget.", "R"},
	{"1", "Et flertal (A og F) anbefaler indstillingen.", "R"},
	{"1", "Taget til efterretning.", "N"},
	{"1", "Taget til orientering.", "N"},
	{"1", "Tages til efterretning.", "N"},
	{"1", "Til orientering.", "N"},
	{"1", "At 1: Taget til orientering.", "N"},
	{"1", "Orienteringen taget til efterretning.", "N"},
	{"1", "Orienteringen blev taget til efterretning.", "N"},
	{"1", "Sagen taget til efterretning.", "N"},
	{"1", "Udvalget tog orienteringen til efterretning.", "N"},
	{"1", "Udvalget tager redegørelsen om havnen og kysten til orientering.", "N"},
	{"1", "Orienteret.", "N"},
	{"1", "Orienteringen taget til efterretning med en bemærkning om, at sagen bør vente.",
	 "N"},
	{"1", "Udvalget drøftede sagen.", "D"},
	{"1", "Drøftet.", "D"},
	{"1", "Sagen drøftedes.", "D"},
	{"1", "Udvalget drøftede punkter til kommende møder, blandt andet opfølgning på tallene.",
	 "D"},
	{"1", "Budgetforslaget behandlet", "D"},
	{"1", "Udsat.", "P"},
	{"1", "Sagen udsættes.", "P"},
	{"1", "Sagen udsættes til ex. HU den 11.05.21.", "P"},
	{"1", "Punktet udsat til næste møde.", "P"},
	{"1", "Udvalget besluttede at udsætte sagen.", "P"},
	{"1", "Behandlingen af sagen udskydes til august.", "P"},
	{"1", "Sagen genoptages på næste møde.", "P"},
	{"1", "Sagen behandles på et kommende møde.", "P"},
	{"1", "Drøftet. Sagen udsættes til næste møde.", "P"},
	{"1", "Sagen sendes tilbage til forvaltningen.", "B"},
	{"1", "Sendes tilbage til forvaltningen.", "B"},
	{"1", "Sagen blev sendt tilbage til udvalget.", "B"},
	{"1", "Tilbagesendes til forvaltningen.", "B"},
	{"1", "Oversendes til Økonomiudvalget.", "B"},
	{"1", "Sagen oversendes til budgetforhandlingerne.", "B"},
	{"1", "Byrådet oversendte forslaget til behandling i Havneudvalget.", "B"},
	{"1", "Henvises til budgetforhandlingerne.", "B"},
	{"1", "Sagen hjemvises til fornyet behandling.", "B"},
	{"1", "Udvalget besluttede at sende sagen tilbage til forvaltningen.", "B"},
	{"1", "Ikke godkendt.", "X"},
	{"1", "Indstillingen blev ikke godkendt.", "X"},
	{"1", "Afvist.", "X"},
	{"1", "Forslaget blev afvist.", "X"},
	{"1", "Forkastet.", "X"},
	{"1", "Indstillingen forkastes.", "X"},
	{"1", "Kan ikke anbefales.", "X"},
	{"1", "Udvalget kan ikke anbefale forslaget.", "X"},
	{"1", "Udvalget anbefaler ikke indstillingen.", "X"},
	{"1", "Anbefales ikke.", "X"},
	{"1", "Ansøgningen kan ikke imødekommes.", "X"},
	{"1", "Ansøgningen imødekommes ikke.", "X"},
	{"1", "Udvalget meddeler afslag.", "X"},
	{"1", "Udvalget godkendte ikke indstillingen.", "X"},
	{"1", "Indstillingen bortfalder.", "-"},
	{"1", "Bortfaldt.", "-"},
	{"1", "Sagen blev trukket tilbage.", "-"},
	{"1", "Godkendt med den ændring, at fristen er 1. maj.", "M"},
	{"1", "Godkendt med følgende ændring: Molen forlænges.", "M"},
	{"1", "Godkendt med den tilføjelse, at havnen inddrages.", "M"},
	{"1", "Anbefales med følgende tilføjelser:\n- at vejen asfalteres", "M"},
	{"1", "Godkendt med de ændringer, der blev omdelt.", "M"},
	{"1", "Vedtaget i ændret form.", "M"},
	{"1", "Godkendt med enkelte redaktionelle ændringer.", "M"},
	{"1", "Tiltrådt med ændringer.", "M"},
	{"1", "Godkendt. Dog med den ændring, at beløbet er 5.000 kr.", "M"},
	{"1", "Anbefales med en bemærkning om, at modellen kun gælder i år.", "R"},
	{"1", "Godkendt, idet udvalget ønsker en status til foråret.", "A"},
	{"1", "Tiltrådte indstillingen, idet det anbefales at tage initiativ til en aftale.", "A"},
	{"1", "Tiltrådte indstillingen, idet der også reserveres møde den 15. december.", "A"},
	{"1", "Udvalget godkendte det præsenterede kort og indstiller til Byrådet, at det indgår.",
	 "A"},
	{"1", "Godkendt med bemærkning om, at forvaltningen vender tilbage.", "A"},
	{"1", "Godkendt.\nUdvalget ønsker sagen genoptaget til maj.", "A"},
	{"1", "Sagen udsættes, indtil Byrådet har godkendt budgettet.", "P"},
	{"1", "Udvalget godkendte planen for socialt udsatte børn.", "A"},
	{"1", "Udvalget drøftede sagen og anbefaler indstillingen.", "R"},
	{"1", "Udvalget drøftede sagen. Indstillingen godkendt.", "A"},
	/* votes and proposals before the decision */
	{"1", "V stemte imod.\nGodkendt.", "A"},
	{"1", "Godkendt.\nØ stemte imod.", "A"},
	{"1",
	 "Ø foreslog at planen anbefales med flg. ændringer:\n• at vejen udgår.\nA, B, C, og V "
	 "stemte "
	 "imod.\n• at boligerne udgår.\nA, B, C, og V stemte imod.\nAnbefales.",
	 "R"},
	{"1", "A foreslog, at sagen udsættes.\nForslaget blev forkastet.\nIndstillingen godkendt.",
	 "A"},
	{"1",
	 "Ændringsforslag fra O: Molen flyttes.\nFor stemte O. Imod stemte A, V og F.\n"
	 "Ændringsforslaget faldt.\nHerefter blev indstillingen vedtaget.",
	 "A"},
	{"1", "V ønskede sagen sendt tilbage.\nIndstillingen blev godkendt med 5 stemmer mod 2.",
	 "A"},
	{"1",
	 "Anbefales af et flertal bestående af V+N+A+B.\nListe O kan ikke godkende indstillingen.",
	 "R"},
	{"1", "Et mindretal (O) kan ikke anbefale sagen. Et flertal (A og V) anbefaler sagen.",
	 "R"},
	{"1", "Indstillingen blev vedtaget med 14 stemmer for (A, V) og 5 imod (O).", "A"},
	{"1",
	 "Ændringsforslag fra A blev stillet: Beløbet hæves.\nÆndringsforslaget blev vedtaget.\n"
	 "Indstillingen som ændret blev vedtaget.",
	 "M"},
	/* several points at once */
	{"3", "Godkendt.", "AAA"},
	{"3", "Anbefales med en bemærkning om fordelingen. Der skal ses på andre modeller.", "RRR"},
	{"6", "Taget til efterretning.", "NNNNNN"},
	{"2+1", "Tiltrådte indstillingen, idet det anbefales at se på sagen.", "AAA"},
	/* by number */
	{"2", "1. Godkendt.\n2. Udsat.", "AP"},
	/* points by their letters */
	{"2", "a) Godkendt.\nb) Udsat.", "AP"},
	{"3", "a) og b) Anbefales.\nc) Udsat.", "RRP"},
	{"3", "a-b) Anbefales.\nc) Udsat.", "RRP"},
	{"3", "Ad a) Anbefales.\nAd b og c) Udsat.", "RPP"},
	{"3", "Anbefales, idet punkt c oversendes til budgettet.", "RRB"},
	{"3", "Punkt a og b godkendt.\nPunkt c udsat.", "AAP"},
	{"2", "Litra a: Godkendt.\nLitra b: Taget til efterretning.", "AN"},
	{"2", "a. Godkendt\nb. Tages til efterretning", "AN"},
	{"3",
	 "a) Godkendt.\nb) Godkendt.\nc) Ane Bo foreslog, at gælden eftergives. For stemte 2 (Ø og "
	 "L), "
	 "imod stemte 8. Forslaget bortfaldt.\nPunkt c oversendes til budgettet for 2022.",
	 "AAB"},
	{"2", "Godkendt på møde a og i lokale b.", "AA"},
	/* a change right behind the points it is about */
	{"3",
	 "Anbefaler indstillingens punkt 1 og 2 med den ændring, at molen males rød. Punkt 3 "
	 "anbefales.",
	 "MMR"},
	{"2", "Godkender pkt. 1, dog med den tilføjelse, at fristen er 1. maj. Pkt. 2 udsættes.",
	 "MP"},
	{"1", "Godkendt, idet tilskuddet til Havnefesten forhøjes med 25.000 kr.", "M"},
	{"1", "Indstilles godkendt, idet der skal indarbejdes krav om 25 % almene boliger.", "M"},
	{"1", "Godkendt, idet der henvises til forslaget.", "A"},
	{"1",
	 "Som indstillet, idet Ane Bo (F) foreslog, at tilskuddet forhøjes til 1,5 mio. kr. "
	 "Forslaget blev nedstemt.",
	 "A"},
	{"1", "Sagen blev 1. behandlet og sendt til Teknisk Udvalg.", "B"},
	{"1", "Sendes til Kultur- og Fritidsudvalget.", "B"},
	{"1", "Oversendes til Havneudvalget.", "B"},
	{"1", "Oversendes til byrådets budgetforhandlinger.", "B"},
	{"1",
	 "Ane Bo foreslog, at forslaget oversendes til Sundhedsudvalget.\nOversendelsesforslaget "
	 "blev "
	 "vedtaget enstemmigt.",
	 "B"},
	{"1", "Udsættelsesforslaget blev godkendt.", "P"},
	{"0", "Svaret fremsendes skriftligt til kommunalbestyrelsens medlemmer.", ""},
	{"1",
	 "B stillede ændringsforslag om, at smedjen bevares.\nÆndringsforslaget blev vedtaget med "
	 "5 "
	 "stemmer mod 4. Imod stemte: C, V, O og A.\nDen således ændrede indstilling blev herefter "
	 "godkendt uden afstemning.",
	 "M"},
	{"1", "Afslag meddeles. Udvalget finder, at byggeriet er for stort.", "X"},
	{"1", "Tiltrådt, idet egenfinansieringen højst må udgøre 600.000 kr.", "M"},
	{"2", "Anbefales, dog ønskes punkt 2 behandlet i forbindelse med budget 2023.", "RR"},
	/* the points' numbers lost, a vote behind them */
	{"2",
	 "Budgetopfølgningen taget til efterretning.\nOmplaceringen godkendt.\n\nAne Bo kan ikke "
	 "tiltræde omplaceringen.",
	 "NA"},
	{"3", "1. Godkendt. 2. Godkendt. 3. Udsat.", "AAP"},
	{"3",
	 "1. Godkendt. \n2. Godkendt\n3. Indstilling 3 a og b kan ikke anbefales. Udvalget "
	 "anbefaler, at modellen sættes på pause og genoptages senest 1. januar.",
	 "AAX"},
	{"3", "1. og 2. Godkendt.\n3. Kan ikke anbefales.", "AAX"},
	{"3", "1. - 2. Godkendt.\n3. Udsat.", "AAP"},
	{"4", "1-3. Anbefales.\n4. Udsat.", "RRRP"},
	{"4", "1.-3. Anbefales.\n4. Udsat.", "RRRP"},
	{"2", "Ad 1) Godkendt.\nAd 2) Drøftet.", "AD"},
	{"2", "Ad 1: Godkendt.\nAd 2: Drøftet.", "AD"},
	{"2", "Ad. 1\nGodkendt.\nAd. 2\nTaget til efterretning.", "AN"},
	{"2", "Ad 1 Godkendt\nAd 2 Godkendt", "AA"},
	{"3", "Ad 1-2: Godkendt.\nAd 3: Afvist.", "AAX"},
	{"3", "Ad pkt. 1 og 2: Godkendt.\nAd pkt. 3: Udsat.", "AAP"},
	{"2", "At 1: Taget til orientering.\nAt 2: Godkendt.", "NA"},
	{"3", "Pkt. 1-2: Anbefales.\nPkt. 3: Udsættes.", "RRP"},
	{"3", "Pkt. 1 og 2 blev godkendt. Pkt. 3 blev udsat.", "AAP"},
	{"3", "Punkt 1 og 2 blev godkendt, mens punkt 3 blev udsat.", "AAP"},
	{"4", "Punkt 1-3 blev godkendt, punkt 4 blev sendt tilbage til forvaltningen.", "AAAB"},
	{"3", "Indstillingens pkt. 1 og 3 godkendt. Indstillingens pkt. 2 udsat.", "APA"},
	{"3", "Indstillingens punkt 1 blev godkendt.\nIndstillingens punkt 2 og 3 blev forkastet.",
	 "AXX"},
	{"2", "Første at godkendt.\nAndet at udsat.", "AP"},
	{"2", "1. at blev godkendt.\n2. at blev ikke godkendt.", "AX"},
	{"3", "Godkendt, dog udsættes pkt. 3.", "AAP"},
	{"3", "Godkendt. Pkt. 2 udsættes.", "APA"},
	{"3", "Pkt. 2 udsættes. Øvrige punkter godkendt.", "APA"},
	{"3", "Udvalget godkendte pkt. 1 og 2 og udsatte punkt 3.", "AAP"},
	{"3", "Indstillingen godkendt med den ændring, at pkt. 3 gælder i to år.", "AAM"},
	{"3",
	 "1. Godkendt.\n2. Workshoppen holdes tirsdag den 14. september kl. 18.30.\n3. Godkendt.",
	 "AAA"},
	{"2",
	 "1. Behandlet.\n2. Udvalget anbefaler, at forslaget om havnen.\nEL ønskede, at der "
	 "afsættes "
	 "penge.",
	 "DR"},
	{"2",
	 "1. Anbefales af et flertal bestående af V+N+A+B.\n2. Anbefales.\nListe O kan ikke "
	 "godkende "
	 "indstillingerne.",
	 "RR"},
	{"2", "1) Tages til efterretning\n2) Godkendes", "NA"},
	{"2", "(1) Godkendt\n(2) Udsat", "AP"},
	{"2", "- 1. Godkendt\n- 2. Udsat", "AP"},
	{"3", "Godkendt.\nGodkendt.\nUdsat.", "AAP"},
	{"2", "1. Godkendt.\n1. Udsat.", "AP"},
	{"3", "Ad. 1, 2 og 3: Godkendt.", "AAA"},
	{"2", "1: Godkendt\n2: Drøftet", "AD"},
	{"2+2", "1. Godkendt.\n2. Udsat.\n1. Drøftet.\n2. Godkendt.", "APDA"},
	{"2+2", "1-4. Godkendt.", "AAAA"},
	{"3", "Udvalget besluttede følgende:\n1. Godkendt.\n2. Drøftet.\n3. Godkendt.", "ADA"},
	{"2", "Godkendt med følgende ændringer:\n1. Fristen flyttes.\n2. Beløbet hæves.", "MM"},
	{"2", "Indstillingen tiltrådt.\n1. maj 2021 holdes et møde.", "AA"},
	{"2", "Indstilling 1 anbefales. Indstilling 2 anbefales ikke.", "RX"},
	{"3",
	 "Første og tredje at godkendt. Andet at godkendt med den ændring, at det gælder i fem år.",
	 "AMA"},
	{"3",
	 "Første og andet forslag blev godkendt. Tredje forslag anbefales over for "
	 "Økonomiudvalget.",
	 "AAR"},
	{"2", "Første forslag: Taget til efterretning.\nAndet forslag: Ikke godkendt.", "NX"},
	{"3",
	 "1. Godkendt med den ændring, at Strandvej rykkes frem til 2023. 2. Godkendt. 3. Udsat.",
	 "MAP"},
	{"3", "Første og andet – at – anbefales.\nTredje – at – godkendt.", "RRA"},
	{"0", "Udkastet blev godkendt med enkelte rettelser.", "A"},
	{"0", "Ingen spørgsmål.", "-"},
	{"1", "Det anbefales, at vedtægterne godkendes, dog således at § 9 udgår.", "M"},
	{"2", "Godkendt, idet der henvises til punkt 7 på dagsordenen.", "AA"},
};

/* "2+1": two recommending parties with two points and one. */
static void recommend(struct reading *r, struct rec_item *item, const char *points)
{
	for (; *points; points++) {
		if (*points < '1' || *points > '9')
			continue;
		struct rec_recommendation *rec = sp_push(r->arena, &item->recommendations);
		assert_non_null(rec);
		for (int i = 0; i < *points - '0'; i++) {
			struct fact *point = sp_push(r->arena, &rec->points);
			assert_non_null(point);
			point->text = "noget ganske andet sættes i værk";
		}
	}
}

static const char *letters(struct reading *r, const struct passage *p, const struct rec_item *item,
			   const struct rec_decision *d)
{
	char *out = arena_strdup(r->arena, ""), *last = out;
	int rec = 1, point = 1;
	for (uint32_t i = 0; i < d->outcomes.n; i++) {
		const struct rec_outcome *o = &d->outcomes.at[i];
		for (; o->rec && (rec < o->rec || point < o->point); last = out) {
			out = arena_printf(r->arena, "%s.", last);
			if (++point > (int)item->recommendations.at[rec - 1].points.n) {
				rec++;
				point = 1;
			}
		}
		out = arena_printf(r->arena, "%s%c", out, reading_letter(o->outcome));
		last = out;
		assert_true(o->said.spans.n > 0);
		assert_true(strlen(reading_shown(r, p, &o->said)) > 0);
		if (o->rec && ++point > (int)item->recommendations.at[rec - 1].points.n) {
			rec++;
			point = 1;
		}
	}
	return out;
}

static void outcomes(void **state)
{
	struct reading *r = *state;
	int wrong = 0;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct passage p = reading_passage(r, cases[i].text);
		struct rec_item item = {0};
		recommend(r, &item, cases[i].points);
		assert_int_equal(decision_read(&r->x, &p, true, &item, &item.decision), SP_OK);
		reading_check_fact(r, &p, &item.decision.text);
		const char *got = letters(r, &p, &item, &item.decision);
		if (strcmp(got, cases[i].outcomes) != 0) {
			print_message("# %s “%s”: %s, wanted %s\n", cases[i].points, cases[i].text,
				      got, cases[i].outcomes);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

/* The words an outcome was read from give it again when they stand alone. */
static void outcome_follows_from_its_words(void **state)
{
	struct reading *r = *state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct passage p = reading_passage(r, cases[i].text);
		struct rec_decision d = {0};
		struct rec_item item = {0};
		recommend(r, &item, "1");
		assert_int_equal(outcomes_read(&r->x, &p, &item, &d), SP_OK);
		for (uint32_t k = 0; k < d.outcomes.n; k++) {
			const struct rec_outcome *o = &d.outcomes.at[k];
			struct rec_decision alone = {0};
			struct passage q = reading_passage(r, reading_shown(r, &p, &o->said));
			assert_int_equal(outcomes_read(&r->x, &q, &item, &alone), SP_OK);
			if (alone.outcomes.n != 1 || alone.outcomes.at[0].outcome != o->outcome)
				print_message("# “%s” of “%s”\n", q.text.p, cases[i].text);
			assert_int_equal(alone.outcomes.n, 1);
			assert_int_equal(alone.outcomes.at[0].outcome, o->outcome);
		}
	}
}

static void own_words(void **state)
{
	struct reading *r = *state;
	static const struct {
		const char *point, *text, *outcomes;
	} worded[] = {
		{"forslag, der kræver finansiering, medtages i budgetprocessen for 2021",
		 "1. Anbefales.\n2. Udvalget anbefaler, at forslagene 3.1 (havn), 5.2 (kyst) og "
		 "6.3 (mole) "
		 "indgår i budgetprocessen. De øvrige klares inden for rammen.",
		 "RM"},
		{"beløbet fastsættes til 200.000 kr. årligt",
		 "1. Anbefales.\n2. Udvalget anbefaler, at beløbet fastsættes til 200.000 kr. "
		 "årligt.",
		 "RR"},
		{"udvalgets anbefalinger indgår i den videre proces",
		 "1. Behandlet.\n2. Udvalget anbefaler, at forslaget om kystvejen.", "DR"},
	};
	for (size_t i = 0; i < COUNT(worded); i++) {
		struct passage p = reading_passage(r, worded[i].text);
		struct rec_item item = {0};
		recommend(r, &item, "2");
		item.recommendations.at[0].points.at[1].text = worded[i].point;
		assert_int_equal(decision_read(&r->x, &p, true, &item, &item.decision), SP_OK);
		assert_string_equal(letters(r, &p, &item, &item.decision), worded[i].outcomes);
	}
}

static void joined(void **state)
{
	struct reading *r = *state;
	static const struct {
		const char *points[2], *text, *outcomes;
	} said[] = {
		{{"opfølgningen drøftes", "orienteringen tages til efterretning"},
		 "Drøftet og taget til efterretning.",
		 "DN"},
		{{"orienteringen tages til efterretning", "planen godkendes"},
		 "Godkendt og taget til efterretning.",
		 "NA"},
		{{"planen godkendes", "beløbet afsættes"}, "Drøftet og godkendt.", "AA"},
		{{"planen drøftes", "planen godkendes"},
		 "Drøftet og taget til efterretning, idet Byrådet spørges.",
		 "NN"},
	};
	for (size_t i = 0; i < COUNT(said); i++) {
		struct passage p = reading_passage(r, said[i].text);
		struct rec_item item = {0};
		recommend(r, &item, "2");
		for (int k = 0; k < 2; k++)
			item.recommendations.at[0].points.at[k].text = said[i].points[k];
		assert_int_equal(decision_read(&r->x, &p, true, &item, &item.decision), SP_OK);
		assert_string_equal(letters(r, &p, &item, &item.decision), said[i].outcomes);
	}
}

static void other_option(void **state)
{
	struct reading *r = *state;
	static const struct {
		const char *point, *text, *outcomes;
	} chosen[] = {
		{"model 2 lægges til grund",
		 "Udvalget anbefaler over for Byrådet, at model 1 lægges til grund.", "M"},
		{"model 2 lægges til grund", "Udvalget anbefaler, at model 2 lægges til grund.",
		 "R"},
		{"scenarie A vælges", "Godkendt, at scenarie B vælges.", "M"},
		{"der vælges en model", "Udvalget anbefaler model 1.", "R"},
	};
	for (size_t i = 0; i < COUNT(chosen); i++) {
		struct passage p = reading_passage(r, chosen[i].text);
		struct rec_item item = {0};
		recommend(r, &item, "1");
		item.recommendations.at[0].points.at[0].text = chosen[i].point;
		assert_int_equal(decision_read(&r->x, &p, true, &item, &item.decision), SP_OK);
		assert_string_equal(letters(r, &p, &item, &item.decision), chosen[i].outcomes);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(outcomes), cmocka_unit_test(outcome_follows_from_its_words),
		cmocka_unit_test(own_words), cmocka_unit_test(other_option),
		cmocka_unit_test(joined)};
	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
