/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole documents in odd layouts: which items are found, with number, title and decision. */
#include "read/read.h"
#include "reading.h"

struct layout {
	const char *name, *text;
	const char *items; /* a line for each: number|title|decision, "-" for none; where wanted in
			    * full: |case number|attachments too, then |points */
};

/* Transcripts with a page on each line. */
#define PAGE_ONE                                                                              \
	"Transkript\n\n1 Havneudvalget Referat Mødedato: Mandag den 4. maj 2020 Mødested: " \
	"Skuret\n\n"

static const struct layout pages[] = {
	{"the case number between the number and the title",
	 "Havneudvalget\nReferat\n4. maj 2021\n\n4. 20/4411 Ny havn\n\nBeslutning\nGodkendt.\n\n"
	 "5. 20/4411 Ny mole\n\nSagsfremstilling\nMolen er slidt.\n\nBeslutning\nUdsat.\n\n"
	 "6. 04.01.00-P20-3-21 Bænke\n\nBeslutning\nGodkendt.\n",
	 "4|Ny havn|Godkendt.\n5|Ny mole|Udsat.\n6|Bænke|Godkendt.\n"},
	{"a number before a stroke",
	 "Havneudvalget\nReferat\n4. maj 2021\n\n1/ Ny havn\nBeslutning\nGodkendt.\n\n2/ Ny mole\n"
	 "Beslutning\nUdsat.\n\n3/ Bænke på kajen\nBeslutning\n1/3 af beløbet bevilges.\n",
	 "1|Ny havn|Godkendt.\n2|Ny mole|Udsat.\n3|Bænke på kajen|1/3 af beløbet bevilges.\n"},
	{"numbers with the sign of a paragraph",
	 "Havneudvalget\nReferat\n4. maj 2021\n\n§ 71 - Ny havn\nBeslutning\n"
	 "Godkendt.\n\n§ 72 - Ny mole\nBeslutning\nUdsat.\n",
	 "71|Ny havn|Godkendt.\n72|Ny mole|Udsat.\n"},
	{"running head and foot with the page's number",
	 PAGE_ONE
	 "2 Fjordby Kommune Havneudvalget 4. maj 2020 Side 1 Ny mole ved Sydhavnen Sagsnr.: "
	 "20/1471 "
	 "Sagsfremstilling Molen er slidt op og skal skiftes ud, før vinteren kommer. Indstilling "
	 "Havnechefen indstiller, at planen godkendes. Beslutning i Havneudvalget den 4. maj 2020 "
	 "Godkendt. Fjordby Kommune 1\n\n"
	 "3 Fjordby Kommune Havneudvalget 4. maj 2020 Side 2 Bænke på kajen Sagsnr.: 20/1502 "
	 "Sagsfremstilling Handelsforeningen ønsker otte bænke på kajen ved isboden. Indstilling "
	 "Havnechefen indstiller, at ansøgningen afslås. Beslutning i Havneudvalget den 4. maj "
	 "2020 Udsat. Fjordby Kommune 2\n\n"
	 "4 Fjordby Kommune Havneudvalget 4. maj 2020 Side 3 Salg af kran - LUKKET SAG Fjordby "
	 "Kommune 3\n",
	 "-|Ny mole ved Sydhavnen|Godkendt.\n-|Bænke på kajen|Udsat.\n-|Salg af kran|-\n"},
	{"the number of the item stands behind the running head",
	 PAGE_ONE
	 "2 Havneudvalget Møde nr.: 4 Mødedato: Indholdsfortegnelse: 1 HA Ny mole 2 HA Bænke på "
	 "kajen 3 TM Lys i tunnelen\n\n"
	 "3 Havneudvalget Møde nr.: 4 Mødedato: 1 HA Ny mole Sagsnr. 2020-001471 Sagsresume Molen "
	 "er slidt op og skal skiftes ud, før vinteren kommer med storm. Beslutning: Godkendt.\n\n"
	 "4 Havneudvalget Møde nr.: 4 Mødedato: 2 HA Bænke på kajen Sagsnr. 2020-001502 Sagsresume "
	 "Handelsforeningen ønsker otte bænke på kajen ved isboden. Beslutning: Udsat.\n\n"
	 "5 Havneudvalget Møde nr.: 4 Mødedato: 3 TM Lys i tunnelen Sagsnr. 2020-001503 Sagsresume "
	 "Lamperne i tunnelen er fra 1979 og skal skiftes. Beslutning: Afvist.\n",
	 "1|HA Ny mole|Godkendt.\n2|HA Bænke på kajen|Udsat.\n3|TM Lys i tunnelen|Afvist.\n"},
	{"the number behind the title",
	 PAGE_ONE
	 "2 Åbent punkt Havneudvalget den , s.2 Ny mole ved Sydhavnen 1. Sagsfremstilling Molen er "
	 "slidt op og skal skiftes. Indstilling Havnechefen foreslår, at planen godkendes. "
	 "Havneudvalget den 4. maj 2020 Godkendt. Else Bo (V) var fraværende.\n\n"
	 "3 Havneudvalget den , s.3\n\n"
	 "4 Åbent punkt Havneudvalget den , s.4 Bænke på kajen 2. Sagsfremstilling Foreningen "
	 "ønsker "
	 "bænke. Indstilling Havnechefen foreslår, at ansøgningen afslås. Havneudvalget den 4. maj "
	 "2020 Udsat.\n",
	 "1|Ny mole ved Sydhavnen|Godkendt.\n2|Bænke på kajen|Udsat.\n"},
	{"groups of bodies, earlier bodies with day and item, the item's number in the decision",
	 "Transkript\n\n1 Møde i Byrådet mandag den 4. maj 2020 Kl i salen REFERAT\n\n"
	 "2 HAVNEUDVALGET 1. Ny mole ved Sydhavnen Havneudvalgets møde 20. april 2020, pkt. 7 "
	 "Sagsfremstilling: Molen er slidt op. Indstilling: Havnechefen indstiller over for "
	 "Havneudvalget at anbefale Byrådet, at planen godkendes. Havneudvalgets møde 20. april "
	 "2020 Punkt 7: Anbefales. Byrådets møde 4. maj 2020 Punkt 1: Godkendt.\n\n"
	 "3 KULTURUDVALGET 2. Bænke på kajen Kulturudvalgets møde 21. april 2020, pkt. 3 "
	 "Sagsfremstilling: Foreningen ønsker bænke. Indstilling: Havnechefen indstiller, at "
	 "ansøgningen afslås. Kulturudvalgets møde 21. april 2020 Punkt 3: Anbefales. Byrådets "
	 "møde "
	 "4. maj 2020 Punkt 2: Udsat.\n",
	 "1|Ny mole ved Sydhavnen|Godkendt.\n2|Bænke på kajen|Udsat.\n"},
	{"codes for numbers, the text right behind the title",
	 PAGE_ONE
	 "2 Følgende sager blev behandlet HAU-57/20-B Ny mole ved Sydhavnen Der er indhentet tre "
	 "tilbud på arbejdet. Beslutning: Godkendt. Side 3 HAU-58/20-O Bænke på kajen "
	 "Handelsforeningen har søgt om otte bænke. Beslutning: Taget til efterretning. Side 4\n\n"
	 "3 HAU-59/20-B Lys i tunnelen På baggrund af klager er lamperne efterset. Beslutning: "
	 "Udsat til næste møde. Side 5\n",
	 "HAU-57/20-B|Ny mole ved Sydhavnen|Godkendt.\n"
	 "HAU-58/20-O|Bænke på kajen|Taget til efterretning.\n"
	 "HAU-59/20-B|Lys i tunnelen|Udsat til næste møde.\n"},
	{"decisions by the item's number",
	 "Transkript\n\n1 Referat af skolebestyrelsesmøde mandag d. 4. maj 2020 Fremmødte Ane Bo, "
	 "Bo "
	 "Carl 1. Godkendelse af dagsorden Form: Godkendelse AD1 Godkendt 2. Mobiler i timerne "
	 "Beskrivelse: Et udvalg har lavet et nyt forslag om mobiler. Form: Beslutning AD2 "
	 "Princippet blev vedtaget.\n\n"
	 "2 3. Skolefest Beskrivelse: Festen holdes til marts i salen. Form: Drøftelse AD3 "
	 "Drøftet. "
	 "4. Eventuelt AD4 Husk nøgler.\n",
	 "1|Godkendelse af dagsorden|Godkendt\n2|Mobiler i timerne|Princippet blev vedtaget.\n"
	 "3|Skolefest|Drøftet.\n4|Eventuelt|Husk nøgler.\n"},
	{"a number that stands alone and the title below it",
	 "Havneudvalget 4. maj 2020\n\n7\n\nNy mole ved Sydhavnen, bevilling\nSagsnr.: 20/1471\n"
	 "Sagsfremstilling\nMolen er slidt op.\nBeslutning\nGodkendt.\n\n8\n\nBænke på kajen, "
	 "ansøgning\nSagsnr.: 20/1502\nSagsfremstilling\nForeningen ønsker bænke.\nBeslutning\n"
	 "Udsat.\n",
	 "7|Ny mole ved Sydhavnen, bevilling|Godkendt.\n8|Bænke på kajen, ansøgning|Udsat.\n"},
};

