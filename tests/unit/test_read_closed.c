/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways that minutes mark an item as closed: below its title, above it, in it, further down, as
 * a heading of several items, in the head of the document; and what only looks so. */
#include "read/read.h"
#include "reading.h"

#define HEAD "Havneudvalget\nReferat 4. maj 2021\n"
#define FIRST "\n1. Ny mole\nSagsfremstilling\nMolen forlænges.\nBeslutning\nGodkendt.\n\n"
#define MATTER "Sagsfremstilling\nKranen sælges for 4 mio. kr.\nBeslutning\nGodkendt.\n"
#define LAST "\n3. Bænke på kajen\nSagsfremstilling\nDer opsættes bænke.\nBeslutning\nGodkendt.\n"

enum place { BELOW, ABOVE, WITHIN, TITLE, GROUP, DOCUMENT };

static const struct {
	enum place place;
	const char *line, *closed; /* for each of the three items */
} cases[] = {
	{BELOW, "Lukket, jf. styrelseslovens § 10", "oCo"},
	{BELOW, "Lukket punkt jf. § 10", "oCo"},
	{BELOW, "Sagstype: Lukket sag", "oCo"},
	{BELOW, "Åben/lukket: Lukket", "oCo"},
	{BELOW, "Offentlighed: Lukket", "oCo"},
	{BELOW, "Åbent: Nej", "oCo"},
	{BELOW, "Fortroligt: ja", "oCo"},
	{BELOW, "(Lukket)", "oCo"},
	{BELOW, "[Lukket]", "oCo"},
	{BELOW, "Ej offentlig", "oCo"},
	{BELOW, "Lukket for offentligheden", "oCo"},
	{BELOW, "Lukket dagsorden", "oCo"},
	{BELOW, "Lukket - jf. offentlighedslovens § 30", "oCo"},
	{BELOW, "Undtaget fra offentlighed", "oCo"},
	{BELOW, "Punktet behandles i lukket møde", "oCo"},
	{BELOW, "Sagen behandles for lukkede døre", "oCo"},
	{BELOW, "Sagen er omfattet af tavshedspligt", "oCo"},
	{BELOW, "☒ Lukket", "oCo"},
	{BELOW, "Svømmehallen var lukket i juli.", "ooo"},
	{BELOW, "Vejen er lukket for biler.", "ooo"},
	{BELOW, "Lukket: Nej", "ooo"},
	{BELOW, "Offentligt: Ja", "ooo"},
	{BELOW, "Der er ikke behov for at behandle sagen for lukkede døre", "ooo"},
	{ABOVE, "Lukket sag", "oCo"},
	{ABOVE, "Sagstype: Lukket", "oCo"},
	{ABOVE, "Lukket punkt, jf. styrelseslovens § 10", "oCo"},
	{ABOVE, "Dette punkt er ikke offentligt.", "oCo"},
	{WITHIN, "Punktet er lukket, jf. styrelseslovens § 10, da det rummer priser.", "oCo"},
	{WITHIN, "Sagen behandles for lukkede døre. Køberen er fundet.", "oCo"},
	{WITHIN, "Udvalget besluttede at behandle sagen for lukkede døre.", "oCo"},
	{WITHIN, "Kan ikke offentliggøres", "oCo"},
	{WITHIN, "Lukket punkt", "oCo"},
	{WITHIN, "Lukket", "ooo"}, /* of a table of opening hours */
	{WITHIN, "Sagen behandles ikke for lukkede døre.", "ooo"},
	{TITLE, "2. Salg af kran - Lukket sag, jf. § 10, stk. 1", "oCo"},
	{TITLE, "2. Salg af kran - Fortroligt", "oCo"},
	{TITLE, "2. Salg af kran - Ikke offentlig", "oCo"},
	{TITLE, "2. Salg af kran [Lukket]", "oCo"},
	{TITLE, "2. Salg af kran - Lukket, jf. styrelseslovens § 10", "oCo"},
	{TITLE, "2. Salg af kran (behandles for lukkede døre)", "oCo"},
	{TITLE, "2. Salg af kran LUKKET", "oCo"},
	{TITLE, "2. [Lukket] Salg af kran", "oCo"},
	{TITLE, "2. Fortroligt: Salg af kran", "oCo"},
	{TITLE, "2. Havnekontoret holder lukket i juli", "ooo"},
	{TITLE, "2. Biblioteket - lukket på grund af ombygning", "ooo"},
	{TITLE, "2. Strandvejen lukket for gennemkørsel", "ooo"},
	{TITLE, "2. Lukket forsøgsordning: evaluering", "ooo"},
	{TITLE, "2. Principper for lukkede punkter på dagsordenen", "ooo"},
	{GROUP, "Lukkede sager:", "oCC"},
	{GROUP, "Punkter for lukkede døre", "oCC"},
	{GROUP, "Ikke-offentlige punkter", "oCC"},
	{GROUP, "Den lukkede del af dagsordenen", "oCC"},
	{GROUP, "B. Lukkede punkter", "oCC"},
	{GROUP, "--- Lukkede punkter ---", "oCC"},
	{GROUP, "Herefter lukket møde", "oCC"},
	{GROUP, "Mødet fortsatte for lukkede døre", "oCC"},
	{DOCUMENT, "Havneudvalget\nLukket dagsorden\nReferat 4. maj 2021\n", "CCC"},
	{DOCUMENT, "Havneudvalget\nLukket referat\n4. maj 2021\n", "CCC"},
	{DOCUMENT, "Havneudvalget\nReferat (lukket)\n4. maj 2021\n", "CCC"},
	{DOCUMENT, "Referat af lukket møde i Havneudvalget\n4. maj 2021\n", "CCC"},
	{DOCUMENT, "Havneudvalget\nReferat 4. maj 2021\nMødetype: Lukket\n", "CCC"},
	{DOCUMENT, "Havneudvalget\nÅben dagsorden\nReferat 4. maj 2021\n", "ooo"},
	{DOCUMENT, "Havneudvalget\nReferat af åbent og lukket møde\n4. maj 2021\n", "ooo"},
};

