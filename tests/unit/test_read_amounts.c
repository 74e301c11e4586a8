/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amount_reading.h"

static const struct example notations[] = {
	{"1.150.000 kr.", "1150000"},
	{"kr. 600.000,-", "600000"},
	{"150.000,- kr.", "150000"},
	{"4,8 mio. kr.", "4800000"},
	{"2,5 mil. Kr.", "2500000"},
	{"0,9 mill. kr.", "900000"},
	{"1,4 mia. kr.", "1400000000"},
	{"½ mio. kroner", "500000"},
	{"1½ mio. kr.", "1500000"},
	{"2¼ mio. kr.", "2250000"},
	{"0,4 mio til en pulje", "400000?"},
	{"knap 1,1 mio. kr.", "1100000"},
	{"ca. 15 mio. kr.", "15000000"},
	{"+2,9 mio. kr.", "+2900000"},
	{"-1,2 mio. kr.", "-1200000"},
	{"−1,2 mio. kr.", "-1200000"},
	{"–1,2 mio. kr.", "-1200000"},
	{"Drift: - 1,2 mio. kr.", "-1200000"},
	{"- 1,2 mio. kr. til drift", "1200000"},
	{"Anlæg: + 0,5 mio. kr.", "+500000"},
	{"kr. -200.000", "-200000"},
	{"minus 3 mio. kr.", "-3000000"},
	{"kr. 1,5 mio.", "1500000"},
	{"DKK 2.000", "2000"},
	{"DKK 2,5 mio.", "2500000"},
	{"2.500 kroner", "2500"},
	{"500.000,-", "500000"},
	{"500.000,– i tilskud", "500000"},
	{"750 t.kr.", "750000"},
	{"1.250 tkr.", "1250000"},
	{"12,5 mio.kr.", "12500000"},
	{"3 mkr.", "3000000"},
	{"1.234,50 kr.", "1234.50"},
	{"19,95 kr.", "19.95"},
	{"2.5 mio. kr.", "2500000"},
	{"4 kr. pr. km", "4"},
	{"40.000,- kr.", "40000"},
	{"14 mio. kr..", "14000000"},
	{"fem millioner kroner", "5000000"},
	{"en million kr.", "1000000"},
	{"en halv million kroner", "500000"},
	{"halvanden mio. kr.", "1500000"},
	{"ti tusind kroner", "10000"},
	{"25 tusinde kr.", "25000"},
	{"2 millioner til skolerne", "2000000?"},
	{"807 mio. kr.", "807000000"},
	{"kr. 525.000 inklusive moms", "525000"},
	{"1.000.000 kr", "1000000"},
	{"Kr. 380.000,- til et toilet", "380000"},
	{"300.000\xC2\xA0kr.", "300000"},
	{"1,2-1,5 mio. kr.", "1200000 1500000"},
	{"1,2 – 1,5 mio. kr.", "1200000 1500000"},
	{"mellem 750.000 og 1.000.000 kr.", "750000 1000000"},
	{"mellem 750.000 kr. – 1.000.000 kr.", "750000 1000000"},
	{"350.000 til 400.000 kr.", "350000 400000"},
	{"2 eller 3 mio. kr.", "2000000 3000000"},
	{"275, 400 og 807 mio. kr.", "275000000 400000000 807000000"},
	{"fra 30 kr. til 35 kr.", "30 35"},
	{"0 mio. kr.", "0"},
	{"0,735 mio. kr.", "735000"},
	{"0,0125 mio. kr.", "12500"},
	{"Budgettet er på 418,7 mio. kr.", "418700000"},
	{"(2,5 mio. kr.)", "2500000"},
	{"kr.500.000", "500000"},
};