/* Decisions whose matters have nothing but a short line above them. */
static const struct layout weak[] = {
	{"minutes that call a decision Vedtagelse",
	 "HAVNEUDVALGET\nDagsorden med vedtagelser\n\nMødedato Onsdag den 6. maj 2020\n"
	 "Mødetidspunkt Kl. 8.00\nMødested Skuret\n\n1\nNy mole\n\nIndstilling\n"
	 "Havnechefen indstiller,\n1. at molen bygges\n2. at lånet optages\n\nBilag\nTegning "
	 "af molen\n\nVedtagelse i Havneudvalget den 06.05.2020\nAd 1. Godkendt. Ad 2. "
	 "Udsat.\n\n2\nVedtagelse af havneplan\n\nResumé\nVedtagelse af planen kræver et "
	 "møde.\n\nVedtagelse i Havneudvalget den 06.05.2020\nGodkendt.\n",
	 "1|Ny mole|Ad 1. Godkendt. Ad 2. Udsat.\n2|Vedtagelse af havneplan|Godkendt.\n"},
	{"titles under bullets",
	 "Referat af Seniorrådets møde den 4. maj 2020\nReferent:\nAne Bo, Rådhuset\n"
	 "- Godkendelse af dagsorden\nBeslutning\nDagsordenen blev godkendt.\n"
	 "- Høringer\nDer er modtaget to nye høringer:\na. Takster for mad\nBeslutning\n"
	 "Bo Carl skriver et svar.\n"
	 "- Rådets økonomi\nDer er brugt 9.450 kr. i år.\nBeslutning\nTaget til efterretning.\n"
	 "- Eventuelt\nBeslutning\nIntet.\n",
	 "-|Godkendelse af dagsorden|Dagsordenen blev godkendt.\n"
	 "-|Høringer|Bo Carl skriver et svar.\n-|Rådets økonomi|Taget til efterretning.\n"
	 "-|Eventuelt|Intet.\n"},
	{"titles by themselves, the decision on the line of its heading",
	 "Handicaprådet\n4. maj 2020\n\nNye ramper ved havnen\n\nTeknisk chef Bo Carl viste tre "
	 "forslag til ramper ved kajen.\n\nKonklusion: Rådet anbefaler forslag 2.\n\n"
	 "Snerydning på fortove\n\nFlere medlemmer har fået klager over is på fortovene i "
	 "vinter.\n\nKonklusion: Formanden skriver til udvalget.\n\n"
	 "Valg til idrætsprisen\n\nDer er tre forslag fra foreningerne i Fjordby.\n\n"
	 "Konklusion: Ane Bo blev valgt.\n",
	 "-|Nye ramper ved havnen|Rådet anbefaler forslag 2.\n"
	 "-|Snerydning på fortove|Formanden skriver til udvalget.\n"
	 "-|Valg til idrætsprisen|Ane Bo blev valgt.\n"},
	{"no empty lines at all",
	 "Havneudvalget\n4. maj 2020\nNy mole ved Sydhavnen\nHavnechefen har indhentet tre tilbud "
	 "på "
	 "arbejdet.\nBeslutning\nGodkendt.\nBænke på kajen\nHandelsforeningen har søgt om otte "
	 "bænke.\nBeslutning\nUdsat.\nLys i tunnelen\nLamperne er fra 1979 og skal skiftes.\n"
	 "Beslutning\nAfvist.\n",
	 "-|Ny mole ved Sydhavnen|Godkendt.\n-|Bænke på kajen|Udsat.\n-|Lys i tunnelen|Afvist.\n"},
	{"a list in the text makes no items",
	 "Havneudvalget\n4. maj 2020\n\n1. Ny mole\n\nMolen er slidt op.\n\nBeslutning\n\nGodkendt "
	 "med disse vilkår:\n\n- Lys på molen\n\n- Rækværk mod syd\n\n2. Bænke på kajen\n\n"
	 "Foreningen søger om bænke.\n\nBeslutning\n\nUdsat.\n",
	 "1|Ny mole|Godkendt med disse vilkår:/- Lys på molen/- Rækværk mod syd\n"
	 "2|Bænke på kajen|Udsat.\n"},
};

