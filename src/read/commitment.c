/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A promise is a verb or noun of coming back (the lexicon's) with what its kind needs beside it:
 * a time to come, a political body, a wish; and nothing that makes it a tale of the past, a rule or
 * a condition. What is needed differs between running text, recommendation and decision. */
#include "read/commitment_scan.h"
#include "read/scan.h"
#include "read/sentence.h"

#include <stdio.h>

enum need {
	NEED_TIME = 1,	    /* a date to come */
	NEED_BODY = 2,	    /* a political body, a meeting */
	NEED_ASKED = 4,	    /* a date, or a wish, or "skal" */
	NEED_FUTURE = 8,    /* "vil", "forventes", "følger" */
	NEED_ANY_TIME = 16, /* a date or a vague time */
	NEED_GIVEN = 32,    /* to a political body */
	NEVER = 64,
	NEED_AHEAD = 128,  /* a date or a word of the future */
	NEED_WISHED = 256, /* a date, a wish, or in a decision somebody who does it */
	NEED_PAPER = 512   /* a body, or a paper that is waited for */
};

/* How far its time may stand from a promise; in a decision it may be further. */
enum { REACH_NEAR = 90, REACH = 130, REACH_DECISION = 220 };

struct policy {
	const char *key;
	uint16_t text, process, point, decision;
};

static const struct policy policies[] = {
	{"back", NEED_ANY_TIME, 0, NEED_ANY_TIME, 0},
	{"postpone", NEED_TIME, NEED_TIME, NEED_TIME, NEED_TIME},
	{"promise", 0, 0, NEVER, 0},
	{"give", NEED_ANY_TIME, NEED_ANY_TIME, NEED_TIME, NEED_ASKED},
	{"want", NEVER, NEVER, NEVER, NEED_ASKED},
	{"evaluate", NEED_ANY_TIME, NEED_TIME, NEED_TIME, 0},
	{"measure", NEED_TIME, NEED_TIME, NEED_TIME, NEED_ASKED},
	{"show", NEED_ANY_TIME | NEED_BODY, NEED_BODY | NEED_AHEAD, NEED_TIME, NEED_ASKED},
	{"tell", NEED_ANY_TIME | NEED_BODY, NEED_BODY | NEED_AHEAD, NEED_TIME, NEED_ASKED},
	{"reach", NEED_TIME | NEED_PAPER, NEED_TIME, NEED_TIME | NEED_BODY, NEED_TIME},
	{"noun", NEED_TIME | NEED_FUTURE, NEED_TIME, NEED_TIME, NEED_ASKED},
	{"handle_noun", NEED_TIME | NEED_BODY, NEED_TIME | NEED_BODY, NEED_TIME | NEED_BODY,
	 NEED_ANY_TIME | NEED_BODY},
	{"handle", NEED_TIME | NEED_BODY, NEED_TIME | NEED_BODY, NEED_TIME | NEED_BODY,
	 NEED_ANY_TIME | NEED_BODY},
	{"gather", NEED_TIME, NEED_TIME, NEVER, NEED_TIME},
	{"event", NEED_TIME | NEED_BODY | NEED_FUTURE, NEED_TIME | NEED_BODY | NEED_FUTURE, NEVER,
	 NEED_TIME},
	{"meeting", NEED_TIME, NEED_TIME, NEVER, NEED_TIME},
	{"look", NEVER, NEVER, NEVER, NEED_ASKED},
	{"make", NEED_TIME | NEED_GIVEN, NEED_TIME | NEED_GIVEN, NEED_TIME | NEED_GIVEN,
	 NEED_WISHED},
};

static uint16_t needs_of(const struct sentence *s, const char *key)
{
	for (size_t i = 0; i < sizeof(policies) / sizeof(policies[0]); i++) {
		const struct policy *p = &policies[i];
		if (strcmp(p->key, key) != 0)
			continue;
		switch (s->place) {
		case PLACE_TEXT:
			return p->text;
		case PLACE_PROCESS:
			return p->process;
		case PLACE_POINT:
			return p->point;
		case PLACE_DECISION:
			return p->decision;
		case PLACE_PRIOR: /* somebody's promise is kept by now, if it has no time */
			return p->decision ? p->decision : NEED_ASKED;
		}
	}
	return NEVER;
}

static size_t skip_marks(struct str t, size_t from, size_t to)
{
	from = scan_space(t, from);
	static const char *const marks[] = {"\xE2\x80\xA2", "\xC2\xB7", "-", "*", "\xE2\x80\x93"};
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (str_starts(str_sub(t, from, to - from), str_of(marks[i])))
			return skip_marks(t, from + strlen(marks[i]), to);
	size_t digits = from;
	while (digits < to && t.p[digits] >= '0' && t.p[digits] <= '9')
		digits++;
	bool number = digits > from && digits - from <= 2 && digits + 1 < to &&
		      strchr(".)", t.p[digits]) && t.p[digits + 1] == ' ';
	if (number && !str_istarts(str_sub(t, digits + 2, to - digits), STR("behandling")))
		return skip_marks(t, digits + 2, to);
	if (str_istarts(str_sub(t, from, to - from), STR("at ")))
		return skip_marks(t, from + 3, to);
	return from;
}

static bool has_body(const struct sentence *s)
{
	return commitment_says(s, "commitment.body", s->start, s->to, NULL);
}

/* "Forvaltningen …", "Ane Bo …" at the head of the clause, with an active verb. */
static bool has_subject(const struct sentence *s)
{
	struct lex_hit hit;
	size_t from = skip_marks(s->text, s->start, s->to);
	return lex_find(lexicon_group(s->x->lex, "commitment.who"),
			str_sub(s->text, from, s->to - from), 0, &hit) &&
	       hit.from == 0;
}

static bool says(const struct sentence *s, const char *group)
{
	return commitment_says(s, group, s->start, s->to, NULL);
}

/* A wish, "skal", or in the meeting's own decision somebody who does it. */
static bool is_asked(const struct sentence *s)
{
	if (s->wish || s->said || s->place == PLACE_PRIOR)
		return s->wish || s->said;
	return says(s, "commitment.asked") || (s->place == PLACE_DECISION && has_subject(s));
}

/* Is one need of a promise there? due: it has a date to come. */
static bool need_met(const struct sentence *s, uint16_t need, bool due)
{
	switch (need) {
	case NEED_TIME:
		return due;
	case NEED_ANY_TIME:
		return due || commitment_vague_time(s);
	case NEED_ASKED:
		return due || is_asked(s);
	case NEED_WISHED:
		return due || s->wish || s->said || (s->place == PLACE_DECISION && has_subject(s));
	case NEED_FUTURE:
		return says(s, "commitment.future");
	case NEED_AHEAD:
		return due || says(s, "commitment.future");
	case NEED_GIVEN:
		return says(s, "commitment.delivered");
	case NEED_PAPER:
		return has_body(s) || says(s, "commitment.paper");
	case NEED_BODY:
		return has_body(s) || has_subject(s);
	default:
		return false;
	}
}

static bool met(const struct sentence *s, uint16_t needs, bool due)
{
	for (int need = 1; need <= NEED_PAPER; need <<= 1)
		if ((needs & need) && !need_met(s, (uint16_t)need, due))
			return false;
	return true;
}

/* ---- the clause ---- */

struct range {
	size_t from, to;
};

/* The last place before `before` where a new clause begins with a subject of its own. */
static size_t clause_start(const struct sentence *s, size_t before, size_t other_date)
{
	size_t start = s->start;
	for (size_t i = start; i + 6 < before; i++) /* a point after "kr." may end a sentence */
		if (str_starts(str_sub(s->text, i, 5), STR(" kr. ")) &&
		    scan_is_capitalised(str_sub(s->text, i + 5, before)))
			start = i + 5;
	if (other_date == SIZE_MAX)
		return start;
	for (size_t i = other_date; i + 4 < before; i++)
		if (str_istarts(str_sub(s->text, i, 4), STR(" og ")))
			return i + 4;
	return start;
}

/* A side clause after the promise and its time is not a part of it. */
static size_t clause_end(const struct sentence *s, size_t after)
{
	struct lex_hit hit;
	return commitment_says(s, "commitment.tail", after, s->to, &hit) ? hit.from : s->to;
}

static struct range clause_of(const struct sentence *s, const struct lex_hit *trigger,
			      const struct date_hit *due)
{
	size_t first = trigger->from, last = trigger->to, other = SIZE_MAX;
	if (due) {
		size_t from = s->from + due->off, to = from + due->len;
		if (due->clock_len && s->from + due->clock_off + due->clock_len > to)
			to = s->from + due->clock_off + due->clock_len;
		first = from < first ? from : first;
		last = to > last ? to : last;
	}
	for (uint32_t i = 0; i < s->dates.list.n; i++) {
		const struct date_hit *h = &s->dates.list.at[i];
		if (h != due && s->from + h->off + h->len <= first && s->from + h->off >= s->start)
			other = s->from + h->off + h->len;
	}
	struct range r = {clause_start(s, first, other), clause_end(s, last)};
	r.from = skip_marks(s->text, r.from, r.to);
	while (r.to > r.from && strchr(" ,;\n", s->text.p[r.to - 1]))
		r.to--;
	return r;
}

/* ---- facts ---- */

static sp_rc iso_fact(struct arena *a, struct civil d, const struct spans *spans, struct fact *out)
{
	char iso[CIVIL_ISO_SIZE];
	if (!d.year)
		return SP_OK;
	civil_iso(d, iso);
	out->text = arena_strdup(a, iso);
	SP_NEED(out->text);
	out->spans = *spans;
	return SP_OK;
}

static sp_rc fill_due(const struct sentence *s, const struct passage *p, const struct date_hit *due,
		      struct rec_commitment *c)
{
	struct arena *a = s->x->arena;
	if (!due)
		return SP_OK;
	c->due.text = arena_strdup(a, due->due);
	SP_NEED(c->due.text);
	SP_TRY(passage_spans(a, p, s->from + due->off, due->len, &c->due.spans));
	c->due.doubtful = !s->x->date.year && !due->has_year;
	SP_TRY(iso_fact(a, due->first, &c->due.spans, &c->first));
	return iso_fact(a, due->last, &c->due.spans, &c->last);
}

static sp_rc fill_who(const struct sentence *s, const struct passage *p, struct range r,
		      struct rec_commitment *c)
{
	struct str clause = str_sub(s->text, r.from, r.to - r.from);
	const struct lexicon *lex = s->x->lex;
	struct lex_hit hit;
	size_t base = r.from;
	if (!lex_find(lexicon_group(lex, "commitment.who"), clause, 0, &hit) &&
	    !lex_find(lexicon_group(lex, "commitment.who_more"), clause, 0, &hit)) {
		base = 0;
		if (!commitment_says(s, "commitment.who_asked", s->from, r.to, &hit))
			return SP_OK;
	}
	if (hit.group[1].from == SIZE_MAX)
		return SP_OK;
	return passage_fact(s->x->arena, p, base + hit.group[1].from,
			    hit.group[1].to - hit.group[1].from, &c->who);
}

static sp_rc fill_recurrence(const struct sentence *s, const struct passage *p, struct range r,
			     struct rec_commitment *c)
{
	struct lex_hit hit;
	if (!commitment_says(s, "commitment.recurrence", r.from, r.to, &hit))
		return SP_OK;
	c->recurrence.text = hit.key;
	return passage_spans(s->x->arena, p, hit.from, hit.to - hit.from, &c->recurrence.spans);
}

/* Most words of the shorter text stand in the other. */
static bool same_words(struct str a, struct str b)
{
	int total = 0, shared = 0;
	for (size_t at = 0; at < a.n;) {
		size_t end = scan_word_end(a, at);
		if (end > at) {
			struct str word = str_sub(a, at, end - at);
			total++;
			for (size_t i = 0, to; i < b.n; i = to) {
				to = scan_word_end(b, i);
				if (to == i)
					to++;
				else if (str_ieq(str_sub(b, i, to - i), word)) {
					shared++;
					break;
				}
			}
		}
		at = end > at ? end : at + 1;
	}
	return shared * 10 >= total * 8;
}

static bool already(const struct rec_item *item, const char *text, const struct date_hit *due)
{
	for (uint32_t i = 0; i < item->commitments.n; i++) {
		const struct rec_commitment *c = &item->commitments.at[i];
		struct str a = str_of(text), b = str_of(c->text.text);
		bool same_due = (!due && !c->due.text) ||
				(due && c->due.text && strcmp(due->due, c->due.text) == 0);
		if (same_due && (a.n < b.n ? same_words(a, b) : same_words(b, a)))
			return true;
	}
	return false;
}

static sp_rc add(const struct sentence *s, const struct passage *p, struct range r,
		 const struct date_hit *due, struct rec_item *item)
{
	struct rec_commitment c = {0}, *slot;
	SP_TRY(passage_fact(s->x->arena, p, r.from, r.to - r.from, &c.text));
	if (!c.text.text[0] || already(item, c.text.text, due))
		return SP_OK;
	SP_TRY(fill_due(s, p, due, &c));
	SP_TRY(fill_who(s, p, r, &c));
	SP_TRY(fill_recurrence(s, p, r, &c));
	slot = sp_push(s->x->arena, &item->commitments);
	SP_NEED(slot);
	*slot = c;
	return SP_OK;
}

/* ---- one sentence ---- */

static void find_lead(struct sentence *s)
{
	struct lex_hit hit;
	bool decides = s->place == PLACE_DECISION || s->place == PLACE_PRIOR;
	if (!decides || !commitment_says(s, "commitment.lead", s->from, s->to, &hit))
		return;
	s->wish = hit.key[0] == 'w' || hit.key[0] == 'b';
	s->said = hit.key[0] == 's';
	s->start = hit.key[0] == 'i' ? hit.from : hit.to;
}

static int reach_of(const struct sentence *s, const char *key)
{
	if (strncmp(key, "handle", 6) == 0)
		return REACH_NEAR;
	return s->place == PLACE_DECISION || s->place == PLACE_PRIOR ? REACH_DECISION : REACH;
}

/* No word of coming back, but a decision that names a meeting or a body to be met and a time to
 * come, or a wish with its time: "Udvalget ser på fordelingen på mødet den 6. oktober." */
static sp_rc read_dated(struct sentence *s, const struct passage *p, struct rec_item *item)
{
	struct lex_hit body = {.from = s->start, .to = s->start};
	const struct date_hit *due;
	if (!s->dates.list.n || (s->place != PLACE_DECISION && s->place != PLACE_POINT))
		return SP_OK;
	bool met_body = commitment_says(s, "commitment.meets", s->start, s->to, &body);
	due = commitment_due(s, body.from, body.to, REACH);
	if (!due || (!met_body && !s->wish) || due->grain == GRAIN_YEAR || due->interval)
		return SP_OK;
	size_t end = s->from + due->off + due->len;
	end = end > body.to ? end : body.to;
	const struct lex_hit told = {.from = end, .to = end};
	if (commitment_past(s, &told, false) || commitment_barred(s, &body))
		return SP_OK;
	return add(s, p, clause_of(s, &body, due), due, item);
}

/* Where the letters begin that end at a place. */
static size_t letters_start(struct str t, size_t end)
{
	size_t before = end;
	while (end > 0 && str_is_alpha(scan_before(t, end, &before)))
		end = before;
	return end;
}

static bool next_trigger(const struct sentence *s, size_t from, struct lex_hit *hit)
{
	if (!commitment_says(s, "commitment.trigger", from, s->to, hit))
		return false;
	hit->from = letters_start(s->text, hit->from);
	return true;
}

static sp_rc read_sentence(struct sentence *s, const struct passage *p, struct rec_item *item)
{
	struct lex_hit trigger;
	bool decides = s->place == PLACE_DECISION || s->place == PLACE_POINT;
	if (!decides && !next_trigger(s, s->from, &trigger))
		return SP_OK;
	find_lead(s);
	SP_TRY(dates_find(s->x->arena, s->x->lex, str_sub(s->text, s->from, s->to - s->from),
			  s->x->date, true, &s->dates));
	const struct date_hit *taken = NULL;
	bool any = false;
	for (size_t at = s->start; next_trigger(s, at, &trigger); at = trigger.to) {
		const struct date_hit *due =
			commitment_due(s, trigger.from, trigger.to, reach_of(s, trigger.key));
		if ((any && (!due || due == taken)) || !met(s, needs_of(s, trigger.key), due) ||
		    (!due && commitment_stale(s)) || commitment_past(s, &trigger, due != NULL) ||
		    commitment_barred(s, &trigger))
			continue;
		SP_TRY(add(s, p, clause_of(s, &trigger, due), due, item));
		any = true;
		taken = due;
	}
	return any ? SP_OK : read_dated(s, p, item);
}

/* ---- lists of matters to come ---- */

static sp_rc read_coming(struct sentence *s, const struct passage *p, struct rec_item *item,
			 bool *is)
{
	struct str line = str_sub(s->text, s->from, s->to - s->from);
	size_t lead = skip_marks(s->text, s->from, s->to) - s->from;
	SP_TRY(dates_find(s->x->arena, s->x->lex, line, s->x->date, true, &s->dates));
	const struct date_hit *h = s->dates.list.n ? &s->dates.list.at[0] : NULL;
	*is = h && h->off <= lead + 12;
	if (!*is || commitment_due(s, s->from + h->off, s->from + h->off + h->len, REACH) != h)
		return SP_OK;
	size_t after = h->off + h->len;
	struct str rest = str_trim(str_sub(line, after, line.n));
	if (!rest.n || !strchr(":-\xE2\t", rest.p[0]))
		return SP_OK;
	return add(s, p, (struct range){s->from + lead, s->to}, h, item);
}

static bool place_of(enum section_kind section, enum commitment_place *out)
{
	switch (section) {
	case SECTION_ATTACHMENTS:
	case SECTION_LAW:
	case SECTION_HISTORY:
	case SECTION_COMPETENCE:
	case SECTION_ROUTE:
		return false;
	case SECTION_DECISION:
		*out = PLACE_DECISION;
		return true;
	case SECTION_PRIOR_DECISION:
		*out = PLACE_PRIOR;
		return true;
	case SECTION_RECOMMENDATION:
		*out = PLACE_POINT;
		return true;
	case SECTION_PROCESS:
		*out = PLACE_PROCESS;
		return true;
	default:
		*out = PLACE_TEXT;
		return true;
	}
}

sp_rc commitments_read(const struct extract_context *x, const struct passage *p,
		       enum section_kind section, struct rec_item *item)
{
	enum commitment_place place;
	bool coming = false, listed = false;
	if (!place_of(section, &place))
		return SP_OK;
	for (size_t next = 0, at, end; sentence_next(x->lex, p->text, &next, &at, &end);) {
		struct sentence s = {.x = x,
				     .text = p->text,
				     .from = at,
				     .to = end,
				     .start = at,
				     .place = place};
		if (coming)
			SP_TRY(read_coming(&s, p, item, &listed));
		if (!coming || !listed) {
			SP_TRY(read_sentence(&s, p, item));
			coming = commitment_says(&s, "commitment.coming", at, end, NULL);
		}
	}
	return SP_OK;
}
