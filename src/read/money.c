/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/amount_scan.h"
#include "read/amounts.h"
#include "read/extract.h"

static bool same_period(const char *a, const char *b)
{
	return !a || !b || strcmp(a, b) == 0;
}

/* The item's amounts by value, each list in the order of the text: a table of ten thousand figures
 * must not be compared each with each. Indexes count from 1. */
struct by_value {
	uint32_t slots;
	uint32_t *first, *last; /* a slot each */
	uint32_t *next;		/* an amount each */
};

static uint32_t slot_of(const struct by_value *v, int64_t oere)
{
	return (uint32_t)(((uint64_t)oere * 0x9E3779B97F4A7C15u >> 32) % v->slots);
}

static void by_value_add(struct by_value *v, const struct rec_item *item, uint32_t i)
{
	uint32_t slot = slot_of(v, item->amounts.at[i].oere);
	if (v->last[slot])
		v->next[v->last[slot] - 1] = i + 1;
	else
		v->first[slot] = i + 1;
	v->last[slot] = i + 1;
}

static sp_rc by_value_of(struct arena *a, const struct rec_item *item, uint32_t more,
			 struct by_value *v)
{
	v->slots = item->amounts.n + more + 1;
	v->first = arena_array(a, v->slots, sizeof(*v->first));
	v->last = arena_array(a, v->slots, sizeof(*v->last));
	v->next = arena_array(a, v->slots, sizeof(*v->next));
	SP_NEED(v->first && v->last && v->next);
	for (uint32_t i = 0; i < item->amounts.n; i++)
		by_value_add(v, item, i);
	return SP_OK;
}

/* The amount already there with this value and sign, one of the two without a period counting as
 * the same; NULL when it is new. */
static struct rec_amount *find_same(const struct by_value *v, struct rec_item *item,
				    const struct amount_hit *h)
{
	struct rec_amount *loose = NULL;
	for (uint32_t i = v->first[slot_of(v, h->oere)]; i; i = v->next[i - 1]) {
		struct rec_amount *r = &item->amounts.at[i - 1];
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

/* A bare number of a table stands with the unit its heading tells. */
static sp_rc amount_text(const struct extract_context *x, const struct passage *p,
			 const struct amount_hit *h, struct fact *out)
{
	struct fact unit;
	SP_TRY(passage_fact(x->arena, p, h->off, h->len, out));
	if (!h->unit_len)
		return SP_OK;
	SP_TRY(passage_fact(x->arena, p, h->unit_off, h->unit_len, &unit));
	struct span *both = arena_array(x->arena, out->spans.n + unit.spans.n, sizeof(struct span));
	out->text = arena_printf(x->arena, "%s %s", out->text, unit.text);
	SP_NEED(both && out->text);
	memcpy(both, out->spans.at, out->spans.n * sizeof(struct span));
	memcpy(both + out->spans.n, unit.spans.at, unit.spans.n * sizeof(struct span));
	out->spans = (struct spans){both, out->spans.n + unit.spans.n};
	return SP_OK;
}

/* The period of an amount told before the first of these, in the item or among the hits; NULL when
 * several say several years. */
static const char *period_of_sum(const struct rec_item *item, const struct amount_hits *hits,
				 uint32_t first, int64_t sum)
{
	const char *found = NULL;
	for (uint32_t i = 0; i < item->amounts.n; i++) {
		const char *period = item->amounts.at[i].period.text;
		if (item->amounts.at[i].oere != sum || !period)
			continue;
		if (!same_period(found, period))
			return NULL;
		found = period;
	}
	for (uint32_t i = 0; i < first && !found; i++)
		found = hits->list.at[i].oere == sum ? hits->list.at[i].period : NULL;
	for (uint32_t i = 0; i < first; i++)
		if (hits->list.at[i].oere == sum && !same_period(found, hits->list.at[i].period))
			return NULL;
	return found;
}

/* "De 2 mio. kr. i 2022 fordeles med 1,2 mio. kr. til … og 0,8 mio. kr. til …" */
static bool led_by_sum(const struct amount_hit *h, uint32_t n, int64_t sum)
{
	bool bare = n > 2 && h[0].period && h[0].oere == sum - h[0].oere;
	for (uint32_t i = 1; bare && i < n; i++)
		bare = !h[i].period;
	return bare;
}

/* The amounts of one sentence, none with a period, that make up a sum told before have its period:
 * "650.000 kr. i 2022 … fordeler sig med 410.000 kr. til … og 240.000 kr. til …" */
static void share_out(const struct lexicon *lex, const struct rec_item *item, struct str text,
		      struct amount_hits *hits)
{
	const struct lex_group *any_year = lexicon_group(lex, "amount.any_year");
	struct lex_hit hit;
	for (uint32_t i = 0, n; i < hits->list.n; i += n) {
		struct amount_hit *h = &hits->list.at[i];
		struct str sentence = amount_sentence(text, h->off);
		int64_t sum = 0;
		bool bare = !lex_find(any_year, sentence, 0, &hit);
		for (n = 0; i + n < hits->list.n; n++) {
			if (n && amount_sentence(text, h[n].off).p != sentence.p)
				break;
			sum = h[n].oere < INT64_MAX - sum ? sum + h[n].oere : INT64_MAX;
			bare = bare && !h[n].period;
		}
		if (led_by_sum(h, n, sum)) {
			for (uint32_t m = 1; m < n; m++)
				h[m].period = h[0].period;
			continue;
		}
		const char *period = n > 1 && bare ? period_of_sum(item, hits, i, sum) : NULL;
		for (uint32_t m = 0; m < n; m++)
			h[m].period = period ? period : h[m].period;
	}
}

sp_rc money_read(const struct extract_context *x, const struct passage *p,
		 enum section_kind section, struct rec_item *item)
{
	struct amount_hits hits;
	struct by_value known;
	if (section == SECTION_ATTACHMENTS)
		return SP_OK;
	SP_TRY(amounts_find(x->arena, x->lex, p->text, x->date, &hits));
	share_out(x->lex, item, p->text, &hits);
	SP_TRY(by_value_of(x->arena, item, hits.list.n, &known));
	for (uint32_t i = 0; i < hits.list.n; i++) {
		const struct amount_hit *h = &hits.list.at[i];
		struct rec_amount *r = find_same(&known, item, h);
		if (!r) {
			r = sp_push(x->arena, &item->amounts);
			SP_NEED(r);
			r->oere = h->oere;
			by_value_add(&known, item, item->amounts.n - 1);
			SP_TRY(amount_text(x, p, h, &r->text));
			r->text.doubt = h->odd	      ? DOUBT_NOTATION
					: h->doubtful ? DOUBT_NO_UNIT
						      : DOUBT_NONE;
		}
		if (!r->sign)
			r->sign = h->sign;
		if (!r->period.text)
			SP_TRY(fill_period(x, p, h, r));
	}
	return SP_OK;
}
