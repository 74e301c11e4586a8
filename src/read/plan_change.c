/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Mødet den 3. juni flyttes til den 10. juni", "Udvalgets møde i august den 4. aflyses", "Der
 * holdes et ekstraordinært møde den 1. december." */
#include "read/plan_scan.h"
#include "read/scan.h"
#include "read/sentence.h"

enum { DAYS_MOST = 8 };

struct day {
	const struct date_hit *hit;
	struct civil on;
	size_t from, to; /* in the sentence */
};

static bool is_coming(const struct plan_scan *s, struct str text, const struct date_hit *h)
{
	bool printed = !h->relative || dates_year_guessed(s->x->lex, text, h) || h->interval;
	return h->grain <= GRAIN_DAY && h->first.year && printed && s->x->date.year &&
	       civil_cmp(h->first, s->x->date) >= 0;
}

/* "flyttes fra den 3. juni til den 10. juni": two days, though it reads as all days between. */
static uint32_t days_of(const struct plan_scan *s, struct str text, const struct date_hits *hits,
			struct day *days)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < hits->list.n && n + 1 < DAYS_MOST; i++) {
		const struct date_hit *h = &hits->list.at[i];
		if (!is_coming(s, text, h))
			continue;
		days[n++] = (struct day){h, h->first, h->off, (size_t)h->off + h->len};
		if (civil_cmp(h->first, h->last) != 0)
			days[n++] = (struct day){h, h->last, h->off, (size_t)h->off + h->len};
	}
	return n;
}

static sp_rc put(struct plan_scan *s, const struct passage *p, size_t from, size_t to,
		 const struct day *on, struct planned_meeting m)
{
	char iso[CIVIL_ISO_SIZE];
	m.day = on->on;
	civil_iso(m.day, iso);
	m.when.text = arena_strdup(s->x->arena, iso);
	SP_NEED(m.when.text);
	SP_TRY(passage_spans(s->x->arena, p, from + on->from, on->to - on->from, &m.when.spans));
	SP_TRY(plan_time(s, p, from, on->hit, &m.time));
	SP_TRY(plan_body(s, p, from, from + on->from, &m.body));
	SP_TRY(passage_fact(s->x->arena, p, from, to - from, &m.said));
	return plan_add(s, &m);
}

/* The day a meeting is moved from stands before the one it is moved to. */
static sp_rc read_change(struct plan_scan *s, const struct passage *p, size_t from, size_t to,
			 const struct lex_hit *hit)
{
	struct date_hits hits = {0};
	struct day days[DAYS_MOST];
	struct planned_meeting m = {0};
	struct str said = str_sub(p->text, from, to - from);
	SP_TRY(dates_find(s->x->arena, s->x->lex, said, s->x->date, true, &hits));
	uint32_t n = days_of(s, said, &hits, days);
	if (!n)
		return SP_OK;
	switch (hit->key[0]) {
	case 'm':
		m.change = n == 1 && days[0].from < hit->to ? PLAN_AWAY : PLAN_MOVED;
		if (n > 1)
			m.from = days[0].on;
		return put(s, p, from, to, &days[n > 1], m);
	case 'c':
		m.change = PLAN_CANCELLED;
		for (uint32_t i = 0; i < n; i++)
			SP_TRY(put(s, p, from, to, &days[i], m));
		return SP_OK;
	default:
		m.change = PLAN_EXTRA;
		return days[0].from >= hit->from ? put(s, p, from, to, &days[0], m) : SP_OK;
	}
}

sp_rc plan_changes(struct plan_scan *s, const struct passage *p, enum section_kind section)
{
	const struct lex_group *g = lexicon_group(s->x->lex, "plan.change");
	struct lex_hit hit;
	bool decides = section == SECTION_DECISION || section == SECTION_RECOMMENDATION;
	for (size_t next = 0, from, to; sentence_next(s->x->lex, p->text, &next, &from, &to);) {
		if (!lex_find(g, str_sub(p->text, 0, to), from, &hit))
			continue;
		/* where nothing is decided an extraordinary meeting is only spoken of */
		if (hit.key[0] == 'e' && !decides)
			continue;
		hit.from -= from;
		hit.to -= from;
		SP_TRY(read_change(s, p, from, to, &hit));
	}
	return SP_OK;
}