static const struct example no_amounts[] = {
	{"90 pct. af 1.200 børn", ""},
	{"80% medfinansiering", ""},
	{"2.500 m2 og 12,5 ha", ""},
	{"i 2021 og 2022", ""},
	{"Sagsnr. 20/1203 og 2019-004410", ""},
	{"konto 5.38.50.1", ""},
	{"13.02.00-P20-7-19", ""},
	{"2 mio. borgere", ""},
	{"1,2 mio. kWh", ""},
	{"3 millioner passagerer", ""},
	{"5 mio. euro", ""},
	{"(i 1.000 kr.)", ""},
	{"Beløb i 1.000 kr.", ""},
	{"(1.000 kr.)", ""},
	{"hele 1.000 kr.", ""},
	{"Mio. kr.", ""},
	{"kr. pr. år", ""},
	{"kr. 2021", ""},
	{"Balanceforslag (0,980 i 2022)", ""},
	{"den 27.-28. januar", ""},
	{"pkt. 3.1", ""},
	{"tlf. 12 34 56 78", ""},
	{"12.500 indbyggere", ""},
	{"80.000 pr. år", ""},
	{"10.-", ""},
	{"kl. 16.00", ""},
	{"§ 17, stk. 4", ""},
	{"2 årsværk", ""},
	{"krav 12", ""},
	{"x500.000 kr", ""},
	{"", ""},
};

