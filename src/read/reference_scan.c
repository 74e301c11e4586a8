/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in a sentence: bodies, times, verbs, meetings, items. */
#include "read/reference_scan.h"

#include "read/scan.h"

#include <stdlib.h>

static const struct lex_group *group(const struct ref_sentence *s, const char *name)
{
	return lexicon_group(s->x->lex, name);
}

bool reference_says(const struct ref_sentence *s, const char *name, struct ref_range r,
		    struct lex_hit *hit)
{
	struct lex_hit any;
	return r.from < r.to &&
	       lex_find(group(s, name), str_sub(s->text, 0, r.to), r.from, hit ? hit : &any);
}

bool reference_one_clause(const struct ref_sentence *s, struct ref_range r)
{
	/* the opener's own blanks may touch the words beside the range */
	if (r.from)
		r.from--;
	if (r.to < s->text.n)
		r.to++;
	return r.from >= r.to || !reference_says(s, "reference.opener", r, NULL);
}

bool reference_linked(const struct ref_sentence *s, struct ref_range r)
{
	struct str between = str_sub(s->text, r.from, r.to > r.from ? r.to - r.from : 0);
	struct lex_hit hit;
	return !str_trim(between).n || lex_whole(group(s, "reference.link"), between, &hit);
}

static sp_rc scan_words(struct ref_sentence *s, const char *name, ref_words *out)
{
	const struct lex_group *g = group(s, name);
	struct lex_hit hit;
	for (size_t at = 0; out->n < REFERENCE_MOST && lex_find(g, s->text, at, &hit);) {
		struct ref_word *w = sp_push(s->x->arena, out);
		SP_NEED(w);
		w->at = (struct ref_range){hit.from, hit.to};
		w->key = hit.key;
		if (hit.group[1].from != SIZE_MAX)
			w->group = (struct ref_range){hit.group[1].from, hit.group[1].to};
		at = hit.to > hit.from ? hit.to : hit.to + 1;
	}
	return SP_OK;
}

/* ---- bodies ---- */

/* "Dialogmøde med Byrådet" */
static bool is_partner(const struct ref_sentence *s, struct ref_range r)
{
	size_t end = scan_blanks_back(s->text, r.from), from = scan_word_start(s->text, end);
	struct str word = str_sub(s->text, from, end - from);
	return str_ieq(word, STR("med")) || str_ieq(word, STR("om"));
}

/* "Byrådets forslag": the genitive's thing is no treatment. */
static bool owns_thing(const struct ref_sentence *s, struct ref_range r)
{
	struct str rest = scan_ahead(s->text, r.to);
	struct lex_hit hit;
	if (lex_start(group(s, "reference.owned"), rest, &hit) && !hit.from)
		return false;
	size_t end = scan_word_end(s->text, r.to);
	struct str tail = str_sub(s->text, r.to, end - r.to);
	return str_eq(tail, STR("s")) || str_ends(tail, STR("'s")) || str_ends(tail, STR("’s"));
}

static bool overlaps(struct ref_range a, struct ref_range b)
{
	return a.from < b.to && b.from < a.to;
}

static sp_rc add_body(struct ref_sentence *s, struct ref_range r, bool own, bool abbreviation)
{
	if (s->bodies.n >= REFERENCE_MOST)
		return SP_OK;
	for (uint32_t i = 0; i < s->bodies.n; i++)
		if (overlaps(s->bodies.at[i].at, r))
			return SP_OK;
	struct ref_body *b = sp_push(s->x->arena, &s->bodies);
	SP_NEED(b);
	*b = (struct ref_body){.at = r,
			       .own = own,
			       .abbreviation = abbreviation,
			       .owns = owns_thing(s, r) || is_partner(s, r)};
	return SP_OK;
}

static int body_order(const void *a, const void *b)
{
	const struct ref_body *x = a, *y = b;
	return x->at.from < y->at.from ? -1 : x->at.from > y->at.from;
}

/* "… drøftede udvalget …, og den 5. maj behandlede det …": the body itself, where no other is. */
static bool is_of_other(const struct ref_sentence *s, const struct lex_hit *hit)
{
	bool own = false;
	if (strcmp(hit->key, "it") != 0)
		return false;
	for (uint32_t i = 0; i < s->bodies.n; i++) {
		if (!s->bodies.at[i].own)
			return true;
		own |= s->bodies.at[i].at.to <= hit->from;
	}
	return !own;
}

