/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A promise is a verb or noun of coming back (the lexicon's) with what its kind needs beside it:
 * a time to come, a political body, a wish; and nothing that makes it a tale of the past, a rule or
 * a condition. What is needed differs between running text, recommendation and decision. */
#include "read/commitment_scan.h"
#include "read/scan.h"
#include "read/sentence.h"

/* Each word of a promise looks through its sentence: no real one has as many. */
enum { TRIGGERS = 64 };

/* How far its time may stand from a promise; in a decision it may be further. */
enum { BESIDE = 3, REACH_NEAR = 90, REACH = 130, REACH_DECISION = 220 };

/* ---- the clause ---- */

struct range {
	size_t from, to;
};

/* The last place before `before` where a new clause begins with a subject of its own. */
static size_t clause_start(const struct sentence *s, size_t before, size_t other_date)
{
	size_t start = s->start;
	if (other_date == SIZE_MAX)
		return start;
	for (size_t i = other_date; i + 4 < before; i++)
		if (str_istarts(str_sub(s->text, i, 4), STR(" og ")))
			return i + 4;
	return start;
}

/* A side clause after the promise and its time is not a part of it, but for the one that is its
 * time: "…, når høringen er slut". */
static size_t clause_end(const struct sentence *s, size_t after, bool due)
{
	struct lex_hit hit;
	if (!commitment_says(s, "commitment.tail", after, s->to, &hit))
		return s->to;
	struct str tail = str_sub(s->text, hit.from, hit.to - hit.from);
	return !due && str_ieq(tail, STR(", når")) ? s->to : hit.from;
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
	struct range r = {clause_start(s, first, other), clause_end(s, last, due != NULL)};
	r.from = commitment_skip_marks(s->text, r.from, r.to);
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

static sp_rc fill_who(const struct sentence *s, const struct passage *p,
		      const struct lex_hit *trigger, struct range r, struct rec_commitment *c)
{
	size_t from, to;
	if (!commitment_who(s, trigger, r.from, r.to, &from, &to))
		return SP_OK;
	return passage_fact(s->x->arena, p, from, to - from, &c->who);
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

/* Without a time, the words of some kinds may as well mean the matter itself. */
static bool is_weak(const struct lex_hit *trigger, const struct date_hit *due)
{
	static const char *const keys[] = {"look", "make", "like", "want", "hand", "measure"};
	for (size_t i = 0; !due && trigger->key && i < sizeof(keys) / sizeof(keys[0]); i++)
		if (strcmp(trigger->key, keys[i]) == 0)
			return true;
	return false;
}

static sp_rc add(const struct sentence *s, const struct passage *p, const struct lex_hit *trigger,
		 struct range r, const struct date_hit *due, struct rec_item *item)
{
	struct rec_commitment c = {0}, *slot;
	SP_TRY(passage_fact(s->x->arena, p, r.from, r.to - r.from, &c.text));
	if (!c.text.text[0] || already(item, c.text.text, due))
		return SP_OK;
	c.text.doubtful = is_weak(trigger, due);
	SP_TRY(fill_due(s, p, due, &c));
	SP_TRY(fill_who(s, p, trigger, r, &c));
	SP_TRY(fill_recurrence(s, p, r, &c));
	slot = sp_push(s->x->arena, &item->commitments);
	SP_NEED(slot);
	*slot = c;
	return SP_OK;
}

/* ---- one sentence ---- */

/* Those of the sentence, once. */
static sp_rc find_dates(struct sentence *s)
{
	if (s->dated)
		return SP_OK;
	s->dated = true;
	return dates_find(s->x->arena, s->x->lex, str_sub(s->text, s->from, s->to - s->from),
			  s->x->date, true, &s->dates);
}

static void find_lead(struct sentence *s)
{
	struct lex_hit hit;
	bool decides = s->place == PLACE_DECISION || s->place == PLACE_PRIOR;
	if (!decides || !commitment_says(s, "commitment.lead", s->from, s->to, &hit))
		return;
	s->wish = hit.key[0] == 'w' || hit.key[0] == 'b';
	s->said = hit.key[0] == 's';
	s->start = hit.key[0] == 'i' ? hit.from : hit.to;
	if (hit.key[0] == 'i' && commitment_says(s, "commitment.lead", hit.to, s->to, &hit))
		s->wish = hit.key[0] == 'w' || hit.key[0] == 'b';
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
	bool decides = s->place == PLACE_DECISION || s->place == PLACE_POINT;
	if (!s->dates.list.n || s->place == PLACE_PRIOR)
		return SP_OK;
	bool met_body = commitment_says(s, decides ? "commitment.meets" : "commitment.sits",
					s->start, s->to, &body);
	due = commitment_due(s, body.from, body.to, decides ? REACH : BESIDE);
	if (!due || (!met_body && !s->wish) || due->grain == GRAIN_YEAR || due->interval)
		return SP_OK;
	size_t end = s->from + due->off + due->len;
	end = end > body.to ? end : body.to;
	const struct lex_hit told = {.from = end, .to = end};
	if (commitment_past(s, &told, false) || commitment_barred(s, &body, true))
		return SP_OK;
	return add(s, p, &body, clause_of(s, &body, due), due, item);
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

/* The month of the meeting: what a plan has for it is this meeting. */
static bool is_now(const struct sentence *s, const struct date_hit *h)
{
	const struct civil now = s->x->date;
	return h->grain == GRAIN_MONTH && h->first.year == now.year && h->first.month == now.month;
}

/* Treating a matter "in 2022", or in the month of the meeting, tells of this treatment. */
static bool is_own_time(const struct sentence *s, const struct date_hit *h,
			const struct lex_hit *trigger)
{
	return strncmp(trigger->key, "handle", 6) == 0 && s->place != PLACE_DECISION &&
	       (is_now(s, h) || h->grain == GRAIN_YEAR);
}

static bool is_promise(const struct sentence *s, const struct lex_hit *trigger,
		       const struct date_hit *due)
{
	return commitment_met(s, trigger->key, due) && (due || !commitment_stale(s)) &&
	       !commitment_past(s, trigger, due && !is_now(s, due)) &&
	       !commitment_barred(s, trigger, due);
}

static sp_rc read_sentence(struct sentence *s, const struct passage *p, struct rec_item *item)
{
	struct lex_hit trigger;
	bool decides = s->place == PLACE_DECISION || s->place == PLACE_POINT;
	if (!decides && !next_trigger(s, s->from, &trigger) &&
	    !commitment_says(s, "commitment.sits", s->from, s->to, NULL))
		return SP_OK;
	find_lead(s);
	SP_TRY(find_dates(s));
	const struct date_hit *taken = NULL;
	bool any = false;
	int tried = 0;
	for (size_t at = s->start; tried < TRIGGERS && next_trigger(s, at, &trigger);
	     at = trigger.to, tried++) {
		const struct date_hit *due =
			commitment_due(s, trigger.from, trigger.to, reach_of(s, trigger.key));
		if (due && is_own_time(s, due, &trigger))
			due = NULL;
		if ((any && (!due || due == taken)) || !is_promise(s, &trigger, due))
			continue;
		SP_TRY(add(s, p, &trigger, clause_of(s, &trigger, due), due, item));
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
	size_t lead = commitment_skip_marks(s->text, s->from, s->to) - s->from;
	SP_TRY(find_dates(s));
	const struct date_hit *h = s->dates.list.n ? &s->dates.list.at[0] : NULL;
	*is = h && h->off <= lead + 12;
	if (!*is || commitment_due(s, s->from + h->off, s->from + h->off + h->len, REACH) != h)
		return SP_OK;
	size_t after = h->off + h->len;
	struct str rest = str_trim(str_sub(line, after, line.n));
	if (!rest.n || !strchr(":-\xE2\t", rest.p[0]) || is_now(s, h))
		return SP_OK;
	const struct lex_hit line_itself = {.from = s->to, .to = s->to};
	return add(s, p, &line_itself, (struct range){s->from + lead, s->to}, h, item);
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
		return after.n < rest.n &&
		       lex_find(lexicon_group(s->x->lex, "commitment.occasion"), after, 0, &hit);
	return s->place == PLACE_PROCESS && lex_find(step, after, 0, &hit) && hit.key[0] == 'b';
}

/* The first date when it is a day or a week and no other is. */
static const struct date_hit *only_day(const struct date_hits *dates)
{
	for (uint32_t i = 0; i < dates->list.n; i++)
		if ((dates->list.at[i].grain <= GRAIN_WEEK) != (i == 0))
			return NULL;
	return dates->list.n ? &dates->list.at[0] : NULL;
}

static sp_rc read_step(struct sentence *s, const struct passage *p, struct rec_item *item, bool *is)
{
	*is = false;
	if (s->place != PLACE_PROCESS && s->place != PLACE_DECISION)
		return SP_OK;
	SP_TRY(find_dates(s));
	const struct date_hit *h = only_day(&s->dates);
	if (!h || !is_step(s, h))
		return SP_OK;
	*is = true;
	if (commitment_due(s, s->from + h->off, s->from + h->off + h->len, REACH) != h)
		return SP_OK;
	const struct lex_hit line = {.from = s->to, .to = s->to};
	size_t start = commitment_skip_marks(s->text, s->from, s->to);
	return add(s, p, &line, (struct range){start, s->to}, h, item);
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

static sp_rc read_one(struct sentence *s, const struct passage *p, struct range r, bool *coming,
		      struct rec_item *item)
{
	bool listed = false;
	s->from = s->start = r.from;
	s->to = scan_blanks_back(s->text, r.to);
	s->wish = s->said = s->dated = false;
	s->dates = (struct date_hits){0};
	if (*coming)
		SP_TRY(read_coming(s, p, item, &listed));
	if (*coming && listed)
		return SP_OK;
	SP_TRY(read_step(s, p, item, &listed));
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

sp_rc commitments_read(const struct extract_context *x, const struct passage *p,
		       enum section_kind section, struct rec_item *item)
{
	enum commitment_place place;
	if (!place_of(section, &place))
		return SP_OK;
	bool coming = place == PLACE_TEXT && titled_coming(x->lex, item);
	struct sentence s = {.x = x, .text = p->text, .place = place};
	for (size_t next = 0, at, end; sentence_next(x->lex, p->text, &next, &at, &end);) {
		for (size_t to; at < end; at = to) {
			to = point_end(p->text, at, end);
			SP_TRY(read_one(&s, p, (struct range){at, to}, &coming, item));
		}
	}
	return SP_OK;
}
