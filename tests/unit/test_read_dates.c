/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/dates.h"
#include "test.h"

#include <stdio.h>

/* The meeting of all the cases: a Wednesday. */
static const struct civil meeting = {2021, 6, 9};

/* Expected: the hits' labels, with @ the time of day, < "no later", > "not before", parted by a
 * blank; "-" for a hit without a label. */
struct example {
	const char *text, *hits;
};

static const struct example promises[] = {
	/* days with month and year */
	{"Tirsdag d. 15. juni 2021 kl. 16:00", "2021-06-15@16:00"},
	{"Referat til mødet i Havneudvalget den 4. maj 2020 kl. 16.00 i Rådhuset - Sal 2",
	 "2020-05-04@16:00"},
	{"Mødedato: 04-05-2020", "2020-05-04"},
	{"Den 04.05.2020", "2020-05-04"},
	{"d. 4.5.2020", "2020-05-04"},
	{"Havneudvalget - 04-05-2020", "2020-05-04"},
	{"04.05.20", "2020-05-04"},
	{"04-05-2020 16:00:00", "2020-05-04@16:00"},
	{"Onsdag, June 3, 2020 - 17:00", "2020-06-03@17:00"},
	{"Referat • 4. maj 2020 kl. 15.30", "2020-05-04@15:30"},
	{"04. maj 2020", "2020-05-04"},
	{"4. maj 20", "2020-05-04"},
	{"ØU den 11.05.21.", "2021-05-11"},
	{"torsdag den 3. december 2020, kl. 18", "2020-12-03@18:00"},
	{"2020-12-03", "2020-12-03"},
	{"2020-12-03T18:00", "2020-12-03@18:00"},
	{"fredag d. 1/10-2021", "2021-10-01"},
	{"4/5-20", "2020-05-04"},
	{"den 1/10 2021", "2021-10-01"},
	{"1/10/2021", "2021-10-01"},
	{"den 22 november 2017 bevilget", "2017-11-22"},
	{"8. okt. 2020", "2020-10-08"},
	{"8. Sept 2020", "2020-09-08"},
	{"3. jul 2020", "2020-07-03"},
	{"den 1. januar 2024.", "2024-01-01"},
	{"1.marts 2021", "2021-03-01"},
	{"den syttende maj 2022", "2022-05-17"},
	{"den 2.6.2020, med de 4 medarbejderrepræsentanter", "2020-06-02"},
	{"Mandag 14.06.2021 kl. 15.30 – 17.30 (Kultur & Fritid)", "2021-06-14@15:30-17:30"},
	{"4. februar 2021 kl. 18-20", "2021-02-04@18:00-20:00"},
	{"Mødet den 4. maj 2020, kl. 8 til 10", "2020-05-04@08:00-10:00"},
	/* from–to */
	{"fra den 8. marts til den 3. maj 2021", "2021-03-08..2021-05-03>"},
	{"13 og 14. april 2021", "2021-04-13..2021-04-14"},
	{"den 27.-28. januar 2022", "2022-01-27..2022-01-28"},
	{"1.marts 2021-28. februar 2023", "2021-03-01..2023-02-28"},
	{"8. marts - 3. maj 2021 i høring", "2021-03-08..2021-05-03"},
	{"i perioden 1. december 2018 til 30. september 2020", "2018-12-01..2020-09-30"},
	{"fredag den 3. til søndag den 5. september 2021", "2021-09-03..2021-09-05"},
	{"20. december til 3. januar", "2021-12-20..2022-01-03"},
	{"20.12.2021-03.01.2022", "2021-12-20..2022-01-03"},
	{"marts-april 2022", "2022-03..2022-04"},
	{"maj/juni 2021", "2021-05..2021-06"},
	{"november-januar 2022", "2021-11..2022-01"},
	{"januar 2022 - december 2023", "2022-01..2023-12"},
	{"uge 40-42", "2021-W40..2021-W42"},
	{"2019-2022", "2019..2022"},
	{"i 2021/22", "2021..2022"},
	{"skoleåret 2022/23", "2022..2023"},
	{"2023 – 2024", "2023..2024"},
	/* days without a year look forward */
	{"senest 1. januar", "2022-01-01<"},
	{"idet der reserveres møde den 15. december", "2021-12-15"},
	{"Workshoppen afholdes tirsdag den 14. september kl. 18.30", "2021-09-14@18:30"},
	{"den 9. juni", "2021-06-09"},
	{"den 8. juni", "2022-06-08"},
	{"den 4/5", "2022-05-04"},
	{"inden den 1. september", "2021-09-01<"},
	{"tidligst den 1. september", "2021-09-01>"},
	{"fra 1. september 2021 til 1. oktober 2023", "2021-09-01..2023-10-01>"},
	{"høringsfrist den 15.", "2021-06-15"},
	{"den 8.", "2021-07-08"},
	{"1. marts næste år", "2022-03-01"},
	{"d. 16. juni, kl. 8-16 i hallen", "2021-06-16@08:00-16:00"},
	/* months */
	{"halvårligt, første gang i marts 2022", "2022-03"},
	{"på mødet i august", "2021-08"},
	{"sagen genoptages til august", "2021-08"},
	{"på møderne august.", "2021-08"},
	{"i juni", "2021-06"},
	{"i maj", "2022-05"},
	{"i løbet af december 2020", "2020-12"},
	{"i november måned", "2021-11"},
	{"i februar i år", "2021-02"},
	{"i februar næste år", "2022-02"},
	{"Dec 2020 forventet", "2020-12"},
	{"næste marts", "2022-03"},
	{"inden udgangen af marts", "2022-03<"},
	{"ved udgangen af september 2022", "2022-09"},
	{"oktober 2022", "2022-10"},
	{"forventes klar oktober/november 2021", "2021-10..2021-11"},
	{"sidste august", "2020-08"},
	/* primo, medio, ultimo */
	{"ultimo september", "2021-09-end"},
	{"primo 2022", "2022-start"},
	{"medio august 2021", "2021-08-mid"},
	{"Ultimo 2022 evalueres indsatserne", "2022-end"},
	{"medio 2022", "2022-mid"},
	{"primo marts", "2022-03-start"},
	{"medio/ultimo november", "2021-11-end"},
	{"i starten af 2022", "2022-start"},
	{"i begyndelsen af september", "2021-09-start"},
	{"midten af oktober 2021", "2021-10-mid"},
	{"i slutningen af 2021", "2021-end"},
	{"sidst på året", "2021-end"},
	{"først i september", "2021-09-start"},
	{"primo næste år", "2022-start"},
	{"ultimo året", "2021-end"},
	/* the end of a period is its last month */
	{"ved årets udgang", "2021-12"},
	{"ved udgangen af året", "2021-12"},
	{"inden årets udgang", "2021-12<"},
	{"inden udgangen af 2022", "2022-12<"},
	{"Forventes vedtaget udgang 2021", "2021-12"},
	{"ved udgangen af indeværende år", "2021-12"},
	{"inden udgangen af næste år", "2022-12<"},
	{"inden udgangen af 1. kvartal 2022", "2022-03<"},
	{"ved skoleårets start", "2021-08"},
	{"ved skoleårets afslutning", "2021-06"},
	/* seasons */
	{"i foråret 2023", "2023-spring"},
	{"i efteråret", "2021-autumn"},
	{"til efteråret", "2021-autumn"},
	{"lov forventes vedtaget i efterår 2021", "2021-autumn"},
	{"sommeren 2022", "2022-summer"},
	{"i vinteren 2021", "2021-winter"},
	{"i vinteren/foråret 2022", "2022-spring"},
	{"vinteren 2021/22", "2021-winter"},
	{"til foråret", "2022-spring"},
	{"næste forår", "2022-spring"},
	{"i denne sommer", "2021-summer"},
	/* quarters, halves, weeks */
	{"i 4. kvartal 2021", "2021-Q4"},
	{"i 4. kvt. 2021", "2021-Q4"},
	{"på augustmødet", "2021-08"},
	{"i 1. kvartal", "2022-Q1"},
	{"tredje kvartal af 2022", "2022-Q3"},
	{"Q2 2022", "2022-Q2"},
	{"i 2. kvartal", "2021-Q2"},
	{"sidste kvartal 2021", "2021-Q4"},
	{"1. halvår 2022", "2022-H1"},
	{"andet halvår", "2021-H2"},
	{"i første halvdel af 2022", "2022-H1"},
	{"uge 36", "2021-W36"},
	{"i september i uge 36", "2021-09 2021-W36"},
	{"uge 7", "2022-W07"},
	{"uge 36, 2022", "2022-W36"},
	{"uge 3 2022", "2022-W03"},
	{"uge 36/2022", "2022-W36"},
	{"i næste uge", "2021-W24"},
	{"første uge i oktober 2021", "2021-W40"},
	/* years */
	{"i 2022", "2022"},
	{"i år 2022", "2022"},
	{"fra 2023 og frem", "2023>"},
	{"i år", "2021"},
	{"til næste år", "2022"},
	{"budget 2022 og overslagsårene 2023-2025", "2022 2023..2025"},
	/* relative */
	{"efter 2 år", "2023-06>"},
	{"om 3 måneder", "2021-09"},
	{"om ca. 3 måneder", "2021-09"},
	{"om et år", "2022-06"},
	{"om et par måneder", "2021-08"},
	{"om 14 dage", "2021-06-23"},
	{"inden for 3 måneder", "2021-09<"},
	{"indenfor fire uger", "2021-07-07<"},
	{"i morgen", "2021-06-10"},
	{"for 2 år siden", "2019-06"},
	{"om et halvt år", "2021-12"},
	{"om halvandet år", "2022-12"},
	{"på et kommende møde", ""},
	{"de kommende 3 måneder", "2021-07..2021-09"},
	{"sidste onsdag i august", "2021-08-25"},
	{"anden tirsdag i oktober 2021", "2021-10-12"},
	{"på mandag kl. 9", "2021-06-14@09:00"},
	{"onsdag i næste uge", "2021-06-16"},
	/* meetings and holidays */
	{"på næste møde", "next-meeting"},
	{"på udvalgets næste møde", "next-meeting"},
	{"på førstkommende ordinære udvalgsmøde", "next-meeting"},
	{"på det kommende møde.", "next-meeting"},
	{"på næste møde i august", "2021-08"},
	{"på kommende møder", ""},
	{"på førstkommende HU møde efter sommerferie fremlægge", "->"},
	{"efter sommerferien", "->"},
	{"inden sommerferien", "2021-06<"},
	{"inden efterårsferien", "2021-10<"},
	{"inden jul", "2021-12<"},
	{"ved årsskiftet", "2021-12"},
	{"inden påsken 2023", "2023-04<"},
	/* times alone stand for the day of the meeting */
	{"Mødet blev hævet kl. 19.15", "2021-06-09@19:15"},
	{"kl. 17:00-18:30", "2021-06-09@17:00-18:30"},
	{"kvart over 15", "2021-06-09@15:15"},
	/* no dates */
	{"§ 17, stk. 4", ""},
	{"jf. pkt. 1.2 og 3.1 (røgfri arbejdstid)", ""},
	{"Sagsnr. 20/1203", ""},
	{"20/13251", ""},
	{"00.16.00-A30-1-20", ""},
	{"13.02.00-P20-7-19", ""},
	{"13.02.00P20-0007", ""},
	{"412-2017-8811", ""},
	{"1-33-70-112-20", ""},
	{"2019-004410 og 24-001394-4", ""},
	{"tlf. 12 34 56 78", ""},
	{"ring 4925 0000", ""},
	{"2.500 kr. og 1.150.000 kr.", ""},
	{"2021 kr.", ""},
	{"2-3 år, 6-8 uger, 15-17-årige", ""},
	{"HU 14.11, ØU 22.11.", ""},
	{"min. 10.1”", ""},
	{"konto 5.38.50.1", ""},
	{"den 2. behandling af budgettet", ""},
	{"31. februar 2021", ""},
	{"31-02-2021", ""},
	{"tirsdag den 31. april 2021 kl. 16", ""},
	{"29. februar 2020", "2020-02-29"},
	{"32. maj", ""},
	{"32 maj 2022", "2022-05"},
	{"August Krogh og Maj-Britt Friis", ""},
	{"Jan Hansen bemærkede", ""},
	{"hans søn", ""},
	{"man skal", ""},
	{"90 pct. af 1.200 børn", ""},
	{"IP 10.20.30.40", ""},
	{"version 2.1.12", ""},
	{"side 4 af 12", ""},
	{"3 samarbejdsmøder om året", ""},
	{"op til 1 år", ""},
	{"lov nr. 214/2023", ""},
	{"", ""},
};