static sp_rc scan_bodies(struct ref_sentence *s)
{
	struct body_hits found = {0};
	struct lex_hit hit;
	for (uint32_t i = 0; i < s->meetings.n; i++)
		if (strcmp(s->meetings.at[i].key, "council") == 0)
			SP_TRY(add_body(s, s->meetings.at[i].group, false, false));
	SP_TRY(bodies_find(s->x, s->text, &found));
	for (uint32_t i = 0; i < found.list.n; i++) {
		const struct body_hit *b = &found.list.at[i];
		SP_TRY(add_body(s, (struct ref_range){b->off, (size_t)b->off + b->len}, false,
				b->abbreviation));
	}
	for (size_t at = 0; lex_find(group(s, "reference.own"), s->text, at, &hit); at = hit.to)
		if (!is_of_other(s, &hit))
			SP_TRY(add_body(s, (struct ref_range){hit.from, hit.to}, true, false));
	if (s->bodies.n)
		qsort(s->bodies.at, s->bodies.n, sizeof(*s->bodies.at), body_order);
	return SP_OK;
}

/* ---- times ---- */

/* Which way the sentence looks: 1 for a plan, -1 for a tale, 0 when no verb tells. */
static int looks(const struct ref_sentence *s)
{
	const struct ref_range all = {0, s->text.n};
	if (reference_says(s, "reference.ahead", all, NULL))
		return 1;
	return reference_says(s, "reference.back", all, NULL) ? -1 : 0;
}

enum { NEAR_DAYS = 120, ROW_REACH = 80 };

/* Without a year the time is before the meeting in a tale, after it in a plan. */
static void settle_year(const struct ref_sentence *s, struct ref_time *t, int looking)
{
	const struct date_hit *h = t->hit;
	const struct civil now = s->x->date;
	t->first = h->first;
	t->last = h->last;
	if (!now.year || !dates_year_guessed(s->x->lex, s->text, h))
		return;
	int shift = 0;
	/* a time near by is the nearest one, whatever the verbs are */
	if (abs(civil_to_days(h->first) - civil_to_days(now)) < NEAR_DAYS)
		return;
	if (looking < 0 && civil_cmp(h->first, now) > 0)
		shift = -12;
	else if (looking > 0 && civil_cmp(h->last, now) < 0)
		shift = 12;
	t->first = civil_add_months(h->first, shift);
	t->last = civil_add_months(h->last, shift);
	if (h->grain == GRAIN_MONTH && h->part == PART_WHOLE)
		t->last.day = (int8_t)civil_days_in_month(t->last.year, t->last.month);
}

/* "siden 2017"; "fra 2017" only where the sentence begins with it, or a verb is there to begin. */
static enum ref_since since(const struct ref_sentence *s, const struct ref_time *t,
			    struct ref_range before)
{
	enum { HEAD = 25 };
	struct lex_hit hit;
	if (t->hit->interval && t->hit->grain <= GRAIN_MONTH)
		return SINCE_NOT;
	if (!reference_says(s, "reference.since", before, &hit))
		return SINCE_NOT;
	if (strcmp(hit.key, "since") == 0 || (strcmp(hit.key, "from") == 0 && hit.from < HEAD))
		return SINCE_LASTING;
	return SINCE_BEGUN;
}

static sp_rc scan_times(struct ref_sentence *s)
{
	struct date_hits hits = {0};
	int looking = looks(s);
	SP_TRY(dates_find(s->x->arena, s->x->lex, s->text, s->x->date, false, &hits));
	for (uint32_t i = 0; i < hits.list.n && s->times.n < REFERENCE_MOST; i++) {
		const struct date_hit *h = &hits.list.at[i];
		if (h->grain <= GRAIN_HOUR || !h->first.year)
			continue;
		struct ref_time *t = sp_push(s->x->arena, &s->times);
		SP_NEED(t);
		t->at = (struct ref_range){h->off, (size_t)h->off + h->len};
		t->hit = h;
		t->dated = h->has_year;
		settle_year(s, t, looking);
		const struct ref_range before = {t->at.from > 120 ? t->at.from - 120 : 0,
						 t->at.from};
		t->since = since(s, t, before);
		t->barred = h->sense != SENSE_AT || t->since ||
			    reference_says(s, "reference.not_time", before, NULL);
	}
	return SP_OK;
}

