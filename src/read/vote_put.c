/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/buf.h"
#include "read/vote_parts.h"

enum { BY_MAX = 4096 };

/* The wording of the one point; nothing when the recommendations leave open which it is. */
static void point_words(const struct voting *v, const struct point_refs *points, struct fact *out)
{
	const struct rec_recommendation *only = NULL;
	const struct rec_item *item = v->x->item;
	for (uint32_t i = 0; item && i < item->recommendations.n; i++) {
		const struct rec_recommendation *r = &item->recommendations.at[i];
		if (!r->points.n)
			continue;
		if (only)
			return;
		only = r;
	}
	if (only && points->n == 1 && points->at[0] <= (int)only->points.n)
		*out = only->points.at[points->at[0] - 1];
}

static uint32_t all_points(const struct voting *v)
{
	uint32_t n = 0;
	for (uint32_t i = 0; v->x->item && i < v->x->item->recommendations.n; i++)
		n += v->x->item->recommendations.at[i].points.n;
	return n;
}

static sp_rc put_by(const struct voting *v, const struct proposal *q, const char **out)
{
	BUF_AUTO by = BUF_INIT(BY_MAX);
	for (uint32_t i = q->first; i < q->last; i++) {
		const struct ballot *b = &v->ballots.list.at[i];
		if (b->stance != STANCE_OWN)
			continue;
		buf_puts(&by, buf_view(&by).n ? ", " : "");
		if (b->who.name.to)
			buf_str(&by, vote_part(v, b->who.name));
		if (b->who.party.to)
			buf_printf(&by, b->who.name.to ? " (" STR_FMT ")" : STR_FMT,
				   STR_ARG(vote_part(v, b->who.party)));
	}
	if (!buf_view(&by).n)
		buf_str(&by, q->owner);
	*out = NULL;
	if (!buf_view(&by).n)
		return SP_OK;
	*out = str_squeeze(v->x->arena, buf_view(&by));
	return *out ? SP_OK : SP_ENOMEM;
}

static sp_rc put_proposal(const struct voting *v, const struct proposal *q, struct vote *out)
{
	out->fate = q->fate;
	out->amendment = q->amendment;
	out->sub = q->sub;
	if (q->number.n)
		SP_NEED(out->which = str_dup(v->x->arena, q->number));
	SP_TRY(put_by(v, q, &out->by));
	return q->text.to ? passage_fact(v->x->arena, v->p, q->text.from, q->text.to - q->text.from,
					 &out->about)
			  : SP_OK;
}

static sp_rc put_vote(const struct voting *v, uint32_t i, struct votes *out)
{
	const struct ballot *b = &v->ballots.list.at[i];
	const struct told *t = &v->told.at[i];
	struct vote *slot = sp_push(v->x->arena, &out->list);
	SP_NEED(slot);
	SP_TRY(dissent_fact(v->x, v->p, b, &slot->d));
	slot->reserve = b->stance == STANCE_ABSTAIN &&
			str_find(vote_part(v, b->said), STR("forbehold")) != SIZE_MAX;
	slot->subject = t->subject;
	/* the one point is the matter */
	if (t->subject == VOTE_POINTS && all_points(v) == 1)
		slot->subject = VOTE_MATTER;
	if (slot->subject == VOTE_POINTS) {
		slot->points = t->points;
		slot->letters = t->letters;
		point_words(v, &t->points, &slot->about);
	}
	return slot->subject == VOTE_PROPOSAL ? put_proposal(v, &v->proposals.at[t->proposal], slot)
					      : SP_OK;
}

sp_rc vote_put_all(const struct voting *v, struct votes *out)
{
	for (uint32_t i = 0; i < v->told.n; i++)
		SP_TRY(put_vote(v, i, out));
	return SP_OK;
}

const char *vote_subject_name(enum vote_subject s)
{
	static const char *const names[] = {"matter", "points", "proposal"};
	return names[s];
}
