/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that name a part, and how many share. */
#include "read/pool_scan.h"

#include "read/scan.h"

enum { NAMES_BACK = 3, SHORTEST = 2, OPENS = 3 };

static uint32_t mark_end(const struct pool_finder *f, uint32_t i)
{
	return f->marks.at[i].money.off + f->marks.at[i].money.len;
}

/* Without what joins it to its neighbours. */
static void strip(const struct pool_finder *f, size_t *from, size_t *to)
{
	struct lex_hit hit;
	struct str s = str_trim(str_sub(f->text, *from, *to - *from));
	*from = (size_t)(s.p - f->text.p);
	*to = *from + s.n;
	if (pool_starts(f, "pool.before_words", *from, *to, &hit) && hit.to <= *to)
		*from = hit.to;
	while (*from < *to &&
	       lex_find(lexicon_group(f->lex, "pool.behind_words"),
			str_sub(f->text, *from, *to - *from), 0, &hit) &&
	       hit.from < *to - *from)
		*to = *from + hit.from;
	s = str_trim(str_sub(f->text, *from, *to - *from));
	*from = s.n ? (size_t)(s.p - f->text.p) : *to;
	*to = *from + s.n;
}

/* Past "årligt", "i 2021 og 2022" right behind an amount: its time, not its name. */
static size_t past_time(const struct pool_finder *f, size_t at, size_t to)
{
	struct lex_hit hit;
	for (int i = 0; i < 3; i++) {
		/* what ends with the year is named by it */
		if (pool_starts(f, "pool.share_beside", at, to, &hit) ||
		    pool_starts(f, "pool.years", at, to, &hit) ||
		    pool_starts(f, "pool.yearly", at, to, &hit) ||
		    (pool_starts(f, "amount.period", at, to, &hit) && hit.to < to))
			at = hit.to;
	}
	return at;
}

static void take(struct pool_row *row, size_t from, size_t to)
{
	row->off = (uint32_t)from;
	row->len = (uint32_t)(to - from);
}

/* A mark's surroundings that may name its part. */
struct around {
	size_t lo, off, end, behind, hi; /* behind: past the time that stands right behind it */
};

static struct around around_of(const struct pool_finder *f, uint32_t mark, size_t from, size_t to)
{
	const struct pool_unit *u = &f->units.at[f->marks.at[mark].unit];
	struct around r = {.lo = from > u->from ? from : u->from,
			   .off = f->marks.at[mark].money.off,
			   .end = mark_end(f, mark),
			   .hi = to < u->to ? to : u->to};
	if (mark > u->first && mark_end(f, mark - 1) > r.lo)
		r.lo = past_time(f, mark_end(f, mark - 1), r.off);
	if (mark + 1 < u->first + u->n && f->marks.at[mark + 1].money.off < r.hi)
		r.hi = f->marks.at[mark + 1].money.off;
	/* "på tre indsatser: café 2 mio. kr." */
	for (size_t i = r.off; i > r.lo + 1; i--)
		if (i < r.off && f->text.p[i - 1] == ' ' && f->text.p[i - 2] == ':') {
			r.lo = i;
			break;
		}
	r.behind = past_time(f, r.end, r.hi);
	return r;
}

static bool take_stripped(const struct pool_finder *f, size_t from, size_t to, struct pool_row *row)
{
	strip(f, &from, &to);
	take(row, from, to > from ? to : from);
	return to >= from + SHORTEST;
}

static bool opens_sentence(const struct pool_finder *f, const struct around *r)
{
	return r->off >= r->lo + OPENS &&
	       str_ends(str_sub(f->text, r->lo, r->off - r->lo), STR(". ")) &&
	       str_is_alpha((unsigned char)f->text.p[r->off - OPENS]);
}

void pool_words_of(const struct pool_finder *f, uint32_t mark, size_t from, size_t to,
		   struct pool_row *row)
{
	const struct pool_unit *u = &f->units.at[f->marks.at[mark].unit];
	struct around r = around_of(f, mark, from, to);
	struct lex_hit hit;
	/* "… til træer. 50.000 kr. er ikke disponeret": a sentence may begin with its amount */
	if (pool_starts(f, "pool.left_behind", r.end, r.hi, &hit) &&
	    (strcmp(hit.key, "back") == 0 || opens_sentence(f, &r))) {
		(void)take_stripped(f, r.end, r.hi, row);
		return;
	}
	/* "… kommer fra ejerne med 1 mio. kr., fra kommunen med 2 mio. kr." */
	if (str_ends(str_sub(f->text, r.lo, r.off - r.lo), STR(" med ")) &&
	    lex_find(lexicon_group(f->lex, "pool.giver"), str_sub(f->text, 0, r.off), r.lo, &hit)) {
		take(row, hit.group[1].from, hit.group[1].to);
		return;
	}
	if (pool_starts(f, "pool.toward", r.behind, r.hi, &hit) &&
	    take_stripped(f, hit.to, r.hi, row))
		return;
	/* "resten fordeles i maj" */
	bool behind =
		f->marks.at[mark].money.kind == POOL_REST || !take_stripped(f, r.lo, r.off, row);
	/* the years before it are the last one's, those behind it its own */
	behind = behind ||
		 (r.behind > r.end && mark > u->first &&
		  pool_find_words(f, "amount.period", row->off, row->off + row->len, &hit));
	if (behind)
		(void)take_stripped(f, r.end, r.hi, row);
}