static const struct example periods[] = {
	{"tilskuddet fastholdes på 6,1 mio. kr. årligt i 2021-2024", "6100000@2021-2024"},
	{"2,6 mio. kr. om året i 2021-2023", "2600000@2021-2023"},
	{"der overføres 2 mio. kr. til drift og 3 mio. kr. til anlæg fra 2020 til 2021",
	 "2000000 3000000"},
	{"anlægget rykkes med 3 mio. kr. fra 2023 til 2022", "3000000@2022"},
	{"2 mio. kr. årligt i 2022 og 2023", "2000000@2022,2023"},
	{"Budgettet for 2021 er 48,3 mio. kr. Heraf er 2 mio. kr. til molen.",
	 "48300000@2021 2000000@2021"},
	{"Budgettet for 2021 er 48,3 mio. kr. Molen koster 2 mio. kr.", "48300000@2021 2000000"},
	{"at der overføres 23.712.400 kr. fra 2020 til 2021", "23712400"},
	{"den ramme på 20 mio. kr., der i budgetforslag 2022 er afsat", "20000000@2022"},
	{"Puljen blev oprettet i 2015. Reglerne er:\n\nFølgende fordeling foreslås:\n\nMolen: "
	 "310.000 "
	 "kr.\nKajen: 90.000 kr.",
	 "310000 90000"},
	{"Der er afsat kr. 1,5 mio. i hhv. 2021 og 2022 til indsatser.", "1500000@2021,2022"},
	{"de 1,5 mio. kr. til tryghed i hhv. 2021 og 2022 sker på følgende", "1500000@2021,2022"},
	{"De 1,5 mio. kr. til tryghed er afsat i år 2021 og 2022.", "1500000@2021,2022"},
	{"de 0,2 mio. kr., der er overført fra 2019", "200000@2019"},
	{"0,2 mio. kr. overført fra budget 2021", "200000@2021"},
	{"en rest på 0,2 mio. kr. i uforbrugte midler fra 2021", "200000@2021"},
	{"0,2 mio. kr. fra 2021 og frem", "200000@2021-"},
	{"Økonomi: 150.000,- kr. pr. år i 2 år.", "150000@årligt"},
	{"20.000,- kr. pr. år\nØkonomi: 80.000 pr. år i 2 år", "20000@årligt 80000@årligt?"},
	{"2 mio. kr. i 2021", "2000000@2021"},
	{"2 mio. kr. i 2021-2024", "2000000@2021-2024"},
	{"2 mio. kr. i årene 2021–2024", "2000000@2021-2024"},
	{"2 mio. kr. i perioden 2021 til 2024", "2000000@2021-2024"},
	{"40.000 kr. årligt fra 2022", "40000@2022-"},
	{"lejen stiger med 150 kr. til 1.150 kr. om året", "+150@årligt 1150@årligt"},
	{"taksten fra 1. januar 2022 fastsættes til\n• 310 kr. pr. time\n• 640 kr. pr. dag",
	 "310@2022- 640@2022-"},
	{"40.000 kr. om året fra og med 2022 og frem", "40000@2022-"},
	{"40.000 kr. årligt fra 2022 til 2024", "40000@2022-2024"},
	{"2,8 mio. kr. årligt i overslagsårene", "2800000@overslagsårene"},
	{"0,8 mio. kr. i både 2022 og 2023", "800000@2022,2023"},
	{"prisen er 210 kr. fra 1. januar 2022", "210@2022-"},
	{"Molen: 3.372 kr. (2019: 3.298 kr.)", "3372 3298@2019"},
	{"tilskud i 2015 (kr. 25.000,-) og 2016 (kr. 30.000,-)", "25000@2015 30000@2016"},
	{"14,6 mio. kr. i 2023, hvilket er 2,1 mio. kr. mere end i 2022",
	 "14600000@2023 +2100000@2023"},
	{"reduktioner på 3,2 mio. kr. i 2022 stigende til 4,1 mio. kr. fra 2023",
	 "-3200000@2022 -4100000@2023-"},
	{"2 mio. kr. i 2021, 2022 og 2023", "2000000@2021,2022,2023"},
	{"2 mio. kr. i hvert af årene 2021 og 2022", "2000000@2021,2022"},
	{"2 mio. kr. fra 2023 og frem", "2000000@2023-"},
	{"2 mio. kr. fra 2023 og frem\xC3\xA5rende", "2000000@2023-"},
	{"2 mio. kr. fra og med 2023", "2000000@2023-"},
	{"2,6 mio. kr. fra 2008.", "2600000@2008"},
	{"2 mio. kr. i 2022 og frem", "2000000@2022-"},
	{"2 mio. kr. i 2022 og følgende år", "2000000@2022-"},
	{"12.000 kr. årligt", "12000@årligt"},
	{"en årlig udgift på 5,1 mio. kr.", "5100000@årligt"},
	{"45.000,- kr. om året", "45000@årligt"},
	{"1,1 mio kr på årsbasis", "1100000@årligt"},
	{"890.000 kr. pr. år", "890000@årligt"},
	{"890.000 kr./år", "890000@årligt"},
	{"Der vil årligt være en omkostning på cirka 2.500 kr. pr. skole.", "2500@årligt"},
	{"et kassetræk på 12,7 mio. kr. i overslagsårene", "12700000@overslagsårene"},
	{"3 mio. kr. i overslagsårene 2022-2024", "3000000@2022-2024"},
	{"Ved vedtagelse af budget 2021 blev der afsat 2,5 mil. kr. til hallen", "2500000@2021"},
	{"Der er afsat 2,5 mil kr. på budget 2021 til udearealer", "2500000@2021"},
	{"Udgiften i 2006 er 1,9 mio. kr.", "1900000@2006"},
	{"I 2022 afsættes 1 mio. kr., og i 2023 afsættes 2 mio. kr.", "1000000@2022 2000000@2023"},
	{"275 mio. kr. i 2020, 400 mio. kr. i 2021 stigende til 807 mio. kr. fra 2023 og frem",
	 "275000000@2020 400000000@2021 807000000@2023-"},
	{"midler i 2021 og 2022 på hhv. knap 1,1 mio. kr. og knap 0,9 mio. kr. årligt",
	 "1100000@2021 900000@2022"},
	{"1,1 mio. kr. og 0,9 mio. kr. i henholdsvis 2021 og 2022", "1100000@2021 900000@2022"},
	{"1 mio. kr., 2 mio. kr. og 3 mio. kr. i hhv. 2021, 2022 og 2023",
	 "1000000@2021 2000000@2022 3000000@2023"},
	{"fra 4,2 mio. kr. i 2021 til 7,7 mio. kr. i 2023", "4200000@2021 7700000@2023"},
	{"2,4 mio. kr. i 2023 og 2,6 mio. kr. fra 2024 og frem", "2400000@2023 2600000@2024-"},
	{"Der er i budget 2023-2026 afsat 1½ mio. kr. årligt", "1500000@årligt"},
	{"Der er i budget 2020 afsat 9,8 mio. kr. i 2020 og 2021", "9800000@2020,2021"},
	{"at fremrykke 2 mio. kr. til 2020", "2000000@2020"},
	{"Ændringer til budgettet for 2022:\n\nDrift: +2,9 mio. kr.\nAnlæg: 6,4 mio. kr.",
	 "+2900000@2022 6400000@2022"},
	{"Ændringer til budgettet for 2022:\nDrift: -0,3 mio. kr.\n\nHerudover foreslås:\nAnlæg: "
	 "7,6 mio. kr. (oversigt kan ses)",
	 "-300000@2022 7600000@2022"},
	{"Tilskud for 2022 er fordelt således på de tre skoler, som udvalget bad om på sidste "
	 "møde, hvor sagen var på.\nNordskolen 390.000 kr.",
	 "390000"},
	{"I år bruges 2 mio. kr.", "2000000@2021"},
	{"der afsættes 2 mio. kr. næste år", "2000000"},
	{"der afsættes 2 mio. kr. til næste år", "2000000@2022"},
	{"Der blev den 22. november 2017 bevilget 0,4 mio. kr.", "400000"},
	{"Den 4. maj 2021 blev der givet 2 mio. kr.", "2000000"},
	{"2 mio. kr. (2021-priser)", "2000000"},
	{"2 mio. kr. i 2021-pl", "2000000"},
	{"Efter lov nr. 214 af 7. marts 2023 gives 2 mio. kr.", "2000000"},
	{"Kommuneplan 2021 koster 2 mio. kr.", "2000000"},
	{"politikken for 2021-2025 er vedtaget. Der mangler ca. 15 mio. kr. i kassen.", "15000000"},
	{"2 mio. kr. i november 2021", "2000000"},
	{"I 2022 afsættes 1 mio. kr. til veje og 2 mio. kr. til stier.",
	 "1000000@2022 2000000@2022"},
	{"Ydelsen udgør 1,3 mio. kr. pr. år over 25 år", "1300000@årligt"},
	{"2 mio. kr. i 2021-24", "2000000@2021-2024"},
	{"halvårligt udbetales 3.000 kr.", "3000"},
	{"Huset er fra 1971, og der er brugt 340.000 kr. på tag.", "340000"},
	{"1,26 mio. kr. fordelt over 2022-2025", "1260000@2022-2025"},
	{"11,3 mio. kr. for hele 2021", "11300000@2021"},
	{"Der bevilges 2,5 mio. kr. til banen, og den årlige drift på kr. 90.000 indarbejdes i "
	 "budgetforslag 2022.",
	 "2500000 90000@årligt"},
	{"I 2019 er der lagt asfalt for 17,2 mio. kr. Budgettet i 2020 er 15,8 mio. kr.",
	 "17200000@2019 15800000@2020"},
	{"45.000 kr. årligt indarbejdes fra 2023", "45000@2023-"},
};

