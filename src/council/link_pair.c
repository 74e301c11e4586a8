/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/link_pair.h"

#include "core/civil.h"

#include <stdlib.h>

enum {
	WEEKS = 60,   /* days from one body's treatment to the next one's */
	AGAIN = 120,  /* days until a matter comes back to its body */
	SOON = 400,   /* … with a title of one telling word */
	YEARS = 1500, /* days that a matter with a telling title may rest */
	MONTHS = 62,
	OF_BODY = 13,	/* days within which two recurring ones are one, in the same body … */
	OF_BODIES = 75, /* … and in two */
	EDITION = 200	/* … and when both say the same year or day */
};

static const char *const names[LINK_REASONS] = {"person", "number", "day",   "time",
						"same",	  "sister", "again", "name",
						"title",  "case",   "text"};

const char *link_reason_name(enum link_reason r)
{
	return names[r];
}

enum link_reason link_reason_of(struct str name)
{
	int r = 0;
	while (r < LINK_REASONS && !str_eq(name, str_of(names[r])))
		r++;
	return (enum link_reason)r;
}

/* What is weighed for one pair; a is the earlier one in natural order. */
struct weighing {
	const struct link_item *a, *b;
	struct link_parts *out;
	struct link_likeness like;
	int days;
	bool same_case, other_case; /* one case; two cases, by their numbers */
	bool near;		    /* alike enough to be what a reference to a day means … */
	bool alike;		    /* … and to a month */
	bool apart;		    /* two editions, or two of a kind */
	bool recurring;		    /* of a kind that comes back each year or quarter */
};

static void put(struct weighing *w, enum link_reason reason, int strength, int64_t item,
		int pointer)
{
	for (uint32_t i = 0; i < w->out->n; i++) {
		struct link_part *p = &w->out->at[i];
		if (p->reason != reason)
			continue;
		if (p->strength < strength)
			*p = (struct link_part){reason, strength, item, pointer};
		return;
	}
	if (strength > 0)
		w->out->at[w->out->n++] = (struct link_part){reason, strength, item, pointer};
}

/* ---- case ---- */

static void weigh_case(struct weighing *w)
{
	const struct link_item *a = w->a, *b = w->b;
	bool both = *a->case_no && *b->case_no;
	w->same_case = both && strcmp(a->case_no, b->case_no) == 0 && !a->weak_case;
	w->other_case =
		both && strcmp(a->case_no, b->case_no) != 0 && !a->weak_case && !b->weak_case;
	if (both && strcmp(a->case_no, b->case_no) == 0)
		put(w, LINK_CASE, a->weak_case ? 10 : a->meeting == b->meeting ? 15 : 35, 0, -1);
}

/* ---- titles and names ---- */

static bool road_leads(const struct link_item *from, const struct link_item *to)
{
	for (uint32_t i = 0; i < from->pointers.n; i++)
		if (from->pointers.at[i].kind == 'r' && from->pointers.at[i].body == to->body &&
		    to->body)
			return true;
	return false;
}

static bool same_road(const struct weighing *w)
{
	return road_leads(w->a, w->b) || road_leads(w->b, w->a);
}

static void weigh_near(struct weighing *w, enum link_reason *reason, int *strength)
{
	const struct link_likeness *like = &w->like;
	*reason = LINK_TITLE;
	*strength = 0;
	if (w->apart || like->share < 0.8)
		return;
	if (w->a->body != w->b->body && w->days <= WEEKS) {
		*reason = LINK_SISTER;
		*strength = like->common >= 1.2	  ? 85
			    : same_road(w)	  ? 80
			    : like->common >= 0.8 ? 62
						  : 30;
	} else if (w->a->body == w->b->body && w->days <= AGAIN && like->common >= 1.2 &&
		   w->a->meeting != w->b->meeting) {
		*reason = LINK_AGAIN;
		*strength = 70;
	}
}

/* The shorter title stands in the longer one, or what is before the dash does. */
static int whole_strength(const struct weighing *w)
{
	const struct link_likeness *like = &w->like;
	if (like->within >= 0.95 && like->common >= 3)
		return 72;
	if ((like->share >= 0.8 && like->common >= 1.5) ||
	    (like->number && like->share >= 0.5 && like->common >= 2))
		return 64;
	if (like->lead || (like->matter && like->share >= 0.5) ||
	    (like->within >= 0.95 && like->common >= 2 && w->days <= SOON))
		return 62;
	return 0;
}

