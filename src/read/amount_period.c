/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which year an amount is for: the nearest words that say so, by a cost that grows with distance
 * and with each clause between; else the sentence's opening; else the lead line of its list. */
#include "read/amount_scan.h"

#include "read/scan.h"

enum { WINDOW = 2000, LEAD_LINES = 24, LIST_LINE = 160, NO_COST = 1 << 20, PART_REACH = 120 };

/* All phrases in [from, to). */
static sp_rc find_between(struct arena *a, const struct lexicon *lex, struct str text, size_t from,
			  size_t to, struct civil meeting, struct period_phrases *out)
{
	const struct lex_group *group = lexicon_group(lex, "amount.period");
	struct str part = str_sub(text, 0, to);
	struct lex_hit hit;
	for (size_t at = from; lex_find(group, part, at, &hit);
	     at = hit.to > at ? hit.to : at + 1) {
		bool needs_meeting = strcmp(hit.key, "this") == 0 || strcmp(hit.key, "next") == 0;
		if (strncmp(hit.key, "skip", 4) == 0 || (needs_meeting && !meeting.year))
			continue;
		struct period_phrase *p = sp_push(a, &out->list);
		SP_NEED(p);
		p->off = (uint32_t)hit.from;
		p->len = (uint32_t)(hit.to - hit.from);
		SP_TRY(amount_phrase_read(a, &hit, text, meeting, p));
	}
	return SP_OK;
}

/* The next blank or line end, where a window may be cut. */
static size_t window_edge(struct str text, size_t at)
{
	while (at < text.n && text.p[at] != ' ' && text.p[at] != '\n')
		at++;
	return at < text.n ? at : text.n;
}

sp_rc periods_find(struct arena *a, const struct lexicon *lex, struct str text,
		   const struct amount_hits *hits, struct civil meeting, struct period_phrases *out)
{
	size_t from = 0;
	bool open = false;
	*out = (struct period_phrases){0};
	for (uint32_t i = 0; i < hits->list.n; i++) {
		const struct amount_hit *h = &hits->list.at[i];
		size_t to = window_edge(text, (size_t)h->off + h->len + SENTENCE_REACH);
		bool last = i + 1 == hits->list.n;
		if (!open && h->off > WINDOW && h->off - WINDOW > from)
			from = window_edge(text, h->off - WINDOW);
		open = !last && h[1].off < to + WINDOW;
		/* windows that touch are one */
		if (open)
			continue;
		if (from < to)
			SP_TRY(find_between(a, lex, text, from, to, meeting, out));
		from = to;
	}
	return SP_OK;
}

/* ---- choosing ---- */

struct chooser {
	struct str text;
	const struct period_phrases *periods;
	struct amount_hits *hits;
	uint32_t next; /* first phrase that may still matter: amounts come in order */
};

struct zone {
	size_t from, to; /* of the sentence */
	size_t prev_end, next_off;
};

static uint32_t hit_end(const struct amount_hit *h)
{
	return h->off + h->len;
}

static struct zone zone_of(const struct chooser *c, uint32_t i)
{
	const struct amount_hit *h = &c->hits->list.at[i];
	struct str s = amount_sentence(c->text, h->off);
	struct zone z = {.from = (size_t)(s.p - c->text.p)};
	z.to = z.from + s.n;
	if (z.to + 1 < hit_end(h)) { /* a point inside the hit ended it */
		s = amount_sentence(c->text, hit_end(h));
		z.to = (size_t)(s.p - c->text.p) + (s.p <= c->text.p + hit_end(h) ? s.n : 0);
	}
	z.prev_end = z.from;
	z.next_off = z.to;
	if (i && hit_end(h - 1) > z.from)
		z.prev_end = hit_end(h - 1);
	if (i + 1 < c->hits->list.n && h[1].off < z.to)
		z.next_off = h[1].off;
	return z;
}

static int clauses(struct str between)
{
	int n = 0;
	for (size_t i = 0; i + 1 < between.n; i++)
		n += (between.p[i] == ',' || between.p[i] == ';') && between.p[i + 1] == ' ';
	return n;
}

/* "3.372 kr. (2019: 3.298 kr.)": the year in the bracket is the second one's. */
static bool opens_bracket(const struct chooser *c, const struct period_phrase *p)
{
	size_t end = p->off + p->len;
	return p->off && c->text.p[p->off - 1] == '(' && end < c->text.n && c->text.p[end] == ':';
}

