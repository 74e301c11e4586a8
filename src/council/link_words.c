/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/link_words.h"

#include "core/buf.h"
#include "council/link_name.h"
#include "council/link_sketch.h"

enum { LIST_MAX = 4096, WORDS_MOST = 8, TELLING_WEIGHT = 5, GAP_WORDS = 2 };

/* What is told, each form once. */
struct telling {
	struct stemmer *stemmer;
	struct arena *arena;
	struct buf list;
	struct str said[WORDS_MOST]; /* forms */
	uint32_t n;
};

static void telling_free(struct telling *t)
{
	buf_free(&t->list);
}
#define TELLING_AUTO __attribute__((cleanup(telling_free))) struct telling

static void tell(struct telling *t, struct str form, struct str words)
{
	for (uint32_t i = 0; i < t->n; i++)
		if (str_eq(t->said[i], form))
			return;
	if (t->n == WORDS_MOST)
		return;
	t->said[t->n++] = form;
	buf_printf(&t->list, "%s" STR_FMT, buf_view(&t->list).n ? ", " : "", STR_ARG(words));
}

/* The words of a text, in the form in which titles and texts are compared. */
static sp_rc split(const struct telling *t, struct str text, struct words *out)
{
	SP_TRY(words_split(t->stemmer, t->arena, text, out));
	for (uint32_t i = 0; i < out->list.n; i++)
		SP_TRY(link_word_form(t->arena, out->list.at[i].form, &out->list.at[i].form));
	return SP_OK;
}

static int weight_in(const struct link_title *title, struct str form)
{
	for (uint32_t i = 0; i < title->words.n; i++)
		if (str_eq(title->words.at[i].form, form))
			return title->words.at[i].weight;
	return -1;
}

/* ---- titles ---- */

/* Has the title the word, or a compound of it: "regnskab", "årsregnskab"? */
static bool has_like(const struct link_title *title, struct str form)
{
	enum { LEAST = 5 };
	for (uint32_t i = 0; i < title->words.n; i++) {
		struct str x = title->words.at[i].form, y = form;
		bool parts = x.n >= LEAST && y.n >= LEAST;
		if (str_eq(x, y) || (parts && (str_starts(x, y) || str_starts(y, x) ||
					       str_ends(x, y) || str_ends(y, x))))
			return true;
	}
	return false;
}

static sp_rc tell_titles(struct telling *t, const struct link_side *x, const struct link_side *y,
			 int least)
{
	struct words words;
	struct str title = str_of(x->title);
	SP_TRY(split(t, title, &words));
	for (uint32_t i = 0; i < words.list.n; i++) {
		const struct word *w = &words.list.at[i];
		if (weight_in(&x->item->title, w->form) >= least &&
		    has_like(&y->item->title, w->form))
			tell(t, w->form, str_sub(title, w->off, w->len));
	}
	return SP_OK;
}

/* ---- names ---- */

/* Does the item know the name: by its title, its text, or as one that it gives, too? */
static bool knows(const struct link_item *item, struct str name)
{
	struct str rest = name, one;
	bool title = true, text = true;
	if (link_name_in_title(name, &item->title))
		return true;
	for (uint32_t i = 0; i < item->names.n; i++)
		if (str_eq(item->names.at[i], name))
			return true;
	while (rest.n && str_cut(&rest, ' ', &one)) {
		title = title && link_title_has(&item->title, one);
		text = text && link_sketch_has(item, one, 0);
	}
	return title || text;
}

static struct str name_of(const struct link_item *x, const struct link_item *y)
{
	for (uint32_t i = 0; i < x->names.n; i++)
		if (knows(y, x->names.at[i]))
			return x->names.at[i];
	return (struct str){NULL, 0};
}

/* The end of the name when it begins at word i; words that names are told without may stand in it.
 * 0: it does not. */
static uint32_t name_at(const struct words *words, uint32_t i, struct str name)
{
	struct str one;
	uint32_t end = 0, gap = 0;
	bool more = str_cut(&name, ' ', &one);
	for (; more && i < words->list.n && gap <= GAP_WORDS; i++) {
		const struct word *w = &words->list.at[i];
		if (!str_eq(w->form, one)) {
			if (!end)
				return 0;
			gap++;
			continue;
		}
		end = w->off + w->len;
		gap = 0;
		more = name.n && str_cut(&name, ' ', &one);
	}
	return more ? 0 : end;
}

static sp_rc tell_name_in(struct telling *t, struct str name, struct str text)
{
	struct words words;
	SP_TRY(split(t, text, &words));
	for (uint32_t i = 0; i < words.list.n && !t->n; i++) {
		uint32_t from = words.list.at[i].off, end = name_at(&words, i, name);
		if (end)
			tell(t, name, str_sub(text, from, end - from));
	}
	return SP_OK;
}

static sp_rc tell_name(struct telling *t, const struct link_side *x, const struct link_side *y)
{
	const struct str texts[] = {str_of(x->title ? x->title : ""),
				    str_of(y->title ? y->title : ""), x->text, y->text};
	struct str name = name_of(x->item, y->item);
	if (!name.n)
		name = name_of(y->item, x->item);
	const char *plain = link_name_plain(t->arena, name);
	SP_NEED(plain);
	name = str_of(plain);
	for (size_t i = 0; name.n && i < sizeof(texts) / sizeof(texts[0]) && !t->n; i++)
		SP_TRY(tell_name_in(t, name, texts[i]));
	return SP_OK;
}

