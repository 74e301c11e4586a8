/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What repeats on page after page is no part of the text. Only lines at the edge of a page are
 * candidates, and only with nothing but other such lines between them and the edge. */
#include "read/source_parts.h"

#include <stdlib.h>

enum { EDGE_LINES = 12, NEAR_POINTS = 4 };

/* A line that came at an edge of some pages, digits aside. */
struct repeated {
	uint64_t key, text; /* hashes without and with the digits */
	uint32_t pages, same, first_agrees, last_agrees;
	uint32_t last_page, moved; /* moved: times it stood elsewhere than on the page before */
	float place;		   /* points from the top, or lines from the edge */
	int64_t first_off, last_off;
};

struct edges {
	struct repeated *at;
	size_t room;
	uint32_t pages;
};

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

static uint64_t mix(uint64_t h, unsigned char c)
{
	return (h ^ c) * UINT64_C(0x100000001B3);
}

/* Hashes and the first and last number of a line (FNV-1a, without white space). */
static void line_print(struct str s, bool top, struct repeated *out)
{
	uint64_t key = UINT64_C(0xCBF29CE484222325), text = mix(key, top);
	key = text;
	bool any = false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (c == ' ' || c == '\t')
			continue;
		text = mix(text, (unsigned char)c);
		bool inside = i && digit(s.p[i - 1]);
		if (!digit(c))
			key = mix(key, (unsigned char)c);
		else if (!inside)
			key = mix(key, '#');
		if (!digit(c) || inside)
			continue;
		int64_t number = strtoll(s.p + i, NULL, 10);
		out->last_off = number;
		if (!any)
			out->first_off = number;
		any = true;
	}
	out->key = key;
	out->text = text;
	if (!any)
		out->first_off = out->last_off = INT64_MIN;
}

static struct repeated *slot_of(const struct edges *t, uint64_t key)
{
	size_t i = (size_t)key & (t->room - 1);
	while (t->at[i].pages && t->at[i].key != key)
		i = (i + 1) & (t->room - 1);
	return &t->at[i];
}

static void edge_add(struct edges *t, const struct raw_line *r, bool top, uint32_t place)
{
	struct repeated p = {0};
	float at = r->h > 0 ? r->y : (float)place * (NEAR_POINTS + 1);
	line_print(str_sub(r->text, 0, 400), top, &p);
	if (p.first_off != INT64_MIN) {
		p.first_off -= r->page;
		p.last_off -= r->page;
	}
	struct repeated *s = slot_of(t, p.key);
	if (!s->pages) {
		*s = p;
		s->place = at;
	} else if (s->last_page == r->page) {
		return;
	}
	s->moved += at - s->place > NEAR_POINTS || s->place - at > NEAR_POINTS;
	s->place = at;
	s->pages++;
	s->same += s->text == p.text;
	s->first_agrees += s->first_off == p.first_off && p.first_off != INT64_MIN;
	s->last_agrees += s->last_off == p.last_off && p.last_off != INT64_MIN;
	s->last_page = r->page;
}

/* Nothing but a page number: "3", "Side 3 af 12", "- 3 -", "3/12". */
static bool is_page_number(struct str s, int *number)
{
	static const char *const words[] = {"side", "page", "af", "of", "s."};
	bool any = false;
	if (s.n > 24)
		return false;
	for (size_t i = 0; i < s.n;) {
		size_t word = 0;
		for (size_t k = 0; k < sizeof(words) / sizeof(words[0]) && !word; k++)
			if (str_istarts(str_sub(s, i, s.n), str_of(words[k])))
				word = strlen(words[k]);
		if (word) {
			i += word;
		} else if (digit(s.p[i])) {
			if (!any)
				*number = (int)strtol(s.p + i, NULL, 10);
			any = true;
			while (i < s.n && digit(s.p[i]))
				i++;
		} else if (strchr(" -/|:()\t", s.p[i])) {
			i++;
		} else if (str_starts(str_sub(s, i, s.n), STR("–"))) {
			i += 3;
		} else {
			return false;
		}
	}
	return any;
}

static bool most(uint32_t part, uint32_t all)
{
	return part * 5 >= all * 4;
}

static bool is_repeated(const struct edges *t, const struct raw_line *r, bool top)
{
	struct repeated p = {0};
	line_print(str_sub(r->text, 0, 400), top, &p);
	const struct repeated *s = slot_of(t, p.key);
	bool counted = s->pages >= 2 &&
		       (most(s->first_agrees, s->pages) || most(s->last_agrees, s->pages));
	uint32_t least = t->pages * 2 / 5 > 2 ? t->pages * 2 / 5 : 2;
	if (s->pages < least || s->moved * 3 > s->pages)
		return false;
	if (t->pages <= 3)
		return counted || (s->pages == t->pages && !s->moved && most(s->same, s->pages));
	return counted || most(s->same, s->pages);
}

/* Lines lo..hi-1 are one page. */
static void page_add(struct edges *t, const raw_lines *lines, uint32_t lo, uint32_t hi)
{
	for (uint32_t k = 0; k < EDGE_LINES && lo + k < hi; k++) {
		edge_add(t, &lines->at[lo + k], true, k);
		edge_add(t, &lines->at[hi - 1 - k], false, k);
	}
}

