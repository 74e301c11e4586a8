/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Promises: when each time of one is due, and which later items look like an answer. */
#include "council/promise_like.h"
#include "council/promise_time.h"
#include "test.h"

enum { MEMORY = 16 * 1024 * 1024 };

static struct civil day(const char *iso)
{
	struct civil d = {0, 0, 0};
	if (iso && *iso)
		assert_true(civil_parse_iso(iso, &d));
	return d;
}

/* ---- times ---- */

static const struct time_case {
	const char *meeting, *due, *recurrence, *words;
	int n; /* instances; 0: not counted */
	int which;
	const char *code, *from, *to;
} times[] = {
	{"2021-06-15", "2023-01-01", NULL, "", 1, 0, "2023-01-01", "2023-01-01", "2023-01-01"},
	{"2021-06-15", "2022-03", "P6M", "hvert halve år", 7, 0, "2022-03", "2022-03-01",
	 "2022-03-31"},
	{"2021-06-15", "2022-03", "P6M", "hvert halve år", 7, 1, "2022-09", "2022-09-01",
	 "2022-09-30"},
	{"2021-06-15", "2022-03", "P6M", "hvert halve år", 7, 6, "2025-03", "2025-03-01",
	 "2025-03-31"},
	/* to the end of the election term, for three years at least */
	{"2018-02-13", NULL, "P1M", "hver måned", 46, 45, "2021-12", "2021-12-01", "2021-12-31"},
	{"2020-11-10", "2021-05-05", "P1Y", "hvert år", 4, 3, "2024-05-05", "2024-05-05",
	 "2024-05-05"},
	{"2021-06-15", "2030", "P4Y", "hvert fjerde år", 1, 0, "2030", "2030-01-01", "2030-12-31"},
	{"2021-06-15", "2022-12-end", "P6M", "", 0, 1, "2023-06-end", "2023-06-21", "2023-06-30"},
	{"2021-06-15", "2022-spring", "P6M", "", 0, 1, "2022-autumn", "2022-09-01", "2022-11-30"},
	{"2021-06-15", "2022-spring", "P1Y", "", 0, 2, "2024-spring", "2024-03-01", "2024-05-31"},
	{"2021-06-15", "2021-Q4", "P3M", "", 0, 1, "2022-Q1", "2022-01-01", "2022-03-31"},
	{"2021-06-15", "2021-H2", "P6M", "", 0, 1, "2022-H1", "2022-01-01", "2022-06-30"},
	{"2021-06-15", "2022-W36", "P1Y", "", 0, 1, "2023-W36", "2023-09-04", "2023-09-10"},
	{"2021-06-15", "2021-W36", "P2W", "", 0, 1, "2021-W38", "2021-09-20", "2021-09-26"},
	{"2021-06-15", "2021-08-31", "P1M", "", 0, 1, "2021-09-30", "2021-09-30", "2021-09-30"},
	{"2021-06-15", "2022-end", "P1Y", "", 0, 1, "2023-end", "2023-09-01", "2023-12-31"},
	/* no first time: a period on, to the month */
	{"2021-06-15", NULL, "P6M", "halvårligt", 0, 0, "2021-12", "2021-12-01", "2021-12-31"},
	{"2021-06-15", NULL, NULL, "", 1, 0, "", "", ""},
	{"2021-06-15", "next-meeting", NULL, "", 1, 0, "next-meeting", "", ""},
	/* several months of each year */
	{"2019-11-12", "2020-05", "P1Y",
	 "status i maj og november hvert år, første gang i maj 2020", 7, 1, "2020-11", "2020-11-01",
	 "2020-11-30"},
	{"2019-11-12", "2020-10", "P1Y",
	 "tal i februar, juni og oktober hvert år, første gang i oktober 2020", 0, 1, "2021-02",
	 "2021-02-01", "2021-02-28"},
	/* not before the year that is told */
	{"2021-02-03", "2021-03-01", "P1Y", "hvert år inden 1. marts, første gang i 2022", 0, 0,
	 "2022-03-01", "2022-03-01", "2022-03-01"},
	/* no date, but late some day */
	{"2021-05-12", NULL, NULL, "punktet tages op igen i det nye år", 1, 0, "", "2022-01-01",
	 "2022-02-28"},
	{"2021-05-12", NULL, NULL, "sagen genoptages efter sommerferien", 1, 0, "", "2021-08-01",
	 "2021-09-30"},
	/* the budget: from August until it must be adopted */
	{"2021-02-03", NULL, NULL, "sagen genoptages til budgetforhandlingerne", 1, 0, "",
	 "2021-08-01", "2021-10-15"},
	{"2021-09-08", NULL, NULL, "tages op i forbindelse med budget 2023", 1, 0, "", "2022-08-01",
	 "2022-10-15"},
	{"2021-09-08", NULL, NULL, "oplægget indgår i budgetlægningen for 2022", 1, 0, "",
	 "2021-09-09", "2021-10-15"},
	{"2021-02-03", NULL, NULL, "evalueres i forbindelse med budgetopfølgningen", 1, 0, "", "",
	 ""},
	/* an end that the words tell */
	{"2021-06-15", "2022-03", "P6M", "hvert halve år frem til december 2023", 4, 3, "2023-09",
	 "2023-09-01", "2023-09-30"},
	{"2021-06-15", "2022-03", "P6M", "der gives status hvert halve år i 2022 og 2023", 4, 0,
	 "2022-03", "2022-03-01", "2022-03-31"},
	{"2021-06-15", "2021-09", "P1M", "en status hver måned indtil udgangen af 2021", 4, 3,
	 "2021-12", "2021-12-01", "2021-12-31"},
};

