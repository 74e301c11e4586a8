/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/money_show.h"

#include "core/human.h"
#include "council/asked.h"
#include "council/paper.h"
#include "council/when.h"

#include <stdio.h>

enum { TEXT_MAX = 64 * 1024, INDENT = 4, COLUMN = 24, SMALL = 256 };

/* Spaces before it, so that amounts stand under one another. */
static void put_lead(const struct buf *amount, unsigned column, struct buf *out)
{
	size_t wide = str_columns(buf_view(amount));
	for (size_t i = wide + 2; i < column; i++)
		buf_char(out, ' ');
	buf_str(out, buf_view(amount));
}

static const char *difference(struct command_call *call, int64_t oere)
{
	BUF_AUTO out = BUF_INIT(SMALL);
	money_say(&out, call->lang, oere < 0 ? -oere : oere, '\0');
	return buf_take(&out, call->arena);
}

static void put_verdict(struct command_call *call, enum pool_verdict v, int64_t diff,
			struct buf *out)
{
	const char *said = difference(call, diff);
	if (v == POOL_ADDS_UP)
		buf_puts(out, call_tr(call, N_("the parts add up")));
	else if (v == POOL_ROUNDING)
		buf_puts(out, call_tr(call, N_("the parts add up but for rounding")));
	else if (v == POOL_LACKS)
		i18n_format(out, call->lang, N_("the parts lack {1}"), said ? said : "?");
	else
		i18n_format(out, call->lang, N_("the parts exceed it by {1}"), said ? said : "?");
}

/* The years that were counted, where the sum's own do not say so. */
static void put_counted(struct command_call *call, const struct money_pool *p, struct buf *out)
{
	int64_t first = p->years.at[0].year, last = p->years.at[p->years.n - 1].year;
	struct pool_when sum = pool_when_of(p->amounts.at[0].period, false, 0);
	bool alone = p->amounts.n > 1 && p->amounts.at[1].part;
	if (!first || last - first + 1 != p->years.n ||
	    (alone && sum.from == first && sum.to == last))
		return;
	if (first == POOL_OTHER)
		buf_puts(out, call_tr(call, N_("the other years")));
	else if (first == last)
		buf_printf(out, "%lld", (long long)first);
	else
		buf_printf(out, "%lld–%lld", (long long)first, (long long)last);
	buf_puts(out, ": ");
}

static enum call_style style_of(enum pool_verdict v)
{
	return v >= POOL_LACKS ? STYLE_BAD : v == POOL_ROUNDING ? STYLE_WARNING : STYLE_GOOD;
}

static void put_money(struct command_call *call, const struct money_amount *a, struct buf *out)
{
	if (a->times > 1)
		buf_printf(out, "%lld × ", (long long)a->times);
	money_say(out, call->lang, a->oere, a->sign);
}

/* Unless the words say it. */
static void put_period(struct command_call *call, const struct money_amount *a, struct buf *out)
{
	BUF_AUTO period = BUF_INIT(SMALL);
	if (!a->period)
		return;
	when_period(&period, call->lang, a->period);
	if (a->words && str_find(str_of(a->words), buf_view(&period)) != SIZE_MAX)
		return;
	buf_printf(out, "%s(", a->words ? " " : "");
	buf_str(out, buf_view(&period));
	buf_char(out, ')');
}

static void put_part(struct command_call *call, const struct money_amount *a)
{
	BUF_AUTO amount = BUF_INIT(SMALL), lead = BUF_INIT(SMALL), text = BUF_INIT(TEXT_MAX);
	put_money(call, a, &amount);
	put_lead(&amount, COLUMN, &lead);
	buf_puts(&text, a->words ? a->words : "");
	put_period(call, a, &text);
	if (a->how && strcmp(a->how, "rest") == 0)
		buf_printf(&text, " [%s]", call_tr(call, N_("what is left")));
	if (a->how && strcmp(a->how, "share") == 0)
		buf_printf(&text, " [%s]", call_tr(call, N_("a share")));
	paper_block(call, COLUMN, buf_view(&lead), STYLE_PLAIN, buf_view(&text));
}

/* Every year has the same sum and the same parts. */
static bool years_alike(const struct money_pool *p)
{
	for (uint32_t i = 1; i < p->years.n; i++)
		if (p->years.at[i].parts != p->years.at[0].parts ||
		    p->years.at[i].total != p->years.at[0].total)
			return false;
	return true;
}

