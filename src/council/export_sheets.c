/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables for spreadsheets, from the same view as “spor show”: a line begins with the key, body,
 * day, number and title of what it is about, and ends with the place it was read from. */
#include "council/export_line.h"

#include "core/json.h"
#include "council/statements.h"
#include "council/vote_view.h"

#include <stdio.h>

enum { LINE_MAX_BYTES = 256 * 1024 * 1024 };
static const size_t MEETING_MEMORY = (size_t)1024 * 1024 * 1024;

enum sheet {
	MEETINGS,
	ITEMS,
	SECTIONS,
	RECOMMENDATIONS,
	DECISIONS,
	OUTCOMES,
	ATTENDANCE,
	DISSENT,
	AMOUNTS,
	COMMITMENTS,
	SHEETS
};

#define OF_MEETING "key,municipality,body,date,"
#define OF_ITEM OF_MEETING "number,title,"
#define PLACE ",document,page,line"

static const struct sheet_form forms[SHEETS] = {
	[MEETINGS] = {"meetings.csv", OF_MEETING "start,end,place,kind,version,withdrawn,items,"
						 "document"},
	[ITEMS] = {"items.csv", OF_ITEM "kind,case,closed,withdrawn" PLACE},
	[SECTIONS] = {"sections.csv", OF_ITEM "kind,heading,text" PLACE},
	[RECOMMENDATIONS] = {"recommendations.csv", OF_ITEM "recommendation,by,point,text" PLACE},
	[DECISIONS] = {"decisions.csv", OF_ITEM "decision,by_body,on_date,as_item,text" PLACE},
	[OUTCOMES] = {"outcomes.csv", OF_ITEM "decision,recommendation,point,outcome" PLACE},
	[ATTENDANCE] = {"attendance.csv", OF_ITEM "decision,person,party,status,note" PLACE},
	[DISSENT] = {"dissent.csv", OF_ITEM
		     "decision,person,party,stance,about,about_points,about_by,about_number,"
		     "about_text,about_outcome" PLACE},
	[AMOUNTS] = {"amounts.csv", OF_ITEM "amount,period,words" PLACE},
	[COMMITMENTS] = {"commitments.csv",
			 OF_ITEM "text,due,due_from,due_to,who,recurrence" PLACE},
};

struct sheeting {
	struct sheets to;
	struct arena *arena; /* of one meeting */
	const struct view *v;
	struct lexicon *lex;
	const char *date; /* of the meeting */
	struct {
		uint32_t source, off;
		unsigned page, line;
	} last; /* counting lines goes on from here */
};

/* ---- a line ---- */

static void put(struct sheeting *s, const char *field)
{
	sheets_put(&s->to, field);
}

static void of_meeting(struct sheeting *s, const char *key)
{
	sheets_begin(&s->to);
	put(s, key);
	sheets_put_int(&s->to, s->v->municipality);
	put(s, s->v->body);
	put(s, s->date);
}

/* UINT32_MAX: the meeting itself */
static void of_item(struct sheeting *s, uint32_t i)
{
	const struct rec_item *item = i == UINT32_MAX ? NULL : &s->v->record.items.at[i];
	of_meeting(s, item ? s->v->items.at[i].key : s->v->key);
	put(s, item ? item->number.text : NULL);
	put(s, item ? item->title.text : NULL);
}

static unsigned line_of(struct sheeting *s, uint32_t source, uint32_t off)
{
	const struct view_source *from = &s->v->sources.at[source];
	const struct extraction *x = &from->text;
	if (from->layout.n && !view_page(from, off))
		return view_line(from, off);
	bool on = s->last.line && s->last.source == source && s->last.off <= off;
	unsigned line = on ? s->last.line : 1;
	for (uint32_t i = on ? s->last.off : 0; i < off && i < x->text_len; i++)
		line += x->text[i] == '\n';
	s->last.source = source;
	s->last.off = off;
	s->last.line = line;
	return line;
}

/* Ends a line about item i with where the first of two facts that has a place was read. */
static sp_rc end_at(struct sheeting *s, enum sheet sheet, uint32_t i, const struct fact *f,
		    const struct fact *otherwise)
{
	uint32_t index = i == UINT32_MAX ? s->v->source : s->v->items.at[i].source;
	const struct view_source *source = &s->v->sources.at[index];
	if (!f->spans.n)
		f = otherwise;
	put(s, source->document);
	if (f && f->spans.n) {
		uint32_t off = f->spans.at[0].off;
		sheets_put_index(&s->to, view_page(source, off));
		sheets_put_index(&s->to, line_of(s, index, off));
	} else {
		put(s, NULL);
		put(s, NULL);
	}
	return sheets_end(&s->to, (int)sheet);
}

/* ---- what a meeting holds ---- */

