/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How municipalities promise to come back, form by form, and what only looks like it. */
#include "reading.h"

/* The meeting of all the cases: Wednesday 9 June 2021. Expected: the dues, parted by a blank, "-"
 * for none; "" when nothing is promised. who: of the first one, NULL when it does not matter. */
struct example {
	enum section_kind section;
	const char *text, *dues, *who;
};

static const struct example laid_before[] = {
	{SECTION_FACTS,
	 "Sagen forelægges, inden den sendes til ministeriet senest den 1. juli 2021.", "", NULL},
	{SECTION_FACTS, "Sagen genfremsættes i august 2021.", "2021-08", NULL},
	{SECTION_FACTS, "Der fremlægges en særskilt sag herom senere på året.", "-", NULL},
	{SECTION_FACTS, "Likviditeten var 214 mio. kr. Næste rapport forelægges i september 2021.",
	 "2021-09", NULL},
	{SECTION_FACTS, "En samlet plan forelægges i november 2021.", "2021-11", NULL},
	{SECTION_FACTS,
	 "Der er ikke foreslået nedskæringer, da der i august 2021 forelægges en samlet plan.",
	 "2021-08", NULL},
	{SECTION_FACTS, "Næste redegørelse forelægges i oktober 2021.", "2021-10", NULL},
	{SECTION_FACTS, "Rapport for 2. kvartal forelægges i september 2021.", "2021-09", NULL},
	{SECTION_FACTS, "En samlet opgørelse for året fremlægges primo 2022.", "2022-start", NULL},
	{SECTION_FACTS, "Regnskabet forelægges senest i juni 2022.", "2022-06", NULL},
	{SECTION_FACTS, "Sagen fremlægges til politisk drøftelse i marts, juni og september 2022.",
	 "2022-03 2022-06 2022-09", NULL},
	{SECTION_FACTS, "Udvalget får en særskilt sag om moler i oktober 2021.", "2021-10", NULL},
	{SECTION_FACTS, "Planen forelægges i offentlig høring fra den 1. juli 2021.", "", NULL},
	{SECTION_FACTS, "Forslaget fremlægges i offentlig høring fra den 1. juli 2021.", "", NULL},
	{SECTION_FACTS, "Planen fremlægges til offentligt eftersyn i uge 36 2021.", "", NULL},
	{SECTION_FACTS, "Efter endt høring forelægges sagen til endelig beslutning.", "", NULL},
	{SECTION_FACTS, "Sagen vil blive forelagt udvalget igen efter høringen.", "-", NULL},
	{SECTION_FACTS,
	 "Forvaltningen vender tilbage til udvalget i forbindelse med næste budgetopfølgning.", "-",
	 "Forvaltningen"},
};

static const struct example decided_later[] = {
	{SECTION_FACTS, "Et nyt forslag ventes klar til politisk stillingtagen i efteråret 2021.",
	 "2021-autumn", NULL},
	{SECTION_FACTS, "Frigivelse af resten sker ved en særskilt sag i november 2021.", "2021-11",
	 NULL},
	{SECTION_FACTS, "Ældrerådet har sagen på dagsordenen den 14. juni 2021.", "2021-06-14",
	 NULL},
	{SECTION_FACTS, "Den endelige beslutning træffes på byrådets møde den 26. oktober 2021.",
	 "2021-10-26", NULL},
	{SECTION_FACTS, "Endelig beslutning træffes af byrådet i oktober 2021.", "2021-10", NULL},
	{SECTION_FACTS, "Planen forventes endeligt godkendt af Byrådet i april 2022.", "2022-04",
	 NULL},
	{SECTION_FACTS, "Budgetopfølgning 2 behandles i august.", "2021-08", NULL},
	{SECTION_FACTS, "Puljen udmøntes på udvalgets møde i september 2021.", "2021-09", NULL},
	{SECTION_FACTS, "Byrådet skal tage stilling til en bevilling i 2022.", "", NULL},
	{SECTION_FACTS, "Juni 2021: Drøftelse i udvalget", "", NULL},
	{SECTION_FACTS, "Udbuddet offentliggøres i januar 2022.", "", NULL},
	{SECTION_PROCESS, "Udbuddet offentliggøres i januar 2022.", "", NULL},
	{SECTION_PROCESS, "Høringssvarene behandles i september.", "2021-09", NULL},
	{SECTION_PROCESS, "Økonomiudvalget den 22. september 2021", "2021-09-22", NULL},
	{SECTION_PROCESS, "Børne- og Skoleudvalget: 22. september 2021", "2021-09-22", NULL},
	{SECTION_PROCESS, "- Byrådet 28-09-2021", "2021-09-28", NULL},
	{SECTION_PROCESS, "22. september 2021: Økonomiudvalget", "2021-09-22", NULL},
	{SECTION_PROCESS, "Havneudvalget den 9. juni 2021", "", NULL},
	{SECTION_PROCESS, "22. september 2021: Borgermøde", "", NULL},
};

