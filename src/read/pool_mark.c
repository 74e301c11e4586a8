/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences and the amounts in them. */
#include "read/pool_scan.h"

#include "read/amount_scan.h"
#include "read/numbers.h"
#include "read/scan.h"

#include <stdlib.h>

enum { BEFORE = 60, BEHIND = 80, REST_REACH = 24, NUMBER = 4, GOES_ON = 50 };

bool pool_find_words(const struct pool_finder *f, const char *group, size_t from, size_t to,
		     struct lex_hit *hit)
{
	if (from >= to ||
	    !lex_find(lexicon_group(f->lex, group), str_sub(f->text, 0, to), from, hit))
		return false;
	return true;
}

bool pool_starts(const struct pool_finder *f, const char *group, size_t from, size_t to,
		 struct lex_hit *hit)
{
	if (from >= to ||
	    !lex_start(lexicon_group(f->lex, group), str_sub(f->text, from, to - from), hit))
		return false;
	hit->from += from;
	hit->to += from;
	for (int i = 0; i < LEX_CAPTURES; i++)
		if (hit->group[i].from != SIZE_MAX) {
			hit->group[i].from += from;
			hit->group[i].to += from;
		}
	return true;
}

/* ---- years ---- */

static int year_at(const char *s)
{
	return (int)strtol(s, NULL, 10);
}

struct pool_when pool_when_of(const char *period, bool each, int count)
{
	struct pool_when w = {.each = each, .count = count};
	if (!period || scan_digits(str_of(period), 0) != 4) {
		w.each = each || (period && strcmp(period, "årligt") == 0);
		return w;
	}
	size_t n = strlen(period);
	const char *last = n >= 4 ? period + n - 4 : period;
	w.from = year_at(period);
	w.to = period[n - 1] == '-' ? POOL_OPEN_END : year_at(last);
	w.each = each || strchr(period, ',') || w.to == POOL_OPEN_END;
	return w;
}

static int small_number(struct str word)
{
	static const char *const words[] = {"to", "tre", "fire", "fem", "seks"};
	for (int i = 0; i < 5; i++)
		if (str_ieq(word, str_of(words[i])))
			return i + 2;
	return word.n == 1 ? word.p[0] - '0' : 0;
}

/* What stands right behind it, or in the words of its period, that makes it so much a year. */
static void read_when(const struct pool_finder *f, const struct amount_hit *h, size_t to,
		      struct pool_money *m)
{
	struct lex_hit hit;
	size_t end = m->off + m->len;
	size_t reach = to < end + BEHIND ? to : end + BEHIND;
	struct str said = str_sub(f->text, h->period_off, h->period_len);
	bool each = pool_starts(f, "pool.yearly", end, reach, &hit) ||
		    (said.n && lex_find(lexicon_group(f->lex, "pool.yearly"), said, 0, &hit));
	int count = 0;
	if (pool_starts(f, "pool.years", end, reach, &hit))
		count = small_number(lex_part(&hit, f->text, 1));
	m->period = h->period;
	m->when = pool_when_of(h->period, each, count);
}

/* ---- precision ---- */

/* What its unit counts, in kroner: "1,5 mio. kr." 1.000.000. */
static int64_t scale_of(struct str said)
{
	static const struct {
		const char *word;
		int64_t times;
	} scales[] = {{"mia", 1000000000}, {"mio", 1000000}, {"mill", 1000000}, {"mkr", 1000000},
		      {"mil", 1000000},	   {"1.000", 1000},  {"1000", 1000},	{"1 000", 1000},
		      {"t.", 1000},	   {"tkr", 1000},    {"tdkk", 1000},	{"tus", 1000}};
	for (size_t i = 0; i < said.n; i++)
		for (size_t k = 0; k < sizeof(scales) / sizeof(scales[0]); k++)
			if (str_istarts(str_sub(said, i, said.n), str_of(scales[k].word)))
				return scales[k].times;
	return 1;
}

static int64_t grain_of(struct str figures, struct str unit)
{
	enum { OERE = 100 };
	size_t end = figures.n, decimals = 0;
	while (end > 0 && !scan_is_digit(figures.p[end - 1]))
		end--;
	struct str tail = unit.n ? unit : str_sub(figures, end, figures.n);
	int64_t scale = scale_of(tail);
	const char *comma = memchr(figures.p, ',', end);
	if (scale == 1 || !end)
		return 0;
	for (const char *p = comma ? comma + 1 : NULL; p && p < figures.p + end; p++)
		decimals += scan_is_digit(*p);
	for (; decimals && scale > 1; decimals--)
		scale /= 10;
	return scale * OERE;
}

