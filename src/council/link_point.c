/* SPDX-License-Identifier: GPL-3.0-or-later */
/* References from one item to the other, or of both to a third treatment. */
#include "council/link_sketch.h"
#include "council/link_weigh.h"

#include "core/civil.h"

enum { MONTHS = 62 };

static int32_t days_of(const char *iso)
{
	struct civil day;
	return civil_parse_iso(iso, &day) ? civil_to_days(day) : 0;
}

int32_t link_pointer_length(const struct link_pointer *p)
{
	return *p->from && *p->to ? days_of(p->to) - days_of(p->from) : INT32_MAX;
}

bool link_pointer_told(const struct link_pointer *p)
{
	return p->kind != 'r' && p->kind != 'h' && link_pointer_length(p) <= LINK_SEASON;
}

bool link_pointer_covers(const struct link_pointer *p, const char *day)
{
	return strcmp(p->from, day) <= 0 && strcmp(p->to, day) >= 0;
}

/* How much of the sentence the other item says: in its title, by weight; in its text, by words. */
struct said {
	int title;
	uint32_t text;
};

static struct said said_of(const struct link_pointer *p, const struct link_item *y)
{
	struct str rest = str_of(p->words ? p->words : ""), one;
	struct said out = {0, 0};
	while (rest.n && str_cut(&rest, ' ', &one)) {
		for (uint32_t i = 0; i < y->title.words.n; i++)
			if (str_eq(y->title.words.at[i].form, one))
				out.title += y->title.words.at[i].weight;
		out.text += link_sketch_has(y, one, LINK_SAID_LONG) ||
			    link_sketch_has(y, one, LINK_SAID_NAME);
	}
	return out;
}

/* "På sidste møde": some weeks, of which the last ones are the likeliest. */
static bool is_previous(const struct link_pointer *p, const struct link_item *x)
{
	return link_pointer_length(p) > MONTHS && days_of(p->to) == x->days - 1;
}

static int numbered(const struct link_pointer *p, const struct link_item *x,
		    const struct link_item *y, bool alike)
{
	enum { MONTH = 45 };
	if (strcmp(p->number, y->number) != 0)
		return 0;
	if (p->compares && !alike)
		return 50;
	if (is_previous(p, x) && !alike)
		return x->days - y->days <= MONTH ? 85 : 45;
	return link_pointer_length(p) ? 85 : 95;
}

/* Does it name another item of that meeting by its number? */
static bool names_other(const struct link_item *x, const struct link_pointer *p,
			const struct link_item *y)
{
	for (uint32_t i = 0; i < x->pointers.n; i++) {
		const struct link_pointer *q = &x->pointers.at[i];
		if (*q->number && q->body == p->body && strcmp(q->from, p->from) == 0 &&
		    strcmp(q->to, p->to) == 0 && strcmp(q->number, y->number) != 0)
			return true;
	}
	return false;
}

/* Is the item the one that was treated on that day? */
static bool of_day(const struct weighing *w, const struct link_pointer *p, struct said said)
{
	enum { COVERED = 40 };
	return said.title >= 10 || w->cover >= COVERED || (p->kind != 'c' && said.text >= 2);
}

static bool of_month(const struct weighing *w, const struct link_pointer *p, struct said said)
{
	enum { COVERED = 40 };
	if (w->alike || (w->like.topic >= 0.8 && !w->apart && said.text))
		return true;
	if (p->kind == 'c')
		return said.title >= 25;
	if (p->kind == 'd' && said.title >= 8 && w->cover >= COVERED)
		return true;
	return said.title >= 15 || said.text >= 3 || (said.title >= 10 && link_same_road(w));
}

/* The meeting is meant, and the item is like what is said of it. */
static void weigh_meeting(struct weighing *w, const struct link_item *x, int index,
			  const struct link_item *y, struct said said)
{
	const struct link_pointer *p = &x->pointers.at[index];
	bool near = w->near || (w->same_case && w->text), exact = !link_pointer_length(p);
	if (*p->number) { /* several numbers may stand there */
		if (said.title >= 15)
			link_put(w, LINK_DAY, 65, x->id, index);
	} else if (exact) {
		if (near || (!names_other(x, p, y) && of_day(w, p, said)))
			link_put(w, LINK_DAY, 75, x->id, index);
	} else if (of_month(w, p, said)) {
		link_put(w, LINK_TIME, 62, x->id, index);
	}
}

