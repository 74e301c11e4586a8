/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A decision that answers the points one by one without their numbers: a line for each, or verdicts
 * that follow the points' own wording. */
#include "read/dissent.h"
#include "read/outcome_parts.h"
#include "read/scan.h"
#include "read/sentence.h"

struct str outcome_point_text(const struct decider *d, int index)
{
	const struct rec_recommendation *r = &d->item->recommendations.at[d->rec_of[index] - 1];
	return str_of(r->points.at[d->point_of[index] - 1].text);
}

/* As many lines as points, each with a verdict: the numbers were lost altogether. */
static bool lines(struct decider *d)
{
	struct str t = d->p->text;
	size_t at = 0, from, to;
	int n = 0;
	bool each = true;
	while (each && n <= d->points && sentence_next(d->x->lex, t, &at, &from, &to)) {
		struct verdict v;
		struct point_refs refs;
		bool proposes;
		if (n && dissent_opens(d->x, str_sub(t, from, to - from), &proposes) && !proposes)
			continue;
		verdict_read(d->x, t, from, to, &v);
		each = v.found && from == scan_space(t, scan_line_start(t, from)) &&
		       to == scan_blanks_back(t, scan_line_end(t, from)) &&
		       !points_mark(d->x, str_sub(t, from, to - from), &refs);
		if (n < d->points)
			d->verdicts[n] = v;
		n++;
	}
	if (each && n == d->points && n > 1)
		return true;
	memset(d->verdicts, 0, (size_t)d->points * sizeof(*d->verdicts));
	return false;
}

/* Is a text only verdicts and the words that join them? */
static bool only_joins(const struct decider *d, size_t from, size_t to)
{
	struct str t = d->p->text;
	struct lex_hit hit;
	for (size_t i = from; i < to;) {
		size_t e = scan_word_end(t, i);
		if (e > i && (e > to || !lex_whole(lexicon_group(d->x->lex, "outcome.join"),
						   str_sub(t, i, e - i), &hit)))
			return false;
		if (e > i)
			i = e;
		else
			(void)str_utf8_next(t, &i);
	}
	return true;
}

enum { JOINED_MAX = 4, JOINED_LENGTH = 200 };

/* "Drøftet og taget til efterretning.": the verdicts of a text that holds nothing else; 0 when it
 * does. */
static int joined_verdicts(const struct decider *d, struct verdict v[JOINED_MAX])
{
	struct str t = d->p->text;
	size_t at = 0;
	int n = 0;
	while (n < JOINED_MAX && t.n <= JOINED_LENGTH) {
		size_t end = at;
		struct verdict first = {0};
		while (end < t.n && !first.found) {
			size_t e = scan_word_end(t, end);
			end = e > end ? e : end + 1;
			verdict_read(d->x, t, at, end, &first);
		}
		if (!first.found)
			break;
		if (!only_joins(d, at, first.said.from))
			return 0;
		v[n++] = first;
		at = first.said.to;
	}
	return n > 1 && only_joins(d, at, t.n) ? n : 0;
}

/* Each point takes the joined verdict that answers its own wording. */
static bool joined(struct decider *d)
{
	struct verdict v[JOINED_MAX], asked;
	int n = d->points > 1 ? joined_verdicts(d, v) : 0;
	bool all = n > 1;
	for (int i = 0; i < d->points && all; i++) {
		struct str point = outcome_point_text(d, i);
		bool found = false;
		verdict_read(d->x, point, 0, point.n, &asked);
		for (int k = 0; k < n && asked.found && !found; k++)
			if ((found = v[k].outcome == asked.outcome))
				d->verdicts[i] = v[k];
		all = found;
	}
	if (!all)
		memset(d->verdicts, 0, (size_t)d->points * sizeof(*d->verdicts));
	return all;
}

enum { ORDER_MAX = 6, ORDER_LENGTH = 600 };

/* "… og godkendte planen med den ændring, at": the verdict with what follows it. */
static void change(const struct decider *d, size_t to, struct verdict *v)
{
	struct verdict changed;
	verdict_read(d->x, d->p->text, v->said.from, to, &changed);
	if (changed.amended && changed.base == v->outcome)
		*v = changed;
}

