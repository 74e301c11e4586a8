/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/query.h"

#include "core/buf.h"
#include "council/query_field.h"

enum { DEEPEST = 24, MOST_WORDS = 64, LONGEST = 4000 };

enum token_kind {
	TOKEN_END,
	TOKEN_WORDS,
	TOKEN_FIELD,
	TOKEN_OR,
	TOKEN_NOT,
	TOKEN_OPEN,
	TOKEN_CLOSE
};

struct token {
	enum token_kind kind;
	struct str text; /* WORDS: what stands there, without quotes; FIELD: its value */
	enum query_field field;
	bool open_end, quoted;
};

struct parser {
	struct arena *arena;
	struct stemmer *stemmer;
	struct str text;
	size_t at;
	struct token token; /* the one that comes next */
	struct query *out;
	unsigned words, depth;
	bool all_words; /* also little ones */
	struct sp_err *e;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* ---- tokens ---- */

/* Bytes of a quotation mark of any kind that stands here; 0 when there is none. */
static size_t quote_at(struct str text, size_t at)
{
	static const struct str marks[] = {{"\"", 1}, {"“", 3}, {"”", 3},
					   {"„", 3},  {"«", 2}, {"»", 2}};
	for (size_t k = 0; k < sizeof(marks) / sizeof(marks[0]); k++)
		if (str_starts(str_sub(text, at, text.n), marks[k]))
			return marks[k].n;
	return 0;
}

/* From after a quote to the next one or the end; moves past it. */
static struct str quoted(struct parser *p, size_t mark)
{
	size_t from = p->at + mark, end = from;
	while (end < p->text.n && !quote_at(p->text, end))
		end++;
	p->at = end + (end < p->text.n ? quote_at(p->text, end) : 0);
	return str_sub(p->text, from, end - from);
}

static struct str until_blank(struct parser *p)
{
	size_t from = p->at;
	while (p->at < p->text.n && !is_blank(p->text.p[p->at]) && p->text.p[p->at] != ')' &&
	       p->text.p[p->at] != '(' && p->text.p[p->at] != '"')
		p->at++;
	return str_sub(p->text, from, p->at - from);
}

static void skip_blanks(struct parser *p)
{
	while (p->at < p->text.n && is_blank(p->text.p[p->at]))
		p->at++;
}

/* ">1 mio. kr." without quotes is one amount. */
static struct str amount_here(struct parser *p)
{
	size_t from = p->at;
	struct str value = until_blank(p);
	for (;;) {
		size_t end = p->at;
		skip_blanks(p);
		if (!query_amount_goes_on(value, until_blank(p))) {
			p->at = end;
			return str_trim(value);
		}
		value = str_sub(p->text, from, p->at - from);
	}
}

static struct str value_here(struct parser *p, enum query_field field)
{
	size_t mark = quote_at(p->text, p->at);
	if (mark)
		return str_trim(quoted(p, mark));
	return field == QUERY_AMOUNT ? amount_here(p) : until_blank(p);
}

static void end_star(struct parser *p, struct token *t)
{
	if (p->at < p->text.n && p->text.p[p->at] == '*') {
		t->open_end = true;
		p->at++;
	}
	while (t->text.n && t->text.p[t->text.n - 1] == '*') {
		t->open_end = true;
		t->text.n--;
	}
}

static size_t characters(struct str text, size_t before)
{
	size_t n = 0;
	for (size_t i = 0; i < before; i++)
		n += ((unsigned char)text.p[i] & 0xC0) != 0x80;
	return n;
}

/* "udvalg:" before a value. */
static sp_rc field_here(struct parser *p, struct token *t, bool *is)
{
	size_t from = p->at, end = p->at;
	*is = false;
	while (end < p->text.n && !is_blank(p->text.p[end]) && !strchr(":()\"*", p->text.p[end]))
		end++;
	struct str name = str_sub(p->text, from, end - from);
	if (!name.n || end >= p->text.n || p->text.p[end] != ':' ||
	    str_starts(str_sub(p->text, end, p->text.n), STR("://")))
		return SP_OK;
	bool has_value = end + 1 < p->text.n && !is_blank(p->text.p[end + 1]);
	SP_TRY(query_field_named(p->arena, name, has_value, is, &t->field, p->e));
	if (!*is)
		return SP_OK;
	p->at = end + 1;
	t->kind = TOKEN_FIELD;
	t->text = value_here(p, t->field);
	return t->text.n ? SP_OK
			 : query_field_empty(p->arena, name, t->field,
					     characters(p->text, from) + 1, p->e);
}

static sp_rc plain(struct parser *p, struct token *t)
{
	bool field;
	size_t mark = quote_at(p->text, p->at);
	t->kind = TOKEN_WORDS;
	if (mark) {
		t->text = quoted(p, mark);
		t->quoted = true;
		end_star(p, t);
		return SP_OK;
	}
	SP_TRY(field_here(p, t, &field));
	if (field)
		return SP_OK;
	t->text = until_blank(p);
	if (str_eq(t->text, STR("OR")) || str_eq(t->text, STR("ELLER")) ||
	    str_eq(t->text, STR("|")))
		t->kind = TOKEN_OR;
	else if (str_eq(t->text, STR("NOT")) || str_eq(t->text, STR("IKKE")))
		t->kind = TOKEN_NOT;
	end_star(p, t);
	return SP_OK;
}

static sp_rc advance(struct parser *p)
{
	struct token *t = &p->token;
	*t = (struct token){.kind = TOKEN_END};
	skip_blanks(p);
	if (p->at == p->text.n)
		return SP_OK;
	char c = p->text.p[p->at];
	bool sign = c == '(' || c == ')';
	bool minus = c == '-' && p->at + 1 < p->text.n && !is_blank(p->text.p[p->at + 1]);
	if (!sign && !minus)
		return plain(p, t);
	p->at++;
	t->kind = minus ? TOKEN_NOT : c == '(' ? TOKEN_OPEN : TOKEN_CLOSE;
	return SP_OK;
}

/* ---- the tree ---- */

static sp_rc node(struct parser *p, struct search_query q, const struct search_query **out)
{
	struct search_query *made = arena_alloc(p->arena, sizeof(*made));
	SP_NEED(made);
	*made = q;
	*out = made;
	return SP_OK;
}

/* One side may be missing. */
static sp_rc join(struct parser *p, enum search_op op, const struct search_query *left,
		  const struct search_query *right, const struct search_query **out)
{
	*out = left ? left : right;
	if (!left || !right)
		return SP_OK;
	return node(p, (struct search_query){.op = op, .left = left, .right = right}, out);
}

/* A row whose last word is another form. */
static sp_rc ending(struct parser *p, const struct words *row, const struct word *last,
		    const struct search_query **out)
{
	struct words *other = arena_alloc(p->arena, sizeof(*other));
	SP_NEED(other);
	*other = (struct words){0};
	for (uint32_t i = 0; i < row->list.n; i++) {
		struct word *at = sp_push(p->arena, &other->list);
		SP_NEED(at);
		*at = i + 1 < row->list.n ? row->list.at[i] : *last;
	}
	return node(p, (struct search_query){.op = SEARCH_WORDS, .words = other}, out);
}

/* The text with Danish letters for "aa", "ae" and "oe", which stand for them on foreign keyboards;
 * NULL when it has none. */
static const char *danish(struct arena *a, struct str text)
{
	BUF_AUTO out = BUF_INIT(2 * LONGEST);
	bool any = false;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i] | 0x20, next = i + 1 < text.n ? text.p[i + 1] | 0x20 : 0;
		const char *letter = c == 'a' && next == 'a'   ? "å"
				     : c == 'a' && next == 'e' ? "æ"
				     : c == 'o' && next == 'e' ? "ø"
							       : NULL;
		if (letter)
			buf_puts(&out, letter);
		else
			buf_char(&out, text.p[i]);
		i += letter != NULL;
		any |= letter != NULL;
	}
	return any ? buf_take(&out, a) : NULL;
}

