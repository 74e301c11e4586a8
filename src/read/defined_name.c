/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An abbreviation in brackets is defined where its letters are found, from the last to the first,
 * in the words before the bracket, the first one at the head of a word (Schwartz and Hearst, A
 * simple algorithm for identifying abbreviation definitions in biomedical text, 2003). */
#include "read/defined_name.h"

#include "read/scan.h"
#include "read/sentence.h"

enum { BRACKET_MAX = 80, NAME_MAX = 160, BRIEF_WORDS = 6 };

struct range {
	size_t from, to;
};

struct finder {
	const struct extract_context *x;
	const struct passage *p;
	struct str text; /* the passage's */
	size_t from, to; /* the sentence in it */
	struct defined_names *out;
};

static bool says(const struct finder *f, const char *group, struct str text)
{
	struct lex_hit hit;
	return lex_find(lexicon_group(f->x->lex, group), text, 0, &hit);
}

static struct str part(const struct finder *f, struct range r)
{
	return str_sub(f->text, r.from, r.to - r.from);
}

/* ---- forms ---- */

/* Two capitals at least, letters and figures alone, eight at most. */
static bool is_abbreviation(struct str word)
{
	int capitals = 0, letters = 0;
	for (size_t i = 0; i < word.n;) {
		uint32_t cp = str_utf8_next(word, &i);
		if (!str_is_alpha(cp) && !(cp >= '0' && cp <= '9') && cp != '-' && cp != '&')
			return false;
		capitals += str_is_upper(cp);
		letters++;
	}
	return capitals >= 2 && letters <= 8 && str_is_alpha(scan_at(word, 0));
}

static bool same_letter(struct str a, size_t at, struct str b, size_t bt)
{
	size_t a2 = at, b2 = bt;
	(void)str_utf8_next(a, &a2);
	(void)str_utf8_next(b, &b2);
	return str_ieq(str_sub(a, at, a2 - at), str_sub(b, bt, b2 - bt));
}

/* Where the name begins that ends at `end` and that the abbreviation is of; `end` for nowhere. */
static size_t long_form(struct str text, size_t floor, size_t end, struct str brief)
{
	size_t at = end, letter = brief.n, from;
	while (letter > 0) {
		uint32_t cp = scan_before(brief, letter, &from);
		letter = from;
		if (!str_is_alpha(cp))
			continue;
		for (;;) {
			if (at <= floor)
				return end;
			(void)scan_before(text, at, &from);
			at = from;
			size_t before;
			bool head = !str_is_alpha(scan_before(text, at, &before)) || at == floor;
			if (same_letter(text, at, brief, letter) && (letter > 0 || head))
				break;
		}
	}
	return at;
}

static struct range without_article(const struct finder *f, struct range r)
{
	static const char *const articles[] = {"det", "den", "de", "et", "en", "vores"};
	size_t end = scan_word_end(f->text, r.from);
	for (size_t i = 0; i < sizeof(articles) / sizeof(articles[0]); i++)
		if (str_ieq(str_sub(f->text, r.from, end - r.from), str_of(articles[i])) &&
		    scan_blanks(f->text, end) < r.to)
			return (struct range){scan_blanks(f->text, end), r.to};
	return r;
}

/* The words that end at `end`, back to the first one with a capital after a word that ends a name.
 */
static struct range words_before(const struct finder *f, size_t end)
{
	struct range r = {end, end};
	size_t at = end, start = end;
	struct lex_hit hit;
	for (int words = 0; words < 10; words++) {
		size_t e = scan_blanks_back(f->text, at), w = scan_word_start(f->text, e);
		struct str word = str_sub(f->text, w, e - w);
		if (!word.n || w < f->from || e + 2 < at ||
		    lex_whole(lexicon_group(f->x->lex, "defined.stop"), word, &hit))
			break;
		at = start = w;
		if (scan_is_capitalised(word))
			r.from = w;
	}
	if (r.from == end)
		r.from = start;
	return r;
}

/* ---- what is no name ---- */

static sp_rc is_body(const struct finder *f, struct str name, bool *is)
{
	struct body_hits bodies = {0};
	SP_TRY(bodies_find(f->x, name, &bodies));
	*is = false;
	for (uint32_t i = 0; i < bodies.list.n; i++)
		*is = *is || !bodies.list.at[i].abbreviation;
	return SP_OK;
}

static bool is_person(const struct finder *f, struct str name)
{
	struct lex_hit hit;
	size_t end = scan_word_end(name, 0);
	return lex_whole(lexicon_group(f->x->lex, "person.given"), str_sub(name, 0, end), &hit) &&
	       scan_is_capitalised(str_sub(name, scan_blanks(name, end), name.n));
}

