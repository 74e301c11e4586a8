/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A treatment has a time, a numbered item or a meeting that is pointed at. Each looks for the
 * bodies beside it: those right before it, else the first after it, in the same clause; and a verb,
 * or nothing but linking words between, makes them one. */
#include "read/reference_scan.h"
#include "read/scan.h"
#include "read/sentence.h"

/* Bytes between the parts of a treatment. */
enum { VERB_REACH = 140, BODY_REACH = 180, ITEM_REACH = 60, YEAR_REACH = 22 };
enum { PREVIOUS_DAYS = 130 };

const char *reference_kind_name(enum reference_kind k)
{
	static const char *const names[] = {"decided", "treated", "informed", "postponed", "named",
					    "to-come", "history", "ruling",   "heard",	   "asked"};
	return names[k];
}

static size_t gap(struct ref_range a, struct ref_range b)
{
	if (a.to <= b.from)
		return b.from - a.to;
	return b.to <= a.from ? a.from - b.to : 0;
}

static struct ref_range between(struct ref_range a, struct ref_range b)
{
	return a.to <= b.from ? (struct ref_range){a.to, b.from} : (struct ref_range){b.to, a.from};
}

/* The parts of one treatment, as they are gathered. */
struct treatment {
	struct ref_range hub; /* the time, item or meeting it is found by */
	const struct ref_time *time;
	const struct ref_word *item, *meeting, *verb;
	uint32_t first_body, bodies; /* a run of s->bodies */
	bool linked;		     /* nothing but linking words between body and hub */
	bool reading;		     /* one of two that a council has: its own */
};

/* ---- verbs ---- */

static bool is_begun(const struct ref_word *v)
{
	return strcmp(v->key, "begun") == 0;
}

/* The nearest verb of a treatment in the clause of the range. */
static const struct ref_word *verb_near(const struct ref_sentence *s, struct ref_range r)
{
	const struct ref_word *best = NULL;
	size_t least = VERB_REACH;
	for (uint32_t i = 0; i < s->verbs.n; i++) {
		const struct ref_word *v = &s->verbs.at[i];
		size_t d = gap(v->at, r);
		if (is_begun(v) || d >= least || !reference_one_clause(s, between(v->at, r)))
			continue;
		least = d;
		best = v;
	}
	return best;
}

/* Does the body act, is it where it happens, or is it acted by: "Byrådet godkendte", "af KB"? */
static bool acts(const struct ref_sentence *s, const struct ref_body *b)
{
	enum { BESIDE = 80 };
	for (uint32_t i = 0; i < s->verbs.n; i++) {
		const struct ref_word *v = &s->verbs.at[i];
		if (!is_begun(v) && gap(v->at, b->at) <= BESIDE &&
		    reference_one_clause(s, between(v->at, b->at)))
			return true;
	}
	return false;
}

/* ---- bodies ---- */

static bool joined(const struct ref_sentence *s, const struct ref_body *a, const struct ref_body *b)
{
	struct lex_hit hit;
	return lex_whole(lexicon_group(s->x->lex, "reference.and"),
			 str_sub(s->text, a->at.to, b->at.from - a->at.to), &hit);
}

/* No other time stands between: that one would have the body. */
static bool times_between(const struct ref_sentence *s, struct ref_range r)
{
	for (uint32_t i = 0; i < s->times.n; i++)
		if (!s->times.at[i].barred && s->times.at[i].at.from >= r.from &&
		    s->times.at[i].at.to <= r.to)
			return true;
	return false;
}

/* The item's number may stand between: "HU pkt. 323, juni 2021". */
static bool tight(const struct ref_sentence *s, struct ref_range r)
{
	for (uint32_t i = 0; i < s->items.n; i++) {
		const struct ref_range item = s->items.at[i].at;
		if (item.from >= r.from && item.to <= r.to)
			return reference_linked(s, (struct ref_range){r.from, item.from}) &&
			       reference_linked(s, (struct ref_range){item.to, r.to});
	}
	return reference_linked(s, r);
}