/* What the page or its keeper says below the last item, and labels below a decision. */
static const struct layout ends[] = {
	{"the page tells of itself",
	 "Havneudvalget\n4. maj 2020\n\n1. Ny mole\nBeslutning\nGodkendt.\n\n2. Bænke på kajen\n"
	 "Beslutning\nUdsat.\nReferater og bilag vises af kommunens dagsordenssystem. Udskriv\n"
	 "Siden er senest opdateret: 12. maj 2020\n© 2020 Fjordby Kommune\n",
	 "1|Ny mole|Godkendt.|-|\n2|Bænke på kajen|Udsat.|-|\n"},
	{"the meeting's end below the attachments",
	 "Havneudvalget\n4. maj 2020\n\n1. Ny mole\nBeslutning\nGodkendt.\n\n2. Bænke på kajen\n"
	 "Beslutning\nUdsat.\nBilag\nKort over kajen\nMødet næste år\n\n"
	 "Mødet sluttede, efter at formanden havde takket for samarbejdet.\n",
	 "1|Ny mole|Godkendt.|-|\n2|Bænke på kajen|Udsat.|-|Kort over kajen+Mødet næste år\n"},
	{"a decision about publishing stays",
	 "Havneudvalget\n4. maj 2020\n\n1. Ny mole\nBeslutning\nGodkendt.\n\n2. Nyt websted\n"
	 "Beslutning\nReferatet udsendes til alle.\nDagsordener vises på biblioteket fra maj.\n",
	 "1|Ny mole|Godkendt.|-|\n"
	 "2|Nyt websted|Referatet udsendes til alle./Dagsordener vises på biblioteket fra "
	 "maj.|-|\n"},
	{"a number alone above the words for a closed item",
	 "Havneudvalget\n4. maj 2020\n\n1\nNy mole\n20/1471\nBeslutning\nGodkendt.\n\n"
	 "2\nBænke på kajen\n20/1502\nBeslutning\nUdsat.\n\n3\nLukket punkt: Salg af kran\n"
	 "20/1503\n\n4\nLukket: Lejemål\n20/1504\nBeslutning\nGodkendt.\n",
	 "1|Ny mole|Godkendt.|20/1471|\n2|Bænke på kajen|Udsat.|20/1502|\n"
	 "3|Salg af kran|-|20/1503|\n4|Lejemål|Godkendt.|20/1504|\n"},
	{"the case's number below the decision",
	 "Havneudvalget\n4. maj 2020\n\nPkt. 1\nNy mole\nBeslutning\nGodkendt.\nSagsid.: 20/1471\n"
	 "Sagsresume\nMolen er slidt op.\n\nPkt. 2\nBænke på kajen\nBeslutning\nUdsat.\n"
	 "Sagsid.: 20/1502\nSagsresume\nForeningen søger om bænke.\n",
	 "1|Ny mole|Godkendt.|20/1471|\n2|Bænke på kajen|Udsat.|20/1502|\n"},
};

