/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/buf.h"
#include "reading.h"

static const struct {
	const char *text, *names; /* joined by "|"; an abbreviation in angle brackets */
} cases[] = {
	{"Økonomiudvalget", "Økonomiudvalget"},
	{"at Byrådet godkender planen", "Byrådet"},
	{"indstiller til byrådet, at", "byrådet"},
	{"Sagen sendes til Kommunalbestyrelsen og Direktionen.", "Kommunalbestyrelsen|Direktionen"},
	{"Erhvervs-, Beskæftigelses- og Uddannelsesudvalget",
	 "Erhvervs-, Beskæftigelses- og Uddannelsesudvalget"},
	{"Socialudvalget, Børne- og Ungeudvalget samt Kultur- og Fritidsudvalget",
	 "Socialudvalget|Børne- og Ungeudvalget|Kultur- og Fritidsudvalget"},
	{"Socialudvalget, Børne- og Ungeudvalget, Havne-, Kyst- og Turismeudvalget samt "
	 "Erhvervs-, Beskæftigelses- og Uddannelsesudvalget orienteres",
	 "Socialudvalget|Børne- og Ungeudvalget|Havne-, Kyst- og Turismeudvalget|Erhvervs-, "
	 "Beskæftigelses- og Uddannelsesudvalget"},
	{"Børne- Skole- og Kulturudvalget", "Børne- Skole- og Kulturudvalget"},
	{"at Børn, Familie og Ungeudvalget tager sagen", "Børn, Familie og Ungeudvalget"},
	{"at Omsorg og Livskraftudvalget tager kortet til efterretning",
	 "Omsorg og Livskraftudvalget"},
	{"Teknik- & Miljøudvalget", "Teknik- & Miljøudvalget"},
	{"Teknik & Miljøudvalget", "Teknik & Miljøudvalget"},
	{"Klima/Miljøudvalget", "Klima/Miljøudvalget"},
	{"Forvaltningen og Økonomiudvalget", "Økonomiudvalget"},
	{"Direktionen og Økonomiudvalget", "Direktionen|Økonomiudvalget"},
	{"Direktionen, Havneudvalget og Økonomiudvalget",
	 "Direktionen|Havneudvalget|Økonomiudvalget"},
	{"HU og Økonomiudvalget", "<HU>|Økonomiudvalget"},
	{"Ane Bo og Økonomiudvalget", "Økonomiudvalget"},
	{"Udvalget for Teknik og Miljø drøftede sagen", "Udvalget for Teknik og Miljø"},
	{"Udvalget for Børn, Unge og Læring, Økonomiudvalget og Byrådet",
	 "Udvalget for Børn, Unge og Læring|Økonomiudvalget|Byrådet"},
	{"Udvalg for Klima, Natur og Havn", "Udvalg for Klima, Natur og Havn"},
	{"Udvalget for Børne- og Ungeområdet anbefaler", "Udvalget for Børne- og Ungeområdet"},
	{"Udvalget vedrørende Havnens Fremtid", "Udvalget vedrørende Havnens Fremtid"},
	{"§ 17, stk. 4 udvalget om styrkelse af lokalt samvær og trivsel den 3. maj",
	 "§ 17, stk. 4 udvalget om styrkelse af lokalt samvær og trivsel"},
	{"§17, stk. 4 Udvalget for styrkelse af samvær og trivsel godkender planen",
	 "§17, stk. 4 Udvalget for styrkelse af samvær og trivsel"},
	{"§ 17, stk. 4-udvalget om Fjordens fremtid, der",
	 "§ 17, stk. 4-udvalget om Fjordens fremtid"},
	{"§17 stk. 4 udvalget Ny Havn", "§17 stk. 4 udvalget Ny Havn"},
	{"Opgaveudvalget Levende Landsbyer", "Opgaveudvalget Levende Landsbyer"},
	{"Fjordby Byråd", "Fjordby Byråd"},
	{"Beslutning i Høje Fjordby Byråd", "Høje Fjordby Byråd"},
	{"Fjordby Kommunalbestyrelse 2018-2021", "Fjordby Kommunalbestyrelse"},
	{"Byrådet 2014-2017", "Byrådet"},
	{"Regionsrådet og Forretningsudvalget", "Regionsrådet|Forretningsudvalget"},
	{"Ældrerådet, Handicaprådet og Ungerådet", "Ældrerådet|Handicaprådet|Ungerådet"},
	{"høringssvar fra handicaprådet", "handicaprådet"},
	{"Bevillingsnævnet", "Bevillingsnævnet"},
	{"Skolebestyrelsen ved Nordskolen har svaret", "Skolebestyrelsen ved Nordskolen"},
	{"Skolebestyrelsen Engskolen, Skolebestyrelsen - Nørre Skole og skolebestyrelsen skolen",
	 "Skolebestyrelsen Engskolen|Skolebestyrelsen - Nørre Skole|skolebestyrelsen"},
	{"Lokalråd Nord og Lokalråd Syd mødtes med Ældreråd Vest.",
	 "Lokalråd Nord|Lokalråd Syd|Ældreråd Vest"},
	{"Forældrebestyrelsen Myretuen", "Forældrebestyrelsen Myretuen"},
	{"Ungerådet Referat", "Ungerådet"},
	{"Ældrerådet Fjordby Kommune", "Ældrerådet"},
	{"Forældrebestyrelsen i Børnehuset Solsikken og Elevrådet på Havneskolen",
	 "Forældrebestyrelsen i Børnehuset Solsikken|Elevrådet på Havneskolen"},
	{"Bestyrelsen for Kulturhuset Kajen ønsker", "Bestyrelsen for Kulturhuset Kajen"},
	{"Bestyrelsen for Fjordby Brandvæsen I/S", "Bestyrelsen for Fjordby Brandvæsen I/S"},
	{"høring i Ældre- og Handicaprådet i maj", "Ældre- og Handicaprådet"},
	{"Sagen sendes til Ane Bo og Ældrerådet", "Ældrerådet"},
	{"Trafikkommissionen ønsker lys", "Trafikkommissionen"},
	{"Lønkommissionen har skrevet om lærerne", ""},
	{"Skolebestyrelsen i Fjordby Kommune", "Skolebestyrelsen"},
	{"Forældrebestyrelsen i dag", "Forældrebestyrelsen"},
	{"Ældrerådet i Fjordby", "Ældrerådet"},
	{"Økonomiudvalgets indstilling", "Økonomiudvalget"},
	{"Sundheds- og Forebyggelsesudvalgets beslutning", "Sundheds- og Forebyggelsesudvalget"},
	{"Byrådets møde", "Byrådet"},
	{"ØKONOMIUDVALGET", "ØKONOMIUDVALGET"},
	{"til KB via DIR, HU og ØU, at", "<KB>|<DIR>|<HU>|<ØU>"},
	{"HU/ØK/BY", "<HU>|<ØK>|<BY>"},
	{"HU - ØU - Byrådet", "<HU>|<ØU>|Byrådet"},
	{"PMT (udtalelse), KB (beslutning)", "<PMT>|<KB>"},
	{"Kultur- og Fritidsudvalg", "Kultur- og Fritidsudvalg"},
	{"Det Lokale Beskæftigelsesråd", "Det Lokale Beskæftigelsesråd"},
	{"Folkeoplysningsudvalget", "Folkeoplysningsudvalget"},
	{"MED-udvalget har udtalt sig", "MED-udvalget"},
	{"Borgerrepræsentationen", "Borgerrepræsentationen"},
	{"Magistraten", "Magistraten"},
	{"Anbefales til Økonomiudvalget", "Økonomiudvalget"},
	{"I Økonomiudvalget og i Byrådet", "Økonomiudvalget|Byrådet"},
	{"Social-, Ældre- og Sundhedsudvalget, Økonomiudvalget",
	 "Social-, Ældre- og Sundhedsudvalget|Økonomiudvalget"},
	{"social-, ældre- og sundhedsudvalget", "social-, ældre- og sundhedsudvalget"},
	{"Udvalget for Plan, udvikling og kultur", "Udvalget for Plan, udvikling og kultur"},
	{"Udvalget for Plan, udvikling, handel og kultur drøftede",
	 "Udvalget for Plan, udvikling, handel og kultur"},
	{"Udvalget for Plan, udvikling & kultur", "Udvalget for Plan, udvikling & kultur"},
	{"Udvalget for Teknik og Miljø, borgmesteren og direktionen",
	 "Udvalget for Teknik og Miljø|direktionen"},
	{"Udvalget for Teknik, der drøftede havn og kyst", "Udvalget for Teknik"},
	{"Udvalget for nære sundhedstilbud", "Udvalget for nære sundhedstilbud"},
	{"møde i Udvalget for nære sundhedstilbud den 3. maj 2021",
	 "Udvalget for nære sundhedstilbud"},
	{"Udvalget for nære sundhedstilbuds beslutning på møde den 3. maj 2021",
	 "Udvalget for nære sundhedstilbud"},
	{"Udvalget for børn, unge og familier godkendte planen",
	 "Udvalget for børn, unge og familier"},
	{"Udvalget for teknik og miljø", "Udvalget for teknik og miljø"},
	{"Udvalget for regional udviklings møde den 3. maj", "Udvalget for regional udvikling"},
	{"til Udvalget for hospital og psykiatri, der tager stilling",
	 "Udvalget for hospital og psykiatri"},
	{"Beslutning i Regionsrådets udvalg for klima og trafik den 3. maj 2021",
	 "Regionsrådets udvalg for klima og trafik"},
	{"Byrådets midlertidige udvalg for Havn, kyst og turisme",
	 "Byrådets midlertidige udvalg for Havn, kyst og turisme"},
	/* no bodies */
	{"Udvalget for sin del ønsker sagen drøftet", ""},
	{"formanden takkede udvalget for godt samarbejde", ""},
	{"udvalget godkendte planen", ""},
	{"Udvalget drøftede sagen", ""},
	{"fagudvalgene behandler budgettet", ""},
	{"et udvalg af varer", ""},
	{"på ungeområdet og fagområdet", ""},
	{"Ældreområdet", ""},
	{"tilrådet og frarådet", ""},
	{"benævnet sådan", ""},
	{"Planklagenævnet har afgjort sagen", ""},
	{"Miljø- og Fødevareklagenævnet", ""},
	{"Byrådssalen", ""},
	{"byrådsmødet i Byrådssalen", ""},
	{"KL og EU har sagt det", ""},
	{"SFO, SSP og PLOV", ""},
	{"ELLER", ""},
	{"REFERAT OG DAGSORDEN", ""},
	{"bestyrelsen i klubben", ""},
	{"Fjordby Kommune", ""},
	{"", ""},
};