/* "… forhandles i maj og forelægges Byrådet i juni": the body has its own time. */
static bool has_other_time(const struct ref_sentence *s, const struct ref_body *b,
			   struct ref_range hub)
{
	for (uint32_t i = 0; i < s->times.n; i++) {
		const struct ref_time *t = &s->times.at[i];
		if (!t->barred && t->at.from >= b->at.to && t->at.from != hub.from &&
		    tight(s, between(b->at, t->at)))
			return true;
	}
	return false;
}

static bool may_belong(const struct ref_sentence *s, const struct ref_body *b, struct ref_range hub)
{
	const struct ref_range r = between(b->at, hub);
	if (hub.to <= b->at.from && has_other_time(s, b, hub))
		return false;
	return !b->taken && !b->owns && gap(b->at, hub) <= BODY_REACH && !times_between(s, r) &&
	       reference_one_clause(s, r);
}

/* "den 9. marts 2021 (pkt. 22)", "besluttet i januar (pkt. 11)" */
static bool is_numbered(const struct ref_sentence *s, const struct treatment *t)
{
	if (!t->item || !t->time || !reference_linked(s, between(t->item->at, t->hub)))
		return false;
	return t->time->hit->grain == GRAIN_DAY ||
	       (t->time->hit->grain == GRAIN_MONTH && verb_near(s, t->hub));
}

/* The body that the hub belongs to: linked to it, or one that acts; before it rather than after. */
static bool find_body(const struct ref_sentence *s, struct treatment *t, uint32_t *at)
{
	bool found = false;
	/* with its number beside it a time is a treatment, whatever the verb is */
	const int least = is_numbered(s, t) ? 1 : 2;
	int best = 0;
	for (uint32_t i = 0; i < s->bodies.n; i++) {
		const struct ref_body *b = &s->bodies.at[i];
		if (!may_belong(s, b, t->hub))
			continue;
		bool linked = tight(s, between(b->at, t->hub)), before = b->at.to <= t->hub.from;
		int worth = (linked ? 4 : 0) + (acts(s, b) ? 2 : 0) + (before ? 1 : 0);
		/* of two after it the nearer one, of two before it the nearer one */
		if (worth < least || worth < best || (worth == best && !before))
			continue;
		best = worth;
		*at = i;
		t->linked = linked;
		found = true;
	}
	return found;
}

/* The bodies that share the treatment: "af KB via AET og ØU". */
static void gather_bodies(struct ref_sentence *s, struct treatment *t)
{
	uint32_t i;
	if (!find_body(s, t, &i))
		return;
	uint32_t first = i, last = i;
	while (first > 0 && !s->bodies.at[first - 1].taken && !s->bodies.at[first - 1].owns &&
	       joined(s, &s->bodies.at[first - 1], &s->bodies.at[first]))
		first--;
	while (last + 1 < s->bodies.n && !s->bodies.at[last + 1].taken &&
	       !s->bodies.at[last + 1].owns &&
	       joined(s, &s->bodies.at[last], &s->bodies.at[last + 1]))
		last++;
	/* "HU 14.11, ØU 22.11": the next body has a time of its own */
	if (last > i && s->bodies.at[i].at.to <= t->hub.from)
		last = i;
	t->first_body = first;
	t->bodies = last - first + 1;
}

/* ---- items and meetings ---- */

static const struct ref_word *word_near(const struct ref_sentence *s, const ref_words *words,
					struct ref_range r, size_t reach)
{
	const struct ref_word *best = NULL;
	for (uint32_t i = 0; i < words->n; i++) {
		const struct ref_word *w = &words->at[i];
		size_t d = gap(w->at, r);
		if (w->taken || d >= reach || times_between(s, between(w->at, r)) ||
		    !reference_one_clause(s, between(w->at, r)))
			continue;
		reach = d;
		best = w;
	}
	return best;
}

/* ---- what it comes to ---- */

static enum reference_kind kind_of(const struct ref_sentence *s, const struct treatment *t,
				   struct civil first)
{
	static const struct {
		const char *key;
		enum reference_kind kind;
	} kinds[] = {{"decided", REFERENCE_DECIDED},
		     {"treated", REFERENCE_TREATED},
		     {"informed", REFERENCE_INFORMED},
		     {"postponed", REFERENCE_POSTPONED}};
	if (s->x->date.year && first.year && civil_cmp(first, s->x->date) > 0)
		return REFERENCE_TO_COME;
	for (size_t i = 0; t->verb && i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(t->verb->key, kinds[i].key) == 0)
			return kinds[i].kind;
	return REFERENCE_NAMED;
}

