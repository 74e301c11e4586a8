/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Heads of minutes, lists of who came and lists of attachments, in layouts of many kinds. */
#include "read/read.h"
#include "reading.h"

static struct record *record_of(struct reading *r, const char *text)
{
	struct passage p = reading_passage(r, text);
	struct record *record = NULL;
	struct sp_err e = {0};
	assert_int_equal(read_extraction(r->arena, r->lex, p.from, &record, &e), SP_OK);
	assert_non_null(record);
	return record;
}

static const char *said(const struct fact *f)
{
	return f->text ? f->text : "";
}

static const char *names(struct reading *r, const rec_persons *list)
{
	const char *out = "";
	for (uint32_t i = 0; i < list->n; i++)
		out = arena_printf(r->arena, "%s%s%s", out, i ? ";" : "", said(&list->at[i].name));
	return out;
}

#define MATTER "\n1. Ny havn\nBeslutning\nGodkendt.\n"

static const struct {
	const char *text, *body, *date, *clock, *place, *present, *absent;
} heads[] = {
	/* all labels first, then all values */
	{"Havneudvalget\nReferat\nDato:\nStarttidspunkt for møde: Kl\nMødested:\nAfbud fra:\n"
	 "Fraværende:\nMødedeltagere: Onsdag den 12-marts-2003 Den gamle skole i Fjordby Ingen. "
	 "Ingen. Ane Bonde, Bo Dam, Carl Falk, Eva Holm, Gert Lund\n" MATTER,
	 "Havneudvalget", "2003-03-12", "", "Den gamle skole i Fjordby",
	 "Ane Bonde;Bo Dam;Carl Falk;Eva Holm;Gert Lund", ""},
	{"Åbent referat til Havneudvalget\nMødedato: Onsdag den 11. november 2015\n"
	 "Mødetidspunkt: 14:00-16:30\nMødested:\nDeltagere:\nFraværende: Referent: Tårnstuen, "
	 "Toldboden Ane Bonde, Hans Peter Dam, Carl Falk, Eva Holm Gert Lund Ida Marie "
	 "Rye\n" MATTER,
	 "Havneudvalget", "2015-11-11", "14:00-16:30", "Tårnstuen, Toldboden",
	 "Ane Bonde;Hans Peter Dam;Carl Falk;Eva Holm", "Gert Lund"},
	{"Havneudvalget\nMødedato:\nMødested:\nDeltagere:\n4. maj 2021\nRådhuset, lokale 2\nAne "
	 "Bonde, Bo Dam, Carl Falk\n" MATTER,
	 "Havneudvalget", "2021-05-04", "", "Rådhuset, lokale 2", "Ane Bonde;Bo Dam;Carl Falk", ""},
	/* names broken by the end of a line */
	{"Havneudvalget\nMødedato: 4. maj 2021\nDeltagere:\nAne Bonde, Bo Dam, Carl\nFalk, Eva "
	 "Holm, G.B.\nLund\n" MATTER,
	 "Havneudvalget", "2021-05-04", "", "", "Ane Bonde;Bo Dam;Carl Falk;Eva Holm;G.B. Lund",
	 ""},
	/* rooms */
	{"Havneudvalgets møde den 4. maj 2021 kl. 15:30 Fjordby Rådhus, Mødelokale 3 Tilgår "
	 "pressen\n" MATTER,
	 "Havneudvalget", "2021-05-04", "15:30-", "Fjordby Rådhus, Mødelokale 3", "", ""},
	{"Referat fra møde i Havneudvalget den 4. maj 2021 kl i Borgmesterens kontor. Mødet slut "
	 "kl. 16.\n" MATTER,
	 "Havneudvalget", "2021-05-04", "", "Borgmesterens kontor", "", ""},
	{"Havneudvalget\nMødet den 4. maj 2021 kl. 15.00 i mødelokale 3\n" MATTER, "Havneudvalget",
	 "2021-05-04", "15:00-", "mødelokale 3", "", ""},
	{"Havneudvalget\nDato: 4. maj 2021\nMødelokale Udvalgsværelse B\n" MATTER, "Havneudvalget",
	 "2021-05-04", "", "Udvalgsværelse B", "", ""},
	{"Udvalg: Havneudvalget\nMødedato: 6/14/2019 2:30:00 PM\n" MATTER, "Havneudvalget",
	 "2019-06-14", "14:30-", "", "", ""},
	/* bodies */
	{"Beslutninger fra mødet. Torsdag 14.06.2007. Ordinært møde. Havneudvalget\n" MATTER,
	 "Havneudvalget", "2007-06-14", "", "", "", ""},
	{"Åbent Referat. til. Udvalget for Havn\nMødedato: 4. maj 2021\n" MATTER,
	 "Udvalget for Havn", "2021-05-04", "", "", "", ""},
	{"Referat af skolebestyrelsesmøde\nTirsdag d. 10. december 2019\n" MATTER,
	 "skolebestyrelse", "2019-12-10", "", "", "", ""},
	{"07. sep 2020\n\n1. Godkendelse af dagsorden\nSagsfremstilling\nGodkendelse af dagsorden "
	 "til "
	 "dagens møde i Havneudvalget.\nBeslutning\nGodkendt.\n",
	 "Havneudvalget", "2020-09-07", "", "", "", ""},
	{"Mødedato: 4. maj 2021\n\n1. Ny mole\nIndstilling\nFormanden indstiller,\n1. at "
	 "Sydhavnens "
	 "Lokaludvalg drøfter molen\n2. at Sydhavnens Lokaludvalg bevilger 5.000 kr.\nBeslutning\n"
	 "Godkendt.\n",
	 "Sydhavnens Lokaludvalg", "2021-05-04", "", "", "", ""},
	/* what stands beside a body's name */
	{"Referat fra mødet i Havneudvalget i Fjordby Kommune den 4. maj 2021\n" MATTER,
	 "Havneudvalget", "2021-05-04", "", "", "", ""},
	{"Udvalg: Havneudvalget under Fjordby Kommune\nDato: 4. maj 2021\n" MATTER, "Havneudvalget",
	 "2021-05-04", "", "", "", ""},
	{"Udvalg: Udvalget for Fjordby Kommune\nDato: 4. maj 2021\n" MATTER,
	 "Udvalget for Fjordby Kommune", "2021-05-04", "", "", "", ""},
	{"Udvalg: Havneudvalget (2022-2025)\nDato: 4. maj 2021\n" MATTER, "Havneudvalget",
	 "2021-05-04", "", "", "", ""},
	{"Udvalg: Børne- og Ungeudvalget, ekstraordinært møde\nDato: 4. maj 2021\n" MATTER,
	 "Børne- og Ungeudvalget", "2021-05-04", "", "", "", ""},
	{"Udvalg: Møde nr. 7 i Havneudvalget\nDato: 4. maj 2021\n" MATTER, "Havneudvalget",
	 "2021-05-04", "", "", "", ""},
	{"Udvalg: Havneudvalgets 7. møde\nDato: 4. maj 2021\n" MATTER, "Havneudvalget",
	 "2021-05-04", "", "", "", ""},
	{"Udvalg: Havneudvalget - referat\nDato: 4. maj 2021\n" MATTER, "Havneudvalget",
	 "2021-05-04", "", "", "", ""},
	{"Referat fra møde i Udvalget for Liv i Havnen den 4. maj 2021\n" MATTER,
	 "Udvalget for Liv i Havnen", "2021-05-04", "", "", "", ""},
	{"HU - Havneudvalget\nReferat\n4. maj 2021\n" MATTER, "Havneudvalget", "2021-05-04", "", "",
	 "", ""},
	{"Møde: Havneudvalget\nDato: 4. maj 2021\n" MATTER, "Havneudvalget", "2021-05-04", "", "",
	 "", ""},
	{"Ekstraordinært byrådsmøde\n4. maj 2021\n" MATTER, "byråd", "2021-05-04", "", "", "", ""},
	{"Skolebestyrelsesmøde på Nordskolen den 4. maj 2021\n" MATTER, "Skolebestyrelse",
	 "2021-05-04", "", "", "", ""},
	/* who came */
	{"Havneudvalget\nDato: 4. maj 2021\nMedlemmer:\nAne Bonde (A)\nBo Dam (V)\nCarl Falk (O)\n"
	 "\n1. Ny havn\nBeslutning\nGodkendt.\nFraværende: Carl Falk (O)\n\n2. Ny bro\nBeslutning\n"
	 "Udsat.\nFraværende: Carl Falk (O)\n",
	 "Havneudvalget", "2021-05-04", "", "", "Ane Bonde;Bo Dam", ""},
	{"Havneudvalget\nDato: 4. maj 2021\nDeltagere\n • Ane Bonde, A\n • Bo Dam, V\n\n • Afbud\n "
	 "• "
	 "Bo Dam, V - Carl Falk stedfortræder\n" MATTER,
	 "Havneudvalget", "2021-05-04", "", "", "Ane Bonde;Carl Falk", "Bo Dam"},
	{"Skolebestyrelsen\nDato: 4. maj 2021\nForældrevalgte: Ane Bonde, Bo Dam\n"
	 "Medarbejdervalgte: Carl Falk\nDeltog ikke: Bo Dam\nReferent: Eva Holm\n" MATTER,
	 "Skolebestyrelsen", "2021-05-04", "", "", "Ane Bonde;Carl Falk", "Bo Dam"},
	{"Havneudvalget\nDato: 4. maj 2021\nAfbud fra/fraværende: Ane Bonde\nBemærkninger: Bo Dam "
	 "(deltog ikke i mødet)\n" MATTER,
	 "Havneudvalget", "2021-05-04", "", "", "", "Ane Bonde;Bo Dam"},
	{"Dato: 4. maj 2021\nDeltagere: Ane Bonde, Bo Dam\nFraværende: Carl Falk\n\nHavneudvalget "
	 "- "
	 "Referat\n" MATTER,
	 "Havneudvalget", "2021-05-04", "", "", "Ane Bonde;Bo Dam", "Carl Falk"},
};

