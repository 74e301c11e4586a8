/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the head ends and the first item begins, closed items under a number that stands alone,
 * minutes that have lost their lines, and what a record without items, body or day says of itself.
 */
#include "core/buf.h"
#include "read/read.h"
#include "reading.h"

struct whole {
	const char *name, *text;
	const char *head;  /* body|day|start|place|present, "-" for none */
	const char *items; /* a line for each: number|title|decision, "(closed)" behind the title */
};

#define FIELDS                                                                                      \
	"Mødedato: 4. maj 2020\nMødetidspunkt: 16:30\nMødested: Skuret\nMødedeltagere: Ane Bo " \
	"(A)\n"
#define HEAD "Havneudvalget|2020-05-04|16:30|Skuret|1\n"

static const struct whole heads[] = {
	{"the kind above the labels, below what a page prints",
	 "Fold alle ud\nUdskriv\nTil toppen\nUdskriv\nTil toppen\nUdskriv\nTil toppen\nUdskriv\n"
	 "Til toppen\nUdskriv\nTil toppen\nUdskriv\nTil toppen\nHavneudvalget - 04-05-2020\n"
	 "Referat\n" FIELDS "\n44. Ny mole\nBeslutning\nGodkendt.\n",
	 HEAD, "44|Ny mole|Godkendt.\n"},
	{"no day above the kind",
	 "Havneudvalget\nReferat\n" FIELDS "\n1. Ny mole\nBeslutning\nGodkendt.\n", HEAD,
	 "1|Ny mole|Godkendt.\n"},
	{"another word for the kind",
	 "Havneudvalget\nBeslutninger\n" FIELDS "\n1. Ny mole\nBeslutning\nGodkendt.\n", HEAD,
	 "1|Ny mole|Godkendt.\n"},
	{"the body in capitals, and its name in the text",
	 "HAVNE- OG MILJØUDVALGET\nReferat\n" FIELDS "\n1. Ny mole\nIndstilling\nHavnechefen "
	 "indstiller, at Havne- og Miljøudvalget godkender planen.\nBeslutning\nGodkendt.\n",
	 "Havne- og Miljøudvalget|2020-05-04|16:30|Skuret|1\n", "1|Ny mole|Godkendt.\n"},
	{"the body by its letters, and its name in the text",
	 "Referat\nUdvalg: HMU\n" FIELDS "\n1. Ny mole\nIndstilling\nHavnechefen indstiller, at "
	 "Havne- og Miljøudvalget godkender planen.\nBeslutning\nGodkendt.\n",
	 "Havne- og Miljøudvalget|2020-05-04|16:30|Skuret|1\n", "1|Ny mole|Godkendt.\n"},
	{"day and time on one line",
	 "Havneudvalget\n\nDato: Mandag den 4. maj 2020 Tid: Kl. 16:30\nSted: Skuret\n"
	 "Mødedeltagere: Ane Bo (A)\n\n1. Ny mole\nBeslutning\nGodkendt.\n",
	 HEAD, "1|Ny mole|Godkendt.\n"},
	{"a page with one item keeps its decision",
	 "Havneudvalget\nReferat\n" FIELDS
	 "\nNy mole ved Sydhavnen\nSagsfremstilling\nMolen er slidt op.\nBeslutning\nGodkendt.\n",
	 HEAD, "-|Ny mole ved Sydhavnen|Godkendt.\n"},
};

#define OPEN_ITEM \
	"Havneudvalget 4. maj 2020\n\n7\nNy mole ved Sydhavnen\n20/1471\nBeslutning\nGodkendt.\n"
#define OPEN_HEAD "Havneudvalget|2020-05-04|-|-|0\n"
#define OPEN_READ "7|Ny mole ved Sydhavnen|Godkendt.\n"

