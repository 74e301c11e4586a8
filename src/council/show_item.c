/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/show.h"

#include "core/human.h"
#include "council/due_parts.h"
#include "council/money_show.h"
#include "council/paper.h"
#include "council/show_parts.h"

#include <stdio.h>
#include <stdlib.h>

enum { TEXT_MAX = 4 * 1024 * 1024, LEAD_MAX = 1024, INDENT = 2, STEP = 4 };

/* ---- parts of the page ---- */

static void put_head(const struct page *p, const struct view_item *shown)
{
	const struct rec_item *item = p->item;
	BUF_AUTO title = BUF_INIT(TEXT_MAX);
	BUF_AUTO where = BUF_INIT(TEXT_MAX);
	BUF_AUTO about = BUF_INIT(TEXT_MAX);
	if (item->number.text)
		buf_printf(&title, "%s. ", item->number.text);
	buf_puts(&title, paper_title(p->call, item->title.text, item->closed));
	paper_heading(p->call, buf_view(&title));
	show_meeting_name(p->call, p->v, &where);
	buf_printf(&where, " · %s", shown->key);
	paper_block(p->call, 0, STR(""), STYLE_FAINT, buf_view(&where));
	if (item->kind == ITEM_DECIDE)
		buf_puts(&about, call_tr(p->call, N_("for decision")));
	else if (item->kind != ITEM_KIND_UNKNOWN)
		buf_puts(&about,
			 call_tr(p->call, item->kind == ITEM_INFORM ? N_("for information")
								    : N_("for discussion")));
	if (item->case_no.text) {
		buf_puts(&about, buf_view(&about).n ? " · " : "");
		i18n_format(&about, p->call->lang, N_("case {1}"), item->case_no.text);
	}
	if (item->doubt)
		buf_printf(&about, "%s%s", buf_view(&about).n ? " · " : "",
			   call_tr(p->call, N_("doubtful where it begins and ends")));
	if (buf_view(&about).n)
		paper_block(p->call, 0, STR(""), STYLE_PLAIN, buf_view(&about));
	show_source(p, &item->title);
}

static void put_route(const rec_facts *steps, struct buf *out)
{
	for (uint32_t i = 0; i < steps->n; i++) {
		buf_puts(out, i ? " → " : "");
		buf_puts(out, steps->at[i].text ? steps->at[i].text : "?");
	}
}

/* What became of a point of a recommendation. */
static const struct rec_outcome *outcome_of(const struct rec_item *item, uint32_t rec,
					    uint32_t point)
{
	const struct rec_decision *d = &item->decision;
	for (uint32_t i = 0; i < d->outcomes.n; i++)
		if (d->outcomes.at[i].rec == (int)rec && d->outcomes.at[i].point == (int)point)
			return &d->outcomes.at[i];
	return NULL;
}

static void put_became(const struct page *p, unsigned indent, const struct rec_outcome *o)
{
	BUF_AUTO out = BUF_INIT(TEXT_MAX);
	buf_puts(&out, "→ ");
	buf_puts(&out, show_outcome(p->call, o->outcome));
	show_doubt(p, o->said.doubt, &out);
	paper_block(p->call, indent, STR(""), show_outcome_style(o->outcome), buf_view(&out));
	show_source(p, &o->said);
}

static void put_point(const struct page *p, uint32_t rec, uint32_t point, const struct fact *f)
{
	const struct rec_outcome *o = outcome_of(p->item, rec, point);
	char lead[24];
	(void)snprintf(lead, sizeof(lead), "  %u.", point);
	paper_block(p->call, INDENT + STEP, str_of(lead), STYLE_PLAIN,
		    str_of(f->text ? f->text : ""));
	show_source(p, f);
	if (o)
		put_became(p, INDENT + STEP, o);
}