static const char *names_of(struct reading *r, const char *text)
{
	struct body_hits hits = {0};
	char *out = arena_strdup(r->arena, "");
	size_t last = 0;
	assert_int_equal(bodies_find(&r->x, str_of(text), &hits), SP_OK);
	for (uint32_t i = 0; i < hits.list.n; i++) {
		struct body_hit h = hits.list.at[i];
		assert_true(h.off >= last && h.len > 0);
		last = h.off + h.len;
		assert_true(last <= strlen(text));
		out = arena_printf(r->arena, "%s%s%s%.*s%s", out, i ? "|" : "",
				   h.abbreviation ? "<" : "", (int)h.len, text + h.off,
				   h.abbreviation ? ">" : "");
	}
	return out;
}

static void names(void **state)
{
	struct reading *r = *state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *found = names_of(r, cases[i].text);
		if (strcmp(found, cases[i].names) != 0)
			print_message("# %s\n", cases[i].text);
		assert_string_equal(found, cases[i].names);
	}
}

static void own_names(void **state)
{
	struct reading *r = *state;
	r->meeting.body.text = "Kyst og Havn";
	struct fact *alias = sp_push(r->arena, &r->meeting.body_aliases);
	assert_non_null(alias);
	alias->text = "KoH";
	assert_string_equal(names_of(r, "at Kyst og  Havn over for ØU anbefaler"),
			    "Kyst og  Havn|<ØU>");
	assert_string_equal(names_of(r, "til KoH og Byrådet"), "KoH|Byrådet");
	assert_string_equal(names_of(r, "Kyst og Havnen"), "");
	r->meeting = (struct rec_meeting){0};
}

/* Any text at all: hits lie in it, in order (checked by names_of). */
static void noise(void **state)
{
	struct reading *r = *state;
	static const char *const bits[] = {
		"Børne-", " ",	   "og ", ", ", "udvalget", "Udvalget for ", "§ 17, stk. 4", "KB",
		"råd",	  "Byråd", "&",	  "\n", "æ",	    "-udvalget",     "\xC2\xA0",     "s",
		"4",	  "Ane"};
	uint32_t seed = 7;
	for (int round = 0; round < 3000; round++) {
		BUF_AUTO text = BUF_INIT(4096);
		for (int k = 0; k < 14; k++) {
			seed = seed * 1664525u + 1013904223u;
			buf_puts(&text, bits[(seed >> 16) % COUNT(bits)]);
		}
		(void)names_of(r, buf_view(&text).p);
		arena_reset(r->arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(names), cmocka_unit_test(own_names),
					   cmocka_unit_test(noise)};
	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
