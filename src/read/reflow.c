/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/reflow.h"

#include "read/reflow_cuts.h"
#include "read/reflow_page.h"
#include "read/reflow_whole.h"

#include <stdlib.h>

enum {
	LONG_TITLE = 40, /* bytes; a heading with text behind it is longer */
	LONG_LINE = 160, /* bytes; a page on one line is longer than this */
	SHORT_PAGE = 30, /* bytes; a line of so many labels that it is a page … */
	SIGNS_OF_SHORT = 3,
	CONTENTS_PAGES = 8,
	CONTENTS_MOST = 4096, /* bytes of each that are looked into */
	LISTED_ASKED = 50000,
	CONTENTS_LEAST = 60, /* bytes of a list of contents on one line */
	TITLE_AHEAD = 220,   /* bytes in which a listed title is looked for */
	TITLE_LEAST = 7,
	PAGE_LEAD = 5,	 /* bytes of the page's number */
	PAGES_APART = 3, /* a page's own number and its place in the file */
	TITLES_MAX = 300
};

struct titles {
	SP_LIST(struct str) list;     /* "2 Halplan 2024-2034" */
	SP_LIST(struct str) contents; /* lists of contents glued to one line */
	uint32_t asked;		      /* of them, so that no document takes for ever */
	bool page;		      /* the line at hand is a page */
	bool whole;		      /* … and the whole document */
	bool cut_short;		      /* a line had more headings than are looked for */
	bool edged; /* the page's own number is cut off: one that leads the line is the item's */
};

static sp_rc add_piece(struct arena *a, struct extraction *x, const struct line *l, size_t from,
		       size_t to)
{
	struct str t = str_trim(str_sub((struct str){x->text + l->off, l->len}, from, to - from));
	/* tables turned to text: bars at the ends of cells, rules between rows */
	while (t.n && t.p[0] == '|')
		t = str_trim(str_sub(t, 1, t.n));
	while (t.n && t.p[t.n - 1] == '|')
		t = str_trim(str_sub(t, 0, t.n - 1));
	if (!t.n || str_starts(t, STR("---|")))
		return SP_OK;
	struct line *piece = sp_push(a, &x->lines);
	SP_NEED(piece);
	*piece = *l;
	piece->off = (uint32_t)(t.p - x->text);
	piece->len = (uint32_t)t.n;
	piece->gap = l->gap || from > 0;
	if (page_number_is(t, from == 0, to == l->len))
		piece->role = LINE_FURNITURE;
	return SP_OK;
}

/* A piece that begins with a heading and its text, like "Resume Kommunen har …". */
static sp_rc add_started(struct arena *a, const struct lexicon *lex, struct extraction *x,
			 const struct line *l, size_t from, size_t to, bool glued)
{
	struct str t = str_sub(line_str(x, l), from, to - from);
	const struct lex_group *heading = lexicon_group(lex, "item_heading");
	struct lex_hit hit;
	if (glued && lex_find(lexicon_group(lex, "glued_start"), t, 1, &hit) && hit.from) {
		SP_TRY(add_piece(a, x, l, from, from + hit.from));
		return add_piece(a, x, l, from + hit.from, to);
	}
	if (glued && to - from > LONG_TITLE && lex_start(heading, t, &hit) &&
	    strcmp(hit.key, "ad") != 0 && lex_find(lexicon_group(lex, "glued_title"), t, 0, &hit) &&
	    hit.from) {
		SP_TRY(add_piece(a, x, l, from, from + hit.from));
		from += hit.from;
	}
	return add_piece(a, x, l, from, to);
}

/* Whether the words stand in a list of contents on one line. */
static bool is_listed(struct titles *titles, struct str words)
{
	if (titles->asked++ > LISTED_ASKED)
		return false;
	for (uint32_t i = 0; i < titles->contents.n; i++)
		if (str_find(titles->contents.at[i], words) != SIZE_MAX)
			return true;
	return false;
}

