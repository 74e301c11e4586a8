/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/record_json.h"

#include "core/i18n.h"

#include <stdio.h>

enum { POINTER_MAX = 160, DOUBTS_JSON_MAX = 256 * 1024 * 1024, WARNING_MAX = 64 * 1024 };

struct place {
	const char *pointer;
	struct spans spans;
};

struct emitter {
	struct arena *arena;
	const struct record_json_more *more;
	struct json_writer w;
	char path[POINTER_MAX]; /* JSON pointer (RFC 6901) of the value being written */
	size_t path_n;
	SP_LIST(struct place) places;
	doubt_list doubts;
	bool failed;
};

static size_t enter(struct emitter *e, const char *name)
{
	size_t before = e->path_n;
	int n = snprintf(e->path + before, POINTER_MAX - before, "/%s", name);
	if (n > 0 && (size_t)n < POINTER_MAX - before)
		e->path_n += (size_t)n;
	return before;
}

static size_t enter_index(struct emitter *e, uint32_t i)
{
	char name[16];
	(void)snprintf(name, sizeof(name), "%u", i);
	return enter(e, name);
}

static void leave(struct emitter *e, size_t before)
{
	e->path_n = before;
	e->path[before] = '\0';
}

static void doubt(struct emitter *e, enum doubt why)
{
	struct doubt_said *slot = why ? sp_push(e->arena, &e->doubts) : NULL;
	if (!why)
		return;
	if (slot)
		*slot = (struct doubt_said){arena_strdup(e->arena, e->path), why};
	if (!slot || !slot->pointer)
		e->failed = true;
}

/* Remembers where the value just written was read. */
static void source_of(struct emitter *e, const struct fact *f)
{
	doubt(e, f->doubt);
	if (!f->spans.n)
		return;
	struct place *p = sp_push(e->arena, &e->places);
	if (!p || !(p->pointer = arena_strdup(e->arena, e->path))) {
		e->failed = true;
		return;
	}
	p->spans = f->spans;
}

static void put(struct emitter *e, const char *key, const struct fact *f)
{
	size_t at = enter(e, key);
	jw_put_text(&e->w, key, f->text);
	source_of(e, f);
	leave(e, at);
}

/* An enumerated value with the words it follows from. */
static void put_said(struct emitter *e, const char *key, const char *value, const struct fact *said)
{
	size_t at = enter(e, key);
	jw_put_text(&e->w, key, value);
	source_of(e, said);
	leave(e, at);
}

static size_t open_list(struct emitter *e, const char *key)
{
	jw_key(&e->w, key);
	jw_array_begin(&e->w);
	return enter(e, key);
}

static void close_list(struct emitter *e, size_t at)
{
	jw_array_end(&e->w);
	leave(e, at);
}

static void put_facts(struct emitter *e, const char *key, const rec_facts *facts)
{
	size_t list = open_list(e, key);
	for (uint32_t i = 0; i < facts->n; i++) {
		size_t at = enter_index(e, i);
		jw_text(&e->w, facts->at[i].text);
		source_of(e, &facts->at[i]);
		leave(e, at);
	}
	close_list(e, list);
}

static void put_persons(struct emitter *e, const char *key, const rec_persons *persons)
{
	size_t list = open_list(e, key);
	for (uint32_t i = 0; i < persons->n; i++) {
		size_t at = enter_index(e, i);
		jw_object_begin(&e->w);
		put(e, "name", &persons->at[i].name);
		put(e, "party", &persons->at[i].party);
		if (persons->at[i].note.text)
			put(e, "note", &persons->at[i].note);
		jw_object_end(&e->w);
		leave(e, at);
	}
	close_list(e, list);
}

static void put_meeting(struct emitter *e, const struct rec_meeting *m)
{
	size_t at = enter(e, "meeting");
	jw_key(&e->w, "meeting");
	jw_object_begin(&e->w);
	put(e, "body", &m->body);
	put_facts(e, "body_aliases", &m->body_aliases);
	put(e, "date", &m->date);
	put(e, "start", &m->start);
	put(e, "end", &m->end);
	put(e, "place", &m->place);
	put_said(e, "kind", meeting_kind_name(m->kind), &m->kind_said);
	if (m->municipality.text)
		put(e, "municipality", &m->municipality);
	put_persons(e, "present", &m->present);
	put_persons(e, "absent", &m->absent);
	jw_object_end(&e->w);
	leave(e, at);
}