/* A mention without a year is the nearest. */
static const struct example mentions[] = {
	{"den 11. maj", "2021-05-11"},
	{"i efteråret", "2020-autumn"},
	{"i april", "2021-04"},
	{"i november", "2021-11"},
	{"uge 20", "2021-W20"},
	{"den 8. juni", "2021-06-08"},
	{"siden årsskiftet", "2020-12"},
	{"i vinter", "2020-winter"},
	{"i Maj", "2021-05"},
	{"den 28. december", "2020-12-28"},
	{"i 1. kvartal", "2021-Q1"},
	{"onsdag den 2. juni", "2021-06-02"},
};

/* Without a day of reference only what prints its year. */
static const struct example unknown_meeting[] = {
	{"den 4. maj 2020", "2020-05-04"},
	{"den 4. maj", ""},
	{"i dag", ""},
	{"uge 36", ""},
	{"uge 36, 2021", "2021-W36"},
	{"om 2 år", ""},
	{"kl. 16", ""},
	{"ultimo 2022", "2022-end"},
	{"ved årets udgang", ""},
	{"næste møde", ""},
	{"jul", ""},
	{"sidste dag i maj", ""},
	{"i efteråret", ""},
	{"4. kvartal", ""},
	{"13-15 juli", ""},
	{"mandag", ""},
	{"næste år", ""},
};