static void instances(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++) {
		const struct time_case *c = &times[i];
		ARENA_AUTO a = arena_new(MEMORY);
		struct promise_instances out;
		struct due due = {.first = "", .last = ""};
		struct sp_err e = {.key = NULL};
		struct promise_said said = {.meeting = day(c->meeting),
					    .due = c->due,
					    .recurrence = c->recurrence,
					    .words = c->words};
		print_message("# %s %s\n", c->due ? c->due : "-",
			      c->recurrence ? c->recurrence : "-");
		if (c->due)
			assert_int_equal(due_read(a, c->due, said.meeting, &due, &e), SP_OK);
		said.from = day(due.first);
		said.to = day(due.last);
		assert_int_equal(promise_instances(a, &said, &out), SP_OK);
		if (c->n)
			assert_int_equal(out.list.n, c->n);
		assert_true((int)out.list.n > c->which);
		const struct promise_instance *got = &out.list.at[c->which];
		assert_string_equal(got->due, c->code);
		assert_int_equal(civil_cmp(got->from, day(c->from)), 0);
		assert_int_equal(civil_cmp(got->to, day(c->to)), 0);
	}
}

/* Each day belongs to one time of a promise that comes back; it is shown a period ahead. */
static void windows(void **state)
{
	ARENA_AUTO a = arena_new(MEMORY);
	struct promise_instances out;
	const struct promise_said said = {.meeting = day("2021-06-15"),
					  .due = "2022-03",
					  .from = day("2022-03-01"),
					  .to = day("2022-03-31"),
					  .recurrence = "P6M"};
	(void)state;
	assert_int_equal(promise_instances(a, &said, &out), SP_OK);
	for (uint32_t i = 1; i < out.list.n; i++) {
		struct civil end = out.list.at[i - 1].asked_to;
		struct civil gap = civil_add_days(end, 1);
		int32_t apart = civil_to_days(out.list.at[i].asked_from) - civil_to_days(gap);
		assert_true(apart >= 0 && apart <= 2);
	}
	assert_int_equal(out.list.at[0].shown.year, 0);
	assert_int_equal(civil_cmp(out.list.at[1].shown, day("2022-03-01")), 0);
}

static void next_meeting(void **state)
{
	ARENA_AUTO a = arena_new(MEMORY);
	struct promise_instances out;
	const struct promise_said said = {
		.meeting = day("2021-06-15"), .due = "next-meeting", .next = day("2021-08-17")};
	(void)state;
	assert_int_equal(promise_instances(a, &said, &out), SP_OK);
	assert_int_equal(civil_cmp(out.list.at[0].to, day("2021-08-17")), 0);
}

