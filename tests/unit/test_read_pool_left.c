/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is left of a sum, years that are told otherwise, shares to the øre, and parts that are all
 * though no word shares them out. */
#include "pool_reading.h"

static const struct pool_example left[] = {
	{"Puljen på 1.000.000 kr. fordeles således: Stier: 400.000 kr., bænke: 350.000 kr., træer: "
	 "200.000 kr. Der er dermed 50.000 kr. tilbage.",
	 "1000000 = ok: Stier 400000; bænke 350000; træer 200000; tilbage 50000"},
	{"Puljen på 1 mio. kr. fordeles med 600.000 kr. til stier og 350.000 kr. til bænke. "
	 "Resten, "
	 "50.000 kr., afsættes til senere fordeling.",
	 "1000000 = ok: stier 600000; bænke 350000; senere fordeling 50000"},
	{"Puljen på 1 mio. kr. fordeles med 600.000 kr. til stier og 350.000 kr. til bænke. De "
	 "resterende 50.000 kr. fordeles på næste møde.",
	 "1000000 = ok: stier 600000; bænke 350000; fordeles på næste møde 50000"},
	{"Puljen på 1 mio. kr. fordeles med 600.000 kr. til stier og 350.000 kr. til bænke. Et "
	 "beløb på 50.000 kr. afsættes til senere fordeling.",
	 "1000000 = ok: stier 600000; bænke 350000; til senere fordeling 50000"},
	{"Puljen på 1 mio. kr. fordeles med 600.000 kr. til stier og 350.000 kr. til bænke. 50.000 "
	 "kr. er ikke disponeret.",
	 "1000000 = ok: stier 600000; bænke 350000; ikke disponeret 50000"},
	{"Puljen på 1 mio. kr. fordeles med 600.000 kr. til stier og 350.000 kr. til bænke, så der "
	 "er 50.000 kr. tilbage til senere brug.",
	 "1000000 = ok: stier 600000; bænke 350000; tilbage til senere brug 50000"},
	{"Puljen på 1 mio. kr. fordeles således:\n- Stier: 600.000 kr.\n- Bænke: 350.000 kr.\n\n"
	 "Herefter resterer der 50.000 kr., som fordeles i efteråret.",
	 "1000000 = ok: Stier 600000; Bænke 350000; resterer 50000"},
	{"Puljen på 1 mio. kr. fordeles med 600.000 kr. til stier og 300.000 kr. til bænke. Der "
	 "lægges 100.000 kr. til side til uforudsete udgifter.",
	 "1000000 = ok: stier 600000; bænke 300000; til side 100000"},
	{"Puljen på 900.000 kr. fordeles med 300.000 kr. til stier og 500.000 kr. til bænke. De "
	 "resterende 50.000 kr. går til træer, og 50.000 kr. gemmes.",
	 "900000 = ok: stier 300000; bænke 500000; træer 50000; gemmes 50000"},
	{"Puljen på 1 mio. kr. fordeles med 600.000 kr. til stier og 300.000 kr. til bænke. "
	 "Fordelingen af de sidste 100.000 kr. sker i efteråret.",
	 "1000000 = ok: stier 600000; bænke 300000; de sidste 100000"},
	/* what is left is not what it should be */
	{"Puljen på 1 mio. kr. fordeles med 600.000 kr. til stier og 350.000 kr. til bænke. Der er "
	 "dermed 40.000 kr. tilbage.",
	 "1000000 = lacks 10000: stier 600000; bænke 350000; tilbage 40000"},
	/* what is left of something else */
	{"Puljen på 1 mio. kr. fordeles med 600.000 kr. til stier og 400.000 kr. til bænke. Der er "
	 "40.000 kr. tilbage på driften.",
	 "1000000 = ok: stier 600000; bænke 400000"},
	{"Puljen på 1 mio. kr. fordeles med 600.000 kr. til stier og 350.000 kr. til bænke. Der er "
	 "300.000 kr. tilbage på driften.",
	 "1000000 = lacks 50000: stier 600000; bænke 350000"},
};

