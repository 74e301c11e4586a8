/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two texts say alike, and what the one says of the other's title. */
#include "council/link_sketch.h"
#include "council/link_weigh.h"

/* How much of a title the other's text says that the other's title does not. */
struct cover {
	int all,
		said; /* weight of its telling words; of those that stand there, in title or text */
	uint32_t words; /* long ones in the text alone */
	uint32_t any;	/* … and short ones */
};

static struct cover cover_of(const struct link_item *x, const struct link_item *y)
{
	enum { TELLS = 10, LONG = 8 };
	struct cover out = {0, 0, 0, 0};
	if (y->title.recurring && !y->title.often)
		return out; /* a budget names everything */
	for (uint32_t i = 0; i < x->title.words.n; i++) {
		const struct link_word *word = &x->title.words.at[i];
		bool counts = link_word_tells(word) || word->form.n >= 8;
		out.any += link_word_tells(word) && word->kind != LINK_WORD_PLACE &&
			   !link_title_has(&y->title, word->form) &&
			   link_sketch_has(y, word->form, 0);
		if (!counts || word->weight < TELLS)
			continue;
		out.all += word->weight;
		if (link_title_has(&y->title, word->form)) {
			out.said += word->weight;
		} else if (link_sketch_has(y, word->form, 0)) {
			out.said += word->weight;
			out.words += word->kind != LINK_WORD_PLACE &&
				     (word->form.n >= LONG ||
				      link_sketch_has(y, word->form, LINK_SAID_NAME));
		}
	}
	return out;
}

/* Have the titles a name or a place in common? */
static bool at_one_place(const struct weighing *w)
{
	return w->like.place || w->like.proper;
}

/* The same body speaks of the same thing, and the later text says more of the earlier title. */
static bool of_one_thing(const struct weighing *w, uint32_t said)
{
	enum { TWO = 2, YEARS = 730 };
	return w->like.topic >= 1 && said >= TWO && w->a->body == w->b->body && w->days <= YEARS;
}

/* Each title in the other's text. Where both titles name the same place a short word of the earlier
 * one is enough: what is said before is said in passing. */
static int covered(const struct weighing *w)
{
	enum { ENOUGH = 25 };
	struct cover x = cover_of(w->a, w->b), y = cover_of(w->b, w->a);
	if (x.words && y.words)
		return 50;
	if ((at_one_place(w) && x.any) || (w->quote && x.any + y.any) || of_one_thing(w, x.any))
		return x.any + y.any > 1 ? 50 : 45;
	if (!x.words && !y.words)
		return 0;
	const struct cover *one = x.words ? &x : &y;
	return one->said == one->all && one->all >= ENOUGH ? 45 : 40;
}

static int together(int a, int b)
{
	return 100 - (100 - a) * (100 - b) / 100;
}

/* Each title in the other's text, and both of one subject. */
static bool of_one_subject(const struct weighing *w)
{
	return w->same_subject && (w->cover >= 50 || (w->cover >= 40 && w->text >= 20));
}

void link_weigh_text(struct weighing *w)
{
	enum { MUCH = 40, LITTLE = 55, SUBJECT = 60, AGAIN_SAID = 30, QUOTE = 30, NAMES = 30 };
	static const double TOPIC = 0.8;
	if (w->apart || w->a->meeting == w->b->meeting)
		return;
	w->cover = covered(w);
	int strength = together(w->text, w->cover);
	/* what one names in passing is not what the other is about */
	bool beside = w->cover < 50 && w->like.topic < TOPIC;
	if (w->quote)
		strength = together(strength, QUOTE);
	else if ((w->text < MUCH || beside) && strength > LITTLE)
		strength = LITTLE;
	if (link_names_told(w))
		strength = together(strength, NAMES);
	if (of_one_subject(w) && strength < SUBJECT)
		strength = SUBJECT;
	if ((link_came_back(w) || link_another_time(w)) && strength > AGAIN_SAID)
		strength = AGAIN_SAID;
	link_put(w, LINK_TEXT, strength, 0, -1);
}
