/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading.h"

/* The meeting of all the cases: Wednesday 9 June 2021. Expected: the dues, parted by a blank, "-"
 * for none; "" when nothing is promised. who: of the first one, "-" nobody, NULL when it does not
 * matter. */
struct example {
	enum section_kind section;
	const char *text, *dues, *who;
};

static const struct example in_decisions[] = {
	/* what somebody says will be done */
	{SECTION_DECISION,
	 "Borgmesteren svarede, at der tages kontakt til rederiet, og at spørgeren får et "
	 "skriftligt "
	 "svar.",
	 "-", NULL},
	{SECTION_DECISION, "Formanden oplyste, at forvaltningen undersøger sagen.", "-",
	 "forvaltningen"},
	{SECTION_DECISION, "Formanden oplyste, at broen åbner den 1. september 2021.", "", NULL},
	{SECTION_DECISION, "Formanden oplyste, at der er afleveret en rapport.", "", NULL},
	{SECTION_DECISION, "Borgmesteren lovede et skriftligt svar i august.", "2021-08",
	 "Borgmesteren"},
	{SECTION_DECISION, "Administrationen vender i januar 2022 tilbage med en plan for besøg.",
	 "2022-01", "Administrationen"},
	{SECTION_DECISION,
	 "Der var enighed om, at udvalgets møde den 5. oktober 2021 holdes på Havneskolen.",
	 "2021-10-05", NULL},
	{SECTION_DECISION, "Der var enighed om, at ordningen har virket godt.", "", NULL},
	{SECTION_DECISION,
	 "Forslaget blev oversendt til Havneudvalget, der afgiver indstilling til byrådet senest i "
	 "november 2021.",
	 "2021-11", NULL},
	{SECTION_DECISION, "Rådet får de nye tegninger til udtalelse i september.", "2021-09",
	 NULL},
	{SECTION_DECISION, "Udvalgets formand viser skitserne for Byrådet på mødet i november.",
	 "2021-11", "Udvalgets formand"},
	{SECTION_DECISION,
	 "Godkendt, idet forvaltningen senest 1. januar fremlægger en plan for plantning.",
	 "2022-01-01", "forvaltningen"},
	{SECTION_DECISION, "Havne- og Fritidschefen fremlægger en beregning på mødet i september.",
	 "2021-09", "Havne- og Fritidschefen"},
	{SECTION_DECISION, "Ane Bo skriver et udkast til svar og sender det senest den 8. juli.",
	 "2021-07-08", "Ane Bo"},
	{SECTION_DECISION, "Udvalget bad administrationen om en opsamling i januar 2022.",
	 "2022-01", "administrationen"},
	/* in running text */
	{SECTION_FACTS,
	 "Hvis der opnås tilskud, vil byrådet få forelagt en særskilt sag om resten.", "-", NULL},
	{SECTION_FACTS, "Hvis Byrådet godkender sagen, udbydes arbejdet i efteråret 2021.", "",
	 NULL},
	{SECTION_FACTS, "Vejdirektoratet forventer at give svar inden sommerferien.", "", NULL},
	{SECTION_FACTS, "Miljøstyrelsen sender en rapport i oktober 2021.", "", NULL},
	{SECTION_FACTS, "I uge 36 holdes der temamøde for Byrådet om varmeplanen.", "2021-W36",
	 NULL},
	{SECTION_FACTS, "I uge 36 holdes der temamøde for lærerne om varmeplanen.", "", NULL},
	{SECTION_FACTS,
	 "Byrådet skrev: ”Havnen er vigtig. Derfor fremlægges en plan for udvalget i efteråret "
	 "2021.”",
	 "", NULL},
	{SECTION_FACTS, "En ny ”Plan for havnen” forelægges udvalget i november 2021.", "2021-11",
	 NULL},
	/* returns */
	{SECTION_DECISION, "Sagen genoptages på næste møde.", "next-meeting", NULL},
	{SECTION_DECISION, "Udsat. Sagen genoptages på mødet i august.", "2021-08", NULL},
	{SECTION_DECISION, "Sagen tages op igen i september, når regnskabet foreligger.", "2021-09",
	 NULL},
	{SECTION_DECISION, "Sagen behandles igen i oktober 2021.", "2021-10", NULL},
	{SECTION_DECISION, "Sagen forelægges på ny i 1. kvartal 2022.", "2022-Q1", NULL},
	{SECTION_DECISION, "Punktet udsættes til mødet den 18. august 2021.", "2021-08-18", NULL},
	{SECTION_DECISION, "Udsat til næste møde.", "next-meeting", NULL},
	{SECTION_DECISION, "Udsættes til budgetforhandlingerne i september.", "2021-09", NULL},
	{SECTION_DECISION, "Forvaltningen vender tilbage med et nyt oplæg.", "-", "Forvaltningen"},
	{SECTION_DECISION, "Godkendt, idet sagen vender tilbage til udvalget i november.",
	 "2021-11", NULL},
	{SECTION_DECISION,
	 "Sagen belyses yderligere og vender tilbage til alle udvalg i september 2021 med det mål "
	 "at genoptage indsatsen.",
	 "2021-09", NULL},
	{SECTION_DECISION,
	 "Udvalget anbefaler, at ordningen sættes på pause og genoptages senest 1. januar.",
	 "2022-01-01", NULL},
	/* wishes */
	{SECTION_DECISION,
	 "Taget til efterretning. Udvalget bad om, at der på næste møde gives en oversigt over "
	 "klagerne.",
	 "next-meeting", NULL},
	{SECTION_DECISION, "Udvalget ønsker en status i november.", "2021-11", NULL},
	{SECTION_DECISION,
	 "Udvalget ønsker, at forvaltningen redegør for brugen i 2. kvartal 2022.", "2022-Q2",
	 NULL},
	{SECTION_DECISION, "Udvalget anmodede om en evaluering af ordningen i marts 2022.",
	 "2022-03", NULL},
	{SECTION_DECISION,
	 "Godkendt med ønske om, at der ved udgangen af året kan ske en præsentation af de første "
	 "tal.",
	 "2021-12", NULL},
	{SECTION_DECISION,
	 "Orienteringen taget til efterretning med en præcisering af, at når de fire workshops er "
	 "afholdt, så præsenteres udvalgene for resultatet.",
	 "-", NULL},
	{SECTION_DECISION,
	 "Udvalget ønskede, at administrationen undersøger mulighederne for tilskud.", "-", NULL},
	{SECTION_DECISION, "Byrådet beder forvaltningen om at udarbejde et notat om trafikken.",
	 "-", NULL},
	{SECTION_DECISION, "Et enigt udvalg bad forvaltningen undersøge en billigere løsning.", "-",
	 NULL},
	{SECTION_DECISION,
	 "Udvalget beder om at få forelagt en sag om parkering efter sommerferien.", "-", NULL},
	{SECTION_DECISION,
	 "Godkendt med den tilføjelse, at udvalget får en evaluering efter et år.", "2022-06",
	 NULL},
	{SECTION_DECISION, "Tiltrådt, idet der ønskes en opfølgning ultimo 2021.", "2021-end",
	 NULL},
	{SECTION_DECISION, "Der ønskes en halvårlig status, første gang i januar 2022.", "2022-01",
	 NULL},
	{SECTION_DECISION, "Drøftet. Udvalget bad om et notat om brandsikkerhed til næste møde.",
	 "next-meeting", NULL},
	{SECTION_DECISION, "Der skal fremadrettet ses på andre mulige modeller.", "-", NULL},
	{SECTION_DECISION,
	 "Udvalget opfordrede til, at der gives en tilbagemelding om høringen inden jul.",
	 "2021-12", NULL},
	/* reports */
	{SECTION_DECISION, "Der gives en status på planen i januar 2022.", "2022-01", NULL},
	{SECTION_DECISION, "Forvaltningen orienterer om de indkomne ideer på mødet i december.",
	 "2021-12", "Forvaltningen"},
	{SECTION_DECISION, "Byrådet orienteres i november 2021 om resultatet af forhandlingerne.",
	 "2021-11", NULL},
	{SECTION_DECISION, "HR udarbejder en redegørelse for fraværet til mødet i oktober.",
	 "2021-10", "HR"},
	{SECTION_DECISION, "Forvaltningen fremlægger forslag primo december 2021.", "2021-12-start",
	 "Forvaltningen"},
	{SECTION_DECISION, "It-chefen kommer med et nyt oplæg på mødet den 27. oktober.",
	 "2021-10-27", "It-chefen"},
	{SECTION_DECISION, "Ordningen evalueres efter 2 år.", "2023-06", NULL},
	{SECTION_DECISION, "Evalueringen forelægges HU senest den 1. maj 2022.", "2022-05-01",
	 NULL},
	{SECTION_DECISION, "Udvalget får en status om et halvt års drift i uge 6 i 2022.",
	 "2022-W06", NULL},
	{SECTION_DECISION, "Der følges op på indsatsen på mødet i februar 2022.", "2022-02", NULL},
	{SECTION_DECISION, "Indsatsen evalueres ultimo 2022.", "2022-end", NULL},
	{SECTION_DECISION, "Direktionen fremsender et notat inden 1. september.", "2021-09-01",
	 NULL},
	{SECTION_DECISION, "Administrationen forelægger en sag herom i 3. kvartal 2021.", "2021-Q3",
	 "Administrationen"},
	{SECTION_DECISION, "Ane Bo lovede at sende tallene til rådet.", "-", "Ane Bo"},
	{SECTION_DECISION, "Formanden lovede at tage sagen op på dialogmødet.", "-", "Formanden"},
	{SECTION_DECISION,
	 "Formanden udarbejder et udkast til høringssvar, som sendes rundt senest den 25. juni.",
	 "2021-06-25", "Formanden"},
	/* events */
	{SECTION_DECISION, "Workshoppen afholdes tirsdag den 14. september kl. 18.30.",
	 "2021-09-14", NULL},
	{SECTION_DECISION, "Tiltrådt, idet der også reserveres møde den 15. december.",
	 "2021-12-15", NULL},
	{SECTION_DECISION, "Næste møde er onsdag den 18. august kl. 9.30.", "2021-08-18", NULL},
	{SECTION_DECISION, "Valgmødet holdes den 8. november kl. 14 i Medborgerhuset.",
	 "2021-11-08", NULL},
	{SECTION_DECISION, "Udvalget vil i foråret 2022 på besigtigelsestur til havnen.",
	 "2022-spring", NULL},
	{SECTION_DECISION, "Der afholdes borgermøde i september.", "2021-09", NULL},
	{SECTION_DECISION,
	 "Udvalget ønsker et notat om fælles ledelse, før sagen behandles igen på mødet den 20. "
	 "juni.",
	 "2021-06-20", NULL},
	{SECTION_DECISION, "Ny plan forelægges udvalget i november.", "2021-11", "-"},
	{SECTION_DECISION, "Den samlede rapport forelægges udvalget i december.", "2021-12", "-"},
	{SECTION_DECISION, "Udvalget anmoder om en redegørelse til næste møde.", "next-meeting",
	 "-"},
	{SECTION_DECISION, "Morten undersøger prisen og vender tilbage i august.", "2021-08",
	 "Morten"},
	/* nothing promised */
	{SECTION_DECISION,
	 "Godkendt med den ændring, at modellen træder i kraft den 1. januar "
	 "2022.",
	 "", NULL},
	{SECTION_DECISION, "Godkendt.", "", NULL},
	{SECTION_DECISION, "Indstillingen blev tiltrådt.", "", NULL},
	{SECTION_DECISION, "Taget til efterretning.", "", NULL},
	{SECTION_DECISION, "Drøftet.", "", NULL},
	{SECTION_DECISION, "Behandlet.", "", NULL},
	{SECTION_DECISION, "Orienteringen blev taget til efterretning den 9. juni 2021.", "", NULL},
	{SECTION_DECISION, "Udvalget anbefaler, at forslaget indgår i budgetprocessen for 2022.",
	 "", NULL},
	{SECTION_DECISION, "A, B og C stemte imod.", "", NULL},
	{SECTION_DECISION, "Godkendt med virkning fra 1. august 2021.", "", NULL},
	{SECTION_DECISION, "Takstforhøjelsen træder i kraft den 1. januar 2022.", "", NULL},
	{SECTION_DECISION, "Ane Bo (A) deltog ikke i mødet.", "", NULL},
	{SECTION_DECISION,
	 "Udvalget drøftede punkter til kommende møder, blandt andet opfølgning på nye tal, som "
	 "offentliggøres ved udgangen af året.",
	 "", NULL},
	{SECTION_DECISION,
	 "Udvalget bemærker, at beslutning om forløbet bør afvente endelig afrapportering.", "",
	 NULL},
	{SECTION_DECISION, "Anbefales over for Byrådet.", "", NULL},
	{SECTION_DECISION, "Sagen oversendes til Teknikudvalget.", "", NULL},
	{SECTION_DECISION, "Bevillingen frigives i 2021 og 2022.", "", NULL},
	{SECTION_DECISION, "Udvalget orienterede om besøget i maj.", "", NULL},
	{SECTION_DECISION, "Sagen blev drøftet på mødet den 4. maj 2021.", "", NULL},
	{SECTION_PRIOR_DECISION, "Sagen behandles på møderne i Byrådet igen i juni.", "", NULL},
	{SECTION_PRIOR_DECISION, "Sagen udsættes til ØU den 11.05.21.", "", NULL},
	{SECTION_PRIOR_DECISION, "Sagen genoptages på udvalgets møde i oktober 2021.", "2021-10",
	 NULL},
	{SECTION_PRIOR_DECISION, "Forvaltningen vil på mødet fremlægge sit bud.", "", NULL},
	{SECTION_PRIOR_DECISION, "Udsat til næste møde.", "", NULL},
	{SECTION_DECISION, "Skolen skal indarbejde hensynet i sin plan.", "", NULL},
	{SECTION_DECISION, "Udvalget ser på fordelingen på mødet den 6. oktober.", "2021-10-06",
	 NULL},
	{SECTION_DECISION, "Udvalget besøger plejehjemmet den 6. oktober.", "2021-10-06", NULL},
	{SECTION_DECISION, "Udvalget godkender, at modellen indføres den 1. januar 2022.", "",
	 NULL},
};