static void put_recommendations(const struct page *p)
{
	for (uint32_t i = 0; i < p->item->recommendations.n; i++) {
		const struct rec_recommendation *r = &p->item->recommendations.at[i];
		BUF_AUTO head = BUF_INIT(TEXT_MAX);
		paper_gap(p->call);
		if (r->by.text)
			i18n_format(&head, p->call->lang, N_("Recommendation of {1}"), r->by.text);
		else
			buf_puts(&head, call_tr(p->call, N_("Recommendation")));
		paper_heading(p->call, buf_view(&head));
		show_source(p, &r->by);
		if (r->to.n) {
			BUF_AUTO route = BUF_INIT(TEXT_MAX);
			buf_puts(&route, call_tr(p->call, N_("Route: ")));
			put_route(&r->to, &route);
			paper_block(p->call, INDENT, STR(""), STYLE_PLAIN, buf_view(&route));
			show_source(p, &r->to.at[0]);
		}
		for (uint32_t k = 0; k < r->points.n; k++)
			put_point(p, i + 1, k + 1, &r->points.at[k]);
	}
}

static void put_decision(const struct page *p)
{
	const struct rec_decision *d = &p->item->decision;
	if (!d->text.text && !d->outcomes.n)
		return;
	show_heading(p, N_("Decision"));
	if (d->text.text) {
		BUF_AUTO text = BUF_INIT(TEXT_MAX);
		buf_puts(&text, d->text.text);
		show_doubt(p, d->text.doubt, &text);
		paper_block(p->call, INDENT, STR(""), STYLE_PLAIN, buf_view(&text));
	}
	show_source(p, &d->text);
	for (uint32_t i = 0; i < d->outcomes.n; i++)
		if (!d->outcomes.at[i].rec)
			put_became(p, INDENT, &d->outcomes.at[i]);
}

static void put_absent(const struct page *p)
{
	BUF_AUTO out = BUF_INIT(TEXT_MAX);
	if (!p->item->absent.n)
		return;
	show_heading(p, N_("Absent from the item"));
	show_persons(&p->item->absent, true, &out);
	paper_block(p->call, INDENT, STR(""), STYLE_PLAIN, buf_view(&out));
	show_source(p, &p->item->absent.at[0].name);
}

static void put_prior(const struct page *p)
{
	if (p->item->prior_decisions.n)
		show_heading(p, N_("Earlier decisions"));
	for (uint32_t i = 0; i < p->item->prior_decisions.n; i++) {
		const struct rec_decision *d = &p->item->prior_decisions.at[i];
		BUF_AUTO head = BUF_INIT(TEXT_MAX);
		BUF_AUTO became = BUF_INIT(TEXT_MAX);
		buf_puts(&head, d->body.text ? d->body.text : call_tr(p->call, N_("(unnamed)")));
		if (d->date.text) {
			buf_puts(&head, ", ");
			show_day(p->call, d->date.text, &head);
		}
		if (d->item_no.text)
			i18n_format(&head, p->call->lang, N_(", item {1}"), d->item_no.text);
		show_outcomes(p->call, d, &became);
		if (buf_view(&became).n) {
			buf_puts(&head, " → ");
			buf_str(&head, buf_view(&became));
		}
		show_doubt(p, view_decision_doubts(d) > 0, &head);
		paper_block(p->call, INDENT, STR(""), STYLE_STRONG, buf_view(&head));
		if (d->text.text)
			paper_block(p->call, INDENT + STEP, STR(""), STYLE_PLAIN,
				    str_of(d->text.text));
		show_source(p, d->text.text ? &d->text : &d->body);
		show_votes(p, i + 1, INDENT + STEP);
	}
}

static void put_amounts(const struct page *p)
{
	if (p->item->amounts.n)
		show_heading(p, N_("Money"));
	for (uint32_t i = 0; i < p->item->amounts.n; i++) {
		const struct rec_amount *m = &p->item->amounts.at[i];
		BUF_AUTO out = BUF_INIT(TEXT_MAX);
		char lead[24];
		(void)snprintf(lead, sizeof(lead), "  %u.", i + 1);
		show_amount(p->call, m, &out);
		show_doubt(p, m->text.doubt || m->period.doubt, &out);
		paper_block(p->call, INDENT + STEP, str_of(lead), STYLE_PLAIN, buf_view(&out));
		show_source(p, &m->text);
	}
}