static int title_strength(const struct weighing *w)
{
	const struct link_likeness *like = &w->like;
	if (w->apart)
		return like->share < 0.6 ? 0 : like->apart && !w->recurring ? 40 : 30;
	if (w->days <= YEARS && w->a->meeting != w->b->meeting) {
		int whole = whole_strength(w);
		if (whole)
			return whole;
	}
	if (like->share >= 0.5 && like->common >= 1)
		return 40;
	return like->share >= 0.35 && like->common >= 1.5 ? 25 : 0;
}

/* Do the words of the name stand in the title, in a row? */
static bool in_title(struct str name, const struct link_title *title)
{
	for (uint32_t i = 0; i < title->words.n; i++) {
		struct str rest = name, one = {NULL, 0};
		uint32_t at = i;
		while (rest.n && at < title->words.n && str_cut(&rest, ' ', &one)) {
			if (!str_eq(one, title->words.at[at].form))
				break;
			at++;
			one.n = 0;
		}
		if (!rest.n && !one.n && at > i)
			return true;
	}
	return false;
}

/* Do both name their matters, and otherwise? */
static bool names_differ(const struct link_item *a, const struct link_item *b)
{
	for (uint32_t i = 0; i < a->names.n; i++) {
		if (in_title(a->names.at[i], &b->title))
			return false;
		for (uint32_t k = 0; k < b->names.n; k++)
			if (str_eq(a->names.at[i], b->names.at[k]) ||
			    in_title(b->names.at[k], &a->title))
				return false;
	}
	return a->names.n && b->names.n;
}

/* The days within which two of a kind that comes back are one edition. */
static int edition_days(const struct weighing *w)
{
	if (w->like.same_time)
		return EDITION;
	return w->a->body == w->b->body ? OF_BODY : OF_BODIES;
}

static void weigh_alike(struct weighing *w)
{
	const struct link_likeness *like = &w->like;
	w->near = like->share >= 0.35 && like->common >= 1 && !w->apart;
	w->alike = w->same_case || (like->share >= 0.5 && like->common >= 1.5 && !w->apart);
}

static void weigh_title(struct weighing *w)
{
	const struct link_item *a = w->a, *b = w->b;
	enum link_reason reason;
	int strength;
	w->recurring = a->title.recurring || b->title.recurring;
	w->like = link_title_compare(&a->title, &b->title);
	w->apart = w->like.apart || w->like.leads_apart || names_differ(a, b) ||
		   (w->like.names_apart && !w->same_case) ||
		   (w->recurring && w->days > edition_days(w));
	weigh_near(w, &reason, &strength);
	if (!strength)
		strength = title_strength(w);
	if (w->other_case)
		strength = strength * (w->recurring ? 60 : 85) / 100;
	/* "Anbringelsessag": two persons */
	if (a->closed && b->closed && a->body == b->body && strength > 40)
		strength = 40;
	weigh_alike(w);
	put(w, reason, strength, 0, -1);
}

static bool in_sketch(const struct link_item *x, uint32_t hash, bool again)
{
	for (uint32_t i = 0; i < x->sketch.n; i++)
		if ((x->sketch.at[i] & ~1u) == hash)
			return !again || (x->sketch.at[i] & 1u);
	return false;
}

/* Does the text say the name's words again and again: is it about it? */
static bool in_text(struct str name, const struct link_item *x)
{
	enum { LONG = 8 };
	struct str one;
	bool any = false;
	while (name.n && str_cut(&name, ' ', &one)) {
		if (one.n < LONG)
			continue;
		any = true;
		if (!in_sketch(x, link_word_hash(one), true))
			return false;
	}
	return any;
}

static void weigh_names_of(struct weighing *w, const struct link_item *x, const struct link_item *y)
{
	for (uint32_t i = 0; i < x->names.n; i++) {
		if (in_title(x->names.at[i], &y->title))
			put(w, LINK_NAME, 75, x->id, -1);
		if (in_text(x->names.at[i], y))
			put(w, LINK_NAME, 62, x->id, -1);
		for (uint32_t k = 0; k < y->names.n; k++)
			if (str_eq(x->names.at[i], y->names.at[k]))
				put(w, LINK_NAME, 70, x->id, -1);
	}
}

