/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/reflow_page.h"

#include "read/scan.h"

enum {
	EDGE_WORDS = 16,
	PAGES_LEAST = 3,
	PAGE_BYTES = 100, /* of a page at the least, on the whole */
	NEIGHBOURS = 20,  /* pages on either side that a page is compared with */
	PAGE_DIGITS = 3,
	OWN_WORDS = 6 /* a head so long is one, when two other pages have it */
};

struct page {
	uint32_t line;
	struct str text;			       /* behind the number of the page */
	struct str head[EDGE_WORDS], foot[EDGE_WORDS]; /* the foot's words from the end */
	uint32_t heads, feet;
};

struct pages {
	const struct lex_group *edge, *stop, *transcript, *contents, *only;
	bool said; /* the document says that it is a transcript of a PDF */
	SP_LIST(struct page) list;
};

/* "12", and nothing else. */
static bool is_figure(struct str w)
{
	for (size_t i = 0; i < w.n; i++)
		if (!scan_is_digit(w.p[i]))
			return false;
	return w.n > 0 && w.n <= PAGE_DIGITS;
}

/* Small Roman numbers, of the pages of a list of contents. */
static bool is_roman(struct str w)
{
	for (size_t i = 0; i < w.n; i++)
		if (!strchr("ivx", w.p[i]))
			return false;
	return w.n > 0;
}

/* The same but for figures. */
static bool same_word(struct str a, struct str b)
{
	return (is_roman(a) && is_roman(b)) || scan_same_but_digits(a, b);
}

bool page_number_is(struct str t, bool first, bool last)
{
	bool side = str_starts(t, STR("Side "));
	if (side && !first && (t.n <= 8 || (last && t.n <= 16)))
		return true;
	for (size_t i = 0; i < t.n; i++)
		if (t.p[i] < '0' || t.p[i] > '9')
			return false;
	return t.n <= 3 && first != last;
}

static void split_words(struct page *p)
{
	struct str t = p->text;
	for (size_t at = 0; at < t.n && p->heads < EDGE_WORDS;) {
		size_t end = at;
		while (end < t.n && t.p[end] != ' ')
			end++;
		if (end > at)
			p->head[p->heads++] = str_sub(t, at, end - at);
		at = end + 1;
	}
	for (size_t end = t.n; end > 0 && p->feet < EDGE_WORDS;) {
		size_t at = end;
		while (at > 0 && t.p[at - 1] != ' ')
			at--;
		if (end > at)
			p->foot[p->feet++] = str_sub(t, at, end - at);
		end = at ? at - 1 : 0;
	}
}

/* Lines that begin with 1, 2, 3 … and make up most of the text. */
static sp_rc find_pages(struct arena *a, const struct extraction *x, struct pages *out)
{
	size_t all = 0, within = 0;
	struct lex_hit hit;
	for (uint32_t i = 0; i < x->lines.n; i++) {
		struct str t = line_str(x, &x->lines.at[i]);
		out->said = out->said || lex_whole(out->transcript, t, &hit);
		size_t digits = 0, number = 0;
		all += t.n;
		while (digits < t.n && digits <= PAGE_DIGITS && scan_is_digit(t.p[digits])) {
			number = number * 10 + (size_t)(t.p[digits] - '0');
			digits++;
		}
		bool ends = digits == t.n || (digits < t.n && t.p[digits] == ' ');
		if (!digits || !ends || number != out->list.n + 1u)
			continue;
		struct page *p = sp_push(a, &out->list);
		SP_NEED(p);
		*p = (struct page){.line = i, .text = str_trim(str_sub(t, digits, t.n))};
		split_words(p);
		within += t.n;
	}
	if (within < out->list.n * PAGE_BYTES || within * 2 < all)
		out->list.n = 0;
	return SP_OK;
}

static uint32_t shared(const struct page *p, const struct page *q, bool foot)
{
	uint32_t most = foot ? p->feet : p->heads, other = foot ? q->feet : q->heads, n = 0;
	while (n < most && n < other &&
	       same_word(foot ? p->foot[n] : p->head[n], foot ? q->foot[n] : q->head[n]))
		n++;
	return n;
}

/* How many words the page shares with most pages around it. */
static uint32_t common(const struct pages *pages, uint32_t i, bool foot)
{
	uint32_t with[EDGE_WORDS + 1] = {0}, n = 0, sum = 0;
	uint32_t first = i > NEIGHBOURS + 1 ? i - NEIGHBOURS : 1, last = i + NEIGHBOURS;
	for (uint32_t k = first; k < pages->list.n && k <= last; k++) {
		with[shared(&pages->list.at[i], &pages->list.at[k], foot)]++;
		n++;
	}
	uint32_t words = EDGE_WORDS, need = n < 6 ? 2 : n / 2;
	for (; words > 0; words--) {
		sum += with[words];
		if (sum >= need || (words >= OWN_WORDS && sum >= 2))
			break;
	}
	return n > 1 ? words : 0;
}

