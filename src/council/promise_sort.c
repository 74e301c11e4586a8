/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/promise_sort.h"

#include "council/promise_topic.h"

struct sign {
	const char *form; /* folded */
	unsigned kind;
	bool whole; /* the word itself, or the last part of one; else anywhere in it */
};

static const struct sign signs[] = {{"evalu", PROMISE_EVALUATION, false},
				    {"effektmaal", PROMISE_EVALUATION, false},
				    {"effektanalys", PROMISE_EVALUATION, false},
				    {"status", PROMISE_STATUS, false},
				    {"opfoelg", PROMISE_STATUS, false},
				    {"orient", PROMISE_STATUS, false},
				    {"rapport", PROMISE_STATUS, false},
				    {"fremdrift", PROMISE_STATUS, false},
				    {"monitor", PROMISE_STATUS, false},
				    {"resultat", PROMISE_STATUS, false},
				    {"maaling", PROMISE_STATUS, true},
				    {"tilbagemeld", PROMISE_ACCOUNT, false},
				    {"redegoer", PROMISE_ACCOUNT, false},
				    {"notat", PROMISE_ACCOUNT, true},
				    {"analys", PROMISE_ACCOUNT, false},
				    {"undersoeg", PROMISE_ACCOUNT, false},
				    {"kortlaeg", PROMISE_ACCOUNT, false},
				    {"beregn", PROMISE_ACCOUNT, false},
				    {"bygningssyn", PROMISE_ACCOUNT, false},
				    {"gennemgang", PROMISE_ACCOUNT, true},
				    {"besvar", PROMISE_ACCOUNT, false},
				    {"opgoer", PROMISE_ACCOUNT, false},
				    {"oplyst", PROMISE_ACCOUNT, true},
				    {"oplysning", PROMISE_ACCOUNT, true},
				    {"svar", PROMISE_ACCOUNT, true},
				    {"besked", PROMISE_ACCOUNT, true},
				    {"plan", PROMISE_DRAFT, true},
				    {"forslag", PROMISE_DRAFT, true},
				    {"oplaeg", PROMISE_DRAFT, false},
				    {"udkast", PROMISE_DRAFT, true},
				    {"scenari", PROMISE_DRAFT, false},
				    {"hoering", PROMISE_HEARING, false},
				    {"hvidbog", PROMISE_HEARING, false},
				    {"temamoed", PROMISE_EVENT, false},
				    {"workshop", PROMISE_EVENT, false},
				    {"studietur", PROMISE_EVENT, false},
				    {"dialogmoed", PROMISE_EVENT, false},
				    {"borgermoed", PROMISE_EVENT, false},
				    {"besoeg", PROMISE_EVENT, true},
				    {"forelaeg", PROMISE_RETURN, false},
				    {"forelagt", PROMISE_RETURN, false},
				    {"fremlaeg", PROMISE_RETURN, false},
				    {"fremlagt", PROMISE_RETURN, false},
				    {"genoptag", PROMISE_RETURN | PROMISE_RESUMES, false},
				    {"genbehandl", PROMISE_RETURN | PROMISE_RESUMES, false},
				    {"behandl", PROMISE_RETURN, true},
				    {"tilbag", PROMISE_RETURN, true},
				    {"praesent", PROMISE_RETURN, false},
				    {"droeft", PROMISE_RETURN, false},
				    {"godkend", PROMISE_RETURN, true},
				    {"vedtag", PROMISE_RETURN, true},
				    {"beslut", PROMISE_RETURN, true},
				    {"foreloeb", PROMISE_PARTLY, false},
				    {"delvis", PROMISE_PARTLY, true},
				    {"midtvej", PROMISE_PARTLY, false},
				    {"delrapport", PROMISE_PARTLY, false},
				    {"delresultat", PROMISE_PARTLY, false},
				    {"udsaet", PROMISE_MOVES | PROMISE_RESUMES, false},
				    {"udsat", PROMISE_MOVES | PROMISE_RESUMES, true},
				    {"udskyd", PROMISE_MOVES, false},
				    {"udskud", PROMISE_MOVES, false},
				    {"forsink", PROMISE_MOVES, false},
				    {"tidsplan", PROMISE_MOVES, true},
				    {"anmod", PROMISE_ASKED, false},
				    {"efterspurg", PROMISE_ASKED, false},
				    {"efterlys", PROMISE_ASKED, false},
				    {"oensked", PROMISE_ASKED, false}};

/* Short forms that are parts of other words. */
static const struct sign exact_signs[] = {
	{"belyst", PROMISE_ACCOUNT, true},  {"oplys", PROMISE_ACCOUNT, true},
	{"tal", PROMISE_ACCOUNT, true},	    {"bad", PROMISE_ASKED, true},
	{"list", PROMISE_ACCOUNT, true},    {"bedt", PROMISE_ASKED, true},
	{"melding", PROMISE_ACCOUNT, true}, {"bud", PROMISE_DRAFT, true},
	{"loved", PROMISE_ASKED, true},	    {"lovet", PROMISE_ASKED, true},
	{"hold", PROMISE_HELD, true},	    {"afhold", PROMISE_HELD, true},
	{"afvikl", PROMISE_HELD, true},	    {"sted", PROMISE_HELD, true},
	{"reserv", PROMISE_HELD, true},	    {"fastsat", PROMISE_HELD, true},
	{"fastsaet", PROMISE_HELD, true},   {"besoeg", PROMISE_HELD, true},
	{"besig", PROMISE_HELD, true},	    {"besigtig", PROMISE_HELD, true},
	{"indvi", PROMISE_HELD, true},	    {"aabn", PROMISE_HELD, true},
	{"kl", PROMISE_HELD, true},
};

static unsigned exact_kinds(struct str form)
{
	for (size_t i = 0; i < sizeof(exact_signs) / sizeof(exact_signs[0]); i++)
		if (str_eq(form, str_of(exact_signs[i].form)))
			return exact_signs[i].kind;
	return 0;
}

unsigned promise_sort_of(struct str form)
{
	unsigned kinds = exact_kinds(form);
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		struct str sign = str_of(signs[i].form);
		if (signs[i].whole ? str_ends(form, sign) : str_find(form, sign) != SIZE_MAX)
			kinds |= signs[i].kind;
	}
	return kinds;
}

bool promise_sort_only(struct str form)
{
	static const char *const heads[] = {
		"halvaar", "kvartal",  "aars",	   "slut",     "midtvej", "status", "opfoelg",
		"evalu",   "redegoer", "orient",   "afrap",    "del",	  "opgoer", "foreloeb",
		"rapport", "forelaeg", "fremlaeg", "genoptag", "udsaet",  "udskyd", "udskud",
		"forsink", "hoering",  "resultat", "forslag",  "oplaeg",  "tilbag", "praesent"};
	if (!(promise_sort_of(form) & ~(unsigned)(PROMISE_PARTLY | PROMISE_HELD)))
		return false;
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		if (str_starts(form, str_of(heads[i])))
			return true;
	return false;
}