/* Whether a list of contents has the title with that number before it: "41 Regnskab", "41. …". */
static bool is_numbered(const struct titles *titles, struct str number, struct str title)
{
	for (uint32_t i = 0; i < titles->contents.n; i++) {
		struct str contents = titles->contents.at[i];
		size_t at = str_find(contents, title);
		while (at != SIZE_MAX && at > 0 &&
		       (contents.p[at - 1] == ' ' || contents.p[at - 1] == '.'))
			at--;
		if (at != SIZE_MAX && str_ends(str_sub(contents, 0, at), number))
			return true;
	}
	return false;
}

/* "12. " before the title when the list of contents numbers it so. */
static size_t with_number(struct titles *titles, struct str t, size_t from, size_t end)
{
	size_t digits = from, at;
	while (digits > 0 && (t.p[digits - 1] == ' ' || t.p[digits - 1] == '.'))
		digits--;
	for (at = digits; at > 0 && t.p[at - 1] >= '0' && t.p[at - 1] <= '9';)
		at--;
	if (at == digits)
		return from;
	bool dotted = at > 0 && t.p[digits] == '.', leads = titles->edged && at == 0;
	bool numbered = dotted || leads ||
			is_numbered(titles, str_sub(t, at, digits - at),
				    str_trim(str_sub(t, from, end - from)));
	return numbered ? at : from;
}

/* Where the title begins that ends at `end`: the longest run of whole words up to there that the
 * list of contents has too; `end` when there is none. */
static size_t title_before(struct titles *titles, struct str t, size_t end)
{
	size_t from = end > TITLE_AHEAD ? end - TITLE_AHEAD : 0;
	while (from < end && ((unsigned char)t.p[from] & 0xC0) == 0x80)
		from++;
	for (; from + TITLE_LEAST < end; from++) {
		size_t at = from;
		uint32_t first = str_utf8_next(t, &at);
		bool starts = (from == 0 || t.p[from - 1] == ' ') && t.p[from] != ' ';
		if (starts && (str_is_upper(first) || first == '(') &&
		    is_listed(titles, str_trim(str_sub(t, from, end - from))))
			return with_number(titles, t, from, end);
	}
	return end;
}

/* The same, or with a year or number behind that the list of contents has lost. */
static size_t listed_title(struct titles *titles, struct str t, size_t end)
{
	size_t from = title_before(titles, t, end), cut = end;
	while (cut > 0 && (t.p[cut - 1] == ' ' || t.p[cut - 1] == '.' ||
			   (t.p[cut - 1] >= '0' && t.p[cut - 1] <= '9')))
		cut--;
	if (from < end || cut == end)
		return from;
	from = title_before(titles, t, cut);
	return from < cut ? from : end;
}

/* The titles of items whose numbers are lost: they stand before what begins a matter ("Åben sag
 * Sagsnr.: …", or the page's first heading) and in the list of contents. */
static sp_rc find_listed(struct arena *a, const struct lexicon *lex, struct titles *titles,
			 struct str t, struct cuts *cuts)
{
	const struct lex_group *begins = lexicon_group(lex, "glued_matter");
	struct lex_hit hit;
	uint32_t n = cuts->at.n;
	size_t first = t.n;
	for (uint32_t i = 0; i < n; i++)
		first = cuts->at.at[i] < first && cuts->at.at[i] > PAGE_LEAD ? cuts->at.at[i]
									     : first;
	size_t begun = first < t.n ? listed_title(titles, t, first) : first;
	if (begun < first)
		SP_TRY(cuts_add(a, cuts, begun));
	for (size_t at = 1; at < t.n && lex_find(begins, t, at, &hit); at = hit.to) {
		size_t title = listed_title(titles, t, hit.from);
		if (title == hit.from)
			continue;
		cuts->signs += 2;
		SP_TRY(cuts_add(a, cuts, title));
		SP_TRY(cuts_add(a, cuts, hit.from));
	}
	return SP_OK;
}

static bool page_at(struct str number, int32_t *page)
{
	*page = 0;
	for (size_t i = 0; i < number.n; i++) {
		if (number.p[i] < '0' || number.p[i] > '9')
			return false;
		*page = *page * 10 + (number.p[i] - '0');
	}
	return number.n > 0 && number.n <= 3;
}