static const struct example reports[] = {
	{SECTION_FACTS, "Der vil blive fulgt op på handleplanen ved årsskiftet.", "2021-12", NULL},
	{SECTION_FACTS, "Forvaltningen fremlægger status to gange årligt på udvalgets møder.", "-",
	 "Forvaltningen"},
	{SECTION_FACTS,
	 "Udvalget orienteres om udviklingen i forbindelse med de kvartalsvise "
	 "budgetopfølgninger.",
	 "-", NULL},
	{SECTION_RECOMMENDATION, "at udvalget orienteres, når resultatet foreligger", "-", NULL},
	{SECTION_RECOMMENDATION, "at udvalget orienteres om status", "", NULL},
	{SECTION_RECOMMENDATION, "at regnskab forelægges byrådet, når arbejdet er udført", "-",
	 NULL},
	{SECTION_RECOMMENDATION,
	 "at udvalget beder Havn og Natur om en måling, når boligerne er taget i brug", "-",
	 "Havn og Natur"},
	{SECTION_FACTS, "Der gøres status i maj 2022.", "2022-05", NULL},
	{SECTION_FACTS, "Tilbuddene evalueres i september 2021.", "", NULL},
	{SECTION_FACTS, "Eleverne evalueres løbende.", "", NULL},
	{SECTION_FACTS, "Forældrene orienteres på et møde den 20. juni 2021.", "", NULL},
	{SECTION_FACTS, "Forvaltningen vil løbende følge effekten og afrapportere til udvalget.",
	 "-", "Forvaltningen"},
	{SECTION_FACTS,
	 "Udvalget har på mødet den 5. maj 2021 bedt om, at sagen forelægges igen i juni 2021.", "",
	 NULL},
	{SECTION_FACTS, "Økonomiafdelingen fremsender kvartalsrapport for 2. kvartal til udvalget.",
	 "", NULL},
	{SECTION_FACTS, "Status på sagsbehandlingsfrister gives på mødet i november.", "2021-11",
	 NULL},
	{SECTION_FACTS,
	 "Udvalget skal holde seks møder, og aflevere sine anbefalinger til byrådet i januar 2022.",
	 "2022-01", NULL},
	{SECTION_FACTS, "Der afrapporteres årligt til Teknisk Udvalg og byrådet.", "-", NULL},
	{SECTION_FACTS, "Afrapportering sker halvårligt til udvalget.", "-", NULL},
	{SECTION_FACTS, "Projektet afrapporteres til Socialstyrelsen i december 2021.", "", NULL},
	{SECTION_FACTS, "Kommunen skal afrapportere til ministeriet senest den 1. marts 2022.", "",
	 NULL},
	{SECTION_FACTS, "Regnskabet afgives til revisionen inden den 1. maj 2022.", "", NULL},
	{SECTION_FACTS, "Rådet ønsker at ændre § 3, så regnskabet aflægges senest den 1. april.",
	 "", NULL},
	{SECTION_FACTS, "Mindreforbrug på 18 mio. kr. i 2021, som søges overført til 2022.", "",
	 NULL},
	{SECTION_FACTS, "Foreningen tilbyder at skaffe 30 fritidsjob om året.", "", NULL},
	{SECTION_FACTS, "Byrådet godkendte programmet og bad om en evaluering i november 2021.", "",
	 NULL},
	{SECTION_RECOMMENDATION, "at administrationen afrapporterer ved hver budgetrevision", "-",
	 "administrationen"},
	{SECTION_RECOMMENDATION, "at modellen evalueres, når den har virket i et år", "-", NULL},
	{SECTION_RECOMMENDATION, "at foreningen fremsender regnskab senest 1. december",
	 "2021-12-01", "foreningen"},
	{SECTION_RECOMMENDATION,
	 "Havnecentret indstiller, 1. at der frigives 9,5 mio. kr. i 2022, 2. at centret "
	 "orienterer "
	 "udvalget i marts 2022",
	 "2022-03", "centret"},
};