static sp_rc usable(const struct finder *f, struct range name, struct range brief, bool *is)
{
	struct str n = part(f, name), b = part(f, brief);
	*is = false;
	if (str_utf8_len(n) < 4 || n.n > NAME_MAX || (b.n && n.n < b.n + 2) ||
	    says(f, "defined.not", n) || is_person(f, n))
		return SP_OK;
	SP_TRY(is_body(f, n, is));
	*is = !*is;
	return SP_OK;
}

static bool same(const struct fact *f, const char *text)
{
	return f->text && text ? str_ieq(str_of(f->text), str_of(text)) : !f->text && !text;
}

static sp_rc add_name(const struct finder *f, struct range name, struct range brief, bool former)
{
	struct defined_name d = {.former = former};
	bool is;
	name = without_article(f, name);
	SP_TRY(usable(f, name, brief, &is));
	if (!is)
		return SP_OK;
	SP_TRY(passage_fact(f->x->arena, f->p, name.from, name.to - name.from, &d.name));
	if (brief.to > brief.from)
		SP_TRY(passage_fact(f->x->arena, f->p, brief.from, brief.to - brief.from,
				    &d.brief));
	SP_TRY(passage_fact(f->x->arena, f->p, f->from, f->to - f->from, &d.said));
	for (uint32_t i = 0; i < f->out->list.n; i++) {
		const struct defined_name *old = &f->out->list.at[i];
		if (same(&old->name, d.name.text) &&
		    (!d.brief.text || same(&old->brief, d.brief.text)))
			return SP_OK;
	}
	struct defined_name *to = sp_push(f->x->arena, &f->out->list);
	SP_NEED(to);
	*to = d;
	return SP_OK;
}

static sp_rc add(const struct finder *f, struct range name, struct range brief)
{
	return add_name(f, name, brief, false);
}

/* ---- brackets ---- */

static struct range without_quotes(const struct finder *f, struct range r)
{
	static const char *const marks[] = {"\"", "”", "“", "„", "»", "«", "‘", "’", "'"};
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		struct str mark = str_of(marks[i]);
		if (str_starts(part(f, r), mark))
			r.from += mark.n;
		if (r.to >= r.from + mark.n && str_ends(part(f, r), mark))
			r.to -= mark.n;
	}
	return r;
}

static int words_in(struct str t)
{
	int n = 0;
	for (size_t i = scan_blanks(t, 0); i < t.n; n++) {
		size_t end = scan_word_end(t, i);
		i = scan_blanks(t, end > i ? end : i + 1);
	}
	return n;
}

/* Where the words before a bracket end, a closing quote aside. */
static size_t name_end(const struct finder *f, size_t open)
{
	const struct range before = {f->from, scan_blanks_back(f->text, open)};
	return without_quotes(f, before).to;
}

/* "(herefter Planen)": a name that the words before are given. */
static sp_rc read_led(const struct finder *f, size_t open, struct range brief)
{
	brief = without_quotes(f, brief);
	struct str b = part(f, brief);
	if (!b.n || words_in(b) > BRIEF_WORDS || !scan_is_capitalised(b))
		return SP_OK;
	size_t end = name_end(f, open);
	size_t from = is_abbreviation(b) ? long_form(f->text, f->from, end, b) : end;
	return add(f, from < end ? (struct range){from, end} : words_before(f, end), brief);
}

/* "DTH (Det Tværgående Havneprogram)": the abbreviation stands first. */
static sp_rc read_reversed(const struct finder *f, size_t open, struct range inside)
{
	size_t end = scan_blanks_back(f->text, open), from = scan_word_start(f->text, end);
	const struct range brief = {from, end};
	if (from < f->from || !is_abbreviation(part(f, brief)) || words_in(part(f, inside)) < 2)
		return SP_OK;
	size_t at = long_form(f->text, inside.from, inside.to, part(f, brief));
	const struct range head = without_article(f, inside);
	return at == inside.from || at == head.from ? add(f, inside, brief) : SP_OK;
}

