/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/link_pair.h"

#include "council/link_mark.h"
#include "council/link_name.h"
#include "council/link_sketch.h"
#include "council/link_weigh.h"

#include <stdlib.h>

enum {
	WEEKS = 60,	/* days from one body's treatment to the next one's */
	AGAIN = 120,	/* days until a matter comes back to its body */
	SOON = 400,	/* … with a title of one telling word */
	LATER = 730,	/* … when it has got another number and has no name */
	YEARS = 1500,	/* days that a matter with a telling title may rest */
	OF_BODY = 13,	/* days within which two recurring ones are one, in the same body … */
	OF_BODIES = 75, /* … and in two */
	OF_YEAR = 150,	/* … and when they come back once a year */
	EDITION = 200,	/* … and when both say the same year or day */
	FOLLOWED = 270, /* … and when the later one follows up */
	TWIN = 40	/* strength of a title that several matters of a meeting or a house have */
};

static const char *const names[LINK_REASONS] = {"person", "number", "day",   "time", "promise",
						"heard",  "back",   "road",  "same", "sister",
						"again",  "name",   "title", "case", "text"};

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

void link_put(struct weighing *w, enum link_reason reason, int strength, int64_t item, int pointer)
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

/* "27.03.00-G01-3-20", "27.03.00-G01-8-21": numbers of one subject say nothing against. */
static bool same_subject(const char *a, const char *b)
{
	enum { SUBJECT = 8 };
	return strlen(a) > SUBJECT && a[2] == '.' && a[5] == '.' && strncmp(a, b, SUBJECT) == 0;
}

/* "2", "2.1" */
static bool is_part(const struct link_item *whole, const struct link_item *part)
{
	size_t n = strlen(whole->number);
	return n && strncmp(whole->number, part->number, n) == 0 && part->number[n] == '.';
}

static int case_strength(const struct weighing *w)
{
	if (w->a->weak_case)
		return 10;
	if (w->a->meeting != w->b->meeting)
		return w->own_case ? (w->alone ? 62 : 55) : 35;
	return is_part(w->a, w->b) || is_part(w->b, w->a) ? 62 : 15;
}

bool link_may_be_alone(const struct link_item *a, const struct link_item *b)
{
	return *a->case_no && a->own_case && b->own_case && !a->weak_case && !b->weak_case &&
	       a->meeting != b->meeting && abs(a->days - b->days) <= SOON &&
	       strcmp(a->case_no, b->case_no) == 0;
}

static void compare_cases(struct weighing *w)
{
	const struct link_item *a = w->a, *b = w->b;
	bool both = *a->case_no && *b->case_no;
	bool same = both && strcmp(a->case_no, b->case_no) == 0;
	w->own_case = same && !a->weak_case && a->own_case && b->own_case;
	/* a number that a meeting prints on several matters is of a subject */
	w->same_case = same && !a->weak_case && (a->own_case || b->own_case);
	w->other_case = both && !same && !a->weak_case && !b->weak_case;
	w->same_subject = both && same_subject(a->case_no, b->case_no);
}

static void weigh_case(struct weighing *w)
{
	const struct link_item *a = w->a, *b = w->b;
	/* editions are often of one case */
	w->own_case = w->own_case && !w->apart;
	if (*a->case_no && strcmp(a->case_no, b->case_no) == 0)
		link_put(w, LINK_CASE, case_strength(w), 0, -1);
}

/* ---- titles and names ---- */

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
			    : link_same_road(w)	  ? 80
			    : like->common >= 0.8 ? 62
						  : 30;
	} else if (w->a->body == w->b->body && w->days <= AGAIN && like->common >= 1.2 &&
		   w->a->meeting != w->b->meeting) {
		*reason = LINK_AGAIN;
		*strength = 70;
	}
}

/* Are the titles one but for some words? */
static bool one_title(const struct link_likeness *like)
{
	return (like->share >= 0.8 && like->common >= 1.5) ||
	       (like->number && like->share >= 0.5 && like->common >= 1.5);
}

/* Does what one title is about stand in the other? */
static bool one_subject(const struct weighing *w)
{
	const struct link_likeness *like = &w->like;
	bool told = w->days <= SOON || w->text || like->within >= 0.9;
	return like->lead || (like->matter && like->share >= 0.5 && told) ||
	       (like->within >= 0.9 && like->common >= 1.8 && w->days <= SOON);
}

/* Is the most of both titles the same; of a place, is something of it? */
static bool most_alike(const struct link_likeness *like)
{
	return (like->share >= 0.66 && like->common >= 2) ||
	       (like->place && like->topic >= 0.5 && like->share >= 0.5);
}

/* "Nyt tag på Lunde Skole", "Lunde Skole - tagarbejdet": the same body soon, or one name. */
static bool soon_alike(const struct weighing *w)
{
	const struct link_likeness *like = &w->like;
	if (w->days > SOON)
		return false;
	return (like->proper && like->topic >= 1 && like->share >= 0.55 && like->common >= 2) ||
	       (like->kin && like->place && like->share >= 0.5 && w->a->body == w->b->body);
}