static const struct example in_texts[] = {
	/* recurrence */
	{SECTION_FACTS,
	 "Der afrapporteres halvårligt til Havneudvalget med første afrapportering i marts 2022.",
	 "2022-03", NULL},
	{SECTION_FACTS, "Udvalget får forelagt en kvartalsvis status, første gang i oktober 2021.",
	 "2021-10", NULL},
	/* plans to come before a political body */
	{SECTION_FACTS,
	 "Dertil følger en politisk opfølgning og evaluering af tiltagene i foråret 2023 i forhold "
	 "til en videreførelse.",
	 "2023-spring", NULL},
	{SECTION_FACTS, "Lovændringer forventes forelagt på mødet i august 2021.", "2021-08", NULL},
	{SECTION_FACTS,
	 "På fagudvalgenes møder i august vil budget 2022 blive behandlet i form af en status.",
	 "2021-08", NULL},
	{SECTION_FACTS,
	 "Høringen bliver igangsat i august, og høringssvarene tilgår fagudvalgene på møderne "
	 "ultimo september.",
	 "2021-09-end", NULL},
	{SECTION_FACTS,
	 "Ultimo 2022 evalueres indsatserne, og det skal vurderes, om de fortsætter.", "2022-end",
	 NULL},
	{SECTION_FACTS, "Der vil i efteråret blive afholdt et temamøde for byrådet om indsatsen.",
	 "2021-autumn", NULL},
	{SECTION_FACTS,
	 "Resultatet bliver præsenteret af Deloitte for Byrådet på temamøde 24. juni 2021.",
	 "2021-06-24", "Deloitte"},
	{SECTION_FACTS,
	 "Derfor vil Børn og Læring på førstkommende HU møde efter sommerferien fremlægge en sag.",
	 "-", "Børn og Læring"},
	{SECTION_FACTS, "TrygFonden giver besked i løbet af december 2021.", "2021-12",
	 "TrygFonden"},
	{SECTION_FACTS, "På HU d. 22. oktober 2021 drøftes resultatet.", "2021-10-22", "HU"},
	{SECTION_FACTS,
	 "Forvaltningen præsenterer forskellige scenarier på HU d. 3. november 2021.", "2021-11-03",
	 "Forvaltningen"},
	{SECTION_FACTS, "En plan forventes at blive vedtaget på HU d. 1. december 2021.",
	 "2021-12-01", "HU"},
	{SECTION_FACTS, "Et byggeprogram fremlægges til godkendelse i april 2022.", "2022-04",
	 NULL},
	{SECTION_FACTS, "Næste budgetopfølgning forelægges udvalget i november.", "2021-11", NULL},
	{SECTION_FACTS, "Klimaplanen evalueres i 3. kvartal 2022.", "2022-Q3", NULL},
	{SECTION_FACTS, "2. behandling finder sted i Byrådet den 27. september 2021.", "2021-09-27",
	 NULL},
	{SECTION_FACTS,
	 "Efter høringen forelægges politikken til vedtagelse i Byrådet i februar 2022.", "2022-02",
	 NULL},
	{SECTION_FACTS, "Når loven er vedtaget, vender Jobcentret tilbage til udvalget med en sag.",
	 "-", NULL},
	{SECTION_FACTS, "Udvalget forelægges en status for begge havne i juni 2022.", "2022-06",
	 NULL},
	{SECTION_FACTS, "Strategien forventes politisk behandlet i 4. kvartal 2021.", "2021-Q4",
	 NULL},
	{SECTION_FACTS,
	 "Planen forventes forelagt Kommunalbestyrelsen til endelig vedtagelse primo 2022.",
	 "2022-start", NULL},
	{SECTION_FACTS, "Udvalget vil blive orienteret om resultatet i september.", "2021-09",
	 NULL},
	{SECTION_FACTS, "Sagen genoptages, når høringsfristen er udløbet i uge 36.", "2021-W36",
	 NULL},
	{SECTION_FACTS, "Der gives en mundtlig status på udvalgets møde i august.", "2021-08",
	 NULL},
	{SECTION_PROCESS, "Udvalget vil løbende blive orienteret om projektets fremdrift.", "-",
	 NULL},
	{SECTION_PROCESS, "Lokalplanen forelægges Byrådet til endelig vedtagelse i oktober 2021.",
	 "2021-10", NULL},
	{SECTION_PROCESS, "Der følges op på indsatsen i foråret 2022.", "2022-spring", NULL},
	{SECTION_FACTS,
	 "Følgende sager forventes behandlet på de kommende møder:\nDecember 2021: "
	 "Kvalitetsstandarder 2022\nJanuar 2022: Status på frivilligcentret",
	 "2021-12 2022-01", NULL},
	/* the past, the matter itself, rules, background */
	{SECTION_FACTS, "Sagen blev forelagt udvalget i februar 2021.", "", NULL},
	{SECTION_FACTS, "Byrådet besluttede i november 2020, at der skulle gives en status.", "",
	 NULL},
	{SECTION_FACTS, "Udvalget har drøftet sagen den 21. april 2021.", "", NULL},
	{SECTION_FACTS, "Økonomiudvalget og Byrådet behandler kataloget i maj.", "", NULL},
	{SECTION_FACTS, "Fagudvalgene behandler i juni måned budgetforslag for 2022.", "", NULL},
	{SECTION_FACTS, "Anlægget etableres i efteråret 2021.", "", NULL},
	{SECTION_FACTS, "Modellen igangsættes i efteråret 2021.", "", NULL},
	{SECTION_FACTS, "Arbejdet udføres fra uge 41 og afsluttes i uge 50.", "", NULL},
	{SECTION_FACTS, "Loven forventes vedtaget i efteråret 2021.", "", NULL},
	{SECTION_FACTS,
	 "Foreningen udarbejder og indsender budget inden 1. november samt regnskab inden 1. maj.",
	 "", NULL},
	{SECTION_FACTS, "Handlingsplanen revideres en gang årligt.", "", NULL},
	{SECTION_FACTS, "Der afventes den endelige evaluering af projektet.", "", NULL},
	{SECTION_FACTS, "Workshoppen afholdes i september i uge 36, hvor hele HU deltager.", "",
	 NULL},
	{SECTION_FACTS,
	 "Der afholdes dialogmøde med brugerne d. 4. november 2021, hvor forslagene bliver "
	 "præsenteret og drøftet.",
	 "", NULL},
	{SECTION_FACTS, "KL's topmøde afholdes den 27.-28. januar 2022.", "", NULL},
	{SECTION_FACTS, "Balanceforslagene bliver ikke behandlet i fagudvalgene i september.", "",
	 NULL},
	{SECTION_FACTS, "Aftalen skal være indsendt til styrelsen senest den 1. juli 2021.", "",
	 NULL},
	{SECTION_FACTS, "Aftalen med klubben udløber ultimo 2024.", "", NULL},
	{SECTION_FACTS, "Projektet løber i perioden 1. marts 2021 til 28. februar 2023.", "", NULL},
	{SECTION_FACTS, "Midlerne bruges fra 1. september 2021 til 1. oktober 2023.", "", NULL},
	{SECTION_FACTS, "Forslaget var i høring fra den 8. marts til den 3. maj 2021.", "", NULL},
	{SECTION_FACTS, "Udvalgets budget 2022 godkendes af Byrådet.", "", NULL},
	{SECTION_FACTS, "Borgerne får besked direkte.", "", NULL},
	{SECTION_FACTS, "Mødet afsluttes med en status på de igangsatte indsatser.", "", NULL},
	{SECTION_FACTS, "Ifølge planlovens § 24 skal forslaget fremlægges i otte uger.", "", NULL},
	{SECTION_LAW, "Regnskabet forelægges Byrådet inden 1. september 2021.", "", NULL},
	{SECTION_ATTACHMENTS, "Evaluering forelægges i august 2021", "", NULL},
	{SECTION_FACTS, "Hvis planen vedtages, forelægges den Byrådet i oktober 2021.", "2021-10",
	 NULL},
	{SECTION_FACTS, "Budgettet skal vedtages i 2. behandling.", "", NULL},
	{SECTION_FACTS, "", "", NULL},
};

