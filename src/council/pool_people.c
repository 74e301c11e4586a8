/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people have said of the money in an item, in its pools: corrected amounts, and which are
 * parts of which sum. */
#include "council/pool_store.h"
#include "council/sentence.h"

#include <stdlib.h>

/* ---- corrected amounts ---- */

/* "amount.3.oere" → 3 and "oere"; 0 for other fields. */
static int64_t amount_field(const char *field, const char **which)
{
	char *end;
	if (strncmp(field, "amount.", 7) != 0)
		return 0;
	long n = strtol(field + 7, &end, 10);
	*which = *end == '.' ? end + 1 : "";
	return n > 0 ? n : 0;
}

static void set_field(struct pool_money *m, const struct rec_amount *r, const char *which)
{
	if (strcmp(which, "oere") == 0) {
		m->oere = r->oere;
		m->grain = 0;
		m->hedged = false;
	} else if (strcmp(which, "sign") == 0) {
		m->sign = r->sign;
	} else if (strcmp(which, "period") == 0) {
		m->period = r->period.text;
		m->when = pool_when_of(r->period.text, false, 0);
	}
}

static bool is_amount(const struct pool_of_item *p, const struct rec_item *item,
		      const struct pool_money *m, int64_t number, const struct view_correction *c)
{
	if (m->kind != POOL_STATED)
		return false;
	if (pool_amount_of(p, item, m) == number)
		return true;
	/* told again elsewhere, as the document has it */
	const char *which = "";
	(void)amount_field(c->field, &which);
	return strcmp(which, "oere") == 0 && c->old_value &&
	       strtoll(c->old_value, NULL, 10) == m->oere;
}

static void correct_one(struct pool_of_item *p, const struct rec_item *item,
			const struct view_correction *c)
{
	const char *which = "";
	int64_t number = amount_field(c->field, &which);
	if (number < 1 || number > item->amounts.n)
		return;
	const struct rec_amount *r = &item->amounts.at[number - 1];
	for (uint32_t i = 0; i < p->pools.list.n; i++) {
		struct pool *q = &p->pools.list.at[i];
		for (uint32_t k = 0; k < q->totals.n; k++)
			if (is_amount(p, item, &q->totals.at[k], number, c))
				set_field(&q->totals.at[k], r, which);
		for (uint32_t k = 0; k < q->parts.n; k++)
			for (uint32_t m = 0; m < q->parts.at[k].money.n; m++)
				if (is_amount(p, item, &q->parts.at[k].money.at[m], number, c))
					set_field(&q->parts.at[k].money.at[m], r, which);
	}
}

sp_rc pools_correct(struct arena *a, const struct view *v, uint32_t index, struct pool_of_item *p)
{
	const struct rec_item *item = &v->record.items.at[index];
	(void)a;
	for (uint32_t i = 0; i < v->corrections.n; i++) {
		const struct view_correction *c = &v->corrections.at[i];
		bool holds = strcmp(c->state, "applied") == 0 || strcmp(c->state, "contested") == 0;
		if (holds && strcmp(c->key, v->items.at[index].key) == 0)
			correct_one(p, item, c);
	}
	return SP_OK;
}

/* ---- verdicts on parts ---- */

/* The amount that a verdict means as the sum: of those with the words, the nearest to the number;
 * 0: there is none any more. */
static int64_t sum_meant(const struct rec_item *item, const char *value)
{
	char *words;
	long number = strtol(value ? value : "", &words, 10);
	int64_t best = 0;
	if (!value || number < 1)
		return 0;
	words += *words == ' ';
	for (uint32_t i = 0; i < item->amounts.n; i++) {
		const char *said = item->amounts.at[i].text.text;
		int64_t at = (int64_t)i + 1;
		if (said && strcmp(said, words) == 0 &&
		    (!best || llabs(at - number) < llabs(best - number)))
			best = at;
	}
	return best;
}

static struct pool_money money_of(const struct pool_of_item *p, const struct rec_amount *r)
{
	struct pool_money m = {
		.oere = r->oere, .sign = r->sign, .period = r->period.text, .times = 1};
	m.when = pool_when_of(m.period, false, 0);
	uint32_t off = r->text.spans.n ? r->text.spans.at[0].off : UINT32_MAX;
	for (uint32_t i = 0; i < p->text.n_pieces; i++) {
		const struct passage_piece *q = &p->text.pieces[i];
		if (off < q->off || off >= q->off + q->len)
			continue;
		m.off = q->at + (off - q->off);
		m.len = r->text.spans.at[0].len;
		break;
	}
	return m;
}

/* The pool whose sum the amount is; a person's first part of a sum makes one. */
static sp_rc pool_with_sum(struct arena *a, struct pool_of_item *p, const struct rec_item *item,
			   int64_t sum, uint32_t *out)
{
	for (uint32_t i = 0; i < p->pools.list.n; i++)
		for (uint32_t k = 0; k < p->pools.list.at[i].totals.n; k++)
			if (pool_amount_of(p, item, &p->pools.list.at[i].totals.at[k]) == sum) {
				*out = i;
				return SP_OK;
			}
	struct pool *q = sp_push(a, &p->pools.list);
	bool *person = sp_push(a, &p->by_person);
	struct pool_money *total = q ? sp_push(a, &q->totals) : NULL;
	SP_NEED(q && person && total);
	*total = money_of(p, &item->amounts.at[sum - 1]);
	struct str said = sentence_around(p->text.text, total->off, total->len);
	q->off = said.n ? (uint32_t)(said.p - p->text.text.p) : total->off;
	q->len = said.n ? (uint32_t)said.n : total->len;
	q->form = POOL_SENTENCE;
	q->confidence = 100;
	*out = p->pools.list.n - 1;
	return SP_OK;
}

