/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/doubts.h"
#include "read/outcome.h"
#include "read/sentence.h"

#include <stdlib.h>

enum { PERIOD_PAST = 2 };

static void unlike(const struct extract_context *x, const char *group, struct fact *f)
{
	if (doubt_unlike(x, group, f))
		doubt_fact(f, DOUBT_UNLIKE);
}

static void doubt_lists(const struct extract_context *x, struct rec_item *item)
{
	for (uint32_t i = 0; i < item->attachments.n; i++)
		unlike(x, "unlike.attachment", &item->attachments.at[i].title);
	for (uint32_t i = 0; i < item->recommendations.n; i++) {
		struct rec_recommendation *rec = &item->recommendations.at[i];
		unlike(x, "unlike.recommender", &rec->by);
		for (uint32_t k = 0; k < rec->points.n; k++)
			unlike(x, "unlike.point", &rec->points.at[k]);
	}
}

/* ---- decisions ---- */

static bool is_own_body(const struct rec_meeting *m, const struct fact *body)
{
	if ((m->body.text && strcmp(m->body.text, body->text) == 0))
		return true;
	for (uint32_t i = 0; i < m->body_aliases.n; i++)
		if (strcmp(m->body_aliases.at[i].text, body->text) == 0)
			return true;
	return false;
}

static void doubt_prior(const struct rec_meeting *m, struct rec_decision *d)
{
	bool today = d->date.text && m->date.text && strcmp(d->date.text, m->date.text) == 0;
	if (!d->body.text)
		doubt_fact(&d->text, DOUBT_NOBODYS);
	else if ((today || !d->date.text) && (is_own_body(m, &d->body) || m->body.doubt))
		doubt_fact(&d->text, DOUBT_OWN);
	else if (!d->outcomes.n)
		doubt_fact(&d->text, DOUBT_NO_VERDICT);
}

static bool is_given(const struct rec_decision *d, enum outcome o)
{
	for (uint32_t i = 0; i < d->outcomes.n; i++)
		if (d->outcomes.at[i].outcome == o)
			return true;
	return false;
}

/* A firm word decides what no point got, and it is not one member's or about another item. */
static bool has_other_verdict(const struct extract_context *x, const struct rec_decision *d)
{
	const struct lex_group *aside = lexicon_group(x->lex, "unlike.verdict");
	struct str t = str_of(d->text.text);
	size_t at = 0, from, to;
	while (sentence_next(x->lex, t, &at, &from, &to)) {
		struct verdict v;
		struct lex_hit hit;
		if (lex_find(aside, str_sub(t, from, to - from), 0, &hit))
			continue;
		for (size_t i = from; i < to && verdict_word(x, t, i, to, &v);
		     i = v.said.to > i ? v.said.to : i + 1)
			if (!v.weak && !is_given(d, v.outcome))
				return true;
	}
	return false;
}

/* The same for all points of several who recommend: whose recommendation was followed is not said.
 */
static bool follows_any(const struct rec_item *item, const struct rec_decision *d)
{
	for (uint32_t i = 1; i < d->outcomes.n; i++)
		if (d->outcomes.at[i].outcome != d->outcomes.at[0].outcome)
			return false;
	return item->recommendations.n > 1;
}

static void doubt_outcomes(const struct extract_context *x, const struct rec_item *item,
			   struct rec_decision *d)
{
	bool bare = d->outcomes.n == 1 && !d->outcomes.at[0].rec;
	bool odd = bare || item->recommendations.n > 1;
	enum doubt why = DOUBT_NONE;
	if (!d->text.text || !d->outcomes.n)
		return;
	odd = odd || d->outcomes.at[0].outcome == OUTCOME_NONE;
	if (bare && doubt_unlike(x, "unlike.bare_decision", &d->text))
		why = DOUBT_NO_PROPOSAL;
	else if (odd && has_other_verdict(x, d))
		why = DOUBT_OTHER_VERDICT;
	else if (follows_any(item, d) && !doubt_unlike(x, "unlike.one_decision", &d->text))
		why = DOUBT_WHOSE;
	for (uint32_t i = 0; why && i < d->outcomes.n; i++)
		doubt_fact(&d->outcomes.at[i].said, why);
}

/* ---- promises ---- */

/* Nothing comes back by it, and nothing is told, held or asked: it is the matter itself. */
static void doubt_promises(const struct extract_context *x, struct rec_item *item)
{
	for (uint32_t i = 0; i < item->commitments.n; i++) {
		struct fact *f = &item->commitments.at[i].text;
		if (!doubt_unlike(x, "follow_up", f))
			doubt_fact(f, DOUBT_FAINT);
	}
}

/* ---- money ---- */

/* The years of an amount are seldom over: what is decided is to come. */
static void doubt_amounts(const struct extract_context *x, struct rec_item *item)
{
	for (uint32_t i = 0; i < item->amounts.n; i++) {
		struct rec_amount *m = &item->amounts.at[i];
		unlike(x, "unlike.amount", &m->text);
		long year = m->period.text ? strtol(m->period.text, NULL, 10) : 0;
		if (year > 0 && x->date.year && year + PERIOD_PAST <= x->date.year)
			doubt_fact(&m->period, DOUBT_PAST);
	}
}

void doubts_of_item(const struct extract_context *x, const struct record *r, struct rec_item *item)
{
	doubt_lists(x, item);
	for (uint32_t i = 0; i < item->prior_decisions.n; i++)
		doubt_prior(&r->meeting, &item->prior_decisions.at[i]);
	doubt_outcomes(x, item, &item->decision);
	doubt_promises(x, item);
	doubt_amounts(x, item);
}
