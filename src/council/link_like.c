/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/link_like.h"

#include "council/link_mark.h"
#include "council/link_number.h"

static bool is_mark(const struct link_word *w)
{
	return w->kind == LINK_WORD_TIME || w->kind == LINK_WORD_NUMBER;
}

static bool is_common(const struct link_word *w)
{
	return w->kind == LINK_WORD_COMMON || w->kind == LINK_WORD_BODY;
}

static bool recurs(const struct link_word *w)
{
	return w->kind == LINK_WORD_RECURRING || w->kind == LINK_WORD_YEARLY;
}

static bool is_where(const struct link_word *w)
{
	return w && w->kind == LINK_WORD_PLACE;
}

static const struct link_word *find(const struct link_title *t, struct str form)
{
	for (uint32_t i = 0; i < t->words.n; i++)
		if (str_eq(t->words.at[i].form, form))
			return &t->words.at[i];
	return NULL;
}

static int weight_in_all(const struct link_title *t)
{
	int sum = 0;
	for (uint32_t i = 0; i < t->words.n; i++)
		sum += is_mark(&t->words.at[i]) ? 0 : t->words.at[i].weight;
	return sum;
}

/* ---- compounds ---- */

enum { LEAST = 3, LEAST_TAIL = 3, LEAST_ALONE = 4 };

/* Does the compound begin with the word: "cykelparkering" with "cykl", whatever its e's? */
static bool begins_with(struct str compound, struct str word)
{
	size_t i = 0, k = 0;
	while (k < word.n && i < compound.n) {
		if (compound.p[i] == word.p[k]) {
			i++;
			k++;
		} else if (compound.p[i] == 'e') {
			i++;
		} else if (word.p[k] == 'e') {
			k++;
		} else {
			return false;
		}
	}
	return k == word.n && compound.n - i >= LEAST_TAIL;
}

/* The words of b that a compound is put together of; half the weight of all. */
static int parts_of(const struct link_word *w, const struct link_title *b)
{
	const struct link_word *head = NULL, *tail = NULL;
	for (uint32_t k = 0; k < b->words.n; k++) {
		const struct link_word *x = &b->words.at[k];
		if (is_mark(x) || x->form.n + LEAST_TAIL > w->form.n)
			continue;
		if (x->form.n >= LEAST && begins_with(w->form, x->form))
			head = x;
		else if (x->form.n >= LEAST_TAIL && str_ends(w->form, x->form))
			tail = x;
	}
	if (head && tail)
		return (w->weight + head->weight + tail->weight) / 2;
	head = head ? head : tail;
	return head && !is_common(head) && head->form.n >= LEAST_ALONE ? head->weight / 2 : 0;
}

/* "Motocross Klub", "motocrossklubben": a name as one word. */
static bool named_apart(const struct link_title *a, const struct link_title *b)
{
	for (uint32_t k = 0; k + 1 < b->words.n; k++) {
		const struct link_word *head = &b->words.at[k], *tail = head + 1;
		if (!tail->joined || is_mark(head) || is_mark(tail) || tail->form.n < LEAST_TAIL)
			continue;
		for (uint32_t i = 0; i < a->words.n; i++) {
			struct str form = a->words.at[i].form;
			if (form.n <= head->form.n + tail->form.n + 2 &&
			    begins_with(form, head->form) && str_ends(form, tail->form))
				return true;
		}
	}
	return false;
}

/* "tag", "tagarbejdet": is a word of the one what a compound of the other begins with? */
static bool has_kin(const struct link_title *a, const struct link_title *b)
{
	for (uint32_t i = 0; i < a->words.n; i++) {
		const struct link_word *w = &a->words.at[i];
		if (!link_word_tells(w) || w->kind == LINK_WORD_PLACE || w->form.n < LEAST)
			continue;
		for (uint32_t k = 0; k < b->words.n; k++)
			if (link_word_tells(&b->words.at[k]) &&
			    b->words.at[k].kind != LINK_WORD_PLACE &&
			    begins_with(b->words.at[k].form, w->form))
				return true;
	}
	return false;
}

static void compare_parts(const struct link_title *a, const struct link_title *b,
			  struct link_likeness *out)
{
	out->proper |= named_apart(a, b);
	out->kin |= has_kin(a, b);
}

