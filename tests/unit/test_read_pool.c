/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pool_reading.h"

static const struct pool_example sentences[] = {
	{"Puljen på 900.000 kr. fordeles med 300.000 kr. til Fjordskolen, 400.000 kr. til "
	 "Nørrevangskolen og 200.000 kr. til Strandhuse Skole.",
	 "900000 = ok: Fjordskolen 300000; Nørrevangskolen 400000; Strandhuse Skole 200000"},
	{"Der er afsat 1,2 mio. kr. i 2022, som fordeles med 0,7 mio. kr. til drift og 0,4 mio. "
	 "kr. "
	 "til anlæg.",
	 "1200000@2022 = lacks 100000: drift 700000; anlæg 400000"},
	{"Der gives en anlægsbevilling på 7,5 mio. kr., heraf 2,5 mio. kr. i 2023 og 5,0 mio. kr. "
	 "i "
	 "2024.",
	 "7500000 = ok: i 2023 2500000@2023; i 2024 5000000@2024"},
	{"Merforbruget på 2,5 mio. kr. fordeler sig med 3,5 mio. kr. i merforbrug på skolerne og "
	 "0,5 "
	 "mio. kr. i merforbrug på klubberne.",
	 "+2500000 = exceeds 1500000: i merforbrug på skolerne +3500000; i merforbrug på klubberne "
	 "+500000"},
	{"Af puljen på 500.000 kr. går 200.000 kr. til Sejlklubben, 150.000 kr. til Roklubben og "
	 "resten til spejderne.",
	 "500000 = ok: Sejlklubben 200000; Roklubben 150000; spejderne 150000"},
	{"De 800.000 kr. fordeles med 60 pct. til skolerne og 40 pct. til dagtilbuddene.",
	 "800000 = ok: skolerne 480000; dagtilbuddene 320000"},
	{"De 800.000 kr. fordeles med halvdelen til skolerne og halvdelen til dagtilbuddene.",
	 "800000 = ok: skolerne 400000; dagtilbuddene 400000"},
	{"De 0,9 mio. kr. deles ligeligt mellem Fjordskolen, Nørrevangskolen og Strandhuse Skole, "
	 "så "
	 "hver skole får 300.000 kr.",
	 "900000 = ok: Fjordskolen 300000; Nørrevangskolen 300000; Strandhuse Skole 300000"},
	{"Der er afsat 1 mio. kr. til de fem landsbyer. Hver landsby får 200.000 kr.",
	 "1000000 = ok: Hver landsby 5x200000"},
	{"Der er afsat 1 mio. kr. til de tre haller. Midlerne fordeles, så hver hal får 333.000 "
	 "kr.",
	 "1000000 = rounding: hver hal 3x333000"},
	{"Der er i 2022 afsat 600.000 kr. til kulturhusene. Midlerne fordeles med 250.000 kr. til "
	 "Havnehuset, 250.000 kr. til Møllen og 150.000 kr. til Pakhuset.",
	 "600000@2022 = exceeds 50000: Havnehuset 250000; Møllen 250000; Pakhuset 150000"},
	{"Fordelingen af de 3 mio. kr. er 2 mio. kr. til veje og 1 mio. kr. til stier.",
	 "3000000 = ok: veje 2000000; stier 1000000"},
	{"Puljen på 1 mio. kr. fordeles med 600.000 kr. til idræt og 400.000 kr. til kultur, heraf "
	 "250.000 kr. til musik og 150.000 kr. til teater.",
	 "1000000 = ok: idræt 600000; kultur 400000\n400000 = ok: musik 250000; teater 150000"},
	{"De 6 mio. kr. i 2022-2025 fordeles med 1 mio. kr. årligt til Fjordskolen og 0,5 mio. kr. "
	 "årligt til Strandhuse Skole.",
	 "6000000@2022-2025 = ok: Fjordskolen 1000000@årligt; Strandhuse Skole 500000@årligt"},
	{"Beløbet på 1.456.000 kr. fordeles med 0,5 mio. kr. til A-huset, 0,6 mio. kr. til B-huset "
	 "og 0,4 mio. kr. til C-huset.",
	 "1456000 = rounding: A-huset 500000; B-huset 600000; C-huset 400000"},
	{"Tilskuddet på 2,9 mio. kr. fordeles med 1.234.567 kr. til Øst og 1.654.321 kr. til Vest.",
	 "2900000 = rounding: Øst 1234567; Vest 1654321"},
	{"Puljen på 400.000 kr. fordeles således: Fjordskolen får 150.000 kr., Nørrevangskolen "
	 "150.000 kr. og Strandhuse Skole 100.000 kr.",
	 "400000 = ok: Fjordskolen 150000; Nørrevangskolen 150000; Strandhuse Skole 100000"},
	{"Puljen på 400.000 kr. fordeles til Fjordskolen (150.000 kr.), Nørrevangskolen (150.000 "
	 "kr.) og Strandhuse Skole (90.000 kr.).",
	 "400000 = lacks 10000: Fjordskolen 150000; Nørrevangskolen 150000; Strandhuse Skole "
	 "90000"},
};