static const char *label(struct arena *a, const struct date_hit *h)
{
	const char *out = h->due[0] ? h->due : "-";
	struct date_hit last = *h;
	if (h->interval && h->due[0]) {
		char iso[CIVIL_ISO_SIZE];
		civil_iso(last.last, iso);
		const char *form = iso;
		int year = last.last.year;
		if (h->grain == GRAIN_MONTH)
			form = arena_strndup(a, iso, 7);
		else if (h->grain == GRAIN_YEAR)
			form = arena_strndup(a, iso, 4);
		else if (h->grain == GRAIN_WEEK)
			form = arena_printf(a, "%d-W%02d", year, civil_iso_week(last.last, &year));
		else if (h->grain != GRAIN_DAY)
			form = NULL;
		out = form ? arena_printf(a, "%s..%s", out, form) : out;
	}
	if (h->hour >= 0 && h->clock_len)
		out = arena_printf(a, "%s@%02d:%02d", out, h->hour, h->minute);
	if (h->end_hour >= 0 && h->clock_len)
		out = arena_printf(a, "%s-%02d:%02d", out, h->end_hour, h->end_minute);
	return arena_printf(a, "%s%s", out,
			    h->sense == SENSE_BEFORE  ? "<"
			    : h->sense == SENSE_AFTER ? ">"
						      : "");
}

