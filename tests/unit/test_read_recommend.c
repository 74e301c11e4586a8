/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recommendations: who recommends, on which road, in how many points. */
#include "reading.h"

/* The section's text; "by|body>body|number of points" of each recommendation, parted by " / ". */
static const struct {
	const char *text, *wanted;
} cases[] = {
	/* the road in the lead */
	{"Forvaltningen indstiller,\n1. at planen godkendes.\n2. at den sendes ud.",
	 "Forvaltningen||2"},
	{"Direktionen indstiller til Byrådet via Teknisk Udvalg og Økonomiudvalget, at\n"
	 "1. planen godkendes\n2. den sendes ud",
	 "Direktionen|Teknisk Udvalg>Økonomiudvalget>Byrådet|2"},
	{"Forvaltningen indstiller til udvalget,\nat planen godkendes.",
	 "Forvaltningen|Havneudvalget|1"},
	{"Forvaltningen indstiller til Udvalget for Kyst og Klima, at planen godkendes.",
	 "Forvaltningen|Udvalget for Kyst og Klima|1"},
	/* a body recommends to the next one */
	{"Forvaltningen indstiller, at udvalget over for Økonomiudvalget og Byrådet anbefaler,\n"
	 "1. at planen godkendes, og\n2. at den sendes ud.",
	 "Forvaltningen|Havneudvalget>Økonomiudvalget>Byrådet|2"},
	{"Forvaltningen indstiller, at Teknisk Udvalg over for Byrådet anbefaler,\nat planen "
	 "godkendes.",
	 "Forvaltningen|Teknisk Udvalg>Byrådet|1"},
	{"Chefen for Skole indstiller til Skoleudvalget og Økonomiudvalget at anbefale byrådet, "
	 "at\n"
	 "1. planen godkendes\n2. den sendes ud",
	 "Chefen for Skole|Skoleudvalget>Økonomiudvalget>byrådet|2"},
	{"Forvaltningen indstiller til Kystudvalget og Økonomiudvalget at anbefale over for "
	 "Kommunalbestyrelsen\n\n1. at planen godkendes, og\n2. at den sendes ud.",
	 "Forvaltningen|Kystudvalget>Økonomiudvalget>Kommunalbestyrelsen|2"},
	{"Forvaltningen indstiller til Kystudvalget, at det over for byrådet anbefales,\n"
	 "at planen godkendes, og\nat den sendes ud.",
	 "Forvaltningen|Kystudvalget>byrådet|2"},
	{"Administrationen indstiller til udvalget, at\n"
	 "• det over for Økonomiudvalget og Byrådet anbefales, at model 1 vælges\n"
	 "• planen sendes ud.",
	 "Administrationen|Havneudvalget>Økonomiudvalget>Byrådet|2"},
	{"Forvaltningen indstiller til udvalget,\nat model 1 vælges, og\n"
	 "at det over for økonomiudvalget anbefales, at model 2 lægges til grund.",
	 "Forvaltningen|Havneudvalget>økonomiudvalget|2"},
	{"Forvaltningen indstiller, at udvalget anbefaler Økonomiudvalget og Byrådet,\n"
	 "at gebyret hæves.",
	 "Forvaltningen|Havneudvalget>Økonomiudvalget>Byrådet|1"},
	{"Forvaltningen indstiller, at udvalget indstiller til Byrådet,\nat gebyret hæves.",
	 "Forvaltningen|Havneudvalget>Byrådet|1"},
	{"Direktionen indstiller til udvalget at indstille til forretningsudvalget,\n"
	 "at puljen fordeles.",
	 "Direktionen|Havneudvalget>forretningsudvalget|1"},
	{"Direktionen indstiller,\nat status drøftes, og\n"
	 "at det indstilles til regionsrådet, at der afsættes 2 mio. kr.",
	 "Direktionen|regionsrådet|2"},
	{"Det indstilles:\nAt udvalget over for Byrådet anbefaler, at planen godkendes.\n"
	 "At planen sendes ud.",
	 "|Havneudvalget>Byrådet|2"},
	{"Forvaltningen indstiller, at Havneudvalget anbefaler, at Byrådet godkender planen.",
	 "Forvaltningen|Havneudvalget>Byrådet|1"},
	{"Administrationen indstiller over for Havneudvalget, Økonomiudvalget og Byrådet,\n"
	 "1. at planen vedtages endeligt.",
	 "Administrationen|Havneudvalget>Økonomiudvalget>Byrådet|1"},
	{"Forvaltningen indstiller, at Havneudvalget over for Økonomiudvalget og "
	 "Borgerrepræsentationen anbefaler,\n1. at planen godkendes,\n2. at den sendes ud.",
	 "Forvaltningen|Havneudvalget>Økonomiudvalget>Borgerrepræsentationen|2"},
	{"Administrationen indstiller, at Havneudvalget anbefaler sagen til Økonomiudvalget og "
	 "Byrådet, med\nat planen godkendes.",
	 "Administrationen|Havneudvalget>Økonomiudvalget>Byrådet|1"},
	{"Direktøren indstiller, at Kystudvalget indstiller til Økonomiudvalget at indstille til "
	 "byrådet,\nat planen godkendes.",
	 "Direktøren|Kystudvalget>Økonomiudvalget>byrådet|1"},
	{"Forvaltningen indstiller til udvalget, at byrådet godkender,\nat planen vedtages, og\n"
	 "at den sendes ud.",
	 "Forvaltningen|Havneudvalget>byrådet|2"},
	{"Direktionen indstiller, at budgettet tages til efterretning, og at følgende indstilles "
	 "til "
	 "Byrådet:\n\n• at der gives en bevilling.\n• at den dækkes af kassen.",
	 "Direktionen|Byrådet|3"},
	{"Havneudvalget indstiller, at byrådet godkender, at lejen af hallen fastsættes til\n\n"
	 "• 310 kr. for foreninger, og\n• 640 kr. for andre.",
	 "Havneudvalget|byrådet|1"},
	{"Det indstilles til Havneudvalget:\nat planen godkendes\nat den sendes ud",
	 "|Havneudvalget|2"},
	{"Indstilles til Byrådet, at planen godkendes.", "|Byrådet|1"},
	{"Det indstilles, at Havneudvalget anbefaler over for Økonomiudvalget og Byrådet, at "
	 "planen "
	 "godkendes.",
	 "|Havneudvalget>Økonomiudvalget>Byrådet|1"},
	{"Direktionen indstiller, at sagen fremsendes til Byrådet med anbefaling.",
	 "Direktionen|Byrådet|1"},
	{"Administrationen indstiller til Kultur og Idræt at anbefale Byrådet\n1. at planen "
	 "godkendes",
	 "Administrationen|Kultur og Idræt>Byrådet|1"},
	/* the points' own subject */
	{"Det indstilles, at Kommunalbestyrelsen godkender planen.", "|Kommunalbestyrelsen|1"},
	{"Forvaltningen indstiller, at udvalget godkender planen.",
	 "Forvaltningen|Havneudvalget|1"},
	/* bodies a point only speaks of are no road */
	{"Forvaltningen indstiller, at orienteringen fra Økonomiudvalget tages til efterretning.",
	 "Forvaltningen||1"},
	{"Forvaltningen indstiller til Byrådet, at planen, som Kystudvalget anbefalede "
	 "Økonomiudvalget, "
	 "godkendes.",
	 "Forvaltningen|Byrådet|1"},
	/* who is to decide stands alone before the list */
	{"At udvalget\na) godkender planen\nb) tager svarene til efterretning", "|Havneudvalget|2"},
	{"Forvaltningen indstiller via Kystudvalget og Økonomiudvalget, at Byrådet\n"
	 "1. giver en bevilling\n2. godkender planen",
	 "Forvaltningen|Kystudvalget>Økonomiudvalget>Byrådet|2"},
	{"Forvaltningen indstiller til udvalget,\nat regnskabet godkendes\nat overførslen "
	 "anbefales "
	 "over for Økonomiudvalget og Byrådet",
	 "Forvaltningen|Havneudvalget>Økonomiudvalget>Byrådet|2"},
	{"Forvaltningen foreslår, at 1. molen forlænges den 2. maj 2. der holdes et møde.",
	 "Forvaltningen||2"},
	/* a text that has lost its "at" */
	{"Havnechefen indstiller til Økonomiudvalget og Byrådet, planen godkendes, der hvert år i "
	 "juni gives en status.",
	 "Havnechefen|Økonomiudvalget>Byrådet|2"},
	{"Havnechefen indstiller, molen forlænges, rådighedsbeløbet frigives.", "Havnechefen||2"},
	/* what goes along, and what proposes nothing */
	{"Kystudvalget indstiller, at planen godkendes.\n\nØkonomiudvalget anbefaler "
	 "indstillingen.",
	 "Kystudvalget||1"},
	{"Her noteres fremmøde.", ""},
	{"Der er kommet et spørgsmål fra Ane Bo.\n1. Hvornår er molen færdig?", ""},
	{"Kystudvalget fremsender til byrådets orientering en redegørelse om molen.",
	 "Kystudvalget|byrådet|1"},
	{"Forvaltningen indstiller til Havneudvalget, at regnskabet godkendes, at overførslen "
	 "anbefales over for Økonomiudvalget og Byrådet, at molen afleverer en plan.",
	 "Forvaltningen|Havneudvalget>Økonomiudvalget>Byrådet|3"},
};

