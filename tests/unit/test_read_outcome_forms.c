/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of points whose own words matter: a change that touches one of them, a decision that
 * answers them one by one without numbers, a vote before the decision. */
#include "reading.h"

/* The points, parted by "|"; a decision; the outcome of each point by its letter, "." for none. */
static const struct {
	const char *points, *text, *outcomes;
} cases[] = {
	/* a change told in passing touches the point it speaks of, or the first */
	{"lokalplan 12 vedtages og sendes i høring|der holdes borgermøde|der ikke laves "
	 "miljøvurdering",
	 "Indstilles godkendt, idet der skal indarbejdes krav om mindst 25 % almene boliger.",
	 "MRR"},
	{"høringssvaret godkendes|administrationen bemyndiges til at rette fejl",
	 "Anbefales, idet det skal fremgå af høringssvaret, at rute 9 ønskes bevaret.", "MR"},
	{"de fire ansøgninger imødekommes|restbeløbet bruges i efteråret",
	 "Godkendt, idet Torvet 1-3 udsættes, indtil der foreligger et tilbud.", "MA"},
	{"vedtægterne godkendes|borgmesteren bemyndiges til at underskrive",
	 "Godkendt, dog skal kommunen fortsat udpege fire medlemmer.", "MA"},
	{"molen forlænges|der gives en anlægsbevilling på 3 mio. kr.|borgerne orienteres",
	 "Godkendt, dog således at anlægsbevillingen nedsættes til 2 mio. kr.", "AMA"},
	{"model 1 gennemføres|der gives en anlægsbevilling på 7 mio. kr.",
	 "Anbefales, dog således at model 2 gennemføres, og at anlægsbevillingen nedsættes til 4 "
	 "mio. "
	 "kr.",
	 "MM"},
	{"planen lægges til grund|planen revideres i 2025",
	 "Anbefales med den ændring, at planen revideres i 2024.", "RM"},
	{"gaden lukkes for trafik|udgiften dækkes af puljen",
	 "Godkendt med den tilføjelse, at scenerne ikke må bruges efter kl. 20.", "MM"},
	{"puljen fordeles som foreslået", "Godkendt, idet ansøgningen fra Molens Venner afslås.",
	 "M"},
	{"planen godkendes|stien anlægges",
	 "1. Anbefales, idet afsnit 2 trækkes ud.\n2. Anbefales.", "MR"},
	{"planen godkendes", "Udvalget besluttede at afvente analysen.", "P"},
	{"rabatten er 25 procent", "Udvalget anbefaler i stedet en rabat på 50 procent.", "M"},
	{"planen godkendes", "Godkendt i den form, som Havneudvalget har anbefalet.", "M"},
	{"planen godkendes", "Godkendt, idet udvalget ønsker en status til maj.", "A"},
	{"planen godkendes", "Godkendt, dog skal udvalget have en status til maj.", "A"},
	{"planen godkendes",
	 "Godkendt, idet udvalget lægger vægt på, at de grønne områder bevares.", "A"},
	{"planen godkendes", "Godkendt, idet det forudsættes, at priserne fastholdes.", "A"},
	{"planen godkendes", "Godkendt, idet udvalget understreger, at prisen skal være den samme.",
	 "A"},
	{"planen godkendes",
	 "Anbefales, idet udvalget beder forvaltningen undersøge, om træerne kan "
	 "bevares.",
	 "R"},
	{"planen godkendes", "Godkendt, idet det bemærkes, at udgiften er steget.", "A"},
	{"planen godkendes", "Godkendt, idet udvalget lægger vægt på, at stien bliver bred.", "A"},
	{"planen godkendes", "Godkendt, idet forvaltningen skal orientere om sagen i juni.", "A"},
	{"dagsordenen godkendes", "Godkendt, idet punkt 7 udsættes.", "A"},
	/* a motion that fell, and a refusal told with a word of consent */
	{"planen godkendes", "Tiltrådtes ikke.", "X"},
	{"planen godkendes", "Klagen tages ikke til følge.", "X"},
	{"planen godkendes", "Udvalget finder ikke anledning til at godkende.", "X"},
	{"planen godkendes", "Udvalget fastholder afslaget.", "X"},
	{"planen godkendes", "Udsættelse af sagen blev forkastet, og indstillingen godkendt.", "A"},
	{"planen godkendes", "Forslag om udsættelse faldt. Godkendt.", "A"},
	{"planen godkendes", "Sagen blev ikke udsat. Godkendt.", "A"},
	{"planen godkendes", "Forslag om at afvise sagen faldt. Indstillingen er vedtaget.", "A"},
	{"planen godkendes", "Tages ikke til efterretning.", "X"},
	{"planen godkendes", "Sagen kunne ikke behandles, da udvalget ikke var beslutningsdygtigt.",
	 "-"},
	{"planen godkendes", "Ansøgningen imødekom udvalget ikke.", "X"},
	{"planen godkendes", "Udvalget afviste at udsætte sagen og godkendte indstillingen.", "A"},
	{"planen godkendes", "Der var ikke flertal for udsættelse. Godkendt.", "A"},
	{"planen godkendes", "Forslag om tilbagesendelse til udvalget blev forkastet. Godkendt.",
	 "A"},
	{"planen godkendes", "Udvalget undlod at godkende indstillingen.", "X"},
	{"planen godkendes", "Forslaget om udsættelse blev vedtaget.", "P"},
	{"planen godkendes",
	 "Orienteringen tages til efterretning, idet klagen ikke tages til følge.", "N"},
	{"planen godkendes", "Udvalget fastholder indstillingen.", "A"},
	/* sums that the body gives itself */
	{"puljen fordeles som foreslået|regnskab indsendes i maj",
	 "1. Godkendt, idet Molekoret får 50.000 kr. og Kajklubben 15.000 kr.\n2. Godkendt.", "MA"},
	{"Molekoret støttes med 40.000 kr.",
	 "Godkendt, idet Molekoret bevilges 25.000 kr. til instrumenter.", "M"},
	{"planen godkendes", "Godkendt, idet der gives 10.000 kr. til et borgermøde.", "A"},
	{"planen godkendes", "Godkendt, idet udvalget bemærker, at koret får 10.000 kr.", "A"},
	/* sent on, and nothing said of it */
	{"planen godkendes", "Sendes videre uden anbefaling.", "B"},
	{"planen godkendes|udgiften dækkes af puljen",
	 "1: Anbefales. 2: Oversendes til Byrådet uden indstilling.", "RB"},
	{"planen godkendes", "Videresendes til Byrådet med udvalgets anbefaling.", "R"},
	{"der gives 341.000 kr. til seks koncerter|resten gemmes til 2025",
	 "Tiltrådt med den ændring, at Molekoret får 20.000 kr. i stedet for 35.000 kr.", "MA"},
	{"godkende regnskabet|spare 4 mio. kr. på driften|tage orienteringen til efterretning",
	 "Et flertal (A og V) anbefaler\n1. at godkende regnskabet\n2. at spare 4 mio. kr., idet "
	 "havnen friholdes\n3. Orienteringen taget til efterretning.",
	 "RRN"},
	/* what is told behind a verdict ends the matter */
	{"der gives afslag|der gives 22.000 kr. til festen",
	 "1. Ikke godkendt.\n2. Bortfalder. Sagen oversendes til Havneudvalget.", "XB"},
	{"model 2 gennemføres",
	 "Model 1 er hermed forkastet.\nIndstillingen blev herefter godkendt.", "A"},
	{"stien anlægges",
	 "Forslaget blev drøftet. Formanden foreslog, at der skrives et notat. Dette "
	 "blev tiltrådt.",
	 "D"},
	{"stien anlægges", "Formanden foreslog, at sagen udsættes. Dette blev tiltrådt.", "P"},
	/* what somebody tells of other things decides nothing */
	{"til orientering",
	 "Borgmesteren orienterede om, at åbningen af broen er udskudt.\nTil orientering.", "N"},
	{"dagsordenen godkendes", "Formanden meddelte, at punkt 7 udgår.\nGodkendt.", "A"},
	{"oplægget drøftes|det besluttes, om forslaget skal sendes i høring",
	 "Drøftet. Sendes i høring.", "DA"},
	{"oplægget drøftes|indsatsen sættes i gang",
	 "HMU drøftede oplægget.\nHMU godkendte indsatsen med den ændring, at også Nordhavnen "
	 "deltager.",
	 "DM"},
	{"molen forlænges|koret får 20.000 kr.|revyen får afslag",
	 "A. Godkendt\nB. Henvises til budgetforhandlingerne\nC. Godkendt", "ABA"},
	{"regnskabet afgives til revisionen", "Oversendt til revisionen.", "A"},
	{"puljen fordeles", "Indstillingen følges med undtagelse af ansøgning 4, som udsættes.",
	 "M"},
	{"mødeplanen godkendes", "Mødeplanen godkendt, dog flyttes mødet i maj til den 14. maj.",
	 "M"},
	{"rute 8 nedlægges", "Der var ikke tilslutning til at nedlægge ruten.", "X"},
	/* approved in part */
	{"anbefaling 4 og 9 gennemføres|udgiften på 260.000 kr. dækkes af puljen",
	 "Punkt 1: Godkendt for så vidt angår anbefaling 4. Anbefaling 9 sendes tilbage.\n"
	 "Punkt 2: Godkendt med 130.000 kr.",
	 "MM"},
	{"der gives 200.000 kr. til festen", "Godkendt med 150.000 kr.", "M"},
	{"der gives 200.000 kr. til festen", "Godkendt med 200.000 kr.", "A"},
	{"der gives tilskud til festen", "Godkendt med 150.000 kr.", "A"},
	/* sentences that answer the points */
	{"status for lægedækningen drøftes|det indstilles til regionsrådet, at der afsættes 3 mio. "
	 "kr.",
	 "Status blev drøftet.\nDet indstilles til regionsrådet, at der afsættes 3 mio. "
	 "kr.\nUdvalget "
	 "ønsker en uddybning på næste møde.",
	 "DR"},
	{"forslaget drøftes|der besluttes et høringssvar",
	 "Udvalget drøftede sagen og besluttede følgende høringssvar: Skolen betyder meget.", "DA"},
	{"orienteringen tages til efterretning|regnskabet godkendes",
	 "Udvalget tog orienteringen til efterretning og godkendte regnskabet.", "NA"},
	{"regnskabet godkendes|overførslerne anbefales over for Byrådet",
	 "Regnskabet blev godkendt. Overførslerne anbefales.", "AR"},
	{"udvalget drøfter oplægget|udvalget godkender tidsplanen",
	 "Oplægget blev drøftet, og tidsplanen blev godkendt.", "DA"},
	{"udvalget drøfter de tre modeller|model 2 lægges til grund for det videre arbejde",
	 "Drøftet. Model 2 lægges til grund for det videre arbejde.", "DA"},
	/* a vote on one point: the lead's decision holds for it too */
	{"bevilling gives|mindreforbrug godkendes|der laves tre rapporter",
	 "Anbefalet.\n\nAd 3) Ane Bo (Ø) stemte imod, idet Enhedslisten ønsker fire rapporter.",
	 "RRR"},
	{"planen godkendes|udgiften dækkes", "Godkendt.\nAd 2: V tog forbehold.", "AA"},
	/* a vote that ends even, or is lost */
	{"lokalplan 12 vedtages|aftalen godkendes",
	 "Ad 1. Afstemning:\nFor: Gruppe A og F (3 stemmer)\nImod: Gruppe C og Ø (3 stemmer)\n"
	 "Indstillingen bortfaldt.\nAd 2. Bortfalder som følge af ad 1.",
	 "X-"},
	{"planen godkendes",
	 "Indstillingen blev sat til afstemning. For stemte A (3). Imod stemte V og C (4). "
	 "Indstillingen faldt.",
	 "X"},
	{"opgaven udbydes|regionen byder selv",
	 "Formanden satte sagen til afstemning:\n\nFor punkt 1 stemte: A (2) og V (1), i alt 3.\n"
	 "Imod stemte: Ø (1) og I (1), i alt 2.\nPunkt 1 var herefter anbefalet.\n\nPunkt 2 blev "
	 "ikke "
	 "anbefalet, da kun Ø stemte for.",
	 "RX"},
	/* kk.dk and others */
	{"planen godkendes|den sendes ud", "Indstillingen blev godkendt uden afstemning.", "AA"},
	{"planen godkendes|den sendes ud", "Indstillingen blev anbefalet uden afstemning.", "RR"},
	{"planen godkendes",
	 "Udvalget godkendte indstillingen mod stemmerne fra Venstre og Liberal Alliance.", "A"},
	{"planen godkendes", "Forvaltningens indstilling tiltrådtes.", "A"},
	{"planen godkendes", "Indstilling tiltrådt.", "A"},
	{"planen godkendes", "Indstillingen tiltræder.", "A"},
	{"planen godkendes", "Det indstillede godkendt.", "A"},
	{"planen godkendes", "Oversendes til Byrådet med anbefaling.", "R"},
	{"planen godkendes", "Videresendes til Byrådet med udvalgets anbefaling.", "R"},
	{"planen godkendes", "Fremsendes til Byrådet med anbefaling af indstillingen.", "R"},
	{"planen godkendes", "Udvalget indstiller til Byrådet, at indstillingen tiltrædes.", "R"},
	{"planen godkendes", "Udvalget anbefaler enstemmigt forslaget.", "R"},
	{"planen godkendes", "Anbefalet, at planen godkendes.", "R"},
	{"planen godkendes", "Anbefales overfor Byrådet.", "R"},
	{"planen godkendes", "Anbefalet godkendt af et enigt udvalg.", "R"},
	{"planen godkendes", "Hjemvist.", "B"},
	{"planen godkendes", "Sagen hjemvises til Teknisk Udvalg.", "B"},
	{"planen godkendes", "Sagen sendes tilbage til fornyet behandling i udvalget.", "B"},
	{"planen godkendes", "Tilbagesendt til forvaltningen.", "B"},
	{"planen godkendes", "Sagen returneres til forvaltningen.", "B"},
	{"planen godkendes", "Taget af dagsordenen.", "-"},
	{"planen godkendes", "Sagen blev taget af.", "-"},
	{"planen godkendes", "Punktet er taget af dagsordenen.", "-"},
	{"planen godkendes", "Udgået.", "-"},
	{"planen godkendes", "Udsættes.", "P"},
	{"planen godkendes", "Sagen blev udsat til mødet den 3. maj.", "P"},
	{"planen godkendes", "Sagen udskudt.", "P"},
	{"planen godkendes", "Sagen genoptages.", "P"},
	{"planen godkendes", "Behandlingen udsat, idet der mangler oplysninger.", "P"},
	{"planen godkendes", "Ej godkendt.", "X"},
	{"planen godkendes", "Nej.", "X"},
	{"der gives dispensation", "Der gives afslag.", "X"},
	{"der gives dispensation", "Dispensation meddeles.", "A"},
	{"der gives dispensation", "Udvalget meddelte dispensation.", "A"},
	{"planen tages til efterretning", "Til efterretning.", "N"},
	{"planen tages til efterretning", "Efterretning.", "N"},
	{"planen tages til efterretning", "Taget til efterretning uden bemærkninger.", "N"},
	{"planen tages til efterretning", "Orienteringen er taget til efterretning.", "N"},
	{"planen tages til efterretning", "Udvalget tog sagen til orientering.", "N"},
	{"planen drøftes", "Udvalget havde en drøftelse af planen.", "D"},
	{"planen drøftes", "Temaet blev drøftet, og udvalget gav input til planen.", "D"},
	{"planen drøftes", "Drøftede sagen.", "D"},
	{"planen drøftes", "Planen blev behandlet.", "D"},
	{"planen drøftes", "Udvalget drøftede sagen. Forvaltningen arbejder videre med model B.",
	 "D"},
	{"planen godkendes", "Godkendt\n\nProtokolbemærkning: A ønsker, at stien bliver bred.",
	 "A"},
	{"planen godkendes",
	 "Indstillingen blev godkendt.\n\nRadikale Venstre afgav følgende protokolbemærkning: "
	 "\"Vi kan ikke støtte, at planen forkastes senere.\"",
	 "A"},
	{"planen godkendes",
	 "Socialdemokratiet stillede følgende ændringsforslag: \"At planen udsættes.\"\n"
	 "Ændringsforslaget blev forkastet med 5 stemmer mod 2. For stemte: A. Imod stemte: V, C "
	 "og O.\n"
	 "Indstillingen blev herefter godkendt med 5 stemmer mod 2.",
	 "A"},
	{"planen godkendes",
	 "Venstre foreslog at sagen sendes tilbage.\nFor stemte 2: V.\nImod stemte 5: A, F og Ø.\n"
	 "Forslaget blev dermed ikke vedtaget.\nHerefter blev indstillingen vedtaget.",
	 "A"},
	{"planen godkendes|den sendes ud",
	 "Et flertal bestående af A, F og Ø stemte for indstillingen. V og C stemte imod.\n"
	 "Indstillingen er dermed godkendt.",
	 "AA"},
	{"planen godkendes|den sendes ud",
	 "For stemte 6 (A, F). Imod stemte 3 (V). Undlod 1 (O). Indstillingen er vedtaget.", "AA"},
	{"planen godkendes",
	 "Et flertal i udvalget (A, F) stemte for. Et mindretal (V) stemte imod.", "A"},
	{"planen godkendes", "Vedtaget med 14 stemmer mod 11.", "A"},
	{"planen godkendes", "For: 14. Imod: 11. Vedtaget.", "A"},
	{"planen godkendes", "Indstillingen vedtaget. Imod stemte O.", "A"},
	{"a vælges|b vælges|c vælges", "Ad 1) Godkendt.\nAd 2-3) Anbefales.", "ARR"},
	{"a vælges|b vælges|c vælges|d vælges", "Ad 1) Tiltrådt. Ad 2-4) Indstilles til Byrådet.",
	 "ARRR"},
	{"a vælges|b vælges|c vælges", "Ad 1 og 2: Tiltrådt.\nAd 3: Tages af dagsordenen.", "AA-"},
	{"a vælges|b vælges|c vælges", "Punkt 1: Godkendt, punkt 2: Godkendt, punkt 3: Udsat.",
	 "AAP"},
	{"a vælges|b vælges|c vælges", "1. at: Godkendt. 2. at: Godkendt. 3. at: Ikke godkendt.",
	 "AAX"},
	{"a vælges|b vælges|c vælges",
	 "Indstillingens 1. og 2. at blev godkendt. 3. at blev udsat.", "AAP"},
	{"a vælges|b vælges|c vælges", "Godkendt, undtagen punkt 3, som udsættes.", "AAP"},
	{"a vælges|b vælges|c vælges", "Godkendt, bortset fra punkt 2, der ikke kan anbefales.",
	 "AXA"},
	{"a vælges|b vælges|c vælges", "Punkt 1-2 godkendt. Punkt 3 oversendes til budget 2026.",
	 "AAB"},
	{"a vælges|b vælges", "Indstillingspunkt 1 godkendt.\nIndstillingspunkt 2 drøftet.", "AD"},
	{"a vælges|b vælges", "Pind 1: Godkendt. Pind 2: Udsat.", "AP"},
	{"a vælges|b vælges", "Ad. 1: Et flertal (A, F) godkendte. Ad. 2: Udsat.", "AP"},
	{"a vælges|b vælges", "1. Godkendt\n2. Godkendt - V stemmer imod", "AA"},
	{"a vælges|b vælges", "1) godkendt 2) udsat", "AP"},
	{"a vælges|b vælges", "Udvalget besluttede at\n1. godkende planen\n2. udsætte sagen", "AP"},
	{"a vælges|b vælges", "Det blev besluttet, at punkt 1 godkendes, og at punkt 2 udsættes.",
	 "AP"},
	{"planen godkendes", "Udvalget besluttede at følge forvaltningens indstilling.", "A"},
	{"planen godkendes", "Udvalget besluttede ikke at følge indstillingen.", "X"},
	{"planen godkendes", "Indstillingen blev ikke fulgt.", "X"},
	{"planen godkendes", "Der kunne ikke opnås flertal for indstillingen.", "X"},
	{"planen godkendes", "Indstillingen opnåede ikke flertal.", "X"},
	{"planen godkendes", "Der var ikke flertal for forslaget.", "X"},
	{"planen godkendes", "Forslaget bortfaldt, da der var stemmelighed.", "X"},
	{"planen godkendes", "Udvalget kan tilslutte sig indstillingen.", "A"},
	{"planen godkendes", "Udvalget var positive over for indstillingen og godkendte den.", "A"},
	{"planen godkendes", "Godkendt som anbefalet af Økonomiudvalget.", "A"},
	{"planen godkendes", "Økonomiudvalgets indstilling tiltrådt.", "A"},
	{"planen godkendes", "Teknisk Udvalgs indstilling blev vedtaget.", "A"},
	{"planen godkendes", "Byrådet godkendte Økonomiudvalgets anbefaling.", "A"},
	{"planen godkendes", "Byrådet fulgte Økonomiudvalgets anbefaling.", "A"},
	{"planen godkendes", "Økonomiudvalget tiltræder Teknisk Udvalgs anbefaling.", "A"},
	{"planen godkendes",
	 "Økonomiudvalget indstiller, at Teknisk Udvalgs indstilling godkendes.", "R"},
	{"planen godkendes", "Udvalget valgte mulighed 3.", "A"},
	{"planen godkendes", "Sagen er afsluttet.", ""},
	{"planen godkendes",
	 "V foreslog, at sagen udsættes. Der var ikke flertal for forslaget.\nIndstillingen "
	 "godkendt.",
	 "A"},
	/* longer ones */
	{"a vælges|b vælges|c vælges",
	 "Enhedslisten stillede ændringsforslag om, at der afsættes 1 mio. kr.\nFor "
	 "ændringsforslaget "
	 "stemte: Ø og Å.\nImod stemte: A, V, C og O.\nÆndringsforslaget faldt.\nIndstillingens "
	 "punkt "
	 "1-3 blev vedtaget.\nImod punkt 2 stemte Ø.",
	 "AAA"},
	{"planen godkendes",
	 "Økonomiudvalget indstiller til Byrådet,\n\nat indstillingen godkendes.", "R"},
	{"planen godkendes", "Byrådet godkendte indstillingen, dog således, at fristen er 1. maj.",
	 "M"},
	{"a vælges|b vælges|c vælges|d vælges",
	 "Punkt 1 godkendt med den tilføjelse, at fristen er 1. maj. Punkt 2-4 godkendt.", "MAAA"},
	{"planen drøftes", "Drøftet. Udvalget ønsker en ny drøftelse til juni.", "D"},
	{"planen tages til efterretning",
	 "Udvalget tog orienteringen til efterretning og bad forvaltningen vende tilbage.", "N"},
	{"planen godkendes", "Udsat med henblik på yderligere belysning.", "P"},
	{"planen godkendes", "Godkendt til udsendelse i høring.", "A"},
	{"planen sendes i høring", "Udvalget besluttede at sende forslaget i høring.", "A"},
	{"planen godkendes", "Indstilles godkendt med 4 stemmer for (A, F) og 3 imod (V, C).", "R"},
	{"planen godkendes", "Anbefales, idet V undlader at stemme.", "R"},
	{"a vælges|b vælges|c vælges",
	 "Udvalget kan ikke anbefale indstillingens punkt 2. Punkt 1 og 3 anbefales.", "RXR"},
	{"a vælges|b vælges|c vælges",
	 "Indstillingen blev godkendt, bortset fra punkt 3, som blev oversendt til budget 2026.",
	 "AAB"},
	{"", "Intet at referere.", "-"},
	{"", "Der var ingen bemærkninger.", "-"},
	{"", "Ingen kommentarer.", "-"},
	{"planen godkendes", "Godkendt.\nDog skal det undersøges, om stien kan forlænges.", "A"},
	{"der gives dispensation", "Dispensation gives ikke.", "X"},
	{"der gives dispensation", "Der meddeles ikke dispensation.", "X"},
	{"der gives dispensation", "Der kan ikke gives dispensation.", "X"},
	{"der gives 40.000 kr. til festen", "Ansøgningen imødekommes delvist med 20.000 kr.", "M"},
	{"planen godkendes", "Delvist godkendt.", "M"},
	{"a vælges|b vælges|c vælges|d vælges",
	 "Udvalget godkendte punkt 1, 2 og 4. Punkt 3 blev taget til efterretning.", "AANA"},
	{"a vælges|b vælges|c vælges",
	 "1. Taget til efterretning 2. Godkendt 3. Anbefalet over for Byrådet", "NAR"},
	{"a vælges|b vælges|c vælges", "At 1 og 2: godkendt. At 3: anbefales overfor Byrådet.",
	 "AAR"},
	{"planen godkendes", "Anbefales af flertallet.", "R"},
	{"planen godkendes", "Et enigt udvalg anbefaler indstillingen.", "R"},
	{"planen godkendes", "Udvalget beslutter, at punktet udsættes.", "P"},
	{"planen godkendes", "Sagen overføres til næste møde.", "P"},
	{"planen godkendes", "Sagen tages op igen på mødet i juni.", "P"},
	{"planen godkendes", "Vedtaget som indstillet.", "A"},
	{"planen godkendes", "Tiltrådt uden bemærkninger.", "A"},
	{"planen tages til efterretning", "Taget ad notam.", "N"},
	{"der vælges en formand", "Som formand valgtes Ane Bo (A).", "A"},
	{"planen godkendes", "Sagen blev drøftet, og indstillingen blev godkendt.", "A"},
	{"planen godkendes", "Byrådet tog Økonomiudvalgets indstilling til følge.", "A"},
	{"planen godkendes", "Afvist med stemmerne fra A og V mod stemmerne fra C.", "X"},
	{"planen godkendes", "Forslaget bortfalder.", "-"},
	{"planen godkendes", "Udvalget anbefaler Byrådet at godkende indstillingen.", "R"},
	{"planen godkendes", "Udvalget besluttede at anbefale Byrådet, at planen godkendes.", "R"},
	{"planen godkendes", "Udvalget vedtog at indstille til Byrådet, at planen godkendes.", "R"},
	{"planen godkendes", "Administrationens indstilling anbefales godkendt af Byrådet.", "R"},
	{"planen godkendes", "Indstilling om godkendelse anbefales.", "R"},
	{"planen godkendes|den sendes ud", "Første indstilling godkendt. Anden indstilling afvist.",
	 "AX"},
	{"planen godkendes|den sendes ud", "Første at-punkt anbefales. Andet at-punkt udgår.",
	 "R-"},
	{"planen godkendes|den sendes ud", "Ad. 1 - Godkendt\nAd. 2 - Drøftet", "AD"},
	{"planen godkendes|den sendes ud", "Ad 1.\nGodkendt.\n\nAd 2.\nUdsat.", "AP"},
	{"planen godkendes|den sendes ud", "1: Anbefales.\n2: Anbefales ikke.", "RX"},
	{"planen godkendes|den sendes ud", "Pkt. 1: Til efterretning.\nPkt. 2: Tiltrådt.", "NA"},
	{"planen godkendes|den sendes ud", "1. Godkendt, V stemte imod.\n2. Udsat.", "AP"},
	{"planen godkendes|den sendes ud",
	 "Punkt 1 blev godkendt. V stemte imod. Punkt 2 blev udsat til næste møde.", "AP"},
	{"planen godkendes|den sendes ud",
	 "Udvalget godkendte indstillingens punkt 1. Punkt 2 behandles på næste møde.", "AP"},
	{"planen godkendes|den sendes ud",
	 "Ad 1) Udvalget godkendte planen, idet stien gøres bredere.\nAd 2) Godkendt.", "AA"},
	{"", "Borgmesteren gav en status på sagen. Når der er svar, orienteres udvalget.", ""},
	{"", "Formanden bød velkommen.", ""},
	/* other items of the agenda */
	{"", "Punkt 9 udgår og sendes tilbage til Havneudvalget.\n\nGodkendt.", "A"},
	{"", "• Pkt. 6 tages af dagsordenen\n• Pkt. 4 behandles til sidst", ""},
};

