/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows on a matter and is told under a title of its own: a complaint, a ruling, an
 * evaluation, accounts. */
#include "council/link_sketch.h"
#include "council/link_weigh.h"

static bool is_follow(struct str form)
{
	static const char *const stems[] = {"klag",  "kendels",	 "afgo",   "evaluer",
					    "erfar", "opfoelg",	 "status", "anlaegsregnskab",
					    "indvi", "resultat", "domm"};
	for (size_t k = 0; k < sizeof(stems) / sizeof(stems[0]); k++)
		if (str_starts(form, str_of(stems[k])))
			return true;
	return str_eq(form, STR("dom"));
}

static bool follows(const struct link_title *title)
{
	for (uint32_t i = 0; i < title->words.n; i++)
		if (is_follow(title->words.at[i].form))
			return true;
	return title->after;
}

/* "møllerne" of "vindmøller" */
static bool ends_compound(const struct link_title *title, struct str form)
{
	enum { LEAST = 4 };
	for (uint32_t i = 0; i < title->words.n && form.n >= LEAST; i++)
		if (str_ends(title->words.at[i].form, form))
			return true;
	return false;
}

static bool is_name(const struct link_word *word)
{
	return link_word_tells(word) && (word->proper || word->kind == LINK_WORD_PLACE);
}

static bool says(const struct link_item *x, const struct link_word *word)
{
	return link_title_has(&x->title, word->form) || ends_compound(&x->title, word->form) ||
	       link_sketch_has(x, word->form, is_name(word) ? LINK_SAID_NAME : 0u);
}

/* "Flextur Øst - evaluering": nothing but what the earlier item says, and its title some of it. */
void link_weigh_follow(struct weighing *w)
{
	enum { YEARS = 1500 };
	const struct link_title *title = &w->b->title;
	if (w->apart || w->days > YEARS ||
	    (w->like.topic < 1 && !(w->like.topic > 0 && w->like.place)) ||
	    w->a->meeting == w->b->meeting || title->recurring || w->a->title.recurring ||
	    !follows(title) || follows(&w->a->title))
		return;
	for (uint32_t i = 0; i < title->words.n; i++)
		if (link_word_tells(&title->words.at[i]) && !is_follow(title->words.at[i].form) &&
		    !says(w->a, &title->words.at[i]))
			return;
	link_put(w, LINK_TITLE, 62, 0, -1);
}

/* How many telling words the title has, what they weigh, and how many of them the other title or
 * text says. */
struct told {
	uint32_t all, title, text;
	int weight;
};

static struct told told_of(const struct link_title *title, const struct link_item *y)
{
	struct told t = {0, 0, 0, 0};
	for (uint32_t i = 0; i < title->words.n; i++) {
		const struct link_word *word = &title->words.at[i];
		if (!link_word_tells(word))
			continue;
		bool said = link_word_related(word, &y->title);
		t.all++;
		t.weight += word->weight;
		t.title += said;
		t.text += !said && link_sketch_has(y, word->form, 0);
	}
	return t;
}

/* "Poplerne ved kanalen", "Rapport om kanaltræerne", of which the text says that they are poplars;
 * "Sauna på stranden", "Flydende sauna ved Strandbroen", and both texts of the winter bathers. */
void link_weigh_whole(struct weighing *w)
{
	enum { YEARS = 730, SOME = 15, HEAVY = 15 };
	if (w->apart || w->days > YEARS || w->a->body != w->b->body || w->recurring ||
	    w->a->meeting == w->b->meeting || w->other_case || (w->like.topic <= 0 && !w->like.kin))
		return;
	const struct told a = told_of(&w->a->title, w->b);
	if (a.all < 2 || a.weight < HEAVY || !a.title || a.title + a.text < a.all)
		return;
	const struct told b = told_of(&w->b->title, w->a);
	if (a.text ? b.title == b.all : w->text >= SOME)
		link_put(w, LINK_TITLE, 60, 0, -1);
}

bool link_names_told(const struct weighing *w)
{
	enum { SAID = 15, YEARS = 730 };
	const struct link_title *title = &w->b->title;
	uint32_t n = 0;
	if (w->apart || w->text < SAID || w->days > YEARS || title->recurring ||
	    w->a->title.recurring)
		return false;
	for (uint32_t i = 0; i < title->words.n; i++) {
		const struct link_word *word = &title->words.at[i];
		if (!is_name(word))
			continue;
		if (!says(w->a, word))
			return false;
		n += !word->joined;
	}
	return n > 1 || (n && follows(title));
}