static const struct example in_points[] = {
	{SECTION_RECOMMENDATION,
	 "der meddeles en anlægsbevilling på 4,6 mio. kr. med rådighedsbeløb i 2022", "", NULL},
	{SECTION_RECOMMENDATION,
	 "Forvaltningen indstiller til HU, at\n1. planen godkendes\n2. der primo februar 2022 "
	 "gives "
	 "en særskilt redegørelse",
	 "2022-02-start", NULL},
	{SECTION_RECOMMENDATION, "3. at udvalget i oktober 2021 får forelagt en måling af farten.",
	 "2021-10", NULL},
	{SECTION_RECOMMENDATION, "at ordningen evalueres efter ét år", "2022-06", NULL},
	{SECTION_RECOMMENDATION, "6. sagen genoptages til endelig godkendelse til august",
	 "2021-08", NULL},
	{SECTION_RECOMMENDATION, "2. forsøget evalueres i juni 2023.", "2023-06", NULL},
	{SECTION_RECOMMENDATION, "at strategien forelægges til godkendelse i november 2021,",
	 "2021-11", NULL},
	{SECTION_RECOMMENDATION, "at ordningen evalueres i 2022", "2022", NULL},
	{SECTION_RECOMMENDATION, "3. At udvalget i foråret 2022 præsenteres for en ny liste.",
	 "2022-spring", NULL},
	{SECTION_RECOMMENDATION, "at orienteringen tages til efterretning", "", NULL},
	{SECTION_RECOMMENDATION, "at udvalget drøfter sagen", "", NULL},
	{SECTION_RECOMMENDATION, "at udvalget behandler forslag til budget 2022", "", NULL},
	{SECTION_RECOMMENDATION, "at modellen indføres den 1. januar 2022", "", NULL},
	{SECTION_RECOMMENDATION, "at der gives 2 mio. kr. i 2021", "", NULL},
	{SECTION_RECOMMENDATION, "at forslaget sendes i høring fra 18. juni til 6. august 2021", "",
	 NULL},
	{SECTION_RECOMMENDATION, "at dato for workshoppen fastsættes", "", NULL},
	{SECTION_RECOMMENDATION, "at regnskabet for 2020 godkendes", "", NULL},
};