/* ---- hearings, and what comes back ---- */

/* "Høringssvar om …", "Udtalelse om …", "Rådet er hørt om …" */
static bool answers(const struct link_item *y)
{
	static const char *const stems[] = {"hoering", "udtal", "svar", "bemaerkning"};
	for (uint32_t i = 0; i < y->title.words.n; i++)
		for (size_t k = 0; k < sizeof(stems) / sizeof(stems[0]); k++)
			if (str_starts(y->title.words.at[i].form, str_of(stems[k])))
				return true;
	return link_sketch_has(y, STR("hoering"), 0) ||
	       link_sketch_has(y, STR("hoeringssvar"), 0) || link_sketch_has(y, STR("udtal"), 0);
}

static bool points(const struct link_item *x, const struct link_item *y, char kind)
{
	for (uint32_t i = 0; i < x->pointers.n; i++)
		if (x->pointers.at[i].kind == kind && y->body &&
		    x->pointers.at[i].body == y->body && x->body != y->body)
			return true;
	return false;
}

bool link_same_road(const struct weighing *w)
{
	return points(w->a, w->b, 'r') || points(w->b, w->a, 'r') || points(w->b, w->a, 'f');
}

/* From one body to the next one within weeks, and with something in common. */
static void weigh_road(struct weighing *w)
{
	enum { WEEKS = 75, COVERED = 40, SAID = 15 };
	bool on = points(w->a, w->b, 'r') || points(w->b, w->a, 'f');
	if (!on || w->days > WEEKS || w->apart || w->a->body == w->b->body)
		return;
	if (w->like.topic >= 0.4 || w->cover >= COVERED || w->text >= SAID)
		link_put(w, LINK_ROAD, 45, 0, -1);
}

/* "Fornyet behandling: gyllebeholder": years may lie between. */
static void weigh_again(struct weighing *w)
{
	const struct link_likeness *like = &w->like;
	bool again = false;
	for (uint32_t i = 0; i < w->b->pointers.n; i++)
		again |= w->b->pointers.at[i].kind == 'g';
	if (again && !w->apart && like->topic >= 1 && (like->within >= 0.9 || like->share >= 0.6) &&
	    w->days <= 4 * 365)
		link_put(w, LINK_BACK, 65, w->b->id, -1);
}

static void weigh_heard(struct weighing *w, const struct link_item *x, int index,
			const struct link_item *y)
{
	enum { COVERED = 45, MUCH = 30, LITTLE = 15 };
	bool alike = w->like.topic >= 1 || w->cover >= COVERED || w->text >= MUCH;
	bool near = w->like.topic >= 0.4 || w->cover || w->text >= LITTLE;
	if (w->apart || x->meeting == y->meeting)
		return;
	if ((answers(y) || points(y, x, 'q') || points(y, x, 'r')) && near)
		link_put(w, LINK_HEARD, 75, x->id, index);
	else if (alike)
		link_put(w, LINK_HEARD, 65, x->id, index);
}

/* What was put off comes to the same body again, under whatever title. */
static void weigh_back(struct weighing *w, const struct link_item *x, int index,
		       const struct link_item *y)
{
	enum { COVERED = 45 };
	const struct link_likeness *like = &w->like;
	bool house = like->place && like->number, much = like->share >= 0.5 || like->within >= 0.7;
	if (!w->apart && y->days > x->days &&
	    ((much && like->topic >= 0.8) || like->lead || house || w->cover >= COVERED))
		link_put(w, LINK_BACK, 65, x->id, index);
}

/* The body's own ruling of that day, of what the sentence says. */
static void weigh_ruling(struct weighing *w, const struct link_item *x, int index, struct said said)
{
	if (said.title >= 10 || (said.text >= 2 && w->text) || w->near)
		link_put(w, LINK_DAY, 75, x->id, index);
}