/* Times, stumps of lost numbers and labels beside titles; sections that end a matter. */
static const struct layout beside[] = {
	{"times behind titles, attachments numbered by their item",
	 "Referat fra Havnekomitéen\n\n4. maj 2021 kl. 9.00-11.00\n\n1. Velkomst (kl. 9.00)\n\n"
	 "Referat\nFormanden bød velkommen.\n\n2. Regnskab for havnen (9.10-9.30)\n\n"
	 "Referat\nGodkendt.\n\nBilag\n2.1 Regnskab 2020\n2.2 Revisionens brev\n\n"
	 "3. Eventuelt (5 min.)\n\nReferat\nIntet.\nHavnekomitéen\n",
	 "1|Velkomst|Formanden bød velkommen.|-|\n"
	 "2|Regnskab for havnen|Godkendt.|-|Regnskab 2020+Revisionens brev\n"
	 "3|Eventuelt|Intet./Havnekomitéen|-|\n"},
	{"the label of the title below its number",
	 "Havneudvalget\nReferat\n4. maj 2021\n\nSag nr. 1\nEmne: Ny mole ved Sydhavnen\n\n"
	 "Sagsfremstilling\nMolen er slidt op.\n\nBeslutning\nGodkendt.\n\nSag nr. 2\n"
	 "Emne: Bænke på kajen\n\nSagsfremstilling\nForeningen ønsker bænke.\n\nBeslutning\n"
	 "Udsat.\n",
	 "1|Ny mole ved Sydhavnen|Godkendt.|-|\n2|Bænke på kajen|Udsat.|-|\n"},
	{"who decides stands last, and nothing names the matters",
	 "Referat\nHavneudvalget mandag den 4. maj 2020 kl. 16.00\n\nSagsfremstilling\n\n"
	 "Molen er slidt op.\n\nIndstilling\n\nat molen skiftes.\n\nBeslutning\n\nTiltrådt.\n\n"
	 "Beslutningskompetence\n\nByrådet.\n\nBilag\n\nKort over molen\n\nResume\n\n"
	 "Foreningen ønsker bænke.\n\nSagsfremstilling\n\nDer er plads til otte.\n\n"
	 "Indstilling\n\nat ansøgningen afslås.\n\nBeslutning\n\nUdsat.\n\n"
	 "Beslutningskompetence\n\nHavneudvalget.\n\nSagsfremstilling\n\nEventuelt.\n\n"
	 "Beslutning\n\nIntet.\n",
	 "-|-|Tiltrådt.|-|Kort over molen\n-|-|Udsat.|-|\n-|-|Intet.|-|\n"},
	{"documents' numbers before the attachments, short case numbers",
	 "Havneudvalget\nReferat\n4. maj 2021\n\nPunkt 1: Ny mole\n\n21/38\n\nSagsfremstilling\n"
	 "Molen er slidt op.\n\nBilag\n101-2021-40118  Kort over molen\n"
	 "101-2021-40119  Tilbud\n\nBeslutning\nGodkendt.\n\nPunkt 2: Bænke\n\n"
	 "Sagsnr.: GEO2021-4-112/B\n\nSagsfremstilling\nForeningen ønsker bænke.\n\n"
	 "Beslutning\nUdsat.\n",
	 "1|Ny mole|Godkendt.|21/38|Kort over molen+Tilbud\n2|Bænke|Udsat.|GEO2021-4-112/B|\n"},
	{"a page's number before the next page's head",
	 "Havneudvalget\n\nReferat\n\nDato: 4. maj 2020\n\nHavneudvalget\n4. maj 2020\n\n"
	 "Punkter til dagsorden Side\n\n1. Ny mole 3\n2. Bænke på kajen 4\n3. Eventuelt 6\n\n2\n\n"
	 "Havneudvalget\n4. maj 2020\n\n1. Ny mole\n\nSagsnr: 20/1471\n\nSagsfremstilling\n"
	 "Molen er slidt op.\n\nIndstilling\nHavnechefen indstiller, at\n1. planen godkendes\n\n"
	 "Beslutning\nGodkendt.\n\n3\n\nHavneudvalget\n4. maj 2020\n\n2. Bænke på kajen\n\n"
	 "Sagsnr: 20/1502\n\nSagsfremstilling\nForeningen ønsker otte bænke ved isboden.\n\n"
	 "Beslutning\nUdsat.\n\nBilag\nAnsøgning\n\n5\n\nHavneudvalget\n4. maj 2020\n\n"
	 "3. Eventuelt\n\nSagsnr: 20/12\n\nBeslutning\nIntet.\n",
	 "1|Ny mole|Godkendt.|20/1471|\n2|Bænke på kajen|Udsat.|20/1502|Ansøgning\n"
	 "3|Eventuelt|Intet.|20/12|\n"},
};

