/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/doubts.h"

#include "read/body.h"

#include <stdlib.h>

enum { REPEATED_LEAST = 3, ABSENT_LEAST = 3, PILED_LEAST = 2, KEY_LENGTH = 120 };
enum { STRANGE_SIGNS = 4, LINE_LONG = 1500, HEADING_LEAST = 2 };

bool doubt_unlike(const struct extract_context *x, const char *group, const struct fact *f)
{
	struct lex_hit hit;
	return f->text && lex_find(lexicon_group(x->lex, group), str_of(f->text), 0, &hit);
}

static void unlike(const struct extract_context *x, const char *group, struct fact *f)
{
	if (doubt_unlike(x, group, f))
		doubt_fact(f, DOUBT_UNLIKE);
}

/* ---- the meeting ---- */

static void doubt_persons(const struct extract_context *x, rec_persons *list)
{
	for (uint32_t i = 0; i < list->n; i++)
		unlike(x, "unlike.person", &list->at[i].name);
}

static void doubt_meeting(const struct extract_context *x, struct rec_meeting *m)
{
	unlike(x, "unlike.body", &m->body);
	unlike(x, "unlike.place", &m->place);
	doubt_persons(x, &m->present);
	doubt_persons(x, &m->absent);
	if (m->absent.n < ABSENT_LEAST || m->absent.n <= m->present.n)
		return;
	for (uint32_t i = 0; i < m->absent.n; i++)
		doubt_fact(&m->absent.at[i].name, DOUBT_MORE_AWAY);
}

/* ---- items ---- */

static bool has_known_section(const struct rec_item *item)
{
	for (uint32_t i = 0; i < item->sections.n; i++)
		if (item->sections.at[i].heading.text || item->sections.at[i].kind != SECTION_OTHER)
			return true;
	return item->decision.text.text != NULL;
}

/* The title is a body's name and no more: "(Skole- og Kulturudvalget)". */
static sp_rc is_body_alone(const struct extract_context *x, const struct fact *title, bool *is)
{
	struct body_hits hits = {0};
	struct str t = str_trim(str_of(title->text));
	*is = false;
	if (t.n > 1 && t.p[0] == '(' && t.p[t.n - 1] == ')')
		t = str_sub(t, 1, t.n - 2);
	if (!t.n || t.n > KEY_LENGTH)
		return SP_OK;
	SP_TRY(bodies_find(x, t, &hits));
	*is = hits.list.n == 1 && hits.list.at[0].off == 0 && hits.list.at[0].len == t.n &&
	      !hits.list.at[0].abbreviation;
	return SP_OK;
}

static long number_of(const struct rec_item *item)
{
	struct str t = item->number.text ? str_of(item->number.text) : (struct str){"", 0};
	long n = 0;
	for (size_t i = 0; i < t.n && n < 1000000; i++) {
		if (t.p[i] < '0' || t.p[i] > '9')
			return -1;
		n = n * 10 + (t.p[i] - '0');
	}
	return t.n ? n : -1;
}

/* Has it title and decision, and the number that follows the one above? */
static bool is_whole(const struct record *r, const struct rec_item *item)
{
	bool first = item == r->items.at;
	long number = number_of(item), above = first ? number - 1 : number_of(item - 1);
	return item->title.text && item->decision.text.text && number >= 0 && number == above + 1;
}

/* Under a weak heading: where no item has a title, weak headings are the rule, and a page with one
 * item has none that could be better. */
static bool may_be_no_item(const struct record *r, const struct rec_item *item)
{
	return !is_whole(r, item) && (item->title.text ? r->items.n > 1 : !has_known_section(item));
}

static uint32_t piled(const struct rec_item *item)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < item->prior_decisions.n; i++)
		n += !item->prior_decisions.at[i].body.text &&
		     !item->prior_decisions.at[i].date.text;
	return n;
}

/* An open item without a number, or without a title, where most have one. */
static bool is_stray(const struct record *r, const struct rec_item *item)
{
	uint32_t numbered = 0, titled = 0;
	for (uint32_t i = 0; i < r->items.n; i++) {
		numbered += r->items.at[i].number.text != NULL;
		titled += r->items.at[i].title.text != NULL;
	}
	return !item->closed && ((!item->number.text && numbered * 2 > r->items.n) ||
				 (!item->title.text && titled * 2 > r->items.n));
}

static sp_rc doubt_item(const struct extract_context *x, const struct record *r,
			const struct item_range *range, struct rec_item *item)
{
	bool body;
	SP_TRY(is_body_alone(x, &item->title, &body));
	if (range->given)
		return SP_OK;
	if (body || doubt_unlike(x, "unlike.title", &item->title))
		item->doubt = DOUBT_UNLIKE;
	else if (piled(item) >= PILED_LEAST)
		item->doubt = DOUBT_PILED;
	else if (is_stray(r, item))
		item->doubt = DOUBT_STRAY;
	else if (range->weak && !item->closed && may_be_no_item(r, item))
		item->doubt = DOUBT_HEADING;
	return SP_OK;
}

/* ---- strange documents ---- */

static bool has_long_line(const struct extraction *x)
{
	struct str rest = {x->text, x->text_len}, line;
	while (str_cut(&rest, '\n', &line))
		if (line.n >= LINE_LONG)
			return true;
	return false;
}