static const struct example asked_for[] = {
	{SECTION_DECISION, "Rådet efterlyste en status på politikken.", "-", NULL},
	{SECTION_DECISION, "Udvalget efterspurgte et overblik over udgifterne.", "-", NULL},
	{SECTION_DECISION, "Udvalget bad om at få tilsendt tegningerne.", "-", NULL},
	{SECTION_DECISION, "Godkendt, idet udvalget forudsætter, at der gives en årlig status.",
	 "-", NULL},
	{SECTION_DECISION,
	 "Udvalget tog orienteringen til efterretning og imødeser en redegørelse i efteråret.",
	 "2021-autumn", NULL},
	{SECTION_DECISION, "Udvalget ønsker at se på en billigere løsning.", "-", NULL},
	{SECTION_DECISION, "Udvalget drøftede, om der skal udarbejdes en ny plan.", "", NULL},
	{SECTION_DECISION, "Et mindretal bestående af V ønskede sagen udsat til august.", "", NULL},
	{SECTION_DECISION, "Ane Bo (V) begærede sagen udsat til næste møde.", "next-meeting", NULL},
	{SECTION_DECISION, "Udvalget vil gerne se de ændrede procedurer.", "-", NULL},
	{SECTION_DECISION, "Udvalget bad om en oversigt over moler i kommunen.", "-", NULL},
	{SECTION_DECISION,
	 "Udvalget drøftede oplægget og bad om et notat om takster i 2. kvartal "
	 "2022.",
	 "2022-Q2", NULL},
	{SECTION_DECISION,
	 "Udvalget anmodede forvaltningen om at komme med forslag til "
	 "besparelser.",
	 "-", "forvaltningen"},
	{SECTION_DECISION, "Udvalget bad Havn og Natur om en trafikmåling på Søvej.", "-",
	 "Havn og Natur"},
	{SECTION_DECISION, "Sagen blev sendt tilbage med ønske om en beskrivelse af effekten.", "-",
	 NULL},
	{SECTION_DECISION, "Udvalget ønsker inden mødet oplyst, hvilken rente der er regnet med.",
	 "-", NULL},
	{SECTION_DECISION, "Udvalget ønsker et temamøde om husdyr efter sommerferien.", "-", NULL},
	{SECTION_DECISION, "Udvalget ønsker at følge sagen tæt.", "", NULL},
	{SECTION_DECISION, "Ane Bo (Ø) ønsker forslaget om takster taget af bordet.", "", NULL},
	{SECTION_DECISION, "V (Ane Bo) og C stemte imod, da de ønsker model 3.", "", NULL},
	{SECTION_DECISION, "Ane Bo (Ø) stemte imod, idet Enhedslisten ønsker fire rapporter.", "",
	 NULL},
	{SECTION_DECISION, "Et flertal ønsker at meddele dispensation.", "", NULL},
	{SECTION_DECISION, "Evalueringen skal også belyse støjen.", "", NULL},
	{SECTION_DECISION, "Udvalget ønsker, at elevrådene inddrages i evalueringen.", "", NULL},
};

