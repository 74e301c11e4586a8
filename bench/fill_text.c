/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fill_text.h"

#include "generate.h"

#include <math.h>

#define COUNT(list) ((uint32_t)(sizeof(list) / sizeof((list)[0])))

static const char *const little[] = {
	"og",	 "i",	    "at",	"det",	       "er",	      "en",	"til",
	"på",	 "af",	    "for",	"der",	       "den",	      "de",	"med",
	"som",	 "ikke",    "et",	"om",	       "har",	      "skal",	"kan",
	"fra",	 "ved",	    "vil",	"bliver",      "være",	      "eller",	"efter",
	"under", "blev",    "inden",	"samt",	       "også",	      "over",	"hvor",
	"sagen", "denne",   "mellem",	"derfor",      "mere",	      "været",	"dette",
	"andre", "årlig",   "flere",	"må",	       "når",	      "hvis",	"ud",
	"så",	 "alle",    "herunder", "dog",	       "vedrørende",  "udvalg", "kommune",
	"møde",	 "forslag", "budget",	"forvaltning", "indstilling", "punkt"};
static const char *const roots[] = {
	"skole",     "barn",	    "vej",	 "plan",     "by",	   "bolig",
	"miljø",     "klima",	    "trafik",	 "vand",     "energi",	   "affald",
	"park",	     "havn",	    "strand",	 "skov",     "kultur",	   "idræt",
	"hal",	     "bad",	    "bibliotek", "museum",   "musik",	   "teater",
	"pleje",     "hjem",	    "sundhed",	 "syge",     "ældre",	   "ung",
	"familie",   "job",	    "arbejde",	 "erhverv",  "turist",	   "løn",
	"skat",	     "regnskab",    "lån",	 "pulje",    "tilskud",	   "drift",
	"anlæg",     "bygning",	    "tag",	 "rum",	     "køkken",	   "mad",
	"rengøring", "udbud",	    "aftale",	 "kontrakt", "leverandør", "tilbud",
	"køb",	     "salg",	    "grund",	 "areal",    "lokal",	   "zone",
	"kvarter",   "cykel",	    "sti",	 "bus",	     "tog",	   "station",
	"bro",	     "tunnel",	    "lys",	 "signal",   "støj",	   "luft",
	"jord",	     "natur",	    "sø",	 "å",	     "eng",	   "dyr",
	"hund",	     "kloak",	    "regn",	 "varme",    "el",	   "gas",
	"vind",	     "sol",	    "mølle",	 "tekst",    "brev",	   "høring",
	"borger",    "råd",	    "nævn",	 "gruppe",   "leder",	   "lærer",
	"pædagog",   "elev",	    "klasse",	 "prøve",    "fravær",	   "trivsel",
	"sprog",     "integration", "flygtning", "praktik",  "uddannelse", "kursus",
	"digital",   "data",	    "system",	 "net",	     "tavle",	   "kamera",
	"tryghed",   "alarm",	    "brand",	 "politi",   "vagt",	   "frivillig",
	"forening",  "fest",	    "marked",	 "torv",     "gade",	   "have",
	"kirke",     "grav",	    "slot",	 "kunst",    "film",	   "ferie",
	"fritid",    "klub",	    "spil",	 "hjælp",    "støtte",	   "rådgivning",
	"tilsyn",    "kontrol",	    "måling",	 "mål",	     "ramme",	   "periode"};
static const char *const endings[] = {"", "en", "er", "erne", "ens", "et", "s", "ernes"};

enum {
	WORDS_MOST = 200000,
	OWN = 12,	 /* words that an item says again and again */
	OWN_OF_100 = 25, /* so many of its words are of those */
	SENTENCE = 14,
	TITLE_LEAST = 3,
	TITLE_MOST = 9,
	FACTS_MEAN = 170, /* words; the middle of a skew distribution, whose mean is 210 */
	LONGEST = 4000
};
#define FLAT 2.7 /* Mandelbrot: the first few are less unlike than Zipf says */

/* 0 … 1 */
static double share(struct gen_random *r)
{
	return (double)(gen_next(r) >> 11) / 9007199254740992.0;
}

/* A rank with the chance 1 / (rank + FLAT). */
static uint32_t rank(struct gen_random *r)
{
	double at = FLAT * pow((WORDS_MOST + FLAT) / FLAT, share(r)) - FLAT;
	return at < WORDS_MOST ? (uint32_t)at : WORDS_MOST - 1;
}

static void put_word(struct buf *out, uint32_t rank)
{
	if (rank < COUNT(little)) {
		buf_puts(out, little[rank]);
		return;
	}
	uint64_t mixed = (uint64_t)(rank - COUNT(little)) * 7919;
	uint32_t singles = COUNT(roots) * COUNT(endings);
	bool compound = rank - COUNT(little) >= singles;
	if (compound)
		buf_puts(out, roots[mixed / singles % COUNT(roots)]);
	mixed %= singles;
	buf_puts(out, roots[mixed / COUNT(endings)]);
	buf_puts(out, endings[mixed % COUNT(endings)]);
}

struct teller {
	struct buf *out;
	struct gen_random random;
	uint32_t own[OWN];
};

static void tell(struct teller *t, uint32_t words)
{
	for (uint32_t i = 0; i < words; i++) {
		if (i)
			buf_puts(t->out, i % SENTENCE ? " " : ". ");
		put_word(t->out, gen_next(&t->random) % 100 < OWN_OF_100
					 ? t->own[gen_next(&t->random) % OWN]
					 : rank(&t->random));
	}
}

void fill_item(struct buf *out, uint64_t number, size_t ends[FILL_PARTS])
{
	struct teller t = {out, {number * 0xD1342543DE82EF95u}, {0}};
	double skew = 0;
	for (int i = 0; i < OWN; i++) {
		t.own[i] = rank(&t.random);
		skew += share(&t.random);
	}
	/* The sum of twelve is nearly normal. */
	double facts = FACTS_MEAN * exp(0.65 * (skew - OWN / 2.0));
	const uint32_t words[FILL_PARTS] = {
		TITLE_LEAST + (uint32_t)(gen_next(&t.random) % (TITLE_MOST - TITLE_LEAST)), 20,
		facts < LONGEST ? (uint32_t)facts : LONGEST, 12};
	for (int p = 0; p < FILL_PARTS; p++) {
		tell(&t, words[p]);
		ends[p] = out->n;
		buf_char(out, '\n');
	}
}