/* The verdicts of a text in their order, each outcome once; a proposal's are left out. */
static int verdicts_in_order(const struct decider *d, struct verdict v[ORDER_MAX])
{
	struct str t = d->p->text;
	size_t at = 0, from, to;
	int n = 0;
	while (sentence_next(d->x->lex, t, &at, &from, &to)) {
		bool proposes;
		struct verdict next;
		struct point_refs refs;
		struct str sentence = str_sub(t, from, to - from);
		if (points_mark(d->x, sentence, &refs) || points_mention(d->x, sentence, 0, &refs))
			return 0;
		if (dissent_opens(d->x, sentence, &proposes))
			continue;
		for (size_t i = from; verdict_word(d->x, t, i, to, &next); i = next.said.to) {
			bool again = !next.said.to || next.said.to <= i;
			for (int k = 0; k < n; k++)
				again = again || v[k].base == next.outcome;
			if (!again && n == ORDER_MAX)
				return 0;
			if (!again) {
				change(d, to, &next);
				v[n++] = next;
			}
			if (next.said.to <= i)
				break;
		}
	}
	return n;
}

/* Which of the verdicts does the point ask for? What one body approves, another recommends. */
static int asked_verdict(struct decider *d, int index, const struct verdict v[], int n)
{
	struct str point = outcome_point_text(d, index);
	struct verdict asked;
	verdict_read(d->x, point, 0, point.n, &asked);
	for (int k = 0; k < n && asked.found; k++)
		if (v[k].base == asked.outcome)
			return k;
	for (int k = 0; k < n && asked.found && asked.outcome == OUTCOME_APPROVED; k++)
		if (v[k].base == OUTCOME_RECOMMENDED)
			return k;
	return -1;
}

/* "Udvalget drøftede oplægget og godkendte tidsplanen.": two verdicts or more, each asked for by a
 * point, in the order of the points. */
static bool in_order(struct decider *d)
{
	struct verdict v[ORDER_MAX];
	struct lex_hit hit;
	struct str t = d->p->text;
	bool whole = lex_find(lexicon_group(d->x->lex, "outcome.whole"), t, 0, &hit);
	int n = d->points > 1 && t.n <= ORDER_LENGTH && !whole ? verdicts_in_order(d, v) : 0;
	int last = 0;
	bool all = n > 1;
	for (int i = 0; i < d->points && all; i++) {
		int k = asked_verdict(d, i, v, n);
		all = k >= 0 && k >= last && k <= last + 1 && (i || k == 0);
		if (all)
			d->verdicts[i] = v[last = k];
	}
	all = all && last == n - 1;
	if (!all)
		memset(d->verdicts, 0, (size_t)d->points * sizeof(*d->verdicts));
	return all;
}

bool outcome_answers(struct decider *d)
{
	return lines(d) || joined(d) || in_order(d);
}

/* The decision of the body that is named, or NULL. */
static const struct rec_decision *decision_of(const struct decider *d, struct str body)
{
	const struct rec_decision *found = NULL;
	for (uint32_t i = 0; i < d->item->prior_decisions.n; i++) {
		const struct rec_decision *prior = &d->item->prior_decisions.at[i];
		if (prior->body.text && str_ieq(str_of(prior->body.text), body))
			found = prior;
	}
	return found;
}

sp_rc outcome_as_before(const struct decider *d, struct rec_decision *decision, bool *is)
{
	struct lex_hit hit;
	*is = false;
	if (!lex_start(lexicon_group(d->x->lex, "outcome.as_before"), d->p->text, &hit))
		return SP_OK;
	const struct rec_decision *prior = decision_of(d, lex_part(&hit, d->p->text, 1));
	if (!prior || prior == decision)
		return SP_OK;
	for (uint32_t i = 0; i < prior->outcomes.n; i++) {
		struct rec_outcome *o = sp_push(d->x->arena, &decision->outcomes);
		SP_NEED(o);
		*o = prior->outcomes.at[i];
	}
	*is = prior->outcomes.n > 0;
	return SP_OK;
}
