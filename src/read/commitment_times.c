/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One sentence with several times: "forelægges i marts og igen i oktober" promises twice, "en
 * delrapport i juni og den endelige rapport i december" two papers; and the year in which what
 * comes each year begins. */
#include "read/commitment_scan.h"

#include "read/scan.h"

/* Past this many times of one promise a sentence is a calendar. */
enum { TIMES_MOST = 12, TOUCHING = 7 };

/* Where the second of two times begins, in the sentence; 0 when it is one. */
static uint32_t second_of(const struct sentence *s, const struct date_hit *h)
{
	struct str said = str_sub(s->text, s->from + h->off, h->len);
	size_t join = h->interval ? str_find(said, STR(" og ")) : SIZE_MAX;
	bool months = h->grain == GRAIN_MONTH, days = h->grain == GRAIN_DAY;
	if (join == SIZE_MAX || (!months && !days) || str_find(said, STR(" til ")) != SIZE_MAX ||
	    (days && civil_to_days(h->last) - civil_to_days(h->first) <= TOUCHING))
		return 0;
	return h->off + (uint32_t)join + 4;
}

static struct date_hit second_time(const struct date_hit *h, uint32_t at)
{
	struct date_hit next = *h;
	bool month = h->grain == GRAIN_MONTH;
	char iso[CIVIL_ISO_SIZE];
	next.first = month ? (struct civil){h->last.year, h->last.month, 1} : h->last;
	next.len = h->off + h->len - at;
	next.off = at;
	next.interval = false;
	civil_iso(next.first, iso);
	memcpy(next.due, iso, sizeof(iso));
	if (month)
		next.due[7] = '\0';
	return next;
}

static struct date_hit first_time(const struct date_hit *h, uint32_t at)
{
	struct date_hit first = *h;
	bool month = h->grain == GRAIN_MONTH;
	first.last = h->first;
	if (month)
		first.last.day = (int8_t)civil_days_in_month(h->first.year, h->first.month);
	if (month) /* a day has its month behind the other */
		first.len = at - 4 - h->off;
	first.clock_len = 0;
	first.interval = false;
	return first;
}

sp_rc commitment_part_dates(struct sentence *s)
{
	for (uint32_t i = 0; i < s->dates.list.n; i++) {
		const struct date_hit whole = s->dates.list.at[i];
		uint32_t at = second_of(s, &whole);
		if (!at)
			continue;
		struct date_hit *slot = sp_push(s->x->arena, &s->dates.list);
		SP_NEED(slot);
		struct date_hit *list = s->dates.list.at;
		memmove(list + i + 2, list + i + 1, (s->dates.list.n - i - 2) * sizeof(*list));
		list[i] = first_time(&whole, at);
		list[i + 1] = second_time(&whole, at);
	}
	return SP_OK;
}

static size_t end_of(const struct sentence *s, const struct date_hit *h)
{
	size_t end = s->from + h->off + h->len, clock = s->from + h->clock_off + h->clock_len;
	return h->clock_len && clock > end ? clock : end;
}

static struct str between(const struct sentence *s, const struct date_hit *h,
			  const struct date_hit *next)
{
	size_t from = end_of(s, h), to = s->from + next->off;
	return from < to ? str_sub(s->text, from, to - from) : STR("");
}

/* "mellem den 3. og den 9.", "fra marts til maj": one time with two ends. */
static bool is_stretch(const struct sentence *s, const struct date_hit *h)
{
	struct lex_hit hit;
	size_t at = s->from + h->off;
	return h->interval ||
	       (commitment_says(s, "commitment.stretch", s->from, at, &hit) && hit.to == at);
}

/* A later time of the same kind; days of one week are one occasion. */
static bool is_another(const struct sentence *s, const struct date_hit *h,
		       const struct date_hit *next)
{
	const struct civil now = s->x->date;
	if (!next->due[0] || !next->first.year || next->grain == GRAIN_MINUTE ||
	    next->grain == GRAIN_YEAR || h->grain == GRAIN_YEAR || !h->first.year)
		return false;
	return civil_to_days(next->first) - civil_to_days(h->last) > TOUCHING ||
	       (h->grain >= GRAIN_MONTH && civil_cmp(next->first, h->last) > 0 &&
		civil_cmp(next->last, now) > 0);
}

static bool matches(const struct sentence *s, const char *group, struct str t, struct lex_hit *hit)
{
	return t.n && lex_find(lexicon_group(s->x->lex, group), t, 0, hit);
}