static const char *road(struct reading *r, const rec_facts *to)
{
	const char *out = "";
	for (uint32_t i = 0; i < to->n; i++)
		out = arena_printf(r->arena, "%s%s%s", out, i ? ">" : "", to->at[i].text);
	return out;
}

static void recommendations(void **state)
{
	struct reading *r = *state;
	int wrong = 0;
	r->meeting.body.text = "Havneudvalget";
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct passage p = reading_passage(r, cases[i].text);
		struct rec_item item = {0};
		const char *got = "";
		assert_int_equal(recommendation_read(&r->x, &p, &item), SP_OK);
		for (uint32_t k = 0; k < item.recommendations.n; k++) {
			const struct rec_recommendation *rec = &item.recommendations.at[k];
			got = arena_printf(r->arena, "%s%s%s|%s|%u", got, k ? " / " : "",
					   rec->by.text ? rec->by.text : "", road(r, &rec->to),
					   (unsigned)rec->points.n);
			for (uint32_t j = 0; j < rec->points.n; j++)
				reading_check_fact(r, &p, &rec->points.at[j]);
		}
		if (strcmp(got, cases[i].wanted) != 0) {
			print_message("# “%s”: %s, wanted %s\n", cases[i].text, got,
				      cases[i].wanted);
			wrong++;
		}
	}
	r->meeting.body.text = NULL;
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(recommendations)};
	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
