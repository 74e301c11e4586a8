/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Day and hours of the meeting, from what stands behind a label or in a heading. */
#include "read/dates.h"
#include "read/head_parts.h"

#include <stdio.h>

/* A normalised value with the place it was read from. */
static sp_rc set_value(const struct head *h, const struct passage *p, size_t from, size_t n,
		       struct fact *out, const char *value)
{
	if (out->text)
		return SP_OK;
	SP_TRY(passage_fact(h->x->arena, p, from, n, out));
	out->text = arena_strdup(h->x->arena, value);
	SP_NEED(out->text);
	return SP_OK;
}

static sp_rc set_time(const struct head *h, const struct passage *p, size_t from, size_t n,
		      int hour, int minute, struct fact *out)
{
	char value[16];
	if (hour < 0 || hour > 23 || minute > 59)
		return SP_OK;
	(void)snprintf(value, sizeof(value), "%02d:%02d", hour, minute < 0 ? 0 : minute);
	return set_value(h, p, from, n, out, value);
}

/* A time that was printed with a date: where its figures stand, within or behind the date. */
sp_rc head_set_printed(const struct head *h, const struct passage *p, const struct date_hit *date,
		       int hour, int minute, struct fact *out)
{
	const struct lex_group *clock = lexicon_group(h->x->lex, "clock");
	struct lex_hit hit;
	if (hour < 0)
		return SP_OK;
	/* behind the date first: its own figures could pass for a time */
	const size_t starts[] = {date->off + date->len, date->off};
	for (size_t i = 0; i < 2; i++)
		for (size_t at = starts[i]; lex_find(clock, p->text, at, &hit); at = hit.to) {
			int h2, m2;
			struct str said = lex_part(&hit, p->text, 1);
			if (dates_time(said, &h2, &m2) && h2 == hour &&
			    m2 == (minute < 0 ? 0 : minute))
				return set_time(h, p, hit.from, hit.to - hit.from, hour, minute,
						out);
		}
	return set_time(h, p, date->off, date->len, hour, minute, out);
}

/* "6/14/2019 2:30:00 PM": an English page counts the month first. */
static sp_rc set_english(const struct head *h, const struct passage *p, bool *is)
{
	struct lex_hit hit;
	int n[3] = {0}, hour, minute;
	char iso[CIVIL_ISO_SIZE];
	*is = lex_find(lexicon_group(h->x->lex, "head_english"), p->text, 0, &hit);
	for (int i = 0; *is && i < 3; i++) {
		struct str digits = lex_part(&hit, p->text, i + 1);
		for (size_t k = 0; k < digits.n; k++)
			n[i] = n[i] * 10 + (digits.p[k] - '0');
	}
	struct civil day = {(int16_t)n[2], (int8_t)n[0], (int8_t)n[1]};
	*is = *is && civil_ok(day);
	if (!*is)
		return SP_OK;
	civil_iso(day, iso);
	SP_TRY(set_value(h, p, hit.from, hit.to - hit.from, &h->m->date, iso));
	size_t at = hit.group[3].to;
	if (!dates_time(str_sub(p->text, at, hit.to - at), &hour, &minute))
		return SP_OK;
	hour = hour % 12 + (strcmp(hit.key, "afternoon") == 0 ? 12 : 0);
	return set_time(h, p, at, hit.to - at, hour, minute, &h->m->start);
}

sp_rc head_set_date(const struct head *h, const struct passage *p)
{
	struct date_hit hit;
	char iso[CIVIL_ISO_SIZE];
	bool english;
	SP_TRY(set_english(h, p, &english));
	if (english)
		return SP_OK;
	if (!dates_first_day(h->x->lex, p->text, &hit))
		return SP_OK;
	civil_iso(hit.first, iso);
	SP_TRY(set_value(h, p, hit.off, hit.len, &h->m->date, iso));
	SP_TRY(head_set_printed(h, p, &hit, hit.hour, hit.minute, &h->m->start));
	return head_set_printed(h, p, &hit, hit.end_hour, hit.end_minute, &h->m->end);
}

sp_rc head_set_times(const struct head *h, const struct passage *p, struct fact *out,
		     struct fact *until)
{
	int hour, minute;
	size_t n = p->text.n;
	struct lex_hit hit;
	if (until && lex_find(lexicon_group(h->x->lex, "head_until"), p->text, 0, &hit) &&
	    hit.from) {
		struct passage from, to;
		SP_TRY(passage_sub(h->x->arena, p, 0, hit.from, &from));
		SP_TRY(passage_sub(h->x->arena, p, hit.to, n - hit.to, &to));
		SP_TRY(head_set_times(h, &from, out, NULL));
		return head_set_times(h, &to, until, NULL);
	}
	while (n && p->text.p[n - 1] == '.')
		n--;
	if (!dates_time(str_sub(p->text, 0, n), &hour, &minute))
		return SP_OK;
	SP_TRY(set_time(h, p, 0, n, hour, minute, out));
	size_t dash = str_find(p->text, STR("–"));
	dash = dash == SIZE_MAX ? str_find(p->text, STR("-")) : dash + strlen("–") - 1;
	if (until && dash != SIZE_MAX &&
	    dates_time(str_sub(p->text, dash + 1, p->text.n), &hour, &minute))
		SP_TRY(set_time(h, p, dash + 1, p->text.n - dash - 1, hour, minute, until));
	return SP_OK;
}

sp_rc head_set_clock(const struct head *h, const struct passage *p, size_t from, size_t to)
{
	int hour, minute;
	if (!dates_time(str_sub(p->text, from, to - from), &hour, &minute))
		return SP_OK;
	return set_time(h, p, from, to - from, hour, minute, &h->m->start);
}
