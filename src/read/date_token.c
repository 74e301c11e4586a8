/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens of the date reader and what the parsers take from them. */
#include "read/date_scan.h"

enum { TOO_MANY_DIGITS = 255, MAX_DIGITS = 9 };

static size_t blank_length(struct str t, size_t at)
{
	if (t.p[at] == ' ' || t.p[at] == '\t')
		return 1;
	struct str rest = str_sub(t, at, 3);
	if (str_starts(rest, STR("\xC2\xA0")))
		return 2;
	return str_starts(rest, STR("\xE2\x80\x89")) || str_starts(rest, STR("\xE2\x80\xAF")) ? 3
											      : 0;
}

static void number_token(struct str text, struct tok *t)
{
	t->kind = TOK_NUMBER;
	for (; t->end < text.n && text.p[t->end] >= '0' && text.p[t->end] <= '9'; t->end++) {
		if (t->digits < MAX_DIGITS) {
			t->digits++;
			t->value = t->value * 10 + (uint32_t)(text.p[t->end] - '0');
		} else {
			t->digits = TOO_MANY_DIGITS;
		}
	}
}

static void mark_token(struct str text, struct tok *t)
{
	size_t i = t->off;
	uint32_t cp = str_utf8_next(text, &i);
	t->kind = TOK_MARK;
	t->end = i;
	if (cp >= 0x2010 && cp <= 0x2015)
		t->mark = '-';
	else if (cp == 0x2019 || cp == 0xB4)
		t->mark = '\'';
	else
		t->mark = cp < 0x80 ? (char)cp : '?';
}

static struct tok token(struct str text, size_t from)
{
	struct tok t = {.kind = TOK_END, .off = from};
	size_t n;
	while (t.off < text.n && (n = blank_length(text, t.off)) > 0)
		t.off += n;
	t.gap = t.off > from;
	t.end = t.off;
	if (t.off >= text.n || text.p[t.off] == '\n' || text.p[t.off] == '\r')
		return t;
	if (text.p[t.off] >= '0' && text.p[t.off] <= '9') {
		number_token(text, &t);
		return t;
	}
	t.end = word_end(text, t.off);
	if (t.end > t.off) {
		t.kind = TOK_WORD;
		t.word = (uint8_t)word_class(str_sub(text, t.off, t.end - t.off), &t.arg, &t.flags);
		return t;
	}
	mark_token(text, &t);
	return t;
}

struct tok tok_peek(const struct cur *c)
{
	struct tok_cache *cache = c->s->cache;
	size_t slot = c->at % TOK_CACHE;
	if (cache->at[slot] != c->at + 1) {
		cache->tok[slot] = token(c->s->text, c->at);
		cache->at[slot] = c->at + 1;
	}
	return cache->tok[slot];
}

bool take_mark(struct cur *c, char mark)
{
	struct tok t = tok_peek(c);
	if (t.kind != TOK_MARK || t.mark != mark)
		return false;
	tok_take(c, &t);
	return true;
}

bool take_glued(struct cur *c, char mark)
{
	struct tok t = tok_peek(c);
	return !t.gap && take_mark(c, mark);
}

bool take_word(struct cur *c, enum word w, struct tok *out)
{
	struct tok t = tok_peek(c);
	if (t.kind != TOK_WORD || t.word != w)
		return false;
	tok_take(c, &t);
	if (out)
		*out = t;
	return true;
}

bool take_number(struct cur *c, uint32_t least, uint32_t most, uint32_t *out)
{
	struct tok t = tok_peek(c);
	if (t.kind != TOK_NUMBER || t.digits > MAX_DIGITS || t.value < least || t.value > most)
		return false;
	tok_take(c, &t);
	*out = t.value;
	return true;
}

bool take_the(struct cur *c)
{
	struct tok t;
	if (!take_word(c, WORD_THE, &t))
		return false;
	if (t.end - t.off == 1)
		(void)take_glued(c, '.');
	return true;
}

bool take_count(struct cur *c, int *out)
{
	struct tok t = tok_peek(c);
	uint32_t n;
	if (t.kind == TOK_NUMBER && t.digits <= 4 && take_number(c, 0, 9999, &n)) {
		*out = (int)n;
		return true;
	}
	if (!take_word(c, WORD_MANY, &t) || (t.flags & WORD_ORDINAL))
		return false;
	*out = t.arg;
	if (t.arg == 1 && take_word(c, WORD_PAIR, NULL))
		*out = 2;
	return true;
}