/* The shorter title stands in the longer one, or what is before the dash does. */
static int whole_strength(const struct weighing *w)
{
	const struct link_likeness *like = &w->like;
	if (like->name || (like->within >= 0.95 && like->common >= 3))
		return 72;
	if (one_title(like))
		return 64;
	if (one_subject(w) || like->stretch || like->known)
		return 62;
	if (most_alike(like) || soon_alike(w))
		return 60;
	return like->share >= 0.6 && like->common >= 2 ? 50 : 0;
}

/* Words in common, but neither title nor name. */
static int part_strength(const struct weighing *w)
{
	const struct link_likeness *like = &w->like;
	if ((like->share >= 0.5 && like->common >= 1) ||
	    (like->within >= 0.85 && like->common >= 1.5) || (w->same_case && like->common >= 1))
		return 40;
	if (like->number && like->share >= 0.2 && like->common >= 0.4)
		return 40;
	if (like->share >= 0.35 && like->common >= 1.5)
		return 25;
	return like->share >= 0.15 && like->common >= 0.5 && like->topic > 0 ? 15 : 0;
}

static int title_strength(const struct weighing *w)
{
	const struct link_likeness *like = &w->like;
	if (w->apart)
		return like->share < 0.6 ? 0 : 30;
	if (w->days <= YEARS && w->a->meeting != w->b->meeting &&
	    (like->topic > 0 || like->known || like->kin)) {
		int whole = whole_strength(w);
		if (whole)
			return whole;
	}
	return part_strength(w);
}

static bool says_follow_up(const struct link_title *t)
{
	for (uint32_t i = 0; i < t->words.n; i++)
		if (t->words.at[i].kind == LINK_WORD_COMMON &&
		    str_starts(t->words.at[i].form, STR("opfoelg")))
			return true;
	return false;
}

/* The days within which two of a kind that comes back are one edition. */
static int edition_days(const struct weighing *w)
{
	/* "Opfølgning på tilsynet": the last one of the place */
	if ((w->like.place || w->like.proper) && says_follow_up(&w->b->title) &&
	    !says_follow_up(&w->a->title))
		return FOLLOWED;
	if (w->like.same_time)
		return EDITION;
	if (!w->a->title.often && !w->b->title.often)
		return OF_YEAR;
	return w->a->body == w->b->body ? OF_BODY : OF_BODIES;
}

/* Does y's text say each name that x's title has and y's has not? */
static bool names_said(const struct link_item *x, const struct link_item *y)
{
	bool any = false;
	for (uint32_t i = 0; i < x->title.words.n; i++) {
		const struct link_word *word = &x->title.words.at[i];
		bool named =
			link_word_tells(word) && (word->proper || word->kind == LINK_WORD_PLACE);
		if (!named || link_title_has(&y->title, word->form))
			continue;
		any = true;
		if (!link_sketch_has(y, word->form, LINK_SAID_NAME))
			return false;
	}
	return any;
}

/* Each body has its own days, under whatever common number. */
static bool are_calendars(const struct weighing *w)
{
	return w->a->body != w->b->body && link_marks_calendars(&w->a->title, &w->b->title) &&
	       !link_same_road(w) && !link_points(w->a, w->b) && !link_points(w->b, w->a);
}

/* The body in an item's address, "skolebestyrelsen-engskolen". */
static struct str slug_of(const struct link_item *item)
{
	struct str rest = str_of(item->natural), slug = {NULL, 0};
	(void)str_cut(&rest, '/', &slug);
	(void)str_cut(&rest, '/', &slug);
	return slug;
}

/* Two schools' boards, two quarters' councils: each has its own matters, whatever their titles. */
static bool are_houses(const struct weighing *w)
{
	struct str a = slug_of(w->a), b = slug_of(w->b), kind_a, kind_b;
	if (w->a->body == w->b->body || !str_cut(&a, '-', &kind_a) || !str_cut(&b, '-', &kind_b))
		return false;
	return a.n && b.n && str_eq(kind_a, kind_b) &&
	       (str_ends(kind_a, STR("bestyrelsen")) || str_ends(kind_a, STR("raad")) ||
		str_ends(kind_a, STR("raadet"))) &&
	       !link_same_road(w) && !link_points(w->a, w->b) && !link_points(w->b, w->a);
}

static bool are_apart(const struct weighing *w)
{
	const struct link_likeness *like = &w->like;
	bool other_names = like->name_longer || (like->names_apart && !like->name);
	return like->apart || like->leads_apart || (w->recurring && like->bodies_apart) ||
	       are_calendars(w) || are_houses(w) || link_names_differ(w->a, w->b) ||
	       (other_names && !w->own_case && !names_said(w->a, w->b) &&
		!names_said(w->b, w->a)) ||
	       (w->recurring && w->days > edition_days(w));
}