static const struct example in_tables[] = {
	{"Aktivitet\n2022\n2023\n2024\nLedninger\n2.400.000 kr.\n3.100.000 kr.\n0 kr.\nBelægning\n-"
	 "\n1.700.000 kr.\n9.200.000 kr.",
	 "2400000@2022 3100000@2023 0@2024 1700000@2023 9200000@2024"},
	{"Drift\t2022\t2023\nMole\t4,5 mio. kr.\t5 mio. kr.", "4500000@2022 5000000@2023"},
	{"Tabel 1. Udgifter (i 1.000 kr.)\n\t2022\t2023 og frem\nMole\t450\t1.250\nKaj\t-20\t0",
	 "450000@2022? 1250000@2023-? -20000@2022? 0@2023-?"},
	{"1.000 kr.\t2022\t2023\nMole\t450\t1.250", "450000@2022? 1250000@2023?"},
	{"Beløb i mio. kr.\nBudget 2022\nBudget 2023\nMole\n4,5\n-1,2",
	 "4500000@2022? -1200000@2023?"},
	{"| Sted | Beløb (1.000 kr.) | Antal |\n| Havnen | 450 | 12 |", "450000?"},
	{"Økonomi (mio. kr.)\nMole\n4,5\nKaj\n2", "4500000? 2000000?"},
	{"Udgifter i 1.000 kr.\nAntal både\t450\nMole\t300", "300000?"},
	{"Regnskabet viser (i kr.):\nBevilling\t8.000.000\nForbrug\t7.900.000",
	 "8000000? 7900000?"},
	/* the unit is told of money that is written out, or ends with the table */
	{"Tabel 1. Frigivelse (1.000 kr. er omregnet til kroner)\nMole\n450", ""},
	{"Beløb i 1.000 kr.\nMole\n450\nMolen skal efter planen stå færdig, når sejlsæsonen "
	 "begynder.\n12",
	 "450000?"},
	{"Både\t2022\t2023\nJoller\t450\t1.250", ""},
	{"2022\n2023\nMole\n4 mio. kr.", "4000000"},
	{"Tabel 1. Anlæg, 1.000 kr. 2018 p/l\n2022\n2023\nMole\n450\n80",
	 "450000@2022? 80000@2023?"},
	{"1.000 kr.\nBudget\nDrift\n71.200", "71200000?"},
	{"Entreprise\n5.412.760,10\nI alt\n6.215", "5412760.10?"},
};