static const char *read_all(struct arena *a, struct str text, struct civil ref, bool forward)
{
	struct date_hits hits;
	const char *out = "";
	assert_int_equal(dates_find(a, NULL, text, ref, forward, &hits), SP_OK);
	uint32_t end = 0;
	for (uint32_t i = 0; i < hits.list.n; i++) {
		const struct date_hit *h = &hits.list.at[i];
		assert_true(h->len > 0 && h->off >= end && h->off + h->len <= text.n);
		assert_true(h->clock_off + h->clock_len <= text.n);
		assert_true(!h->first.year || (civil_ok(h->first) && civil_ok(h->last)));
		end = h->off + h->len;
		out = arena_printf(a, "%s%s%s", out, i ? " " : "", label(a, h));
	}
	return out;
}

static int run(const struct example *table, size_t n, struct civil ref, bool forward)
{
	ARENA_AUTO a = arena_new((size_t)16 << 20);
	int wrong = 0;
	for (size_t i = 0; i < n; i++) {
		const char *got = read_all(a, str_of(table[i].text), ref, forward);
		if (strcmp(got, table[i].hits) == 0)
			continue;
		print_message("# %s: “%s”, expected “%s”\n", table[i].text, got, table[i].hits);
		wrong++;
	}
	return wrong;
}

