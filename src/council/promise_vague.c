/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times that are no date, but after which a promise is late: "efter sommerferien", "i det nye år",
 * "til budgetforhandlingerne". */
#include "council/promise_time.h"

#include "read/dates.h"

#include <stdlib.h>

enum { VAGUE_MONTHS = 2 /* after what something is to come after */ };

/* "i det nye år": the first two months of it. */
static bool new_year(const struct promise_said *said, struct promise_instance *i)
{
	static const char *const ways[] = {"i det nye år", "efter nytår", "efter årsskiftet",
					   "over nytår", "på den anden side af nytår"};
	struct str words = str_of(said->words ? said->words : "");
	for (size_t k = 0; k < sizeof(ways) / sizeof(ways[0]); k++) {
		if (str_find(words, str_of(ways[k])) == SIZE_MAX)
			continue;
		int16_t year = (int16_t)(said->meeting.year + 1);
		i->from = (struct civil){year, 1, 1};
		i->to = civil_add_days((struct civil){year, 3, 1}, -1);
		return true;
	}
	return false;
}

/* "til budgetforhandlingerne": from August to 15 October, when the budget must be adopted (lov om
 * kommunernes styrelse § 38), of the year before the one it is for. */
static bool budget_time(const struct promise_said *said, struct promise_instance *i)
{
	static const char *const ways[] = {
		"budgetforhandling", "budgetlægning",	 "budgetseminar",	  "budgetproces",
		"budgetdrøftelse",   "budgetbehandling", "forbindelse med budget"};
	enum { FROM = 8, TO = 10, LAST = 15, YEARS_AHEAD = 4 };
	struct str words = str_of(said->words ? said->words : "");
	const struct civil now = said->meeting;
	for (size_t k = 0; k < sizeof(ways) / sizeof(ways[0]); k++) {
		size_t at = str_find(words, str_of(ways[k]));
		if (at == SIZE_MAX)
			continue;
		size_t n = strlen("budgetopfølgning");
		if (str_istarts(str_sub(words, at + strlen("forbindelse med "), n),
				STR("budgetopfølgning")))
			continue;
		int year = now.year + (civil_cmp(now, (struct civil){now.year, TO, LAST}) >= 0);
		for (size_t d = at; d + 4 <= words.n; d++) {
			struct str four = str_sub(words, d, 4);
			int named =
				str_starts(four, STR("20")) && four.p[3] >= '0' && four.p[3] <= '9'
					? (int)strtol(four.p, NULL, 10)
					: 0;
			if (named > now.year && named <= now.year + YEARS_AHEAD) {
				year = named - 1 > year ? named - 1 : year;
				break;
			}
		}
		const struct civil august = {(int16_t)year, FROM, 1};
		i->from = civil_cmp(august, now) > 0 ? august : civil_add_days(now, 1);
		i->to = (struct civil){(int16_t)year, TO, LAST};
		return true;
	}
	return false;
}

/* "efter sommerferien" is no date, but two months on any secretary says that it is late. */
sp_rc promise_vague(struct arena *a, const struct promise_said *said, struct promise_instance *i)
{
	struct date_hits hits = {0};
	struct str words = str_of(said->words ? said->words : "");
	if (new_year(said, i) || budget_time(said, i))
		return SP_OK;
	SP_TRY(dates_find(a, NULL, words, said->meeting, true, &hits));
	for (uint32_t k = 0; k < hits.list.n; k++) {
		const struct date_hit *h = &hits.list.at[k];
		if (h->due[0] || !h->last.year || civil_cmp(h->last, said->meeting) <= 0)
			continue;
		i->from = civil_add_days(h->last, 1);
		i->to = civil_add_months(h->last, VAGUE_MONTHS);
		return SP_OK;
	}
	return SP_OK;
}
