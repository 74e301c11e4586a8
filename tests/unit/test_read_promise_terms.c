/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms and rhythms of promises, their beginning, and who is nobody. */
#include "reading.h"

/* The meeting: Wednesday 10 November 2021. Expected: the dues, parted by a blank, "-" for none; ""
 * when nothing is promised. text: of the first one, and who; "" for nobody, NULL when it does not
 * matter. */
struct example {
	enum section_kind section;
	const char *text, *dues, *promise, *who;
};

static const struct example terms[] = {
	{SECTION_DECISION, "Der gives en orientering hvert kvartal.", "-", NULL, ""},
	{SECTION_DECISION, "Godkendt. Der gives hvert kvartal en orientering.", "-", NULL, ""},
	{SECTION_DECISION, "Udvalget orienteres kvartalsvis.", "-", NULL, ""},
	{SECTION_DECISION, "Der gives en halvårlig status.", "-", NULL, ""},
	{SECTION_RECOMMENDATION, "at der gives en orientering hvert halve år", "-", NULL, ""},
	{SECTION_FACTS, "Udvalget får hvert kvartal en orientering.", "", NULL, NULL},
	{SECTION_DECISION, "Godkendt med evaluering to år efter ikrafttræden.", "-", NULL, ""},
	{SECTION_DECISION, "Der foretages en evaluering et år efter ibrugtagning.", "-", NULL, ""},
	{SECTION_RECOMMENDATION, "at der laves en evaluering 2 år efter ikrafttræden", "-", NULL,
	 ""},
	{SECTION_FACTS, "Ordningen evalueres to år efter ikrafttræden.", "-", NULL, ""},
	{SECTION_FACTS, "Der foretages en evaluering to år efter vedtagelsen.", "-", NULL, ""},
	{SECTION_DECISION, "Ordningen evalueres efter to år.", "2023-11", NULL, ""},
};

static const struct example times[] = {
	{SECTION_DECISION, "Sagen genoptages efter sommerferien.", "-", NULL, ""},
	{SECTION_DECISION, "Sagen genoptages efter sommerferien 2022.", "2022-08", NULL, ""},
	{SECTION_DECISION, "Sagen genoptages efter sommerferien næste år.", "2022-08", NULL, ""},
	{SECTION_DECISION, "Sagen genoptages inden sommerferien 2022.", "2022-06", NULL, ""},
	{SECTION_DECISION, "Sagen genoptages efter påske 2022.", "2022-04", NULL, ""},
	{SECTION_DECISION, "Sagen genoptages efter efterårsferien 2022.", "2022-10", NULL, ""},
	{SECTION_DECISION, "Sagen genoptages efter juleferien 2021.", "2022-01", NULL, ""},
	{SECTION_DECISION, "Sagen tages op igen i det nye år.", "2022-start", NULL, ""},
	{SECTION_DECISION, "Udvalget får en status i det nye år.", "2022-start", NULL, NULL},
	{SECTION_DECISION, "Sagen genoptages den 31. februar 2022.", "-", NULL, ""},
	{SECTION_DECISION, "Sagen genoptages den 31/2 2022.", "-", NULL, ""},
	{SECTION_DECISION, "Sagen genoptages tirsdag den 30. februar kl. 16.", "-", NULL, ""},
	{SECTION_DECISION, "Sagen genoptages den 29. februar 2024.", "2024-02-29", NULL, ""},
	{SECTION_DECISION, "Sagen genoptages efter nytår 2022.", "2022-01", NULL, ""},
};

