/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/link_sketch.h"

#include "core/buf.h"
#include "council/link_number.h"
#include "read/municipality.h"

#include <stdlib.h>

enum { TELLING = 60, PLAIN = 48, LONG_WORD = 8, PLAIN_WORD = 4, NAME_WORD = 4, UNIT_WORD = 4 };

struct counted {
	struct str form;
	uint64_t head;	   /* its first bytes, to be compared at once */
	uint32_t n, first; /* how often, and where first: its place among all */
	unsigned flags;
};

struct sketching {
	const struct link_reading *r;
	const struct lex_group *boiler, *given, *units;
	const char *place; /* the municipality's name, folded; NULL: none */
	struct str text;
	const struct words *words;
	SP_LIST(struct counted) list;
	struct link_text *out;
};

static sp_rc add(struct sketching *s, struct str form, unsigned flags)
{
	struct counted *slot = sp_push(s->r->arena, &s->list);
	SP_NEED(slot);
	*slot = (struct counted){.n = 1, .first = s->list.n, .flags = flags};
	SP_TRY(link_word_form(s->r->arena, form, &slot->form));
	for (size_t i = 0; i < sizeof(slot->head); i++)
		slot->head =
			slot->head << 8 | (i < slot->form.n ? (unsigned char)slot->form.p[i] : 0u);
	return SP_OK;
}

static bool whole(const struct lex_group *group, struct str word)
{
	struct lex_hit hit;
	return lex_whole(group, word, &hit);
}

static struct str said(const struct sketching *s, uint32_t i)
{
	const struct word *w = &s->words->list.at[i];
	return str_sub(s->text, w->off, w->len);
}

static bool is_digits(struct str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (word.p[i] < '0' || word.p[i] > '9')
			return false;
	return word.n > 0;
}

/* What stands between the word and the one before it. */
static struct str gap_before(const struct sketching *s, uint32_t i)
{
	const struct word *w = &s->words->list.at[i];
	size_t end = i ? s->words->list.at[i - 1].off + s->words->list.at[i - 1].len : 0;
	return str_sub(s->text, end, w->off - end);
}

/* ---- numbers ---- */

/* "1.500.000" is three words. */
static sp_rc read_amount(struct sketching *s, uint32_t *i, struct str *out)
{
	BUF_AUTO all = BUF_INIT(256);
	buf_str(&all, said(s, *i));
	while (*i + 1 < s->words->list.n && str_eq(gap_before(s, *i + 1), STR(".")) &&
	       said(s, *i + 1).n == 3 && is_digits(said(s, *i + 1)))
		buf_str(&all, said(s, ++*i));
	const char *taken = buf_take(&all, s->r->arena);
	SP_NEED(taken);
	*out = str_of(taken);
	return SP_OK;
}

static bool is_year(struct str number)
{
	return number.n == 4 && (str_starts(number, STR("19")) || str_starts(number, STR("20")));
}

/* "300.000"; "40 pladser" where the number alone is too little. */
static sp_rc read_number(struct sketching *s, uint32_t *i)
{
	struct str number;
	SP_TRY(link_number_begun(s->r->arena, s->text, s->words, *i, s->out));
	SP_TRY(link_number_case(s->r->arena, s->text, s->words, *i, &s->out->names));
	SP_TRY(read_amount(s, i, &number));
	if (number.n >= 3)
		return is_year(number) ? SP_OK : add(s, number, LINK_SAID_NAME);
	uint32_t next = *i + 1;
	if (number.n < 2 || next >= s->words->list.n || !str_eq(gap_before(s, next), STR(" ")))
		return SP_OK;
	struct str unit = s->words->list.at[next].form;
	if (unit.n < UNIT_WORD || is_digits(unit) || whole(s->units, said(s, next)))
		return SP_OK;
	const char *both =
		arena_printf(s->r->arena, STR_FMT " " STR_FMT, STR_ARG(number), STR_ARG(unit));
	SP_NEED(both);
	return add(s, str_of(both), LINK_SAID_NAME);
}

/* ---- words ---- */

static bool is_capital(struct str word)
{
	size_t at = 0;
	return word.n && str_is_upper(str_utf8_next(word, &at));
}

/* A capital that does not come from the sentence's beginning. */
static bool is_name(const struct sketching *s, uint32_t i)
{
	struct str word = said(s, i), gap = gap_before(s, i);
	size_t at = 0;
	if (!str_is_upper(str_utf8_next(word, &at)) || at >= word.n ||
	    str_is_upper(str_utf8_next(word, &at)))
		return false;
	for (size_t k = 0; k < gap.n; k++)
		if (strchr(".:!?\n\"", gap.p[k]))
			return false;
	return i > 0;
}