static void tables(void **state)
{
	(void)state;
	assert_int_equal(run(promises, COUNT(promises), meeting, true), 0);
	assert_int_equal(run(mentions, COUNT(mentions), meeting, false), 0);
	assert_int_equal(
		run(unknown_meeting, COUNT(unknown_meeting), (struct civil){0, 0, 0}, true), 0);
}

/* The span alone, read with the same reference, gives the same label. */
static void span_is_enough(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new((size_t)16 << 20);
	for (size_t i = 0; i < COUNT(promises); i++) {
		struct str text = str_of(promises[i].text);
		struct date_hits hits, again;
		assert_int_equal(dates_find(a, NULL, text, meeting, true, &hits), SP_OK);
		for (uint32_t k = 0; k < hits.list.n; k++) {
			const struct date_hit *h = &hits.list.at[k];
			struct str span = str_sub(text, h->off, h->len);
			if (h->grain == GRAIN_MINUTE || !h->due[0] || h->sense == SENSE_BEFORE)
				continue;
			assert_int_equal(dates_find(a, NULL, span, meeting, true, &again), SP_OK);
			if (again.list.n != 1 || strcmp(again.list.at[0].due, h->due) != 0)
				fail_msg("“%.*s” of “%s” is not enough", STR_ARG(span),
					 promises[i].text);
		}
	}
}

static void shifted(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new((size_t)64 << 20);
	static const char *const pads[] = {"x; ", "Ændret til: ", "\n\n\n", "Økonomi – "};
	for (size_t i = 0; i < COUNT(promises); i++) {
		struct date_hits plain, moved;
		assert_int_equal(
			dates_find(a, NULL, str_of(promises[i].text), meeting, true, &plain),
			SP_OK);
		for (size_t k = 0; k < COUNT(pads); k++) {
			uint32_t by = (uint32_t)strlen(pads[k]);
			char *text = arena_printf(a, "%s%s", pads[k], promises[i].text);
			assert_int_equal(dates_find(a, NULL, str_of(text), meeting, true, &moved),
					 SP_OK);
			assert_int_equal(moved.list.n, plain.list.n);
			for (uint32_t j = 0; j < plain.list.n; j++) {
				assert_int_equal(moved.list.at[j].off, plain.list.at[j].off + by);
				assert_int_equal(moved.list.at[j].len, plain.list.at[j].len);
				assert_string_equal(moved.list.at[j].due, plain.list.at[j].due);
			}
		}
	}
}