/* One promise for each time, and each paper its own. */
static const struct example several[] = {
	{SECTION_FACTS, "En status forelægges udvalget i marts og igen i oktober 2022.",
	 "2022-03 2022-10", "En status forelægges udvalget i marts og igen i oktober 2022", ""},
	{SECTION_DECISION,
	 "Udvalget får en opfølgning den 4. maj 2022, den 7. september 2022 og den 2. november "
	 "2022.",
	 "2022-05-04 2022-09-07 2022-11-02", NULL, ""},
	{SECTION_FACTS,
	 "Forvaltningen fremlægger en delrapport i juni 2022 og den endelige rapport i december "
	 "2022.",
	 "2022-06 2022-12", "Forvaltningen fremlægger en delrapport i juni 2022", "Forvaltningen"},
	{SECTION_DECISION,
	 "Forvaltningen vender tilbage i marts med tallene og i maj med en plan for toiletterne.",
	 "2022-03 2022-05", "Forvaltningen vender tilbage i marts med tallene", "Forvaltningen"},
	{SECTION_RECOMMENDATION,
	 "at der gives en midtvejsstatus i foråret 2023 og en slutevaluering i foråret 2024",
	 "2023-spring 2024-spring", "der gives en midtvejsstatus i foråret 2023", ""},
	{SECTION_FACTS, "Der afrapporteres i 2. kvartal 2022 samt i 4. kvartal 2022.",
	 "2022-Q2 2022-Q4", NULL, NULL},
	{SECTION_DECISION, "Der evalueres efter et halvt år og igen efter to år.",
	 "2022-05 2023-11", NULL, NULL},
	{SECTION_FACTS, "Status forelægges udvalget i marts, juni og oktober 2022.",
	 "2022-03 2022-06 2022-10", NULL, NULL},
	{SECTION_DECISION, "Udvalget drøfter sagen på møderne den 4. og 25. maj 2022.",
	 "2022-05-04 2022-05-25", NULL, NULL},
	/* on its way from body to body it is one */
	{SECTION_FACTS,
	 "Evalueringen forelægges Skoleudvalget den 5. maj 2022, Økonomiudvalget den 18. maj 2022 "
	 "og Byrådet den 25. maj 2022.",
	 "2022-05-05", NULL, NULL},
	{SECTION_FACTS,
	 "Arbejdet udføres fra april til oktober 2022, og evalueringen forelægges i december 2022.",
	 "2022-12", NULL, NULL},
	{SECTION_FACTS, "Udkastet forelægges i maj 2022, og forslaget sendes i høring i juni 2022.",
	 "2022-05", NULL, NULL},
};

static const struct example rhythms[] = {
	{SECTION_DECISION, "Udvalget ønsker en status på hvert møde.", "-", NULL, NULL},
	/* the days of a plan are meetings */
	{SECTION_FACTS, "Udvalget holder møde den 11. februar, 11. marts og 12. maj 2022.", "",
	 NULL, NULL},
	{SECTION_DECISION, "Ordinære møder holdes den 3. maj og den 7. juni 2022.", "", NULL, NULL},
	{SECTION_DECISION, "Udvalget orienteres på hvert ordinære møde frem til sommerferien.", "-",
	 NULL, NULL},
	{SECTION_DECISION, "Udvalget orienteres en gang om måneden.", "-", NULL, NULL},
	{SECTION_FACTS,
	 "Udviklingen følges månedligt, og en samlet status forelægges udvalget i maj.", "2022-05",
	 "en samlet status forelægges udvalget i maj", NULL},
	{SECTION_FACTS,
	 "Fraværet følges hver måned af lederne, og udvalget får en samlet opgørelse i juni 2022.",
	 "2022-06", "udvalget får en samlet opgørelse i juni 2022", NULL},
	{SECTION_DECISION,
	 "Der gives en afrapportering hvert år inden 1. marts, første gang i 2023.", "2023-03-01",
	 NULL, NULL},
	{SECTION_DECISION, "Fra og med 2024 afrapporteres der årligt i marts.", "2024-03", NULL,
	 NULL},
	{SECTION_DECISION,
	 "Udvalget får hvert år i november en oversigt, første gang i november 2023.", "2023-11",
	 NULL, NULL},
};

static const struct example turned_down[] = {
	{SECTION_DECISION,
	 "SF foreslår, at forvaltningen fremlægger en plan for stierne i maj. Forslaget blev ikke "
	 "vedtaget.",
	 "", NULL, NULL},
	{SECTION_DECISION,
	 "Enhedslisten ønsker, at forvaltningen forelægger en plan i maj. Et flertal kunne ikke "
	 "støtte dette.",
	 "", NULL, NULL},
	{SECTION_DECISION,
	 "Dansk Folkeparti ønsker en redegørelse i maj. Forslaget faldt med 2 stemmer mod 5.", "",
	 NULL, NULL},
	{SECTION_DECISION,
	 "SF foreslår, at forvaltningen fremlægger en plan i maj. Udvalget besluttede at følge "
	 "forslaget.",
	 "2022-05", NULL, "forvaltningen"},
	{SECTION_DECISION,
	 "Lise Krog (SF) stillede forslag om, at sagen forelægges igen i juni. For forslaget "
	 "stemte "
	 "SF. Imod stemte de øvrige. Forslaget bortfaldt.",
	 "", NULL, NULL},
	{SECTION_DECISION, "Udvalget ønsker en status i maj. Forslaget om et gebyr faldt.",
	 "2022-05", NULL, NULL},
};

