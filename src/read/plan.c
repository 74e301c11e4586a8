/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan is a list: a title or a lead that says so, then lines that hold days and little else. What
 * a decision does with a single meeting is read from sentences, in plan_change.c. */
#include "read/plan_scan.h"
#include "read/scan.h"

const char *plan_change_name(enum plan_change c)
{
	static const char *const names[] = {"set", "moved", "away", "cancelled", "extra"};
	return names[c];
}

bool plan_says(const struct plan_scan *s, const char *group, struct str text, struct lex_hit *hit)
{
	struct lex_hit any;
	return lex_find(lexicon_group(s->x->lex, group), text, 0, hit ? hit : &any);
}

sp_rc plan_body(const struct plan_scan *s, const struct passage *p, size_t from, size_t to,
		struct fact *out)
{
	struct body_hits bodies = {0};
	SP_TRY(bodies_find(s->x, str_sub(p->text, from, to - from), &bodies));
	if (!bodies.list.n)
		return SP_OK;
	const struct body_hit *b = &bodies.list.at[bodies.list.n - 1];
	return passage_fact(s->x->arena, p, from + b->off, b->len, out);
}

sp_rc plan_add(struct plan_scan *s, const struct planned_meeting *m)
{
	for (uint32_t i = 0; i < s->out->list.n; i++) {
		struct planned_meeting *old = &s->out->list.at[i];
		bool same = old->body.text && m->body.text
				    ? str_ieq(str_of(old->body.text), str_of(m->body.text))
				    : old->body.text == m->body.text;
		if (same && old->change == m->change && civil_cmp(old->day, m->day) == 0)
			return SP_OK;
	}
	if (s->out->list.n >= PLAN_MOST)
		return SP_OK;
	struct planned_meeting *to = sp_push(s->x->arena, &s->out->list);
	SP_NEED(to);
	*to = *m;
	to->decided = s->in_decision;
	return SP_OK;
}

sp_rc plan_time(const struct plan_scan *s, const struct passage *p, size_t from,
		const struct date_hit *h, struct fact *out)
{
	if (h->hour < 0 || !h->clock_len)
		return SP_OK;
	out->text = h->end_hour < 0
			    ? arena_printf(s->x->arena, "%02d:%02d", h->hour, h->minute)
			    : arena_printf(s->x->arena, "%02d:%02d-%02d:%02d", h->hour, h->minute,
					   h->end_hour, h->end_minute < 0 ? 0 : h->end_minute);
	SP_NEED(out->text);
	return passage_spans(s->x->arena, p, from + h->clock_off, h->clock_len, &out->spans);
}

/* ---- one line ---- */

struct plan_line {
	const struct passage *p;
	size_t from, to;
	struct str text; /* up to the words of something else */
	struct date_hits hits;
};

/* A day of the list, its year the plan's when the line tells none. */
static bool day_of(const struct plan_scan *s, struct str text, const struct date_hit *h,
		   struct civil *out)
{
	const struct civil now = s->x->date;
	enum { YEARS = 2 };
	*out = h->first;
	bool guessed = dates_year_guessed(s->x->lex, text, h);
	if (h->grain > GRAIN_DAY || (h->relative && !guessed) || !h->first.year ||
	    civil_cmp(h->first, h->last) != 0)
		return false;
	if (guessed && s->year)
		out->year = (int16_t)s->year;
	return civil_ok(*out) &&
	       (!now.year || (out->year >= now.year && out->year <= now.year + YEARS));
}

/* A time of day alone: "alle dage kl. 10". */
static bool is_clock(const struct date_hit *h)
{
	return h->clock_len && h->clock_off >= h->off && h->clock_off < h->off + h->len;
}

static size_t end_of_hit(const struct date_hit *h)
{
	size_t end = (size_t)h->off + h->len, clock = (size_t)h->clock_off + h->clock_len;
	return h->clock_len && clock > end ? clock : end;
}

/* Where the meeting is: behind its time, up to the next day of the line. */
static sp_rc place_of(const struct plan_scan *s, const struct plan_line *l, size_t from, size_t to,
		      struct fact *out)
{
	struct str behind = str_sub(l->text, from, to - from);
	struct lex_hit hit;
	if (!plan_says(s, "plan.place", behind, &hit) || hit.group[1].from == SIZE_MAX)
		return SP_OK;
	size_t at = l->from + from + hit.group[1].from;
	struct str said = str_trim(lex_part(&hit, behind, 1));
	while (said.n && said.p[said.n - 1] == '.')
		said.n--;
	return said.n ? passage_fact(s->x->arena, l->p, at, said.n, out) : SP_OK;
}