static bool same_forms(const struct words *a, const struct words *b)
{
	for (uint32_t i = 0; i < a->list.n; i++)
		if (i >= b->list.n || !str_eq(a->list.at[i].form, b->list.at[i].form))
			return false;
	return a->list.n == b->list.n;
}

/* "badesoe" is found as itself and as badesø, of which the stemmer makes something else. */
static sp_rc other_letters(struct parser *p, const struct token *t, const struct words *row,
			   const struct search_query **out)
{
	const char *text = t->open_end ? NULL : danish(p->arena, t->text);
	const struct search_query *other;
	struct words *forms = text ? arena_alloc(p->arena, sizeof(*forms)) : NULL;
	if (!forms)
		return SP_OK;
	SP_TRY(words_split(p->stemmer, p->arena, str_of(text), forms));
	words_widen(forms, forms->list.n);
	if (same_forms(row, forms))
		return SP_OK;
	SP_TRY(node(p, (struct search_query){.op = SEARCH_WORDS, .words = forms}, &other));
	return join(p, SEARCH_OR, *out, other, out);
}

/* Words that every text has and questions are made with. Outside quotes they are looked for only
 * when there are no others. */
static bool is_little(struct str word)
{
	static const char little[] =
		" af at blev bliver da de dem den denne der deres det dette disse du efter eller "
		"en er "
		"et for fra få får gav giver gør går han har havde hos hun hvad hvem hvilke "
		"hvilken "
		"hvilket hvis hvor hvordan hvorfor hvornår i jeg kan kom kommer man mange med "
		"meget "
		"mellem når og også om os på sig skal skulle som så til var ved vi vil være været ";
	size_t i = 0, n = 0;
	char key[16];
	if (word.n + 3 > sizeof(key))
		return false;
	key[n++] = ' ';
	while (i < word.n) {
		uint32_t cp = str_utf8_next(word, &i);
		bool upper = (cp >= 'A' && cp <= 'Z') || cp == 0xC6 || cp == 0xD8 || cp == 0xC5;
		if (cp < 0x80 && !str_is_alpha(cp) && cp != '?')
			return false;
		if (cp != '?' && n + 5 < sizeof(key))
			n += str_utf8_put(upper ? cp + 0x20 : cp, key + n);
	}
	key[n++] = ' ';
	return str_find(STR(little), (struct str){key, n}) != SIZE_MAX;
}