/* Pages on a line each, in capitals or with figures lost. */
static const struct layout lost[] = {
	{"covers before the matters, headings in capitals",
	 "Transkript\n\n1 BESLUTNINGER HAVNEUDVALGET Tirsdag den 4. maj 2020 Medlemmer: Ane Bo "
	 "Carl Dam\n\n"
	 "2 Havneudvalget den 4. maj 2020 SAG NR. 1 NY MOLE VED SYDHAVNEN ADMINISTRATIONEN "
	 "INDSTILLER at planen godkendes. SAGSFREMSTILLING Molen er slidt op og skal skiftes ud, "
	 "før vinteren kommer. UDVALGETS BESLUTNING Godkendt. BILAGSFORTEGNELSE 1. Kort over "
	 "molen\n\n"
	 "3 Havneudvalget den 4. maj 2020 SAG NR. 2 BÆNKE PÅ KAJEN ADMINISTRATIONEN INDSTILLER at "
	 "ansøgningen afslås. SAGSFREMSTILLING Foreningen ønsker otte bænke ved isboden. "
	 "UDVALGETS BESLUTNING Udsat.\n\n"
	 "4 Havneudvalget den 4. maj 2020 SAG NR. 3 MEDDELELSER UDVALGETS BESLUTNING Intet.\n",
	 "1|NY MOLE VED SYDHAVNEN|Godkendt.|-|Kort over molen|planen godkendes.\n"
	 "2|BÆNKE PÅ KAJEN|Udsat.|-||ansøgningen afslås.\n3|MEDDELELSER|Intet.|-||\n"},
	{"the rest of a case number behind the title",
	 "Transkript\n\n1 Havneudvalget Referat Mødedato: Mandag den 4. maj 2020\n\n"
	 "2 Punkt 1 Ny mole ved Sydhavnen 20/ Resumé Molen er slidt op og skal skiftes ud, før "
	 "vinteren kommer. Sagsfremstilling Der er indhentet tre tilbud. Indstilling Havnechefen "
	 "foreslår, at planen godkendes. Vedtagelse i Havneudvalget den Godkendt.\n\n"
	 "3 Punkt 2 Meddelelser 20/ Vedtagelse i Havneudvalget den Taget til efterretning. Ane Bo "
	 "(A) var fraværende.\n",
	 "1|Ny mole ved Sydhavnen|Godkendt.|-||planen godkendes.\n"
	 "2|Meddelelser|Taget til efterretning.|-||\n"},
	{"an office recommends in the text",
	 "Havneudvalget\nReferat\n4. maj 2021\n\n1. Ny mole\n\nSagsfremstilling\n\n"
	 "Molen er slidt op.\n\nFagforvaltningen for Havn og By foreslår, at Havne- og "
	 "Miljøudvalget\n\n • drøfter molen\n • oversender sagen til Økonomiudvalget.\n\n"
	 "Personale\n\nIngen.\n\nBeslutning\n\nDrøftet.\n\n2. Bænke\n\nSagsfremstilling\n\n"
	 "Foreningen ønsker bænke.\n\nFagforvaltningen for Havn og By foreslår, at Havne- og "
	 "Miljøudvalget tager orienteringen til efterretning.\n\nBeslutning\n\nUdsat.\n",
	 "1|Ny mole|Drøftet.|-||drøfter molen+oversender sagen til Økonomiudvalget.\n"
	 "2|Bænke|Udsat.|-||Havne- og Miljøudvalget tager orienteringen til efterretning.\n"},
};