static void check_facts(struct reading *r, const struct passage *p, const struct rec_item *item)
{
	for (uint32_t i = 0; i < item->commitments.n; i++) {
		const struct rec_commitment *c = &item->commitments.at[i];
		reading_check_fact(r, p, &c->text);
		reading_check_fact(r, p, &c->who);
		assert_true(!c->due.text || c->due.spans.n > 0);
		assert_true(!c->first.text == !c->last.text);
		assert_true(!c->first.text || strcmp(c->first.text, c->last.text) <= 0);
	}
}

static int run(struct reading *r, const struct example *table, size_t n)
{
	int wrong = 0;
	for (size_t i = 0; i < n; i++) {
		struct rec_item item = {0};
		struct passage p = reading_passage(r, table[i].text);
		r->x.date = (struct civil){2021, 6, 9};
		assert_int_equal(commitments_read(&r->x, &p, table[i].section, &item), SP_OK);
		check_facts(r, &p, &item);
		const char *got = reading_dues(r, &item);
		const char *who = item.commitments.n ? item.commitments.at[0].who.text : NULL;
		if (strcmp(got, table[i].dues) == 0 &&
		    (!table[i].who || strcmp(who ? who : "-", table[i].who) == 0))
			continue;
		print_message("# %s: “%s” by %s, expected “%s”\n", table[i].text, got,
			      who ? who : "-", table[i].dues);
		wrong++;
	}
	return wrong;
}