/* The sums that it shares out. */
static void put_pools(const struct page *p, const struct money *m)
{
	if (!m || !m->pools.n)
		return;
	show_heading(p, N_("Shared out"));
	for (uint32_t i = 0; i < m->pools.n; i++)
		money_put_check(p->call, &m->pools.at[i], INDENT);
}

static void put_commitments(const struct page *p)
{
	if (p->item->commitments.n)
		show_heading(p, N_("Promises"));
	for (uint32_t i = 0; i < p->item->commitments.n; i++) {
		const struct rec_commitment *c = &p->item->commitments.at[i];
		BUF_AUTO text = BUF_INIT(TEXT_MAX);
		BUF_AUTO when = BUF_INIT(TEXT_MAX);
		char lead[24];
		(void)snprintf(lead, sizeof(lead), "  %u.", i + 1);
		buf_puts(&text, c->text.text ? c->text.text : "");
		show_doubt(p, c->text.doubt, &text);
		paper_block(p->call, INDENT + STEP, str_of(lead), STYLE_PLAIN, buf_view(&text));
		show_due(p->call, c, &when);
		if (c->who.text)
			buf_printf(&when, "%s%s", buf_view(&when).n ? " · " : "", c->who.text);
		show_doubt(p, c->due.doubt || c->recurrence.doubt || c->who.doubt, &when);
		if (buf_view(&when).n)
			paper_block(p->call, INDENT + STEP, STR("    →"), STYLE_STRONG,
				    buf_view(&when));
		due_fates(p->call, INDENT + STEP, p->promises, (int)i + 1);
		show_source(p, &c->text);
	}
}

static void put_attachments(const struct page *p)
{
	if (p->item->attachments.n)
		show_heading(p, N_("Attachments"));
	for (uint32_t i = 0; i < p->item->attachments.n; i++) {
		const struct rec_attachment *a = &p->item->attachments.at[i];
		BUF_AUTO out = BUF_INIT(TEXT_MAX);
		buf_puts(&out, a->title.text ? a->title.text : "?");
		if (a->closed)
			buf_printf(&out, " [%s]", call_tr(p->call, N_("closed")));
		paper_block(p->call, INDENT + 2, STR("  –"), STYLE_PLAIN, buf_view(&out));
		show_source(p, &a->title);
	}
}

/* The sub-points of the item: "A. Invitation til …". */
static void put_parts(const struct page *p)
{
	if (p->item->parts.n)
		show_heading(p, N_("Sub-points"));
	for (uint32_t i = 0; i < p->item->parts.n; i++) {
		const struct rec_part *part = &p->item->parts.at[i];
		BUF_AUTO lead = BUF_INIT(LEAD_MAX);
		buf_printf(&lead, "  %s", part->mark.text ? part->mark.text : "–");
		paper_block(p->call, INDENT + STEP, buf_view(&lead), STYLE_PLAIN,
			    str_of(part->text.text ? part->text.text : ""));
		show_source(p, &part->text);
	}
}

static void put_texts(const struct page *p)
{
	for (uint32_t i = 0; i < p->item->sections.n; i++) {
		const struct rec_section *s = &p->item->sections.at[i];
		if (!s->text.text)
			continue;
		paper_gap(p->call);
		paper_heading(p->call,
			      str_of(s->heading.text ? s->heading.text
						     : call_tr(p->call, N_("(no heading)"))));
		paper_block(p->call, INDENT, STR(""), STYLE_PLAIN, str_of(s->text.text));
	}
}