/* The head of the first page is kept: the body and the date may stand nowhere else. */
static void page_mark(const struct edges *t, raw_lines *lines, uint32_t lo, uint32_t hi)
{
	int number;
	for (uint32_t k = 0; k < EDGE_LINES && lo + k < hi; k++) {
		struct raw_line *r = &lines->at[lo + k];
		if (!is_repeated(t, r, true))
			break;
		if (lo || is_page_number(r->text, &number))
			r->role = LINE_FURNITURE;
	}
	for (uint32_t k = 0; k < EDGE_LINES && hi - k > lo; k++) {
		struct raw_line *r = &lines->at[hi - 1 - k];
		if (r->role != LINE_TEXT || !is_repeated(t, r, false))
			break;
		r->role = LINE_FURNITURE;
	}
}

static void each_page(struct edges *t, raw_lines *lines, bool mark)
{
	for (uint32_t lo = 0, hi; lo < lines->n; lo = hi) {
		for (hi = lo + 1; hi < lines->n && lines->at[hi].page == lines->at[lo].page; hi++)
			;
		if (mark)
			page_mark(t, lines, lo, hi);
		else
			page_add(t, lines, lo, hi);
		t->pages += !mark;
	}
}

sp_rc furniture_pages(struct arena *a, raw_lines *lines)
{
	struct edges t = {.room = 64};
	uint32_t pages = 1;
	for (uint32_t i = 1; i < lines->n; i++)
		pages += lines->at[i].page != lines->at[i - 1].page;
	if (pages < 2)
		return SP_OK;
	while (t.room < (size_t)pages * EDGE_LINES * 4)
		t.room *= 2;
	t.at = arena_array(a, t.room, sizeof(*t.at));
	SP_NEED(t.at);
	each_page(&t, lines, false);
	each_page(&t, lines, true);
	return SP_OK;
}

/* "Side 3" alone, or a bare number far from the last one. */
static bool parts_pages(const raw_lines *lines, uint32_t i, int after, uint32_t last)
{
	struct str s = lines->at[i].text;
	int number = 0;
	if (!is_page_number(s, &number) || number != after + 1)
		return false;
	return str_istarts(s, STR("side")) || str_istarts(s, STR("page")) || i - last > 20;
}

void furniture_find_pages(raw_lines *lines)
{
	int number = 0, named = 0;
	uint32_t first = 0, last = 0;
	for (uint32_t i = 0; i < lines->n; i++) {
		if (!parts_pages(lines, i, number, number ? last : 0))
			continue;
		if (!number++)
			first = i;
		last = i;
		named += !digit(lines->at[i].text.p[0]);
	}
	if (number < 2 || (number < 4 && named < 2))
		return;
	bool head = first < 8;
	uint16_t page = 1;
	number = 0;
	for (uint32_t i = 0; i < lines->n; i++) {
		bool parts = parts_pages(lines, i, number, number ? last : 0);
		if (parts && head && number)
			page = (uint16_t)(page + (page < UINT16_MAX));
		lines->at[i].page = page;
		if (!parts)
			continue;
		lines->at[i].role = LINE_FURNITURE;
		if (!head)
			page = (uint16_t)(page + (page < UINT16_MAX));
		number++;
		last = i;
	}
}

void furniture_words(raw_lines *lines)
{
	static const char *const words[] = {"udskriv",
					    "print",
					    "til toppen",
					    "til top",
					    "gå til toppen",
					    "tilbage til toppen",
					    "se alle bilag",
					    "hent alle bilag",
					    "download alle bilag",
					    "vis alle bilag",
					    "kopier link",
					    "kopier link til punktet",
					    "kopiér link",
					    "kopiér link til punktet",
					    "fold alle ud",
					    "fold alle ind",
					    "fold ud",
					    "fold ind",
					    "luk alle",
					    "åbn alle",
					    "vis alle",
					    "vis mere",
					    "vis mindre",
					    "læs mere",
					    "læs op",
					    "del på facebook",
					    "del på linkedin",
					    "del på twitter",
					    "del siden",
					    "del",
					    "tip en ven",
					    "søg",
					    "menu",
					    "luk",
					    "luk menu",
					    "åbn menu",
					    "tilbage",
					    "næste",
					    "forrige",
					    "næste punkt",
					    "forrige punkt",
					    "gem som pdf",
					    "hent som pdf",
					    "download som pdf",
					    "hent pdf",
					    "spring til indhold",
					    "spring til hovedindhold",
					    "gå til indhold",
					    "du er her",
					    "you are here",
					    "skip to main content",
					    "accepter alle",
					    "accepter cookies",
					    "acceptér alle",
					    "kun nødvendige",
					    "afvis alle",
					    "cookieindstillinger",
					    "tillad alle cookies",
					    "log ind",
					    "selvbetjening",
					    "to top",
					    "share",
					    "brødkrumme"};
	for (uint32_t i = 0; i < lines->n; i++) {
		struct raw_line *r = &lines->at[i];
		if (r->text.n > 32 || r->role != LINE_TEXT)
			continue;
		for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++)
			if (str_ieq(r->text, str_of(words[k])))
				r->role = LINE_FURNITURE;
	}
}