static const struct example answers[] = {
	{SECTION_DECISION, "Formanden sender en venlig rykker.", "", NULL},
	{SECTION_DECISION, "Formanden sender tallene senest den 8. juli.", "2021-07-08",
	 "Formanden"},
	{SECTION_DECISION, "Administrationen indhenter tilbud på nye skilte.", "-",
	 "Administrationen"},
	{SECTION_DECISION, "Udvalget blev orienteret om, at sagen genoptages efter sommerferien.",
	 "-", NULL},
	{SECTION_DECISION, "Sagen genoptages om ca. 6 måneder.", "2021-12", NULL},
	{SECTION_DECISION, "Sagen genoptages i sept. 2021.", "2021-09", NULL},
	{SECTION_DECISION, "Sagen genoptages efter sommeren.", "-", NULL},
	{SECTION_DECISION, "Sagen genoptages næste år.", "2022", NULL},
	{SECTION_DECISION, "Forvaltningen svarer skriftligt.", "-", "Forvaltningen"},
	{SECTION_DECISION, "Det blev oplyst, at rapporten udsendes i næste uge.", "2021-W24", NULL},
	{SECTION_DECISION, "Forvaltningen eftersender notatet til udvalget.", "-", "Forvaltningen"},
	{SECTION_DECISION, "Spørgsmålet besvares skriftligt.", "-", NULL},
	{SECTION_DECISION, "Sagen udsættes indtil evalueringen er afsluttet.", "-", NULL},
	{SECTION_DECISION, "Sagen sættes på igen i august.", "2021-08", NULL},
	{SECTION_DECISION, "Punktet føjes til dagsordenen, når tallene er kendt.", "-", NULL},
	{SECTION_DECISION, "Taget til efterretning. Næste orientering gives i december.", "2021-12",
	 NULL},
	{SECTION_DECISION, "Borgmesteren lovede, at spørgeren ville få besked i oktober.",
	 "2021-10", "Borgmesteren"},
	{SECTION_DECISION, "Svaret eftersendes til udvalget.", "-", NULL},
	{SECTION_DECISION, "Svaret fremsendes tillige skriftligt til byrådets medlemmer.", "-",
	 NULL},
	{SECTION_DECISION, "Svaret vedlægges referatet.", "", NULL},
	{SECTION_DECISION, "Når der foreligger svar fra ministeriet, orienteres udvalget.", "-",
	 NULL},
	{SECTION_DECISION, "Sagen sendes tilbage til forvaltningen, som undersøger en anden plan.",
	 "-", "forvaltningen"},
	{SECTION_DECISION,
	 "Borgmesteren orienterede om, at svaret fra styrelsen forelægges udvalget i december.",
	 "2021-12", NULL},
	{SECTION_DECISION, "Sagen udsættes til førstkommende møde efter sommerferien.", "-", NULL},
	{SECTION_DECISION, "Sagen genoptages på augustmødet.", "2021-08", NULL},
	{SECTION_DECISION, "Administrationen fremlægger forslag på septembermødet.", "2021-09",
	 "Administrationen"},
};

static const struct example events[] = {
	{SECTION_DECISION, "Dato for høringsmødet er den 23. august 2021 kl. 17.", "2021-08-23",
	 NULL},
	{SECTION_DECISION, "Mandag den 9. august 2021, kl. 13 – afholdelse af temadag",
	 "2021-08-09", NULL},
	{SECTION_DECISION, "Torsdag den 26. august 2021 - borgermøde om budget 2022-2025",
	 "2021-08-26", NULL},
	{SECTION_DECISION, "Ane Bo indtræder i udvalget fra den 1. august 2021.", "", NULL},
	{SECTION_DECISION, "Der indkaldes forslag i august 2021.", "", NULL},
	{SECTION_FACTS, "Næste møde i følgegruppen er den 5. oktober 2021.", "", NULL},
	{SECTION_FACTS, "Udvalgets studietur gennemføres i uge 37 2021.", "", NULL},
	{SECTION_FACTS, "Besigtigelsestur for udvalget, der afholdes den 18. august 2021.", "",
	 NULL},
	{SECTION_FACTS, "Direktionen holder temamøde onsdag den 25. august.", "2021-08-25",
	 "Direktionen"},
	{SECTION_RECOMMENDATION, "at udvalgets møde den 6. oktober 2021 flyttes", "", NULL},
	{SECTION_RECOMMENDATION, "at der holdes borgermøde i uge 35", "2021-W35", NULL},
	{SECTION_RECOMMENDATION, "at prisen fastsættes til 210 kr. fra 1. januar 2022", "", NULL},
	{SECTION_RECOMMENDATION, "at hallerne holdes åbne i ferierne i 2021", "", NULL},
	{SECTION_RECOMMENDATION,
	 "at udkastet sendes i høring hos brugerrådet indtil den 15. september 2021", "", NULL},
	{SECTION_DECISION, "Udvalget besigtiger havnen den 18. august 2021.", "2021-08-18", NULL},
};

static const struct example who[] = {
	{SECTION_DECISION, "I september fremlægger forvaltningen en plan for molerne.", "2021-09",
	 "forvaltningen"},
	{SECTION_DECISION,
	 "Forslaget oversendes til Økonomiudvalget, der vender tilbage inden årets udgang.",
	 "2021-12", "Økonomiudvalget"},
	{SECTION_DECISION, "Fagudvalgene afleverer forslag til mødet den 17. august 2021.",
	 "2021-08-17", "Fagudvalgene"},
	{SECTION_FACTS, "Der er lagt en handleplan, og tilsynet følger op i uge 48.", "2021-W48",
	 "tilsynet"},
	{SECTION_DECISION, "It-chefen kommer med et nyt oplæg på mødet den 27. oktober.",
	 "2021-10-27", "It-chefen"},
	{SECTION_DECISION, "Børn, Unge og Familie fremlægger et udkast inden 1. september 2021.",
	 "2021-09-01", "Børn, Unge og Familie"},
};

