/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/absence.h"
#include "reading.h"

static const struct {
	const char *text, *present, *absent; /* "Name/party;Name" */
} lists[] = {
	{"Ane Bo (A), Carl Dam (V)", "Ane Bo/A;Carl Dam/V", ""},
	{"Ane Bo, Carl Dam, Eva Falk", "Ane Bo;Carl Dam;Eva Falk", ""},
	{"Ane Bo, (A)\nCarl Dam, (V)", "Ane Bo/A;Carl Dam/V", ""},
	{"Ane Bo, A\nCarl Dam, V", "Ane Bo/A;Carl Dam/V", ""},
	{"Ane Bo, A, Carl Dam, V", "Ane Bo/A;Carl Dam/V", ""},
	{"• Ane Bo (A)\n• Carl Dam (V)", "Ane Bo/A;Carl Dam/V", ""},
	{"- Ane Bo\n- Carl Dam", "Ane Bo;Carl Dam", ""},
	{"Formand Ane Bo (A)\nNæstformand Carl Dam (V)\nEva Falk (O)",
	 "Ane Bo/A;Carl Dam/V;Eva Falk/O", ""},
	{"Borgmester Ane Bo (A), Carl Dam (V)", "Ane Bo/A;Carl Dam/V", ""},
	{"Ane Bo (A), Formand\nCarl Dam (V), Næstformand", "Ane Bo/A;Carl Dam/V", ""},
	{"Ane Bo (A, formand), Carl Dam (V)", "Ane Bo/A;Carl Dam/V", ""},
	{"Ane Bo (formand) (A)", "Ane Bo/A", ""},
	{"Ane Bo ()\nCarl Dam ()", "Ane Bo;Carl Dam", ""},
	{"Ane Bo (Afbud), Carl Dam, Eva Falk (Afbud)", "Carl Dam", "Ane Bo;Eva Falk"},
	{"Ane Bo (A) (Afbud), Carl Dam (V)", "Carl Dam/V", "Ane Bo/A"},
	{"Ane Bo (A) - afbud\nCarl Dam (V)", "Carl Dam/V", "Ane Bo/A"},
	{"Ane Bo (A), afbud\nCarl Dam (V)", "Carl Dam/V", "Ane Bo/A"},
	{"Ane Bo (A - afbud), Carl Dam (V)", "Carl Dam/V", "Ane Bo/A"},
	{"Ane Bo (A) fraværende\nCarl Dam (V)", "Carl Dam/V", "Ane Bo/A"},
	{"Ane Bo (A), Carl Dam (V)\nAfbud: Eva Falk (O)", "Ane Bo/A;Carl Dam/V", "Eva Falk/O"},
	{"Mødedeltagere: Ane Bo, Carl Dam Fraværende: Eva Falk", "Ane Bo;Carl Dam", "Eva Falk"},
	{"Til stede: Ane Bo (A)\nIkke til stede: Carl Dam (V)", "Ane Bo/A", "Carl Dam/V"},
	{"Medlemmer:\nAne Bo\nCarl Dam\nFraværende:\nCarl Dam", "Ane Bo", "Carl Dam"},
	{"Ane Bo (A)\nCarl Dam (V)\nFraværende: Ingen", "Ane Bo/A;Carl Dam/V", ""},
	{"Ane Bo (A)\nCarl Dam (V)\nAfbud: Ingen.", "Ane Bo/A;Carl Dam/V", ""},
	{"Ane Bo (A)\nFravær: -", "Ane Bo/A", ""},
	{"Fraværende: Ane Bo (A) og Carl Dam (V)", "", "Ane Bo/A;Carl Dam/V"},
	{"Afbud fra Ane Bo (A)", "", "Ane Bo/A"},
	{"Der var afbud fra Ane Bo (A) og Carl Dam (V).", "", "Ane Bo/A;Carl Dam/V"},
	{"Afbud Ane Bo", "", "Ane Bo"},
	{"Fraværende med afbud: Ane Bo", "", "Ane Bo"},
	{"Ane Bo (A), Suppleant for Carl Dam (A)\nEva Falk (V)", "Ane Bo/A;Eva Falk/V", ""},
	{"Ane Bo (A) (suppleant for Carl Dam)\nEva Falk (V)", "Ane Bo/A;Eva Falk/V", ""},
	{"Ane Bo (A) deltog som suppleant for Carl Dam (A)", "Ane Bo/A", "Carl Dam/A"},
	{"Ane Bo (A)\nFraværende: Carl Dam (V), i stedet deltog Eva Falk (V)",
	 "Ane Bo/A;Eva Falk/V", "Carl Dam/V"},
	{"Afbud: Carl Dam (V) - stedfortræder Eva Falk (V)", "Eva Falk/V", "Carl Dam/V"},
	{"Ane Bo\nCarl Dam (afbud) Suppleant: Eva Falk", "Ane Bo;Eva Falk", "Carl Dam"},
	{"Ane Bo, Carl Dam\nØvrige deltagere: Kommunaldirektør Eva Falk, Gert Holm",
	 "Ane Bo;Carl Dam", ""},
	{"Ane Bo, Carl Dam\nEndvidere deltog direktør Eva Falk.", "Ane Bo;Carl Dam", ""},
	{"Ane Bo, Carl Dam\nFra administrationen: Eva Falk", "Ane Bo;Carl Dam", ""},
	{"Ane Bo\nDesuden deltog Eva Falk\nAfbud: Carl Dam", "Ane Bo", "Carl Dam"},
	{"Ane Bo, Carl Dam\nReferent: Eva Falk", "Ane Bo;Carl Dam", ""},
	{"Medlemmerne var til stede, undtagen Ane Bo og Carl Dam, der havde meldt afbud.", "",
	 "Ane Bo;Carl Dam"},
	{"Alle var mødt.", "", ""},
	{"Alle medlemmer var til stede", "", ""},
	{"Ane Bo (A) (afbud sag 12-19), Carl Dam (V)", "Ane Bo/A;Carl Dam/V", ""},
	{"Ane Bo (A) deltog ikke under punkterne 4-6\nCarl Dam (V)", "Ane Bo/A;Carl Dam/V", ""},
	{"Ane Bo (A) forlod mødet kl. 17.30\nCarl Dam (V)", "Ane Bo/A;Carl Dam/V", ""},
	{"Ane Bo (A), Carl Dam (V)\nAne Bo (A) forlod mødet kl. 17.30.", "Ane Bo/A;Carl Dam/V", ""},
	{"Ane Bo (A), mødte kl. 17\nCarl Dam (V)", "Ane Bo/A;Carl Dam/V", ""},
	{"Ane  Bo (A), Carl Peter  Dam (V)", "Ane Bo/A;Carl Peter Dam/V", ""},
	{"Steen S. Bo (A), A. B. Dam (V)", "Steen S. Bo/A;A. B. Dam/V", ""},
	{"Ane-Marie Bo-Dam (A)", "Ane-Marie Bo-Dam/A", ""},
	{"Ane von der Bo (A), Carl af Dam", "Ane von der Bo/A;Carl af Dam", ""},
	{"Sara el Hamdi (Ø), Öner Çelik (F)", "Sara el Hamdi/Ø;Öner Çelik/F", ""},
	{"Ane O'Bo (A), Chr. Dam", "Ane O'Bo/A;Chr. Dam", ""},
	{"Åse Ørsted Ærø (Å)", "Åse Ørsted Ærø/Å", ""},
	{"Ane Bo (SF), Carl Dam (Løsgænger), Eva Falk (DF)",
	 "Ane Bo/SF;Carl Dam/Løsgænger;Eva Falk/DF", ""},
	{"Ane Bo (Socialdemokratiet), Carl Dam (Venstre)",
	 "Ane Bo/Socialdemokratiet;Carl Dam/Venstre", ""},
	{"Ane Bo (Det Konservative Folkeparti)", "Ane Bo/Det Konservative Folkeparti", ""},
	{"Ane Bo (Frie Borgere), Carl Dam (Formand), Eva Falk (V)",
	 "Ane Bo/Frie Borgere;Carl Dam;Eva Falk/V", ""},
	{"Ane Bo (A); Carl Dam (V); Eva Falk (O)", "Ane Bo/A;Carl Dam/V;Eva Falk/O", ""},
	{"Ane Bo (A) Carl Dam (V) Eva Falk (O)", "Ane Bo/A;Carl Dam/V;Eva Falk/O", ""},
	{"Ane Bo og Carl Dam", "Ane Bo;Carl Dam", ""},
	{"Ane Bo\tA\nCarl Dam\tV", "Ane Bo/A;Carl Dam/V", ""},
	{"ANE BO (A)\nCARL DAM (V)", "ANE BO/A;CARL DAM/V", ""},
	{"Deltagere:\nBorgmester Ane Bo, Fjordby Kommune (formand)\nPolitidirektør Carl Dam\nEva "
	 "Falk, "
	 "repræsentant for de frivillige\nAfbud:\nBorgmester Gert Holm, Aalby Kommune",
	 "Ane Bo;Carl Dam;Eva Falk", "Gert Holm"},
	{"Ane Bo (V) - deltog ikke under punkterne 4-6", "Ane Bo/V", ""},
	{"Afbud: Carl Dam (O)\nAne Bo (C) deltog ikke i behandlingen af sag 64.", "", "Carl Dam/O"},
	{"Ane Bo - A\nCarl Dam - V\nFraværende:\nEva Falk - F, med afbud", "Ane Bo/A;Carl Dam/V",
	 "Eva Falk/F"},
	{"Ane Bo – SF\nCarl Dam – V", "Ane Bo/SF;Carl Dam/V", ""},
	{"Fraværende: Ane Bo (C), Carl Dam (A)\nStedfortrædere: Eva Falk (C) for Ane Bo, Gert Holm "
	 "(A) for Carl Dam",
	 "Eva Falk/C;Gert Holm/A", "Ane Bo/C;Carl Dam/A"},
	{"Suppleanter: Eva Falk (C), Gert Holm (A)", "Eva Falk/C;Gert Holm/A", ""},
	{"Fraværende ved mødet: Ane Bo (V) og Carl Dam (Ø).\nSom stedfortrædere deltog Eva Falk "
	 "(V) "
	 "og Gert Holm (Ø).",
	 "Eva Falk/V;Gert Holm/Ø", "Ane Bo/V;Carl Dam/Ø"},
	{"Ane Bo\nFraværende: Ingen\n9 Anmodning om et punkt - Carl Dam (A)", "Ane Bo", ""},
	{"Ane Bo\n3\tSkovby Skovpark - dispensation", "Ane Bo", ""},
	{"1. Ane Bo (A)\n2. Carl Dam\n3 Eva Falk, formand", "Ane Bo/A;Carl Dam;Eva Falk", ""},
	{"Ane test Bo (A)\nCarl Dam (V)", "Ane test Bo/A;Carl Dam/V", ""},
	{"Ane test Bo, Carl Dam", "Ane test Bo;Carl Dam", ""},
	{"Nærværende: Ane Bo, Carl Dam", "Ane Bo;Carl Dam", ""},
	{"Ane Bo (A)\nFraværende\nCarl Dam (V)\nÅben sag: 4  Salg af Gl. Havn 10\nPunkt 5: Eva "
	 "Falk",
	 "Ane Bo/A", "Carl Dam/V"},
	{"Fraværende: Ane Bo (V).\nBorgmester Carl Dam var mødeleder.", "", "Ane Bo/V"},
	{"Alle var mødt med undtagelse af Ane Bo (V), for hvem Carl Dam (V) deltog, og Eva Falk "
	 "(B), "
	 "for hvem Gert Holm (B) deltog.",
	 "Carl Dam/V;Gert Holm/B", "Ane Bo/V;Eva Falk/B"},
	/* glued by a PDF or a copy */
	{"Ane Bonde Carl Dam\nEva Marie Falk Gert Holm\nHans  ",
	 "Ane Bonde;Carl Dam;Eva Marie Falk;Gert Holm", ""},
	{"Ane Bonde Carl Dam Eva Falk Ole Holm Rye", "Ane Bonde;Carl Dam;Eva Falk;Ole Holm Rye",
	 ""},
	{"Anne-Lise Bonde Hans-Peter Dam", "Anne-Lise Bonde;Hans-Peter Dam", ""},
	{"Ane Bonde (A), FormandCarl Dam (V)Eva Falk (O)Gert Holm",
	 "Ane Bonde/A;Carl Dam/V;Eva Falk/O;Gert Holm", ""},
	{"Formand Ane Bonde (A)Næstformand Carl Dam (V)", "Ane Bonde/A;Carl Dam/V", ""},
	{"Ane Kirstine Bonde, Carl Erik Dam Falk, Eva S. Holm Rye, Hans af Lund Per Sø Ry",
	 "Ane Kirstine Bonde;Carl Erik Dam Falk;Eva S. Holm Rye;Hans af Lund;Per Sø Ry", ""},
	{"Ane Bonde (A)\n1. viceborgmester Carl Dam (V)\n2. viceborgmester Eva Falk (O)",
	 "Ane Bonde/A;Carl Dam/V;Eva Falk/O", ""},
	{"Ane Bonde (A)\nAfbud\nCarl Dam, V - Eva Falk stedfortræder", "Ane Bonde/A;Eva Falk",
	 "Carl Dam/V"},
	{"Afbud: Ane Bonde og Carl Dam havde meldt forfald. I stedet mødte Eva Falk og Gert Holm.",
	 "Eva Falk;Gert Holm", "Ane Bonde;Carl Dam"},
	{"Stedfortræder Eva Falk mødte for Ane Bonde, der havde forfald.", "Eva Falk", "Ane Bonde"},
	{"Fraværende: Ane Bonde ved afbud Carl Dam ved afbud 25. september 2014", "",
	 "Ane Bonde;Carl Dam"},
	{"Afbud Ane Bonde og Carl Dam, møder senere Eva Falk.", "", "Ane Bonde;Carl Dam"},
	{"Medlemmerne var til stede, undtagen:\nEva Falk (B) deltog som stedfortræder for Ane "
	 "Bonde (B)\nCarl Dam (F) og Gert Holm (V) var fraværende",
	 "Eva Falk/B", "Ane Bonde/B;Carl Dam/F;Gert Holm/V"},
	{"Fraværende: Ane Bonde (C). Bemærkninger til dagsordenen: Punkt 4 udsat. Meddelelser: "
	 "Teknisk chef Carl Dam orienterede.",
	 "", "Ane Bonde/C"},
	/* nobody */
	{"Fjordby Rådhus", "", ""},
	{"Mødelokale Havnen", "", ""},
	{"Økonomiudvalget", "", ""},
	{"Dansk Folkeparti og Venstre", "", ""},
	{"Radikale Venstre", "", ""},
	{"Tirsdag den 4. maj 2020", "", ""},
	{"Udvalget for Teknik og Miljø", "", ""},
	{"Fjordby Kommune", "", ""},
	{"Ingen", "", ""},
	{"", "", ""},
};

