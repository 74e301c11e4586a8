/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/show.h"

#include "core/human.h"
#include "council/paper.h"
#include "read/municipality.h"

#include <stdio.h>

enum { TEXT_MAX = 1024 * 1024, LEAD_MOST = 12 };

static void put_when_and_where(struct command_call *call, const struct view *v)
{
	const struct rec_meeting *m = &v->record.meeting;
	BUF_AUTO out = BUF_INIT(TEXT_MAX);
	human_date(&out, call->lang, v->day);
	if (m->start.text)
		i18n_format(&out, call->lang, N_(" at {1}"), m->start.text);
	if (m->start.text && m->end.text)
		buf_printf(&out, "–%s", m->end.text);
	if (m->place.text)
		buf_printf(&out, ", %s", m->place.text);
	paper_block(call, 0, STR(""), STYLE_PLAIN, buf_view(&out));
}

static void put_what(struct command_call *call, const struct view *v)
{
	const char *name = municipality_name((int)v->municipality);
	BUF_AUTO out = BUF_INIT(TEXT_MAX);
	buf_puts(&out, show_meeting_kind(call, v->record.meeting.kind));
	if (name)
		buf_printf(&out, " · %s", name);
	if (v->term)
		i18n_format(&out, call->lang, N_(" · term {1}"), v->term);
	buf_printf(&out, " · %s", v->key);
	paper_block(call, 0, STR(""), STYLE_FAINT, buf_view(&out));
	if (v->withdrawn)
		paper_block(call, 0, STR(""), STYLE_WARNING,
			    str_of(call_tr(call, N_("Withdrawn: no longer published"))));
}

static void put_attendance(struct command_call *call, const char *key, const rec_persons *list,
			   bool notes)
{
	BUF_AUTO out = BUF_INIT(TEXT_MAX);
	if (!list->n)
		return;
	show_persons(list, notes, &out);
	paper_block(call, LEAD_MOST + 2, str_of(call_tr(call, key)), STYLE_PLAIN, buf_view(&out));
}

static void put_number_of(struct command_call *call, uint32_t n, const char *one, const char *many,
			  struct buf *out)
{
	if (!n)
		return;
	if (buf_view(out).n)
		buf_puts(out, " · ");
	buf_printf(out, "%u %s", n, call_tr(call, n == 1 ? one : many));
}

/* Who voted for it did not disagree. */
static uint32_t dissents(const struct rec_item *item)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < item->dissent.n; i++)
		n += item->dissent.at[i].stance != STANCE_FOR;
	return n;
}

static void put_counts(struct command_call *call, unsigned indent, const struct rec_item *item)
{
	BUF_AUTO out = BUF_INIT(TEXT_MAX);
	put_number_of(call, item->amounts.n, N_("amount"), N_("amounts"), &out);
	put_number_of(call, item->commitments.n, N_("promise"), N_("promises"), &out);
	put_number_of(call, dissents(item), N_("dissent"), N_("dissents"), &out);
	put_number_of(call, view_item_doubts(item), N_("doubtful reading"), N_("doubtful readings"),
		      &out);
	if (buf_view(&out).n)
		paper_block(call, indent, STR(""), STYLE_FAINT, buf_view(&out));
}

/* The style of the outcome that a reader must not overlook. */
static enum call_style worst(const struct rec_decision *d)
{
	enum call_style style = STYLE_PLAIN;
	for (uint32_t i = 0; i < d->outcomes.n; i++) {
		enum call_style one = show_outcome_style(d->outcomes.at[i].outcome);
		style = one > style ? one : style;
	}
	return style;
}

/* "Godkendt." under "godkendt". */
static bool says_no_more(struct str text, struct str outcome)
{
	while (str_ends(text, STR(".")))
		text = str_sub(text, 0, text.n - 1);
	return text.n == outcome.n && str_istarts(text, outcome);
}

static void put_decision(struct command_call *call, unsigned indent, const struct rec_item *item)
{
	BUF_AUTO out = BUF_INIT(TEXT_MAX);
	const struct rec_decision *d = &item->decision;
	show_outcomes(call, d, &out);
	struct str said = buf_view(&out);
	if (said.n)
		paper_block(call, indent + 2, STR(""), worst(d), said);
	const char *text = d->text.text ? str_squeeze(call->arena, str_of(d->text.text)) : NULL;
	if (text && !says_no_more(str_of(text), said))
		paper_line(call, indent + 2, STR(""), STYLE_PLAIN, str_of(text));
}