/* NULL when the text holds no word. */
static sp_rc words_node(struct parser *p, const struct token *t, const struct search_query **out)
{
	struct words *row = arena_alloc(p->arena, sizeof(*row)), whole = {0};
	SP_NEED(row);
	*out = NULL;
	if (!p->all_words && !t->quoted && !t->open_end && is_little(t->text))
		return SP_OK;
	if (t->open_end)
		SP_TRY(words_open(p->stemmer, p->arena, t->text, row, &whole));
	else
		SP_TRY(words_split(p->stemmer, p->arena, t->text, row));
	if (!row->list.n)
		return SP_OK;
	words_widen(row, row->list.n - t->open_end);
	words_widen(&whole, whole.list.n);
	p->words += row->list.n;
	if (p->words > MOST_WORDS)
		return sp_fail(p->e, SP_EINVAL, N_("the question has too many words"));
	SP_TRY(node(
		p, (struct search_query){.op = SEARCH_WORDS, .words = row, .open_end = t->open_end},
		out));
	SP_TRY(other_letters(p, t, row, out));
	for (uint32_t i = 0; i < whole.list.n; i++) {
		const struct search_query *other;
		SP_TRY(ending(p, row, &whole.list.at[i], &other));
		SP_TRY(join(p, SEARCH_OR, *out, other, out));
	}
	return SP_OK;
}

static sp_rc any_of(struct parser *p, const struct search_query **out);

static sp_rc unit(struct parser *p, bool without, const struct search_query **out)
{
	struct token t = p->token;
	struct query_filter *filter;
	*out = NULL;
	SP_TRY(advance(p));
	switch (t.kind) {
	case TOKEN_WORDS:
		return words_node(p, &t, out);
	case TOKEN_FIELD:
		filter = sp_push(p->arena, &p->out->filters);
		SP_NEED(filter);
		*filter = (struct query_filter){.field = t.field, .without = without};
		return query_field_value(p->arena, t.text, filter, p->e);
	case TOKEN_OPEN:
		if (++p->depth > DEEPEST)
			return sp_fail(p->e, SP_EINVAL,
				       N_("the question has brackets within brackets too deep"));
		SP_TRY(any_of(p, out));
		p->depth--;
		return p->token.kind == TOKEN_CLOSE ? advance(p) : SP_OK;
	default:
		return SP_OK;
	}
}

/* Units that must all be there, less those that must not. */
static sp_rc all_of(struct parser *p, const struct search_query **out)
{
	const struct search_query *with = NULL, *without = NULL;
	*out = NULL;
	while (p->token.kind != TOKEN_END && p->token.kind != TOKEN_CLOSE &&
	       p->token.kind != TOKEN_OR) {
		const struct search_query *one;
		bool not = p->token.kind == TOKEN_NOT;
		if (not )
			SP_TRY(advance(p));
		SP_TRY(unit(p, not, &one));
		if (not )
			SP_TRY(join(p, SEARCH_OR, without, one, &without));
		else
			SP_TRY(join(p, SEARCH_AND, with, one, &with));
	}
	if (without && !with)
		return sp_fail(p->e, SP_EINVAL,
			       N_("the question says only what to leave out; say also what to look "
				  "for"));
	return join(p, SEARCH_WITHOUT, with, without, out);
}

static sp_rc any_of(struct parser *p, const struct search_query **out)
{
	SP_TRY(all_of(p, out));
	while (p->token.kind == TOKEN_OR) {
		const struct search_query *other;
		SP_TRY(advance(p));
		SP_TRY(all_of(p, &other));
		SP_TRY(join(p, SEARCH_OR, *out, other, out));
	}
	return SP_OK;
}

static sp_rc parse(struct parser *p)
{
	const struct search_query *more;
	*p->out = (struct query){0};
	SP_TRY(advance(p));
	SP_TRY(any_of(p, &p->out->words));
	while (p->token.kind == TOKEN_CLOSE) { /* a bracket too many is no reason to stop */
		SP_TRY(advance(p));
		SP_TRY(any_of(p, &more));
		SP_TRY(join(p, SEARCH_AND, p->out->words, more, &p->out->words));
	}
	return SP_OK;
}

sp_rc query_parse(struct arena *a, struct stemmer *stemmer, struct str text, struct query *out,
		  struct sp_err *e)
{
	struct parser p = {.arena = a, .stemmer = stemmer, .text = text, .out = out, .e = e};
	if (text.n > LONGEST)
		return sp_fail(e, SP_EINVAL, N_("the question is too long; leave out words"));
	struct parser again = p;
	again.all_words = true;
	SP_TRY(parse(&p));
	if (!out->words && !out->filters.n)
		SP_TRY(parse(&again));
	if (!out->words && !out->filters.n)
		return sp_fail(e, SP_EINVAL, N_("the question has no words to look for"));
	return SP_OK;
}