static const struct pool_example years[] = {
	{"Der er afsat 2 mio. kr. årligt i 2022-2024, som fordeles med 1,2 mio. kr. til stier og "
	 "0,8 "
	 "mio. kr. til bænke, dog i 2024 1,5 mio. kr. til stier og 0,8 mio. kr. til bænke.",
	 "2000000@2022-2024 = ok: stier 1200000; bænke 800000\n2000000@2022-2024 = exceeds 300000: "
	 "stier 1500000@2024; bænke 800000@2024"},
	{"Der er afsat 2 mio. kr. årligt i 2022-2024, som fordeles med 1,2 mio. kr. til stier og "
	 "0,8 "
	 "mio. kr. til bænke. I 2024 dog 1,5 mio. kr. til stier og 0,5 mio. kr. til bænke.",
	 "2000000@2022-2024 = ok: stier 1200000; bænke 800000\n2000000@2022-2024 = ok: stier "
	 "1500000@2024; bænke 500000@2024"},
	{"Der er afsat 2 mio. kr. årligt i 2022-2024, som fordeles med 1,2 mio. kr. til stier og "
	 "0,8 "
	 "mio. kr. til bænke, bortset fra 2022, hvor der gives 1,0 mio. kr. til stier og 1,0 mio. "
	 "kr. til bænke.",
	 "2000000@2022-2024 = ok: stier 1000000@2022; bænke 1000000@2022\n2000000@2022-2024 = ok: "
	 "stier 1200000; bænke 800000"},
	{"Der er afsat 2 mio. kr. årligt, som fordeles med 1,2 mio. kr. til stier og 0,8 mio. kr. "
	 "til "
	 "bænke, dog i 2024 1,5 mio. kr. til stier og 0,8 mio. kr. til bænke.",
	 "2000000@årligt = ok: stier 1200000; bænke 800000\n2000000@årligt = exceeds 300000: stier "
	 "1500000@2024; bænke 800000@2024"},
	{"De 6 mio. kr. i 2022-2024 fordeles med 1,2 mio. kr. årligt til stier og 0,8 mio. kr. "
	 "årligt til bænke, dog i 2024 1,0 mio. kr. til stier og 1,0 mio. kr. til bænke.",
	 "6000000@2022-2024 = ok: stier 1200000@årligt; bænke 800000@årligt; stier 1000000@2024; "
	 "bænke 1000000@2024"},
	{"Der er afsat 2 mio. kr. årligt i 2022-2024, som fordeles således:\n- Stier: 1,1 mio. "
	 "kr., "
	 "dog 1,3 mio. kr. i 2024\n- Bænke: 0,9 mio. kr.",
	 "2000000@2022-2024 = ok: Stier 1100000; Bænke 900000\n2000000@2022-2024 = exceeds 200000: "
	 "Stier 1300000@2024; Bænke 900000"},
	{"Der er afsat 2 mio. kr. årligt i 2022-2024. Pengene fordeles med 1,1 mio. kr. til stier "
	 "og "
	 "0,9 mio. kr. til bænke i 2022 og 2023 og 1,3 mio. kr. til stier og 0,9 mio. kr. til "
	 "bænke i "
	 "2024.",
	 "2000000@2022-2024 = ok: stier 1100000@2022,2023; bænke i 2022 og 2023 900000@2022,2023\n"
	 "2000000@2022-2024 = exceeds 200000: stier 1300000@2024; bænke i 2024 900000@2024"},
	/* whether the stier go on as before is not said: the year is not judged */
	{"Der er afsat 2 mio. kr. årligt i 2022-2024, som fordeles med 1,2 mio. kr. til stier og "
	 "0,8 "
	 "mio. kr. til bænke, dog i 2024 1,1 mio. kr. til bænke.",
	 "2000000@2022-2024 = ok: stier 1200000; bænke 800000"},
	/* one part more, and no other sharing */
	{"Puljen på 1 mio. kr. fordeles med 400.000 kr. til klubben og 300.000 kr. til skolen, men "
	 "i "
	 "2024 gives 300.000 kr. til koret.",
	 "1000000 = ok: klubben 400000; skolen 300000; koret 300000@2024"},
};

static const struct pool_example shares[] = {
	{"Puljen på 500.000 kr. fordeles med to tredjedele til stier og en tredjedel til bænke.",
	 "500000 = ok: stier 333333,33; bænke 166666,67"},
	{"Puljen på 500.000 kr. fordeles med to tredjedele til stier og resten til bænke.",
	 "500000 = ok: stier 333333,33; bænke 166666,67"},
	{"Puljen på 100.000 kr. fordeles med en tredjedel til A-huset, en tredjedel til B-huset og "
	 "en tredjedel til C-huset.",
	 "100000 = ok: A-huset 33333,34; B-huset 33333,33; C-huset 33333,33"},
	{"Puljen på 1 mio. kr. i 2023 og 2 mio. kr. i 2024 fordeles med 60 pct. til skoler og 40 "
	 "pct. til klubber.",
	 "1000000@2023 = ok: skoler 600000@2023; klubber 400000@2023\n2000000@2024 = ok: skoler "
	 "1200000@2024; klubber 800000@2024"},
	{"Puljen på 100.000 kr. deles med halvdelen til A-huset, en tredjedel til B-huset og en "
	 "sjettedel til C-huset.",
	 "100000 = ok: A-huset 50000; B-huset 33333,33; C-huset 16666,67"},
	{"Puljen på 100.000 kr. fordeles med 33 pct. til A-huset, 33 pct. til B-huset og 33 pct. "
	 "til "
	 "C-huset.",
	 "100000 = rounding: A-huset 33000; B-huset 33000; C-huset 33000"},
	{"Puljen på 100.000 kr. fordeles med 60 pct. til A-huset, 20 pct. til B-huset og 19 pct. "
	 "til "
	 "C-huset.",
	 "100000 = lacks 1000: A-huset 60000; B-huset 20000; C-huset 19000"},
};