/* ---- marks ---- */

static bool ends_before(const struct pool_finder *f, const char *group, size_t from, size_t off)
{
	struct lex_hit hit;
	size_t at = off > from + BEFORE ? off - BEFORE : from;
	while (at < off && ((unsigned char)f->text.p[at] & 0xC0) == 0x80)
		at++;
	return lex_find(lexicon_group(f->lex, group), str_sub(f->text, at, off - at), 0, &hit);
}

static void read_flags(const struct pool_finder *f, const struct pool_unit *u, struct pool_mark *m)
{
	struct lex_hit hit;
	struct pool_money *o = &m->money;
	size_t end = o->off + o->len;
	struct str said = str_sub(f->text, o->off, o->len);
	m->again = ends_before(f, "pool.again", u->from, o->off);
	m->sum = ends_before(f, "pool.together", u->from, o->off) ||
		 (pool_starts(f, "pool.together_behind", end, u->to, &hit) &&
		  ends_before(f, "pool.comes_to", u->from, o->off));
	m->price = pool_starts(f, "pool.price", end, u->to, &hit) ||
		   ends_before(f, "pool.change", u->from, o->off);
	m->each = ends_before(f, "pool.each_before", u->from, o->off) ||
		  pool_starts(f, "pool.each_behind", end, u->to, &hit);
	o->hedged = str_istarts(said, STR("knap")) || str_istarts(said, STR("ca")) ||
		    ends_before(f, "pool.rough", u->from, o->off);
}

static sp_rc amount_add(struct pool_finder *f, uint32_t base, const struct amount_hit *h)
{
	struct pool_mark *m = sp_push(f->arena, &f->marks);
	SP_NEED(m);
	struct str sub = str_sub(f->text, base, f->text.n);
	m->money = (struct pool_money){
		.off = base + h->off,
		.len = h->len,
		.oere = h->oere,
		.sign = h->sign,
		.times = 1,
		.grain = grain_of(str_sub(sub, h->off, h->len),
				  str_sub(sub, h->unit_off, h->unit_len)),
	};
	struct amount_hit moved = *h;
	moved.period_off += base;
	m->period = h->period_len ? moved.period_off : 0;
	read_when(f, &moved, scan_line_end(f->text, m->money.off + m->money.len), &m->money);
	return SP_OK;
}

/* "12,5 pct.": 125 of 1000. */
static void read_share(const struct lex_hit *hit, struct str text, struct pool_money *m)
{
	static const struct {
		const char *key;
		uint32_t share, of;
	} said[] = {{"half", 1, 2},	{"third", 1, 3}, {"third2", 2, 3}, {"quarter", 1, 4},
		    {"quarter3", 3, 4}, {"fifth", 1, 5}, {"fifth2", 2, 5}, {"fifth3", 3, 5},
		    {"fifth4", 4, 5},	{"sixth", 1, 6}};
	struct number n;
	for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++)
		if (strcmp(hit->key, said[i].key) == 0) {
			m->share = said[i].share;
			m->of = said[i].of;
			return;
		}
	if (!number_figures(lex_part(hit, text, 1), &n))
		return;
	m->share = (uint32_t)n.digits;
	m->of = 100;
	for (uint8_t d = n.decimals; d; d--)
		m->of *= 10;
}

static sp_rc other_add(struct pool_finder *f, const struct lex_hit *hit, enum pool_kind kind)
{
	struct pool_mark *m = sp_push(f->arena, &f->marks);
	SP_NEED(m);
	m->money = (struct pool_money){.off = (uint32_t)hit->from,
				       .len = (uint32_t)(hit->to - hit->from),
				       .kind = kind,
				       .times = 1};
	if (kind == POOL_SHARE)
		read_share(hit, f->text, &m->money);
	f->marks.n -= kind == POOL_SHARE && !m->money.share;
	return SP_OK;
}

static int by_place(const void *a, const void *b)
{
	const struct pool_mark *x = a, *y = b;
	return x->money.off < y->money.off ? -1 : x->money.off > y->money.off;
}