static const struct example later[] = {
	{SECTION_FACTS, "Rapporten er forsinket og forventes nu i februar 2022.", "2022-02", NULL,
	 NULL},
	{SECTION_FACTS, "Status er udskudt til efteråret 2022, da tallene ikke er færdige.",
	 "2022-autumn", NULL, NULL},
	{SECTION_FACTS, "Evalueringen forelægges derfor først i juni.", "2022-06", NULL, NULL},
	{SECTION_FACTS,
	 "Opgørelsen er endnu ikke færdig. Udvalget får den på mødet i februar 2022.", "2022-02",
	 "Opgørelsen er endnu ikke færdig. Udvalget får den på mødet i februar 2022", NULL},
	{SECTION_FACTS, "Analysen nåede ikke at blive klar. Forvaltningen fremlægger den i juni.",
	 "2022-06", NULL, "Forvaltningen"},
	{SECTION_FACTS, "Analysen afventer nye tal og fremlægges i februar 2022.", "2022-02", NULL,
	 NULL},
	{SECTION_FACTS, "Vejen er ikke færdig. Den blev bygget i 1962.", "", NULL, NULL},
	{SECTION_DECISION, "Sagen genoptages først i juni 2022.", "2022-06-start", NULL, NULL},
	{SECTION_DECISION, "Forvaltningen laver et notat inden kvartalets udgang.", "2021-12", NULL,
	 "Forvaltningen"},
	{SECTION_DECISION, "Forvaltningen laver et notat inden udgangen af måneden.", "2021-11",
	 NULL, "Forvaltningen"},
};

static const struct example offices[] = {
	{SECTION_FACTS, "Center for Dagtilbud og Skole forelægger en evaluering i juni 2022.",
	 "2022-06", NULL, "Center for Dagtilbud og Skole"},
	{SECTION_DECISION, "Børn, Unge og Familie laver opgørelsen til mødet i maj.", "2022-05",
	 NULL, "Børn, Unge og Familie"},
	{SECTION_DECISION,
	 "Center for Natur, Klima og Miljø indkalder naboerne og orienterer udvalget i juni.",
	 "2022-06", NULL, "Center for Natur, Klima og Miljø"},
	{SECTION_DECISION, "Byggeri & Anlæg og Økonomi fremlægger et nyt budget i maj.", "2022-05",
	 NULL, "Byggeri & Anlæg og Økonomi"},
	{SECTION_DECISION, "Der ønskes et notat fra Kultur og Fritid inden sommerferien.",
	 "2022-06", NULL, "Kultur og Fritid"},
};

static const struct example beginnings[] = {
	{SECTION_FACTS,
	 "BR bad den 2. juni 2021 om, at evalueringen af Hurtige Hjul for Piger og Drenge (HHPD) "
	 "forelægges senest i februar 2022.",
	 "2022-02",
	 "evalueringen af Hurtige Hjul for Piger og Drenge (HHPD) forelægges senest i februar 2022",
	 ""},
	{SECTION_FACTS,
	 "Høringen slutter den 1. december 2021 og svarene forelægges udvalget den 11. januar "
	 "2022.",
	 "2022-01-11", "svarene forelægges udvalget den 11. januar 2022", ""},
	{SECTION_FACTS, "Regnskabet for 2020 for Havn og Park forelægges udvalget i februar 2022.",
	 "2022-02", "Regnskabet for 2020 for Havn og Park forelægges udvalget i februar 2022", ""},
};

static const struct example nobody[] = {
	{SECTION_FACTS, "Skitseprojekt forelægges udvalget i marts 2022.", "2022-03", NULL, ""},
	{SECTION_FACTS, "Skitseprojekt til mole forelægges udvalget i marts 2022.", "2022-03", NULL,
	 ""},
	{SECTION_FACTS, "Skitseprojekt skal forelægges udvalget i marts 2022.", "2022-03", NULL,
	 ""},
	{SECTION_FACTS, "Direktionens budgetforslag forelægges byrådet den 7. december 2021.",
	 "2021-12-07", NULL, ""},
	{SECTION_FACTS, "Evaluering fremlægges for udvalget i marts 2022.", "2022-03", NULL, ""},
	{SECTION_DECISION, "Bo Holm undersøger, om molen holder.", "-", NULL, "Bo Holm"},
	{SECTION_FACTS, "Havn og Park forelægger en plan for udvalget i marts 2022.", "2022-03",
	 NULL, "Havn og Park"},
};