/* Its number; of those with the same number each by the name that finds it. */
static const char *name_of(const struct view *v, uint32_t i)
{
	const char *number = v->record.items.at[i].number.text, *slug = v->items.at[i].slug;
	return !number || strchr(slug, '~') ? slug : number;
}

/* The widest number, so that titles stand under one another. */
static unsigned number_room(const struct view *v)
{
	size_t most = 2;
	for (uint32_t i = 0; i < v->items.n; i++) {
		size_t n = str_columns(str_of(name_of(v, i)));
		most = n > most ? n : most;
	}
	return (unsigned)(most > LEAD_MOST ? LEAD_MOST : most) + 2;
}

static void put_item(struct command_call *call, const struct view *v, uint32_t i, unsigned indent)
{
	const struct rec_item *item = &v->record.items.at[i];
	const struct view_item *shown = &v->items.at[i];
	struct str number = str_of(name_of(v, i));
	BUF_AUTO title = BUF_INIT(TEXT_MAX);
	buf_puts(&title, paper_title(call, item->title.text, item->closed));
	if (item->closed && item->title.text)
		buf_printf(&title, " [%s]", call_tr(call, N_("closed")));
	if (shown->withdrawn)
		buf_printf(&title, " [%s]", call_tr(call, N_("no longer in the newest version")));
	paper_block(call, indent, number, shown->withdrawn ? STYLE_FAINT : STYLE_STRONG,
		    buf_view(&title));
	if (shown->hidden || shown->withdrawn)
		return;
	put_decision(call, indent, item);
	put_counts(call, indent + 2, item);
}

static void put_version(struct command_call *call, const struct view_version *one, bool shown)
{
	BUF_AUTO out = BUF_INIT(TEXT_MAX);
	char number[16] = "";
	struct str imported = str_of(one->imported ? one->imported : "");
	enum meeting_kind kind = view_kind(one->kind);
	const char *day = arena_strndup(call->arena, imported.p, imported.n < 10 ? imported.n : 10);
	(void)snprintf(number, sizeof(number), "%d", one->version);
	if (kind != MEETING_KIND_UNKNOWN)
		buf_printf(&out, "%s, ", show_meeting_kind(call, kind));
	buf_puts(&out, one->name);
	buf_puts(&out, ", ");
	buf_puts(&out, call_tr(call, N_("imported")));
	buf_char(&out, ' ');
	show_day(call, day, &out);
	if (one->current)
		buf_printf(&out, " · %s", call_tr(call, N_("in force")));
	paper_block(call, (unsigned)strlen(number) + 2, str_of(number),
		    shown ? STYLE_PLAIN : STYLE_FAINT, buf_view(&out));
}

static void put_foot(struct command_call *call, const struct view *v)
{
	const struct view_source *s = &v->sources.at[v->source];
	char version[16];
	(void)snprintf(version, sizeof(version), "%d", v->version);
	paper_gap(call);
	if (v->versions.n > 1) {
		paper_heading(call, str_of(call_tr(call, N_("Versions"))));
		for (uint32_t i = 0; i < v->versions.n; i++)
			put_version(call, &v->versions.at[i],
				    v->versions.at[i].version == v->version);
	} else {
		BUF_AUTO out = BUF_INIT(TEXT_MAX);
		const char *name = str_squeeze(call->arena, str_of(s->document));
		i18n_format(&out, call->lang, N_("Read from {1} ({2})"), name ? name : "?",
			    s->text.format ? s->text.format : "?");
		paper_block(call, 0, STR(""), STYLE_FAINT, buf_view(&out));
	}
	if (v->items.n && v->items.at[0].id)
		call_note(call, N_("one item in full: spor show {1}"), v->items.at[0].key);
}

void show_meeting(struct command_call *call, const struct view *v)
{
	unsigned indent = number_room(v);
	paper_heading(call, str_of(v->body));
	put_when_and_where(call, v);
	put_what(call, v);
	if (v->record.meeting.present.n || v->record.meeting.absent.n)
		paper_gap(call);
	put_attendance(call, N_("Present"), &v->record.meeting.present, true);
	put_attendance(call, N_("Absent"), &v->record.meeting.absent, true);
	paper_gap(call);
	for (uint32_t i = 0; i < v->items.n; i++)
		put_item(call, v, i, indent);
	if (!v->items.n)
		paper_block(call, 0, STR(""), STYLE_PLAIN,
			    str_of(call_tr(call, N_("No items: the document only says that the "
						    "meeting is held."))));
	put_foot(call, v);
}
