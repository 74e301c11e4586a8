/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/buf.h"
#include "reading.h"

static const struct {
	const char *line, *said; /* "body|date|item|rest of the line"; NULL: no heading */
} headings[] = {
	{"Beslutning", "|||"},
	{"Beslutning:", "|||"},
	{"BESLUTNING", "|||"},
	{"Beslutninger", "|||"},
	{"B e s l u t n i n g", "|||"},
	{"Udvalgets beslutning", "|||"},
	{"Byrådets beslutning:", "|||"},
	{"Endelig beslutning", "|||"},
	{"Referat", "|||"},
	{"Referat:", "|||"},
	{"Konklusion", "|||"},
	{"Beslutning/referat", "|||"},
	{"Beslutning: Vedtaget", "|||Vedtaget"},
	{"Beslutning: Indstillingen blev godkendt.", "|||Indstillingen blev godkendt."},
	{"Beslutning - Godkendt.", "|||Godkendt."},
	{"Beslutning Godkendt.", "|||Godkendt."},
	{"Beslutning Taget til efterretning.", "|||Taget til efterretning."},
	{"Referat: Ane Bo bød velkommen.", "|||Ane Bo bød velkommen."},
	{"Referat: Referatet af mødet den 4. maj 2020 blev godkendt.",
	 "|||Referatet af mødet den 4. maj 2020 blev godkendt."},
	{"• Beslutning i Havneudvalget den 04-05-2020", "Havneudvalget|2020-05-04||"},
	{"- Beslutning", "|||"},
	{"Beslutninger: Havne- og Kajudvalget, den 04-05-2020 Taget til efterretning",
	 "Havne- og Kajudvalget|2020-05-04||Taget til efterretning"},
	{"Beslutning i Havn, By og Land den 04-05-2020", "Havn, By og Land|2020-05-04||"},
	{"Beslutning i Udvalget for de små øers fremtid den 4. maj 2020",
	 "Udvalget for de små øers fremtid|2020-05-04||"},
	{"Behandling i Udvalget for det nære hav tirsdag den 4. maj 2020, pkt. 1",
	 "Udvalget for det nære hav|2020-05-04|1|"},
	{"Udvalget behandlede forslaget den 4. maj 2020, pkt. 2. Fordelingen er god.", NULL},
	{"Behandling i Byrådet: 31. maj 2023", NULL},
	{"fold dette punkt ind Beslutning i Havneudvalget den 04-05-2020",
	 "Havneudvalget|2020-05-04||"},
	{"Havneudvalget, 04.05.2020 Ane Bo var fraværende. Godkendt.",
	 "Havneudvalget|2020-05-04||Ane Bo var fraværende. Godkendt."},
	{"Beslutninger: Havneudvalget, den 04-05-2020 Pkt. 1 og 2 anbefales",
	 "Havneudvalget|2020-05-04||Pkt. 1 og 2 anbefales"},
	{"Havneudvalget den 4. maj 2020, pkt. 71. Byrådet den 26. maj 2020 (temamøde).", NULL},
	{"Havneudvalget, 04.05.2020 Et flertal anbefaler model 2.",
	 "Havneudvalget|2020-05-04||Et flertal anbefaler model 2."},
	{"LBK nr. 47 15.01.2019 (Havneloven) § 8", NULL},
	{"Beslutning: Byrådet godkendte den 4. maj 2020 sagen.",
	 "|||Byrådet godkendte den 4. maj 2020 sagen."},
	{"Beslutning i HU den 4. maj 2020", "HU|2020-05-04||"},
	{"Beslutning i Havneudvalget den 04-05-2020", "Havneudvalget|2020-05-04||"},
	{"Beslutning i Havneudvalget den 4. maj 2020:", "Havneudvalget|2020-05-04||"},
	{"Beslutning fra Direktionen, 31. maj 2021, pkt. 5:", "Direktionen|2021-05-31|5|"},
	{"Beslutning fra Social og Sundhed, 9. juni 2021, pkt. 346:",
	 "Social og Sundhed|2021-06-09|346|"},
	{"Beslutning fra Plan, Miljø og Teknik, 8. juni 2021, pkt. 510:",
	 "Plan, Miljø og Teknik|2021-06-08|510|"},
	{"Beslutning fra Økonomiudvalget, 4. maj 2021, pkt. 33:", "Økonomiudvalget|2021-05-04|33|"},
	{"Beslutning i Erhvervs-, Beskæftigelses- og Uddannelsesudvalget den 7. marts 2024",
	 "Erhvervs-, Beskæftigelses- og Uddannelsesudvalget|2024-03-07||"},
	{"Beslutning i § 17, stk. 4 udvalget om styrkelse af lokalt samvær den 03-12-2020",
	 "§ 17, stk. 4 udvalget om styrkelse af lokalt samvær|2020-12-03||"},
	{"Beslutning i Udvalget for Teknik og Miljø den 3. juni 2020",
	 "Udvalget for Teknik og Miljø|2020-06-03||"},
	{"Beslutning HU den 04-05-2020", "HU|2020-05-04||"},
	{"Beslutning HU, 04.05.2020 Ane Bo var fraværende. Godkendt.",
	 "HU|2020-05-04||Ane Bo var fraværende. Godkendt."},
	{"Beslutning Økonomiudvalget den 04-05-2020", "Økonomiudvalget|2020-05-04||"},
	{"Beslutning Økonomiudvalget den 04-05-2020 Godkendt.",
	 "Økonomiudvalget|2020-05-04||Godkendt."},
	{"Beslutning - Økonomiudvalget - 04-05-2020", "Økonomiudvalget|2020-05-04||"},
	{"Beslutning Byrådet 2018-2021 den 4. maj 2020", "Byrådet 2018-2021|2020-05-04||"},
	{"Beslutning Økonomiudvalget 2014-2017 den 04-05-2016",
	 "Økonomiudvalget 2014-2017|2016-05-04||"},
	{"Beslutning fra møde i Byrådet den 4. maj 2020", "Byrådet|2020-05-04||"},
	{"Beslutning fra Byrådets møde den 4. maj 2020", "Byrådet|2020-05-04||"},
	{"Beslutning fra Økonomiudvalgets ordinære møde d. 4. maj 2020, punkt 12",
	 "Økonomiudvalget|2020-05-04|12|"},
	{"Beslutning på Byrådets møde 4. maj 2020", "Byrådet|2020-05-04||"},
	{"Beslutning (Økonomiudvalget 04-05-2020)", "Økonomiudvalget|2020-05-04||"},
	{"Beslutning truffet af Økonomiudvalget den 4. maj 2020", "Økonomiudvalget|2020-05-04||"},
	{"Beslutning for Byrådet den 4. maj 2020", "Byrådet|2020-05-04||"},
	{"Beslutning af Byrådet den 4. maj 2020", "Byrådet|2020-05-04||"},
	{"Beslutning, Byrådet 4. maj 2020", "Byrådet|2020-05-04||"},
	{"Beslutning: Byrådet, den 4. maj 2020", "Byrådet|2020-05-04||"},
	{"Beslutning i Fjordby Byråd den 4. maj 2020", "Fjordby Byråd|2020-05-04||"},
	{"Beslutning i Byrådet den 4. maj 2020 pkt. 7", "Byrådet|2020-05-04|7|"},
	{"Beslutning i Byrådet mandag den 4. maj 2020", "Byrådet|2020-05-04||"},
	{"Beslutning i HU den :", "HU|||"},
	{"Beslutning i Havneudvalget den", "Havneudvalget|||"},
	{"Beslutning den 4. maj 2020", "|2020-05-04||"},
	{"Beslutning 04-05-2020", "|2020-05-04||"},
	{"Beslutning i Økonomiudvalget", "Økonomiudvalget|||"},
	{"Beslutning Byrådet:", "Byrådet|||"},
	{"Beslutning for Punkt 3: Ny mole ved havnen", "||3|"},
	{"Beslutning for punkt 12", "||12|"},
	{"Havneudvalget, 4. juni 2020, pkt. 187:", "Havneudvalget|2020-06-04|187|"},
	{"Social og Sundhed, 4. juni 2020, pkt. 187:", "Social og Sundhed|2020-06-04|187|"},
	{"Børn, unge og kultur, 9. juni 2020, pkt. 4. Anbefales.",
	 "Børn, unge og kultur|2020-06-09|4|Anbefales."},
	{"Kultur og Fritid Syd, 9. juni 2020, pkt. 4:", "Kultur og Fritid Syd|2020-06-09|4|"},
	{"Plan, Miljø og Teknik, 9. juni 2020, pkt. 311:", "Plan, Miljø og Teknik|2020-06-09|311|"},
	{"Børn & Unge, 9. juni 2020, pkt. 3:", "Børn & Unge|2020-06-09|3|"},
	{"Direktionen, 25. maj 2020, pkt. 1:", "Direktionen|2020-05-25|1|"},
	{"Direktionen, 25. maj 2020, pkt. 1: Anbefales.", "Direktionen|2020-05-25|1|Anbefales."},
	{"HU, 04-05-2020, pkt. 7", "HU|2020-05-04|7|"},
	{"HU, 4. maj 2020, pkt. 7:", "HU|2020-05-04|7|"},
	{"HU 4. maj 2020", "HU|2020-05-04||"},
	{"Økonomiudvalget den 30. maj 2012 Punkt 7", "Økonomiudvalget|2012-05-30|7|"},
	{"Økonomiudvalget 04-12-2012 Punkt 3", "Økonomiudvalget|2012-12-04|3|"},
	{"Økonomiudvalget den 4. maj 2020", "Økonomiudvalget|2020-05-04||"},
	{"Økonomiudvalget, den 4. maj 2020:", "Økonomiudvalget|2020-05-04||"},
	{"Byrådet - 04-05-2020", "Byrådet|2020-05-04||"},
	{"Byrådet 4. maj 2020, sag nr. 12", "Byrådet|2020-05-04|12|"},
	{"Kommunalbestyrelsen den 4. maj 2020, sag 12:", "Kommunalbestyrelsen|2020-05-04|12|"},
	{"Sundheds- og Forebyggelsesudvalgets beslutning den 04.12.2012 Punkt 2",
	 "Sundheds- og Forebyggelsesudvalget|2012-12-04|2|"},
	{"Økonomiudvalgets beslutning den 4. maj 2020", "Økonomiudvalget|2020-05-04||"},
	{"Økonomiudvalgets beslutning:", "Økonomiudvalget|||"},
	{"Byrådets behandling den 4. maj 2020", "Byrådet|2020-05-04||"},
	{"Økonomiudvalgets møde den 4. maj 2020, punkt 8", "Økonomiudvalget|2020-05-04|8|"},
	{"Ældrerådet, 3. juni 2020, pkt. 4:", "Ældrerådet|2020-06-03|4|"},
	{"Kultur- og Fritidsudvalget, 3. juni 2020, pkt. 4:",
	 "Kultur- og Fritidsudvalget|2020-06-03|4|"},
	{"  Havneudvalget, 9. juni 2020, pkt. 311:", "Havneudvalget|2020-06-09|311|"},
	{"Beslutning fra Havneudvalget, 31. maj 2021, pkt. 5: Anbefales.",
	 "Havneudvalget|2021-05-31|5|Anbefales."},
	{"Udvalget for nære sundhedstilbuds beslutning på møde den 3. maj 2021",
	 "Udvalget for nære sundhedstilbud|2021-05-03||"},
	{"Regionsrådets beslutning på møde den 3. maj 2021", "Regionsrådet|2021-05-03||"},
	{"Forretningsudvalgets beslutning på mødet den 3. maj 2021:",
	 "Forretningsudvalget|2021-05-03||"},
	{"Havneudvalgets beslutning på sit møde den 3. maj 2021", "Havneudvalget|2021-05-03||"},
	{"Havneudvalgets beslutning fra mødet 3. maj 2021, pkt. 4", "Havneudvalget|2021-05-03|4|"},
	{"Byrådets beslutning på ekstraordinært møde den 3. maj 2021", "Byrådet|2021-05-03||"},
	{"Udvalget for Plan, udvikling og kultur, den 3. maj 2021:",
	 "Udvalget for Plan, udvikling og kultur|2021-05-03||"},
	{"Teknik- og Miljøudvalget (TMU) den 13-04-2021", "Teknik- og Miljøudvalget|2021-04-13||"},
	{"Teknik- og Miljøudvalget (TMU), 13-04-2021, pkt. 7",
	 "Teknik- og Miljøudvalget|2021-04-13|7|"},
	{"Beslutning i Havneudvalget (HU) den 13-04-2021", "Havneudvalget|2021-04-13||"},
	{"Beslutning Økonomiudvalget (ØU) 13. april 2021: Anbefales.",
	 "Økonomiudvalget|2021-04-13||Anbefales."},
	/* none of these opens a decision */
	{"Behandlet tidligere", NULL},
	{"Havneudvalget den 4. maj 2020, punkt 41.", NULL},
	{"Byrådet, 4. maj 2020.", NULL},
	{"Tidligere behandling", NULL},
	{"Beslutningstema", NULL},
	{"Beslutningskompetence", NULL},
	{"Beslutningsprotokol", NULL},
	{"Beslutningsprotokol for Havneudvalget den 4. maj 2020", NULL},
	{"Beslutning om udbud af havnens kraner", NULL},
	{"Beslutning om ny mole - godkendelse", NULL},
	{"Beslutningen blev truffet i Byrådet den 4. maj 2020.", NULL},
	{"Beslutning i sagen træffes af Byrådet", NULL},
	{"Beslutninger skal følges op", NULL},
	{"Tidligere beslutninger", NULL},
	{"Økonomiudvalget behandlede sagen den 4. maj 2020.", NULL},
	{"Byrådet besluttede den 4. maj 2020 at bygge en mole.", NULL},
	{"Økonomiudvalget den 4. maj 2020 behandlede sagen og anbefalede den.", NULL},
	{"På Byrådets møde den 4. maj 2020 blev det besluttet", NULL},
	{"Havneudvalget 4. maj 2020 kl. 16:00", NULL},
	{"Referat Havneudvalget d. 15-06-2021", NULL},
	{"Referat til mødet i Havneudvalget den 4. maj 2020 kl. 16:00", NULL},
	{"Sekretariat for Politik og Ledelse den 1. juni 2021", NULL},
	{"Fjordby, 4. maj 2020", NULL},
	{"Ane Bo og Carl Dam, 4. maj 2020", NULL},
	{"Torsdag den 4. maj 2020", NULL},
	{"Mødedato Tirsdag d. 15. juni 2021 kl. 16:00", NULL},
	{"Økonomiudvalget", NULL},
	{"Havneudvalget, Økonomiudvalget og Byrådet", NULL},
	{"Økonomiudvalget den 30. maj", NULL},
	{"Udvalget besluttede på mødet:", NULL},
	{"KL, 4. maj 2020", NULL},
	{"Indstilling", NULL},
	{"Administrationens indstilling", NULL},
	{"Beslutning i Økonomiudvalget den 4. maj 2020 blev ændret i Byrådet.", NULL},
	{"Referatet fra sidste møde blev godkendt", NULL},
	{"Referat fra Ældrerådet", NULL},
	{"Fraværende i Fjordby Byråd, 4. maj 2020:", NULL},
	{"1. behandling den 4. maj 2020", NULL},
	{"Økonomiudvalget har den 4. maj 2020 godkendt sagen", NULL},
	{"Udvalget behandlede forslaget den 6. maj 2021, pkt. 2. Fordelingen er ligelig.", NULL},
	{"Sagen blev drøftet den 6. maj 2021, pkt. 2. Der var enighed om planen.", NULL},
	{"Forslaget har været i høring, 6. maj 2021, punkt 2: Svarene er vedlagt.", NULL},
	{"Drift og anlæg, 6. maj 2021, pkt. 2. Fordelingen mellem havnene er ligelig.", NULL},
	{"", NULL},
};