static void put_sections(const struct page *p)
{
	BUF_AUTO out = BUF_INIT(TEXT_MAX);
	for (uint32_t i = 0; i < p->item->sections.n; i++) {
		const char *name = p->item->sections.at[i].heading.text;
		if (name)
			buf_printf(&out, "%s%s", buf_view(&out).n ? " · " : "", name);
	}
	if (!buf_view(&out).n)
		return;
	show_heading(p, N_("Sections"));
	paper_block(p->call, INDENT, STR(""), STYLE_PLAIN, buf_view(&out));
}

/* Amounts of money are kept in øre. */
static const char *as_said(const struct page *p, const char *field, const char *value)
{
	enum { SAID_MAX = 256 };
	BUF_AUTO out = BUF_INIT(SAID_MAX);
	char *end = NULL;
	long long oere = value ? strtoll(value, &end, 10) : 0;
	if (!value || end == value || *end || !str_ends(str_of(field), STR(".oere")))
		return value ? value : "";
	human_money(&out, p->call->lang, oere);
	const char *said = buf_take(&out, p->call->arena);
	return said ? said : value;
}

static void put_corrections(const struct page *p, const char *key)
{
	bool any = false;
	for (uint32_t i = 0; i < p->v->corrections.n; i++) {
		const struct view_correction *c = &p->v->corrections.at[i];
		BUF_AUTO out = BUF_INIT(TEXT_MAX);
		bool queued = strcmp(c->state, "queued") == 0;
		bool contested = strcmp(c->state, "contested") == 0;
		if (strcmp(c->key, key) != 0 || strcmp(c->state, "superseded") == 0)
			continue;
		if (!any)
			show_heading(p, N_("Said by people"));
		any = true;
		bool same = c->old_value && c->new_value && !strcmp(c->old_value, c->new_value);
		i18n_format(&out, p->call->lang,
			    same ? N_("{1} confirmed by {3}")
			    : contested ? N_("{1} set to “{2}” by {3}; the document now says “{4}”")
					: N_("{1} set to “{2}” by {3}; it read “{4}”"),
			    c->field, as_said(p, c->field, c->new_value), c->who,
			    as_said(p, c->field, c->old_value));
		if (queued)
			buf_printf(&out, " [%s]",
				   call_tr(p->call, N_("waits: no longer finds "
						       "its place")));
		if (contested)
			buf_printf(&out, " [%s]", call_tr(p->call, N_("waits for a person")));
		paper_block(p->call, INDENT, STR(""),
			    queued || contested ? STYLE_WARNING : STYLE_PLAIN, buf_view(&out));
	}
}

void show_item(struct command_call *call, const struct view *v, uint32_t index,
	       const struct show_how *how)
{
	const struct view_item *shown = &v->items.at[index];
	const struct page p = {call,
			       v,
			       &v->record.items.at[index],
			       &v->sources.at[shown->source],
			       how->promises,
			       how->votes,
			       how->source};
	put_head(&p, shown);
	if (shown->withdrawn)
		paper_block(call, 0, STR(""), STYLE_WARNING,
			    str_of(call_tr(call, N_("no longer in the newest version"))));
	if (shown->hidden) {
		paper_block(call, 0, STR(""), STYLE_WARNING,
			    str_of(call_tr(call, N_("Closed item: only its public title is "
						    "shown"))));
		return;
	}
	put_parts(&p);
	put_recommendations(&p);
	if (!p.item->recommendations.n && p.item->route.n) {
		BUF_AUTO route = BUF_INIT(TEXT_MAX);
		show_heading(&p, N_("Route"));
		put_route(&p.item->route, &route);
		paper_block(call, INDENT, STR(""), STYLE_PLAIN, buf_view(&route));
	}
	put_decision(&p);
	show_votes(&p, 0, INDENT);
	put_absent(&p);
	put_prior(&p);
	put_amounts(&p);
	put_pools(&p, how->money);
	put_commitments(&p);
	put_attachments(&p);
	if (how->text)
		put_texts(&p);
	else
		put_sections(&p);
	put_corrections(&p, shown->key);
}