static int differs(const struct example *x, const char *what, const char *got, const char *want)
{
	if (!want || strcmp(got ? got : "", want) == 0)
		return 0;
	print_message("# %s: %s “%s”, expected “%s”\n", x->text, what, got ? got : "", want);
	return 1;
}

static int wrong(struct reading *r, const struct example *x)
{
	struct rec_item item = {0};
	struct passage p = reading_passage(r, x->text);
	const char *dues = "";
	r->x.date = (struct civil){2021, 11, 10};
	assert_int_equal(commitments_read(&r->x, &p, x->section, &item), SP_OK);
	for (uint32_t i = 0; i < item.commitments.n; i++) {
		const struct rec_commitment *c = &item.commitments.at[i];
		dues = arena_printf(r->arena, "%s%s%s", dues, i ? " " : "",
				    c->due.text ? c->due.text : "-");
		reading_check_fact(r, &p, &c->text);
	}
	int bad = differs(x, "due", dues, x->dues);
	if (!item.commitments.n)
		return bad;
	return bad + differs(x, "text", item.commitments.at[0].text.text, x->promise) +
	       differs(x, "who", item.commitments.at[0].who.text, x->who);
}

static void run(void **state, const struct example *table, size_t n)
{
	int bad = 0;
	for (size_t i = 0; i < n; i++)
		bad += wrong(*state, &table[i]);
	assert_int_equal(bad, 0);
}

/* Who takes it on, what is asked with its side clause, and what others want or hold. */
static const struct example taken_on[] = {
	{SECTION_FACTS, "Bibliotekschefen vender tilbage med en oversigt over lånetallene.", "-",
	 NULL, "Bibliotekschefen"},
	{SECTION_DECISION, "Boligforeningen bedes sende en ny beregning senest den 1. marts 2022.",
	 "2022-03-01", NULL, NULL},
	{SECTION_DECISION, "Udvalget ønsker oplyst, hvor mange træer der fældes, inden april 2022.",
	 "2022-04", "Udvalget ønsker oplyst, hvor mange træer der fældes, inden april 2022", ""},
	{SECTION_DECISION, "Skolechefen svarer udvalget på mail.", "-", NULL, "Skolechefen"},
	{SECTION_DECISION, "Udvalget ønsker politiets skriftlige vurdering.", "-", NULL, NULL},
	{SECTION_DECISION, "Formanden kontakter foreningen inden den 1. marts 2022.", "2022-03-01",
	 NULL, "Formanden"},
	{SECTION_FACTS, "Forsøget ender med en rapport, som udvalget får i juni 2022.", "2022-06",
	 NULL, NULL},
	{SECTION_FACTS, "Opgørelsen kommer i stedet i april 2022.", "2022-04", NULL, NULL},
	{SECTION_DECISION, "Direktør Lone Holt afleverer en redegørelse i maj 2022.", "2022-05",
	 NULL, "Direktør Lone Holt"},
	{SECTION_FACTS, "Dertil følger en politisk evaluering af forsøget i foråret 2022.",
	 "2022-spring", NULL, ""},
	{SECTION_DECISION, "Politiet råder til, at systemet kan give to slags besked.", "", NULL,
	 NULL},
	{SECTION_DECISION, "Udvalget afviste at få sagen forelagt igen i maj 2022.", "", NULL,
	 NULL},
	{SECTION_FACTS, "En borger ønsker, at udvalget i maj 2022 forelægges en plan.", "", NULL,
	 NULL},
	{SECTION_FACTS, "Kommunerne skal senest den 1. juni 2022 have vedtaget en plan.", "", NULL,
	 NULL},
	{SECTION_FACTS, "Forslaget er i høring, og høringssvar kan sendes til rådhuset.", "", NULL,
	 NULL},
	{SECTION_DECISION,
	 "F foreslår, at forvaltningen fremlægger en plan i juni 2022. Forslaget blev ikke "
	 "vedtaget.",
	 "", NULL, NULL},
};