static bool is_place(const struct sketching *s, struct str word)
{
	/* most words do not even begin so */
	if (!s->place || !((unsigned char)*word.p & 0x80 || (*word.p | 0x20) == *s->place))
		return false;
	const char *folded = str_fold(s->r->arena, word);
	return folded && str_starts(str_of(folded), str_of(s->place));
}

static sp_rc read_word(struct sketching *s, uint32_t *i)
{
	struct str form = s->words->list.at[*i].form, word = said(s, *i);
	bool name = is_name(s, *i);
	if (is_capital(word) && whole(s->given, word)) { /* a person */
		while (*i + 1 < s->words->list.n && is_name(s, *i + 1))
			++*i;
		return SP_OK;
	}
	unsigned flags = (name && form.n >= NAME_WORD ? LINK_SAID_NAME : 0u) |
			 (form.n >= LONG_WORD ? LINK_SAID_LONG : 0u);
	if ((!flags && form.n < PLAIN_WORD) || is_place(s, word))
		return SP_OK;
	return add(s, form, flags);
}

/* ---- names in quotation marks ---- */

/* “Lys på Stien”: the words between the marks; 0: none, too many, or no name. */
static uint32_t quoted(const struct sketching *s, uint32_t from)
{
	enum { MOST = 6 };
	static const char *const closing[] = {"\"", "”", "“", "»", "«"};
	struct str before = gap_before(s, from);
	bool open = false;
	for (size_t i = 0; i < sizeof(closing) / sizeof(closing[0]); i++)
		open |= str_ends(before, str_of(closing[i])) && from > 0;
	size_t at = 0;
	if (!open || !str_is_upper(str_utf8_next(said(s, from), &at)))
		return 0;
	for (uint32_t n = 1; n <= MOST && from + n < s->words->list.n; n++) {
		struct str gap = gap_before(s, from + n);
		for (size_t i = 0; i < sizeof(closing) / sizeof(closing[0]); i++)
			if (str_starts(gap, str_of(closing[i])))
				return n;
		if (!str_eq(gap, STR(" ")))
			return 0;
	}
	return 0;
}

static sp_rc read_quoted(struct sketching *s, uint32_t from)
{
	enum { LEAST = 2 };
	uint32_t n = quoted(s, from);
	BUF_AUTO name = BUF_INIT(1024);
	for (uint32_t i = 0; i < n; i++)
		buf_printf(&name, "%s" STR_FMT, i ? " " : "",
			   STR_ARG(s->words->list.at[from + i].form));
	const char *taken = buf_take(&name, s->r->arena);
	SP_NEED(taken);
	return n < LEAST
		       ? SP_OK
		       : add(s, str_of(taken), LINK_SAID_NAME | LINK_SAID_LONG | LINK_SAID_QUOTED);
}

static sp_rc read_text(struct sketching *s, const char *text, const struct words *words)
{
	s->text = str_of(text);
	s->words = words;
	for (uint32_t i = 0; i < s->words->list.n; i++) {
		SP_TRY(read_quoted(s, i));
		SP_TRY(is_digits(said(s, i)) ? read_number(s, &i) : read_word(s, &i));
	}
	return SP_OK;
}

/* ---- the most telling ---- */

static int by_form(const void *a, const void *b)
{
	const struct counted *x = a, *y = b;
	if (x->head != y->head)
		return x->head < y->head ? -1 : 1;
	size_t n = x->form.n < y->form.n ? x->form.n : y->form.n;
	int order = memcmp(x->form.p, y->form.p, n);
	return order ? order : (x->form.n > y->form.n) - (x->form.n < y->form.n);
}