static const char *listed(struct reading *r, const struct passage *p, const rec_persons *list)
{
	char *out = arena_strdup(r->arena, "");
	for (uint32_t i = 0; i < list->n; i++) {
		const struct rec_person *q = &list->at[i];
		reading_check_fact(r, p, &q->name);
		reading_check_fact(r, p, &q->party);
		reading_check_fact(r, p, &q->note);
		out = arena_printf(r->arena, "%s%s%s%s%s", out, i ? ";" : "", q->name.text,
				   q->party.text ? "/" : "", q->party.text ? q->party.text : "");
	}
	return out;
}

static int differs(const char *what, const char *in, const char *got, const char *want)
{
	if (strcmp(got, want) == 0)
		return 0;
	print_message("# %s of “%s”: “%s”, wanted “%s”\n", what, in, got, want);
	return 1;
}

static void persons(void **state)
{
	struct reading *r = *state;
	int wrong = 0;
	for (size_t i = 0; i < COUNT(lists); i++) {
		struct passage p = reading_passage(r, lists[i].text);
		rec_persons present = {0}, absent = {0};
		assert_int_equal(persons_read(&r->x, &p, &present, &absent), SP_OK);
		wrong += differs("present", lists[i].text, listed(r, &p, &present),
				 lists[i].present);
		wrong += differs("absent", lists[i].text, listed(r, &p, &absent), lists[i].absent);
	}
	assert_int_equal(wrong, 0);
}