/* "400.000 kr. (50 pct.)", "50 pct. (400.000 kr.)", "400.000 kr., svarende til 50 pct.": the share
 * only tells the amount again. */
static bool share_told(const struct pool_finder *f, uint32_t i)
{
	const struct pool_money *m = &f->marks.at[i].money;
	struct lex_hit hit;
	if (m->kind != POOL_SHARE)
		return false;
	const struct pool_money *before = i ? &f->marks.at[i - 1].money : NULL;
	const struct pool_money *next = i + 1 < f->marks.n ? &f->marks.at[i + 1].money : NULL;
	const struct lex_group *told = lexicon_group(f->lex, "pool.share_told");
	if (before && before->kind == POOL_STATED) {
		size_t end = before->off + before->len;
		if (end < m->off && lex_whole(told, str_sub(f->text, end, m->off - end), &hit))
			return true;
	}
	size_t end = m->off + m->len;
	return next && next->kind == POOL_STATED && end < next->off &&
	       lex_whole(told, str_sub(f->text, end, next->off - end), &hit);
}

/* "Resten, 200.000 kr., går til …" tells its amount itself. */
static void drop_told_rests(struct pool_finder *f)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < f->marks.n; i++) {
		const struct pool_money *m = &f->marks.at[i].money;
		const struct pool_money *next = i + 1 < f->marks.n ? &m[0] : NULL;
		if (next)
			next = &f->marks.at[i + 1].money;
		bool told = m->kind == POOL_REST && next && next->kind == POOL_STATED &&
			    next->off < m->off + m->len + REST_REACH;
		bool inside =
			n && m->off < f->marks.at[n - 1].money.off + f->marks.at[n - 1].money.len;
		if (!told && !inside && !share_told(f, i))
			f->marks.at[n++] = f->marks.at[i];
	}
	f->marks.n = n;
}

/* "… 0,9 mio. kr. Hver skole får 0,3." */
static sp_rc bare_find(struct pool_finder *f, size_t from, size_t end)
{
	enum { OERE = 100, MIO = 1000000 };
	struct lex_hit hit;
	struct number n;
	if (str_find(str_sub(f->text, from, end - from), STR("ver ")) == SIZE_MAX)
		return SP_OK;
	for (size_t at = from; pool_find_words(f, "pool.bare_each", at, end, &hit); at = hit.to) {
		const struct pool_money *last =
			f->marks.n ? &f->marks.at[f->marks.n - 1].money : NULL;
		if (!last || scale_of(str_sub(f->text, last->off, last->len)) != MIO ||
		    !number_figures(lex_part(&hit, f->text, 1), &n))
			continue;
		int64_t grain = (int64_t)MIO * OERE;
		for (uint8_t d = n.decimals; d; d--)
			grain /= 10;
		struct pool_mark *m = sp_push(f->arena, &f->marks);
		SP_NEED(m);
		m->money =
			(struct pool_money){.off = (uint32_t)hit.group[1].from,
					    .len = (uint32_t)(hit.group[1].to - hit.group[1].from),
					    .oere = (int64_t)n.digits * grain,
					    .grain = grain,
					    .times = 1};
	}
	return SP_OK;
}

static sp_rc marks_find(struct pool_finder *f, const struct pool_section *s, struct civil meeting)
{
	struct amount_hits hits;
	struct lex_hit hit;
	struct str part = str_sub(f->text, s->off, s->len);
	size_t end = (size_t)s->off + s->len;
	SP_TRY(amounts_find(f->arena, f->lex, part, meeting, &hits));
	for (uint32_t i = 0; i < hits.list.n; i++)
		if (hits.list.at[i].oere)
			SP_TRY(amount_add(f, s->off, &hits.list.at[i]));
	if (!hits.list.n)
		return SP_OK;
	SP_TRY(bare_find(f, s->off, end));
	for (size_t at = s->off; pool_find_words(f, "pool.fraction", at, end, &hit); at = hit.to)
		SP_TRY(other_add(f, &hit, POOL_SHARE));
	for (size_t at = s->off; pool_find_words(f, "pool.rest", at, end, &hit); at = hit.to)
		SP_TRY(other_add(f, &hit, POOL_REST));
	return SP_OK;
}

/* ---- units ---- */