/* This very meeting, which the record has. */
static bool is_here(const struct ref_sentence *s, const struct treatment *t,
		    const struct reference *ref)
{
	return !t->item && s->x->date.year && ref->first.year &&
	       civil_cmp(ref->first, s->x->date) <= 0 && civil_cmp(ref->last, s->x->date) >= 0 &&
	       (ref->own || (t->time && t->time->hit->grain == GRAIN_DAY));
}

/* "Effektmåling af DTH, maj 2022": capitals and a month are too little. */
static bool is_loose(const struct treatment *t, const struct ref_body *b)
{
	return b->abbreviation && !t->item && t->time && t->time->hit->grain > GRAIN_DAY;
}

static sp_rc put(struct ref_sentence *s, const struct treatment *t, struct reference ref,
		 const struct ref_body *b)
{
	const struct ref_range *item = t->item ? &t->item->group : NULL;
	ref.own = b ? b->own : t->meeting || t->item || t->reading;
	if (t->time) {
		ref.first = t->time->first;
		ref.last = t->time->last;
	}
	if (is_here(s, t, &ref))
		return SP_OK;
	ref.kind = kind_of(s, t, ref.first);
	if (ref.kind == REFERENCE_NAMED && b && is_loose(t, b))
		return SP_OK;
	return reference_add(s, ref, b && !b->own ? &b->at : NULL, t->time, item);
}

static bool is_present(const struct ref_sentence *s, struct ref_range verb)
{
	struct lex_hit hit;
	return lex_whole(lexicon_group(s->x->lex, "reference.present"),
			 str_sub(s->text, verb.from, verb.to - verb.from), &hit);
}

/* Does "via" stand between the two? */
static bool goes_by(const struct ref_sentence *s, const struct ref_body *a,
		    const struct ref_body *b)
{
	return reference_says(s, "reference.via", (struct ref_range){a->at.to, b->at.from}, NULL);
}

static sp_rc put_all(struct ref_sentence *s, struct treatment *t, struct reference ref)
{
	ref.planned = t->verb && is_present(s, t->verb->at);
	if (!t->bodies)
		return put(s, t, ref, NULL);
	for (uint32_t i = t->first_body; i < t->first_body + t->bodies; i++) {
		const struct ref_body *b = &s->bodies.at[i];
		ref.passing = ref.passing || (i > t->first_body && goes_by(s, b - 1, b));
		SP_TRY(put(s, t, ref, b));
		s->bodies.at[i].taken = true;
	}
	return SP_OK;
}

/* A year alone is mostly the money's: it wants its verb beside it. */
static bool year_fits(const struct ref_sentence *s, const struct treatment *t)
{
	if (t->time->hit->grain < GRAIN_YEAR)
		return true;
	return t->verb && gap(t->verb->at, t->time->at) <= YEAR_REACH && t->time->at.from >= 2 &&
	       str_ieq(str_sub(s->text,
			       scan_word_start(s->text,
					       scan_blanks_back(s->text, t->time->at.from)),
			       1),
		       STR("i"));
}

/* "I november 2020 blev der truffet politisk beslutning om …": of nobody. */
static bool nobodys(const struct ref_sentence *s, const struct ref_time *t)
{
	enum { BEFORE = 160, AFTER = 120 };
	const struct ref_range around = {t->at.from > BEFORE ? t->at.from - BEFORE : 0,
					 t->at.to + AFTER < s->text.n ? t->at.to + AFTER
								      : s->text.n};
	struct lex_hit hit;
	if (t->hit->grain >= GRAIN_YEAR ||
	    (s->x->date.year && civil_cmp(t->first, s->x->date) > 0) ||
	    reference_says(s, "reference.foreign", around, NULL) ||
	    !reference_says(s, "reference.passive", around, &hit) ||
	    reference_says(s, "reference.unreal", around, NULL))
		return false;
	const struct ref_range r = {hit.from, hit.to};
	struct lex_hit agent;
	const struct ref_range behind = {hit.to, hit.to + 24 < s->text.n ? hit.to + 24 : s->text.n};
	return reference_one_clause(s, between(r, t->at)) &&
	       !(reference_says(s, "reference.agent", behind, &agent) && agent.from <= hit.to + 2);
}