static const struct {
	const char *line;
	int is; /* 1 only absence, 2 and the names follow, 0 something else */
	const char *absent;
} lines[] = {
	{"Fraværende: Ane Bo (A)", 1, "Ane Bo/A"},
	{"Fraværende: Ane Bo (A), Carl Dam (V)", 1, "Ane Bo/A;Carl Dam/V"},
	{"Fraværende: Ane Bo (A) og Carl Dam (V).", 1, "Ane Bo/A;Carl Dam/V"},
	{"Fraværende: Ingen", 1, ""},
	{"Fraværende: ingen.", 1, ""},
	{"Fraværende:", 2, ""},
	{"Fraværende", 2, ""},
	{"Fravær: Ane Bo", 1, "Ane Bo"},
	{"Fravær: Ingen", 1, ""},
	{"Afbud: Ane Bo", 1, "Ane Bo"},
	{"Afbud: Ingen", 1, ""},
	{"Afbud:", 2, ""},
	{"Afbud fra Ane Bo (A).", 1, "Ane Bo/A"},
	{"Der var afbud fra Ane Bo (A).", 1, "Ane Bo/A"},
	{"Afbud under hele mødet:", 2, ""},
	{"Afbud under hele mødet: Ane Bo (A)", 1, "Ane Bo/A"},
	{"Ikke til stede: Ane Bo (V).", 1, "Ane Bo/V"},
	{"Ikke til stede: Ane Panton-Bo (V).", 1, "Ane Panton-Bo/V"},
	{"Ikke til stede: Steen S. Bo (A)", 1, "Steen S. Bo/A"},
	{"Fraværende med afbud: Ane Bo (A)", 1, "Ane Bo/A"},
	{"Fraværende med afbud:", 2, ""},
	{"Fraværende uden afbud: Ane Bo", 1, "Ane Bo"},
	{"Fraværende i Fjordby Byråd, 4. maj 2020:", 2, ""},
	{"Meldt afbud: Ane Bo (A)", 1, "Ane Bo/A"},
	{"Deltog ikke i punktet: Ane Bo (A)", 1, "Ane Bo/A"},
	{"Ikke til stede under punktet: Ane Bo (A)", 1, "Ane Bo/A"},
	{"Medlemmer, der ikke deltog: Ane Bo", 1, "Ane Bo"},
	{"I stedet for Ane Bo deltog Carl Dam.", 1, "Ane Bo"},
	{"Som stedfortræder for Ane Bo (A) deltog Carl Dam (A).", 1, "Ane Bo/A"},
	{"Udvalgets medlemmer var til stede, bortset fra Ane Bo (A).", 1, "Ane Bo/A"},
	{"Borgmesteren oplyste, at der var afbud fra Ane Bo (A).", 1, "Ane Bo/A"},
	{"Carl Dam (A) var indkaldt som stedfortræder.", 1, ""},
	{"Ane Bo (A) deltog ikke i mødet", 1, "Ane Bo/A"},
	{"Ane Bo deltog ikke i mødet.", 1, "Ane Bo"},
	{"Ane Bo deltog ikke i behandlingen af sagen.", 1, "Ane Bo"},
	{"Ane Bo (A) deltog ikke i sagens behandling på grund af inhabilitet.", 1, "Ane Bo/A"},
	{"Ane Bo (A) er medlem af klubbens bestyrelse og deltog ikke i behandlingen på grund af "
	 "inhabilitet.",
	 1, "Ane Bo/A"},
	{"Ane Bo (A) er formand for havnen og deltog derfor ikke i behandlingen.", 1, "Ane Bo/A"},
	{"Ane Bo (A) er formand for havnen og deltog i behandlingen.", 0, ""},
	{"Ane Bo (A) og Carl Dam (V) deltog ikke i mødet.", 1, "Ane Bo/A;Carl Dam/V"},
	{"Ane Bo (A), Carl Dam (V) og Eva Falk (O) var fraværende.", 1,
	 "Ane Bo/A;Carl Dam/V;Eva Falk/O"},
	{"Ane Bo var fraværende.", 1, "Ane Bo"},
	{"Ane Bo var ikke til stede.", 1, "Ane Bo"},
	{"Ane Bo var ikke til stede under behandlingen af punktet.", 1, "Ane Bo"},
	{"Ane Bo (A) fraværende", 1, "Ane Bo/A"},
	{"Ane Bo (A) havde meldt afbud.", 1, "Ane Bo/A"},
	{"Ane Bo (A) havde afbud.", 1, "Ane Bo/A"},
	{"Ane Bo (A) har meldt afbud", 1, "Ane Bo/A"},
	{"Ane Bo (A) blev erklæret inhabil og forlod lokalet.", 1, "Ane Bo/A"},
	{"Ane Bo (A) erklærede sig inhabil.", 1, "Ane Bo/A"},
	{"Ane Bo (A) var inhabil og deltog ikke.", 1, "Ane Bo/A"},
	{"Inhabil: Ane Bo (A)", 1, "Ane Bo/A"},
	{"Ane Bo forlod mødet kl. 17.30.", 1, ""},
	{"Ane Bo (A) ankom kl. 16.20", 1, ""},
	{"Carl Dam (V) deltog som suppleant for Ane Bo (V).", 1, "Ane Bo/V"},
	{"Carl Dam (V) deltog i stedet for Ane Bo (V).", 1, "Ane Bo/V"},
	{"Som stedfortræder deltog Carl Dam (V)", 1, ""},
	{"Suppleant: Carl Dam (V)", 1, ""},
	{"I stedet deltog Carl Dam (V).", 1, ""},
	{"Fraværende: Ane Bo (A). Carl Dam (V) deltog som suppleant.", 1, "Ane Bo/A"},
	{"Fraværende: Ane Bo (A), Carl Dam (A) deltog som suppleant", 1, "Ane Bo/A"},
	{"Afbud: Ane Bo (A) - stedfortræder Carl Dam (A)", 1, "Ane Bo/A"},
	{"Afbud: Ane Bo (A) - Carl Dam (A)", 1, "Ane Bo/A"},
	{"Afbud: Ane Bo. Suppleant: Carl Dam.", 1, "Ane Bo"},
	{"Alle var til stede.", 1, ""},
	{"Ingen fraværende", 1, ""},
	{"Afbud: Ane Bo, Carl Dam og Eva Falk", 1, "Ane Bo;Carl Dam;Eva Falk"},
	{"• Fraværende: Ane Bo", 1, "Ane Bo"},
	{"Ane Bo og Carl Dam ikke til stede", 1, "Ane Bo;Carl Dam"},
	{"Medlemmerne var til stede undtagen Ane Bo (A)", 1, "Ane Bo/A"},
	{"Ane Bo (A) mødte ikke.", 1, "Ane Bo/A"},
	{"Fraværende Ane Bo (A)", 1, "Ane Bo/A"},
	{"Fraværende ved punktet: Ane Bo (A)", 1, "Ane Bo/A"},
	{"Fravær/afbud: Ane Bo", 1, "Ane Bo"},
	{"Ane Bo ()  var fraværende", 1, "Ane Bo"},
	{"Fraværende: Ane Bo (V) - Carl Dam (V) mødte som stedfortræder.", 1, "Ane Bo/V"},
	{"Ane Bo havde meldt afbud, og Carl Dam deltog i stedet.", 1, "Ane Bo"},
	{"Ane Bo udeblev uden afbud.", 1, "Ane Bo"},
	{"Ane Bo, Carl Dam og Eva Falk Lund var fraværende.", 1, "Ane Bo;Carl Dam;Eva Falk Lund"},
	{"Ane Bo (A) forlod mødet før punktets behandling.", 1, "Ane Bo/A"},
	{"Ane Bo forlod lokalet under behandlingen på grund af inhabilitet.", 1, "Ane Bo"},
	{"Ane Bo (A) og Carl Dam (V) var forhindret i at deltage i sagens behandling.", 1,
	 "Ane Bo/A;Carl Dam/V"},
	{"Ane Bo (A) forlod mødet under behandling af sagen på grund af inhabilitet.", 1,
	 "Ane Bo/A"},
	{"Alle var til stede.", 1, ""},
	/* something else */
	{"Godkendt.", 0, ""},
	{"Afbud: Ane Bo (A). Godkendt.", 0, ""},
	{"Ane Bo (A) stemte imod.", 0, ""},
	{"Ane Bo (A) undlod.", 0, ""},
	{"Ane Bo (A) deltog ikke i afstemningen.", 0, ""},
	{"Udvalget drøftede elevernes fravær", 0, ""},
	{"Fravær i folkeskolen er steget.", 0, ""},
	{"Afbud til aktiviteten skal meldes senest en uge før.", 0, ""},
	{"Ane Bo (A) og Carl Dam (V) foreslog at udsætte sagen.", 0, ""},
	{"Inhabilitet blev drøftet.", 0, ""},
	{"Ane Bo", 0, ""},
	{"Byrådet deltog ikke i mødet", 0, ""},
	{"", 0, ""},
};

