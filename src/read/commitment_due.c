/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/commitment_scan.h"

#include "read/scan.h"

#include <limits.h>

bool commitment_says(const struct sentence *s, const char *group, size_t from, size_t to,
		     struct lex_hit *hit)
{
	struct lex_hit any;
	return from < to && lex_find(lexicon_group(s->x->lex, group), str_sub(s->text, 0, to), from,
				     hit ? hit : &any);
}

sp_rc commitment_dates(struct sentence *s)
{
	if (s->dated)
		return SP_OK;
	s->dated = true;
	SP_TRY(dates_find(s->x->arena, s->x->lex, str_sub(s->text, s->from, s->to - s->from),
			  s->x->date, true, &s->dates));
	return commitment_part_dates(s);
}

static struct str word_before(const struct sentence *s, const struct date_hit *h)
{
	size_t end = scan_blanks_back(s->text, s->from + h->off);
	if (end && s->text.p[end - 1] == '.')
		end--;
	size_t from = scan_word_start(s->text, end);
	return str_sub(s->text, from, end - from);
}

/* A bare year is a time only with a word for it: "i 2022", not "budget 2022". */
static bool year_is_time(const struct sentence *s, const struct date_hit *h)
{
	static const char *const words[] = {"i", "inden", "senest", "medio", "ultimo", "primo"};
	struct str w = word_before(s, h);
	if (h->interval)
		return false;
	if (h->relative)
		return str_istarts(str_sub(s->text, s->from + h->off, h->len), STR("næste"));
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_ieq(w, str_of(words[i])))
			return true;
	return false;
}

static bool has_figure(struct str t)
{
	for (size_t i = 0; i < t.n; i++)
		if (t.p[i] >= '0' && t.p[i] <= '9')
			return true;
	return false;
}

/* "om et år", "efter 2 år", "inden for 3 måneder" */
static bool is_offset(const struct sentence *s, const struct date_hit *h)
{
	struct str said = str_sub(s->text, s->from + h->off, h->len);
	return h->relative && (str_istarts(said, STR("om ")) || str_istarts(said, STR("efter ")) ||
			       str_istarts(said, STR("inden")));
}

/* Without a printed year a month far ahead is more likely the one just gone, and the meeting's own
 * month is the meeting itself, unless the decision says so. */
static bool likely_ahead(const struct sentence *s, const struct date_hit *h)
{
	enum { FAR = 285 };
	const struct civil now = s->x->date;
	bool own = s->place == PLACE_DECISION;
	bool this_month = h->grain == GRAIN_MONTH && h->part == PART_WHOLE &&
			  h->first.month == now.month && h->first.year == now.year;
	if (h->has_year || s->wish || is_offset(s, h))
		return true;
	if (this_month && !own)
		return false;
	if (own || s->place == PLACE_POINT)
		return true;
	return civil_to_days(h->first) - civil_to_days(now) < FAR;
}

static bool is_ahead(const struct sentence *s, const struct date_hit *h)
{
	const struct civil now = s->x->date;
	struct str said = str_sub(s->text, s->from + h->off, h->len);
	if (h->grain == GRAIN_MINUTE || !h->due[0])
		return false;
	if (!h->first.year) /* next-meeting: after an earlier meeting it is this one */
		return s->place != PLACE_PRIOR;
	if (h->grain == GRAIN_YEAR && h->part == PART_WHOLE && !year_is_time(s, h))
		return false;
	if (h->grain == GRAIN_DAY && h->relative && !has_figure(said))
		return false; /* "mandag", "i dag" */
	if (!now.year)
		return true;
	return civil_cmp(h->last, now) > 0 && likely_ahead(s, h);
}

static int clauses(struct str between)
{
	int n = 0;
	for (size_t i = 0; i + 4 <= between.n; i++)
		n += str_starts(str_sub(between, i, 4), STR(", ")) ||
		     str_istarts(str_sub(between, i, 4), STR(" og ")) || between.p[i] == ';';
	return n;
}

static int cost(const struct sentence *s, const struct date_hit *h, size_t at, size_t end)
{
	enum { CLAUSE = 30, BEFORE = 5, SINCE = 60, OTHER = 200, FAR = 1000 };
	size_t from = s->from + h->off, to = from + h->len;
	int extra = h->sense == SENSE_AFTER && h->has_year ? SINCE : 0;
	if (from < end && to > at)
		return extra;
	if (to + FAR < at || from > end + FAR)
		return INT_MAX; /* out of any reach */
	if (to <= at) {
		struct str between = str_sub(s->text, to, at - to);
		return (int)between.n + CLAUSE * clauses(between) + BEFORE + extra;
	}
	struct str between = str_sub(s->text, end, from - end);
	/* "forelægges, inden den sendes til ministeriet den …" */
	if (str_find(between, STR(", inden ")) != SIZE_MAX ||
	    str_find(between, STR(", før ")) != SIZE_MAX)
		extra += OTHER;
	return (int)between.n + CLAUSE * clauses(between) + extra;
}