/* Put off, come back, with what stands around it. */
static const struct example returns[] = {
	{SECTION_DECISION,
	 "Byrådet vedtog at udsætte sagen til mødet den 20. september 2021, da tegninger manglede.",
	 "2021-09-20", NULL},
	{SECTION_DECISION,
	 "Udsat til næste møde, idet udvalget ønsker, at Ældrerådet også får en plads.",
	 "next-meeting", NULL},
	{SECTION_DECISION, "Byrådet har udsat sagen om den nye hal til mødet i september.",
	 "2021-09", NULL},
	{SECTION_DECISION,
	 "Sagen udgår til fornyet behandling i september, idet udvalget ønsker belyst, om hallen "
	 "kan deles.",
	 "2021-09", NULL},
	{SECTION_DECISION, "Udvalget ønsker sagen belyst. Sagen genoptages på mødet i oktober.",
	 "2021-10", NULL},
	{SECTION_DECISION, "Ane Bo (V) efterlyste en oversigt over moler. Svaret eftersendes.", "-",
	 NULL},
	{SECTION_DECISION, "Sagen tages op igen i det nye år.", "-", NULL},
	{SECTION_DECISION, "Udvalget anbefaler, at omdannelsen udskydes til 1. januar 2022.", "",
	 NULL},
	{SECTION_DECISION, "Afslag, idet der henvises til puljen, som åbner igen den 1. oktober.",
	 "", NULL},
	{SECTION_DECISION,
	 "Godkendt, idet kommunen venter med købet, til prøverne foreligger i efteråret 2021.", "",
	 NULL},
	{SECTION_DECISION,
	 "Formanden foreslog, at der laves et notat, der forelægges udvalget i marts 2022. Dette "
	 "blev tiltrådt.",
	 "2022-03", NULL},
	{SECTION_DECISION,
	 "Formanden foreslog, at der laves et notat, der forelægges udvalget i marts 2022. "
	 "Forslaget faldt.",
	 "", NULL},
	{SECTION_FACTS, "Hvis forslaget sendes i høring, forelægges svarene for udvalget i januar.",
	 "2022-01", NULL},
	{SECTION_FACTS, "Hvis svarene forelægges udvalget i januar 2022, kan der bygges.", "",
	 NULL},
	{SECTION_RECOMMENDATION,
	 "sagen om en varig løsning forelægges Byrådet inden budgetforhandlingerne 2022", "-",
	 NULL},
};

static const struct example road_ahead[] = {
	{SECTION_FACTS, "Budgettet andenbehandles den 13. oktober 2021.", "2021-10-13", NULL},
	{SECTION_FACTS, "Sagen ventes afgjort i Byrådet den 22. september 2021.", "2021-09-22",
	 NULL},
	{SECTION_FACTS, "Regnskabet skal efter reglerne behandles af Byrådet senest i september.",
	 "", NULL},
	{SECTION_FACTS,
	 "Revisionen afgiver beretning inden 15. juli, og regnskabet forelægges Byrådet den 31. "
	 "august 2021.",
	 "2021-08-31", NULL},
	{SECTION_FACTS, "Der søges om den egentlige anlægsbevilling i 4. kvartal 2021.", "2021-Q4",
	 NULL},
	{SECTION_FACTS, "Der søges om en anlægsbevilling på 4,8 mio. kr. i 2022.", "", NULL},
	{SECTION_FACTS, "Licitation afholdes i august med deltagelse af udvalget.", "", NULL},
	{SECTION_FACTS, "Aftalen gælder i to år. Forlængelse skal meddeles senest 30. april 2022.",
	 "", NULL},
	{SECTION_PROCESS,
	 "Sagen forelægges for havneudvalget den 1. juni, økonomiudvalget den 16. juni og byrådet "
	 "den 23. juni 2021.",
	 "2021-06-16", NULL},
	{SECTION_PROCESS, "Behandling i Byrådet: 25. august 2021", "2021-08-25", NULL},
	{SECTION_PROCESS, "23. juni: Teknisk Udvalg", "2021-06-23", NULL},
	{SECTION_PROCESS, "Oktober 2021 | Endelig beslutning i Byrådet", "2021-10", NULL},
	{SECTION_PROCESS, "August 2021 | Høring", "", NULL},
	{SECTION_PROCESS, "Flytning: December 2021", "", NULL},
};