static const struct example signs[] = {
	{"2 mio. kr. i merudgift i 2022 og -2 mio. kr. i mindreudgifter i 2023",
	 "+2000000@2022 -2000000@2023"},
	{"en årlig besparelse på olien på\n31.000 kr.", "-31000@årligt"},
	{"120.000 kr. om året mere end nu", "+120000@årligt"},
	{"merudgiften på 18,6 mio. kr. i 2021 og 22,3 mio. kr. i 2022",
	 "+18600000@2021 +22300000@2022"},
	{"en mindreudgift på 2 mio. kr. i 2021, 3 mio. kr. i 2022 og 4 mio. kr. i 2023",
	 "-2000000@2021 -3000000@2022 -4000000@2023"},
	{"et merforbrug på 2 mio. kr. og et tilskud på 3 mio. kr.", "+2000000 3000000"},
	{"en negativ tillægsbevilling på 1,1 mio. kr.", "-1100000"},
	{"mindreudgifter på 0,7 mio. kr. årligt", "-700000@årligt"},
	{"et mindreforbrug på 3,2 mio. kr.", "-3200000"},
	{"et merforbrug på 0,9 mio. kr.", "+900000"},
	{"Der spares 1.450.000 kr. på kørsel", "-1450000"},
	{"skal spare 180.000 kr. i 2016", "-180000@2016"},
	{"besparelser på i alt 4 mio. kr.", "-4000000"},
	{"Udgifterne stiger med 3,1 mio. kr.", "+3100000"},
	{"stiger udgifterne til vikarer med 4,5 mio. kr.", "+4500000"},
	{"sættes op med 145 kr. om måneden", "+145"},
	{"en merudgift på 310.000 kr. årligt", "+310000@årligt"},
	{"svarende til 13,9 mio. kr. mindre end budgetteret", "-13900000"},
	{"det bliver 2 mio. kr. mere end ventet", "+2000000"},
	{"stiger i scenarie 1 med 410 kr. pr. husstand, i scenarie 2 med 335 kr. og i scenarie 3 "
	 "med 520 kr.",
	 "+410 +335 +520"},
	{"et merforbrug på driften på 4,8 mio. kr., mens anlæg viser et mindreforbrug på 11,3 mio. "
	 "kr.",
	 "+4800000 -11300000"},
	{"stiger fra 1.950 kr. til 1.985 kr.", "1950 1985"},
	{"et overskud på 37,4 mio. kr. mod et budgetteret overskud på 21,0 mio. kr.",
	 "37400000 21000000"},
	{"merforbruget skal ses mod budgettet på 30 mio. kr.", "30000000"},
	{"Budgettet nedsættes med 2 mio. kr.", "-2000000"},
	{"Der er mindre at lave. Det koster 2 mio. kr.", "2000000"},
};

static void tables(void **state)
{
	struct reading *r = *state;
	assert_int_equal(run(r, notations, COUNT(notations)), 0);
	assert_int_equal(run(r, no_amounts, COUNT(no_amounts)), 0);
	assert_int_equal(run(r, periods, COUNT(periods)), 0);
	assert_int_equal(run(r, signs, COUNT(signs)), 0);
	assert_int_equal(run(r, in_tables, COUNT(in_tables)), 0);
}