static void recommend(struct reading *r, struct rec_item *item, const char *points)
{
	struct str rest = str_of(points), point;
	if (!rest.n)
		return;
	struct rec_recommendation *rec = sp_push(r->arena, &item->recommendations);
	assert_non_null(rec);
	while (str_cut(&rest, '|', &point)) {
		struct fact *f = sp_push(r->arena, &rec->points);
		assert_non_null(f);
		f->text = str_squeeze(r->arena, point);
	}
}

/* The lines under the spans. */
static const char *lines_said(struct reading *r, const struct passage *p, const struct fact *f)
{
	const char *out = "";
	for (uint32_t i = 0; i < f->spans.n; i++)
		out = arena_printf(r->arena, "%s%.*s\n", out, (int)f->spans.at[i].len,
				   p->from->text + f->spans.at[i].off);
	return out;
}

/* The words an outcome was read from give it again for a point of that wording alone. */
static int unlike_said(struct reading *r, const struct passage *p, const struct rec_item *item,
		       const struct rec_outcome *o)
{
	struct rec_decision alone = {0};
	struct rec_item one = {0};
	struct passage q = reading_passage(r, lines_said(r, p, &o->said));
	recommend(r, &one,
		  o->rec ? item->recommendations.at[o->rec - 1].points.at[o->point - 1].text : "");
	assert_int_equal(outcomes_read(&r->x, &q, &one, &alone), SP_OK);
	if (alone.outcomes.n == 1 && alone.outcomes.at[0].outcome == o->outcome)
		return 0;
	print_message("# not by itself: “%s” of “%s”\n", q.text.p, p->text.p);
	return 1;
}

static const char *letters(struct reading *r, const struct passage *p, const struct rec_item *item,
			   int *wrong)
{
	const char *out = "";
	int point = 1;
	for (uint32_t i = 0; i < item->decision.outcomes.n; i++) {
		const struct rec_outcome *o = &item->decision.outcomes.at[i];
		for (; point < o->point; point++)
			out = arena_printf(r->arena, "%s.", out);
		out = arena_printf(r->arena, "%s%c", out, reading_letter(o->outcome));
		point = o->point + 1;
		*wrong += unlike_said(r, p, item, o);
	}
	return out;
}

static void forms(void **state)
{
	struct reading *r = *state;
	int wrong = 0;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct passage p = reading_passage(r, cases[i].text);
		struct rec_item item = {0};
		recommend(r, &item, cases[i].points);
		assert_int_equal(decision_read(&r->x, &p, true, &item, &item.decision), SP_OK);
		const char *got = letters(r, &p, &item, &wrong);
		if (strcmp(got, cases[i].outcomes) != 0) {
			print_message("# “%s”: %s, wanted %s\n", cases[i].text, got,
				      cases[i].outcomes);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(forms)};
	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
