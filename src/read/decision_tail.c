/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last lines of an item's decision may belong to the page: a group's heading before the next
 * item, the table's columns, a running head with its number, the site's foot. */
#include "read/decision_tail.h"

#include "read/scan.h"

/* A running head is looked for on the pages around. */
enum { TAIL_LINE_MAX = 200, RUNNING_WORDS = 2, RUNNING_LINES = 2, AROUND_LINES = 400 };

/* "6 Fjordby Kommune …": behind a number and a blank, the words that come again on each page; ""
 * when the line does not look so. */
static struct str running_words(struct str t)
{
	size_t i = 0;
	while (i < t.n && i < 4 && scan_is_digit(t.p[i]))
		i++;
	size_t from = scan_blanks(t, i), at = from;
	if (!i || from == i || !scan_is_capitalised(str_sub(t, from, t.n)))
		return (struct str){"", 0};
	for (int k = 0; k < RUNNING_WORDS; k++) {
		size_t word = scan_blanks(t, at), end = scan_word_end(t, word);
		if (end == word)
			return (struct str){"", 0};
		at = end;
	}
	return str_sub(t, from, at - from);
}

/* A number and the words that follow it on other lines of the document too. */
static bool is_running(const struct passage *p, struct str line)
{
	struct str words = running_words(line);
	uint32_t here = p->n_pieces ? p->pieces[p->n_pieces - 1].line : 0;
	uint32_t i = here > AROUND_LINES ? here - AROUND_LINES : 0;
	int same = 0;
	for (; words.n && i < p->from->lines.n && i < here + AROUND_LINES && same <= RUNNING_LINES;
	     i++)
		same += str_ieq(running_words(str_trim(line_str(p->from, &p->from->lines.at[i]))),
				words);
	return same > RUNNING_LINES;
}

static bool is_page(const struct extract_context *x, const struct passage *p, struct str line)
{
	static const char *const groups[] = {"decision.after", "ui_word", "item_group",
					     "page_number"};
	struct lex_hit hit;
	if (!line.n || line.n > TAIL_LINE_MAX)
		return !line.n;
	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++)
		if (lex_whole(lexicon_group(x->lex, groups[i]), line, &hit))
			return true;
	return is_running(p, line);
}

/* Where the foot of a web page begins: the place of its first line. */
static size_t before_foot(const struct extract_context *x, struct str t)
{
	struct lex_hit hit;
	size_t at = scan_line_end(t, 0); /* never the decision's first line */
	while (at < t.n) {
		size_t from = scan_space(t, at), end = scan_line_end(t, from);
		struct str line = str_trim(str_sub(t, from, end - from));
		if (line.n && lex_whole(lexicon_group(x->lex, "decision.foot"), line, &hit))
			return from;
		at = end > at ? end : at + 1;
	}
	return t.n;
}

size_t decision_length(const struct extract_context *x, const struct passage *p)
{
	struct str t = str_sub(p->text, 0, before_foot(x, p->text));
	for (;;) {
		size_t end = t.n;
		while (end && (unsigned char)t.p[end - 1] <= ' ')
			end--;
		size_t from = scan_line_start(t, end);
		if (!from || !is_page(x, p, str_trim(str_sub(t, from, end - from))))
			return end;
		t = str_sub(t, 0, from);
	}
}