static const struct whole closed[] = {
	{"the word, a colon and the title",
	 OPEN_ITEM "8\nLukket punkt: Salg af grund\n20/1502\nBeslutning\nUdsat.\n", OPEN_HEAD,
	 OPEN_READ "8|Salg af grund (closed)|Udsat.\n"},
	{"the short word, and nothing below", OPEN_ITEM "8\nLukket: Kontrakt om kran\n20/1502\n",
	 OPEN_HEAD, OPEN_READ "8|Kontrakt om kran (closed)|-\n"},
	{"a full stop behind the number", OPEN_ITEM "8.\nLukket sag - Salg af grund\n20/1502\n",
	 OPEN_HEAD, OPEN_READ "8|Salg af grund (closed)|-\n"},
	{"no title at all", OPEN_ITEM "8\nLukket punkt\nBeslutning\nUdsat.\n", OPEN_HEAD,
	 OPEN_READ "8|Lukket punkt (closed)|Udsat.\n"},
	{"the title below the word", OPEN_ITEM "8\nLukket punkt\nSalg af grund\n20/1502\n",
	 OPEN_HEAD, OPEN_READ "8|Salg af grund (closed)|-\n"},
};

static const struct whole lines_lost[] = {
	{"numbers with a full stop",
	 "Fjordby Kommune Referat fra mødet i Havneudvalget den 4. maj 2020 kl. 16:30  1. Ny kran "
	 "på havnen Sagsfremstilling Den gamle kran er slidt op. Beslutning Godkendt.  2. Salg af "
	 "grund Beslutning Udsat. 3. Eventuelt Intet.",
	 "Havneudvalget|2020-05-04|16:30|-|0\n",
	 "1|Ny kran på havnen|Godkendt.\n2|Salg af grund|Udsat.\n3|Eventuelt|-\n"},
	{"a word before the number, a list of contents above",
	 "REFERAT Havneudvalget d. 04-05-2020 Mødedato Mandag d. 4. maj 2020 kl. 16:30 Mødested "
	 "Skuret Mødedeltagere Ane Bo (A) Indholdsfortegnelse Ny kran på havnen...... 3 Salg af "
	 "grund...... 4 Punkt 9: Ny kran på havnen 20/1471 Resume Den gamle kran er slidt op. "
	 "Indstilling Havnechefen indstiller, 1. at kranen købes 2. at den gamle skrottes "
	 "Beslutning Ad 1) Godkendt. Ad 2) Udsat. Bilag Tilbud på kran Punkt 10: Salg af grund "
	 "20/1502 Beslutning Afvist.",
	 HEAD, "9|Ny kran på havnen|Ad 1) Godkendt. Ad 2) Udsat.\n10|Salg af grund|Afvist.\n"},
	{"numbers with a colon; the points of a decision are no items",
	 "Havneudvalget Dato: 4. maj 2020 Tidspunkt: kl. 16.30-18.00 Sted: Skuret Medlemmer: Ane "
	 "Bo (A) Referat 4 : Ny kran på havnen Baggrund Den gamle kran er slidt op. Beslutning 1. "
	 "Godkendt. 2. Vedtaget. 5 : Salg af grund Baggrund Grunden er ledig. Beslutning Udsat. 6 "
	 ": Eventuelt",
	 HEAD,
	 "4|Ny kran på havnen|1. Godkendt./2. Vedtaget.\n5|Salg af grund|Udsat.\n6|Eventuelt|-\n"},
};

static const char *or_dash(struct reading *r, const char *text)
{
	char *out = text ? arena_strdup(r->arena, text) : NULL;
	for (char *p = out; p && *p; p++)
		if (*p == '\n')
			*p = '/';
	return out && *out ? out : "-";
}

static const struct record *read_one(struct reading *r, const char *text)
{
	struct source_input in = {.name = "fjordby.txt", .bytes = str_of(text)};
	struct records all = {0};
	struct sp_err e = {0};
	assert_int_equal(read_document(r->arena, r->lex, &in, &all, &e), SP_OK);
	assert_int_equal(all.list.n, 1);
	return all.list.at[0];
}

static const char *shown(struct reading *r, const struct record *record)
{
	const struct rec_meeting *m = &record->meeting;
	const char *out = arena_printf(r->arena, "%s|%s|%s|%s|%u\n", or_dash(r, m->body.text),
				       or_dash(r, m->date.text), or_dash(r, m->start.text),
				       or_dash(r, m->place.text), m->present.n);
	for (uint32_t i = 0; i < record->items.n; i++) {
		const struct rec_item *item = &record->items.at[i];
		out = arena_printf(r->arena, "%s%s|%s%s|%s\n", out, or_dash(r, item->number.text),
				   or_dash(r, item->title.text), item->closed ? " (closed)" : "",
				   or_dash(r, item->decision.text.text));
	}
	return out;
}