static const struct pool_example years[] = {
	{"I 2021 og 2022 er der afsat henholdsvis 500.000 kr. og 800.000 kr. til grønne tiltag. "
	 "Pengene bruges til træer (200.000 kr. i 2021 og 300.000 kr. i 2022), haver (150.000 kr. "
	 "i "
	 "2021 og 300.000 kr. i 2022) og natur (150.000 kr. i 2021 og 150.000 kr. i 2022).",
	 "500000@2021 = ok: træer 200000@2021; haver 150000@2021; natur 150000@2021\n800000@2022 = "
	 "lacks 50000: træer 300000@2022; haver 300000@2022; natur 150000@2022"},
	{"Der er afsat 1,5 mio. kr. årligt i 2022-2025 til bypuljen, i alt 6 mio. kr. Puljen "
	 "fordeles således:\n- Torvet: 600.000 kr. årligt\n- Havnen: 500.000 kr. årligt\n- Parken: "
	 "350.000 kr. årligt",
	 "1500000@2022-2025 = lacks 50000: Torvet 600000@årligt; Havnen 500000@årligt; Parken "
	 "350000@årligt"},
	{"Puljen på 450.000 kr. i 2021 og 600.000 kr. i 2022 fordeles med 150.000 kr. i 2021 og "
	 "300.000 kr. i 2022 til klubben og 300.000 kr. årligt til skolen.",
	 "450000@2021 = ok: klubben 150000@2021; skolen 300000@årligt\n600000@2022 = ok: klubben "
	 "300000@2022; skolen 300000@årligt"},
	{"De 6 mio. kr. til broen fordeles over årene med 1 mio. kr. i 2022, 2 mio. kr. i 2023 og "
	 "2,5 "
	 "mio. kr. i 2024.",
	 "6000000 = lacks 500000: i 2022 1000000@2022; i 2023 2000000@2023; i 2024 2500000@2024"},
	{"Puljen på 500.000 kr. om året i 2021-2023 fordeles med 300.000 kr. om året til A-huset "
	 "og "
	 "200.000 kr. i 2021 og 150.000 kr. i 2022 og 2023 til B-huset.",
	 "500000@2021-2023 = ok: A-huset 300000@årligt; B-huset 200000@2021\n500000@2021-2023 = "
	 "lacks 50000: A-huset 300000@årligt; B-huset 150000@2022,2023"},
};