static sp_rc read_day(struct plan_scan *s, const struct plan_line *l, uint32_t i,
		      const struct fact *body)
{
	const struct date_hit *h = &l->hits.list.at[i];
	struct planned_meeting m = {.body = *body};
	char iso[CIVIL_ISO_SIZE];
	if (is_clock(h) || !day_of(s, l->text, h, &m.day))
		return SP_OK;
	size_t next = i + 1 < l->hits.list.n ? l->hits.list.at[i + 1].off : l->text.n;
	size_t end = end_of_hit(h);
	civil_iso(m.day, iso);
	m.when.text = arena_strdup(s->x->arena, iso);
	SP_NEED(m.when.text);
	SP_TRY(passage_spans(s->x->arena, l->p, l->from + h->off, h->len, &m.when.spans));
	SP_TRY(plan_time(s, l->p, l->from, h, &m.time));
	if (next > end)
		SP_TRY(place_of(s, l, end, next, &m.place));
	SP_TRY(passage_fact(s->x->arena, l->p, l->from, l->to - l->from, &m.said));
	return plan_add(s, &m);
}

static int figure(struct str t, const struct lex_hit *hit, int group)
{
	int n = 0;
	for (size_t i = hit->group[group].from; i < hit->group[group].to; i++)
		n = n * 10 + t.p[i] - '0';
	return n;
}

/* Puts a hit where it stands in the line. */
static sp_rc insert(const struct plan_scan *s, struct plan_line *l, const struct date_hit *hit)
{
	struct date_hit *at = sp_push(s->x->arena, &l->hits.list);
	SP_NEED(at);
	for (; at > l->hits.list.at && (at - 1)->off > hit->off; at--)
		*at = *(at - 1);
	*at = *hit;
	return SP_OK;
}

static bool is_read(const struct plan_line *l, const struct lex_hit *hit)
{
	for (uint32_t i = 0; i < l->hits.list.n; i++)
		if (l->hits.list.at[i].off < hit->to && end_of_hit(&l->hits.list.at[i]) > hit->from)
			return true;
	return false;
}

/* "26.01, 23.02": only in a list of meetings are these days. */
static sp_rc add_figures(const struct plan_scan *s, struct plan_line *l)
{
	const struct lex_group *g = lexicon_group(s->x->lex, "plan.day");
	const struct civil now = s->x->date;
	struct lex_hit hit;
	for (size_t at = 0; lex_find(g, l->text, at, &hit); at = hit.to) {
		struct civil day = {(int16_t)(s->year ? s->year : now.year),
				    (int8_t)figure(l->text, &hit, 2),
				    (int8_t)figure(l->text, &hit, 1)};
		if (is_read(l, &hit) || !now.year || !civil_ok(day))
			continue;
		if (!s->year && civil_cmp(day, now) < 0)
			day.year++;
		const struct date_hit found = {.off = (uint32_t)hit.from,
					       .len = (uint32_t)(hit.to - hit.from),
					       .first = day,
					       .last = day,
					       .grain = GRAIN_DAY,
					       .relative = true,
					       .hour = -1,
					       .minute = -1,
					       .end_hour = -1,
					       .end_minute = -1};
		SP_TRY(insert(s, l, &found));
	}
	return SP_OK;
}

/* Times of day and no day at all. */
static bool only_clocks(const struct plan_line *l)
{
	for (uint32_t i = 0; i < l->hits.list.n; i++)
		if (!is_clock(&l->hits.list.at[i]))
			return false;
	return true;
}

/* The line holds days and little else. */
static bool is_listed(const struct plan_line *l)
{
	enum { OTHER_WORDS = 60, OF_A_DAY = 40 };
	size_t days = 0;
	for (uint32_t i = 0; i < l->hits.list.n; i++)
		days += end_of_hit(&l->hits.list.at[i]) - l->hits.list.at[i].off;
	return l->text.n <= days + OTHER_WORDS + OF_A_DAY * l->hits.list.n;
}