/* The hit's own text gives its value, and so does no shorter one that ends before the unit. */
static void span_is_enough(void **state)
{
	struct reading *r = *state;
	for (size_t i = 0; i < COUNT(notations); i++) {
		struct str text = str_of(notations[i].text);
		struct amount_hits hits, again;
		assert_int_equal(amounts_find(r->arena, r->lex, text, meeting, &hits), SP_OK);
		const struct amount_hit *h = &hits.list.at[hits.list.n - 1];
		struct str span = str_sub(text, h->off, h->len);
		assert_int_equal(amounts_find(r->arena, r->lex, span, meeting, &again), SP_OK);
		assert_true(again.list.n > 0);
		assert_int_equal(again.list.at[again.list.n - 1].oere, h->oere);
	}
}

static void shifted(void **state)
{
	struct reading *r = *state;
	static const char *const pads[] = {"Ændret: ", "\n\n", "Økonomi – "};
	for (size_t i = 0; i < COUNT(periods); i++)
		for (size_t k = 0; k < COUNT(pads); k++) {
			struct amount_hits plain, moved;
			uint32_t by = (uint32_t)strlen(pads[k]);
			const char *text = arena_printf(r->arena, "%s%s", pads[k], periods[i].text);
			assert_int_equal(amounts_find(r->arena, r->lex, str_of(periods[i].text),
						      meeting, &plain),
					 SP_OK);
			assert_int_equal(
				amounts_find(r->arena, r->lex, str_of(text), meeting, &moved),
				SP_OK);
			assert_int_equal(plain.list.n, moved.list.n);
			for (uint32_t j = 0; j < plain.list.n; j++) {
				assert_int_equal(moved.list.at[j].off, plain.list.at[j].off + by);
				assert_int_equal(moved.list.at[j].oere, plain.list.at[j].oere);
			}
		}
}

static void cut_anywhere(void **state)
{
	struct reading *r = *state;
	for (size_t i = 0; i < COUNT(periods); i++) {
		struct str text = str_of(periods[i].text);
		for (size_t n = 0; n <= text.n; n++) {
			/* text is checked before it comes here: cut on borders only */
			if (n < text.n && ((unsigned char)text.p[n] & 0xC0) == 0x80)
				continue;
			(void)read_all(r, str_sub(text, 0, n));
			(void)read_all(r, str_sub(text, n, text.n));
		}
	}
}

static void random_words(void **state)
{
	struct reading *r = *state;
	static const char *const bits[] = {
		"kr. ", "1.000", ",-", " ",	   "2021",    "mio. ", "-",    "½",	  "hhv. ",
		"og ",	"i ",	 "5",  ",",	   ".",	      "fra ",  "en ",  "halv ",	  "pr. ",
		"år",	"\n",	 "+",  "million ", "spares ", "mere ", "med ", "stiger ", "– "};
	uint32_t seed = 20210609;
	for (int round = 0; round < 5000; round++) {
		char text[200] = "";
		size_t n = 0;
		for (int i = 0; i < 16; i++) {
			seed = seed * 1664525u + 1013904223u;
			const char *bit = bits[(seed >> 16) % COUNT(bits)];
			memcpy(text + n, bit, strlen(bit));
			n += strlen(bit);
		}
		(void)read_all(r, (struct str){text, n});
	}
}

/* money_read: once per value, period and sign; without a period it is the same as with one. */
static void money(void **state)
{
	struct reading *r = *state;
	struct rec_item item = {0};
	struct passage p = reading_passage(
		r, "Der søges om 0,9 mio. kr. til løft.\nDer gives 0,9 mio. kr. i 2020.\n"
		   "I 2022 gives 0,9 mio. kr.\nEt mindreforbrug på 2 mio. kr.\n");
	r->x.date = meeting;
	assert_int_equal(money_read(&r->x, &p, SECTION_ECONOMY, &item), SP_OK);
	assert_int_equal(money_read(&r->x, &p, SECTION_FACTS, &item), SP_OK);
	assert_int_equal(item.amounts.n, 3);
	assert_string_equal(item.amounts.at[0].period.text, "2020");
	assert_string_equal(item.amounts.at[1].period.text, "2022");
	assert_int_equal(item.amounts.at[2].sign, '-');
	for (uint32_t i = 0; i < item.amounts.n; i++)
		reading_check_fact(r, &p, &item.amounts.at[i].text);
	assert_string_equal(reading_shown(r, &p, &item.amounts.at[1].period), "I 2022");
	assert_int_equal(money_read(&r->x, &p, SECTION_ATTACHMENTS, &item), SP_OK);
	assert_int_equal(item.amounts.n, 3);
}