static void weigh_names(struct weighing *w)
{
	uint32_t had = w->out->n;
	if (w->days > 2 * YEARS)
		return;
	weigh_names_of(w, w->a, w->b);
	weigh_names_of(w, w->b, w->a);
	w->near |= w->out->n > had;
	w->alike |= w->out->n > had;
}

/* ---- texts ---- */

static bool has_word(const struct link_title *title, struct str form)
{
	for (uint32_t i = 0; i < title->words.n; i++)
		if (str_eq(title->words.at[i].form, form))
			return true;
	return false;
}

/* Does a long word of the one's title stand in the other's text, but not in its title? */
static bool title_in_text(const struct link_item *x, const struct link_item *y)
{
	for (uint32_t i = 0; i < x->title.words.n; i++) {
		const struct link_word *word = &x->title.words.at[i];
		bool tells = word->kind == LINK_WORD_PLAIN || word->kind == LINK_WORD_MATTER;
		if (tells && word->weight >= 15 && !has_word(&y->title, word->form) &&
		    in_sketch(y, link_word_hash(word->form), false))
			return true;
	}
	return false;
}

static uint32_t shared_words(const struct link_item *a, const struct link_item *b)
{
	uint32_t shared = 0;
	for (uint32_t i = 0, k = 0; i < a->sketch.n && k < b->sketch.n;) {
		uint32_t x = a->sketch.at[i] | 1u, y = b->sketch.at[k] | 1u;
		shared += x == y;
		i += x <= y;
		k += y <= x;
	}
	return shared;
}

static void weigh_text(struct weighing *w)
{
	enum { LEAST = 12 };
	const struct link_item *a = w->a, *b = w->b;
	uint32_t least = a->sketch.n < b->sketch.n ? a->sketch.n : b->sketch.n;
	if (w->apart || a->meeting == b->meeting)
		return;
	double share = least >= LEAST ? (double)shared_words(a, b) / least : 0;
	int strength = share >= 0.5 ? 40 : share >= 0.35 ? 30 : 0;
	if (strength < 40 && (title_in_text(a, b) || title_in_text(b, a)))
		strength = 40;
	put(w, LINK_TEXT, strength, 0, -1);
}

/* ---- references ---- */

static int32_t days_of(const char *iso)
{
	struct civil day;
	return civil_parse_iso(iso, &day) ? civil_to_days(day) : 0;
}

static int32_t length_of(const struct link_pointer *p)
{
	return *p->from && *p->to ? days_of(p->to) - days_of(p->from) : INT32_MAX;
}

static bool is_told(const struct link_pointer *p)
{
	return p->kind != 'r' && p->kind != 'h' && length_of(p) <= LINK_SEASON;
}

static bool covers(const struct link_pointer *p, const char *day)
{
	return strcmp(p->from, day) <= 0 && strcmp(p->to, day) >= 0;
}

/* The weight that the words of the sentence have in common with the title. */
static int said_of(const struct link_pointer *p, const struct link_title *title)
{
	struct str rest = str_of(p->words ? p->words : ""), one;
	int weight = 0;
	while (rest.n && str_cut(&rest, ' ', &one))
		for (uint32_t i = 0; i < title->words.n; i++)
			if (str_eq(title->words.at[i].form, one))
				weight += title->words.at[i].weight;
	return weight;
}

static int numbered(const struct link_pointer *p, const struct link_item *y, bool alike)
{
	if (strcmp(p->number, y->number) != 0)
		return 0;
	if (p->general && !alike)
		return 50;
	return length_of(p) ? 85 : 95;
}

static void weigh_place(struct weighing *w, const struct link_item *x, int index,
			const struct link_item *y)
{
	const struct link_pointer *p = &x->pointers.at[index];
	bool exact = !length_of(p);
	bool near = w->near || w->same_case;
	int said = said_of(p, &y->title), by_number = *p->number ? numbered(p, y, near) : 0;
	put(w, LINK_NUMBER, by_number, x->id, index);
	if (p->compares || by_number || x->meeting == y->meeting)
		return;
	if (*p->number) { /* several numbers may stand there */
		if (said >= 15)
			put(w, LINK_DAY, 65, x->id, index);
	} else if (exact && (near || said >= 10)) {
		put(w, LINK_DAY, 75, x->id, index);
	} else if (!exact && (w->alike || said >= (p->kind == 'c' ? 25 : 15))) {
		put(w, LINK_TIME, 62, x->id, index);
	}
}