/* A line without a day: a body whose days follow, a year, or the time and place of the last day. */
static sp_rc read_between(struct plan_scan *s, const struct plan_line *l)
{
	enum { SHORT = 90 };
	struct lex_hit hit;
	struct planned_meeting *last =
		s->fresh && s->out->list.n ? &s->out->list.at[s->out->list.n - 1] : NULL;
	if (l->text.n > SHORT)
		return SP_OK;
	if (plan_says(s, "plan.year", l->text, &hit))
		s->year = plan_year(l->text, &hit);
	struct fact body = {0};
	SP_TRY(plan_body(s, l->p, l->from, l->to, &body));
	if (body.text) {
		s->body = body;
		s->hours = (struct fact){0};
		s->fresh = false;
		return l->hits.list.n ? plan_time(s, l->p, l->from, &l->hits.list.at[0], &s->hours)
				      : SP_OK;
	}
	size_t behind = l->hits.list.n ? end_of_hit(&l->hits.list.at[0]) : 0;
	if (last && !last->time.text && l->hits.list.n)
		SP_TRY(plan_time(s, l->p, l->from, &l->hits.list.at[0], &last->time));
	return last && !last->place.text ? place_of(s, l, behind, l->text.n, &last->place) : SP_OK;
}

/* One time on the line, before the days or behind the last one, is that of all of them. */
static sp_rc share_time(struct plan_scan *s, const struct plan_line *l, uint32_t first)
{
	const struct planned_meeting *all = s->out->list.at;
	struct fact time = {0};
	for (uint32_t i = first; i + 1 < s->out->list.n; i++)
		if (all[i].time.text)
			return SP_OK;
	if (s->out->list.n > first)
		time = all[s->out->list.n - 1].time;
	for (uint32_t i = 0; i < l->hits.list.n && !time.text; i++)
		if (is_clock(&l->hits.list.at[i]))
			SP_TRY(plan_time(s, l->p, l->from, &l->hits.list.at[i], &time));
	for (uint32_t i = first; i < s->out->list.n; i++)
		s->out->list.at[i].time = time.text ? time : s->hours;
	return SP_OK;
}

static sp_rc read_line(struct plan_scan *s, struct plan_line *l)
{
	struct lex_hit hit;
	struct fact body = s->body;
	if (plan_says(s, "plan.about", l->text, &hit))
		s->listing = true;
	if (plan_says(s, "plan.change", l->text, &hit))
		return SP_OK;
	if (plan_says(s, "plan.not", l->text, &hit))
		l->text.n = hit.from;
	if (!s->listing || !l->text.n)
		return SP_OK;
	SP_TRY(dates_find(s->x->arena, s->x->lex, l->text, s->x->date, true, &l->hits));
	SP_TRY(add_figures(s, l));
	if (only_clocks(l))
		return read_between(s, l);
	if (!is_listed(l))
		return SP_OK;
	SP_TRY(plan_body(s, l->p, l->from, l->from + l->hits.list.at[0].off, &body));
	uint32_t first = s->out->list.n;
	for (uint32_t i = 0; i < l->hits.list.n; i++)
		SP_TRY(read_day(s, l, i, &body));
	s->fresh = s->out->list.n > first;
	return share_time(s, l, first);
}

int plan_year(struct str text, const struct lex_hit *hit)
{
	int year = 0;
	for (size_t i = hit->group[1].from; i < hit->group[1].to; i++)
		year = year * 10 + text.p[i] - '0';
	return year;
}

static sp_rc read_lines(struct plan_scan *s, const struct passage *p)
{
	enum { LONGEST = 1500 };
	for (size_t at = 0; at < p->text.n;) {
		struct plan_line l = {.p = p, .from = scan_space(p->text, at)};
		size_t end = scan_line_end(p->text, l.from);
		l.to = scan_blanks_back(p->text, end);
		at = end + 1;
		if (l.to <= l.from)
			continue;
		l.text = str_sub(p->text, l.from, l.to - l.from);
		if (l.text.n <= LONGEST)
			SP_TRY(read_line(s, &l));
	}
	return SP_OK;
}

/* ---- the item ---- */