/* "affaldstakster" and "takster for affald". */
static int put_together(const struct link_title *a, const struct link_title *b)
{
	int sum = 0;
	for (uint32_t i = 0; i < a->words.n; i++) {
		const struct link_word *w = &a->words.at[i];
		if (!is_mark(w) && !is_common(w) && !find(b, w->form))
			sum += parts_of(w, b);
	}
	return sum;
}

/* ---- before the dash ---- */

static bool said_in(const struct link_word *w, const struct link_title *b)
{
	return find(b, w->form) || parts_of(w, b) > w->weight / 2;
}

/* Do all telling words before the one's dash, and enough of them, stand in the other? */
static bool lead_in(const struct link_title *a, const struct link_title *b)
{
	int weight = 0;
	for (uint32_t i = 0; i < a->words.n; i++) {
		const struct link_word *w = &a->words.at[i];
		if (!w->lead || is_common(w) || is_mark(w))
			continue;
		if (recurs(w) || !said_in(w, b))
			return false;
		weight += w->kind == LINK_WORD_PLACE ? 0 : w->weight;
	}
	return weight >= 10;
}

/* “Handleplan mod glemsel”, “Handleplan mod glemsel - status”: the one title is what the other has
 * before the dash. */
static bool is_lead(const struct link_title *a, const struct link_title *b)
{
	int weight = 0;
	uint32_t n = 0;
	for (uint32_t i = 0; i < b->words.n; i++) {
		const struct link_word *w = &b->words.at[i], *other = find(a, w->form);
		if (is_mark(w))
			continue;
		if (recurs(w) || !other || !other->lead)
			return false;
		weight += is_common(w) || w->kind == LINK_WORD_PLACE ? 0 : w->weight;
		n++;
	}
	for (uint32_t i = 0; i < a->words.n; i++)
		if (a->words.at[i].lead && !find(b, a->words.at[i].form))
			return false;
	return n >= 2 && weight >= 8;
}

/* Words before the dash: all that tell, and those that the other has there too. */
static void count_lead(const struct link_title *a, const struct link_title *b, uint32_t *all,
		       uint32_t *shared)
{
	*all = *shared = 0;
	for (uint32_t i = 0; i < a->words.n; i++) {
		const struct link_word *w = &a->words.at[i];
		if (!w->lead || is_common(w) || is_mark(w))
			continue;
		++*all;
		for (uint32_t k = 0; k < b->words.n; k++)
			*shared += b->words.at[k].lead && str_eq(b->words.at[k].form, w->form);
	}
}

/* "Trygge Veje - status", "Trygge Stier - status". */
static bool leads_differ(const struct link_title *a, const struct link_title *b)
{
	uint32_t x, y, shared;
	count_lead(a, b, &x, &shared);
	count_lead(b, a, &y, &shared);
	return shared && shared < x && shared < y;
}

/* ---- names ---- */

bool link_word_related(const struct link_word *w, const struct link_title *b)
{
	if (find(b, w->form) || parts_of(w, b))
		return true;
	for (uint32_t k = 0; k < b->words.n; k++)
		if (w->form.n >= LEAST_ALONE && begins_with(b->words.at[k].form, w->form))
			return true;
	return false;
}

/* A name that the other title does not say. */
static bool own_name(const struct link_title *a, const struct link_title *b)
{
	for (uint32_t i = 0; i < a->words.n; i++) {
		const struct link_word *w = &a->words.at[i];
		bool named = w->proper || w->kind == LINK_WORD_PLACE;
		if (named && !is_common(w) && !is_mark(w) && !link_word_related(w, b))
			return true;
	}
	return false;
}

/* A telling word before the dash that the other title does not say. */
static bool own_lead(const struct link_title *a, const struct link_title *b)
{
	for (uint32_t i = 0; i < a->words.n; i++) {
		const struct link_word *w = &a->words.at[i];
		if (w->lead && link_word_tells(w) && !said_in(w, b))
			return true;
	}
	return false;
}

/* Does each say a name that the other does not? Of two alike titles one before a dash is known by
 * standing there. */
static bool other_names(const struct link_title *a, const struct link_title *b, bool alike)
{
	bool x = own_name(a, b), y = own_name(b, a);
	return (x && y) || (alike && ((x && own_lead(b, a)) || (y && own_lead(a, b))));
}

/* Where the name ends that begins at the word; from + 1 for a word alone. */
static uint32_t name_end(const struct link_title *t, uint32_t from)
{
	uint32_t to = from + 1;
	while (to < t->words.n && t->words.at[to].joined)
		to++;
	return to;
}