static void absence(void **state)
{
	struct reading *r = *state;
	int wrong = 0;
	for (size_t i = 0; i < COUNT(lines); i++) {
		struct passage p = reading_passage(r, lines[i].line);
		rec_persons absent = {0};
		bool is, follows;
		assert_int_equal(absence_line_read(&r->x, &p, &is, &follows, &absent), SP_OK);
		int got = is ? 1 + follows : 0;
		if (got != lines[i].is) {
			print_message("# “%s”: %d\n", lines[i].line, got);
			wrong++;
		}
		wrong += differs("absent", lines[i].line, listed(r, &p, &absent), lines[i].absent);
	}
	assert_int_equal(wrong, 0);
}

/* Below "Fraværende:". */
static void names(void **state)
{
	static const struct {
		const char *line, *absent;
	} under[] = {
		{"Ane Bo (A).", "Ane Bo/A"},
		{"Ane Bo (A). Carl Dam (V) deltog i mødet i stedet for Eva Falk (V).",
		 "Eva Falk/V;Ane Bo/A"},
		{"Ane Bo (A). Godkendt.", ""},
	};
	struct reading *r = *state;
	int wrong = 0;
	for (size_t i = 0; i < COUNT(under); i++) {
		struct passage p = reading_passage(r, under[i].line);
		rec_persons absent = {0};
		bool is;
		assert_int_equal(absence_names_read(&r->x, &p, &is, &absent), SP_OK);
		wrong += differs("absent", under[i].line, listed(r, &p, &absent), under[i].absent);
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(persons), cmocka_unit_test(absence),
					   cmocka_unit_test(names)};
	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