/* Others than the administration who hand over papers, and papers that come. */
static const struct example others[] = {
	{SECTION_FACTS,
	 "Arkivet afleverer en liste over gravstenene og en plan for dem i marts 2022.", "2022-03",
	 NULL, "Arkivet"},
	{SECTION_FACTS, "Havneravnene afleverer en plan for vagterne i februar 2022.", "2022-02",
	 NULL, NULL},
	{SECTION_FACTS, "Vejlauget sender en liste over hullerne inden 1. februar 2022.",
	 "2022-02-01", NULL, NULL},
	{SECTION_FACTS, "Politiet kommer med tallene for 2021 til mødet i marts 2022.", "2022-03",
	 NULL, "Politiet"},
	{SECTION_FACTS, "Politiet sender sine tal til ministeriet i marts 2022.", "", NULL, NULL},
	{SECTION_FACTS, "Lejerne afleverer en plan for haven i marts 2022.", "", NULL, NULL},
	{SECTION_FACTS, "Eleverne afleverer en rapport om vandet i marts 2022.", "", NULL, NULL},
	{SECTION_FACTS, "Lauget nåede ikke resten; planen for broen kommer på mødet i maj 2022.",
	 "2022-05", NULL, NULL},
	{SECTION_FACTS, "Listen over stierne kommer i januar 2022.", "2022-01", NULL, NULL},
	{SECTION_FACTS, "Planen kommer i høring i januar 2022.", "", NULL, NULL},
	{SECTION_FACTS, "Den nye færge kommer i januar 2022.", "", NULL, NULL},
	{SECTION_FACTS, "Prisen på en ny motor oplyses i januar 2022.", "2022-01", NULL, NULL},
	{SECTION_FACTS, "Prisen oplyses på hjemmesiden i januar 2022.", "", NULL, NULL},
	{SECTION_FACTS, "Planen for vagterne afleveres i stedet i april 2022.", "2022-04", NULL,
	 NULL},
	{SECTION_FACTS, "Når styrelsen har været på besøg igen, får Seniorrådet besked.", "-", NULL,
	 NULL},
	{SECTION_FACTS, "Når styrelsen har været på besøg igen, får beboerne besked.", "", NULL,
	 NULL},
	/* what a council would like to have is not promised to it */
	{SECTION_DECISION, "Rådet vil gerne have to pladser i juryen.", "", NULL, NULL},
	{SECTION_DECISION, "Vi vil gerne have en bænk ved stoppestedet.", "", NULL, NULL},
	{SECTION_DECISION, "Vi ønsker en plan for legepladsen.", "", NULL, NULL},
	{SECTION_DECISION, "Udvalget vil gerne have tallene belyst.", "-", NULL, NULL},
	{SECTION_DECISION, "Udvalget vil gerne have en status på byggeriet til august.", "2022-08",
	 NULL, NULL},
};

/* What was promised by word, and what comes again after what was done. */
static const struct example vows[] = {
	{SECTION_FACTS, "Lodsen lovede at sende en plan for bøjerne i januar 2022.", "2022-01",
	 NULL, NULL},
	{SECTION_FACTS,
	 "Jagtforeningen har lovet at tælle rådyrene og komme med et tal i januar 2022.", "2022-01",
	 NULL, NULL},
	{SECTION_FACTS, "Ejeren har lovet at rydde op inden 1. februar 2022.", "", NULL, NULL},
	{SECTION_FACTS, "Lodsen lovede i 2020 at sende en plan for bøjerne.", "", NULL, NULL},
	{SECTION_DECISION, "Punktet blev taget af dagsordenen og kommer igen i januar.", "2022-01",
	 NULL, NULL},
	{SECTION_DECISION, "Sagen blev drøftet og forelægges igen i januar 2022.", "2022-01", NULL,
	 NULL},
	{SECTION_DECISION, "Udvalget bad om at få at vide, hvad det koster.", "-", NULL, NULL},
};

