/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What words beside each other tell: for whom or where something is, at whose meeting, and that it
 * is not there yet. */
#include "council/promise_sort.h"
#include "council/promise_topic.h"

static struct str said_of(struct str text, const struct words *words, uint32_t i)
{
	return str_sub(text, words->list.at[i].off, words->list.at[i].len);
}

static bool among(struct str word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_ieq(word, str_of(list[i])))
			return true;
	return false;
}

/* "skolernes legepladser", "musikskolens økonomi" */
static bool is_owner(struct str said)
{
	static const char *const ends[] = {"nes", "ens", "ets"};
	enum { LEAST = 6 };
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (said.n >= LEAST && str_ends(said, str_of(ends[i])))
			return true;
	return false;
}

bool topic_in_scope(struct str text, const struct words *words, uint32_t i)
{
	static const char *const places[] = {"blandt", "hos", "ved", "med",
					     "i",      "på",  "til", "for"};
	enum { SURE = 4 };
	struct str said = said_of(text, words, i);
	if (topic_is_year(words->list.at[i].form))
		return false;
	if (is_owner(said) && i + 1 < words->list.n)
		return true;
	if (i < 2)
		return false;
	struct str before = said_of(text, words, i - 1);
	if (among(before, places, SURE))
		return true;
	if (!among(before, places, sizeof(places) / sizeof(places[0])))
		return false;
	/* "plan for legepladser", "status på byggeriet": what it is about */
	return !promise_sort_of(words->list.at[i - 2].form);
}

/* Other words for the same: of which group, from 1; 0: none. */
static int group_of(struct str form)
{
	static const struct {
		const char *form;
		int group;
	} same[] = {{"dagtilb", 1},   {"daginstitu", 1}, {"boernehus", 1}, {"institution", 1},
		    {"plejehjem", 2}, {"plejecent", 2},	 {"plejebol", 2},  {"medarbejd", 3},
		    {"ansat", 3},     {"personal", 3},	 {"skol", 4},	   {"folkeskol", 4}};
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		if (str_starts(form, str_of(same[i].form)))
			return same[i].group;
	return 0;
}

bool topic_means(const struct topic *t, struct str word)
{
	int group = group_of(word);
	for (uint32_t i = 0; group && i < t->words.n; i++)
		if (group_of(t->words.at[i]) == group)
			return true;
	return topic_has(t, word);
}

bool topic_numbered(struct str text, const struct words *words, uint32_t i)
{
	static const char *const counted[] = {"klas", "klass", "etap", "fas", "aargang", "del"};
	struct str number = said_of(text, words, i);
	enum { DIGITS = 2 };
	if (!number.n || number.n > DIGITS || i + 1 >= words->list.n)
		return false;
	for (size_t k = 0; k < number.n; k++)
		if (number.p[k] < '0' || number.p[k] > '9')
			return false;
	for (size_t k = 0; k < sizeof(counted) / sizeof(counted[0]); k++)
		if (str_eq(words->list.at[i + 1].form, str_of(counted[k])))
			return true;
	return false;
}

/* "på udvalgets møde i maj", "på udvalgsmødet" */
static bool own_meeting(struct str text, const struct words *words, uint32_t i)
{
	enum { NEAR = 3 };
	const struct word *w = &words->list.at[i];
	struct str said = str_sub(text, w->off, w->len);
	if (str_istarts(said, STR("udvalgsmøde")))
		return true;
	if (!str_ieq(said, STR("udvalgets")))
		return false;
	for (uint32_t k = i + 1; k < words->list.n && k <= i + NEAR; k++)
		if (str_starts(words->list.at[k].form, STR("moed")))
			return true;
	return false;
}

unsigned topic_when(struct str text, const struct words *words, uint32_t i)
{
	static const char *const by[] = {"inden", "senest"};
	unsigned kinds = among(said_of(text, words, i), by, 2) ? PROMISE_BY : 0u;
	return own_meeting(text, words, i) ? kinds | PROMISE_HERE : kinds;
}

bool topic_is_party(struct str text, const struct words *words, uint32_t i)
{
	return str_eq(words->list.at[i].form, STR("list")) && i + 1 < words->list.n &&
	       said_of(text, words, i + 1).n <= 2;
}

/* "er endnu ikke færdig", "nåede ikke", "tallene mangler" */
bool topic_not_ready(const struct words *words, uint32_t i)
{
	static const char *const ready[] = {"faerd", "klar", "naa", "foreligg", "afslut"};
	enum { NEAR = 3 };
	const struct word *w = words->list.at;
	if (str_starts(w[i].form, STR("mangl")) || str_starts(w[i].form, STR("afvent")))
		return true;
	if (!str_eq(w[i].form, STR("ikk")) && !str_eq(w[i].form, STR("ikke")))
		return false;
	uint32_t from = i > NEAR ? i - NEAR : 0;
	for (uint32_t k = from; k < words->list.n && k <= i + NEAR; k++)
		for (size_t r = 0; r < sizeof(ready) / sizeof(ready[0]); r++)
			if (str_starts(w[k].form, str_of(ready[r])))
				return true;
	return false;
}

unsigned topic_sort_at(struct str text, const struct words *words, uint32_t i)
{
	static const char *const ends[] = {"oversigt", "oversigten", "oversigter"};
	struct str said = said_of(text, words, i);
	unsigned sort = promise_sort_of(words->list.at[i].form);
	for (size_t k = 0; k < sizeof(ends) / sizeof(ends[0]); k++)
		if (str_ieq(said, str_of(ends[k])) || str_ends(said, str_of(ends[k])))
			return sort | PROMISE_ACCOUNT;
	return sort;
}