bool take_ordinal(struct cur *c, int *out)
{
	struct tok t = tok_peek(c);
	uint32_t n;
	if (t.kind == TOK_WORD && t.word == WORD_MANY && (t.flags & WORD_ORDINAL)) {
		tok_take(c, &t);
		*out = t.arg;
		return true;
	}
	if (t.kind != TOK_NUMBER || t.digits > 2 || !take_number(c, 1, 99, &n) ||
	    !take_glued(c, '.'))
		return false;
	*out = (int)n;
	return true;
}

bool at_stop(const struct cur *c)
{
	struct tok t = tok_peek(c);
	return t.kind == TOK_END || (t.kind == TOK_MARK && strchr(",.;:)!?]\"|", t.mark));
}

static bool alnum(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

bool number_border(struct str text, size_t off)
{
	char before = off ? text.p[off - 1] : ' ', two = off > 1 ? text.p[off - 2] : ' ';
	if (alnum(before))
		return before == 'T' && two >= '0' && two <= '9';
	if (before == ':')
		return two < '0' || two > '9';
	return !strchr("-./,_#", before) || !alnum(two);
}

/* What stands behind a mark that is glued to a year: "2.020", "2020,5" and "2020/1234" are none. */
static bool ends_year_mark(char mark, const struct tok *next)
{
	if (next->kind != TOK_NUMBER)
		return true;
	if (mark == '-' && !next->gap)
		return next->digits == 4 || next->digits <= 2;
	if (mark == '/')
		return next->digits == 2 ||
		       (next->digits == 4 && next->value >= 1800 && next->value < 2200);
	return next->gap || mark == ':';
}

/* "2000 kr." counts kroner. */
static bool ends_year(struct cur c)
{
	struct tok t = tok_peek(&c);
	if (t.kind == TOK_WORD)
		return t.gap && t.word != WORD_UNIT_AFTER;
	if (t.kind != TOK_MARK)
		return true;
	if (t.gap || !strchr(".,:/-", t.mark))
		return t.mark != '%' && t.mark != '$';
	tok_take(&c, &t);
	struct tok next = tok_peek(&c);
	return ends_year_mark(t.mark, &next);
}

/* The mark behind two figures and what follows make something else of them: "11:15", "12-14", "3.
 * maj, 14. juni". */
static bool goes_on(const struct tok *mark, struct tok next)
{
	if (mark->mark == '.' && next.kind == TOK_WORD && next.word == WORD_MONTH)
		return true;
	return mark->mark == ':' || mark->mark == '-' || (!next.gap && next.kind == TOK_NUMBER);
}

static bool two_digit_year(struct cur *c, int *out)
{
	bool mark = take_mark(c, '\'');
	struct tok t = tok_peek(c);
	if (t.kind != TOK_NUMBER || t.digits != 2 || (mark && t.gap))
		return false;
	tok_take(c, &t);
	struct tok next = tok_peek(c);
	if (!mark && !at_stop(c) && !(next.kind == TOK_WORD && next.word == WORD_CLOCK))
		return false;
	*out = full_year(t.value);
	if (next.gap || next.kind != TOK_MARK)
		return true;
	struct cur after = *c;
	tok_take(&after, &next);
	return !goes_on(&next, tok_peek(&after));
}

bool take_year(struct cur *c, bool two_digits, int *out)
{
	struct tok t = tok_peek(c);
	if (t.kind == TOK_NUMBER && t.digits == 4 && t.value >= 1800 && t.value < 2200) {
		tok_take(c, &t);
		*out = (int)t.value;
		return ends_year(*c);
	}
	struct cur two = *c;
	if (!two_digits || !two_digit_year(&two, out))
		return false;
	*c = two;
	return true;
}

bool take_until(struct cur *c, bool with_and)
{
	if (take_mark(c, '-'))
		return true;
	if (with_and && (take_word(c, WORD_AND, NULL) || take_mark(c, '/')))
		return true;
	if (!take_word(c, WORD_TO, NULL))
		return false;
	struct cur also = *c;
	if (take_word(&also, WORD_AND, NULL) && take_word(&also, WORD_AT, NULL))
		*c = also;
	return true;
}
