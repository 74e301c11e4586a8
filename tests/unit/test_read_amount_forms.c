/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thousands marks, decimal marks and units as they are printed, rightly and wrongly: no amount may
 * come out a thousand times too large or too small without a doubt. */
#include "amount_reading.h"

#define NBSP "\xC2\xA0"
#define NNBSP "\xE2\x80\xAF"
#define THIN "\xE2\x80\x89"

static const struct example blanks[] = {
	{"1 500 000 kr.", "1500000"},
	{"der afsættes 1 500 000 kr. til molen", "1500000"},
	{"der afsættes 1" NBSP "500" NBSP "000 kr. til molen", "1500000"},
	{"der afsættes 1" NNBSP "500" NNBSP "000" NNBSP "kr. til molen", "1500000"},
	{"der afsættes 1" THIN "500" THIN "000 kr. til molen", "1500000"},
	{"på 250 000 kroner", "250000"},
	{"Fase 250 000 kr.", "250000"},
	{"kr. 1 500 000,-", "1500000"},
	{"DKK 12 500", "12500"},
	{"1 500 000,- til moler", "1500000?"},
	{"i alt 1 500 000,75 kr.", "1500000.75"},
	{"i alt 1 234,5 mio. kr.", "1234500000"},
	{"i alt 2 750 t.kr.", "2750000"},
	{"et lån på 12 500 kr.", "12500"},
	{"12 500 kr.", "12500"},
	{"-1 200 000 kr.", "-1200000"},
	{"mellem 1 500 og 2 000 kr.", "1500 2000"},
	{"1 500-2 000 kr.", "1500 2000"},
	{"hhv. 1 500 000 kr. og 900 000 kr.", "1500000 900000"},
	{"i 2022 1 500 000 kr. og i 2023 2 000 000 kr.", "1500000@2022 2000000@2023"},
	/* never two numbers in one */
	{"i 2021 500.000 kr.", "500000@2021"},
	{"i 2021 500 000 kr.", "500000@2021"},
	{"budget 2021 12 500 kr.", "12500@2021"},
	{"Fase 2 500.000 kr.", "500000?"},
	{"Fase 2 500 kr.", "2500?"},
	{"uge 12 500 000 kr.", "12500000?"},
	{"12 500.000 kr.", "500000?"},
	{"2 500.000 kr. til mole", "500000?"},
	{"2 500 000 kr. til mole", "2500000?"},
	{"Mole\t12\t500 000 kr.", "500000"},
	{"Mole\t12\t500.000 kr.", "500000"},
	{"500 000 600 000 kr.", "500000600000?"},
	{"450 1 200 000 kr.", "1200000?"},
	{"12 50 000 kr.", "50000?"},
	{"100 borgere og 500 kr.", "500"},
	{"tlf. 12 345 678", ""},
	{"(1 000 kr.)", ""},
	{"i 1 000 kr.", ""},
};

static const struct example marks[] = {
	{"1,500,000 kr.", "1500000?"},
	{"1,500,000.50 kr.", "1500000.50?"},
	{"1,500.25 kr.", "1500.25?"},
	{"1,500 kr.", "1.50?"},
	{"12,750 t.kr.", "12750?"},
	{"0,735 kr. pr. kWh", "0.73"},
	{"1,500 mio. kr.", "1500000"},
	{"1.5 mio. kr.", "1500000"},
	{"1.2 mia. kr.", "1200000000"},
	{"12.50 kr.", "12.50?"},
	{"100.00 kr.", "100?"},
	{"1500.000 kr.", "1500000?"},
	{"1500000 kr.", "1500000"},
	{"1.500.000,00 kr.", "1500000"},
	{"1.500.000.00 kr.", "1500000?"},
	{"1'500'000 kr.", "1500000?"},
	{"1.500 000 kr.", "1500000?"},
	{"1.500. 000 kr.", "1500000?"},
	{"1.500\n000 kr.", "1500000?"},
	{"på 1. 500.000 kr.", "500000?"},
	{"1. 500.000 kr. til mole", "500000"},
	{"a. Mole\n1. 500.000 kr.\n2. 600.000 kr.", "500000 600000"},
	{"kr. 1.000.000: mole", "1000000"},
	{"kr.: 1.000.000", "1000000"},
	{"000 kr.", ""},
	{"050 kr.", "50?"},
	{"0 kr.", "0"},
	{"0,00 kr.", "0"},
	{"0,05 kr.", "0.05"},
};