static const char *or_dash(struct reading *r, const char *text)
{
	char *out = text ? arena_strdup(r->arena, text) : NULL;
	for (char *p = out; p && *p; p++)
		if (*p == '\n')
			*p = '/';
	return out && *out ? out : "-";
}

static const char *attachments_of(struct reading *r, const struct rec_item *item)
{
	const char *out = "";
	for (uint32_t i = 0; i < item->attachments.n; i++)
		out = arena_printf(r->arena, "%s%s%s", out, i ? "+" : "",
				   item->attachments.at[i].title.text);
	return out;
}

static const char *points_of(struct reading *r, const struct rec_item *item)
{
	const char *out = "";
	for (uint32_t i = 0; i < item->recommendations.n; i++)
		for (uint32_t k = 0; k < item->recommendations.at[i].points.n; k++)
			out = arena_printf(r->arena, "%s%s%s", out, *out ? "+" : "",
					   item->recommendations.at[i].points.at[k].text);
	return out;
}

enum shown { SHOW_DECISIONS, SHOW_FILES, SHOW_POINTS };

static const char *items_of(struct reading *r, const char *text, enum shown shown)
{
	struct source_input in = {.name = "fjordby.txt", .bytes = str_of(text)};
	struct records all = {0};
	struct sp_err e = {0};
	const char *out = "";
	assert_int_equal(read_document(r->arena, r->lex, &in, &all, &e), SP_OK);
	assert_int_equal(all.list.n, 1);
	const struct record *record = all.list.at[0];
	for (uint32_t i = 0; i < record->items.n; i++) {
		const struct rec_item *item = &record->items.at[i];
		out = arena_printf(r->arena, "%s%s|%s|%s", out, or_dash(r, item->number.text),
				   or_dash(r, item->title.text),
				   or_dash(r, item->decision.text.text));
		if (shown >= SHOW_FILES)
			out = arena_printf(r->arena, "%s|%s|%s", out,
					   or_dash(r, item->case_no.text), attachments_of(r, item));
		if (shown == SHOW_POINTS)
			out = arena_printf(r->arena, "%s|%s", out, points_of(r, item));
		out = arena_printf(r->arena, "%s\n", out);
	}
	return out;
}

