/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/show.h"

#include "core/human.h"

static const char *const outcomes[OUTCOME_COUNT] = {
	[OUTCOME_NONE] = N_("no decision"),	   [OUTCOME_APPROVED] = N_("approved"),
	[OUTCOME_RECOMMENDED] = N_("recommended"), [OUTCOME_NOTED] = N_("noted"),
	[OUTCOME_DISCUSSED] = N_("discussed"),	   [OUTCOME_POSTPONED] = N_("postponed"),
	[OUTCOME_RETURNED] = N_("sent back"),	   [OUTCOME_REJECTED] = N_("rejected"),
	[OUTCOME_AMENDED] = N_("amended")};

const char *show_outcome(const struct command_call *call, enum outcome o)
{
	return call_tr(call, outcomes[o]);
}

enum call_style show_outcome_style(enum outcome o)
{
	if (o == OUTCOME_REJECTED)
		return STYLE_BAD;
	if (o == OUTCOME_POSTPONED || o == OUTCOME_RETURNED || o == OUTCOME_AMENDED)
		return STYLE_WARNING;
	return o == OUTCOME_NONE ? STYLE_FAINT : STYLE_GOOD;
}

void show_outcomes(const struct command_call *call, const struct rec_decision *d, struct buf *out)
{
	bool seen[OUTCOME_COUNT] = {false};
	bool any = false;
	for (uint32_t i = 0; i < d->outcomes.n; i++) {
		enum outcome o = d->outcomes.at[i].outcome;
		if (seen[o] || (o == OUTCOME_NONE && d->outcomes.n > 1))
			continue;
		seen[o] = true;
		buf_puts(out, any ? ", " : "");
		buf_puts(out, show_outcome(call, o));
		any = true;
	}
}

void show_persons(const rec_persons *list, bool notes, struct buf *out)
{
	for (uint32_t i = 0; i < list->n; i++) {
		const struct rec_person *p = &list->at[i];
		buf_puts(out, i ? ", " : "");
		buf_puts(out, p->name.text ? p->name.text : "?");
		if (p->party.text)
			buf_printf(out, " (%s)", p->party.text);
		if (notes && p->note.text)
			buf_printf(out, " – %s", p->note.text);
	}
}

void show_day(const struct command_call *call, const char *iso, struct buf *out)
{
	struct civil date;
	if (!iso)
		return;
	if (civil_parse_iso(iso, &date))
		human_date(out, call->lang, date);
	else
		buf_puts(out, iso);
}

/* "marts 2022": the month of a day. */
static void put_month(const struct command_call *call, struct civil first, struct buf *out)
{
	BUF_AUTO day = BUF_INIT(64);
	human_date(&day, call->lang, first);
	struct str s = buf_view(&day);
	size_t space = str_find(s, STR(" "));
	buf_str(out, space == SIZE_MAX ? s : str_sub(s, space + 1, s.n));
}

void show_due(const struct command_call *call, const struct rec_commitment *c, struct buf *out)
{
	struct civil first, last;
	if (!c->due.text)
		return;
	if (strcmp(c->due.text, "next-meeting") == 0) {
		buf_puts(out, call_tr(call, N_("next meeting")));
		return;
	}
	if (!c->first.text || !c->last.text || !civil_parse_iso(c->first.text, &first) ||
	    !civil_parse_iso(c->last.text, &last)) {
		buf_puts(out, c->due.text);
		return;
	}
	if (civil_cmp(first, last) == 0) {
		human_date(out, call->lang, last);
	} else if (first.day == 1 && first.year == last.year && first.month == last.month &&
		   last.day == civil_days_in_month(last.year, last.month)) {
		put_month(call, first, out);
	} else {
		human_date(out, call->lang, first);
		buf_puts(out, " – ");
		human_date(out, call->lang, last);
	}
}

void show_amount(const struct command_call *call, const struct rec_amount *m, struct buf *out)
{
	if (m->sign)
		buf_char(out, m->sign);
	human_money(out, call->lang, m->oere);
	if (m->period.text)
		buf_printf(out, " (%s)", m->period.text);
}

void show_meeting_name(const struct command_call *call, const struct view *v, struct buf *out)
{
	buf_printf(out, "%s, ", v->body);
	human_date(out, call->lang, v->day);
}

const char *show_meeting_kind(const struct command_call *call, enum meeting_kind kind)
{
	static const char *const kinds[] = {[MEETING_KIND_UNKNOWN] = N_("Meeting"),
					    [MEETING_AGENDA] = N_("Agenda"),
					    [MEETING_SUPPLEMENT] = N_("Supplementary agenda"),
					    [MEETING_MINUTES] = N_("Minutes")};
	return call_tr(call, kinds[kind]);
}