/* The parts told behind a sum have its years. */
static void money_led_by_sum(void **state)
{
	struct reading *r = *state;
	struct rec_item item = {0};
	struct passage p = reading_passage(
		r, "De 2 mio. kr. i 2022 fordeles med 1,2 mio. kr. til bomme og 0,8 mio. kr. til "
		   "drift. Der er 3 mio. kr. i 2023, hvoraf 1 mio. kr. er brugt.");
	r->x.date = meeting;
	assert_int_equal(money_read(&r->x, &p, SECTION_ECONOMY, &item), SP_OK);
	assert_int_equal(item.amounts.n, 5);
	assert_string_equal(item.amounts.at[1].period.text, "2022");
	assert_string_equal(item.amounts.at[2].period.text, "2022");
	assert_null(item.amounts.at[4].period.text);
}

/* A sum of several years, or of any year, has none to lend. */
static void money_of_any_year(void **state)
{
	static const char *const texts[] = {
		"Der gives 1,4 mio. kr. i 2020 og 1,4 mio. kr. i 2021. Udgiften fordeler sig med "
		"0,8 mio. kr. til moler og 0,6 mio. kr. til kajer.",
		"Der gives 1,4 mio. kr. i 2020. I et helt år fordeler udgiften sig med 0,8 mio. "
		"kr. til moler og 0,6 mio. kr. til kajer."};
	struct reading *r = *state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct rec_item item = {0};
		struct passage p = reading_passage(r, texts[i]);
		r->x.date = meeting;
		assert_int_equal(money_read(&r->x, &p, SECTION_ECONOMY, &item), SP_OK);
		assert_true(item.amounts.n >= 3);
		assert_null(item.amounts.at[item.amounts.n - 1].period.text);
		assert_null(item.amounts.at[item.amounts.n - 2].period.text);
	}
}

/* Parts of a sum have its year; a table's number stands with its unit. */
static void money_of_tables(void **state)
{
	struct reading *r = *state;
	struct rec_item item = {0};
	struct passage p = reading_passage(
		r,
		"Der gives 650.000 kr. i 2022.\nDer gives 600.000 kr.\nUdgiften fordeler sig med "
		"410.000 kr. til bomme og 240.000 kr. til drift.\nDet er 410.001 kr. og 240.001 "
		"kr.\n"
		"Udgifter (i 1.000 kr.)\n\t2023\nMole\t450\n");
	r->x.date = meeting;
	assert_int_equal(money_read(&r->x, &p, SECTION_ECONOMY, &item), SP_OK);
	assert_int_equal(item.amounts.n, 7);
	assert_null(item.amounts.at[1].period.text);
	assert_string_equal(item.amounts.at[2].period.text, "2022");
	assert_string_equal(item.amounts.at[3].period.text, "2022");
	assert_null(item.amounts.at[4].period.text);
	assert_int_equal(item.amounts.at[6].oere, 45000000);
	assert_string_equal(item.amounts.at[6].text.text, "450 1.000 kr.");
	assert_true(item.amounts.at[6].text.doubt);
	reading_check_fact(r, &p, &item.amounts.at[6].text);
	assert_string_equal(item.amounts.at[6].period.text, "2023");
	assert_string_equal(reading_shown(r, &p, &item.amounts.at[6].period), "2023");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables),	    cmocka_unit_test(span_is_enough),
		cmocka_unit_test(shifted),	    cmocka_unit_test(cut_anywhere),
		cmocka_unit_test(random_words),	    cmocka_unit_test(money),
		cmocka_unit_test(money_of_tables),  cmocka_unit_test(money_led_by_sum),
		cmocka_unit_test(money_of_any_year)};
	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