/* ---- texts ---- */

static bool both_say(const struct link_side *x, const struct link_side *y, struct str form)
{
	static const unsigned tells[] = {LINK_SAID_NAME, LINK_SAID_LONG};
	bool one = false, other = false;
	for (size_t i = 0; i < 2; i++) {
		one |= link_sketch_has(x->item, form, tells[i]);
		other |= link_sketch_has(y->item, form, tells[i]);
	}
	return one && other;
}

/* "1.500.000", "40 pladser" as texts are compared by them; *last: the word that it ends with. */
static sp_rc number_at(const struct telling *t, const struct words *words, struct str text,
		       uint32_t *last, struct str *number, struct str *unit)
{
	BUF_AUTO all = BUF_INIT(LIST_MAX);
	const struct word *w = &words->list.at[*last];
	buf_str(&all, str_sub(text, w->off, w->len));
	for (; *last + 1 < words->list.n; ++*last, w++) {
		bool goes_on = w[1].len == 3 && w[1].off == w->off + w->len + 1 &&
			       text.p[w->off + w->len] == '.' && w[1].form.p[0] >= '0' &&
			       w[1].form.p[0] <= '9';
		if (!goes_on)
			break;
		buf_str(&all, str_sub(text, w[1].off, w[1].len));
	}
	const char *taken = buf_take(&all, t->arena);
	const char *with = *last + 1 < words->list.n
				   ? arena_printf(t->arena, "%s " STR_FMT, taken ? taken : "",
						  STR_ARG(w[1].form))
				   : "";
	SP_NEED(taken && with);
	*number = str_of(taken);
	*unit = str_of(with);
	return SP_OK;
}

/* Words that both texts tell, and those of the one's title that the other's text tells. */
static bool is_shared(const struct link_side *x, const struct link_side *y, struct str form)
{
	return both_say(x, y, form) ||
	       (weight_in(&y->item->title, form) >= TELLING_WEIGHT &&
		weight_in(&x->item->title, form) < 0 && link_sketch_has(x->item, form, 0));
}

static sp_rc tell_number(struct telling *t, const struct link_side *x, const struct link_side *y,
			 const struct words *words, uint32_t *i)
{
	struct str number, unit;
	uint32_t from = words->list.at[*i].off;
	SP_TRY(number_at(t, words, x->text, i, &number, &unit));
	const struct word *w = &words->list.at[*i];
	if (is_shared(x, y, number)) {
		tell(t, number, str_sub(x->text, from, w->off + w->len - from));
	} else if (unit.n && is_shared(x, y, unit)) {
		w = &words->list.at[++*i];
		tell(t, unit, str_sub(x->text, from, w->off + w->len - from));
	}
	return SP_OK;
}

static sp_rc tell_texts(struct telling *t, const struct link_side *x, const struct link_side *y)
{
	struct words words;
	SP_TRY(split(t, x->text, &words));
	for (uint32_t i = 0; i < words.list.n && t->n < WORDS_MOST; i++) {
		const struct word *w = &words.list.at[i];
		char first = w->form.n ? w->form.p[0] : ' ';
		if (first >= '0' && first <= '9')
			SP_TRY(tell_number(t, x, y, &words, &i));
		else if (is_shared(x, y, w->form))
			tell(t, w->form, str_sub(x->text, w->off, w->len));
	}
	return SP_OK;
}

/* Words of x's title that y's text tells. */
static sp_rc tell_cover(struct telling *t, const struct link_side *x, const struct link_side *y)
{
	struct words words;
	struct str title = str_of(x->title ? x->title : "");
	SP_TRY(split(t, title, &words));
	for (uint32_t i = 0; i < words.list.n; i++) {
		const struct word *w = &words.list.at[i];
		if (is_shared(y, x, w->form))
			tell(t, w->form, str_sub(title, w->off, w->len));
	}
	return SP_OK;
}

/* ---- the whole ---- */

bool link_words_in_text(enum link_reason reason)
{
	return reason == LINK_NAME || reason == LINK_TEXT;
}

static sp_rc tell_reason(struct telling *t, enum link_reason reason, const struct link_side *x,
			 const struct link_side *y)
{
	switch (reason) {
	case LINK_TITLE:
	case LINK_SISTER:
	case LINK_AGAIN:
		if (!x->title)
			return SP_OK;
		SP_TRY(tell_titles(t, x, y, TELLING_WEIGHT));
		return t->n ? SP_OK : tell_titles(t, x, y, 0);
	case LINK_NAME:
		return tell_name(t, x, y);
	case LINK_CASE:
		if (*x->item->case_no)
			tell(t, str_of(x->item->case_no), str_of(x->item->case_no));
		return SP_OK;
	case LINK_TEXT:
		SP_TRY(tell_texts(t, x, y));
		return tell_cover(t, x, y);
	default:
		return SP_OK;
	}
}

sp_rc link_words(struct stemmer *stemmer, struct arena *a, enum link_reason reason,
		 const struct link_side *x, const struct link_side *y, const char **out)
{
	TELLING_AUTO t = {.stemmer = stemmer, .arena = a, .list = BUF_INIT(LIST_MAX)};
	*out = NULL;
	SP_TRY(tell_reason(&t, reason, x, y));
	if (!t.n)
		return SP_OK;
	*out = str_squeeze(a, buf_view(&t.list));
	return *out ? SP_OK : SP_ENOMEM;
}
