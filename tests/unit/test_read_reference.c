/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a text says of other treatments, by tables: a sentence of Havneudvalget's minutes of 4 May
 * 2021, and what it refers to. */
#include "read/reference.h"
#include "reading.h"

struct row {
	const char *text;
	const char *refs; /* "kind body when #item", one after the other with "; " between */
};

static const struct row told[] = {
	{"Byrådet besluttede i november 2020, at kajen skal fornyes.", "decided Byrådet 2020-11"},
	{"Byrådet besluttede den 26. november 2020 at forny kajen.", "decided Byrådet 2020-11-26"},
	{"Byrådet vedtog på møde den 3. marts 2021, pkt. 11, en plan for kajen.",
	 "decided Byrådet 2021-03-03 #11"},
	{"Der henvises til sagen, jf. punkt 192 på mødet d. 27. juni 2018.",
	 "named (own) 2018-06-27 #192"},
	{"Kontrakten blev godkendt af BY via HU og ØU d. 18. december 2019.",
	 "decided BY 2019-12-18; decided HU 2019-12-18 passing; decided ØU 2019-12-18 passing"},
	{"Byrådet behandler taksten i april 2021. Økonomiudvalget drøftede den i marts 2021.",
	 "treated Byrådet 2021-04 planned; treated Økonomiudvalget 2021-03"},
	{"Oplægget, som forelægges HU og BY i april 2021, er vedlagt.",
	 "treated HU 2021-04 planned; treated BY 2021-04 planned"},
	{"Byrådet har drøftet taksten i april 2021.", "treated Byrådet 2021-04"},
	{"I november 2020 blev der truffet politisk beslutning om en ny organisering af havnen.",
	 "decided - 2020-11"},
	{"Sagen blev udsat på sidste møde.", "postponed (own) previous-meeting"},
	{"Sagen blev drøftet på udvalgets møde i marts.", "treated (own) 2021-03"},
	{"Se den tidligere sag (HUL pkt. 323, juni 2020).", "named HUL 2020-06 #323"},
	{"Der henvises til punkt 7 på dagens dagsorden.", "named (own) this-meeting #7"},
	{"Bilaget er det samme som til sag nr. 12 fra mødet 3.3.2021.",
	 "named (own) 2021-03-03 #12"},
	{"Genoptagelse af sag fra udvalgets møde den 2. februar 2021", "treated (own) 2021-02-02"},
	{"Økonomiudvalget har efterfølgende på mødet den 21. april besluttet at udskyde salget.",
	 "decided Økonomiudvalget 2021-04-21"},
	{"På baggrund af drøftelsen i Økonomiudvalget den 11. januar 2021 er notatet ændret.",
	 "treated Økonomiudvalget 2021-01-11"},
	{"I marts 2020 godkendte Byrådet havneplanen.", "decided Byrådet 2020-03"},
	{"Havneplanen blev enstemmigt vedtaget i Byrådet den 30. april 2020 (pkt. 14).",
	 "decided Byrådet 2020-04-30 #14"},
	{"Det er tidligere (BY 26. april 2018, punkt 114) besluttet ikke at købe skibet.",
	 "decided BY 2018-04-26 #114"},
	{"Sagen er behandlet i Havneudvalget den 2. marts, Økonomiudvalget den 9. marts og Byrådet "
	 "den 23. marts 2021.",
	 "treated Havneudvalget 2021-03-02; treated Økonomiudvalget 2021-03-09; treated Byrådet "
	 "2021-03-23"},
	{"Naboen klager over dispensationen af 12. januar 2021.", "ruling (own) 2021-01-12"},
	{"Forslaget sendes i høring i Seniorrådet og Handicaprådet.",
	 "heard Seniorrådet ; heard Handicaprådet "},
	{"Seniorrådet har været hørt.", "heard Seniorrådet "},
	{"Seniorrådet anbefalede forslaget den 8. april.", "treated Seniorrådet 2021-04-08"},
	{"Udvalget blev orienteret den 2. marts 2021 om støjen.", "informed (own) 2021-03-02"},
	{"På byrådsmødet den 28. januar 2021 blev planen gennemgået.", "informed byråd 2021-01-28"},
	{"På ØU-mødet den 12. januar 2021 blev sagen sendt tilbage.", "postponed ØU 2021-01-12"},
	{"Byrådets beslutning af 28. januar 2021 ligger til grund.", "decided Byrådet 2021-01-28"},
	{"Der blev den 22. november 2017 bevilget 0,4 mio. kr. til en indsatspulje.",
	 "decided - 2017-11-22"},
	{"Havnepolitikken blev godkendt i januar 2020, herunder en tidsplan.", "decided - 2020-01"},
	{"Udvalget afviste i 2019 et lignende forslag.", "decided (own) 2019"},
	{"På det efterfølgende udvalgsmøde den 3. november 2020 tegnede kontoret et fælles "
	 "billede.",
	 "named (own) 2020-11-03"},
	{"Der henvises til orienteringen den 9. marts 2021 (pkt. 22).",
	 "informed (own) 2021-03-09 #22"},
	{"Byrådet gav den 26. april 2021 (pkt. 98) penge til projektering.",
	 "decided Byrådet 2021-04-26 #98"},
	{"(Tidligere behandlet: HU 2/3-21, ØU 9/3-21, BY 23/3-21)",
	 "treated HU 2021-03-02; treated ØU 2021-03-09; treated BY 2021-03-23"},
	{"Denne sag hænger sammen med punkt 5 på samme dagsorden.", "named (own) this-meeting #5"},
	{"Jf. beslutning af 3. marts 2021 skal der ske en evaluering.", "decided - 2021-03-03"},
	{"Med henvisning til BY-beslutning af 25. februar 2021, punkt 9.",
	 "decided BY 2021-02-25 #9"},
	{"Byrådet har i forbindelse med budgetvedtagelsen den 7. oktober 2020 afsat 2 mio. kr.",
	 "decided Byrådet 2020-10-07"},
	{"Udvalget bad på sit seneste møde forvaltningen om et notat.",
	 "treated (own) previous-meeting; asked (own) "},
	{"Jf. Byrådets møde 25. februar 2021, pkt. 4.", "named Byrådet 2021-02-25 #4"},
	{"Beslutningen fra Økonomiudvalgets møde den 13. april 2021 (sag nr. 8) fastholdes.",
	 "decided Økonomiudvalget 2021-04-13 #8"},
};