static void check(struct reading *r, const struct layout *cases, size_t n, enum shown shown)
{
	int wrong = 0;
	for (size_t i = 0; i < n; i++) {
		const char *got = items_of(r, cases[i].text, shown);
		if (strcmp(got, cases[i].items) == 0)
			continue;
		wrong++;
		print_error("%s: read\n%snot\n%s", cases[i].name, got, cases[i].items);
	}
	assert_int_equal(wrong, 0);
}

static void test_pages(void **state)
{
	check(*state, pages, COUNT(pages), SHOW_DECISIONS);
}

static void test_weak(void **state)
{
	check(*state, weak, COUNT(weak), SHOW_DECISIONS);
}

static void test_ends(void **state)
{
	check(*state, ends, COUNT(ends), SHOW_FILES);
}

static void test_beside(void **state)
{
	check(*state, beside, COUNT(beside), SHOW_FILES);
}

static void test_lost(void **state)
{
	check(*state, lost, COUNT(lost), SHOW_POINTS);
}

/* Titles of items that every meeting has, with what some minutes print before them. */
static void test_formal(void **state)
{
	static const struct {
		const char *title;
		bool formal;
	} titles[] = {{"B Godkendelse af dagsorden", true},
		      {"39 B Godkendelse af dagsorden", true},
		      {"Dagsordenens godkendelse", true},
		      {"(Offentlig) Godkendelse af dagsorden", true},
		      {"O Meddelelser", true},
		      {"B. Eventuelt", true},
		      {"Protokollens underskrivelse", true},
		      {"B Ny mole", false},
		      {"Godkendelse af lokalplan 12", false},
		      {"(Offentlig) Ny mole", false},
		      {"4 Orienteringstavler på kajen", false}};
	struct reading *r = *state;
	struct lex_hit hit;
	for (size_t i = 0; i < COUNT(titles); i++)
		if (lex_whole(lexicon_group(r->lex, "thread.formal"), str_of(titles[i].title),
			      &hit) != titles[i].formal)
			fail_msg("%s", titles[i].title);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pages), cmocka_unit_test(test_weak),
		cmocka_unit_test(test_ends),  cmocka_unit_test(test_beside),
		cmocka_unit_test(test_lost),  cmocka_unit_test(test_formal)};
	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