static bool is_capital(struct str w)
{
	size_t i = 0;
	return w.n && str_is_upper(str_utf8_next(w, &i));
}

/* "3. Ny" or "Punkt" begins an item, and no head goes on over it; but "3. maj" and "Åbent punkt".
 */
static bool stops_head(const struct pages *pages, const struct page *p, uint32_t i)
{
	struct lex_hit hit;
	struct str w = p->head[i];
	bool number = w.n > 1 && is_figure(str_sub(w, 0, w.n - 1)) &&
		      (w.p[w.n - 1] == '.' || w.p[w.n - 1] == ':');
	bool open = i > 0 && str_istarts(p->head[i - 1], STR("åben"));
	return (number && (i + 1 >= p->heads || is_capital(p->head[i + 1]))) ||
	       (!open && lex_whole(pages->stop, w, &hit));
}

/* A figure behind one of these is a part of the head; another is an item's number. */
static bool own_figure(struct str before)
{
	static const char *const words[] = {"Side", "Side:", "side", "side:", "s.",
					    "af",   "nr.",   "nr.:", "Nr."};
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_eq(before, str_of(words[i])))
			return true;
	return false;
}

static uint32_t head_length(const struct pages *pages, uint32_t i, struct str line)
{
	const struct page *p = &pages->list.at[i];
	uint32_t most = common(pages, i, false), n = 0;
	struct lex_hit hit;
	while (n < most && !stops_head(pages, p, n) &&
	       (!is_figure(p->head[n]) || (n > 0 && own_figure(p->head[n - 1]))))
		n++;
	bool contents = lex_start(pages->contents, p->text, &hit);
	uint32_t number = pages->said && !contents ? (uint32_t)(p->text.p - line.p) : 0;
	if (!n)
		return number;
	size_t end = (size_t)(p->head[n - 1].p - line.p) + p->head[n - 1].n;
	struct str head = str_sub(p->text, 0, end - (size_t)(p->text.p - line.p));
	bool letter = n == 1 && head.n == 1;
	return letter || lex_find(pages->edge, head, 0, &hit) ? (uint32_t)end : number;
}

/* The last word of a sentence, which no foot goes on over; "24." is none. */
static bool ends_text(struct str w)
{
	bool day = w.n > 1 && is_figure(str_sub(w, 0, w.n - 1));
	return !day && strchr(".!?:)", w.p[w.n - 1]);
}

static uint32_t foot_length(const struct pages *pages, uint32_t i, struct str line)
{
	const struct page *p = &pages->list.at[i];
	uint32_t most = common(pages, i, true), n = 0;
	struct lex_hit hit;
	while (n < most && !ends_text(p->foot[n]) && !lex_whole(pages->stop, p->foot[n], &hit))
		n++;
	bool stopped = n < most && lex_whole(pages->stop, p->foot[n], &hit);
	bool label = stopped || (n < p->feet && str_ends(p->foot[n], STR(":")));
	struct str foot = {0};
	if (n) {
		size_t at = (size_t)(p->foot[n - 1].p - line.p);
		foot = str_sub(line, at, line.n);
	}
	if (n && !label && lex_find(pages->edge, foot, 0, &hit))
		return (uint32_t)foot.n;
	bool number = most && is_figure(p->foot[0]) && p->feet > 1;
	return number ? (uint32_t)p->foot[0].n : 0;
}

sp_rc page_edges_find(struct arena *a, const struct lexicon *lex, const struct extraction *x,
		      struct page_edge **out)
{
	struct pages pages = {.edge = lexicon_group(lex, "page_edge"),
			      .stop = lexicon_group(lex, "page_edge_stop"),
			      .transcript = lexicon_group(lex, "page_transcript"),
			      .only = lexicon_group(lex, "page_edge_only"),
			      .contents = lexicon_group(lex, "glued_contents_page")};
	struct lex_hit hit;
	*out = NULL;
	SP_TRY(find_pages(a, x, &pages));
	if (pages.list.n < (pages.said ? 2 : PAGES_LEAST))
		return SP_OK;
	*out = arena_array(a, x->lines.n, sizeof(**out));
	SP_NEED(*out);
	for (uint32_t i = 1; i < pages.list.n; i++) {
		uint32_t line = pages.list.at[i].line;
		struct str t = line_str(x, &x->lines.at[line]);
		struct page_edge *e = &(*out)[line];
		e->page = true;
		e->head = head_length(&pages, i, t);
		e->foot = foot_length(&pages, i, t);
		bool empty = lex_whole(pages.only, pages.list.at[i].text, &hit);
		if (empty || (e->head + e->foot >= t.n && pages.list.at[i].heads))
			*e = (struct page_edge){.page = true, .head = (uint32_t)t.n};
	}
	return SP_OK;
}