static const struct example conditions[] = {
	{SECTION_RECOMMENDATION, "at teatret hvert år i april aflægger en beretning til udvalget",
	 "2022-04", "teatret"},
	{SECTION_RECOMMENDATION, "at følgegruppen to gange årligt afgiver en status til udvalget",
	 "-", "følgegruppen"},
	{SECTION_RECOMMENDATION, "at foreningen indsender regnskab senest 1. december 2021",
	 "2021-12-01", "foreningen"},
	{SECTION_RECOMMENDATION, "Udvalget modtager en årlig redegørelse.", "-", "Udvalget"},
	{SECTION_RECOMMENDATION, "at byrådet fra 1. august 2021 indfører gratis kørsel", "", NULL},
	{SECTION_FACTS, "Udvalget får hvert kvartal en status på sagerne.", "", NULL},
	{SECTION_FACTS, "Foreningen indsender budget inden 1. november 2021.", "", NULL},
	{SECTION_DECISION,
	 "Tilskuddet betinges af, at klubben indsender regnskab senest den 1. november 2021.",
	 "2021-11-01", "klubben"},
	{SECTION_DECISION, "Regnskab indsendes senest 3 måneder efter koncerten.", "-", NULL},
	{SECTION_DECISION, "Godkendt, idet lokalrådene høres inden 1. juli 2021.", "2021-07-01",
	 NULL},
	{SECTION_DECISION, "Godkendt, idet der i næste rapport medtages tal for fravær.", "-",
	 NULL},
	{SECTION_DECISION,
	 "Gruppen B ønsker tilført protokollen, at planen bør indeholde krav om boliger.", "",
	 NULL},
};

static const struct example doers[] = {
	{SECTION_DECISION, "Udvalget anmodede om et kort over de 34 kældre.", "-", NULL},
	{SECTION_DECISION, "Et skriftligt svar udsendes til byrådets medlemmer.", "-", NULL},
	{SECTION_DECISION, "Rapporten omdeles på næste møde.", "next-meeting", NULL},
	{SECTION_DECISION, "Teknisk forvaltning sender et notat til byrådet om molens højde.", "-",
	 "Teknisk forvaltning"},
	{SECTION_DECISION, "Mia og Dorthe spørger forældrene.", "-", "Mia og Dorthe"},
	{SECTION_DECISION, "Foreningen spørger forældrene.", "", NULL},
	{SECTION_DECISION, "Formanden sender et brev til trafikselskabet.", "-", "Formanden"},
	{SECTION_DECISION, "Forvaltningen bedes redegøre for, hvornår fejlen blev fundet.", "-",
	 "Forvaltningen"},
	{SECTION_DECISION, "Kulturudvalget bedes redegøre for kriterierne inden næste møde.",
	 "next-meeting", "Kulturudvalget"},
	{SECTION_DECISION, "På mødet i november fremlægger gruppen et program.", "2021-11",
	 "gruppen"},
	{SECTION_DECISION,
	 "Det blev besluttet, at Havneudvalget udarbejder svar på a), og at Ane Bo udarbejder svar "
	 "på b).",
	 "- -", "Havneudvalget"},
	{SECTION_RECOMMENDATION,
	 "at administrationen bemyndiges til at indgå aftalen og orienterer udvalget på næste møde",
	 "next-meeting", "administrationen"},
	{SECTION_FACTS, "Ældrerådets svar eftersendes.", "-", NULL},
	{SECTION_RECOMMENDATION,
	 "at administrationen senest ved budgetopfølgningen pr. 31. oktober 2021 redegør for "
	 "udgiften",
	 "2021-10-31", "administrationen"},
	{SECTION_DECISION, "Henning skriver til forvaltningen.", "-", "Henning"},
	{SECTION_DECISION, "Ane Bo var imod, da hun ønskede nyt udbud.", "", NULL},
	{SECTION_DECISION, "Orienteret om: Møde med ministeren den 22. oktober.", "", NULL},
	{SECTION_FACTS, "Ansøgere får svar senest den 1. september 2021.", "", NULL},
};