static bool is_foreign(const struct ref_sentence *s, const struct treatment *t)
{
	const struct ref_range before = {t->hub.from > 100 ? t->hub.from - 100 : 0, t->hub.from};
	return !t->bodies && reference_says(s, "reference.foreign", before, NULL);
}

/* A meeting of its own body: with its item, with a verb, or by its word. */
static bool sits(const struct treatment *t)
{
	return t->item || t->verb || strcmp(t->meeting->key, "sitting") == 0;
}

/* Gathers what stands beside the time. *said: it is enough for a treatment. */
static void gather(struct ref_sentence *s, struct treatment *t, bool *said)
{
	enum { MEETING_REACH = 24 };
	struct ref_range hub = t->hub;
	t->item = word_near(s, &s->items, hub, ITEM_REACH);
	t->meeting = word_near(s, &s->meetings, hub, MEETING_REACH);
	gather_bodies(s, t);
	if (t->bodies && t->linked) {
		const struct ref_range b = s->bodies.at[t->first_body].at;
		hub = (struct ref_range){b.from < hub.from ? b.from : hub.from,
					 b.to > hub.to ? b.to : hub.to};
	}
	t->verb = verb_near(s, hub);
	*said = t->bodies ? t->linked || t->verb || is_numbered(s, t)
			  : (t->meeting && sits(t)) || is_numbered(s, t);
	if (t->time->hit->interval)
		*said = false;
}

static void take(struct ref_sentence *s, const struct treatment *t)
{
	if (t->item)
		s->items.at[t->item - s->items.at].taken = true;
	if (t->meeting)
		s->meetings.at[t->meeting - s->meetings.at].taken = true;
}

/* "klager over dispensationen af 12. maj 2020": who gave it is not told; mostly the body itself. */
static bool is_ruling(const struct ref_sentence *s, const struct ref_time *time)
{
	enum { BEFORE = 80 };
	const size_t at = time->at.from;
	const struct ref_range before = {at > BEFORE ? at - BEFORE : 0, at};
	return time->hit->grain == GRAIN_DAY && !time->hit->interval && s->x->date.year &&
	       civil_cmp(time->first, s->x->date) < 0 &&
	       reference_says(s, "reference.ruling", before, NULL) &&
	       !reference_says(s, "reference.foreign", before, NULL);
}

/* No treatment: a ruling, or a time of the matter's own. */
static sp_rc read_other(struct ref_sentence *s, const struct ref_time *time)
{
	if (!is_ruling(s, time))
		return reference_history(s, time);
	return reference_add(s,
			     (struct reference){.kind = REFERENCE_RULING,
						.own = true,
						.first = time->first,
						.last = time->last},
			     NULL, time, NULL);
}

static sp_rc read_time(struct ref_sentence *s, const struct ref_time *time)
{
	struct treatment t = {.hub = time->at, .time = time};
	bool said;
	if (time->barred)
		return read_other(s, time);
	gather(s, &t, &said);
	if (said && year_fits(s, &t) && !is_foreign(s, &t)) {
		take(s, &t);
		return put_all(s, &t, (struct reference){0});
	}
	if (!nobodys(s, time))
		return read_other(s, time);
	t.bodies = 0;
	t.verb = verb_near(s, time->at);
	t.meeting = NULL;
	t.reading = reference_says(s, "reference.reading", (struct ref_range){0, s->text.n}, NULL);
	return put(s, &t, (struct reference){0}, NULL);
}