static const struct pool_example more_sentences[] = {
	{"Tilskuddet på 1,2 mio. kr. fordeles med to tredjedele til Fjordhallen og en tredjedel "
	 "til "
	 "Søhallen.",
	 "1200000 = ok: Fjordhallen 800000; Søhallen 400000"},
	{"Der er 6 mio. kr. til asfalt. 40 % går til byveje, 35 % til landeveje og resten til "
	 "stier.",
	 "6000000 = ok: byveje 2400000; landeveje 2100000; stier 1500000"},
	{"Fagudvalget skal finde besparelser for 4,5 mio. kr. Besparelsen fordeles med 2,0 mio. "
	 "kr. på "
	 "skoler, 1,5 mio. kr. på dagtilbud og 1,2 mio. kr. på klubber.",
	 "-4500000 = exceeds 200000: skoler -2000000; dagtilbud -1500000; "
	 "klubber -1200000"},
	{"Anlægssummen på 48,6 mio. kr. finansieres med 30,0 mio. kr. i lån, 12,6 mio. kr. fra "
	 "kassen "
	 "og 5,0 mio. kr. fra Fjordby Fond.",
	 "48600000 = lacks 1000000: i lån 30000000; kassen 12600000; Fjordby Fond 5000000"},
	{"Vejene får 8 mio. kr. i 2022: 5 mio. kr. til asfalt, 2 mio. kr. til broer og 1 mio. kr. "
	 "til "
	 "fortove.",
	 "8000000@2022 = ok: asfalt 5000000; broer 2000000; fortove 1000000"},
	{"Området får 4,4 mio. kr. i 2022 og 4,4 mio. kr. i 2023. I 2022 går 3,0 mio. kr. til "
	 "hænder og "
	 "1,4 mio. kr. til teknologi.",
	 "4400000@2022 = ok: hænder 3000000@2022; teknologi 1400000@2022"},
};

static const struct pool_example sums[] = {
	{"Nettoudgiften på 1,2 mio. kr. består af udgifter på 1,9 mio. kr. og indtægter på 0,7 "
	 "mio. kr.",
	 "1200000 = ok: udgifter 1900000; indtægter -700000"},
	{"Partierne vil bruge 2 mio. kr. på børn: 1,2 mio. kr. går til normeringer, 0,5 mio. kr. "
	 "til "
	 "inklusion og 0,3 mio. kr. til ledelse.",
	 "2000000 = ok: normeringer 1200000; inklusion 500000; ledelse 300000"},
	{"I alt 1.250.000 kr. udbetales til: Koret 250.000 kr., Orkestret 400.000 kr., Teatret "
	 "600.000 "
	 "kr.",
	 "1250000 = ok: Koret 250000; Orkestret 400000; Teatret 600000"},
	{"Alfa får 120.000 kr., Beta 80.000 kr. og Gamma 45.000 kr., i alt 250.000 kr.",
	 "250000 = lacks 5000: Alfa 120000; Beta 80000; Gamma 45000"},
	{"Der gives 150.000 kr. pr. år i 2 år, i alt 300.000 kr.", ""},
};

