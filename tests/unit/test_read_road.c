/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Roads of whole documents: a line of bodies above the sections, a sentence under the
 * recommendation's heading, and what is no road. */
#include "core/buf.h"
#include "read/read.h"
#include "reading.h"

#define HEAD                                                                           \
	"Fjordby Kommune\n\nReferat\n\nHavneudvalget den 4. maj 2020 kl. 16:00\n\n1. " \
	"Dagsorden\n\nBeslutning\n\nGodkendt.\n\n"

static const struct {
	const char *name, *text;
	const char *roads; /* of each recommendation: bodies with " > " between, its points */
} cases[] = {
	{"dashes between the bodies",
	 HEAD "2. Ny mole\n\nÅben\n\nHavneudvalget - Økonomiudvalget - Byrådet\n\nSag 20/1\n\n"
	      "Sagsfremstilling\n\nMolen er slidt.\n\nIndstilling\n\nHavnechefen indstiller, at "
	      "molen bygges.\n\nBeslutning\n\nAnbefales.\n",
	 "Havneudvalget > Økonomiudvalget > Byrådet: molen bygges.\n"},
	{"a long name, slashes",
	 HEAD "2. Ny mole\n\nUdvalget for havn, vind og vejr / Økonomiudvalget\n\nResume\n\nMolen "
	      "er slidt.\n\nIndstilling\n\nHavnechefen indstiller, at molen bygges.\n\nBeslutning"
	      "\n\nAnbefales.\n",
	 "Udvalget for havn, vind og vejr > Økonomiudvalget: molen bygges.\n"},
	{"one body alone is a label of the page",
	 HEAD "2. Ny mole\n\nHavneudvalget\n\nResume\n\nMolen er slidt.\n\nIndstilling\n\n"
	      "Havnechefen indstiller, at molen bygges.\n\nBeslutning\n\nGodkendt.\n",
	 ": molen bygges.\n"},
	{"one body, and what a case system prints behind a road",
	 HEAD "2. Ny mole\n\nHavneudvalget Brevid: 4187702\n\nResume\n\nMolen er slidt.\n\n"
	      "Indstilling\n\nHavnechefen indstiller, at molen bygges.\n\nBeslutning\n\n"
	      "Godkendt.\n",
	 "Havneudvalget: molen bygges.\n"},
	{"words between the bodies are text",
	 HEAD "2. Ny mole\n\nHavneudvalget - hørt af Økonomiudvalget\n\nResume\n\nMolen er slidt."
	      "\n\nIndstilling\n\nHavnechefen indstiller, at molen bygges.\n\nBeslutning\n\n"
	      "Godkendt.\n",
	 ": molen bygges.\n"},
	{"a sentence under the heading",
	 HEAD "2. Ny mole\n\nIndstilling\n\nSagen bliver behandlet i Havneudvalget, "
	      "Økonomiudvalget og Byrådet.\n\nHavnechefen indstiller,\n\n• at molen bygges\n• at "
	      "kajen males\n\nBeslutning\n\nAnbefales.\n",
	 "Havneudvalget > Økonomiudvalget > Byrådet: molen bygges; kajen males\n"},
	{"a sentence with more in it is a point",
	 HEAD "2. Ny mole\n\nIndstilling\n\nHavnechefen indstiller,\n\n1. at sagen behandles i "
	      "Havneudvalget, når vinden er målt\n\nBeslutning\n\nGodkendt.\n",
	 ": sagen behandles i Havneudvalget, når vinden er målt\n"},
};

static const char *roads_of(struct reading *r, const char *text)
{
	struct records all = {0};
	struct sp_err e = {0};
	struct source_input in = {.name = "fjordby.txt", .bytes = str_of(text)};
	BUF_AUTO out = BUF_INIT(1 << 16);
	assert_int_equal(read_document(r->arena, r->lex, &in, &all, &e), SP_OK);
	const struct record *record = all.list.at[0];
	for (uint32_t i = 0; i < record->items.n; i++) {
		const struct rec_item *item = &record->items.at[i];
		for (uint32_t k = 0; k < item->recommendations.n; k++) {
			const struct rec_recommendation *rec = &item->recommendations.at[k];
			for (uint32_t b = 0; b < rec->to.n; b++)
				buf_printf(&out, "%s%s", b ? " > " : "", rec->to.at[b].text);
			for (uint32_t p = 0; p < rec->points.n; p++)
				buf_printf(&out, "%s%s", p ? "; " : ": ", rec->points.at[p].text);
			buf_char(&out, '\n');
		}
	}
	return buf_take(&out, r->arena);
}

static void roads(void **state)
{
	int wrong = 0;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *got = roads_of(*state, cases[i].text);
		if (strcmp(got, cases[i].roads) == 0)
			continue;
		wrong++;
		print_error("%s: read\n%snot\n%s", cases[i].name, got, cases[i].roads);
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(roads)};
	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