static int wrong(struct reading *r, const struct example *e)
{
	struct rec_item item = {0};
	struct passage p = reading_passage(r, e->text);
	r->x.date = (struct civil){2021, 6, 9};
	assert_int_equal(commitments_read(&r->x, &p, e->section, &item), SP_OK);
	for (uint32_t i = 0; i < item.commitments.n; i++) {
		reading_check_fact(r, &p, &item.commitments.at[i].text);
		reading_check_fact(r, &p, &item.commitments.at[i].who);
	}
	const char *got = reading_dues(r, &item);
	const char *by = item.commitments.n ? item.commitments.at[0].who.text : NULL;
	if (strcmp(got, e->dues) == 0 && (!e->who || (by && strcmp(by, e->who) == 0)))
		return 0;
	print_message("# %s: “%s” by %s, expected “%s” by %s\n", e->text, got, by ? by : "-",
		      e->dues, e->who ? e->who : "anybody");
	return 1;
}

static void run(void **state, const struct example *table, size_t n)
{
	int bad = 0;
	for (size_t i = 0; i < n; i++)
		bad += wrong(*state, &table[i]);
	assert_int_equal(bad, 0);
}

static void plans(void **state)
{
	run(state, laid_before, COUNT(laid_before));
	run(state, decided_later, COUNT(decided_later));
	run(state, road_ahead, COUNT(road_ahead));
}

static void told(void **state)
{
	run(state, reports, COUNT(reports));
	run(state, answers, COUNT(answers));
	run(state, returns, COUNT(returns));
}

static void wishes(void **state)
{
	run(state, asked_for, COUNT(asked_for));
	run(state, conditions, COUNT(conditions));
}

static void held(void **state)
{
	run(state, events, COUNT(events));
}

static void persons(void **state)
{
	run(state, who, COUNT(who));
	run(state, doers, COUNT(doers));
}

/* A wish without a time that may as well be the matter itself is doubtful, a dated one is not. */
static void doubt(void **state)
{
	struct reading *r = *state;
	struct rec_item item = {0};
	struct passage p = reading_passage(r, "Udvalget ønsker undersøgt, om der kan søges "
					      "tilskud.\nUdvalget ønsker en plan i oktober.");
	r->x.date = (struct civil){2021, 6, 9};
	assert_int_equal(commitments_read(&r->x, &p, SECTION_DECISION, &item), SP_OK);
	assert_int_equal(item.commitments.n, 2);
	assert_true(item.commitments.at[0].text.doubt);
	assert_false(item.commitments.at[1].text.doubt);
}

/* A sentence that never ends, full of promises and days, is read in time that grows with it. */
static void endless(void **state)
{
	enum { TIMES = 1000 };
	static const char one[] = "forelægges den 9. august 2021 ";
	struct reading *r = *state;
	struct rec_item item = {0};
	char *text = arena_array(r->arena, TIMES * sizeof(one), 1);
	assert_non_null(text);
	for (size_t i = 0; i < TIMES; i++)
		memcpy(text + i * (sizeof(one) - 1), one, sizeof(one));
	struct passage p = reading_passage(r, text);
	r->x.date = (struct civil){2021, 6, 9};
	assert_int_equal(commitments_read(&r->x, &p, SECTION_FACTS, &item), SP_OK);
	assert_true(item.commitments.n > 0);
}

/* The lines of an item called "Kommende sager" begin with their months. */
static void titled_list(void **state)
{
	struct reading *r = *state;
	struct rec_item item = {.title = {.text = "Kommende sager"}};
	struct passage p = reading_passage(r, "Juni: Status på molerne\n"
					      "September: Takster for gæster\n"
					      "Oktober: Budgetopfølgning pr. 30. september 2021");
	r->x.date = (struct civil){2021, 6, 9};
	assert_int_equal(commitments_read(&r->x, &p, SECTION_FACTS, &item), SP_OK);
	assert_string_equal(reading_dues(r, &item), "2021-09 2021-10");
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(plans),   cmocka_unit_test(told),
					   cmocka_unit_test(wishes),  cmocka_unit_test(held),
					   cmocka_unit_test(persons), cmocka_unit_test(titled_list),
					   cmocka_unit_test(doubt),   cmocka_unit_test(endless)};
	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
