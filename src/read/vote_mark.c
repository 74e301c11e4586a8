/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that name what is voted on: a proposal, points of the recommendation, the matter. */
#include "read/scan.h"
#include "read/sentence.h"
#include "read/vote_parts.h"

enum { MARK_NEAR = 4 };

/* "Enhedslistens" up to its genitive; the place itself when it has none. */
static size_t before_genitive(struct str t, size_t end)
{
	size_t from;
	if (end < 2 || t.p[end - 1] != 's')
		return end;
	uint32_t mark = scan_before(t, end - 1, &from);
	return mark == '\'' || mark == 0xB4 || mark == 0x2019 ? from : end - 1;
}

/* A party or a person from one place to just before another. */
static struct str named_between(const struct voting *v, size_t from, size_t to)
{
	const struct str none = {NULL, 0};
	struct str t = str_sub(v->text, 0, to);
	struct text_range party;
	struct person_said person;
	if (party_at(v->x, t, from, &party) == to)
		return vote_part(v, party);
	return person_at(v->x, t, from, &person) && person.end == to && person.name.to
		       ? vote_part(v, person.name)
		       : none;
}

struct str vote_owner(const struct voting *v, size_t floor, size_t at)
{
	enum { WORDS = 4 };
	struct str owner = {NULL, 0};
	size_t last = scan_blanks_back(v->text, at), end = before_genitive(v->text, last);
	size_t from = last;
	if (end == last || last == at)
		return owner;
	for (int i = 0; i < WORDS; i++) {
		size_t word = scan_word_start(v->text, scan_blanks_back(v->text, from));
		if (word < floor || word >= from)
			break;
		from = word;
		struct str found = named_between(v, from, end);
		if (found.n > owner.n)
			owner = found;
	}
	return owner;
}

struct str vote_owner_behind(const struct voting *v, size_t at, size_t end)
{
	struct str t = str_sub(v->text, 0, end);
	struct text_range party;
	size_t from = scan_blanks(t, at);
	if (from < end && t.p[from] == '(')
		from++;
	else if (str_istarts(str_sub(t, from, 4), STR("fra ")))
		from += 4;
	else
		return (struct str){NULL, 0};
	return party_at(v->x, t, from, &party) ? vote_part(v, party) : (struct str){NULL, 0};
}

static void add_marker(struct vote_sentence *s, const struct marker *m)
{
	int i = s->n;
	if (s->n == MARKERS_MOST)
		return;
	for (; i > 0 && s->markers[i - 1].at.from > m->at.from; i--)
		s->markers[i] = s->markers[i - 1];
	s->markers[i] = *m;
	s->n++;
}

static void find_subjects(const struct voting *v, struct vote_sentence *s)
{
	struct str t = str_sub(v->text, 0, s->to);
	struct lex_hit hit;
	for (size_t at = s->from; lex_find(vote_group(v, "vote.subject"), t, at, &hit);
	     at = hit.to) {
		struct marker m = {.at = {hit.from, hit.to}, .subject = VOTE_MATTER};
		if (strcmp(hit.key, "proposal") == 0) {
			m.subject = VOTE_PROPOSAL;
			m.sub = str_istarts(str_sub(t, hit.from, t.n), STR("underforslag"));
			m.known = lex_part(&hit, t, 1).n || vote_owner(v, s->from, hit.from).n;
			m.number = lex_part(&hit, t, 2);
		}
		add_marker(s, &m);
	}
}

/* "Litra a", "b)": a letter alone, and no number. */
static bool has_letter(struct str t)
{
	bool any = false;
	for (size_t i = 0; i < t.n;) {
		size_t e = scan_word_end(t, i);
		if (scan_digit_at(t, i))
			return false;
		any |= e == i + 1 && str_is_alpha(scan_at(t, i));
		if (e > i)
			i = e;
		else
			(void)str_utf8_next(t, &i);
	}
	return any;
}

static void add_points(const struct voting *v, struct vote_sentence *s,
		       const struct point_refs *points, size_t from, size_t to)
{
	const struct marker m = {.at = {s->from + from, s->from + to},
				 .points = *points,
				 .subject = VOTE_POINTS,
				 .letters =
					 has_letter(str_sub(v->text, s->from + from, to - from))};
	add_marker(s, &m);
}

/* "for at 2" */
static void find_clauses(const struct voting *v, struct vote_sentence *s)
{
	struct str t = str_sub(v->text, s->from, s->to - s->from);
	struct lex_hit hit;
	for (size_t at = 0; lex_find(vote_group(v, "vote.at"), t, at, &hit); at = hit.to) {
		struct str digits = lex_part(&hit, t, 1);
		if (!digits.n)
			continue;
		int number = digits.p[0] - '0';
		if (digits.n > 1)
			number = number * 10 + digits.p[1] - '0';
		const struct point_refs points = {.at = {number}, .n = 1};
		add_points(v, s, &points, hit.group[1].from, hit.to);
	}
}

/* Does the decision tell of points that bear letters? */
static bool has_lettered(const struct voting *v)
{
	size_t at = 0, from, to;
	struct point_refs points;
	while (sentence_next(v->x->lex, v->text, &at, &from, &to)) {
		struct str s = str_sub(v->text, from, to - from);
		if (points_mark(v->x, s, &points) &&
		    has_letter(str_sub(s, points.said.from, points.said.to - points.said.from)))
			return true;
	}
	return false;
}

/* "stemte imod A og B" */
static void find_letters(const struct voting *v, struct vote_sentence *s)
{
	struct str t = str_sub(v->text, s->from, s->to - s->from);
	struct lex_hit hit;
	for (size_t at = 0; lex_find(vote_group(v, "vote.letters"), t, at, &hit); at = hit.to) {
		struct point_refs points;
		points_letters(lex_part(&hit, t, 1), &points);
		if (points.n && has_lettered(v))
			add_points(v, s, &points, hit.group[1].from, hit.to);
	}
}

static void find_points(const struct voting *v, struct vote_sentence *s)
{
	struct str t = str_sub(v->text, s->from, s->to - s->from);
	struct point_refs points;
	size_t at = points_mark(v->x, t, &points);
	if (at)
		add_points(v, s, &points, points.said.from, points.said.to);
	while (points_mention(v->x, t, at, &points)) {
		add_points(v, s, &points, points.said.from, points.said.to);
		at = points.said.to > at ? points.said.to : at + 1;
	}
	find_clauses(v, s);
	find_letters(v, s);
}

/* What follows a proposal that is put in the sentence says what it asks for; the points right
 * behind a known one say what it would change. */
static void look_inside(const struct voting *v, struct vote_sentence *s)
{
	bool opened = false;
	struct lex_hit hit;
	for (int i = 0; i < s->n; i++) {
		struct marker *m = &s->markers[i], *above = i ? m - 1 : NULL;
		m->inside = opened;
		if (above && above->subject == VOTE_PROPOSAL && m->subject != VOTE_PROPOSAL) {
			struct text_range gap = {above->at.to, m->at.from};
			m->inside |=
				lex_find(vote_group(v, "vote.changes"), vote_part(v, gap), 0, &hit);
		}
		/* "2. Budgettet blev sat til afstemning" */
		m->inside |= s->markers[0].subject == VOTE_POINTS &&
			     s->markers[0].at.from < s->from + MARK_NEAR &&
			     m->subject == VOTE_MATTER;
		opened |= m->subject == VOTE_PROPOSAL && !m->known;
	}
}

void vote_mark(const struct voting *v, struct vote_sentence *s)
{
	find_subjects(v, s);
	find_points(v, s);
	look_inside(v, s);
}