/* "punkt 7 på dagens dagsorden", "på sidste møde": a meeting without a time. */
static sp_rc read_meeting(struct ref_sentence *s, const struct ref_word *w)
{
	struct treatment t = {.hub = w->at, .meeting = w};
	struct reference ref = {0};
	bool previous = strcmp(w->key, "previous") == 0;
	const struct civil now = s->x->date;
	if (w->taken || (!previous && strcmp(w->key, "this") != 0) || !now.year)
		return SP_OK;
	t.item = word_near(s, &s->items, w->at, ITEM_REACH);
	t.verb = verb_near(s, w->at);
	if (previous ? !t.verb && !t.item : !t.item)
		return SP_OK;
	if (previous)
		gather_bodies(s, &t);
	ref.meeting = previous ? REFERENCE_PREVIOUS : REFERENCE_THIS;
	ref.first = previous ? civil_add_days(now, -PREVIOUS_DAYS) : now;
	ref.last = previous ? civil_add_days(now, -1) : now;
	ref.when.text = previous ? "previous-meeting" : "this-meeting";
	SP_TRY(passage_spans(s->x->arena, s->p, s->at.from + w->at.from, w->at.to - w->at.from,
			     &ref.when.spans));
	if (t.item)
		s->items.at[t.item - s->items.at].taken = true;
	return put_all(s, &t, ref);
}

/* "jf. HU pkt. 323": an item without a time, but of a body. Points of the recommendation and of the
 * decision are no items. */
static sp_rc read_item(struct ref_sentence *s, const struct ref_word *w)
{
	struct treatment t = {.hub = w->at, .item = w};
	bool points = s->section == SECTION_RECOMMENDATION || s->section == SECTION_DECISION ||
		      s->section == SECTION_PRIOR_DECISION;
	if (w->taken || points || scan_is_capitalised(str_sub(s->text, w->at.from, 4)))
		return SP_OK;
	gather_bodies(s, &t);
	if (!t.bodies || !t.linked || s->bodies.at[t.first_body].own)
		return SP_OK;
	return put_all(s, &t, (struct reference){0});
}

static sp_rc read_sentence(struct ref_sentence *s)
{
	bool any;
	SP_TRY(reference_scan(s, &any));
	if (!any)
		return SP_OK;
	for (uint32_t i = 0; i < s->times.n; i++)
		SP_TRY(read_time(s, &s->times.at[i]));
	for (uint32_t i = 0; i < s->meetings.n; i++)
		SP_TRY(read_meeting(s, &s->meetings.at[i]));
	for (uint32_t i = 0; i < s->items.n; i++)
		SP_TRY(read_item(s, &s->items.at[i]));
	return SP_OK;
}

/* ---- texts ---- */

sp_rc references_read(const struct extract_context *x, const struct passage *p,
		      enum section_kind section, struct references *out)
{
	struct ref_telling told = {0, REFERENCE_TREATED, SIZE_MAX};
	if (section == SECTION_LAW || section == SECTION_ATTACHMENTS ||
	    section == SECTION_COMPETENCE)
		return SP_OK;
	for (size_t next = 0, from, to; sentence_next(x->lex, p->text, &next, &from, &to);) {
		struct ref_sentence s = {.x = x, .p = p, .section = section, .out = out};
		bool is = false;
		size_t n = to - from > REFERENCE_SENTENCE ? REFERENCE_SENTENCE : to - from;
		while (n < to - from && ((unsigned char)p->text.p[from + n] & 0xC0) == 0x80)
			n--;
		s.at = (struct ref_range){from, from + n};
		s.text = str_sub(p->text, from, n);
		reference_hear(&told, x->lex, s.text, to);
		SP_TRY(reference_row(&s, &told, &is));
		if (!is)
			SP_TRY(read_sentence(&s));
		SP_TRY(reference_hearing(&s));
		SP_TRY(reference_asked(&s));
	}
	return SP_OK;
}

sp_rc references_of_item(const struct extract_context *x, const struct extraction *from,
			 const struct rec_item *item, struct references *out)
{
	struct passage p;
	SP_TRY(passage_of_fact(x->arena, from, &item->title, &p));
	SP_TRY(references_read(x, &p, SECTION_OTHER, out));
	for (uint32_t i = 0; i < item->sections.n; i++) {
		const struct rec_section *s = &item->sections.at[i];
		SP_TRY(passage_of_fact(x->arena, from, &s->text, &p));
		SP_TRY(references_read(x, &p, s->kind, out));
	}
	return SP_OK;
}
