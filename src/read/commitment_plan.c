/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of matters to come, and lines of a plan that are only a body and a day. */
#include "read/commitment_scan.h"
#include "read/scan.h"

static bool is_occasion(const struct sentence *s, struct str t)
{
	struct lex_hit hit;
	return lex_find(lexicon_group(s->x->lex, "commitment.occasion"), t, 0, &hit);
}

sp_rc commitment_coming(struct sentence *s, const struct passage *p, struct rec_item *item,
			bool *is)
{
	struct str line = str_sub(s->text, s->from, s->to - s->from);
	size_t lead = commitment_skip_marks(s->text, s->from, s->to) - s->from;
	SP_TRY(commitment_dates(s));
	const struct date_hit *h = s->dates.list.n ? &s->dates.list.at[0] : NULL;
	*is = h && h->off <= lead + 12;
	if (!*is ||
	    commitment_due(s, s->from + h->off, s->from + h->off + h->len, COMMITMENT_REACH) != h)
		return SP_OK;
	size_t after = h->off + h->len;
	struct str rest = str_trim(str_sub(line, after, line.n));
	bool parted = rest.n && (strchr(":-\xE2\t", rest.p[0]) || is_occasion(s, rest));
	if (!parted || commitment_now(s, h))
		return SP_OK;
	const struct lex_hit line_itself = {.from = s->to, .to = s->to};
	return commitment_add(s, p, &line_itself, (struct commitment_range){s->from + lead, s->to},
			      h, item);
}

/* Past ":", "-" and the like, with the blanks around. */
static struct str past_separator(struct str t)
{
	static const char *const marks[] = {":", ",", "-", "\xE2\x80\x93", "|"};
	bool more = true;
	while (more) {
		more = false;
		t = str_trim(t);
		for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]) && !more; i++)
			if (str_starts(t, str_of(marks[i]))) {
				t = str_sub(t, strlen(marks[i]), t.n);
				more = true;
			}
	}
	return t;
}

/* "22. september 2021: Økonomiudvalget", "Byrådet den 28. september 2021" in a plan; in a decision
 * "Mandag den 9. august 2021 – temadag". */
static bool is_step(const struct sentence *s, const struct date_hit *h)
{
	struct lex_hit hit;
	const struct lex_group *step = lexicon_group(s->x->lex, "commitment.step");
	size_t from = s->from + h->off, to = from + h->len;
	if (h->clock_len && s->from + h->clock_off + h->clock_len > to)
		to = s->from + h->clock_off + h->clock_len;
	struct str rest = str_trim(str_sub(s->text, to, s->to - to));
	struct str after = past_separator(rest);
	if (!lex_find(step, str_sub(s->text, s->from, from - s->from), 0, &hit))
		return false;
	if (hit.key[0] == 'b') /* the body stands first */
		return !after.n && s->place == PLACE_PROCESS;
	if (s->place == PLACE_DECISION)
		return after.n < rest.n && is_occasion(s, after);
	return s->place == PLACE_PROCESS && lex_find(step, after, 0, &hit) && hit.key[0] == 'b';
}

/* The first date when it is a day, a week or a month and no other is. */
static const struct date_hit *only_day(const struct date_hits *dates)
{
	for (uint32_t i = 0; i < dates->list.n; i++)
		if ((dates->list.at[i].grain <= GRAIN_MONTH) != (i == 0))
			return NULL;
	return dates->list.n ? &dates->list.at[0] : NULL;
}

sp_rc commitment_step(struct sentence *s, const struct passage *p, struct rec_item *item, bool *is)
{
	*is = false;
	if (s->place != PLACE_PROCESS && s->place != PLACE_DECISION)
		return SP_OK;
	SP_TRY(commitment_dates(s));
	const struct date_hit *h = only_day(&s->dates);
	if (!h || !is_step(s, h))
		return SP_OK;
	*is = true;
	if (commitment_due(s, s->from + h->off, s->from + h->off + h->len, COMMITMENT_REACH) != h)
		return SP_OK;
	const struct lex_hit line = {.from = s->to, .to = s->to};
	size_t start = commitment_skip_marks(s->text, s->from, s->to);
	return commitment_add(s, p, &line, (struct commitment_range){start, s->to}, h, item);
}
