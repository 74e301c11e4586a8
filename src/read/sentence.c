/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/sentence.h"

#include "read/scan.h"

/* "2. ", "3) " and a capital: the number of a list's next point. */
static bool list_number_at(struct str t, size_t at)
{
	size_t i = at;
	while (i < t.n && i < at + 2 && t.p[i] >= '0' && t.p[i] <= '9')
		i++;
	if (i == at || i >= t.n || (t.p[i] != '.' && t.p[i] != ')'))
		return false;
	size_t next = scan_blanks(t, i + 1);
	return next > i + 1 && scan_is_capitalised(str_sub(t, next, 4));
}

/* Does the full stop at the place belong to an abbreviation, an initial or an ordinal? */
static bool stop_inside(const struct lexicon *lex, struct str t, size_t at, size_t next)
{
	size_t w = scan_word_start(t, at), from;
	struct str word = str_sub(t, w, at - w);
	struct lex_hit hit;
	if (!word.n)
		return false;
	bool bracketed = scan_before(t, w, &from) == '.';
	if (str_utf8_len(word) == 1 && str_is_alpha(scan_at(word, 0)))
		return bracketed || !scan_is_capitalised(word) ||
		       (scan_is_capitalised(str_sub(t, next, 4)) &&
			scan_is_capitalised(
				str_sub(t, scan_word_start(t, scan_blanks_back(t, w)), 4)));
	if (scan_digit_at(word, word.n - 1)) {
		/* "den 14. september", "1. januar", "1. Godkendt" at the start of a sentence */
		size_t before = scan_blanks_back(t, w);
		return !before || t.p[before - 1] == '\n' ||
		       (!scan_is_capitalised(str_sub(t, next, 4)) && !list_number_at(t, next));
	}
	if (str_ieq(word, STR("kr")) && scan_is_capitalised(str_sub(t, next, 4)))
		return false; /* after the money a new sentence */
	if (scan_digit_at(t, next) &&
	    lex_whole(lexicon_group(lex, "sentence.before_number"), word, &hit))
		return true;
	return lex_whole(lexicon_group(lex, "sentence.abbreviation"), word, &hit);
}

/* A capital right behind the full stop: a lost blank when whole words stand on both sides. */
static bool blank_lost(struct str t, size_t at, size_t next)
{
	return str_is_upper(scan_at(t, next)) && scan_word_start(t, at) + 3 < at &&
	       scan_word_end(t, next) > next + 2;
}

static bool is_end_mark(char c)
{
	return c == '.' || c == '!' || c == '?';
}

/* Does the sentence end after the mark at the place? *end becomes the place behind it. */
static bool ends_at(const struct lexicon *lex, struct str t, size_t at, size_t *end)
{
	if (!is_end_mark(t.p[at]))
		return false;
	*end = at + 1;
	while (*end < t.n && strchr("\").", t.p[*end]) && t.p[*end])
		(*end)++;
	size_t next = scan_blanks(t, *end);
	if (next >= t.n || t.p[next] == '\n')
		return true;
	if (next == *end)
		return blank_lost(t, at, next);
	uint32_t cp = scan_at(t, next);
	if (str_is_alpha(cp) && !str_is_upper(cp))
		return false;
	return t.p[at] != '.' || !stop_inside(lex, t, at, next);
}

/* The number of a list's point at the place, or 0. */
static int point_at(struct str t, size_t at)
{
	int n = 0;
	for (size_t i = at; list_number_at(t, at) && t.p[i] >= '0' && t.p[i] <= '9'; i++)
		n = n * 10 + t.p[i] - '0';
	return n;
}

bool sentence_next(const struct lexicon *lex, struct str text, size_t *at, size_t *from, size_t *to)
{
	size_t i = scan_space(text, *at), end = 0;
	if (i >= text.n)
		return false;
	*from = i;
	int point = point_at(text, i);
	if (point)
		i = scan_word_end(text, i) + 1; /* past its mark */
	while (i < text.n && text.p[i] != '\n') {
		/* "1. Godkendt 2. Udsat": the next point of a list whose full stops were lost */
		if (point && i > *from && text.p[i - 1] == ' ' && point_at(text, i) == point + 1) {
			*at = i;
			*to = scan_blanks_back(text, i);
			return true;
		}
		if (ends_at(lex, text, i, &end)) {
			*at = *to = end;
			return true;
		}
		i++;
	}
	*at = i;
	*to = scan_blanks_back(text, i);
	return true;
}
