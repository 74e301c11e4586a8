/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What repeats on page after page is no part of the text. Only lines at the edge of a page are
 * candidates, and only with nothing but other such lines between them and the edge. */
#include "read/source_parts.h"

enum { EDGE_LINES = 12, NEAR_POINTS = 4 };

/* A line that came at an edge of some pages, digits aside. */
struct repeated {
	uint64_t key, text; /* hashes without and with the digits */
	uint32_t pages, same, first_agrees, last_agrees;
	uint32_t last_page, moved; /* moved: times it stood elsewhere than on the page before */
	uint32_t inside;	   /* times it stands elsewhere on a page */
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
		int64_t number = text_number(s, i);
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

static float place_of(const struct raw_line *r, uint32_t line)
{
	return r->h > 0 ? r->y : (float)line * (NEAR_POINTS + 1);
}

/* A line that also stands in the middle of pages is a heading of the text, which some pages happen
 * to begin with: "Bilag". */
static void inside_add(struct edges *t, const struct raw_line *r, uint32_t line)
{
	struct repeated p = {0};
	line_print(str_sub(r->text, 0, 400), true, &p);
	struct repeated *s = slot_of(t, p.key);
	float at = place_of(r, line);
	s->inside += s->pages && s->text == p.text &&
		     (at - s->place > NEAR_POINTS || s->place - at > NEAR_POINTS);
}

static void edge_add(struct edges *t, const struct raw_line *r, bool top, uint32_t place)
{
	struct repeated p = {0};
	float at = place_of(r, place);
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
				*number = (int)(text_number(s, i) % 100000);
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

/* A bullet or a dash alone is the mark of a list, however often it comes. */
static bool is_mark(struct str s)
{
	for (size_t i = 0; i < s.n;) {
		uint32_t cp = str_utf8_next(s, &i);
		if (str_is_alpha(cp) || (cp >= '0' && cp <= '9'))
			return false;
	}
	return true;
}

static bool is_repeated(const struct edges *t, const struct raw_line *r, bool top)
{
	struct repeated p = {0};
	if (is_mark(r->text))
		return false;
	line_print(str_sub(r->text, 0, 400), top, &p);
	const struct repeated *s = slot_of(t, p.key);
	bool counted = s->pages >= 2 &&
		       (most(s->first_agrees, s->pages) || most(s->last_agrees, s->pages));
	uint32_t least = t->pages * 2 / 5 > 2 ? t->pages * 2 / 5 : 2;
	if (s->pages < least || s->moved * 3 > s->pages ||
	    (s->inside * 2 >= s->pages && !most(s->pages, t->pages - 1)))
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
		if (r->role == LINE_TEXT && !is_repeated(t, r, true))
			break;
		if (lo || is_page_number(r->text, &number))
			r->role = LINE_FURNITURE;
	}
	for (uint32_t k = 0; k < EDGE_LINES && hi - k > lo; k++) {
		struct raw_line *r = &lines->at[hi - 1 - k];
		if (r->role == LINE_TEXT && !is_repeated(t, r, false))
			break;
		r->role = LINE_FURNITURE;
	}
}

/* The first page has a head of its own. */
static void page_look(struct edges *t, const raw_lines *lines, uint32_t lo, uint32_t hi)
{
	for (uint32_t k = lo; lo && k < hi; k++)
		inside_add(t, &lines->at[k], k - lo);
}

enum pass { PASS_ADD, PASS_LOOK, PASS_MARK };

static void each_page(struct edges *t, raw_lines *lines, enum pass pass)
{
	for (uint32_t lo = 0, hi; lo < lines->n; lo = hi) {
		for (hi = lo + 1; hi < lines->n && lines->at[hi].page == lines->at[lo].page; hi++)
			;
		if (pass == PASS_MARK)
			page_mark(t, lines, lo, hi);
		else if (pass == PASS_LOOK)
			page_look(t, lines, lo, hi);
		else
			page_add(t, lines, lo, hi);
		t->pages += pass == PASS_ADD;
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
	each_page(&t, lines, PASS_ADD);
	each_page(&t, lines, PASS_LOOK);
	each_page(&t, lines, PASS_MARK);
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

/* What the lines say that part the pages. */
struct parting {
	uint32_t first, last; /* of them */
	int number, named;    /* how many, and how many of them say "Side" */
};

static struct parting parting_of(const raw_lines *lines)
{
	struct parting p = {0};
	for (uint32_t i = 0; i < lines->n; i++) {
		if (!parts_pages(lines, i, p.number, p.number ? p.last : 0))
			continue;
		if (!p.number++)
			p.first = i;
		p.last = i;
		p.named += !digit(lines->at[i].text.p[0]);
	}
	return p;
}

static uint16_t next_page(uint16_t page)
{
	return (uint16_t)(page + (page < UINT16_MAX));
}

/* The page's number stands in its head, else in its foot. */
static void number_pages(raw_lines *lines, bool head)
{
	uint16_t page = 1;
	uint32_t last = 0;
	int number = 0;
	for (uint32_t i = 0; i < lines->n; i++) {
		bool parts = parts_pages(lines, i, number, last);
		if (parts && head && number)
			page = next_page(page);
		lines->at[i].page = page;
		if (!parts)
			continue;
		lines->at[i].role = LINE_FURNITURE;
		if (!head)
			page = next_page(page);
		number++;
		last = i;
	}
}

/* ---- pages told by the head behind their numbers ---- */

enum { HEAD_LEAST = 10 /* bytes */, FIRST_PAGE_LAST = 3, PAGES_SKIPPED = 3, PAGE_LINES = 8 };

/* The line behind a bare number that could be the next page's head. What stands before the number
 * tells less: an item's own number stands under a head, too. */
static struct str behind(const raw_lines *lines, uint32_t i)
{
	bool long_enough = i + 1 < lines->n && lines->at[i + 1].text.n >= HEAD_LEAST;
	return long_enough ? lines->at[i + 1].text : (struct str){0};
}

/* The number of a page that may follow the page `after`; pages without a number are skipped. */
static bool counts_on(const raw_lines *lines, uint32_t i, int after)
{
	int number = 0, most = after ? after + PAGES_SKIPPED : FIRST_PAGE_LAST;
	return is_page_number(lines->at[i].text, &number) && digit(lines->at[i].text.p[0]) &&
	       number > after && number <= most;
}

/* The line that most numbers have behind them, by a vote: none when it is not most of them. */
static struct str most_behind(const raw_lines *lines)
{
	struct str held = {0};
	int number;
	uint32_t votes = 0;
	for (uint32_t i = 0; i < lines->n; i++) {
		struct str s = behind(lines, i);
		if (!s.n || !is_page_number(lines->at[i].text, &number))
			continue;
		if (!votes)
			held = s;
		votes = str_eq(held, s) ? votes + 1 : votes - 1;
	}
	return held;
}

/* The numbers that count on before such a line, and how many lines lie between the first and the
 * last; they are marked, and the pages parted behind them, when that is asked. */
static uint32_t part_before(raw_lines *lines, struct str head, bool mark, uint32_t *between)
{
	uint32_t n = 0, first = 0;
	uint16_t page = 1;
	int number = 0;
	for (uint32_t i = 0; i < lines->n; i++) {
		struct raw_line *r = &lines->at[i];
		r->page = mark ? page : r->page;
		if (!counts_on(lines, i, number) || !str_eq(behind(lines, i), head))
			continue;
		(void)is_page_number(r->text, &number);
		first = n++ ? first : i;
		*between = i - first;
		if (mark)
			r->role = LINE_FURNITURE;
		page = next_page(page);
	}
	return n;
}

static void find_pages_by_head(raw_lines *lines)
{
	struct str head = most_behind(lines);
	uint32_t between = 0, n = head.n ? part_before(lines, head, false, &between) : 0;
	if (n >= 3 && between >= (n - 1) * PAGE_LINES)
		part_before(lines, head, true, &between);
}

void furniture_find_pages(raw_lines *lines)
{
	struct parting p = parting_of(lines);
	if (p.number > 3 || (p.number > 1 && p.named > 1))
		number_pages(lines, p.first < 8 && lines->n - p.last > 3);
	else
		find_pages_by_head(lines);
	if (lines->n && lines->at[lines->n - 1].page <= 1)
		furniture_counted_pages(lines);
}

#define STR_(lit)                      \
	{                              \
		(lit), sizeof(lit) - 1 \
	}
/* What pages and their tools say about themselves, alone on a line. */
static const struct str page_words[] = {
	STR_("udskriv"),
	STR_("print"),
	STR_("til toppen"),
	STR_("til top"),
	STR_("gå til toppen"),
	STR_("tilbage til toppen"),
	STR_("se alle bilag"),
	STR_("hent alle bilag"),
	STR_("download alle bilag"),
	STR_("vis alle bilag"),
	STR_("kopier link"),
	STR_("kopier link til punktet"),
	STR_("kopiér link"),
	STR_("kopiér link til punktet"),
	STR_("fold alle ud"),
	STR_("fold alle ind"),
	STR_("fold ud"),
	STR_("fold ind"),
	STR_("luk alle"),
	STR_("åbn alle"),
	STR_("vis alle"),
	STR_("vis mere"),
	STR_("vis mindre"),
	STR_("læs mere"),
	STR_("læs op"),
	STR_("del på facebook"),
	STR_("del på linkedin"),
	STR_("del på twitter"),
	STR_("del siden"),
	STR_("del"),
	STR_("tip en ven"),
	STR_("søg"),
	STR_("menu"),
	STR_("luk"),
	STR_("luk menu"),
	STR_("åbn menu"),
	STR_("tilbage"),
	STR_("næste"),
	STR_("forrige"),
	STR_("næste punkt"),
	STR_("forrige punkt"),
	STR_("gem som pdf"),
	STR_("hent som pdf"),
	STR_("download som pdf"),
	STR_("hent pdf"),
	STR_("spring til indhold"),
	STR_("spring til hovedindhold"),
	STR_("gå til indhold"),
	STR_("du er her"),
	STR_("you are here"),
	STR_("skip to main content"),
	STR_("accepter alle"),
	STR_("accepter cookies"),
	STR_("acceptér alle"),
	STR_("kun nødvendige"),
	STR_("afvis alle"),
	STR_("cookieindstillinger"),
	STR_("tillad alle cookies"),
	STR_("log ind"),
	STR_("selvbetjening"),
	STR_("to top"),
	STR_("share"),
	STR_("brødkrumme"),
};
#undef STR_

void furniture_words(raw_lines *lines)
{
	for (uint32_t i = 0; i < lines->n; i++) {
		struct raw_line *r = &lines->at[i];
		if (r->text.n > 32 || r->role != LINE_TEXT)
			continue;
		for (size_t k = 0; k < sizeof(page_words) / sizeof(page_words[0]); k++)
			if (r->text.n == page_words[k].n && str_ieq(r->text, page_words[k]))
				r->role = LINE_FURNITURE;
	}
}