/* The words of a line without amounts: "Tiltag: Flere lektiecaféer". */
static void words_of_context(const struct pool_finder *f, uint32_t unit, struct pool_row *row)
{
	const struct pool_unit *u = &f->units.at[unit];
	struct lex_hit hit;
	size_t from = u->body, to = u->to;
	if (pool_starts(f, "pool.field_prefix", from, to, &hit) && hit.to < to)
		from = hit.to;
	strip(f, &from, &to);
	take(row, from, to);
}

void pool_words_of_line(const struct pool_finder *f, uint32_t unit, uint32_t context,
			struct pool_row *row)
{
	const struct pool_unit *u = &f->units.at[unit];
	struct lex_hit hit;
	size_t from = u->body, to = f->marks.at[row->mark[0]].money.off;
	if (pool_starts(f, "pool.field_prefix", from, to, &hit))
		from = hit.to;
	strip(f, &from, &to);
	struct str said = str_sub(f->text, from, to > from ? to - from : 0);
	bool field = lex_whole(lexicon_group(f->lex, "pool.field"), said, &hit);
	if (said.n >= SHORTEST && !field) {
		take(row, from, to);
		return;
	}
	pool_words_of(f, row->mark[row->n - 1], u->body, u->to, row);
	said = str_sub(f->text, row->off, row->len);
	field = row->off < f->marks.at[row->mark[0]].money.off || row->len < SHORTEST;
	if (!field && context != UINT32_MAX &&
	    lex_start(lexicon_group(f->lex, "pool.yearly"), said, &hit))
		field = true;
	if (field && context != UINT32_MAX)
		words_of_context(f, context, row);
}

/* ---- how many ---- */

static int number_of(struct str word)
{
	static const char *const words[] = {"to",   "tre", "fire", "fem",    "seks", "syv",
					    "otte", "ni",  "ti",   "elleve", "tolv"};
	int n = 0;
	for (int i = 0; i < 11; i++)
		if (str_ieq(word, str_of(words[i])))
			return i + 2;
	for (size_t i = 0; i < word.n && scan_is_digit(word.p[i]); i++)
		n = 10 * n + (word.p[i] - '0');
	return str_ieq(word, STR("begge")) ? 2 : n;
}

static void name_add(struct pool_names *names, struct str text, size_t from, size_t to)
{
	struct str s = str_trim(str_sub(text, from, to - from));
	if (!s.n || names->n == POOL_ROW)
		return;
	names->off[names->n] = (uint32_t)(s.p - text.p);
	names->len[names->n++] = (uint32_t)s.n;
}

/* "A, B og C" apart. */
static void split_names(struct str text, size_t from, size_t to, struct pool_names *names)
{
	static const char *const joins[] = {" og ", " samt ", ", "};
	names->n = 0;
	size_t begin = from;
	for (size_t at = from; at < to;) {
		size_t n = 0;
		for (int i = 0; i < 3 && !n; i++)
			if (str_starts(str_sub(text, at, to - at), str_of(joins[i])))
				n = strlen(joins[i]);
		if (n)
			name_add(names, text, begin, at);
		begin = n ? at + n : begin;
		at += n ? n : 1;
	}
	name_add(names, text, begin, to);
}

void pool_spread_names(const struct pool_finder *f, struct pool_rows *rows)
{
	struct pool_names names;
	const struct pool_row *last = rows->list.n ? &rows->list.at[rows->list.n - 1] : NULL;
	if (rows->list.n < 2 || rows->list.n > POOL_ROW || !last->len)
		return;
	for (uint32_t i = 0; i + 1 < rows->list.n; i++)
		if (rows->list.at[i].len >= SHORTEST)
			return;
	split_names(f->text, last->off, last->off + last->len, &names);
	if (names.n != rows->list.n)
		return;
	for (uint32_t i = 0; i < names.n; i++) {
		rows->list.at[i].off = names.off[i];
		rows->list.at[i].len = names.len[i];
	}
}

static uint32_t count_in(const struct pool_finder *f, const struct pool_unit *u,
			 struct pool_names *names)
{
	struct lex_hit hit;
	uint32_t said = 0;
	if (pool_find_words(f, "pool.count", u->from, u->to, &hit)) {
		struct str word = lex_part(&hit, f->text, 1);
		said = (uint32_t)number_of(word.n ? word : lex_part(&hit, f->text, 2));
	}
	if (pool_find_words(f, "pool.among", u->from, u->to, &hit))
		split_names(f->text, hit.group[1].from, hit.group[1].to, names);
	if (said && names->n != said)
		names->n = 0;
	return said ? said : names->n;
}

uint32_t pool_count(const struct pool_finder *f, uint32_t unit, struct pool_names *names)
{
	const struct pool_unit *u = &f->units.at[unit];
	names->n = 0;
	for (uint32_t k = 0; k <= NAMES_BACK && k <= unit; k++) {
		const struct pool_unit *v = &f->units.at[unit - k];
		if (v->section != u->section && v->section != 0)
			break;
		uint32_t n = count_in(f, v, names);
		if (n)
			return n;
	}
	return 0;
}

bool pool_right_before(const struct pool_finder *f, uint32_t unit, uint32_t told)
{
	struct lex_hit hit;
	const struct pool_unit *u = &f->units.at[unit], *before = &f->units.at[told];
	return told + 1 == unit && before->n == 1 && before->section == u->section &&
	       pool_find_words(f, "pool.meant_before", u->from, u->to, &hit);
}