static const struct pool_example all[] = {
	{"Af puljens 400.000 kr. er 250.000 kr. givet til stier og 100.000 kr. til bænke. De "
	 "resterende 75.000 kr. gives til træer.",
	 "400000 = exceeds 25000: stier 250000; bænke 100000; træer 75000"},
	{"Til projektet gives 2,4 mio. kr.: 1,0 mio. kr. i 2022, 1,0 mio. kr. i 2023 og 0,5 mio. "
	 "kr. "
	 "i 2024.",
	 "2400000 = exceeds 100000: i 2022 1000000@2022; i 2023 1000000@2023; i 2024 500000@2024"},
	{"Havnehuset er blevet 1,1 mio. kr. dyrere: 0,6 mio. kr. til pæle og 0,5 mio. kr. til "
	 "stål.",
	 "+1100000 = ok: pæle 600000; stål 500000"},
	{"Der gives 2 mio. kr. til unge: 1,2 mio. kr. til klubben og 0,6 mio. kr. til caféen.",
	 "2000000 = lacks 200000: klubben 1200000; caféen 600000"},
	{"Der er afsat 300.000 kr. til tre projekter: 100.000 kr. til hallen, 100.000 kr. til "
	 "stien "
	 "og 150.000 kr. til havnen.",
	 "300000 = exceeds 50000: hallen 100000; stien 100000; havnen 150000"},
	/* not all is told, or it is compared with something */
	{"Af puljens 400.000 kr. er 250.000 kr. givet til stier og 100.000 kr. til bænke.", ""},
	{"Prisen er 2,4 mio. kr.: 0,4 mio. kr. mere end de 1,9 mio. kr., der var ventet.", ""},
	{"Kommunen har søgt 2 mio. kr. i fonden: 1,2 mio. kr. til broen og 0,6 mio. kr. til stien "
	 "er "
	 "bevilget.",
	 ""},
	{"Prisen er 300.000 kr.: 100.000 kr. for asfalt og 150.000 kr. for fliser. Hertil kommer "
	 "moms.",
	 ""},
	{"Budgettet er 500.000 kr.: 200.000 kr. til løn og 200.000 kr. til materialer samt drift.",
	 ""},
	{"Kommunen har 2,4 mio. kr. til hallen, men der mangler noget: 1,0 mio. kr. til taget og "
	 "0,5 "
	 "mio. kr. til gulvet.",
	 ""},
};

/* What is told adds up as it is told: signs that were not counted and other years are left out. */
static const struct pool_example shown[] = {
	{"Der mangler 9,4 mio. kr. i 2021. Beløbet fordeles med besparelser på 6,1 mio. kr. i 2021 "
	 "på udvalgene, 2,5 mio. kr. i 2021 ved lavere anlæg og 0,8 mio. kr. i 2021 fra kassen.",
	 "9400000@2021 = ok: udvalgene 6100000@2021; lavere anlæg 2500000@2021; kassen "
	 "800000@2021"},
	{"Udgiften på 2 mio. kr. finansieres ved mindreforbrug på 400.000 kr. på moler og resten "
	 "af "
	 "kassen.",
	 "2000000 = ok: moler 400000; kassen 1600000"},
};

static void check(void **state, const struct pool_example *table, size_t n)
{
	assert_int_equal(pools_run(*state, table, n), 0);
}
#define CHECK(table) check(state, (table), sizeof(table) / sizeof((table)[0]))

static void test_left(void **state)
{
	CHECK(left);
}
static void test_years(void **state)
{
	CHECK(years);
}
static void test_shares(void **state)
{
	CHECK(shares);
}
static void test_all(void **state)
{
	CHECK(all);
}
static void test_shown(void **state)
{
	CHECK(shown);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_left),   cmocka_unit_test(test_years),
		cmocka_unit_test(test_shares), cmocka_unit_test(test_all),
		cmocka_unit_test(test_shown),
	};
	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