static void put_years(struct command_call *call, const struct money_pool *p)
{
	bool tell = p->verdict >= POOL_ROUNDING && p->years.n > 1 && !years_alike(p);
	for (uint32_t i = 0; tell && i < p->years.n; i++) {
		const struct money_year *y = &p->years.at[i];
		BUF_AUTO out = BUF_INIT(SMALL);
		int64_t parts = y->parts < 0 ? -y->parts : y->parts;
		int64_t total = y->total < 0 ? -y->total : y->total;
		if (y->year > 0)
			buf_printf(&out, "%lld: ", (long long)y->year);
		put_verdict(call, y->verdict, parts - total, &out);
		paper_block(call, INDENT, STR(""), style_of(y->verdict), buf_view(&out));
	}
}

static void put_where(struct command_call *call, const struct money_item *item, bool alone)
{
	BUF_AUTO out = BUF_INIT(TEXT_MAX);
	buf_printf(&out, "%s, ", item->body);
	human_date(&out, call->lang, item->day);
	buf_printf(&out, "   %s", asked_short(item->key, alone));
	paper_block(call, INDENT, STR(""), STYLE_PLAIN, buf_view(&out));
}

static void put_source(struct command_call *call, const struct money_source *s)
{
	BUF_AUTO out = BUF_INIT(TEXT_MAX);
	if (!s->words)
		return;
	paper_put_quoted(call, s->words, &out);
	buf_puts(&out, " – ");
	paper_put_place(call, s->document, s->page, s->line, &out);
	paper_block(call, INDENT, STR(""), STYLE_FAINT, buf_view(&out));
}

static void put_sum(struct command_call *call, const struct money_pool *p, struct buf *out)
{
	for (uint32_t i = 0; i < p->amounts.n && !p->amounts.at[i].part; i++) {
		buf_puts(out, i ? " + " : "");
		put_money(call, &p->amounts.at[i], out);
		if (!p->amounts.at[i].period)
			continue;
		buf_puts(out, " (");
		when_period(out, call->lang, p->amounts.at[i].period);
		buf_char(out, ')');
	}
}

void money_put_check(struct command_call *call, const struct money_pool *p, unsigned indent)
{
	BUF_AUTO out = BUF_INIT(TEXT_MAX);
	put_sum(call, p, &out);
	buf_puts(&out, ": ");
	put_counted(call, p, &out);
	put_verdict(call, p->verdict, p->difference, &out);
	paper_block(call, indent, STR(""), style_of(p->verdict), buf_view(&out));
}

void money_put_pool(struct command_call *call, const struct money *m, const struct money_pool *p,
		    bool where)
{
	BUF_AUTO head = BUF_INIT(TEXT_MAX), verdict = BUF_INIT(SMALL);
	put_sum(call, p, &head);
	put_counted(call, p, &verdict);
	put_verdict(call, p->verdict, p->difference, &verdict);
	if (where)
		i18n_format(&head, call->lang, N_(" in “{1}”"),
			    m->items.at[p->item].title ? m->items.at[p->item].title : "?");
	paper_heading(call, buf_view(&head));
	if (where)
		put_where(call, &m->items.at[p->item], m->alone);
	paper_block(call, INDENT, STR(""), style_of(p->verdict), buf_view(&verdict));
	if (p->by_person)
		paper_block(call, INDENT, STR(""), STYLE_PLAIN,
			    str_of(call_tr(call, N_("a person has said what its parts are"))));
	put_years(call, p);
	for (uint32_t i = 0; i < p->amounts.n; i++)
		if (p->amounts.at[i].part)
			put_part(call, &p->amounts.at[i]);
	put_source(call, &p->source);
	paper_gap(call);
}

void money_put_amount(struct command_call *call, const struct money_amount *a, unsigned indent)
{
	BUF_AUTO amount = BUF_INIT(SMALL), lead = BUF_INIT(SMALL), text = BUF_INIT(TEXT_MAX);
	put_money(call, a, &amount);
	put_lead(&amount, COLUMN, &lead);
	buf_printf(&text, "%lld.", (long long)a->number);
	if (a->period) {
		buf_char(&text, ' ');
		when_period(&text, call->lang, a->period);
	}
	if (a->restated)
		buf_printf(&text, " [%s]", call_tr(call, N_("told before")));
	if (a->source.line_said) {
		buf_puts(&text, "  ");
		paper_put_quoted(call, a->source.line_said, &text);
	}
	paper_block(call, COLUMN + indent, buf_view(&lead), STYLE_PLAIN, buf_view(&text));
}