static sp_rc put_meeting(struct sheeting *s)
{
	const struct rec_meeting *m = &s->v->record.meeting;
	uint32_t items = 0;
	for (uint32_t i = 0; i < s->v->items.n; i++)
		items += !s->v->items.at[i].withdrawn;
	of_meeting(s, s->v->key);
	put(s, m->start.text);
	put(s, m->end.text);
	put(s, m->place.text);
	put(s, m->kind_said.text);
	sheets_put_int(&s->to, s->v->version);
	put(s, s->v->withdrawn ? "true" : "false");
	sheets_put_int(&s->to, items);
	put(s, s->v->sources.at[s->v->source].document);
	return sheets_end(&s->to, MEETINGS);
}

static sp_rc put_persons(struct sheeting *s, uint32_t i, uint32_t decision, const rec_persons *list,
			 const char *status)
{
	for (uint32_t k = 0; k < list->n; k++) {
		const struct rec_person *p = &list->at[k];
		of_item(s, i);
		sheets_put_index(&s->to, decision);
		put(s, p->name.text);
		put(s, p->party.text);
		put(s, status);
		put(s, p->note.text);
		SP_TRY(end_at(s, ATTENDANCE, i, &p->name, &p->note));
	}
	return SP_OK;
}

static sp_rc put_sections(struct sheeting *s, uint32_t i, const struct rec_item *item)
{
	for (uint32_t k = 0; k < item->sections.n; k++) {
		const struct rec_section *section = &item->sections.at[k];
		of_item(s, i);
		put(s, section_kind_name(section->kind));
		put(s, section->heading.text);
		put(s, section->text.text);
		SP_TRY(end_at(s, SECTIONS, i, &section->text, &section->heading));
	}
	return SP_OK;
}

static sp_rc put_recommendations(struct sheeting *s, uint32_t i, const struct rec_item *item)
{
	for (uint32_t k = 0; k < item->recommendations.n; k++) {
		const struct rec_recommendation *r = &item->recommendations.at[k];
		for (uint32_t p = 0; p < r->points.n; p++) {
			of_item(s, i);
			sheets_put_index(&s->to, k + 1);
			put(s, r->by.text);
			sheets_put_index(&s->to, p + 1);
			put(s, r->points.at[p].text);
			SP_TRY(end_at(s, RECOMMENDATIONS, i, &r->points.at[p], &r->by));
		}
	}
	return SP_OK;
}

/* decision 0: the meeting's own */
static sp_rc put_decision(struct sheeting *s, uint32_t i, uint32_t decision,
			  const struct rec_decision *d)
{
	if (d->text.text || d->body.text || d->outcomes.n) {
		of_item(s, i);
		sheets_put_index(&s->to, decision);
		put(s, d->body.text);
		put(s, d->date.text);
		put(s, d->item_no.text);
		put(s, d->text.text);
		SP_TRY(end_at(s, DECISIONS, i, &d->text, &d->body));
	}
	for (uint32_t k = 0; k < d->outcomes.n; k++) {
		const struct rec_outcome *o = &d->outcomes.at[k];
		of_item(s, i);
		sheets_put_index(&s->to, decision);
		sheets_put_index(&s->to, o->rec > 0 ? (uint32_t)o->rec : 0);
		sheets_put_index(&s->to, o->point > 0 ? (uint32_t)o->point : 0);
		put(s, outcome_name(o->outcome));
		SP_TRY(end_at(s, OUTCOMES, i, &o->said, &d->text));
	}
	return put_persons(s, i, decision, &d->absent, "absent");
}

/* Each vote with what it was taken to, as “spor person --csv” tells it. */
static sp_rc put_dissent(struct sheeting *s, uint32_t i)
{
	struct item_votes votes;
	SP_TRY(vote_view(s->arena, s->lex, s->v, i, &votes));
	for (uint32_t k = 0; k < votes.list.n; k++) {
		const struct vote *v = &votes.list.at[k].v;
		const char *points;
		SP_TRY(vote_points(s->arena, v, &points));
		of_item(s, i);
		sheets_put_index(&s->to, votes.list.at[k].decision);
		put(s, v->d.person.text);
		put(s, v->d.party.text);
		put(s, vote_kind(v));
		put(s, vote_about(v));
		put(s, points);
		put(s, v->by);
		put(s, v->which);
		put(s, v->about.text);
		put(s, vote_outcome(v));
		SP_TRY(end_at(s, DISSENT, i, &v->d.said, &v->d.person));
	}
	return SP_OK;
}

static sp_rc put_amounts(struct sheeting *s, uint32_t i, const struct rec_item *item)
{
	for (uint32_t k = 0; k < item->amounts.n; k++) {
		const struct rec_amount *m = &item->amounts.at[k];
		BUF_AUTO number = BUF_INIT(64);
		struct json_writer w = JW_WRITER(&number, JW_COMPACT);
		jw_decimal(&w, m->sign == '-' ? -m->oere : m->oere, 2);
		of_item(s, i);
		sheets_put_str(&s->to, buf_view(&number));
		put(s, m->period.text);
		put(s, m->text.text);
		SP_TRY(end_at(s, AMOUNTS, i, &m->text, &m->period));
	}
	return SP_OK;
}