static void weigh_course(struct weighing *w, const struct link_item *x, int index,
			 const struct link_item *y)
{
	const struct link_pointer *p = &x->pointers.at[index];
	if (p->kind == 'q')
		weigh_heard(w, x, index, y);
	else if (p->kind == 'o')
		link_weigh_promise(w, x, index, y);
	else if (p->kind == 'b')
		weigh_back(w, x, index, y);
	else
		weigh_ruling(w, x, index, said_of(p, y));
}

static void weigh_place(struct weighing *w, const struct link_item *x, int index,
			const struct link_item *y)
{
	const struct link_pointer *p = &x->pointers.at[index];
	struct said said = said_of(p, y);
	bool alike = w->near || w->text || said.title >= 10 || said.text >= 2;
	int by_number = *p->number ? numbered(p, x, y, alike) : 0;
	if (p->general && !w->near && !w->same_case && by_number > 50)
		by_number = 50;
	link_put(w, LINK_NUMBER, by_number, x->id, index);
	if (!p->compares && !by_number && x->meeting != y->meeting)
		weigh_meeting(w, x, index, y, said);
}

/* "Udvalgets forgænger besluttede den 6. februar (punkt 12)": another body's meeting of that very
 * day, or that of one that is not known by the name that is said. */
static void weigh_predecessor(struct weighing *w, const struct link_item *x, int index,
			      const struct link_item *y)
{
	const struct link_pointer *p = &x->pointers.at[index];
	struct said said = said_of(p, y);
	bool numbered = *p->number && strcmp(p->number, y->number) == 0;
	bool alike = w->near || w->text || w->like.topic > 0 || said.title >= 10 || said.text >= 2;
	if (link_pointer_length(p) || p->compares || p->general || w->apart)
		return;
	if (numbered && alike)
		link_put(w, LINK_NUMBER, 85, x->id, index);
	else if (!*p->number && w->near && w->text)
		link_put(w, LINK_DAY, 62, x->id, index);
}

/* A time, and nobody named. */
static bool is_anybodys(const struct link_pointer *p)
{
	return !p->body_key && !p->compares && !*p->number && link_pointer_length(p) <= MONTHS;
}

static void weigh_pointer(struct weighing *w, const struct link_item *x, int index,
			  const struct link_item *y)
{
	const struct link_pointer *p = &x->pointers.at[index];
	bool there = p->body_key && p->body && p->body == y->body;
	bool another = p->body_key && (!*p->body_key || !p->body);
	bool course = strchr("qbao", p->kind) != NULL;
	if (!link_pointer_told(p) || !link_pointer_covers(p, y->day) || (course && !there))
		return;
	if (course)
		weigh_course(w, x, index, y);
	else if (there)
		weigh_place(w, x, index, y);
	else if (another && x->meeting != y->meeting)
		weigh_predecessor(w, x, index, y);
	else if (w->alike && is_anybodys(p))
		link_put(w, LINK_TIME, 45, x->id, index);
}

bool link_points(const struct link_item *from, const struct link_item *to)
{
	for (uint32_t i = 0; i < from->pointers.n; i++) {
		const struct link_pointer *p = &from->pointers.at[i];
		if (link_pointer_told(p) && p->body && p->body == to->body &&
		    link_pointer_covers(p, to->day))
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
	int32_t days = link_pointer_length(p) > link_pointer_length(q) ? link_pointer_length(p)
								       : link_pointer_length(q);
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
	if (!link_pointer_told(p) || !link_pointer_told(q) || strchr("qbo", p->kind) ||
	    strchr("qbo", q->kind) || !same_place(p, q))
		return;
	link_put(w, LINK_SAME, same_strength(w, p, q), w->a->id, i);
}

void link_weigh_pointers(struct weighing *w)
{
	weigh_road(w);
	weigh_again(w);
	link_weigh_asked(w);
	for (uint32_t i = 0; i < w->a->pointers.n; i++)
		weigh_pointer(w, w->a, (int)i, w->b);
	for (uint32_t i = 0; i < w->b->pointers.n; i++)
		weigh_pointer(w, w->b, (int)i, w->a);
	for (uint32_t i = 0; i < w->a->pointers.n; i++)
		for (uint32_t k = 0; k < w->b->pointers.n; k++)
			weigh_same(w, (int)i, (int)k);
}