/* "1 mio. kr. til mole i 2022 og 2 mio. kr. …": it closes the words of the amount before. */
static bool closes(const struct zone *z, struct str between)
{
	struct str join = str_trim(between);
	return z->prev_end > z->from && (str_ieq(join, STR("og")) || str_ieq(join, STR("samt")) ||
					 str_eq(join, STR(",")) || str_ieq(join, STR(", og")));
}

static int cost_before(const struct chooser *c, const struct zone *z, const struct amount_hit *h,
		       const struct period_phrase *p)
{
	enum { BEFORE = 4, CLAUSE = 25, AHEAD = 10, CLOSED = 20 };
	size_t end = p->off + p->len;
	if (p->off < z->prev_end || end > h->off || p->origin)
		return NO_COST;
	/* right behind the amount before it belongs to that */
	if (z->prev_end > z->from && p->off - z->prev_end <= 2 && !opens_bracket(c, p))
		return NO_COST;
	struct str between = str_sub(c->text, end, h->off - end);
	int near = p->ahead && !memchr(between.p, ',', between.n) ? AHEAD : 0;
	int closed = closes(z, between) ? CLOSED : 0;
	return (int)between.n + BEFORE + CLAUSE * clauses(between) - near + closed;
}

static int cost_after(const struct chooser *c, const struct zone *z, const struct amount_hit *h,
		      const struct period_phrase *p)
{
	enum { CLAUSE = 25, JOINED = 20 };
	if (p->off < hit_end(h) || p->off + p->len > z->next_off || opens_bracket(c, p) || p->ahead)
		return NO_COST;
	struct str between = str_sub(c->text, hit_end(h), p->off - hit_end(h));
	int cost = (int)between.n + CLAUSE * clauses(between);
	if (str_istarts(str_trim(between), STR("og ")) || str_ieq(str_trim(between), STR("og")))
		cost += JOINED;
	/* "…, i 2022 3 mio. kr.": it opens the next amount's words */
	bool opens = z->next_off < z->to && z->next_off - (p->off + p->len) <= 2 && between.n > 2;
	return opens ? NO_COST : cost;
}

static void give(struct amount_hit *h, const struct period_phrase *p, const char *value)
{
	h->period = value;
	h->period_off = p->off;
	h->period_len = p->len;
}

/* The phrases from here on; those far before the amount are left behind for good. */
static uint32_t first_near(struct chooser *c, const struct amount_hit *h)
{
	while (c->next < c->periods->list.n &&
	       c->periods->list.at[c->next].off + 2 * SENTENCE_REACH < h->off)
		c->next++;
	return c->next;
}

static bool nearest(struct chooser *c, uint32_t i)
{
	struct amount_hit *h = &c->hits->list.at[i];
	struct zone z = zone_of(c, i);
	const struct period_phrase *best = NULL;
	int least = NO_COST;
	for (uint32_t k = first_near(c, h); k < c->periods->list.n; k++) {
		const struct period_phrase *p = &c->periods->list.at[k];
		if (p->off >= z.to)
			break;
		int before = cost_before(c, &z, h, p), after = cost_after(c, &z, h, p);
		int cost = before < after ? before : after;
		if (cost < least) {
			least = cost;
			best = p;
		}
	}
	if (best)
		give(h, best, best->value);
	return best != NULL;
}

/* The sentence opens with a period that rules all its amounts: "I 2022 afsættes 1 mio. kr. til …
 * og 2 mio. kr. til …". */
static bool from_opening(struct chooser *c, uint32_t i)
{
	struct amount_hit *h = &c->hits->list.at[i];
	struct zone z = zone_of(c, i);
	if (!i || z.prev_end == z.from || !h[-1].period || !h[-1].period_len)
		return false;
	if (h[-1].period_off < z.from || h[-1].period_off > h[-1].off ||
	    strcmp(h[-1].period, "årligt") == 0)
		return false;
	h->period = h[-1].period;
	h->period_off = h[-1].period_off;
	h->period_len = h[-1].period_len;
	return true;
}