/* How many words of the name stand in the other title in a row, from its first one on; *whole: and
 * the other's name ends there. */
static uint32_t row_of(const struct link_title *a, uint32_t from, uint32_t to,
		       const struct link_title *b, bool *ends)
{
	uint32_t best = 0;
	for (uint32_t k = 0; k < b->words.n; k++) {
		uint32_t n = 0;
		while (from + n < to && k + n < b->words.n &&
		       str_eq(a->words.at[from + n].form, b->words.at[k + n].form))
			n++;
		if (n <= best)
			continue;
		best = n;
		*ends = k + n >= b->words.n || !b->words.at[k + n].joined;
	}
	return best;
}

/* Names of two words or more, a's in b. */
static void compare_names(const struct link_title *a, const struct link_title *b,
			  struct link_likeness *out)
{
	for (uint32_t i = 0; i < a->words.n; i++) {
		uint32_t end = name_end(a, i);
		bool ends = false, place = false;
		if (a->words.at[i].joined || end < i + 2)
			continue;
		for (uint32_t k = i; k < end; k++)
			place |=
				is_where(&a->words.at[k]) || is_where(find(b, a->words.at[k].form));
		uint32_t n = row_of(a, i, end, b, &ends);
		if (n < 2 || place)
			continue;
		if (i + n == end && ends)
			out->name = true;
		else if (i + n < end && a->words.at[i + n].longer &&
			 !find(b, a->words.at[i + n].form))
			out->name_longer = true;
	}
}

/* ---- the whole ---- */

/* A capital that says something: “Skolevej i Lunde” and “skolevej” have no name in common. */
static bool named(const struct link_title *t, struct str form)
{
	for (uint32_t i = 0; i < t->words.n; i++)
		if (str_eq(t->words.at[i].form, form))
			return t->words.at[i].proper || !i ||
			       (t->words.at[i - 1].lead && !t->words.at[i].lead);
	return false;
}

static bool same_name(const struct link_title *a, const struct link_title *b, struct str form)
{
	return (find(a, form)->proper || find(b, form)->proper) && named(a, form) && named(b, form);
}

/* "Børnehuset Viben", of which the other title, with its "Børnehuset", says nothing. */
static bool called_else(const struct link_title *a, const struct link_title *b, struct str form)
{
	for (uint32_t i = 0; i + 1 < a->words.n; i++) {
		const struct link_word *next = &a->words.at[i + 1];
		if (str_eq(a->words.at[i].form, form) && next->joined && next->proper &&
		    !link_word_related(next, b))
			return true;
	}
	return false;
}

/* Does the title say a telling word that the other does not? */
static bool own_word(const struct link_title *a, const struct link_title *b)
{
	for (uint32_t i = 0; i < a->words.n; i++)
		if (link_word_tells(&a->words.at[i]) && !link_word_related(&a->words.at[i], b))
			return true;
	return false;
}

/* "Inventar til banegården", "Banegårdens ur": a house without a name, and something of it that the
 * other does not say. */
static bool only_house(const struct link_word *house, const struct link_title *a,
		       const struct link_title *b)
{
	for (uint32_t i = 0; i < a->words.n; i++) {
		const struct link_word *w = &a->words.at[i];
		if (w != house && link_word_tells(w) && link_word_related(w, b))
			return false;
	}
	const struct link_word *other = find(b, house->form);
	/* "Læsebroen - rapport": what both have before a dash is a name */
	bool named = house->proper || other->proper || (house->lead && other->lead);
	return !named && (own_word(a, b) || own_word(b, a));
}

static void share_matter(const struct link_word *w, const struct link_title *a,
			 const struct link_title *b, struct link_likeness *out)
{
	out->house |= w->kind == LINK_WORD_HOUSE && only_house(w, a, b);
	out->matter |= !out->house;
	out->name |= same_name(a, b, w->form) &&
		     !(called_else(a, b, w->form) && called_else(b, a, w->form));
}

static void share_words(const struct link_title *a, const struct link_title *b,
			struct link_likeness *out, int *shared, int *telling, int *topic)
{
	for (uint32_t i = 0; i < a->words.n; i++) {
		const struct link_word *w = &a->words.at[i], *other = find(b, w->form);
		if (!other)
			continue;
		bool tells = !is_mark(w) && !is_common(w);
		bool place = is_where(w) && is_where(other);
		*shared += is_mark(w) ? 0 : w->weight;
		*telling += tells || is_mark(w) ? w->weight : 0;
		*topic += tells && !place ? w->weight : 0;
		out->place |= place;
		out->proper |= tells && same_name(a, b, w->form);
		out->number |= w->kind == LINK_WORD_NUMBER;
		if (link_word_matter(w))
			share_matter(w, a, b, out);
		out->recurs |= recurs(w);
	}
}