/* Every cut of every example: no crash, hits inside, on character borders. */
static void cut_anywhere(void **state)
{
	(void)state;
	ARENA_AUTO a = arena_new((size_t)64 << 20);
	for (size_t i = 0; i < COUNT(promises); i++) {
		struct str text = str_of(promises[i].text);
		for (size_t n = 0; n <= text.n; n++) {
			struct date_hits hits;
			arena_reset(a);
			assert_int_equal(
				dates_find(a, NULL, str_sub(text, n, text.n), meeting, true, &hits),
				SP_OK);
			(void)read_all(a, str_sub(text, 0, n), meeting, true);
		}
	}
}

static void random_bytes(void **state)
{
	(void)state;
	static const char *const bits[] = {
		"den ",	  "4",	 ".",	 "maj",		 " ",	 "-",  "2021", "kl. ",	  "uge ",
		"næste ", "i ",	 "\xC3", "\xE2\x80\x93", "år",	 "16", ":",    "ultimo ", "/",
		"\n",	  "om ", "et ",	 "fra ",	 "til ", ","};
	ARENA_AUTO a = arena_new((size_t)64 << 20);
	uint32_t seed = 20210609;
	for (int round = 0; round < 20000; round++) {
		char text[160] = "";
		size_t n = 0;
		for (int i = 0; i < 14; i++) {
			seed = seed * 1664525u + 1013904223u;
			const char *bit = bits[(seed >> 16) % COUNT(bits)];
			memcpy(text + n, bit, strlen(bit));
			n += strlen(bit);
		}
		arena_reset(a);
		(void)read_all(a, (struct str){text, n}, meeting, round % 2);
	}
}

static void first_day(void **state)
{
	(void)state;
	static const struct {
		const char *text, *day;
		int hour;
	} table[] = {{"Tirsdag d. 15. juni 2021 kl. 16:00", "2021-06-15", 16},
		     {"Mødedato\t04.05.20", "2020-05-04", -1},
		     {"June 3, 2020 - 17:00", "2020-06-03", 17},
		     {"Havneudvalget den 4. maj, punkt 3, 5. maj 2020", "2020-05-05", -1},
		     {"Byrådet 2018-2021 d. 4/5/2020", "2020-05-04", -1}};
	struct date_hit h;
	char iso[CIVIL_ISO_SIZE];
	for (size_t i = 0; i < COUNT(table); i++) {
		assert_true(dates_first_day(NULL, str_of(table[i].text), &h));
		civil_iso(h.first, iso);
		assert_string_equal(iso, table[i].day);
		assert_int_equal(h.hour, table[i].hour);
	}
	assert_false(dates_first_day(NULL, STR("Byrådet 2018-2021, i maj 2020"), &h));
}

static void times(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int time; /* -1: none */
	} table[] = {{"kl. 16.00", 1600},
		     {"16:00", 1600},
		     {"kl 9", 900},
		     {"16:00:00", 1600},
		     {"16", 1600},
		     {"16.30", 1630},
		     {"16.30 - 18.00", 1630},
		     {"Klokken 8:05", 805},
		     {"4. maj 2020 kl. 16.15", 1615},
		     {"den 04-05-2020 07:30", 730},
		     {"kl.16", 1600},
		     {"Kl. 17.00 i salen", 1700},
		     {"", -1},
		     {"i salen", -1},
		     {"25:00", -1},
		     {"2.500 kr.", -1},
		     {"16 medlemmer", -1}};
	for (size_t i = 0; i < COUNT(table); i++) {
		int hour, minute;
		bool found = dates_time(str_of(table[i].text), &hour, &minute);
		if ((found ? hour * 100 + minute : -1) != table[i].time)
			fail_msg("%s: %d", table[i].text, found ? hour * 100 + minute : -1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables),	cmocka_unit_test(span_is_enough),
		cmocka_unit_test(shifted),	cmocka_unit_test(cut_anywhere),
		cmocka_unit_test(random_bytes), cmocka_unit_test(first_day),
		cmocka_unit_test(times)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
