/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the part of PCRE2's language that the lexicon is written in. */
#include "read/pattern_words.h"

#include "read/pattern_shape.h"

enum { NESTING_MOST = 40 };

struct reader {
	struct shaper shaper;
	struct str s;
	size_t i;
	int depth;
};

static struct shape read_choice(struct reader *r);

static char peek(const struct reader *r)
{
	return r->i < r->s.n ? r->s.p[r->i] : 0;
}

static bool take(struct reader *r, const char *what)
{
	struct str rest = str_sub(r->s, r->i, r->s.n);
	if (!str_starts(rest, str_of(what)))
		return false;
	r->i += strlen(what);
	return true;
}

static struct shape shape_empty(struct reader *r)
{
	return (struct shape){.exact = words_empty(&r->shaper)};
}

static struct shape shape_chars(struct reader *r, const struct pattern_chars *c)
{
	struct shape out = {.least = 1,
			    .most = c->wide ? 4 : 1,
			    .bytes = c->bytes,
			    .opens = c->bytes,
			    .closes = c->bytes,
			    .opens_known = true,
			    .closes_known = true};
	for (uint32_t i = 0; c->few && i < c->n; i++) {
		struct word w = {.n = (uint8_t)str_utf8_put(c->each[i], w.text)};
		for (int b = 0; b < w.n; b++)
			w.text[b] = (char)byte_fold((unsigned char)w.text[b]);
		(void)words_push(&r->shaper, &out.exact, &w, &(struct word){.n = 0});
	}
	return out;
}

/* In a look that must fail: "\p{L}", "[\p{L}\d-]", or one of these and more. */
static bool wants_no_letter(struct str look)
{
	size_t end = str_find(look, STR("|"));
	struct str first = end == SIZE_MAX ? look : str_sub(look, 0, end);
	return str_eq(first, STR("\\p{L}")) ||
	       (str_starts(first, STR("[\\p{L}")) && str_find(first, STR("]")) == first.n - 1);
}

/* What is not the first byte of a letter. */
static void not_letters(struct byte_set *s)
{
	for (int b = 0; b < 0x100; b++)
		if (b >= 0x80 || !((b | 0x20) >= 'a' && (b | 0x20) <= 'z'))
			byte_set_add(s, (unsigned char)b);
}

static struct shape look_shape(struct reader *r, struct str look, bool behind, bool wanted,
			       const struct shape *in)
{
	struct shape out = shape_empty(r);
	if (behind) {
		out.word = !wanted && wants_no_letter(look);
	} else if (wanted) {
		out.must = in->must;
		out.opens = in->opens;
		out.opens_known = in->opens_known;
	} else if (wants_no_letter(look)) {
		not_letters(&out.opens);
		out.opens_known = true;
	}
	return out;
}

/* What follows "(": a group or a look around. */
static struct shape read_group(struct reader *r)
{
	static const char *const looks[] = {"?=", "?!", "?<=", "?<!"};
	int look = -1;
	for (int i = 0; i < 4 && look < 0; i++)
		look = take(r, looks[i]) ? i : -1;
	if (look < 0 && !take(r, "?:") && !take(r, "?-i:") && !take(r, "?|") && peek(r) == '?')
		r->shaper.rc = SP_EFORMAT;
	size_t from = r->i;
	struct shape in = read_choice(r);
	struct str said = str_sub(r->s, from, r->i - from);
	if (!take(r, ")"))
		r->shaper.rc = SP_EFORMAT;
	return look < 0 ? in : look_shape(r, said, look > 1, look % 2 == 0, &in);
}

static struct shape read_escape(struct reader *r)
{
	struct pattern_chars chars;
	if (peek(r) && strchr("bBAGzZ", peek(r))) {
		struct shape out = shape_empty(r);
		out.at_text_start = peek(r) == 'A' || peek(r) == 'G';
		r->i++;
		return out;
	}
	if (!pattern_escape(r->s, &r->i, &chars))
		r->shaper.rc = SP_EFORMAT;
	return shape_chars(r, &chars);
}

static struct shape read_one(struct reader *r)
{
	struct pattern_chars chars;
	uint32_t cp = str_utf8_next(r->s, &r->i);
	switch (cp) {
	case '(':
		return read_group(r);
	case '\\':
		return read_escape(r);
	case '^':
	case '$':
		return shape_empty(r);
	case '[':
		if (!pattern_class(r->s, &r->i, &chars))
			r->shaper.rc = SP_EFORMAT;
		return shape_chars(r, &chars);
	case '.':
		pattern_any(&chars);
		chars.bytes.bits[0] &= ~(UINT64_C(1) << '\n');
		return shape_chars(r, &chars);
	default:
		pattern_char(cp, &chars);
		return shape_chars(r, &chars);
	}
}

static uint32_t read_number(struct reader *r)
{
	uint32_t n = 0;
	while (peek(r) >= '0' && peek(r) <= '9' && n < 100000)
		n = n * 10 + (uint32_t)(r->s.p[r->i++] - '0');
	return n;
}

/* How often the part before may stand: once, or what a quantifier says. */
static void read_quantifier(struct reader *r, uint32_t *least, uint32_t *most)
{
	*least = *most = 1;
	if (take(r, "*")) {
		*least = 0;
		*most = PIECE_ANYWHERE;
	} else if (take(r, "+")) {
		*most = PIECE_ANYWHERE;
	} else if (take(r, "?")) {
		*least = 0;
	} else if (take(r, "{")) {
		*least = *most = read_number(r);
		if (take(r, ","))
			*most = peek(r) == '}' ? PIECE_ANYWHERE : read_number(r);
		if (!take(r, "}"))
			r->shaper.rc = SP_EFORMAT;
	} else {
		return;
	}
	if (!take(r, "?"))
		(void)take(r, "+");
}

static struct shape read_sequence(struct reader *r)
{
	struct reading two = reading_begin(&r->shaper);
	while (r->shaper.rc == SP_OK && r->i < r->s.n && peek(r) != '|' && peek(r) != ')') {
		uint32_t least, most;
		struct shape one = read_one(r);
		read_quantifier(r, &least, &most);
		reading_append(&r->shaper, &two, &one, least, most);
	}
	return reading_end(&r->shaper, &two);
}

static struct shape read_choice(struct reader *r)
{
	if (++r->depth > NESTING_MOST)
		r->shaper.rc = SP_EFORMAT;
	struct shape out = read_sequence(r);
	while (r->shaper.rc == SP_OK && take(r, "|")) {
		struct shape next = read_sequence(r);
		shape_choose(&r->shaper, &out, &next);
	}
	r->depth--;
	return out;
}

sp_rc pattern_words(struct arena *a, struct str pattern, struct pattern_pieces *out)
{
	struct reader r = {.shaper = {.a = a}, .s = pattern};
	struct shape all = read_choice(&r);
	*out = (struct pattern_pieces){0};
	SP_NEED(r.shaper.rc != SP_ENOMEM);
	if (r.shaper.rc == SP_OK && r.i == pattern.n)
		*out = all.must;
	return SP_OK;
}