static void decisions(void **state)
{
	assert_int_equal(run(*state, in_decisions, COUNT(in_decisions)), 0);
}

static void texts(void **state)
{
	assert_int_equal(run(*state, in_texts, COUNT(in_texts)), 0);
}

static void points(void **state)
{
	assert_int_equal(run(*state, in_points, COUNT(in_points)), 0);
}

/* One promise with its recurrence, its time as days and its clause. */
static void recurring(void **state)
{
	struct reading *r = *state;
	struct rec_item item = {0};
	struct passage p = reading_passage(r, in_texts[0].text);
	r->x.date = (struct civil){2021, 6, 9};
	assert_int_equal(commitments_read(&r->x, &p, SECTION_FACTS, &item), SP_OK);
	assert_int_equal(item.commitments.n, 1);
	const struct rec_commitment *c = &item.commitments.at[0];
	assert_string_equal(c->recurrence.text, "P6M");
	assert_string_equal(reading_shown(r, &p, &c->recurrence), "halvårligt");
	assert_string_equal(reading_shown(r, &p, &c->due), "marts 2022");
	assert_string_equal(c->first.text, "2022-03-01");
	assert_string_equal(c->last.text, "2022-03-31");
}

/* The clause, not the whole paragraph; the same promise twice is one. */
static void clause_and_twice(void **state)
{
	struct reading *r = *state;
	struct rec_item item = {0};
	static const char text[] =
		"1. Godkendt.\n2. Sagen belyses yderligere og vender tilbage til alle udvalg i "
		"september 2021 med det mål at genoptage indsatsen. Økonomien tages med i "
		"budgettet.";
	struct passage p = reading_passage(r, text);
	r->x.date = (struct civil){2021, 6, 9};
	assert_int_equal(commitments_read(&r->x, &p, SECTION_PRIOR_DECISION, &item), SP_OK);
	assert_int_equal(commitments_read(&r->x, &p, SECTION_DECISION, &item), SP_OK);
	assert_int_equal(item.commitments.n, 1);
	assert_string_equal(item.commitments.at[0].text.text,
			    "Sagen belyses yderligere og vender tilbage til alle udvalg i "
			    "september 2021");
}

