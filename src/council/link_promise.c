/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one item promises or is asked for, and the other gives. */
#include "council/link_sketch.h"
#include "council/link_weigh.h"

/* ---- what a body has asked for ---- */

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
void link_weigh_asked(struct weighing *w)
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

/* ---- what was promised ---- */

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

/* Does the other say nearly all words of the promise, a name among them: "Planen for kloakering af
 * Birkevej kan først forelægges i marts", where that plan was promised for now? */
static bool is_said_again(const struct link_pointer *p, const struct link_item *y)
{
	enum { LEAST = 3, NEARLY = 75 };
	struct str rest = str_of(p->words), one;
	uint32_t n = 0, said = 0, names = 0;
	while (rest.n && str_cut(&rest, ' ', &one) && !str_eq(one, STR(LINK_POINTER_ACTS))) {
		n++;
		said += link_title_has(&y->title, one) || link_sketch_has(y, one, 0);
		names += link_sketch_has(y, one, LINK_SAID_NAME);
	}
	return names && said >= LEAST && said * 100 >= n * NEARLY;
}

/* "Byrådet bad i november om et oplæg": is that what it promised then, and nothing else? Without a
 * time it may be. */
static bool asks_for(const struct link_item *y, const struct link_pointer *p,
		     const struct link_item *x)
{
	enum { MONTHS = 62 };
	bool asked = false, timed = false;
	for (uint32_t i = 0; i < y->pointers.n && p->paper && *p->paper; i++) {
		const struct link_pointer *q = &y->pointers.at[i];
		if (!q->body || q->body != x->body || !q->paper || strcmp(q->paper, p->paper) != 0)
			continue;
		asked |= q->kind == 'e';
		if (!strchr("dt", q->kind) || link_pointer_length(q) > MONTHS)
			continue;
		if (link_pointer_covers(q, x->day))
			return true;
		timed = true;
	}
	return asked && !timed;
}

/* Two compounds of one thing: "erhvervslokaler", "butikslokaler". */
static bool same_thing(const struct link_title *a, const struct link_title *b)
{
	enum { TAIL = 5 };
	for (uint32_t i = 0; i < a->words.n; i++) {
		struct str form = a->words.at[i].form;
		if (!link_word_tells(&a->words.at[i]) || form.n <= TAIL + TAIL)
			continue;
		struct str tail = str_sub(form, form.n - TAIL, TAIL);
		for (uint32_t k = 0; k < b->words.n; k++)
			if (link_word_tells(&b->words.at[k]) &&
			    b->words.at[k].form.n > TAIL + TAIL &&
			    str_ends(b->words.at[k].form, tail))
				return true;
	}
	return false;
}

/* Does the text say the places and names of the title, and has the title any? */
static bool names_said(const struct link_title *title, const struct link_item *y)
{
	bool any = false;
	for (uint32_t i = 0; i < title->words.n; i++) {
		const struct link_word *word = &title->words.at[i];
		if (!link_word_tells(word) || !(word->proper || word->kind == LINK_WORD_PLACE))
			continue;
		any = true;
		if (!link_title_has(&y->title, word->form) &&
		    !link_sketch_has(y, word->form, LINK_SAID_NAME))
			return false;
	}
	return any;
}

/* "Museets tag er utæt", "Lapning af museets tag"; "Erhvervslokaler i Algade", "Tomme
 * butikslokaler", of which the text says that they lie in Algade. */
static bool comes_back(const struct weighing *w)
{
	return w->a->body == w->b->body &&
	       ((w->like.share >= 0.5 && w->like.topic >= 1.2) ||
		(same_thing(&w->a->title, &w->b->title) && names_said(&w->a->title, w->b)));
}

/* What was promised for then comes, under whatever title. */
void link_weigh_promise(struct weighing *w, const struct link_item *x, int index,
			const struct link_item *y)
{
	const struct link_pointer *p = &x->pointers.at[index];
	if (w->apart || y->days <= x->days || !p->words)
		return;
	if (asks_for(y, p, x))
		link_put(w, LINK_PROMISE, 65, x->id, index);
	if (p->general && !w->near)
		return;
	if (is_promised(p, x, &y->title) || (w->near && same_act(p, &y->title)) ||
	    is_said_again(p, y) || comes_back(w))
		link_put(w, LINK_PROMISE, 62, x->id, index);
}