/* Tables of what was ordered. */
static const struct example tables[] = {
	{SECTION_FACTS,
	 "Bestilling\tForelægges\nEvaluering af Havnebanken\tmarts 2022\nNotat om ventetid\tapril "
	 "2022",
	 "2022-03 2022-04", "Evaluering af Havnebanken", ""},
	{SECTION_FACTS,
	 "Opgave\tAnsvarlig\tFrist\nKort over stierne\tVejchefen\t1. februar 2022\nBrev til "
	 "regionen\tFormanden\tseptember 2021\nMåling af støj\tMiljøchefen\tafsluttet",
	 "2022-02-01", "Kort over stierne", "Vejchefen"},
	{SECTION_DECISION, "Aftale | Frist\nKort over stierne | 1. februar 2022\nDet er vigtigt.",
	 "2022-02-01", "Kort over stierne", NULL},
	{SECTION_FACTS, "Sag   Ansvarlig   Forelægges\nKort over stierne   Vejchefen   maj 2022",
	 "2022-05", "Kort over stierne", "Vejchefen"},
	{SECTION_FACTS, "Sag\tDato\nLokalplan 4\t1. februar 2022", "", NULL, NULL},
	{SECTION_FACTS, "Sag\tFrist for høringssvar\nLokalplan 4\t1. februar 2022", "", NULL, NULL},
	{SECTION_FACTS, "Aktivitet\tTidspunkt\nLøb for børn\tmaj 2022", "", NULL, NULL},
	/* each cell on its line */
	{SECTION_FACTS,
	 "Nr.\nBestilling\nFrist\nStatus\n1\nKort over stierne\n1. februar 2022\nI gang\n2\n"
	 "Måling af støj\nmaj 2021\nAfsluttet\n3\nTal for lån\nnæste møde\nI gang",
	 "2022-02-01 next-meeting", "Kort over stierne", ""},
	{SECTION_FACTS, "Hvem\nHvad\nHvornår\nVejchefen\nmaler bænkene\njuni 2022\nTak for i dag.",
	 "2022-06", "maler bænkene", "Vejchefen"},
	{SECTION_FACTS, "Afsender\nEmne\nDato\nSpejderne\nTak for bålet\n2. februar 2021", "", NULL,
	 NULL},
	{SECTION_FACTS, "Emne\nDato\nLokalplan 4\n1. februar 2022", "", NULL, NULL},
	{SECTION_FACTS, "Frist\nBestilling\nDer er ingen bestillinger.", "", NULL, NULL},
};

/* Who has what, and when: a clause does not borrow the time of the one before it. */
static const struct example clauses[] = {
	{SECTION_DECISION,
	 "Udvalget ønsker, at den første prøve holdes i maj 2022, og at forældrene får besked før "
	 "hver prøve.",
	 "2022-05", NULL, NULL},
	{SECTION_DECISION,
	 "Udvalget ønsker, at en status gives i maj 2022, og at ordningen evalueres.", "2022-05 -",
	 NULL, NULL},
	{SECTION_DECISION, "Lone Vibe (B) ønsker, at lyset på stierne måles inden jul.", "", NULL,
	 NULL},
	{SECTION_DECISION, "Havneudvalget skal senest i maj 2022 have et oplæg om molen.",
	 "2022-05", NULL, ""},
	{SECTION_DECISION, "Forvaltningen melder tilbage i maj 2022.", "2022-05", NULL,
	 "Forvaltningen"},
	{SECTION_DECISION, "Skolerne melder tilbage, at maden er god.", "", NULL, NULL},
	{SECTION_DECISION, "Udvalget får en oversigt over havnens bænke.", "-", NULL, ""},
	{SECTION_DECISION, "Notatet følger i maj 2022.", "2022-05", NULL, ""},
	{SECTION_FACTS, "Klubben søger fonde, og udvalget får en melding i maj 2022.", "2022-05",
	 NULL, ""},
	{SECTION_FACTS, "Svaret ventes i maj 2022.", "2022-05", NULL, ""},
	{SECTION_FACTS, "Rapporten er færdig i maj 2022.", "2022-05", NULL, ""},
	{SECTION_FACTS, "Planen ventes i høring i maj 2022.", "", NULL, NULL},
	{SECTION_FACTS, "Ministeriets svar ventes i maj 2022.", "", NULL, NULL},
	{SECTION_FACTS, "Svaret fra Planklagenævnet ventes i maj 2022.", "", NULL, NULL},
	{SECTION_FACTS, "Bænkene ventes leveret i maj 2022.", "", NULL, NULL},
};

static void terms_and_rhythms(void **state)
{
	run(state, terms, COUNT(terms));
	run(state, times, COUNT(times));
	run(state, rhythms, COUNT(rhythms));
}

static void times_and_givers(void **state)
{
	run(state, several, COUNT(several));
	run(state, turned_down, COUNT(turned_down));
	run(state, later, COUNT(later));
	run(state, offices, COUNT(offices));
}

static void words(void **state)
{
	run(state, beginnings, COUNT(beginnings));
	run(state, nobody, COUNT(nobody));
	run(state, taken_on, COUNT(taken_on));
	run(state, others, COUNT(others));
	run(state, clauses, COUNT(clauses));
	run(state, tables, COUNT(tables));
	run(state, vows, COUNT(vows));
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(terms_and_rhythms),
					   cmocka_unit_test(times_and_givers),
					   cmocka_unit_test(words)};
	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
