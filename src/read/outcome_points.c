/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/outcome.h"

#include "read/scan.h"

static void add_number(struct point_refs *out, int number)
{
	if (out->n < POINT_REFS && number > 0)
		out->at[out->n++] = number;
}

static int number_at(struct str said, size_t *i)
{
	int number = 0;
	while (*i < said.n && said.p[*i] >= '0' && said.p[*i] <= '9')
		number = (number * 10 + said.p[(*i)++] - '0') % 1000;
	return number;
}

/* "1-3", "1. og 2", "3 a og b": the numbers, ranges filled. */
static void read_numbers(struct str said, struct point_refs *out)
{
	int last = 0;
	bool range = false;
	for (size_t i = 0; i < said.n;) {
		if (said.p[i] < '0' || said.p[i] > '9') {
			uint32_t cp = str_utf8_next(said, &i);
			if (cp == '-' || cp == 0x2013 || cp == 't')
				range = last > 0;
			else if (cp < 0x80 && cp && strchr(",o+&s", (int)cp))
				range = false;
			continue;
		}
		int number = number_at(said, &i);
		for (int k = last + 1; range && k < number; k++)
			add_number(out, k);
		if (number != last)
			add_number(out, number);
		last = number;
		range = false;
	}
}

/* "første og tredje" */
static void read_ordinals(struct str said, struct point_refs *out)
{
	static const struct {
		const char *word;
		int number;
	} words[] = {{"første", 1}, {"andet", 2}, {"anden", 2}, {"tredje", 3},
		     {"fjerde", 4}, {"femte", 5}, {"sjette", 6}};
	for (size_t i = 0; i < said.n;) {
		size_t e = scan_word_end(said, i);
		struct str word = str_sub(said, i, e - i);
		for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++)
			if (str_ieq(word, str_of(words[k].word)))
				add_number(out, words[k].number);
		if (word.n == 1 && word.p[0] >= '1' && word.p[0] <= '9')
			add_number(out, word.p[0] - '0');
		if (e > i)
			i = e;
		else
			(void)str_utf8_next(said, &i);
	}
}

/* The letter of a point that stands alone at the place, counted from 1; 0 when none does. */
static int letter_at(struct str said, size_t at)
{
	char c = (char)(said.p[at] | 0x20);
	size_t from;
	bool alone =
		!str_is_alpha(scan_before(said, at, &from)) && !str_is_alpha(scan_at(said, at + 1));
	return alone && c >= 'a' && c <= 'h' ? c - 'a' + 1 : 0;
}

/* "a) og b)", "a-c", "a til c" */
static void read_letters(struct str said, struct point_refs *out)
{
	int last = 0;
	bool range = false;
	for (size_t i = 0; i < said.n;) {
		int number = letter_at(said, i);
		uint32_t cp = str_utf8_next(said, &i);
		if (cp == '-' || cp == 0x2013 || cp == 't')
			range = last > 0;
		for (int k = last + 1; range && k < number; k++)
			add_number(out, k);
		if (!number)
			continue;
		add_number(out, number);
		last = number;
		range = false;
	}
}

void points_letters(struct str said, struct point_refs *out)
{
	*out = (struct point_refs){.n = 0};
	read_letters(said, out);
}

static void refs_of(const struct lex_hit *hit, struct str text, struct point_refs *out)
{
	*out = (struct point_refs){.said = {hit->from, hit->to}};
	if (strcmp(hit->key, "ordinal") == 0)
		read_ordinals(lex_part(hit, text, 1), out);
	else if (str_starts(str_of(hit->key), STR("letter")))
		read_letters(lex_part(hit, text, 1), out);
	else
		read_numbers(lex_part(hit, text, 1), out);
	out->item = strcmp(hit->key, "point") == 0;
	out->listed = strcmp(hit->key, "ordinal") == 0 && text.p[hit->from] >= '0' &&
		      text.p[hit->from] <= '9';
	out->plain = strcmp(hit->key, "number") == 0 || strcmp(hit->key, "letter") == 0;
}

static size_t skip_bullet(struct str s, size_t at)
{
	for (;;) {
		size_t next = scan_blanks(s, at);
		uint32_t cp = scan_at(s, next);
		if (cp != '-' && cp != '*' && cp != 0x2022 && cp != 0xB7 && cp != '(')
			return next;
		(void)str_utf8_next(s, &next);
		at = next;
	}
}

size_t points_mark(const struct extract_context *x, struct str sentence, struct point_refs *out)
{
	struct lex_hit hit;
	size_t at = skip_bullet(sentence, 0);
	struct str rest = str_sub(sentence, at, sentence.n);
	if (!rest.n || !lex_start(lexicon_group(x->lex, "decision.point"), rest, &hit) || hit.from)
		return 0;
	refs_of(&hit, rest, out);
	out->said.from += at;
	out->said.to += at;
	return out->n ? at + hit.to : 0;
}

bool points_mention(const struct extract_context *x, struct str sentence, size_t at,
		    struct point_refs *out)
{
	struct lex_hit hit;
	while (lex_find(lexicon_group(x->lex, "decision.reference"), sentence, at, &hit)) {
		refs_of(&hit, sentence, out);
		if (out->n && scan_is_border(sentence, hit.from))
			return true;
		at = hit.to > at ? hit.to : at + 1;
	}
	return false;
}