static const struct example units[] = {
	{"kr 1,5 mio", "1500000"},
	{"kr. 2,5 mia.", "2500000000"},
	{"1.500 t.kr.", "1500000"},
	{"1.500 t. kr.", "1500000"},
	{"1.500 tkr", "1500000"},
	{"1.500 TDKK", "1500000"},
	{"500 k kr.", "500000"},
	{"500' kr.", "500000?"},
	{"500\xE2\x80\x99 kr.", "500000?"},
	{"kr. 500'", "500000?"},
	{"'500' borgere", ""},
	{"t.kr. 500", "500000"},
	{"tkr. 1.250", "1250000"},
	{"mio. kr. 1,5", "1500000"},
	{"mio.kr.: 12,5", "12500000"},
	{"Anlæg i mio. kr. 2021", ""},
	{"Anlæg i mio. kr. 3 nye boliger", ""},
	{"Anlæg i 1.000 kr. 2021-2024", ""},
	{"1.500 (i 1.000 kr.)", "1500000?"},
	{"1.500 (1.000 kr.)", "1500000?"},
	{"1.500 (hele 1.000 kr.)", "1500000?"},
	{"2,5 (mio. kr.)", "2500000?"},
	{"2,5 (i mio. kr.)", "2500000?"},
	{"750 (t.kr.)", "750000?"},
	{"750 (kr.)", "750?"},
	{"½ mio.", "500000?"},
	{"1 ½ mio. kr.", "1500000"},
	{"0,5 mio.", "500000?"},
	{"1.2 mia.", "1200000000?"},
	{"2 mia kr", "2000000000"},
};

static const struct example in_tables[] = {
	{"1.000 kr.\t2022\t2023\nMole\t1 450\t12 500", "1450000@2022? 12500000@2023?"},
	{"1 000 kr.\t2022\t2023\nMole\t450\t1 250", "450000@2022? 1250000@2023?"},
	{"(i 1 000 kr.)\nMole\t450", "450000?"},
	{"Sted\tBeløb\nMole\t1 500 000 kr.\nKaj\t250 000 kr.", "1500000 250000"},
	{"Sted\tBeløb i kr.\nMole\t1 500 000\nKaj\t-250 000", "1500000? -250000?"},
	{"Beløb i kr.\n1 500 000\nI alt\n250 000", "1500000? 250000?"},
	/* columns that lost their gaps */
	{"Udgifter i 1.000 kr.\n450 300 120", ""},
	{"Entreprise\n5 412 760,10\nI alt\n6 215", "5412760.10?"},
	{"Mole\n1 500 000 kr.\nKaj\n2 500 kr.", "1500000 2500"},
};

static void forms(void **state)
{
	struct reading *r = *state;
	assert_int_equal(run(r, blanks, COUNT(blanks)) + run(r, marks, COUNT(marks)) +
				 run(r, units, COUNT(units)) + run(r, in_tables, COUNT(in_tables)),
			 0);
}

/* A doubt of the notation is told as such; the text is printed with its marks. */
static void notation(void **state)
{
	struct reading *r = *state;
	struct rec_item item = {0};
	struct passage p = reading_passage(
		r, "Der gives 1 500 000 kr. til moler og 1,250,000 kr. til kajer.\n");
	r->x.date = meeting;
	assert_int_equal(money_read(&r->x, &p, SECTION_ECONOMY, &item), SP_OK);
	assert_int_equal(item.amounts.n, 2);
	assert_string_equal(item.amounts.at[0].text.text, "1 500 000 kr.");
	assert_int_equal(item.amounts.at[0].text.doubt, DOUBT_NONE);
	assert_int_equal(item.amounts.at[1].text.doubt, DOUBT_NOTATION);
	reading_check_fact(r, &p, &item.amounts.at[0].text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(forms), cmocka_unit_test(notation)};
	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