static const struct pool_example lists[] = {
	{"Forvaltningen foreslår, at udmøntningen af de 1,2 mio. kr. til trygge veje i hhv. 2021 "
	 "og "
	 "2022 sker på følgende tiltag:\n\n"
	 "- Flere lys langs stierne, så børn kan cykle hjem. Arbejdet deles over to somre.\n"
	 " - Tiltag: Pulje til stibelysning\n - Økonomi: 700.000,- kr. pr. år i 2 år.\n"
	 "- Bedre overgange ved skolerne\n - Tiltag: Hævede flader\n"
	 " - Økonomi: 500.000,- pr. år i 2 år\n\n"
	 "De 1,2 mio. kr. er afsat i 2021 og 2022.",
	 "1200000@2021,2022 = ok: Pulje til stibelysning 700000@årligt; Hævede flader "
	 "500000@årligt"},
	{"Midlerne på 0,6 mio. kr. giver følgende fordeling:\n\nFjordskolen          310.000 kr.\n"
	 "Nørrevangskolen      190.000 kr.\nStrandhuse Skole     100.000 kr.\n\nDer aflægges "
	 "regnskab.",
	 "600000 = ok: Fjordskolen 310000; Nørrevangskolen 190000; Strandhuse Skole 100000"},
	{"Puljen på 0,6 mio. kr. fordeles sådan:\nStier: 350.000 kr.\nTræer: 290.000 "
	 "kr.\nTræer er sat op med 40.000 kr., fordi der plantes flere.",
	 "600000 = exceeds 40000: Stier 350000; Træer 290000"},
	{"Der er afsat 2 mio. kr. årligt fra 2022 til følgende indsatser:\n1. Lektiecafé: 0,5 mio. "
	 "kr.\n2. Ungecoaches: 0,9 mio. kr.\n3. Fritidsjob: 0,5 mio. kr.",
	 "2000000@2022- = lacks 100000: Lektiecafé 500000; Ungecoaches 900000; Fritidsjob 500000"},
	{"Afvigelsen er et merforbrug på 8,7 mio. kr. Afvigelsen fordeler sig således:\n"
	 "• Botilbud: merforbrug på 6,9 mio. kr.\n• Støtte: merforbrug på 3,2 mio. kr.\n"
	 "• Misbrug: mindreforbrug på 1,4 mio. kr.",
	 "+8700000 = ok: Botilbud: merforbrug +6900000; Støtte: merforbrug +3200000; Misbrug: "
	 "mindreforbrug -1400000"},
	{"De 900.000 kr. udmøntes således:\n- 400.000 kr. til ungecafé, heraf 300.000 kr. til løn "
	 "og "
	 "100.000 kr. til mad\n- 500.000 kr. til klub\nI alt 900.000 kr.",
	 "900000 = ok: ungecafé 400000; klub 500000\n400000 = ok: løn 300000; mad 100000"},
	{"Der er afsat 1,0 mio. kr. i 2021 og 2,0 mio. kr. i 2022, som fordeles således:\n"
	 "- Bro: 0,4 mio. kr. i 2021 og 1,5 mio. kr. i 2022\n"
	 "- Sti: 0,6 mio. kr. i 2021 og 0,4 mio. kr. i 2022",
	 "1000000@2021 = ok: Bro 400000@2021; Sti 600000@2021\n2000000@2022 = lacks 100000: Bro "
	 "1500000@2022; Sti 400000@2022"},
};

static const struct pool_example more_lists[] = {
	{"Ungepuljen på 1.000.000 kr. foreslås anvendt sådan:\n• 40 pct. til fritidsjob\n• 35 pct. "
	 "til ungecaféen\n• 20 pct. til ungerådet",
	 "1000000 = lacks 50000: fritidsjob 400000; ungecaféen 350000; ungerådet 200000"},
	{"Puljen er på 300.000 kr. Følgende får del i puljen:\n- Sejlklubben, 120.000 kr.\n- "
	 "Roklubben, 100.000 kr. (ansøgt 150.000 kr.)\n- Spejderne, 80.000 kr.",
	 "300000 = ok: Sejlklubben 120000; Roklubben 100000; Spejderne 80000"},
	{"Der er 350.000 kr. i bydelspuljen. Administrationen foreslår, at puljen fordeles sådan:\n"
	 "1. Bigband: 35.000 kr.\n2. Kor: 15.000 kr.\n3. Festival: 200.000 kr.\nDe øvrige "
	 "ansøgninger får afslag. Næste år er der 360.000 kr.",
	 "350000 = lacks 100000: Bigband 35000; Kor 15000; Festival 200000"},
	{"Beløbet på 2,4 mio. kr. fordeles på:\n- løn: 1.500.000 kr., heraf 300.000 kr. til "
	 "pension og 1.200.000 kr. til timer\n- drift: 900.000 kr.",
	 "2400000 = ok: løn 1500000; drift 900000\n1500000 = ok: pension 300000; timer 1200000"},
	{"Udvalget fordeler 200.000 kr. til følgende:\nKoret: 50.000 kr.\nTeatret: 90.000 "
	 "kr.\nMuseet: 60.000 kr.\nI alt: 200.000 kr.",
	 "200000 = ok: Koret 50000; Teatret 90000; Museet 60000"},
};