/* A year or a time of day beside it does not make another day stale. */
static bool is_stale(const struct sentence *s, const struct date_hit *h)
{
	return h->grain != GRAIN_YEAR && h->grain != GRAIN_MINUTE && h->due[0] && !is_ahead(s, h);
}

/* Do the words right before the date match a group? */
static bool follows(const struct sentence *s, const struct date_hit *h, const char *group)
{
	enum { FAR = 120 };
	size_t at = s->from + h->off, from = at - s->from > FAR ? at - FAR : s->from;
	while (from < at && ((unsigned char)s->text.p[from] & 0xC0) == 0x80)
		from++;
	return commitment_says(s, group, from, at, NULL);
}

/* Dates before the promise may begin, "pr. 31. august", "rapport for 2. kvartal" and years are no
 * due, not even a stale one. */
static bool counts(const struct sentence *s, const struct date_hit *h)
{
	struct str word = word_before(s, h);
	bool spoken_of = (str_ieq(word, STR("pr")) && !follows(s, h, "commitment.due_at")) ||
			 (str_ieq(word, STR("for")) && h->grain >= GRAIN_MONTH);
	return s->from + h->off >= s->start && !spoken_of && !follows(s, h, "commitment.not_due") &&
	       (is_ahead(s, h) || is_stale(s, h));
}

/* "… for A den 1. juni, B den 16. juni og C den 23. juni": when the first is over, the next one to
 * come of the row. */
static const struct date_hit *next_of_row(const struct sentence *s, const struct date_hit *h)
{
	const struct date_hit *end = s->dates.list.at + s->dates.list.n;
	for (const struct date_hit *next = h + 1; next < end; h = next++) {
		size_t from = s->from + h->off + h->len, to = s->from + next->off;
		struct lex_hit hit;
		if (!lex_find(lexicon_group(s->x->lex, "commitment.row"),
			      str_sub(s->text, from, to - from), 0, &hit))
			return NULL;
		if (is_ahead(s, next))
			return next;
	}
	return NULL;
}

/* "i marts og september hvert år, første gang i september 2021" */
static bool begins_it(const struct sentence *s, const struct date_hit *h)
{
	return h->grain != GRAIN_YEAR && follows(s, h, "commitment.first_time");
}

const struct date_hit *commitment_due(const struct sentence *s, size_t at, size_t end, int reach)
{
	const struct date_hit *best = NULL;
	int least = reach;
	for (uint32_t i = 0; i < s->dates.list.n; i++) {
		const struct date_hit *h = &s->dates.list.at[i];
		if (!counts(s, h))
			continue;
		/* "næste møde er onsdag den …": the day says more */
		bool more = best && !best->first.year && h->first.year && is_ahead(s, h);
		bool less = best && best->first.year && !h->first.year;
		int c = begins_it(s, h) ? -1 : cost(s, h, at, end);
		if (!less && c < (more ? reach : least)) {
			least = c;
			best = h;
		}
	}
	if (best && !is_ahead(s, best))
		best = s->from + best->off >= end ? next_of_row(s, best) : NULL;
	return best;
}

bool commitment_stale(const struct sentence *s)
{
	bool stale = false;
	for (uint32_t i = 0; i < s->dates.list.n; i++) {
		const struct date_hit *h = &s->dates.list.at[i];
		if (s->from + h->off < s->start)
			continue;
		if (is_ahead(s, h))
			return false;
		stale = stale || is_stale(s, h);
	}
	return stale;
}

bool commitment_vague_time(const struct sentence *s)
{
	for (uint32_t i = 0; i < s->dates.list.n; i++) {
		const struct date_hit *h = &s->dates.list.at[i];
		if (!h->due[0] && h->sense == SENSE_AFTER &&
		    (h->grain == GRAIN_MONTH || h->grain == GRAIN_SEASON))
			return true;
	}
	return commitment_says(s, "commitment.vague", s->from, s->to, NULL) ||
	       commitment_says(s, "commitment.term", s->from, s->to, NULL) ||
	       (!s->x->date.year && commitment_says(s, "commitment.undated", s->from, s->to, NULL));
}