/* "2 mio. kr. i 2023, hvilket er 0,4 mio. kr. mere end i 2022": of the first one's time. */
static bool from_before(struct chooser *c, uint32_t i)
{
	struct amount_hit *h = &c->hits->list.at[i];
	if (!i || !h[-1].period || !h[-1].period_len || hit_end(h - 1) > h->off)
		return false;
	struct str between = str_sub(c->text, hit_end(h - 1), h->off - hit_end(h - 1));
	size_t at = str_find(between, STR(", hvilket er "));
	if (at == SIZE_MAX || at > SENTENCE_REACH / 4 || memchr(between.p, '\n', between.n))
		return false;
	h->period = h[-1].period;
	h->period_off = h[-1].period_off;
	h->period_len = h[-1].period_len;
	return true;
}

/* ---- respectively ---- */

static bool only_links(struct str between)
{
	static const char *const words[] = {"og",	   "samt", "knap", "ca",   "hhv",
					    "henholdsvis", "på",   "godt", "netto"};
	size_t at = 0;
	while (at < between.n) {
		size_t end = scan_word_end(between, at);
		if (end == at) {
			if (!strchr(" ,.\xC2\xA0", between.p[at]))
				return false;
			at++;
			continue;
		}
		bool link = false;
		for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
			link = link || str_ieq(str_sub(between, at, end - at), str_of(words[i]));
		if (!link)
			return false;
		at = end;
	}
	return true;
}

static uint32_t group_size(const struct chooser *c, uint32_t i)
{
	const struct amount_hit *h = &c->hits->list.at[i];
	uint32_t n = 1;
	while (i + n < c->hits->list.n && n < AMOUNT_SHARED) {
		uint32_t end = hit_end(&h[n - 1]);
		if (!only_links(str_sub(c->text, end, h[n].off - end)))
			break;
		n++;
	}
	return n;
}

static bool says_respectively(struct str text)
{
	return str_find(text, STR("hhv")) != SIZE_MAX ||
	       str_find(text, STR("henholdsvis")) != SIZE_MAX;
}

/* As many years as amounts, and "hhv." between them: one each. */
static uint32_t respective(struct chooser *c, uint32_t i)
{
	struct amount_hit *h = &c->hits->list.at[i];
	uint32_t n = group_size(c, i);
	if (n < 2)
		return 0;
	struct zone z = zone_of(c, i);
	uint32_t end = hit_end(&h[n - 1]);
	for (uint32_t k = first_near(c, h); k < c->periods->list.n; k++) {
		const struct period_phrase *p = &c->periods->list.at[k];
		if (p->off > end + SENTENCE_REACH)
			break;
		if (p->n_each != n || p->off < z.from)
			continue;
		bool before = p->off + p->len <= h->off;
		size_t from = before ? p->off : h->off, to = before ? h->off : p->off + p->len;
		if ((!before && p->off > end + 40) ||
		    !says_respectively(str_sub(c->text, from, to - from)))
			continue;
		for (uint32_t m = 0; m < n; m++)
			give(&h[m], p, p->each[m]);
		return n;
	}
	return 0;
}

/* ---- lead lines ---- */

/* SIZE_MAX when it lies further back than reach. */
static size_t line_start(struct str t, size_t at, size_t reach)
{
	size_t from = at;
	while (from > 0 && t.p[from - 1] != '\n')
		if (at - --from > reach)
			return SIZE_MAX;
	return from;
}

static bool list_like(struct str text, const struct amount_hit *h)
{
	size_t from = line_start(text, h->off, LIST_LINE);
	struct str rest = str_sub(text, hit_end(h), LIST_LINE);
	size_t to = hit_end(h) + (memchr(rest.p, '\n', rest.n) ? scan_line_end(rest, 0) : rest.n);
	if (from == SIZE_MAX)
		return false;
	struct str before = str_sub(text, from, h->off - from);
	for (size_t i = 0; i + 1 < before.n; i++)
		if (before.p[i] == '.' && before.p[i + 1] == ' ' &&
		    scan_is_capitalised(str_sub(before, i + 2, before.n)))
			return false;
	return to - from <= LIST_LINE;
}

static const struct period_phrase *phrase_in(const struct chooser *c, size_t from, size_t to)
{
	uint32_t lo = 0, hi = c->periods->list.n;
	while (lo < hi) {
		uint32_t mid = (lo + hi) / 2;
		if (c->periods->list.at[mid].off < from)
			lo = mid + 1;
		else
			hi = mid;
	}
	const struct period_phrase *found = NULL;
	for (; lo < c->periods->list.n && c->periods->list.at[lo].off < to; lo++)
		if (!c->periods->list.at[lo].yearly)
			found = &c->periods->list.at[lo];
	return found;
}

