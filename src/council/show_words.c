/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/show.h"

#include "core/human.h"
#include "council/when.h"

enum { POINTS_MAX = 4096 };

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

/* Which points had the outcome: "1-2, 4"; "2.1" is the first one of the second recommendation. */
static void put_points(const struct rec_decision *d, enum outcome o, bool several, struct buf *out)
{
	for (uint32_t i = 0, last; i < d->outcomes.n; i = last + 1) {
		const struct rec_outcome *at = d->outcomes.at;
		last = i;
		if (at[i].outcome != o || !at[i].point)
			continue;
		while (last + 1 < d->outcomes.n && at[last + 1].outcome == o &&
		       at[last + 1].rec == at[i].rec && at[last + 1].point == at[last].point + 1)
			last++;
		buf_puts(out, buf_view(out).n ? ", " : "");
		if (several)
			buf_printf(out, "%d.", at[i].rec);
		buf_printf(out, "%d", at[i].point);
		if (last > i)
			buf_printf(out, "-%d", at[last].point);
	}
}

static void put_outcome(const struct command_call *call, const struct rec_decision *d,
			enum outcome o, bool several, struct buf *out)
{
	BUF_AUTO points = BUF_INIT(POINTS_MAX);
	put_points(d, o, several, &points);
	buf_puts(out, buf_view(out).n ? ", " : "");
	buf_puts(out, show_outcome(call, o));
	if (!buf_view(&points).n)
		return;
	buf_char(&points, '\0');
	buf_char(out, ' ');
	i18n_format(out, call->lang,
		    strpbrk(points.p, "-,") ? N_("(points {1})") : N_("(point {1})"), points.p);
}

void show_outcomes(const struct command_call *call, const struct rec_decision *d, struct buf *out)
{
	bool seen[OUTCOME_COUNT] = {false}, several = false;
	uint32_t kinds = 0;
	for (uint32_t i = 0; i < d->outcomes.n; i++) {
		several = several || d->outcomes.at[i].rec > 1;
		kinds += !seen[d->outcomes.at[i].outcome];
		seen[d->outcomes.at[i].outcome] = true;
	}
	if (kinds == 1)
		buf_puts(out, show_outcome(call, d->outcomes.at[0].outcome));
	for (uint32_t i = 0; kinds > 1 && i < d->outcomes.n; i++) {
		enum outcome o = d->outcomes.at[i].outcome;
		if (seen[o] && o != OUTCOME_NONE)
			put_outcome(call, d, o, several, out);
		seen[o] = false;
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

void show_due(const struct command_call *call, const struct rec_commitment *c, struct buf *out)
{
	if (c->due.text) {
		buf_puts(out, call_tr(call, N_("due ")));
		when_due(out, call->lang, c->due.text);
	}
	if (c->recurrence.text) {
		buf_puts(out, c->due.text ? call_tr(call, N_(", then ")) : "");
		when_again(out, call->lang, c->recurrence.text);
	}
}

void show_amount(const struct command_call *call, const struct rec_amount *m, struct buf *out)
{
	if (m->sign)
		buf_char(out, m->sign);
	human_money(out, call->lang, m->oere);
	if (m->period.text) {
		buf_puts(out, " (");
		when_period(out, call->lang, m->period.text);
		buf_char(out, ')');
	}
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
