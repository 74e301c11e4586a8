/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Godkendt, idet tilskuddet nedsættes": a change is said of the decision as a whole, but it seldom
 * touches all that was recommended. */
#include "read/outcome_parts.h"
#include "read/scan.h"

/* Beyond these the words are not held against one another: a text of that size says no change. */
enum { CHANGE_MAX = 800, POINTS_MAX = 60 };

/* A word that carries a meaning of its own: long enough, and none that decides. */
static bool carries(const struct decider *d, struct str word)
{
	struct lex_hit hit;
	return str_utf8_len(word) >= 5 &&
	       !lex_start(lexicon_group(d->x->lex, "outcome"), word, &hit) &&
	       !lex_whole(lexicon_group(d->x->lex, "outcome.plain"), word, &hit);
}

static int shared_words(const struct decider *d, struct str clause, struct str point)
{
	int shared = 0;
	for (size_t i = 0; i < clause.n;) {
		size_t e = scan_word_end(clause, i);
		struct str word = str_sub(clause, i, e - i);
		if (e == i) {
			(void)str_utf8_next(clause, &i);
			continue;
		}
		if (carries(d, word))
			shared += verdict_has_stem(point, word);
		i = e;
	}
	return shared;
}

/* The one point that shares most words with the clause, or -1. */
static int best_point(const struct decider *d, struct str clause)
{
	int best = -1, most = 0;
	for (int i = 0; i < d->points; i++) {
		int n = shared_words(d, clause, outcome_point_text(d, i));
		if (n > most) {
			best = i;
			most = n;
		} else if (n == most) {
			best = -1;
		}
	}
	return best;
}

/* "… at koret får 20.000 kr. i stedet for 35.000 kr.": the one point that speaks of money, or -1.
 */
static int money_point(const struct decider *d, struct str change)
{
	const struct lex_group *money = lexicon_group(d->x->lex, "outcome.money");
	struct lex_hit hit;
	int only = -1;
	if (!lex_find(money, change, 0, &hit))
		return -1;
	for (int i = 0; i < d->points && d->points <= POINTS_MAX; i++) {
		if (!lex_find(money, outcome_point_text(d, i), 0, &hit))
			continue;
		if (only >= 0)
			return -1;
		only = i;
	}
	return only;
}

bool outcome_change(struct decider *d, const struct verdict *v, bool touched[])
{
	size_t n = v->change.to - v->change.from;
	struct str change = str_sub(d->p->text, v->change.from, n < CHANGE_MAX ? n : CHANGE_MAX);
	const struct lex_group *split = lexicon_group(d->x->lex, "recommend_split");
	struct lex_hit hit;
	bool any = false;
	for (size_t from = 0; from < change.n && d->points <= POINTS_MAX;) {
		bool more = lex_find(split, change, from, &hit);
		size_t to = more ? lex_split(&hit) : change.n;
		int best = best_point(d, str_sub(change, from, to - from));
		if (best >= 0)
			any = touched[best] = true;
		from = more && hit.to > from ? hit.to : change.n;
	}
	int sum = any ? -1 : money_point(d, change);
	if (sum >= 0)
		any = touched[sum] = true;
	for (int i = 0; i < d->points && !any; i++)
		touched[i] = !v->passing || i == 0;
	return any || d->points == 1;
}

/* The digits of a sum, its unit aside. */
static bool same_sum(struct str a, struct str b)
{
	size_t i = 0, k = 0;
	while (i < a.n && (a.p[i] == ',' || a.p[i] == '.' || (a.p[i] >= '0' && a.p[i] <= '9')))
		i++;
	while (k < b.n && (b.p[k] == ',' || b.p[k] == '.' || (b.p[k] >= '0' && b.p[k] <= '9')))
		k++;
	return str_eq(str_sub(a, 0, i), str_sub(b, 0, k));
}

size_t verdict_other_sum(const struct extract_context *x, struct str after, struct str point)
{
	const struct lex_group *money = lexicon_group(x->lex, "outcome.money");
	struct lex_hit given, asked;
	bool any = false;
	if (!after.n || !lex_start(lexicon_group(x->lex, "outcome.sum"), after, &given))
		return 0;
	for (size_t at = 0; lex_find(money, point, at, &asked); at = asked.to) {
		any = true;
		if (same_sum(lex_part(&given, after, 1),
			     str_sub(point, asked.from, asked.to - asked.from)))
			return 0;
	}
	return any ? given.to : 0;
}

bool verdict_new_sum(const struct extract_context *x, struct str clause)
{
	const struct lex_group *money = lexicon_group(x->lex, "outcome.money");
	struct lex_hit given, told;
	for (size_t at = 0; lex_find(money, clause, at, &given); at = given.to) {
		struct str sum = str_sub(clause, given.from, given.to - given.from);
		bool known = false;
		for (size_t k = 0; !known && lex_find(money, x->above, k, &told); k = told.to)
			known = same_sum(sum, str_sub(x->above, told.from, told.to - told.from));
		if (!known)
			return true;
	}
	return false;
}