static const struct row to_come[] = {
	{"Sagen behandles i Byrådet den 27. maj 2021.", "to-come Byrådet 2021-05-27"},
	{"En status forelægges udvalget i september.", "to-come (own) 2021-09"},
	{"På HU d. 5. oktober 2021 drøftes resultatet.", "to-come HU 2021-10-05"},
	{"Sagen genoptages på mødet den 1. juni.", "to-come (own) 2021-06-01"},
};

static const struct row history[] = {
	{"Ordningen blev igangsat i 2018/2019.", "history - 2018"},
	{"Der har siden 2017 været arbejdet på en fælles indsats.", "history - 2017"},
	{"I 2018 blev indsatsen omlagt og programmet blev igangsat.", "history - 2018"},
	{"Fra midten af januar 2021 har der været henvist både.", "history - 2021-01-mid"},
	{"De to hold blev startet i slutningen af 2018.", "history - 2018-end"},
	{"Indsatsen er samlet og forankret i Havnecentret fra 1. januar 2021.",
	 "history - 2021-01-01"},
	{"Programmet (opstart 2019) har to dele.", "history - 2019"},
};

static const struct row none[] = {
	{"Folketinget vedtog i december 2020 en ny havnelov.", ""},
	{"Finansloven blev vedtaget i december 2020.", ""},
	{"KL besluttede i marts 2021 at støtte forslaget.", ""},
	{"Forslaget har været i høring fra den 1. februar til den 1. marts 2021.", ""},
	{"Høringsfristen er den 1. marts 2021.", ""},
	{"Der er afsat 2 mio. kr. i 2021 til kajen.", ""},
	{"Byrådet besluttede at afsætte 1 mio. kr. i 2022.", ""},
	{"Projektet løber i perioden 1. marts 2020 til 1. marts 2022.", ""},
	{"Skibet er fra 1938.", ""},
	{"Jf. bekendtgørelse nr. 12 af 3. marts 2020.", ""},
	{"Udvalget godkendte den 4. maj 2021 indstillingen.", ""},
	{"Godkendelse af referat fra mødet den 2. marts 2021", ""},
	{"Planen skulle have været vedtaget i marts.", ""},
	{"Byrådet har besluttet, at kajen lukkes den 1. februar 2021.", ""},
	{"Bestyrelsen for Sejlklubben holder møde med kommunen den 3. marts 2021.", ""},
	{"Ansøgning af 3. marts 2021 fra Havnecaféen.", ""},
	{"Kajen er 192 m lang, jf. punkt 3 ovenfor.", ""},
	{"Forvaltningen indstiller, at punkt 2 godkendes.", ""},
	{"Valg til Byrådet den 16. november 2021", ""},
	{"Bliver planen godkendt, bliver naboerne i november 2021 indkaldt.", ""},
	{"Formanden var til dialogmøde med Seniorrådet den 3. marts 2021.", ""},
	{"Effektmåling af DTH, marts 2021", ""},
	{"Seniorrådet får en sag om DTK i august 2021.", ""},
	{"Aftalerne forhandles i august 2021 og forelægges Byrådet i september 2021.",
	 "to-come Byrådet 2021-09"},
};