static sp_rc read_bracket(const struct finder *f, size_t open, size_t close)
{
	struct str inside = str_sub(f->text, open + 1, close - open - 1);
	struct lex_hit hit;
	size_t end = name_end(f, open);
	if (lex_find(lexicon_group(f->x->lex, "defined.lead"), inside, 0, &hit))
		return read_led(f, open, (struct range){open + 1 + hit.to, close});
	if (lex_whole(lexicon_group(f->x->lex, "party"), inside, &hit))
		return SP_OK;
	if (!is_abbreviation(inside))
		return read_reversed(f, open, (struct range){open + 1, close});
	size_t from = long_form(f->text, f->from, end, inside);
	/* no more words than the letters can stand for */
	if (from == end || words_in(str_sub(f->text, from, end - from)) > (int)inside.n + 4)
		return SP_OK;
	return add(f, (struct range){from, end}, (struct range){open + 1, close});
}

static sp_rc read_brackets(const struct finder *f)
{
	for (size_t i = f->from; i < f->to; i++) {
		if (f->text.p[i] != '(')
			continue;
		size_t close = i + 1;
		while (close < f->to && close - i <= BRACKET_MAX && f->text.p[close] != ')' &&
		       f->text.p[close] != '(')
			close++;
		if (close < f->to && f->text.p[close] == ')')
			SP_TRY(read_bracket(f, i, close));
	}
	return SP_OK;
}

/* ---- running text and quotes ---- */

static sp_rc read_called(const struct finder *f)
{
	const struct lex_group *g = lexicon_group(f->x->lex, "defined.called");
	struct str upto = str_sub(f->text, 0, f->to);
	struct lex_hit hit;
	for (size_t at = f->from; lex_find(g, upto, at, &hit); at = hit.to) {
		int group = hit.group[1].from != SIZE_MAX ? 1 : 2;
		const struct range brief = {hit.group[group].from, hit.group[group].to};
		size_t end = scan_blanks_back(f->text, hit.from);
		size_t from = group == 2 ? long_form(f->text, f->from, end, part(f, brief)) : end;
		SP_TRY(add(f, from < end ? (struct range){from, end} : words_before(f, end),
			   brief));
	}
	return SP_OK;
}

/* "(tidligere Kajkanten)", "det tidligere hed Kajkanten" */
static sp_rc read_former(const struct finder *f)
{
	const struct lex_group *g = lexicon_group(f->x->lex, "defined.former");
	struct str upto = str_sub(f->text, 0, f->to);
	struct lex_hit hit;
	for (size_t at = f->from; lex_find(g, upto, at, &hit); at = hit.to)
		SP_TRY(add_name(f, (struct range){hit.group[1].from, hit.group[1].to},
				(struct range){hit.group[1].to, hit.group[1].to}, true));
	return SP_OK;
}

/* Quotes are a name's where the item's title has it too. */
static sp_rc read_quoted(const struct finder *f)
{
	const struct lex_group *g = lexicon_group(f->x->lex, "defined.quoted");
	struct str upto = str_sub(f->text, 0, f->to);
	struct lex_hit hit;
	if (!f->x->item || !f->x->item->title.text)
		return SP_OK;
	const char *title = str_fold(f->x->arena, str_of(f->x->item->title.text));
	SP_NEED(title);
	for (size_t at = f->from; lex_find(g, upto, at, &hit); at = hit.group[1].to) {
		const struct range name = {hit.group[1].from, hit.group[1].to};
		const char *folded = str_fold(f->x->arena, part(f, name));
		SP_NEED(folded);
		if (strstr(title, folded))
			SP_TRY(add(f, name, (struct range){name.to, name.to}));
	}
	return SP_OK;
}

sp_rc defined_names_read(const struct extract_context *x, const struct passage *p,
			 struct defined_names *out)
{
	struct finder f = {.x = x, .p = p, .text = p->text, .out = out};
	for (size_t next = 0; sentence_next(x->lex, p->text, &next, &f.from, &f.to);) {
		SP_TRY(read_brackets(&f));
		SP_TRY(read_called(&f));
		SP_TRY(read_former(&f));
		SP_TRY(read_quoted(&f));
	}
	return SP_OK;
}

sp_rc defined_names_of_item(const struct extract_context *x, const struct extraction *from,
			    const struct rec_item *item, struct defined_names *out)
{
	struct extract_context with = *x;
	struct passage p;
	with.item = item;
	SP_TRY(passage_of_fact(x->arena, from, &item->title, &p));
	SP_TRY(defined_names_read(&with, &p, out));
	for (uint32_t i = 0; i < item->sections.n; i++) {
		enum section_kind kind = item->sections.at[i].kind;
		if (kind == SECTION_LAW || kind == SECTION_ATTACHMENTS)
			continue;
		SP_TRY(passage_of_fact(x->arena, from, &item->sections.at[i].text, &p));
		SP_TRY(defined_names_read(&with, &p, out));
	}
	return SP_OK;
}