static void weigh_pointer(struct weighing *w, const struct link_item *x, int index,
			  const struct link_item *y)
{
	const struct link_pointer *p = &x->pointers.at[index];
	if (!is_told(p) || !covers(p, y->day))
		return;
	if (p->body_key && p->body && p->body == y->body)
		weigh_place(w, x, index, y);
	else if (!p->body_key && w->alike && !p->compares && !*p->number && length_of(p) <= MONTHS)
		put(w, LINK_TIME, 45, x->id, index);
}

bool link_points(const struct link_item *from, const struct link_item *to)
{
	for (uint32_t i = 0; i < from->pointers.n; i++) {
		const struct link_pointer *p = &from->pointers.at[i];
		if (is_told(p) && p->body && p->body == to->body && covers(p, to->day))
			return true;
	}
	return false;
}

static bool same_place(const struct link_pointer *p, const struct link_pointer *q)
{
	if (!p->body_key || !q->body_key || p->body != q->body)
		return false;
	return (p->body || strcmp(p->body_key, q->body_key) == 0) &&
	       strcmp(p->number, q->number) == 0 && strcmp(p->from, q->to) <= 0 &&
	       strcmp(q->from, p->to) <= 0;
}

static int same_strength(const struct weighing *w, const struct link_pointer *p,
			 const struct link_pointer *q)
{
	int32_t days = length_of(p) > length_of(q) ? length_of(p) : length_of(q);
	bool alike = w->near || w->same_case;
	if (!*p->number)
		return !days && alike ? 45 : 0;
	if (days > MONTHS)
		return 0;
	if (p->general || q->general)
		return 50;
	return alike ? 90 : days ? 65 : 75;
}

/* Both tell of one treatment. */
static void weigh_same(struct weighing *w, int i, int k)
{
	const struct link_pointer *p = &w->a->pointers.at[i], *q = &w->b->pointers.at[k];
	if (!is_told(p) || !is_told(q) || !same_place(p, q))
		return;
	put(w, LINK_SAME, same_strength(w, p, q), w->a->id, i);
}

static void weigh_pointers(struct weighing *w)
{
	for (uint32_t i = 0; i < w->a->pointers.n; i++)
		weigh_pointer(w, w->a, (int)i, w->b);
	for (uint32_t i = 0; i < w->b->pointers.n; i++)
		weigh_pointer(w, w->b, (int)i, w->a);
	for (uint32_t i = 0; i < w->a->pointers.n; i++)
		for (uint32_t k = 0; k < w->b->pointers.n; k++)
			weigh_same(w, (int)i, (int)k);
}

/* ---- the whole ---- */

static int by_strength(const void *a, const void *b)
{
	const struct link_part *x = a, *y = b;
	return x->strength != y->strength ? y->strength - x->strength
					  : (int)x->reason - (int)y->reason;
}

/* Reasons of different kinds add up; titles and names are one kind, and so are references. */
int link_together(const struct link_parts *parts)
{
	int best[4] = {0, 0, 0, 0};
	double against = 1;
	for (uint32_t i = 0; i < parts->n; i++) {
		const struct link_part *p = &parts->at[i];
		int kind = p->reason <= LINK_SAME    ? 0
			   : p->reason <= LINK_TITLE ? 1
			   : p->reason == LINK_CASE  ? 2
						     : 3;
		best[kind] = p->strength > best[kind] ? p->strength : best[kind];
	}
	for (int i = 0; i < 4; i++)
		against *= 1 - best[i] / 100.0;
	return (int)((1 - against) * 100 + 0.5);
}

int link_pair(const struct link_item *a, const struct link_item *b, struct link_parts *out)
{
	bool first = strcmp(a->natural, b->natural) <= 0;
	struct weighing w = {
		.a = first ? a : b, .b = first ? b : a, .out = out, .days = abs(a->days - b->days)};
	out->n = 0;
	if (a->title.formal || b->title.formal)
		return 0;
	weigh_case(&w);
	weigh_title(&w);
	weigh_names(&w);
	weigh_text(&w);
	weigh_pointers(&w);
	qsort(out->at, out->n, sizeof(out->at[0]), by_strength);
	int all = link_together(out);
	return all < LINK_SURE ? all : LINK_SURE - 1;
}