static void put_attachments(struct emitter *e, const struct rec_item *item)
{
	size_t list = open_list(e, "attachments");
	bool closed = false;
	for (uint32_t i = 0; i < item->attachments.n; i++) {
		size_t at = enter_index(e, i);
		jw_text(&e->w, item->attachments.at[i].title.text);
		source_of(e, &item->attachments.at[i].title);
		leave(e, at);
		closed |= item->attachments.at[i].closed;
	}
	close_list(e, list);
	if (!closed)
		return;
	jw_key(&e->w, "attachments_closed");
	jw_array_begin(&e->w);
	for (uint32_t i = 0; i < item->attachments.n; i++)
		if (item->attachments.at[i].closed)
			jw_int(&e->w, i);
	jw_array_end(&e->w);
}

static void put_recommendations(struct emitter *e, const struct rec_item *item)
{
	size_t list = open_list(e, "recommendations");
	for (uint32_t i = 0; i < item->recommendations.n; i++) {
		const struct rec_recommendation *r = &item->recommendations.at[i];
		size_t at = enter_index(e, i);
		jw_object_begin(&e->w);
		put(e, "by", &r->by);
		put_facts(e, "to", &r->to);
		put_facts(e, "points", &r->points);
		jw_object_end(&e->w);
		leave(e, at);
	}
	close_list(e, list);
}

static void put_outcomes(struct emitter *e, const struct rec_decision *d)
{
	size_t list = open_list(e, "outcomes");
	for (uint32_t i = 0; i < d->outcomes.n; i++) {
		const struct rec_outcome *o = &d->outcomes.at[i];
		size_t at = enter_index(e, i);
		jw_object_begin(&e->w);
		jw_key(&e->w, "rec");
		o->rec ? jw_int(&e->w, o->rec) : jw_null(&e->w);
		jw_key(&e->w, "point");
		o->point ? jw_int(&e->w, o->point) : jw_null(&e->w);
		put_said(e, "outcome", outcome_name(o->outcome), &o->said);
		jw_object_end(&e->w);
		leave(e, at);
	}
	close_list(e, list);
}

static void put_decisions(struct emitter *e, const struct rec_item *item)
{
	size_t list = open_list(e, "prior_decisions");
	for (uint32_t i = 0; i < item->prior_decisions.n; i++) {
		const struct rec_decision *d = &item->prior_decisions.at[i];
		size_t at = enter_index(e, i);
		jw_object_begin(&e->w);
		put(e, "body", &d->body);
		put(e, "date", &d->date);
		put(e, "item_no", &d->item_no);
		put(e, "text", &d->text);
		put_outcomes(e, d);
		if (d->absent.n)
			put_persons(e, "absent", &d->absent);
		jw_object_end(&e->w);
		leave(e, at);
	}
	close_list(e, list);
	size_t at = enter(e, "decision");
	jw_key(&e->w, "decision");
	jw_object_begin(&e->w);
	put(e, "text", &item->decision.text);
	put_outcomes(e, &item->decision);
	jw_object_end(&e->w);
	leave(e, at);
}

static void put_dissent(struct emitter *e, const struct rec_item *item)
{
	size_t list = open_list(e, "dissent");
	for (uint32_t i = 0; i < item->dissent.n; i++) {
		const struct rec_dissent *d = &item->dissent.at[i];
		size_t at = enter_index(e, i);
		jw_object_begin(&e->w);
		put(e, "person", &d->person);
		put(e, "party", &d->party);
		put_said(e, "stance", stance_name(d->stance), &d->said);
		jw_object_end(&e->w);
		leave(e, at);
	}
	close_list(e, list);
}

