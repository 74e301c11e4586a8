/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A promise is a verb or noun of coming back (the lexicon's) with what its kind needs beside it:
 * a time to come, a political body, a wish; and nothing that makes it a tale of the past, a rule or
 * a condition. What is needed differs between running text, recommendation and decision. */
#include "read/commitment_scan.h"
#include "read/scan.h"
#include "read/sentence.h"

/* Each word of a promise looks through its sentence: no real one has as many. */
enum { TRIGGERS = 64 };

/* How far its time may stand from a promise, against COMMITMENT_REACH. */
enum { BESIDE = 3, REACH_NEAR = 90, REACH_DECISION = 220 };

/* ---- one sentence ---- */

/* "Formanden foreslog, at …" counts when what follows says yes. */
static bool is_accepted(const struct sentence *s)
{
	enum { NEXT = 90 };
	size_t to = s->text.n - s->to > NEXT ? s->to + NEXT : s->text.n;
	while (to < s->text.n && ((unsigned char)s->text.p[to] & 0xC0) == 0x80)
		to++;
	return commitment_says(s, "commitment.accepted", s->to, to, NULL);
}

/* What some of the members wish or propose. */
static bool is_some_wish(const struct sentence *s)
{
	struct lex_hit hit;
	struct str said = str_sub(s->text, s->from, s->to - s->from);
	return lex_find(lexicon_group(s->x->lex, "commitment.some_wish"), said, 0, &hit);
}

/* What some of the members wished or proposed falls when the next sentence says so. */
static bool is_refused(const struct sentence *s)
{
	enum { NEXT = 240 };
	struct lex_hit hit;
	if (!is_some_wish(s))
		return false;
	size_t to = s->text.n - s->to > NEXT ? s->to + NEXT : s->text.n;
	while (to < s->text.n && ((unsigned char)s->text.p[to] & 0xC0) == 0x80)
		to++;
	return s->to < to && lex_find(lexicon_group(s->x->lex, "commitment.refused"),
				      str_sub(s->text, s->to, to - s->to), 0, &hit);
}

static void find_lead(struct sentence *s)
{
	struct lex_hit hit;
	bool decides = s->place == PLACE_DECISION || s->place == PLACE_PRIOR;
	if (!decides || !commitment_says(s, "commitment.lead", s->from, s->to, &hit) ||
	    (hit.key[0] == 'p' && !is_accepted(s)))
		return;
	s->lead = hit.from;
	s->wish = strchr("wbp", hit.key[0]) != NULL;
	s->said = hit.key[0] == 's';
	s->start = hit.key[0] == 'i' ? hit.from : hit.to;
	if (hit.key[0] == 'i' && commitment_says(s, "commitment.lead", hit.to, s->to, &hit))
		s->wish = hit.key[0] == 'w' || hit.key[0] == 'b';
}

static int reach_of(const struct sentence *s, const char *key)
{
	if (strncmp(key, "handle", 6) == 0)
		return REACH_NEAR;
	return s->place == PLACE_DECISION || s->place == PLACE_PRIOR ? REACH_DECISION
								     : COMMITMENT_REACH;
}

/* A wish, but for the day that the decision sets for what it decides: "… træder i kraft den"; and
 * what one member wishes done, with nothing that comes back, is not decided. */
static bool wishes_back(const struct sentence *s)
{
	return s->wish && !commitment_says(s, "commitment.force", s->start, s->to, NULL) &&
	       !is_some_wish(s);
}

/* No word of coming back, but a decision that names a meeting or a body to be met and a time to
 * come, or a wish with its time: "Udvalget ser på fordelingen på mødet den 6. oktober." */
static sp_rc read_dated(struct sentence *s, const struct passage *p, struct rec_item *item)
{
	struct lex_hit body = {.from = s->start, .to = s->start};
	const struct date_hit *due;
	bool decides = s->place == PLACE_DECISION || s->place == PLACE_POINT;
	if (!s->dates.list.n || s->place == PLACE_PRIOR)
		return SP_OK;
	bool met_body = commitment_says(s, decides ? "commitment.meets" : "commitment.sits",
					s->start, s->to, &body);
	due = commitment_due(s, body.from, body.to, decides ? COMMITMENT_REACH : BESIDE);
	if (!due || (!met_body && !wishes_back(s)) || due->grain == GRAIN_YEAR || due->interval ||
	    due->sense == SENSE_AFTER)
		return SP_OK;
	size_t end = s->from + due->off + due->len;
	end = end > body.to ? end : body.to;
	const struct lex_hit told = {.from = end, .to = end};
	if (commitment_past(s, &told, false) || commitment_barred(s, &body, true))
		return SP_OK;
	return commitment_add(s, p, &body, commitment_clause(s, &body, due), due, item);
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

bool commitment_now(const struct sentence *s, const struct date_hit *h)
{
	const struct civil now = s->x->date;
	return h->grain == GRAIN_MONTH && h->first.year == now.year && h->first.month == now.month;
}

/* Treating a matter "in 2022", or in the month of the meeting, tells of this treatment. */
static bool is_own_time(const struct sentence *s, const struct date_hit *h,
			const struct lex_hit *trigger)
{
	if (strcmp(trigger->key, "apply") == 0)
		return h->grain == GRAIN_YEAR; /* the year of the money */
	return strncmp(trigger->key, "handle", 6) == 0 && s->place != PLACE_DECISION &&
	       (commitment_now(s, h) || h->grain == GRAIN_YEAR);
}

static bool is_promise(const struct sentence *s, const struct lex_hit *trigger,
		       const struct date_hit *due)
{
	static const char *const firm[] = {"back", "postpone", "renew"};
	bool is_firm = due || !s->before_lead;
	for (size_t i = 0; !is_firm && i < sizeof(firm) / sizeof(firm[0]); i++)
		is_firm = strcmp(trigger->key, firm[i]) == 0;
	return is_firm && commitment_met(s, trigger, due) && (due || !commitment_stale(s)) &&
	       !commitment_past(s, trigger, due && !commitment_now(s, due)) &&
	       !commitment_barred(s, trigger, due);
}

/* Where the next clause with a promise of its own begins: ", og at Bo svarer"; 0 for none. */
static size_t next_clause(const struct sentence *s, size_t from, size_t to)
{
	struct lex_hit hit;
	return commitment_says(s, "commitment.also", from, to, &hit) ? hit.to : 0;
}

/* "ønsker oplyst, hvor mange træer der fældes, inden udgangen af marts": what is asked belongs to
 * it, with its time. */
static void take_question(const struct sentence *s, struct lex_hit *trigger)
{
	struct lex_hit hit;
	if (commitment_says(s, "commitment.question", trigger->to, s->to, &hit) &&
	    hit.from == trigger->to)
		trigger->to = s->to > s->from && s->text.p[s->to - 1] == '.' ? s->to - 1 : s->to;
}

/* The promise with each of its times. */
static sp_rc add_promise(const struct sentence *s, const struct passage *p,
			 const struct lex_hit *trigger, const struct date_hit *due,
			 struct rec_item *item)
{
	struct date_hit room;
	struct commitment_range r = commitment_clause(s, trigger, due);
	if (due && commitment_each_meeting(s, r))
		due = NULL; /* what is named is where it ends */
	if (due)
		r.from = commitment_past_watch(s, trigger, r.from);
	r.to = commitment_cut(s, due, r.to);
	SP_TRY(commitment_add(s, p, trigger, r, commitment_begins(s, r, due, &room), item));
	return commitment_times(s, p, trigger, r, due, item);
}

static sp_rc read_triggers(struct sentence *s, const struct passage *p, struct rec_item *item,
			   bool *any)
{
	const struct date_hit *taken = NULL;
	struct lex_hit trigger;
	int tried = 0;
	for (size_t at = s->start, also; tried < TRIGGERS && next_trigger(s, at, &trigger);
	     at = trigger.to, tried++) {
		if (strcmp(trigger.key, "want") == 0)
			take_question(s, &trigger);
		if (*any && (also = next_clause(s, at, trigger.from)) > 0) {
			s->start = also; /* a time before it is the other clause's */
			*any = false;
		}
		const struct date_hit *due =
			commitment_due(s, trigger.from, trigger.to, reach_of(s, trigger.key));
		if (due && is_own_time(s, due, &trigger))
			due = NULL;
		if ((*any && (!due || due == taken)) || !is_promise(s, &trigger, due))
			continue;
		SP_TRY(add_promise(s, p, &trigger, due, item));
		s->key = trigger.key;
		*any = true;
		taken = due;
	}
	return SP_OK;
}

/* What stands before the lead: "Sagen udsættes til mødet i maj, idet udvalget ønsker, at …" */
static sp_rc read_before_lead(const struct sentence *s, const struct passage *p,
			      struct rec_item *item, bool *any)
{
	struct sentence head = *s;
	head.to = s->lead;
	head.start = s->from;
	head.wish = head.said = false;
	head.before_lead = true;
	head.dates.list.n = 0;
	for (uint32_t i = 0; i < s->dates.list.n; i++)
		if (s->from + s->dates.list.at[i].off + s->dates.list.at[i].len <= s->lead)
			head.dates.list.n = i + 1;
	return read_triggers(&head, p, item, any);
}

static sp_rc read_sentence(struct sentence *s, const struct passage *p, struct rec_item *item)
{
	struct lex_hit trigger;
	bool decides = s->place == PLACE_DECISION || s->place == PLACE_POINT, any = false;
	if (!decides && !next_trigger(s, s->from, &trigger) &&
	    !commitment_says(s, "commitment.sits", s->from, s->to, NULL))
		return SP_OK;
	s->lead = s->from;
	find_lead(s);
	if ((decides && is_refused(s)) || (s->fell && is_some_wish(s)))
		return SP_OK;
	SP_TRY(commitment_dates(s));
	if (s->lead > s->from)
		SP_TRY(read_before_lead(s, p, item, &any));
	SP_TRY(read_triggers(s, p, item, &any));
	return any ? SP_OK : read_dated(s, p, item);
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

/* "Kommende sager" */
static bool titled_coming(const struct lexicon *lex, const struct rec_item *item)
{
	struct lex_hit hit;
	return item->title.text &&
	       lex_find(lexicon_group(lex, "commitment.coming"), str_of(item->title.text), 0, &hit);
}

static sp_rc read_one(struct sentence *s, const struct passage *p, struct commitment_range r,
		      bool *coming, struct rec_item *item)
{
	bool listed = false;
	s->from = s->start = r.from;
	s->to = scan_blanks_back(s->text, r.to);
	s->wish = s->said = s->dated = s->before_lead = false;
	s->dates = (struct date_hits){0};
	if (*coming)
		SP_TRY(commitment_coming(s, p, item, &listed));
	if (*coming && listed)
		return SP_OK;
	SP_TRY(commitment_later(s, p, item, &listed));
	if (!listed)
		SP_TRY(commitment_step(s, p, item, &listed));
	if (!listed)
		SP_TRY(read_sentence(s, p, item));
	*coming = commitment_says(s, "commitment.coming", s->from, s->to, NULL);
	return SP_OK;
}

/* The end of the first point when the sentence is a run of them: "1. at …, 2. at …". */
static size_t point_end(struct str t, size_t from, size_t to)
{
	for (size_t i = from + 1; i + 6 < to; i++) {
		bool digit = t.p[i] >= '0' && t.p[i] <= '9';
		if (!digit || t.p[i - 1] != ' ')
			continue;
		size_t end = i + 1 + (t.p[i + 1] >= '0' && t.p[i + 1] <= '9');
		if (strchr(".)", t.p[end]) && str_starts(str_sub(t, end + 1, 4), STR(" at ")))
			return i;
	}
	return to;
}

/* A wish without a time that the next sentence answers ("Svaret eftersendes.", "Sagen genoptages i
 * maj.") is told there. first: the number of promises before that sentence; asked: the wish's
 * number, from 1. */
static void drop_answered(struct rec_item *item, uint32_t asked, uint32_t first, const char *key)
{
	static const char *const answers[] = {"answer", "promise", "back"};
	bool answered = false;
	for (size_t i = 0; key && i < sizeof(answers) / sizeof(answers[0]); i++)
		answered = answered || strcmp(key, answers[i]) == 0;
	if (!asked || !answered || item->commitments.n <= first || asked > item->commitments.n)
		return;
	struct rec_commitment *at = item->commitments.at + asked - 1;
	item->commitments.n--;
	memmove(at, at + 1, (item->commitments.n - (asked - 1)) * sizeof(*at));
}

/* The number of the wish without a time that the sentence made, from 1; else 0. */
static uint32_t wish_made(const struct rec_item *item, uint32_t first, const char *key)
{
	static const char *const wishes[] = {"want", "ask", "give", "learn"};
	if (!key || item->commitments.n != first + 1 || item->commitments.at[first].due.text)
		return 0;
	for (size_t i = 0; i < sizeof(wishes) / sizeof(wishes[0]); i++)
		if (strcmp(key, wishes[i]) == 0)
			return item->commitments.n;
	return 0;
}

/* Every point, and the decision says so first: not an amendment to what was adopted. */
static bool is_rejected(const struct lexicon *lex, const struct rec_decision *d)
{
	struct lex_hit hit;
	for (uint32_t i = 0; i < d->outcomes.n; i++)
		if (d->outcomes.at[i].outcome != OUTCOME_REJECTED)
			return false;
	return d->outcomes.n && d->text.text &&
	       lex_find(lexicon_group(lex, "commitment.turned_down"), str_of(d->text.text), 0,
			&hit);
}

sp_rc commitments_read(const struct extract_context *x, const struct passage *p,
		       enum section_kind section, struct rec_item *item)
{
	enum commitment_place place;
	if (!place_of(section, &place))
		return SP_OK;
	/* what was to be done if it had been decided */
	bool fell = place != PLACE_DECISION && place != PLACE_PRIOR &&
		    is_rejected(x->lex, &item->decision);
	if (fell && place == PLACE_POINT)
		return SP_OK;
	uint32_t asked = 0;
	bool coming =
		(place == PLACE_TEXT || place == PLACE_DECISION) && titled_coming(x->lex, item);
	struct sentence s = {
		.x = x, .text = p->text, .place = place, .fell = fell, .unready = SIZE_MAX};
	if (place != PLACE_PRIOR)
		SP_TRY(commitment_table(&s, p, item));
	for (size_t next = 0, at, end; sentence_next(x->lex, p->text, &next, &at, &end);) {
		for (size_t to; at < end; at = to) {
			to = point_end(p->text, at, end);
			uint32_t first = item->commitments.n;
			s.key = NULL;
			SP_TRY(read_one(&s, p, (struct commitment_range){at, to}, &coming, item));
			drop_answered(item, asked, first, s.key);
			asked = place == PLACE_DECISION ? wish_made(item, first, s.key) : 0;
			s.unready = s.is_unready ? s.from : SIZE_MAX;
		}
	}
	return SP_OK;
}