static const char *text_of(const struct fact *f)
{
	return f->text ? f->text : "";
}

static void heading(void **state)
{
	struct reading *r = *state;
	int wrong = 0;
	for (size_t i = 0; i < COUNT(headings); i++) {
		struct passage p = reading_passage(r, headings[i].line);
		struct decision_heading h;
		bool is;
		const char *found = NULL;
		assert_int_equal(decision_heading_read(&r->x, &p, &is, &h), SP_OK);
		if (is) {
			assert_true(h.rest_from <= p.text.n);
			found = arena_printf(r->arena, "%s|%s|%s|%s", text_of(&h.said.body),
					     text_of(&h.said.date), text_of(&h.said.item_no),
					     p.text.p + h.rest_from);
			reading_check_fact(r, &p, &h.said.body);
			reading_check_fact(r, &p, &h.said.item_no);
			assert_true(!h.said.date.text == !h.said.date.spans.n);
			assert_int_equal(h.bare, strcmp(found, "|||") == 0);
		}
		const char *want = headings[i].said;
		if (!found != !want || (found && strcmp(found, want) != 0)) {
			print_message("# %s -> %s\n", headings[i].line, found ? found : "(none)");
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

/* What the parts of a decision say holds for any mixture of them: texts are what the spans show. */
static void noise(void **state)
{
	struct reading *r = *state;
	static const char *const bits[] = {"Godkendt",
					   ". ",
					   "\n",
					   "1. ",
					   "2) ",
					   "Ad 1: ",
					   "Ane Bo",
					   " (A)",
					   "Fraværende: ",
					   " og ",
					   ", ",
					   "Ø stemte imod",
					   "pkt. 3",
					   "udsat",
					   "Beslutning i ",
					   "Havneudvalget",
					   " den 4. maj 2020",
					   " deltog ikke",
					   "suppleant",
					   "mod 5 (",
					   "Ændringsforslag fra ",
					   "\xC2\xA0",
					   "- ",
					   "med den ændring, at "};
	uint32_t seed = 11;
	for (int round = 0; round < 1500; round++) {
		BUF_AUTO text = BUF_INIT(4096);
		for (int k = 0; k < 16; k++) {
			seed = seed * 1664525u + 1013904223u;
			buf_puts(&text, bits[(seed >> 16) % COUNT(bits)]);
		}
		struct passage p = reading_passage(r, buf_view(&text).p);
		struct rec_item item = {0};
		struct rec_recommendation *rec = sp_push(r->arena, &item.recommendations);
		for (int k = 0; k < 3; k++)
			((struct fact *)sp_push(r->arena, &rec->points))->text = "molen bygges";
		assert_int_equal(decision_read(&r->x, &p, true, &item, &item.decision), SP_OK);
		reading_check_fact(r, &p, &item.decision.text);
		for (uint32_t i = 0; i < item.absent.n; i++)
			reading_check_fact(r, &p, &item.absent.at[i].name);
		for (uint32_t i = 0; i < item.dissent.n; i++)
			reading_check_fact(r, &p, &item.dissent.at[i].said);
		for (uint32_t i = 0; i < item.decision.outcomes.n; i++)
			assert_true(item.decision.outcomes.at[i].said.spans.n > 0);
		arena_reset(r->arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(heading), cmocka_unit_test(noise)};
	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