static const char *document_of(struct reading *r, enum place place, const char *line)
{
	static const char *const forms[] = {
		[BELOW] = HEAD FIRST "2. Salg af kran\n%s\n" MATTER LAST,
		[ABOVE] = HEAD FIRST "%s\n2. Salg af kran\n" MATTER LAST,
		[WITHIN] = HEAD FIRST "2. Salg af kran\nSagsfremstilling\n%s\nKranen sælges for 4 "
				      "mio. kr.\nBeslutning\nGodkendt.\n" LAST,
		[TITLE] = HEAD FIRST "%s\n" MATTER LAST,
		[GROUP] = HEAD FIRST "%s\n\n2. Salg af kran\n" MATTER LAST,
		[DOCUMENT] = "%s" FIRST "2. Salg af kran\n" MATTER LAST};
	struct str form = str_of(forms[place]);
	size_t at = str_find(form, STR("%s"));
	struct str before = str_sub(form, 0, at), after = str_sub(form, at + 2, form.n);
	return arena_printf(r->arena, "%.*s%s%.*s", (int)before.n, before.p, line, (int)after.n,
			    after.p);
}

static const char *closed_of(struct reading *r, const char *text)
{
	struct source_input in = {.name = "fjordby.txt", .bytes = str_of(text)};
	struct records all = {0};
	struct sp_err e = {0};
	const char *out = "";
	assert_int_equal(read_document(r->arena, r->lex, &in, &all, &e), SP_OK);
	assert_int_equal(all.list.n, 1);
	for (uint32_t i = 0; i < all.list.at[0]->items.n; i++)
		out = arena_printf(r->arena, "%s%c", out,
				   all.list.at[0]->items.at[i].closed ? 'C' : 'o');
	return out;
}

static void test_closed(void **state)
{
	struct reading *r = *state;
	int wrong = 0;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *got = closed_of(r, document_of(r, cases[i].place, cases[i].line));
		if (strcmp(got, cases[i].closed) == 0)
			continue;
		wrong++;
		print_error("%s: %s, not %s\n", cases[i].line, got, cases[i].closed);
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_closed)};
	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