static const struct row asked[] = {
	{"Som Byrådet bad om, er der regnet på et mindre bassin.", "asked Byrådet "},
	{"Havnelauget har fulgt Miljøudvalgets opfordring og flyttet jollerne.",
	 "asked Miljøudvalget "},
	{"Byrådet har bedt om, at Havneudvalget ser på taksten.", "asked Byrådet "},
	{"Efter ønske fra Ældrerådet er der sat tre bænke mere på tegningen.", "asked Ældrerådet "},
	{"Forvaltningen har som ønsket af udvalget indhentet to tilbud.", ""},
	{"Borgerforeningen har bedt om en badebro.", ""},
	{"Naboerne ønsker, at Byrådet ser på støjen.", ""},
};

static const struct row rows[] = {
	{"2017\nFra havn til ny havn.\nBeslutning: Sagen tages til efterretning.\nHU 14.11, BSU "
	 "15.11 ØU 22.11.",
	 "decided HU 2017-11-14; decided BSU 2017-11-15; decided ØU 2017-11-22"},
	{"2018:\nHUL 11.6 og BY 26.6\n2019\nHUL d. 4/2",
	 "treated HUL 2018-06-11; treated BY 2018-06-26; treated HUL 2019-02-04"},
	{"Økonomiudvalget 13.04.2021", "treated Økonomiudvalget 2021-04-13"},
	{"HU 0,4 og ØU 0,5", ""},
};

static const char *told_how(const struct reference *f)
{
	if (f->planned && f->kind != REFERENCE_TO_COME)
		return " planned";
	return f->passing ? " passing" : "";
}

