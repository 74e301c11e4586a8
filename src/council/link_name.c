/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/link_name.h"

#include "council/link_number.h"
#include "council/link_sketch.h"

/* ---- capitals ---- */

static bool is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

sp_rc link_name_form(struct arena *a, const struct link_word *word, struct str *out)
{
	*out = word->form;
	if (!word->capitals)
		return SP_OK;
	char *form = str_dup(a, word->form);
	SP_NEED(form);
	for (char *p = form; *p; p++)
		*p = (char)(is_small(*p) ? *p - 'a' + 'A' : *p);
	*out = str_of(form);
	return SP_OK;
}

const char *link_name_plain(struct arena *a, struct str name)
{
	char *plain = str_dup(a, name);
	for (char *p = plain; p && *p; p++)
		*p = (char)(*p >= 'A' && *p <= 'Z' ? *p - 'A' + 'a' : *p);
	return plain;
}

static bool in_capitals(struct str word)
{
	return word.n && word.p[0] >= 'A' && word.p[0] <= 'Z';
}

static enum link_named is_word(struct str one, const struct link_word *word)
{
	if (!in_capitals(one))
		return str_eq(one, word->form) ? LINK_NAMED : LINK_NOT_NAMED;
	if (!str_ieq(one, word->form))
		return LINK_NOT_NAMED;
	return word->capitals ? LINK_NAMED : word->loud ? LINK_MAY_BE_NAMED : LINK_NOT_NAMED;
}

/* ---- where it stands ---- */

/* "Dispensation fra lokalplan 44" is not of the plan. */
static bool is_beside(struct str name, const struct link_title *title)
{
	return str_starts(name, STR("lokalplan ")) && link_number_exempt(title);
}

/* How many words the row has that begins at word i; 0: another one. */
static uint32_t row_at(struct str name, const struct link_title *title, uint32_t i,
		       enum link_named *how)
{
	struct str one;
	uint32_t at = i;
	*how = LINK_NAMED;
	while (name.n && str_cut(&name, ' ', &one)) {
		enum link_named said =
			at < title->words.n ? is_word(one, &title->words.at[at]) : LINK_NOT_NAMED;
		if (said == LINK_NOT_NAMED)
			return 0;
		*how = said < *how ? said : *how;
		at++;
	}
	return at - i;
}

enum link_named link_name_in_title(struct str name, const struct link_title *title)
{
	for (uint32_t i = 0; i < title->words.n; i++) {
		enum link_named how;
		uint32_t n = row_at(name, title, i, &how);
		bool longer = i + n < title->words.n && title->words.at[i + n].longer;
		if (n && !(longer && n > 1))
			return is_beside(name, title) ? LINK_NOT_NAMED : how;
	}
	return LINK_NOT_NAMED;
}

/* Does the text say the name's words again and again: is it about it? */
static bool in_text(struct str name, const struct link_item *x)
{
	struct str one;
	bool any = false;
	while (name.n && str_cut(&name, ' ', &one)) {
		if (one.n < 8)
			continue;
		any = true;
		if (!link_sketch_has(x, one, LINK_SAID_LONG | LINK_SAID_AGAIN))
			return false;
	}
	return any;
}

bool link_names_differ(const struct link_item *a, const struct link_item *b)
{
	uint32_t x = 0, y = 0;
	for (uint32_t i = 0; i < a->names.n; i++) {
		x += !link_number_is_name(a->names.at[i]);
		if (link_name_in_title(a->names.at[i], &b->title))
			return false;
		for (uint32_t k = 0; k < b->names.n; k++)
			if (str_eq(a->names.at[i], b->names.at[k]) ||
			    link_name_in_title(b->names.at[k], &a->title))
				return false;
	}
	for (uint32_t k = 0; k < b->names.n; k++)
		y += !link_number_is_name(b->names.at[k]);
	return x && y;
}

/* ---- what it weighs ---- */

/* Capitals may be of two names: with other numbers, and nothing else in common, they are. */
static bool is_doubtful(const struct weighing *w, struct str name)
{
	enum { CAPITALS = 5, LITTLE = 20 };
	return name.n <= CAPITALS && w->other_case && !w->same_subject && w->like.topic < 0.8 &&
	       w->text < LITTLE;
}

/* "Sagen har tidligere haft nr. 19/0455"; a paper's number that both texts say is no name. */
static bool weigh_number_said(struct weighing *w, const struct link_item *x, struct str name,
			      const struct link_item *y)
{
	if (!link_number_is_case(name))
		return false;
	if (str_eq(name, str_of(y->case_no)) && !w->apart)
		link_put(w, LINK_CASE, y->own_case ? 75 : 35, x->id, -1);
	return true;
}

static void weigh_names_of(struct weighing *w, const struct link_item *x, const struct link_item *y)
{
	enum { TITLE = 75, BOTH = 70, TEXT = 62, DOUBTFUL = 50 };
	for (uint32_t i = 0; i < x->names.n; i++) {
		struct str name = x->names.at[i];
		if (weigh_number_said(w, x, name, y))
			continue;
		enum link_named how = link_name_in_title(name, &y->title);
		bool doubtful = how == LINK_MAY_BE_NAMED || is_doubtful(w, name);
		if (how)
			link_put(w, LINK_NAME, doubtful ? DOUBTFUL : TITLE, x->id, -1);
		if (in_text(name, y))
			link_put(w, LINK_NAME, TEXT, x->id, -1);
		for (uint32_t k = 0; k < y->names.n; k++)
			if (str_eq(name, y->names.at[k]))
				link_put(w, LINK_NAME, is_doubtful(w, name) ? DOUBTFUL : BOTH,
					 x->id, -1);
	}
}

void link_weigh_names(struct weighing *w)
{
	enum { YEARS = 3000 };
	uint32_t had = w->out->n;
	if (w->days > YEARS)
		return;
	weigh_names_of(w, w->a, w->b);
	weigh_names_of(w, w->b, w->a);
	w->near |= w->out->n > had;
	w->alike |= w->out->n > had;
}