/* What is read of each time: the words that tell of it alone, else the promise's. */
static struct commitment_range own_words(const struct sentence *s, const struct date_hit *h,
					 const struct lex_hit *join, size_t base)
{
	const struct date_hit *end = s->dates.list.at + s->dates.list.n;
	struct commitment_range r = {base + join->group[2].from, s->to};
	struct lex_hit hit;
	for (const struct date_hit *next = h + 1; next < end; next++)
		if (matches(s, "commitment.other_paper", between(s, h, next), &hit)) {
			r.to = end_of(s, h);
			break;
		}
	if (commitment_says(s, "commitment.tail", end_of(s, h), r.to, &hit))
		r.to = hit.from;
	return r;
}

/* Is a rhythm told in the words, or a list of days on which something else is done? */
static bool comes_again(const struct sentence *s, struct commitment_range r)
{
	return commitment_says(s, "commitment.recurrence", r.from, r.to, NULL);
}

static sp_rc add_paper(const struct sentence *s, const struct passage *p,
		       const struct lex_hit *trigger, const struct date_hit *h,
		       const struct lex_hit *join, size_t base, struct rec_item *item)
{
	struct commitment_range r = own_words(s, h, join, base);
	while (r.to > r.from && strchr(" ,;.\n", s->text.p[r.to - 1]))
		r.to--;
	return commitment_add(s, p, trigger, r, h, item);
}

size_t commitment_cut(const struct sentence *s, const struct date_hit *due, size_t to)
{
	struct lex_hit hit;
	if (due && due + 1 < &s->dates.list.at[s->dates.list.n] && s->from + due[1].off < to &&
	    is_another(s, due, due + 1) &&
	    matches(s, "commitment.other_paper", between(s, due, due + 1), &hit))
		return end_of(s, due) + hit.group[1].from;
	return to;
}

sp_rc commitment_times(const struct sentence *s, const struct passage *p,
		       const struct lex_hit *trigger, struct commitment_range r,
		       const struct date_hit *due, struct rec_item *item)
{
	static const char *const occasions[] = {"visit", "held", "event"};
	struct lex_hit hit;
	if (!due)
		return SP_OK;
	const struct date_hit *end = s->dates.list.at + s->dates.list.n;
	if (due + 1 >= end || is_stretch(s, due) || comes_again(s, r))
		return SP_OK;
	for (size_t i = 0; i < sizeof(occasions) / sizeof(occasions[0]); i++)
		if (trigger->key && strcmp(trigger->key, occasions[i]) == 0)
			return SP_OK;
	const struct date_hit *h = due, *told = due;
	for (const struct date_hit *next = due + 1; next < end && next - due < TIMES_MOST;
	     h = next++) {
		struct str t = between(s, h, next);
		bool again = s->from + next->off < end_of(s, h) ||
			     matches(s, "commitment.again", t, &hit);
		if (!again && !matches(s, "commitment.other_paper", t, &hit))
			return SP_OK;
		if (!is_another(s, told, next))
			continue;
		told = next;
		SP_TRY(again ? commitment_add(s, p, trigger, r, next, item)
			     : add_paper(s, p, trigger, next, &hit, end_of(s, h), item));
	}
	return SP_OK;
}

bool commitment_each_meeting(const struct sentence *s, struct commitment_range r)
{
	struct lex_hit hit;
	return commitment_says(s, "commitment.recurrence", r.from, r.to, &hit) && hit.key[0] == 'e';
}

/* ---- what is not ready ---- */

/* Does the sentence say that something is not ready? */
static bool is_unready(const struct sentence *s)
{
	static const char *const words[] = {"ikke",   "mangle",	 "forsink",
					    "afvent", "udskudt", "udsat"};
	struct str said = str_sub(s->text, s->from, s->to - s->from);
	bool any = false;
	if (s->place != PLACE_TEXT && s->place != PLACE_PROCESS && s->place != PLACE_DECISION)
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]) && !any; i++)
		any = str_find(said, str_of(words[i])) != SIZE_MAX;
	return any && commitment_says(s, "commitment.unready", s->from, s->to, NULL);
}