static bool line_has_amount(const struct chooser *c, uint32_t i, size_t from, size_t to)
{
	for (uint32_t k = i; k-- > 0 && c->hits->list.at[k].off >= from;)
		if (c->hits->list.at[k].off < to)
			return true;
	return false;
}

/* "… at taksten fra 1. januar 2024 fastsættes til": the list below goes on with it. */
static bool goes_on(struct str line)
{
	static const char *const ends[] = {" til", " med", " på", " således"};
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (str_ends(line, str_of(ends[i])))
			return true;
	return false;
}

static void from_lead(struct chooser *c, uint32_t i)
{
	struct amount_hit *h = &c->hits->list.at[i];
	if (!list_like(c->text, h))
		return;
	size_t to = line_start(c->text, h->off, LIST_LINE);
	for (int n = 0; n < LEAD_LINES && to > 0; n++) {
		size_t end = to - 1;
		to = line_start(c->text, end, 4 * LIST_LINE);
		if (to == SIZE_MAX)
			return;
		struct str line = str_trim(str_sub(c->text, to, end - to));
		if (!line.n || line_has_amount(c, i, to, end))
			continue;
		bool lead = line.p[line.n - 1] == ':' || goes_on(line),
		     short_line = line.n <= LIST_LINE / 2;
		/* its last sentence is the lead */
		size_t from = (size_t)(amount_sentence(c->text, end - 1).p - c->text.p);
		const struct period_phrase *p = phrase_in(c, from > to ? from : to, end);
		bool heading = short_line && !strchr(".;,", line.p[line.n - 1]);
		if (p && (lead || heading)) {
			h->period = p->value;
			h->period_off = p->off;
			h->period_len = p->len;
			return;
		}
		if (!short_line)
			return;
	}
}

/* "stiger med 150 kr. til 1.150 kr. om året" */
static void from_goal(struct chooser *c, uint32_t i)
{
	struct amount_hit *h = &c->hits->list.at[i];
	if (h->period || i + 1 >= c->hits->list.n || hit_end(h) > h[1].off)
		return;
	struct str between = str_sub(c->text, hit_end(h), h[1].off - hit_end(h));
	if (!h[1].period || strcmp(h[1].period, "årligt") != 0 ||
	    !str_ieq(str_trim(between), STR("til")))
		return;
	h->period = h[1].period;
	h->period_off = h[1].period_off;
	h->period_len = h[1].period_len;
}

/* "… 30 mio. kr. i 2008. Heraf er 9 mio. kr. …": a part is for the same time as its sum. */
static void from_sum(const struct lexicon *lex, struct chooser *c, uint32_t i)
{
	struct amount_hit *h = &c->hits->list.at[i];
	struct lex_hit hit;
	if (h->period || !i || !h[-1].period || hit_end(h - 1) > h->off ||
	    h->off - hit_end(h - 1) > PART_REACH || h[-1].oere <= h->oere)
		return;
	struct str between = str_sub(c->text, hit_end(h - 1), h->off - hit_end(h - 1));
	if (memchr(between.p, '\n', between.n) ||
	    !lex_find(lexicon_group(lex, "amount.part"), between, 0, &hit))
		return;
	h->period = h[-1].period;
	h->period_off = h[-1].period_off;
	h->period_len = h[-1].period_len;
}

void periods_assign(const struct lexicon *lex, struct str text,
		    const struct period_phrases *periods, struct amount_hits *hits)
{
	struct chooser c = {text, periods, hits, 0};
	for (uint32_t i = 0; i < hits->list.n;) {
		uint32_t n = periods->list.n ? respective(&c, i) : 0;
		i += n;
		if (n || i >= hits->list.n)
			continue;
		if (!hits->list.at[i].period && !from_before(&c, i) && !nearest(&c, i) &&
		    !from_opening(&c, i))
			from_lead(&c, i);
		i++;
	}
	for (uint32_t i = 0; i < hits->list.n; i++)
		from_goal(&c, i);
	for (uint32_t i = 0; i < hits->list.n; i++)
		from_sum(lex, &c, i);
}
