/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans of meetings in many forms: items of Havneudvalget's minutes of 3 December 2020. */
#include "read/plan.h"
#include "read/read.h"
#include "reading.h"

#define HEAD                                                                                \
	"Fjordby Kommune\n\nReferat\n\nHavneudvalget den 3. december 2020 kl. 16:00\n\n1. " \
	"Dagsorden\n\nBeslutning\n\nGodkendt.\n\n"
#define END "\n\nBeslutning\n\nGodkendt.\n"

static const struct {
	const char *name, *text;
	const char *plan; /* "body day time place change", "?" before what is not decided */
} cases[] = {
	{"a list with times",
	 HEAD
	 "2. Udvalgets mødeplan 2021\n\nSagsfremstilling\n\nForslag til mødeplan 2021:\n\n- 4. "
	 "februar 2021 kl. 18-20\n- 20. april 2021 kl. 18-20\n- 16. juni 2021 kl. 16.30" END,
	 "- 2021-02-04 18:00-20:00 - set; - 2021-04-20 18:00-20:00 - set; - 2021-06-16 16:30 - "
	 "set"},
	{"bodies and days without a year",
	 HEAD "2. Mødekalender 2021\n\nSagsfremstilling\n\nFølgende møder foreslås:\n\n"
	      "Økonomiudvalget: 12. januar, 9. februar, 9. marts\nByrådet: 26. januar og 23. "
	      "februar" END,
	 "Økonomiudvalget 2021-01-12 - - set; Økonomiudvalget 2021-02-09 - - set; "
	 "Økonomiudvalget 2021-03-09 - - set; Byrådet 2021-01-26 - - set; Byrådet 2021-02-23 - - "
	 "set"},
	{"bodies as headings",
	 HEAD "2. Mødedatoer for 2021\n\nSagsfremstilling\n\nØkonomiudvalget\n12. januar 2021\n9. "
	      "februar 2021\nByrådet\n26. januar 2021" END,
	 "Økonomiudvalget 2021-01-12 - - set; Økonomiudvalget 2021-02-09 - - set; Byrådet "
	 "2021-01-26 - - set"},
	{"times and places on the line",
	 HEAD "2. Mødeplan\n\nSagsfremstilling\n\nTirsdag den 12. januar 2021 kl. 15.00, "
	      "Rådhuset, lokale 3\nTirsdag den 9. februar 2021 kl. 15.00 i Havnehuset" END,
	 "- 2021-01-12 15:00 Rådhuset set; - 2021-02-09 15:00 Havnehuset set"},
	{"time and place for all",
	 HEAD "2. Mødeplan 2021\n\nSagsfremstilling\n\nAlle møder holdes kl. 16.00 på Rådhuset.\n\n"
	      "• 12. januar\n• 9. februar" END,
	 "- 2021-01-12 16:00 Rådhuset set; - 2021-02-09 16:00 Rådhuset set"},
	{"one time behind the days of a line",
	 HEAD "2. Mødeplan 2021\n\nSagsfremstilling\n\n12. januar, 14. februar og 9. marts, alle "
	      "dage kl. 10.00." END,
	 "- 2021-01-12 10:00 - set; - 2021-02-14 10:00 - set; - 2021-03-09 10:00 - set"},
	{"one time before the days of a line",
	 HEAD "2. Mødeplan 2021\n\nSagsfremstilling\n\nDer foreslås møder på tirsdage kl. 16.00: "
	      "12. januar, 9. februar og 9. marts" END,
	 "- 2021-01-12 16:00 - set; - 2021-02-09 16:00 - set; - 2021-03-09 16:00 - set"},
	{"a time behind the last day alone",
	 HEAD "2. Mødeplan 2021\n\nSagsfremstilling\n\nForslag til møder: 12. januar, 9. februar "
	      "og 9. marts 2021 kl. 15.30" END,
	 "- 2021-01-12 15:30 - set; - 2021-02-09 15:30 - set; - 2021-03-09 15:30 - set"},
	{"approved but for one day",
	 HEAD "2. Mødeplan 2021\n\nSagsfremstilling\n\n- 12. januar 2021\n- 9. februar "
	      "2021\n\nBeslutning\n\nGodkendt, dog flyttes mødet den 9. februar til den 16. "
	      "februar.\n",
	 "- 2021-01-12 - - set; - 2021-02-09 - - set; - 2021-02-16 - - moved from 2021-02-09"},
	{"days in figures",
	 HEAD "2. Mødeplan 2021\n\nSagsfremstilling\n\nByrådet (kl. 18.00)\n26.01, 23.02, "
	      "30.03\nTeknisk Udvalg: 4/1, 1/2 og 1/3 2021 kl. 16.15 i mødelokale 2" END,
	 "Byrådet 2021-01-26 18:00 - set; Byrådet 2021-02-23 18:00 - set; Byrådet 2021-03-30 18:00 "
	 "- set; Teknisk Udvalg 2021-01-04 16:15 - set; Teknisk Udvalg 2021-02-01 16:15 - set; "
	 "Teknisk Udvalg 2021-03-01 16:15 mødelokale 2 set"},
	{"time and place in cells of their own",
	 HEAD
	 "2. Mødeplan 2021\n\nSagsfremstilling\n\nMandag den 11. januar 2021\n\nkl. "
	 "15.00-17.00\n\nHavnehuset\n\nMandag den 8. februar 2021\n\nkl. 16.00\n\nRådhuset" END,
	 "- 2021-01-11 15:00-17:00 Havnehuset set; - 2021-02-08 16:00 Rådhuset set"},
	{"other words for a plan",
	 HEAD "2. Fastsættelse af udvalgets møder\n\nSagsfremstilling\n\n12/1, 9/2 og 9/3 2021" END,
	 "- 2021-01-12 - - set; - 2021-02-09 - - set; - 2021-03-09 - - set"},
	{"the third Wednesday at ten",
	 HEAD "2. Mødeplan 2021\n\nSagsfremstilling\n\nMøderne holdes den tredje onsdag i måneden "
	      "kl. 10.00." END,
	 ""},
	{"deadlines and holidays aside",
	 HEAD
	 "2. Mødeplan 2021\n\nSagsfremstilling\n\n12. januar 2021 - frist for sager 4. januar "
	 "2021\nFrist for materiale: 1. februar 2021\n9. februar 2021\nVinterferie 15. februar "
	 "2021" END,
	 "- 2021-01-12 - - set; - 2021-02-09 - - set"},
	{"the first Tuesday is no day",
	 HEAD "2. Mødeplan 2021\n\nSagsfremstilling\n\nUdvalget holder møde den første tirsdag i "
	      "måneden." END,
	 ""},
	{"a lead in another matter",
	 HEAD "2. Årshjul\n\nSagsfremstilling\n\nUdvalget holder møde følgende dage:\n- 12. januar "
	      "2021\n- 9. februar 2021" END,
	 "- 2021-01-12 - - set; - 2021-02-09 - - set"},
	{"days of another matter",
	 HEAD "2. Ny mole\n\nSagsfremstilling\n\nMolen bygges i etaper:\n- 12. januar 2021\n- 9. "
	      "februar 2021" END,
	 ""},
	{"rejected",
	 HEAD "2. Mødeplan 2021\n\nSagsfremstilling\n\n- 12. januar 2021\n\nIndstilling\n\n"
	      "Direktionen indstiller, at planen godkendes.\n\nBeslutning\n\nIkke godkendt.\n",
	 "? - 2021-01-12 - - set"},
	{"put off",
	 HEAD "2. Mødeplan 2021\n\nSagsfremstilling\n\n- 12. januar 2021\n\nBeslutning\n\nUdsat.\n",
	 "? - 2021-01-12 - - set"},
	{"noted",
	 HEAD
	 "2. Mødeplan 2021\n\nSagsfremstilling\n\n- 12. januar 2021\n\nBeslutning\n\nTaget til "
	 "efterretning.\n",
	 "- 2021-01-12 - - set"},
	{"moved",
	 HEAD "2. Eventuelt\n\nBeslutning\n\nMødet den 12. januar 2021 flyttes til den 19. januar "
	      "2021 kl. 15.\n",
	 "- 2021-01-19 15:00 - moved from 2021-01-12"},
	{"moved to a day not told",
	 HEAD "2. Eventuelt\n\nBeslutning\n\nUdvalgets møde den 12. januar 2021 flyttes.\n",
	 "- 2021-01-12 - - away"},
	{"called off",
	 HEAD "2. Eventuelt\n\nBeslutning\n\nUdvalgets møde den 12. januar aflyses.\n",
	 "- 2021-01-12 - - cancelled"},
	{"extraordinary, beside a matter put off",
	 HEAD "2. Ny mole\n\nSagsfremstilling\n\nMolen er slidt.\n\nBeslutning\n\nUdsat. Sagen "
	      "genoptages på et ekstraordinært møde den 10. december 2020.\n",
	 "- 2020-12-10 - - extra"},
};

