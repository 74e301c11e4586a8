/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/vote_view.h"

#include "core/buf.h"

enum { POINTS_MAX = 4096 };

struct gathering {
	struct extract_context x;
	const struct extraction *from;
	const struct rec_item *item;
	struct item_votes *out;
};

static bool same_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

/* Nothing new is told by the second of two such. */
static bool same_vote(const struct vote *a, const struct vote *b)
{
	bool same = dissent_same(&a->d, &b->d) && a->reserve == b->reserve &&
		    a->subject == b->subject && same_text(a->by, b->by) &&
		    same_text(a->which, b->which) && same_text(a->about.text, b->about.text) &&
		    a->points.n == b->points.n;
	for (int i = 0; same && i < a->points.n; i++)
		same = a->points.at[i] == b->points.at[i];
	return same;
}

static sp_rc add(const struct gathering *g, const struct vote *v, uint32_t decision)
{
	for (uint32_t i = 0; i < g->out->list.n; i++)
		if (g->out->list.at[i].decision == decision && same_vote(&g->out->list.at[i].v, v))
			return SP_OK;
	struct item_vote *slot = sp_push(g->x.arena, &g->out->list);
	SP_NEED(slot);
	*slot = (struct item_vote){*v, decision};
	return SP_OK;
}

static sp_rc read(const struct gathering *g, const struct rec_decision *d, struct votes *out)
{
	struct passage p;
	*out = (struct votes){0};
	if (!d->text.text || !d->text.spans.n)
		return SP_OK;
	SP_TRY(passage_of_fact(g->x.arena, g->from, &d->text, &p));
	return votes_read(&g->x, &p, out);
}

static bool same_place(const struct fact *a, const struct fact *b)
{
	return a->spans.n && b->spans.n && a->spans.at[0].off == b->spans.at[0].off;
}

/* The record has the voter with that stance. */
static bool recorded(const struct rec_item *item, const struct vote *v)
{
	for (uint32_t i = 0; i < item->dissent.n; i++)
		if (dissent_same(&item->dissent.at[i], &v->d))
			return true;
	return false;
}

/* What stands in the record is told as it stands there; a row that a person has set otherwise is
 * about what its words are about. */
static sp_rc add_row(const struct gathering *g, const struct rec_dissent *d,
		     const struct votes *all)
{
	struct vote own = {.d = *d};
	const struct vote *like = NULL;
	for (uint32_t i = 0; i < all->list.n; i++) {
		const struct vote *v = &all->list.at[i];
		if (dissent_same(d, &v->d))
			return SP_OK;
		if (!like && same_place(&d->said, &v->d.said))
			like = v;
	}
	if (like) {
		own = *like;
		own.d = *d;
		own.reserve = like->reserve && d->stance == STANCE_ABSTAIN;
	}
	return add(g, &own, 0);
}

static sp_rc gather_own(const struct gathering *g)
{
	struct votes all;
	SP_TRY(read(g, &g->item->decision, &all));
	for (uint32_t i = 0; i < all.list.n; i++)
		if (recorded(g->item, &all.list.at[i]))
			SP_TRY(add(g, &all.list.at[i], 0));
	for (uint32_t i = 0; i < g->item->dissent.n; i++)
		SP_TRY(add_row(g, &g->item->dissent.at[i], &all));
	return SP_OK;
}

sp_rc vote_view(struct arena *a, const struct lexicon *lex, const struct view *v, uint32_t index,
		struct item_votes *out)
{
	const struct rec_item *item = &v->record.items.at[index];
	const struct gathering g = {.x = {.arena = a,
					  .lex = lex,
					  .meeting = &v->record.meeting,
					  .date = v->day,
					  .item = item},
				    .from = &v->sources.at[v->items.at[index].source].text,
				    .item = item,
				    .out = out};
	*out = (struct item_votes){0};
	if (item->dissent.n)
		SP_TRY(gather_own(&g));
	for (uint32_t k = 0; k < item->prior_decisions.n; k++) {
		struct votes told;
		SP_TRY(read(&g, &item->prior_decisions.at[k], &told));
		for (uint32_t i = 0; i < told.list.n; i++)
			SP_TRY(add(&g, &told.list.at[i], k + 1));
	}
	return SP_OK;
}

const char *vote_kind(const struct vote *v)
{
	return v->reserve ? "reserve" : stance_name(v->d.stance);
}

const char *vote_about(const struct vote *v)
{
	if (v->subject == VOTE_POINTS)
		return "points";
	if (v->subject != VOTE_PROPOSAL)
		return NULL;
	return v->sub ? "subproposal" : v->amendment ? "amendment" : "proposal";
}

const char *vote_outcome(const struct vote *v)
{
	if (v->subject != VOTE_PROPOSAL || v->fate == VOTE_UNDECIDED)
		return NULL;
	return outcome_name(v->fate == VOTE_CARRIED ? OUTCOME_APPROVED : OUTCOME_REJECTED);
}

sp_rc vote_points(struct arena *a, const struct vote *v, const char **out)
{
	BUF_AUTO text = BUF_INIT(POINTS_MAX);
	*out = NULL;
	if (v->subject != VOTE_POINTS)
		return SP_OK;
	for (int i = 0; i < v->points.n; i++)
		buf_printf(&text, v->letters ? "%s%c" : "%s%d", i ? ", " : "",
			   v->letters ? 'a' - 1 + v->points.at[i] : v->points.at[i]);
	*out = buf_take(&text, a);
	return *out ? SP_OK : SP_ENOMEM;
}
