/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the words of one period say: "2021-2024", "årligt", "fra 2006". */
#include "read/amount_scan.h"

#include "read/scan.h"

#include <stdlib.h>

static long year_of(struct str digits)
{
	char copy[8] = "";
	if (digits.n)
		memcpy(copy, digits.p, digits.n < 7 ? digits.n : 7);
	return strtol(copy, NULL, 10);
}

static long last_year(long first, struct str digits)
{
	long y = year_of(digits);
	return y < 100 ? first / 100 * 100 + y : y;
}

/* "2021" and ", 2022 og 2023" → each of them. */
static sp_rc years_each(struct arena *a, struct str first, struct str more, struct period_phrase *p)
{
	p->each[p->n_each++] = str_dup(a, first);
	for (size_t i = 0; i + 4 <= more.n && p->n_each < AMOUNT_SHARED; i++)
		if (more.p[i] >= '0' && more.p[i] <= '9') {
			p->each[p->n_each++] = str_dup(a, str_sub(more, i, 4));
			i += 3;
		}
	const char *all = p->each[0];
	for (uint32_t i = 1; i < p->n_each && all; i++)
		all = p->each[i] ? arena_printf(a, "%s,%s", all, p->each[i]) : NULL;
	p->value = all;
	return all ? SP_OK : SP_ENOMEM;
}

/* "den årlige drift på 2 mio. kr.": an adjective, of what follows. */
static bool is_adjective(struct str text, const struct lex_hit *hit)
{
	static const char *const articles[] = {"en", "et", "den", "det", "de"};
	struct str said = str_sub(text, hit->from, hit->to - hit->from);
	if (str_ieq(said, STR("årlig")) || str_ieq(said, STR("årlige")))
		return true;
	size_t end = scan_blanks_back(text, hit->from), start = scan_word_start(text, end);
	for (size_t i = 0; str_ieq(said, STR("årligt")) && i < 5; i++)
		if (str_ieq(str_sub(text, start, end - start), str_of(articles[i])))
			return true;
	return false;
}

/* "lån på 2 mio. kr. fra 2006", told in 2013, "overført fra 2020": when it was, not from when on.
 */
static bool is_origin(struct str text, const struct lex_hit *hit, long year, struct civil meeting)
{
	struct str said = str_sub(text, hit->from, hit->to - hit->from);
	if (strcmp(hit->key, "carried") == 0)
		return true;
	return strcmp(hit->key, "from") == 0 && str_istarts(said, STR("fra ")) &&
	       str_find(said, STR(" og ")) == SIZE_MAX && meeting.year && year < meeting.year;
}

sp_rc amount_phrase_read(struct arena *a, const struct lex_hit *hit, struct str text,
			 struct civil meeting, struct period_phrase *p)
{
	struct str one = lex_part(hit, text, 1), two = lex_part(hit, text, 2);
	if (strcmp(hit->key, "respective") == 0 || strcmp(hit->key, "list") == 0) {
		p->respective = hit->key[0] == 'r' ||
				str_find(str_sub(text, hit->from, hit->to - hit->from),
					 STR("hhv")) != SIZE_MAX;
		return years_each(a, one, two, p);
	}
	p->yearly = strstr(hit->key, "yearly") != NULL;
	p->ahead = p->yearly && is_adjective(text, hit);
	p->origin = one.n && is_origin(text, hit, year_of(one), meeting);
	if (p->yearly)
		p->value = "årligt";
	else if (two.n && last_year(year_of(one), two) <= year_of(one)) /* moved, not a range */
		p->value = arena_printf(a, "%ld", last_year(year_of(one), two));
	else if (two.n)
		p->value = arena_printf(a, "%ld-%ld", year_of(one), last_year(year_of(one), two));
	else if (strncmp(hit->key, "from", 4) == 0 && !p->origin)
		p->value = arena_printf(a, "%ld-", year_of(one));
	else if (one.n)
		p->value = str_dup(a, one);
	else if (strcmp(hit->key, "later") == 0)
		p->value = "overslagsårene";
	else
		p->value = arena_printf(a, "%d", meeting.year + (hit->key[0] == 'n'));
	return p->value ? SP_OK : SP_ENOMEM;
}