static void put_amounts(struct emitter *e, const struct rec_item *item)
{
	size_t list = open_list(e, "amounts");
	for (uint32_t i = 0; i < item->amounts.n; i++) {
		const struct rec_amount *m = &item->amounts.at[i];
		char sign[2] = {m->sign, '\0'};
		size_t at = enter_index(e, i);
		jw_object_begin(&e->w);
		jw_key(&e->w, "value_dkk");
		jw_decimal(&e->w, m->oere, 2);
		put(e, "period", &m->period);
		jw_put_text(&e->w, "sign", m->sign ? sign : NULL);
		put(e, "text", &m->text);
		jw_object_end(&e->w);
		leave(e, at);
	}
	close_list(e, list);
}

static void put_commitments(struct emitter *e, const struct rec_item *item)
{
	size_t list = open_list(e, "commitments");
	for (uint32_t i = 0; i < item->commitments.n; i++) {
		const struct rec_commitment *c = &item->commitments.at[i];
		size_t at = enter_index(e, i);
		jw_object_begin(&e->w);
		put(e, "text", &c->text);
		put(e, "due", &c->due);
		put(e, "who", &c->who);
		if (c->first.text)
			jw_put_text(&e->w, "due_from", c->first.text);
		if (c->last.text)
			jw_put_text(&e->w, "due_to", c->last.text);
		if (c->recurrence.text)
			put(e, "recurrence", &c->recurrence);
		jw_object_end(&e->w);
		leave(e, at);
	}
	close_list(e, list);
}

static void put_sections(struct emitter *e, const struct rec_item *item)
{
	size_t list = open_list(e, "sections");
	for (uint32_t i = 0; i < item->sections.n; i++) {
		const struct rec_section *s = &item->sections.at[i];
		size_t at = enter_index(e, i);
		jw_object_begin(&e->w);
		jw_put_text(&e->w, "kind", section_kind_name(s->kind));
		put(e, "heading", &s->heading);
		put(e, "text", &s->text);
		jw_object_end(&e->w);
		leave(e, at);
	}
	close_list(e, list);
	if (!item->parts.n)
		return;
	list = open_list(e, "parts");
	for (uint32_t i = 0; i < item->parts.n; i++) {
		size_t at = enter_index(e, i);
		jw_object_begin(&e->w);
		put(e, "mark", &item->parts.at[i].mark);
		put(e, "text", &item->parts.at[i].text);
		jw_object_end(&e->w);
		leave(e, at);
	}
	close_list(e, list);
}

static void put_hidden(struct emitter *e, const struct rec_item *item)
{
	put(e, "number", &item->number);
	put(e, "title", &item->title);
	jw_put_bool(&e->w, "closed", true);
	jw_object_end(&e->w);
}

static void put_item(struct emitter *e, const struct rec_item *item, uint32_t index)
{
	const struct record_json_more *more = e->more;
	jw_object_begin(&e->w);
	if (more->item)
		more->item(more->context, &e->w, index);
	if (more->hidden && more->hidden(more->context, index)) {
		put_hidden(e, item);
		return;
	}
	doubt(e, item->doubt);
	put(e, "number", &item->number);
	put(e, "title", &item->title);
	put_said(e, "kind", item_kind_name(item->kind), &item->kind_said);
	size_t at = enter(e, "closed");
	jw_put_bool(&e->w, "closed", item->closed);
	source_of(e, &item->closed_said);
	leave(e, at);
	put(e, "case_no", &item->case_no);
	put_attachments(e, item);
	put_recommendations(e, item);
	put_decisions(e, item);
	put_dissent(e, item);
	put_persons(e, "absent_for_item", &item->absent);
	put_amounts(e, item);
	put_commitments(e, item);
	put_sections(e, item);
	jw_put_bool(&e->w, "truncated", item->truncated);
	jw_object_end(&e->w);
}

static void put_places(struct emitter *e)
{
	jw_key(&e->w, "spans");
	jw_object_begin(&e->w);
	for (uint32_t i = 0; i < e->places.n; i++) {
		const struct place *p = &e->places.at[i];
		jw_key(&e->w, p->pointer);
		jw_array_begin(&e->w);
		for (uint32_t k = 0; k < p->spans.n; k++) {
			jw_array_begin(&e->w);
			jw_int(&e->w, p->spans.at[k].off);
			jw_int(&e->w, p->spans.at[k].len);
			jw_array_end(&e->w);
		}
		jw_array_end(&e->w);
	}
	jw_object_end(&e->w);
}