/* "4 03. Hastighedszoner … Rosholm 4": the page's number at its end. */
static sp_rc find_page_end(struct arena *a, struct str t, struct cuts *cuts)
{
	size_t end = t.n, first = 0;
	int32_t file, own;
	while (first < t.n && t.p[first] != ' ')
		first++;
	while (end > first && t.p[end - 1] != ' ')
		end--;
	if (!page_at(str_sub(t, 0, first), &file) || !page_at(str_sub(t, end, t.n - end), &own) ||
	    abs(file - own) > PAGES_APART || str_ends(str_sub(t, 0, end), STR("Side ")))
		return SP_OK;
	return cuts_add(a, cuts, end);
}

/* The titles of a glued list of contents, found again in the text, are headings there. */
static sp_rc find_titles(struct arena *a, const struct titles *titles, struct str t,
			 struct cuts *cuts)
{
	for (uint32_t i = 0; i < titles->list.n; i++) {
		struct str title = titles->list.at[i];
		for (size_t from = 0, hit; from < t.n && cuts->at.n < MOST_CUTS;) {
			hit = str_find(str_sub(t, from, t.n), title);
			if (hit == SIZE_MAX)
				break;
			from += hit;
			struct str rest = str_trim(str_sub(t, from + title.n, 24));
			bool listed = str_starts(rest, STR("..")) || str_starts(rest, STR("…"));
			bool starts = from == 0 || t.p[from - 1] == ' ';
			if (starts && !listed) {
				cuts->signs += 2;
				size_t at = 0;
				uint32_t first = str_utf8_next(rest, &at);
				bool goes_on = str_is_alpha(first) && !str_is_upper(first);
				SP_TRY(cuts_add(a, cuts, from));
				if (!goes_on)
					SP_TRY(cuts_add(a, cuts, from + title.n));
			}
			from += title.n;
		}
	}
	cuts_sort(cuts);
	return SP_OK;
}

static sp_rc read_titles(struct arena *a, const struct lexicon *lex, const struct extraction *x,
			 struct titles *out)
{
	const struct lex_group *toc = lexicon_group(lex, "glued_toc");
	const struct lex_group *heading = lexicon_group(lex, "glued_contents_page");
	for (uint32_t i = 0; i < x->lines.n; i++) {
		struct str t = line_str(x, &x->lines.at[i]);
		struct lex_hit hit, second;
		uint8_t role = x->lines.at[i].role;
		if (t.n > CONTENTS_LEAST && out->contents.n < CONTENTS_PAGES &&
		    lex_start(heading, t, &hit)) {
			struct str *listed = sp_push(a, &out->contents);
			SP_NEED(listed);
			*listed = str_sub(t, hit.to, CONTENTS_MOST);
		}
		if ((role != LINE_TEXT && role != LINE_CONTENTS) || t.n < LONG_LINE ||
		    !lex_find(toc, t, 0, &hit) || !lex_find(toc, t, hit.to, &second))
			continue;
		for (size_t from = 0; lex_find(toc, t, from, &hit) && out->list.n < TITLES_MAX;
		     from = hit.to) {
			struct str *slot = sp_push(a, &out->list);
			SP_NEED(slot);
			size_t at = hit.group[1].from, end = hit.group[2].to;
			*slot = str_trim(str_sub(t, at, end - at));
		}
	}
	return SP_OK;
}

/* A list of contents stays whole; what stands above it on the same page is the head. */
static sp_rc cut_before_contents(struct arena *a, const struct lexicon *lex, struct extraction *x,
				 const struct line *l)
{
	struct str t = line_str(x, l);
	struct cuts cuts = {0};
	struct lex_hit hit;
	if (!lex_start(lexicon_group(lex, "glued_contents_page"), t, &hit))
		return add_piece(a, x, l, 0, t.n);
	struct str head = str_sub(t, 0, hit.group[1].from);
	SP_TRY(cuts_find(a, lexicon_group(lex, "glued"), head, &cuts));
	SP_TRY(cuts_find(a, lexicon_group(lex, "glued_head"), head, &cuts));
	SP_TRY(cuts_find_labels(a, lex, head, &cuts));
	SP_TRY(cuts_add(a, &cuts, head.n));
	cuts_sort(&cuts);
	size_t from = 0;
	for (uint32_t i = 0; i < cuts.at.n; i++) {
		if (cuts.at.at[i] > from)
			SP_TRY(add_piece(a, x, l, from, cuts.at.at[i]));
		from = cuts.at.at[i];
	}
	SP_TRY(add_piece(a, x, l, from, t.n));
	if (x->lines.n)
		x->lines.at[x->lines.n - 1].role = LINE_CONTENTS;
	return SP_OK;
}