/* "i A den 2. marts, B den 9. marts og C den 23. marts 2021": the year of the last one is theirs.
 */
static void share_years(struct ref_sentence *s)
{
	for (uint32_t i = s->times.n; i-- > 1;) {
		const struct ref_time *later = &s->times.at[i];
		struct ref_time *t = &s->times.at[i - 1];
		if (later->at.from > t->at.to + ROW_REACH || !later->dated ||
		    !dates_year_guessed(s->x->lex, s->text, t->hit))
			continue;
		int months = 12 * (later->first.year - t->first.year);
		struct civil first = civil_add_months(t->first, months);
		if (civil_cmp(first, later->first) > 0)
			continue;
		t->last = civil_add_months(t->last, months);
		t->first = first;
		t->dated = true;
	}
}

sp_rc reference_scan(struct ref_sentence *s, bool *any)
{
	SP_TRY(scan_words(s, "reference.verb", &s->verbs));
	SP_TRY(scan_words(s, "reference.meeting", &s->meetings));
	SP_TRY(scan_words(s, "reference.item", &s->items));
	SP_TRY(scan_times(s));
	share_years(s);
	*any = s->times.n || s->items.n || s->meetings.n;
	return *any ? scan_bodies(s) : SP_OK;
}

/* ---- what is found ---- */

static sp_rc fact_at(struct ref_sentence *s, struct ref_range r, struct fact *out)
{
	return passage_fact(s->x->arena, s->p, s->at.from + r.from, r.to - r.from, out);
}

/* The words of an other year than the reader of dates took are written anew. */
static sp_rc add_time(struct ref_sentence *s, const struct ref_time *t, struct reference *ref)
{
	char first[CIVIL_ISO_SIZE];
	ref->first = t->first;
	ref->last = t->last;
	SP_TRY(passage_spans(s->x->arena, s->p, s->at.from + t->at.from, t->at.to - t->at.from,
			     &ref->when.spans));
	civil_iso(t->first, first);
	const char *due = t->hit->due[0] ? t->hit->due : first;
	ref->when.text = t->first.year == t->hit->first.year || strlen(due) < 4
				 ? arena_strdup(s->x->arena, due)
				 : arena_printf(s->x->arena, "%.4s%s", first, due + 4);
	return ref->when.text ? SP_OK : SP_ENOMEM;
}

static bool same_text(const struct fact *a, const struct fact *b)
{
	return a->text && b->text ? strcmp(a->text, b->text) == 0 : a->text == b->text;
}

/* The same is often said twice; what says more stays. */
static struct reference *find_same(struct references *all, const struct reference *ref)
{
	for (uint32_t i = all->list.n > 64 ? all->list.n - 64 : 0; i < all->list.n; i++) {
		struct reference *r = &all->list.at[i];
		bool meant = r->kind == ref->kind && r->meeting == ref->meeting &&
			     r->own == ref->own && same_text(&r->body, &ref->body) &&
			     civil_cmp(r->first, ref->first) == 0 &&
			     civil_cmp(r->last, ref->last) == 0;
		if (meant && (same_text(&r->item_no, &ref->item_no) || !ref->item_no.text))
			return r;
	}
	return NULL;
}

sp_rc reference_add(struct ref_sentence *s, struct reference ref, const struct ref_range *body,
		    const struct ref_time *time, const struct ref_range *item)
{
	if (body)
		SP_TRY(fact_at(s, *body, &ref.body));
	if (time)
		SP_TRY(add_time(s, time, &ref));
	if (item)
		SP_TRY(fact_at(s, *item, &ref.item_no));
	SP_TRY(passage_fact(s->x->arena, s->p, s->at.from - s->above, s->above + s->text.n,
			    &ref.said));
	if (find_same(s->out, &ref))
		return SP_OK;
	struct reference *r = sp_push(s->x->arena, &s->out->list);
	SP_NEED(r);
	*r = ref;
	return SP_OK;
}