static bool is_paper(struct str form)
{
	const unsigned papers = PROMISE_GIVEN | PROMISE_DRAFT;
	return promise_sort_of(form) & papers && !str_starts(form, STR("orient"));
}

bool topic_is_programme(struct str text, const struct words *words, uint32_t i)
{
	static const char *const of[] = {"af", "om", "på", "over", "for"};
	const struct word *w = words->list.at;
	if (i < 2 || !is_paper(w[i - 2].form) ||
	    !among(said_of(text, words, i - 1), of, sizeof(of) / sizeof(of[0])))
		return false;
	/* "redegørelse for BUL" is given to it */
	bool owns = i + 1 < words->list.n && str_ieq(said_of(text, words, i + 1), STR("s"));
	bool meets = owns && i + 2 < words->list.n && str_starts(w[i + 2].form, STR("moed"));
	return !meets && (owns || !str_ieq(said_of(text, words, i - 1), STR("for")));
}

bool topic_is_roof(struct str text, const struct words *words, uint32_t i)
{
	static const char *const roofs[] = {"tag", "tage", "taget", "tagene", "tagets"};
	struct str said = said_of(text, words, i);
	if (str_ieq(said, STR("tag")))
		return true;
	return i && is_owner(said_of(text, words, i - 1)) &&
	       among(said, roofs, sizeof(roofs) / sizeof(roofs[0]));
}

bool topic_paper_late(struct str text, const struct words *words, uint32_t i)
{
	static const char *const late[] = {"forsink", "udskyd", "udskud"};
	static const char *const about[] = {"for", "om", "over", "vedrørende"};
	enum { NEAR = 3 };
	const struct word *w = words->list.at;
	static const char *const past[] = {"blev", "var", "været", "havde"};
	bool delays = topic_not_ready(words, i);
	for (size_t k = 0; !delays && k < sizeof(late) / sizeof(late[0]); k++)
		delays = str_starts(w[i].form, str_of(late[k]));
	if (i && among(said_of(text, words, i - 1), past, sizeof(past) / sizeof(past[0])))
		return false;
	/* "redegørelse for forsinkelsen" */
	for (uint32_t k = i; delays && k > 0 && i - k < NEAR; k--) {
		if (among(said_of(text, words, k - 1), about, sizeof(about) / sizeof(about[0])))
			break;
		if (is_paper(w[k - 1].form))
			return true;
	}
	/* "forsinket rapport", "udskydelse af evalueringen" */
	uint32_t next = i + 1;
	if (next < words->list.n && str_ieq(said_of(text, words, next), STR("af")))
		next++;
	return delays && next < words->list.n && is_paper(w[next].form);
}

static bool is_definite(struct str said)
{
	static const char *const ends[] = {"en", "et", "ne"};
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (str_ends(said, str_of(ends[i])))
			return true;
	return false;
}

/* With the stems of "første gang" and "finder sted". */
bool topic_comes_later(struct str text, const struct words *words, uint32_t i)
{
	static const char *const comes[] = {"kommer",	  "følger", "foreligger", "forelægges",
					    "fremlægges", "gives",  "afleveres",  "behandles"};
	struct str said = said_of(text, words, i);
	if (str_ieq(said, STR("først")) || str_ieq(said, STR("stedet")))
		return true;
	/* "Evalueringen kommer derfor i oktober", but not "Der kommer derfor en status" */
	return i > 1 && str_ieq(said, STR("derfor")) &&
	       among(said_of(text, words, i - 1), comes, sizeof(comes) / sizeof(comes[0])) &&
	       promise_sort_of(words->list.at[i - 2].form) &&
	       is_definite(said_of(text, words, i - 2));
}

/* Is a paper that stands at a place yet to come, or one that something else waits for? */
static bool is_to_come(struct str text, const struct words *words, uint32_t i)
{
	static const char *const behind[] = {"kommer",	   "vil",    "skal",	   "forventes",
					     "ventes",	   "følger", "udarbejdes", "bliver",
					     "forelægges", "gives",  "foreligger", "fremlægges"};
	static const char *const before[] = {"når", "inden", "før", "efter", "hvis", "til", "om"};
	struct str last = i ? said_of(text, words, i - 1) : STR("");
	struct str next = i + 1 < words->list.n ? said_of(text, words, i + 1) : STR("");
	return among(next, behind, sizeof(behind) / sizeof(behind[0])) ||
	       among(last, before, sizeof(before) / sizeof(before[0]));
}

unsigned topic_given(struct str text, const struct words *words)
{
	static const char *const here[] = {"her",      "hermed",    "vedlagt",
					   "vedlagte", "vedlægges", "vedhæftet"};
	const unsigned papers = PROMISE_GIVEN | PROMISE_DRAFT;
	unsigned given = 0, any = 0;
	bool is_here = false;
	for (uint32_t i = 0; i < words->list.n; i++) {
		struct str said = said_of(text, words, i);
		unsigned sort = topic_sort_at(text, words, i);
		if (sort & PROMISE_MOVES || topic_not_ready(words, i))
			return 0;
		is_here = is_here || among(said, here, sizeof(here) / sizeof(here[0]));
		/* each item that informs is an "orientering" */
		if (str_starts(words->list.at[i].form, STR("orient")))
			continue;
		any |= sort & papers;
		if (sort & papers && is_definite(said) && !is_to_come(text, words, i))
			given |= sort & papers;
	}
	return is_here ? any : given;
}
