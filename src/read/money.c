/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/amounts.h"
#include "read/extract.h"

static bool same_period(const char *a, const char *b)
{
	return !a || !b || strcmp(a, b) == 0;
}

/* The amount already there with this value and sign, one of the two without a period counting as
 * the same; NULL when it is new. */
static struct rec_amount *find_same(struct rec_item *item, const struct amount_hit *h)
{
	struct rec_amount *loose = NULL;
	for (uint32_t i = 0; i < item->amounts.n; i++) {
		struct rec_amount *r = &item->amounts.at[i];
		if (r->oere != h->oere || (r->sign && h->sign && r->sign != h->sign))
			continue;
		if (r->period.text && h->period && strcmp(r->period.text, h->period) == 0)
			return r;
		if (same_period(r->period.text, h->period))
			loose = r;
	}
	return loose;
}

static sp_rc fill_period(const struct extract_context *x, const struct passage *p,
			 const struct amount_hit *h, struct rec_amount *r)
{
	r->period.text = h->period;
	if (!h->period)
		return SP_OK;
	return h->period_len
		       ? passage_spans(x->arena, p, h->period_off, h->period_len, &r->period.spans)
		       : SP_OK;
}

sp_rc money_read(const struct extract_context *x, const struct passage *p,
		 enum section_kind section, struct rec_item *item)
{
	struct amount_hits hits;
	if (section == SECTION_ATTACHMENTS)
		return SP_OK;
	SP_TRY(amounts_find(x->arena, x->lex, p->text, x->date, &hits));
	for (uint32_t i = 0; i < hits.list.n; i++) {
		const struct amount_hit *h = &hits.list.at[i];
		struct rec_amount *r = find_same(item, h);
		if (!r) {
			r = sp_push(x->arena, &item->amounts);
			SP_NEED(r);
			r->oere = h->oere;
			SP_TRY(passage_fact(x->arena, p, h->off, h->len, &r->text));
			r->text.doubtful = h->doubtful;
		}
		if (!r->sign)
			r->sign = h->sign;
		if (!r->period.text)
			SP_TRY(fill_period(x, p, h, r));
	}
	return SP_OK;
}