/* "På hvert møde" is due on the day of each, until the end that is told. */
static void every_meeting(void **state)
{
	ARENA_AUTO a = arena_new(MEMORY);
	struct promise_instances out;
	const struct civil meetings[] = {day("2021-03-09"), day("2021-04-13"), day("2021-08-17")};
	struct promise_said said = {.meeting = day("2021-02-09"),
				    .recurrence = PROMISE_EVERY_MEETING,
				    .words = "en status på hvert møde frem til sommerferien",
				    .meetings = meetings,
				    .n_meetings = 3};
	(void)state;
	assert_int_equal(promise_instances(a, &said, &out), SP_OK);
	assert_int_equal(out.list.n, 2);
	assert_string_equal(out.list.at[1].due, "2021-04-13");
	assert_int_equal(civil_cmp(out.list.at[0].asked_to, day("2021-04-12")), 0);
	assert_int_equal(civil_cmp(out.list.at[1].shown, day("2021-03-09")), 0);
	said.n_meetings = 0; /* none is known yet */
	assert_int_equal(promise_instances(a, &said, &out), SP_OK);
	assert_int_equal(out.list.n, 1);
	assert_int_equal(out.list.at[0].to.year, 0);
}

/* ---- likeness ---- */

static const struct like_case {
	const char *text, *item; /* the promise, and its item's title */
	const char *from, *to;
	const char *title, *day; /* the later item */
	bool same_body;
	bool answers;
} likes[] = {
	{"der afrapporteres halvårligt til Børne- og Ungeudvalget, første gang i marts 2022",
	 "Udmøntning af tryghedspuljen", "2022-03-01", "2022-03-31",
	 "Tryghedspuljen: halvårlig status", "2022-03-08", true, true},
	{"der afrapporteres halvårligt til Børne- og Ungeudvalget, første gang i marts 2022",
	 "Udmøntning af tryghedspuljen", "2022-03-01", "2022-03-31", "Status på budget 2022",
	 "2022-03-08", true, false},
	{"indsatsen evalueres i efteråret 2020", "Fælles Veje for Familier og Unge", "2020-09-01",
	 "2020-11-30", "Evaluering af Fælles Veje for Familier og Unge", "2020-11-17", true, true},
	/* a programme with a like name */
	{"indsatsen evalueres i efteråret 2020", "Fælles Veje for Familier og Unge", "2020-09-01",
	 "2020-11-30", "Evaluering af Fælles Veje for Ældre", "2020-11-17", true, false},
	/* for others, or elsewhere; other words for the same */
	{"forvaltningen fremlægger en plan for skolernes legepladser i maj 2021", "Legepladser",
	 "2021-05-01", "2021-05-31", "Plan for legepladser ved daginstitutionerne", "2021-05-05",
	 true, false},
	{"forvaltningen fremlægger en plan for skolernes legepladser i maj 2021", "Legepladser",
	 "2021-05-01", "2021-05-31", "Plan for legepladser ved skolerne", "2021-05-05", true, true},
	{"der forelægges en evaluering af madordningen i vuggestuerne i maj 2021", "Madordninger",
	 "2021-05-01", "2021-05-31", "Evaluering af madordningen på plejehjemmene", "2021-05-05",
	 true, false},
	{"udvalget ønsker en redegørelse for sygefraværet blandt lærerne i maj 2021", "Sygefravær",
	 "2021-05-01", "2021-05-31", "Redegørelse for sygefraværet i hjemmeplejen", "2021-05-05",
	 true, false},
	{"status på lektiehjælpen i 4. klasse gives i maj 2021", "Lektiehjælp", "2021-05-01",
	 "2021-05-31", "Status på lektiehjælpen i 9. klasse", "2021-05-05", true, false},
	{"frokostordningen i børnehusene evalueres i maj 2021", "Frokostordning", "2021-05-01",
	 "2021-05-31", "Evaluering af frokostordning i daginstitutioner", "2021-05-05", true, true},
	{"der forelægges et overblik over normeringerne i vuggestuer i maj 2021", "Normeringer",
	 "2021-05-01", "2021-05-31", "Normeringer i SFO", "2021-05-05", true, false},
	/* another place */
	{"trafikken ved Skolevej i Lunde måles, og en status forelægges i maj 2021",
	 "Trafik ved Lunde Skole", "2021-05-01", "2021-05-31",
	 "Status på trafikken ved skolen i Nørrevang", "2021-05-11", true, false},
	/* late, and by another body */
	{"udvalget ønsker en redegørelse for sygefraværet i hjemmeplejen i august", "Sygefravær",
	 "2019-08-01", "2019-08-31", "Redegørelse for sygefraværet i hjemmeplejen", "2019-10-02",
	 true, true},
	{"udvalget ønsker en redegørelse for sygefraværet i hjemmeplejen i august", "Sygefravær",
	 "2019-08-01", "2019-08-31", "Redegørelse for sygefraværet i hjemmeplejen", "2019-10-02",
	 false, true},
	/* the matter again, but nothing of what was promised */
	{"der gives en status på kystsikringen i maj 2021", "Kystsikring ved Sandodden",
	 "2021-05-01", "2021-05-31", "Kystsikring ved Sandodden - anlægsbevilling", "2021-05-11",
	 true, false},
	/* the draft itself comes */
	{"nyt forslag til parkeringsregler på havnen forelægges udvalget i juni 2021",
	 "Parkering på havnen", "2021-06-01", "2021-06-30", "Parkeringsregler på havnen",
	 "2021-06-08", true, true},
	/* next year's round */
	{"budget 2021 behandles på mødet i august", "Budget 2021", "2020-08-01", "2020-08-31",
	 "Budget 2022", "2021-08-10", true, false},
	/* a promise of something else in the same item */
	{"Udvalget beder om en oversigt over anbringelserne på mødet i maj", "Regnskab 2018",
	 "2019-05-01", "2019-05-31", "Godkendelse af regnskab 2018", "2019-05-21", true, false},
};