static sp_rc put_commitments(struct sheeting *s, uint32_t i, const struct rec_item *item)
{
	for (uint32_t k = 0; k < item->commitments.n; k++) {
		const struct rec_commitment *c = &item->commitments.at[k];
		of_item(s, i);
		put(s, c->text.text);
		put(s, c->due.text);
		put(s, c->first.text);
		put(s, c->last.text);
		put(s, c->who.text);
		put(s, c->recurrence.text);
		SP_TRY(end_at(s, COMMITMENTS, i, &c->text, &c->due));
	}
	return SP_OK;
}

static sp_rc put_item(struct sheeting *s, uint32_t i)
{
	const struct rec_item *item = &s->v->record.items.at[i];
	of_item(s, i);
	put(s, item_kind_name(item->kind));
	put(s, item->case_no.text);
	put(s, item->closed ? "true" : "false");
	put(s, s->v->items.at[i].withdrawn ? "true" : "false");
	SP_TRY(end_at(s, ITEMS, i, &item->title, &item->number));
	SP_TRY(put_sections(s, i, item));
	SP_TRY(put_recommendations(s, i, item));
	SP_TRY(put_decision(s, i, 0, &item->decision));
	for (uint32_t k = 0; k < item->prior_decisions.n; k++)
		SP_TRY(put_decision(s, i, k + 1, &item->prior_decisions.at[k]));
	SP_TRY(put_persons(s, i, 0, &item->absent, "absent"));
	SP_TRY(put_dissent(s, i));
	SP_TRY(put_amounts(s, i, item));
	return put_commitments(s, i, item);
}

static sp_rc put_view(struct sheeting *s)
{
	SP_TRY(put_meeting(s));
	SP_TRY(put_persons(s, UINT32_MAX, 0, &s->v->record.meeting.present, "present"));
	SP_TRY(put_persons(s, UINT32_MAX, 0, &s->v->record.meeting.absent, "absent"));
	for (uint32_t i = 0; i < s->v->items.n; i++)
		SP_TRY(put_item(s, i));
	return SP_OK;
}

/* ---- all meetings ---- */

struct place {
	int64_t municipality, id;
	char day[CIVIL_ISO_SIZE];
};
struct places {
	SP_LIST(struct place) list;
};

static sp_rc load_page(const struct sheeting *s, struct place *after, struct places *out,
		       struct sp_err *e)
{
	const struct db_value args[] = {DB_V_INT(after->municipality), DB_V_TEXT(after->day),
					DB_V_INT(after->id), DB_V_INT(s->to.x->wish->municipality)};
	DB_ROWS_AUTO rows = NULL;
	out->list.n = 0;
	SP_TRY(db_query(s->to.x->db, council_sql(SQL_MEETINGS_AFTER), args, 4, &rows, e));
	DB_EACH(rows, e) {
		struct place *p = sp_push(s->to.x->call->arena, &out->list);
		SP_NEED(p);
		p->municipality = db_int(rows, 0);
		(void)snprintf(p->day, sizeof(p->day), STR_FMT, STR_ARG(db_str(rows, 1)));
		p->id = db_int(rows, 2);
		*after = *p;
	}
	return SP_OK;
}

static sp_rc put_one(struct sheeting *s, const struct place *p, struct sp_err *e)
{
	struct view *v;
	arena_reset(s->arena);
	SP_TRY(view_load(s->to.x->db, s->arena, p->municipality, p->id, !s->to.x->wish->open, &v,
			 e));
	s->v = v;
	s->date = p->day;
	s->last.line = 0;
	SP_TRY(put_view(s));
	return export_step(s->to.x, e);
}

static sp_rc put_meetings(struct sheeting *s, struct sp_err *e)
{
	struct place after = {-1, 0, ""};
	struct places page = {0};
	for (;;) {
		SP_TRY(load_page(s, &after, &page, e));
		if (!page.list.n)
			return SP_OK;
		for (uint32_t i = 0; i < page.list.n; i++)
			SP_TRY(put_one(s, &page.list.at[i], e));
	}
}

static sp_rc put_sheets(struct sheeting *s, struct sp_err *e)
{
	SP_TRY(sheets_open(&s->to, e));
	SP_TRY(put_meetings(s, e));
	return sheets_close(&s->to, e);
}

sp_rc export_sheets(struct exporter *x, struct sp_err *e)
{
	ARENA_AUTO arena = arena_new(MEETING_MEMORY);
	struct export_file files[SHEETS] = {0};
	struct sheeting s = {.to = {x, files, forms, SHEETS, BUF_INIT(LINE_MAX_BYTES), true},
			     .arena = arena};
	SP_NEED(arena);
	SP_TRY(lexicon_load(call_setting(x->call, "lexicon.file"), &s.lex, e));
	sp_rc rc = put_sheets(&s, e);
	sheets_free(&s.to);
	lexicon_free(s.lex);
	return rc;
}
