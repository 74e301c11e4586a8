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
	return length_of(p) > MONTHS && days_of(p->to) == x->days - 1;
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
	return length_of(p) ? 85 : 95;
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
	if (w->alike || (w->like.topic >= 0.8 && !w->apart && said.text))
		return true;
	if (p->kind == 'c')
		return said.title >= 25;
	return said.title >= 15 || said.text >= 3 || (said.title >= 10 && link_same_road(w));
}

/* The meeting is meant, and the item is like what is said of it. */
static void weigh_meeting(struct weighing *w, const struct link_item *x, int index,
			  const struct link_item *y, struct said said)
{
	const struct link_pointer *p = &x->pointers.at[index];
	bool near = w->near || (w->same_case && w->text), exact = !length_of(p);
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

/* Was it put off, or sent back? */
static bool is_open(const struct link_item *x)
{
	for (uint32_t i = 0; i < x->pointers.n; i++)
		if (x->pointers.at[i].kind == 'b')
			return true;
	return false;
}

/* How many telling words of the title the other item says, in its title or its text. */
static uint32_t words_said(const struct link_title *title, const struct link_item *y)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < title->words.n; i++) {
		const struct link_word *word = &title->words.at[i];
		n += link_word_tells(word) &&
		     (link_title_has(&y->title, word->form) || link_sketch_has(y, word->form, 0));
	}
	return n;
}

/* Is one word, that is no place, in both titles? */
static bool shares_word(const struct link_title *a, const struct link_title *b)
{
	for (uint32_t i = 0; i < a->words.n; i++)
		if (link_word_tells(&a->words.at[i]) && a->words.at[i].kind != LINK_WORD_PLACE &&
		    link_title_has(b, a->words.at[i].form))
			return true;
	return false;
}

/* "Som Byrådet bad om, …": something of that body, not long ago. */
static void weigh_asked(struct weighing *w)
{
	enum { LATELY = 550, WORDS = 2 };
	const struct link_item *x = w->a, *y = w->b;
	int by = -1;
	for (uint32_t i = 0; i < y->pointers.n && by < 0; i++)
		if (y->pointers.at[i].kind == 'e' && y->pointers.at[i].body == x->body && x->body)
			by = (int)i;
	if (by < 0 || w->apart || w->days > LATELY || x->days >= y->days)
		return;
	if (is_open(x) && shares_word(&x->title, &y->title))
		link_put(w, LINK_PROMISE, 65, y->id, by);
	else if (words_said(&x->title, y) >= WORDS || words_said(&y->title, x) >= WORDS)
		link_put(w, LINK_PROMISE, 45, y->id, by);
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

/* Is the one the other, or the beginning or end of it: "vilkår", "støjvilkår"? */
static bool is_part_of(struct str a, struct str b)
{
	enum { LEAST = 4 };
	if (a.n < LEAST || b.n < LEAST)
		return false;
	return str_starts(a, b) || str_ends(a, b) || str_starts(b, a) || str_ends(b, a);
}

static bool promise_says(const struct link_pointer *p, struct str form)
{
	struct str rest = str_of(p->words ? p->words : ""), one;
	while (rest.n && str_cut(&rest, ' ', &one))
		if (str_eq(one, form) || is_part_of(one, form))
			return true;
	return false;
}

/* "… evaluerer ordningen om to år", "Evaluering af …": is what is done what was promised? */
static bool same_act(const struct link_pointer *p, const struct link_title *title)
{
	enum { STEM = 5 };
	for (uint32_t i = 0; i < title->words.n; i++) {
		struct str form = title->words.at[i].form, rest = str_of(p->words), one;
		if (title->words.at[i].kind != LINK_WORD_COMMON || form.n < STEM)
			continue;
		while (rest.n && str_cut(&rest, ' ', &one))
			if (one.n >= STEM && memcmp(one.p, form.p, STEM) == 0)
				return true;
	}
	return false;
}

/* Are the title's words the promise's; or most of them, and others of the item that promises? */
static bool is_promised(const struct link_pointer *p, const struct link_item *x,
			const struct link_title *title)
{
	enum { SOME = 10, MUCH = 20, MOST = 66, NEARLY = 80 };
	int all = 0, said = 0, beside = 0;
	uint32_t n = 0;
	for (uint32_t i = 0; i < title->words.n; i++) {
		const struct link_word *word = &title->words.at[i];
		if (!link_word_tells(word))
			continue;
		all += word->weight;
		bool promised = word->kind != LINK_WORD_PLACE && promise_says(p, word->form);
		n += promised;
		if (promised)
			said += word->weight;
		else if (link_title_has(&x->title, word->form) || link_sketch_has(x, word->form, 0))
			beside += word->weight;
	}
	if (n > 1 && said >= MUCH && said * 100 >= all * NEARLY)
		return true;
	return said >= SOME && beside && (said + beside) * 100 >= all * MOST;
}

/* What was promised for then comes, under whatever title. */
static void weigh_promise(struct weighing *w, const struct link_item *x, int index,
			  const struct link_item *y)
{
	const struct link_pointer *p = &x->pointers.at[index];
	if (w->apart || y->days <= x->days || (p->general && !w->near) || !p->words)
		return;
	if (is_promised(p, x, &y->title) || (w->near && same_act(p, &y->title)))
		link_put(w, LINK_PROMISE, 62, x->id, index);
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
		weigh_promise(w, x, index, y);
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
	if (length_of(p) || p->compares || p->general || w->apart)
		return;
	if (numbered && alike)
		link_put(w, LINK_NUMBER, 85, x->id, index);
	else if (!*p->number && w->near && w->text)
		link_put(w, LINK_DAY, 62, x->id, index);
}

/* A time, and nobody named. */
static bool is_anybodys(const struct link_pointer *p)
{
	return !p->body_key && !p->compares && !*p->number && length_of(p) <= MONTHS;
}

static void weigh_pointer(struct weighing *w, const struct link_item *x, int index,
			  const struct link_item *y)
{
	const struct link_pointer *p = &x->pointers.at[index];
	bool there = p->body_key && p->body && p->body == y->body;
	bool another = p->body_key && (!*p->body_key || !p->body);
	bool course = strchr("qbao", p->kind) != NULL;
	if (!is_told(p) || !covers(p, y->day) || (course && !there))
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
	if (!is_told(p) || !is_told(q) || strchr("qbo", p->kind) || strchr("qbo", q->kind) ||
	    !same_place(p, q))
		return;
	link_put(w, LINK_SAME, same_strength(w, p, q), w->a->id, i);
}

void link_weigh_pointers(struct weighing *w)
{
	weigh_road(w);
	weigh_again(w);
	weigh_asked(w);
	for (uint32_t i = 0; i < w->a->pointers.n; i++)
		weigh_pointer(w, w->a, (int)i, w->b);
	for (uint32_t i = 0; i < w->b->pointers.n; i++)
		weigh_pointer(w, w->b, (int)i, w->a);
	for (uint32_t i = 0; i < w->a->pointers.n; i++)
		for (uint32_t k = 0; k < w->b->pointers.n; k++)
			weigh_same(w, (int)i, (int)k);
}