static sp_rc asked_of(const struct topic_lore *lore, struct arena *a, const struct like_case *c,
		      struct promise_asked *p)
{
	p->meeting = day("2019-01-08");
	p->from = day(c->from);
	p->to = day(c->to);
	SP_TRY(topic_of(lore, a, str_of(c->text), &p->text));
	return topic_of(lore, a, str_of(c->item), &p->title);
}

static void likeness(void **state)
{
	ARENA_AUTO a = arena_new(MEMORY);
	STEMMER_AUTO stemmer = stemmer_new();
	struct topic_lore lore;
	(void)state;
	assert_int_equal(topic_lore_load(a, stemmer, &lore), SP_OK);
	for (size_t i = 0; i < sizeof(likes) / sizeof(likes[0]); i++) {
		const struct like_case *c = &likes[i];
		struct promise_asked p = {.meeting = day("2019-01-08")};
		struct topic title;
		unsigned why;
		assert_int_equal(asked_of(&lore, a, c, &p), SP_OK);
		assert_int_equal(topic_of(&lore, a, str_of(c->title), &title), SP_OK);
		const struct answer_seen seen = {
			.words = &title, .day = day(c->day), .same_body = c->same_body};
		int strength = promise_likeness(&lore, &p, &seen, &why);
		print_message("# %s: %d (%u)\n", c->title, strength, why);
		assert_int_equal(strength >= ANSWER_LEAST, c->answers);
	}
}

static void kept_words(void **state)
{
	ARENA_AUTO a = arena_new(MEMORY);
	STEMMER_AUTO stemmer = stemmer_new();
	struct topic_lore lore;
	struct topic t, back;
	(void)state;
	assert_int_equal(topic_lore_load(a, stemmer, &lore), SP_OK);
	assert_int_equal(topic_of(&lore, a,
				  STR("Evalueringen af Skolevej i Lunde forelægges Teknik- og "
				      "Miljøudvalget og KB i 2022"),
				  &t),
			 SP_OK);
	const char *words = topic_words(a, &t);
	assert_string_equal(words, "^skolevej ^~lund kb 2022");
	assert_int_equal(t.names.n, 2);
	assert_true(str_eq(t.names.at[0], STR("Teknik- og Miljøudvalget")) ||
		    str_eq(t.names.at[1], STR("Teknik- og Miljøudvalget")));
	assert_int_equal(topic_from_words(a, str_of(words), t.kinds, &back), SP_OK);
	assert_int_equal(back.proper, t.proper);
	assert_int_equal(back.scope, t.scope);
	assert_true(back.bloom == t.bloom);
	assert_true(t.kinds & PROMISE_EVALUATION && t.kinds & PROMISE_RETURN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(instances),	cmocka_unit_test(windows),
		cmocka_unit_test(next_meeting), cmocka_unit_test(every_meeting),
		cmocka_unit_test(likeness),	cmocka_unit_test(kept_words)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