static int by_worth(const void *a, const void *b)
{
	const struct counted *x = a, *y = b;
	if (!x->flags != !y->flags)
		return x->flags ? -1 : 1;
	if (x->n != y->n)
		return x->n < y->n ? 1 : -1;
	return x->flags || x->first == y->first ? by_form(a, b) : x->first < y->first ? -1 : 1;
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

/* Each word once, the most telling first. */
static void count_words(struct sketching *s)
{
	struct counted *at = s->list.at;
	uint32_t n = 0;
	if (!s->list.n)
		return;
	qsort(at, s->list.n, sizeof(*at), by_form);
	for (uint32_t i = 0; i < s->list.n; i++) {
		if (n && str_eq(at[n - 1].form, at[i].form)) {
			at[n - 1].n++;
			at[n - 1].flags |= at[i].flags;
			if (at[i].first < at[n - 1].first)
				at[n - 1].first = at[i].first;
		} else {
			at[n++] = at[i];
		}
	}
	s->list.n = n;
	qsort(at, n, sizeof(*at), by_worth);
}

static sp_rc take(const struct sketching *s, struct link_text *out)
{
	uint32_t telling = 0, plain = 0;
	for (uint32_t i = 0; i < s->list.n && plain < PLAIN; i++) {
		const struct counted *one = &s->list.at[i];
		uint32_t *n = one->flags ? &telling : &plain;
		if (*n >= (one->flags ? TELLING : PLAIN) || whole(s->boiler, one->form))
			continue;
		++*n;
		uint32_t *slot = sp_push(s->r->arena, &out->sketch);
		SP_NEED(slot);
		*slot = link_word_hash(one->form) | one->flags |
			(one->n > 1 ? LINK_SAID_AGAIN : 0u);
	}
	if (out->sketch.n)
		qsort(out->sketch.at, out->sketch.n, sizeof(uint32_t), by_number);
	return SP_OK;
}

sp_rc link_sketch_read(const struct link_reading *r, const struct rec_item *item,
		       const struct words *words, struct link_text *out)
{
	struct sketching s = {.r = r,
			      .boiler = lexicon_group(r->lex, "thread.boiler"),
			      .given = lexicon_group(r->lex, "person.given"),
			      .units = lexicon_group(r->lex, "thread.unit"),
			      .out = out};
	int64_t municipality = r->municipality;
	const char *place = municipality > 0 && municipality < INT32_MAX
				    ? municipality_name((int)municipality)
				    : NULL;
	s.place = place ? str_fold(r->arena, str_of(place)) : NULL;
	for (uint32_t i = 0; i < item->sections.n; i++) {
		const struct rec_section *section = &item->sections.at[i];
		if (section->kind == SECTION_LAW || section->kind == SECTION_ATTACHMENTS ||
		    section->kind == SECTION_COMPETENCE || !section->text.text)
			continue;
		SP_TRY(read_text(&s, section->text.text, &words[i]));
	}
	count_words(&s);
	return take(&s, out);
}

/* ---- comparing ---- */

bool link_sketch_has(const struct link_item *item, struct str form, unsigned flags)
{
	uint32_t hash = link_word_hash(form);
	uint32_t low = 0, high = item->sketch.n;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (item->sketch.at[middle] < hash)
			low = middle + 1;
		else
			high = middle;
	}
	return low < item->sketch.n &&
	       (item->sketch.at[low] & ~(uint32_t)LINK_SAID_FLAGS) == hash &&
	       (item->sketch.at[low] & flags) == flags;
}

bool link_sketch_quote(const struct link_item *a, const struct link_item *b)
{
	for (uint32_t i = 0, k = 0; i < a->sketch.n && k < b->sketch.n;) {
		uint32_t x = a->sketch.at[i], y = b->sketch.at[k];
		if ((x | LINK_SAID_AGAIN) == (y | LINK_SAID_AGAIN) && (x & LINK_SAID_QUOTED))
			return true;
		i += x <= y;
		k += y <= x;
	}
	return false;
}

/* Only what tells: names, numbers and long words. */
static uint32_t telling(const struct link_item *x)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < x->sketch.n; i++)
		n += (x->sketch.at[i] & (LINK_SAID_NAME | LINK_SAID_LONG)) != 0;
	return n;
}

static uint32_t shared(const struct link_item *a, const struct link_item *b)
{
	const uint32_t tells = LINK_SAID_NAME | LINK_SAID_LONG, hash = ~(uint32_t)LINK_SAID_FLAGS;
	uint32_t n = 0;
	for (uint32_t i = 0, k = 0; i < a->sketch.n && k < b->sketch.n;) {
		uint32_t x = a->sketch.at[i], y = b->sketch.at[k];
		n += (x & hash) == (y & hash) && (x & tells) && (y & tells);
		bool first = (x & hash) <= (y & hash), second = (y & hash) <= (x & hash);
		i += first;
		k += second;
	}
	return n;
}

int link_sketch_like(const struct link_item *a, const struct link_item *b)
{
	enum { FEW = 3 }; /* so that one word of a short text is not half of it */
	uint32_t x = telling(a), y = telling(b), least = x < y ? x : y, both = shared(a, b);
	double share = (double)both / (least + FEW);
	if (both < 2)
		return both && share >= 0.1 ? 15 : 0;
	return share >= 0.5 ? 50 : share >= 0.4 ? 40 : share >= 0.28 ? 30 : share >= 0.2 ? 20 : 0;
}