/* Is the part named by these words? NULL: any is. */
static bool is_named(const struct pool_of_item *p, const struct pool_part *part, const char *words)
{
	struct str said = str_sub(p->text.text, part->off, part->len);
	for (size_t i = 0; words && i < said.n; i++)
		if (str_istarts(str_sub(said, i, said.n - i), str_of(words)))
			return true;
	return !words;
}

/* A part whose amounts are all gone is gone. */
static bool drop_amount(struct pool_of_item *p, const struct rec_item *item, struct pool *q,
			const struct verdict *d)
{
	bool any = false;
	uint32_t kept = 0;
	for (uint32_t i = 0; i < q->parts.n; i++) {
		struct pool_part *part = &q->parts.at[i];
		uint32_t n = 0;
		for (uint32_t k = 0; k < part->money.n; k++)
			if (pool_amount_of(p, item, &part->money.at[k]) != d->position ||
			    !is_named(p, part, d->instance))
				part->money.at[n++] = part->money.at[k];
		any = any || n < part->money.n;
		part->money.n = n;
		if (n)
			q->parts.at[kept++] = *part;
	}
	q->parts.n = kept;
	return any;
}

static bool has_amount(const struct pool_of_item *p, const struct rec_item *item,
		       const struct pool *q, int64_t number)
{
	for (uint32_t i = 0; i < q->parts.n; i++)
		for (uint32_t k = 0; k < q->parts.at[i].money.n; k++)
			if (pool_amount_of(p, item, &q->parts.at[i].money.at[k]) == number)
				return true;
	return false;
}

/* How long what separates one thing that gets money from the next is; 0: nothing does here. */
static size_t separator(struct str t, size_t i)
{
	static const char *const some[] = {",", ";", ":", "\n", " og ", " samt ", "kr. "};
	for (size_t k = 0; k < sizeof(some) / sizeof(some[0]); k++)
		if (str_starts(str_sub(t, i, t.n - i), str_of(some[k])))
			return strlen(some[k]);
	return 0;
}

/* The words of the sentence before the amount; where there are none, those behind it. */
static void name_part(const struct pool_of_item *p, const struct pool_money *m,
		      struct pool_part *part)
{
	struct str text = p->text.text, said = sentence_around(text, m->off, m->len);
	if (!said.n)
		return;
	size_t from = (size_t)(said.p - text.p), end = from + said.n, at = m->off;
	while (at > from && !separator(text, at - 1))
		at--;
	at += at > from ? separator(text, at - 1) - 1 : 0;
	at = at < m->off ? at : m->off;
	struct str words = str_trim(str_sub(text, at, m->off - at));
	if (!words.n) {
		at = (size_t)m->off + m->len;
		size_t stop = at;
		while (stop < end && !separator(text, stop) && text.p[stop] != '.')
			stop++;
		words = str_trim(str_sub(text, at, stop - at));
	}
	part->off = words.n ? (uint32_t)(words.p - text.p) : 0;
	part->len = (uint32_t)words.n;
}

static sp_rc add_part(struct arena *a, struct pool_of_item *p, const struct rec_item *item,
		      uint32_t at, int64_t number)
{
	struct pool *q = &p->pools.list.at[at];
	if (has_amount(p, item, q, number))
		return SP_OK;
	struct pool_part *part = sp_push(a, &q->parts);
	struct pool_money *m = part ? sp_push(a, &part->money) : NULL;
	SP_NEED(part && m);
	*m = money_of(p, &item->amounts.at[number - 1]);
	name_part(p, m, part);
	return SP_OK;
}

static void drop_empty(struct pool_of_item *p)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < p->pools.list.n; i++) {
		if (!p->pools.list.at[i].parts.n)
			continue;
		p->pools.list.at[kept] = p->pools.list.at[i];
		p->by_person.at[kept++] = p->by_person.at[i];
	}
	p->pools.list.n = p->by_person.n = kept;
	pools_nest(&p->pools);
}

sp_rc pools_judge(struct arena *a, const struct view *v, uint32_t index,
		  const struct verdicts *verdicts, struct pool_of_item *p)
{
	const struct rec_item *item = &v->record.items.at[index];
	for (uint32_t i = 0; i < verdicts->list.n; i++) {
		const struct verdict *d = &verdicts->list.at[i];
		uint32_t at;
		bool part = d->kind == VERDICT_PART;
		if ((!part && d->kind != VERDICT_NOT_PART) || d->position < 1 ||
		    d->position > item->amounts.n || d->item != v->items.at[index].id)
			continue;
		int64_t sum = sum_meant(item, d->value);
		if (!sum || sum == d->position)
			continue;
		SP_TRY(pool_with_sum(a, p, item, sum, &at));
		struct pool *q = &p->pools.list.at[at];
		bool changed =
			part ? !has_amount(p, item, q, d->position) : drop_amount(p, item, q, d);
		if (part)
			SP_TRY(add_part(a, p, item, at, d->position));
		p->by_person.at[at] = p->by_person.at[at] || changed;
	}
	drop_empty(p);
	return SP_OK;
}