sp_rc commitment_later(struct sentence *s, const struct passage *p, struct rec_item *item,
		       bool *any)
{
	enum { MOST = 320 };
	struct lex_hit hit;
	*any = false;
	s->is_unready = is_unready(s);
	bool before = s->unready != SIZE_MAX;
	size_t start = before ? s->unready : s->from;
	if ((!before && !s->is_unready) || s->to - start > MOST ||
	    !commitment_says(s, before ? "commitment.comes_later" : "commitment.comes_then",
			     s->from, s->to, &hit))
		return SP_OK;
	SP_TRY(commitment_dates(s));
	const struct date_hit *due = commitment_due(s, hit.from, hit.to, COMMITMENT_REACH);
	if (!due || due->grain == GRAIN_YEAR || (before && commitment_barred(s, &hit, true)))
		return SP_OK;
	struct commitment_range r = commitment_clause(s, &hit, due);
	struct date_hit room;
	r.from = commitment_skip_marks(s->text, start, r.to);
	*any = true;
	return commitment_add(s, p, &hit, r, commitment_begins(s, r, due, &room), item);
}

/* ---- watching ---- */

/* Where the words of what is watched end before the promise; 0 when nothing is watched. */
static size_t watched(const struct sentence *s, const struct lex_hit *trigger, size_t from)
{
	struct lex_hit often;
	return from < trigger->from &&
			       commitment_says(s, "commitment.recurrence", from, trigger->from,
					       &often) &&
			       commitment_says(s, "commitment.watch", from, trigger->from, NULL)
		       ? often.to
		       : 0;
}

bool commitment_only_watched(const struct sentence *s, const struct lex_hit *trigger, size_t from)
{
	size_t to = watched(s, trigger, from);
	return to && str_find(str_sub(s->text, to, trigger->from - to), STR(" og ")) != SIZE_MAX;
}

size_t commitment_past_watch(const struct sentence *s, const struct lex_hit *trigger, size_t from)
{
	size_t to = watched(s, trigger, from);
	size_t join =
		to ? str_find(str_sub(s->text, to, trigger->from - to), STR(", og ")) : SIZE_MAX;
	return join == SIZE_MAX ? from : to + join + 5;
}

/* ---- the first year of what comes each year ---- */

/* A year with "første gang i", "fra og med", "begyndende i" before it; NULL when there is none. */
static const struct date_hit *first_year(const struct sentence *s)
{
	struct lex_hit hit;
	for (uint32_t i = 0; i < s->dates.list.n; i++) {
		const struct date_hit *h = &s->dates.list.at[i];
		size_t at = s->from + h->off;
		if (h->grain == GRAIN_YEAR && h->part == PART_WHOLE && !h->interval &&
		    commitment_says(s, "commitment.first_year", s->from, at, &hit) && hit.to == at)
			return h;
	}
	return NULL;
}

static void in_year(struct civil *d, int years)
{
	int last = civil_days_in_month(d->year + years, d->month);
	bool whole = d->day == civil_days_in_month(d->year, d->month) && d->month == 2;
	d->year = (int16_t)(d->year + years);
	d->day = (int8_t)(whole || d->day > last ? last : d->day);
}

/* "foreligger derfor først i juni" is not before June; alone "først i juni" is its beginning. */
static bool is_not_before(const struct sentence *s, const struct date_hit *h)
{
	struct lex_hit hit;
	size_t at = s->from + h->off;
	return h->part == PART_START && h->grain == GRAIN_MONTH && strlen(h->due) > 7 &&
	       str_istarts(str_sub(s->text, at, h->len), STR("først ")) &&
	       commitment_says(s, "commitment.not_before", s->from, at, &hit) && hit.to == at;
}

const struct date_hit *commitment_begins(const struct sentence *s, struct commitment_range r,
					 const struct date_hit *due, struct date_hit *room)
{
	if (due && is_not_before(s, due)) {
		*room = *due;
		room->part = PART_WHOLE;
		room->due[7] = '\0';
		room->last.day = (int8_t)civil_days_in_month(due->first.year, due->first.month);
		return room;
	}
	const struct date_hit *year = due ? first_year(s) : NULL;
	if (!year || year == due || !due->first.year || due->grain == GRAIN_YEAR ||
	    year->first.year <= due->first.year || due->has_year || !comes_again(s, r))
		return due;
	int years = year->first.year - due->first.year;
	*room = *due;
	in_year(&room->first, years);
	in_year(&room->last, years);
	int n = room->first.year;
	for (int i = 3; i >= 0; i--, n /= 10)
		room->due[i] = (char)('0' + n % 10);
	return room;
}