static void put_reader(struct emitter *e, const struct record *r)
{
	const struct record_json_more *more = e->more;
	if (more->head)
		more->head(more->context, &e->w);
	if (more->source)
		jw_put_text(&e->w, "source", more->source);
	jw_key(&e->w, "reader");
	jw_object_begin(&e->w);
	jw_put_int(&e->w, "version", more->reader ? more->reader : READER_VERSION);
	jw_put_text(&e->w, "format", r->from->format);
	if (r->from->key)
		jw_put_text(&e->w, "key", r->from->key);
	if (r->from->withdrawn)
		jw_put_bool(&e->w, "withdrawn", true);
	if (r->from->draft)
		jw_put_bool(&e->w, "draft", true);
	jw_object_end(&e->w);
}

void warning_json(struct json_writer *w, const struct read_warning *warning)
{
	BUF_AUTO said = BUF_INIT(WARNING_MAX);
	i18n_format(&said, LANG_EN, warning->key, warning->arg ? warning->arg : "?");
	jw_object_begin(w);
	jw_put_str(w, "message", buf_view(&said));
	jw_put_text(w, "key", warning->key);
	if (warning->arg)
		jw_put_text(w, "about", warning->arg);
	jw_object_end(w);
}

static void put_notes(struct emitter *e, const struct record *r)
{
	jw_key(&e->w, "doubtful");
	jw_array_begin(&e->w);
	for (uint32_t i = 0; i < e->doubts.n; i++)
		jw_text(&e->w, e->doubts.at[i].pointer);
	jw_array_end(&e->w);
	jw_key(&e->w, "doubts");
	jw_object_begin(&e->w);
	for (uint32_t i = 0; i < e->doubts.n; i++)
		jw_put_text(&e->w, e->doubts.at[i].pointer, doubt_code(e->doubts.at[i].why));
	jw_object_end(&e->w);
	jw_key(&e->w, "warnings");
	jw_array_begin(&e->w);
	for (uint32_t i = 0; i < r->from->warnings.n; i++) {
		const struct read_warning *warning = &r->from->warnings.at[i];
		warning_json(&e->w, warning);
	}
	jw_array_end(&e->w);
}

static sp_rc write_record(struct emitter *e, const struct record *r)
{
	jw_object_begin(&e->w);
	put_reader(e, r);
	put_meeting(e, &r->meeting);
	size_t list = open_list(e, "items");
	doubt(e, r->doubt);
	for (uint32_t i = 0; i < r->items.n; i++) {
		size_t at = enter_index(e, i);
		put_item(e, &r->items.at[i], i);
		leave(e, at);
	}
	close_list(e, list);
	put_notes(e, r);
	put_places(e);
	jw_object_end(&e->w);
	return jw_ok(&e->w) && !e->failed ? SP_OK : SP_ENOMEM;
}

sp_rc record_json_with(struct arena *a, const struct record *r, const struct record_json_more *more,
		       struct buf *out)
{
	struct emitter e = {.arena = a, .more = more, .w = JW_WRITER(out, more->style)};
	return write_record(&e, r);
}

sp_rc record_doubts(struct arena *a, const struct record *r, doubt_list *out)
{
	const struct record_json_more more = {.style = JW_COMPACT};
	BUF_AUTO unseen = BUF_INIT(DOUBTS_JSON_MAX);
	struct emitter e = {.arena = a, .more = &more, .w = JW_WRITER(&unseen, more.style)};
	SP_TRY(write_record(&e, r));
	*out = e.doubts;
	return SP_OK;
}

sp_rc record_json(struct arena *a, const struct record *r, const char *source, enum jw_style style,
		  struct buf *out)
{
	const struct record_json_more more = {.source = source, .style = style};
	return record_json_with(a, r, &more, out);
}