static const char *refs_of(struct reading *r, const char *text, enum section_kind section)
{
	const struct passage p = reading_passage(r, text);
	struct references all = {0};
	const char *out = "";
	r->meeting = (struct rec_meeting){.body = {.text = "Havneudvalget"}};
	r->x.date = (struct civil){2021, 5, 4};
	assert_int_equal(references_read(&r->x, &p, section, &all), SP_OK);
	for (uint32_t i = 0; i < all.list.n; i++) {
		const struct reference *f = &all.list.at[i];
		assert_true(f->said.spans.n > 0);
		reading_check_fact(r, &p, &f->body);
		reading_check_fact(r, &p, &f->item_no);
		reading_check_fact(r, &p, &f->said);
		assert_true(f->when.text || f->kind == REFERENCE_HEARD ||
			    f->kind == REFERENCE_ASKED || (f->item_no.text && f->body.text));
		assert_true(!f->when.text || f->when.spans.n > 0);
		assert_true(civil_cmp(f->first, f->last) <= 0);
		out = arena_printf(r->arena, "%s%s%s %s %s%s%s%s", out, i ? "; " : "",
				   reference_kind_name(f->kind),
				   f->body.text ? f->body.text
				   : f->own	? "(own)"
						: "-",
				   f->when.text ? f->when.text : "", f->item_no.text ? " #" : "",
				   f->item_no.text ? f->item_no.text : "", told_how(f));
	}
	return out;
}

static void check(void **state, const struct row *list, size_t n)
{
	int wrong = 0;
	for (size_t i = 0; i < n; i++) {
		const char *got = refs_of(*state, list[i].text, SECTION_FACTS);
		if (strcmp(got, list[i].refs) == 0)
			continue;
		wrong++;
		print_error("%s\n  want %s\n  got  %s\n", list[i].text, list[i].refs, got);
	}
	assert_int_equal(wrong, 0);
}

static void test_told(void **state)
{
	check(state, told, sizeof(told) / sizeof(told[0]));
}

static void test_to_come(void **state)
{
	check(state, to_come, sizeof(to_come) / sizeof(to_come[0]));
}

static void test_asked(void **state)
{
	check(state, asked, sizeof(asked) / sizeof(asked[0]));
}

static void test_history(void **state)
{
	check(state, history, sizeof(history) / sizeof(history[0]));
}

static void test_none(void **state)
{
	check(state, none, sizeof(none) / sizeof(none[0]));
}

static void test_rows(void **state)
{
	check(state, rows, sizeof(rows) / sizeof(rows[0]));
}

static void test_law_section(void **state)
{
	assert_string_equal(
		refs_of(*state, "Byrådet besluttede den 3. marts 2021 det.", SECTION_LAW), "");
}

/* A fact from the store has no lines; its passage has them again, with the way back. */
static void test_passage_again(void **state)
{
	struct reading *r = *state;
	const struct passage p = reading_passage(r, "  Kaj A\n\nKaj  B og \t C \nÅ\n");
	struct fact f = {0};
	struct passage again;
	assert_int_equal(passage_fact(r->arena, &p, 0, p.text.n, &f), SP_OK);
	assert_string_equal(f.text, "Kaj A\nKaj B og C\nÅ");
	assert_int_equal(passage_of_fact(r->arena, p.from, &f, &again), SP_OK);
	assert_int_equal(again.n_pieces, 3);
	assert_string_equal(again.text.p, "Kaj A\nKaj  B og \t C\nÅ");
	for (uint32_t i = 0; i < again.n_pieces; i++)
		assert_memory_equal(again.text.p + again.pieces[i].at,
				    p.from->text + again.pieces[i].off, again.pieces[i].len);
	f.text = "en rettet tekst";
	assert_int_equal(passage_of_fact(r->arena, p.from, &f, &again), SP_OK);
	assert_int_equal(again.n_pieces, f.spans.n);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_told),	      cmocka_unit_test(test_to_come),
		cmocka_unit_test(test_told),	      cmocka_unit_test(test_asked),
		cmocka_unit_test(test_history),	      cmocka_unit_test(test_none),
		cmocka_unit_test(test_rows),	      cmocka_unit_test(test_law_section),
		cmocka_unit_test(test_passage_again),
	};
	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