/* "tilsyn", "tilsynsrapport", "kvalitetstilsyn" */
static bool same_sort(const struct link_title *a, const struct link_title *b)
{
	for (uint32_t i = 0; i < a->words.n; i++) {
		for (uint32_t k = 0; k < b->words.n; k++) {
			struct str x = a->words.at[i].form, y = b->words.at[k].form;
			if (recurs(&a->words.at[i]) && recurs(&b->words.at[k]) &&
			    (str_starts(x, y) || str_starts(y, x) || str_ends(x, y) ||
			     str_ends(y, x)))
				return true;
		}
	}
	return false;
}

/* ---- two names ---- */

static bool is_name(const struct link_word *w)
{
	return (w->proper || w->kind == LINK_WORD_PLACE) && !is_common(w) && !is_mark(w);
}

/* "Cykelsti", "Tværstien": words of one kind, by their ends. */
static bool same_kind(const struct link_title *a, const struct link_title *b)
{
	enum { TAIL = 3 };
	for (uint32_t i = 0; i < a->words.n; i++) {
		const struct link_word *w = &a->words.at[i];
		if (!link_word_tells(w) || is_name(w) || w->form.n < TAIL || find(b, w->form))
			continue;
		struct str tail = str_sub(w->form, w->form.n - TAIL, TAIL);
		for (uint32_t k = 0; k < b->words.n; k++) {
			const struct link_word *x = &b->words.at[k];
			if (link_word_tells(x) && !is_name(x) && str_ends(x->form, tail))
				return true;
		}
	}
	return false;
}

/* "Cykelsti mellem Lunde og Kildeby", "Tværstien: Lunde - Kildeby - Skovby": all names of one
 * title, two at least, stand in the other. */
static bool two_names(const struct link_title *a, const struct link_title *b)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < a->words.n; i++) {
		const struct link_word *w = &a->words.at[i], *other = find(b, w->form);
		if (is_name(w) && !other)
			return false;
		n += is_name(w) && other;
	}
	return n >= 2;
}

/* "anlægsbevilling", "anlægsregnskab" */
static bool own_act(const struct link_title *a, const struct link_title *b)
{
	for (uint32_t i = 0; i < a->words.n; i++)
		if (a->words.at[i].kind == LINK_WORD_COMMON && !find(b, a->words.at[i].form))
			return true;
	return false;
}

struct link_likeness link_title_compare(const struct link_title *a, const struct link_title *b)
{
	struct link_likeness out = {.share = 0};
	int x = weight_in_all(a), y = weight_in_all(b), least = x < y ? x : y, all = x + y;
	int put = put_together(a, b) + put_together(b, a);
	int shared = put, telling = put, topic = put;
	share_words(a, b, &out, &shared, &telling, &topic);
	out.share = all ? 2.0 * shared / all : 0;
	out.within = least ? (double)shared / least : 0;
	out.common = telling / 10.0;
	out.topic = topic / 10.0;
	out.same_time = link_times_same(a, b) && link_times_same(b, a);
	out.spans = link_marks_span(a, b) || link_marks_span(b, a);
	out.stretch = (two_names(a, b) || two_names(b, a)) && same_kind(a, b);
	out.other_acts = own_act(a, b) && own_act(b, a);
	out.names_apart = other_names(a, b, out.share >= 0.5);
	out.bodies_apart = link_marks_contradict(a, b, LINK_WORD_BODY);
	out.leads_apart = leads_differ(a, b);
	compare_names(a, b, &out);
	compare_names(b, a, &out);
	out.recurs |= same_sort(a, b);
	out.whole = is_lead(a, b) || is_lead(b, a);
	out.lead = out.whole || lead_in(a, b) || lead_in(b, a);
	out.known = link_number_known(a, b);
	compare_parts(a, b, &out);
	compare_parts(b, a, &out);
	out.apart = link_times_apart(a, b) || link_marks_contradict(a, b, LINK_WORD_NUMBER) ||
		    link_quarters_apart(a, b);
	return out;
}