static sp_rc unit_add(struct pool_finder *f, const struct pool_section *s, uint32_t section,
		      struct pool_unit u)
{
	struct str said = str_trim(str_sub(f->text, u.from, u.to - u.from));
	struct lex_hit hit;
	if (!said.n)
		return SP_OK;
	u.from = (uint32_t)(said.p - f->text.p);
	u.to = u.from + (uint32_t)said.n;
	u.body = u.from;
	u.kind = s->kind;
	u.section = section;
	const struct pool_unit *last = f->units.n ? &f->units.at[f->units.n - 1] : NULL;
	u.marked = !u.opens && last && last->line == u.line && last->marked;
	if (u.opens && pool_starts(f, "pool.bullet", u.from, u.to, &hit)) {
		u.marked = true;
		u.body = (uint32_t)hit.to;
	}
	u.total = u.opens && pool_starts(f, "pool.total_row", u.body, u.to, &hit) &&
		  !pool_find_words(f, "pool.share", u.from, u.to, &hit);
	struct pool_unit *slot = sp_push(f->arena, &f->units);
	SP_NEED(slot);
	*slot = u;
	return SP_OK;
}

/* The sentence goes on below: a long line without an end and a small letter behind it. */
static bool goes_on_below(const struct pool_finder *f, size_t from, size_t at)
{
	size_t next = scan_blanks(f->text, at + 1), i = next;
	struct str line = str_trim(str_sub(f->text, from, at - from));
	if (line.n < GOES_ON || next >= f->text.n || strchr(".:;!?", line.p[line.n - 1]) ||
	    memchr(line.p, '\t', line.n) || memchr(line.p, '|', line.n) ||
	    str_find(line, STR("  ")) != SIZE_MAX)
		return false;
	uint32_t cp = str_utf8_next(f->text, &i);
	return str_is_alpha(cp) && !str_is_upper(cp) && i < f->text.n && f->text.p[i] != ')' &&
	       f->text.p[i] != '.' &&
	       !str_starts(str_sub(f->text, next, f->text.n - next), STR("at "));
}

static sp_rc section_units(struct pool_finder *f, const struct pool_section *s, uint32_t index,
			   uint32_t *line)
{
	size_t end = (size_t)s->off + s->len, from = s->off;
	bool opens = true;
	for (size_t at = s->off; at <= end; at++) {
		bool newline = at == end || f->text.p[at] == '\n';
		if (newline && at < end && goes_on_below(f, from, at)) {
			++*line;
			continue;
		}
		/* the number of a list's point ends nothing */
		if (!newline && (at - from < NUMBER || !amount_sentence_ends(f->text, at)))
			continue;
		SP_TRY(unit_add(f, s, index,
				(struct pool_unit){.from = (uint32_t)from,
						   .to = (uint32_t)(newline ? at : at + 1),
						   .line = *line,
						   .opens = opens}));
		from = at + 1;
		opens = newline;
		*line += newline;
	}
	return SP_OK;
}

static void marks_to_units(struct pool_finder *f)
{
	uint32_t k = 0;
	bool sums = false; /* "I alt" stood alone on the line above */
	for (uint32_t i = 0; i < f->units.n; i++) {
		struct pool_unit *u = &f->units.at[i];
		while (k < f->marks.n && f->marks.at[k].money.off < u->from)
			f->marks.at[k++].unit = i;
		u->first = k;
		for (; k < f->marks.n && f->marks.at[k].money.off < u->to; k++) {
			f->marks.at[k].unit = i;
			read_flags(f, u, &f->marks.at[k]);
		}
		u->n = k - u->first;
		bool label = u->total && !u->n;
		u->total = u->n > 0 &&
			   (u->total || (sums && f->marks.at[u->first].money.off == u->body));
		sums = label;
	}
	f->marks.n = k;
}

sp_rc pool_units_find(struct pool_finder *f, const struct pool_section *sections, uint32_t n,
		      struct civil meeting)
{
	uint32_t line = 0;
	for (uint32_t i = 0; i < n; i++) {
		SP_TRY(marks_find(f, &sections[i], meeting));
		SP_TRY(section_units(f, &sections[i], i, &line));
	}
	if (f->marks.n > 1)
		qsort(f->marks.at, f->marks.n, sizeof(f->marks.at[0]), by_place);
	drop_told_rests(f);
	marks_to_units(f);
	return SP_OK;
}