static const char *or_dash(const struct fact *f)
{
	return f->text ? f->text : "-";
}

static const char *plan_of(struct reading *r, const char *text)
{
	struct records all = {0};
	struct sp_err e = {0};
	const char *out = "";
	const struct source_input in = {"x.txt", str_of(text), NULL};
	assert_int_equal(read_document(r->arena, r->lex, &in, &all, &e), SP_OK);
	assert_int_equal(all.list.n, 1);
	const struct record *rec = all.list.at[0];
	r->x.meeting = &rec->meeting;
	assert_true(civil_parse_iso(rec->meeting.date.text, &r->x.date));
	for (uint32_t i = 0; i < rec->items.n; i++) {
		struct plan plan = {0};
		assert_int_equal(plan_read(&r->x, rec->from, &rec->items.at[i], &plan), SP_OK);
		for (uint32_t k = 0; k < plan.list.n; k++) {
			const struct planned_meeting *m = &plan.list.at[k];
			char from[CIVIL_ISO_SIZE] = "";
			if (m->from.year)
				civil_iso(m->from, from);
			assert_true(m->when.spans.n > 0 && m->said.spans.n > 0);
			out = arena_printf(r->arena, "%s%s%s%s %s %s %s %s%s%s", out,
					   *out ? "; " : "", m->decided ? "" : "? ",
					   or_dash(&m->body), m->when.text, or_dash(&m->time),
					   or_dash(&m->place), plan_change_name(m->change),
					   *from ? " from " : "", from);
		}
	}
	return out;
}

static void test_plans(void **state)
{
	int wrong = 0;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *got = plan_of(*state, cases[i].text);
		if (strcmp(got, cases[i].plan) == 0)
			continue;
		wrong++;
		print_error("%s\n  want %s\n  got  %s\n", cases[i].name, cases[i].plan, got);
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_plans)};
	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