static bool is_contents_page(const struct lexicon *lex, struct str t)
{
	struct lex_hit hit;
	return t.n > CONTENTS_LEAST &&
	       lex_start(lexicon_group(lex, "glued_contents_page"), t, &hit) &&
	       !lex_find(lexicon_group(lex, "glued_matter"), t, hit.to, &hit);
}

/* A line that is no page, but all labels: the head's fields side by side. */
static sp_rc find_short(struct arena *a, const struct lexicon *lex, struct str t, struct cuts *cuts)
{
	SP_TRY(cuts_find_labels(a, lex, t, cuts));
	/* "Dato: Mandag den 4. maj 2020 Tid: Kl. 16.00" */
	if (cuts->signs && (cuts->wide || cuts_starts_field(lex, t)))
		cuts->signs = SIGNS_OF_SHORT;
	if (cuts->signs >= SIGNS_OF_SHORT)
		return SP_OK;
	*cuts = (struct cuts){0};
	SP_TRY(cuts_find(a, lexicon_group(lex, "glued_decision"), t, cuts));
	return cuts->signs ? SP_OK : cuts_find(a, lexicon_group(lex, "glued_head"), t, cuts);
}

static sp_rc find_all(struct arena *a, const struct lexicon *lex, struct titles *titles,
		      struct str t, struct cuts *cuts)
{
	struct lex_hit hit;
	SP_TRY(cuts_find(a, lexicon_group(lex, "glued"), t, cuts));
	SP_TRY(cuts_find(a, lexicon_group(lex, "glued_head"), t, cuts));
	SP_TRY(cuts_find_labels(a, lex, t, cuts));
	titles->cut_short |= cuts->at.n >= MOST_CUTS;
	SP_TRY(find_page_end(a, t, cuts));
	if (titles->contents.n && !lex_start(lexicon_group(lex, "glued_contents_page"), t, &hit))
		SP_TRY(find_listed(a, lex, titles, t, cuts));
	SP_TRY(find_titles(a, titles, t, cuts));
	return titles->whole ? whole_find(a, lex, t, cuts) : SP_OK;
}

static sp_rc add_cut_line(struct arena *a, const struct lexicon *lex, struct extraction *x,
			  const struct line *l, const struct cuts *cuts, bool glued)
{
	size_t from = 0;
	for (uint32_t i = 0; i < cuts->at.n; i++) {
		if (cuts->at.at[i] > from)
			SP_TRY(add_started(a, lex, x, l, from, cuts->at.at[i], glued));
		from = cuts->at.at[i];
	}
	return add_started(a, lex, x, l, from, l->len, glued);
}

/* The cuts of a line that is glued; none when too little says that it is. */
static sp_rc find_glued(struct arena *a, const struct lexicon *lex, struct titles *titles,
			struct str t, struct cuts *cuts)
{
	bool page = t.n > LONG_LINE || titles->page || titles->whole;
	if (t.n > SHORT_PAGE && !page)
		SP_TRY(find_short(a, lex, t, cuts));
	if (!cuts->signs && (page || titles->list.n))
		SP_TRY(find_all(a, lex, titles, t, cuts));
	if (cuts->signs < (titles->page ? 1 : ENOUGH_SIGNS))
		cuts->at.n = 0;
	return SP_OK;
}

/* What a list of contents, or a page made to be clicked, glues together. */
static sp_rc find_contents(struct arena *a, const struct lexicon *lex, struct str t,
			   struct cuts *cuts)
{
	struct lex_hit hit;
	if (lex_start(lexicon_group(lex, "glued_ui"), t, &hit))
		SP_TRY(cuts_add(a, cuts, hit.to));
	return cuts_find(a, lexicon_group(lex, "glued_contents"), t, cuts);
}