static const struct pool_example told_before[] = {
	{"Kommunen har fået 3,5 mio. kr. i værdighedsmidler. Midlerne udmøntes på følgende "
	 "indsatser:\n1. Klippekort: 1,6 mio. kr.\n2. Kokke: 1,2 mio. kr.\n3. Aktiviteter: 0,9 "
	 "mio. "
	 "kr.",
	 "3500000 = exceeds 200000: Klippekort 1600000; Kokke 1200000; Aktiviteter 900000"},
	{"Puljen er på 300.000 kr. Puljen fordeles således:\n- Aftenskolen: 170.000 kr.\n- Koret: "
	 "90.000 kr.\nRestbeløbet på 40.000 kr. gemmes til efteråret.",
	 "300000 = ok: Aftenskolen 170000; Koret 90000; Restbeløbet 40000"},
	{"Der er 200.000 kr. i puljen og søgt om 345.000 kr. Her er fordelingen:\nAnsøger\tSøgt\t"
	 "Foreslået\nKoret\t125.000 kr.\t80.000 kr.\nSpillemændene\t220.000 kr.\t120.000 kr.",
	 "200000 = ok: Koret 80000; Spillemændene 120000"},
};

static const struct pool_example tables[] = {
	{"Puljen foreslås udmøntet således:\nKr.\t2021\t2022\nDrift\t600.000\t800.000\nLøn\t"
	 "400.000\t450.000\nI alt\t1.000.000\t1.300.000",
	 "1000000@2021 = ok: Drift 600000@2021; Løn 400000@2021\n1300000@2022 = lacks 50000: Drift "
	 "800000@2022; Løn 450000@2022"},
	{"Økonomi i 1.000 kr.\nOmråde\t2022\t2023\nSkoler\t400\t500\nKlubber\t100\t200\nI "
	 "alt\t500\t700",
	 "500000@2022 = ok: Skoler 400000@2022; Klubber 100000@2022\n700000@2023 = ok: Skoler "
	 "500000@2023; Klubber 200000@2023"},
	{"Økonomi i 1.000 kr.\nOmråde\t2022\t2023\nSkoler\t400\t500\nKlubber\t100\t150\nI "
	 "alt\t500\t700",
	 "500000@2022 = ok: Skoler 400000@2022; Klubber 100000@2022\n700000@2023 = lacks 50000: "
	 "Skoler 500000@2023; Klubber 150000@2023"},
	{"Afvigelser:\nSkoler......... 1.845.000 kr.\nDagtilbud...... -640.000 kr.\nBørn og "
	 "familie 4.210.000 kr.\nI alt........ 5.415.000 kr.",
	 "5415000 = ok: Skoler 1845000; Dagtilbud -640000; Børn og familie 4210000"},
};

static const struct pool_example points[] = {
	{"Udvalget råder over en pulje på 1 mio. kr. til landsbyer.##\n1. at der bevilges 600.000 "
	 "kr. til Vester By\n2. at der bevilges 400.000 kr. til Øster By\n",
	 "1000000 = ok: Vester By 600000; Øster By 400000"},
};

/* Net sums, one year a sentence, the same for each. */
static const struct pool_example nets[] = {
	{"Scenen koster netto 4,1 mio. kr. Udgifterne er 5,6 mio. kr. og indtægterne 1,5 mio. kr.",
	 "4100000 = ok: Udgifterne 5600000; indtægterne -1500000"},
	{"Indtægterne er 3,2 mio. kr. og udgifterne 7,9 mio. kr., så nettoudgiften bliver 4,5 mio. "
	 "kr.",
	 "4500000 = exceeds 200000: Indtægterne -3200000; udgifterne 7900000"},
	{"Puljen er på 1 mio. kr. årligt i 2022-2024. I 2022 bruges 600.000 kr. til kurser og "
	 "400.000 kr. til bøger. I 2023 bruges 700.000 kr. til kurser og 400.000 kr. til bøger.",
	 "1000000@2022 = ok: kurser 600000@2022; bøger 400000@2022\n1000000@2023 = exceeds 100000: "
	 "kurser 700000@2023; bøger 400000@2023"},
	{"Udvalget uddelte i alt 150.000 kr.: 60.000 kr. til FDF, 50.000 kr. til Spejderne og "
	 "45.000 kr. til Skakklubben.",
	 "150000 = exceeds 5000: FDF 60000; Spejderne 50000; Skakklubben 45000"},
	{"Hver af de fire landsbyer får 25.000 kr., i alt 120.000 kr.",
	 "120000 = lacks 20000: Hver af de fire landsbyer 4x25000"},
	{"De fem plejehjem får hver 40.000 kr. af puljen på 200.000 kr.",
	 "200000 = ok: hver 5x40000"},
	{"De tre skoler deler 0,9 mio. kr. Hver skole får 0,3.",
	 "900000 = ok: Hver skole 3x300000"},
};