/* "Alle møder holdes kl. 16 på Rådhuset": for those that tell none themselves. */
static sp_rc read_common(struct plan_scan *s, const struct passage *p)
{
	enum { BEHIND = 160 };
	struct lex_hit all, place;
	struct date_hits hits = {0};
	if (!plan_says(s, "plan.all", p->text, &all))
		return SP_OK;
	size_t end = scan_line_end(p->text, all.to);
	end = end > all.to + BEHIND ? all.to + BEHIND : end;
	while (end < p->text.n && ((unsigned char)p->text.p[end] & 0xC0) == 0x80)
		end++;
	struct str behind = str_sub(p->text, all.to, end - all.to);
	SP_TRY(dates_find(s->x->arena, s->x->lex, behind, s->x->date, true, &hits));
	for (uint32_t i = 0; i < hits.list.n && !s->time.text; i++)
		SP_TRY(plan_time(s, p, all.to, &hits.list.at[i], &s->time));
	if (!s->place.text && plan_says(s, "plan.place", behind, &place) &&
	    place.group[1].from != SIZE_MAX) {
		struct str said = str_trim(lex_part(&place, behind, 1));
		while (said.n && said.p[said.n - 1] == '.')
			said.n--;
		return passage_fact(s->x->arena, p, all.to + place.group[1].from, said.n,
				    &s->place);
	}
	return SP_OK;
}

static void fill_common(struct plan_scan *s)
{
	for (uint32_t i = 0; i < s->out->list.n; i++) {
		struct planned_meeting *m = &s->out->list.at[i];
		if (!m->time.text && m->change == PLAN_SET)
			m->time = s->time;
		if (!m->place.text && m->change == PLAN_SET)
			m->place = s->place;
	}
}

static bool is_decided(const struct plan_scan *s, const struct rec_item *item)
{
	bool other = false;
	for (uint32_t i = 0; i < item->decision.outcomes.n; i++) {
		enum outcome o = item->decision.outcomes.at[i].outcome;
		if (o == OUTCOME_APPROVED || o == OUTCOME_NOTED || o == OUTCOME_AMENDED)
			return true;
		other = other || o != OUTCOME_NONE;
	}
	return !other && item->decision.text.text &&
	       plan_says(s, "plan.decided", str_of(item->decision.text.text), NULL);
}

static void decide(const struct plan_scan *s, const struct rec_item *item)
{
	bool decided = is_decided(s, item);
	for (uint32_t i = 0; i < s->out->list.n; i++)
		s->out->list.at[i].decided = s->out->list.at[i].decided || decided;
}

static bool tells(enum section_kind kind)
{
	return kind != SECTION_LAW && kind != SECTION_ATTACHMENTS && kind != SECTION_COMPETENCE &&
	       kind != SECTION_PRIOR_DECISION && kind != SECTION_HISTORY;
}

static sp_rc read_title(struct plan_scan *s, const struct extraction *from,
			const struct rec_item *item)
{
	struct lex_hit hit;
	struct passage p;
	if (!item->title.text)
		return SP_OK;
	s->listing = plan_says(s, "plan.about", str_of(item->title.text), NULL);
	if (!s->listing)
		return SP_OK;
	if (plan_says(s, "plan.year", str_of(item->title.text), &hit))
		s->year = plan_year(str_of(item->title.text), &hit);
	SP_TRY(passage_of_fact(s->x->arena, from, &item->title, &p));
	return plan_body(s, &p, 0, p.text.n, &s->body);
}

sp_rc plan_read(const struct extract_context *x, const struct extraction *from,
		const struct rec_item *item, struct plan *out)
{
	struct plan_scan s = {.x = x, .out = out};
	SP_TRY(read_title(&s, from, item));
	const bool listing = s.listing;
	const int year = s.year;
	const struct fact body = s.body;
	for (uint32_t i = 0; i < item->sections.n; i++) {
		const struct rec_section *section = &item->sections.at[i];
		struct passage p;
		s.in_decision = section->kind == SECTION_DECISION;
		if (!tells(section->kind))
			continue;
		s.listing = listing;
		s.year = year;
		s.body = body;
		s.hours = (struct fact){0};
		s.fresh = false;
		SP_TRY(passage_of_fact(x->arena, from, &section->text, &p));
		SP_TRY(read_lines(&s, &p));
		SP_TRY(plan_changes(&s, &p, section->kind));
		SP_TRY(read_common(&s, &p));
	}
	fill_common(&s);
	decide(&s, item);
	return SP_OK;
}