static void heads_are_read(void **state)
{
	struct reading *r = *state;
	int wrong = 0;
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
		const struct rec_meeting *m = &record_of(r, heads[i].text)->meeting;
		const char *clock = m->start.text ? arena_printf(r->arena, "%s-%s", said(&m->start),
								 said(&m->end))
						  : "";
		const char *got = arena_printf(r->arena, "%s|%s|%s|%s|%s|%s", said(&m->body),
					       said(&m->date), clock, said(&m->place),
					       names(r, &m->present), names(r, &m->absent));
		const char *want = arena_printf(r->arena, "%s|%s|%s|%s|%s|%s", heads[i].body,
						heads[i].date, heads[i].clock, heads[i].place,
						heads[i].present, heads[i].absent);
		if (strcmp(got, want) != 0) {
			print_message("# “%s”:\n#   %s\n#   wanted %s\n", heads[i].text, got, want);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

static const struct {
	const char *text, *aliases;
} shortened[] = {
	{"Udvalg: Havneudvalget (HU)\nDato: 4. maj 2021\n" MATTER, "HU"},
	{"Havneudvalget\n4. maj 2021\n\n1. Dagsorden\nBeslutning\nDagsorden for HU-møde "
	 "godkendt.\n",
	 "HU"},
	{"Havneudvalget\n4. maj 2021\n\n1. Ny havn\nBeslutning\nHavneudvalget (HAU) godkendte.\n",
	 "HAU"},
	{"Havneudvalget\n4. maj 2021\n\n1. Ny havn\nBeslutning\nReferat fra ØU godkendt.\n", ""},
	{"Havneudvalget\n4. maj 2021\n\n1. Ny havn\nBeslutning\nØkonomiudvalget (ØU) hørt.\n", ""},
	{"Havneudvalget\n4. maj 2021\n\n1. Takst (DKK)\nBeslutning\nHavneudvalget (HU) og (HU).\n",
	 "HU"},
};

static void bodies_are_shortened(void **state)
{
	struct reading *r = *state;
	for (size_t i = 0; i < sizeof(shortened) / sizeof(shortened[0]); i++) {
		const struct rec_meeting *m = &record_of(r, shortened[i].text)->meeting;
		const char *got = "";
		for (uint32_t k = 0; k < m->body_aliases.n; k++)
			got = arena_printf(r->arena, "%s%s%s", got, k ? ";" : "",
					   said(&m->body_aliases.at[k]));
		assert_string_equal(got, shortened[i].aliases);
	}
}

static const struct {
	const char *list, *titles, *absent;
} attachments[] = {
	{"Bilag:\nNotat om havnen\nKort", "Notat om havnen;Kort", ""},
	{"Bilag: 1. Notat, 2. Kort og 3. Brev", "Notat;Kort;Brev", ""},
	{"Bilag: Skitse af molen Tidsplan", "Skitse af molen;Tidsplan", ""},
	{"Bilag: Halvårsregnskab 2011 - oversigt Bemærkninger pr. udvalg",
	 "Halvårsregnskab 2011 - oversigt;Bemærkninger pr. udvalg", ""},
	{"Bilag\nUdkast til Kort over havnen", "Udkast til Kort over havnen", ""},
	{"Bilag: Åben Regnskab 2008 Åben Overførsler Lukket Brev", "Regnskab 2008;Overførsler;Brev",
	 ""},
	{"Bilag\n1 Åben 2345678/19 Regnskab\n2 Åben 2345679/19 Bemærkninger til regnskab",
	 "Regnskab;Bemærkninger til regnskab", ""},
	{"Bilag\nÅben - Ansøgning.pdf (123/22)\nLukket - Regnskab.pdf (124/22)",
	 "Ansøgning.pdf (123/22);Regnskab.pdf (124/22)", ""},
	{"Bilag\nAnsøgning (2015/03307 002)\nBudget (2015/03307 003)", "Ansøgning;Budget", ""},
	{"Bilag\nBilag 2: Oversigt.xlsx (234 KB)\n- 3. Kort.pdf", "Bilag 2: Oversigt.xlsx;Kort.pdf",
	 ""},
	{"Bilag\nBilag nr. 1. Opfølgning.pdf", "Bilag nr. 1. Opfølgning.pdf", ""},
	{"Bilag\nTakstblad 2019\nAfbud:\nAne Bonde, V", "Takstblad 2019", "Ane Bonde"},
	{"Bilag:\nIngen bilag", "", ""},
	{"Bilag:\n-", "", ""},
};

static void attachments_are_read(void **state)
{
	struct reading *r = *state;
	int wrong = 0;
	for (size_t i = 0; i < sizeof(attachments) / sizeof(attachments[0]); i++) {
		const char *text = arena_printf(
			r->arena,
			"Havneudvalget\nReferat den 4. maj 2021\n\n1. Ny havn\nBeslutning\n"
			"Godkendt.\n%s\n\n2. Ny bro\nBeslutning\nUdsat.\n",
			attachments[i].list);
		const struct rec_item *item = &record_of(r, text)->items.at[0];
		const char *got = "";
		for (uint32_t k = 0; k < item->attachments.n; k++)
			got = arena_printf(r->arena, "%s%s%s", got, k ? ";" : "",
					   said(&item->attachments.at[k].title));
		const char *away = names(r, &item->absent);
		if (strcmp(got, attachments[i].titles) != 0 ||
		    strcmp(away, attachments[i].absent) != 0) {
			print_message("# “%s”: “%s” “%s”\n", attachments[i].list, got, away);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(heads_are_read),
		cmocka_unit_test(bodies_are_shortened),
		cmocka_unit_test(attachments_are_read),
	};
	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