static const struct pool_example none[] = {
	{"Puljen på 500.000 kr. er ikke brugt op: der er brugt 200.000 kr. til teater og 100.000 "
	 "kr. til musik.",
	 ""},
	{"Nettoudgiften er 6,4 mio. kr. Udgifterne stiger med 0,9 mio. kr., og indtægterne stiger "
	 "med 0,3 mio. kr.",
	 ""},
	{"Budgettet er 20 mio. kr. årligt. I 2022 bruges 600.000 kr. til kurser og 400.000 kr. til "
	 "bøger.",
	 ""},
	{"Projektets udgifter er 2,0 mio. kr. netto. Der var regnet med 3,0 mio. kr. i udgifter.",
	 ""},
	{"Der er afsat 1,5 mio. kr. om året. Udvalget skal komme med forslag til udmøntning. "
	 "Målingen viser, at 78 procent af borgerne føler sig trygge. I Søparken er tallet 61 "
	 "procent.",
	 ""},
	{"Cykelstien kostede 4.180.000 kr. mod en bevilling på 4.300.000 kr.", ""},
	{"Taksten stiger fra 100 kr. til 120 kr. Et kort koster 300 kr., heraf 40 kr. i gebyr.",
	 ""},
	{"Der er afsat 4.000.000 kr. til lokaler, heraf 2.600.000 kr. til Fjordskolen.", ""},
	{"Budgettet er 10 mio. kr., heraf 4 mio. kr. til løn og 3 mio. kr. til varme.", ""},
	{"Anskaffelsen koster 500.000 kr. Driften er 80.000 kr. om året.", ""},
	{"Midlerne fordeles efter elevtal. Den største skole får 560.000 kr. og den mindste "
	 "275.000 "
	 "kr.",
	 ""},
	{"Opgaven er fordelt på tre hold og koster 300.000 kr. Der er 50.000 kr. til mad.", ""},
};