static void check(struct reading *r, const struct whole *cases, size_t n)
{
	int wrong = 0;
	for (size_t i = 0; i < n; i++) {
		const char *got = shown(r, read_one(r, cases[i].text));
		const char *want = arena_printf(r->arena, "%s%s", cases[i].head, cases[i].items);
		if (strcmp(got, want) == 0)
			continue;
		wrong++;
		print_error("%s: read\n%snot\n%s", cases[i].name, got, want);
	}
	assert_int_equal(wrong, 0);
}

static void test_heads(void **state)
{
	check(*state, heads, COUNT(heads));
}

static void test_closed(void **state)
{
	check(*state, closed, COUNT(closed));
}

static void test_lines_lost(void **state)
{
	check(*state, lines_lost, COUNT(lines_lost));
}

static bool warns(const struct record *record, const char *key)
{
	for (uint32_t i = 0; i < record->from->warnings.n; i++)
		if (strcmp(record->from->warnings.at[i].key, key) == 0)
			return true;
	return false;
}

static void test_gaps(void **state)
{
	const struct {
		const char *text;
		bool items, body, day; /* missing */
	} cases[] = {
		{heads[0].text, false, false, false},
		{"Kom til høstfest på havnen lørdag, og der er gratis kaffe og kage "
		 "til dem, som kommer forbi.",
		 true, true, true},
		{"Referat fra mødet i Havneudvalget den 4. maj 2020 kl. 16:30 i Skuret. Der var "
		 "kaffe, og folk gik glade hjem.",
		 true, false, false},
		{"1. Ny mole ved Sydhavnen\nSagsfremstilling\nMolen er slidt op og skal skiftes.\n"
		 "Beslutning\nGodkendt.\n",
		 false, true, true},
		{"Husk nøgler.", false, false, false}, /* a note */
	};
	struct reading *r = *state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct record *record = read_one(r, cases[i].text);
		assert_int_equal(warns(record, "no items were found in the text"), cases[i].items);
		assert_int_equal(record->doubt == DOUBT_MISSING, cases[i].items);
		assert_int_equal(warns(record, "the text does not say which body met"),
				 cases[i].body);
		assert_int_equal(record->meeting.body.doubt == DOUBT_MISSING, cases[i].body);
		assert_int_equal(warns(record, "the text does not say when the meeting was"),
				 cases[i].day);
		assert_int_equal(record->meeting.date.doubt == DOUBT_MISSING, cases[i].day);
	}
}

/* What is cut off must be told. */
static void test_limits(void **state)
{
	struct reading *r = *state;
	struct buf text = BUF_INIT(1u << 20);
	buf_puts(&text, "Havneudvalget 4. maj 2020\n\n1. Ny mole\nIndstilling\nHavnechefen "
			"indstiller,\n");
	for (int i = 1; i <= POINTS_MOST + 1; i++)
		buf_printf(&text, "%d. at sten %d flyttes\n", i, i);
	buf_puts(&text, "Beslutning\nGodkendt.\n");
	const struct record *record = read_one(r, buf_take(&text, r->arena));
	assert_int_equal(record->items.n, 1);
	assert_int_equal(record->items.at[0].recommendations.at[0].points.n, POINTS_MOST);
	assert_true(warns(record, "only the first {1} points of a recommendation are read"));
	for (int i = 0; i < 3000; i++)
		buf_puts(&text, "1. Mole Beslutning: Godkendt. ");
	record = read_one(r, buf_take(&text, r->arena));
	assert_true(record->items.n > 1000);
	assert_true(warns(record, "only the first {1} headings of a long line are read"));
	buf_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_heads), cmocka_unit_test(test_closed),
		cmocka_unit_test(test_lines_lost), cmocka_unit_test(test_gaps),
		cmocka_unit_test(test_limits)};
	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