/* Without the meeting's day only what prints its year has a due. */
static void unknown_day(void **state)
{
	struct reading *r = *state;
	struct rec_item item = {0};
	struct passage p = reading_passage(r, "Sagen genoptages i august.\n"
					      "Ordningen evalueres i marts 2022.");
	r->x.date = (struct civil){0, 0, 0};
	assert_int_equal(commitments_read(&r->x, &p, SECTION_DECISION, &item), SP_OK);
	assert_string_equal(reading_dues(r, &item), "- 2022-03");
}

static void cut_anywhere(void **state)
{
	struct reading *r = *state;
	r->x.date = (struct civil){2021, 6, 9};
	for (size_t i = 0; i < COUNT(in_decisions); i++) {
		const char *text = in_decisions[i].text;
		for (size_t n = 0; n <= strlen(text); n += 3) {
			while (((unsigned char)text[n] & 0xC0) == 0x80)
				n++;
			struct rec_item item = {0};
			struct passage p = reading_passage(r, arena_strndup(r->arena, text, n));
			assert_int_equal(commitments_read(&r->x, &p, SECTION_DECISION, &item),
					 SP_OK);
			check_facts(r, &p, &item);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decisions),	    cmocka_unit_test(texts),
		cmocka_unit_test(points),	    cmocka_unit_test(recurring),
		cmocka_unit_test(clause_and_twice), cmocka_unit_test(unknown_day),
		cmocka_unit_test(cut_anywhere)};
	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