/* Most of the items' text stands under no known heading. */
static bool is_unknown(const struct record *r)
{
	size_t all = 0, unknown = 0;
	for (uint32_t i = 0; i < r->items.n; i++)
		for (uint32_t k = 0; k < r->items.at[i].sections.n; k++) {
			const struct rec_section *s = &r->items.at[i].sections.at[k];
			size_t n = str_of(s->text.text).n;
			all += n;
			unknown += s->kind == SECTION_OTHER ? n : 0;
		}
	return unknown * 5 > all * 3;
}

static bool has_weak_headings(const struct segmentation *seg)
{
	double sum = 0;
	for (uint32_t i = 0; i < seg->items.n; i++)
		sum += seg->items.at[i].score;
	return sum < HEADING_LEAST * (double)seg->items.n;
}

static bool lacks_decisions(const struct record *r)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < r->items.n; i++)
		n += !r->items.at[i].decision.text.text;
	return n * 2 > r->items.n;
}

/* Each sign alone is common; a document with several of them is no layout the reader knows, or it
 * has been damaged. An agenda has no decisions, and often nobody is present yet. */
static bool is_strange(const struct segmentation *seg, const struct record *r)
{
	const struct rec_meeting *m = &r->meeting;
	bool agenda = m->kind == MEETING_AGENDA || m->kind == MEETING_SUPPLEMENT;
	int signs = has_long_line(r->from) + is_unknown(r) + has_weak_headings(seg) +
		    (!m->start.text && !m->place.text) + (!m->body.text || !m->date.text) +
		    (!agenda && lacks_decisions(r)) + (!agenda && !m->present.n);
	return signs >= STRANGE_SIGNS;
}

/* ---- running heads ---- */

struct key {
	char text[KEY_LENGTH]; /* figures left out */
	uint32_t item;
	struct fact *fact;
};

static bool key_of(struct key *k, struct fact *f, const char *text, uint32_t item)
{
	size_t n = 0;
	*k = (struct key){.item = item, .fact = f};
	for (const char *c = text; c && *c && n + 1 < KEY_LENGTH; c++)
		if (*c < '0' || *c > '9')
			k->text[n++] = *c;
	return n > 0;
}

static int by_text(const void *a, const void *b)
{
	const struct key *p = a, *q = b;
	int d = strcmp(p->text, q->text);
	return d ? d : (p->item > q->item) - (p->item < q->item);
}

static void doubt_run(struct key *first, const struct key *end)
{
	uint32_t items = 1;
	for (const struct key *k = first + 1; k < end; k++)
		items += k->item != k[-1].item;
	for (struct key *k = first; items >= REPEATED_LEAST && k < end; k++)
		doubt_fact(k->fact, DOUBT_REPEATED);
}

typedef SP_LIST(struct key) key_list;

static sp_rc add_key(struct arena *a, key_list *keys, struct fact *f, const char *text,
		     uint32_t item)
{
	struct key *slot = sp_push(a, keys);
	SP_NEED(slot);
	if (!key_of(slot, f, text, item))
		keys->n--;
	return SP_OK;
}

/* The last line of a decision of several. */
static const char *last_line(const struct fact *text)
{
	const char *at = text->text ? strrchr(text->text, '\n') : NULL;
	return at ? at + 1 : NULL;
}

/* A page's head that was not known as one stands in several items: its words are no attachment, and
 * end no decision. */
static sp_rc doubt_repeated(const struct extract_context *x, struct record *r)
{
	key_list keys = {0};
	for (uint32_t i = 0; i < r->items.n; i++) {
		struct rec_item *item = &r->items.at[i];
		for (uint32_t k = 0; k < item->attachments.n; k++) {
			struct fact *f = &item->attachments.at[k].title;
			if (!str_istarts(str_of(f->text), STR("bilag")))
				SP_TRY(add_key(x->arena, &keys, f, f->text, i));
		}
		SP_TRY(add_key(x->arena, &keys, &item->decision.text,
			       last_line(&item->decision.text), i));
	}
	if (keys.n)
		qsort(keys.at, keys.n, sizeof(*keys.at), by_text);
	for (uint32_t i = 0, end; i < keys.n; i = end) {
		for (end = i + 1; end < keys.n; end++)
			if (strcmp(keys.at[i].text, keys.at[end].text) != 0)
				break;
		doubt_run(&keys.at[i], &keys.at[end]);
	}
	return SP_OK;
}

sp_rc doubts_mark(const struct extract_context *x, const struct segmentation *seg, struct record *r)
{
	bool strange = seg->items.n && !seg->items.at[0].given && is_strange(seg, r);
	doubt_meeting(x, &r->meeting);
	for (uint32_t i = 0; i < r->items.n; i++) {
		SP_TRY(doubt_item(x, r, &seg->items.at[i], &r->items.at[i]));
		if (strange && !r->items.at[i].doubt)
			r->items.at[i].doubt = DOUBT_STRANGE;
		doubts_of_item(x, r, &r->items.at[i]);
		doubt_persons(x, &r->items.at[i].absent);
	}
	return doubt_repeated(x, r);
}
