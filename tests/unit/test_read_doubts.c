/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reader is not sure of, and why: whole documents with one thing odd in each. */
#include "read/read.h"
#include "read/record_json.h"
#include "reading.h"

#define HEAD                                                                                   \
	"Havneudvalget\nReferat\nMødedato: 3. maj 2021 kl. 16:00\nMødested: Havnekontoret\n" \
	"Medlemmer: Ane Bo (A), Carl Dam (V), Eva Falk (O)\n"
#define FIRST                                                                                 \
	"1. Nye bolværker\nIndstilling\nForvaltningen indstiller, at bolværkerne fornys.\n" \
	"Beslutning\nGodkendt.\n"
#define THIRD                                                                                \
	"3. Leje af pakhuset\nIndstilling\nForvaltningen indstiller, at pakhuset udlejes.\n" \
	"Beslutning\nGodkendt.\n"

static const struct {
	const char *text, *doubts; /* "pointer code;…" */
} documents[] = {
	{HEAD FIRST, ""},
	{HEAD FIRST "2. Orientering\nBeslutning\nTaget til efterretning.\n" THIRD, ""},
	/* a title that is none */
	{HEAD FIRST "2. Godkendt, idet Carl Dam stemte imod.\nBeslutning\nUdsat.\n" THIRD,
	 "/items/1 unlike"},
	{HEAD FIRST "2. Takster for gæstesejlere\nBeslutning\nUdsat.\n" THIRD, ""},
	/* a decision that answers what was not found, or holds another verdict */
	{HEAD FIRST "2. Valg af formand\nBeslutning\nVedtaget. Carl Dam stemte imod.\n" THIRD,
	 "/items/1/decision/outcomes/0/outcome no-proposal"},
	{HEAD FIRST
	 "2. Valg af formand\nBeslutning\nUdgår.\nUdvalget godkendte en ny frist.\n" THIRD,
	 "/items/1/decision/outcomes/0/outcome other-verdict"},
	{HEAD FIRST
	 "2. Valg af formand\nBeslutning\nGodkendt.\nCarl Dam (V) kan ikke anbefale det.\n" THIRD,
	 ""},
	/* several signs at once that the document is none the reader knows */
	{"1. Nye bolværker\nMolen er gammel.\n2. Takster\nBeslutning\nUdsat.\n3. Leje\nIntet "
	 "nyt.\n",
	 "/meeting/body missing;/meeting/date missing;/items/0 strange;/items/1 strange;/items/2 "
	 "heading"},
	/* whose recommendation */
	{HEAD FIRST
	 "2. Takster\nIndstilling\nForvaltningen indstiller, at taksterne hæves.\n"
	 "Brugerrådet indstiller, at taksterne er som før.\nBeslutning\nGodkendt.\n" THIRD,
	 "/items/1/decision/outcomes/0/outcome whose;/items/1/decision/outcomes/1/outcome whose"},
	{HEAD FIRST "2. Takster\nIndstilling\nForvaltningen indstiller, at taksterne hæves.\n"
		    "Brugerrådet indstiller, at taksterne hæves.\nBeslutning\n"
		    "Indstillingerne godkendt.\n" THIRD,
	 ""},
	/* attachments */
	{HEAD FIRST "2. Takster\nBilag\nTakstblad 2021\nside 4 af 9\nBeslutning\nUdsat.\n" THIRD,
	 "/items/1/attachments/1 unlike"},
	{HEAD FIRST "Bilag\nFjordby Havn, møde 3\n2. Takster\nBilag\nFjordby Havn, møde 4\n"
		    "Beslutning\nUdsat.\n" THIRD "Bilag\nFjordby Havn, møde 5\n",
	 "/items/0/attachments/0 repeated;/items/1/attachments/0 repeated;"
	 "/items/2/attachments/0 repeated"},
	{HEAD FIRST "Bilag\nBilag 1\n2. Takster\nBilag\nBilag 1\nBeslutning\nUdsat.\n" THIRD
		    "Bilag\nBilag 1\n",
	 ""},
	/* points */
	{HEAD FIRST
	 "2. Spørgetid\nIndstilling\nForvaltningen indstiller,\n"
	 "1. at svaret sendes.\n2. at mødet den 4. juni aflyses. Formanden giver besked.\n"
	 "Beslutning\nGodkendt.\n" THIRD,
	 "/items/1/recommendations/0/points/1 unlike"},
	/* whose decision */
	{HEAD FIRST "2. Takster\nIndstilling\nForvaltningen indstiller, at taksterne hæves.\n"
		    "Beslutning i Direktionen den 1. maj 2021\nAnbefales.\n"
		    "Beslutning i Havneudvalget den 3. maj 2021\nGodkendt.\n" THIRD,
	 ""},
	/* persons */
	{"Havneudvalget\nReferat\nMødedato: 3. maj 2021\nMedlemmer: Ane Bo (A), Carl HolmEva Falk "
	 "(O)\n" FIRST,
	 "/meeting/present/1/name unlike"},
	{"Havneudvalget\nReferat\nMødedato: 3. maj 2021\nMedlemmer: Ane Bo (A)\n"
	 "Fraværende: Carl Dam (V), Eva Falk (O), Gry Holm (F)\n" FIRST,
	 "/meeting/absent/0/name more-away;/meeting/absent/1/name more-away;"
	 "/meeting/absent/2/name more-away"},
	{"Havneudvalget\nReferat\nMødedato: 3. maj 2021\nMedlemmer: Ane Bo (A), Ib Juul (V)\n"
	 "Fraværende: Carl Dam (V)\n" FIRST,
	 ""},
	/* amounts */
	{HEAD FIRST
	 "2. Regnskab\nØkonomi\nMolen kostede 2,4 mio. kr. i 2015.\nBeslutning\nUdsat.\n" THIRD,
	 "/items/1/amounts/0/period past"},
	{HEAD FIRST
	 "2. Regnskab\nØkonomi\nMolen koster 2,4 mio. kr. i 2022.\nBeslutning\nUdsat.\n" THIRD,
	 ""},
};

static const struct record *read_text(struct reading *r, const char *text)
{
	struct sp_err e = {0};
	struct record *record;
	struct passage p = reading_passage(r, text);
	assert_int_equal(read_extraction(r->arena, r->lex, p.from, &record, &e), SP_OK);
	return record;
}

static const char *doubts_of(struct reading *r, const struct record *record)
{
	doubt_list list;
	const char *out = "";
	assert_int_equal(record_doubts(r->arena, record, &list), SP_OK);
	for (uint32_t i = 0; i < list.n; i++)
		out = arena_printf(r->arena, "%s%s%s %s", out, i ? ";" : "", list.at[i].pointer,
				   doubt_code(list.at[i].why));
	return out;
}

static void reasons(void **state)
{
	struct reading *r = *state;
	for (size_t i = 0; i < COUNT(documents); i++)
		assert_string_equal(doubts_of(r, read_text(r, documents[i].text)),
				    documents[i].doubts);
}

/* Every reason has a code of its own, and words. */
static void codes(void **state)
{
	(void)state;
	for (int i = DOUBT_KEPT; i < DOUBT_COUNT; i++) {
		assert_true(doubt_code((enum doubt)i)[0] && doubt_words((enum doubt)i)[0]);
		for (int k = i + 1; k < DOUBT_COUNT; k++)
			assert_string_not_equal(doubt_code((enum doubt)i),
						doubt_code((enum doubt)k));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(reasons), cmocka_unit_test(codes)};
	return cmocka_run_group_tests_name("read_doubts", tests, reading_setup, reading_teardown);
}