static sp_rc cut_line(struct arena *a, const struct lexicon *lex, struct titles *titles,
		      struct extraction *x, const struct line *l)
{
	struct str t = line_str(x, l);
	struct cuts cuts = {0};
	struct lex_hit hit;
	if (l->role != LINE_TEXT || lex_whole(lexicon_group(lex, "ui_word"), t, &hit))
		return add_piece(a, x, l, 0, t.n);
	if (!titles->whole && is_contents_page(lex, t))
		return cut_before_contents(a, lex, x, l);
	SP_TRY(find_glued(a, lex, titles, t, &cuts));
	bool glued = cuts.at.n > 0;
	if (!glued && titles->contents.n)
		SP_TRY(cuts_find(a, lexicon_group(lex, "glued_page"), t, &cuts));
	if (!cuts.at.n)
		SP_TRY(find_contents(a, lex, t, &cuts));
	return add_cut_line(a, lex, x, l, &cuts, glued);
}

static sp_rc add_edge(struct arena *a, struct extraction *x, const struct line *l, uint32_t from,
		      uint32_t to)
{
	uint32_t before = x->lines.n;
	if (from < to)
		SP_TRY(add_piece(a, x, l, from, to));
	for (; before < x->lines.n; before++)
		x->lines.at[before].role = LINE_FURNITURE;
	return SP_OK;
}

/* A page's running head and foot, and the text between them. */
static sp_rc cut_page(struct arena *a, const struct lexicon *lex, struct titles *titles,
		      struct extraction *x, const struct line *l, const struct page_edge *edge)
{
	titles->page = edge && edge->page;
	titles->edged = edge && edge->head > 0;
	if (!edge || (!edge->head && !edge->foot))
		return cut_line(a, lex, titles, x, l);
	struct line inner = *l;
	uint32_t end = l->len - edge->foot;
	SP_TRY(add_edge(a, x, l, 0, edge->head));
	inner.off += edge->head;
	inner.len = end - edge->head;
	while (inner.len && x->text[inner.off] == ' ') {
		inner.off++;
		inner.len--;
	}
	SP_TRY(cut_line(a, lex, titles, x, &inner));
	return add_edge(a, x, l, end, l->len);
}

static sp_rc copy_warnings(struct arena *a, const struct extraction *x, struct extraction *copy)
{
	copy->warnings.at = NULL;
	copy->warnings.n = copy->warnings.cap = 0;
	for (uint32_t i = 0; i < x->warnings.n; i++) {
		struct read_warning *slot = sp_push(a, &copy->warnings);
		SP_NEED(slot);
		*slot = x->warnings.at[i];
	}
	return SP_OK;
}

sp_rc reflow(struct arena *a, const struct lexicon *lex, const struct extraction *x,
	     struct extraction **out)
{
	struct extraction *copy = ARENA_NEW(a, struct extraction);
	struct titles titles = {0};
	struct page_edge *edges;
	SP_NEED(copy);
	*copy = *x;
	copy->lines.at = NULL;
	copy->lines.n = copy->lines.cap = 0;
	copy->boxes.at = NULL;
	copy->boxes.n = copy->boxes.cap = 0;
	SP_TRY(copy_warnings(a, x, copy));
	SP_TRY(read_titles(a, lex, x, &titles));
	titles.whole = whole_is(x);
	SP_TRY(page_edges_find(a, lex, x, &edges));
	for (uint32_t i = 0; i < x->lines.n; i++) {
		SP_TRY(cut_page(a, lex, &titles, copy, &x->lines.at[i], edges ? &edges[i] : NULL));
		/* the pieces of a line stand where it stood */
		while (i < x->boxes.n && copy->boxes.n < copy->lines.n) {
			struct line_box *box = sp_push(a, &copy->boxes);
			SP_NEED(box);
			*box = x->boxes.at[i];
		}
	}
	if (titles.whole && copy->lines.n > x->lines.n)
		SP_TRY(extraction_warn_late(
			a, copy,
			N_("the text stands on one line: where its items begin and end is a guess"),
			NULL));
	if (titles.cut_short)
		SP_TRY(extraction_warn_late(
			a, copy, N_("only the first {1} headings of a long line are read"),
			arena_printf(a, "%d", MOST_CUTS)));
	*out = copy;
	return SP_OK;
}