static void weigh_alike(struct weighing *w)
{
	const struct link_likeness *like = &w->like;
	w->near = like->share >= 0.35 && like->common >= 1 && like->topic > 0 && !w->apart;
	w->alike = (w->same_case && w->text) ||
		   (like->share >= 0.5 && like->common >= 1.5 && !w->apart);
}

bool link_came_back(const struct weighing *w)
{
	return w->other_case && w->days > LATER && !w->like.matter && !w->like.name &&
	       !w->like.stretch && !w->like.known && !w->quote;
}

bool link_another_time(const struct weighing *w)
{
	enum { MUCH = 30 };
	const struct link_likeness *like = &w->like;
	bool named = like->name || like->proper || like->place || like->spans || like->number ||
		     like->whole || like->stretch;
	return w->days > LATER && !named && !w->same_case && !w->quote && w->text < MUCH &&
	       !w->b->title.after;
}

/* "Anlægsbevilling til slusen i Lunde", "Anlægsregnskab for Lunde Sluse": another step, and often
 * another number, of what both titles name with its place. */
static bool is_next_step(const struct weighing *w)
{
	const struct link_likeness *like = &w->like;
	return like->other_acts && like->share >= 0.66 && like->within >= 0.9 &&
	       like->topic >= 0.8 && (like->proper || like->place);
}

/* Do both say what tells it from others of its kind? */
static bool is_named(const struct link_likeness *like)
{
	return like->name || like->proper || like->place || like->number || like->spans ||
	       like->stretch || like->known;
}

/* “Nye lysanlæg”, “Regnskab for nye lysanlæg”: of another number, and nothing tells that it is the
 * same place. */
static bool is_anywhere(const struct weighing *w)
{
	return !is_named(&w->like) && !w->like.lead && !w->text && !w->quote && !w->same_subject &&
	       (w->days > WEEKS || w->a->body == w->b->body);
}

static int other_case_percent(const struct weighing *w)
{
	if (!w->other_case)
		return 100;
	if (w->recurring || link_came_back(w))
		return 60;
	if (is_anywhere(w))
		return 70;
	bool another = w->same_subject || w->like.stretch || w->like.known || is_next_step(w);
	return another ? 100 : 85;
}

/* The same words of the same body a year later, and nothing else in common: this year's list. */
static bool is_next_year(const struct weighing *w)
{
	enum { EARLIEST = 310, LATEST = 420, SOME = 20 };
	const struct link_likeness *like = &w->like;
	return like->share >= 0.95 && w->a->body == w->b->body && w->days >= EARLIEST &&
	       w->days <= LATEST && !is_named(like) && !like->matter && !w->same_case &&
	       !w->quote && w->text < SOME && !w->b->title.after;
}

/* What makes alike titles tell less. */
static int weakened(const struct weighing *w, int strength)
{
	enum { CLOSED_TWO = 40 };
	const struct link_item *a = w->a, *b = w->b;
	strength = strength * other_case_percent(w) / 100;
	if (link_another_time(w) || is_next_year(w))
		strength = strength * 70 / 100;
	/* the title alone does not tell which of them it is */
	bool any = a->title.twin || b->title.twin || w->like.house;
	if (any && !w->same_case && strength > TWIN)
		strength = TWIN;
	/* "Anbringelsessag": two persons */
	if (a->closed && b->closed && a->body == b->body && strength > CLOSED_TWO)
		strength = CLOSED_TWO;
	return strength;
}

static void weigh_title(struct weighing *w)
{
	enum link_reason reason;
	int strength;
	w->like = link_title_compare(&w->a->title, &w->b->title);
	w->recurring = w->like.recurs;
	w->apart = are_apart(w);
	weigh_near(w, &reason, &strength);
	if (!strength)
		strength = title_strength(w);
	strength = weakened(w, strength);
	weigh_alike(w);
	link_put(w, reason, strength, 0, -1);
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

int link_pair(const struct link_item *a, const struct link_item *b, bool alone,
	      struct link_parts *out)
{
	bool first = strcmp(a->natural, b->natural) <= 0;
	struct weighing w = {.a = first ? a : b,
			     .b = first ? b : a,
			     .out = out,
			     .alone = alone,
			     .days = abs(a->days - b->days)};
	out->n = 0;
	if (a->title.formal || b->title.formal)
		return 0;
	w.text = link_sketch_like(a, b);
	w.quote = link_sketch_quote(a, b);
	compare_cases(&w);
	weigh_title(&w);
	weigh_case(&w);
	link_weigh_names(&w);
	link_weigh_follow(&w);
	link_weigh_whole(&w);
	link_weigh_text(&w);
	link_weigh_pointers(&w);
	qsort(out->at, out->n, sizeof(out->at[0]), by_strength);
	int all = link_together(out);
	return all < LINK_SURE ? all : LINK_SURE - 1;
}