/* The sum in the sentence before, who pays how much, years and points behind a colon. */
static const struct pool_example who_pays[] = {
	{"Der er 1 mio. kr. til de frivillige. Direktionen foreslår, at beløbet deles med 500.000 "
	 "kr. (50 pct.) til idræt, 300.000 kr. (30 pct.) til kultur og 150.000 kr. (15 pct.) til "
	 "spejderne.",
	 "1000000 = lacks 50000: idræt 500000; kultur 300000; spejderne 150000"},
	{"Forligspartierne er enige om at finde 6,5 mio. kr. Beløbet fordeles med 3,1 mio. kr. på "
	 "skolerne, 2,2 mio. kr. på plejen og 0,9 mio. kr. på vejene.",
	 "6500000 = lacks 300000: skolerne 3100000; plejen 2200000; vejene 900000"},
	{"Broen koster 3 mio. kr. Udgiften afholdes med 2 mio. kr. af kommunen, 0,6 mio. kr. af "
	 "fonden og 0,3 mio. kr. af Roklubben.",
	 "3000000 = lacks 100000: kommunen 2000000; fonden 600000; Roklubben 300000"},
	{"De 4,8 mio. kr. kommer fra kommunen (2,4 mio. kr.), fonden (1,5 mio. kr.), klubben (0,4 "
	 "mio. kr.) og sponsorer (0,6 mio. kr.).",
	 "4800000 = exceeds 100000: fra kommunen 2400000; fonden 1500000; klubben 400000; "
	 "sponsorer 600000"},
	{"De 3,3 mio. kr. kommer dermed fra ejerne med 1,1 mio. kr., fra kommunen med 1,2 mio. kr. "
	 "og fra forsyningen med 1,0 mio. kr.",
	 "3300000 = ok: ejerne 1100000; kommunen 1200000; forsyningen 1000000"},
	{"Klubben mangler 400.000 kr. til taget. De 400.000 kr. skaffes ved indsamling (150.000 "
	 "kr.), lån (150.000 kr.) og tilskud (100.000 kr.).",
	 "400000 = ok: ved indsamling 150000; lån 150000; tilskud 100000"},
	{"Molen koster 2,7 mio. kr. over tre år: 0,9 mio. kr. i 2022, 1,2 mio. kr. i 2023 og 0,6 "
	 "mio. kr. i 2024.",
	 "2700000 = ok: i 2022 900000@2022; i 2023 1200000@2023; i 2024 600000@2024"},
	{"Budgettet er 850.000 kr. (løn 600.000 kr., materialer 150.000 kr. og transport 100.000 "
	 "kr.).",
	 "850000 = ok: løn 600000; materialer 150000; transport 100000"},
	{"Projektet koster 5,1 mio. kr. i alt, nemlig 3,0 mio. kr. til huset, 1,6 mio. kr. til "
	 "inventar og 0,5 mio. kr. til haven.",
	 "5100000 = ok: huset 3000000; inventar 1600000; haven 500000"},
	{"Der er 90.000 kr. tilbage.##\nDet indstilles, at 60.000 kr. gives til Strandhuse "
	 "Beboerhus og 30.000 kr. til Møllelauget.",
	 "90000 = ok: Strandhuse Beboerhus 60000; Møllelauget 30000"},
	{"Tilskuddet er i alt 480.000 kr.: Havneteatret 200.000 kr., Fjordkoret 150.000 kr. og "
	 "Møllelauget 120.000 kr.",
	 "480000 = lacks 10000: Havneteatret 200000; Fjordkoret 150000; Møllelauget 120000"},
	{"Puljen er på 600.000 kr. Af dem går 250.000 kr. til musik, 200.000 kr. til teater og "
	 "100.000 kr. til film.",
	 "600000 = lacks 50000: musik 250000; teater 200000; film 100000"},
	{"De 300.000 kr. fordeler sig på 120.000 kr. i 2022 og 190.000 kr. i 2023.",
	 "300000 = exceeds 10000: i 2022 120000@2022; i 2023 190000@2023"},
	{"Taksten er 480 kr.: børn 200 kr., unge 150 kr. og voksne 300 kr.", ""},
	/* not all of it is told to be given, or it is no sum of theirs */
	{"Der er 90.000 kr. tilbage.##\nDet indstilles, at 60.000 kr. gives til Strandhuse "
	 "Beboerhus og 20.000 kr. til Møllelauget.",
	 ""},
	{"Prisen er steget fra 2,0 mio. kr. til 2,6 mio. kr., fordi stål er blevet 0,4 mio. kr. og "
	 "jord 0,2 mio. kr. dyrere.",
	 ""},
	{"Holdet får 50.000 kr. (sidste år 40.000 kr. og året før 10.000 kr.).", ""},
	{"Salget gav 12 mio. kr. Pengene fordeles senere, men 0,4 mio. kr. går til havnen og 0,2 "
	 "mio. kr. til torvet.",
	 ""},
};

static void check(void **state, const struct pool_example *table, size_t n)
{
	assert_int_equal(pools_run(*state, table, n), 0);
}
#define CHECK(table) check(state, (table), sizeof(table) / sizeof((table)[0]))

static void test_sentences(void **state)
{
	CHECK(sentences);
	CHECK(more_sentences);
	CHECK(sums);
	CHECK(nets);
	CHECK(who_pays);
}
static void test_years(void **state)
{
	CHECK(years);
}
static void test_lists(void **state)
{
	CHECK(lists);
	CHECK(more_lists);
	CHECK(told_before);
}
static void test_tables(void **state)
{
	CHECK(tables);
}
static void test_points(void **state)
{
	CHECK(points);
}
static void test_none(void **state)
{
	CHECK(none);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sentences), cmocka_unit_test(test_lists),
		cmocka_unit_test(test_years),	  cmocka_unit_test(test_tables),
		cmocka_unit_test(test_points),	  cmocka_unit_test(test_none),
	};
	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
